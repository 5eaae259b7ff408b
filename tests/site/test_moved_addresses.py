"""A site whose settings move its pages, or leave some out: every link follows them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.conftest import SITEURL
from tests.site.site_pages import Pages

BASE = "/newsgloss"
USUAL = r"data|glossary|timeline|sources|corrections|search|explainers|topics|about|standards|theme|feeds"
WITHOUT = """
GLOSSARY_SAVE_AS = TIMELINE_SAVE_AS = SOURCES_SAVE_AS = CORRECTIONS_SAVE_AS = DRAFTS_SAVE_AS = SEARCH_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "404"]
FEED_ALL_ATOM = CORRECTIONS_FEED_ATOM = GLOSSARY_FEED_ATOM = DATA_SAVE_AS = None
"""


@pytest.fixture(scope="module")
def moved_pages(moved: Path) -> Pages:
    """Return the pages of the site whose pages are moved."""
    return Pages.of(moved / "output")


@pytest.fixture(scope="module")
def without(make_site: Callable[..., Path]) -> Path:
    """Return a copy of the project without lists, feeds and pages of its own, built; its sources all have a url."""

    def leave_out(folder: Path) -> None:
        with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(WITHOUT)
        for page in (folder / "content" / "pages").iterdir():
            page.unlink()
        sources = folder / "content" / "sources.yaml"
        written = yaml.safe_load(sources.read_text(encoding="utf-8"))
        with_urls = [{"url": f"https://example.org/{source['id']}"} | source for source in written]
        sources.write_text(yaml.safe_dump(with_urls, allow_unicode=True), encoding="utf-8")

    return make_site("without", prepare=leave_out)


def links(page: BeautifulSoup, part: str) -> dict[str, str]:
    """Return the links of a part of a page, by their words."""
    return {link.get_text(): link["href"] for link in page.select(f"{part} a")}


def test_no_link_of_a_moved_site_is_broken(moved: Path, follow: Callable[[Path, str], Any]) -> None:
    followed = follow(moved / "output", BASE)

    assert followed.broken == []
    assert len(followed.pages) > 80
    assert followed.pages - followed.reached_from_home == {"404.html"}


def test_nothing_of_a_moved_site_is_or_leads_where_it_is_by_default(
    moved: Path, moved_pages: Pages, files: Callable[..., dict[str, bytes]]
) -> None:
    addresses = [
        tag[name]
        for page in moved_pages.values()
        for name in ("href", "src", "action", "data-index")
        for tag in page.select(f"[{name}]")
    ]

    assert len(addresses) > 1000
    assert [address for address in addresses if re.match(rf"(?:{SITEURL}|{BASE})?/(?:{USUAL})\b", address)] == []
    assert [name for name in files(moved / "output", ".") if re.match(USUAL, name)] == []


def test_navigation_and_footer_lead_to_where_pages_are(moved_pages: Pages) -> None:
    page = moved_pages["words/refoulement.html"]

    assert links(page, ".site-nav") == {
        "Explainers": f"{BASE}/told/",
        "Glossary": f"{BASE}/words/all.html",
        "Timeline": f"{BASE}/when/",
    }
    assert page.select_one(".site-search")["action"] == f"{BASE}/find/here.html"
    assert links(page, ".site-footer") == {
        "About": f"{BASE}/us/about.html",
        "How we work": f"{BASE}/us/standards.html",
        "Sources": f"{BASE}/rests/on/",
        "Corrections": f"{BASE}/put-right.html",
        "Feeds and data": f"{BASE}/given/",
    }


def test_a_page_says_where_it_is(moved_pages: Pages) -> None:
    addresses = {
        address: page.select_one("link[rel=canonical]")["href"]
        for address, page in moved_pages.items()
        if page.select_one("link[rel=canonical]")
    }

    assert len(addresses) > 70
    assert addresses == {address: f"{SITEURL}/{address}" for address in addresses}


def test_the_navigation_marks_the_page_and_those_below_it(moved_pages: Pages, pages: Pages) -> None:
    def marks(page: BeautifulSoup) -> list[tuple[str, str]]:
        return [(link.get_text(), link["aria-current"]) for link in page.select(".site-nav [aria-current]")]

    assert marks(moved_pages["told/"]) == [("Explainers", "page")]
    assert marks(moved_pages["told/canada-us-asylum-2020.html"]) == [("Explainers", "true")]
    assert marks(moved_pages["words/refoulement.html"]) == []
    assert marks(pages["glossary/refoulement/"]) == [("Glossary", "true")]
    assert marks(pages[""]) == []


@pytest.mark.parametrize("feed", ["new.xml", "right.xml"])
def test_a_feed_leads_to_where_pages_are(feed: str, moved: Path) -> None:
    output = moved / "output"
    found = re.findall(r'<link href="([^"]+)" rel="(?:alternate|self)"', (output / feed).read_text(encoding="utf-8"))
    paths = [address.partition("#")[0].removeprefix(SITEURL).lstrip("/") for address in found]

    assert found
    assert [
        path for path in paths if not (output / path).is_file() and not (output / path / "index.html").is_file()
    ] == []


def test_no_link_of_a_site_without_lists_is_broken(without: Path, follow: Callable[[Path, str], Any]) -> None:
    followed = follow(without / "output", "")

    assert followed.broken == []
    assert followed.reached_from_home


def test_a_site_without_lists_draws_no_links_to_them(without: Path) -> None:
    home = Pages.of(without / "output")[""]

    assert links(home, ".site-nav") == {}
    assert home.select(".site-search") == []
    assert links(home, ".site-footer") == {}
