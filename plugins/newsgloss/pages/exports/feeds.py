"""What is new on a site -> Atom feeds that name their sources and rights, and the same as a JSON Feed 1.1."""

from __future__ import annotations

import datetime
import html
from typing import Any

from feedgenerator import Atom1Feed, rfc3339_date
from markupsafe import Markup

from newsgloss.content.values import Content, has_page
from newsgloss.model.entries import EntryRecord
from newsgloss.pages.references import CHANGES

from .changed_days import entry_day
from .publication import Publication, as_json

EMPTY_FEED_DATE = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # instead of the clock's, which changes the bytes
MOST = 100  # entries in the glossary's feed, as FEED_MAX_ITEMS has it for Pelican's


class SourcedFeed(Atom1Feed):
    """An Atom feed whose items may name, as `via`, the address of what they are about (RFC 4287, 4.2.7.2).

    They may be in a language of their own, `lang` (2 there).
    """

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the attributes of an item's element."""
        return {"xml:lang": item["lang"]} if item.get("lang") else {}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an item, and where it comes from."""
        super().add_item_elements(handler, item)
        if item.get("via"):
            handler.addQuickElement("link", "", {"rel": "via", "href": item["via"]})


def keep_clock_out(feed: Atom1Feed) -> None:
    """Let a feed that is empty have a date that is no clock's."""
    if not feed.items:
        feed.latest_post_date = lambda: EMPTY_FEED_DATE  # type: ignore[method-assign]


def story_url(slug: str, content: Content) -> str | None:
    """Return the address of the story that an explainer is built on, if it has one."""
    story = content.seeds.get(content.explainers[slug].meta.seed or "")
    return story.sidecar.url if story and story.sidecar else None


def entry_source_url(entry: EntryRecord, content: Content) -> str | None:
    """Return the address of the first of an entry's sources that can be read at one."""
    sources = (content.glossary.sources[use.id] for use in entry.sources)
    return next((source.read_at for source in sources if source.read_at), None)


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the beginning of a day, for feeds, which have no days."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def glossary_feed(content: Content, publication: Publication, path: str, listed: frozenset[str]) -> str:
    """Return the entries that were changed or reviewed last, the newest first, as an Atom feed.

    `path` is the feed's own, and `listed` has the ids of the entries whose pages search engines may list. An entry
    that does not say when it was changed or reviewed is not in it.
    """
    language = content.language
    entries = (entry for entry in content.glossary.published() if entry.id in listed and has_page(entry))
    dated = [(day, entry) for entry in entries if (day := entry_day(entry))]
    dated.sort(key=lambda one: (-one[0].toordinal(), one[1].id))
    page = publication.whole(content.project.file_url("GLOSSARY_SAVE_AS") or f"{publication.base}/")
    feed = SourcedFeed(
        title=language.gettext("%(site)s: glossary") % {"site": publication.name},
        link=page,
        description=None,
        feed_url=f"{publication.feed_domain}/{path}",
        author_name=publication.name,
        feed_copyright=publication.rights,
        language=publication.lang,
    )
    for day, entry in dated[:MOST]:
        url = publication.whole(content.project.entry_url(entry.id))
        words = html.escape(_news(entry, day, content), quote=False)
        via = entry_source_url(entry, content)
        feed.add_item(entry.label, url, words, updateddate=midnight(day), unique_id=url, via=via)
    keep_clock_out(feed)
    return str(feed.writeString("utf-8"))


def _news(entry: EntryRecord, day: datetime.date, content: Content) -> str:
    """Return an entry's gloss, after what was changed in it on a day."""
    say = content.language.gettext
    changes = [
        say("%(label)s: %(words)s") % {"label": say(CHANGES[change.kind]), "words": change.now}
        for change in entry.changes
        if change.date == day
    ]
    return " ".join((*changes, entry.gloss))


def json_feed(feed: Atom1Feed, publication: Publication, path: str) -> str:
    """Return what an Atom feed says as a JSON Feed 1.1, whose own path is given.

    The form has no field for rights, so they are in an extension, `_newsgloss`.
    """
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.feed["title"],
        "home_page_url": publication.whole(f"{publication.base}/"),
        "feed_url": f"{publication.feed_domain}/{path}",
        "language": publication.lang,
        "authors": [{"name": publication.name}],
        "_newsgloss": {"rights": publication.rights, **_licence(publication)},
        "items": [_item(item) for item in feed.items],
    }
    return as_json(told)


def _licence(publication: Publication) -> dict[str, str]:
    return {"license": publication.licence} if publication.licence else {}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of a feed; an item without content has its summary as its text, for it must have one."""
    summary = Markup(item["description"] or "").striptags()  # noqa: S704 -- no tag is left
    told = {"id": item["unique_id"], "url": item["link"], "title": item["title"], "summary": summary}
    if item["content"]:
        told["content_html"] = item["content"]
    else:
        told["content_text"] = summary
    told["date_published"] = rfc3339_date(item["pubdate"])
    if item["updateddate"]:
        told["date_modified"] = rfc3339_date(item["updateddate"])
    if item["author_name"]:
        told["authors"] = [{"name": str(item["author_name"])}]
    if item["categories"]:
        told["tags"] = [str(one) for one in item["categories"]]
    if item.get("lang"):
        told["language"] = item["lang"]
    if item.get("via"):
        told["external_url"] = item["via"]
    return told
