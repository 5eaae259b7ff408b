"""The page of a topic: where things stand, its explainers, what happened when, and the words of its stories."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.site_pages import Pages

Entries = dict[str, dict[str, Any]]
Words = Callable[[Tag], str]

SLUGS = ("safe-third-country-agreement", "canada-us-asylum-2020")  # the newest first


@pytest.fixture(scope="module")
def topic(pages: Pages) -> BeautifulSoup:
    """Return the topic's page."""
    return pages["topics/borders-and-asylum/"]


def part(page: BeautifulSoup, title: str) -> Tag:
    """Return the section of a page under a heading."""
    return page.find("h2", string=title).find_parent("section")


def test_its_parts_stand_in_order(topic: BeautifulSoup, words: Words) -> None:
    assert [words(heading) for heading in topic.select("main h2")] == [
        "Where things stand",
        "Explainers",
        "What happened when",
        "Words, people and laws",
        "Cite this page",
    ]


def test_it_opens_with_what_its_authors_wrote_and_the_day_on_which_that_held(
    topic: BeautifulSoup, built: Any, plain: Callable[[str], str], words: Words
) -> None:
    text = (built / "content" / "topics" / "borders-and-asylum.md").read_text(encoding="utf-8").split("---\n")[2]
    state = part(topic, "Where things stand")

    assert plain(text) == words(state.select_one(".flow"))
    assert words(state.select_one(".section-aside")) == "As of 30 November 2026"


def test_it_lists_its_explainers_the_newest_first(topic: BeautifulSoup) -> None:
    listed = [link["href"] for link in part(topic, "Explainers").select("h3 a")]

    assert listed == [f"/explainers/{slug}/" for slug in SLUGS]


def test_it_merges_the_timelines_of_its_explainers(
    topic: BeautifulSoup, glossary: Entries, front_matter: Callable[[str], dict[str, Any]]
) -> None:
    wanted = {id_ for slug in SLUGS for id_ in front_matter(slug)["timeline"]}
    shown = [
        link["href"].rpartition("#")[2] for link in part(topic, "What happened when").select("li div a[href^='/time']")
    ]

    assert shown == sorted(wanted, key=lambda id_: (str(glossary[id_]["date"]), id_))


def test_each_event_there_is_dated_and_sourced(topic: BeautifulSoup, glossary: Entries, words: Words) -> None:
    for row in part(topic, "What happened when").select("li"):
        event = glossary[row.select_one("div a")["href"].rpartition("#")[2]]

        assert row.select_one("time")["datetime"] == str(event["date"]).partition("/")[0]
        assert words(row.select_one("div a")) == event["label"]
        assert row.select("div .fine a[href^='/sources/#']")
        assert ("(medium confidence)" in words(row)) == (event["confidence"] == "medium")


def test_it_names_every_entry_of_its_stories_under_its_kind(
    topic: BeautifulSoup, glossary: Entries, pages: Pages, words: Words
) -> None:
    kinds = {"Terms": "term", "People": "person", "Organisations": "organisation", "Places": "place", "Laws": "law"}
    mentioned = {
        tag["id"].removeprefix("m-").rpartition("-")[0]
        for slug in SLUGS
        for tag in pages[f"explainers/{slug}/"].select('div.story [id^="m-"]')
    }
    listed = {
        words(row.dt): [link["href"].split("/")[2] for link in row.select("a")]
        for row in part(topic, "Words, people and laws").select("dl > div")
    }

    assert list(listed) == list(kinds)
    assert {id_ for id_ in mentioned if glossary[id_]["kind"] != "event"} == {
        id_ for ids in listed.values() for id_ in ids
    }
    assert [kind for kind, ids in listed.items() if {glossary[id_]["kind"] for id_ in ids} != {kinds[kind]}] == []


def test_the_review_is_not_older_than_the_newest_event(topic: BeautifulSoup) -> None:
    reviewed = part(topic, "Where things stand").select_one("time")["datetime"]
    newest = part(topic, "What happened when").select("time")[-1]["datetime"]

    assert datetime.date.fromisoformat(newest) <= datetime.date.fromisoformat(reviewed)
