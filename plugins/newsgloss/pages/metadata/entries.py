"""A glossary's entries -> what they are in schema.org's words, in full on their own page and in short on others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newsgloss.content.values import Content, entry_url
from newsgloss.language.interface import N_
from newsgloss.linking.forms import names_beside_label
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.model.entries import Entry, Event, Law, Organisation, Person, Spot, Term
from newsgloss.model.figures.parts import degrees

from .nodes import Declared, breadcrumbs, known, node, script_text
from .share import PageMetadata, entry_picture

TYPES = {"term": "DefinedTerm", "person": "Person", "place": "Place", "law": "Legislation", "event": "Event"}
ORGANISATIONS = {
    "government": "GovernmentOrganization",
    "court": "GovernmentOrganization",
    "tribunal": "GovernmentOrganization",
    "ngo": "NGO",
    "media": "NewsMediaOrganization",
    "company": "Corporation",
}
"""The types of organisations by their form; all others are an Organization."""
PLACES = {"country": "Country", "state": "State", "city": "City"}
"""The types of places by their form; all others are a Place."""
FORCE = "https://schema.org/{}"


def thing(id_: str, content: Content) -> Declared | None:
    """Return an entry in short, as other pages declare what they mention; None for one that no page explains.

    Of people who are no public figures nothing is said. An entry of another site is named as that site does.
    """
    if glossary_of(id_):
        shared = content.glossary.shared[id_]
        spoken = shared.spoken(content.lang)
        return node(type_of(spoken), _id(shared.url), name=spoken.label)
    head = content.glossary.heads[id_]
    if not (path := entry_url(head, content.project)):
        return None
    entry = content.glossary.entries[id_]
    return node(type_of(entry), _id(content.project.absolute(path)), name=entry.label, **_when(entry))


def things(ids: Iterable[str], content: Content) -> list[Declared]:
    """Return those entries in short that pages explain."""
    return [found for id_ in ids if (found := thing(id_, content))]


def _when(entry: Entry) -> Mapping[str, Any]:
    """Return when an event was."""
    if not isinstance(entry, Event):
        return {}
    first, _, last = entry.date.partition("/")
    return {"startDate": first, "endDate": last}


def type_of(entry: Entry) -> str:
    """Return what an entry is."""
    if isinstance(entry, Organisation):
        return ORGANISATIONS.get(entry.form or "", "Organization")
    if isinstance(entry, Spot):
        return PLACES.get((entry.form or "").lower(), TYPES["place"])
    return TYPES[entry.kind]


def _id(url: str | None) -> str:
    """Return what names the thing that an address explains, not the page there; an event's address names it."""
    return f"{url}" if "#" in f"{url}" else f"{url}#entry"


def entry_metadata(entry: Entry, content: Content) -> PageMetadata | None:
    """Return what an entry's page says of itself; None where the site has no address."""
    project = content.project
    if not project.site_url:
        return None
    url = project.absolute(project.entry_url(entry.id))
    said: dict[str, Any] = {
        "name": entry.label,
        "alternateName": list(names_beside_label(entry)),
        "description": entry.gloss,
        "url": url,
        **DETAILS[entry.kind](entry, content),
    }
    above = (project.file_url("GLOSSARY_SAVE_AS"), content.language.gettext(N_("Glossary")))
    data = script_text([node(type_of(entry), _id(url), **said), breadcrumbs(project, above, (None, entry.label))])
    changed = max((one.date for one in entry.changes), default=None)
    return PageMetadata("article", entry_picture(entry, content), modified=changed, data=data)


def events(listed: Iterable[Event], content: Content) -> list[Declared]:
    """Return what the timeline declares: events in full, and in short the places and others that they refer to."""
    listed = list(listed)
    parts = dict.fromkeys(id_ for event in listed for id_ in (*event.places, *event.actors, *event.laws))
    declared = {id_: found for id_ in parts if (found := thing(id_, content))}

    def refer(ids: Iterable[str]) -> list[Declared]:
        return [known(declared[id_]) for id_ in ids if id_ in declared]

    return [*(_event(event, refer, content) for event in listed), *declared.values()]


def _event(event: Event, refer: Callable[[Iterable[str]], list[Declared]], content: Content) -> Declared:
    url = content.project.absolute(content.project.event_url(event.id) or "")
    said: Mapping[str, Any] = {"name": event.label, **_when(event), "description": event.gloss, "url": url}
    about = refer((*event.actors, *event.laws))
    return node(type_of(event), url, **said, location=refer(event.places), about=about)


def glossary(content: Content) -> Declared | None:
    """Return the glossary in short, if the site has a list of it."""
    project = content.project
    path = project.file_url("GLOSSARY_SAVE_AS")
    name = content.language.gettext(N_("%(site)s: glossary")) % {"site": project.name}
    return node("DefinedTermSet", f"{project.absolute(path)}#glossary", name=name) if path else None


def _term(_entry: Term, content: Content) -> Mapping[str, Any]:
    return {"inDefinedTermSet": glossary(content)}


def _person(entry: Person, content: Content) -> Mapping[str, Any]:
    """Return the roles that are not known to have ended."""
    held = [role for role in entry.roles if not role.until]
    bodies = dict.fromkeys(role.organisation for role in held if role.organisation)
    return {"jobTitle": [role.title for role in held], "affiliation": things(bodies, content)}


def _organisation(entry: Organisation, content: Content) -> Mapping[str, Any]:
    return {"parentOrganization": things([entry.parent] if entry.parent else [], content)}


def _place(entry: Spot, content: Content) -> Mapping[str, Any]:
    within, where = entry.within, degrees(entry.coordinates) if entry.coordinates else None
    around = thing(within, content) if within and within in content.glossary.heads else None
    point = node("GeoCoordinates", latitude=where[0], longitude=where[1]) if where else None
    return {"containedInPlace": around or (within and node(TYPES["place"], name=within)), "geo": point}


def _law(entry: Law, content: Content) -> Mapping[str, Any]:
    since, until = entry.in_force, entry.ended
    force = "NotInForce" if until else "InForce" if since else None
    return {
        "legislationIdentifier": entry.citation,
        "legislationType": entry.form,
        "legislationDate": entry.signed,
        "legislationJurisdiction": entry.jurisdiction,
        "legislationLegalForce": FORCE.format(force) if force else None,
        "temporalCoverage": f"{since}/{until or '..'}" if since else None,
        "legislationAmends": things(entry.amends, content),
        "legislationEnsuresImplementationOf": things(entry.implements, content),
    }


DETAILS: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    "term": _term,
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "law": _law,
}
"""What is said of each kind of entry beside its names and its gloss."""
