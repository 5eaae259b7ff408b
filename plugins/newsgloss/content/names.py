"""All that authors wrote -> which names are found on pages in a language, and where links lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsgloss.linking.forms import EXPLAINER, Form, forms, title_form
from newsgloss.linking.matcher import Match, Matcher
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.linking.shared.names import shared_forms
from newsgloss.model.entries import Entry
from newsgloss.model.fields import primary
from newsgloss.model.settings import Project

from .values import entry_url, has_page
from .written import Inputs

IN_TEXTS = "entries-in-texts"  # what texts read of entries, as a question
SHOWN_ALONE = frozenset(  # fields of entries that texts never read, and that change no name, address or link
    {"gloss", "usage", "say", "origin", "jurisdiction", "contested", "versions", "confidence", "reviewed", "review_by"}
)


def as_texts_read(entry: Entry) -> Any:
    """Return what texts read of an entry."""
    return [type(entry).__name__, *(value for name, value in entry if name not in SHOWN_ALONE)]


@dataclass(frozen=True, slots=True)
class Links:
    """Where links lead on a site: those that authors write by hand, and those of names."""

    project: Project
    inputs: Inputs

    def by_hand(self, kind: str, id_: str) -> str | None:
        """Return the address of what a link by hand names, or None where there is no such thing."""
        if kind == "source":
            return self.inputs.source_url(id_, self.project) if id_ in self.inputs.glossary.sources else None
        if kind == "explainer":
            found = self.inputs.explainers.get(id_)
            is_there = found and (found.meta.status != "draft" or not found.has("status"))
            return self.to_explainer(id_) if is_there else None
        if glossary_of(id_):
            shared = self.inputs.glossary.shared.get(id_)
            return shared.url if shared else None
        entry = self.inputs.glossary.entries.get(id_)
        if entry is None or entry.status == "draft":
            return None
        return entry_url(entry, self.project) or f"#entry-{id_}"

    def to_explainer(self, slug: str) -> str:
        """Return the address of an explainer."""
        meta = self.inputs.explainers[slug].meta
        return self.project.explainer_url(slug, meta.lang, meta.date)

    def of_name(self, id_: str) -> str | None:
        """Return the address of what a name in an explainer stands for: an entry, or an explainer."""
        if id_.startswith(EXPLAINER):
            return self.to_explainer(id_.removeprefix(EXPLAINER))
        return self.by_hand("entry", id_)

    def of_name_anywhere(self, id_: str) -> str | None:
        """Return an address that holds on every page: people without one are only in an explainer's list of terms."""
        entry = self.inputs.glossary.entries.get(id_)
        return None if entry and not has_page(entry) else self.of_name(id_)


class WatchedMatcher:
    """A matcher, made when it is needed. Whoever uses it depends on the names alone that may be in the text."""

    def __init__(self, matcher: Callable[[], Matcher], depend: Callable[[str], None]) -> None:
        self._matcher = matcher
        self._depend = depend

    def find(self, text: str, senses: Mapping[str, str] | None = None) -> Iterator[Match]:
        """Yield the names in a text."""
        self._depend(text)
        return self._matcher().find(text, senses)


def page_names(project: Project, inputs: Inputs, lang: str, seed_lang: str | None = None) -> tuple[Form, ...]:
    """Return the names that are found on pages in a language that quote a story in another (`seed_lang`), or none."""
    entries = [entry for entry in inputs.glossary.entries.values() if entry.status == "published"]
    titles = [title_form(explainer.slug, explainer.meta.title) for explainer in inputs.published()]
    both = seed_lang is not None and primary(seed_lang) == primary(project.lang)
    ours = forms(entries, project.lang, None if lang == project.lang else lang, both=both)
    theirs = shared_forms(inputs.glossary.published(), inputs.glossary.shared_entries(), lang, seed_lang)
    return (*ours, *filter(None, titles), *theirs)
