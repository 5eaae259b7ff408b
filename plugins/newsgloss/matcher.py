"""Plain text -> the glossary's names found in it, longest first, none overlapping.

Names stand in a trie of lower-case words, so that a text costs the same at ten names or at ten thousand. A way through
the trie is only a candidate: its separators, capitals and surroundings are then looked at in the text itself. The text
is never lower-cased in place; where characters must be composed or dropped first, a map leads back to its offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import Any, NamedTuple

from .names import Case, Form
from .sentences import BLOCK

HIDDEN = "\x01"  # stands for characters that must not match: no name reaches across

SPLIT_WORDS = re.compile(r"(\W+)")
ASCII = bytes(range(128))
SMALL = b"".join(byte.lower() if byte.isalnum() or byte == b"_" else b" " for byte in map(int.to_bytes, ASCII))
SMALL_OR_OTHER = SMALL + bytes(range(128, 256))  # ASCII with a space for all but letters and digits; others stay
DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width space and joiners, byte order mark
DROP = re.compile(f"[{DROPPED}]")
SEPARATORS = re.compile(r"\s+|-")
ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "−": "-"})
LETTER_APOSTROPHE = "ʼ"  # some keyboards have it for the curly one; it counts as a letter
WORD_BEFORE = re.compile(r"(\w+)['’]\Z")
ELISIONS = frozenset("l d j m t s c n qu jusqu lorsqu puisqu quoiqu".split())  # French: l'asile
TIED_BEFORE = re.compile(
    r"\w\Z|[\w)][-‐‑./&+=@~_]\Z|[@#\\$]\Z|://\Z"
)  # the word goes on to the left: non-refoulement, a.b, @cbp
TIED_AFTER = re.compile(r"\w|[-‐‑./&+=@~_]\w|[+#@]|://")
POSSESSIVE = re.compile(r"['’](?:[sS]\b|(?!\w))")
IN_AN_ADDRESS = re.compile(r"(?:://|www\.|@\w)[^\s\x00\x01]*\Z")
GAP = re.compile(r"[\s\x00\x01]")
SENTENCE_START = re.compile(r"(?:^|[\x00.!?…:—–])[^\w\x01,;/]*\Z")
QUOTE_START = re.compile(r",[ \u00a0](?:[\"“]|«[ \u00a0\u202f]?)\Z")  # He said, “Asylum is a right.”
QUOTED = re.compile(r"([^\"“”«»\n\x00\x01]{0,60})[\"”»]")
TITLE_BEFORE = re.compile(r"(?:(?<![\w.])[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Capt|Gen|Gov|Lt|Rep|Sen|Sgt|St|vs))\.[ \u00a0]\Z")
CAPITAL_AFTER = re.compile(r"[ \u00a0-](\w)")
NAME_AFTER = re.compile(r"[ \u00a0](\w[\w'’.-]*)")
NAME_BEFORE = re.compile(r"(\w[\w'’.-]*)[ \u00a0]\Z")
ENDS_A_NAME = re.compile(r"\w\w\.\Z|['’]s\Z")
SMALL_WORDS = frozenset("a an and as at by de des du et for from in la le les of on or the to under with".split())
DATES = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
OFFICES = frozenset(
    "President Vice Minister Ministers Premier Chancellor Secretary Senator Representative Governor Mayor Judge "
    "Justice King Queen Prince Princess Pope Sir Dame Lord Lady General Colonel Captain Doctor Dr Dr. Mr Mr. Mrs Mrs. "
    "Ms Ms. Professor Prof Prof. Sen. Rep. Gov. Spokesperson Spokesman Spokeswoman Président Ministre M. Mme "
    "Maître".split()
)
LEADERS = frozenset("President Premier Chancellor Senator Sen. Representative Rep. Governor Gov. Mayor".split())
STREETS = frozenset("avenue boulevard quai rue Avenue Boulevard Place Quai Rue".split())
BESIDE_A_MONTH = re.compile(r"[ \u00a0]\d|,? \d")
BEFORE_A_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|till|by|from|between|early|late|mid|last|next|this|of)"
    r"|\b(?:from|between) \w+ (?:and|to))[ \u00a0-]\Z",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
WORD_BESIDE = re.compile(r"[ \u00a0\n'’-]+(\w+)")
WORDS_SIDE_BY_SIDE = re.compile(r"\w[ \u00a0]\w")
LINE_END = re.compile(r"[\n\x00]")
NEARBY = 40  # characters; farther away, nothing tells what a word is
LONGEST_ADDRESS = 1000  # characters
SHOUTED_WORDS = 3  # words in capitals, one after the other; fewer may be names side by side
END = ""  # the key under which a node keeps the forms that end there; no word is empty


class Match(NamedTuple):
    """A name found at text[start:end]. Several entries mean that it has several senses here."""

    start: int
    end: int
    entries: tuple[str, ...]
    form: Form


class Matcher:
    """Finds names. Built once for a glossary; searching keeps no state."""

    def __init__(self, forms: Iterable[Form], blocked: Iterable[str] = ()) -> None:
        """Index the forms. Names in `blocked` use up their text, so that nothing in them matches."""
        self._trie: dict[str, Any] = {}
        self._single: set[str] = set()  # the names of one word
        self._pairs: set[tuple[str, str]] = set()  # the first two words of the others
        for text in blocked:
            self._add(Form(text, "", text, Case.EXACT, "blocked"))
        for form in forms:
            self._add(form)

    def _add(self, form: Form) -> None:
        text = unicodedata.normalize("NFC", form.text).replace(LETTER_APOSTROPHE, "'")
        parts = SPLIT_WORDS.split(text.translate(ALIKE))
        lead, tail = ("" if parts[0] else parts[1]), ("" if parts[-1] else parts[-2])
        words = list(filter(None, cut("".join(parts))))
        self._single.update(words if len(words) == 1 else ())
        self._pairs.update([(words[0], words[1]), (words[0], "")] if len(words) > 1 else ())
        node = self._trie
        for word in words:
            node = node.setdefault(word, {})
        core = canonical("".join(parts)[len(lead) :].removesuffix(tail))
        if words:
            candidate = _Candidate(form, lead, core, tail, core.lower(), UNLESS.get(form.case))
            node.setdefault(END, []).append(candidate)

    def find(self, text: str, senses: Mapping[str, str] | None = None) -> Iterator[Match]:
        """Yield the matches in text order; offsets are Unicode code points of `text`. Any text will do.

        `senses` decides between several entries: it leads from a name to the entry that is meant.
        """
        if LETTER_APOSTROPHE in text:
            text = text.replace(LETTER_APOSTROPHE, "’")
        if text.isascii() or (unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, DROPPED))):
            yield from self._find(text, senses or {})
            return
        folded, offsets = fold(text)
        for match in self._find(folded, senses or {}):
            yield Match(offsets[match.start], offsets[match.end], match.entries, match.form)

    def _find(self, text: str, senses: Mapping[str, str]) -> Iterator[Match]:
        words = [*cut(text), "", ""]
        known, start = 0, 0  # a word, and where it begins in the text
        free = 0  # the first word that no match has used up
        for first in self._beginnings(words):
            if first < free:
                continue
            start += len(" ".join(words[known:first])) + (first > known)
            known = first
            for last, candidates in self._ways(words, first):
                end = start + len(" ".join(words[first : last + 1]))
                if match := _match(_Sight(text, start, end), candidates, senses):
                    free = last + 1
                    if match.entries:
                        yield match
                    break

    def _beginnings(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the words with which a name may begin.

        In a large glossary most words of a text begin some name, but few pairs of words do. So pairs are looked up, and
        with no loop of our own. Where an empty word follows, the one after it decides.
        """
        pairs = self._pairs
        single = compress(count(), map(self._single.__contains__, words))
        side_by_side = zip(words, words[1:], strict=False)  # noqa: RUF007 -- zip reuses the pair, which costs a third less
        several = compress(count(), map(pairs.__contains__, side_by_side))
        return sorted({*single, *(n for n in several if words[n + 1] or (words[n], words[n + 2]) in pairs)})

    def _ways(self, words: Sequence[str], first: int) -> list[tuple[int, Sequence[_Candidate]]]:
        """Return the ways through the trie that begin at a word, the longest first: last word, forms that end there."""
        ways: list[tuple[int, Sequence[_Candidate]]] = []
        node = self._trie
        for index in range(first, len(words)):
            if word := words[index]:
                if word not in node:
                    break
                node = node[word]
                if END in node:
                    ways.insert(0, (index, node[END]))
        return ways


