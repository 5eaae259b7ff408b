"""A story whose permission is not settled -> which of its sentences other pages quote in part, and which part of each.

A mention is quoted with its clause, or by its name alone: words cut off within a clause may say something else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgloss.language.sentences import CUT
from newsgloss.linking.occurrences import Mention
from newsgloss.model.patterns import pattern_of
from newsgloss.model.settings import QuoteLimits

BETWEEN_CLAUSES = pattern_of(r"[,;:][\"'”’»)\]]*\s+|\s*—\s*|\s+[–-]+\s+")
BEGUN = pattern_of(r"\w[\w'’-]*\Z")  # what is written in one word with what follows
ENDED = pattern_of(r"\A[\w'’-]*\w")
LETTER = pattern_of(r"\w")
WORD = pattern_of(r"[^\s\0]+")  # a zero byte is between the blocks of a text
STOPS, QUOTES_CLOSE = " \xa0\u202f,;:–—-", '"”»'

Excerpt = tuple[str, str, str]
"""What is before a mention, the mention, and what is after it."""


def clause(sentence: Excerpt) -> Excerpt:
    """Return a sentence up to the end of the clause that has its mention: a comma, colon, semicolon or dash.

    Nothing is cut off in front, where a denial or a condition may be: there, it is the name alone.
    """
    before, _, after = sentence
    if any(LETTER.search(before, 0, found.start()) for found in BETWEEN_CLAUSES.finditer(before)):
        return name(sentence)
    found = BETWEEN_CLAUSES.search(after)
    return _piece(sentence, 0, found.end() if found else len(after))


def name(sentence: Excerpt) -> Excerpt:
    """Return the mention of a sentence alone, with what is written in one word with it."""
    before, _, after = sentence
    begun, ended = BEGUN.search(before), ENDED.match(after)
    return _piece(sentence, begun.start() if begun else len(before), ended.end() if ended else 0)


def count(text: str) -> int:
    """Return how many words of a source a piece has."""
    return sum(word != CUT for word in text.split())


def limit_faults(limits: QuoteLimits) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with the limits that a site sets: the setting, what its value is not, and the remedy."""
    for setting, value in (("QUOTED_WORDS", limits.words), ("QUOTED_WORDS_ON_PAGE", limits.on_page)):
        if type(value) is not int or value < 0:
            yield setting, f"is not a number of words: {value!r}", f"Set {setting} to 0 or more."
    if type(limits.share) not in {int, float} or not 0 <= limits.share <= 1:
        yield "QUOTED_SHARE", f"is not a share: {limits.share!r}", "Set QUOTED_SHARE to a number from 0 to 1."


def with_clause(mentions: Iterable[Mention], story: int, limits: QuoteLimits) -> frozenset[str]:
    """Return the anchors of the mentions in a story of so many words (`story`) that are quoted with their clauses.

    These are first mentions, the shortest clauses first, as many as leave all quoted words within their share of the
    story's. A name alone may always be shown. Limits with a fault allow nothing more.
    """
    if any(limit_faults(limits)):
        return frozenset()
    places = list(_places(mentions))
    shown = {number for place in places for number in place.name}
    found = []
    for place in sorted(places, key=lambda place: (len(place.clause), place.clause.start)):
        more = set(place.clause) - shown
        around = len(place.clause) - len(place.name)
        if place.is_first and 0 < around <= limits.words and len(shown) + len(more) <= limits.share * story:
            shown |= more
            found.append(place.anchor)
    return frozenset(found)


class _Place(NamedTuple):
    """A mention among the words of its story: the numbers of those that its name has, and of those of its clause."""

    anchor: str
    is_first: bool
    name: range
    clause: range


def _places(mentions: Iterable[Mention]) -> Iterator[_Place]:
    starts: dict[str, list[int]] = {}
    offsets: dict[str, int] = {}
    for mention in mentions:
        if mention.context not in starts:
            offsets[mention.context] = sum(map(len, starts.values()))
            starts[mention.context] = [word.start() for word in WORD.finditer(mention.context)]
        ends = (bisect_right(starts[mention.context], at) - 1 for at in (mention.start, mention.end - 1))
        first, last = (offsets[mention.context] + number for number in ends)
        before, _, after = clause(mention.sentence)
        lefts = sum(word.end() < len(before) and word[0] != CUT for word in WORD.finditer(before))
        rights = sum(word.start() > 0 and word[0] != CUT for word in WORD.finditer(after))
        whole = range(first - lefts, last + rights + 1)
        yield _Place(mention.anchor, mention.number == 1, range(first, last + 1), whole)


def _piece(sentence: Excerpt, begin: int, end: int) -> Excerpt:
    """Return a sentence from `begin` in what is before its mention to `end` in what is after it.

    Where words are left out, so are a stop before them and a quotation mark whose other half is among them.
    """
    before, match, after = sentence
    front, back = (LETTER.search(part) is not None for part in (before[:begin], after[end:]))
    before = f"{CUT} {before[begin:]}" if front else before[begin:]
    if back:
        after = after[:end].rstrip(STOPS)
    if (front or back) and not _is_balanced(f"{before}{match}{after}"):
        after = after.rstrip(STOPS + QUOTES_CLOSE)
    return before, match, f"{after} {CUT}" if back else after


def _is_balanced(text: str) -> bool:
    """Return whether every quotation that is closed in a text was opened in it."""
    return text.count('"') % 2 == 0 and text.count("”") <= text.count("“") and text.count("»") <= text.count("«")
