"""A project's folders -> which of the files in them were saved, made or removed, as soon as they were."""

from __future__ import annotations

import fnmatch
import os
import queue
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from watchfiles import Change
from watchfiles._rust_notify import RustNotify  # documented as the library's own interface to what it is written in

from newsgloss.model.folders import is_hidden
from newsgloss.model.settings import Project

STEP = 15  # ms without another change, after which changes are told together
LONGEST = 1000  # ms for which changes are gathered where they do not end
POLLED = 300  # ms between two looks, where the system cannot tell
ROUND = 500  # ms after which a watch that nobody needs any more ends
LEAVINGS = ("__pycache__", "*.pyc", "*~", "*.swp", "*.swx", "#*#", "4913", "*.tmp", "*.part")  # of editors and Python
MODIFIED = int(Change.modified)


@dataclass(frozen=True, slots=True)
class WatchedPlaces:
    """Where a site comes from. Folders and files need not exist yet.

    `folders` hold what authors and designers write, `code` what Python reads once; beside `settings` may be files of
    Python that it imports. `ignored` are patterns of names.
    """

    settings: Path
    folders: tuple[Path, ...]
    code: tuple[Path, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """The folders, by name, without those that lie in another."""
        every = {*self.folders, *self.code}
        return tuple(sorted(one for one in every if not any(parent in every for parent in one.parents)))

    def matters(self, path: Path) -> bool:
        """Return whether a site may be another after a change at a path."""
        if path.parent == self.settings.parent and path.suffix == ".py":
            return True
        inside = next((path.relative_to(folder) for folder in self.all if path.is_relative_to(folder)), None)
        if inside is None:
            return any(folder.is_relative_to(path) for folder in self.all)
        patterns = (*self.ignored, *LEAVINGS)
        return not is_hidden(inside) and not any(
            fnmatch.fnmatch(part, pattern) for part in inside.parts for pattern in patterns
        )

    def is_code(self, path: Path) -> bool:
        """Return whether Python has read what is at a path, and would not read it again."""
        return any(path.is_relative_to(folder) for folder in self.code)


def watched_places(project: Project) -> WatchedPlaces:
    """Return where a project's site comes from."""
    folders = (project.content, project.seeds, project.theme, *project.restyled, *project.translations)
    shared = [project.copies] if project.glossaries else []
    code = (*project.plugins, *_imported(project.root))
    return WatchedPlaces(project.root / project.config, (*folders, *shared), code, project.ignored)


def _imported(root: Path) -> Iterator[Path]:
    """Yield the folders below a project's own from which Python has read something, but for what is installed."""
    for module in tuple(sys.modules.values()):
        path = Path(getattr(module, "__file__", None) or "/")
        if path.is_relative_to(root) and path.parent != root:
            inside = path.relative_to(root)
            if not is_hidden(inside) and "site-packages" not in inside.parts:
                yield path.parent


class Watch:
    """Tells of changes at some places from the moment that it is made, until it is closed."""

    def __init__(self, places: WatchedPlaces) -> None:
        self._told: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
        self._ended = threading.Event()
        self.look_at(places)

    def look_at(self, places: WatchedPlaces) -> None:
        """Watch these places from now on. Those that are not there are watched from when they are."""
        self._ended.set()
        self._ended = threading.Event()
        self.places = places
        self._start({_nearest(place.parent) for place in (places.settings, *places.all)}, is_recursive=False)
        self._start({folder for folder in places.all if folder.is_dir()}, is_recursive=True)
        self._known = {path for folder in places.all for path in _within(folder)}

    def _start(self, paths: Iterable[Path], *, is_recursive: bool) -> None:
        """Begin to listen for changes right at some paths, or anywhere in them."""
        if names := sorted(map(str, paths)):
            threading.Thread(target=self._listen, args=(_notify(names, is_recursive), self._ended), daemon=True).start()

    def wait(self, seconds: float | None = None) -> tuple[Path, ...]:
        """Return the paths that have changed, in order; none where nothing does in so many seconds.

        All that has changed by now is told at once. A folder that was made or put in another's place is watched.
        """
        changed: set[Path] = set()
        try:
            changed |= self._told.get(timeout=seconds)
            while True:
                changed |= self._told.get_nowait()
        except queue.Empty:
            pass
        found = tuple(sorted(path for path in changed if self._is_change(path)))
        if any(folder.is_relative_to(path) for path in found for folder in self.places.all):
            self.look_at(self.places)
        return found

    def _is_change(self, path: Path) -> bool:
        """Return whether a path is there now, or was before: what came and went again is no change."""
        was_there, is_there = path in self._known, os.path.lexists(path)
        if is_there:
            self._known.update(_within(path))
        else:
            self._known.discard(path)
        return was_there or is_there

    def _listen(self, notify: RustNotify, ended: threading.Event) -> None:
        """Tell of what happens until the watch is over."""
        with notify:
            while not ended.is_set():
                happened = notify.watch(LONGEST, STEP, ROUND, ended)
                if isinstance(happened, set) and (paths := frozenset(self._mattering(happened))):
                    self._told.put(paths)

    def _mattering(self, happened: Iterable[tuple[int, str]]) -> Iterator[Path]:
        for kind, name in happened:
            path = Path(name)
            if self.places.matters(path) and not (kind == MODIFIED and path.is_dir()):
                yield path

    def close(self) -> None:
        """Watch no more."""
        self._ended.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _notify(names: list[str], is_recursive: bool) -> RustNotify:  # noqa: FBT001 -- as the library has it
    """Return what is told of changes by the system or, where that watches no more folders, looks for them itself."""
    try:
        return RustNotify(names, False, False, 0, is_recursive, True)  # noqa: FBT003 -- theirs
    except OSError:
        return RustNotify(names, False, True, POLLED, is_recursive, True)  # noqa: FBT003 -- theirs


def _within(path: Path) -> Iterator[Path]:
    """Yield a path and all that is below it."""
    yield path
    if path.is_dir() and not path.is_symlink():
        yield from path.rglob("*")


def _nearest(folder: Path) -> Path:
    """Return a folder, or the nearest above it that is there."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())
