"""A built site's folder -> its pages, each with its address and its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgloss.linking.glossary import load_glossary
from newsgloss.model.settings import Project

MOVED = re.compile(rb'<meta http-equiv="refresh"')
NOINDEX = re.compile(rb'<meta name="robots" content="noindex"')


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its file, its address below the home page's, and what kind of page it is.

    A page that only leads to another has the kind "moved". `indexable` says whether search engines may list it.
    """

    file: Path
    address: str
    kind: str
    size: int
    indexable: bool


def entry_kinds(project: Project) -> dict[str, str]:
    """Return the kinds of a project's entries, by the addresses of their pages below the home page's."""
    glossary, _ = load_glossary(project.seen(project.content))
    return {project.entry_url(id_).removeprefix(f"{project.base}/"): e.kind for id_, e in glossary.entries.items()}


def read_pages(output: Path, entry_kinds: Mapping[str, str]) -> list[Page]:
    """Return all pages of a site, in the order of their addresses. `entry_kinds` gives entries' kinds by address."""
    return [_page(path, output, entry_kinds) for path in sorted(output.rglob("*.html"))]


def fullest(pages: Iterable[Page]) -> list[Page]:
    """Return one page of each kind, the one with most in it."""
    by_kind: dict[str, Page] = {}
    for page in pages:
        if page.kind not in by_kind or by_kind[page.kind].size < page.size:
            by_kind[page.kind] = page
    return [by_kind[kind] for kind in sorted(by_kind)]


def _page(path: Path, output: Path, entry_kinds: Mapping[str, str]) -> Page:
    html = path.read_bytes()
    address = path.relative_to(output).as_posix().removesuffix("index.html")
    kind = "moved" if MOVED.search(html) else _kind(address, entry_kinds)
    return Page(path, address, kind, size=len(html), indexable=not NOINDEX.search(html) and address != "404.html")


def _kind(address: str, entry_kinds: Mapping[str, str]) -> str:
    """Name a kind after an entry's, or after the folder that pages of the kind share: "/", "/about/", "/topics/…/"."""
    if address in entry_kinds:
        return entry_kinds[address]
    folder, _, name = address.rstrip("/").rpartition("/")
    return f"/{folder}/…/" if folder and name else f"/{address}"
