"""One entry and the Content around it -> the values that its page draws."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from .backlinks import Use, uses
from .content import Content
from .dates import partial_date
from .names import declared
from .records import Change, Entry, Event, Law, Person, Provision, Role, SourceUse, Span
from .references import Card, Citation, Ref, card, citation, citations, ref, refs
from .relation_map import Group, Node, Picture, narrow_map, wide_map
from .timelines import in_order
from .who_is_who import Said, said_by

LEFT = ("A kind of", "Kinds of it", "Part of", "Parts of it", "Amends", "Amended by")
"""The relations that stand left of an entry in its picture: what it belongs to, and what belongs to it."""


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


class Wording(NamedTuple):
    """A wording that people disagree about."""

    wording: str
    used_by: str
    why: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Everything that an entry's page shows; what is empty is not shown."""

    kind: str
    card: Card
    also: tuple[str, ...]
    body_html: Markup | None
    differs_from: tuple[tuple[Ref, str], ...]
    legal_basis: tuple[Basis, ...]
    relations: tuple[tuple[str, tuple[Ref, ...]], ...]
    maps: tuple[Picture, Picture] | None
    facts: tuple[Fact, ...]
    parties: tuple[PartyLine, ...]
    provisions: tuple[ProvisionLine, ...]
    roles: tuple[RoleLine, ...]
    said: tuple[Said, ...]
    usage: str | None
    contested: tuple[Wording, ...]
    versions: tuple[VersionLine, ...]
    events: tuple[tuple[str, Ref], ...]
    used_in: tuple[Use, ...]
    citations: tuple[Citation, ...]
    confidence: str
    reviewed: datetime.date | None
    changes: tuple[Change, ...]

    @property
    def used_count(self) -> int:
        """How often the entry is mentioned."""
        return sum(use.times for use in self.used_in)

    @property
    def used_pages(self) -> int:
        """On how many pages it is mentioned."""
        return len(self.used_in)


def entry_page(entry: Entry, content: Content) -> EntryPage:
    """Return what an entry's page shows."""
    text = content.entry_texts.get(entry.id)
    bases = tuple(_bases(entry, content))
    relations = tuple((label, found) for label, ids in _relations(entry, content) if (found := refs(ids, content)))
    return EntryPage(
        kind=entry.kind,
        card=card(entry, content),
        also=tuple(name.name for name in declared(entry)[1:] if name.match != "never"),
        body_html=Markup(text.annotated.html) if text else None,  # noqa: S704 -- sanitised by markup
        differs_from=tuple((ref(item.id, content), item.how) for item in entry.differs_from),
        legal_basis=bases,
        relations=relations,
        maps=_maps(entry, relations, [basis.ref for basis in bases], content),
        facts=tuple(_facts(entry, content)),
        parties=tuple(_parties(entry)),
        provisions=tuple(_provisions(entry)),
        roles=tuple(_roles(entry, content)),
        said=said_by(entry, content) if isinstance(entry, Person) else (),
        usage=entry.usage,
        contested=tuple(
            Wording(item.wording, item.used_by, item.why, _cited(item.source, content)) for item in entry.contested
        ),
        versions=tuple(_versions(entry, content)),
        events=tuple(_events(entry, content)),
        used_in=uses(entry.id, content),
        citations=citations(entry.sources, content),
        confidence=entry.confidence,
        reviewed=entry.reviewed,
        changes=entry.changes,
    )


def _cited(id_: str | None, content: Content) -> Citation | None:
    return citation(SourceUse(id=id_), content) if id_ else None


def _bases(entry: Entry, content: Content) -> Iterator[Basis]:
    """Yield the rules an entry rests on, linked to the provision and with its gist where the law's entry lists it."""
    for basis in entry.legal_basis:
        law = content.glossary.entries[basis.law]
        link = ref(law.id, content)
        provision = _provision(law, basis.provision or "")
        if provision and link.url:
            link = Ref(link.id, link.label, link.lang, f"{link.url}#{provision.ref}")
        yield Basis(link, basis.provision, basis.gist or (provision.gist if provision else law.gloss))


def _provision(law: Entry, named: str) -> Provision | None:
    """Return the provision that is named as lawyers write it: `Art. 33(2)` is art-33-2 or, failing that, art-33."""
    slug = re.sub(r"[^a-z0-9]+", "-", named.lower()).strip("-")
    provisions = law.provisions if isinstance(law, Law) else ()
    fitting = [provision for provision in provisions if f"{slug}-".startswith(f"{provision.ref}-")]
    return max(fitting, key=lambda provision: len(provision.ref), default=None)