def cut(text: str) -> list[str]:
    """Return a text's words in small letters, cut at each character that is part of none.

    Where two such characters stand side by side, an empty word is between them, so that lengths tell places.
    """
    data = text.encode("utf-8", "surrogatepass")
    small = data.translate(SMALL_OR_OTHER).decode("utf-8", "surrogatepass")
    for character in set(data.translate(None, ASCII).decode("utf-8", "surrogatepass")):
        if not character.isalnum():
            small = small.replace(character, " ")
    return small.replace("İ", "i").lower().split(" ")  # İ alone would become two characters


def canonical(text: str) -> str:
    """Return text with quotes straight and each separator between words (white space, or one hyphen) as one space."""
    return SEPARATORS.sub(" ", text if text.isascii() else text.translate(ALIKE))


def fold(text: str) -> tuple[str, list[int]]:
    """Return text in NFC without characters that no reader sees, and the offset in `text` of each of its offsets."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            end += 1
        piece = DROP.sub("", unicodedata.normalize("NFC", text[start:end]))
        pieces.append(piece)
        offsets += [start] * len(piece)
        start = end
    return "".join(pieces), [*offsets, len(text)]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A form as it must stand in a text: punctuation before its first word, the words, punctuation after the last.

    `small` is the words in small letters, `unless` what may speak against a match that is written as it should be.
    """

    form: Form
    lead: str
    core: str
    tail: str
    small: str
    unless: Callable[[str, _Sight], bool] | None


