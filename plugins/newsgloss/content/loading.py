"""All that authors wrote -> one Content: everything converted, annotated and proved once, and what went wrong."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import Any

from newsgloss.language.interface import N_, UNTRANSLATED, Language, load_language, missing_words
from newsgloss.language.quotations import Quote
from newsgloss.language.sentences import BLOCK
from newsgloss.linking.annotator import NameFinder, Rules, annotate, text_of
from newsgloss.linking.forms import EXPLAINER
from newsgloss.linking.highlights import Passage
from newsgloss.linking.matcher import Matcher
from newsgloss.linking.notes import find_notes, only_in
from newsgloss.linking.occurrences import Occurrences
from newsgloss.model.fields import primary
from newsgloss.model.page_shapes import ExplainerMeta, Note, markdown_in
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_text.places import Location

from .fidelity import prove
from .lists import site_lists
from .markdown.conversion import Converted, Converter
from .markdown.pictures import PictureFiles
from .names import IN_TEXTS, Links, WatchedMatcher, as_texts_read, page_names
from .picture_looks import picture_look
from .quoting import with_clause
from .speakers import speaker_problems, spoken
from .steps import NAMES, PLAINLY, NamedStep, Steps
from .text_problems import located, text_problems
from .values import Content, PageText, SiteTexts, has_page, lookups
from .written import Explainer, Inputs, Written, read_inputs

Progress = Callable[[str, int, int], None]
"""Called as work goes on: what is being read, how many are done, how many there are."""

NOTE_LABEL = N_("Note %(number)s: %(title)s")


@dataclass(frozen=True, slots=True)
class Tools:
    """What texts are made with, each by a step that may be remembered: all that it reads here is watched.

    `names` returns what finds names on pages in one language that quote another, and `address` where a name leads, on
    an explainer's page or on any; `quotes_of` returns the quotes of a seed, by its id.
    """

    steps: Steps
    project: Project
    inputs: Inputs
    converter: Converter
    languages: Mapping[str, Language]
    names: Callable[[str, str | None], NameFinder]
    address: Callable[[str], str | None]
    address_anywhere: Callable[[str], str | None]
    quotes_of: Callable[[str], tuple[Quote, ...]]


def load_content(
    project: Project, progress: Progress | None = None, inputs: Inputs | None = None, steps: Steps = PLAINLY
) -> Content:
    """Read a whole project, or what its `inputs` say. Never raises for what an author wrote: it is in `problems`."""
    inputs = inputs or read_inputs(project, steps)
    content = content_of(project, inputs, steps, progress)
    in_texts = text_problems(located(content.texts, inputs), content.project, inputs)
    return replace(content, problems=(*content.problems, *in_texts))


def content_of(project: Project, inputs: Inputs, steps: Steps, progress: Progress | None = None) -> Content:
    """Return what a site says whose files were read; what is wrong with its converted texts is not looked for."""
    languages, in_catalogues = _languages(project, inputs)
    indexed = [entry for entry in inputs.glossary.published() if has_page(entry)]
    lists = site_lists(inputs.glossary, indexed, languages[project.lang], project.pagination.lines)
    look = picture_look(project) if project.draws_pictures else ""
    project = replace(project, on_page=lists.on_page, picture_look=look)
    tools = text_tools(project, inputs, languages, steps)
    with steps.reading_for(NAMES):
        explainer_texts, in_notes = _explainer_texts(tools, progress)
        entry_texts = dict(_entry_texts(tools))
    of_explainers = MappingProxyType(explainer_texts)
    texts = SiteTexts(
        of_explainers,
        MappingProxyType(entry_texts),
        MappingProxyType({slug: _converted(page, tools) for slug, page in inputs.pages.items()}),
        MappingProxyType({slug: _converted(topic, tools) for slug, topic in inputs.topics.items()}),
        lengths=of_explainers,
    )
    in_speakers = speaker_problems(inputs.seeds.values(), tools.quotes_of, inputs.glossary)
    quotes = {slug: text.spoken for slug, text in texts.explainers.items()}
    mentions = {slug: text.annotated.mentions for slug, text in texts.explainers.items()}
    return Content(
        project=project,
        lang=project.lang,
        language=languages[project.lang],
        languages=MappingProxyType(languages),
        glossary=inputs.glossary,
        glossaries=MappingProxyType({tag: inputs.glossary.in_language(tag) for tag in _foreign(project, inputs)}),
        seeds=inputs.seeds,
        explainers=inputs.explainers,
        note_files=inputs.notes,
        pages=inputs.pages,
        topics=inputs.topics,
        texts=texts,
        occurrences=_occurrences(texts, inputs),
        stamps=inputs.stamps,
        unread_seeds=inputs.unread_seeds,
        unread_explainers=inputs.unread_explainers,
        is_whole=inputs.is_whole,
        quoted=MappingProxyType(dict(_quoted(texts, inputs, project))),
        lookups=lookups(inputs.explainers.values(), mentions, quotes, inputs.glossary),
        lists=lists,
        problems=(*inputs.problems, *in_catalogues, *in_notes, *in_speakers),
    )


def text_tools(project: Project, inputs: Inputs, languages: Mapping[str, Language], steps: Steps) -> Tools:
    """Return what texts are made with, all of it watched."""
    links = Links(project, inputs)
    names = functools.cache(functools.partial(page_names, project, inputs))
    matcher = functools.cache(lambda *languages: Matcher(names(*languages), inputs.glossary.linking.block))
    # One value for all texts in a language, whose mark is taken once.
    all_names = functools.cache(lambda *languages: (names(*languages), inputs.glossary.linking.block))
    in_text = steps.depend(
        "names-in-a-text",
        lambda lang, seed_lang, text: matcher(lang, seed_lang).candidates(text),
        instead=lambda lang, seed_lang, _text: all_names(lang, seed_lang),
    )
    watched = replace(
        inputs,
        explainers=steps.watch("explainers", inputs.explainers),
        notes=steps.watch("notes", inputs.notes),
        seeds=steps.watch("seeds", inputs.seeds),
        glossary=replace(
            inputs.glossary,
            entries=steps.watch(IN_TEXTS, inputs.glossary.entries, as_texts_read),
            shared=steps.watch("shared-entries", inputs.glossary.shared),
        ),
    )
    sizes = steps.ask("picture-size", PictureFiles(project.content, project.base).size)

    def names_on(lang: str, seed_lang: str | None) -> WatchedMatcher:
        return WatchedMatcher(lambda: matcher(lang, seed_lang), functools.partial(in_text, lang, seed_lang))

    return Tools(
        steps,
        project,
        watched,
        Converter(project.markdown, steps.ask("link", links.by_hand), project.place("MARKDOWN"), sizes),
        languages,
        names_on,
        steps.ask("address", links.of_name),
        steps.ask("address-anywhere", links.of_name_anywhere),
        functools.cache(lambda id_: tuple(watched.seeds[id_].seed.quotes())),
    )


def _occurrences(texts: SiteTexts, inputs: Inputs) -> Occurrences:
    """Return the mentions on the pages that readers find."""
    explainers = {f"explainers/{one.slug}": texts.explainers[one.slug] for one in inputs.published()}
    entries = {f"glossary/{id_}": text for id_, text in texts.entries.items()}
    by_page = {page: text.annotated.mentions for page, text in (explainers | entries).items()}
    return Occurrences.on(MappingProxyType(by_page))


def _languages(project: Project, inputs: Inputs) -> tuple[dict[str, Language], list[Problem]]:
    """Return the languages that the site and its pages are in, as far as there are words for them.

    For the site's own, English takes the place.
    """
    found = {project.lang: UNTRANSLATED}
    problems: list[Problem] = []
    folders = tuple(map(project.seen, project.translations))
    for tag in (project.lang, *_foreign(project, inputs)):
        try:
            language = load_language(tag, folders)
        except ContentError as error:
            problems += error.problems
            language = found[project.lang]
        found |= {tag: language} if language else {}
    told = dict.fromkeys(missing_words(language, folders) for language in found.values())
    return found, [*problems, *filter(None, told)]


def _foreign(project: Project, inputs: Inputs) -> Iterator[str]:
    """Yield the languages of pages that name another than the site's, each once."""
    tags = [one.meta.lang for one in inputs.explainers.values()] + [one.meta.lang for one in inputs.pages.values()]
    yield from (tag for tag in dict.fromkeys(tags) if tag and tag != project.lang)


