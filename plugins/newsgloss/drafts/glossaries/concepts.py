"""What a glossary from elsewhere says, whatever its format: its concepts, what it says of itself, what has no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsgloss.model.entries import KINDS
from newsgloss.model.patterns import pattern_of

from .prose import Prose

SEVERAL = pattern_of(r"[;|\n]")  # between names in one cell; where there is none of these, a comma is
KIND_WORDS: Mapping[str, str] = {  # beside the kinds themselves
    "abbreviation": "term",
    "acronym": "term",
    "agency": "organisation",
    "company": "organisation",
    "concept": "term",
    "court": "organisation",
    "institution": "organisation",
    "location": "place",
    "org": "organisation",
    "organization": "organisation",
    "statute": "law",
    "treaty": "law",
    "word": "term",
}


@dataclass(frozen=True, slots=True)
class OtherWording:
    """A concept in another language than the site's."""

    label: str
    names: tuple[str, ...] = ()
    definition: Prose = field(default_factory=Prose)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept. `key` is what others in the same file call it; `broader` and `related` are keys or labels of others.

    `line` is 0 where the format has no lines. `kind` is as the file has it; `sources` are addresses or texts, each with
    a title where the file has one; `hidden` are spellings that no reader is to see.

    Of what a Newsgloss site publishes, `id` is the entry's own, `parent` the key of another, and `told` has publisher
    and day of sources, by what they are called in `sources`.
    """

    key: str
    label: str
    line: int = 0
    names: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    abbreviation: str = ""
    definition: Prose = field(default_factory=Prose)
    usage: str = ""
    kind: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    id: str = ""
    lang: str = ""
    parent: str = ""
    reviewed: str = ""
    wordings: Mapping[str, OtherWording] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Unplaced:
    """What of a glossary has no place with us, on which line (0: nowhere in particular), and why or what to do."""

    line: int
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ForeignGlossary:
    """A glossary from elsewhere: its concepts in the order of the file, and what the file says of itself.

    `left_out` counts concepts that have no words in the site's language.
    """

    concepts: tuple[Concept, ...]
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    unplaced: tuple[Unplaced, ...] = ()
    left_out: int = 0


OWN_EXPORT = Unplaced(
    0,
    "what else the entries of that site have",
    "tables and SKOS have no place for it: copy content/glossary/ and content/sources.yaml of that site instead",
)


def several(cell: str) -> tuple[str, ...]:
    """Return the names, or other values, that one cell or attribute holds, without repeats."""
    parts = SEVERAL.split(cell) if SEVERAL.search(cell) else cell.split(",")
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def kind_of(word: str) -> str | None:
    """Return the kind of entry that a glossary's own word for it means, or None."""
    plain = " ".join(word.lower().split())
    found = KIND_WORDS.get(plain) or next((kind for kind in KINDS if plain in {kind, f"{kind}s"}), None)
    return found or ("person" if plain == "people" else None)


def counted_unplaced(found: Iterable[tuple[str, str]]) -> list[Unplaced]:
    """Return what occurs again and again, and why it has no place, each once with how often it occurs."""
    counts = Counter(found)
    return [Unplaced(0, f"{what} ({count} times)" if count > 1 else what, why) for (what, why), count in counts.items()]
