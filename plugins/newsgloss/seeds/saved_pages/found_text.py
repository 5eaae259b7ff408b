"""What trafilatura found in a page -> which of the page's blocks hold it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newsgloss.seeds.html_blocks import TextBlock, squash

SHORT = 20  # characters without spaces; shorter texts must be blocks of the article to be taken for it
MOST_OF = 0.6  # share of a text that was found, from which on all of it counts as found
MANY = 2000  # blocks; a page of more is no article, and they are not compared one by one
INLINE = frozenset("hi ref del ins".split())  # trafilatura's


def size(blocks: Sequence[TextBlock], found: set[int]) -> int:
    """Return how many letters and digits blocks have together."""
    return sum(len(blocks[index].squashed) for index in found)


def found_in(blocks: Sequence[TextBlock], document: Any) -> set[int]:
    """Return which blocks hold what trafilatura found; of the same text in several places, where most was found."""
    body = getattr(document, "body", None)
    if body is None:
        return set()
    runs = (run for element in body.iter() for text in own_texts(element) for run in text.split("\n\n"))
    texts = [squash(run) for run in runs]
    counts = Counter(filter(None, texts))
    everything = "".join(texts)
    edges = {0, *itertools.accumulate(map(len, texts))}
    places: dict[str, list[int]] = {}
    squashed = [block.squashed for block in blocks]
    together = _together(squashed, counts)
    for index, text in enumerate(squashed):
        if text and (
            text in counts
            or index in together
            or (len(text) > SHORT and (_is_part(text, everything, edges) or _has(text, counts)))
        ):
            places.setdefault(text, []).append(index)
    around = Counter(id(blocks[index].element.parent) for indexes in places.values() for index in indexes)
    found: set[int] = set()
    for text, indexes in places.items():
        ranked = sorted(indexes, key=lambda index: (-around[id(blocks[index].element.parent)], index))
        found.update(ranked[: max(1, counts[text])])
        found.update(index for index in ranked if len(text) > SHORT and _is_set_alike(blocks[index], blocks[ranked[0]]))
    return found


def _is_set_alike(block: TextBlock, other: TextBlock) -> bool:
    """Return whether two blocks are side by side and set alike: a story may say a paragraph several times."""
    one, two = block.element, other.element
    return one.parent is two.parent and (one.name, one.get("class")) == (two.name, two.get("class"))


def text_places(texts: Sequence[str]) -> Callable[[str], int | None]:
    """Return what tells in which of some texts another one is, or the last of several that it goes on over.

    A text is in one also if it is that with a little more; a short one only if it is that whole.
    """
    whole = "".join(texts)
    ends = [*itertools.accumulate(map(len, texts))]
    places = {text: place for place, text in reversed([*enumerate(texts)])}
    likely = [text for text in texts[:MANY] if len(text) > SHORT]

    def place_of(text: str) -> int | None:
        if text in places or len(text) <= SHORT:
            return places.get(text)
        start = whole.find(text)
        if start >= 0:
            return bisect_left(ends, start + len(text))
        return next((places[each] for each in likely if len(text) * MOST_OF <= len(each) and each in text), None)

    return place_of


def own_texts(element: Any) -> Iterator[str]:
    """Yield the runs of text in an element of trafilatura's, between the blocks and line breaks in it."""
    run = element.text or ""
    for child in element:
        if child.tag in INLINE:
            run += "".join(child.itertext())
        else:
            yield run
            run = ""
        run += child.tail or ""
    yield run


def _together(squashed: Sequence[str], counts: Counter[str]) -> set[int]:
    """Return the blocks that are one text together: trafilatura may take all of an article for one paragraph."""
    whole = "".join(squashed)
    starts = [0, *itertools.accumulate(map(len, squashed))]
    edges = set(starts)
    found: set[int] = set()
    for text in itertools.islice(counts, MANY):
        place = whole.find(text)
        if len(text) > SHORT and place in edges and place + len(text) in edges:
            found.update(range(bisect_left(starts, place), bisect_left(starts, place + len(text))))
    return found


def _is_part(text: str, everything: str, edges: set[int]) -> bool:
    """Return whether a text is the start or the end of one that was found, or several of them together."""
    place = everything.find(text)
    return place >= 0 and (place in edges or place + len(text) in edges)


def _has(text: str, counts: Counter[str]) -> bool:
    """Return whether a text is one that was found, with a little more in it."""
    likely = itertools.islice(counts, MANY)
    return any(len(text) * MOST_OF <= len(found) <= len(text) and found in text for found in likely)
