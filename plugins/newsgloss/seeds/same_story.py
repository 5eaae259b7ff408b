"""The texts of articles -> those that tell one story, and those that are one article under two ids."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from newsgloss.language.unspaced.scripts import UNSPACED
from newsgloss.model.patterns import pattern_of
from newsgloss.model.sources import Sidecar

from .saved_pages.addresses import plain_address
from .seed import Seed

RUN = 4  # words in a row; two stories have few such runs in common
RUN_OF_SIGNS = 8  # the same where no space parts words
SHARED = 0.3  # of the runs of the shorter of two texts of one story
SAME = 0.6  # of the runs of the shorter of two texts of one article, and of the beginnings of its paragraphs
WORD = pattern_of(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
SIGN = pattern_of(f"[{UNSPACED}]")
NO_LETTER = pattern_of(r"[\W_]+")
READ, LETTERS, FEWEST = 100, 24, 12  # characters at the beginning of a paragraph, and letters that tell it from others
HELD = 5  # articles that begin a paragraph alike, or have one address; where there are more, those words are no story's
TOLD = 3  # differences of two articles
MOST_WORDS = 3000  # of a text whose differences are told: to find them takes time by the square of it
LONGEST = 40  # characters of one side of a difference
TELL_APART = "Keep one. If they are two versions, say in both sidecars how they differ: `published` or `captured_from`."


def is_same_story(text: str, other: str, shared: float = SHARED) -> bool:
    """Return whether two texts tell one story, however it was changed: they share many runs of words."""
    runs, others = _runs(text), _runs(other)
    return len(runs & others) > shared * min(len(runs), len(others))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text)
    size = RUN_OF_SIGNS if 2 * len(SIGN.findall(text)) > len(words) else RUN
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


@dataclass(frozen=True)
class Article:
    """An article's text, paragraphs parted by blank lines, the name of its file, and what its sidecar says of it.

    `seed` is the id under which it has been imported.
    """

    file: str
    text: str
    url: str | None = None
    published: str | None = None
    captured_from: str | None = None
    seed: str = ""

    @cached_property
    def address(self) -> str | None:
        """The address, however it is written; none where that is a whole site's."""
        plain = plain_address(self.url) if self.url else ""
        return plain if re.search(r"/[^/?]|\?.", plain) else None

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """How the paragraphs begin, each once, in letters alone: whatever is typed or marked otherwise is alike."""
        begun = (NO_LETTER.sub("", block[:READ]).casefold()[:LETTERS] for block in self.text.split("\n\n"))
        return tuple(dict.fromkeys(one for one in begun if len(one) >= FEWEST))


def article_of(seed: Seed, sidecar: Sidecar | None, file: str) -> Article:
    """Return a seed as an article that is compared with others."""
    text = "\n\n".join(line.text for line in seed.body)
    if sidecar is None:
        return Article(file, text, seed.metadata.url, seed.published)
    published = sidecar.published.isoformat() if sidecar.published else None
    return Article(file, text, sidecar.url, published, sidecar.captured_from)


@dataclass(frozen=True, slots=True)
class KnownArticles:
    """Articles, by their addresses and the beginnings of their paragraphs: one more is compared with few of them."""

    _by_address: dict[str, list[Article]] = field(default_factory=dict)
    _by_beginning: dict[str, list[Article]] = field(default_factory=dict)

    def add(self, article: Article) -> None:
        """Know one more article."""
        held = [self._by_beginning.setdefault(beginning, []) for beginning in article.beginnings]
        if article.address:
            held.append(self._by_address.setdefault(article.address, []))
        for articles in held:
            if len(articles) < HELD:
                articles.append(article)

    def same_as(self, article: Article) -> tuple[Article, str] | None:
        """Return a known article that this one is, and what both have: "the same address", "the same words" or nearly.

        Not where their sidecars say that they are of two days or from two places: those are versions of a story. And
        not by their words alone where both have addresses, for an agency's story is printed in many papers.
        """
        for other in self._by_address.get(article.address or "", ()):
            if not _are_versions(article, other):
                return other, "the same address"
        for other in self._beginning_like(article):
            is_reprint = article.address and other.address
            if not (is_reprint or _are_versions(article, other)) and is_same_story(article.text, other.text, SAME):
                is_whole = _letters(article.text) == _letters(other.text)
                return other, "the same words" if is_whole else "nearly the same words"
        return None

    def _beginning_like(self, article: Article) -> Iterator[Article]:
        """Yield known articles that begin most of their paragraphs, or most of its, as an article does."""
        counts = Counter(other for one in article.beginnings for other in self._by_beginning.get(one, ()))
        for other, count in counts.items():
            if count > SAME * min(len(article.beginnings), len(other.beginnings)):
                yield other


def word_changes(text: str, other: str) -> str:
    """Return in which words a text differs from another, the first few of them: '950' for '900', 'today' added.

    Nothing where most words are others, or where a text has more than MOST_WORDS.
    """
    words, others = WORD.findall(text), WORD.findall(other)
    if max(len(words), len(others)) > MOST_WORDS:
        return ""
    matcher = difflib.SequenceMatcher(None, others, words, autojunk=False)
    if matcher.quick_ratio() < SAME or matcher.ratio() < SAME:
        return ""
    told = [
        _word_change(_short(words[first:last]), _short(others[start:end]))
        for tag, start, end, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]
    return ", ".join([*told[:TOLD], *([f"{len(told) - TOLD} more"] if told[TOLD:] else [])])


def _short(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _word_change(new: str, old: str) -> str:
    if new and old:
        return f"'{new}' for '{old}'"
    return f"'{new}' added" if new else f"'{old}' left out"


def _letters(text: str) -> str:
    return NO_LETTER.sub("", text).casefold()


def _are_versions(article: Article, other: Article) -> bool:
    """Return whether the sidecars of two articles say what tells them apart."""
    said = ((article.published, other.published), (article.captured_from, other.captured_from))
    return any(one and another and one != another for one, another in said)
