"""The explainers of a site -> those that share most with one of them."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.linking.occurrences import Occurrences
from newsgloss.pages.references import Ref, ref

MOST = 3  # explainers; more is a list, not a hint
SHARED = 3  # entries that are named; the rarest say most
ROUNDING = 1e-9  # of a sum; far more than sums of the same numbers in another order differ by


class Related(NamedTuple):
    """Another explainer, and the entries that both mention."""

    title: str
    lang: str | None
    url: str
    dek: str | None
    shared: tuple[Ref, ...]


def related(explainer: Explainer, content: Content) -> tuple[Related, ...]:
    """Return the published explainers that share most entries with one; an entry counts by how few pages mention it.

    The same explainer in other languages is none of them.
    """
    entries_on, pages_with = content.lookups.entries_on, content.lookups.pages_with
    weights = {id_: 1 / _pages(id_, content.occurrences) for id_ in entries_on[explainer.slug]}
    same = content.lookups.versions.get(explainer.slug, (explainer.slug,))
    nearest = sharing_most(same, weights, entries_on, pages_with)
    return tuple(_related(slug, (id_ for id_ in entries_on[slug] if id_ in weights), content) for slug in nearest)


def sharing_most(
    same: Collection[str],
    weights: Mapping[str, float],
    entries_on: Mapping[str, Iterable[str]],
    pages_with: Mapping[str, Sequence[str]],
) -> list[str]:
    """Return the pages on which entries of most weight together are, but for what is the `same`; of equals, by name.

    An entry that most pages have weighs least, so the pages with it are listed only as long as those with what weighs
    more leave the outcome open.
    """
    heaviest = sorted((id_ for id_ in weights if id_ in pages_with), key=lambda id_: (-weights[id_], id_))
    open_ = [*accumulate((weights[id_] for id_ in reversed(heaviest)), initial=0.0)][::-1]  # what is still to come
    found: dict[str, float] = {}
    least, rest = 0.0, 0.0
    for id_, rest in zip([*heaviest, ""], open_, strict=True):
        least = min(heapq.nlargest(MOST, found.values())) if len(found) >= MOST else 0.0
        if least > rest * (1 + ROUNDING):
            break
        for page in pages_with.get(id_, ()):
            if page not in same:
                found[page] = found.get(page, 0.0) + weights[id_]
    likely = (page for page, weight in found.items() if weight + rest >= least * (1 - ROUNDING))
    ranked = ((-math.fsum(weights[id_] for id_ in entries_on[page] if id_ in weights), page) for page in likely)
    return [page for _, page in heapq.nsmallest(MOST, ranked)]


def _pages(id_: str, occurrences: Occurrences) -> int:
    return occurrences.pages.get(id_, 1)


def _related(slug: str, both: Iterable[str], content: Content) -> Related:
    other = content.explainers[slug]
    rarest = sorted(both, key=lambda id_: (_pages(id_, content.occurrences), id_))[:SHARED]
    url = content.explainer_url(slug)
    lang = content.marks(other.meta.lang)
    return Related(other.meta.title, lang, url, other.meta.dek, tuple(ref(id_, content) for id_ in rarest))
