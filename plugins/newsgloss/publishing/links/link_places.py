"""The links of written pages that lead nowhere -> problems, each where its author wrote the link.

That is in a text, a setting or a template; else the page is named on which the link is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from newsgloss.content.values import Content
from newsgloss.model.problems import Place, Problem, in_order
from newsgloss.publishing.site_links import links_in as pelicans_in

from .page_links import DeadLink
from .text_links import Sources, WrittenText, written_texts

BASE = r"\{\{\s*base\s*\}\}"  # how templates begin an address
BY_BASE = "Begin it with the value of `base`, as the links of the theme do."
AROUND = "\"'`(=, \t"  # what may be before an address in a template or a style sheet
TEMPLATES = frozenset({".html", ".css", ".js", ".xml"})


def dead_link_problems(dead: Iterable[DeadLink], content: Content) -> tuple[Problem, ...]:
    """Return an error for each place at which a link is written that leads nowhere."""
    by_link: dict[tuple[str, str], list[DeadLink]] = {}
    for link in dead:
        by_link.setdefault((link.written, link.meant), []).append(link)
    if not by_link:
        return ()
    writing = _Writing(content)
    return in_order(problem for links in by_link.values() for problem in writing.problems(links))


class _Writing:
    """All that people wrote of which a link can come."""

    def __init__(self, content: Content) -> None:
        self._project = content.project
        self._texts = list(written_texts(content))
        self._sources = Sources(content.project)

    def problems(self, links: list[DeadLink]) -> Iterator[Problem]:
        """Yield the problems of one dead link, which may be on several pages."""
        link, fault = links[0], links[0].fault
        found = [place for one in links for place in self._in_texts(one)] or self._in_settings(link)
        if found:
            yield from (Problem(place, fault.message, fault.remedy) for place in found)
            return
        remedy = BY_BASE if fault.below else fault.remedy
        if templates := list(self._in_templates(link.written)):
            yield from (Problem(place, fault.message, remedy) for place in templates)
            return
        others = f", and on {len(links) - 1} more" if len(links) > 1 else ""
        yield Problem(Place(link.page), f"{fault.message}; it is on this page{others}", fault.remedy)

    def _in_texts(self, link: DeadLink) -> list[Place]:
        """Return where texts have a link: those of its page or, where it means the same on every page, all."""
        ways = [(text, way) for text in self._texts for way in _ways(text, link)]
        own = [(text, way) for text, way in ways if text.page in {link.page, None} or link.written.startswith("/")]
        return [place for text, way in own or ways for place in self._sources.places(way, text)]

    def _in_settings(self, link: DeadLink) -> list[Place]:
        return [self._project.place(one.setting) for one in self._project.addresses if one.address == link.written]

    def _in_templates(self, link: str) -> Iterator[Place]:
        """Yield where the site's templates and style sheets have a link."""
        project = self._project
        below = f"|{BASE}{re.escape(link.removeprefix(project.base))}" if link.startswith(f"{project.base}/") else ""
        whole = re.compile(f"(?<=[{AROUND}])(?:{re.escape(link)}{below})(?=[\"'`), \t>#?]|$)")
        for path in _files((*project.restyled, project.theme / "templates")):
            name = project.shown(path)
            for number, line in enumerate(self._sources.lines(name), 1):
                yield from (Place(name, number, found.start() + 1) for found in whole.finditer(line))


def _ways(text: WrittenText, link: DeadLink) -> Iterator[str]:
    """Yield how a text has a link, if it does: as it is on the page, or in Pelican's form with the same fragment."""
    if text.has(link.written):
        yield link.written
    fragment = link.written.partition("#")[2]
    for one in pelicans_in(text.html) if fragment else ():
        if one.written.endswith(f"#{fragment}"):
            yield one.written


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the templates and style sheets in some folders, of two with one name the first."""
    found: Mapping[str, Path] = {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(list(folders))
        for path in sorted(folder.rglob("*"))
        if path.suffix in TEMPLATES and path.is_file()
    }
    return iter(found.values())
