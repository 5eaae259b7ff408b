"""All that a site says, and an explainer whose text was saved since -> the same with its text as it is now.

That is what its own page shows. What other pages show of it, such as sentences and counts, is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from newsgloss.model.problems import ContentError, errors

from .loading import explainer_text, text_tools
from .steps import PLAINLY
from .text_problems import located_on, text_problems
from .values import Content
from .written import Inputs, read_explainer

Value = TypeVar("Value")


class Rewriting:
    """A site that was read, one of whose explainers is written on."""

    def __init__(self, content: Content, inputs: Inputs) -> None:
        """Take what the site says, and the files that it was read from."""
        self._content = content
        self._inputs = inputs
        self._tools = text_tools(content.project, inputs, content.languages, PLAINLY)

    def rewritten(self, path: Path) -> Content | None:
        """Return what the site says with an explainer's text as its file has it now.

        None where anything is wrong with it, or more than its text has changed: then all is to be read.
        """
        project, slug = self._content.project, path.stem
        before = self._inputs.explainers.get(slug)
        if before is None or before.file.path != path:
            return None
        try:
            now, problems = read_explainer(project, path)
        except ContentError:
            return None
        if problems or now.meta != before.meta:
            return None
        inputs = replace(self._inputs, explainers=_with(self._inputs.explainers, slug, now))
        watched = replace(self._tools.inputs, explainers=inputs.explainers)
        text, problems = explainer_text(slug, replace(self._tools, inputs=watched))
        if errors([*problems, *text_problems(located_on(slug, text, inputs), project, inputs)]):
            return None
        content, page = self._content, f"explainers/{slug}"
        mentioned = content.occurrences.by_page
        if page in mentioned:
            mentioned = _with(mentioned, page, text.annotated.mentions)
        return replace(
            content,
            explainers=_with(content.explainers, slug, now),
            texts=replace(content.texts, explainers=_with(content.texts.explainers, slug, text)),
            occurrences=replace(content.occurrences, by_page=mentioned),
        )


def _with(values: Mapping[str, Value], key: str, value: Value) -> Mapping[str, Value]:
    """Return a mapping with another value for one of its keys."""
    return {**values, key: value}
