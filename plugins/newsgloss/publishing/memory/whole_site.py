"""A project that was built or checked -> what came of that, if nothing that it is made of has changed since."""

from __future__ import annotations

import datetime
import functools
import hashlib
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.model.folders import NOTES_ENDING
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import run_settings
from newsgloss.publishing.manifests import Files, folder_digest, read_manifest

from .cache import Cache
from .versions import digest_of, drawing_version, version


class _Results:
    """What came of something that was done with a project, by a digest of all that it depends on."""

    def __init__(
        self, project: Project, digest: Callable[[], bytes | None], *, remember: bool, is_late: bool = False
    ) -> None:
        """Look at the project as it is now, or `is_late`, when it is asked for the first time.

        There is no digest where the same may come out otherwise.
        """
        self._folder = project.cache if remember else None
        self._digest = digest
        if not is_late:
            self._now  # noqa: B018 -- it is kept

    @functools.cached_property
    def _now(self) -> bytes | None:
        return self._digest() if self._folder else None

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

    def keep(self, result: Any) -> bool:
        """Remember what came of it, unless the project has changed since it began; return whether it is remembered."""
        if not self._folder or self._now is None or self._now != self._digest():
            return False
        cache = Cache(self._folder)
        cache.put(self._now, result)
        cache.close()
        return True


class TextChange(NamedTuple):
    """What has changed since the last build of a project: an explainer's text, its notes, or both.

    `before` has the digests of these files as they were, `files` and `built` what the build has come to, and `kept` is
    the key of what it has kept of its texts.
    """

    before: Mapping[Path, bytes]
    files: Files
    built: Any
    kept: str


class LastBuilds:
    """What came of builds of a project, each by what the project was at that time."""

    def __init__(self, project: Project, *, remember: bool) -> None:
        """Look at the project as it is now."""
        self._project = project
        self._results = _Results(project, lambda: site_digest(project), remember=remember)
        self._last = _Results(project, lambda: surroundings_digest(project), remember=remember, is_late=True)

    def same(self, whole: Collection[str]) -> Any:
        """Return what came of the build of the same project, if its site is in its place; else None.

        `whole` are the files in that place that are what the last build has made.
        """
        files, built = self._results.last() or ({}, None)
        return built if self._is_there(files, whole) else None

    def change(self, whole: Collection[str]) -> TextChange | None:
        """Return what has changed since the last build, if that is a text alone, and the site is there."""
        last: tuple[dict[str, bytes], Files, Any, str] | None = self._last.last()
        if last is None:
            return None
        digests, files, built, kept = last
        if not self._is_there(files, whole):
            return None
        now = written_files(self._project)
        if now is None or now.keys() != digests.keys():
            return None
        changed = [self._project.root / name for name, digest in digests.items() if now[name] != digest]
        texts = {path.with_name(f"{path.name.removesuffix('.md').removesuffix(NOTES_ENDING)}.md") for path in changed}
        if len(texts) != 1 or not all(path.is_relative_to(self._project.explainers) for path in changed):
            return None
        return TextChange({path: digests[self._name(path)] for path in changed}, files, built, kept)

    def keep(self, files: Files, built: Any, kept: str | None) -> None:
        """Remember what came of a build, unless the project has changed since it began."""
        digests = written_files(self._project) if kept else None  # before it is seen that nothing has changed
        if self._results.keep((dict(files), built)) and digests:
            self._last.keep((digests, dict(files), built, kept))

    def _is_there(self, files: Files, whole: Collection[str]) -> bool:
        return read_manifest(self._project.output) == files and files.keys() <= set(whole)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._project.root).as_posix()


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
    made_with = _made_with(project)
    return made_with and _digest(_read(project), b"site", made_with)


def surroundings_digest(project: Project) -> bytes | None:
    """Return a digest of all that a site is made of but what is in its folders of content and seeds; None as above."""
    made_with = _made_with(project)
    return made_with and _digest((one for one in _read(project) if one not in _written(project)), b"last", made_with)


def written_files(project: Project) -> dict[str, bytes] | None:
    """Return the digest of each file in the folders of content and seeds, by its name in the project, and each folder.

    None where there is anything else, such as a link.
    """
    found: dict[str, bytes] = {}
    for folder in _written(project):
        for path in sorted(folder.rglob("*")):
            status = path.lstat()
            if not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
                return None
            held = hashlib.blake2b(path.read_bytes(), digest_size=16).digest() if path.is_file() else b""
            found[path.relative_to(project.root).as_posix()] = held
    return found


def _written(project: Project) -> tuple[Path, ...]:
    return (project.content, project.seeds)


def _made_with(project: Project) -> bytes | None:
    """Return what stands for code and settings, as long as they make the same site of the same files; else None."""
    settings = run_settings(project.root / project.config, project.config)
    made_with, drawn_with = version(project), drawing_version(project, settings)
    is_known = project.is_alone and settings.get("WITH_FUTURE_DATES", True)
    return made_with + drawn_with.encode() if made_with and drawn_with and is_known else None


def check_digest(project: Project, today: datetime.date) -> bytes | None:
    """Return a digest of all that is looked at in a check on a day; None where what converts Markdown is not known.

    A check names places in the settings file: a comment there moves them, though it changes no setting.
    """
    made_with = version(project)
    settings = digest_of([getattr(project, one.name) for one in fields(project)], project.root)
    if made_with is None or settings is None:
        return None
    return _digest(_read(project), b"check", str(today).encode(), made_with, settings.encode())


def _digest(folders: Iterable[Path], *parts: bytes) -> bytes | None:
    try:
        files = [folder_digest(folder).encode() for folder in folders]
    except OSError:  # one was removed while it was read, or cannot be read, which the build or the check tells
        return None
    return hashlib.blake2b(b"".join([*parts, *files]), digest_size=16).digest()


def _read(project: Project) -> Iterator[Path]:
    """Yield the folders and files that a project's content and theme are read from."""
    yield from (project.content, project.seeds, *project.theme_folders, *project.translations)
    yield from (folder for folder in project.read if not folder.is_relative_to(project.content))  # which is told
    yield from [project.copies] if project.glossaries else []
    yield from project.theme_static
