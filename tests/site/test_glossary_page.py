"""The glossary's index: every entry by its letter and by its kind."""

import unicodedata
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


def test_another_name_of_an_entry_leads_to_it(index: BeautifulSoup, words: Words) -> None:
    rows = {words(row.select_one("dt")): row for row in index.select("dl > div")}

    assert "see U.S. Customs and Border Protection" in words(rows["CBP"])
    assert rows["CBP"].select_one("a")["href"] == "/glossary/cbp/"


def test_every_entry_with_a_page_stands_under_its_kind(index: BeautifulSoup, glossary: Entries, words: Words) -> None:
    headings = {
        "term": "Terms",
        "person": "People",
        "organisation": "Organisations",
        "place": "Places",
        "law": "Laws",
    }
    for kind, heading in headings.items():
        labels = [item["label"] for item in glossary.values() if item["kind"] == kind]
        section = index.find("h2", string=heading).find_parent("section")

        assert sorted(labels, key=by_name) == [words(link) for link in section.select("li a")]


def test_the_page_leads_to_each_of_its_letters_and_kinds(index: BeautifulSoup) -> None:
    sections = {f"#{section['id']}" for section in index.select("main section[id]")}

    assert sections == {link["href"] for link in index.select("nav[aria-label=Glossary] a")}
