"""A project that was built or checked -> what came of that, if nothing that it is made of has changed since."""

from __future__ import annotations

import datetime
import functools
import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.model.folders import ENTRIES, NOTES_ENDING
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import run_settings
from newsgloss.publishing.manifests import Files, folder_digest, folders, paths, read_manifest

from .cache import Cache
from .versions import digest_of, drawing_version, version


class _Results:
    """What came of something that was done with a project, by a digest of all that it depends on."""

    def __init__(self, project: Project, *, remember: bool) -> None:
        self._folder = project.cache if remember else None

    def last(self, digest: bytes | None) -> Any:
        """Return what came of it when all was as a digest says; None where that is not known."""
        if self._folder is None or digest is None:
            return None
        cache = Cache(self._folder)
        try:
            return cache.get(digest)
        except KeyError:
            return None
        finally:
            cache.close()

    def keep(self, results: Mapping[bytes, Any]) -> None:
        """Remember what came of it, by digests."""
        if self._folder and results:
            cache = Cache(self._folder)
            for digest, result in results.items():
                cache.put(digest, result)
            cache.close()


class TextChange(NamedTuple):
    """What has changed since the last build of a project: an explainer's text, its notes, or both.

    `before` has the digests of these files as they were, and `now` those of all files and folders of content and seeds
    as they are, by their names in the project. `files` and `built` are what the build has come to, and `kept` is the
    key of what it has kept of its texts.
    """

    before: Mapping[Path, bytes]
    now: Mapping[str, bytes]
    files: Files
    built: Any
    kept: str


class State(NamedTuple):
    """A project at a moment, by digests: of all that its site is made of, and of all but the files that authors write.

    `files` has the digest of each file and folder in those of content and seeds, by its name in the project; None where
    there is anything else, such as a link.
    """

    site: bytes
    around: bytes
    files: Mapping[str, bytes] | None


class LastBuilds:
    """What came of builds of a project, each by what the project was at that time."""

    def __init__(self, project: Project, *, remember: bool) -> None:
        """Look at the project as it is now."""
        self._project = project
        self._results = _Results(project, remember=remember)
        self._then = state_of(project) if remember and project.cache else None

    def same(self, whole: Collection[str]) -> Any:
        """Return what came of the build of the same project, if its site is in its place; else None.

        `whole` are the files in that place that are what the last build has made.
        """
        files, built = self._results.last(self._then and self._then.site) or ({}, None)
        return built if self._is_there(files, whole) else None

    def change(self, whole: Collection[str]) -> TextChange | None:
        """Return what has changed since the last build, if that is a text alone, and the site is there."""
        last: tuple[dict[str, bytes], Files, Any, str] | None = self._results.last(self._then and self._then.around)
        if last is None or self._then is None or self._then.files is None:
            return None
        (digests, files, built, kept), now = last, self._then.files
        if now.keys() != digests.keys() or not self._is_there(files, whole):
            return None
        changed = [self._project.root / name for name, digest in digests.items() if now[name] != digest]
        texts = {path.with_name(f"{path.name.removesuffix('.md').removesuffix(NOTES_ENDING)}.md") for path in changed}
        is_text = len(texts) == 1 and all(path.is_relative_to(self._project.explainers) for path in changed)
        is_entry = all(path.is_relative_to(self._project.content / ENTRIES) for path in changed)
        if not changed or not (is_text or is_entry):
            return None
        return TextChange({path: digests[self._name(path)] for path in changed}, now, files, built, kept)

    def keep(self, files: Files, built: Any, kept: str | None) -> None:
        """Remember what came of a build, unless the project has changed since it began."""
        then = self._then
        if then is None or then != state_of(self._project):
            return
        results: dict[bytes, Any] = {then.site: (dict(files), built)}
        if kept and then.files is not None:
            results[then.around] = (dict(then.files), dict(files), built, kept)
        self._results.keep(results)

    def _is_there(self, files: Files, whole: Collection[str]) -> bool:
        return files.keys() <= set(whole) and read_manifest(self._project.output) == files

    def _name(self, path: Path) -> str:
        return path.relative_to(self._project.root).as_posix()


class LastChecks:
    """What checks of a project have found, each by what the project was at that time, and by the day."""

    def __init__(self, project: Project, today: datetime.date, *, remember: bool) -> None:
        """Look at the project as it is now."""
        self._results = _Results(project, remember=remember)
        self._digest = functools.partial(check_digest, project, today)
        self._then = self._digest() if remember and project.cache else None

    def same(self) -> Any:
        """Return what a check of the same project has found; None where that is not known."""
        return self._results.last(self._then)

    def keep(self, found: Any) -> None:
        """Remember what a check has found, unless the project has changed since it began."""
        if self._then is not None and self._then == self._digest():
            self._results.keep({self._then: found})


def state_of(project: Project) -> State | None:
    """Return what a project is by now; None where its site may come out otherwise though nothing has changed.

    That is where a site has other pages than ours, where settings hold functions or name other plugins, and where a day
    in the future hides an explainer.
    """
    made_with = _made_with(project)
    others = (one for one in _read(project) if one not in _written(project))
    around = made_with and _digest(others, b"around", made_with)
    if not around:
        return None
    try:
        files = written_files(project)
    except OSError:  # one was removed while it was read, or cannot be read
        return None
    if files is None:
        site = _digest(_written(project), b"site", around)
    else:
        site = hashlib.blake2b(repr(sorted(files.items())).encode("utf-8", "replace") + around, digest_size=16).digest()
    return State(site, around, files) if site else None


def written_files(project: Project) -> dict[str, bytes] | None:
    """Return the digest of each file in the folders of content and seeds, by its name in the project, and each folder.

    None where there is anything else, such as a link.
    """
    found: dict[str, bytes] = {}
    for folder in _written(project):
        shown = os.path.relpath(folder, project.root).replace(os.sep, "/")
        found[shown] = b"" if folder.is_dir() else b"none"
        for name in sorted(paths(folder)) if folder.is_dir() else ():
            if not stat.S_ISREG(os.lstat(f"{folder}/{name}").st_mode):
                return None
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 -- of thousands, half of the time went to paths
                found[f"{shown}/{name}"] = hashlib.blake2b(file.read(), digest_size=16).digest()
        found |= {f"{shown}/{name}": b"" for name in (folders(folder) if folder.is_dir() else ())}
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
    """Return a digest of all that is looked at in a check on a day; None where what converts Markdown is not known."""
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
    """Yield the folders and files that a project's content and theme are read from, and those of its settings.

    Of these, checks and builds tell places and names, which are others after a change that makes no other setting.
    """
    yield from sorted({project.root / project.config, project.root / "pelicanconf.py"})
    yield from (project.content, project.seeds, *project.theme_folders, *project.translations)
    yield from (folder for folder in project.read if not folder.is_relative_to(project.content))  # which is told
    yield from [project.copies] if project.glossaries else []
    yield from project.theme_static
