"""A stretch of a text -> whether it is whole: no part of a longer word, an address, a handle or a file name.

What is around a name is looked at no farther than it must: each question costs the same in a text of any length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.language.unspaced.scripts import HAN, HIRAGANA, KATAKANA, UNSPACED
from newsgloss.language.vocabulary import ALL, either
from newsgloss.linking.folding import RAISED
from newsgloss.model.patterns import pattern_of

GAPS = frozenset([BLOCK, HIDDEN, *filter(str.isspace, map(chr, range(0x3001)))])  # U+3000 is the last white space
LETTER = rf"[^\W{UNSPACED}{RAISED}]"  # or a digit; what is written without spaces is tied to no other script
TIED_BEFORE = pattern_of(
    rf"(?<={LETTER})|(?<=[\w)][-‐‑./&+=@~_])|(?<=[@#\\$])|(?<=://)"
)  # the word goes on to the left: non-refoulement, a.b, @cbp
TIED_AFTER = pattern_of(rf"{LETTER}|[-‐‑./&+=@~_]\w|[+#@$€£]|://")
APOSTROPHES = frozenset("'’")
POSSESSIVE = pattern_of(r"['’](?:[sS]\b|(?!\w))")
WORD_BACKWARDS = pattern_of(r"['’](\w+)([-‐‑]\w)?")
ELISIONS = frozenset(ALL.names.elisions)
IN_AN_ADDRESS = pattern_of(r"(?:://|www\.|@\w)[^\s\x00\x01]*\Z")
ACRONYMS_SIDE_BY_SIDE = pattern_of(r"[^\W\d_a-z]{2,}(?:/[^\W\d_a-z]{2,})+")
NEARBY = 40  # characters; farther away, nothing tells what a word is
LONGEST_ADDRESS = 1000  # characters
RUN_BEFORE, RUN_AFTER = re.compile(rf"[{UNSPACED}]*\Z"), re.compile(rf"[{UNSPACED}]*")
PARTING_BEFORE = pattern_of(rf"(?:{either(ALL.names.parting)})\Z")
PARTING_AFTER = pattern_of(either(ALL.names.parting_after))
HANGUL = "\uac00-\ud7a3"
AFTER_HANGUL, AFTER_OTHERS = (
    re.compile(rf"(?:{either(sorted(words, key=len, reverse=True))})(?!\w)")
    for words in (ALL.names.attached, ALL.names.attached_to_others)
)
IN_HANGUL, ATTACHED = re.compile(f"[{HANGUL}]"), re.compile(rf"(?:{AFTER_HANGUL.pattern}|{AFTER_OTHERS.pattern})\Z")
MIDDLE_DOT, KATAKANA_LETTER = "・", re.compile(f"[{KATAKANA}]")
HAN_OR_KATAKANA, IN_HIRAGANA = re.compile(f"[{HAN}{KATAKANA}]"), re.compile(f"[{HIRAGANA}]")


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is by itself: no part of a longer word, an address, a handle or a file name."""
    if start and text[start - 1] not in GAPS and not _may_begin(text, start):
        return False
    return end == len(text) or text[end] in GAPS or _may_end(text, start, end)


def is_beside_a_slash(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is one of some acronyms that only slashes part: CBP/DHS, no path and no number."""
    first, last = start, end
    while first > max(0, start - NEARBY) and (text[first - 1] == "/" or text[first - 1].isupper()):
        first -= 1
    while last < min(len(text), end + NEARBY) and (text[last] == "/" or text[last].isupper()):
        last += 1
    return bool(ACRONYMS_SIDE_BY_SIDE.fullmatch(text, first, last)) and is_whole(text, first, last)


def is_parted(text: str, start: int, end: int) -> bool:
    """Return whether a name in a script without spaces is parted from what is around it.

    No dictionary tells where a word ends there, so only marks, other scripts and small words do. In Japanese hiragana
    ends what is written in Chinese characters or katakana. A name of one character may always be part of a word.
    """
    before = RUN_BEFORE.search(text[max(0, start - NEARBY) : start])
    after = RUN_AFTER.match(text[end : end + NEARBY])
    left, right = before[0] if before else "", after[0] if after else ""
    if not (left or right):
        return True
    parted_before = not left or PARTING_BEFORE.search(left) or _changes(text[start], left[-1])
    parted_after = not right or PARTING_AFTER.match(right) or _changes(text[end - 1], right[0])
    return end - start > 1 and bool(parted_before and parted_after)


def _may_begin(text: str, start: int) -> bool:
    """Return whether a name may begin after a character that is no gap."""
    if TIED_BEFORE.match(text, start):
        return False
    before = text[max(0, start - NEARBY) : start]
    word = WORD_BACKWARDS.match(before[::-1]) if before[-1] in APOSTROPHES else None
    if word and (word[2] or word[1][::-1].lower() not in ELISIONS):  # chef-d'œuvre
        return False
    if len(before) == NEARBY and GAPS.isdisjoint(before):
        before = text[max(0, start - LONGEST_ADDRESS) : start]
    return not IN_AN_ADDRESS.search(before)


def without_attached(words: Iterable[str]) -> Iterator[str]:
    """Yield words without the small ones that Korean attaches to them."""
    return (ATTACHED.sub("", word) if IN_HANGUL.search(word) else word for word in words)


def _may_end(text: str, start: int, end: int) -> bool:
    """Return whether a name may end before a character that is no gap."""
    if IN_HANGUL.match(text, end):  # a name of one syllable may always be part of a word
        attached = AFTER_HANGUL if IN_HANGUL.match(text, end - 1) else AFTER_OTHERS
        return end - start > 1 and attached.match(text, end) is not None
    if TIED_AFTER.match(text, end) or unicodedata.category(text[end]).startswith("M"):
        return False
    return text[end] not in APOSTROPHES or POSSESSIVE.match(text, end) is not None


def _changes(letter: str, beside: str) -> bool:
    """Return whether Japanese writes a name's letter and what is beside it so differently that they are two words."""
    if beside == MIDDLE_DOT:  # between the names of a person in katakana
        return KATAKANA_LETTER.match(letter) is None
    return HAN_OR_KATAKANA.match(letter) is not None and IN_HIRAGANA.match(beside) is not None
