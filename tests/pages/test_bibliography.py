from collections.abc import Callable
from dataclasses import replace

import pytest

from newsgloss.content.values import Content
from newsgloss.model.sources import SourceUse
from newsgloss.pages.bibliography import Cited, SourceItem, cited_once, source_items, told_in_full
from newsgloss.pages.references import citation

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

POINT = Cited(SourceUse(id="gazette"), "#point-1", "Key point 1")


def use(id_: str, locator: str | None = None) -> SourceUse:
    """Return a use of a source, at some place in it."""
    return SourceUse(id=id_, locator=locator)


def test_a_source_is_listed_once_with_every_place_that_cites_it(load: Load) -> None:
    cited = [POINT, Cited(use("gazette"), "#entry-fahre", "Fährpass", "de")]
    expected = [("gazette", (("#point-1", "Key point 1", None), ("#entry-fahre", "Fährpass", "de")))]

    assert expected == [(item.id, item.cited_at) for item in source_items(cited, load())]


def test_a_place_that_cites_a_source_twice_is_listed_once(load: Load) -> None:
    cited = [Cited(use("gazette", locator), "#point-1", "Key point 1") for locator in ("p. 1", "p. 2")]

    (item,) = source_items(cited, load())

    assert item.cited_at == (("#point-1", "Key point 1", None),)


@pytest.mark.parametrize(
    ("locators", "expected"),
    [((None,), None), (("p. 2", None, "p. 1", "p. 2"), "p. 2; p. 1"), ((None, "p. 3"), "p. 3")],
)
def test_all_places_in_a_source_are_told_once(
    load: Load, locators: tuple[str | None, ...], expected: str | None
) -> None:
    cited = [Cited(use("gazette", locator), f"#point-{locator}", "Key point") for locator in locators]

    (item,) = source_items(cited, load())

    assert item.citation.locator == expected


def test_sources_stand_in_the_order_in_which_the_page_cites_them(load: Load) -> None:
    cited = [POINT, Cited(use("treaty-text"), "#point-2", "Key point 2")]

    assert [item.id for item in source_items(cited, load())] == ["gazette", "treaty-text"]


def test_primary_sources_come_first(change: Change, load: Load) -> None:
    change("content/sources.yaml", "- id: treaty-text\n", "- id: treaty-text\n  primary: true\n")
    cited = [POINT, Cited(use("treaty-text"), "#point-2", "Key point 2")]

    assert [item.id for item in source_items(cited, load())] == ["treaty-text", "gazette"]


def test_a_page_that_cites_nothing_lists_nothing(load: Load) -> None:
    assert source_items([], load()) == ()


def test_a_citation_leads_to_the_pages_own_list_or_to_the_list_of_all_sources(load: Load) -> None:
    content = load()

    found = [citation(use("gazette"), content, listed=listed).page_url for listed in ({"gazette"}, {"treaty-text"}, ())]

    assert found == ["#source-gazette", "/sources/#gazette", "/sources/#gazette"]


def test_a_part_cites_each_use_once_in_its_order(load: Load) -> None:
    uses = [use("treaty-text", "Art. 1"), use("gazette"), use("treaty-text", "Art. 2"), use("gazette")]
    expected = [
        ("Treaty on the Lake, Art. 1", "#source-treaty-text"),
        ("Official Gazette", "/sources/#gazette"),
        ("Treaty on the Lake, Art. 2", "#source-treaty-text"),
    ]

    assert expected == [(cited.short, cited.page_url) for cited in cited_once(uses, load(), {"treaty-text"})]


def cited_by(load: Load, *places: int) -> tuple[SourceItem, ...]:
    """Return sources in a page's list, each cited at so many places."""
    (one,) = source_items([POINT], load())
    return tuple(
        one._replace(id=f"source-{number}", cited_at=tuple((f"#point-{n}", "Key point", None) for n in range(count)))
        for number, count in enumerate(places, 1)
    )


def test_the_ten_sources_cited_most_are_told_in_full_in_the_order_of_the_list(load: Load) -> None:
    items = cited_by(load, 1, 2, 2, 2, 2, 1, 2, 2, 2, 2, 1, 3)

    assert [item.id for item in told_in_full(items)] == [f"source-{n}" for n in (1, 2, 3, 4, 5, 7, 8, 9, 10, 12)]


def test_without_a_list_of_all_sources_a_page_tells_each_in_full(load: Load) -> None:
    items = tuple(item._replace(citation=replace(item.citation, page_url=None)) for item in cited_by(load, *(12 * [1])))

    assert told_in_full(items) == items


def test_a_source_leads_to_the_first_two_places_that_cite_it(load: Load) -> None:
    two, five = cited_by(load, 2, 5)

    assert [(len(item.first_places), item.more) for item in (two, five)] == [(2, 0), (2, 3)]
    assert five.first_places == five.cited_at[:2]


def test_a_title_in_another_language_is_told_apart(change: Change, load: Load) -> None:
    change("content/sources.yaml", "  title: Treaty on the Lake\n", "  title: Vertrag über den See\n  lang: de\n")

    cited = citation(use("treaty-text", "Art. 2"), load())

    assert (cited.title, cited.name, cited.lang) == ("Vertrag über den See", "Vertrag über den See", "de")
    assert (cited.before, cited.after, cited.text) == ("", ", 1921", "Vertrag über den See, 1921")
    assert cited.short == "Vertrag über den See, Art. 2"


def test_a_title_in_the_sites_language_is_not(change: Change, load: Load) -> None:
    change("content/sources.yaml", "  title: Treaty on the Lake\n", "  title: Treaty on the Lake\n  lang: en\n")

    assert citation(use("treaty-text"), load()).lang is None
