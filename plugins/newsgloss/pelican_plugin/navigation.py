"""A `Content` -> the pages and feeds that every page may lead to, and what a page says of its own address."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from newsgloss.content.values import Content, has_page
from newsgloss.language.interface import N_, Language
from newsgloss.model.folders import address, beside
from newsgloss.model.settings import SEARCH_FOLDER, Project
from newsgloss.pages.explainers.sources_on_paper import PRINT_SHEET
from newsgloss.pages.exports.icons import TOUCH, WEB_MANIFEST, icon_source
from newsgloss.pages.exports.publication import DEFINITIONS, data_url
from newsgloss.pages.metadata.share import HEIGHT, WIDTH, PageMetadata, picture_url
from newsgloss.pages.metadata.site_pages import glossary_metadata, home_metadata, plain_metadata, timeline_metadata

ARTICLES = N_("Articles")  # where others are beside explainers
NAVIGATION = {
    "explainers": N_("Explainers"),
    "glossary": N_("Glossary"),
    "timeline": N_("Timeline"),
}
"""What the navigation leads to, and what readers call it. The search has a field beside it."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
OURS = "gloss"  # in our own name, which shows our idea: News in their letters, gloss in ours


class SiteName(str):
    """The site's name. Newsgloss's own has two halves, which are set like the source's words and like ours."""

    __slots__ = ()

    @property
    def ours(self) -> str:
        """The half that is set like our words; no other name has one."""
        return OURS if self == f"News{OURS}" else ""

    @property
    def theirs(self) -> str:
        """What is set like the source's words: the rest."""
        return self.removesuffix(self.ours)


class NavigationLink(NamedTuple):
    """A link of the navigation. `current` is "page" on the page that it leads to, and "true" on those below that."""

    url: str
    name: str
    current: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site's pages and feeds are, from its base path; what it does not have is None.

    `theme` is the folder of styles, scripts and fonts, `search_index` that of the search's index. `menu` and `links`
    are the addresses, with their names, that settings have in the menu after ours and in the footer. `contact` is what
    CONTACT shows: a mail address, or a page's without its scheme.
    """

    name: SiteName
    theme: str
    search_index: str
    explainers: str | None
    glossary: str | None
    timeline: str | None
    sources: str | None
    corrections: str | None
    drafts: str | None
    search: str | None
    about: str | None
    standards: str | None
    feed: str | None
    corrections_feed: str | None
    glossary_feed: str | None
    json_feed: str | None
    data: str | None
    definitions: str | None
    manifest: str | None
    touch_icon: str | None
    menu: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    contact: str | None = None


class HeadMetadata(NamedTuple):
    """What a page says of itself in its head, with its address and that of its picture, and its `data` in JSON-LD.

    `kind` is Open Graph's word for the page, `card` that of the card on other sites; `alt` says what the picture shows.
    """

    url: str
    kind: str
    card: str
    locale: str | None
    picture: str | None
    width: int
    height: int
    alt: str
    published: datetime.date | None
    modified: datetime.date | None
    section: str | None
    data: str | None


class Addresses:
    """What templates ask about the page that they draw, by its file: `output_file`."""

    def __init__(self, site: Site, content: Content, report_url: str | None, *, has_articles: bool = False) -> None:
        self._site = site
        self._labels = NAVIGATION | ({"explainers": ARTICLES} if has_articles else {})  # the list has all of them
        self._content = content
        self._project = project = content.project
        self._report_url = report_url
        lists = [project.list_file("GLOSSARY_SAVE_AS", 1 + n) for n in range(content.lists.count("glossary"))]
        self._own: dict[str, Callable[[Content], PageMetadata | None]] = dict.fromkeys(lists, glossary_metadata)
        for number in range(content.lists.count("timeline")):
            file = project.list_file("TIMELINE_SAVE_AS", 1 + number)
            self._own[file] = functools.partial(timeline_metadata, number)
        self._own[project.files.get("INDEX_SAVE_AS", "")] = home_metadata

    def navigation(self, file: str, language: Language) -> Iterator[NavigationLink]:
        """Yield the links of the navigation in a language."""
        here = f"{self._project.base}/{address(file)}"
        for name, label in self._labels.items():
            url: str | None = getattr(self._site, name)
            if url:
                below = "true" if url.endswith("/") and here.startswith(url) else None
                yield NavigationLink(url, language.gettext(label), "page" if here == url else below)
        for url, label in self._site.menu:
            yield NavigationLink(url, label, "page" if here == url else None)

    def canonical_url(self, file: str) -> str:
        """Return the page's whole address."""
        return f"{self._project.site_url}/{address(file)}"

    def print_sheet(self, file: str) -> str:
        """Return the address of the style sheet that lists, on paper, an explainer's other sources."""
        return f"{self._project.base}/{beside(file, PRINT_SHEET)}"

    def metadata_of(self, file: str, metadata: PageMetadata | None) -> HeadMetadata | None:
        """Return what a page says of itself: `metadata`, if it is about one thing. None without SITEURL."""
        project = self._project
        said = metadata or self._own.get(file, plain_metadata)(self._content)
        if said is None:
            return None
        picture = said.picture
        language, _, region = picture.lang.partition("-")
        return HeadMetadata(
            url=self.canonical_url(file),
            kind=said.kind,
            card="summary_large_image" if project.draws_pictures else "summary",
            locale=f"{language}_{region}" if len(region) == len("CA") else None,
            picture=picture_url(picture, project) if project.draws_pictures else None,
            width=WIDTH,
            height=HEIGHT,
            alt=picture.title,
            published=said.published,
            modified=said.modified,
            section=said.section,
            data=said.data,
        )

    def report_url(self, file: str) -> str | None:
        """Return where readers report an error on the page: REPORT_URL, with its address in the place of {url}."""
        url = self._report_url
        return url.replace("{url}", quote(self.canonical_url(file))) if url else None


