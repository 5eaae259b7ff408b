"""Notes on the first explainer: each at the words it quotes, numbered, its kind in words, with a way there and back."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

Words = Callable[[Tag], str]
Written = list[dict[str, Any]]
KINDS = {
    "define": "Meaning",
    "context": "Context",
    "since-then": "Since then",
    "check": "Check",
    "attribution": "Who says so",
    "variant": "Other wording",
    "editorial": "Editorial",
}


@pytest.fixture(scope="module")
def notes(explainer: BeautifulSoup) -> list[Tag]:
    """Return the notes on the page."""
    return explainer.select("div.story .note")


@pytest.fixture(scope="module")
def numbers(explainer: BeautifulSoup) -> list[Tag]:
    """Return the numbers that are in the story."""
    return explainer.select("div.story a.note-ref")


def marks(explainer: BeautifulSoup, note: dict[str, Any]) -> list[Tag]:
    """Return the marks around the passage of a note: one, or one for each part of it that other tags cut off."""
    return explainer.select(f'div.story mark.passage[data-note="{note["id"]}"]')


def test_there_are_at_least_twelve_of_them(written_notes: Written, notes: list[Tag]) -> None:
    assert [f"n-{note['id']}" for note in written_notes] == [note.select_one(".note-body")["id"] for note in notes]
    assert len(notes) >= 12


def test_a_passage_is_the_words_that_its_note_quotes(explainer: BeautifulSoup, written_notes: Written) -> None:
    quoted = {note["id"]: note["quote"]["exact"] for note in written_notes}

    assert quoted == {note["id"]: "".join(mark.get_text() for mark in marks(explainer, note)) for note in written_notes}


def test_a_passage_stands_where_its_note_says(
    explainer: BeautifulSoup, written_notes: Written, without_notes: Callable[[Tag], Tag], words: Words
) -> None:
    story = words(without_notes(explainer.select_one("div.story")))
    told_apart = {note["id"]: note["quote"] for note in written_notes if "prefix" in note["quote"]}
    before = {
        note["id"]: "".join(reversed([str(text) for text in marks(explainer, note)[0].find_all_previous(string=True)]))
        for note in written_notes
        if note["id"] in told_apart
    }

    assert len(told_apart) == 3
    assert [id_ for id_, quote in told_apart.items() if not before[id_].endswith(quote["prefix"])] == []
    assert [id_ for id_, quote in told_apart.items() if quote["prefix"] + quote["exact"] not in story] == []


def test_a_note_stands_after_the_paragraph_of_its_passage_with_only_other_notes_between(
    explainer: BeautifulSoup, written_notes: Written, notes: list[Tag]
) -> None:
    quotes = [next(other for other in note.find_previous_siblings() if other not in notes) for note in notes]

    assert {(quote.name, *quote["class"]) for quote in quotes} == {("blockquote", "source")}
    assert [quote.select("p")[-1] for quote in quotes] == [
        marks(explainer, note)[-1].find_parent("p") for note in written_notes
    ]


def test_numbers_run_from_one_in_the_order_of_the_text(numbers: list[Tag], notes: list[Tag], words: Words) -> None:
    expected = [str(number) for number in range(1, len(notes) + 1)]

    assert expected == [words(number) for number in numbers]
    assert expected == [words(note.select_one(".note-number")) for note in notes]


def test_a_number_stands_at_the_end_of_its_passage_and_leads_to_its_note(
    explainer: BeautifulSoup, written_notes: Written, numbers: list[Tag]
) -> None:
    ends = [marks(explainer, note)[-1] for note in written_notes]

    assert ends == [number.find_previous("mark") for number in numbers]
    assert [end.get_text()[-1:] for end in ends] == [str(number.find_previous(string=True))[-1:] for number in numbers]
    assert [f"#n-{note['id']}" for note in written_notes] == [number["href"] for number in numbers]


def test_a_note_leads_back_to_its_passage(explainer: BeautifulSoup, written_notes: Written, notes: list[Tag]) -> None:
    back = [note.select_one('a[role="doc-backlink"]') for note in notes]

    assert [marks(explainer, note)[0]["id"] for note in written_notes] == [link["href"][1:] for link in back]
    assert [f"Back to passage {number}" for number in range(1, len(notes) + 1)] == [link["aria-label"] for link in back]


def test_a_number_says_where_it_leads(written_notes: Written, numbers: list[Tag]) -> None:
    expected = [f"Note {number}: {note['title']}" for number, note in enumerate(written_notes, 1)]

    assert expected == [number["aria-label"] for number in numbers]
    assert {number["role"] for number in numbers} == {"doc-noteref"}


def test_a_note_is_named_by_its_number_kind_and_title(written_notes: Written, notes: list[Tag], words: Words) -> None:
    kinds = [
        f"{KINDS[note['kind']]}: {note['verdict']}" if "verdict" in note else KINDS[note["kind"]]
        for note in written_notes
    ]
    expected = [
        f"{n} {kind}. {note['title']}" for n, (kind, note) in enumerate(zip(kinds, written_notes, strict=True), 1)
    ]

    assert expected == [words(note.summary) for note in notes]
    assert "Check: cannot be verified" in kinds


def test_a_note_names_its_sources_and_leads_to_them(written_notes: Written, notes: list[Tag]) -> None:
    expected = [[use if isinstance(use, str) else use["id"] for use in note["sources"]] for note in written_notes]
    links = [
        [link["href"] for link in note.select('.fine a[href*="#source-"], .fine a[href^="/sources/#"]')]
        for note in notes
    ]

    assert expected == [[link.partition("#")[2].removeprefix("source-") for link in each] for each in links]


def test_a_note_says_where_its_confidence_is_not_high(written_notes: Written, notes: list[Tag], words: Words) -> None:
    medium = [note["id"] for note in written_notes if note["confidence"] != "high"]

    assert medium == [
        f"note-{name}" for name in ("assurances", "hold", "health-advice", "quotation-not-closed", "troops-in-canada")
    ]
    assert medium == [
        note.select_one(".note-body")["id"].removeprefix("n-")
        for note in notes
        if "(medium confidence)." in words(note.select_one(".fine"))
    ]


def test_an_entry_named_in_a_note_is_a_link(explainer: BeautifulSoup) -> None:
    links = [link["href"] for link in explainer.select("#n-note-refoulement > p:first-child a")]

    assert links == [f"/glossary/{id_}/" for id_ in ("refugee-convention-1951", "asylum-seeker", "chain-refoulement")]


def test_a_note_leads_to_the_entries_that_it_is_about_and_does_not_link(explainer: BeautifulSoup, words: Words) -> None:
    more = [part for part in explainer.select("#n-note-refoulement > p") if "See also" in words(part)]

    assert [words(part) for part in more] == ["See also refoulement, non-refoulement."]
    assert [link["href"] for link in more[0].select("a")] == ["/glossary/refoulement/", "/glossary/non-refoulement/"]


def test_a_page_without_notes_has_nothing_of_them(pages: dict[str, BeautifulSoup], explainer: BeautifulSoup) -> None:
    parts = '.note, .note-ref, mark.passage, .with-notes, script[src*="notes.js"]'

    assert len(explainer.select('.with-notes, script[src*="notes.js"]')) == 2
    assert pages["explainers/safe-third-country-agreement/"].select(parts) == []
