"""One Content -> the links to the site's own addresses that its authors wrote, and those that lead to no file of it.

What only drawn pages tell, such as the places on a page that a theme makes, is left for the build.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from newsgloss.content.values import Content, has_page
from newsgloss.model.folders import filled
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.shapes import fields_of
from newsgloss.publishing.site_files import SiteFile
from newsgloss.publishing.site_links import OPENING, texts
from newsgloss.publishing.site_names import page_file, used_names

from .addresses import SiteAddresses, meant, own_address
from .unread_files import has_own_file, unread_files

LINK = pattern_of(r'(?:href|src|poster|cite)="([^"]*)"')  # as nh3 writes it
PELICANS = ("{", "|")  # how a link begins that is checked where it is resolved
LISTED = ("ARTICLE", "DRAFT", "ENTRY", "EXPLAINER", "PAGE", "STATIC")  # settings whose files are known one by one
NAMES = {"author": "authors", "category": "category", "tag": "tags"}  # with the keys of front matter
BEFORE, AFTER = r"(?<![^\s(\"'<=,:\]])", r"(?![^\s)\"'>,])"  # what is around a link in Markdown, HTML and YAML


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text that an author wrote: the page that shows it, by its file, if one page does, where it is, and its HTML.

    `find` says where it is, which few texts are asked. `end` is the line on which something else begins in its file,
    or 0.
    """

    page: str | None
    find: Callable[[str], Place]
    end: int
    html: str

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.find("")

    def has(self, link: str) -> bool:
        """Return whether the text has a link."""
        return html.escape(link, quote=False) in self.html and link in plain_links(self.html)


class Sources:
    """The files that authors wrote, each read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lines: dict[str, list[str]] = {}

    def places(self, link: str, text: WrittenText) -> list[Place]:
        """Return where a link is written in a text; nothing where it is written in another way."""
        place = text.place
        lines = self.lines(place.path)
        whole = re.compile(f"{BEFORE}{re.escape(link)}{AFTER}")
        start, end = max(place.line, 1), text.end or len(lines) + 1
        found = ((number, one) for number in range(start, end) for one in whole.finditer(lines[number - 1]))
        return [Place(place.path, number, one.start() + 1) for number, one in found]

    def lines(self, name: str) -> list[str]:
        """Return the lines of a file, by its name as people see it; none where it cannot be read."""
        if name not in self._lines:
            try:
                written = Path(self._project.root, name).read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                written = ""
            self._lines[name] = written.split("\n")
        return self._lines[name]


def text_link_problems(content: Content, files: Iterable[SiteFile]) -> Iterator[Problem]:
    """Yield an error for each link in a text that leads to none of the site's files, nor to what could not be read."""
    project, sources = content.project, Sources(content.project)
    addresses = _addresses(content, files)
    for text in written_texts(content):
        here = own_address(text.page, project) if text.page else None
        for link in dict.fromkeys(plain_links(text.html)):
            if link.startswith(PELICANS) or (here is None and not link.startswith("/")):
                continue
            address = meant(link, here or "/", project)
            if address and (fault := addresses.fault(link, address, {})):
                for place in sources.places(link, text) or [text.place]:
                    yield Problem(place, fault.message, fault.remedy)


def plain_links(text: str) -> list[str]:
    """Return the links that a fragment of HTML has."""
    if "=" not in text:
        return []
    return [
        html.unescape(link) for tag in OPENING.finditer(text) for link in LINK.findall(text, tag.start(), tag.end())
    ]


def written_texts(content: Content) -> Iterator[WrittenText]:
    """Yield every text that an author wrote."""
    ends, topic_pages = _ends(content), _topic_pages(content)
    for kind, slug, find, _, text in texts(content):
        page = topic_pages.get(slug) if kind == "topics" else _page(kind, slug, content)
        yield WrittenText(page, find, ends.get(find(""), 0) if kind == "entries" else 0, text)


def _page(kind: str, slug: str, content: Content) -> str | None:
    """Return the file of the page that shows a text of no topic; None where several do, or nobody knows its address."""
    if kind in {"explainers", "asides", "pages"}:
        folder = "pages" if kind == "pages" else "explainers"
        page = content.pages[slug] if kind == "pages" else content.explainers[slug]
        return (has_own_file(page) and page_file(page, folder, content.project)) or None
    if kind == "entries" and has_page(content.glossary.entries[slug]):
        return filled(content.project.files["ENTRY_SAVE_AS"], {"slug": slug})
    return None


def _topic_pages(content: Content) -> Mapping[str, str]:
    """Return the file of each topic's page, by its slug, but for those whose explainers fill several."""
    project, file = content.project, content.project.files.get("CATEGORY_SAVE_AS")
    if not file or not _are_known("category", content):
        return {}
    times = used_names(content.published(), "category", project.category).times
    found = (slug for slug, lines in times.items() if project.pagination.count("category", lines) == 1)
    return {slug: filled(file, {"slug": slug}) for slug in found}


def _ends(content: Content) -> Mapping[Place, int]:
    """Return for the place of each entry the line on which the next begins in the same file."""
    places = sorted(set(content.glossary.places.values()))
    return {one: other.line for one, other in pairwise(places) if one.path == other.path}


def _addresses(content: Content, files: Iterable[SiteFile]) -> SiteAddresses:
    """Return the addresses of the files that a site will have, with all at which it may have one."""
    project = content.project
    exact = [name for name in NAMES if _are_known(name, content)]
    listed = (*LISTED, *(f"{name.upper()}_SAVE_AS" for name in exact))
    unlisted = [file for name, file in project.files.items() if not name.startswith(listed) and fields_of(file)]
    unlisted.append(f"{project.files['THEME_STATIC_DIR']}/{{path}}")
    unlisted += [] if project.is_alone else ["{path}"]  # where Pelican has its own pages only the build knows
    unlisted += unread_files(content)
    return SiteAddresses((file.path for file in files), project, unlisted)


def _are_known(name: str, content: Content) -> bool:
    """Return whether all names of a kind could be read that published explainers have."""
    is_read = all(one.has("status", NAMES[name]) for one in content.explainers.values())
    used = used_names(content.published(), name, content.project.category)
    return is_read and used.is_exact and not content.unread_explainers
