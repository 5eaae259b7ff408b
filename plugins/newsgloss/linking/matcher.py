"""Plain text -> the glossary's names found in it, longest first, none overlapping.

Names are kept word by word, in small letters, in a trie, so that a text costs nearly the same at ten names or at ten
thousand: the words that begin one are found without a loop of our own. A name whose words follow each other is only a
candidate: its separators, capitals and surroundings are then looked at in the text itself, which is never changed.
Where characters must be composed or dropped first, a map leads back to its offsets. Names in scripts without spaces
are kept by their first two characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count, pairwise
from operator import attrgetter
from typing import NamedTuple

from .folding import IN_UNSPACED, LETTER_APOSTROPHE, canonical, fold, is_folded, same, small_letters
from .forms import Case, Form
from .guards.joined_names import is_in_the_same
from .guards.tokens import without_attached
from .spellings import Spelling, spelling

USUAL_WORD = 16  # characters, with the space after it; few words have more
TAKEN = b"\1"
END = ""  # comes after the last word of a text; no word is empty


class Match(NamedTuple):
    """A name found at text[start:end]. Several entries mean that it has several senses here."""

    start: int
    end: int
    entries: tuple[str, ...]
    form: Form


class Matcher:
    """Finds names. Built once for a glossary; searching keeps no more than where names may be in the last text."""

    def __init__(self, forms: Iterable[Form], blocked: Iterable[str] = ()) -> None:
        """Index the forms. Names in `blocked` use up their text, so that nothing in them matches."""
        self._names: dict[str, _Node] = {}  # by their first words
        self._unspaced: dict[str, dict[str, tuple[Spelling, ...]]] = {}  # by their first two characters
        self._places = lru_cache(maxsize=1)(self._places_in)  # whoever finds names in a text may ask for its candidates
        for text in blocked:
            self._add(Form(text, "", text, Case.EXACT, "blocked"))
        for form in forms:
            self._add(form)

    def _add(self, form: Form) -> None:
        written = spelling(form)
        if written.is_unspaced:
            alike = self._unspaced.setdefault(written.core[:2], {})
            alike[written.core] = (*alike.get(written.core, ()), written)
            return
        for first, *others in filter(None, written.word_keys()):
            node = self._names.setdefault(first, _Node())
            for word in others:
                node = node.following.setdefault(word, _Node())
            node.forms = (*node.forms, written)

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

        They are those that `find` looks at.
        """
        text = text.replace(LETTER_APOSTROPHE, "’")
        places = self._places(text if is_folded(text) else fold(text)[0])
        return tuple(dict.fromkeys(one.form for place in places for one in place.candidates))

    def _find(self, text: str, senses: Mapping[str, str]) -> list[Match]:
        """Return the matches: of those that overlap the longest, by words and then by letters, or the first."""
        places = self._places(text)
        if all(one.end <= other.start for one, other in pairwise(places)):
            found = [match for place in places if (match := _match(text, place, senses))]
        else:
            found = sorted(_longest(text, places, senses), key=attrgetter("start"))
        if all(map(attrgetter("entries"), found)):
            return found
        return [match for match in _apart(text, found) if match.entries]

    def _places_in(self, text: str) -> Sequence[_Place]:
        """Return wherever the words of a name follow each other."""
        small = small_letters(text)
        words = small.split()
        if not small.isascii():
            pairs = zip(words, without_attached(words), strict=True)
            words = [word if word in self._names else plain for word, plain in pairs]
        words.append(END)
        places = list(self._among_characters(text)) if self._unspaced and IN_UNSPACED.search(text) else []
        known = start = 0  # the last word that was looked at, and where it begins
        began: dict[int, int] = {}  # where a name ends, and the first that ends there begins
        names = self._names
        for first in compress(count(), map(names.__contains__, words)):
            node = names[words[first]]
            if words[first + 1] in node.following:
                ways = _ways(node, words, first)
            else:
                ways = [(first, node.forms)] if node.forms else []
            if not ways:
                continue
            start = _start_of(small, start, first - known)
            known, crossed = first, False
            end, begin = start + len(words[first]), first + 1
            for last, candidates in ways:
                for word in words[begin : last + 1]:
                    crossed = crossed or began.get(end, start) < start
                    end = small.index(word, end) + len(word)
                begin = last + 1
                places.append(_Place(first - begin, start - end, start, end, candidates, crossed))
                began.setdefault(end, start)
        return places

    def _among_characters(self, text: str) -> Iterator[_Place]:
        """Yield the places of names in scripts without spaces."""
        for start in range(len(text)):
            for beginning in dict.fromkeys((text[start], text[start : start + 2])):
                for name, candidates in self._unspaced.get(beginning, {}).items():
                    if text.startswith(name, start):
                        yield _Place(-1, -len(name), start, start + len(name), candidates)


