"""A text, and the words that a note quotes -> where they are in it, or the passages that come nearest.

The words are a TextQuoteSelector of the W3C Web Annotation model. They are compared as a reader sees them: white space
folded, blocks joined by one space, characters alike that look alike; a passage lies within one block. Words that are
quoted without quotation marks may have some in the text. Any other likeness is only ever proposed, never taken.
"""

from __future__ import annotations

import bisect
import difflib
import heapq
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.language.unspaced.scripts import UNSPACED
from newsgloss.model.patterns import pattern_of

from .folding import fold, is_folded

ZERO_WIDTH = "\u200b"  # is dropped where a text is folded
LOOK_ALIKE = {
    **dict.fromkeys("‐‑", "-"),
    "ʼ": "’",
    **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-" * 2, strict=True)),  # copied from a page, 10⁶ is 106
    **dict.fromkeys(f"{HIDDEN}\u034f\u061c\u180e\u200e\u200f\u2061\u2062\u2063\u2064\ufe0e\ufe0f", ZERO_WIDTH),
}
OTHERWISE = pattern_of(f"[{''.join(LOOK_ALIKE)}]")
GAP = pattern_of(rf"[\s{BLOCK}]+")
LONG_GAP = pattern_of(rf"[\s{BLOCK}]{{2,}}")
WORD = pattern_of(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")  # or a character of a script that parts words by no spaces
QUOTATION_MARKS = pattern_of(r"[“„«][ \u00a0\u202f]?|[ \u00a0\u202f]?»|[”\"「」『』]")
ANY_MARKS = pattern_of(rf"{QUOTATION_MARKS.pattern}|‘|’(?!\w)")  # as a single one, what closes may be an apostrophe
ELLIPSES = ("…", "...")  # one character, or three
MOST = 1000  # places that are told of one passage
FAR = 1000  # characters beside a passage that may tell it from others
WORDS_BESIDE = 3  # words that are proposed, at least, to tell a passage from others
SHORT = 60  # characters of a prefix; where it is longer, the suffix may be shorter
MOST_OTHERWISE = 3  # characters of a passage that are other than those quoted, where the first is named
MOST_WINDOWS = 20_000  # passages that are compared; ten long articles have no more
MOST_COMPARED = 1000  # of them, by how many letters they share; letter by letter, each takes a millisecond
PROPOSALS = 3  # passages; more would be a guess
ALIKE = 0.6  # of 1; below that, a passage is another one
LONGEST = 60  # words; a longer passage is looked for by its first words alone, for time grows with their square
MOST_LETTERS = 600  # of a passage, likewise: a word may be as long as a text


class Folded(NamedTuple):
    """A text, and the same as it is compared, with each gap between words as one space.

    `starts` are where stretches without a longer gap begin in the second, `origins` where they do among the letters of
    the first as they are compared, and `places` where these letters are in it, or None where they are its own.
    """

    text: str
    words: str
    starts: list[int]
    origins: list[int]
    places: Sequence[int] | None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded words is in the text; of a ligature it has all."""
        first, last = self._letter(start), self._letter(end - 1)
        if self.places is None:
            return first, last + 1
        return self.places[first], max(self.places[last] + 1, self.places[last + 1])

    def _letter(self, offset: int) -> int:
        stretch = bisect.bisect_right(self.starts, offset) - 1
        return self.origins[stretch] + offset - self.starts[stretch]


class _Span(NamedTuple):
    """Where a passage is in folded words, and where what is `before` it ends and what is `after` it begins."""

    start: int
    end: int
    before: int
    after: int


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
    for each, words in _readings(whole, (exact, prefix, suffix)):
        if spans := _spans(each, *words):
            return [each.origin(span.start, span.end) for span in spans]
    return []


def beside_the_first(whole: Folded, exact: str, prefix: str = "", suffix: str = "") -> Mapping[str, str]:
    """Return a `prefix`, a `suffix` or both by which only the first of several places is found, or none.

    What was given already holds on, where nothing takes its place.
    """
    readings = _readings(whole, (exact, prefix, suffix))
    whole, (exact, prefix, suffix) = next(reading for reading in readings if _spans(reading[0], *reading[1]))
    first, *others = _spans(whole, exact, prefix, suffix)
    words = whole.words
    start, end = max(0, first.before - FAR), first.after + FAR
    before = [words[max(0, one.before - FAR) : one.before] for one in others]
    after = [words[one.after : one.after + FAR][::-1] for one in others]
    need_before = 1 + max(_same_at_end(words[start : first.before], other) for other in before)
    need_after = 1 + max(_same_at_end(words[first.after : end][::-1], other) for other in after)
    prefixes = _least(words[start : first.before][::-1], need_before)[::-1]
    suffixes = _least(words[first.after : end], need_after)
    ways = [{"prefix": prefixes}, {"suffix": suffixes}]
    if len(prefixes) > SHORT:
        ways.sort(key=lambda way: len(*way.values()))
    for way in (*ways, {"prefix": prefixes, "suffix": suffixes}):
        if all(way.values()) and len(_spans(whole, exact, **{"prefix": prefix, "suffix": suffix} | way)) == 1:
            return way
    return {}


def nearest_passages(text: str, exact: str) -> list[Proposal]:
    """Return the passages of as many words that are most like `exact`, the best first; they do not overlap."""
    text, exact = _letters(text)[0], GAP.sub(" ", _letters(exact)[0]).strip()
    words = list(itertools.islice(WORD.finditer(exact), LONGEST))
    if not words:
        return []
    wanted = exact[: min(words[-1].end(), MOST_LETTERS)]
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    likely = []
    for place, passage in itertools.islice(_windows(text, len(words)), MOST_WINDOWS):
        matcher.set_seq1(passage[:MOST_LETTERS])
        if matcher.real_quick_ratio() >= ALIKE and (share := matcher.quick_ratio()) >= ALIKE:
            likely.append((-share, place, passage))
    scored = []
    for _, place, passage in heapq.nsmallest(MOST_COMPARED, likely):
        matcher.set_seq1(passage[:MOST_LETTERS])
        if (score := matcher.ratio()) >= ALIKE:
            scored.append((-score, place, passage))
    best: list[Proposal] = []
    taken: list[int] = []
    for score, place, passage in sorted(scored):
        if len(best) < PROPOSALS and all(abs(place - other) >= len(words) for other in taken):
            best.append(Proposal(passage, -score))
            taken.append(place)
    return best


def unlike(passage: str, exact: str) -> tuple[str, str] | None:
    """Return the first character of a passage that is another than the quoted one, and that one.

    None where they are many, or some do not look alike; there may be marks around the passage.
    """
    exact = " ".join(_letters(exact)[0].split())
    for there, quoted in (ELLIPSES, ELLIPSES[::-1]):
        if there in passage and quoted in exact and exact.replace(quoted, there) in passage:
            return there[0], quoted[0]
    for shift in range(max(0, len(passage) - len(exact) + 1)):
        pairs = [pair for pair in zip(passage[shift:], exact, strict=False) if pair[0] != pair[1]]
        if 0 < len(pairs) <= MOST_OTHERWISE and not any(map(str.isascii, map("".join, pairs))):
            return pairs[0]
    return None


def fold_gaps(text: str) -> Folded:
    """Return a text as passages are looked for in it."""
    starts, origins, left_out = [0], [0], 0
    letters, places = _letters(text)
    for gap in LONG_GAP.finditer(letters):
        left_out += len(gap[0]) - 1
        starts.append(gap.end() - left_out)
        origins.append(gap.end())
    return Folded(text, GAP.sub(" ", letters), starts, origins, places)


def _readings(whole: Folded, quote: tuple[str, str, str]) -> Iterator[tuple[Folded, tuple[str, ...]]]:
    """Yield a text and a quote as they are and, if that has no quotation marks, both without any."""
    yield whole, quote
    if not any(map(QUOTATION_MARKS.search, quote)) and ANY_MARKS.search(whole.text):
        unmarked = ANY_MARKS.sub(lambda found: ZERO_WIDTH * len(found[0]), whole.text)
        yield fold_gaps(unmarked), tuple(ANY_MARKS.sub("", part) for part in quote)


def _letters(text: str) -> tuple[str, Sequence[int] | None]:
    """Return a text with characters alike that look alike and without those that nobody sees.

    With it, the place in the text of each of its letters, or None where these have not moved.
    """
    alike = OTHERWISE.sub(lambda found: LOOK_ALIKE[found[0]], text)
    return (alike, None) if is_folded(alike) else fold(alike)


def _spans(whole: Folded, exact: str, prefix: str, suffix: str) -> list[_Span]:
    """Return where words are in a text, between others and within one block."""
    folded = whole.words
    words, before, after = (GAP.sub(" ", _letters(part)[0]).strip() for part in (exact, prefix, suffix))
    found: list[_Span] = []
    start = folded.find(words)
    while words and start >= 0 and len(found) < MOST:
        end = start + len(words)
        left, right = start - folded.startswith(" ", start - 1 if start else 0), end + folded.startswith(" ", end)
        between = folded.endswith(before, 0, left) and folded.startswith(after, right)
        if between and BLOCK not in whole.text[slice(*whole.origin(start, end))]:
            found.append(_Span(start, end, left, right))
        start = folded.find(words, start + 1)
    return found


def _same_at_end(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their ends."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[-middle:] == other[-middle:]:
            least = middle
        else:
            most = middle - 1
    return least


def _least(text: str, size: int) -> str:
    """Return the first words of a text that have so many characters and are no fewer than WORDS_BESIDE, or all."""
    ends = (word.end() for word in WORD.finditer(text))
    return next((text[:end] for count, end in enumerate(ends, 1) if end >= size and count >= WORDS_BESIDE), text)


def _windows(text: str, size: int) -> Iterator[tuple[int, str]]:
    """Yield each run of `size` words within a block, or the whole of a shorter block, with its number in the text."""
    first = 0
    for block in text.split(BLOCK):
        folded = GAP.sub(" ", block)
        words = list(WORD.finditer(folded))
        for start in range(max(1, len(words) - size + 1) if words else 0):
            last = words[min(start + size, len(words)) - 1]
            yield first + start, folded[words[start].start() : last.end()]
        first += len(words) + size
