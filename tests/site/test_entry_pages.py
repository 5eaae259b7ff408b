"""The page of every entry: what its author wrote, where that comes from, and every sentence that uses it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

Entries = dict[str, dict[str, Any]]
Pages = dict[str, BeautifulSoup]
Words = Callable[[Tag], str]


def section(page: BeautifulSoup, title: str) -> Tag:
    """Return the section of a page under a heading."""
    return page.find("h2", string=title).find_parent("section")


def ids(value: Any) -> list[str]:
    """Return one id or a list of ids as a list."""
    return [value] if isinstance(value, str) else list(value or ())


def test_there_are_at_least_thirty_entries_of_all_six_kinds(glossary: Entries) -> None:
    kinds = [item["kind"] for item in glossary.values()]

    assert len(kinds) >= 30
    assert {"term", "person", "organisation", "place", "law", "event"} == set(kinds)


def test_there_is_a_page_for_each_entry_and_for_nothing_else(pages: Pages, entry_pages: Pages) -> None:
    addresses = {address for address in pages if address.startswith("glossary/")} - {"glossary/"}

    assert {f"glossary/{id_}/" for id_ in entry_pages} == addresses


def test_a_page_opens_with_the_label_and_the_gloss(glossary: Entries, entry_pages: Pages, words: Words) -> None:
    expected = {id_: (glossary[id_]["label"], " ".join(glossary[id_]["gloss"].split())) for id_ in entry_pages}

    shown = {
        id_: (words(page.select_one("h1")), words(page.select_one(".definition"))) for id_, page in entry_pages.items()
    }

    assert expected == shown


def test_a_label_in_another_language_says_so(entry_pages: Pages) -> None:
    assert entry_pages["refoulement"].select_one("h1")["lang"] == "fr"


def test_every_source_is_listed_with_its_title(
    glossary: Entries, sources: Entries, entry_pages: Pages, words: Words
) -> None:
    missing = [
        f"{id_}: {title}"
        for id_, page in entry_pages.items()
        for use in glossary[id_]["sources"]
        if (title := sources[use if isinstance(use, str) else use["id"]]["title"])
        not in words(section(page, "Sources"))
    ]

    assert missing == []


def test_a_place_in_a_source_is_named(entry_pages: Pages, words: Words) -> None:
    assert "Art. 33(1)" in words(section(entry_pages["refoulement"], "Sources"))


def related(item: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of the entries that an entry names in its relations."""
    for field in ("broader", "related", "opposite_of", "amends", "implements", "parent"):
        yield from ids(item.get(field))
    yield from (difference["id"] for difference in item.get("differs_from", ()))
    yield from (basis["law"] for basis in item.get("legal_basis", ()))
    yield from (role["organisation"] for role in item.get("roles", ()) if "organisation" in role)


def test_every_relation_is_a_link(glossary: Entries, entry_pages: Pages) -> None:
    def leads(link: Tag, id_: str) -> bool:
        if glossary[id_]["kind"] == "event":
            return link["href"] == f"/timeline/#{id_}"
        return link["href"].partition("#")[0] == f"/glossary/{id_}/"

    missing = [
        f"{id_} > {other}"
        for id_, page in entry_pages.items()
        for other in related(glossary[id_])
        if not any(leads(link, other) for link in page.select("main section a[href]"))
    ]

    assert missing == []


def test_opposites_are_told_apart_on_both_pages(entry_pages: Pages, words: Words) -> None:
    here, there = (words(section(entry_pages[id_], "How it relates")) for id_ in ("refoulement", "non-refoulement"))

    assert "Opposite of non-refoulement" in here
    assert "Opposite of refoulement" in there


def test_what_an_entry_is_not_stands_with_how_they_differ(glossary: Entries, entry_pages: Pages, words: Words) -> None:
    missing = [
        f"{id_}: {difference['id']}"
        for id_, page in entry_pages.items()
        for difference in glossary[id_].get("differs_from", ())
        if " ".join(difference["how"].split()) not in words(section(page, "Not the same as"))
    ]

    assert missing == []


