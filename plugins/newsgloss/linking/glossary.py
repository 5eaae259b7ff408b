"""The records of the glossary's files -> one immutable, cross-checked Glossary, and all problems."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from newsgloss.model.entries import Entry, EntryRecord, LinkingRules
from newsgloss.model.figures.fitting import figure_faults
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, Level, Place, Problem, errors, nearest
from newsgloss.model.sources import Source, SourceUse
from newsgloss.model.validation import UNKNOWN
from newsgloss.model.yaml_text.places import Location

from .glossary_files import FoundRecord, Records, read_records
from .shared.entries import SharedEntry, glossary_of

RELATIONS = ("broader", "parent", "within")  # that lead up; the last may also be a name in words
GLOSS_WORDS = 40  # words; more do not fit on a card that is read at a glance


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everything in the glossary files. Mappings go from id to record, in the order of the files.

    `heads` are the same entries for those who show of them no more than a link does: the label, its language, the kind
    and the day, and whether there is a page. `named_by` has the other direction of all relations: for an entry's id and
    a field, the entries that name it there. `unread` are ids in what could not be read; with None, it may be any.
    `former` has the ids that entries had, each with the one of now.

    `shared` are the entries of other sites by their ids, also former ones, those of the glossaries first that
    GLOSSARIES names first; those of the glossaries in `unread_shared` could not be read.
    """

    entries: Mapping[str, Entry]
    heads: Mapping[str, Entry]
    sources: Mapping[str, Source]
    linking: LinkingRules
    places: Mapping[str, Place]
    source_places: Mapping[str, Place]
    named_by: Mapping[tuple[str, str], tuple[str, ...]]
    former: Mapping[str, str]
    unread: frozenset[str] | None = frozenset()
    shared: Mapping[str, SharedEntry] = dataclasses.field(default_factory=dict)
    unread_shared: frozenset[str] = frozenset()

    def entry(self, id_: str) -> Entry | None:
        """Return the entry of an id, also one of another site, as its own site has it; None where there is none."""
        if glossary_of(id_):
            shared = self.shared.get(id_)
            return shared.record if shared else None
        return self.entries.get(id_)

    def now(self, id_: str) -> str | None:
        """Return the id that an entry has by now, also one of another site, given one that it had; None of others."""
        if glossary_of(id_):
            shared = self.shared.get(id_)
            return shared.record.id if shared and shared.record.id != id_ else None
        return self.former.get(id_)

    def shared_entries(self) -> Iterator[SharedEntry]:
        """Yield the entries of other sites, each once."""
        return (entry for id_, entry in self.shared.items() if entry.record.id == id_)

    def may_have(self, id_: str) -> bool:
        """Return whether an id may be that of something which could not be read: then a reference to it is right."""
        if name := glossary_of(id_):
            return name in self.unread_shared
        return self.unread is None or id_ in self.unread

    def published(self) -> Iterator[Entry]:
        """Yield the entries that readers see."""
        return (entry for entry in self.entries.values() if entry.status != "draft")

    def in_language(self, tag: str) -> Glossary:
        """Return the glossary as pages in a language show it: translated as far as it is."""
        entries = MappingProxyType({id_: entry.in_language(tag) for id_, entry in self.entries.items()})
        return replace(self, entries=entries, heads=entries)


def load_glossary(folder: NamedPath) -> tuple[Glossary, tuple[Problem, ...]]:
    """Return the glossary below the folder of all content, with its warnings.

    Raises ContentError with every problem in all files where one is an error.
    """
    glossary, problems = read_glossary(folder)
    if errors(problems):
        raise ContentError(problems)
    return glossary, problems


def read_glossary(folder: NamedPath) -> tuple[Glossary, tuple[Problem, ...]]:
    """Return the glossary below the folder of all content as far as it is right, and everything that is wrong."""
    entries, sources, linking, in_linking = read_records(folder)
    entries_by_id, sources_by_id = _by_id(entries.found), _by_id(sources.found)
    problems = [*entries.problems, *sources.problems, *in_linking, *_taken(entries.found), *_taken(sources.found)]
    circular = _in_circles(entries_by_id)
    readable = {id_: found.record for id_, found in entries_by_id.items() if not found.lost & {"kind", "coordinates"}}
    former = {old: one.record.id for one in entries_by_id.values() for old in one.record.redirect_from}
    former = {old: id_ for old, id_ in former.items() if old not in entries_by_id}
    for found in entries.found:
        for location, id_ in references(found.record):
            if id_ in former:
                problems.append(renamed(found.places.place((*found.at, *location)), id_, former[id_]))
        used = ((location, id_) for location, id_ in references(found.record) if id_ not in former)
        problems += _dangling(found, used, entries_by_id, entries, "entry")
        problems += _dangling(found, source_references(found.record), sources_by_id, sources, "source")
        problems += _circles(found, entries_by_id) if found.record.id in circular else ()
        problems += [*_overlaps(found), *_turned_round(found)]
        problems += _figures(found, readable)
        problems += _warnings(found)
    records = MappingProxyType(
        {id_: _with_own_ids(found.record, entries_by_id) for id_, found in entries_by_id.items()}
    )
    glossary = Glossary(
        records,
        records,
        MappingProxyType({id_: found.record for id_, found in sources_by_id.items()}),
        linking,
        MappingProxyType({id_: found.places.place(found.at) for id_, found in entries_by_id.items()}),
        MappingProxyType({id_: found.places.place(found.at) for id_, found in sources_by_id.items()}),
        _named_by([found.record for found in entries_by_id.values()]),
        MappingProxyType(former),
        None if entries.unread is None or sources.unread is None else entries.unread | sources.unread,
    )
    return glossary, tuple(problems)


