"""Figures on the built pages: named for those who do not see them, the same in words, and light."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from tests.site.site_pages import Pages

Words = Callable[[Tag], str]

ADDRESSES = (
    "explainers/canada-us-asylum-2020/",
    "explainers/safe-third-country-agreement/",
    "glossary/refoulement/",
    "glossary/direct-back/",
    "glossary/roxham-road/",
)
MAPS = ("explainers/safe-third-country-agreement/", "glossary/roxham-road/")


@pytest.fixture(params=ADDRESSES)
def figures(request: pytest.FixtureRequest, pages: Pages) -> list[Tag]:
    """Return the figures of each page in turn."""
    return pages[request.param].select("#figures figure.figure")


def test_each_picture_has_a_title_and_a_description(figures: list[Tag], words: Words) -> None:
    assert figures
    for figure in figures:
        for picture in figure.find_all("svg", role="img", recursive=False):
            title, described = (figure.find(id=id_) for id_ in picture["aria-labelledby"].split())
            assert words(title) == words(figure.select_one("figcaption b"))
            assert words(described).endswith(".")


def test_each_picture_is_there_in_words_too(figures: list[Tag], words: Words) -> None:
    for figure in figures:
        said = words(figure.select_one("details.figure-data"))
        drawn = {words(text) for text in figure.select(".figure-step, .figure-number, .figure-place, .figure-country")}

        assert drawn
        assert [text for text in drawn if text not in said] == []


def test_each_figure_says_what_it_rests_on(figures: list[Tag]) -> None:
    assert [figure["id"] for figure in figures if not figure.select("p.fine a[href*='source']")] == []


@pytest.mark.parametrize("address", MAPS)
def test_a_map_says_whose_outlines_it_has(address: str, pages: Pages, words: Words) -> None:
    figure = pages[address].select_one("#figures figure")

    assert words(figure.select_one("p.fine")).endswith("Outlines: Natural Earth, public domain.")


def test_figures_are_as_their_authors_wrote_them(
    pages: Pages, front_matter: Callable[[str], dict[str, Any]], words: Words
) -> None:
    written = front_matter("canada-us-asylum-2020")["figures"]
    shown = pages["explainers/canada-us-asylum-2020/"].select("#figures figure")

    assert [words(figure.select_one("figcaption b")) for figure in shown] == [each["title"] for each in written]
    said = words(shown[0].select_one("details"))
    assert all(step["text"] in said and step.get("then", "") in said for step in written[0]["steps"])


def test_bars_say_their_counts(pages: Pages, glossary: dict[str, dict[str, Any]], words: Words) -> None:
    (written,) = glossary["direct-back"]["figures"]
    (shown,) = pages["glossary/direct-back/"].select("#figures figure")

    rows = [[words(cell) for cell in row.select("th, td")][:2] for row in shown.select("table tr")]

    assert rows == [["By 20 April 2021", "387 people"], ["By mid-October 2021, at least", "544 people"]]
    assert [row[0] for row in rows] == [bar["label"] for bar in written["bars"]]


def test_a_page_without_figures_has_no_section_for_them(pages: Pages) -> None:
    assert not pages["glossary/cbp/"].select("#figures")


def test_the_outlines_come_with_the_wheels_files(built: Path) -> None:
    folder = built / "plugins" / "newsgloss" / "pages" / "figures" / "natural_earth"

    assert (folder / "world.json").stat().st_size < 500_000
    assert "public domain" in (folder / "README.md").read_text(encoding="utf-8")
