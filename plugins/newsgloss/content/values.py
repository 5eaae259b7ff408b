"""All that a site says, read and annotated: one Content, which everything else is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from newsgloss.language.interface import Language
from newsgloss.linking.annotator import Annotated
from newsgloss.linking.glossary import Glossary, source_references
from newsgloss.linking.notes import NoteFile
from newsgloss.linking.occurrences import Mention, Occurrences
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.model.entries import Entry, Event, Person
from newsgloss.model.folders import Stamp
from newsgloss.model.page_shapes import Note, markdown_in, sources_in
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_text.places import Location
from newsgloss.seeds.sidecars import LoadedSeed

from .fidelity import Proof
from .lists import Lists
from .markdown.conversion import Converted
from .quoting import Excerpt, clause, name
from .speakers import Spoken
from .written import Explainer, Page, Topic

LINKED_SOURCE = pattern_of(r"\(source:([a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class PageText:
    """A text of ours as HTML: as Markdown made it, and annotated.

    `notes` are those on its passages, in its order; `proof` says how it shows the seed that it is built on, and
    `spoken` has the quotes of the seed that it shows, with their speakers. `asides` are an explainer's texts beside
    the story, by location: those of its front matter and, under ("notes", id), of its notes.
    """

    converted: Converted
    annotated: Annotated
    notes: tuple[Note, ...] = ()
    proof: Proof | None = None
    spoken: tuple[Spoken, ...] = ()
    asides: Mapping[Location, Converted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteTexts:
    """All texts of a site as HTML, by the slug of their page or the id of their entry.

    `lengths` are those of explainers once more, for whoever asks no more of them than how long they are.
    """

    explainers: Mapping[str, PageText]
    entries: Mapping[str, PageText]
    pages: Mapping[str, Converted]
    topics: Mapping[str, Converted]
    lengths: Mapping[str, PageText]


@dataclass(frozen=True, slots=True)
class Lookups:
    """What no page could gather for itself without a look at all the others.

    `newest` are the published explainers, newest first, and `archived` those that have a page and are listed nowhere.
    `entries_on` has the entries that readers find on the page of
    each explainer, by slug, and `pages_with` the published explainers on which they find each entry. `said` has what
    each person says in published explainers, each time with the slug, newest first, and `events_of` the published
    events that name each entry. `versions` has the published explainers that are one text in several languages, the
    original first, by the slug of each.
    """

    newest: Sequence[Explainer]
    archived: Sequence[Explainer]
    entries_on: Mapping[str, tuple[str, ...]]
    pages_with: Mapping[str, Sequence[str]]
    said: Mapping[str, Sequence[tuple[str, Spoken]]]
    events_of: Mapping[str, frozenset[str]]
    versions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a site says. Pages and notes go by slug, as they were written; `texts` is what was made of them.

    `problems` are those of reading; where one is an error, the rest is there as far as it is right, so that its other
    problems are found. `stamps` are the files as they were when reading began. Not everything `is_whole` where an error
    says that something is not: that may use what nothing else does; `unread_seeds` are the ids of seeds that could not
    be read at all, `unread_explainers` the slugs of such explainers. `lang` is the language that
    is written for, the site's unless a page is `speaking` another, and `language` the words for it. `languages` are
    all that there are words for, by the tags that pages have, and `glossaries` the glossary as pages in other
    languages than the site's show it. `quoted` has the explainers on stories whose permission is not settled, by
    slug: the anchors of the mentions that other pages quote with their clauses; of others they quote the names
    alone. `lookups` are the other directions of all this, and `lists` all names, events and sources, page by page.
    """

    project: Project
    lang: str
    language: Language
    languages: Mapping[str, Language]
    glossary: Glossary
    glossaries: Mapping[str, Glossary]
    seeds: Mapping[str, LoadedSeed]
    explainers: Mapping[str, Explainer]
    note_files: Mapping[str, NoteFile]
    pages: Mapping[str, Page]
    topics: Mapping[str, Topic]
    texts: SiteTexts
    occurrences: Occurrences
    stamps: Mapping[Path, Stamp]
    unread_seeds: frozenset[str]
    unread_explainers: frozenset[str]
    is_whole: bool
    quoted: Mapping[str, frozenset[str]]
    lookups: Lookups
    lists: Lists
    problems: tuple[Problem, ...]

    def speaking(self, lang: str | None) -> Content:
        """Return the same for a page in another language: with words for it, and entries as it shows them.

        Where there are no words for a language, those of the site's stay.
        """
        if lang is None or lang == self.lang:
            return self
        language, glossary = self.languages.get(lang, self.language), self.glossaries.get(lang, self.glossary)
        return replace(self, lang=lang, language=language, glossary=glossary)

    def marks(self, lang: str | None) -> str | None:
        """Return the `lang` of a text that is in a language of its own or the site's, where it is not the reader's."""
        return self.language.marks(lang or self.project.lang)

    def explainer_lang(self, slug: str) -> str:
        """Return the language that an explainer is written in."""
        return self.explainers[slug].meta.lang or self.project.lang

    def source_lang(self, slug: str) -> str | None:
        """Return the `lang` of the story that an explainer quotes, where it is not the reader's."""
        meta = self.explainers[slug].meta
        story = self.seeds.get(meta.seed or "")
        return self.marks(story.sidecar.lang if story and story.sidecar else meta.lang)

    def may_be_listed(self, slug: str) -> bool:
        """Return whether search engines and feeds may list an explainer: published, where its story's rights allow it.

        Without a story, all its words are ours. Its author may always say no.
        """
        meta = self.explainers[slug].meta
        story = self.seeds.get(meta.seed or "")
        rights = story.sidecar.rights if story and story.sidecar else None
        return meta.status == "published" and meta.index and (story is None or bool(rights and rights.indexed))

    def explainer_url(self, slug: str) -> str:
        """Return the address of an explainer."""
        meta = self.explainers[slug].meta
        return self.project.explainer_url(slug, meta.lang, meta.date)

    def sentence(self, mention: Mention, slug: str) -> Excerpt:
        """Return the sentence around a mention in an explainer, or as much of it as the rights to the story allow."""
        if not mention.in_source or slug not in self.quoted:
            return mention.sentence
        return (clause if mention.anchor in self.quoted[slug] else name)(mention.sentence)

    def entry_address(self, id_: str) -> str | None:
        """Return where an entry is explained, also one of another site; None for people without a page."""
        if glossary_of(id_):
            return self.glossary.shared[id_].url
        return entry_url(self.glossary.heads[id_], self.project)

    def published(self) -> Iterator[Explainer]:
        """Yield the explainers that readers find on the site, newest first."""
        return iter(self.lookups.newest)


