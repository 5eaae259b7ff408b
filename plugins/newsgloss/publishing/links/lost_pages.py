"""The pages of an earlier site, and those of this one -> the addresses at which readers find nothing any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import count, islice
from string import Formatter

from newsgloss.model.folders import address
from newsgloss.model.problems import Level, Place, Problem
from newsgloss.model.settings import Project

PAGE = ".html"
MOST_TOLD = 20  # addresses; whoever moves more at once knows that they do
LISTS = ("CATEGORY", "TAG", "AUTHOR", "INDEX", "ARCHIVES", "GLOSSARY", "TIMELINE", "SOURCES")  # which have pages
INSTEAD = {  # by what a page was: where its author says what readers find instead
    "entry": "Write `redirect_from: {slug}` at the entry that explains it now, or publish it again.",
    "explainer": "Write `redirect_from: {slug}` in the explainer to read instead, or publish it as `status: archived`.",
    "topic": "Write `redirect_from: {slug}` in content/topics/NAME.md, NAME being the topic to read instead.",
    "page": "Write `redirect_from: {slug}` in the page to read instead, or publish it again.",
}
NONE = "Links and search engines lead readers there: have a page there, or let it go."
PAGE_KINDS = {
    "ENTRY_SAVE_AS": "entry",
    "EXPLAINER_SAVE_AS": "explainer",
    "CATEGORY_SAVE_AS": "topic",
    "PAGE_SAVE_AS": "page",
}


def lost_pages(before: Mapping[str, Place], now: Collection[str], project: Project, since: str) -> tuple[Problem, ...]:
    """Return a warning for each page of an earlier site that this one does not, each with its remedy; some, if many.

    `before` are the earlier site's files with the place that each is told at, `now` those of this one. Pages into which
    lists are divided come and go. The earlier site is called `since`.
    """
    lost = [name for name in sorted(before) if name.endswith(PAGE) and name not in now]
    further = _further(before.keys(), project) if lost else set()
    lost = [name for name in lost if name not in further]
    problems = [_lost(name, before[name], project, since) for name in islice(lost, MOST_TOLD)]
    if more := len(lost) - len(problems):
        remedy = "Where a setting moved them, take it back, or have your host lead from the old addresses to the new."
        message = f"readers can no longer open {more} more addresses that {since} had"
        problems.append(Problem(Place(project.config), message, remedy, Level.WARNING))
    return tuple(problems)


def _lost(name: str, place: Place, project: Project, since: str) -> Problem:
    where = f"{project.base}/{address(name)}"
    for kind, slug in _kinds(name, project):
        message = f"readers can no longer open {where}: {since} had the {kind} '{slug}' there"
        return Problem(place, message, INSTEAD[kind].format(slug=slug), Level.WARNING)
    return Problem(place, f"readers can no longer open {where}: {since} had a page there", NONE, Level.WARNING)


def _kinds(name: str, project: Project) -> Iterator[tuple[str, str]]:
    """Yield what a page can have been by its file, with the name in its address."""
    own = {file for setting, file in project.files.items() if "{" not in file}
    for setting, kind in PAGE_KINDS.items() if name not in own else ():
        if found := re.fullmatch(_pattern(project.files.get(setting) or ""), name):
            yield from [(kind, found["slug"])] if "slug" in found.groupdict() else []


def _pattern(template: str) -> str:
    """Return the pattern of the files that a setting makes."""
    pattern, known = "", False
    for text, field, _, _ in Formatter().parse(template):
        pattern += re.escape(text)
        if field == "slug" and not known:
            pattern, known = f"{pattern}(?P<slug>[^/]+)", True
        elif field is not None:
            pattern += "[^/]+"
    return pattern


def _further(before: Collection[str], project: Project) -> set[str]:
    """Return the files of an earlier site that are the second page of a list, or one further on."""
    patterns = [re.compile(_pattern(project.files.get(f"{one}_SAVE_AS") or "")) for one in LISTS]
    found: set[str] = set()
    for file in before:
        if any(pattern.fullmatch(file) for pattern in patterns):
            for number in count(2):
                name = project.pagination.file(file, number)
                if name not in before or name == file or name in found:
                    break
                found.add(name)
    return found
