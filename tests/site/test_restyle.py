"""The site that docs/how-to/restyle.md makes: a file of its own takes the place of the theme's, and no other does."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsgloss.model.settings import find_project
from newsgloss.publishing.preview.watching import watched_places
from tests.site.site_pages import Pages

Ran = subprocess.CompletedProcess[str]
STORY = "explainers/canada-us-asylum-2020/"


@pytest.fixture(scope="module")
def restyled_pages(restyled: Path) -> Pages:
    """Return the pages of the restyled site."""
    return Pages.of(restyled / "output")


def version(page: BeautifulSoup) -> str:
    """Return what a page adds to the addresses of styles and scripts."""
    return page.select_one('link[rel="stylesheet"]')["href"].partition("?v=")[2]


def test_a_piece_of_every_page_is_replaced(restyled_pages: Pages) -> None:
    expected = "Newsgloss, Castle Street, Zenda. Quoted stories belong to their publishers."
    whole = [page for page in restyled_pages.values() if page.select_one("main")]

    assert {page.select_one(".site-footer p").string for page in whole} == {expected}


def test_a_footer_of_the_sites_own_leads_where_the_themes_does(restyled_pages: Pages, pages: Pages) -> None:
    own, theirs = (
        [link["href"] for link in some["glossary/"].select(".site-footer a")] for some in (restyled_pages, pages)
    )

    assert own == [*theirs, "mailto:ask@example.org"]
    assert {"/about/", "/data/", "/drafts/"} < {*theirs}


def test_a_macro_is_replaced_wherever_it_is_used(restyled_pages: Pages) -> None:
    assert restyled_pages[""].select_one("h1 .wordmark").decode_contents() == "The <b>Newsgloss</b>"
    assert restyled_pages["glossary/"].select_one(".site-header .wordmark").decode_contents() == "The <b>Newsgloss</b>"


def test_a_block_of_one_kind_of_page_is_filled_anew_and_keeps_what_the_theme_has_there(restyled_pages: Pages) -> None:
    story = restyled_pages[STORY]

    headings = [heading.get_text() for heading in story.select("article > section h2")]

    assert headings[headings.index("Questions") + 1] == "Ask us"
    assert "ask-us" not in str(restyled_pages["glossary/refoulement/"])


def test_a_block_of_the_base_is_filled_anew_on_every_page(restyled_pages: Pages) -> None:
    expected = ["/theme/fonts/zenda-sans.woff2", "/theme/fonts/newsreader.woff2"]

    for page in restyled_pages.values():
        if page.select_one("main"):
            assert [link["href"] for link in page.select('link[rel="preload"]')] == expected


def test_a_style_takes_in_the_themes_own_and_comes_after_it(restyled: Path) -> None:
    sheet = (restyled / "output" / "theme" / "newsgloss.css").read_text(encoding="utf-8")

    assert re.findall(r"--gloss:light-dark\((#\w+)", sheet) == ["#00576a", "#7a1f3d"]
    assert "border-block-start:4px double var(--gloss)" in sheet


def test_cards_on_other_pages_have_the_colours_of_the_site(restyled: Path) -> None:
    script = (restyled / "output" / "theme" / "newsgloss-embed.js").read_text(encoding="utf-8")
    copied = (restyled / "output" / "glossary" / "refoulement" / "embed.txt").read_text(encoding="utf-8")

    assert re.findall(r"--gloss:light-dark\((#\w+)", script) == ["#00576a", "#7a1f3d"]
    assert re.findall(r"border-inline-start:3px solid (#\w+)", copied) == ["#7a1f3d"]


def test_what_is_served_as_it_is_replaces_the_themes_file_and_leaves_the_others(restyled: Path) -> None:
    served = restyled / "output" / "theme"

    assert (served / "icon.svg").read_bytes() == (restyled / "restyle" / "static" / "icon.svg").read_bytes()
    assert (served / "fonts" / "zenda-sans.woff2").is_file()
    font = "fonts/newsreader.woff2"
    assert (served / font).read_bytes() == (restyled / "theme" / "static" / font).read_bytes()


def test_what_is_not_replaced_is_the_themes(restyled_pages: Pages, pages: Pages) -> None:
    story, ours = (of[STORY].select_one(".story").decode() for of in (restyled_pages, pages))

    assert story == ours


def test_browsers_fetch_styles_again_when_a_file_of_the_sites_own_changes_and_folders_are_the_projects(
    restyled: Path, restyled_pages: Pages, pages: Pages, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(restyled, folder, ignore=shutil.ignore_patterns("output"))
    with (folder / "restyle" / "templates" / "css" / "site-footer.css").open("a", encoding="utf-8") as style:
        style.write(".site-footer { color: var(--ink); }\n")

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [sys.executable, "-m", "pelican", "-s", str(folder / "pelicanconf.py"), "-o", str(tmp_path / "OUT")]
    subprocess.run(command, cwd=elsewhere, check=True)
    changed = Pages.of(tmp_path / "OUT")[""]

    assert changed.select_one(".wordmark b")
    assert len({version(pages[""]), version(restyled_pages[""]), version(changed)}) == 3


def test_no_link_is_broken(restyled: Path, follow: Callable[[Path, str], object]) -> None:
    assert follow(restyled / "output", "").broken == []


def test_live_reload_watches_what_replaces_the_theme(restyled: Path) -> None:
    watched = watched_places(find_project(restyled))

    names = "content plugins restyle/static restyle/templates seeds theme"
    assert [path.relative_to(restyled.resolve()).as_posix() for path in watched.all] == names.split()
    assert watched.settings == restyled.resolve() / "pelicanconf.py"


def test_a_style_sheet_that_cannot_be_read_stops_the_build_with_its_name(
    fresh: Path, newsgloss: Callable[..., Ran], files: Callable[..., dict[str, bytes]]
) -> None:
    with (fresh / "theme" / "templates" / "css" / "rows.css").open("a", encoding="utf-8") as part:
        part.write("}\n")
    before = files(fresh, "output")
    ran = newsgloss(fresh, "build")

    assert (ran.returncode, files(fresh, "output")) == (2, before)
    assert re.fullmatch(
        r"templates/newsgloss\.css: browsers cannot read this style sheet: .+:\d+:\d+, counted with all its parts\n"
        r"    Fix the part of it in css/ that was changed last\.\nNot built; output/ is as it was\.\n",
        ran.stderr,
    )


def test_live_reload_watches_a_sites_own_words(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text('THEME_TRANSLATIONS_OVERRIDES = ["words"]\n', encoding="utf-8")

    assert tmp_path.resolve() / "words" in watched_places(find_project(tmp_path)).all
