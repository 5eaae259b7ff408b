"""A `Content` and one explainer -> the files of its page, drawn alone, if they are what a whole build would write."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pelican
from pelican.generators import ArticlesGenerator

from newsgloss import settings as defaults
from newsgloss.content.values import Content
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import importable
from newsgloss.pelican_plugin.drawing import context_of, give_pages
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
from newsgloss.pelican_plugin.writer import NOINDEX, PageWriter, WrittenFile, page_key
from newsgloss.publishing.links.page_links import PageLinks, SiteLinks
from newsgloss.publishing.manifests import Files, folder_digest
from newsgloss.publishing.memory.last_texts import LastTexts
from newsgloss.publishing.memory.versions import drawing_version
from newsgloss.publishing.memory.watched_content import watched_content

from .running import connecting, hearing

ONCE = "site"  # the one question about what is beside the content whose answers are made before a page is drawn


def lone_page(slug: str, page: str, content: Content, steps: LastTexts, last: Files) -> tuple[WrittenFile, ...] | None:
    """Return the files of a page that a published explainer has, or None where they may differ among others.

    `last` are the files of the last site, of which the page may have no other links, and must have all places.
    """
    project = content.project
    with (
        hearing() as heard,
        connecting(),
        _unchanged_defaults(),
        contextlib.chdir(project.root),
        importable(project.root),
    ):
        settings = _settings(project)
        drawn_with = drawing_version(project, settings)
        if drawn_with is None:
            return None
        watched = watched_content(content, steps)
        about_content = steps.questions()
        reads = PageReads(watched, steps, folder_digest(*project.theme_folders), drawn_with)
        settings |= {CONTENT: watched, READS: reads, STEPS: steps, LINKS: SiteLinks(project)}
        generator = _generator(settings, content.explainers[slug].file.path)
        (article,) = generator.articles
        give_pages([article], watched, steps)
        generator.context.update(context_of(watched, generator))
        reads.of(generator.context)
        template = generator.get_template(article.template)
        name = page_key(reads, template.name, page, {"article": article})
        told_before, drawn_before = steps.last_page(name)
        values = {"article": article, "category": getattr(article, "category", None), "url": article.url, "blog": True}
        writer = PageWriter(settings["OUTPUT_PATH"], settings)
        relative = settings["RELATIVE_URLS"]
        files, told = steps.watched(
            lambda: writer.drawn_page(page, template, generator.context, relative_urls=relative, **values)
        )
    others = {(name, arguments): found for name, arguments, found, _ in told if name not in about_content}
    is_known = all(one[0] == ONCE and told_before.get(one) == found for one, found in others.items())
    if heard.records or settings[FAULTS] or not is_known or not _leads_nowhere_else(files, drawn_before, last):
        return None
    steps.keep_page(name, told, files)
    return files


def _settings(project: Project) -> dict[str, Any]:
    """Return Pelican's settings of a project, with the project's own plugins connected."""
    arguments = pelican.parse_arguments(
        [str(project.content), "--settings", str(project.root / project.config), "--output", str(project.output)]
    )
    arguments.overrides = {"SETTINGS_FILE": project.config, LISTENER: lambda *_: None}
    _, settings = pelican.get_instance(arguments)
    return settings | {FILES: {}, FAULTS: [], STATICS: [], LISTED: [], PROBLEMS: (), EMBEDDING: None}


@contextlib.contextmanager
def _unchanged_defaults() -> Iterator[None]:
    """Put the settings that sites begin with back as they were: Pelican adds to those of Markdown and Jinja."""
    settings = {name: value for name, value in vars(defaults).items() if name.isupper() and isinstance(value, dict)}
    before = copy.deepcopy(settings)
    try:
        yield
    finally:
        for name, value in settings.items():
            value.clear()
            value.update(before[name])


def _generator(settings: dict[str, Any], path: Path) -> ArticlesGenerator:
    """Return Pelican's generator of articles, which has read one of them."""
    context = {**settings, "generated_content": {}, "static_links": set(), "static_content": {}}
    context["localsiteurl"] = settings["SITEURL"]
    folders = {"path": settings["PATH"], "theme": settings["THEME"], "output_path": settings["OUTPUT_PATH"]}
    generator = ArticlesGenerator(context=context, settings=settings, **folders)
    one = {path.relative_to(settings["PATH"]).as_posix()}
    generator.get_files = lambda *_, **__: one  # type: ignore[method-assign]
    generator.generate_context()
    return generator


def _leads_nowhere_else(files: Sequence[WrittenFile], before: Sequence[WrittenFile], last: Files) -> bool:
    """Return whether a page's files have the places and links that they had in the last build, and are listed alike."""
    if [file.name for file in files] != [file.name for file in before]:
        return False
    if any(last.get(file.name) != file.digest for file in before):
        return False  # which another build has drawn since
    return all(
        _has_same(new.links, old.links) and bool(NOINDEX.search(new.text)) == bool(NOINDEX.search(old.text))
        for new, old in zip(files, before, strict=True)
    )


def _has_same(new: PageLinks | None, old: PageLinks | None) -> bool:
    """Return whether a page has all places that it had, and no links but those that it had."""
    if new is None or old is None:
        return new == old
    has_places = set((old.ids or "").split("\n")) <= set((new.ids or "").split("\n"))
    return has_places and set(new.links) <= set(old.links)
