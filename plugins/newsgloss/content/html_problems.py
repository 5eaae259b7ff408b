"""The converted texts of a page, with their places -> what their authors may not write in HTML, and ids given twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from newsgloss.model.problems import Place, Problem

from .markdown import Converted


class Find(Protocol):
    """Leads from something written to its place, for the first time or the nth; to a whole file where it is not."""

    def __call__(self, text: str, nth: int = 1, /) -> Place:
        """Return the place of a text."""


def html_problems(texts: Iterable[tuple[Converted, Find]]) -> Iterator[Problem]:
    """Yield an error for each thing that a text may not write, and for each id that the page has already."""
    owners: dict[str, Place] = {}
    for converted, find in texts:
        seen: Counter[tuple[str, ...]] = Counter()
        for fault in converted.faults:
            seen[fault.message, *fault.written] += 1
            place = _place(fault.written, find, seen[fault.message, *fault.written])
            yield Problem(place, fault.message, fault.remedy)
        for place, id_ in sorted(_ids(converted, find)):
            if id_ in owners:
                remedy = f"{owners[id_]} has it already; choose another."
                yield Problem(place, f"the id '{id_}' is given twice on this page", remedy)
            owners.setdefault(id_, place)


def _ids(converted: Converted, find: Find) -> Iterator[tuple[Place, str]]:
    seen: Counter[tuple[str, ...]] = Counter()
    for id_, written in converted.ids:
        seen[written] += 1
        yield _place(written, find, seen[written]), id_


def _place(written: tuple[str, ...], find: Find, nth: int) -> Place:
    """Return the place of the first way of writing something that is found; a tag may be broken over lines."""
    ways = [part for way in written for part in (way, way.partition("\n")[0])]
    places = [*(find(way, nth) for way in ways), find(ways[0])]
    return next((place for place in places if place.line), places[-1])
