"""A `Content`, and which pages show what has changed -> their files, if they are what a whole build would write."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

import pelican
from pelican.generators import ArticlesGenerator

from newsgloss import settings as defaults
from newsgloss.content.steps import NamedStep
from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import importable
from newsgloss.pelican_plugin.drawing import context_of, give_pages
from newsgloss.pelican_plugin.generator import EntryGenerator, files_of_data
from newsgloss.pelican_plugin.handover import (
    CONTENT,
    EMBEDDING,
    FAULTS,
    FILES,
    LINKS,
    LISTED,
    LISTENER,
    PROBLEMS,
    READS,
    STATICS,
    STEPS,
)
from newsgloss.pelican_plugin.templates.page_reads import PageReads
from newsgloss.pelican_plugin.writer import NOINDEX, PageWriter, WrittenFile
from newsgloss.publishing.links.addresses import SiteAddresses
from newsgloss.publishing.links.page_links import PageIds, PageLinks, SiteLinks
from newsgloss.publishing.manifests import Files, digest, folder_digest
from newsgloss.publishing.memory.kept_texts import StepName
from newsgloss.publishing.memory.last_texts import LastTexts
from newsgloss.publishing.memory.versions import drawing_version
from newsgloss.publishing.memory.watched_content import watched_content
from newsgloss.publishing.site_files import files_of_site
from newsgloss.publishing.site_names import page_file

from .running import connecting, hearing

ONCE = "site"  # the one question about what is beside the content whose answers are made before a page is drawn
ALONE = frozenset({"article.html", "entry.html"})  # the templates of pages that are about one thing


class Wanted(NamedTuple):
    """What is to be made again of a site: pages, by the names of their steps; things that several pages show; data."""

    pages: frozenset[StepName]
    parts: frozenset[str]
    has_data: bool


def lone_files(wanted: Wanted, content: Content, steps: LastTexts, last: Files) -> Mapping[str, str] | None:
    """Return those files that have changed, or None where they may differ among others.

    `last` are the files of the last site, of which pages may have no links that lead nowhere, and must have all places.
    """
    project = content.project
    with (
        hearing() as heard,
        connecting(),
        unchanged_defaults(),
        contextlib.chdir(project.root),
        importable(project.root),
    ):
        settings = pelican_settings(project)
        drawn_with = drawing_version(project, settings)
        if drawn_with is None:
            return None
        watched = watched_content(content, steps)
        about_content = steps.questions()
        reads = PageReads(watched, steps, folder_digest(*project.theme_folders), drawn_with)
        settings |= {CONTENT: watched, READS: reads, STEPS: steps, LINKS: SiteLinks(project)}
        writer = PageWriter(settings["OUTPUT_PATH"], settings)
        waiting = _waiting(wanted, writer, settings, reads)
        parts = [question for name in wanted.parts for question in steps.changed_parts(name)]
        pages = wanted.pages | steps.readers_of(parts).keys()
        drawn = _Drawn(last, steps, project)
        for step in waiting:
            if step.name in pages and not drawn.add(step, about_content | {one for one, _ in parts}):
                return None
        data = dict(files_of_data(watched, settings, steps.listed, _taken(watched))) if wanted.has_data else {}
    if heard.records or settings[FAULTS] or drawn.pages.keys() != pages or not drawn.leads_somewhere():
        return None
    texts = {file.name: file.text for files in drawn.pages.values() for file in files} | data
    return {name: text for name, text in texts.items() if last[name] != digest(text.encode())}


class _Drawn:
    """Pages that were drawn again, by the names of their steps."""

    def __init__(self, last: Files, steps: LastTexts, project: Project) -> None:
        self.pages: dict[StepName, tuple[WrittenFile, ...]] = {}
        self._last = last
        self._steps = steps
        self._project = project
        self._links: dict[str, tuple[PageLinks | None, PageLinks | None]] = {}  # what a file had, and what it has now

    def add(self, step: NamedStep[tuple[WrittenFile, ...]], about_content: AbstractSet[str]) -> bool:
        """Draw a page; return whether it is known to be as it would be among others."""
        before, drawn_before = self._steps.last_page(step.name)
        files, told = self._steps.watched(step.name, step.run)
        was_told = {one: found for one, found in before.items() if one[0] not in about_content}
        others = {(name, arguments): found for name, arguments, found, _ in told if name not in about_content}
        is_known = others == was_told and all(name == ONCE for name, _ in others)
        names = [file.name for file in files]
        if not is_known or names != [file.name for file in drawn_before]:
            return False
        if any(self._last.get(file.name) != file.digest for file in drawn_before):
            return False  # which another build has drawn since
        for new, old in zip(files, drawn_before, strict=True):
            self._links[new.name] = (old.links, new.links)
            if bool(NOINDEX.search(new.text)) != bool(NOINDEX.search(old.text)):
                return False
        self._steps.keep_page(step.name, told, files)
        self.pages[step.name] = files
        return True

    def leads_somewhere(self) -> bool:
        """Return whether pages have all places that they had, and all their new links lead somewhere."""
        addresses = SiteAddresses(self._last, self._project)
        ids = {name: PageIds(new.ids) for name, (_, new) in self._links.items() if new and new.ids is not None}
        for old, new in self._links.values():
            if old is None or new is None:
                if old != new:
                    return False
                continue
            if not set((old.ids or "").split("\n")) <= set((new.ids or "").split("\n")):
                return False
            for written, meant in set(new.links) - set(old.links):
                path, _, fragment = meant.partition("#")
                if (fragment and addresses.file(path) not in ids) or addresses.fault(written, meant, ids):
                    return False
        return True


def _waiting(
    wanted: Wanted, writer: PageWriter, settings: dict[str, Any], reads: PageReads
) -> list[NamedStep[tuple[WrittenFile, ...]]]:
    """Return the steps that draw what is wanted of the pages of explainers and entries and, if any is, all lists."""
    content: Content = settings[CONTENT]
    project, files = content.project, {name[4] for name in wanted.pages}
    articles = _articles(settings, [one for one in content.explainers.values() if _file(one, project) in files])
    own = (*articles.articles, *articles.hidden_articles)
    give_pages(own, content, settings[STEPS])
    articles.context.update(context_of(content, articles))
    entries = _entries(settings, articles.context)
    entries.generate_context()
    reads.of(articles.context)
    for article in own:
        values = {"article": article, "category": article.category, "url": article.url, "blog": True}
        template, relative = articles.get_template(article.template), settings["RELATIVE_URLS"]
        writer.write_file(article.save_as, template, articles.context, relative, **values)
    has_lists = bool(wanted.parts) or any(name[3] not in ALONE for name in wanted.pages)
    entries.write_ours(writer, files, has_lists=has_lists)
    return writer.take_waiting()


def _file(explainer: Explainer, project: Project) -> str:
    return page_file(explainer, "explainers", project)


def _taken(content: Content) -> set[str]:
    """Return the files that authors publish as they are."""
    return {file.path for file in files_of_site(content) if file.copied}


def pelican_settings(project: Project) -> dict[str, Any]:
    """Return Pelican's settings of a project, with the project's own plugins connected."""
    arguments = pelican.parse_arguments(
        [str(project.content), "--settings", str(project.root / project.config), "--output", str(project.output)]
    )
    arguments.overrides = {"SETTINGS_FILE": project.config, LISTENER: lambda *_: None}
    _, settings = pelican.get_instance(arguments)
    return settings | {FILES: {}, FAULTS: [], STATICS: [], LISTED: [], PROBLEMS: (), EMBEDDING: None}


@contextlib.contextmanager
def unchanged_defaults() -> Iterator[None]:
    """Put the settings that sites begin with back as they were: Pelican adds to those of Markdown and Jinja."""
    settings = {name: value for name, value in vars(defaults).items() if name.isupper() and isinstance(value, dict)}
    before = copy.deepcopy(settings)
    try:
        yield
    finally:
        for name, value in settings.items():
            value.clear()
            value.update(before[name])


def _articles(settings: dict[str, Any], explainers: Iterable[Explainer]) -> ArticlesGenerator:
    """Return Pelican's generator of articles, which has read some of them."""
    context = {**settings, "generated_content": {}, "static_links": set(), "static_content": {}}
    context["localsiteurl"] = settings["SITEURL"]
    generator = ArticlesGenerator(context=context, settings=settings, **_folders(settings))
    paths = {one.file.path.relative_to(settings["PATH"]).as_posix() for one in explainers}
    generator.get_files = lambda *_, **__: paths  # type: ignore[method-assign]
    generator.generate_context()
    return generator


def _entries(settings: dict[str, Any], context: dict[str, Any]) -> EntryGenerator:
    """Return our generator of pages."""
    return EntryGenerator(context=context, settings=settings, **_folders(settings))


def _folders(settings: dict[str, Any]) -> dict[str, str]:
    return {"path": settings["PATH"], "theme": settings["THEME"], "output_path": settings["OUTPUT_PATH"]}