def site_of(content: Content, settings: Mapping[str, Any] = NOTHING, context: Mapping[str, Any] = NOTHING) -> Site:
    """Return where a site's pages and feeds are; settings, and Pelican's context, say what else is in its menu."""
    project = content.project
    own = _own(content)
    menu = [(str(url), str(name)) for name, url in settings.get("MENUITEMS") or ()]
    if settings.get("DISPLAY_PAGES_ON_MENU"):
        menu += [(f"{project.base}/{page.url}", _words(page.title)) for page in context.get("pages", ())]
    if settings.get("DISPLAY_CATEGORIES_ON_MENU"):
        menu += [(f"{project.base}/{one.url}", str(one)) for one, _ in context.get("categories", ())]
    ours = {getattr(own, name) for name in (*NAVIGATION, "search")}
    links = [(str(url), str(name)) for kind in ("LINKS", "SOCIAL") for name, url, *_ in settings.get(kind) or ()]
    return replace(own, menu=tuple(item for item in menu if item[0] not in ours), links=tuple(links))


def _words(title: str) -> str:
    """Return a title without the HTML that Pelican lets it have."""
    return Markup(title).striptags()  # noqa: S704 -- no tag is left


def _own(content: Content) -> Site:
    """Return where a site's own pages and feeds are; no list is led to that is empty for all its words are shared."""
    project = content.project
    has_entries = any(map(has_page, content.glossary.published())) or not content.glossary.shared
    has_sources = bool(content.glossary.sources) or not content.glossary.shared
    return Site(
        name=SiteName(project.name),
        theme=f"{project.base}/{sheets_folder(project)}",
        search_index=f"{project.base}/{SEARCH_FOLDER}/",
        explainers=project.file_url("ARCHIVES_SAVE_AS"),
        glossary=project.file_url("GLOSSARY_SAVE_AS") if has_entries else None,
        timeline=project.file_url("TIMELINE_SAVE_AS"),
        sources=project.file_url("SOURCES_SAVE_AS") if has_sources else None,
        corrections=project.file_url("CORRECTIONS_SAVE_AS"),
        drafts=project.file_url("DRAFTS_SAVE_AS"),
        search=project.file_url("SEARCH_SAVE_AS"),
        about=_page_url("about", content),
        standards=_page_url("standards", content),
        feed=project.file_url("FEED_ALL_ATOM") if any(content.published()) else None,
        corrections_feed=project.file_url("CORRECTIONS_FEED_ATOM"),
        glossary_feed=project.file_url("GLOSSARY_FEED_ATOM"),
        json_feed=project.file_url("FEED_ALL_JSON"),
        data=project.file_url("DATA_SAVE_AS"),
        definitions=data_url(DEFINITIONS, project),
        manifest=f"{project.base}/{sheets_folder(project)}/{WEB_MANIFEST}" if icon_source(project) else None,
        touch_icon=f"{project.base}/{TOUCH}" if icon_source(project) else None,
        contact=_shown(project.imprint.get("CONTACT")),
    )


def _shown(address: str | None) -> str | None:
    """Return an address as readers see it: without its scheme, what follows a ?, and a slash at its end."""
    return address and re.sub(r"^\w+:(//)?|\?.*|/$", "", address)


def sheets_folder(project: Project) -> str:
    """Return the folder of the site in which our sheets and scripts are: the theme's, or one in another theme's."""
    return f"{project.files['THEME_STATIC_DIR']}/newsgloss" if project.embeds else project.files["THEME_STATIC_DIR"]


def _page_url(slug: str, content: Content) -> str | None:
    """Return the address of a page of content/pages/, where somebody has written it."""
    page = content.pages.get(slug)
    return content.project.page_url(slug, page.meta.lang) if page and page.meta.status != "draft" else None
