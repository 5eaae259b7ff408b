"""All of content/ and seeds/ -> one Content: everything read, converted and annotated once, and what went wrong."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from newsgloss.language.interface import ENGLISH, N_, Language, load_language
from newsgloss.linking.annotator import Rules, annotate
from newsgloss.linking.forms import EXPLAINER, forms, title_form
from newsgloss.linking.glossary import Glossary, load_glossary
from newsgloss.linking.highlights import Passage
from newsgloss.linking.matcher import Matcher
from newsgloss.linking.notes import find_notes, load_notes, stray_notes
from newsgloss.linking.occurrences import Occurrences
from newsgloss.model.entries import LinkingRules
from newsgloss.model.fields import primary
from newsgloss.model.folders import stamps
from newsgloss.model.page_shapes import ExplainerMeta, Note, markdown_in
from newsgloss.model.problems import ContentError, Place, Problem, nearest
from newsgloss.model.settings import Project
from newsgloss.model.sources import Sidecar
from newsgloss.model.validation import RecordType
from newsgloss.model.yaml_source import Location
from newsgloss.seeds.seed import Seed, load_seed, load_sidecar, seed_files, sidecar_path

from .fidelity import prove
from .html_problems import Find, html_problems
from .markdown import Converted, Converter
from .markdown_files import Page, Topic, Written, load_explainers, load_pages, load_topics
from .quotations import held_stories, misquoted
from .quoting import with_clause
from .speakers import Spoken, speaker_problems, spoken
from .values import Content, Text, has_page

Progress = Callable[[str, int, int], None]
"""Called as work goes on: what is being read, how many are done, how many there are."""

NOTE_LABEL = N_("Note %(number)s: %(title)s")
NOTHING: Mapping[str, Any] = MappingProxyType({})
NO_GLOSSARY = Glossary(NOTHING, NOTHING, LinkingRules(), NOTHING, NOTHING, MappingProxyType({}))


def load_content(project: Project, progress: Progress | None = None) -> Content:
    """Read a whole project. Never raises for what an author wrote: it is in `problems`."""
    return _Loading(project, progress or _tell_nobody).content()


def _tell_nobody(_what: str, _done: int, _all: int) -> None:
    """Stand in for progress that nobody reads."""


def _always(place: Place) -> Find:
    return lambda _text, _nth=1: place


class _Loading:
    """Reads a project once, collecting problems as it goes."""

    def __init__(self, project: Project, progress: Progress) -> None:
        self.project = project
        self.progress = progress
        self.problems: list[Problem] = []
        self.written: dict[str, list[tuple[Converted, Find]]] = {}
        self.glossary = self.load_glossary()
        self.stamps = stamps((project.content, project.seeds), project.ignored)
        self.explainers = self.by_slug(load_explainers(project, self.problems))
        self.notes = {slug: load_notes(project, each.path, self.problems) for slug, each in self.explainers.items()}
        self.problems += stray_notes(project)
        self.pages = self.by_slug(load_pages(project, self.problems))
        self.topics = self.by_slug(load_topics(project, self.problems))
        self.seeds = dict(self.load_seeds())
        self.held = {
            project.source_url(id_): seed
            for id_, seed in held_stories(self.glossary.sources, self.seeds.values()).items()
        }
        self.converter = Converter(project.markdown, self.resolve, project.place("MARKDOWN"))
        self.languages = self.load_languages()
        self.matcher = functools.cache(self.matcher_for)

    def content(self) -> Content:
        explainer_texts = dict(self.explainer_texts())
        entry_texts = dict(self.entry_texts())
        asides = {slug: dict(self.asides(slug)) for slug in self.explainers}
        page_texts, topic_texts = dict(self.converted(self.pages)), dict(self.converted(self.topics))
        self.problems += itertools.chain.from_iterable(map(html_problems, self.written.values()))
        by_page = {
            f"explainers/{slug}": text.annotated.mentions
            for slug, text in explainer_texts.items()
            if self.explainers[slug].meta.status == "published"
        } | {f"glossary/{id_}": text.annotated.mentions for id_, text in entry_texts.items()}
        return Content(
            project=self.project,
            lang=self.project.lang,
            language=self.languages[self.project.lang],
            languages=MappingProxyType(self.languages),
            glossary=self.glossary,
            glossaries=MappingProxyType({tag: self.glossary.in_language(tag) for tag in self.foreign()}),
            seeds=MappingProxyType(self.seeds),
            explainers=MappingProxyType(self.explainers),
            explainer_texts=MappingProxyType(explainer_texts),
            note_files=MappingProxyType(self.notes),
            asides=MappingProxyType(asides),
            entry_texts=MappingProxyType(entry_texts),
            pages=MappingProxyType(self.pages),
            page_texts=MappingProxyType(page_texts),
            topics=MappingProxyType(self.topics),
            topic_texts=MappingProxyType(topic_texts),
            occurrences=Occurrences(MappingProxyType(by_page)),
            stamps=self.stamps,
            quoted=MappingProxyType(dict(self.quoted(explainer_texts))),
            spoken=MappingProxyType(dict(self.spoken(explainer_texts))),
            problems=tuple(self.problems),
        )

    def load_glossary(self) -> Glossary:
        try:
            glossary, warnings = load_glossary(self.project.content, self.project.shown(self.project.content))
        except ContentError as error:
            self.problems += error.problems
            return NO_GLOSSARY
        self.problems += warnings
        return glossary

    def by_slug(self, found: Iterable[Written[RecordType]]) -> dict[str, Written[RecordType]]:
        """Return pages by their slug, the first of each; the others are problems."""
        by_slug: dict[str, Written[RecordType]] = {}
        for written in found:
            if (other := by_slug.setdefault(written.slug, written)) is not written:
                message = f"another file has this name, so both would have one address: {other.shown}"
                self.problems.append(Problem(Place(written.shown), message, "Rename one of the two."))
        return by_slug

    def foreign(self) -> Iterator[str]:
        """Yield the languages of pages that name another than the site's, each once."""
        tags = [each.meta.lang for each in self.explainers.values()] + [each.meta.lang for each in self.pages.values()]
        yield from (tag for tag in dict.fromkeys(tags) if tag and tag != self.project.lang)

    def load_languages(self) -> dict[str, Language]:
        """Return the languages that the site and its pages are in, as far as there are words for them.

        For the site's own, English stands in.
        """
        found = {self.project.lang: ENGLISH}
        for tag in (self.project.lang, *self.foreign()):
            try:
                language = load_language(tag, self.project.translations, self.project.shown)
            except ContentError as error:
                self.problems += error.problems
                language = found[self.project.lang]
            found |= {tag: language} if language else {}
        return found

    def matcher_for(self, lang: str, seed: str | None = None) -> Matcher:
        """Return what finds names on pages in a language that quote a story in another (`seed`), or none."""
        entries = [entry for entry in self.glossary.entries.values() if entry.status == "published"]
        titles = [title_form(slug, meta.title) for slug, meta in self.published()]
        page = None if lang == self.project.lang else lang
        both = seed is not None and primary(seed) == primary(self.project.lang)
        names = (*forms(entries, self.project.lang, page, both=both), *filter(None, titles))
        return Matcher(names, self.glossary.linking.block)

    def load_seeds(self) -> Iterator[tuple[str, tuple[Seed, Sidecar | None]]]:
        for path in seed_files(self.project):
            try:
                seed, sidecar = load_seed(self.project, path)
                if sidecar and sidecar.speakers and self.glossary is not NO_GLOSSARY:
                    self.problems += self.speaker_problems(seed, sidecar)
                yield path.stem, (seed, sidecar)
            except ContentError as error:
                self.problems += error.problems

    def speaker_problems(self, seed: Seed, sidecar: Sidecar) -> Iterator[Problem]:
        beside = sidecar_path(self.project, seed.id)
        _, document = load_sidecar(beside, self.project.shown(beside))
        places = {line: document.place(("speakers", str(line))) for line in sidecar.speakers}
        return speaker_problems(seed, sidecar, self.glossary.entries, places)

    def published(self) -> Iterator[tuple[str, ExplainerMeta]]:
        found = self.explainers.items()
        return ((slug, explainer.meta) for slug, explainer in found if explainer.meta.status == "published")

    def resolve(self, kind: str, id_: str) -> str | None:
        """Return the address of what a link by hand names, or None where there is no such thing."""
        if kind == "source":
            return self.project.source_url(id_) if id_ in self.glossary.sources else None
        if kind == "explainer":
            found = self.explainers.get(id_)
            return self.explainer_url(id_) if found and found.meta.status != "draft" else None
        entry = self.glossary.entries.get(id_)
        if entry is None or entry.status == "draft":
            return None
        if entry.kind == "event":
            return self.project.event_url(id_)
        return self.project.entry_url(id_) if has_page(entry) else f"#entry-{id_}"

    def explainer_texts(self) -> Iterator[tuple[str, Text]]:
        for done, written in enumerate(self.explainers.values()):
            self.progress("explainers", done, len(self.explainers))
            meta = written.meta
            seed = meta.seed if meta.seed in self.seeds else None
            seed_lang = self.seed_lang(meta)
            converted = self.converter.convert(written.body, seed, seed_lang=seed_lang)
            self.note(written.shown, converted, written.find, meta.lang)
            own = f"{EXPLAINER}{written.slug}"
            rules = Rules(meta.linking, meta.linking_off, meta.senses, own)
            notes: list[Note] = []
            matcher = self.matcher(meta.lang or self.project.lang, seed_lang)
            passages = functools.partial(self.passages, written.slug, notes)
            annotated = annotate(converted.html, matcher, self.link_to, rules, passages=passages)
            proof = prove(annotated.html, self.seeds[seed][0]) if seed else None
            yield written.slug, Text(converted, annotated, tuple(notes), proof)
        self.progress("explainers", len(self.explainers), len(self.explainers))

    def quoted(self, texts: Mapping[str, Text]) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the mentions that are quoted with their clauses, of each story whose permission is not settled."""
        entries = self.glossary.entries
        for slug, meta in self.published():
            seed, sidecar = self.seeds.get(meta.seed or "", (None, None))
            if seed is None or (sidecar and sidecar.rights and sidecar.rights.searched):
                continue
            mentions = [
                each for each in texts[slug].annotated.mentions if each.in_source and has_page(entries[each.entry])
            ]
            yield slug, with_clause(mentions, seed.words, self.project.quote_limits)

    def spoken(self, texts: Mapping[str, Text]) -> Iterator[tuple[str, tuple[Spoken, ...]]]:
        """Yield who says what of the quotes on the page of each explainer on a seed."""
        for slug, text in texts.items():
            if text.proof:
                seed, sidecar = self.seeds[self.explainers[slug].meta.seed or ""]
                mentions = text.annotated.mentions
                yield slug, tuple(spoken(seed, sidecar, text.proof, mentions, self.glossary.entries))

    def passages(self, slug: str, notes: list[Note], text: str) -> Iterator[Passage]:
        """Yield the passages of an explainer's text that have notes, numbered; the notes are added to `notes`."""
        found, problems = find_notes(self.notes[slug], text)
        self.problems += problems
        lang = self.explainers[slug].meta.lang or self.project.lang
        say = self.languages.get(lang, self.languages[self.project.lang]).gettext
        for number, (note, start, end) in enumerate(found, 1):
            notes.append(note)
            label = say(NOTE_LABEL) % {"number": number, "title": note.title}
            yield Passage(start, end, note.id, number, label)

    def asides(self, slug: str) -> Iterator[tuple[Location, Converted]]:
        """Yield an explainer's texts beside the story, by location."""
        explainer, file = self.explainers[slug], self.notes[slug]
        texts = [(location, text, explainer.document.place(location)) for location, text in markdown_in(explainer.meta)]
        texts += [(("notes", note.id), note.body, file.place(note, "body")) for note in file.published()]
        for location, text, place in texts:
            converted = self.converter.convert(text, beside="-".join(map(str, location)))
            self.note(explainer.shown, converted, _always(place), explainer.meta.lang)
            yield location, converted

    def seed_lang(self, meta: ExplainerMeta) -> str | None:
        """Return the language of the story that a page quotes, where that is another than the page's."""
        _, sidecar = self.seeds.get(meta.seed or "", (None, None))
        own = meta.lang or self.project.lang
        return sidecar.lang if sidecar and primary(sidecar.lang) != primary(own) else None

    def is_in(self, lang: str | None, seed: Seed) -> bool:
        """Return whether a page is in the language of a story."""
        _, sidecar = self.seeds[seed.id]
        return sidecar is None or primary(sidecar.lang) == primary(lang or self.project.lang)

    def entry_texts(self) -> Iterator[tuple[str, Text]]:
        matcher = self.matcher(self.project.lang)
        for id_, entry in self.glossary.entries.items():
            if entry.body and entry.status != "draft":
                converted = self.converter.convert(entry.body)
                self.note(f"entry {id_}", converted, _always(self.glossary.places[id_]))
                yield id_, Text(converted, annotate(converted.html, matcher, self.link_to_page, Rules(own=id_)))

    def converted(self, pages: Mapping[str, Page] | Mapping[str, Topic]) -> Iterator[tuple[str, Converted]]:
        for slug, written in pages.items():
            converted = self.converter.convert(written.body)
            self.note(written.shown, converted, written.find, getattr(written.meta, "lang", None))
            yield slug, converted

    def explainer_url(self, slug: str) -> str:
        meta = self.explainers[slug].meta
        return self.project.explainer_url(slug, meta.lang, meta.date)

    def link_to(self, id_: str) -> str | None:
        """Return the address of what a name stands for: an entry, or an explainer."""
        if id_.startswith(EXPLAINER):
            return self.explainer_url(id_.removeprefix(EXPLAINER))
        return self.resolve("entry", id_)

    def link_to_page(self, id_: str) -> str | None:
        """Return an address that holds on every page: people without one are only in an explainer's list of terms."""
        entry = self.glossary.entries.get(id_)
        return None if entry and not has_page(entry) else self.link_to(id_)

    def note(self, page: str, converted: Converted, place: Find, lang: str | None = None) -> None:
        """Keep a text of a page for what its HTML may have wrong, and note what it misquotes and links to in vain.

        Without a glossary, nothing can be said of links. A translation, into the language of the page, is the author's.
        """
        held = {url: seed for url, seed in self.held.items() if self.is_in(lang, seed)}
        for words, message, remedy in misquoted(converted.html, held):
            self.problems.append(Problem(place(words), message, remedy))
        self.written.setdefault(page, []).append((converted, place))
        if refusal := converted.refusal:
            self.problems.append(Problem(place(refusal.text), refusal.message, refusal.remedy))
        for link in dict.fromkeys(converted.dangling) if self.glossary is not NO_GLOSSARY else ():
            kind, _, id_ = link.partition(":")
            known = {"entry": self.glossary.entries, "source": self.glossary.sources, "explainer": self.explainers}[
                kind
            ]
            remedy = nearest(id_, known, f"Add the {kind}, or take the link out.")
            self.problems.append(Problem(place(f"({link}"), f"the link leads to no {kind}: '{id_}'", remedy))
