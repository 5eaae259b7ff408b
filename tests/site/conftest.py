"""The built site as readers get it, and what its authors wrote, to compare it with."""

import copy
import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

Pages = dict[str, BeautifulSoup]
LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")  # in Markdown


@pytest.fixture
def fresh(copy_project: Callable[[Path], Path], built: Path, tmp_path: Path) -> Path:
    """Return a copy of the project that a test may change, with a good site in output/."""
    folder = copy_project(tmp_path / "project")
    shutil.copytree(built / "output", folder / "output")
    return folder


@pytest.fixture(scope="session")
def files() -> Callable[..., dict[str, bytes]]:
    """Return what lists the files below some folders of a project, with their bytes."""

    def listed(folder: Path, *parts: str) -> dict[str, bytes]:
        found = [path for part in parts for path in sorted((folder / part).rglob("*")) if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    return listed


@pytest.fixture(scope="session")
def read_pages() -> Callable[[Path], Pages]:
    """Return what reads the pages of a built site, each under its address: "", "glossary/cbp/", "404.html"."""

    def read(output: Path) -> Pages:
        return {
            path.relative_to(output).as_posix().removesuffix("index.html"): BeautifulSoup(
                path.read_text(encoding="utf-8"), "html.parser"
            )
            for path in sorted(output.rglob("*.html"))
        }

    return read


@pytest.fixture(scope="session")
def pages(built: Path, read_pages: Callable[[Path], Pages]) -> Pages:
    """Return the pages of the site at the root of a host."""
    return read_pages(built / "output")


@pytest.fixture(scope="session")
def explainer(pages: Pages) -> BeautifulSoup:
    """Return the first explainer's page."""
    return pages["explainers/canada-us-asylum-2020/"]


@pytest.fixture(scope="session")
def front_matter(built: Path) -> Callable[[str], dict[str, Any]]:
    """Return what gives an explainer's front matter as its authors wrote it, by the explainer's slug."""

    def written(slug: str) -> dict[str, Any]:
        text = (built / "content" / "explainers" / f"{slug}.md").read_text(encoding="utf-8")
        return yaml.safe_load(text.split("---\n")[1])

    return written


@pytest.fixture(scope="session")
def written_notes(built: Path) -> list[dict[str, Any]]:
    """Return the notes on the first explainer as their authors wrote them."""
    text = (built / "content" / "explainers" / "canada-us-asylum-2020.notes.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@pytest.fixture(scope="session")
def plain() -> Callable[[str], str]:
    """Return what gives the words of a text whose only Markdown is links, on one line."""
    return lambda text: " ".join(LINK.sub(r"\1", text).split())


@pytest.fixture(scope="session")
def glossary(built: Path) -> dict[str, dict[str, Any]]:
    """Return the entries as their authors wrote them, by id."""
    files = sorted((built / "content" / "glossary").rglob("*.yaml"))
    items = [item for path in files for item in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return {item["id"]: item for item in items}


@pytest.fixture(scope="session")
def sources(built: Path) -> dict[str, dict[str, Any]]:
    """Return the sources as their authors wrote them, by id."""
    text = (built / "content" / "sources.yaml").read_text(encoding="utf-8")
    return {item["id"]: item for item in yaml.safe_load(text)}


@pytest.fixture(scope="session")
def entry_pages(pages: Pages, glossary: dict[str, dict[str, Any]]) -> Pages:
    """Return the pages of the entries, by id. Events have none: they stand in the timeline."""
    return {id_: pages[f"glossary/{id_}/"] for id_, item in glossary.items() if item["kind"] != "event"}


@pytest.fixture(scope="session")
def words() -> Callable[[Tag], str]:
    """Return what gives an element's text on one line."""
    return lambda tag: " ".join(tag.get_text().split())


@pytest.fixture(scope="session")
def without_notes() -> Callable[[Tag], Tag]:
    """Return what copies an element without what was added to it: notes and their numbers."""

    def bare(tag: Tag) -> Tag:
        copied = copy.copy(tag)
        for added in copied.select("[data-added]"):
            added.decompose()
        return copied

    return bare


class Answer(NamedTuple):
    """What a server answers, and the page if it is one."""

    status: int
    page: BeautifulSoup | None


@pytest.fixture(scope="session")
def get() -> Callable[[str], Answer]:
    """Return what asks a server for an address."""
    return _get


def _get(address: str) -> Answer:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    is_page = answer.headers["Content-Type"].startswith("text/html")
    return Answer(answer.status, BeautifulSoup(body, "html.parser") if is_page else None)


class Followed(NamedTuple):
    """What following all links came to. Addresses are from the home page's; `broken` are `page: link`."""

    broken: list[str]
    other_hosts: set[str]
    reached_from_home: set[str]
    pages: set[str]


@pytest.fixture(scope="session")
def follow(serve: Callable[[Path, str], AbstractContextManager[str]]) -> Callable[[Path, str], Followed]:
    """Return what serves a built site below a base path and follows every link from every page of it."""

    def follow_all(output: Path, base: str) -> Followed:
        with serve(output, base) as home:
            following = _Following(home)
            following.walk(home)
            reached = {page.removeprefix(home) for page in following.walked}
            for path in sorted(output.rglob("*.html")):
                following.walk(urljoin(home, path.relative_to(output).as_posix().removesuffix("index.html")))
        walked = {page.removeprefix(home) for page in following.walked}
        return Followed(following.broken, following.other_hosts, reached, walked)

    return follow_all


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
        """Say whether there is something at an address of this site and, with an anchor, an element of that id."""
        if not target.startswith(self.home) or self.get(target).status != HTTPStatus.OK:
            return False
        page = self.get(target).page
        return not anchor or (page is not None and page.find(id=anchor) is not None)

    def get(self, address: str) -> Answer:
        """Ask for an address once."""
        if address not in self.answers:
            self.answers[address] = _get(address)
        return self.answers[address]


def _links(page: BeautifulSoup) -> list[str]:
    """Return every address that a page names: links, stylesheets, scripts, pictures."""
    named = [tag[name] for name in ("href", "src", "action", "poster", "cite") for tag in page.select(f"[{name}]")]
    sets = [part.split()[0] for tag in page.select("[srcset]") for part in tag["srcset"].split(",")]
    return [*named, *sets]
