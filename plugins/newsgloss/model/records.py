"""The shapes an author writes, validated: glossary entries, sources and linking rules.

Field names follow schema.org and SKOS where those have a word. Every model refuses keys that it does not know, is
frozen, and takes text: `documents` leaves scalars as the author typed them and pydantic parses them here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from .addresses import fault

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 200  # characters; with its endings, and those of a half-written file, a file's name may have 255 bytes
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
PARTIAL_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
INTERVAL_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"
DATE_PATTERNS = {PARTIAL_DATE_PATTERN, INTERVAL_PATTERN}


class Record(BaseModel):
    """What every record shares: frozen, strict about keys, text without white space around it."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(DAY_PATTERN, value):
            raise ValueError("write the date as YYYY-MM-DD")
        try:
            datetime.date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"there is no such day as {value}") from error
    return value


def _partial_date(value: str) -> str:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    datetime.date(year, month, day)
    return value


def _interval(value: str) -> str:
    start, _, end = value.partition("/")
    _partial_date(start)
    if end and _partial_date(end) < start:
        raise ValueError("the interval ends before it begins")
    return value


def _web_address(value: str) -> str:
    if remedy := fault(value):
        raise ValueError(remedy)
    return value


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag, without its region or script: fr of fr-CA."""
    return tag.partition("-")[0].lower()


def many(value: Any) -> Any:
    """Return a single text as a list of one: both may be written."""
    return (value,) if isinstance(value, str) else value


def is_id(text: str) -> bool:
    """Return whether a text may be an id, which names files, pages and anchors."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Text = Annotated[str, StringConstraints(min_length=1)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Day = Annotated[datetime.date, BeforeValidator(_day)]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=PARTIAL_DATE_PATTERN),
    AfterValidator(_partial_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": PARTIAL_DATE_PATTERN}, {"type": "integer"}]}),
]
Interval = Annotated[
    str,
    StringConstraints(pattern=INTERVAL_PATTERN),
    AfterValidator(_interval),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
]
WebAddress = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
EventName = Annotated[str, StringConstraints(min_length=1, max_length=34)]  # in the picture of a timeline
Ids = Annotated[
    tuple[Id, ...],
    BeforeValidator(many),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID},
                {"type": "array", "items": {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}},
            ]
        }
    ),
]
Confidence = Literal["high", "medium", "low"]
Status = Literal["draft", "published", "archived"]


class SourceUse(Record):
    """A source and the place in it that says so."""

    id: Id
    locator: Text | None = None


def _source_use(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


def _name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Name(Record):
    """A name that may match in a text, and how."""

    name: Text
    match: Literal["auto", "explicit", "never"] | None = None
    case: Literal["exact", "fold"] | None = None
    plural: Annotated[bool | Text, Field(union_mode="left_to_right")] = True


_TEXT_OR = {"type": "string"}
Cited = Annotated[
    SourceUse,
    BeforeValidator(_source_use),
    WithJsonSchema({"anyOf": [_TEXT_OR, SourceUse.model_json_schema()]}),
]
Named = Annotated[
    Name,
    BeforeValidator(_name),
    WithJsonSchema({"anyOf": [_TEXT_OR, Name.model_json_schema()]}),
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
        """Say whether it held on a day, as far as its dates tell."""
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
    sources: tuple[Cited, ...] = ()
    confidence: Confidence = "high"
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
        """Return the role held on a day, the latest one first; without a day, the last listed."""
        held = [role for role in self.roles if day is None or role.held_on(day)]
        return max(held, key=lambda role: role.since or "", default=None)


class Organisation(EntryRecord):
    """A government body, court, group or company."""

    kind: Literal["organisation"]
    form: Literal["government", "court", "tribunal", "intergovernmental", "ngo", "media", "company"] | None = None
    abbreviation: Text | None = None
    parent: Id | None = None


class Spot(EntryRecord):
    """A place on the map."""

    kind: Literal["place"]
    within: Text | None = None
    form: Text | None = None


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


class Source(Record):
    """Something that can be cited. A URL is never invented: without one it is cited by title, publisher and date."""

    id: Id
    kind: Literal["law", "judgment", "government-page", "release", "news", "report", "dataset", "transcript"]
    title: Text
    short: Text | None = None
    lang: LanguageTag | None = None
    publisher: Text
    authors: Annotated[tuple[Text, ...], BeforeValidator(many)] = ()
    published: PartialDate | None = None
    accessed: Day | None = None
    url: WebAddress | None = None
    archived_url: WebAddress | None = None
    primary: bool = False
    access: Literal["open", "paywall", "dead"] | None = None


class LinkingRules(Record):
    """content/linking.yaml: names never linked that use up their text, and suggestions turned down."""

    block: tuple[Text, ...] = ()
    rejected: tuple[Text, ...] = ()
