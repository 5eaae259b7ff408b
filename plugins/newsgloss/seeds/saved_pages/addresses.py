"""A saved page -> the address of its original, also where it is the copy of an archive or a reader mode."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from newsgloss.model.fields import address_fault
from newsgloss.model.patterns import pattern_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

SAVED_FROM = pattern_of(r"saved from url=\(\d+\)(\S+)|SingleFile\s+url:\s*(\S+)")
MOST_COMMENTS = 5  # at the start of a page, where what saved it says where it was
ARCHIVED = pattern_of(  # what comes before the original's address in a copy's
    r"https?://(?:"
    r"[^/]+/(?:[a-z_-]+/){0,3}\d{8,14}(?:[a-z]{2}_)?/(?=https?:/)|"  # web archives, by the time of the copy
    r"archive\.(?:today|ph|is|li|vn|md|fo)/(?:[\w.-]+/){0,2}(?=https?:/)|"
    r"[^/]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?|"
    r"webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]*:(?!//))?|"
    r"(?:www\.)?12ft\.io/(?=https?:/)"
    r")(?=\S)",
    re.IGNORECASE,
)
IN_WAYBACK = pattern_of(r"https?://web\.archive\.org/web/\w+/(?=https?:)")
IN_QUERY = pattern_of(r"[?&]url=(https?(?::|%3A)[^&#]+)", re.IGNORECASE)  # about:reader?url=https%3A%2F%2F…
TRACKING = pattern_of(r"(?:utm_\w+|fbclid|gclid|cmp|ref|src)=", re.IGNORECASE)  # parts of a query that name no page
ARCHIVE_FORM = {"archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.md", "archive.fo"}


def page_address(soup: BeautifulSoup, said: Iterable[object]) -> str | None:
    """Return a page's address of those that it and what saved it say; the first that is no site's root counts."""
    told = [*_of_readers(soup), *said, *_of_savers(soup)]
    originals = [original(address) for address in told if isinstance(address, str)]
    found = [address for address in originals if not address_fault(address)]
    return next((address for address in found if urlsplit(address).path.strip("/")), None) or next(iter(found), None)


def original(address: str) -> str:
    """Return the address that a copy's address is made from, or the address as it is."""
    if (match := IN_QUERY.search(address)) and not address.startswith("http"):
        return unquote(match[1])
    if match := ARCHIVED.match(address):
        rest = re.sub(r"^(https?):/{1,2}", r"\1://", unquote(address[match.end() :]))
        return rest if rest.startswith("http") else f"https://{rest}"
    return address


def plain_address(url: str) -> str:
    """Return an address as it is however it is written: of one page, on paper or for telephones, shared or archived."""
    parts = urlsplit(IN_WAYBACK.sub("", url))
    host = re.sub(r"^(?:www|m|amp|mobile)\.", "", (parts.hostname or "").rstrip("."))
    path = re.sub(r"/+", "/", unquote(parts.path))
    path = re.sub(r"(?:/amp|/index\.html?)?/?$", "", path)
    query = "&".join(sorted(one for one in parts.query.split("&") if one and not TRACKING.match(one)))
    return f"{host}{path}?{query}"


def _of_readers(soup: BeautifulSoup) -> list[object]:
    """Return the addresses that a reader mode or archive shows above its copy."""
    links: list[object] = [link.get("href") for link in soup.select("a.reader-domain")]
    hosts = {urlsplit(str(link.get("href", ""))).hostname for link in soup.select('link[rel="canonical"]')}
    if not hosts.isdisjoint(ARCHIVE_FORM):
        links += [field.get("value") for field in soup.select('input[name="q"]')]
    return links


def _of_savers(soup: BeautifulSoup) -> list[object]:
    """Return the addresses that a browser or an extension wrote into what it saved."""
    from bs4 import Comment  # noqa: PLC0415 -- what reads HTML takes a tenth of a second to load

    comments = (node for node in soup.descendants if isinstance(node, Comment))
    matches = map(SAVED_FROM.search, itertools.islice(comments, MOST_COMMENTS))
    found: list[object] = [match[1] or match[2] for match in matches if match]
    return [*found, *(base.get("href") for base in soup.find_all("base", href=True))]
