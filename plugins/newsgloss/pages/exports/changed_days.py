"""One Content -> the day on which what is on each page last changed, as its authors say.

No clock, file or repository is asked: a page of which nobody says when it changed has no day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from newsgloss.content.values import Content, has_page
from newsgloss.content.written import Explainer
from newsgloss.model.entries import EntryRecord


def changed_days(content: Content) -> Mapping[str, datetime.date]:
    """Return the days by the addresses of pages, from the site's base path: explainers, entries and our lists."""
    return {url: day for url, day in _days(content) if url and day}


def explainer_day(explainer: Explainer, content: Content) -> datetime.date | None:
    """Return when an explainer, or a note on it, was last changed."""
    meta = explainer.meta
    notes = content.texts.explainers[explainer.slug].notes
    changes = [change.date for made in (meta.changes, *(note.changes for note in notes)) for change in made]
    return latest([meta.date, meta.modified, *changes, *(note.date for note in notes)])


def entry_day(entry: EntryRecord) -> datetime.date | None:
    """Return when an entry was last changed or reviewed."""
    return latest([entry.reviewed, *(change.date for change in entry.changes)])


def latest(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """Return the last of some days, those that are not known left out."""
    return max(filter(None, days), default=None)


def _days(content: Content) -> Iterator[tuple[str | None, datetime.date | None]]:
    project = content.project
    told = {one.slug: explainer_day(one, content) for one in content.published()}
    for slug, day in told.items():
        yield content.explainer_url(slug), day
    entries = list(content.glossary.published())
    for entry in filter(has_page, entries):
        yield project.entry_url(entry.id), entry_day(entry)
    yield f"{project.base}/", latest(told.values())
    yield project.file_url("ARCHIVES_SAVE_AS"), latest(told.values())
    yield project.file_url("GLOSSARY_SAVE_AS"), latest(map(entry_day, filter(has_page, entries)))
    yield project.file_url("TIMELINE_SAVE_AS"), latest(entry_day(entry) for entry in entries if entry.kind == "event")
    yield project.file_url("CORRECTIONS_SAVE_AS"), _last_change(content)


def _last_change(content: Content) -> datetime.date | None:
    """Return when the newest change was made that the log of corrections has."""
    notes = (note for one in content.published() for note in content.texts.explainers[one.slug].notes)
    changed = (*(one.meta for one in content.published()), *notes, *content.glossary.published())
    return latest(change.date for one in changed for change in one.changes)
