"""A page -> what other sites show with a link to it: its picture, and what it says of itself."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from markupsafe import Markup

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_
from newsgloss.model.entries import Entry
from newsgloss.model.folders import filled
from newsgloss.model.settings import Project
from newsgloss.pages.provenance import story_kind
from newsgloss.pages.references import kind_line, label_lang

WIDTH, HEIGHT = 1200, 630  # pixels, as Facebook, LinkedIn and Mastodon show a large picture
VERSION = 8  # characters of a digest
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class SharePicture:
    """What a page's picture says, and the `file` of the site that it is. `of` is what the page is about.

    `kind` is what readers call that, `text` says more of it; `lang` is the language of the title.
    """

    of: Literal["explainer", "entry", "topic", "site"]
    file: str
    kind: str
    title: str
    text: str
    site: str
    lang: str

    @property
    def words(self) -> tuple[str, ...]:
        """All that it says."""
        return self.kind, self.title, self.text, self.site

    @property
    def of_site(self) -> SharePicture:
        """The same with the site's name alone: for a title that no font at hand can write."""
        return SharePicture("site", self.file, "", self.site, "", self.site, "")

    @property
    def from_right(self) -> bool:
        """Whether the title is in a language that is written from right to left."""
        return self.lang.partition("-")[0].lower() in RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself to other sites and to programs. `kind` is Open Graph's, `data` is JSON-LD."""

    kind: Literal["article", "website"]
    picture: SharePicture
    published: datetime.date | None = None
    modified: datetime.date | None = None
    section: str | None = None
    data: Markup | None = None


def picture_file(page: str) -> str:
    """Return the file of a page's picture: beside the page."""
    path = PurePosixPath(page)
    return str(path.with_name("share.png") if path.stem == "index" else path.with_suffix(".png"))


def picture_url(picture: SharePicture, project: Project) -> str:
    """Return a picture's whole address: another once it says something else, or is drawn otherwise.

    So sites that keep pictures fetch it again.
    """
    told = "\0".join((project.picture_look, picture.of, picture.lang, *picture.words))
    version = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:VERSION]
    return f"{project.site_url}/{picture.file}?v={version}"


def explainer_picture(explainer: Explainer, content: Content) -> SharePicture:
    """Return what the picture of an explainer says: its title, and where its story comes from."""
    meta, project = explainer.meta, content.project
    story = content.seeds.get(meta.seed or "")
    file = filled(project.files["EXPLAINER_SAVE_AS"], project.fields(explainer.slug, meta.lang, meta.date))
    kind = content.language.gettext(N_("Explainer"))
    text = story_kind(story.sidecar if story else None, content.language) or meta.dek or ""
    lang = content.explainer_lang(explainer.slug)
    return SharePicture("explainer", picture_file(file), kind, meta.title, text, project.name, lang)


def entry_picture(entry: Entry, content: Content) -> SharePicture:
    """Return what the picture of an entry says: the word, and its gloss."""
    project = content.project
    file = picture_file(filled(project.files["ENTRY_SAVE_AS"], {"slug": entry.id}))
    lang = label_lang(entry, content) or project.lang
    return SharePicture("entry", file, kind_line(entry, content), entry.label, entry.gloss, project.name, lang)


def topic_picture(slug: str, name: str, content: Content) -> SharePicture:
    """Return what the picture of a topic says: its name, and how its text begins."""
    project, topic = content.project, content.topics.get(slug)
    file = picture_file(filled(project.files["CATEGORY_SAVE_AS"], {"slug": slug}))
    dek = topic.meta.dek if topic and topic.meta.status == "published" else None
    lang = (topic.meta.lang if topic else None) or project.lang
    return SharePicture("topic", file, content.language.gettext(N_("Topic")), name, dek or "", project.name, lang)


def site_picture(content: Content) -> SharePicture:
    """Return what the picture of all other pages says: the site's name, and what it does."""
    project = content.project
    text = content.language.gettext(N_("The news as published, the hard words explained"))
    file = picture_file(project.files.get("INDEX_SAVE_AS") or "index.html")
    return SharePicture("site", file, "", project.name, text, project.name, project.lang)
