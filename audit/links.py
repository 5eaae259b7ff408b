"""A served site -> what following every link and anchor from every page of it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

PATIENCE = 10  # seconds; the server is on this machine
NAMING = ("href", "src", "action", "poster", "cite")  # attributes that hold one address


class Answer(NamedTuple):
    """What a server answers, and the page if it is one."""

    status: int
    page: BeautifulSoup | None


class Followed(NamedTuple):
    """What following all links came to. Addresses are from the home page's; `broken` are `page: link`."""

    broken: list[str]
    other_hosts: set[str]
    reached_from_home: set[str]
    pages: set[str]


def follow(home: str, addresses: Iterable[str]) -> Followed:
    """Follow every link from a home page as far as they lead, then from the pages at `addresses` below it."""
    following = _Following(home)
    following.walk(home)
    reached = {page.removeprefix(home) for page in following.walked}
    for address in addresses:
        following.walk(urljoin(home, address))
    walked = {page.removeprefix(home) for page in following.walked}
    return Followed(following.broken, following.other_hosts, reached, walked)


def ask(address: str) -> Answer:
    """Ask a server for an address."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE)
    connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    is_page = (answer.headers["Content-Type"] or "").startswith("text/html")
    return Answer(answer.status, BeautifulSoup(body, "html.parser") if is_page else None)


class _Following:
    """A walk over a served site. A link is good if it leads to a page or file below the base path that is there."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.answers: dict[str, Answer] = {}
        self.walked: set[str] = set()
        self.broken: list[str] = []
        self.other_hosts: set[str] = set()

    def walk(self, start: str) -> None:
        """Follow links from a page as far as they lead."""
        waiting = [start]
        while waiting:
            address = waiting.pop()
            page = self.get(address).page
            if page is None or address in self.walked:
                continue
            self.walked.add(address)
            for link in _links(page):
                target, anchor = urldefrag(urljoin(address, link))
                if urlsplit(target).netloc != urlsplit(self.home).netloc:
                    self.other_hosts.add(target)
                elif self.leads(target, anchor):
                    waiting.append(target)
                else:
                    self.broken.append(f"{address.removeprefix(self.home)}: {link}")

    def leads(self, target: str, anchor: str) -> bool:
        """Return whether there is something at an address of this site and, with an anchor, an element of that id."""
        if not target.startswith(self.home) or self.get(target).status != HTTPStatus.OK:
            return False
        page = self.get(target).page
        return not anchor or (page is not None and page.find(id=anchor) is not None)

    def get(self, address: str) -> Answer:
        """Ask for an address once."""
        if address not in self.answers:
            self.answers[address] = ask(address)
        return self.answers[address]


def _links(page: BeautifulSoup) -> list[str]:
    """Return every address that a page names: links, stylesheets, scripts, pictures."""
    named = [str(tag[name]) for name in NAMING for tag in page.select(f"[{name}]")]
    sets = [part.split()[0] for tag in page.select("[srcset]") for part in str(tag["srcset"]).split(",")]
    return [*named, *sets]
