"""The parts of a page, with what they cite -> the page's list of sources, each with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from newsgloss.content.values import Content
from newsgloss.model.sources import SourceUse

from .references import Citation, citation

Shown = TypeVar("Shown")


class Cited(NamedTuple):
    """One use of a source in a part of a page: where that is (`#point-1`), what it is called, in which language.

    Without `lang`, it is the site's.
    """

    use: SourceUse
    place: str
    label: str
    lang: str | None = None


class Part(NamedTuple, Generic[Shown]):
    """A part of a page as it is shown, and what it cites."""

    shown: Shown
    cited: tuple[Cited, ...] = ()


class SourceItem(NamedTuple):
    """A source in a page's list, with the places that cite it: their addresses, labels and languages."""

    id: str
    citation: Citation
    cited_at: tuple[tuple[str, str, str | None], ...]


def together(parts: Iterable[Part[Shown]]) -> Part[tuple[Shown, ...]]:
    """Return parts of one kind as one part."""
    listed = tuple(parts)
    return Part(tuple(part.shown for part in listed), tuple(chain.from_iterable(part.cited for part in listed)))


def source_items(cited: Iterable[Cited], content: Content) -> tuple[SourceItem, ...]:
    """Return each source once, primary ones first, then in the order in which the page cites them."""
    by_source: dict[str, list[Cited]] = {}
    for one in cited:
        by_source.setdefault(one.use.id, []).append(one)
    items = []
    for id_, uses in by_source.items():
        locators = dict.fromkeys(one.use.locator for one in uses if one.use.locator)
        whole = citation(SourceUse(id=id_, locator="; ".join(locators) or None), content, here=True)
        places = dict.fromkeys((one.place, one.label, one.lang) for one in uses)
        items.append(SourceItem(id_, whole, tuple(places)))
    return tuple(sorted(items, key=lambda item: not item.citation.primary))


def most_cited(items: tuple[SourceItem, ...], count: int) -> tuple[SourceItem, ...]:
    """Return so many of a page's sources, those that are cited at most places, in the order of the list."""
    most = sorted(items, key=lambda item: -len(item.cited_at))[:count]
    return tuple(item for item in items if item in most)


def on_this_page(uses: Iterable[SourceUse], content: Content) -> tuple[Citation, ...]:
    """Return the sources that a part of a page cites, each leading to its place in the page's own list."""
    return tuple(citation(use, content, here=True) for use in dict.fromkeys(uses))
