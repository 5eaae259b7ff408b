"""One Content -> every file that its site will have, and each that two things would write or that lies outside it."""

from __future__ import annotations

import os
import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from newsgloss.content.values import Content, has_page
from newsgloss.content.written import Explainer, Page
from newsgloss.model.folders import beside, filled, is_file_in
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Place, Problem
from newsgloss.model.settings import SEARCH_FOLDER, Project
from newsgloss.model.site_settings.shapes import fields_of
from newsgloss.pages.embeds.entry_files import COPIED, OEMBED
from newsgloss.pages.explainers.sources_on_paper import PRINT_SHEET
from newsgloss.pages.exports.annotations import ANNOTATIONS
from newsgloss.pages.exports.publication import DATA, DEFINITIONS, data_file
from newsgloss.pages.metadata.share import picture_file

from .file_kinds import kind_flaws
from .manifests import MANIFEST
from .site_folders import is_text_file, static_files
from .site_links import linked_files
from .site_names import former_files, former_topics, page_file, used_names

OWN_PAGES = ("GLOSSARY", "TIMELINE", "SOURCES", "CORRECTIONS", "DRAFTS", "SEARCH", "DATA")
LISTS = ("glossary", "timeline", "sources")  # of our own that are divided into pages
A_LIST = "list/index.html"  # a file such as lists have
OWN_FEEDS = (
    *("CORRECTIONS_FEED_ATOM", "GLOSSARY_FEED_ATOM", "FEED_ALL_JSON"),
    *("FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS"),
)
FOR_ROBOTS = ("SITEMAP_SAVE_AS", "ROBOTS_SAVE_AS")  # which leave their place to a file of the authors'
FIELDS: Mapping[str, tuple[str, ...]] = {  # what may be in braces in the settings that begin so
    "ARTICLE": ("slug", "lang", "date"),
    "EXPLAINER": ("slug", "lang", "date"),
    "DRAFT": ("slug", "lang", "date"),
    "PAGE": ("slug", "lang"),
    "DRAFT_PAGE": ("slug", "lang"),
    "ENTRY": ("slug",),
    "CATEGORY": ("slug",),
    "TAG": ("slug",),
    "AUTHOR": ("slug",),
    "STATIC": ("path",),
    "TRANSLATION": ("lang",),
    **dict.fromkeys(("YEAR_ARCHIVE", "MONTH_ARCHIVE", "DAY_ARCHIVE"), ("date",)),
    **dict.fromkeys((*OWN_PAGES, "INDEX", "ARCHIVES", "SITEMAP", "ROBOTS"), ()),
}
SETTING = pattern_of(r"(.+?)(?:_LANG)?(?:_FEED)?_(?:URL|SAVE_AS|ATOM|RSS|JSON)(?:_URL)?")
OUTSIDE = pattern_of(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site, from its output folder, the place of what it is made from, and who writes it, in words.

    `copied` is the file that it is a copy of, if it is one. One that `is_beside` a page is in the folder of that.
    """

    path: str
    place: Place
    owner: str
    is_setting: bool = False
    copied: Path | None = None
    is_beside: bool = False

    @property
    def key(self) -> str:
        """The path as hosts compare paths that do not tell capitals, or ways to write an accent, apart."""
        return unicodedata.normalize("NFC", posixpath.normpath(self.path)).casefold()


def file_problems(files: Sequence[SiteFile], project: Project) -> Iterator[Problem]:
    """Yield an error for each setting that writes outside the output folder or has a field that is not known.

    Then for each of the site's `files` that two things would write, and for what a browser would run in those that are
    copied.
    """
    place = Place(project.config)
    named = {**project.files, **dict(_moved(project))}
    named |= {f"PAGINATION_PATTERNS ({n})": file.removeprefix("/") for n, file in project.pagination.patterns}
    for setting, value in named.items():
        if OUTSIDE.search(value):
            message = f"{setting} leads out of the output folder: {value}"
            yield Problem(place, message, "Name a path within it, without .. and without a / at its beginning.")
    if project.pagination.file(A_LIST, 1) != A_LIST:
        message = "PAGINATION_PATTERNS moves the first page of each list from the list's own address"
        yield Problem(project.place("PAGINATION_PATTERNS"), message, "Begin it with (1, '{url}', '{save_as}').")
    for setting, value in {**project.urls, **project.files}.items():
        if problem := _unknown_field(setting, value, place):
            yield problem
    yield from _taken(files, project)
    yield from _run_by_browsers(files, project)


def _run_by_browsers(files: Iterable[SiteFile], project: Project) -> Iterator[Problem]:
    """Yield an error for each thing that a browser would run in a file that is copied and that nobody vouches for."""
    trusted = [project.content / name for name in project.unchecked]
    trusted += [] if project.is_alone else [project.content / name for name in project.static]  # Pelican's to publish
    for file in files:
        if file.copied and not any(map(file.copied.is_relative_to, trusted)):
            yield from (flaw.within(file.owner) for flaw in kind_flaws(file.copied, file.path))


def _moved(project: Project) -> Iterator[tuple[str, str]]:
    for source, metadata in project.elsewhere.items():
        for key in ("path", "save_as"):
            if key in metadata:
                yield f"EXTRA_PATH_METADATA[{source!r}]", str(metadata[key])


def _unknown_field(setting: str, value: str, place: Place) -> Problem | None:
    match = SETTING.fullmatch(setting)
    known = FIELDS.get(match[1]) if match else None
    fields = fields_of(value)
    if known is None or (fields is not None and fields <= set(known)):
        return None
    remedy = f"It may have {', '.join(f'{{{name}}}' for name in known)}." if known else "It has no fields."
    return Problem(place, f"{setting} has a field that is not known there: {value}", remedy)


def _taken(files: Iterable[SiteFile], project: Project) -> Iterator[Problem]:
    """Yield an error for each file whose path is another's, or a folder that another needs."""
    owners: dict[str, SiteFile] = {}
    folders: dict[str, SiteFile] = {}
    reserved = dict(_reserved(project))
    for file in files:
        key = file.key
        above = [str(parent) for parent in PurePosixPath(key).parents][:-1]
        other = (
            owners.get(key) or folders.get(key) or next((owners[folder] for folder in above if folder in owners), None)
        )
        whose = next((reserved[folder] for folder in (key, *above) if folder in reserved), None)
        if file.is_beside and (whose or (other and other.is_beside)):
            continue  # that is told of its page
        if other or whose:
            yield _taken_problem(file, other, whose)
        owners.setdefault(key, file)
        folders |= {folder: folders.get(folder, file) for folder in above}


def _reserved(project: Project) -> Iterator[tuple[str, str]]:
    """Yield the folders of the site in which only its own parts write."""
    theme = posixpath.normpath(project.files["THEME_STATIC_DIR"]).casefold()
    if theme != ".":
        yield theme, "the theme (THEME_STATIC_DIR)"
    yield MANIFEST, "the build"
    if project.searchable:
        yield SEARCH_FOLDER, "the search index"


def _taken_problem(file: SiteFile, other: SiteFile | None, whose: str | None) -> Problem:
    path = posixpath.normpath(file.path)
    if other is None:
        return Problem(file.place, f"its file would be {path}, in the folder of {whose}", "Rename it.")
    taken = posixpath.normpath(other.path)
    apart = f"; {taken} is the same to many hosts" if file.key == other.key and path != taken else ""
    if file.is_setting:
        message = f"{file.owner} and {other.owner} both write {path}{apart}"
        return Problem(file.place, message, "Give each a file of its own.")
    if file.key != other.key:
        message = (
            f"its file would be {path}, and {other.owner} writes {taken}: one cannot be a folder in the other's place"
        )
    else:
        message = f"its file would be {path}, which is taken by {other.owner}{apart}"
    remedy = f"Rename it, or change {other.owner}." if other.is_setting else "Rename one of the two."
    return Problem(file.place, message, remedy)


def files_of_site(content: Content) -> Iterator[SiteFile]:
    """Yield the files of a site, those that settings name first, but for the theme's and the search's."""
    yield from _named_files(content)
    project = content.project
    yield from _entries(content)
    yield from _data(content)
    found: dict[str, str] = {}
    pages: tuple[Explainer | Page, ...] = (*content.explainers.values(), *content.pages.values())
    for page in pages:
        kind = "explainers" if page.slug in content.explainers and content.explainers[page.slug] is page else "pages"
        if path := page_file(page, kind, project):
            found[f"{kind}/{page.slug}"] = path
            yield SiteFile(path, page.file.place(), page.file.name)
            if kind == "explainers":
                owner = f"the sources on paper of {page.file.name}"
                yield SiteFile(beside(path, PRINT_SHEET), page.file.place(), owner, is_beside=True)
            yield from (SiteFile(old, page.file.place(), page.file.name) for old in former_files(page, kind, project))
            if kind == "explainers" and page.meta.status != "draft":
                yield from _picture(path, page.file.place(), content)
                if project.files.get("DATA_SAVE_AS"):
                    owner = f"the annotations on {page.file.name}"
                    yield SiteFile(beside(path, ANNOTATIONS), page.file.place(), owner, is_beside=True)
    yield from (SiteFile(old, place, place.path) for old, _, place in former_topics(content))
    copied = list(_static(content, found))
    yield from copied
    taken = {file.path for file in copied}
    for setting in FOR_ROBOTS:
        file = project.files.get(setting)
        if file and project.site_url and file not in taken:
            yield SiteFile(file, Place(project.config), setting, is_setting=True)


def drafts_of_site(content: Content) -> dict[str, Place]:
    """Return the files that drafts have in the site, where settings give them one, each with what makes it a draft."""
    pages: list[tuple[Explainer | Page, str]] = [(one, "explainers") for one in content.explainers.values()]
    pages += [(one, "pages") for one in content.pages.values()]
    drafts = ((one, kind) for one, kind in pages if one.meta.status == "draft")
    found = ((page_file(one, kind, content.project), one.place("status")) for one, kind in drafts)
    return {file: place for file, place in found if file}


def _entries(content: Content) -> Iterator[SiteFile]:
    """Yield the pages of entries, those at their old addresses, and the files beside them."""
    project = content.project
    for entry in filter(has_page, content.glossary.published()):
        place = content.glossary.places[entry.id]
        names = (entry.id, *entry.redirect_from)
        file, *former = (filled(project.files["ENTRY_SAVE_AS"], {"slug": name}) for name in names)
        yield from (SiteFile(one, place, f"the entry at {place}") for one in (file, *former))
        yield from _picture(file, place, content)
        if project.files.get("DATA_SAVE_AS"):
            for name in (COPIED, OEMBED):
                yield SiteFile(beside(file, name), place, f"the entry at {place}", is_beside=True)


def _data(content: Content) -> Iterator[SiteFile]:
    """Yield the files of data, and the feed of each topic."""
    project = content.project
    for name in (*DATA, DEFINITIONS):
        if path := data_file(name, project):
            yield SiteFile(path, Place(project.config), "DATA_SAVE_AS", is_setting=True)
    if template := project.files.get("CATEGORY_FEED_ATOM"):
        used = used_names(content.published(), "category", project.category)
        for slug, where in used.places.items() if used.is_exact else ():
            yield SiteFile(filled(template, {"slug": slug}), where, f"the feed of the category at {where}")


def _picture(page: str, place: Place, content: Content) -> Iterator[SiteFile]:
    """Yield the share picture of a page, where the site has such pictures."""
    if content.project.draws_pictures and page:
        yield SiteFile(picture_file(page), place, f"the share picture of {page}", is_beside=True)


def _named_files(content: Content) -> Iterator[SiteFile]:
    project = content.project
    place = Place(project.config)
    settings = [
        f"{name}_SAVE_AS" for name in dict.fromkeys((*(name.upper() for name in project.templates), *OWN_PAGES))
    ]
    for setting in (*settings, *OWN_FEEDS):
        if path := project.files.get(setting):
            yield SiteFile(path, place, setting, is_setting=True)
            for number in range(2, _pages(setting.removesuffix("_SAVE_AS").lower(), content) + 1):
                file = project.pagination.file(path, number)
                yield SiteFile(file, place, f"page {number} of {setting}", is_setting=True)
    yield from _picture(project.files.get("INDEX_SAVE_AS") or "index.html", place, content)
    for kind in ("category", "tag", "author"):
        template, used = (
            project.files.get(f"{kind.upper()}_SAVE_AS"),
            used_names(content.published(), kind, project.category),
        )
        for slug, where in used.places.items() if template and used.is_exact else ():
            file = filled(template or "", {"slug": slug})
            yield SiteFile(file, where, f"the {kind} at {where}")
            if kind == "category":
                yield from _picture(file, where, content)
            for number in range(2, project.pagination.count(kind, used.times[slug]) + 1):
                yield SiteFile(project.pagination.file(file, number), where, f"page {number} of the {kind} at {where}")


def _pages(template: str, content: Content) -> int:
    """Return how many pages a list of the whole site has."""
    if template in LISTS:
        return content.lists.count(template)
    listed = template in content.project.templates
    return content.project.pagination.count(template, len(content.lookups.newest)) if listed else 1


def _static(content: Content, pages: Mapping[str, str]) -> Iterator[SiteFile]:
    """Yield the files that are published as they are; one that a page attaches is beside the first such page."""
    project = content.project
    beside: dict[Path, str] = {}
    found = dict.fromkeys(static_files(project))
    for page, kind, file in linked_files(content):
        if not is_file_in(file, project.content):
            continue  # an error of its own
        found.setdefault(file)
        if kind == "attach" and page in pages:
            written = content.explainers if page.startswith("explainers/") else content.pages
            tail = os.path.relpath(file, written[page.partition("/")[2]].file.path.parent)
            tail = file.name if tail.startswith("..") else tail
            beside.setdefault(file, f"{posixpath.dirname(pages[page])}/{tail}".lstrip("/"))
    for file in found:
        if file.is_relative_to(project.content) and not is_text_file(file, project):
            relative = file.relative_to(project.content).as_posix()
            moved = _elsewhere(relative, project)
            path = moved or beside.get(file) or filled(project.files["STATIC_SAVE_AS"], {"path": relative})
            source = project.seen(file)
            yield SiteFile(path, source.place(), source.name, copied=file)


def _elsewhere(relative: str, project: Project) -> str | None:
    """Return where EXTRA_PATH_METADATA has a file written, if it says so."""
    said: dict[str, Any] = {}
    for source in sorted(project.elsewhere, key=len):
        if relative == source or relative.startswith(f"{source}/"):
            said |= project.elsewhere[source]
    if "save_as" in said:
        return str(said["save_as"])
    return filled(project.files["STATIC_SAVE_AS"], {"path": said["path"]}) if "path" in said else None
