"""The names of our entries and of other sites' -> the forms of theirs that may match, and what ours win.

Ours win in every conflict: an entry whose id is one of ours is linked by hand alone, and so is a name that ours have
and do not let match by itself. Of a name that matches for both, `Form.rank` says that ours is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from newsgloss.linking.folding import same
from newsgloss.linking.forms import Form, automatic, declared, forms
from newsgloss.model.entries import Entry
from newsgloss.model.fields import primary

from .entries import SharedEntry, own_id


class Conflict(NamedTuple):
    """A name, or the id itself, that an entry of another site has in common with one that goes before it."""

    name: str
    first: str
    other: str


def shared_forms(
    ours: Iterable[Entry], shared: Iterable[SharedEntry], page: str, story: str | None = None
) -> Iterator[Form]:
    """Yield the forms of other sites' entries that match on pages in a language; of a `story` in another, if given.

    `ours` are our entries that readers see.
    """
    ours = list(ours)
    taken = {id_ for entry in ours for id_ in (entry.id, *entry.redirect_from)}
    unlinked = {as_read(name) for entry in ours for name in _by_hand(entry, page)}
    for rank, (site, entries) in enumerate(groupby(shared, key=lambda one: one.site), 1):
        linked = [one.record for one in entries if own_id(one.record.id) not in taken]
        both = story is not None and primary(story) == primary(site.lang)
        in_other = None if page == site.lang else page
        for form in forms(linked, site.lang, in_other, both=both):
            if as_read(form.name) not in unlinked:
                yield replace(form, rank=rank)


def conflicts(ours: Iterable[Entry], shared: Mapping[str, SharedEntry], langs: Collection[str]) -> list[Conflict]:
    """Return the ids and names of other sites' entries that ours, or those of a site named before, have as well.

    `ours` are our entries that readers see, `langs` the languages of our pages.
    """
    ours = list(ours)
    owners: dict[str, tuple[str, str]] = {}  # by what is compared: the name, and the entry
    taken = {id_: entry.id for entry in ours for id_ in (entry.id, *entry.redirect_from)}
    for entry in ours:
        for name in _names(entry, langs):
            owners.setdefault(as_read(name), ("", entry.id))
    found: dict[tuple[str, str], Conflict] = {}
    for id_, one in shared.items():
        if one.record.id != id_:  # by a former id
            continue
        if own_id(id_) in taken:
            found[taken[own_id(id_)], id_] = Conflict(own_id(id_), taken[own_id(id_)], id_)
            continue
        for name in _names(one.record, langs):
            glossary, first = owners.setdefault(as_read(name), (one.site.glossary, id_))
            if glossary != one.site.glossary:
                found.setdefault((first, id_), Conflict(name, first, id_))
    return list(found.values())


def as_read(name: str) -> str:
    """Return what two names have in common that readers take for the same."""
    return same(name).casefold()


def _by_hand(entry: Entry, lang: str) -> Iterator[str]:
    """Yield the names of an entry that are linked by hand alone on pages in a language, as its author says or not."""
    for name in declared(entry.in_language(lang)) if entry.kind != "event" else ():
        if entry.status != "published" or (name.match or automatic(name.name, lang)) in {"explicit", "never"}:
            yield name.name


def _names(entry: Entry, langs: Collection[str]) -> Iterator[str]:
    """Yield the names of an entry in some languages, but for those that readers never see."""
    for spoken in (entry, *map(entry.in_language, filter(entry.translation, langs))) if entry.kind != "event" else ():
        yield from (name.name for name in declared(spoken) if name.match != "never")
