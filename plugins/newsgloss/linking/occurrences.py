"""Mentions found page by page -> where every entry is mentioned, and what every page mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from newsgloss.language.sentences import sentence


class Mention(NamedTuple):
    """One entry found once in a page's text.

    `number` counts the mentions of this entry on the page from 1, in text order; with the entry it makes the anchor.
    It is at context[start:end] in the page's text; its sentence is cut when somebody asks. `paragraph` counts the
    paragraphs of the source's quotes on the page from 1; 0 where the words are ours (`in_source` is false). `rule`
    says why the name may match: several words, rare word, acronym, auto, plural, or by hand. `lang` is the language of
    a foreign name.
    """

    entry: str
    number: int
    linked: bool
    context: str
    start: int
    end: int
    in_source: bool = False
    paragraph: int = 0
    rule: str = ""
    lang: str | None = None

    @property
    def anchor(self) -> str:
        """The id that the mention carries in the page's HTML."""
        return f"m-{self.entry}-{self.number}"

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence around the mention: `before`, `text` and `after`."""
        return sentence(self.context, self.start, self.end)

    @property
    def before(self) -> str:
        """What is before the mention in its sentence, as a reader sees it."""
        return self.sentence[0]

    @property
    def text(self) -> str:
        """The mention itself, as a reader sees it."""
        return self.sentence[1]

    @property
    def after(self) -> str:
        """What is after the mention in its sentence, as a reader sees it."""
        return self.sentence[2]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All mentions, in both directions. Pages keep the order in which they were given.

    `counts` says how often each entry is mentioned on all pages together, `pages` on how many.
    """

    by_page: Mapping[str, tuple[Mention, ...]]
    by_entry: Mapping[str, Mapping[str, tuple[Mention, ...]]]
    counts: Mapping[str, int]
    pages: Mapping[str, int]

    @classmethod
    def on(cls, by_page: Mapping[str, tuple[Mention, ...]]) -> Occurrences:
        """Return the mentions on some pages."""
        found: dict[str, dict[str, list[Mention]]] = {}
        for page, mentions in by_page.items():
            for mention in mentions:
                found.setdefault(mention.entry, {}).setdefault(page, []).append(mention)
        by_entry = {
            entry: {page: tuple(mentions) for page, mentions in pages.items()} for entry, pages in found.items()
        }
        counts = {entry: sum(map(len, pages.values())) for entry, pages in by_entry.items()}
        pages = {entry: len(pages) for entry, pages in by_entry.items()}
        return cls(by_page, MappingProxyType(by_entry), MappingProxyType(counts), MappingProxyType(pages))

    def of(self, entry: str) -> Mapping[str, tuple[Mention, ...]]:
        """Return the pages that mention an entry, each with its mentions in text order."""
        return self.by_entry.get(entry, {})

    def count(self, entry: str) -> int:
        """Return how often an entry is mentioned on all pages together."""
        return self.counts.get(entry, 0)


def entries_in(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the entries that are mentioned, each once, by first mention."""
    return tuple(dict.fromkeys(mention.entry for mention in mentions))
