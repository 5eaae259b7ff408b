"""One Content -> the same, whose steps can be remembered: what a page reads of it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from newsgloss.content.lists import Lists
from newsgloss.content.steps import Steps
from newsgloss.content.values import Content, Lookups, SiteTexts
from newsgloss.content.written import Written
from newsgloss.language.interface import Language
from newsgloss.linking.glossary import Glossary
from newsgloss.linking.occurrences import Mention, Occurrences
from newsgloss.model.entries import Entry
from newsgloss.model.settings import Project
from newsgloss.pages.explainers.explainer_page import minutes_to_read


def watched_content(content: Content, steps: Steps) -> Content:
    """Return the same content for pages, watched: of an explainer, they draw its front matter and its text as HTML."""
    explainers = steps.watch("front-matter", content.explainers, _front_matter)
    return replace(content_for_checks(content, steps), explainers=explainers)


def content_for_checks(content: Content, steps: Steps) -> Content:
    """Return the same content for checks, watched: they look at explainers as they were written."""
    glossaries = {tag: _glossary(glossary, steps, f"-{tag}") for tag, glossary in content.glossaries.items()}
    return replace(
        content,
        project=_project(content.project, steps),
        glossary=_glossary(content.glossary, steps, ""),
        languages=steps.watch("languages", content.languages, _tag),
        glossaries=steps.watch("glossaries", glossaries, bool),
        seeds=steps.watch("seeds", content.seeds),
        explainers=steps.watch("explainers", content.explainers),
        note_files=steps.watch("notes", content.note_files),
        pages=steps.watch("pages", content.pages),
        topics=steps.watch("topics", content.topics),
        texts=_texts(content.texts, steps),
        occurrences=_occurrences(content.occurrences, steps),
        quoted=steps.watch("quoted", content.quoted),
        lookups=_lookups(content.lookups, steps),
        lists=_lists(content.lists, steps),
    )


def _tag(language: Language) -> Any:
    """Return what tells a language from another: its words are those of the project's catalogues."""
    return language.tag


def _project(project: Project, steps: Steps) -> Project:
    """Return the project; what is on which page of a list is the content's."""
    on_page = {setting: steps.watch(f"page-in-{setting}", numbers) for setting, numbers in project.on_page.items()}
    return replace(project, on_page=MappingProxyType(on_page))


def _front_matter(explainer: Written[Any]) -> Any:
    return explainer.meta, explainer.file.name


def _glossary(glossary: Glossary, steps: Steps, language: str) -> Glossary:
    return replace(
        glossary,
        entries=steps.watch(f"entries{language}", glossary.entries),
        former=steps.watch("former-ids", glossary.former),
        shared=steps.watch("shared-entries", glossary.shared),
        heads=steps.watch(f"heads{language}", glossary.heads, _head),
        sources=steps.watch("sources", glossary.sources),
        places=steps.watch("places", glossary.places),
        source_places=steps.watch("source-places", glossary.source_places),
        named_by=steps.watch("named-by", glossary.named_by),
    )


def _head(entry: Entry) -> Any:
    is_public, date = (getattr(entry, name, None) for name in ("public_figure", "date"))
    return entry.id, entry.label, entry.lang, entry.kind, entry.status, is_public, date


def _texts(texts: SiteTexts, steps: Steps) -> SiteTexts:
    return SiteTexts(
        steps.watch("explainer-texts", texts.explainers),
        steps.watch("entry-texts", texts.entries),
        steps.watch("page-texts", texts.pages),
        steps.watch("topic-texts", texts.topics),
        steps.watch("reading-times", texts.lengths, minutes_to_read),
    )


def _occurrences(occurrences: Occurrences, steps: Steps) -> Occurrences:
    return Occurrences(
        steps.watch("mentions-on", occurrences.by_page),
        steps.watch("mentions-of", occurrences.by_entry, _sentences),
        steps.watch("number-of-mentions", occurrences.counts),
        steps.watch("number-of-pages", occurrences.pages),
    )


def _sentences(mentions: Mapping[str, tuple[Mention, ...]]) -> Any:
    """Return what other pages show of mentions: never more than a sentence of the page."""
    return [(page, [shown_of(one) for one in found]) for page, found in mentions.items()]


def shown_of(mention: Mention) -> Any:
    """Return what other pages than its own show of a mention, and what leads there."""
    return (mention.sentence, mention.anchor, mention.linked, mention.in_source, mention.paragraph, mention.lang)


def _lookups(lookups: Lookups, steps: Steps) -> Lookups:
    return Lookups(
        steps.watch_all("newest", lookups.newest, _front_matter),
        steps.watch_all("archived", lookups.archived, _front_matter),
        steps.watch("entries-on", lookups.entries_on),
        steps.watch("pages-with", lookups.pages_with),
        steps.watch("said", lookups.said),
        steps.watch("events-of", lookups.events_of),
        steps.watch("versions", lookups.versions),
    )


def _lists(lists: Lists, steps: Steps) -> Lists:
    return Lists(
        steps.watch_all("list-of-entries", lists.glossary),
        steps.watch_all("list-of-events", lists.timeline),
        steps.watch_all("list-of-sources", lists.sources),
    )