def _relations(entry: Entry, content: Content) -> Iterator[tuple[str, list[str]]]:
    """Yield an entry's relations in both directions, each with its label."""
    others = content.glossary.entries.values()
    yield "Opposite of", _both(entry, "opposite_of", content)
    yield "A kind of", list(entry.broader)
    yield "Kinds of it", [other.id for other in others if entry.id in other.broader]
    yield "Amends", list(getattr(entry, "amends", ()))
    yield "Amended by", [other.id for other in others if entry.id in getattr(other, "amends", ())]
    yield "Implements", list(getattr(entry, "implements", ()))
    yield "Implemented by", [other.id for other in others if entry.id in getattr(other, "implements", ())]
    yield "Parts of it", [other.id for other in others if getattr(other, "parent", None) == entry.id]
    rests_on = [other.id for other in others if any(basis.law == entry.id for basis in other.legal_basis)]
    yield "Rules that rest on it", rests_on
    roles = [other.id for other in others if any(role.organisation == entry.id for role in getattr(other, "roles", ()))]
    yield "People", roles
    named = {other for _, ids in (("", rests_on), ("", roles)) for other in ids}
    yield "Related", [id_ for id_ in _both(entry, "related", content) if id_ not in named]


def _maps(
    entry: Entry, relations: tuple[tuple[str, tuple[Ref, ...]], ...], rests_on: list[Ref], content: Content
) -> tuple[Picture, Picture] | None:
    """Return the pictures of the relations around an entry, for wide and for narrow windows, if it has any.

    What is more than related stands only where that is said.
    """
    around: str = getattr(entry, "parent", None) or getattr(entry, "within", None) or ""
    part_of = refs([around] if around in content.glossary.entries else [], content)
    differs = refs((difference.id for difference in entry.differs_from), content)
    parts = [("Part of", part_of), *relations, ("Rests on", tuple(rests_on)), ("Not the same as", differs)]
    closer = {link.id for label, found in parts if label != "Related" for link in found}
    groups = [
        Group(label, nodes, left=label in (*LEFT, "Not the same as"), apart=label == "Not the same as")
        for label, found in parts
        if (nodes := _nodes(link for link in found if label != "Related" or link.id not in closer))
    ]
    own = Node(entry.label, None, entry.lang)
    return (wide_map(own, groups), narrow_map(own, groups)) if groups else None


def _nodes(found: Iterable[Ref]) -> tuple[Node, ...]:
    by_label = {link.label: Node(link.label, link.url, link.lang) for link in found}
    return tuple(by_label.values())


def _both(entry: Entry, field: str, content: Content) -> list[str]:
    """Return the entries that this one names in a field that holds in both directions, or that name it there."""
    named = [other.id for other in content.glossary.entries.values() if entry.id in getattr(other, field)]
    kept = [id_ for id_ in named if content.glossary.entries[id_].kind != "event"]
    return list(dict.fromkeys([*getattr(entry, field), *kept]))


def _facts(entry: Entry, content: Content) -> Iterator[Fact]:
    """Yield what is known of an entry in single lines: of its kind first, then of its name."""
    words = {
        "Citation": getattr(entry, "citation", None),
        "Signed": _when(getattr(entry, "signed", None)),
        "In force": _when(getattr(entry, "in_force", None)),
        "Ended": _when(getattr(entry, "ended", None)),
        "Abbreviation": getattr(entry, "abbreviation", None),
        "Origin": entry.origin,
        "Say": entry.say,
    }
    yield from (Fact(label, value, None) for label, value in words.items() if value)
    for label, around in (("Part of", getattr(entry, "parent", None)), ("In", getattr(entry, "within", None))):
        if around:
            link = ref(around, content) if around in content.glossary.entries else None
            yield Fact(label, link.label if link else around, link)


def _when(date: str | None) -> str | None:
    return partial_date(date) if date else None


def _parties(entry: Entry) -> Iterator[PartyLine]:
    for party in entry.parties if isinstance(entry, Law) else ():
        yield PartyLine(party.party, party.status, partial_date(party.date) if party.date else None)


def _provisions(entry: Entry) -> Iterator[ProvisionLine]:
    for provision in entry.provisions if isinstance(entry, Law) else ():
        yield ProvisionLine(provision.ref, provision.label, provision.gist, provision.url)


def _roles(entry: Entry, content: Content) -> Iterator[RoleLine]:
    for role in entry.roles if isinstance(entry, Person) else ():
        organisation = ref(role.organisation, content) if role.organisation else None
        yield RoleLine(role.title, organisation, _held(role, content), _cited(role.source, content))


def _held(role: Role, content: Content) -> str | None:
    """Return when a role was held; without dates, on which day its source says so, for it may have ended since."""
    source = content.glossary.sources.get(role.source or "")
    if not (role.since or role.until) and source and source.published:
        return f"as of {partial_date(source.published)}"
    return _span(role) or None


def _span(span: Span) -> str:
    """Return from when to when something held, in words."""
    since = f"from {partial_date(span.since)}" if span.since else None
    until = f"until {partial_date(span.until)}" if span.until else None
    return " ".join(filter(None, (since, until)))


def _versions(entry: Entry, content: Content) -> Iterator[VersionLine]:
    for version in entry.versions:
        yield VersionLine(_span(version), version.gloss, _cited(version.source, content))


def _events(entry: Entry, content: Content) -> Iterator[tuple[str, Ref]]:
    """Yield the events that concern an entry, by date."""
    events = [other for other in content.glossary.entries.values() if isinstance(other, Event)]
    for event in in_order(events):
        if event.status != "draft" and entry.id in (*event.actors, *event.places, *event.laws, *event.related):
            yield partial_date(event.date), ref(event.id, content)
