"""A site whose lists are divided into small pages: nothing is lost, and every link leads to the page that has it."""

import gzip
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.site_pages import Pages

Entries = dict[str, dict[str, Any]]
Words = Callable[[Tag], str]

LISTS = {  # with what is on their pages
    "": (".article-list a, .lead h2 a", 6),
    "explainers/": (".article-list a", 4),
    "topics/made-up/": (".article-list a", 3),
    "glossary/": (".index-row > dt", 5),
    "timeline/": (".rows > li", 12),
    "sources/": (".rows > li", 20),
}


@pytest.fixture(scope="module")
def in_pages(divided: Path) -> Pages:
    """Return the pages of the site whose lists are divided."""
    return Pages.of(divided / "output")


def of_list(pages: Pages, address: str) -> list[BeautifulSoup]:
    """Return the pages of a list, in their order."""
    further = [page for page in pages if page.startswith(f"{address}page/")]
    return [pages[address], *(pages[f"{address}page/{number}/"] for number in range(2, len(further) + 2))]


def lines(page: BeautifulSoup, address: str) -> list[str]:
    """Return what is in a page of a list: the addresses or the ids."""
    return [line.get("href") or line.get("id") or line.get_text() for line in page.select(LISTS[address][0])]


def test_no_link_is_broken_and_every_page_is_reached(divided: Path, follow: Callable[[Path, str], Any]) -> None:
    followed = follow(divided / "output", "")

    assert followed.broken == []
    assert followed.pages - followed.reached_from_home == {"404.html"}
    assert {page for page in followed.pages if "page/" in page} >= {"page/2/", "glossary/page/2/", "sources/page/2/"}


@pytest.mark.parametrize("address", LISTS)
def test_each_line_of_a_list_is_on_exactly_one_of_its_pages(address: str, in_pages: Pages, pages: Pages) -> None:
    found = [lines(page, address) for page in of_list(in_pages, address)]
    every = [line for page in found for line in page]

    assert all(found)
    assert abs(len(found) - LISTS[address][1]) <= 2
    if address in pages:
        assert set(lines(pages[address], address)) <= set(every)
    assert [line for line, times in Counter(every).items() if times > 1] == []


def test_each_entry_with_a_page_is_on_one_page_of_the_glossary(in_pages: Pages, glossary: Entries) -> None:
    found = Counter(link["href"] for page in of_list(in_pages, "glossary/") for link in page.select(".index-row a"))

    assert set(found) == {f"/glossary/{id_}/" for id_, item in glossary.items() if item["kind"] != "event"}
    assert set(found.values()) == {1}


@pytest.mark.parametrize("address", LISTS)
def test_each_page_says_what_it_is_in_title_and_heading_and_no_two_say_the_same(
    address: str, in_pages: Pages, words: Words
) -> None:
    found = of_list(in_pages, address)
    titles = [words(page.select_one("title")) for page in found]
    headings = [words(page.select_one("h1" if address else ".section h2")) for page in found]

    assert len(set(titles)) == len(set(headings)) == len(found)
    numbered = address in {"", "explainers/", "topics/made-up/"}
    for number, said in enumerate(zip(titles, headings, strict=True), 1):
        expected = f": page {number} of {len(found)}" if number > 1 else ""
        part = expected if numbered else words(found[number - 1].select_one(".paging [aria-current]"))
        assert all(part in one for one in said)


@pytest.mark.parametrize("address", LISTS)
def test_each_page_leads_to_the_one_before_and_the_one_after(address: str, in_pages: Pages) -> None:
    found = of_list(in_pages, address)
    addresses = [f"/{address}", *(f"/{address}page/{number}/" for number in range(2, len(found) + 1))]
    for number, page in enumerate(found):
        expected = {
            "prev": addresses[number - 1] if number else None,
            "next": addresses[number + 1] if number + 1 < len(found) else None,
        }
        for rel, url in expected.items():
            assert [link["href"] for link in page.select(f"link[rel={rel}], a[rel={rel}]")] == (
                [url] * 2 if url else []
            )
        current = page.select('nav[aria-label="Pages"] [aria-current]')
        assert [(link["href"], link["aria-current"]) for link in current] == [(addresses[number], "page")]


def test_the_glossarys_letters_lead_across_its_pages(in_pages: Pages, words: Words) -> None:
    first, second, *_ = of_list(in_pages, "glossary/")
    bars = [
        {words(link): link["href"] for link in page.select('nav[aria-label="Glossary"] a[href*="#letter-"]')}
        for page in (first, second)
    ]

    assert bars[0].keys() == bars[1].keys()
    assert (bars[0]["A"], bars[1]["A"]) == ("#letter-A", "/glossary/#letter-A")
    assert [words(link) for link in first.select('nav[aria-label="Glossary"] [aria-current="true"]')] == [
        words(heading) for heading in first.select(".letter")
    ]
    assert words(second.select_one("noscript")) == "Without scripts, a kind narrows this page alone."


def test_further_pages_of_home_and_of_topics_have_their_list_alone(in_pages: Pages) -> None:
    assert in_pages[""].select_one(".lead")
    assert in_pages[""].select_one(".words")
    assert not in_pages["page/2/"].select(".lead, .words, .how-to-read")
    assert not in_pages["page/2/"].select('[rel="canonical"]')
    assert len(in_pages["topics/made-up/page/2/"].select("main section")) == 1


def test_each_page_of_timeline_and_sources_can_be_found_and_a_topic_once(in_pages: Pages) -> None:
    found = {page for page, soup in in_pages.items() if soup.select_one("main[data-pagefind-body]")}

    assert {"timeline/", "timeline/page/2/", "sources/page/2/", "topics/made-up/"} <= found
    assert not {"glossary/page/2/", "page/2/", "explainers/page/2/", "topics/made-up/page/2/"} & found


def test_a_page_of_a_divided_list_is_light(divided: Path) -> None:
    listed = list((divided / "output").rglob("page/*/index.html"))

    assert len(listed) > 30
    assert max(len(gzip.compress(path.read_bytes(), mtime=0)) for path in listed) < 6_000
