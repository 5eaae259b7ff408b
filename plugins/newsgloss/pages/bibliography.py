"""The parts of a page, with what they cite -> the page's list of sources, each with the places that cite it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from newsgloss.content.values import Content
from newsgloss.model.sources import SourceUse

from .references import Citation, citation

FIRST_SOURCES = 10  # that a page tells in full; all of them would outweigh its story
FIRST_PLACES = 2  # that cite a source, to which its list leads: each of them names it

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
    """A part of a page: what it cites and, once the page's list of sources is known, what draws it."""

    draw: Callable[[], Shown]
    cited: tuple[Cited, ...] = ()


class SourceItem(NamedTuple):
    """A source in a page's list, with the places that cite it: their addresses, labels and languages, none twice."""

    id: str
    citation: Citation
    cited_at: tuple[tuple[str, str, str | None], ...]

    @property
    def first_places(self) -> tuple[tuple[str, str, str | None], ...]:
        """The first places that cite it, which readers are led to."""
        return self.cited_at[:FIRST_PLACES]

    @property
    def more(self) -> int:
        """How many more places cite it."""
        return len(self.cited_at[FIRST_PLACES:])


def together(parts: Iterable[Part[Shown]]) -> Part[tuple[Shown, ...]]:
    """Return parts of one kind as one part."""
    found = tuple(parts)
    cited = tuple(chain.from_iterable(part.cited for part in found))
    return Part(lambda: tuple(part.draw() for part in found), cited)


def source_items(cited: Iterable[Cited], content: Content) -> tuple[SourceItem, ...]:
    """Return each source once, primary ones first, then in the order in which the page cites them."""
    by_source: dict[str, list[Cited]] = {}
    for one in cited:
        by_source.setdefault(one.use.id, []).append(one)
    items = []
    for id_, uses in by_source.items():
        locators = dict.fromkeys(one.use.locator for one in uses if one.use.locator)
        locator = content.language.gettext("; ").join(locators) or None
        whole = citation(SourceUse(id=id_, locator=locator), content)
        places = dict.fromkeys((one.place, one.label, one.lang) for one in uses)
        items.append(SourceItem(id_, whole, tuple(places)))
    return tuple(sorted(items, key=lambda item: not item.citation.primary))


def told_in_full(items: tuple[SourceItem, ...]) -> tuple[SourceItem, ...]:
    """Return the sources that a page tells in full: those that it cites at most places, in the order of the list.

    The others are told in full in the site's list of sources; where a site has none, the page tells all of them.
    """
    if not all(item.citation.page_url for item in items):
        return items
    most = {item.id for item in sorted(items, key=lambda item: -len(item.cited_at))[:FIRST_SOURCES]}
    return tuple(item for item in items if item.id in most)


def cited_once(uses: Iterable[SourceUse], content: Content, listed: Collection[str]) -> tuple[Citation, ...]:
    """Return the sources that a part of a page cites. Those that are `listed` lead to the page's own list."""
    return tuple(citation(use, content, listed=listed) for use in dict.fromkeys(uses))
