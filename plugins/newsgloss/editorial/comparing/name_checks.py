"""All names of the glossary -> those that stand for several entries, and those that are never linked by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from newsgloss.content.values import Content
from newsgloss.linking.folding import SEPARATORS, same
from newsgloss.linking.forms import Case, automatic, can_be_found, declared, forms
from newsgloss.linking.glossary import Glossary
from newsgloss.model.entries import Entry
from newsgloss.model.problems import Level, Problem
from newsgloss.model.validation import UNKNOWN

SHORTEST = 5  # letters of a name that may be written in two ways; "US A" is not meant for "USA"


def ambiguous_names(content: Content) -> Iterator[Problem]:
    """Yield a warning for each form that stands for several entries: it is linked only where a page decides."""
    owners = [each for page in (None, *content.glossaries) for each in _owners(page, content).items()]
    for name, ids in dict.fromkeys((name, tuple(ids)) for name, ids in owners if len(ids) > 1):
        entries = " and ".join(f"'{id_}'" for id_ in ids)
        place = content.glossary.places[ids[-1]]
        remedy = "It is linked only where a page says which, under `senses:` or with [text](entry:id)."
        yield Problem(place, f"'{name}' names both {entries}", remedy, Level.WARNING)


def _owners(page: str | None, content: Content) -> dict[str, list[str]]:
    """Return the entries that each form stands for on the pages in a language; without one, on those in the site's."""
    owners: dict[str, list[str]] = {}
    published = [entry for entry in content.glossary.entries.values() if entry.status == "published"]
    for form in forms(published, content.project.lang, page):
        key = same(form.text)
        key = key.lower() if form.case in {Case.FOLD, Case.TERM} else key
        if form.name != UNKNOWN and form.entry not in owners.setdefault(key, []):
            owners[key].append(form.entry)
    return owners


def names_written_alike(glossary: Glossary) -> Iterator[Problem]:
    """Yield advice on names that are another entry's but for hyphens and spaces, unless the two are said to differ."""
    owners: dict[str, tuple[str, str, str]] = {}  # the first that has each: its name, in small words, and its id
    told: set[frozenset[str]] = set()
    for entry in glossary.entries.values():
        for name in (name.name for name in declared(entry) if entry.kind != "event"):
            words = SEPARATORS.sub(" ", same(name)).casefold()
            key = words.replace(" ", "")
            other, said, id_ = owners.setdefault(key, (name, words, entry.id))
            pair = frozenset((id_, entry.id))
            if id_ == entry.id or pair in told or said == words:
                continue  # a name of two entries is told as such
            if len(key) < SHORTEST or _differ(entry, id_) or _differ(glossary.entries[id_], entry.id):
                continue
            told.add(pair)
            message = f"'{name}' is the name '{other}' of '{id_}', but for hyphens, spaces and capitals"
            remedy = (
                "Put it under `names:` there if both are one thing; else say what parts them, under `differs_from:`."
            )
            yield Problem(glossary.places[entry.id], message, remedy, Level.ADVICE)


def _differ(entry: Entry, id_: str) -> bool:
    return any(other.id == id_ for other in getattr(entry, "differs_from", ()))


def names_by_hand(glossary: Glossary, lang: str) -> Iterator[Problem]:
    """Yield advice on names that are too common to match by themselves, unless their author has said which it is."""
    for entry in glossary.entries.values():
        for name in declared(entry) if entry.kind != "event" else ():
            if name.match is None and automatic(name.name, lang) == "explicit":
                message = f"'{name.name}' is too common to be linked by itself"
                remedy = "Write `match: auto` if it always means this entry here, else `match: explicit`."
                yield Problem(glossary.places[entry.id], message, remedy, Level.ADVICE)


def names_never_linked(glossary: Glossary) -> Iterator[Problem]:
    """Yield advice on names that are never linked by themselves, although nothing that is said of them says so."""
    blocked = set(map(same, glossary.linking.block))
    for entry in glossary.entries.values():
        spoken = [entry, *map(entry.in_language, entry.translations)] if entry.kind != "event" else []
        for name in dict.fromkeys(name for one in spoken for name in declared(one)):
            if name.match in {"explicit", "never"}:
                continue
            if not can_be_found(name.name):
                message = f"'{name.name}' has no letter or digit, so it is found in no text"
                remedy = "Add a name in words under `names:`, or write `match: explicit` to link it by hand alone."
                yield Problem(glossary.places[entry.id], message, remedy, Level.ADVICE)
            elif same(name.name) in blocked:
                message = f"'{name.name}' is under `block:` in linking.yaml, so it is never linked"
                remedy = "Take it out there, or write `match: explicit`."
                yield Problem(glossary.places[entry.id], message, remedy, Level.ADVICE)
