"""A topic's explainers and its text -> the values that its page draws."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from newsgloss.content.lists import by_date
from newsgloss.content.values import Content, PageText, has_page
from newsgloss.content.written import Explainer
from newsgloss.model.folders import filled
from newsgloss.model.settings import Project

from .metadata.page_citations import PageCitation, topic_citation
from .metadata.share import PageMetadata
from .metadata.site_pages import topic_metadata
from .references import KIND_NAMES, Ref, ref
from .timelines import EventLine, event_line, story_events

MOST = 200  # events, and entries of a kind; more are heavy, and the timeline and the glossary have all of them


class OfKind(NamedTuple):
    """The entries of one kind that a topic's explainers mention most, and how many `more` they mention."""

    kind: str
    entries: tuple[Ref, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What a topic's page shows beside its explainers; what is empty is not shown.

    `lang` is the language of its text, if it is not the reader's. It `has_several` explainers, or one, and
    `has_articles` where others are beside them. `entries` are those that its explainers mention, by kind, the most
    mentioned first. So many `earlier` events are not shown. `feed` is the address of the topic's own. One with a text
    of ours says how it is `cited`.
    """

    dek: str | None
    lang: str | None
    has_several: bool
    has_articles: bool
    text: Markup | None
    reviewed: datetime.date | None
    events: tuple[EventLine, ...]
    earlier: int
    entries: tuple[OfKind, ...]
    feed: str | None
    metadata: PageMetadata | None
    cited: PageCitation | None


def topic_page(slug: str, explainers: Iterable[Explainer], content: Content, *, others: int = 0) -> TopicPage:
    """Return what the page of a topic shows, given its explainers and how many `others` it is the category of."""
    explainers = list(explainers)
    topic = content.topics.get(slug)
    if topic and topic.meta.status != "published":
        topic = None
    counts = _counts(content.texts.explainers[one.slug] for one in explainers)
    listed = {one.meta.timeline for one in explainers}  # None, once, for all that list no events
    events = by_date({event.id: event for ids in listed for event in story_events(ids, counts, content)}.values())
    return TopicPage(
        dek=topic.meta.dek if topic else None,
        lang=content.marks(topic.meta.lang) if topic else None,
        has_several=len(explainers) + others > 1,
        has_articles=others > 0,
        text=Markup(content.texts.topics[slug].html) if topic else None,  # noqa: S704 -- sanitised by markup
        reviewed=topic.meta.reviewed if topic else None,
        events=tuple(event_line(event, content) for event in events[-MOST:]),
        earlier=len(events[:-MOST]),
        entries=_by_kind(counts, content),
        feed=topic_feed(slug, content.project),
        metadata=topic_metadata(slug, explainers, content),
        cited=topic_citation(slug, _name(explainers, content.project), topic.meta.reviewed, content) if topic else None,
    )


def _name(explainers: Sequence[Explainer], project: Project) -> str:
    return next((one.meta.category for one in explainers if one.meta.category), project.category)


def topic_feed(slug: str, project: Project) -> str | None:
    """Return the address of a topic's feed, or None where topics have none."""
    template = project.files.get("CATEGORY_FEED_ATOM")
    return f"{project.base}/{filled(template, {'slug': slug})}" if template else None


def _counts(texts: Iterable[PageText]) -> dict[str, int]:
    """Return how often each entry is mentioned in some texts."""
    counts: dict[str, int] = {}
    for text in texts:
        for mention in text.annotated.mentions:
            counts[mention.entry] = counts.get(mention.entry, 0) + 1
    return counts


def _by_kind(counts: dict[str, int], content: Content) -> tuple[OfKind, ...]:
    entries = content.glossary.heads
    groups: dict[str, list[str]] = {kind: [] for kind in KIND_NAMES}
    for id_ in sorted(counts, key=lambda id_: (-counts[id_], id_)):
        if id_ in entries and has_page(entries[id_]):
            groups[entries[id_].kind].append(id_)
    say = content.language.gettext
    return tuple(
        OfKind(say(KIND_NAMES[kind][1]), tuple(ref(id_, content) for id_ in found[:MOST]), len(found[MOST:]))
        for kind, found in groups.items()
        if found
    )
