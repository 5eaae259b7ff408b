"""A site that may have other articles and pages than ours -> which files are ours, and all others left to Pelican."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, SourceFileGenerator
from pelican.readers import BaseReader, Readers

from newsgloss.content.values import Content
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.settings import Project
from newsgloss.publishing.memory.versions import HANDED_OVER
from newsgloss.publishing.site_folders import is_text_file, static_files

from .handover import CONTENT
from .own_articles import OwnArticle
from .reader import ExplainerReader

OURS = "md"  # the ending of our texts


def is_ours(path: str | Path, project: Project) -> bool:
    """Return whether a file is for us to read: one of our texts, or whatever else is in their folders."""
    place = Path(os.path.normpath(project.content / path))
    inside = (project.explainers, project.topics, project.content / "glossary", project.seeds)
    return is_text_file(place, project) or any(map(place.is_relative_to, inside))


def add_reader(readers: Readers) -> None:
    """Read our own texts, and hand every other file to the reader that was there before."""
    before = readers.reader_classes.get(OURS)
    readers.reader_classes[OURS] = _handing_over(before) if isinstance(before, type) else ExplainerReader
    content: Content | None = readers.settings.get(CONTENT)
    if content:
        _do_not_cache(readers, content.project)


def _handing_over(reader: type[BaseReader]) -> type[BaseReader]:
    """Return a reader that is as another, of whose name it is, but for texts of ours."""

    def read(self: BaseReader, source_path: str) -> tuple[str, dict[str, Any]]:
        content: Content = self.settings[CONTENT]
        if is_ours(source_path, content.project):
            return ExplainerReader(self.settings).read(source_path)
        return reader.read(self, source_path)

    return type(reader.__name__, (reader,), {"read": read, "__doc__": reader.__doc__})


def _do_not_cache(cacher: Any, project: Project) -> None:
    """Let Pelican remember nothing of ours: what a cache holds has not been checked.

    Of other texts it remembers the settings, too, which may then hold nothing that one signal hands to the next.
    """
    get, keep, save = cacher.get_cached_data, cacher.cache_data, cacher.save_cache

    def get_cached_data(path: str, default: Any = None) -> Any:
        return default if is_ours(path, project) else get(path, default)

    def cache_data(path: str, data: Any) -> None:
        if not is_ours(path, project):
            keep(path, data)

    def save_cache() -> None:
        handed = {name: value for name, value in cacher.settings.items() if name.startswith(HANDED_OVER)}
        for name in handed:
            del cacher.settings[name]
        save()
        cacher.settings.update(handed)

    cacher.get_cached_data, cacher.cache_data, cacher.save_cache = get_cached_data, cache_data, save_cache


def choose_files(generator: Generator) -> None:
    """Let a generator of Pelican's find what of ours was read and checked, beside what is not ours."""
    content: Content = generator.settings[CONTENT]
    project = content.project
    if isinstance(generator, ArticlesGenerator):
        paths = [explainer.file.path for explainer in content.explainers.values()]
    elif isinstance(generator, PagesGenerator):
        paths = [page.file.path for page in content.pages.values()]
    else:
        paths = static_files(project)
    found = {path.relative_to(project.content).as_posix() for path in paths}
    if hasattr(generator, "get_cached_data"):
        _do_not_cache(generator, project)
    others = _none if project.is_alone else generator.get_files

    def get_files(paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
        left = {path for path in others(paths, exclude, extensions) if not is_ours(path, project)}
        return left if extensions else left | found  # with extensions, it looks for files whose reader is switched off

    generator.get_files = get_files  # type: ignore[method-assign]


def _none(*_arguments: Any) -> Iterable[str]:
    return ()


def withhold_sources(generator: Generator) -> None:
    """Publish no source of a text of ours, whatever OUTPUT_SOURCES says: it may hold notes for editors."""
    if isinstance(generator, SourceFileGenerator):
        create: Callable[[Any], None] = generator._create_source  # noqa: SLF001 -- Pelican has no other way
        content: Content = generator.settings[CONTENT]

        def create_source(text: Any) -> None:
            if not is_ours(text.source_path, content.project):
                create(text)

        generator._create_source = create_source  # type: ignore[method-assign]  # noqa: SLF001 -- as above


def refuse_other_readers(articles: Iterable[Any], content: Content) -> None:
    """Raise ContentError where another plugin has read a text of ours, which it does if it is asked after us."""
    if any(
        is_ours(article.source_path, content.project) for article in articles if not isinstance(article, OwnArticle)
    ):
        message = "another plugin reads the explainers, and nothing would check what becomes of them"
        remedy = "Name 'newsgloss' after it, as the last of PLUGINS."
        raise ContentError([Problem(content.project.place("PLUGINS"), message, remedy)])
