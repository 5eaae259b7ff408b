"""A stretch of a text -> what its capitals are: a sentence's, a date's, a currency's, or those of a shouted line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsgloss.language.sentences import BLOCK
from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.patterns import pattern_of

from .tokens import NEARBY

SENTENCE_START = pattern_of(r"(?:^|[\x00.!?…:—–])[^\w\x01,;/]*\Z")
QUOTE_START = pattern_of(r"(?<=,[ \u00a0][\"“«])|(?<=,[ \u00a0]«[ \u00a0\u202f])")  # He said, “Asylum is a right.”
QUOTED = pattern_of(r"([^\"“”«»\n\x00\x01]{0,60})[\"”»]")
TITLE_BEFORE = pattern_of(rf"(?:(?<![\w.])[A-Z]|\b(?:{either(ALL.names.before_names)}))\.[ \u00a0]\Z")
CAPITAL_AFTER = pattern_of(r"[ \u00a0-](\w)")
DOLLARS = frozenset("A AU C CA HK NZ S SG US".split())
ARTICLE_BEFORE = pattern_of(rf"\b(?:{either(ALL.names.articles)}) \Z")
AMOUNT = pattern_of(r"[ \u00a0]\$\d")
SMALL_WORDS = frozenset(ALL.names.in_titles)
DATES = frozenset(ALL.days.with_capitals)
BESIDE_A_MONTH = pattern_of(rf"[ \u00a0]\d|,? \d|[ \u00a0](?:{either(ALL.days.after_month)})")
ORDINALS = either(ALL.days.ordinals)
BEFORE_A_MONTH = pattern_of(rf"(?:\d(?:{ORDINALS})?|{either(ALL.days.before_month)})[ \u00a0-]\Z", re.IGNORECASE)
WORD = pattern_of(r"\w+")
WORD_BESIDE = pattern_of(r"[ \u00a0\n'’-]+(\w+)")
WORDS_SIDE_BY_SIDE = pattern_of(r"\w[ \u00a0]\w")
LINE_END = pattern_of(r"[\n\x00]")
LONGEST_SHOUT = 100  # characters on either side; three words have been seen by then
LONGEST_LINE = 300  # characters on either side; what is farther away is in no headline
SHOUTED_WORDS = 3  # words in capitals, one after the other; fewer may be names side by side


def begins_sentence(text: str, start: int, end: int) -> bool:
    """Return whether the capital of text[start:end] is a sentence's, and no capitalised name goes on after it."""
    quote = QUOTE_START.match(text, start)
    if not (quote or starts_sentence(text, start)):
        return False
    quoted = QUOTED.match(text, end) if start and text[start - 1] in {'"', "“"} else None
    if quoted and _is_title(quoted[1].rstrip(",.!?").split(), alone=quote is not None):
        return False
    after = CAPITAL_AFTER.match(text, end)
    return not (after and after[1].isupper())


def starts_sentence(text: str, place: int) -> bool:
    """Return whether a sentence starts at a place: not where a title or an initial is before it, as in Mr. Bond."""
    start = max(0, place - NEARBY)
    return bool(SENTENCE_START.search(text, start, place)) and not TITLE_BEFORE.search(text, start, place)


def is_date(text: str, start: int, end: int) -> bool:
    """Return whether a name that is also a month's or a day's means that: it is beside a number, or after "in"."""
    if text[start:end] not in DATES:
        return False
    before = BEFORE_A_MONTH.search(text[max(0, start - NEARBY) : start])
    return bool(before or BESIDE_A_MONTH.match(text, end))


def is_dollar(text: str, start: int, end: int) -> bool:
    """Return whether a country's letters are before an amount of its money: US $5, but not the US $5 that they paid."""
    if text[start:end] not in DOLLARS or ARTICLE_BEFORE.search(text, max(0, start - NEARBY), start):
        return False
    return AMOUNT.match(text, end) is not None


def is_shouted(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is in a run of words in capitals, or in a line that has nothing else nearby."""
    words = WORD.findall(text, start, end)
    for side in (text[end : end + LONGEST_SHOUT], text[max(0, start - LONGEST_SHOUT) : start][::-1]):
        position = 0
        while (beside := WORD_BESIDE.match(side, position)) and beside[1].isupper():
            words.append(beside[1])
            position = beside.end()
    return _are_shouted(words) or _is_in_a_shouted_line(text, start, end)


def _is_title(rest: Sequence[str], *, alone: bool) -> bool:
    """Return whether the rest of a quote makes its first word a title: “Asylum of the Damned”. `alone`: none does."""
    if not rest:
        return alone
    return rest[-1][0].isupper() and all(word[0].isupper() or word in SMALL_WORDS for word in rest)


def _is_in_a_shouted_line(text: str, start: int, end: int) -> bool:
    """Return whether the line has nothing but capitals, and words that follow each other: no list of acronyms."""
    nearby, far = max(0, start - LONGEST_LINE), end + LONGEST_LINE
    first = max(nearby, text.rfind("\n", nearby, start) + 1, text.rfind(BLOCK, nearby, start) + 1)
    last = LINE_END.search(text, end, far)
    line = text[first : last.start() if last else far]
    return (
        line.isupper()
        and _are_shouted(filter(str.isupper, WORD.findall(line)))
        and bool(WORDS_SIDE_BY_SIDE.search(line))
    )


def _are_shouted(words: Iterable[str]) -> bool:
    return sum(len(word) > 1 for word in words) >= SHOUTED_WORDS
