"""All that a site says, and an explainer whose text or notes were saved since -> the same with these as they are now.

That is what its own page shows. What other pages show of it, such as sentences and counts, is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from newsgloss.linking.notes import load_notes, notes_beside
from newsgloss.model.folders import NOTES_ENDING
from newsgloss.model.problems import ContentError, Problem, errors

from .loading import explainer_text, quoted_anchors, text_tools
from .steps import PLAINLY, Steps
from .text_problems import located_on, text_problems
from .values import Content
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
        self._tools = text_tools(content.project, inputs, content.languages, PLAINLY)

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
        text, in_notes = explainer_text(slug, replace(self._tools, inputs=watched))
        in_texts = text_problems(located_on(slug, text, inputs), project, inputs)
        if errors([*in_notes, *in_texts]):
            return None
        content, page = self._content, f"explainers/{slug}"
        anchors = quoted_anchors(now, text, inputs, project)
        mentioned = content.occurrences.by_page
        if page in mentioned:
            mentioned = _with(mentioned, page, text.annotated.mentions)
        content = replace(
            content,
            explainers=_with(content.explainers, slug, now),
            note_files=_with(content.note_files, slug, notes),
            texts=replace(content.texts, explainers=_with(content.texts.explainers, slug, text)),
            occurrences=replace(content.occurrences, by_page=mentioned),
            quoted=content.quoted if anchors is None else _with(content.quoted, slug, anchors),
        )
        return Rewritten(slug, content, tuple(in_notes), tuple(in_texts))


def _with(values: Mapping[str, Value], key: str, value: Value) -> Mapping[str, Value]:
    """Return a mapping with another value for one of its keys."""
    return {**values, key: value}
