"""One Content -> the values that the home page draws: its lead, a sentence of that, topics and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsgloss.content.lists import sort_key
from newsgloss.content.values import Content, PageText, has_page
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_
from newsgloss.linking.occurrences import Mention
from newsgloss.model.entries import Entry

from .backlinks import StoryPlace, story_place
from .references import KIND_NAMES, Card, card
from .timelines import EventLine
from .topic_page import TopicPage

WORDS = 6  # entries; two rows of three
TOPICS = 6  # those with the newest explainers
EVENTS = 3  # of a topic, the last
NAMED = {
    (True, True): N_("Every entry names its sources and the day it was last reviewed."),
    (True, False): N_("Every entry names its sources."),
    (False, True): N_("Every entry names the day it was last reviewed."),
}
"""What is said of all entries, by whether each has sources, and a day."""


@dataclass(frozen=True, slots=True)
class Showcase:
    """One sentence of an explainer with a word in it, and the word's card: what the home page shows of it."""

    before: str
    match: str
    after: str
    match_lang: str | None
    in_source: bool
    lang: str | None
    where: StoryPlace | None
    url: str
    card: Card

    @property
    def quoted(self) -> tuple[str, ...]:
        """What it shows as the words of a source."""
        return (f"{self.before}{self.match}{self.after}",) if self.in_source else ()


class TopicOnHome(NamedTuple):
    """A topic with its last events, and how many explainers it has, or articles where it `has_articles` beside them.

    `lang` is that of its dek, if not the page's.
    """

    name: str
    url: str
    size: int
    has_articles: bool
    dek: str | None
    lang: str | None
    events: tuple[EventLine, ...]


def topic_on_home(name: str, url: str, size: int, topic: TopicPage) -> TopicOnHome:
    """Return what the home page shows of a topic."""
    return TopicOnHome(name, url, size, topic.has_articles, topic.dek, topic.lang, topic.events[-EVENTS:])


def named_by_entries(content: Content) -> str | None:
    """Return what readers may be told that every entry names, if it does and there are entries."""
    entries = list(content.glossary.published())
    said = NAMED.get((all(entry.sources for entry in entries), all(entry.reviewed for entry in entries)))
    return content.language.gettext(said) if entries and said else None


def words_on_home(content: Content, shown: Showcase | None) -> tuple[Card, ...]:
    """Return entries of all kinds and topics, of each the most mentioned, and not the one that is shown already.

    Kinds take turns, and each gives an entry of the topic that has had fewest so far.
    """
    left: dict[str, list[Entry]] = {kind: [] for kind in KIND_NAMES}
    for entry in content.glossary.published():
        if has_page(entry) and not (shown and entry.id == shown.card.id):
            left[entry.kind].append(entry)
    had: Counter[str | None] = Counter()
    found: list[Entry] = []
    while len(found) < WORDS and any(left.values()):
        for entries in filter(None, left.values()):
            best = min(entries, key=lambda entry: _rank(entry, had, content))
            entries.remove(best)
            found.append(best)
            had.update(_topics(best, content))
    return tuple(card(entry, content) for entry in found[:WORDS])


def _rank(entry: Entry, had: Counter[str | None], content: Content) -> tuple[bool, int, int, tuple[str, str]]:
    topics = _topics(entry, content)
    fewest = min((had[topic] for topic in topics), default=0)
    return not topics, fewest, -content.occurrences.count(entry.id), sort_key(entry.label)


def _topics(entry: Entry, content: Content) -> set[str | None]:
    """Return the topics of the explainers that mention an entry."""
    return {content.explainers[slug].meta.category for slug in content.lookups.pages_with.get(entry.id, ())}


def lead(explainers: Iterable[Explainer], content: Content) -> Explainer | None:
    """Return what the home page begins with: the first story with explained words, else the first explainer.

    Explainers come newest first.
    """
    listed = list(explainers)
    stories = (
        one for one in listed if one.meta.seed in content.seeds and _explains(content.texts.explainers[one.slug])
    )
    return next(stories, next(iter(listed), None))


def _explains(text: PageText) -> bool:
    return any(mention.linked for mention in text.annotated.mentions)


def showcase(explainer: Explainer, content: Content) -> Showcase | None:
    """Return the sentence of an explainer that the home page shows, if it links any entry.

    A foreign word makes the best case, then the source's words before ours, then a sentence to be read at a glance.
    Of a story whose permission is not settled, only a mention that is quoted with its clause says anything.
    """

    def rank(mention: Mention) -> tuple[bool, bool, int]:
        length = sum(map(len, mention.sentence))
        return content.glossary.entries[mention.entry].lang is None, not mention.in_source, length

    def is_quoted(mention: Mention) -> bool:
        return not mention.in_source or mention.anchor in content.quoted.get(explainer.slug, {mention.anchor})

    mentions = content.texts.explainers[explainer.slug].annotated.mentions
    ours = content.glossary.entries
    linked = [one for one in mentions if one.linked and one.entry in ours and is_quoted(one)]
    best = min(linked, key=rank, default=None)
    if best is None:
        return None
    url = f"{content.explainer_url(explainer.slug)}#{best.anchor}"
    where = story_place(explainer.slug, best.paragraph, content) if best.in_source else None
    lang = content.source_lang(explainer.slug) if best.in_source else content.marks(explainer.meta.lang)
    found = card(content.glossary.entries[best.entry], content, day=explainer.meta.story_date)
    return Showcase(*content.sentence(best, explainer.slug), best.lang, best.in_source, lang, where, url, found)
