from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.lists import (
    USES,
    PageLink,
    by_number,
    by_part,
    date_parts,
    divided,
    kind_parts,
    letter,
    letter_parts,
    sort_key,
    uses_each,
)
from newsgloss.content.values import Content
from newsgloss.language.interface import UNTRANSLATED, load_language
from newsgloss.model.entries import Event
from newsgloss.model.folders import NamedPath
from newsgloss.model.sources import Source, SourceUse

Add = Callable[[str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
KEYS = (lambda word: word[:1], lambda word: word[:2])


def pages(words: str, size: int | None) -> list[str]:
    """Return the pages of a list of words, as words."""
    return [" ".join(page) for page in divided(words.split(), size, KEYS)]


def event(date: str) -> Event:
    """Return an event of a date."""
    uses = (SourceUse(id="gazette"),)
    return Event(id="e", kind="event", label="An event", gloss="It was.", date=date, happening="ruling", sources=uses)


def source(kind: str, title: str) -> Source:
    """Return a source that begins with its title."""
    return Source(id="s", kind=kind, title=title, publisher=title)


@pytest.mark.parametrize("size", [None, 5])
def test_a_list_that_is_short_enough_has_one_page(size: int | None) -> None:
    assert pages("boat dam ferry lake port", size) == ["boat dam ferry lake port"]


def test_whole_letters_share_a_page_as_long_as_they_fit() -> None:
    assert pages("ax bay boat cat dam ferry", 3) == ["ax bay boat", "cat dam ferry"]
    assert pages("ax bay boat cat cow dam", 3) == ["ax bay boat", "cat cow dam"]
    assert pages("ax bay boat cat cow cup", 3) == ["ax bay boat", "cat cow cup"]
    assert pages("ax bay cat cow dam", 3) == ["ax bay", "cat cow dam"]


def test_a_letter_that_is_too_long_has_pages_of_its_own() -> None:
    assert pages("ax bay bee bet boat cat", 3) == ["ax", "bay bee bet", "boat", "cat"]


def test_where_nothing_else_tells_lines_apart_pages_are_about_as_long() -> None:
    assert pages("baa baa baa baa baa baa baa", 3) == ["baa baa baa", "baa baa baa", "baa"]
    assert pages("baa baa baa baa", 3) == ["baa baa", "baa baa"]


@given(st.lists(st.text("abc", min_size=1, max_size=3)).map(sorted), st.integers(1, 5))
def test_each_line_is_on_one_page_in_its_order_and_no_page_is_too_long(words: list[str], size: int) -> None:
    found = divided(words, size, KEYS)

    assert words == [word for page in found for word in page]
    assert all(len(page) <= size for page in found)
    assert words == [] or all(found)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["boat", "dam"]], [""]),
        ([["ax", "cat"], ["dam"], ["ferry", "zoo"]], ["A–C", "D", "F–Z"]),
        ([["ax"], ["bay", "bee"], ["boat", "by"], ["cat"]], ["A", "Ba–Be", "Bo–By", "C"]),
        ([["port of a", "port of b"], ["port of c", "port of d"]], ["Po–Port of b", "Port of c–Po"]),
        ([["3 ferries", "boat"], ["ä", "Öl"]], ["0–B", "A–O"]),
        ([["baa", "baa"], ["baa", "baa"]], ["Ba–Baa", "Baa–Ba"]),
        ([["baa", "baa"], ["baa", "baa"], ["baa"], ["baa"]], ["Ba–Baa", "Baa", "Baa (2)", "Baa–Ba"]),
        (
            [["The lake authority of Ruritania says"], ["The lake authority of Ruritania told", "Toll"]],
            ["Th–The lake authori", "The lake authori–To"],
        ),
    ],
)
def test_a_page_is_called_by_its_letters(pages: list[list[str]], expected: list[str]) -> None:
    assert expected == letter_parts(pages)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["2031"]], [""]),
        ([["1921", "1931/1932"], ["2031"]], ["1921 to 1931", "2031"]),
        (
            [["2030"], ["2031-01", "2031-03-05"], ["2031-04-01"], ["2032"]],
            ["2030", "January to March 2031", "April 2031", "2032"],
        ),
        ([["2031-05-01", "2031-05-02"], ["2031-05-04"]], ["1 to 2 May 2031", "4 May 2031"]),
        ([["2031-05-02"], ["2031-05-02"], ["2031-05-02"]], ["2 May 2031", "2 May 2031 (2)", "2 May 2031 (3)"]),
    ],
)
def test_a_page_is_called_by_its_dates(pages: list[list[str]], expected: list[str]) -> None:
    events = [[event(date) for date in page] for page in pages]

    assert expected == date_parts(events, UNTRANSLATED)


def test_a_page_is_called_by_its_kinds_of_sources() -> None:
    law, ruling, data = source("law", "Treaty"), source("judgment", "Ruling"), source("dataset", "Ferries")
    news = [source("news", title) for title in ("Ax", "Boat", "Dam")]
    expected = ["Laws and treaties – Judgments", "Data", "News, A–B", "News, D"]

    assert expected == kind_parts([[law, ruling], [data], news[:2], news[2:]], UNTRANSLATED)
    assert kind_parts([[law, ruling, data, *news]], UNTRANSLATED) == [""]
    assert kind_parts([[]], UNTRANSLATED) == [""]


