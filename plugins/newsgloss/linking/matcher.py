"""Plain text -> the glossary's names found in it, longest first, none overlapping.

Names are kept by their first two words in small letters, and from there on in a trie, so that a text costs the same at
ten names or at ten thousand. A name whose words follow each other is only a candidate: its separators, capitals and
surroundings are then looked at in the text itself, which is never changed. Where characters must be composed or dropped
first, a map leads back to its offsets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import NamedTuple

from .forms import Case, Form
from .guards import (
    SMALL_WORDS,
    begins_sentence,
    is_after_of,
    is_before_a_name,
    is_beside_a_slash,
    is_date,
    is_dollar,
    is_of_another,
    is_part_of_a_name,
    is_shouted,
    is_whole,
)

SPLIT_WORDS = re.compile(r"(\W+)")
ASCII = bytes(range(128))
SMALL = b"".join(byte.lower() if byte.isalnum() or byte == b"_" else b" " for byte in map(int.to_bytes, ASCII))
SMALL_OR_OTHER = SMALL + bytes(range(128, 256))  # ASCII with a space for all but letters and digits; others stay
DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width space and joiners, byte order mark
DROP = re.compile(f"[{DROPPED}]")
SEPARATORS = re.compile(r"\s+|-")
ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "−": "-"})
LETTER_APOSTROPHE = "ʼ"  # some keyboards have it for the curly one; it counts as a letter
PRONOUNCED = 4  # capitals; acronyms of so many may be read as words, and written so: Nato, Covid-19
USUAL_WORD = 16  # characters, with the space after it; few words have more
ACRONYMS = frozenset({Case.ACRONYM, Case.WORD_TOO})
END = ""  # comes after the last word of a text; no word is empty


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
        self._single: dict[str, tuple[_Candidate, ...]] = {}  # the names of one word
        self._several: dict[tuple[str, str], _Node] = {}  # the others, by their first two words
        for text in blocked:
            self._add(Form(text, "", text, Case.EXACT, "blocked"))
        for form in forms:
            self._add(form)

    def _add(self, form: Form) -> None:
        text = (form.text if form.text.isascii() else fold(form.text)[0]).replace(LETTER_APOSTROPHE, "'")
        parts = SPLIT_WORDS.split(text.translate(ALIKE))
        lead, tail = ("" if parts[0] else parts[1]), ("" if parts[-1] else parts[-2])
        core = canonical("".join(parts)[len(lead) :].removesuffix(tail))
        candidate = _Candidate(form, lead, core, tail, core.lower(), UNLESS.get(form.case, ()))
        match small_letters("".join(parts)).split():
            case [word]:
                self._single[word] = (*self._single.get(word, ()), candidate)
            case [first, second, *others]:
                node = self._several.setdefault((first, second), _Node())
                for word in others:
                    node = node.following.setdefault(word, _Node())
                node.forms = (*node.forms, candidate)

    def find(self, text: str, senses: Mapping[str, str] | None = None) -> Iterator[Match]:
        """Yield the matches in text order; offsets are Unicode code points of `text`. Any text will do.

        `senses` decides between several entries: it leads from a name to the entry that is meant.
        """
        if LETTER_APOSTROPHE in text:
            text = text.replace(LETTER_APOSTROPHE, "’")
        if is_folded(text):
            yield from self._find(text, senses or {})
            return
        folded, offsets = fold(text)
        for match in self._find(folded, senses or {}):
            yield Match(offsets[match.start], offsets[match.end], match.entries, match.form)

    def candidates(self, text: str) -> tuple[Form, ...]:
        """Return the forms whose words are in a text one after the other: whatever others there are, it has no others.

        They are those that `find` looks at, and some more: those within a longer name.
        """
        text = text.replace(LETTER_APOSTROPHE, "’")
        words = [*small_letters(text if is_folded(text) else fold(text)[0]).split(), END]
        found = dict.fromkeys(first for first in self._beginnings(words))
        ways = (way for first in found for _, forms in self._ways(words, first) for way in forms)
        return tuple(dict.fromkeys(one.form for one in ways))

    def _find(self, text: str, senses: Mapping[str, str]) -> Iterator[Match]:
        small = small_letters(text)
        words = [*small.split(), END]
        known = start = 0  # the last word that was looked at, and where it begins
        free = 0  # the first word that no match has used up
        for first in self._beginnings(words):
            if first < free or not (ways := self._ways(words, first)):
                continue
            start = _start_of(small, start, first - known)
            known = first
            for last, candidates in ways:
                end = start
                for word in words[first : last + 1]:
                    end = small.index(word, end) + len(word)
                if match := _match(text, start, end, candidates, senses):
                    free = last + 1
                    if match.entries:
                        yield match
                    break

    def _beginnings(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the words with which a name may begin.

        In a large glossary most words of a text begin some name, but few pairs of words do. So pairs are looked up,
        with no loop of our own: what is not found costs little.
        """
        single = compress(count(), map(self._single.__contains__, words))
        side_by_side = zip(words, words[1:], strict=False)  # noqa: RUF007 -- zip reuses the pair, which costs a third less
        several = compress(count(), map(self._several.__contains__, side_by_side))
        return sorted({*single, *several})

    def _ways(self, words: Sequence[str], first: int) -> list[tuple[int, Sequence[_Candidate]]]:
        """Return the names that may begin at a word, the longest first: their last words, and the forms they may be."""
        single = self._single.get(words[first])
        ways: list[tuple[int, Sequence[_Candidate]]] = [(first, single)] if single else []
        last = first + 1
        node = self._several.get((words[first], words[last]))
        while node:
            if node.forms:
                ways.append((last, node.forms))
            last += 1
            node = node.following.get(words[last])
        return ways[::-1]


