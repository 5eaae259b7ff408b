"""Settings -> one frozen Project: folders, addresses, language.

The settings are Pelican's; ours have the same form (capitals, `_SAVE_AS` for a file) and are in pelicanconf.py.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from .folders import OWN_THEME, NamedPath, Pagination, address, draws_itself, filled, seen_from, theme_folder
from .problems import ContentError, Place, Problem
from .site_settings.combined import SetAddress, pagination_of, set_addresses, site_file_settings
from .site_settings.defaults import DEFAULTS, IMPRINT, MENUS, OF_OTHERS, PELICAN_DEFAULTS, names_only_explainers
from .site_settings.setting_shapes import misfits
from .site_settings.settings_file import find_root, places_of, run_settings

OWN_TEXTS = ("glossary", "sources.yaml", "linking.yaml")  # in PATH, whatever settings say
SEARCH_FOLDER = "pagefind"  # of the site; by this name Pagefind's script finds the path that the site is below
COPIES = "glossaries"  # folder of copies of other sites' glossaries, and of what each of them must be
BY_BUILD = "NEWSGLOSS_BUILD"  # in the environment: tells the plugin that a build of ours runs Pelican
OWN_FOLDERS = ("plugins", "tests", ".git", ".github", ".venv", ".cache")  # of a project, whatever its settings say


@dataclass(frozen=True, slots=True)
class QuoteLimits:
    """How much of a story whose permission is not settled other pages than its own may show.

    `words` are around a mention, `share` of all its words on all pages together, `on_page` words on a page that
    search engines may list.
    """

    words: int
    share: float
    on_page: int


@dataclass(frozen=True, slots=True)
class Project:
    """One site: where its files are and how its pages are addressed. Paths are absolute.

    `named` are the settings that it makes, `places` where its file makes them. `cache` is the folder in which builds
    remember what they made, unless they do not. So many `workers` help, or one for each core: 0.

    It `is_alone` where ARTICLE_PATHS names the explainers' folder and no other. Else only what is in our folders is
    ours, and no `pages` are; the rest is Pelican's. Its theme `embeds` our pages where it cannot draw them itself.

    `category` is that of explainers that name none. `restyled` are the places whose files stand in for the theme's own:
    its templates, and what it serves as it is. `unread` are the folders that PAGE_PATHS names after that which is
    read, by setting; `ignored` are patterns of the names of files that are left out.

    `static` are the folders and files that are published as they are, from the content folder, but for the `excluded`,
    and `unchecked` those that are, whatever browsers run in them; `elsewhere` says which of them get another address.
    `unchecked_links` begin addresses on the site's host that something else serves. `glossaries` are those of other
    sites, by the name that they have here, each with its path or address. `files` are the settings that say
    which files the site has: `_SAVE_AS`, feeds, and for the `templates` that are pages by themselves.

    `pagination` says how lists are divided into pages, and `on_page` which of them has what other pages lead to: by the
    setting of the list and by id, where it is not the first.

    Its pages `have_pictures` for links to them, and it `draws_pictures` where it has an address; `picture_look` is a
    digest of the files from which they are drawn. `imprint` has
    PUBLISHER, FUNDING and CONTACT. `addresses` are all that settings lead readers to. `plugins` are the folders of
    PLUGIN_PATHS. `own` are the folders that no site may be written to, `private` those of them that hold code and the
    like, and `retained` the names in the output folder that a build leaves alone.
    """

    root: Path
    config: str
    places: Mapping[str, Place]
    named: frozenset[str]
    content: Path
    seeds: Path
    is_alone: bool
    explainers: Path
    pages: Path | None
    topics: Path
    theme: Path
    embeds: bool
    translations: tuple[Path, ...]
    restyled: tuple[Path, ...]
    output: Path
    plugins: tuple[Path, ...]
    cache: Path | None
    workers: int
    own: tuple[Path, ...]
    private: tuple[Path, ...]
    retained: tuple[str, ...]
    site_url: str
    name: str
    lang: str
    category: str
    author: str
    imprint: Mapping[str, str]
    addresses: tuple[SetAddress, ...]
    typogrify: bool
    autoescape: bool
    searchable: bool
    have_pictures: bool
    draws_pictures: bool
    markdown: Mapping[str, Any]
    quote_limits: QuoteLimits
    policy: Mapping[str, Sequence[str]]
    urls: Mapping[str, str]
    unread: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    static: tuple[str, ...]
    excluded: tuple[str, ...]
    unchecked: tuple[str, ...]
    unchecked_links: tuple[str, ...]
    elsewhere: Mapping[str, Mapping[str, str]]
    theme_static: tuple[Path, ...]
    glossaries: Mapping[str, str]
    files: Mapping[str, str]
    templates: tuple[str, ...]
    pagination: Pagination
    on_page: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    picture_look: str = ""

    @property
    def base(self) -> str:
        """The path part of the site's address, without a slash at its end: "" or "/newsgloss"."""
        return urlsplit(self.site_url).path.rstrip("/")

    @property
    def copies(self) -> Path:
        """The folder of copies of other sites' glossaries, beside the settings."""
        return self.root / COPIES

    @property
    def read(self) -> tuple[Path, ...]:
        """The folders and files in PATH that our texts are in: unless it is alone, nothing else there is ours."""
        own = (self.explainers, self.topics, *(self.content / name for name in OWN_TEXTS))
        return (*own, *([self.pages] if self.pages else []))

    @property
    def has_own_templates(self) -> bool:
        """Return whether the site's theme is its own, or has parts of its own."""
        return bool(self.restyled) or self.theme != OWN_THEME.resolve()

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """The folders of what draws the site: the theme's, the site's and, where that theme embeds our pages, ours."""
        return (self.theme, *self.restyled, *([OWN_THEME] if self.embeds else []))

    def absolute(self, url: str) -> str | None:
        """Return an address with the site's host before it, or None where the site has no address of its own."""
        return f"{self.site_url.removesuffix(self.base)}{url}" if self.site_url else None

    def seen(self, path: Path) -> NamedPath:
        """Return a path with its name as people see it: from the project's folder where it lies in it."""
        return seen_from(self.root, path)

    def shown(self, path: Path) -> str:
        """Return a path as people see it."""
        return self.seen(path).name

    def place(self, setting: str) -> Place:
        """Return where a setting is made: its line, or its file where it has its default or is made in another way."""
        return self.places.get(setting, Place(self.config))

    def entry_url(self, id_: str) -> str:
        """Return the address of an entry's page, from the site's base path."""
        return f"{self.base}/{filled(self.urls['ENTRY_URL'], {'slug': id_})}"

    def event_url(self, id_: str) -> str | None:
        """Return the address of an event in the timeline, or None where the site has none."""
        return self._in_list("TIMELINE_SAVE_AS", id_)

    def source_url(self, id_: str) -> str | None:
        """Return the address of a source in the list of all sources, or None where the site has none."""
        return self._in_list("SOURCES_SAVE_AS", id_)

    def _in_list(self, setting: str, id_: str) -> str | None:
        url = self.list_url(setting, self.on_page.get(setting, {}).get(id_, 1))
        return f"{url}#{id_}" if url else None

    def list_url(self, setting: str, number: int) -> str | None:
        """Return the address of a page of one of our lists, or None where the site has none."""
        return f"{self.base}/{address(self.list_file(setting, number))}" if self.file_url(setting) else None

    def list_file(self, setting: str, number: int) -> str:
        """Return the file of a page of one of our lists; the first has the list's own."""
        file = self.files.get(setting, "")
        return self.pagination.file(file, number) if file and number > 1 else file

    def page_url(self, slug: str, lang: str | None = None) -> str | None:
        """Return the address of a page of content/pages/, or None where the site has none."""
        fields = {"slug": slug, "lang": lang or self.lang}
        return f"{self.base}/{filled(self.urls['PAGE_URL'], fields)}" if self.files["PAGE_SAVE_AS"] else None

    def file_url(self, setting: str) -> str | None:
        """Return the address of the list or feed whose file a setting names, or None where the site has none."""
        file, template = self.files.get(setting), setting.removesuffix("_SAVE_AS").lower()
        is_made = setting in DEFAULTS or setting.endswith("_ATOM") or template in self.templates
        return f"{self.base}/{address(file)}" if file and is_made else None

    def explainer_url(self, slug: str, lang: str | None = None, date: datetime.date | None = None) -> str:
        """Return the address of an explainer in a language, the site's where it names none, of a day."""
        return f"{self.base}/{filled(self.urls['EXPLAINER_URL'], self.fields(slug, lang, date))}"

    def draft_url(self, slug: str, lang: str | None, date: datetime.date | None) -> str:
        """Return the address of an explainer while it is a draft."""
        return f"{self.base}/{filled(self.urls['DRAFT_URL'], self.fields(slug, lang, date))}"

    def fields(self, slug: str, lang: str | None, date: datetime.date | None) -> Mapping[str, Any]:
        """Return what may be in braces in the address of an explainer; without a day, Pelican takes the last."""
        return {"slug": slug, "lang": lang or self.lang, "date": date or datetime.date.max}


