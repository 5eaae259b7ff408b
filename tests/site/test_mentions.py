"""Words that need help, on the finished explainer: linked once, marked always, listed at the end."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from newsgloss.content.loading import load_content
from newsgloss.linking.occurrences import Mention
from newsgloss.model.settings import find_project

Entries = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def mentions(built: Path) -> tuple[Mention, ...]:
    """Return the mentions that were recorded for the first explainer, in text order."""
    return load_content(find_project(built)).texts.explainers["canada-us-asylum-2020"].annotated.mentions


@pytest.fixture(scope="module")
def marked(explainer: BeautifulSoup) -> list[Tag]:
    """Return the elements of the story that mark a mention, in text order."""
    return explainer.select('div.story [id^="m-"]')


def test_the_words_that_readers_need_are_found(marked: list[Tag]) -> None:
    wanted = {
        "Deputy Prime Minister": "deputy-prime-minister",
        "Chrystia Freeland": "chrystia-freeland",
        "assurances": "diplomatic-assurances",
        "asylum-seekers": "asylum-seeker",
        "official border points": "port-of-entry",
        "refugee claims": "refugee-claim",
        "U.S. Customs and Border Protection": "cbp",
        "CBP": "cbp",
        "migrants": "migrant",
        "countries of origin": "country-of-origin",
        "country of origin": "country-of-origin",
        "alien": "alien",
        "Department of Health and Human Services": "hhs",
        "refugees": "refugee",
        "refoulement": "refoulement",
        "Amnesty International Canada": "amnesty-canada",
        "refugee protection claimants": "refugee-claimant",
        "complicit": "complicit",
        "Department of Homeland Security": "dhs",
        "non-essential travel": "non-essential-travel-ban",
    }

    found = {tag.get_text(): tag["id"].removeprefix("m-").rpartition("-")[0] for tag in marked}

    assert wanted == {text: entry for text, entry in found.items() if text in wanted}


def test_every_recorded_mention_has_its_anchor_at_its_words(mentions: tuple[Mention, ...], marked: list[Tag]) -> None:
    assert [(mention.anchor, mention.text) for mention in mentions] == [(tag["id"], tag.get_text()) for tag in marked]


def test_mentions_of_an_entry_are_numbered_in_text_order(marked: list[Tag]) -> None:
    seen: Counter[str] = Counter()
    expected = []
    for tag in marked:
        entry = tag["id"].removeprefix("m-").rpartition("-")[0]
        seen[entry] += 1
        expected.append(f"m-{entry}-{seen[entry]}")

    assert expected == [tag["id"] for tag in marked]


def test_the_first_mention_of_each_entry_is_linked_and_no_other(marked: list[Tag]) -> None:
    linked = [tag["id"] for tag in marked if tag.name == "a"]

    assert [tag["id"] for tag in marked if tag["id"].endswith("-1")] == linked


def test_a_linked_mention_leads_to_the_page_of_its_entry(marked: list[Tag]) -> None:
    for link in (tag for tag in marked if tag.name == "a"):
        entry = link["id"].removeprefix("m-").rpartition("-")[0]

        assert link["class"] == ["entry-link"]
        assert (entry, f"/glossary/{entry}/") == (link["data-entry"], link["href"])


def test_no_word_in_a_heading_is_marked(explainer: BeautifulSoup) -> None:
    assert explainer.select(":is(h1, h2, h3, h4, h5, h6) [id^='m-'], :is(h1, h2, h3, h4, h5, h6) [data-entry]") == []


def test_no_link_stands_in_a_link(pages: dict[str, BeautifulSoup]) -> None:
    assert [address for address, page in pages.items() if page.select("a a, a [id^='m-']")] == []


def test_every_linked_entry_is_explained_once_at_the_end(explainer: BeautifulSoup, marked: list[Tag]) -> None:
    linked = [tag["data-entry"] for tag in marked if tag.name == "a"]

    listed = [item["id"] for item in explainer.select('#terms [id^="entry-"]')]

    assert [f"entry-{entry}" for entry in linked] == listed
    assert explainer.select("div.story ~ #terms, section:has(div.story) ~ #terms")


def test_the_list_says_what_the_glossary_says(
    explainer: BeautifulSoup, glossary: Entries, words: Callable[[Tag], str]
) -> None:
    for item in explainer.select('#terms [id^="entry-"]'):
        entry = glossary[item["id"].removeprefix("entry-")]

        name = item.find_previous_sibling("summary").dfn

        assert entry["label"] == words(name)
        assert entry.get("lang") == name.get("lang")
        assert " ".join(entry["gloss"].split()) in words(item)


def test_an_entry_in_the_list_leads_to_its_page_and_back_to_the_word(explainer: BeautifulSoup) -> None:
    for item in explainer.select('#terms [id^="entry-"]'):
        id_ = item["id"].removeprefix("entry-")

        links = {link.get_text(): link["href"] for link in item.select("a")}

        assert f"/glossary/{id_}/" == links["Full entry"]
        assert f"#m-{id_}-1" == links["Back to the text"]


def test_what_a_word_means_in_this_story_stands_with_its_definition(
    explainer: BeautifulSoup, words: Callable[[Tag], str]
) -> None:
    expected = "Here: The fear is that people whom Canada hands to the United States are then sent on to danger."

    assert expected in words(explainer.select_one("#entry-refoulement"))


def test_a_person_is_shown_with_the_role_of_that_day(explainer: BeautifulSoup, words: Callable[[Tag], str]) -> None:
    card = words(explainer.select_one("#entry-chrystia-freeland"))

    assert "On 27 March 2020: Deputy Prime Minister of Canada." in card


def test_only_mentions_in_text_carry_data_entry(pages: dict[str, BeautifulSoup]) -> None:
    texts = "div.story, main .flow, .page-body"
    lists = ("", "explainers/", "glossary/", "timeline/", "sources/", "corrections/", "404.html")

    outside = {address: page.select(f"[data-entry]:not(:is({texts}) *)") for address, page in pages.items()}

    assert {address: found for address, found in outside.items() if found} == {}
    assert [tag for address in lists for tag in pages[address].select("[data-entry]")] == []


def test_what_stands_around_a_story_mentions_nothing(pages: dict[str, BeautifulSoup]) -> None:
    explainers = [
        page for address, page in pages.items() if address.startswith("explainers/") and page.select(".story")
    ]
    around = ":not(.story [data-entry], .story [id^='m-']):is([data-entry], [id^='m-'])"

    assert len(explainers) == 2
    assert [tag for page in explainers for tag in page.select(f"main {around}, .story [data-added] [data-entry]")] == []
