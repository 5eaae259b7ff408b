"""The explainers of a site -> those that share most with one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer

from .references import Ref, ref

MOST = 3  # explainers; more is a list, not a hint
SHARED = 3  # entries that are named; the rarest say most


class Related(NamedTuple):
    """Another explainer, and the entries that both mention."""

    title: str
    lang: str | None
    url: str
    dek: str | None
    shared: tuple[Ref, ...]


def related(explainer: Explainer, content: Content) -> tuple[Related, ...]:
    """Return the published explainers that share most entries with one; an entry counts by how few pages mention it."""
    own = _entries(explainer, content)
    ranked = []
    for other in content.published():
        both = own & _entries(other, content)
        if other.slug != explainer.slug and both:
            ranked.append((-sum(1 / _pages(id_, content) for id_ in both), other.slug, other, both))
    return tuple(_related(other, both, content) for _, _, other, both in sorted(ranked, key=lambda one: one[:2])[:MOST])


def _entries(explainer: Explainer, content: Content) -> set[str]:
    """Return the entries that readers find on an explainer's page."""
    mentions = content.texts.explainers[explainer.slug].annotated.mentions
    found = {*explainer.meta.about, *(mention.entry for mention in mentions)}
    return {id_ for id_ in found if content.glossary.entries[id_].status != "draft"}


def _pages(id_: str, content: Content) -> int:
    return max(1, len(content.occurrences.of(id_)))


def _related(other: Explainer, both: Iterable[str], content: Content) -> Related:
    rarest = sorted(both, key=lambda id_: (_pages(id_, content), id_))[:SHARED]
    url = content.explainer_url(other.slug)
    lang = content.marks(other.meta.lang)
    return Related(other.meta.title, lang, url, other.meta.dek, tuple(ref(id_, content) for id_ in rarest))