@dataclass(slots=True)
class _Sight:
    """A stretch of a text, from the beginning of a word to the end of one."""

    text: str
    start: int
    end: int


def _match(sight: _Sight, candidates: Sequence[_Candidate], senses: Mapping[str, str]) -> Match | None:
    """Return the match of the forms that hold in this sight, if any does; a blocked name has no entries."""
    surface = sight.text[sight.start : sight.end]
    if surface != candidates[0].core:
        surface = canonical(surface)
    small = surface.lower()
    held = [one for one in candidates if one.small == small and _holds(one, surface, sight)]
    if not held:
        return None
    one, entries = (held[0], (held[0].form.entry,)) if len(held) == 1 else _choice(held, senses)
    return Match(sight.start - len(one.lead), sight.end + len(one.tail), entries if entries[0] else (), one.form)


def _choice(held: Sequence[_Candidate], senses: Mapping[str, str]) -> tuple[_Candidate, tuple[str, ...]]:
    """Return one of the forms that hold, and the entries that may be meant: the empty one where the name is blocked."""
    by_entry = {one.form.entry: one for one in reversed(held)}
    entries = ("",) if "" in by_entry else tuple(sorted(by_entry))
    one = by_entry[entries[0]]
    if len(entries) > 1 and (meant := senses.get(one.form.name)) in by_entry:
        return by_entry[meant], (meant,)
    return one, entries


def _holds(candidate: _Candidate, surface: str, sight: _Sight) -> bool:
    start, end = sight.start - len(candidate.lead), sight.end + len(candidate.tail)
    if start < 0 or (candidate.lead and sight.text[start : sight.start].translate(ALIKE) != candidate.lead):
        return False
    if candidate.tail and sight.text[sight.end : end].translate(ALIKE) != candidate.tail:
        return False
    return _stands_alone(sight.text, start, end) and _capitals_agree(candidate, surface, sight)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] is whole: no part of a longer word, an address, a handle or a file name."""
    if start and not text[start - 1].isspace() and not _may_begin(text, start):
        return False
    return end == len(text) or text[end].isspace() or _may_end(text[end : end + NEARBY])


def _may_begin(text: str, start: int) -> bool:
    """Say whether a name may begin after a character that is no white space."""
    before = text[max(0, start - NEARBY) : start]
    if TIED_BEFORE.search(before):
        return False
    if (word := WORD_BEFORE.search(before)) and word[1].lower() not in ELISIONS:
        return False
    if len(before) == NEARBY and not GAP.search(before):
        before = text[max(0, start - LONGEST_ADDRESS) : start]
    return not IN_AN_ADDRESS.search(before)


def _may_end(after: str) -> bool:
    """Say whether a name may end before these characters, the first of which is no white space."""
    if TIED_AFTER.match(after) or unicodedata.category(after[0]).startswith("M"):
        return False
    return after[0] not in {"'", "’"} or POSSESSIVE.match(after) is not None


def _capitals_agree(candidate: _Candidate, surface: str, sight: _Sight) -> bool:
    if surface == candidate.core:
        return not (candidate.unless and candidate.unless(surface, sight))
    if candidate.form.case is Case.FOLD:
        return True
    if candidate.form.case is Case.TERM:
        return _has_other_capitals(candidate, surface, sight)
    small = candidate.form.case is Case.PROPER and candidate.core[0].islower()  # von Tarlenheim
    return small and surface == _capitalised(candidate.core) and _begins_sentence(sight)


def _has_other_capitals(candidate: _Candidate, surface: str, sight: _Sight) -> bool:
    """Say whether a term may stand with capitals that it has not itself: a shout's, a sentence's, a title's."""
    if surface.isupper():
        return _shouted(sight)
    if surface == _capitalised(candidate.core) and _begins_sentence(sight):
        return True
    return _is_title_case(surface, candidate.core) and not _in_a_name(sight)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _begins_sentence(sight: _Sight) -> bool:
    """Say whether the capital is the sentence's: it begins one, and no capitalised name goes on after it."""
    start = max(0, sight.start - NEARBY)
    quote = QUOTE_START.search(sight.text, start, sight.start)
    if not (quote or _starts_sentence(sight.text, sight.start)):
        return False
    quoted = QUOTED.match(sight.text, sight.end) if sight.text[sight.start - 1 : sight.start] in {'"', "“"} else None
    if quoted and _is_title(quoted[1].rstrip(",.!?").split(), alone=quote is not None):
        return False
    after = CAPITAL_AFTER.match(sight.text, sight.end)
    return not (after and after[1].isupper())


