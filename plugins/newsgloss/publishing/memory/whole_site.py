"""A project that was built or checked -> what came of that, if nothing that it is made of has changed since."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import run_settings
from newsgloss.publishing.manifests import Files, folder_digest, read_manifest

from .cache import Cache
from .versions import digest_of, drawing_version, version


class _Results:
    """What came of something that was done with a project, by a digest of all that it depends on."""

    def __init__(self, project: Project, digest: Callable[[], bytes | None], *, remember: bool) -> None:
        """Look at the project as it is now. There is no digest where the same may come out otherwise."""
        self._folder = project.cache if remember else None
        self._digest = digest
        self._now = digest() if self._folder else None

    def last(self) -> Any:
        """Return what came of it when all was as it is now; None where that is not known."""
        if self._folder is None or self._now is None:
            return None
        cache = Cache(self._folder)
        try:
            return cache.get(self._now)
        except KeyError:
            return None
        finally:
            cache.close()

    def keep(self, result: Any) -> None:
        """Remember what came of it, unless the project has changed since it began."""
        if self._folder and self._now is not None and self._now == self._digest():
            cache = Cache(self._folder)
            cache.put(self._now, result)
            cache.close()


class LastBuilds:
    """What came of builds of a project, each by what the project was at that time."""

    def __init__(self, project: Project, *, remember: bool) -> None:
        """Look at the project as it is now."""
        self._project = project
        self._results = _Results(project, lambda: site_digest(project), remember=remember)

    def same(self, whole: Collection[str]) -> Any:
        """Return what came of the build of the same project, if its site is in its place; else None.

        `whole` are the files in that place that are what the last build has made.
        """
        files, built = self._results.last() or ({}, None)
        is_there = read_manifest(self._project.output) == files and files.keys() <= set(whole)
        return built if is_there else None

    def keep(self, files: Files, built: Any) -> None:
        """Remember what came of a build, unless the project has changed since it began."""
        self._results.keep((dict(files), built))


class LastChecks:
    """What checks of a project have found, each by what the project was at that time, and by the day."""

    def __init__(self, project: Project, today: datetime.date, *, remember: bool) -> None:
        """Look at the project as it is now."""
        self._results = _Results(project, lambda: check_digest(project, today), remember=remember)

    def same(self) -> Any:
        """Return what a check of the same project has found; None where that is not known."""
        return self._results.last()

    def keep(self, found: Any) -> None:
        """Remember what a check has found, unless the project has changed since it began."""
        self._results.keep(found)


def site_digest(project: Project) -> bytes | None:
    """Return a digest of all that a site is made of; None where it may come out otherwise though nothing has changed.

    That is where a site has other pages than ours, where settings hold functions or name other plugins, and where a day
    in the future hides an explainer.
    """
    settings = run_settings(project.root / project.config, project.config)
    made_with, drawn_with = version(project), drawing_version(project, settings)
    is_known = project.is_alone and settings.get("WITH_FUTURE_DATES", True)
    if made_with is None or drawn_with is None or not is_known:
        return None
    return _digest(project, b"site", made_with, drawn_with.encode())


def check_digest(project: Project, today: datetime.date) -> bytes | None:
    """Return a digest of all that is looked at in a check on a day; None where what converts Markdown is not known.

    A check names places in the settings file: a comment there moves them, though it changes no setting.
    """
    made_with = version(project)
    settings = digest_of([getattr(project, one.name) for one in fields(project)], project.root)
    if made_with is None or settings is None:
        return None
    return _digest(project, b"check", str(today).encode(), made_with, settings.encode())


def _digest(project: Project, *parts: bytes) -> bytes | None:
    try:
        files = [folder_digest(folder).encode() for folder in _read(project)]
    except OSError:  # one was removed while it was read, or cannot be read, which the build or the check tells
        return None
    return hashlib.blake2b(b"".join([*parts, *files]), digest_size=16).digest()


def _read(project: Project) -> Iterator[Path]:
    """Yield the folders and files that a project's content and theme are read from."""
    yield from (project.content, project.seeds, *project.theme_folders, *project.translations)
    yield from (folder for folder in project.read if not folder.is_relative_to(project.content))  # which is told
    yield from [project.copies] if project.glossaries else []
    yield from project.theme_static
