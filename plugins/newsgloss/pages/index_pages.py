"""One Content -> the values that the home page, the glossary's index and the list of sources draw."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from newsgloss.content.values import Content, PageText, entry_url, has_page
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_, Language
from newsgloss.linking.forms import declared
from newsgloss.linking.glossary import source_references
from newsgloss.linking.occurrences import Mention
from newsgloss.model.entries import Entry
from newsgloss.model.page_shapes import sources_in
from newsgloss.model.sources import SourceUse

from .backlinks import place_line
from .references import KIND_NAMES, Card, Citation, Ref, card, citation, kind_line, ref, refs

WORDS_ON_HOME = 6  # entries; two rows of three
EXPLAINERS = N_("Explainer"), N_("Explainers")
TOPICS = N_("Topic"), N_("Topics")
PAGES = N_("Page"), N_("Other pages")
SOURCE_KINDS = {
    "law": N_("Laws and treaties"),
    "judgment": N_("Judgments"),
    "government-page": N_("Government pages"),
    "release": N_("Releases"),
    "report": N_("Reports"),
    "dataset": N_("Data"),
    "transcript": N_("Transcripts"),
    "news": N_("News"),
}


class IndexRow(NamedTuple):
    """A line of the glossary's index: an entry, or another of its names that leads to it (`see`)."""

    label: str
    lang: str | None
    see: Ref | None
    url: str | None
    gloss: str
    kind_line: str
    mentions: int


class KindList(NamedTuple):
    """The entries of one kind."""

    id: str
    label: str
    size: int
    rows: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The glossary's index, by letter and by kind."""

    count: int
    last_reviewed: datetime.date | None
    letters: tuple[tuple[str, tuple[IndexRow, ...]], ...]
    kinds: tuple[KindList, ...]


@dataclass(frozen=True, slots=True)
class Showcase:
    """One sentence of an explainer with a word in it, and the word's card: what the home page shows of it."""

    before: str
    match: str
    after: str
    match_lang: str | None
    in_source: bool
    lang: str | None
    source_line: str | None
    url: str
    card: Card

    @property
    def quoted(self) -> tuple[str, ...]:
        """What it shows as the words of a source."""
        return (f"{self.before}{self.match}{self.after}",) if self.in_source else ()


class SourceLine(NamedTuple):
    """A source, and the explainers and entries that rest on it."""

    citation: Citation
    archived_url: str | None
    access: str | None
    used_by: tuple[Ref, ...]


class SearchKind(NamedTuple):
    """A kind of page that the search tells apart: its id, what one is called, and many."""

    id: str
    one: str
    many: str


def search_kinds(language: Language) -> tuple[SearchKind, ...]:
    """Return the kinds of pages that readers may search among; an event is on no page of its own."""
    entries = ((kind, *names) for kind, names in KIND_NAMES.items() if kind != "event")
    kinds = (("explainer", *EXPLAINERS), ("topic", *TOPICS), *entries, ("page", *PAGES))
    say = language.gettext
    return tuple(SearchKind(kind, say(one), say(many)) for kind, one, many in kinds)


def glossary_index(content: Content) -> Index:
    """Return the glossary's index.

    Events are in the timeline instead, people without a page on the pages that name them.
    """
    entries = [entry for entry in content.glossary.published() if has_page(entry)]
    rows = sorted((row for entry in entries for row in _rows(entry, content)), key=lambda row: sort_key(row.label))
    letters = tuple((letter, tuple(found)) for letter, found in groupby(rows, key=lambda row: _letter(row.label)))
    kinds = tuple(
        KindList(many.lower(), content.language.gettext(many), len(found), found)
        for kind, (_, many) in KIND_NAMES.items()
        if (found := _of_kind(kind, entries, content))
    )
    reviewed = [entry.reviewed for entry in entries if entry.reviewed]
    return Index(len(entries), max(reviewed, default=None), letters, kinds)


def words_on_home(content: Content) -> tuple[Card, ...]:
    """Return the entries that are mentioned most, terms before other kinds."""
    entries = [entry for entry in content.glossary.published() if has_page(entry)]
    count = content.occurrences.count
    ranked = sorted(entries, key=lambda entry: (entry.kind != "term", -count(entry.id), sort_key(entry.label)))
    return tuple(card(entry, content) for entry in ranked[:WORDS_ON_HOME])


