"""Plain text -> the glossary's names found in it, longest first, none overlapping.

Names stand in a trie of lower-case words, so that a text costs the same at ten names or at ten thousand. A way through
the trie is only a candidate: its separators, capitals and surroundings are then looked at in the text itself. The text
is never lower-cased in place; where characters must be composed or dropped first, a map leads back to its offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from .names import Case, Form

BLOCK = "\x00"  # stands between blocks of text: no name reaches across, and a sentence begins after it
HIDDEN = "\x01"  # stands for characters that must not match: no name reaches across

SPLIT_WORDS = re.compile(r"(\W+)")
DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphen, zero-width space and joiners, byte order mark
SEPARATORS = re.compile(r"\s+|-")
ALIKE = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "−": "-"})
WORD_BEFORE = re.compile(r"(\w+)['’ʼ]\Z")
ELISIONS = frozenset("l d j m t s c n qu jusqu lorsqu puisqu quoiqu".split())  # French: l'asile
TIED_BEFORE = re.compile(
    r"[\w)][-‐‑./&+=@~_]\Z|[@#\\$]\Z|://\Z"
)  # the word goes on to the left: non-refoulement, a.b, @cbp
TIED_AFTER = re.compile(r"[-‐‑./&+=@~_]\w|[+#@]|://")
POSSESSIVE = re.compile(r"['’ʼ](?:[sS]\b|(?!\w))")
WORD_ENDS = re.compile(r"\w\Z")
WORD_BEGINS = re.compile(r"\w")
PIECE = re.compile(r"[^\s\x00]*\Z")
ADDRESS = re.compile(r"://|www\.|@\w")
SENTENCE_START = re.compile(r"(?:^|[\x00.!?…:])[\s\"'“”‘’«»()\[\]¿¡*—–-]*\Z")
TITLE_BEFORE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Mme)|(?<![.\w])[A-Z])\.\s*\Z")
CAPITAL_AFTER = re.compile(r"[ \u00a0-](\w)")
SHOUTED_WORDS = 3  # words in capitals, one after the other; fewer may be names side by side
END = ""  # the key under which a node keeps the forms that end there; no word is empty


@dataclass(frozen=True, slots=True)
class Match:
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
        for text in blocked:
            self._add(Form(text, "", text, Case.EXACT, "blocked"))
        for form in forms:
            self._add(form)

    def _add(self, form: Form) -> None:
        parts = SPLIT_WORDS.split(unicodedata.normalize("NFC", form.text).translate(ALIKE))
        lead, tail = ("" if parts[0] else parts[1]), ("" if parts[-1] else parts[-2])
        words = [part.lower() for part in parts[::2] if part]
        node = self._trie
        for word in words:
            node = node.setdefault(word, {})
        core = "".join(parts)[len(lead) :].removesuffix(tail)
        if words:
            node.setdefault(END, []).append(_Candidate(form, lead, canonical(core), tail))

    def find(self, text: str, senses: Mapping[str, str] | None = None) -> Iterator[Match]:
        """Yield the matches in text order; offsets are Unicode code points of `text`. Any text will do.

        `senses` decides between several entries: it leads from a name to the entry that is meant.
        """
        if text.isascii() or (unicodedata.is_normalized("NFC", text) and not DROPPED.search(text)):
            yield from self._find(text, senses or {})
            return
        folded, offsets = fold(text)
        for match in self._find(folded, senses or {}):
            yield Match(offsets[match.start], offsets[match.end], match.entries, match.form)

    def _find(self, text: str, senses: Mapping[str, str]) -> Iterator[Match]:
        parts = SPLIT_WORDS.split(text)
        offsets = list(accumulate(map(len, parts), initial=0))
        words = [word.lower() for word in parts[::2]]
        trie = self._trie
        free = 0  # the first word that no match has used up
        for first in [index for index, word in enumerate(words) if word in trie]:
            if first < free or not words[first]:
                continue
            for last, candidates in self._ways(words, first):
                sight = _Sight(text, parts, first, last, offsets[2 * first], offsets[2 * last + 1])
                if match := _match(sight, candidates, senses):
                    free = last + 1
                    if match.entries:
                        yield match
                    break

    def _ways(self, words: Sequence[str], first: int) -> Iterable[tuple[int, Sequence[_Candidate]]]:
        """Return the ways through the trie that begin at a word, the longest first: last word, forms that end there."""
        ways: list[tuple[int, Sequence[_Candidate]]] = []
        node = self._trie
        for index in range(first, len(words)):
            if words[index] not in node:
                break
            node = node[words[index]]
            if END in node:
                ways.append((index, node[END]))
        return reversed(ways)


def canonical(text: str) -> str:
    """Return text with quotes straight and each separator between words (white space, or one hyphen) as one space."""
    return SEPARATORS.sub(" ", text.translate(ALIKE))


def fold(text: str) -> tuple[str, list[int]]:
    """Return text in NFC without characters that no reader sees, and the offset in `text` of each of its offsets."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            end += 1
        piece = DROPPED.sub("", unicodedata.normalize("NFC", text[start:end]))
        pieces.append(piece)
        offsets += [start] * len(piece)
        start = end
    return "".join(pieces), [*offsets, len(text)]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A form as it must stand in a text: punctuation before its first word, the words, punctuation after the last."""

    form: Form
    lead: str
    core: str
    tail: str


@dataclass(frozen=True, slots=True)
class _Sight:
    """A stretch of text from word number `first` to `last`; `parts` alternates words and what stands between them."""

    text: str
    parts: Sequence[str]
    first: int
    last: int
    start: int
    end: int


def _match(sight: _Sight, candidates: Sequence[_Candidate], senses: Mapping[str, str]) -> Match | None:
    """Return the match of the forms that hold in this sight, if any does; a blocked name has no entries."""
    surface = canonical(sight.text[sight.start : sight.end])
    held = {
        candidate.form.entry: candidate
        for candidate in reversed(candidates)
        if surface.lower() == candidate.core.lower() and _holds(candidate, surface, sight)
    }
    if not held:
        return None
    entries = () if "" in held else tuple(sorted(held))
    one = held["" if "" in held else entries[0]]
    if len(entries) > 1 and (meant := senses.get(one.form.name)) in held:
        one = held[meant]
        entries = (meant,)
    return Match(sight.start - len(one.lead), sight.end + len(one.tail), entries, one.form)


def _holds(candidate: _Candidate, surface: str, sight: _Sight) -> bool:
    start, end = sight.start - len(candidate.lead), sight.end + len(candidate.tail)
    if start < 0 or sight.text[start : sight.start].translate(ALIKE) != candidate.lead:
        return False
    if sight.text[sight.end : end].translate(ALIKE) != candidate.tail:
        return False
    return _stands_alone(sight.text, start, end) and _capitals_agree(candidate, surface, sight)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] is whole: no part of a longer word, an address, a handle or a file name."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if TIED_BEFORE.search(before) or TIED_AFTER.match(after):
        return False
    if WORD_ENDS.search(before) or WORD_BEGINS.match(
        after
    ):  # names that begin or end with punctuation: .NET, C++, U.S.
        return False
    if after and unicodedata.category(after[0]).startswith("M"):
        return False
    if (word := WORD_BEFORE.search(before)) and word[1].lower() not in ELISIONS:
        return False
    if after[:1] in {"'", "’", "ʼ"} and not POSSESSIVE.match(after):
        return False
    return not ADDRESS.search(PIECE.search(before)[0])  # type: ignore[index]


def _capitals_agree(candidate: _Candidate, surface: str, sight: _Sight) -> bool:
    match candidate.form.case:
        case Case.FOLD:
            return True
        case Case.EXACT | Case.PROPER:
            return surface == candidate.core
        case Case.ACRONYM:
            return surface == candidate.core and not _shouted(sight)
        case Case.TERM:
            if surface == candidate.core:
                return True
            if surface.isupper():
                return _shouted(sight)
            capital = candidate.core[:1].upper() + candidate.core[1:]
            return surface == capital and _begins_sentence(sight)


def _begins_sentence(sight: _Sight) -> bool:
    """Say whether the capital is the sentence's: it begins one, and no capitalised name goes on after it."""
    first = max(0, sight.start - 40)
    if not SENTENCE_START.search(sight.text, first, sight.start) or TITLE_BEFORE.search(sight.text, first, sight.start):
        return False
    after = CAPITAL_AFTER.match(sight.text, sight.end)
    return not (after and after[1].isupper())


def _shouted(sight: _Sight) -> bool:
    """Say whether the words stand in a run of words in capitals, or in a line that has nothing else."""
    words = [sight.parts[2 * index] for index in range(sight.first, sight.last + 1)]
    for step in (-1, 1):
        index = sight.first if step < 0 else sight.last
        while 0 <= (index := index + step) < (len(sight.parts) + 1) // 2:
            between = sight.parts[2 * index + 1 if step < 0 else 2 * index - 1]
            word = sight.parts[2 * index]
            if between.strip(" \u00a0\n-'’") or not word.isupper():
                break
            words.append(word)
    return sum(len(word) > 1 for word in words) >= SHOUTED_WORDS
