"""What a page weighs as it is sent, gzipped, against the theme's budget."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from bench.corpus import write_project

KB = 1000  # bytes
EXPLAINER = "explainers/canada-us-asylum-2020"
CARDS = 15
PLAIN = 15_600  # bytes; the aim is 12 kB, and the one stylesheet, with the parts of every kind of page, is 7 of them
CARD = 'class="gloss-card"'


def weight(*files: Path) -> int:
    """Return how many bytes some files take together when each is gzipped."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def loaded(output: Path, page: str, ending: str) -> list[Path]:
    """Return the files of a kind that a page names in its head."""
    head = (output / page / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
    return [output / name for name in sorted(set(re.findall(rf'(?:src|href)="/([^"?]+\.{ending})', head)))]


def test_the_first_explainer_is_light(built: Path) -> None:
    output = built / "output"

    assert weight(output / EXPLAINER / "index.html") <= 24 * KB
    assert 0 < weight(*loaded(output, EXPLAINER, "css")) <= 8 * KB
    assert 0 < weight(*loaded(output, EXPLAINER, "js")) <= 4 * KB


def test_the_fonts_that_a_page_asks_for_are_light(built: Path) -> None:
    fonts = loaded(built / "output", EXPLAINER, "woff2")

    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 70 * KB


def test_the_script_of_the_card_is_light(built: Path) -> None:
    script = built / "output" / "theme" / "gloss-card.js"

    assert script.stat().st_size <= 3.7 * KB  # of which 0.6 fetch what is not in the page
    assert weight(script) <= 1.6 * KB


@pytest.mark.parametrize(("script", "most"), [("search.js", 1.3), ("glossary-filter.js", 0.5)])
def test_the_scripts_of_single_pages_are_light(script: str, most: float, built: Path) -> None:
    assert 0 < weight(built / "output" / "theme" / script) <= most * KB


@pytest.fixture
def plain(tmp_path: Path, newsgloss: Callable[..., CompletedProcess[str]]) -> Path:
    """Return a site of made-up articles of 700 words that have no notes."""
    write_project(tmp_path / "project", 8, 400)
    ran = newsgloss(tmp_path / "project", "build")
    assert ran.returncode == 0, ran.stderr
    return tmp_path / "project" / "output"


def test_a_page_of_700_words_with_15_cards_grows_no_heavier(plain: Path) -> None:
    pages = {
        path.parent: path.read_text(encoding="utf-8").count(CARD) for path in plain.glob("explainers/*/index.html")
    }
    page = min(folder.relative_to(plain).as_posix() for folder, cards in pages.items() if cards == CARDS)

    assert weight(plain / page / "index.html", *loaded(plain, page, "css"), *loaded(plain, page, "js")) <= PLAIN
