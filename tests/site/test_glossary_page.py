"""The glossary's index: every entry by its letter, with its other names and its kind."""

import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

Entries = dict[str, dict[str, Any]]
Words = Callable[[Tag], str]


@pytest.fixture(scope="module")
def index(pages: dict[str, BeautifulSoup]) -> BeautifulSoup:
    """Return the glossary's index."""
    return pages["glossary/"]


def letter(label: str) -> str:
    """Return the letter under which a label is, without its accent; numbers are together."""
    first = unicodedata.normalize("NFKD", label)[0].upper()
    return first if first.isalpha() else "0–9"


def by_name(label: str) -> str:
    """Return what a label is sorted by: letters, digits and spaces, no accents, no capitals."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    return "".join(character for character in plain if character.isalnum() or character == " ")


def test_every_entry_with_a_page_stands_under_its_letter(index: BeautifulSoup, glossary: Entries, words: Words) -> None:
    entries = [item for item in glossary.values() if item["kind"] != "event"]
    missing = [
        item["id"]
        for item in entries
        if not index.select(f'#letter-{letter(item["label"])} dt a[href="/glossary/{item["id"]}/"]')
    ]

    assert missing == []
    assert f"Glossary, {len(entries)} entries" in words(index.select_one(".page-kind"))


def test_an_entry_stands_there_with_its_gloss(index: BeautifulSoup, glossary: Entries, words: Words) -> None:
    row = index.select_one('dt a[href="/glossary/refoulement/"]').find_parent("div")

    assert " ".join(glossary["refoulement"]["gloss"].split()) in words(row)
    assert "Legal term" in words(row)


def test_the_letters_run_from_a_to_z_and_so_do_their_names(index: BeautifulSoup, words: Words) -> None:
    letters = [words(heading) for heading in index.select('[id^="letter-"] > h2')]
    names = [words(name) for name in index.select('[id^="letter-"] dt')]

    assert sorted(letters) == letters
    assert sorted(names, key=by_name) == names


def test_the_other_names_of_an_entry_are_with_it(index: BeautifulSoup, words: Words) -> None:
    row = index.select_one('dt a[href="/glossary/federal-court/"]').find_parent("div")

    assert "Cour fédérale" in words(row.select_one('.index-also [lang="fr"]'))
    assert "Also: " in words(index.select_one('dt a[href="/glossary/cbp/"]').find_parent("div"))
    assert len(index.select('a[href="/glossary/cbp/"]')) == 1


def test_the_page_can_be_narrowed_to_each_kind(index: BeautifulSoup, glossary: Entries, words: Words) -> None:
    sizes = Counter(item["kind"] for item in glossary.values() if item["kind"] != "event")
    choices = index.select("[name=kind][id]")

    assert {choice["value"]: int(words(choice.parent.span)) for choice in choices} == sizes
    assert Counter(row["data-kind"] for row in index.select(".index-row")) == sizes


def test_the_page_leads_to_each_of_its_letters(index: BeautifulSoup) -> None:
    sections = {f"#{section['id']}" for section in index.select("main section[id]")}

    assert sections == {link["href"] for link in index.select("nav[aria-label=Glossary] a")}