def numbered(number: int, count: int) -> Sequence[str]:
    """Return the links of a numbered page, the current one in brackets."""
    paging = by_number(number, count, "/page/{}/".format, UNTRANSLATED)
    assert paging
    return [f"({link.label})" if link and link.current else link.label if link else "…" for link in paging.links]


def test_a_numbered_page_leads_to_those_around_it_and_to_the_first_and_the_last() -> None:
    assert numbered(1, 3) == ["(1)", "2", "3"]
    assert numbered(1, 9) == ["(1)", "2", "3", "…", "9"]
    assert numbered(5, 9) == ["1", "…", "3", "4", "(5)", "6", "7", "…", "9"]
    assert numbered(9, 9) == ["1", "…", "7", "8", "(9)"]


def test_a_numbered_page_says_which_it_is_but_for_the_first() -> None:
    first, second = (by_number(number, 2, "/page/{}/".format, UNTRANSLATED) for number in (1, 2))

    assert first
    assert second
    assert (first.part, second.part) == (None, "page 2 of 2")
    assert (first.previous, first.next) == (None, PageLink("2", "/page/2/", None))
    assert (second.previous, second.next) == (PageLink("1", "/page/1/", None), None)
    assert by_number(1, 1, "/page/{}/".format, UNTRANSLATED) is None


def test_pages_are_called_in_the_language_of_the_site() -> None:
    folder = NamedPath(Path(__file__).parents[2] / "theme" / "translations", "theme/translations")
    french = load_language("fr", [folder])
    assert french
    second = by_number(2, 3, "/page/{}/".format, french)
    events = [[event("1921"), event("1931")], [event("2031-05-02")]]
    sources = [[source("law", "Traité")], [source("news", "Journal")]]

    assert second
    assert second.part == "page 2 sur 3"
    assert date_parts(events, french) == ["1921 à 1931", "2031"]
    assert kind_parts(sources, french) == ["Lois et traités", "Presse"]


def test_a_page_that_is_called_by_its_part_leads_to_all_others() -> None:
    first, second, third = by_part(["A–C", "D", "E–Z"], "/page/{}/".format)

    assert second
    assert (second.part, [link.label for link in second.links if link]) == ("D", ["A–C", "D", "E–Z"])
    assert [link.current for link in second.links if link] == [None, "page", None]
    assert (second.previous, second.next) == (PageLink("A–C", "/page/1/", None), PageLink("E–Z", "/page/3/", None))
    assert list(by_part([""], "/page/{}/".format)) == [None]
    assert first
    assert third
    assert (first.previous, third.next) == (None, None)


def test_a_page_names_all_uses_unless_they_are_too_many() -> None:
    assert uses_each([USES - 1, 1]) is None
    assert uses_each([USES, 1]) == USES // 2
    assert uses_each([2] * USES) == 1
    assert uses_each([]) is None


def test_the_address_of_an_event_and_of_a_source_is_that_of_its_page(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'PAGINATED_TEMPLATES = {"timeline": 1, "sources": 1}\nSITEURL = "https://example.org/lake"\n')
    add("pelicanconf.py", 'PAGINATION_PATTERNS = [(1, "{url}", "{save_as}"), (2, "", "{base_name}/{number}.html")]\n')
    add(
        LAKE, "- {id: talks, kind: event, label: Talks, gloss: T., date: 2030, happening: ruling, sources: [gazette]}\n"
    )
    content = load()
    project = content.project

    assert [[one.id for one in page] for page in content.lists.timeline] == [["talks"], ["port-closes"]]
    assert [[one.id for one in page] for page in content.lists.sources] == [["treaty-text"], ["gazette"]]
    assert (project.event_url("talks"), project.source_url("treaty-text")) == (
        "/lake/timeline/#talks",
        "/lake/sources/#treaty-text",
    )
    assert (project.event_url("port-closes"), project.source_url("gazette")) == (
        "/lake/timeline/2.html#port-closes",
        "/lake/sources/2.html#gazette",
    )


def test_a_link_by_hand_leads_to_the_page_that_its_source_is_on(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'PAGINATED_TEMPLATES = {"sources": 1}\n')
    add("content/explainers/zenda.md", "\nSee the [gazette](source:gazette).\n")

    assert 'href="/sources/index2.html#gazette"' in load().texts.explainers["zenda"].converted.html


def test_drafts_and_events_are_not_in_the_glossarys_list(add: Add, load: Load) -> None:
    add(LAKE, "- {id: dam, kind: term, label: dam, status: draft, gloss: A wall., sources: [gazette]}\n")
    (entries,) = load().lists.glossary

    assert [entry.label for entry in entries] == [
        "ferry permit",
        "Lake Treaty",
        "Rudolf Elphberg",
        "Ruritanian Lake Authority",
    ]


def test_a_ligature_is_sorted_as_its_letters() -> None:
    expected = ["octroi", "œuvre", "Ouest", "zèle"]

    assert expected == sorted(["zèle", "œuvre", "Ouest", "octroi"], key=sort_key)
    assert letter("œuvre") == "O"