def places(pages: Pages) -> Iterator[tuple[str, str, Tag]]:
    """Yield every mention that a published page marks: its entry, its address, the block around it."""
    for address, page in pages.items():
        for tag in page.select('main [id^="m-"]'):
            entry = tag["id"].removeprefix("m-").rpartition("-")[0]
            yield entry, f"/{address}#{tag['id']}", tag.find_parent(["p", "li", "dd", "td", "h2", "h3"])


def uses(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield what an entry's page lists under "Used in": the address of each mention and the sentence around it."""
    if page.find("h2", string="Used in"):
        for link in section(page, "Used in").select("blockquote a"):
            yield link["href"], " ".join(link.find_parent("blockquote").get_text().split())


def test_used_in_lists_every_mention_on_every_page_and_no_other(pages: Pages, entry_pages: Pages) -> None:
    marked: dict[str, set[str]] = {id_: set() for id_ in entry_pages}
    for entry, address, _ in places(pages):
        if entry in marked:
            marked[entry].add(address)

    listed = {id_: {address for address, _ in uses(page)} for id_, page in entry_pages.items()}

    assert any(marked.values())
    assert marked == listed


def test_a_mention_is_quoted_in_its_own_words(
    pages: Pages, entry_pages: Pages, words: Words, without_notes: Callable[[Tag], Tag]
) -> None:
    blocks = {address: words(without_notes(block)) for _, address, block in places(pages)}

    altered = [
        (id_, sentence)
        for id_, page in entry_pages.items()
        for address, sentence in uses(page)
        if sentence.removeprefix("… ").removesuffix(" …") not in blocks[address]
    ]

    assert altered == []


def test_the_sentence_around_a_mention_says_where_it_stands(entry_pages: Pages, words: Words) -> None:
    used = section(entry_pages["refoulement"], "Used in")

    quote = next(block for block in used.select("blockquote") if "We are aware" in block.get_text())

    assert '"We are aware of the problems of refoulement," Freeland said, referring to' in words(quote)
    assert words(quote.select_one("a")) == "refoulement"
    assert words(quote.find_next_sibling("p")) == "CBC News, 27 March 2020, paragraph 9"


def test_an_entry_that_no_page_uses_says_nothing_of_uses(entry_pages: Pages) -> None:
    unused = [page for page in entry_pages.values() if not list(uses(page))]

    assert unused
    assert [page for page in unused if page.find("h2", string="Used in")] == []


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("refugee-convention-1951", "Treaty"),
        ("chrystia-freeland", "Person"),
        ("cbp", "Organisation"),
        ("roxham-road", "Place"),
        ("refoulement", "Legal term"),
    ],
)
def test_a_page_says_what_kind_of_thing_it_explains(id_: str, expected: str, entry_pages: Pages, words: Words) -> None:
    assert words(entry_pages[id_].select_one(".page-kind")).startswith(expected)


def test_an_event_stands_in_the_timeline(glossary: Entries, pages: Pages, words: Words) -> None:
    events = {id_: item for id_, item in glossary.items() if item["kind"] == "event"}
    timeline = pages["timeline/"]

    expected = {id_: (item["label"], " ".join(item["gloss"].split())) for id_, item in events.items()}
    missing = [
        id_ for id_, parts in expected.items() if not all(part in words(timeline.find(id=id_)) for part in parts)
    ]

    assert missing == []


def test_the_timeline_runs_forward(glossary: Entries, pages: Pages) -> None:
    events = [item for item in glossary.values() if item["kind"] == "event"]
    expected = [item["id"] for item in sorted(events, key=lambda item: (str(item["date"]), item["id"]))]

    wanted = set(expected)
    assert expected == [tag["id"] for tag in pages["timeline/"].select("[id]") if tag["id"] in wanted]


def test_every_source_stands_in_the_list_of_sources(sources: Entries, pages: Pages, words: Words) -> None:
    missing = [id_ for id_, item in sources.items() if item["title"] not in words(pages["sources/"].find(id=id_))]

    assert missing == []
