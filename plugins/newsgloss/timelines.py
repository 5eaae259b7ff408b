"""Events of the glossary -> the lines of a timeline, by year for the whole site or around a story's day for a page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from .backlinks import Use, uses
from .cited_sources import Cited
from .content import Content
from .dates import partial_date
from .records import Event
from .references import Citation, Ref, citations, refs
from .timeline_chart import Band, Chart, Point, chart

IN_THE_STORY = datetime.timedelta(days=14)  # before its day: what a story of that day reports as news
HAPPENINGS = {
    "announcement": "Announced",
    "takes-effect": "Takes effect",
    "statement": "Statement",
    "ruling": "Ruling",
    "report": "Report",
    "statistic": "Figures",
    "ends": "Ends",
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a timeline. `date` is its first day as far as it is known; `short` is its name in a picture."""

    id: str
    date: str
    when: str
    happening: str
    label: str
    short: str | None
    gloss: str
    refs: tuple[Ref, ...]
    citations: tuple[Citation, ...]
    confidence: str
    used_in: tuple[Use, ...]
    is_the_day: bool = False


class Era(NamedTuple):
    """A stretch of a story's timeline: before it, in it, or since."""

    id: str
    title: str
    events: tuple[EventLine, ...]


def timeline(content: Content) -> tuple[tuple[str, tuple[EventLine, ...]], ...]:
    """Return all events by year, in the order of their dates."""
    events = [entry for entry in content.glossary.published() if isinstance(entry, Event)]
    years = groupby(in_order(events), key=lambda event: event.date[:4])
    return tuple((year, tuple(event_line(event, content) for event in found)) for year, found in years)


def story_events(ids: Iterable[str] | None, mentioned: Iterable[str], content: Content) -> list[Event]:
    """Return the events that a page lists or, where it lists none, those of two or more entries that it mentions."""
    entries = content.glossary.entries
    if ids is not None:
        found = [entries[id_] for id_ in ids]
        return in_order(event for event in found if isinstance(event, Event) and event.status != "draft")
    known = set(mentioned)
    events = (entry for entry in content.glossary.published() if isinstance(entry, Event))
    return in_order(event for event in events if len(known & {*event.actors, *event.places, *event.laws}) > 1)


def eras(events: Iterable[Event], day: datetime.date | None, content: Content) -> tuple[Era, ...]:
    """Return events before a story's day, in the story and since; without a day, all of them as one era."""
    lines = [event_line(event, content, day) for event in events]
    if day is None:
        return (Era("all", "", tuple(lines)),) if lines else ()
    begins, ends = (day - IN_THE_STORY).isoformat(), day.isoformat()
    parts = {"before": "Before", "story": "In the story", "since": "Since"}
    by_part = {part: tuple(line for line in lines if _part(line.date, begins, ends) == part) for part in parts}
    return tuple(Era(part, title, by_part[part]) for part, title in parts.items() if by_part[part])


def event_sources(found: Iterable[Era], content: Content) -> Iterator[Cited]:
    """Yield the sources that a page's timeline cites."""
    for line in (line for era in found for line in era.events):
        for use in content.glossary.entries[line.id].sources:
            yield Cited(use, f"#event-{line.id}", line.when)


def story_chart(found: Sequence[Era]) -> Chart | None:
    """Return the picture of a timeline, if it has events enough for one."""
    if sum(len(era.events) for era in found) < 3:  # noqa: PLR2004 -- two dates are read faster than drawn
        return None
    return chart([_band(era) for era in found])


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by the dates on which they begin."""
    return sorted(events, key=lambda event: (event.date.partition("/"), event.id))


def event_line(event: Event, content: Content, day: datetime.date | None = None) -> EventLine:
    """Return an event as a timeline shows it; `day` is that of the story it is shown with."""
    return EventLine(
        id=event.id,
        date=event.date.partition("/")[0],
        when=partial_date(event.date),
        happening=HAPPENINGS[event.happening],
        label=event.label,
        short=event.short,
        gloss=event.gloss,
        refs=refs(dict.fromkeys((*event.actors, *event.places, *event.laws)), content),
        citations=citations(event.sources, content),
        confidence=event.confidence,
        used_in=uses(event.id, content),
        is_the_day=day is not None and event.date == day.isoformat(),
    )


def _part(date: str, begins: str, ends: str) -> str:
    """Return the part of a story's timeline to which a date belongs; of a month or a year, the first day counts."""
    day = date + "-01-01"[len(date) - len("2031") :]
    if day < begins:
        return "before"
    return "story" if day <= ends else "since"


def _band(era: Era) -> Band:
    first, last = era.events[0].date, era.events[-1].date
    exact = era.id == "story"
    span = partial_date(f"{first}/{last}" if exact else f"{first[:4]}/{last[:4]}")
    scale = span if exact else f"{span}, not to scale"
    points = [_point(list(lines), exact=exact) for _, lines in groupby(era.events, key=lambda line: line.date)]
    return Band(era.id, era.title, scale, exact, points)


def _point(lines: Sequence[EventLine], *, exact: bool) -> Point:
    """Return the point of the events of one date, with the names that they have for a picture."""
    words = tuple(line.short for line in lines if line.short)
    when = re.sub(r" \d{4}$", "", lines[0].when) if exact else lines[0].when
    return Point(lines[0].date, when, words, any(line.is_the_day for line in lines))
