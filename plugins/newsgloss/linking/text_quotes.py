"""A text, and the words that a note quotes -> where they are in it, or the passages that come nearest.

The words are a TextQuoteSelector of the W3C Web Annotation model. They are compared as a reader sees them: white space
folded, blocks joined by one space, and nothing else changed; a passage lies within one block. A likeness is only ever
proposed, never taken.
"""

from __future__ import annotations

import bisect
import difflib
import heapq
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsgloss.language.sentences import BLOCK

GAP = re.compile(rf"[\s{BLOCK}]+")
LONG_GAP = re.compile(rf"[\s{BLOCK}]{{2,}}")
WORD = re.compile(r"\S+")
MOST = 1000  # places that are told of one passage
MOST_WINDOWS = 20_000  # passages that are compared; ten long articles have no more
MOST_COMPARED = 1000  # of them, by how many letters they share; letter by letter, each takes a millisecond
PROPOSALS = 3  # passages; more would be a guess
ALIKE = 0.6  # of 1; below that, a passage is another one
LONGEST = 60  # words; a longer passage is looked for by its first words alone, for time grows with their square


class Folded(NamedTuple):
    """A text, and the same with each gap between words as one space.

    `starts` are where stretches without a longer gap begin in the second, `origins` where they do in the first.
    """

    text: str
    words: str
    starts: list[int]
    origins: list[int]

    def origin(self, offset: int) -> int:
        """Return where a character of the folded words is in the text."""
        stretch = bisect.bisect_right(self.starts, offset) - 1
        return self.origins[stretch] + offset - self.starts[stretch]


class Proposal(NamedTuple):
    """A passage that is like the quoted words, from 0 to 1."""

    text: str
    score: float


def find_passages(text: str | Folded, exact: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Return where in `text` the words `exact` are between `prefix` and `suffix`, within one block.

    Offsets are Unicode code points of `text`, in which BLOCK is between blocks. Who looks for several passages
    folds the text once, with `fold_gaps`.
    """
    whole = fold_gaps(text) if isinstance(text, str) else text
    folded = whole.words
    words, before, after = (GAP.sub(" ", part).strip() for part in (exact, prefix, suffix))
    found: list[tuple[int, int]] = []
    start = folded.find(words)
    while words and start >= 0 and len(found) < MOST:
        end = start + len(words)
        place = whole.origin(start), whole.origin(end - 1) + 1
        left, right = start - folded.startswith(" ", start - 1 if start else 0), end + folded.startswith(" ", end)
        between = folded.endswith(before, 0, left) and folded.startswith(after, right)
        if between and BLOCK not in whole.text[slice(*place)]:
            found.append(place)
        start = folded.find(words, start + 1)
    return found


def nearest_passages(text: str, exact: str) -> list[Proposal]:
    """Return the passages of as many words that are most like `exact`, the best first; they do not overlap."""
    words = exact.split()[:LONGEST]
    wanted = " ".join(words)
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    likely = []
    for place, passage in itertools.islice(_windows(text, len(words)), MOST_WINDOWS):
        matcher.set_seq1(passage)
        if matcher.real_quick_ratio() >= ALIKE and (share := matcher.quick_ratio()) >= ALIKE:
            likely.append((-share, place, passage))
    scored = []
    for _, place, passage in heapq.nsmallest(MOST_COMPARED, likely):
        matcher.set_seq1(passage)
        if (score := matcher.ratio()) >= ALIKE:
            scored.append((-score, place, passage))
    best: list[Proposal] = []
    taken: list[int] = []
    for score, place, passage in sorted(scored):
        if len(best) < PROPOSALS and all(abs(place - other) >= len(words) for other in taken):
            best.append(Proposal(passage, -score))
            taken.append(place)
    return best


def fold_gaps(text: str) -> Folded:
    """Return a text as passages are looked for in it."""
    starts, origins, left_out = [0], [0], 0
    for gap in LONG_GAP.finditer(text):
        left_out += len(gap[0]) - 1
        starts.append(gap.end() - left_out)
        origins.append(gap.end())
    return Folded(text, GAP.sub(" ", text), starts, origins)


def _windows(text: str, size: int) -> Iterator[tuple[int, str]]:
    """Yield each run of `size` words within a block, or the whole of a shorter block, with its number in the text."""
    first = 0
    for block in text.split(BLOCK):
        words = WORD.findall(block)
        for start in range(max(1, len(words) - size + 1) if words else 0):
            yield first + start, " ".join(words[start : start + size])
        first += len(words) + size
