"""Mentions found page by page -> where every entry is mentioned, and what every page mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mention:
    """One entry found once in a page's text.

    `number` counts the mentions of this entry on the page from 1, in text order; with the entry it makes the anchor.
    `before`, `text` and `after` are the sentence around it, as a reader sees it. `paragraph` counts the paragraphs of
    the source's quotes on the page from 1; 0 where the words are ours (`in_source` is false).
    """

    entry: str
    number: int
    linked: bool
    before: str
    text: str
    after: str
    in_source: bool = False
    paragraph: int = 0

    @property
    def anchor(self) -> str:
        """The id that the mention carries in the page's HTML."""
        return f"m-{self.entry}-{self.number}"


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All mentions, in both directions. Pages keep the order in which they were given."""

    by_page: Mapping[str, tuple[Mention, ...]]
    by_entry: Mapping[str, Mapping[str, tuple[Mention, ...]]] = field(init=False)

    def __post_init__(self) -> None:
        """Turn the pages round."""
        by_entry: dict[str, dict[str, tuple[Mention, ...]]] = {}
        for page, mentions in self.by_page.items():
            for mention in mentions:
                pages = by_entry.setdefault(mention.entry, {})
                pages[page] = (*pages.get(page, ()), mention)
        object.__setattr__(self, "by_entry", MappingProxyType(by_entry))

    def of(self, entry: str) -> Mapping[str, tuple[Mention, ...]]:
        """Return the pages that mention an entry, each with its mentions in text order."""
        return self.by_entry.get(entry, {})

    def count(self, entry: str) -> int:
        """Return how often an entry is mentioned on all pages together."""
        return sum(map(len, self.of(entry).values()))


def entries_in(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the entries that are mentioned, each once, by first mention."""
    return tuple(dict.fromkeys(mention.entry for mention in mentions))