def _by_id(found: Iterable[FoundRecord]) -> dict[str, FoundRecord]:
    """Return records by id, the first of each."""
    by_id: dict[str, FoundRecord] = {}
    for item in filter(_has_id, found):
        by_id.setdefault(item.record.id, item)
    return by_id


def _taken(found: Iterable[FoundRecord]) -> Iterator[Problem]:
    """Yield an error for each id, or old id that redirects, that another record has already, or the record itself."""
    owners: dict[str, FoundRecord] = {}
    for item in filter(_has_id, found):
        for id_ in (item.record.id, *getattr(item.record, "redirect_from", ())):
            if owners.get(id_) is item:
                place = item.places.place((*item.at, "redirect_from"))
                yield Problem(place, f"'{id_}' leads to this entry already", "Take it out.")
            elif id_ in owners:
                other = owners[id_].places.place((*owners[id_].at, "id"))
                place = item.places.place((*item.at, "id"))
                remedy = f"{other} has it already; choose another."
                if other.path != place.path:  # files go by their names, and which of the two came later is not known
                    remedy = f"{other} has it, too: give the newer of the two another."
                yield Problem(place, f"the id '{id_}' is taken", remedy)
            owners.setdefault(id_, item)


def _with_own_ids(record: Any, entries: Collection[str]) -> Any:
    """Return an entry without the old ids that others have."""
    own = tuple(id_ for id_ in record.redirect_from if id_ not in entries)
    return record if own == record.redirect_from else record.model_copy(update={"redirect_from": own})


def _has_id(found: FoundRecord) -> bool:
    return bool(found.record.id != UNKNOWN)


def _dangling(
    found: FoundRecord, used: Iterable[tuple[Location, str]], known: Collection[str], read: Records, what: str
) -> Iterator[Problem]:
    """Yield references to nothing, but for those to what may be in what could not be read."""
    for location, id_ in used:
        if id_ not in known and read.unread is not None and id_ not in read.unread:
            remedy = nearest(id_, known, f"Add the {what}, or take the reference out.")
            yield Problem(found.places.place((*found.at, *location)), f"there is no {what} '{id_}'", remedy)


def renamed(place: Place, id_: str, now: str) -> Problem:
    """Return what is wrong with a reference by an id that something had; to another site's entry, it works as ever."""
    level = Level.WARNING if glossary_of(now) else Level.ERROR
    return Problem(place, f"'{id_}' is now '{now}'", f"Write {now}, to which the old one leads.", level)


def _in_circles(entries: Mapping[str, FoundRecord]) -> set[str]:
    """Return the entries that may be in a circle: those that are left when all that nothing names are taken away."""
    found: set[str] = set()
    for field in RELATIONS:
        above = {id_: [up for up in _above(one, field) if up in entries] for id_, one in entries.items()}
        waiting = Counter(up for ups in above.values() for up in ups)
        named_by_none = [id_ for id_ in entries if not waiting[id_]]
        while named_by_none:
            for up in above.pop(named_by_none.pop()):
                waiting[up] -= 1
                named_by_none += [] if waiting[up] else [up]
        found |= above.keys()
    return found


def _above(found: FoundRecord, field: str) -> Sequence[str]:
    """Return the entries that one names as above it."""
    value: str | tuple[str, ...] | None = getattr(found.record, field, None)
    return (value,) if isinstance(value, str) else value or ()


def _circles(found: FoundRecord, entries: Mapping[str, FoundRecord]) -> Iterator[Problem]:
    for field in RELATIONS:
        if circle := _circle(found.record.id, field, entries):
            place = found.places.place((*found.at, field))
            yield Problem(place, f"'{field}' runs in a circle: {' > '.join(circle)}", "Take one of the links out.")


def references(record: EntryRecord) -> Iterator[tuple[Location, str]]:
    """Yield every entry id that a record refers to, with its location in the record."""
    for field in ("broader", "related", "opposite_of", "amends", "implements", "actors", "places", "laws"):
        for index, id_ in enumerate(getattr(record, field, ())):
            yield (field, index), id_
    if parent := getattr(record, "parent", None):
        yield ("parent",), parent
    for field, key in (("differs_from", "id"), ("legal_basis", "law"), ("roles", "organisation")):
        for index, item in enumerate(getattr(record, field, ())):
            if id_ := getattr(item, key):
                yield (field, index, key), id_
    for index, figure in enumerate(record.figures):
        yield from ((("figures", index, *location), id_) for location, id_ in figure.named())


