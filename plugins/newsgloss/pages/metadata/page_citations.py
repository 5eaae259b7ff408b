"""A page -> how somebody who quotes it cites it: a line in the order of the site's own lists of sources.

The day of reading is the reader's to add: a build has no clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_, Language
from newsgloss.model.entries import Entry
from newsgloss.model.folders import address, filled
from newsgloss.pages.references import label_lang

VERSION = N_("version of %(day)s")
QUOTED = N_("“%(words)s”")


@dataclass(frozen=True, slots=True)
class PageCitation:
    """What is `before` a page's title, the `title` in quotation marks, and what is `after` it.

    The title is in the language `lang`, where that is not the site's.
    """

    before: str
    title: str
    after: str
    lang: str | None = None


def explainer_citation(explainer: Explainer, changed: datetime.date | None, content: Content) -> PageCitation | None:
    """Return how an explainer that was last `changed` on a day is cited; None for a draft."""
    meta, project, language = explainer.meta, content.project, content.language
    if meta.status == "draft" or not meta.date:
        return None
    authors = [name for name in meta.authors or (project.author,) if name]
    version = language.gettext(N_("updated %(day)s")) % {"day": language.day(changed)} if changed else None
    site = None if authors == [project.name] else project.name
    after = (site, language.day(meta.date), version, project.absolute(content.explainer_url(explainer.slug)))
    return _citation(authors, meta.title, after, language)


def entry_citation(entry: Entry, content: Content) -> PageCitation:
    """Return how an entry's page is cited."""
    project, language = content.project, content.language
    site = language.gettext(N_("%(site)s: glossary")) % {"site": project.name}
    days = (entry.reviewed, *(change.date for change in entry.changes))
    version = _version(max(filter(None, days), default=None), language)
    after = (site, version, project.absolute(project.entry_url(entry.id)))
    return _citation((), entry.label, after, language, label_lang(entry, content))


def topic_citation(slug: str, name: str, reviewed: datetime.date | None, content: Content) -> PageCitation:
    """Return how a topic's page is cited, given its name and the day of its text."""
    project, language = content.project, content.language
    page = address(filled(project.files["CATEGORY_SAVE_AS"], {"slug": slug}))
    after = (project.name, _version(reviewed, language), project.absolute(f"{project.base}/{page}"))
    return _citation((), name, after, language)


def _version(day: datetime.date | None, language: Language) -> str | None:
    return language.gettext(VERSION) % {"day": language.day(day)} if day else None


def _citation(
    authors: Sequence[str], title: str, after: Sequence[str | None], language: Language, lang: str | None = None
) -> PageCitation:
    quoted = language.gettext(QUOTED) % {"words": title}
    before = "".join(f"{name}, " for name in authors)
    return PageCitation(before, quoted, "".join(f", {part}" for part in after if part), lang)
