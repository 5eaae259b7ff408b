"""One Content -> the values that the glossary's index, the list of sources and the search draw."""

from __future__ import annotations

import datetime
import functools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import NamedTuple

from newsgloss.content.lists import (
    SOURCE_KINDS,
    PageLink,
    Paging,
    by_part,
    kind_parts,
    letter,
    letter_parts,
    uses_each,
)
from newsgloss.content.values import Content, has_page
from newsgloss.language.interface import N_, Language
from newsgloss.linking.forms import declared, names_beside_label
from newsgloss.linking.glossary import source_references
from newsgloss.model.entries import Entry
from newsgloss.model.page_shapes import sources_in
from newsgloss.model.sources import Source, SourceUse

from .exports.data_page import DataLine, data_lines
from .references import KIND_NAMES, Citation, Ref, citation, kind_line, ref, refs

EXPLAINERS = N_("Explainer"), N_("Explainers")
ARTICLES = N_("Article"), N_("Articles")
TOPICS = N_("Topic"), N_("Topics")
PAGES = N_("Page"), N_("Other pages")


class OtherName(NamedTuple):
    """Another name of an entry, with its language where that is not the site's."""

    name: str
    lang: str | None


class IndexRow(NamedTuple):
    """An entry in the glossary's index, with all its other names."""

    label: str
    lang: str | None
    url: str | None
    also: tuple[OtherName, ...]
    gloss: str
    kind: str
    kind_line: str
    mentions: int


class KindChoice(NamedTuple):
    """A kind of entries that the index can be narrowed to: its id, anchor and name, and how many it has."""

    id: str
    anchor: str
    label: str
    size: int


@dataclass(frozen=True, slots=True)
class Index:
    """A page of the glossary's index, by letter, with the kinds and links to all letters of all pages.

    `search` is where all pages can be searched, where there are several; `data` are the files that have the glossary.
    Of all its entries, so many are `reviewed`, the last of them on the day `last_reviewed`.
    """

    count: int
    all_sourced: bool
    reviewed: int
    last_reviewed: datetime.date | None
    letters: tuple[tuple[str, tuple[IndexRow, ...]], ...]
    kinds: tuple[KindChoice, ...]
    all_letters: tuple[PageLink, ...]
    search: str | None
    paging: Paging | None
    data: tuple[DataLine, ...]

    @property
    def all_reviewed(self) -> bool:
        """Whether each entry says when it was last reviewed."""
        return self.reviewed == self.count


class SourceLine(NamedTuple):
    """A source, and the explainers and entries that rest on it; `more` do, too, and are not named.

    `archived_url` is that of a copy beside the original, to which the citation leads.
    """

    citation: Citation
    archived_url: str | None
    access: str | None
    used_by: tuple[Ref, ...]
    more: int


SourceGroups = tuple[tuple[str, tuple[SourceLine, ...]], ...]
"""What readers call each kind of source, with the sources of that kind."""


class SearchKind(NamedTuple):
    """A kind of page that the search tells apart: its id, what one is called, and many."""

    id: str
    one: str
    many: str


def search_kinds(language: Language, *, has_articles: bool = False, has_topics: bool = True) -> tuple[SearchKind, ...]:
    """Return the kinds of pages that readers may search among; an event is on no page of its own.

    A site `has_articles` where it has any that are not explainers, and `has_topics` where we draw their pages.
    """
    entries = ((kind, *names) for kind, names in KIND_NAMES.items() if kind != "event")
    articles = [("article", *ARTICLES)] if has_articles else []
    topics = [("topic", *TOPICS)] if has_topics else []
    kinds = (("explainer", *EXPLAINERS), *articles, *topics, *entries, ("page", *PAGES))
    say = language.gettext
    return tuple(SearchKind(kind, say(one), say(many)) for kind, one, many in kinds)


def glossary_pages(content: Content) -> Iterator[Index]:
    """Yield each page of the glossary's index.

    Events are in the timeline instead, people without a page on the pages that name them.
    """
    entries = [entry for entry in content.glossary.published() if has_page(entry)]
    reviewed, sourced = [entry.reviewed for entry in entries if entry.reviewed], all(entry.sources for entry in entries)
    pages = content.lists.glossary
    parts = letter_parts([[entry.label for entry in page] for page in pages])
    bar = _letter_bar(pages, parts)
    url = functools.partial(content.project.list_url, "GLOSSARY_SAVE_AS")
    search = content.project.file_url("SEARCH_SAVE_AS") if len(pages) > 1 else None
    data = data_lines(content, glossary=True)
    kinds = tuple(_kinds(entries, content))
    for number, (listed, paging) in enumerate(zip(pages, by_part(parts, url), strict=True), 1):
        rows: dict[str, list[IndexRow]] = {}
        for entry in listed:
            rows.setdefault(letter(entry.label), []).append(_row(entry, content))
        letters = tuple((one, tuple(found)) for one, found in rows.items())
        links = (_letter_link(one, number, url, several=len(pages) > 1) for one in bar)
        yield Index(
            count=len(entries),
            all_sourced=sourced,
            reviewed=len(reviewed),
            last_reviewed=max(reviewed, default=None),
            letters=letters,
            kinds=kinds,
            all_letters=tuple(links),
            search=search,
            paging=paging,
            data=data,
        )


