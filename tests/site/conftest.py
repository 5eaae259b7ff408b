"""The built site as readers get it, and what its authors wrote, to compare it with."""

import copy
import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from audit import links
from audit.links import Answer, Followed, ask
from tests.samples import load_yaml
from tests.site.site_pages import Pages

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
def pages(built: Path) -> Pages:
    """Return the pages of the site at the root of a host."""
    return Pages.of(built / "output")


@pytest.fixture(scope="session")
def explainer(pages: Pages) -> BeautifulSoup:
    """Return the first explainer's page."""
    return pages["explainers/canada-us-asylum-2020/"]


@pytest.fixture(scope="session")
def front_matter(built: Path) -> Callable[[str], dict[str, Any]]:
    """Return what gives an explainer's front matter as its authors wrote it, by the explainer's slug."""

    def written(slug: str) -> dict[str, Any]:
        text = (built / "content" / "explainers" / f"{slug}.md").read_text(encoding="utf-8")
        return load_yaml(text.split("---\n")[1])

    return written


@pytest.fixture(scope="session")
def written_notes(built: Path) -> list[dict[str, Any]]:
    """Return the notes on the first explainer as their authors wrote them."""
    text = (built / "content" / "explainers" / "canada-us-asylum-2020.notes.yaml").read_text(encoding="utf-8")
    return load_yaml(text)


@pytest.fixture(scope="session")
def plain() -> Callable[[str], str]:
    """Return what gives the words of a text whose only Markdown is links, on one line."""
    return lambda text: " ".join(LINK.sub(r"\1", text).split())


@pytest.fixture(scope="session")
def glossary(built: Path) -> dict[str, dict[str, Any]]:
    """Return the entries as their authors wrote them, by id."""
    files = sorted((built / "content" / "glossary").rglob("*.yaml"))
    items = [item for path in files for item in load_yaml(path.read_text(encoding="utf-8"))]
    return {item["id"]: item for item in items}


@pytest.fixture(scope="session")
def sources(built: Path) -> dict[str, dict[str, Any]]:
    """Return the sources as their authors wrote them, by id."""
    text = (built / "content" / "sources.yaml").read_text(encoding="utf-8")
    return {item["id"]: item for item in load_yaml(text)}


@pytest.fixture(scope="session")
def entry_pages(built: Path, glossary: dict[str, dict[str, Any]]) -> Pages:
    """Return the pages of the entries, by id. Events have none: they are in the timeline."""
    folder = built / "output" / "glossary"
    return Pages({id_: folder / id_ / "index.html" for id_, item in glossary.items() if item["kind"] != "event"})


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


@pytest.fixture(scope="session")
def get() -> Callable[[str], Answer]:
    """Return what asks a server for an address."""
    return ask


@pytest.fixture(scope="session")
def follow(serve: Callable[[Path, str], AbstractContextManager[str]]) -> Callable[[Path, str], Followed]:
    """Return what serves a built site below a base path and follows every link from every page of it."""

    def follow_all(output: Path, base: str) -> Followed:
        addresses = [path.relative_to(output).as_posix() for path in sorted(output.rglob("*.html"))]
        with serve(output, base) as home:
            return links.follow(home, [address.removesuffix("index.html") for address in addresses])

    return follow_all
