"""A site's files -> the addresses at which hosts serve them; a link on a page -> the address that it means."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from newsgloss.model.folders import address
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import closest
from newsgloss.model.settings import SEARCH_FOLDER, Project
from newsgloss.publishing.output_folder import KEPT

PLAIN = pattern_of(  # a path and a fragment that mean what they say, as nearly all are
    r"(/(?:[A-Za-z0-9_-]+/)*(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)?)?(?:\?[^#\s\\]*)?(?:#([A-Za-z0-9_-]*))?"
)
SCHEME = pattern_of(r"[A-Za-z][A-Za-z0-9+.-]*:")
ELSEWHERE = ("//", "\\\\", "/\\", "\\/")  # before a host; browsers take a backslash for a slash
DIRECTIVE = ":~:"  # what follows it in a fragment is for the browser: words to be shown
PAGE, INDEX = ".html", "index.html"
CORRECT = "Correct it, or take it out."


class LinkFault(NamedTuple):
    """What is wrong with a link, and the remedy. `below` is the base path that it lacks to lead to something."""

    message: str
    remedy: str
    below: str = ""


class SiteAddresses:
    """The addresses of a site's files, and those on its host at which something else may be."""

    def __init__(self, files: Iterable[str], project: Project, unlisted: Iterable[str] = ()) -> None:
        """Take the site's files, and templates of paths at which it may have others.

        What is kept in the output folder, and what LINKS_UNCHECKED names, is not looked at.
        """
        self._base = project.base
        self._files: dict[str, str] = {}
        self._short: dict[str, str] = {}  # without what hosts add to find a page: a slash, or its ending
        for name in sorted(files):  # where two have one address, always the same wins
            file, own = _path(f"{self._base}/{name}"), _path(f"{self._base}/{address(name)}")
            self._files[file] = self._files[own] = name
            self._short[own.removesuffix("/") if name.endswith(INDEX) else file.removesuffix(PAGE)] = name
        kept = (*KEPT, *project.retained, *([SEARCH_FOLDER] if project.searchable else ()))
        self._unlisted = [_pattern(f"{self._base}/{template}") for template in unlisted]
        self._unknown = (*(f"{self._base}/{name.strip('/')}" for name in kept), *project.unchecked_links)

    def file(self, path: str) -> str | None:
        """Return the file that is served at a path, or None where there is none."""
        return self._files.get(path) or self._short.get(path)

    def fault(self, written: str, meant: str, ids: Mapping[str, Container[str]]) -> LinkFault | None:
        """Return what is wrong with a link, as it is written and by what it means, given the ids on pages, by file."""
        path, _, fragment = meant.partition("#")
        file = self.file(path)
        if file is None:
            return None if self._may_be(path) else self._missing(written, path, meant)
        if not fragment or file not in ids or fragment in ids[file]:
            return None
        return LinkFault(f"the link {written} leads to no place on its page: '#{fragment}'", CORRECT)

    def _may_be(self, path: str) -> bool:
        """Return whether something may be at a path that is none of the files that are known."""
        below = any(path == one.rstrip("/") or path.startswith(f"{one.rstrip('/')}/") for one in self._unknown)
        return below or any(pattern.fullmatch(path) for pattern in self._unlisted)

    def _missing(self, written: str, path: str, meant: str) -> LinkFault:
        if path != self._base and not path.startswith(f"{self._base}/"):
            message = f"the link {written} leads out of the site, which is below {self._base}/"
            if self.file(f"{self._base}{path}") is None:
                return LinkFault(message, "Write a whole address, with https://, if another site is meant.")
            rooted = written if written.startswith("/") else quote(meant, safe="/#%")
            return LinkFault(message, f"Write {self._base}{rooted}.", self._base)
        folder, name = _parts(path)
        beside = {_parts(one)[1]: one for one in self._files if _parts(one)[0] == folder and not one.endswith(INDEX)}
        near = closest(name, beside)
        remedy = f"Did you mean {beside[near]}?" if near else CORRECT
        return LinkFault(f"the link {written} leads to nothing on this site", remedy)


def own_address(file: str, project: Project) -> str:
    """Return the address of a page as browsers write it, from the root of its host."""
    return quote(f"{project.base}/{address(file)}")


def meant(link: str, here: str, project: Project) -> str | None:
    """Return the address that a link on the page at `here` means, from the root of its host, or None for another site.

    It is decoded, and has a fragment where the link leads to a place on a page.
    """
    if plain := PLAIN.fullmatch(link):
        path, fragment = plain.groups()
        return _with(path or _meant("", here), fragment or "")
    url, link = project.site_url, link.strip()
    if url and link.startswith(url) and link[len(url) :][:1] in {"", "/", "?", "#"}:
        link = f"{project.base}{link.removeprefix(url)}" or "/"
    if SCHEME.match(link) or link.startswith(ELSEWHERE):
        return None
    return _meant(link, "/" if link.startswith("/") else here)


@functools.lru_cache(maxsize=4096)
def _meant(link: str, here: str) -> str:
    try:
        parts = urlsplit(urljoin(here, link))
    except ValueError:
        return f"{here}{link}"  # which is nowhere
    fragment = unquote(parts.fragment).partition(DIRECTIVE)[0]
    path = f"/{_path(unquote(parts.path)).removeprefix('/')}"  # above the root of a host is its root
    return _with(path, fragment)


def _with(path: str, fragment: str) -> str:
    """Return a path with a fragment, unless that means the top of the page."""
    return path if fragment.lower() in {"", "top"} else f"{path}#{fragment}"


def _pattern(template: str) -> re.Pattern[str]:
    """Return what the addresses of files match whose path a template says: anything may be in its braces."""
    parts = re.split(r"\{[^{}]*\}", template)
    whole = ".+".join(map(re.escape, parts))
    return re.compile(re.sub(r"index\\.html$", "(?:index\\\\.html)?", whole))


def _parts(path: str) -> tuple[str, str]:
    """Return the folder that a file or folder is in, and its name."""
    folder, _, name = path.rstrip("/").rpartition("/")
    return folder, name


def _path(path: str) -> str:
    """Return a path in which no character begins a fragment."""
    return path.replace("#", "%23")
