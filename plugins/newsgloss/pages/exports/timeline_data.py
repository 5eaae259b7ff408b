"""One Content -> its events as the JSON that TimelineJS draws.

The form is TimelineJS's (timeline.knightlab.com/docs/json-format.html): a title, and events with dates as numbers; text
is HTML, so what authors wrote is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from newsgloss.content.values import Content
from newsgloss.model.entries import Event
from newsgloss.pages.references import citations
from newsgloss.pages.timelines import event_line

from .publication import Publication, as_json

PARTS = ("year", "month", "day")


def timeline_json(content: Content, publication: Publication) -> str:
    """Return all published events as TimelineJS reads them, by date."""
    title = content.language.gettext("%(site)s: timeline") % {"site": publication.name}
    events = [event for page in content.lists.timeline for event in page]
    told: dict[str, Any] = {
        "title": {"text": {"headline": str(escape(title)), "text": str(_paragraph(publication.rights))}},
        "events": [_event(event, content, publication) for event in events],
        "scale": "human",
        "rights": publication.rights,
    }
    return as_json(told | ({"license": publication.licence} if publication.licence else {}))


def _event(event: Event, content: Content, publication: Publication) -> dict[str, Any]:
    line = event_line(event, content)
    first, _, last = event.date.partition("/")
    told: dict[str, Any] = {"unique_id": event.id, "start_date": _date(first)}
    if last:
        told["end_date"] = _date(last)
    text = Markup().join(_paragraphs(event, line.url, content, publication))
    told |= {
        "display_date": line.when,
        "text": {"headline": str(escape(event.label)), "text": str(text)},
        "group": line.happening,
    }
    return told


def _date(day: str) -> dict[str, int]:
    """Return a year, month or day as numbers."""
    return dict(zip(PARTS, map(int, day.split("-")), strict=False))


def _paragraphs(event: Event, url: str | None, content: Content, publication: Publication) -> Iterator[Markup]:
    """Yield what is said of an event, and what it rests on, with a link to it in the site's own timeline."""
    yield _paragraph(event.gloss)
    cited = "; ".join(one.text for one in citations(event.sources, content))
    if url:
        words = cited or content.language.gettext("Timeline")
        yield Markup('<p><a href="{}">{}</a></p>').format(publication.whole(url), words)
    elif cited:
        yield _paragraph(cited)


def _paragraph(words: str) -> Markup:
    return Markup("<p>{}</p>").format(words)
