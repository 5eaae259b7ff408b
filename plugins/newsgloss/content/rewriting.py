"""All that a site says, and an explainer whose text or notes were saved since -> the same with these as they are now.

That is what its own page shows. What other pages show of it, such as sentences and counts, is as it was.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from newsgloss.linking.glossary import Glossary
from newsgloss.linking.notes import load_notes, notes_beside
from newsgloss.linking.occurrences import Occurrences
from newsgloss.model.folders import NOTES_ENDING
from newsgloss.model.problems import ContentError, Problem, errors

from .lists import site_lists
from .loading import explainer_text, quoted_anchors, text_tools
from .steps import PLAINLY, Steps
from .text_problems import located_on, text_problems
from .values import Content, has_page, lookups
from .written import Inputs, read_explainer

Value = TypeVar("Value")


class Rewritten(NamedTuple):
    """An explainer's slug, and what the site says with it as it is written now.

    `in_notes` is what is wrong with its notes' passages, `in_texts` what is wrong with its texts.
    """

    slug: str
    content: Content
    in_notes: tuple[Problem, ...]
    in_texts: tuple[Problem, ...]


class Rewriting:
    """A site that was read, one of whose explainers is written on."""

    def __init__(self, content: Content, inputs: Inputs, steps: Steps = PLAINLY) -> None:
        """Take what the site says, and the files that it was read from; `steps` read what was written since."""
        self._content = content
        self._inputs = inputs
        self._steps = steps
        self._tools = text_tools(content.project, inputs, content.languages, steps)

    def rewritten(self, path: Path) -> Rewritten | None:
        """Return what the site says with an explainer's text and notes as their files have them now.

        `path` is one of these files. None where an error is in them, or front matter has changed: then all is to be
        read.
        """
        project = self._content.project
        path = path.with_name(f"{path.name.removesuffix(NOTES_ENDING)}.md") if path.suffix != ".md" else path
        slug, before = path.stem, self._inputs.explainers.get(path.stem)
        if before is None or before.file.path != path:
            return None
        try:
            now, problems = read_explainer(project, path, self._steps)
        except ContentError:
            return None
        notes, in_notes = self._steps.read(load_notes, [notes_beside(path)], project, path)
        if problems or in_notes or now.meta != before.meta:
            return None
        explainers, files = _with(self._inputs.explainers, slug, now), _with(self._inputs.notes, slug, notes)
        inputs = replace(self._inputs, explainers=explainers, notes=files)
        watched = replace(self._tools.inputs, explainers=explainers, notes=files)
        made = functools.partial(explainer_text, slug, replace(self._tools, inputs=watched))
        text, in_notes = self._steps.make(("explainer-text", slug, "rewritten"), made)
        in_texts = tuple(text_problems(located_on(slug, text, inputs), project, inputs))
        if errors([*in_notes, *in_texts]):
            return None
        content, page = self._content, f"explainers/{slug}"
        texts = _with(content.texts.explainers, slug, text)
        anchors = quoted_anchors(now, text, inputs, project)
        mentioned = content.occurrences.by_page
        if page in mentioned:
            mentioned = _with(mentioned, page, text.annotated.mentions)
        content = replace(
            content,
            explainers=_with(content.explainers, slug, now),
            note_files=_with(content.note_files, slug, notes),
            texts=replace(content.texts, explainers=texts, lengths=texts),
            occurrences=replace(content.occurrences, by_page=mentioned),
            quoted=content.quoted if anchors is None else _with(content.quoted, slug, anchors),
        )
        return Rewritten(slug, content, tuple(in_notes), in_texts)


def with_lookups(content: Content, inputs: Inputs) -> Content:
    """Return a content of whose texts one has changed, with what others ask of it the other way round."""
    shown = Occurrences.on(content.occurrences.by_page)
    mentions = {slug: text.annotated.mentions for slug, text in content.texts.explainers.items()}
    quotes = {slug: text.spoken for slug, text in content.texts.explainers.items()}
    found = lookups(content.explainers.values(), mentions, quotes, inputs.glossary)
    return replace(content, occurrences=shown, lookups=found)


def with_entries(content: Content, inputs: Inputs, read: Glossary) -> Content | None:
    """Return a content whose glossary was read again; None where more than the fields of some entries has changed.

    An entry that has not changed is the same value as before. Texts and names are as they were.
    """
    old = content.glossary
    entries = {id_: old.entries[id_] if entry == old.entries.get(id_) else entry for id_, entry in read.entries.items()}
    new = replace(
        old,
        entries=MappingProxyType(entries),
        heads=MappingProxyType(entries),
        places=read.places,
        named_by=read.named_by,
    )
    around = [(one.linking, one.unread, one.sources, one.source_places, list(one.entries)) for one in (old, read)]
    if around[0] != around[1]:
        return None
    indexed = [entry for entry in new.published() if has_page(entry)]
    lists = site_lists(new, indexed, content.languages[content.project.lang], content.project.pagination.lines)
    if lists.on_page != content.project.on_page:
        return None
    quotes = {slug: text.spoken for slug, text in content.texts.explainers.items()}
    mentions = {slug: text.annotated.mentions for slug, text in content.texts.explainers.items()}
    return replace(
        content,
        glossary=new,
        glossaries=MappingProxyType({tag: new.in_language(tag) for tag in content.glossaries}),
        lookups=lookups(inputs.explainers.values(), mentions, quotes, new),
        lists=lists,
    )


def _with(values: Mapping[str, Value], key: str, value: Value) -> Mapping[str, Value]:
    """Return a mapping with another value for one of its keys."""
    return {**values, key: value}
