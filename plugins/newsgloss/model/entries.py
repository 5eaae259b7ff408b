"""The shapes of the glossary's entries, and of the rules by which their names are linked.

Field names follow schema.org and SKOS where those have a word.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from .fields import (
    Confidence,
    Day,
    EventName,
    Id,
    Ids,
    Interval,
    LanguageTag,
    PartialDate,
    Record,
    Status,
    Text,
    WebAddress,
    primary,
)
from .figures.figure import Figure
from .figures.parts import Coordinates
from .sources import UsedSource


def _name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Name(Record):
    """A name that may match in a text, and how."""

    name: Text
    match: Literal["auto", "explicit", "never"] | None = None
    case: Literal["exact", "fold"] | None = None
    plural: Annotated[bool | Text, Field(union_mode="left_to_right")] = True


Named = Annotated[
    Name,
    BeforeValidator(_name),
    WithJsonSchema({"anyOf": [{"type": "string"}, Name.model_json_schema()]}),
]


class Difference(Record):
    """Another entry that this one is easily taken for, and how they differ."""

    id: Id
    how: Text


class LegalBasis(Record):
    """Where a term's rule comes from: a law in the glossary, and the provision."""

    law: Id
    provision: Text | None = None
    gist: Text | None = None


class Contested(Record):
    """A wording that people disagree about: who says it, and why."""

    wording: Text
    used_by: Text
    why: Text
    source: Id | None = None


class Span(Record):
    """Something that held from one day to another (half-open); without `to`, it still holds, or nobody knows."""

    model_config = ConfigDict(populate_by_name=True)

    since: Annotated[PartialDate | None, Field(alias="from")] = None
    until: Annotated[PartialDate | None, Field(alias="to")] = None

    def held_on(self, day: datetime.date) -> bool:
        """Return whether it held on a day, as far as its dates tell."""
        text = day.isoformat()
        begun = self.since is None or self.since <= text
        return begun and (self.until is None or text < self.until)


class Version(Span):
    """What an entry's gloss was in the past."""

    gloss: Text
    source: Id | None = None


class Change(Record):
    """One change to a published text, kept for its readers."""

    date: Day
    kind: Literal["correction", "clarification", "update", "editor-note", "retraction"]
    was: Text | None = None
    now: Text


class Translation(Record):
    """An entry in another language: what pages in it show, and by which names the entry goes there.

    Without a label, the entry goes by its own there too. `short` is for events, as in their records.
    """

    label: Text | None = None
    names: tuple[Named, ...] = ()
    gloss: Text
    short: EventName | None = None


class Published(Record):
    """What everything with an id shares."""

    id: Id
    redirect_from: Ids = ()
    sources: tuple[UsedSource, ...] = ()
    confidence: Confidence | None = None
    reviewed: Day | None = None
    review_by: Day | None = None
    status: Status = "published"
    changes: tuple[Change, ...] = ()


class EntryRecord(Published):
    """What the six kinds of glossary entries share (skos:Concept: prefLabel, altLabel, definition, relations)."""

    label: Text
    names: tuple[Named, ...] = ()
    gloss: Text
    body: Text | None = None
    lang: LanguageTag | None = None
    origin: Text | None = None
    say: Text | None = None
    broader: Ids = ()
    related: Ids = ()
    opposite_of: Ids = ()
    differs_from: tuple[Difference, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    jurisdiction: Text | None = None
    usage: Text | None = None
    contested: tuple[Contested, ...] = ()
    versions: tuple[Version, ...] = ()
    figures: tuple[Figure, ...] = ()
    translations: Mapping[LanguageTag, Translation] = Field(default_factory=dict)

    def translation(self, tag: str) -> Translation | None:
        """Return the translation for a language: for the very tag, else for its language whatever the region."""
        return self.translations.get(tag) or self.translations.get(primary(tag))

    def in_language(self, tag: str) -> Self:
        """Return the entry as pages in a language show it; itself where it has no translation for that."""
        found = self.translation(tag)
        if found is None:
            return self
        spoken: dict[str, Any] = {"label": found.label or self.label, "lang": tag, "gloss": found.gloss}
        if found.label or found.names:
            spoken["names"] = found.names
        if "short" in type(self).model_fields:
            spoken["short"] = found.short
        return self.model_copy(update=spoken)

    def version_on(self, day: datetime.date | None) -> Version | None:
        """Return the version that held on a day in the past, or None where today's gloss held then."""
        return next((version for version in self.versions if day and version.held_on(day)), None)


class Term(EntryRecord):
    """A word or phrase that news takes for granted."""

    kind: Literal["term"]


class Role(Span):
    """An office or job that a person held."""

    title: Text
    organisation: Id | None = None
    source: Id | None = None


class Person(EntryRecord):
    """Someone in the news, with the roles they held."""

    kind: Literal["person"]
    roles: tuple[Role, ...] = ()
    public_figure: bool = False

    def role_on(self, day: datetime.date | None) -> Role | None:
        """Return the role held on a day, of several the one that began last; without a day, of those without an end."""
        held = [role for role in self.roles if (role.held_on(day) if day else role.until is None)]
        return max(held, key=lambda role: role.since or "", default=None)


class Organisation(EntryRecord):
    """A government body, court, group or company."""

    kind: Literal["organisation"]
    form: Literal["government", "court", "tribunal", "intergovernmental", "ngo", "media", "company"] | None = None
    abbreviation: Text | None = None
    parent: Id | None = None


class Spot(EntryRecord):
    """A place on the map; `coordinates` are latitude and longitude."""

    kind: Literal["place"]
    within: Text | None = None
    form: Text | None = None
    coordinates: Coordinates | None = None


class Party(Record):
    """A state that is, or is not, bound by a law."""

    party: Text
    status: Text
    date: PartialDate | None = None


class Provision(Record):
    """One article or section of a law, with an anchor on its page."""

    ref: Id
    label: Text
    gist: Text
    url: WebAddress | None = None


class Law(EntryRecord):
    """A treaty, statute, order or judgment."""

    kind: Literal["law"]
    form: Literal["treaty", "protocol", "agreement", "statute", "regulation", "order", "judgment"] | None = None
    citation: Text | None = None
    signed: PartialDate | None = None
    in_force: PartialDate | None = None
    ended: PartialDate | None = None
    parties: tuple[Party, ...] = ()
    provisions: tuple[Provision, ...] = ()
    amends: Ids = ()
    implements: Ids = ()


class Event(EntryRecord):
    """Something that happened on a day, in a month, in a year or over some days; `label` is its headline."""

    kind: Literal["event"]
    short: EventName | None = None
    date: Interval
    happening: Literal["announcement", "takes-effect", "statement", "ruling", "report", "statistic", "ends"]
    actors: Ids = ()
    places: Ids = ()
    laws: Ids = ()


Entry = Term | Person | Organisation | Spot | Law | Event
KINDS: Mapping[str, type[EntryRecord]] = {
    "term": Term,
    "person": Person,
    "organisation": Organisation,
    "place": Spot,
    "law": Law,
    "event": Event,
}


class LinkingRules(Record):
    """content/linking.yaml: names never linked that use up their text, and suggestions turned down."""

    block: tuple[Text, ...] = ()
    rejected: tuple[Text, ...] = ()
