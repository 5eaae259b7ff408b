"""Every change that is told of any published text -> one log, the newest first, and its feed."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from feedgenerator import Atom1Feed

from .content import Content
from .project import Project
from .records import Change
from .references import entry_url

EMPTY_FEED_DATE = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # instead of the clock's, which changes the bytes
KINDS = {
    "correction": "Correction",
    "clarification": "Clarification",
    "update": "Update",
    "editor-note": "Editor’s note",
    "retraction": "Retraction",
}
MISTAKES = ("correction", "retraction")


class Logged(NamedTuple):
    """A change, and the page that it was made on. `id` tells it from all other changes."""

    id: str
    change: Change
    kind: str
    title: str
    url: str


def corrections(content: Content) -> tuple[Logged, ...]:
    """Return all changes, the newest first; of one day, mistakes before what is only new."""
    found = [*_of_explainers(content), *_of_entries(content)]
    ranked = sorted(found, key=lambda logged: (logged.change.kind not in MISTAKES, logged.id))
    return tuple(sorted(ranked, key=lambda logged: logged.change.date, reverse=True))


def corrections_feed(log: Sequence[Logged], project: Project, domain: str, path: str) -> str:
    """Return a log as an Atom feed.

    `domain` is the site's whole address, with which every link begins, and `path` where the feed stands below it.
    """

    def whole(url: str) -> str:
        return f"{domain}{url.removeprefix(project.base)}"

    page = whole(f"{project.base}/{project.urls['CORRECTIONS_URL']}")
    title = f"{project.name}: corrections and changes"
    own = f"{domain}/{path}"
    feed = Atom1Feed(title=title, link=page, description=None, feed_url=own, author_name=project.name)
    for logged in log:
        day = datetime.datetime.combine(logged.change.date, datetime.time(), datetime.UTC)
        title, words = f"{logged.kind}: {logged.title}", html.escape(logged.change.now, quote=False)
        feed.add_item(title, whole(logged.url), words, pubdate=day, updateddate=day, unique_id=f"{page}#{logged.id}")
    if not log:
        feed.latest_post_date = lambda: EMPTY_FEED_DATE  # type: ignore[method-assign]
    return str(feed.writeString("utf-8"))


def _of_explainers(content: Content) -> Iterator[Logged]:
    for explainer in content.published():
        url = content.project.explainer_url(explainer.slug)
        for number, change in enumerate(explainer.meta.changes, 1):
            yield Logged(f"explainer-{explainer.slug}-{number}", change, KINDS[change.kind], explainer.meta.title, url)
        for note in content.explainer_texts[explainer.slug].notes:
            for number, change in enumerate(note.changes, 1):
                title = f"{explainer.meta.title} (note: {note.title})"
                yield Logged(f"note-{note.id}-{number}", change, KINDS[change.kind], title, f"{url}#n-{note.id}")


def _of_entries(content: Content) -> Iterator[Logged]:
    for entry in content.glossary.published():
        url = entry_url(entry, content) or content.project.base + "/"
        for number, change in enumerate(entry.changes, 1):
            yield Logged(f"entry-{entry.id}-{number}", change, KINDS[change.kind], entry.label, url)