def _start_of(small: str, place: int, skipped: int) -> int:
    """Return where the word begins that so many words before it, from a place on, are `skipped` for.

    No more of the text is copied than is needed: a name may be in it a hundred thousand times.
    """
    length = USUAL_WORD * (skipped + 1)
    while True:
        stretch = small[place : place + length]
        parts = stretch.split(None, skipped)
        if len(parts) > skipped:
            return place + len(stretch) - len(parts[-1])
        length *= 2


def small_letters(text: str) -> str:
    """Return the words of a text in small letters, with a space for each character of no word: no place changes."""
    data = text.encode("utf-8", "surrogatepass")
    small = data.translate(SMALL_OR_OTHER).decode("utf-8", "surrogatepass")
    for character in set(data.translate(None, ASCII).decode("utf-8", "surrogatepass")):
        if not character.isalnum():
            small = small.replace(character, " ")
    return small.replace("İ", "i").lower()  # İ alone would become two characters


def same(name: str) -> str:
    """Return what a name has in common with every way to write it that texts are not told apart by."""
    return canonical(fold(name)[0].replace(LETTER_APOSTROPHE, "'"))


def canonical(text: str) -> str:
    """Return text with quotes straight and each separator between words (white space, or one hyphen) as one space."""
    return SEPARATORS.sub(" ", text if text.isascii() else text.translate(ALIKE))


