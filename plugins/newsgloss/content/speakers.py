"""A seed's quotes, its sidecar and the mentions on a page -> who says what of the quotes that the page shows.

Somebody's entry repeats what they said, so a quote has a speaker only where its own sentence names them, as
`attributions` reads it, or where the sidecar does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from newsgloss.language.quotations import Quote
from newsgloss.language.speech import RANKS, TITLES
from newsgloss.language.vocabulary import ALL, either
from newsgloss.linking.glossary import Glossary
from newsgloss.linking.occurrences import Mention
from newsgloss.model.entries import Entry, Person
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Problem, nearest
from newsgloss.model.sources import NOBODY
from newsgloss.seeds.seed import Seed
from newsgloss.seeds.sidecars import LoadedSeed

from .fidelity import Proof

TITLE = pattern_of(rf"(?:{TITLES}|{RANKS})")
ARTICLE = pattern_of(
    rf"(?:{either(ALL.speech.somebody)}) ", re.IGNORECASE
)  # how a speaker begins whom the story does not name


class Spoken(NamedTuple):
    """A quote on a page, in its nth paragraph of the source. `person` is the entry of whoever speaks, else None.

    `name` is what the story calls a speaker without an entry, else empty.
    """

    quote: Quote
    paragraph: int
    person: str | None
    name: str = ""


def spoken(
    story: LoadedSeed, quotes: Iterable[Quote], proof: Proof, mentions: Iterable[Mention], entries: Mapping[str, Entry]
) -> Iterator[Spoken]:
    """Yield those of a seed's quotes that a page shows, with their speakers."""
    seed, sidecar, *_ = story
    numbers = paragraph_numbers(seed, proof)
    people = _People(seed, mentions, entries)
    speakers = sidecar.speakers if sidecar else {}
    for quote in quotes:
        if quote.line not in numbers:
            continue
        number = numbers[quote.line]
        if quote.line in speakers:
            yield Spoken(quote, number, None if speakers[quote.line] == NOBODY else speakers[quote.line])
        elif person := people.named(quote.named, number):
            yield Spoken(quote, number, person)
        else:
            yield Spoken(quote, number, None, quote.speaker or "" if _is_sure(quote) else "")


def paragraph_numbers(seed: Seed, proof: Proof) -> dict[int, int]:
    """Return the number, on the page, of each paragraph of the seed that it shows, by line."""
    paragraphs = {line.number for line in seed.paragraphs}
    return {line: number for number, line in enumerate(filter(paragraphs.__contains__, proof.shown), 1)}


def speaker_problems(
    stories: Iterable[LoadedSeed], quotes_of: Callable[[str], Iterable[Quote]], glossary: Glossary
) -> Iterator[Problem]:
    """Yield a problem for each speaker in a sidecar who is no person in the glossary or speaks where nobody does.

    `quotes_of` returns the quotes of a seed, by its id.
    """
    people = [NOBODY, *(id_ for id_, entry in glossary.entries.items() if isinstance(entry, Person))]
    for seed, sidecar, places, _ in stories:
        if sidecar is None or places is None or not sidecar.speakers:
            continue
        quoted = sorted({quote.line for quote in quotes_of(seed.id)})
        for line, id_ in sidecar.speakers.items():
            place = places.place(("speakers", str(line)))
            if line not in quoted:
                remedy = f"Its lines with quotes: {', '.join(map(str, quoted)) or 'none'}."
                yield Problem(place, f"line {line} of {seed.file} quotes nobody", remedy)
            if id_ not in people and not glossary.may_have(id_):
                remedy = nearest(id_, people, f"Add the person, or write '{NOBODY}'.")
                if id_ in glossary.entries:
                    remedy = f"Its kind is '{glossary.entries[id_].kind}': name a person, or write '{NOBODY}'."
                yield Problem(place, f"the glossary has no person '{id_}'", remedy)


class _People:
    """The people whom a story mentions: by paragraph, and by the full names of theirs that are never linked."""

    def __init__(self, seed: Seed, mentions: Iterable[Mention], entries: Mapping[str, Entry]) -> None:
        self.story = "\n".join(line.text for line in seed.paragraphs)
        self.linked: dict[int, dict[str, Person]] = {}
        self.unlinked: dict[str, set[str]] = {}
        self.others: dict[tuple[str, str], bool] = {}  # by the name and the person that were asked for
        for mention in mentions:
            if mention.in_source and isinstance(person := entries.get(mention.entry), Person):
                self.linked.setdefault(mention.paragraph, {}).setdefault(mention.text, person)
                for name in person.names:
                    if name.match == "never" and " " in name.name:
                        self.unlinked.setdefault(name.name, set()).add(person.id)

    def named(self, name: str, paragraph: int) -> str | None:
        """Return the entry of whoever is named: the one that the name is linked to in the paragraph.

        A full name that is never linked is that of whoever has it and is mentioned otherwise, if nobody else has.
        """
        for text, person in self.linked.get(paragraph, {}).items():
            if text == name or (" " in name and text.endswith(f" {name}")):
                return None if self._has_others(name, person) else person.id
        found = self.unlinked.get(name, set())
        return next(iter(found)) if len(found) == 1 else None

    def _has_others(self, name: str, person: Person) -> bool:
        """Return whether the story has another first name than a person's before the surname that they go by."""
        if " " in name:
            return False
        if (name, person.id) not in self.others:
            known = {word for each in (person.label, *(one.name for one in person.names)) for word in each.split()}
            before = re.compile(rf"\b([^\W\d_a-z][\w'’-]*)\.? {re.escape(name)}\b")
            found = {match[1] for match in before.finditer(self.story)}
            self.others[name, person.id] = any(word not in known and not TITLE.fullmatch(word) for word in found)
        return self.others[name, person.id]


def _is_sure(quote: Quote) -> bool:
    """Return whether a page may say that a speaker without an entry is quoted: an official, or one named for sure."""
    if not quote.speaker:
        return False
    return is_unnamed(quote.speaker) or (quote.named != "" and f" {quote.speaker}".endswith(f" {quote.named}"))


def is_unnamed(speaker: str) -> bool:
    """Return whether a story does not name a speaker: an official."""
    return ARTICLE.match(speaker) is not None
