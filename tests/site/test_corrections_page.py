"""The log of corrections: every change that any page tells of, the newest first."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

Entries = dict[str, dict[str, Any]]
Words = Callable[[Tag], str]

KINDS = {
    "correction": "Correction",
    "clarification": "Clarification",
    "update": "Update",
    "editor-note": "Editor’s note",
    "retraction": "Retraction",
}


@pytest.fixture(scope="module")
def rows(pages: dict[str, BeautifulSoup]) -> list[Tag]:
    """Return the changes in the log."""
    return pages["corrections/"].select("main li[id]")


@pytest.fixture(scope="module")
def changes(
    glossary: Entries, written_notes: list[dict[str, Any]], front_matter: Callable[[str], dict[str, Any]]
) -> list[tuple[str, dict[str, Any]]]:
    """Return every change that an author wrote down, with the address of the page that tells of it."""
    return list(_changes(glossary, written_notes, front_matter))


def _changes(glossary: Entries, written_notes: list[dict[str, Any]], front_matter: Any) -> Iterator[tuple[str, Any]]:
    for slug in ("canada-us-asylum-2020", "safe-third-country-agreement"):
        yield from ((f"/explainers/{slug}/", change) for change in front_matter(slug).get("changes", ()))
    for note in written_notes:
        page = f"/explainers/canada-us-asylum-2020/#n-{note['id']}"
        yield from ((page, change) for change in note.get("changes", ()))
    for id_, item in glossary.items():
        page = f"/timeline/#{id_}" if item["kind"] == "event" else f"/glossary/{id_}/"
        yield from ((page, change) for change in item.get("changes", ()))


def test_every_change_is_in_the_log_and_nothing_else(
    changes: list[tuple[str, dict[str, Any]]], rows: list[Tag], words: Words
) -> None:
    expected = [
        (page, str(change["date"]), KINDS[change["kind"]], " ".join(change["now"].split())) for page, change in changes
    ]
    shown = [
        (
            row.a["href"],
            row.select_one("time")["datetime"],
            words(row.select_one(".fine")),
            words(row.select("div > p")[1]),
        )
        for row in rows
    ]

    assert sorted(expected) == sorted(shown)
    assert len(shown) >= 5


def test_what_was_said_before_is_told_where_it_is_known(
    changes: list[tuple[str, dict[str, Any]]], rows: list[Tag], words: Words
) -> None:
    expected = sorted(f"Before: {' '.join(change['was'].split())}" for _, change in changes if "was" in change)

    assert expected == sorted(words(said) for row in rows for said in row.select("div > p.fine"))


def test_the_newest_change_stands_first(rows: list[Tag]) -> None:
    days = [row.select_one("time")["datetime"] for row in rows]

    assert days == sorted(days, reverse=True)


def test_a_change_stands_on_the_page_that_was_changed_too(
    changes: list[tuple[str, dict[str, Any]]], pages: dict[str, BeautifulSoup], words: Words
) -> None:
    missing = [
        page
        for page, change in changes
        if "#" not in page and " ".join(change["now"].split()) not in words(pages[page.removeprefix("/")].main)
    ]

    assert missing == []


def test_every_page_leads_to_the_log(pages: dict[str, BeautifulSoup]) -> None:
    assert [address for address, page in pages.items() if not page.select('footer a[href="/corrections/"]')] == []