def is_folded(text: str) -> bool:
    """Return whether there is nothing to fold in a text."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and not any(map(text.__contains__, DROPPED)))


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
    """A form as it must be in a text: punctuation before its first word, the words, punctuation after the last.

    `small` is the words in small letters, `unless` what may speak against a match that is written as it should be.
    """

    form: Form
    lead: str
    core: str
    tail: str
    small: str
    unless: tuple[Callable[[str, int, int], bool], ...]


@dataclass(slots=True)
class _Node:
    """Names that begin alike: the forms that end here, and where the others lead."""

    forms: tuple[_Candidate, ...] = ()
    following: dict[str, _Node] = field(default_factory=dict)


def _match(
    text: str, start: int, end: int, candidates: Sequence[_Candidate], senses: Mapping[str, str]
) -> Match | None:
    """Return the match of the forms that hold at text[start:end], if any does; a blocked name has no entries."""
    surface = text[start:end]
    if surface != candidates[0].core:
        surface = canonical(surface)
    small = surface.lower()
    held = [one for one in candidates if one.small == small and _holds(one, surface, text, start, end)]
    if not held:
        return None
    one, entries = (held[0], (held[0].form.entry,)) if len(held) == 1 else _choice(held, senses)
    return Match(start - len(one.lead), end + len(one.tail), entries if entries[0] else (), one.form)


def _choice(held: Sequence[_Candidate], senses: Mapping[str, str]) -> tuple[_Candidate, tuple[str, ...]]:
    """Return one of the forms that hold, and the entries that may be meant: the empty one where the name is blocked."""
    by_entry = {one.form.entry: one for one in reversed(held)}
    entries = ("",) if "" in by_entry else tuple(sorted(by_entry))
    one = by_entry[entries[0]]
    if len(entries) > 1 and (meant := _sense(one.form.name, senses)) in by_entry:
        return by_entry[meant], (meant,)
    return one, entries


def _sense(name: str, senses: Mapping[str, str]) -> str | None:
    """Return the entry that a page means by a name, however its author composed the letters."""
    return senses.get(name) or next((id_ for key, id_ in senses.items() if same(key) == same(name)), None)


def _holds(candidate: _Candidate, surface: str, text: str, start: int, end: int) -> bool:
    """Return whether a form's punctuation is around its words, which are whole, and whose capitals agree."""
    before, after = start - len(candidate.lead), end + len(candidate.tail)
    if before < 0 or (candidate.lead and text[before:start].translate(ALIKE) != candidate.lead):
        return False
    if candidate.tail and text[end:after].translate(ALIKE) != candidate.tail:
        return False
    is_acronym = candidate.form.case in ACRONYMS
    is_found = is_whole(text, before, after) or (is_acronym and is_beside_a_slash(text, before, after))
    return is_found and _capitals_agree(candidate, surface, text, start, end)


def _capitals_agree(candidate: _Candidate, surface: str, text: str, start: int, end: int) -> bool:
    if surface == candidate.core:
        return not (candidate.unless and any(speaks(text, start, end) for speaks in candidate.unless))
    case = candidate.form.case
    if case is Case.ACRONYM:
        return surface == candidate.core.capitalize() and sum(map(str.isupper, candidate.core)) >= PRONOUNCED
    if case is Case.TERM and surface.isupper():
        return is_shouted(text, start, end)
    may_begin = case is Case.TERM or (case is Case.PROPER and candidate.core[0].islower())  # von Tarlenheim
    if may_begin and surface == _capitalised(candidate.core) and begins_sentence(text, start, end):
        return True
    if case is Case.TERM:
        return _is_title_case(surface, candidate.core) and not is_part_of_a_name(text, start, end)
    return case is Case.FOLD


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_title_case(surface: str, core: str) -> bool:
    """Return whether a term of several words has capitals throughout, as in a title: Birthright Citizenship."""
    words = surface.split(" ")
    return (
        len(words) > 1
        and all(word == given or word == given.capitalize() for word, given in zip(words, core.split(" "), strict=True))
        and all(word[:1].isupper() or word in SMALL_WORDS for word in words)
    )


UNLESS: Mapping[Case, tuple[Callable[[str, int, int], bool], ...]] = {
    Case.ACRONYM: (is_dollar,),
    Case.WORD_TOO: (is_dollar, is_shouted),
    Case.PROPER: (is_date, is_of_another),
    Case.FULL: (is_before_a_name, is_after_of),
    Case.SINGLE: (is_date, is_part_of_a_name, is_after_of),
    Case.EXACT: (is_date, is_dollar),
}
