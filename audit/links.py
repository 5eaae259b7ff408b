"""A served site -> what following every link and anchor from every page of it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import document_fromstring

PATIENCE = 10  # seconds; the server is on this machine
NAMING = ("href", "src", "action", "poster", "cite")  # attributes that hold one address


class Answer(NamedTuple):
    """What a server answers, and the HTML if it is a page."""

    status: int
    html: str | None


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
    return Answer(answer.status, body.decode() if is_page else None)


class _Tags:
    """What the tags of a page say: every address that they name (links, style sheets, scripts, pictures), and ids."""

    def __init__(self, html: str) -> None:
        self.links: list[str] = []
        self.ids: set[str] = set()
        for element in document_fromstring(html).iter():
            for name, value in element.attrib.items():
                self._add(name, value)

    def _add(self, name: str, value: str) -> None:
        if name in NAMING:
            self.links.append(value)
        elif name == "srcset":
            self.links += [part.split()[0] for part in value.split(",")]
        elif name == "id":
            self.ids.add(value)


class _Following:
    """A walk over a served site. A link is good if it leads to a page or file below the base path that is there."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.answers: dict[str, tuple[int, _Tags | None]] = {}
        self.walked: set[str] = set()
        self.broken: list[str] = []
        self.other_hosts: set[str] = set()

    def walk(self, start: str) -> None:
        """Follow links from a page as far as they lead."""
        waiting = [start]
        while waiting:
            address = waiting.pop()
            _, page = self.get(address)
            if page is None or address in self.walked:
                continue
            self.walked.add(address)
            for link in page.links:
                target, anchor = urldefrag(urljoin(address, link))
                if urlsplit(target).netloc != urlsplit(self.home).netloc:
                    self.other_hosts.add(target)
                elif self.leads(target, anchor):
                    waiting.append(target)
                else:
                    self.broken.append(f"{address.removeprefix(self.home)}: {link}")

    def leads(self, target: str, anchor: str) -> bool:
        """Return whether there is something at an address of this site and, with an anchor, an element of that id."""
        if not target.startswith(self.home):
            return False
        status, page = self.get(target)
        return status == HTTPStatus.OK and (not anchor or (page is not None and anchor in page.ids))

    def get(self, address: str) -> tuple[int, _Tags | None]:
        """Ask for an address once; return the status, and the tags if it is a page."""
        if address not in self.answers:
            status, html = ask(address)
            self.answers[address] = status, None if html is None else _Tags(html)
        return self.answers[address]