def _named_by(records: Iterable[EntryRecord]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for record in records:
        for (field, *_), id_ in references(record):
            found.setdefault((id_, str(field)), {})[record.id] = None
    return MappingProxyType({key: tuple(ids) for key, ids in found.items()})


def source_references(record: EntryRecord) -> Iterator[tuple[Location, str]]:
    """Yield every source id that a record refers to, with its location in the record."""
    uses: tuple[SourceUse, ...] = getattr(record, "sources", ())
    for index, use in enumerate(uses):
        yield ("sources", index), use.id
    for field in ("roles", "contested", "versions"):
        for index, item in enumerate(getattr(record, field, ())):
            if item.source:
                yield (field, index, "source"), item.source
    for index, figure in enumerate(getattr(record, "figures", ())):
        yield from ((("figures", index, *location), use.id) for location, use in figure.cited())


def _circle(start: str, field: str, entries: Mapping[str, FoundRecord]) -> list[str]:
    """Return the way from an entry back to itself along one relation, or nothing."""
    waiting = [[start]]
    seen = set()
    while waiting:
        way = waiting.pop()
        found = entries.get(way[-1])
        for id_ in _above(found, field) if found else ():
            if id_ == start:
                return [*way, start]
            if id_ not in seen:
                seen.add(id_)
                waiting.append([*way, id_])
    return []


def _overlaps(found: FoundRecord) -> Iterator[Problem]:
    """Yield versions of which two hold on the same day, or that end before they begin."""
    spans = [
        (version.since or "", version.until or "9999", index) for index, version in enumerate(found.record.versions)
    ]
    for since, until, index in spans:
        place = found.places.place((*found.at, "versions", index))
        if until <= since:
            yield Problem(place, "this version ends before it begins", "Exchange `from:` and `to:`.")
        elif any(start < until and since < end for start, end, other in spans if other < index):
            remedy = "Let one end (`to:`) on the day on which the other begins (`from:`)."
            yield Problem(place, "two versions hold on the same day", remedy)


def _turned_round(found: FoundRecord) -> Iterator[Problem]:
    """Yield roles and laws that end before they begin, and a warning for a law that was in force before it was signed.

    That may be, where it holds for the time before.
    """
    for index, role in enumerate(getattr(found.record, "roles", ())):
        if _is_before(role.until, role.since) and "roles" not in found.lost:
            place = found.places.place((*found.at, "roles", index))
            yield Problem(place, "this role ends before it begins", "Exchange `from:` and `to:`.")
    first = next((key for key in ("in_force", "signed") if getattr(found.record, key, None)), "signed")
    for key, earlier, level in (("ended", first, Level.ERROR), ("in_force", "signed", Level.WARNING)):
        days = getattr(found.record, key, None), getattr(found.record, earlier, None)
        if _is_before(*days) and not found.lost & {key, earlier}:
            message = f"'{key}' is {days[0]}, before '{earlier}', {days[1]}"
            yield Problem(found.places.place((*found.at, key)), message, "Look at both days.", level)


def _is_before(day: str | None, other: str | None) -> bool:
    """Return whether a day, month or year is before another, as far as both are known."""
    return bool(day and other) and str(day)[: len(str(other))] < str(other)[: len(str(day))]


def _figures(found: FoundRecord, entries: Mapping[str, EntryRecord]) -> Iterator[Problem]:
    """Yield what is wrong with an entry's figures, as far as they can be read."""
    for index, figure in enumerate(() if "figures" in found.lost else found.record.figures):
        for fault in figure_faults(figure, entries):
            place = found.places.key_place((*found.at, "figures", index, *fault.location))
            yield Problem(place, fault.message, fault.remedy, fault.level)


def _warnings(found: FoundRecord) -> Iterator[Problem]:
    """Yield what an editor should look at in an entry, as far as it can be read."""
    record = found.record

    def warn(field: str, message: str, remedy: str, *within: str) -> Problem:
        return Problem(found.places.place((*found.at, *within, field)), message, remedy, Level.WARNING)

    glosses = {(): record.gloss} | {("translations", tag): each.gloss for tag, each in record.translations.items()}
    for within, gloss in glosses.items():
        if (words := len(gloss.split())) > GLOSS_WORDS:
            remedy = f"Shorten it to {GLOSS_WORDS}; the rest belongs in `body`."
            yield warn("gloss", f"the gloss has {words} words", remedy, *within)
    if record.gloss.lower().startswith(record.label.lower() + " is "):
        yield warn("gloss", "the gloss repeats its label", "Begin with what it is.")
    for location, id_ in references(record):
        if id_ == record.id and location[0] in {"related", "opposite_of", "differs_from"} and _has_id(found):
            yield warn(str(location[0]), f"'{location[0]}' names the entry itself", "Take it out, or name another.")
    if not record.sources and record.status == "published" and not found.lost & {"id", "sources", "status"}:
        yield warn("id", f"'{record.id}' cites no source", "Add `sources:`.")
