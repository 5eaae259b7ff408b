"""Events of the glossary -> the lines of a timeline, by year for the whole site or around a story's day for a page."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple, TypeVar

from newsgloss.content.lists import Paging, begins, by_date, by_part, date_parts, uses_each
from newsgloss.content.values import Content
from newsgloss.language.interface import N_, Language
from newsgloss.model.entries import Event

from .backlinks import Use, uses
from .bibliography import Cited
from .references import Citation, Ref, citations, doubt, gloss_lang, refs
from .timeline_chart import Band, Chart, Point, chart

Id = TypeVar("Id", bound=Hashable)
IN_THE_STORY = datetime.timedelta(days=14)  # before its day: what a story of that day reports as news
HAPPENINGS = {
    "announcement": N_("Announced"),
    "takes-effect": N_("Takes effect"),
    "statement": N_("Statement"),
    "ruling": N_("Ruling"),
    "report": N_("Report"),
    "statistic": N_("Figures"),
    "ends": N_("Ends"),
}
ERAS = {"before": N_("Before"), "story": N_("In the story"), "since": N_("Since")}


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a timeline. `date` is its first day as far as it is known; `short` is its name in a picture.

    It is mentioned on the pages `used_in`, and on so many `more`, which only the whole site's timeline tells.
    """

    id: str
    date: str
    when: str
    happening: str
    label: str
    lang: str | None
    short: str | None
    gloss: str
    refs: tuple[Ref, ...]
    citations: tuple[Citation, ...]
    confidence: str | None
    url: str | None
    is_the_day: bool = False
    used_in: tuple[Use, ...] = ()
    more: int = 0

    @property
    def doubt(self) -> str | None:
        """How sure we are, where that is not very."""
        return doubt(self.confidence)


Years = tuple[tuple[str, tuple[EventLine, ...]], ...]
"""Years, each with its events."""


class Era(NamedTuple):
    """A stretch of a story's timeline: before it, in it, or since."""

    id: str
    title: str
    events: tuple[EventLine, ...]


def timeline_pages(content: Content) -> Iterator[tuple[Years, Paging | None]]:
    """Yield each page of the timeline of all events."""
    pages = content.lists.timeline
    url = functools.partial(content.project.list_url, "TIMELINE_SAVE_AS")
    for events, paging in zip(pages, by_part(date_parts(pages, content.language), url), strict=True):
        yield timeline(events, content), paging


def timeline(events: Iterable[Event], content: Content) -> Years:
    """Return events by year, each with the pages that mention it."""
    used = [(event, uses(event.id, content)) for event in events]
    each = uses_each([len(found) for _, found in used])
    lines = (
        replace(event_line(event, content), used_in=found[:each], more=len(found[each:]) if each else 0)
        for event, found in used
    )
    return tuple((year, tuple(found)) for year, found in groupby(lines, key=lambda line: line.date[:4]))


def story_events(ids: Iterable[str] | None, mentioned: Iterable[str], content: Content) -> list[Event]:
    """Return the events that a page lists or, where it lists none, those of two or more entries that it mentions."""
    entries = content.glossary.entries
    if ids is not None:
        found = [entries[id_] for id_ in ids]
        return by_date(event for event in found if isinstance(event, Event) and event.status != "draft")
    events_of = content.lookups.events_of
    ids_of_two = in_two([events_of[id_] for id_ in set(mentioned) if id_ in events_of])
    return by_date(event for id_ in ids_of_two if isinstance(event := entries[id_], Event))


def in_two(groups: Iterable[frozenset[Id]]) -> set[Id]:
    """Return what is in two or more of some groups. The largest group is only looked up in."""
    *smaller, largest = sorted(groups, key=len) or [frozenset()]
    once: set[Id] = set()
    twice: set[Id] = set()
    for group in smaller:
        twice |= once & group
        once |= group
    return twice | (once & largest)


def eras(
    events: Iterable[Event], day: datetime.date | None, content: Content, listed: Collection[str] = ()
) -> tuple[Era, ...]:
    """Return events before a story's day, in the story and since; without a day, all of them as one era.

    Citations of sources that are `listed` lead to the page's own list.
    """
    lines = [event_line(event, content, day, listed=listed) for event in events]
    if day is None:
        return (Era("all", "", tuple(lines)),) if lines else ()
    begins, ends = (day - IN_THE_STORY).isoformat(), day.isoformat()
    by_part = {part: tuple(line for line in lines if _part(line.date, begins, ends) == part) for part in ERAS}
    say = content.language.gettext
    return tuple(Era(part, say(title), by_part[part]) for part, title in ERAS.items() if by_part[part])


def event_sources(events: Iterable[Event], language: Language) -> Iterator[Cited]:
    """Yield the sources that a page's timeline of some events cites."""
    for event in events:
        label = language.gettext("Timeline, %(day)s") % {"day": language.date(event.date)}
        for use in event.sources:
            yield Cited(use, f"#event-{event.id}", label)


def story_chart(found: Sequence[Era], language: Language) -> Chart | None:
    """Return the picture of a timeline, if it has events enough for one."""
    if sum(len(era.events) for era in found) < 3:  # noqa: PLR2004 -- two dates are read faster than drawn
        return None
    return chart([_band(era, language) for era in found])


def event_line(
    event: Event, content: Content, day: datetime.date | None = None, *, listed: Collection[str] = ()
) -> EventLine:
    """Return an event as a timeline shows it; `day` is that of the story it is shown with.

    Its citations of sources that are `listed` lead to the page's own list.
    """
    return EventLine(
        id=event.id,
        date=begins(event),
        when=content.language.date(event.date),
        happening=content.language.gettext(HAPPENINGS[event.happening]),
        label=event.label,
        lang=gloss_lang(event, content),
        short=event.short,
        gloss=event.gloss,
        refs=refs(dict.fromkeys((*event.actors, *event.places, *event.laws)), content),
        citations=citations(event.sources, content, listed=listed),
        confidence=event.confidence,
        url=content.project.event_url(event.id),
        is_the_day=day is not None and event.date == day.isoformat(),
    )


def _part(date: str, begins: str, ends: str) -> str:
    """Return the part of a story's timeline to which a date belongs; of a month or a year, the first day counts."""
    day = date + "-01-01"[len(date) - len("2031") :]
    if day < begins:
        return "before"
    return "story" if day <= ends else "since"


def _band(era: Era, language: Language) -> Band:
    first, last = era.events[0].date, era.events[-1].date
    exact = era.id == "story"
    span = language.date(f"{first}/{last}" if exact else f"{first[:4]}/{last[:4]}")
    scale = language.gettext("%(days)s, to scale") if exact else language.gettext("%(years)s, in order, not to scale")
    scale %= {"days": span} if exact else {"years": span}
    points = [
        _point(list(lines), language if exact else None) for _, lines in groupby(era.events, key=lambda line: line.date)
    ]
    return Band(era.id, era.title, scale, exact, points)


def _point(lines: Sequence[EventLine], language: Language | None) -> Point:
    """Return the point of the events of one date, with the names that they have for a picture.

    Where all years are one, a day is said in a `language` without it.
    """
    words = tuple(line.short for line in lines if line.short)
    date, when = lines[0].date, lines[0].when
    if language and len(date) == len("2031-05-05"):
        when = language.day_and_month(datetime.date.fromisoformat(date))
    hint = (lines[0].when, *(line.label for line in lines))
    return Point(lines[0].date, when, words, any(line.is_the_day for line in lines), lines[0].id, hint)