def from_settings(settings: Mapping[str, Any], root: Path, config: str = "pelicanconf.py") -> Project:
    """Return the Project that settings describe. Relative paths start at `root`, the folder of the file `config`.

    Raises ContentError where a setting has a wrong shape.
    """
    defaults = {**PELICAN_DEFAULTS, **DEFAULTS}
    known, places = {**defaults, **settings}, places_of(root / config, config)
    is_alone = names_only_explainers(known)
    if wrong := list(misfits({n: v for n, v in known.items() if is_alone or n not in OF_OTHERS}, defaults)):
        raise ContentError(Problem(places.get(name, Place(config)), message, remedy) for name, message, remedy in wrong)

    def folder(*names: str) -> Path:
        # Not `resolve`, which fails over a circle of links: that is told like any folder that is not there.
        return Path(os.path.realpath(root.joinpath(*names)))

    def within(name: str) -> Path:
        return Path(os.path.normpath(content / name))  # a symbolic link stays in sight: it may lead out

    if file := known["EXPLAINER_SAVE_AS"]:
        known |= {"EXPLAINER_URL": address(file)}
    else:
        known |= {"EXPLAINER_URL": known["ARTICLE_URL"], "EXPLAINER_SAVE_AS": known["ARTICLE_SAVE_AS"]}
    theme, content = theme_folder(folder(known["THEME"]), known["THEME"]), folder(known["PATH"])
    embeds = not draws_itself(theme)
    pages, *more = map(str, known["PAGE_PATHS"] if is_alone else [""])
    words = (OWN_THEME if embeds else theme) / "translations"
    translations = (*map(folder, known["THEME_TRANSLATIONS_OVERRIDES"]), words)
    restyled = (*map(folder, known["THEME_TEMPLATES_OVERRIDES"]), *_beside(theme, known["THEME_STATIC_PATHS"]))
    seeds, plugins = folder(known["SEEDS_PATH"]), tuple(map(folder, known["PLUGIN_PATHS"]))
    private = tuple(part for part in (*plugins, *map(folder, OWN_FOLDERS)) if not root.resolve().is_relative_to(part))
    cache = folder(known["CACHE_PATH"]) if known["BUILD_CACHE"] else None
    parts = (content, seeds, folder(COPIES), theme, *([cache] if cache else []), *translations, *restyled)
    return Project(
        root=root.resolve(),
        config=config,
        places=MappingProxyType(places),
        named=frozenset(settings),
        content=content,
        seeds=seeds,
        is_alone=is_alone,
        explainers=within(known["EXPLAINERS_PATH"]),
        pages=within(pages) if is_alone else None,
        topics=within(known["TOPICS_PATH"]),
        theme=theme,
        embeds=embeds,
        translations=translations,
        restyled=restyled,
        output=folder(known["OUTPUT_PATH"]),
        plugins=plugins,
        cache=cache,
        workers=known["WORKERS"],
        own=(*(part for part in parts if not root.resolve().is_relative_to(part)), *private),
        private=private,
        retained=tuple(known["OUTPUT_RETENTION"]),
        site_url=known["SITEURL"].rstrip("/"),
        name=known["SITENAME"],
        lang=known["DEFAULT_LANG"],
        category=known["DEFAULT_CATEGORY"],
        author=known["AUTHOR"],
        imprint=MappingProxyType({name: known[name] for name in IMPRINT if known[name]}),
        addresses=tuple(set_addresses(known, MENUS if is_alone or not embeds else ())),
        typogrify=bool(known["TYPOGRIFY"]),
        autoescape=known["JINJA_ENVIRONMENT"].get("autoescape") is True,
        searchable=bool(known["SEARCH_SAVE_AS"]),
        have_pictures=bool(known["SHARE_PICTURES"] and not embeds),
        draws_pictures=bool(known["SHARE_PICTURES"] and known["SITEURL"] and not embeds),
        markdown=known["MARKDOWN"],
        quote_limits=QuoteLimits(*(known[name] for name in ("QUOTED_WORDS", "QUOTED_SHARE", "QUOTED_WORDS_ON_PAGE"))),
        policy=known["CONTENT_SECURITY_POLICY"],
        urls=MappingProxyType({k: v for k, v in known.items() if k.endswith("_URL") and isinstance(v, str)}),
        unread=tuple(("PAGE_PATHS", name) for name in more),
        ignored=tuple(known["IGNORE_FILES"]),
        static=tuple(known["STATIC_PATHS"]),
        excluded=tuple(known["STATIC_EXCLUDES"]),
        unchecked=tuple(map(str, known["STATIC_UNCHECKED"])),
        unchecked_links=tuple(known["LINKS_UNCHECKED"]),
        elsewhere=MappingProxyType(known["EXTRA_PATH_METADATA"]),
        theme_static=tuple(Path(os.path.normpath(theme / name)) for name in known["THEME_STATIC_PATHS"]),
        glossaries=MappingProxyType({name: str(place) for name, place in known["GLOSSARIES"].items()}),
        files=MappingProxyType(dict(site_file_settings(known, is_alone=is_alone))),
        templates=tuple(known["DIRECT_TEMPLATES"]),
        pagination=pagination_of(known),
    )


def find_project(start: Path, config: str = "pelicanconf.py") -> Project:
    """Return the project whose settings file is in `start` or the nearest folder above it.

    Raises ContentError where there is none, or where it cannot be run.
    """
    folder = find_root(start, config)
    return from_settings(run_settings(folder / config, config), folder, config)


def _beside(theme: Path, names: Iterable[str]) -> Iterator[Path]:
    """Return the places outside the theme's folder that names, relative to it, lead to."""
    places = (theme.joinpath(name).resolve() for name in names)
    return (place for place in places if not place.is_relative_to(theme))
