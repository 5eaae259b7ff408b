"""A saved page and its story -> what shows that it is no article, or only an article's beginning.

Error pages, checks for robots, front pages and offers to subscribe are told by what they say or are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsgloss.language.vocabulary import phrases
from newsgloss.model.problems import Flaw
from newsgloss.seeds.html_blocks import TextBlock

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LEAST_PROSE = 150  # in a page's sentences; a story of more is one, whatever its title says
LEADING_WORDS = 4  # of a link that is another story's headline
SEVERAL = 12  # headlines of other stories, as a front page has
LONGEST_WALL = 200  # characters of a line that says that the rest is not free
IS_WALL = re.compile(rf"\W*(?:{phrases('walls')})\W*", re.IGNORECASE)
ERROR = re.compile(phrases("error_pages"), re.IGNORECASE)
STATUS = re.compile(r"^\W*(?:[^\W\d_]+\W+)?(?:40[0-9]|410|429|50[0-4])\b")  # "Error 404", "404 Page not found"
ERROR_CLASS = re.compile(r"\berror-?(?:40[0-9]|page)\b|\bpage-?404\b|\bnot-?found-?page\b", re.IGNORECASE)
CHALLENGE = re.compile(phrases("challenges"), re.IGNORECASE)
CHALLENGE_MARKS = re.compile(
    r"cf-(?:challenge|browser-verification|turnstile)|challenge-(?:form|running|platform)|g-recaptcha|h-captcha|"
    r"px-captcha|captcha-delivery|distil_?captcha|_incapsula_",
    re.IGNORECASE,
)
ARTICLE_META = {"article", "news", "newsarticle", "blog", "blogposting"}
BEHIND_WALL = "the rest, which is behind a paywall"
AGAIN = "Open the article's address in the browser again, and save the page that shows the article."


def sign_of_another(soup: BeautifulSoup) -> Flaw | None:
    """Return what shows that a page is shown in place of an article, unless it has one's words all the same."""
    titles = [" ".join(element.get_text(" ").split()) for element in soup.find_all(["title", "h1", "h2"])]
    if said := next((title for title in titles if CHALLENGE.search(title)), None):
        return Flaw(f"this page asks whether its reader is a robot: '{_short(said)}'", AGAIN)
    if said := next((title for title in titles if ERROR.search(title) or STATUS.search(title)), None):
        return Flaw(f"this is an error page: '{_short(said)}'", AGAIN)
    if mark := next(filter(None, map(CHALLENGE_MARKS.search, _names(soup.find_all()))), None):
        return Flaw(f"this page asks whether its reader is a robot: there is '{mark[0]}' in it", AGAIN)
    if mark := next(filter(None, map(ERROR_CLASS.search, _names(soup.find_all("body")))), None):
        return Flaw(f"this is an error page: its body is named '{mark[0]}'", AGAIN)
    return None


def front_page(soup: BeautifulSoup, blocks: Sequence[TextBlock], kept: int, address: str | None) -> Flaw | None:
    """Return what shows that a page leads to many stories, and tells none of its own; `kept` words were found in it."""
    if _says_article(soup):
        return None
    leading = [block for block in blocks if block.words >= LEADING_WORDS and (block.within_link or block.only_leads)]
    is_root = address is not None and not urlsplit(address).path.strip("/")
    if len(leading) < SEVERAL or (kept > sum(block.words for block in leading) and not is_root):
        return None
    message = f"this page has {len(leading)} headlines of other stories, and no story of its own"
    return Flaw(message, "Open one of its articles, and save that page.")


def wall(blocks: Iterable[TextBlock]) -> Flaw | None:
    """Return what tells, on a page without a story, that it is for those who pay or register."""
    said = next((block.text for block in blocks if is_wall(block.text)), None)
    return Flaw(f"this page shows an offer in place of the article: '{_short(said)}'", AGAIN) if said else None


def is_wall(text: str) -> bool:
    """Return whether a line tells a reader that the rest of a story is for those who pay or register."""
    return len(text) <= LONGEST_WALL and IS_WALL.fullmatch(text) is not None


def _says_article(soup: BeautifulSoup) -> bool:
    """Return whether a page says that it is an article."""
    kinds = (str(meta.get("content", "")).lower() for meta in soup.find_all("meta", property="og:type"))
    return any(kind in ARTICLE_META for kind in kinds)


def _names(elements: Iterable[Tag]) -> Iterator[str]:
    """Yield the classes and ids of elements, and the addresses of scripts."""
    for element in elements:
        yield " ".join([*(element.get("class") or []), str(element.get("id") or ""), str(element.get("src") or "")])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_WALL else f"{text[:LONGEST_WALL]} …"
