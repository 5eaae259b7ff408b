"""The Atom feed: it says that there is an explainer, and what of, but not in the source's words."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
DEK = (
    "In March 2020 a pandemic rule let Canada return people who crossed between border posts. "
    "One French word explains why refugee groups objected."
)


@pytest.fixture(scope="module")
def text(published: Path) -> str:
    """Return the published site's feed as it is served."""
    return (published / "output" / "feeds" / "all.atom.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def feed(text: str) -> ET.Element:
    """Return the published site's feed."""
    return ET.fromstring(text)  # noqa: S314 -- we wrote it


def test_the_explainer_is_in_the_feed_with_its_dek(feed: ET.Element) -> None:
    title = feed.findtext("atom:entry/atom:title", namespaces=ATOM)
    summary = feed.findtext("atom:entry/atom:summary", namespaces=ATOM)

    assert title == "Canada turned asylum seekers back. Where would the U.S. send them?"
    assert summary == DEK


def test_the_source_s_words_are_not_in_the_feed(text: str, feed: ET.Element, published: Path) -> None:
    seed = (published / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8")
    said = " ".join("".join(feed.itertext()).split())

    assert feed.findall(".//atom:content", ATOM) == []
    assert [line for line in seed.splitlines() if len(line) > 40 and (line[:40] in said or line[:40] in text)] == []


def test_every_address_in_the_feed_is_whole(feed: ET.Element) -> None:
    links = {link.get("rel"): link.get("href") for link in feed.findall("atom:link", ATOM)}
    entry = feed.find("atom:entry/atom:link", ATOM)

    assert links == {
        "alternate": "https://example.org/newsgloss/",
        "self": "https://example.org/newsgloss/feeds/all.atom.xml",
    }
    assert entry.get("href") == "https://example.org/newsgloss/explainers/canada-us-asylum-2020/"


def test_the_feed_and_its_entry_have_what_atom_demands(feed: ET.Element) -> None:
    for element in (feed, *feed.findall("atom:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"atom:{name}", namespaces=ATOM)
