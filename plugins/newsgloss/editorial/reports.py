"""One Content -> what an editor wants to see of its links: names, links, their change, gaps, leftovers, doubts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from newsgloss.content.values import Content, uncited_sources
from newsgloss.language.sentences import sentence
from newsgloss.language.vocabulary import ALL, common_words, either
from newsgloss.linking.forms import declared, entry_forms
from newsgloss.linking.glossary import Glossary, references
from newsgloss.linking.html_text import Fragment, read_fragment
from newsgloss.linking.occurrences import Mention, Occurrences

SHORTEST_WORD = 6  # letters; shorter words that are rare are mostly names and abbreviations, found as such
MOST_SUGGESTIONS = 50  # rows; nobody reads further
CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*\w"
NAME_RUN = re.compile(rf"\b{CAPITALISED}(?:[ \u00a0](?:(?:{either(ALL.names.joining)}) ){{0,2}}{CAPITALISED})+")
ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
WORD = re.compile(rf"\b[a-zß-öø-ÿ]{{{SHORTEST_WORD},}}\b")
ENDINGS = re.compile(rf"(?:{either(ALL.endings)})$")


@dataclass(frozen=True, slots=True)
class Report:
    """A table: the names of its columns, and its rows in a stable order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def names(content: Content) -> Report:
    """List every form that can match, and why; and the names that match only by hand."""
    rows = []
    for entry in content.glossary.entries.values():
        forms = list(entry_forms(entry, content.project.lang)) if entry.status == "published" else []
        rows += [(entry.id, form.text, form.case.value, form.reason, form.name) for form in forms]
        known = {form.name for form in forms}
        others = (name.name for name in declared(entry) if name.name not in known)
        rows += [(entry.id, name, "", "only by hand", name) for name in others]
    return Report(("entry", "form", "capitals", "why", "name"), tuple(rows))


def links(content: Content) -> Report:
    """List every mention on every page, with the rule by which it matched; made to be compared with `diff`."""
    rows = [_link_row(page, mention) for page, mention in _mentions(content.occurrences)]
    return Report(("page", "entry", "name", "rule", "linked", "sentence"), tuple(rows))


def impact(content: Content, before: Content) -> Report:
    """List what an edit to the glossary changes, page by page: mentions come and gone, glosses that changed."""
    rows = []
    old, new = (_by_page(one.occurrences) for one in (before, content))
    for page in sorted({*old, *new}):
        was, now = (found.get(page, {}) for found in (old, new))
        rows += [(page, "gone", *was[key]) for key in was if key not in now]
        rows += [(page, "new", *now[key]) for key in now if key not in was]
        rows += [(page, "otherwise", *now[key]) for key in now if key in was and was[key] != now[key]]
        glosses = _glosses_changed(now, content.glossary, before.glossary)
        rows += [(page, "gloss", id_, gloss, "", "") for id_, gloss in glosses]
    return Report(("page", "change", "entry", "name", "linked", "sentence"), tuple(rows))


def suggest(content: Content) -> Report:
    """List words and names that readers may miss: rare or capitalised, not in the glossary, not turned down.

    Those on most pages come first, then those used most, then the longest.
    """
    rejected = {text.lower() for text in content.glossary.linking.rejected}
    known = {name.name.lower() for entry in content.glossary.entries.values() for name in declared(entry)}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for slug, text in content.texts.explainers.items():
        fragment = read_fragment(text.annotated.html)
        for term, words in _candidates(fragment, content.project.lang):
            if term.lower() not in rejected | known:
                found[term].append((slug, words))
    ranked = sorted(
        found, key=lambda term: (-len({slug for slug, _ in found[term]}), -len(found[term]), -len(term), term)
    )
    rows = [
        (term, str(len(found[term])), str(len({slug for slug, _ in found[term]})), found[term][0][1])
        for term in ranked[:MOST_SUGGESTIONS]
    ]
    return Report(("name", "uses", "pages", "first sentence"), tuple(rows))


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


def _mentions(occurrences: Occurrences) -> Iterator[tuple[str, Mention]]:
    for page, mentions in occurrences.by_page.items():
        for mention in mentions:
            yield page, mention


def _link_row(page: str, mention: Mention) -> tuple[str, ...]:
    words = f"{mention.before}[{mention.text}]{mention.after}"
    return page, mention.entry, mention.text, mention.rule, "yes" if mention.linked else "no", words


def _by_page(occurrences: Occurrences) -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """Return each page's mentions: by entry, name and sentence, what a report shows of them."""
    pages: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)
    for page, mention in _mentions(occurrences):
        _, entry, name, _, linked, words = _link_row(page, mention)
        pages[page][entry, name, words] = (entry, name, linked, words)
    return pages


def _glosses_changed(
    found: Mapping[tuple[str, ...], tuple[str, ...]], glossary: Glossary, before: Glossary
) -> Iterator[tuple[str, str]]:
    for id_ in dict.fromkeys(key[0] for key in found):
        entry, old = glossary.entries[id_], before.entries.get(id_)
        if old and old.gloss != entry.gloss:
            yield id_, entry.gloss


def _candidates(fragment: Fragment, lang: str) -> Iterator[tuple[str, str]]:
    """Yield names and rare words of a page that are no mentions, each with its sentence."""
    taken = [(element.start, element.end) for element in fragment.elements if _is_mention(element.attributes)]
    common = common_words(lang)
    for pattern in (NAME_RUN, ACRONYM, WORD):
        for match in pattern.finditer(fragment.text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            if pattern is WORD and _is_common(match[0], common):
                continue
            first, last = fragment.block(start)
            yield match[0], "".join(sentence(fragment.text[first:last], start - first, end - first))


def _is_mention(attributes: str) -> bool:
    return "data-entry=" in attributes or ' id="m-' in attributes


def _is_common(word: str, common: Iterable[str]) -> bool:
    """Return whether a word, or what it is formed from, is common."""
    stem = ENDINGS.sub("", word)
    return any(form in common for form in (word, stem, f"{stem}e", f"{stem}y", stem[:-1]))
