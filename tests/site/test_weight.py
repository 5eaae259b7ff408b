"""What a page weighs as it is sent, gzipped, against the theme's budget.

The sites have no address, so their pages say nothing of themselves: what that adds has a budget of its own, in
test_metadata.py.
"""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jinja2 import Environment, FileSystemLoader

from bench.corpus import write_project
from newsgloss.pelican_plugin.templates.page_language import PageLanguage, prepare

KB = 1000  # bytes
EXPLAINER = "explainers/canada-us-asylum-2020"
CARDS = 15
PLAIN = 12.5 * KB
CARD = 'class="gloss-card unfolds"'
MOST = 8  # files: page, two sheets, two scripts, two fonts, icon


def weight(*files: Path) -> int:
    """Return how many bytes some files take together when each is gzipped."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def loaded(output: Path, page: str, ending: str) -> list[Path]:
    """Return the files of a kind that a page names in its head, but for those for paper alone: nothing waits for it."""
    head = (output / page / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
    named = re.findall(rf'(?:src|href)="/([^"?]+\.{ending})(?:\?[^"]*)?"(?! media="print")', head)
    return [output / name for name in sorted(set(named))]


def test_the_first_explainer_is_light(built: Path) -> None:
    output = built / "output"

    assert weight(output / EXPLAINER / "index.html") <= 24 * KB  # with 36 events and 30 terms
    assert 0 < weight(*loaded(output, EXPLAINER, "css")) <= 8 * KB
    assert 0 < weight(*loaded(output, EXPLAINER, "js")) <= 4 * KB


def test_what_the_first_explainer_has_for_paper_alone_is_light(built: Path) -> None:
    assert 0 < weight(built / "output" / EXPLAINER / "print.css") <= 6 * KB


def test_the_fonts_that_a_page_asks_for_are_light(built: Path) -> None:
    fonts = loaded(built / "output", EXPLAINER, "woff2")

    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 70 * KB


def test_the_script_of_the_card_is_light(built: Path) -> None:
    environment = Environment(loader=FileSystemLoader(built / "theme" / "templates"), autoescape=True)
    prepare(environment, PageLanguage())
    script = (
        environment.from_string('{% filter jsmin %}{% include "js/gloss-card.js" %}{% endfilter %}').render().encode()
    )

    assert len(script) <= 3.75 * KB
    assert len(gzip.compress(script, mtime=0)) <= 1.65 * KB


def test_no_page_asks_for_more_than_eight_files(built: Path) -> None:
    output = built / "output"
    pages = [path.parent.relative_to(output).as_posix() for path in output.rglob("index.html")]
    files = {page: [page, *loaded(output, page, "(?:css|js|woff2|svg)")] for page in pages}

    assert max(map(len, files.values())) == MOST == len(files[EXPLAINER])


def test_a_page_names_no_sheet_whose_parts_it_does_not_have(built: Path) -> None:
    output = built / "output"
    sheets = {
        page: [sheet.stem for sheet in loaded(output, page, "css")]
        for page in (EXPLAINER, "explainers", "glossary", "glossary/refoulement", "sources", ".")
    }

    assert sheets == {
        EXPLAINER: ["explainer", "newsgloss"],
        "explainers": ["newsgloss"],
        "glossary": ["glossary", "newsgloss"],
        "glossary/refoulement": ["glossary", "newsgloss"],
        "sources": ["newsgloss"],
        ".": ["home", "newsgloss"],
    }


def test_sheets_and_scripts_are_sent_without_comments_and_indentation(built: Path) -> None:
    sent = [*(built / "output" / "theme").glob("*.css"), *(built / "output" / "theme").glob("*.js")]

    assert len(sent) == 12
    assert [
        path.name for path in sent if re.search(r"\n\s|/\*(?! @__PURE__)|{#|^//", path.read_text("utf-8").strip())
    ] == []


@pytest.mark.parametrize(
    ("script", "most"), [("search.js", 1.45), ("glossary-filter.js", 1.01), ("reading-settings.js", 1.7)]
)
def test_the_scripts_of_single_pages_are_light(script: str, most: float, built: Path) -> None:
    assert 0 < weight(built / "output" / "theme" / script) <= most * KB


@pytest.fixture
def plain(tmp_path: Path, newsgloss: Callable[..., CompletedProcess[str]]) -> Path:
    """Return a site of made-up articles of 700 words that have no notes."""
    write_project(tmp_path / "project", 8, 400)
    ran = newsgloss(tmp_path / "project", "build")
    assert ran.returncode == 0, ran.stderr
    return tmp_path / "project" / "output"


def test_a_page_of_700_words_with_15_cards_is_light(plain: Path) -> None:
    pages = {
        path.parent: path.read_text(encoding="utf-8").count(CARD) for path in plain.glob("explainers/*/index.html")
    }
    page = min(folder.relative_to(plain).as_posix() for folder, cards in pages.items() if cards == CARDS)

    assert weight(plain / page / "index.html", *loaded(plain, page, "css"), *loaded(plain, page, "js")) <= PLAIN
