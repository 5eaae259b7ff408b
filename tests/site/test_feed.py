"""The Atom feeds: they say which explainers there are, and what was corrected, but not in the source's words."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SITE = "https://example.org/newsgloss/"
EXPLAINERS = [
    (
        "explainers/safe-third-country-agreement/",
        "What changed at the Canada–U.S. border in 2023",
        (
            "For 18 years a treaty on asylum stopped at official crossings. Since March 2023 it covers the whole land "
            "border. What that means, and what it does not."
        ),
    ),
]
"""The address, title and dek of each explainer that search engines may list, the newest first."""


@pytest.fixture(scope="module")
def text(published: Path) -> str:
    """Return the published site's feed as it is served."""
    return (published / "output" / "feeds" / "all.atom.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def feed(text: str) -> ET.Element:
    """Return the published site's feed."""
    return ET.fromstring(text)  # noqa: S314 -- we wrote it


@pytest.fixture(scope="module")
def corrections(published: Path) -> ET.Element:
    """Return the published site's feed of corrections."""
    return ET.fromstring((published / "output" / "feeds" / "corrections.atom.xml").read_bytes())  # noqa: S314 -- ours


def told(feed: ET.Element) -> list[tuple[str, str | None, str | None]]:
    """Return what a feed tells of: addresses, titles and summaries."""
    return [
        (
            entry.find("atom:link", ATOM).get("href").removeprefix(SITE),
            entry.findtext("atom:title", namespaces=ATOM),
            entry.findtext("atom:summary", namespaces=ATOM),
        )
        for entry in feed.findall("atom:entry", ATOM)
    ]


def test_explainers_that_search_engines_may_list_are_in_the_feed_with_their_deks(feed: ET.Element) -> None:
    assert told(feed) == EXPLAINERS


def test_a_page_that_was_changed_says_when(feed: ET.Element) -> None:
    days = [
        tuple(entry.findtext(f"atom:{name}", namespaces=ATOM)[:10] for name in ("published", "updated"))
        for entry in feed.findall("atom:entry", ATOM)
    ]

    assert days == [("2026-11-26", "2026-11-30")]


def test_the_source_s_words_are_not_in_the_feed(text: str, feed: ET.Element, published: Path) -> None:
    seed = (published / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8")
    said = " ".join("".join(feed.itertext()).split())

    assert feed.findall(".//atom:content", ATOM) == []
    assert [line for line in seed.splitlines() if len(line) > 40 and (line[:40] in said or line[:40] in text)] == []


def test_every_address_in_the_feed_is_whole(feed: ET.Element) -> None:
    links = {link.get("rel"): link.get("href") for link in feed.findall("atom:link", ATOM)}
    entries = [link.get("href") for link in feed.findall("atom:entry/atom:link[@rel='alternate']", ATOM)]

    assert links == {"alternate": SITE, "self": f"{SITE}feeds/all.atom.xml"}
    assert entries == [SITE + address for address, _, _ in EXPLAINERS]


@pytest.mark.parametrize("name", ["feed", "corrections"])
def test_a_feed_and_its_entries_have_what_atom_demands(name: str, request: pytest.FixtureRequest) -> None:
    whole = request.getfixturevalue(name)
    elements = (whole, *whole.findall("atom:entry", ATOM))
    demanded = [
        element.findtext(f"atom:{part}", namespaces=ATOM) for element in elements for part in ("title", "updated")
    ]
    ids = [element.findtext("atom:id", namespaces=ATOM) for element in elements]

    assert len(elements) > 1
    assert all([*demanded, *ids])
    assert len(ids) == len(set(ids))


def listed(pages: dict[str, BeautifulSoup]) -> list[Tag]:
    """Return the changes in the log that were made on pages that search engines may list."""
    rows = pages["corrections/"].select("main li[id]")
    found = [(row, pages[row.select_one("a")["href"].partition("#")[0].lstrip("/")]) for row in rows]
    assert len(found) > 2
    return [row for row, page in found if not page.select_one('meta[name="robots"]')]


def test_the_feed_of_corrections_tells_of_every_change_on_a_listed_page_in_the_order_of_the_log(
    corrections: ET.Element, pages: dict[str, BeautifulSoup]
) -> None:
    expected = []
    for row in listed(pages):
        link = row.select_one("a")
        kind = row.select_one(".fine").get_text()
        words = [said.get_text() for said in row.select("div > p:nth-of-type(n + 2)")]
        expected.append((link["href"].removeprefix("/"), f"{kind}: {link.get_text()}", words))

    found = [(address, title, BeautifulSoup(summary, "html.parser")) for address, title, summary in told(corrections)]
    assert expected == [
        (address, title, [said.get_text() for said in summary.select("p")] or [summary.get_text()])
        for address, title, summary in found
    ]


def test_a_correction_in_the_feed_is_known_by_its_place_on_the_page(
    corrections: ET.Element, pages: dict[str, BeautifulSoup]
) -> None:
    rows = [f"{SITE}corrections/#{row['id']}" for row in listed(pages)]

    assert rows == [entry.findtext("atom:id", namespaces=ATOM) for entry in corrections.findall("atom:entry", ATOM)]


def test_every_address_in_the_feed_of_corrections_is_whole(corrections: ET.Element) -> None:
    assert corrections.find("atom:link[@rel='alternate']", ATOM).get("href") == f"{SITE}corrections/"
    assert {
        link.get("href").startswith(SITE)
        for link in corrections.findall("atom:entry/atom:link[@rel='alternate']", ATOM)
    } == {True}


def test_the_page_of_corrections_leads_to_its_feed(pages: dict[str, BeautifulSoup]) -> None:
    assert pages["corrections/"].select('main a[href="/feeds/corrections.atom.xml"]')


def test_a_reader_of_feeds_finds_them_from_the_page(pages: dict[str, BeautifulSoup]) -> None:
    found = {link["href"]: link["title"] for link in pages["corrections/"].select('link[type="application/atom+xml"]')}

    assert found == {
        "/feeds/all.atom.xml": "Newsgloss",
        "/feeds/corrections.atom.xml": "Newsgloss: corrections and changes",
    }
