"""A fragment, the passages in it that notes are about, and tags planned for it -> all its tags, in their order.

A passage is in a `mark`, its note's number after it. The note itself belongs after the paragraph or, where that is in a
quote, between two halves of the quote, for a note's words are not the source's.
"""

from __future__ import annotations

import html as entities
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from newsgloss.model.patterns import pattern_of

from .html_text import Element, Fragment

PASSAGE_TAG = pattern_of(r'<mark class="passage"(?: id="p-[a-z0-9-]+")? data-note="[a-z0-9-]+">')
NOTE_REF = pattern_of(r'<a class="note-ref" [^<>]*data-added[^<>]*>\d+</a>')
QUOTE_ENDS = "</blockquote>"
OWN_ID = pattern_of(r' id="[^"]*"')
CLOSES, NUMBERS, BREAKS, OPENS = range(4)  # the order of tags at one place


class Passage(NamedTuple):
    """Words of a fragment, text[start:end], that a note is about.

    `number` counts the page's notes from 1; `label` is what a screen reader says for it.
    """

    start: int
    end: int
    note: str
    number: int
    label: str


class _Pair(NamedTuple):
    """Two tags and their places in the HTML."""

    start: int
    opening: str
    end: int
    closing: str


class Insertion(NamedTuple):
    """A tag and its place in the HTML. `notes` belong after it, and then `opening`, which goes on with a quote."""

    place: int
    tag: str
    notes: tuple[str, ...] = ()
    opening: str = ""


_Ordered = tuple[tuple[int, ...], Insertion]


def with_passages(fragment: Fragment, passages: Iterable[Passage], insertions: Sequence[Insertion]) -> list[Insertion]:
    """Return the insertions, which are pairs of tags in text order, with those of the passages among them."""
    couples = zip(insertions[::2], insertions[1::2], strict=True)
    pairs = [_Pair(first.place, first.tag, second.place, second.tag) for first, second in couples]
    ordered = [tag for pair in pairs for tag in _ordered(pair, 1)]
    last_children = {id(element.parent): element for element in fragment.elements}
    notes: dict[int, tuple[Element | None, list[str]]] = {}
    for passage in passages:
        near = _near(pairs, fragment.place(passage.start), fragment.place_after(passage.end))
        marks = _marks(fragment, passage, near)
        ordered += [tag for mark in marks for tag in _ordered(mark, 0)]
        number_place = _number_place(fragment, passage, marks[-1].end, near)
        ordered.append(((number_place, NUMBERS), Insertion(number_place, _number(passage))))
        place, quote = _break(fragment, passage.end, last_children)
        notes.setdefault(place, (quote, []))[1].append(passage.note)
    ordered += [((place, BREAKS), _notes_here(fragment, place, *here)) for place, here in notes.items()]
    return [insertion for _, insertion in sorted(ordered, key=itemgetter(0))]


def _near(pairs: Sequence[_Pair], start: int, end: int) -> Sequence[_Pair]:
    """Return the pairs, none of which overlaps another, that overlap a stretch of the HTML or touch it."""
    first = bisect_left(pairs, start, key=attrgetter("end"))
    return pairs[first : bisect_right(pairs, end, key=attrgetter("start"))]


def _ordered(pair: _Pair, depth: int) -> tuple[_Ordered, _Ordered]:
    """Return a pair's tags, each with what orders it: outer pairs open first and close last."""
    return (
        ((pair.start, OPENS, -pair.end, depth), Insertion(pair.start, pair.opening)),
        ((pair.end, CLOSES, -pair.start, -depth), Insertion(pair.end, pair.closing)),
    )


def _marks(fragment: Fragment, passage: Passage, pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the marks of a passage: one around all of it or, where tags would cross, one in each part of it."""
    around = fragment.around(passage.start, passage.end)
    spans = [around] if around and not any(_cross(around, pair) for pair in pairs) else _parts(fragment, passage, pairs)
    first = f'<mark class="passage" id="p-{passage.note}" data-note="{passage.note}">'
    more = f'<mark class="passage" data-note="{passage.note}">'
    return [_Pair(start, more if index else first, end, "</mark>") for index, (start, end) in enumerate(spans)]


def _cross(span: tuple[int, int], pair: _Pair) -> bool:
    start, end = span
    within = (start <= pair.start and pair.end <= end) or (pair.start <= start and end <= pair.end)
    return start < pair.end and pair.start < end and not within


def _parts(fragment: Fragment, passage: Passage, pairs: Sequence[_Pair]) -> list[tuple[int, int]]:
    """Return the places of a passage's text, cut at every tag that is there or planned."""
    edges = sorted({edge for pair in pairs for edge in (pair.start, pair.end)})
    parts = []
    for run in range(fragment.run_at(passage.start), fragment.run_at(passage.end - 1) + 1):
        start = max(passage.start, fragment.starts[run])
        end = min(passage.end, fragment.starts[run + 1])
        if fragment.text[start:end].strip():
            places = [fragment.place(start), fragment.place_after(end)]
            cuts = [edge for edge in edges if places[0] < edge < places[1]]
            parts += list(zip([places[0], *cuts], [*cuts, places[1]], strict=True))
    return parts


def _number_place(fragment: Fragment, passage: Passage, end: int, pairs: Iterable[_Pair]) -> int:
    """Return the place after a passage and after every link around its end: no link may be in another."""
    element = fragment.parent_at(passage.end - 1)
    links = [around.after for around in (element.lineage() if element else ()) if around.name == "a"]
    planned = [pair.end for pair in pairs if pair.start < end <= pair.end]
    return max([end, *links, *planned])


def _number(passage: Passage) -> str:
    label = entities.escape(passage.label)
    attributes = f'href="#n-{passage.note}" role="doc-noteref" aria-label="{label}" data-added'
    return f'<a class="note-ref" {attributes}>{passage.number}</a>'


def _break(fragment: Fragment, end: int, last_children: Mapping[int, Element]) -> tuple[int, Element | None]:
    """Return the place after the block in which a passage ends, and the quote that must be broken there."""
    element = fragment.parent_at(end - 1)
    if element is None:
        return len(fragment.html), None
    block, *within = reversed(element.lineage())
    if block.name != "blockquote" or not within:
        return block.after, None
    goes_on = last_children[id(block)].before >= within[0].after
    return (within[0].after, block) if goes_on else (block.after, None)


def _notes_here(fragment: Fragment, place: int, quote: Element | None, notes: Sequence[str]) -> Insertion:
    if quote is None:
        return Insertion(place, "", tuple(notes))
    opening = OWN_ID.sub("", fragment.html[quote.before : quote.opened])
    return Insertion(place, QUOTE_ENDS, tuple(notes), opening)