class _OnPage(NamedTuple):
    """A letter, or a part of one that has several pages, with its page."""

    letter: str
    label: str
    number: int


def _letter_bar(pages: Sequence[Sequence[Entry]], parts: Sequence[str]) -> list[_OnPage]:
    """Return all letters, in their order; one that has several pages is there once for each, by what is on it."""
    letters = [list(dict.fromkeys(letter(entry.label) for entry in page)) for page in pages]
    times = Counter(chain.from_iterable(letters))
    on_pages = enumerate(zip(letters, parts, strict=True), 1)
    return [
        _OnPage(one, part if times[one] > 1 else one, number) for number, (found, part) in on_pages for one in found
    ]


def _letter_link(one: _OnPage, here: int, url: Callable[[int], str | None], *, several: bool) -> PageLink:
    """Return the link to a letter from a page, which is marked where it stays on the page and not all do."""
    anchor = f"#letter-{one.letter}"
    if one.number == here:
        return PageLink(one.label, anchor, "true" if several else None)
    return PageLink(one.label, f"{url(one.number)}{anchor}", None)


def _row(entry: Entry, content: Content) -> IndexRow:
    link, mentions = ref(entry.id, content), content.occurrences.count(entry.id)
    also = tuple({one.name: one for one in _other_names(entry, content) if one.name != entry.label}.values())
    line = kind_line(entry, content)
    return IndexRow(link.label, link.lang, link.url, also, entry.gloss, entry.kind, line, mentions)


def _other_names(entry: Entry, content: Content) -> Iterator[OtherName]:
    """Yield an entry's other names that may match: those in the site's language, then those in others."""
    yield from (OtherName(name, None) for name in names_beside_label(entry))
    for tag in sorted(entry.translations):
        spoken = declared(entry.in_language(tag))
        yield from (OtherName(name.name, content.marks(tag)) for name in spoken if name.match != "never")


def _kinds(listed: Sequence[Entry], content: Content) -> Iterator[KindChoice]:
    """Yield each kind that is among some entries."""
    sizes: Counter[str] = Counter(entry.kind for entry in listed)
    for kind, (_, many) in KIND_NAMES.items():
        if sizes[kind]:
            yield KindChoice(kind, many.lower(), content.language.gettext(many), sizes[kind])


def source_pages(content: Content) -> Iterator[tuple[SourceGroups, Paging | None]]:
    """Yield each page of the list of sources by kind, those first that are themselves the law or the office."""
    used: dict[str, list[str]] = {}
    for entry in content.glossary.published():
        for _, id_ in source_references(entry):
            used.setdefault(id_, []).append(entry.id)
    cited_by = _cited_by(content)
    pages = content.lists.sources
    url = functools.partial(content.project.list_url, "SOURCES_SAVE_AS")
    for page, paging in zip(pages, by_part(kind_parts(pages, content.language), url), strict=True):
        by = [(*cited_by.get(source.id, ()), *refs(dict.fromkeys(used.get(source.id, ())), content)) for source in page]
        each = uses_each([len(one) for one in by])
        lines = [
            (source.kind, _source_line(source, found[:each], len(found[each:]) if each else 0, content))
            for source, found in zip(page, by, strict=True)
        ]
        groups = groupby(lines, key=lambda line: line[0])
        say = content.language.gettext
        yield tuple((say(SOURCE_KINDS[kind]), tuple(line for _, line in found)) for kind, found in groups), paging


def _source_line(source: Source, used_by: tuple[Ref, ...], more: int, content: Content) -> SourceLine:
    cited = citation(SourceUse(id=source.id), content)
    copy = source.archived_url if source.archived_url != cited.url else None
    return SourceLine(cited, copy, source.access, used_by, more)


def _cited_by(content: Content) -> dict[str, list[Ref]]:
    """Return the explainers that cite each source, beside the story or in a note."""
    found: dict[str, list[Ref]] = {}
    for explainer in content.published():
        notes = content.texts.explainers[explainer.slug].notes
        uses = [*(use for _, use in sources_in(explainer.meta)), *(use for note in notes for use in note.sources)]
        lang = content.marks(explainer.meta.lang)
        link = Ref(explainer.slug, explainer.meta.title, lang, content.explainer_url(explainer.slug))
        for id_ in dict.fromkeys(use.id for use in uses):
            found.setdefault(id_, []).append(link)
    return found