def lead(explainers: Iterable[Explainer], content: Content) -> Explainer | None:
    """Return what the home page begins with: the first story with explained words, else the first explainer.

    Explainers come newest first.
    """
    listed = list(explainers)
    stories = (
        one for one in listed if one.meta.seed in content.seeds and _explains(content.texts.explainers[one.slug])
    )
    return next(stories, next(iter(listed), None))


def _explains(text: PageText) -> bool:
    return any(mention.linked for mention in text.annotated.mentions)


def showcase(explainer: Explainer, content: Content) -> Showcase | None:
    """Return the sentence of an explainer that the home page shows, if it links any entry.

    A foreign word makes the best case, then the source's words before ours, then a sentence to be read at a glance.
    Of a story whose permission is not settled, only a mention that is quoted with its clause says anything.
    """

    def rank(mention: Mention) -> tuple[bool, bool, int]:
        length = sum(map(len, mention.sentence))
        return content.glossary.entries[mention.entry].lang is None, not mention.in_source, length

    def is_quoted(mention: Mention) -> bool:
        return not mention.in_source or mention.anchor in content.quoted.get(explainer.slug, {mention.anchor})

    mentions = content.texts.explainers[explainer.slug].annotated.mentions
    linked = [mention for mention in mentions if mention.linked and is_quoted(mention)]
    best = min(linked, key=rank, default=None)
    if best is None:
        return None
    url = f"{content.explainer_url(explainer.slug)}#{best.anchor}"
    where = place_line(explainer.slug, best.paragraph, content) if best.in_source else None
    lang = content.source_lang(explainer.slug) if best.in_source else content.marks(explainer.meta.lang)
    found = card(content.glossary.entries[best.entry], content, day=explainer.meta.story_date)
    return Showcase(*content.sentence(best, explainer.slug), best.lang, best.in_source, lang, where, url, found)


def source_list(content: Content) -> tuple[tuple[str, tuple[SourceLine, ...]], ...]:
    """Return all sources by kind, those that are themselves the law or the office first."""
    used: dict[str, list[str]] = {}
    for entry in content.glossary.published():
        for _, id_ in source_references(entry):
            used.setdefault(id_, []).append(entry.id)
    cited_by = _cited_by(content)
    lines: dict[str, list[SourceLine]] = {kind: [] for kind in SOURCE_KINDS}
    for source in content.glossary.sources.values():
        by = (*cited_by.get(source.id, ()), *refs(dict.fromkeys(used.get(source.id, ())), content))
        line = SourceLine(citation(SourceUse(id=source.id), content), source.archived_url, source.access, by)
        lines[source.kind].append(line)
    return tuple(
        (
            content.language.gettext(SOURCE_KINDS[kind]),
            tuple(sorted(found, key=lambda line: sort_key(line.citation.text))),
        )
        for kind, found in lines.items()
        if found
    )


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


def sort_key(label: str) -> tuple[str, str]:
    """Return what a label is sorted by: its letters without accents, capitals and punctuation, then itself."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    return "".join(character for character in plain if character.isalnum() or character == " ").strip(), label


def _letter(label: str) -> str:
    first = sort_key(label)[0][:1].upper()
    return first if first.isalpha() else "0–9"


def _rows(entry: Entry, content: Content) -> list[IndexRow]:
    url = entry_url(entry, content.project)
    mentions = content.occurrences.count(entry.id)
    see = ref(entry.id, content)
    own = IndexRow(entry.label, see.lang, None, url, entry.gloss, kind_line(entry, content), mentions)
    others = [name.name for name in declared(entry)[1:] if name.match != "never" and not _beside(name.name, entry)]
    rows = [own, *(IndexRow(name, None, see, url, "", "", 0) for name in others)]
    for tag in sorted(entry.translations):
        spoken = [name.name for name in declared(entry.in_language(tag)) if name.match != "never"]
        rows += [IndexRow(name, tag, see, url, "", "", 0) for name in spoken if name not in (entry.label, *others)]
    return rows


def _beside(name: str, entry: Entry) -> bool:
    """Return whether a name would be beside its entry's label anyway: a see-entry would help nobody."""
    start = sort_key(entry.label)[0][:4]
    return sort_key(name)[0].startswith(start)


def _of_kind(kind: str, entries: list[Entry], content: Content) -> tuple[Ref, ...]:
    found = sorted((entry for entry in entries if entry.kind == kind), key=lambda entry: sort_key(entry.label))
    return tuple(ref(entry.id, content) for entry in found)