def _starts_sentence(text: str, place: int) -> bool:
    """Say whether a sentence starts at a place: not where a title or an initial is before it, as in Mr. Bond."""
    start = max(0, place - NEARBY)
    return bool(SENTENCE_START.search(text, start, place)) and not TITLE_BEFORE.search(text, start, place)


def _is_title(rest: Sequence[str], *, alone: bool) -> bool:
    """Say whether the rest of a quote makes its first word a title's: “Asylum of the Damned”. `alone`: so does none."""
    if not rest:
        return alone
    return rest[-1][0].isupper() and all(word[0].isupper() or word in SMALL_WORDS for word in rest)


def _is_title_case(surface: str, core: str) -> bool:
    """Say whether a term of several words stands with capitals throughout, as in a title: Birthright Citizenship."""
    words = surface.split(" ")
    return (
        len(words) > 1
        and all(word == given or word == given.capitalize() for word, given in zip(words, core.split(" "), strict=True))
        and all(word[:1].isupper() or word in SMALL_WORDS for word in words)
    )


def _is_month(surface: str, sight: _Sight) -> bool:
    """Say whether a name that is also a month's or a day's means that: it stands beside a number, or after "in"."""
    if surface not in DATES:
        return False
    before = sight.text[max(0, sight.start - NEARBY) : sight.start]
    return bool(BEFORE_A_MONTH.search(before) or BESIDE_A_MONTH.match(sight.text, sight.end))


def _in_a_name(sight: _Sight) -> bool:
    """Say whether a capitalised word stands beside the name and makes it part of another: Melania Trump, Mexico City.

    Offices may stand before it, days and months after it, and before it any word that begins a sentence.
    """
    if _goes_on(sight):
        return True
    before = NAME_BEFORE.search(sight.text, max(0, sight.start - NEARBY), sight.start)
    if before and before[1] in STREETS:
        return True
    if not before or not before[1][0].isupper() or before[1] in OFFICES or before[1] in DATES:
        return False
    return not ENDS_A_NAME.search(before[1]) and not _starts_sentence(sight.text, before.start())


def _goes_on(sight: _Sight) -> bool:
    """Say whether a capitalised word after the name makes it part of another: no day or month, nor a place's leader."""
    after = NAME_AFTER.match(sight.text, sight.end)
    return bool(after and after[1][0].isupper() and after[1] not in DATES and after[1] not in LEADERS)


def _shouted(sight: _Sight) -> bool:
    """Say whether the words stand in a run of words in capitals, or in a line that has nothing else."""
    words = WORD.findall(sight.text, sight.start, sight.end)
    for side in (sight.text[sight.end :], sight.text[: sight.start][::-1]):
        position = 0
        while (beside := WORD_BESIDE.match(side, position)) and beside[1].isupper():
            words.append(beside[1])
            position = beside.end()
    return _are_shouted(words) or _in_a_shouted_line(sight)


def _in_a_shouted_line(sight: _Sight) -> bool:
    """Say whether the line has nothing but capitals, and words that follow each other: no list of acronyms."""
    start = max(sight.text.rfind("\n", 0, sight.start), sight.text.rfind(BLOCK, 0, sight.start)) + 1
    end = LINE_END.search(sight.text, sight.end)
    line = sight.text[start : end.start() if end else len(sight.text)]
    return line.isupper() and _are_shouted(WORD.findall(line)) and bool(WORDS_SIDE_BY_SIDE.search(line))


def _are_shouted(words: Iterable[str]) -> bool:
    return sum(len(word) > 1 for word in words) >= SHOUTED_WORDS


UNLESS: Mapping[Case, Callable[[str, _Sight], bool]] = {
    Case.ACRONYM: lambda _, sight: _shouted(sight),
    Case.PROPER: _is_month,
    Case.SINGLE: lambda surface, sight: _is_month(surface, sight) or _in_a_name(sight),
}