def _ways(node: _Node | None, words: Sequence[str], first: int) -> list[tuple[int, Sequence[Spelling]]]:
    """Return the names that may begin at a word, the shortest first: their last words, and what they may be."""
    ways: list[tuple[int, Sequence[Spelling]]] = []
    last = first
    while node:
        if node.forms:
            ways.append((last, node.forms))
        last += 1
        node = node.following.get(words[last])
    return ways


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


@dataclass(slots=True)
class _Node:
    """Names that begin alike: the forms that end here, and where the others lead."""

    forms: tuple[Spelling, ...] = ()
    following: dict[str, _Node] = field(default_factory=dict)


class _Place(NamedTuple):
    """Where the words of some forms are in a text; those of most words come first, then the longest, then the first.

    `crossed`: a name that begins before the words ends among them.
    """

    fewer_words: int  # their number, below 0
    shorter: int  # the number of characters, likewise
    start: int
    end: int
    candidates: Sequence[Spelling]
    crossed: bool = False


def _longest(text: str, places: Iterable[_Place], senses: Mapping[str, str]) -> Iterator[Match]:
    """Yield the matches of places that overlap: none of what a longer match has used up."""
    taken = bytearray(len(text))
    for place in sorted(places):
        start, end = place.start, place.end
        if not (taken[start] or taken[end - 1]) and (match := _match(text, place, senses)):
            taken[start:end] = TAKEN * (end - start)
            yield match


def _apart(text: str, found: Iterable[Match]) -> Iterator[Match]:
    """Yield matches in text order; one with which a longer name ends has no entries, as what is before it has none."""
    other: Match | None = None  # that is part of a longer name
    for match in found:
        is_in_it = other is not None and is_in_the_same(text, other[:2], match[:2])
        one = match._replace(entries=()) if is_in_it else match
        other = one if one.form.entry and not one.entries else None
        yield one


def _match(text: str, place: _Place, senses: Mapping[str, str]) -> Match | None:
    """Return the match of the forms that hold at a place, if any is there.

    It has no entries where the name is blocked, or is part of another: then what is within it is part of that as well.
    """
    surface = text[place.start : place.end]
    if surface != place.candidates[0].core:
        surface = canonical(surface)
    start, end = place.start, place.end
    held: list[Spelling] = []
    found, other = (start, end), None
    for one in place.candidates:
        if span := one.span(text, start, end, surface):
            if one.unless and one.is_another(text, start, end, crossed=place.crossed):
                other = one
            else:
                held.append(one)
                found = span
    if not held:
        return Match(start, end, (), other.form) if other else None
    one = held[0]
    entries: tuple[str, ...] = (one.form.entry,)
    if len(held) > 1:
        one, entries = _choice(held, senses)
        found = one.span(text, start, end, surface) or found
    return Match(*found, entries if entries[0] else (), one.form)


def _choice(held: Sequence[Spelling], senses: Mapping[str, str]) -> tuple[Spelling, tuple[str, ...]]:
    """Return one of the forms that hold, and the entries that may be meant: the empty one where the name is blocked."""
    by_entry = {one.form.entry: one for one in reversed(held)}
    first = min(one.form.rank for one in held)
    entries = ("",) if "" in by_entry else tuple(sorted(by_entry))
    one = by_entry[entries[0]]
    if len(entries) > 1 and (meant := _sense(one.form.name, senses)) in by_entry:
        return by_entry[meant], (meant,)
    entries = tuple(id_ for id_ in entries if by_entry[id_].form.rank == first)
    return by_entry[entries[0]], entries


def _sense(name: str, senses: Mapping[str, str]) -> str | None:
    """Return the entry that a page means by a name, however its author composed the letters."""
    return senses.get(name) or next((id_ for key, id_ in senses.items() if same(key) == same(name)), None)
