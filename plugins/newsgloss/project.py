"""Newsgloss's settings with their defaults -> one frozen Project: folders, addresses, language.

The settings are Pelican's; ours have the same form (capitals, `_URL` and `_SAVE_AS` pairs) and stand in pelicanconf.py.
"""

from __future__ import annotations

import contextlib
import runpy
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from .problems import ContentError, Place, Problem

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "SEEDS_PATH": "seeds",  # folder of raw articles, beside pelicanconf.py
        "TOPICS_PATH": "topics",  # folder of texts on topics, within PATH
        "THEME_TRANSLATIONS_OVERRIDES": [],  # folders of catalogues whose words go before the theme's
        "REPORT_URL": None,  # where readers report an error, {url} in it is the page's; nothing is shown without it
        "ENTRY_URL": "glossary/{slug}/",
        "ENTRY_SAVE_AS": "glossary/{slug}/index.html",
        "GLOSSARY_URL": "glossary/",
        "GLOSSARY_SAVE_AS": "glossary/index.html",
        "TIMELINE_URL": "timeline/",
        "TIMELINE_SAVE_AS": "timeline/index.html",
        "SOURCES_URL": "sources/",
        "SOURCES_SAVE_AS": "sources/index.html",
        "CORRECTIONS_URL": "corrections/",
        "CORRECTIONS_SAVE_AS": "corrections/index.html",
        "CORRECTIONS_FEED_ATOM": "feeds/corrections.atom.xml",
        "SEARCH_URL": "search/",
        "SEARCH_SAVE_AS": "search/index.html",  # "" for a site without search and its index
        "SETTINGS_FILE": "pelicanconf.py",  # how problems name the settings; `newsgloss build` sets it
        "BUILD_REPORT": None,  # a file for the build's figures and problems; `newsgloss build` sets it
    }
)
PELICAN_DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "PATH": "content",
        "OUTPUT_PATH": "output",
        "ARTICLE_PATHS": ["explainers"],
        "ARTICLE_URL": "explainers/{slug}/",
        "PAGE_PATHS": ["pages"],
        "SITEURL": "",
        "SITENAME": "Newsgloss",
        "DEFAULT_LANG": "en",
        "DEFAULT_CATEGORY": "misc",
        "THEME": "theme",
        "THEME_TEMPLATES_OVERRIDES": [],
        "THEME_STATIC_PATHS": ["static"],
        "TYPOGRIFY": False,
        "JINJA_ENVIRONMENT": {},
        "MARKDOWN": {"extension_configs": {"markdown.extensions.extra": {}}},
    }
)


@dataclass(frozen=True, slots=True)
class Project:
    """One site: where its files are and how its pages are addressed. Paths are absolute.

    `category` is that of explainers that name none. `restyled` are the places whose files stand in for the theme's own:
    its templates, and what it serves as it is.
    """

    root: Path
    config: str
    content: Path
    seeds: Path
    explainers: Path
    pages: Path
    topics: Path
    theme: Path
    translations: tuple[Path, ...]
    restyled: tuple[Path, ...]
    output: Path
    site_url: str
    name: str
    lang: str
    category: str
    typogrify: bool
    autoescape: bool
    searchable: bool
    markdown: Mapping[str, Any]
    urls: Mapping[str, str]

    @property
    def base(self) -> str:
        """The path part of the site's address, without a slash at its end: "" or "/newsgloss"."""
        return urlsplit(self.site_url).path.rstrip("/")

    @property
    def indexed(self) -> bool:
        """Whether the site has an address of its own, so that search engines could find it."""
        return bool(self.site_url)

    def absolute(self, url: str) -> str | None:
        """Return an address with the site's host before it, or None where the site has no address of its own."""
        return f"{self.site_url.removesuffix(self.base)}{url}" if self.site_url else None

    def shown(self, path: Path) -> str:
        """Return a path as people see it: from the project's folder where it lies in it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def entry_url(self, id_: str) -> str:
        """Return the address of an entry's page, from the site's base path."""
        return f"{self.base}/{self.urls['ENTRY_URL'].format(slug=id_)}"

    def event_url(self, id_: str) -> str:
        """Return the address of an event in the timeline."""
        return f"{self.base}/{self.urls['TIMELINE_URL']}#{id_}"

    def source_url(self, id_: str) -> str:
        """Return the address of a source in the list of all sources."""
        return f"{self.base}/{self.urls['SOURCES_URL']}#{id_}"

    def explainer_url(self, slug: str) -> str:
        """Return the address of an explainer."""
        return f"{self.base}/{self.urls['ARTICLE_URL'].format(slug=slug)}"


def from_settings(settings: Mapping[str, Any], root: Path, config: str = "pelicanconf.py") -> Project:
    """Return the Project that settings describe. Relative paths start at `root`, the folder of the file `config`."""
    known = {**PELICAN_DEFAULTS, **DEFAULTS, **settings}

    def folder(*names: str) -> Path:
        return root.joinpath(*names).resolve()

    theme = folder(known["THEME"])
    return Project(
        root=root.resolve(),
        config=config,
        content=folder(known["PATH"]),
        seeds=folder(known["SEEDS_PATH"]),
        explainers=folder(known["PATH"], known["ARTICLE_PATHS"][0]),
        pages=folder(known["PATH"], known["PAGE_PATHS"][0]),
        topics=folder(known["PATH"], known["TOPICS_PATH"]),
        theme=theme,
        translations=(*map(folder, known["THEME_TRANSLATIONS_OVERRIDES"]), theme / "translations"),
        restyled=(*map(folder, known["THEME_TEMPLATES_OVERRIDES"]), *_beside(theme, known["THEME_STATIC_PATHS"])),
        output=folder(known["OUTPUT_PATH"]),
        site_url=known["SITEURL"].rstrip("/"),
        name=known["SITENAME"],
        lang=known["DEFAULT_LANG"],
        category=known["DEFAULT_CATEGORY"],
        typogrify=bool(known["TYPOGRIFY"]),
        autoescape=known["JINJA_ENVIRONMENT"].get("autoescape") is True,
        searchable=bool(known["SEARCH_SAVE_AS"]),
        markdown=known["MARKDOWN"],
        urls=MappingProxyType({key: value for key, value in known.items() if _is_address(key, value)}),
    )


def find_project(start: Path, config: str = "pelicanconf.py") -> Project:
    """Return the project whose settings file stands in `start` or the nearest folder above it.

    Raises ContentError where there is none.
    """
    for folder in (start, *start.parents):
        path = folder / config
        if path.is_file():
            with _importable(folder):
                settings = runpy.run_path(str(path))
            return from_settings({key: value for key, value in settings.items() if key.isupper()}, folder, config)
    remedy = "Go to the folder of your project: the one that holds your settings and content/."
    raise ContentError([Problem(Place(str(start)), f"there is no {config} here or above", remedy)])


def _beside(theme: Path, names: Iterable[str]) -> Iterator[Path]:
    """Return the places outside the theme's folder that names, relative to it, lead to."""
    places = (theme.joinpath(name).resolve() for name in names)
    return (place for place in places if not place.is_relative_to(theme))


@contextlib.contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let a settings file import its neighbours, as publishconf.py imports pelicanconf.py."""
    known = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - known:
            if Path(getattr(sys.modules[name], "__file__", None) or "/").parent == folder:
                del sys.modules[name]  # another project's neighbour may have the same name


def _is_address(key: str, value: object) -> bool:
    return key.endswith("_URL") and isinstance(value, str)
