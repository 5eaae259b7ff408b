import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.publishing.site_links import SiteLink, links_in
from tests.samples import IMPRINT

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ABOUT = "content/pages/about.md"
OUT = ("leads out of content/", "Put the file into content/.")
NO_FILE = (
    "leads to no file",
    "Name a file that is there, from this file's folder or, with a / before it, from content/.",
)
TEXT = ("leads to a text of yours, not to a file to publish", "Write {filename} before a page's path.")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("{attach}../../../secret.txt", OUT),
        ("{attach}/../pelicanconf.py", OUT),
        ("{static}/../../../../etc/passwd", OUT),
        ("|static|/../seeds/zenda.txt", OUT),
        ("{static}////etc/passwd", OUT),
        ("{static}/etc", OUT),
        ("{static}link.txt", OUT),
        ("{static}//example.org/x.png", NO_FILE),
        ("{static}https://example.org/x.png", NO_FILE),
        ("{static}missing.png", NO_FILE),
        ("{static}%2e%2e/about.md", NO_FILE),
        ("{static}/.env", NO_FILE),
        ("{static}/glossary", NO_FILE),
        ("{attach}pipe", NO_FILE),
        ("{static}about.md", TEXT),
        ("{attach}/sources.yaml", TEXT),
        ("{filename}missing.md", NO_FILE),
        ("{filename}../glossary/lake.yaml", NO_FILE),
        ("{filename}../explainers/unfinished.md", ("leads to a draft", "Publish it first, or take the link out.")),
        ("{photo}lake.jpg", ("is of an unknown kind", "Write one of {attach}, {filename}, {static}.")),
        ("{category}The sea", ("leads to no category of a published explainer", "Look at how it is written there.")),
        ("{tag}lake", ("leads to a page that this site does not have", "Take it out, or set TAG_SAVE_AS.")),
    ],
)
def test_a_link_that_leads_nowhere_or_out_is_an_error_at_its_place(
    link: str, said: tuple[str, str], problems: Problems, add: Add, ruritania: Path
) -> None:
    add(ABOUT, f"\nSee the [file]({link}).\n")
    add("content/.env", "secret")
    add("content/explainers/unfinished.md", "---\ntitle: Unfinished\n---\n")
    (ruritania / "content" / "etc").symlink_to("/etc")
    (ruritania / "content" / "pages" / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(ruritania / "content" / "pages" / "pipe")

    found = [problem for problem in problems() if problem.startswith(ABOUT)]

    assert found == [f"{ABOUT}:7:16: the link {link} {said[0]}\n    {said[1]}"]


@pytest.mark.parametrize(
    "link",
    [
        "{attach}map.png",
        "{static}/pages/map.png",
        "{static}old%20map.png",
        "{filename}about.md",
        "{filename}/explainers/zenda.md#story",
        "{category}The lake",
        "{index}",
    ],
)
def test_a_link_that_leads_somewhere_is_none(link: str, problems: Problems, add: Add) -> None:
    add(ABOUT, f"\nSee the [file]({link}).\n")
    add("content/pages/map.png", "x")
    add("content/pages/old map.png", "x")
    expected: list[str] = []

    assert expected == problems()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "content/glossary/lake.yaml",
            "See the Lake Treaty.",
            "![map]({attach}map.png)",
            (
                "content/glossary/lake.yaml:1:3: the link {attach}map.png cannot be told from an entry\n"
                "    Write {static}/ and the file's path in content/."
            ),
        ),
        (
            "content/glossary/lake.yaml",
            "See the Lake Treaty.",
            "![map]({static}/maps/map.png)",
            (
                "content/glossary/lake.yaml:1:3: the link {static}/maps/map.png leads to a file that is not published\n"
                "    Put it into a folder of STATIC_PATHS."
            ),
        ),
        (
            "content/explainers/zenda.md",
            "seed: zenda\n",
            "seed: zenda\nbackstory: '[map]({static}/maps/map.png)'\n",
            (
                "content/explainers/zenda.md:8:12: the link {static}/maps/map.png is not read in this text\n"
                "    Write the address itself, or [text](entry:...), [text](explainer:...)."
            ),
        ),
    ],
)
def test_a_link_is_known_where_it_is_read(  # noqa: PLR0913, PLR0917 -- an example and its fixtures
    file: str, old: str, new: str, expected: str, problems: Problems, change: Change, add: Add
) -> None:
    add("content/maps/map.png", "x")
    change(file, old, new)

    assert expected in problems()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="{static}/a.png">a</a>', ["{static}/a.png"]),
        ('<img alt="x" src="|attach|b.png"><img src="{static}c.png">', ["|attach|b.png", "{static}c.png"]),
        ('<a title="1 > 0" href="{static}a">', []),
        ("<a title=\"<i href='{attach}../x'\">", ["{attach}../x"]),
        ('<p>Write href="{static}a" there.</p>', []),
        ('<a href="/{static}a">', []),
    ],
)
def test_links_are_found_where_pelican_finds_them(html: str, expected: list[str]) -> None:
    assert expected == [link.written for link in links_in(html)]


def test_a_link_has_a_kind_and_a_value() -> None:
    assert list(links_in('<a href="{static}/a.png">')) == [SiteLink("{static}/a.png", "static", "/a.png")]


@pytest.mark.parametrize(
    ("written", "place", "host"),
    [
        ("![Zenda](https://example.org/zenda.png)", "7:10", "https://example.org"),
        ('<img alt="a > b" src="//example.org/zenda.png">', "7:23", "https://example.org"),
        ("![Zenda](https://example.org/?a=1&b=2)", "7:10", "https://example.org"),
    ],
)
def test_a_picture_that_no_browser_shows_is_an_error_at_its_place(
    written: str, place: str, host: str, problems: Problems, add: Add
) -> None:
    add(ABOUT, f"\n{written}\n")
    address = re.search(r'(?:https:)?//[^")]*', written)[0]

    message = f"no browser shows the picture {address} here, because it is on another host"
    remedy = f'Put it into content/, or allow its host: CONTENT_SECURITY_POLICY = {{"img-src": ["{host}"]}}.'
    assert problems() == [f"{ABOUT}:{place}: {message}\n    {remedy}"]


@pytest.mark.parametrize(
    ("setting", "picture"),
    [
        ('CONTENT_SECURITY_POLICY = {"img-src": ["https://*.example.org"]}', "https://pictures.example.org/zenda.png"),
        (f'SITEURL = "https://news.lake.ruritania"{IMPRINT}', "https://news.lake.ruritania/images/zenda.png"),
        ("", "/images/zenda.png"),
    ],
)
def test_a_picture_of_the_site_or_of_an_allowed_host_is_none(
    setting: str, picture: str, problems: Problems, add: Add
) -> None:
    add("pelicanconf.py", f"\n{setting}\nSTATIC_PATHS = ['images']\n")
    add("content/images/zenda.png", "x")
    add(ABOUT, f"\n![Zenda]({picture})\n")

    assert problems() == []


def test_a_picture_in_an_entry_is_looked_at_too(problems: Problems, change: Change) -> None:
    change("content/glossary/lake.yaml", "See the Lake Treaty.", "![map](https://example.org/map.png)")

    assert [problem.partition(" here")[0] for problem in problems()] == [
        "content/glossary/lake.yaml:1:3: no browser shows the picture https://example.org/map.png"
    ]
