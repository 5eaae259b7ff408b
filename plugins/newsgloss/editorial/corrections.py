"""Every change that is told of any published text -> one log, the newest first, and its feed."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from feedgenerator import Atom1Feed

from newsgloss.content.values import Content, entry_url
from newsgloss.language.interface import Language
from newsgloss.model.entries import Change
from newsgloss.pages.references import CHANGES

EMPTY_FEED_DATE = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # instead of the clock's, which changes the bytes
MISTAKES = ("correction", "retraction")


class Logged(NamedTuple):
    """A change, and the page that it was made on. `id` tells it from all other changes."""

    id: str
    change: Change
    kind: str
    title: str
    lang: str | None
    url: str


def corrections(content: Content) -> tuple[Logged, ...]:
    """Return all changes, the newest first; of one day, mistakes before what is only new."""
    found = [*_of_explainers(content), *_of_entries(content)]
    ranked = sorted(found, key=lambda logged: (logged.change.kind not in MISTAKES, logged.id))
    return tuple(sorted(ranked, key=lambda logged: logged.change.date, reverse=True))


def corrections_feed(log: Sequence[Logged], content: Content, domain: str, path: str) -> str:
    """Return a log as an Atom feed.

    `domain` is the site's whole address, with which every link begins, and `path` where the feed is below it.
    """

    def whole(url: str) -> str:
        return f"{domain}{url.removeprefix(project.base)}"

    project = content.project
    page = whole(project.file_url("CORRECTIONS_SAVE_AS") or f"{project.base}/")
    title = content.language.gettext("%(site)s: corrections and changes") % {"site": project.name}
    own = f"{domain}/{path}"
    feed = Atom1Feed(title=title, link=page, description=None, feed_url=own, author_name=project.name)
    for logged in log:
        day = datetime.datetime.combine(logged.change.date, datetime.time(), datetime.UTC)
        words = html.escape(logged.change.now, quote=False)
        title = content.language.gettext("%(label)s: %(words)s") % {"label": logged.kind, "words": logged.title}
        feed.add_item(title, whole(logged.url), words, pubdate=day, updateddate=day, unique_id=f"{page}#{logged.id}")
    if not log:
        feed.latest_post_date = lambda: EMPTY_FEED_DATE  # type: ignore[method-assign]
    return str(feed.writeString("utf-8"))


def _of_explainers(content: Content) -> Iterator[Logged]:
    for explainer in content.published():
        meta, url = explainer.meta, content.explainer_url(explainer.slug)
        lang = content.marks(meta.lang)
        yield from _logged(f"explainer-{explainer.slug}", meta.changes, (meta.title, lang, url), content.language)
        for note in content.texts.explainers[explainer.slug].notes:
            title = content.language.gettext("%(title)s (note: %(note)s)") % {"title": meta.title, "note": note.title}
            yield from _logged(f"note-{note.id}", note.changes, (title, lang, f"{url}#n-{note.id}"), content.language)


def _of_entries(content: Content) -> Iterator[Logged]:
    for entry in content.glossary.published():
        url = entry_url(entry, content.project) or f"{content.project.base}/"
        page = (entry.label, content.marks(entry.lang), url)
        yield from _logged(f"entry-{entry.id}", entry.changes, page, content.language)


def _logged(
    text: str, changes: Iterable[Change], page: tuple[str, str | None, str], language: Language
) -> Iterator[Logged]:
    """Yield the changes of a text, given the title of its page, its language and its address."""
    for number, change in enumerate(changes, 1):
        yield Logged(f"{text}-{number}", change, language.gettext(CHANGES[change.kind]), *page)
