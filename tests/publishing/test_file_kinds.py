import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.publishing.file_kinds import PICTURE, PLAIN, PUBLISH_AS, XML, kind_flaws

Add = Callable[[str, str], None]
Problems = Callable[[], list[str]]
ROOT = Path(__file__).parents[2]
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
SETTINGS = "pelicanconf.py"


def found(name: str, data: bytes, folder: Path) -> list[str]:
    """Return what is wrong with a file that is published under a name."""
    source = folder / "source"
    source.write_bytes(data)
    return [str(flaw.within("images/a")) for flaw in kind_flaws(source, name)]


@pytest.mark.parametrize(
    "name",
    "lake.png lake.JPG fonts/zenda.woff2 ferry.mp4 speech.mp3 speech.vtt report.pdf fares.csv lake.geojson robots.txt "
    "report.2031.pdf flag.svg.png CNAME .well-known/apple-app-site-association .htaccess _redirects fares.json".split(),
)
def test_what_browsers_show_play_or_save_is_published(name: str, tmp_path: Path) -> None:
    assert found(name, b"Lake\n<script>", tmp_path) == []


@pytest.mark.parametrize(
    "ending",
    "html htm xhtml xht shtml HTML mht mhtml xsl xslt svgz swf hta php js mjs css wasm eml xul pdf2 exe".split(),
)
def test_any_other_kind_is_refused(ending: str, tmp_path: Path) -> None:
    expected = (
        f"images/a: '.{ending.lower()}' is not a kind of file that is published as it is: "
        f"a browser could run what is in it\n    {PUBLISH_AS}"
    )

    assert found(f"images/a.{ending}", b"", tmp_path) == [expected]


@pytest.mark.parametrize("name", ["lake.html.geojson", "lake.svg.gz", "lake.htm.de.yaml"])
def test_an_ending_within_a_name_counts_for_hosts_that_do_not_know_the_last(name: str, tmp_path: Path) -> None:
    ending = name.split(".")[1]
    expected = (
        f"images/a: many hosts would serve this as '.{ending}', which is in its name, and a browser could run it\n"
        f"    Take '.{ending}' out of its name; or, if you know what it does, name it in STATIC_UNCHECKED."
    )

    assert found(name, b"", tmp_path) == [expected]


@pytest.mark.parametrize(
    "data", [b"<!DOCTYPE html>", b"\xef\xbb\xbf\n <HTML lang=en>", b"<script>", b"<!--x", b"<svg/onload=a>", b"<?xml "]
)
@pytest.mark.parametrize("name", ["token", "lake.txt", "lake.png", "lake.bin"])
def test_a_file_that_begins_as_a_web_page_is_refused_whatever_its_name(name: str, data: bytes, tmp_path: Path) -> None:
    expected = (
        "images/a: this begins as a web page does, and a browser could run it as one\n"
        "    Begin it with something else; or, if you know what it does, name it in STATIC_UNCHECKED."
    )

    assert found(name, data, tmp_path) == [expected]


def test_a_picture_and_data_in_xml_are_looked_into(tmp_path: Path) -> None:
    assert found("a.svg", SVG.format("").encode(), tmp_path) == []
    assert found("a.kml", b"<kml/>", tmp_path) == []
    assert len(found("a.SVG", SVG.format("<script/>").encode(), tmp_path)) == 1
    assert len(found("a.rss", SVG.format("").encode(), tmp_path)) == 1


RUNS = "content/{}: '.html' is not a kind of file that is published as it is: a browser could run what is in it\n    {}"


@pytest.mark.parametrize(
    ("settings", "file", "link"),
    [
        ('STATIC_PATHS = ["images"]', "images/evil.html", ""),
        ('STATIC_PATHS = [""]', "deep/er/evil.html", ""),
        ('STATIC_PATHS = ["evil.html"]', "evil.html", ""),
        ("", "maps/evil.html", "[map]({static}../maps/evil.html)"),
        ("", "maps/evil.html", "[map]({attach}/maps/evil.html)"),
        (
            'STATIC_PATHS = ["images"]\nEXTRA_PATH_METADATA = {"images/lake.png": {"path": "lake.html"}}',
            "images/lake.png",
            "",
        ),
        ('STATIC_PATHS = ["images"]\nSTATIC_SAVE_AS = "{path}.html"', "images/lake.png", ""),
    ],
)
def test_a_page_that_is_copied_is_refused_by_whatever_way_it_comes(
    settings: str, file: str, link: str, problems: Problems, add: Add
) -> None:
    add(SETTINGS, f"{settings}\n")
    add(f"content/{file}", "x")
    add("content/pages/about.md", f"\n{link}\n")

    assert RUNS.format(file, PUBLISH_AS) in problems()


@pytest.mark.parametrize("named", ["graphics", "graphics/lake", "graphics/lake/index.html", "./graphics/lake/"])
def test_a_file_that_a_setting_vouches_for_is_published(named: str, problems: Problems, add: Add) -> None:
    add(SETTINGS, f'STATIC_PATHS = ["graphics"]\nSTATIC_UNCHECKED = ["{named}"]\n')
    add("content/graphics/lake/index.html", "<script>alert(1)</script>")

    assert problems() == []


@pytest.mark.parametrize("named", ["", ".", "..", "images/..", "/"])
def test_nobody_vouches_for_all_of_the_content(named: str, problems: Problems, add: Add) -> None:
    add(SETTINGS, f"STATIC_UNCHECKED = [{named!r}]\n")
    expected = (
        f"pelicanconf.py: STATIC_UNCHECKED names all of the content folder: {named!r}\n"
        "    Name the files, or a folder that is for them alone."
    )

    assert problems() == [expected]


def test_a_script_in_a_picture_is_named_with_its_line(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'STATIC_PATHS = ["images"]\n')
    add("content/images/lake.svg", SVG.format("\n  <script>alert(1)</script>\n"))
    expected = (
        "content/images/lake.svg:2:3: <script> does not belong in a picture: a browser could run what is in it\n"
        "    Take it out, or save the picture as plain SVG. If you trust the file, name it in STATIC_UNCHECKED."
    )

    assert problems() == [expected]


def test_the_reference_lists_the_kinds_that_are_published() -> None:
    text = (ROOT / "docs/reference/content.md").read_text(encoding="utf-8")
    table = text.partition("## Files that are published as they are")[2].partition("\n\n- ")[0]

    assert sorted(PLAIN | XML | {PICTURE}) == sorted(re.findall(r"`\.(\w+)`", table))
