"""One Content -> the days in it that cannot be right, by their order or because they are far ahead."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.linking.notes import NoteFile
from newsgloss.model.problems import Level, Place, Problem

LONG_AFTER = datetime.timedelta(days=366)  # a story may be about what is to come, within a year or so
FAR_AHEAD = datetime.timedelta(days=3653)  # ten years: 2062 for 2026; sites about what is planned have days before that
LOOK = "Correct the day, if it is a slip."

Day = tuple[str, datetime.date | None, Callable[[], Place]]
"""The key of a day, the day, and what returns its place."""


def day_problems(content: Content, today: datetime.date | None) -> Iterator[Problem]:
    """Yield a warning for days in an order that cannot be and, with `today`, advice on those that are far ahead."""
    for explainer in content.explainers.values():
        yield from _order(explainer)
    for key, day, place in _days(content) if today else ():
        if today and day and day - today > FAR_AHEAD:
            yield Problem(place(), f"'{key}' is {day}, more than ten years ahead", LOOK, Level.ADVICE)


def _order(explainer: Explainer) -> Iterator[Problem]:
    date, modified, story_date = (
        day if explainer.has(key) else None
        for key, day in (
            ("date", explainer.meta.date),
            ("modified", explainer.meta.modified),
            ("story_date", explainer.meta.story_date),
        )
    )
    if date and modified and modified < date:
        message = f"'modified' is {modified}, before 'date', {date}"
        yield Problem(explainer.place("modified"), message, "Look at both days.", Level.WARNING)
    if date and story_date and story_date - date > LONG_AFTER:
        message = f"'story_date' is {story_date}, more than a year after 'date', {date}"
        yield Problem(explainer.place("story_date"), message, "Look at both days.", Level.WARNING)


def _days(content: Content) -> Iterator[Day]:
    """Yield each day on which somebody did something here, or will have."""
    for explainer in content.explainers.values():
        yield from _days_of(explainer, content.note_files[explainer.slug])
    for topic in content.topics.values():
        if topic.has("reviewed"):
            yield "reviewed", topic.meta.reviewed, partial(topic.place, "reviewed")
    for id_, entry in content.glossary.entries.items():
        place = partial(content.glossary.places.__getitem__, id_)
        yield "reviewed", entry.reviewed, place
        yield from (("changes", change.date, place) for change in entry.changes)
    for id_, source in content.glossary.sources.items():
        yield "accessed", source.accessed, partial(content.glossary.source_places.__getitem__, id_)


def _days_of(explainer: Explainer, file: NoteFile) -> Iterator[Day]:
    for key in filter(explainer.has, ("date", "modified", "story_date")):
        yield key, getattr(explainer.meta, key), partial(explainer.place, key)
    for change in explainer.meta.changes if explainer.has("changes") else ():
        yield "changes", change.date, partial(explainer.place, "changes")
    for note in file.notes:
        for key in ("date", "reviewed"):
            if file.has(note, key):
                yield key, getattr(note, key), partial(file.place, note, key)