def _explainer_texts(tools: Tools, progress: Progress | None) -> tuple[dict[str, PageText], list[Problem]]:
    """Convert, annotate and prove each explainer."""
    texts: dict[str, PageText] = {}
    problems: list[Problem] = []
    explainers = tools.inputs.explainers
    progress = progress or (lambda _what, _done, _count: None)
    steps = (NamedStep(("explainer-text", one), functools.partial(explainer_text, one, tools)) for one in explainers)
    progress("explainers", 0, len(explainers))
    for slug, (text, found) in zip(explainers, tools.steps.make_all(steps), strict=True):
        texts[slug] = text
        problems += found
        progress("explainers", len(texts), len(explainers))
    return texts, problems


def explainer_text(slug: str, tools: Tools) -> tuple[PageText, list[Problem]]:
    """Return the text of an explainer, converted, annotated and proved, and what is wrong with its notes."""
    inputs = tools.inputs
    explainer, meta = inputs.explainers[slug], inputs.explainers[slug].meta
    lang = meta.lang or tools.project.lang
    story = inputs.seeds.get(meta.seed or "")
    seed_lang = _seed_lang(meta, lang, inputs)
    converted = _converted(explainer, tools, story.seed.id if story else None, seed_lang)
    found, problems = find_notes(inputs.notes[explainer.slug], text_of(converted.html))
    passages = _passages(found, _language(lang, tools))
    rules = Rules(meta.linking, meta.linking_off, meta.senses, f"{EXPLAINER}{explainer.slug}")
    annotated = annotate(converted.html, tools.names(lang, seed_lang), tools.address, rules, passages=passages)
    proof = prove(annotated.html, story.seed) if story else None
    if story and proof and proof.difference:  # which its author is told: what was quoted of these words is right
        source = BLOCK.join(line.text for line in story.seed.body)
        gone = only_in(source, text_of(converted.html), inputs.notes[slug])
        problems = [problem for problem in problems if problem.place not in gone]
    entries = inputs.glossary.entries
    said = spoken(story, tools.quotes_of(story.seed.id), proof, annotated.mentions, entries) if story and proof else ()
    notes, asides = tuple(note for note, _, _ in found), MappingProxyType(dict(_asides(explainer, tools)))
    return PageText(converted, annotated, notes, proof, tuple(said), asides), problems


