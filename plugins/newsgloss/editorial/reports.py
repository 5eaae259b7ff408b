"""One Content -> what an editor wants to see of its links: names, links, their change, gaps, leftovers, doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from newsgloss.content.values import Content, uncited_sources
from newsgloss.linking.folding import same
from newsgloss.linking.forms import can_be_found, declared, entry_forms, plural, title_form
from newsgloss.linking.glossary import references
from newsgloss.linking.occurrences import Mention, Occurrences
from newsgloss.linking.shared.names import as_read, shared_forms
from newsgloss.model.entries import Entry

from .candidates import candidates
from .shared.changes import pages_showing

MOST_SUGGESTIONS = 50  # rows; nobody reads further


@dataclass(frozen=True, slots=True)
class Report:
    """A table: the names of its columns, and its rows in a stable order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def names(content: Content) -> Report:
    """List every form that can match, in each language of the site's pages, and why; and our names that do not."""
    rows: list[tuple[str, ...]] = []
    blocked = set(map(same, content.glossary.linking.block))
    for entry in content.glossary.entries.values():
        rows += _name_rows(entry, content.project.lang, blocked)
        for tag in filter(entry.translation, content.glossaries):
            rows += _name_rows(entry.in_language(tag), tag, blocked)
    for tag in (content.project.lang, *content.glossaries):
        ours = {as_read(row[1]) for row in rows}
        for theirs in shared_forms(content.glossary.published(), content.glossary.shared_entries(), tag):
            why = "ours is linked" if as_read(theirs.text) in ours else theirs.reason
            why = "blocked" if same(theirs.text) in blocked else why
            rows.append((theirs.entry, theirs.text, theirs.case.value, why, theirs.name, tag))
    for explainer in content.explainers.values():
        form = title_form(explainer.slug, explainer.meta.title) if explainer.meta.status == "published" else None
        if form:
            rows.append((form.entry, form.text, form.case.value, form.reason, form.name, "any"))
    return Report(("entry", "form", "capitals", "why", "name", "language"), tuple(rows))


def links(content: Content) -> Report:
    """List every mention on every page, with the rule by which it matched; made to be compared with `diff`."""
    rows = [_link_row(page, mention) for page, mention in _mentions(content.occurrences)]
    return Report(("page", "entry", "name", "rule", "linked", "sentence"), tuple(rows))


def impact(content: Content, before: Content) -> Report:
    """List what an edit to the glossary changes: each gloss with its pages, then mentions come and gone, by page."""
    rows: list[tuple[str, ...]] = []
    shown = pages_showing(content)
    for id_, entry in content.glossary.entries.items():
        old = before.glossary.entries.get(id_)
        if old and old.gloss != entry.gloss:
            rows.append(("gloss", id_, ", ".join(shown.get(id_, ())), old.gloss, entry.gloss))
    old_pages, new_pages = (_by_page(one.occurrences) for one in (before, content))
    for page in sorted({*old_pages, *new_pages}):
        was, now = (found.get(page, {}) for found in (old_pages, new_pages))
        rows += [("gone", key[0], page, was[key], "") for key in was if key not in now]
        rows += [("new", key[0], page, "", now[key]) for key in now if key not in was]
        both = (key for key in now if key in was and was[key] != now[key])
        rows += [("relinked", key[0], page, was[key], now[key]) for key in both]
    return Report(("change", "entry", "page", "was", "is"), tuple(rows))


