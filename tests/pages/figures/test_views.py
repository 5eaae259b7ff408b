"""Figures of explainers and entries -> what pages draw: pictures, the same in words, and sources."""

from collections.abc import Callable

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.entries.entry_page import entry_page
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.figures.views import FigureView

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

ZENDA, LAKE = "content/explainers/zenda.md", "content/glossary/lake.yaml"
FIGURES = """\
figures:
  - kind: map
    title: Where the ferry leaves
    places: [quay, secret-quay]
    points: [{label: Fort, at: "46.4, 6.5"}]
    countries: [CH, FR]
    border: [CH, FR]
  - kind: steps
    title: How to cross
    steps: [{text: Permit, then: is shown, entry: ferry-permit}, {text: Ferry}]
    sources: [gazette]
  - kind: bars
    title: Ferries
    unit: ferries
    bars:
      - {label: "2030", value: 54000, sources: [gazette]}
      - {label: "2031", value: 2.5, about: true, sources: [treaty-text]}
"""
PLACES = """\
- {id: quay, kind: place, label: Quay, coordinates: "46.2, 6.1", gloss: Where it leaves., sources: [gazette]}
- {id: secret-quay, kind: place, status: draft, label: Secret, coordinates: "46.2, 6.2", gloss: Hidden.}
"""


@pytest.fixture
def content(add: Add, change: Change, load: Load) -> Content:
    """Return the small project, with figures in its explainer."""
    add("content/glossary/places.yaml", PLACES)
    change(ZENDA, "seed: zenda\n", f"seed: zenda\n{FIGURES}")
    return load()


@pytest.fixture
def figures(content: Content) -> tuple[FigureView, ...]:
    """Return the figures of its explainer."""
    return explainer_page(content.explainers["zenda"], content).figures


def test_a_map_says_in_words_what_is_on_it(figures: tuple[FigureView, ...]) -> None:
    map_ = figures[0]

    assert map_.described == (
        "A map of Switzerland and France. The border between Switzerland and France is drawn thicker. "
        "Marked: Quay and Fort."
    )
    assert [(row.text, row.entry.url if row.entry else None, row.words) for row in map_.rows] == [
        ("Quay", "/glossary/quay/", "46.2, 6.1"),
        ("Fort", None, "46.4, 6.5"),
        ("Switzerland", None, None),
        ("France", None, None),
    ]


def test_a_place_that_is_a_draft_is_not_on_the_map(figures: tuple[FigureView, ...]) -> None:
    assert figures[0].map
    assert len(figures[0].map.dots) == 2


def test_a_chain_says_in_words_what_leads_where(figures: tuple[FigureView, ...]) -> None:
    chain = figures[1]

    assert chain.described == "Permit: is shown; Ferry."
    assert [(row.text, row.entry.id if row.entry else None, row.words) for row in chain.rows] == [
        ("Permit", "ferry-permit", "is shown"),
        ("Ferry", None, None),
    ]
    assert chain.across
    assert chain.down


def test_bars_say_their_counts_in_words_each_with_its_sources(figures: tuple[FigureView, ...]) -> None:
    bars = figures[2]

    assert bars.described == "2030: 54,000 ferries; 2031: about 2.5 ferries."
    assert [(row.text, row.words, [one.id for one in row.citations]) for row in bars.rows] == [
        ("2030", "54,000 ferries", ["gazette"]),
        ("2031", "about 2.5 ferries", ["treaty-text"]),
    ]
    assert [one.id for one in bars.citations] == ["gazette", "treaty-text"]


def test_what_figures_cite_is_in_the_pages_list_of_sources(content: Content) -> None:
    sources = explainer_page(content.explainers["zenda"], content).sources

    cited = {
        source.id: [place for place, label, _ in source.cited_at if label.startswith("Figure")] for source in sources
    }

    assert cited["treaty-text"] == ["#figure-3"]
    assert cited["gazette"] == ["#figure-2", "#figure-3"]


def test_a_page_in_french_says_it_in_french(change: Change, content: Content, load: Load) -> None:
    change(ZENDA, "seed: zenda\n", "seed: zenda\nlang: fr\n")
    content = load()

    map_, chain, bars = explainer_page(content.explainers["zenda"], content).figures

    assert map_.described.startswith("Carte\u00a0: Suisse et France.")
    assert [row.words for row in map_.rows[:2]] == ["46,2\u00a0; 6,1", "46,4\u00a0; 6,5"]
    assert chain.described == "Permit\u00a0: is shown\u00a0; Ferry."
    assert bars.described == "2030\u00a0: 54\u202f000 ferries\u00a0; 2031\u00a0: environ 2,5 ferries."


def test_an_entry_has_figures_whose_sources_are_in_the_list_of_all(change: Change, load: Load) -> None:
    chain = "{kind: steps, title: A, steps: [{text: B}, {text: C}], sources: [gazette]}"
    change(LAKE, "  label: Lake Treaty\n", f"  label: Lake Treaty\n  figures: [{chain}]\n")
    content = load()

    (figure,) = entry_page(content.glossary.entries["lake-treaty"], content).figures

    assert (figure.id, figure.citations[0].page_url) == ("figure-1", "/sources/#gazette")
