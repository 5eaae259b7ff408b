"""Every change that is told of any published text -> one log, the newest first, and its feed."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsgloss.content.values import Content, entry_url
from newsgloss.language.interface import Language
from newsgloss.model.entries import Change
from newsgloss.pages.exports.feeds import SourcedFeed, entry_source_url, keep_clock_out, midnight, story_url
from newsgloss.pages.exports.publication import publication
from newsgloss.pages.references import CHANGES

MISTAKES = ("correction", "retraction")


class Logged(NamedTuple):
    """A change, and the page that it was made on. `id` tells it from all other changes.

    `via` is the address of what the page is about, if it has one.
    """

    id: str
    change: Change
    kind: str
    title: str
    lang: str | None
    url: str
    via: str | None


def corrections(content: Content) -> tuple[Logged, ...]:
    """Return all changes, the newest first; of one day, mistakes before what is only new."""
    found = [*_of_explainers(content), *_of_entries(content)]
    ranked = sorted(found, key=lambda logged: (logged.change.kind not in MISTAKES, logged.id))
    return tuple(sorted(ranked, key=lambda logged: logged.change.date, reverse=True))


def corrections_feed(log: Sequence[Logged], content: Content, domain: str, path: str, listed: Collection[str]) -> str:
    """Return a log as an Atom feed, but for what was changed on pages that search engines may not list.

    `domain` is the site's whole address, with which every link begins, and `path` where the feed is below it.
    `listed` are the addresses of the pages that search engines may list.
    """

    def whole(url: str) -> str:
        return f"{domain}{url.removeprefix(project.base)}"

    project = content.project
    page = whole(project.file_url("CORRECTIONS_SAVE_AS") or f"{project.base}/")
    title = content.language.gettext("%(site)s: corrections and changes") % {"site": project.name}
    own = f"{domain}/{path}"
    feed = SourcedFeed(
        title=title,
        link=page,
        description=None,
        feed_url=own,
        author_name=project.name,
        feed_copyright=publication(content).rights,
    )
    for logged in (one for one in log if one.url.partition("#")[0] in listed):
        day = midnight(logged.change.date)
        words = _summary(logged.change, content.language)
        title = content.language.gettext("%(label)s: %(words)s") % {"label": logged.kind, "words": logged.title}
        id_ = f"{page}#{logged.id}"
        feed.add_item(title, whole(logged.url), words, pubdate=day, updateddate=day, unique_id=id_, via=logged.via)
    keep_clock_out(feed)
    return str(feed.writeString("utf-8"))


def _summary(change: Change, language: Language) -> str:
    """Return what a feed says of a change, in HTML: the words of now and, as on the page, those of before."""
    now = html.escape(change.now, quote=False)
    if not change.was:
        return now
    before = language.gettext("Before: %(words)s") % {"words": html.escape(change.was, quote=False)}
    return f"<p>{now}</p><p>{before}</p>"


def _of_explainers(content: Content) -> Iterator[Logged]:
    for explainer in (*content.lookups.newest, *content.lookups.archived):  # what was withdrawn still has its page
        meta, url = explainer.meta, content.explainer_url(explainer.slug)
        lang = content.marks(meta.lang)
        story = story_url(explainer.slug, content)
        page = (meta.title, lang, url, story)
        yield from _logged(f"explainer-{explainer.slug}", meta.changes, page, content.language)
        for note in content.texts.explainers[explainer.slug].notes:
            title = content.language.gettext("%(title)s (note: %(note)s)") % {"title": meta.title, "note": note.title}
            here = (title, lang, f"{url}#n-{note.id}", story)
            yield from _logged(f"note-{note.id}", note.changes, here, content.language)


def _of_entries(content: Content) -> Iterator[Logged]:
    for entry in content.glossary.published():
        url = entry_url(entry, content.project) or f"{content.project.base}/"
        page = (entry.label, content.marks(entry.lang), url, entry_source_url(entry, content))
        yield from _logged(f"entry-{entry.id}", entry.changes, page, content.language)


def _logged(
    text: str, changes: Iterable[Change], page: tuple[str, str | None, str, str | None], language: Language
) -> Iterator[Logged]:
    """Yield the changes of a text, given its page: title, language, address, and so on."""
    for number, change in enumerate(changes, 1):
        yield Logged(f"{text}-{number}", change, language.gettext(CHANGES[change.kind]), *page)