def suggest(content: Content, page: str | None = None) -> Report:
    """List words and names that readers may miss, on one page or all: not in the glossary, not turned down.

    Those on most pages come first, then those used most, then the longest.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for slug in [page] if page else content.explainers:
        text = content.texts.explainers[slug]
        places = [(mention.start, mention.end) for mention in text.annotated.mentions]
        for term, words in candidates(text.converted.html, places, content.explainer_lang(slug)):
            found[term].append((slug, words))
    _join_plurals(found, content.project.lang)
    known = {text.lower() for text in (*content.glossary.linking.rejected, *_known(content))}
    wanted = {term: uses for term, uses in found.items() if term.lower() not in known}
    pages = {term: len({slug for slug, _ in uses}) for term, uses in wanted.items()}
    ranked = sorted(wanted, key=lambda term: (-pages[term], -len(wanted[term]), -len(term), term))
    rows = [(term, str(len(wanted[term])), str(pages[term]), wanted[term][0][1]) for term in ranked]
    return Report(("name", "uses", "pages", "first sentence"), tuple(rows[:MOST_SUGGESTIONS]))


def unused(content: Content) -> Report:
    """List entries that no text mentions and no entry refers to, and sources that nothing cites."""
    entries = content.glossary.entries.values()
    referred = {id_ for entry in entries for _, id_ in references(entry)}
    rows = [
        ("entry", entry.id, entry.label)
        for entry in entries
        if entry.kind != "event" and not content.occurrences.count(entry.id) and entry.id not in referred
    ]
    rows += [("source", id_, content.glossary.sources[id_].title) for id_ in uncited_sources(content)]
    return Report(("what", "id", "label"), tuple(rows))


def ambiguous(content: Content) -> Report:
    """List the names of several entries: where they are undecided, and those that are nowhere yet."""
    rows = []
    for slug, text in content.texts.explainers.items():
        found = text.annotated.ambiguities
        rows += [(one.name, ", ".join(one.entries), f"explainers/{slug}", one.sentence) for one in found]
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in content.glossary.entries.values():
        for form in entry_forms(entry, content.project.lang):
            owners[form.text].add(entry.id)
    met = {row[0] for row in rows}
    rows += [
        (name, ", ".join(sorted(ids)), "", "")
        for name, ids in sorted(owners.items())
        if len(ids) > 1 and name not in met
    ]
    return Report(("name", "entries", "page", "sentence"), tuple(rows))


REPORTS: Mapping[str, Callable[[Content], Report]] = MappingProxyType(
    {"names": names, "links": links, "suggest": suggest, "unused": unused, "ambiguous": ambiguous}
)
"""The reports that need one Content alone; `impact` compares two."""


def _name_rows(entry: Entry, lang: str, blocked: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of an entry's names in a language: what is found by itself, and what is not."""
    forms = list(entry_forms(entry, lang)) if entry.status == "published" else []
    for form in forms:
        why = "blocked" if same(form.text) in blocked else form.reason
        yield entry.id, form.text, form.case.value, why, form.name, lang
    known = {form.name for form in forms}
    for name in (name.name for name in declared(entry) if name.name not in known):
        yield entry.id, name, "", "only by hand" if can_be_found(name) else "no letter or digit", name, lang


def _mentions(occurrences: Occurrences) -> Iterator[tuple[str, Mention]]:
    for page, mentions in occurrences.by_page.items():
        for mention in mentions:
            yield page, mention


def _link_row(page: str, mention: Mention) -> tuple[str, ...]:
    words = f"{mention.before}[{mention.text}]{mention.after}"
    return page, mention.entry, mention.text, mention.rule, "yes" if mention.linked else "no", words


def _by_page(occurrences: Occurrences) -> dict[str, dict[tuple[str, ...], str]]:
    """Return each page's mentions: by entry, name and sentence, what a report shows of them."""
    pages: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for page, mention in _mentions(occurrences):
        _, entry, name, _, _, words = _link_row(page, mention)
        pages[page][entry, name, words] = words if mention.linked else f"not linked: {words}"
    return pages


def _known(content: Content) -> Iterator[str]:
    """Yield every name in the glossary, and the plurals of those that may match."""
    for entry in content.glossary.entries.values():
        yield from (name.name for name in declared(entry))
        yield from (form.text for form in entry_forms(entry, content.project.lang))


def _join_plurals(found: dict[str, list[tuple[str, str]]], lang: str) -> None:
    """Count what is found in the plural, too, under the singular."""
    for term in list(found):
        if term in found and (several := plural(term, lang)) in found:
            found[term] += found.pop(several)
