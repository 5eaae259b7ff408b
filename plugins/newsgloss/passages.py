"""A text, and the words that a note quotes -> where they stand in it, or the passages that come nearest.

The words are a TextQuoteSelector of the W3C Web Annotation model. They are compared as a reader sees them: white space
folded, blocks joined by one space, and nothing else changed; a passage lies within one block. A likeness is only ever
proposed, never taken.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from .sentences import BLOCK

GAP = re.compile(rf"[\s{BLOCK}]+")
WORD = re.compile(r"\S+")
PROPOSALS = 3  # passages; more would be a guess
ALIKE = 0.6  # of 1; below that, a passage is another one
LONGEST = 60  # words; a longer passage is looked for by its first words alone, for time grows with their square


class Proposal(NamedTuple):
    """A passage that is like the quoted words, from 0 to 1."""

    text: str
    score: float


def find_passages(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Return where in `text` the words `exact` stand between `prefix` and `suffix`, within one block.

    Offsets are Unicode code points of `text`, in which BLOCK stands between blocks.
    """
    folded, offsets = _folded(text)
    words, before, after = (GAP.sub(" ", part).strip() for part in (exact, prefix, suffix))
    found = []
    start = folded.find(words)
    while words and start >= 0:
        end = start + len(words)
        place = offsets[start], offsets[end - 1] + 1
        between = folded[:start].rstrip().endswith(before) and folded[end:].lstrip().startswith(after)
        if between and BLOCK not in text[slice(*place)]:
            found.append(place)
        start = folded.find(words, start + 1)
    return found


def nearest_passages(text: str, exact: str) -> list[Proposal]:
    """Return the passages of as many words that are most like `exact`, the best first; they do not overlap."""
    words = exact.split()[:LONGEST]
    wanted = " ".join(words)
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    scored = []
    for place, passage in _windows(text, len(words)):
        matcher.set_seq1(passage)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            scored.append((-matcher.ratio(), place, passage))
    best: list[Proposal] = []
    taken: list[int] = []
    for score, place, passage in sorted(scored):
        if len(best) < PROPOSALS and all(abs(place - other) >= len(words) for other in taken):
            best.append(Proposal(passage, -score))
            taken.append(place)
    return best


def _folded(text: str) -> tuple[str, list[int]]:
    """Return text with each gap between words as one space, and the offset in `text` of each of its characters."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for gap in GAP.finditer(text):
        pieces += [text[position : gap.start()], " "]
        offsets += [*range(position, gap.start()), gap.start()]
        position = gap.end()
    return "".join([*pieces, text[position:]]), [*offsets, *range(position, len(text))]


def _windows(text: str, size: int) -> Iterator[tuple[int, str]]:
    """Yield each run of `size` words within a block, or the whole of a shorter block, with its number in the text."""
    first = 0
    for block in text.split(BLOCK):
        words = WORD.findall(block)
        for start in range(max(1, len(words) - size + 1) if words else 0):
            yield first + start, " ".join(words[start : start + size])
        first += len(words) + size
