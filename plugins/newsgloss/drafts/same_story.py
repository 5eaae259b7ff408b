"""Two drafts -> whether they tell one story, however that was changed."""

from __future__ import annotations

from collections.abc import Sequence

RUN = 4  # words in a row; two stories have few such runs in common
SHARED = 0.3  # of the runs of the shorter of two drafts of one story


def is_same_story(draft: str, other: str) -> bool:
    """Return whether two drafts tell one story, however it was changed: they share many runs of words."""
    runs, others = (_runs(told.partition("\n\n")[2].split()) for told in (draft, other))
    return len(runs & others) > SHARED * min(len(runs), len(others))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
