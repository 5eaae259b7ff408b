"""A saved page and its story -> what shows that it is no article, or only an article's beginning.

Error pages, checks for robots, front pages and offers to subscribe are told by what they say or are made of.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsgloss.language.vocabulary import phrases
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw
from newsgloss.seeds.html_blocks import TextBlock

from .addresses import original

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LEAST_PROSE = 150  # in a page's sentences; a story of more is one, whatever its title says
LEADING_WORDS = 4  # of a link that is another story's headline
MOST = 0.8  # of what would be kept
SEVERAL = 12  # headlines of other stories, as a front page has
LONGEST_WALL = 200  # characters of a line that says that the rest is not free
IS_WALL = pattern_of(rf"\W*(?:{phrases('walls')})\W*", re.IGNORECASE)
CONSENT = pattern_of(rf"\W*(?:{phrases('consents')})\W*", re.IGNORECASE)
TEASER_WORDS = 45  # of what a page says of another story below its headline
TEASERS = 6  # in a page that has no story of its own
STATUS = "(?:40[0-9]|410|429|50[0-4])"  # with which a server says that it has no such page, or not now
ERROR = pattern_of(
    rf"\W*(?:[^\W\d_]+\W+)?(?:{STATUS}\W*)?(?:{phrases('error_pages')})\W*|\W*(?:[^\W\d_]+\W+)?{STATUS}\W*",
    re.IGNORECASE,
)
ERROR_CLASS = pattern_of(r"\berror-?(?:40[0-9]|page)\b|\bpage-?404\b|\bnot-?found-?page\b", re.IGNORECASE)
CHALLENGE = pattern_of(rf"\W*(?:{phrases('challenges')})\W*", re.IGNORECASE)
CHALLENGE_MARKS = pattern_of(
    r"cf-(?:challenge|browser-verification|turnstile)|challenge-(?:form|running|platform)|g-recaptcha|h-captcha|"
    r"px-captcha|captcha-delivery|distil_?captcha|_incapsula_",
    re.IGNORECASE,
)
SEPARATOR = pattern_of(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
ARTICLES = frozenset("article news newsarticle blog blogposting".split())  # kinds of page, as Open Graph has them
WEBSITE = "website"
BEHIND_WALL = "the rest, which is behind a paywall"
AGAIN = "Open the article's address in the browser again, and save the page that shows the article."


def sign_of_another(soup: BeautifulSoup) -> Flaw | None:
    """Return what shows that a page is shown in place of an article, unless it has one's words all the same."""
    titles = [" ".join(element.get_text(" ").split()) for element in soup.find_all(["title", "h1", "h2"])]
    if said := next((title for title in titles if _is_in(title, CHALLENGE)), None):
        return Flaw(f"this page asks whether its reader is a robot: '{_short(said)}'", AGAIN)
    if said := next((title for title in titles if _is_in(title, ERROR)), None):
        return Flaw(f"this is an error page: '{_short(said)}'", AGAIN)
    if said := next((title for title in titles if _is_in(title, CONSENT)), None):
        return Flaw(f"this page asks for consent to cookies: '{_short(said)}'", AGAIN)
    if mark := next(filter(None, map(CHALLENGE_MARKS.search, _names(soup.find_all()))), None):
        return Flaw(f"this page asks whether its reader is a robot: there is '{mark[0]}' in it", AGAIN)
    if mark := next(filter(None, map(ERROR_CLASS.search, _names(soup.find_all("body")))), None):
        return Flaw(f"this is an error page: its body is named '{mark[0]}'", AGAIN)
    return None


def leads_on(soup: BeautifulSoup) -> Callable[[int], bool]:
    """Return what tells of a page with so many words in sentences whether it says that it is no article.

    It is a site's root, or calls itself a website.
    """
    kinds = {str(meta.get("content", "")).lower() for meta in soup.find_all("meta", property="og:type")}
    told = [str(link.get("href", "")) for link in soup.select('link[rel="canonical"]')]
    told += [str(meta.get("content", "")) for meta in soup.find_all("meta", property="og:url")]
    is_root = bool(told) and not any(urlsplit(original(address)).path.strip("/") for address in told)
    return lambda words: kinds.isdisjoint(ARTICLES) and (is_root or (WEBSITE in kinds and words <= LEAST_PROSE))


def front_page(blocks: Sequence[TextBlock]) -> Flaw | None:
    """Return what shows that a page that says that it is no article leads to many."""
    leading = sum(map(_leads, blocks))
    return _of_others(leading) if leading >= SEVERAL else None


def teaser_page(blocks: Sequence[TextBlock], kept: Sequence[str]) -> Flaw | None:
    """Return what shows that all that would be kept of a page tells of other stories, each text below its headline."""
    texts = frozenset(kept)
    shown = [(above, block) for above, block in itertools.pairwise(blocks) if block.text in texts]
    teasers = [block for above, block in shown if _leads(above) and block.words <= TEASER_WORDS]
    return _of_others(len(teasers)) if len(teasers) >= TEASERS and len(teasers) >= MOST * len(kept) else None


def _leads(block: TextBlock) -> bool:
    """Return whether a block is a link to another story, and that one's headline."""
    return block.words >= LEADING_WORDS and (block.within_link or block.only_leads)


def _of_others(count: int) -> Flaw:
    message = f"this page has {count} headlines of other stories, and no story of its own"
    return Flaw(message, "Open one of its articles, and save that page.")


def wall(blocks: Iterable[TextBlock]) -> Flaw | None:
    """Return what tells, on a page without a story, that it is for those who pay or register."""
    said = next((block.text for block in blocks if is_wall(block.text)), None)
    return Flaw(f"this page shows an offer in place of the article: '{_short(said)}'", AGAIN) if said else None


def is_wall(text: str) -> bool:
    """Return whether a line tells a reader that the rest of a story is for those who pay or register."""
    return len(text) <= LONGEST_WALL and IS_WALL.fullmatch(text) is not None


def _is_in(title: str, pattern: re.Pattern[str]) -> bool:
    """Return whether a title, or a part of it beside the name of a site, is of a kind and says nothing else."""
    return any(map(pattern.fullmatch, (title, *SEPARATOR.split(title))))


def _names(elements: Iterable[Tag]) -> Iterator[str]:
    """Yield the classes and ids of elements, and the addresses of scripts."""
    for element in elements:
        yield " ".join([*(element.get("class") or []), str(element.get("id") or ""), str(element.get("src") or "")])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_WALL else f"{text[:LONGEST_WALL]} …"