def _converted(page: Written[Any], tools: Tools, seed: str | None = None, seed_lang: str | None = None) -> Converted:
    folder = page.file.path.parent.relative_to(tools.project.content).as_posix()
    language = _language(page.meta.lang, tools)
    return tools.converter.convert(page.body, seed, seed_lang=seed_lang, folder=folder, language=language)


def _language(tag: str | None, tools: Tools) -> Language:
    """Return the language in which a page speaks to its readers: the site's where it names none that has words."""
    return tools.languages.get(tag or "", tools.languages[tools.project.lang])


def _seed_lang(meta: ExplainerMeta, lang: str, inputs: Inputs) -> str | None:
    """Return the language of the story that a page quotes, where that is another than the page's."""
    story = inputs.seeds.get(meta.seed or "")
    sidecar = story.sidecar if story else None
    return sidecar.lang if sidecar and primary(sidecar.lang) != primary(lang) else None


def _passages(found: Iterable[tuple[Note, int, int]], language: Language) -> list[Passage]:
    """Return the passages of a text that have notes, numbered."""
    label = language.gettext(NOTE_LABEL)
    return [
        Passage(start, end, note.id, number, label % {"number": number, "title": note.title})
        for number, (note, start, end) in enumerate(found, 1)
    ]


def _asides(explainer: Explainer, tools: Tools) -> Iterator[tuple[Location, Converted]]:
    """Yield an explainer's texts beside the story, by location."""
    notes = tools.inputs.notes[explainer.slug].published()
    for location, text in chain(markdown_in(explainer.meta), ((("notes", note.id), note.body) for note in notes)):
        beside, language = "-".join(map(str, location)), _language(explainer.meta.lang, tools)
        yield location, tools.converter.convert(text, beside=beside, language=language)


def _entry_texts(tools: Tools) -> Iterator[tuple[str, PageText]]:
    for id_, entry in tools.inputs.glossary.entries.items():
        if entry.body and entry.status != "draft":
            yield id_, tools.steps.make(("entry-text", id_), functools.partial(_entry_text, id_, tools))


def _entry_text(id_: str, tools: Tools) -> PageText:
    converted = tools.converter.convert(tools.inputs.glossary.entries[id_].body or "", language=_language(None, tools))
    names = tools.names(tools.project.lang, None)
    return PageText(converted, annotate(converted.html, names, tools.address_anywhere, Rules(own=id_)))


def _quoted(texts: SiteTexts, inputs: Inputs, project: Project) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the mentions that are quoted with their clauses, of each story whose permission is not settled."""
    for explainer in inputs.published():
        anchors = quoted_anchors(explainer, texts.explainers[explainer.slug], inputs, project)
        if anchors is not None:
            yield explainer.slug, anchors


def quoted_anchors(explainer: Explainer, text: PageText, inputs: Inputs, project: Project) -> frozenset[str] | None:
    """Return the mentions in an explainer that others quote with their clauses; None where they quote sentences."""
    story, entries = inputs.seeds.get(explainer.meta.seed or ""), inputs.glossary.entries
    rights = story.sidecar.rights if story and story.sidecar else None
    if story is None or (rights and rights.searched):
        return None
    found = (one for one in text.annotated.mentions if one.in_source)
    theirs = [one for one in found if one.entry in entries and has_page(entries[one.entry])]
    return with_clause(theirs, story.seed.words, project.quote_limits)