def has_page(entry: Entry) -> bool:
    """Return whether an entry has a page of its own: all but events, and people who are no public figures."""
    return entry.kind != "event" and (not isinstance(entry, Person) or entry.public_figure)


def entry_url(entry: Entry, project: Project) -> str | None:
    """Return where an entry is explained: its page, its place in the timeline, or None for people without a page."""
    if entry.status == "draft":
        return None
    if entry.kind == "event":
        return project.event_url(entry.id)
    return project.entry_url(entry.id) if has_page(entry) else None


def uncited_sources(content: Content) -> Iterator[str]:
    """Yield the sources that no entry, explainer or note cites, and to which no text links."""
    entries = content.glossary.entries.values()
    used = {id_ for entry in entries for _, id_ in source_references(entry)}
    texts = [*(page.body for page in content.pages.values()), *(topic.body for topic in content.topics.values())]
    texts += [entry.body for entry in entries if entry.body]
    for explainer in content.explainers.values():
        notes = content.note_files[explainer.slug].notes
        used |= {use.id for _, use in sources_in(explainer.meta)} | {use.id for note in notes for use in note.sources}
        texts += [explainer.body, *(text for _, text in markdown_in(explainer.meta)), *(note.body for note in notes)]
    used.update(id_ for text in texts for id_ in LINKED_SOURCE.findall(text))
    yield from (id_ for id_ in content.glossary.sources if id_ not in used)


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
    entries_on = {one.slug: _entries_on(one, mentions[one.slug], glossary) for one in listed}
    pages_with: dict[str, list[str]] = {}
    said: dict[str, list[tuple[str, Spoken]]] = {}
    for one in newest:
        for id_ in entries_on[one.slug]:
            pages_with.setdefault(id_, []).append(one.slug)
        for each in spoken.get(one.slug, ()):
            if each.person:
                said.setdefault(each.person, []).append((one.slug, each))
    return Lookups(
        newest,
        tuple(sorted((one for one in listed if one.meta.status == "archived"), key=lambda one: one.slug)),
        MappingProxyType(entries_on),
        MappingProxyType(pages_with),
        MappingProxyType(said),
        MappingProxyType(_events_of(glossary)),
        MappingProxyType(_versions(newest)),
    )


def _entries_on(explainer: Explainer, mentions: Iterable[Mention], glossary: Glossary) -> tuple[str, ...]:
    """Return the entries that readers find on an explainer's page, also those of other sites."""
    named = (*explainer.meta.about, *(mention.entry for mention in mentions))
    found = dict.fromkeys(glossary.now(id_) or id_ if glossary_of(id_) else id_ for id_ in named)
    return tuple(id_ for id_ in found if (entry := glossary.entry(id_)) and entry.status != "draft")


def _versions(published: Iterable[Explainer]) -> dict[str, tuple[str, ...]]:
    known = {one.slug: one.meta for one in published}
    found: dict[str, list[str]] = {}
    for slug, meta in sorted(known.items(), key=lambda one: (one[1].lang or "", one[0])):
        original = meta.translation_of
        if original in known and known[original].translation_of is None:
            found.setdefault(original, [original]).append(slug)
    return {slug: tuple(slugs) for slugs in found.values() for slug in slugs}


def _events_of(glossary: Glossary) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for event in glossary.published():
        if isinstance(event, Event):
            for id_ in (*event.actors, *event.places, *event.laws):
                found.setdefault(id_, set()).add(event.id)
    return {id_: frozenset(ids) for id_, ids in found.items()}
