"""A glossary as it was copied, and as it is now -> what changed in it, and which of our pages show that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.linking.shared.entries import SharedEntry, SharedGlossary

NAMED = frozenset({"id", "redirect_from"})  # fields that say what an entry is called here
TOLD = ("label", "gloss")  # fields of which people are told the words


class SharedChange(NamedTuple):
    """What changed of an entry: `what` is new, gone, changed, or that it is now another id's.

    `fields` are those that are others now, the address of its page and its source among them; `words` has those that
    readers see at once: the field, and its words before and after. `pages` are ours that show its definition.
    """

    id: str
    what: str
    fields: tuple[str, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()
    pages: tuple[str, ...] = ()


def shared_changes(old: SharedGlossary | None, new: SharedGlossary, content: Content) -> Iterator[SharedChange]:
    """Yield what changed from one copy to another, by id. `content` is the site with the old one."""
    before = {one.record.id: one for one in old.entries} if old else {}
    after = {one.record.id: one for one in new.entries}
    renamed = {old: one.record.id for one in new.entries for old in one.record.redirect_from if old in before}
    renamed = {old: id_ for old, id_ in renamed.items() if old not in after}
    pages = pages_showing(content)
    for id_ in sorted({*before, *after} - (set(renamed.values()) - before.keys())):
        was, now = before.get(id_), after.get(renamed.get(id_, id_))
        if was is None or now is None:
            yield SharedChange(id_, "gone" if was else "new", pages=pages.get(id_, ()))
            continue
        fields = tuple(_fields(was, now))
        if fields or id_ in renamed:
            words = tuple(
                (name, getattr(was.record, name), getattr(now.record, name)) for name in TOLD if name in fields
            )
            what = f"is now {renamed[id_]}" if id_ in renamed else "changed"
            yield SharedChange(id_, what, fields, words, pages.get(id_, ()))


def _fields(was: SharedEntry, now: SharedEntry) -> Iterator[str]:
    """Yield the names of what two versions of an entry do not have in common."""
    if type(was.record) is not type(now.record):
        yield "kind"
        return
    one, other = dict(was.record), dict(now.record)
    yield from (name for name in one if one[name] != other[name] and name not in NAMED)
    if was.url != now.url:
        yield "url"
    if (was.source, was.source_page) != (now.source, now.source_page) and one["sources"] == other["sources"]:
        yield "sources"


def pages_showing(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return the pages that show the definition of each entry, by its id, drafts among them.

    They link it, or list the person in "Who's who".
    """
    found: dict[str, dict[str, None]] = {}
    texts = {f"explainers/{slug}": text for slug, text in content.texts.explainers.items()}
    texts |= {f"glossary/{id_}": text for id_, text in content.texts.entries.items()}
    for page, text in texts.items():
        for mention in text.annotated.mentions:
            if mention.linked:
                found.setdefault(mention.entry, {})[page] = None
    for slug, explainer in content.explainers.items():
        for id_ in explainer.meta.people or ():
            found.setdefault(id_, {})[f"explainers/{slug}"] = None
    return {id_: tuple(pages) for id_, pages in found.items()}
