"""The Atom feeds: they say which explainers there are, and what was corrected, but not in the source's words."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

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
    (
        "explainers/canada-us-asylum-2020/",
        "Canada turned asylum seekers back. Where would the U.S. send them?",
        (
            "In March 2020 a pandemic rule let Canada return people who crossed between border posts. "
            "One French word explains why refugee groups objected."
        ),
    ),
]
"""The address, title and dek of each explainer, the newest first."""


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


def test_every_explainer_is_in_the_feed_with_its_dek_the_newest_first(feed: ET.Element) -> None:
    assert told(feed) == EXPLAINERS


def test_a_page_that_was_changed_says_when(feed: ET.Element) -> None:
    days = [
        tuple(entry.findtext(f"atom:{name}", namespaces=ATOM)[:10] for name in ("published", "updated"))
        for entry in feed.findall("atom:entry", ATOM)
    ]

    assert days == [("2026-11-26", "2026-11-30"), ("2026-11-22", "2026-11-30")]


def test_the_source_s_words_are_not_in_the_feed(text: str, feed: ET.Element, published: Path) -> None:
    seed = (published / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8")
    said = " ".join("".join(feed.itertext()).split())

    assert feed.findall(".//atom:content", ATOM) == []
    assert [line for line in seed.splitlines() if len(line) > 40 and (line[:40] in said or line[:40] in text)] == []


def test_every_address_in_the_feed_is_whole(feed: ET.Element) -> None:
    links = {link.get("rel"): link.get("href") for link in feed.findall("atom:link", ATOM)}
    entries = [link.get("href") for link in feed.findall("atom:entry/atom:link", ATOM)]

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

    assert len(elements) > 2
    assert all([*demanded, *ids])
    assert len(ids) == len(set(ids))


def test_the_feed_of_corrections_tells_of_every_change_on_the_page_in_its_order(
    corrections: ET.Element, pages: dict[str, BeautifulSoup]
) -> None:
    expected = []
    for row in pages["corrections/"].select("main li[id]"):
        link = row.select_one("a")
        kind = row.select_one(".fine").get_text()
        words = row.select_one("div > p:nth-of-type(2)").get_text()
        expected.append((link["href"].removeprefix("/"), f"{kind}: {link.get_text()}", words))

    assert expected == told(corrections)


def test_a_correction_in_the_feed_is_known_by_its_place_on_the_page(
    corrections: ET.Element, pages: dict[str, BeautifulSoup]
) -> None:
    rows = [f"{SITE}corrections/#{row['id']}" for row in pages["corrections/"].select("main li[id]")]

    assert rows == [entry.findtext("atom:id", namespaces=ATOM) for entry in corrections.findall("atom:entry", ATOM)]


def test_every_address_in_the_feed_of_corrections_is_whole(corrections: ET.Element) -> None:
    assert corrections.find("atom:link[@rel='alternate']", ATOM).get("href") == f"{SITE}corrections/"
    assert {link.get("href").startswith(SITE) for link in corrections.findall("atom:entry/atom:link", ATOM)} == {True}


def test_the_page_of_corrections_leads_to_its_feed(pages: dict[str, BeautifulSoup]) -> None:
    assert pages["corrections/"].select('main a[href="/feeds/corrections.atom.xml"]')


def test_a_reader_of_feeds_finds_them_from_the_page(pages: dict[str, BeautifulSoup]) -> None:
    found = {link["href"]: link["title"] for link in pages["corrections/"].select('link[type="application/atom+xml"]')}

    assert found == {
        "/feeds/all.atom.xml": "Newsgloss",
        "/feeds/corrections.atom.xml": "Newsgloss: corrections and changes",
    }
