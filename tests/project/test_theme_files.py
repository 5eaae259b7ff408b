"""The theme's style sheets and scripts are what an editor can read: CSS without Jinja, and modules with imports."""

import re
from pathlib import Path

import pytest
from lightningcss import process_stylesheet

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES, EMBEDDED = THEME / "templates", THEME / "embedded"  # the second has what replaces files of the first
THEIRS = ("fonts", "site-header", "site-footer")  # what another theme has instead of ours
BLOCK = re.compile(r"\{% block (\w+) %\}")
JOINED = re.compile(r'\{% include "css/([a-z-]+)\.css" %\}')
JINJA = re.compile(r"\{[{%#]")
COMMENT = re.compile(r"\{#.*?#\}|^//.*$", re.MULTILINE | re.DOTALL)
PART = re.compile(r'\{% include "css/[a-z-]+\.css" %\}')
FILTER = re.compile(r"\A\{% filter (?:css|js)min %\}\n|\{% endfilter %\}\n\Z")
PARTS = sorted(THEME.glob("*/css/*.css"))
SHEETS, SCRIPTS = sorted(THEME.glob("*/*.css")), sorted(TEMPLATES.glob("*.js"))
BROUGHT = re.compile(r"`[^`]*`|\{\{ theme_version \}\}")  # what a script brings: words, rules; its age
MODULES = sorted((TEMPLATES / "js").glob("*.js"))


@pytest.mark.parametrize("part", PARTS, ids=lambda path: path.name)
def test_a_style_sheet_is_css_by_itself(part: Path) -> None:
    text = part.read_text(encoding="utf-8")

    assert JINJA.findall(text) == []
    assert process_stylesheet(text, minify=True)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_that_joins_others_is_their_list_and_css_without_it(sheet: Path) -> None:
    text = FILTER.sub("", sheet.read_text(encoding="utf-8"))
    bare = PART.sub("", text)

    assert PART.findall(text)
    assert JINJA.findall(bare) == []
    process_stylesheet(bare)


def test_every_style_sheet_is_in_one_sheet_or_script() -> None:
    texts = [file.read_text(encoding="utf-8") for file in (*SHEETS, *SCRIPTS)]
    joined = [Path(name).name for text in texts for name in re.findall(r'"(css/[^"]+)"', text)]

    assert {part.name for part in PARTS} == set(joined)


def test_a_part_of_another_themes_page_has_the_sheet_of_every_page_but_for_what_the_theme_has() -> None:
    ours, part = (JOINED.findall((folder / "newsgloss.css").read_text("utf-8")) for folder in (TEMPLATES, EMBEDDED))

    assert ["reset", *(name for name in ours if name not in THEIRS), "embedded"] == part


def test_a_part_of_another_themes_page_has_the_blocks_of_every_page_but_for_what_the_theme_has() -> None:
    ours, part = (BLOCK.findall((folder / "base.html").read_text("utf-8")) for folder in (TEMPLATES, EMBEDDED))
    theirs = ("canonical", "metadata", "fonts", "icon", "feeds", "skip_links", "header")

    assert [name for name in ours if name not in theirs] == part


@pytest.mark.parametrize("script", [*SCRIPTS, *MODULES], ids=lambda path: path.name)
def test_a_script_is_javascript_without_jinja(script: Path) -> None:
    assert JINJA.findall(BROUGHT.sub("", FILTER.sub("", script.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("pages", "literal"),
    [
        (sorted(THEME.rglob("*.html")), r'["\'](?:\{\{ base \}\})?/[a-z]|\}\}/(?!fonts/)[a-z]+/'),
        (MODULES, r"[\"'`](?:\.{0,2}/)?[a-z]+/[\"'`]|import\.meta"),
    ],
    ids=["templates", "scripts"],
)
def test_no_address_of_the_site_is_written_out(pages: list[Path], literal: str) -> None:
    texts = {page.name: COMMENT.sub("", page.read_text(encoding="utf-8")) for page in pages}

    assert texts
    assert {name: found for name, text in texts.items() if (found := re.findall(literal, text))} == {}


def test_no_page_has_a_script_in_it_but_for_data_and_what_policies_know() -> None:
    pages = sorted(THEME.rglob("*.html"))
    written = r"<script(?![^>]*\ssrc=| type=\"application/ld\+json\">|>\{\{ first_paint \}\}<)|\son\w+=|javascript:"

    assert pages
    assert [page.name for page in pages if re.search(written, page.read_text(encoding="utf-8"))] == []
