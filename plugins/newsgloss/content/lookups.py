"""All explainers, entries and quotes -> what pages ask of them again and again, the other way round, made once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from newsgloss.linking.glossary import Glossary
from newsgloss.linking.occurrences import Mention
from newsgloss.model.entries import Event

from .speakers import Spoken
from .written import Explainer


@dataclass(frozen=True, slots=True)
class Lookups:
    """What no page could gather for itself without a look at all the others.

    `newest` are the published explainers, newest first. `entries_on` has the entries that readers find on the page of
    each explainer, by slug, and `pages_with` the published explainers on which they find each entry. `said` has what
    each person says in published explainers, each time with the slug, newest first, and `events_of` the published
    events that name each entry.
    """

    newest: tuple[Explainer, ...]
    entries_on: Mapping[str, tuple[str, ...]]
    pages_with: Mapping[str, Sequence[str]]
    said: Mapping[str, Sequence[tuple[str, Spoken]]]
    events_of: Mapping[str, frozenset[str]]


def lookups(
    explainers: Iterable[Explainer],
    mentions: Mapping[str, Iterable[Mention]],
    spoken: Mapping[str, Iterable[Spoken]],
    glossary: Glossary,
) -> Lookups:
    """Return the lookups of some explainers, given the mentions and the quotes on their pages by slug."""
    listed = list(explainers)
    published = [(str(one.meta.date), one.slug, one) for one in listed if one.meta.status == "published"]
    newest = tuple(one for _, _, one in sorted(published, key=lambda one: one[:2], reverse=True))
    entries_on = {slug: _entries_on(one, mentions[slug], glossary) for one in listed for slug in (one.slug,)}
    pages_with: dict[str, list[str]] = {}
    said: dict[str, list[tuple[str, Spoken]]] = {}
    for slug in (one.slug for one in newest):
        for id_ in entries_on[slug]:
            pages_with.setdefault(id_, []).append(slug)
        for each in spoken.get(slug, ()):
            if each.person:
                said.setdefault(each.person, []).append((slug, each))
    return Lookups(
        newest,
        MappingProxyType(entries_on),
        MappingProxyType(pages_with),
        MappingProxyType(said),
        MappingProxyType(_events_of(glossary)),
    )


def _entries_on(explainer: Explainer, mentions: Iterable[Mention], glossary: Glossary) -> tuple[str, ...]:
    """Return the entries that readers find on an explainer's page."""
    found = dict.fromkeys((*explainer.meta.about, *(mention.entry for mention in mentions)))
    return tuple(id_ for id_ in found if id_ in glossary.entries and glossary.entries[id_].status != "draft")


def _events_of(glossary: Glossary) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for event in glossary.published():
        if isinstance(event, Event):
            for id_ in (*event.actors, *event.places, *event.laws):
                found.setdefault(id_, set()).add(event.id)
    return {id_: frozenset(ids) for id_, ids in found.items()}
