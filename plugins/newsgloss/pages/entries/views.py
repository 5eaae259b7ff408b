"""What an entry's page shows, as values in the order of the page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from newsgloss.pages.backlinks import Use
from newsgloss.pages.figures.views import FigureView
from newsgloss.pages.metadata.page_citations import PageCitation
from newsgloss.pages.metadata.share import PageMetadata
from newsgloss.pages.people import SaidLine
from newsgloss.pages.references import Card, Citation, DayOfChanges, Ref

from .relation_map import Maps


class Headings(NamedTuple):
    """What sections of a page are called, as fits the kind of its entry."""

    relations: str
    differs_from: str
    usage: str
    versions: str
    used_in: str


class Translated(NamedTuple):
    """The entry in another language: its tag, how readers call that, its names, the label first, and its gloss."""

    lang: str
    language: str
    names: tuple[str, ...]
    gloss: str


class Basis(NamedTuple):
    """Where a term's rule comes from."""

    ref: Ref
    provision: str | None
    gist: str | None


class Fact(NamedTuple):
    """One line of what is known: a label, and words or a link."""

    label: str
    value: str
    ref: Ref | None


class RoleLine(NamedTuple):
    """A role as a person's page lists it."""

    title: str
    organisation: Ref | None
    when: str | None
    citation: Citation | None


class PartyLine(NamedTuple):
    """A state that is, or is not, bound by a law."""

    name: str
    status: str
    date_text: str | None


class ProvisionLine(NamedTuple):
    """An article or section of a law, with its anchor on the page."""

    anchor: str
    label: str
    gist: str
    url: str | None


class VersionLine(NamedTuple):
    """What an entry's gloss was in the past, and when."""

    when: str
    gloss: str
    citation: Citation | None


class ContestedWording(NamedTuple):
    """A wording that people disagree about."""

    wording: str
    used_by: str
    why: str
    citation: Citation | None


class Relation(NamedTuple):
    """A relation, and the entries that are in it."""

    label: str
    entries: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Everything that an entry's page shows; what is empty is not shown."""

    kind: str
    headings: Headings
    card: Card
    translations: tuple[Translated, ...]
    also: tuple[str, ...]
    body_html: Markup | None
    figures: tuple[FigureView, ...]
    differs_from: tuple[tuple[Ref, str], ...]
    legal_basis: tuple[Basis, ...]
    relations: tuple[Relation, ...]
    maps: Maps | None
    facts: tuple[Fact, ...]
    parties: tuple[PartyLine, ...]
    provisions: tuple[ProvisionLine, ...]
    roles: tuple[RoleLine, ...]
    said: tuple[SaidLine, ...]
    usage: str | None
    contested: tuple[ContestedWording, ...]
    versions: tuple[VersionLine, ...]
    events: tuple[tuple[str, Ref], ...]
    used_in: tuple[Use, ...]
    from_elsewhere: tuple[Card, ...]
    citations: tuple[Citation, ...]
    confidence: str | None
    reviewed: datetime.date | None
    is_archived: bool
    changes: tuple[DayOfChanges, ...]
    retractions: tuple[DayOfChanges, ...]
    noindex: bool
    metadata: PageMetadata | None
    cited: PageCitation
    embed: str
    oembed: str

    @property
    def quoted(self) -> tuple[str, ...]:
        """What the page shows as the words of a source."""
        mentions = (mention for use in self.used_in for mention in use.mentions if mention.in_source)
        return *(said.text for said in self.said), *(f"{one.before}{one.match}{one.after}" for one in mentions)

    @property
    def other_names(self) -> tuple[str, ...]:
        """All names by which a search for the whole name finds the entry first, beside its label."""
        return *self.also, *(name for translated in self.translations for name in translated.names)

    @property
    def close_relations(self) -> tuple[Relation, ...]:
        """The relations that are told at a glance: all, where they are too few for a picture."""
        return () if self.maps else self.relations

    @property
    def has_facts(self) -> bool:
        """Whether there is anything to tell at a glance."""
        return bool(self.facts or self.roles or self.parties or self.close_relations or self.translations)

    @property
    def used_count(self) -> int:
        """How often the entry is mentioned."""
        return sum(use.times for use in self.used_in)

    @property
    def used_pages(self) -> int:
        """On how many pages it is mentioned."""
        return len(self.used_in)
