"""A folder that people write in -> the files in it, never one outside it, and what in it cannot be published.

Files and folders have the names by which people know them; a file of the site has the address where browsers find it.
"""

from __future__ import annotations

import errno
import fnmatch
import functools
import math
import os
import posixpath
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from .problems import Place, Problem

Stamp = tuple[int, int, int]
"""A file's inode, size in bytes and time of change in nanoseconds: saving a file changes one of them."""

ENTRIES = "glossary"  # the folder of entries, in that of content
NOTES_ENDING = ".notes.yaml"  # how the name of a file of notes ends, after that of its explainer
NEW_DRAFT = ".new.md"  # how the name ends of a draft that `import --update` wrote beside an explainer

OUTSIDE = "this symbolic link leads out of {home}"
HIDDEN = "this symbolic link leads to something hidden"
NOWHERE = "this symbolic link leads nowhere"
CIRCLE = "this symbolic link leads to a folder that it is in"
NO_FILE = "this is not a file: it is a pipe, a socket or a device"
REMEDIES = {
    OUTSIDE: "Put the file itself here.",
    HIDDEN: "Delete it, or put what it leads to here, if readers may see it.",
    NOWHERE: "Delete it, or put the file itself here.",
    CIRCLE: "Delete it.",
    NO_FILE: "Take it out of the folder.",
}

OWN_THEME = next(
    (folder for up in (1, 3) if (folder := Path(__file__).parents[up] / "theme").is_dir()), Path("theme")
)  # in the package, or beside it in a checkout
OWN_SHEET = "newsgloss.css"  # a template that a theme has which draws our pages itself: ours, or one made of it


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A file or folder, and its name as people see it."""

    path: Path
    name: str

    def place(self, line: int = 0, column: int = 0) -> Place:
        """Return a place in the file, or all of it."""
        return Place(self.name, line, column)

    def below(self, path: Path) -> NamedPath:
        """Return what lies in this folder, with its name."""
        return NamedPath(path, str(PurePosixPath(self.name) / path.relative_to(self.path).as_posix()))


@dataclass(frozen=True, slots=True)
class Pagination:
    """How long lists are divided into pages, as Pelican divides its own.

    `lines` is how many a page has, by template; the last has `orphans` more, at most. `patterns` are the numbers of
    pages, in their order, each with the files of those from it on.
    """

    lines: Mapping[str, int]
    orphans: int
    patterns: tuple[tuple[int, str], ...]

    def count(self, template: str, lines: int) -> int:
        """Return how many pages a list of some lines has."""
        size = self.lines.get(template)
        return math.ceil(max(1, lines - self.orphans) / size) if size else 1

    def file(self, file: str, number: int) -> str:
        """Return the file of one page of a list, given the list's own."""
        folder, last = posixpath.split(file)
        name, extension = posixpath.splitext(file)
        fields = {"save_as": file, "url": address(file), "name": name, "extension": extension, "number": number}
        fields["base_name"] = folder if last in {"index.html", "index.htm"} else name
        pattern = [save_as for first, save_as in self.patterns if first <= number][-1]
        return filled(pattern, fields).removeprefix("/")


def seen_from(folder: Path, path: Path) -> NamedPath:
    """Return a path with its name as people see it from a folder: the way from there, if it lies in it."""
    return NamedPath(path, path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path))


def files_in(folder: Path, home: Path, ignored: Iterable[str] = ()) -> list[Path]:
    """Return the files in a folder and the folders in it, by name. What is hidden or `ignored` by its name is left out.

    A symbolic link is followed only to what lies in `home`; what is not a file is left out, too.
    """
    return [path for path, fault in _walk(folder, home, tuple(ignored)) if fault is None]


def faults_in(folder: NamedPath, ignored: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield an error for each symbolic link that leads out of a folder or nowhere, and for each pipe and device."""
    for path, fault in _walk(folder.path, folder.path, tuple(ignored)):
        if fault:
            yield Problem(folder.below(path).place(), fault.format(home=f"{folder.name}/"), REMEDIES[fault])


def is_file_in(path: Path, home: Path) -> bool:
    """Return whether a path is a file, and lies in `home` wherever symbolic links lead."""
    try:
        return path.is_file() and is_inside(path, home)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # as authors may write one in a link
            return False
        raise


def is_inside(path: Path, home: Path) -> bool:
    """Return whether a path lies in `home` wherever symbolic links lead; it need not exist."""
    try:
        return path.resolve().is_relative_to(home.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, or a name that no file can have
        return False


def is_hidden(path: PurePath) -> bool:
    """Return whether a path has a part that is hidden by its name."""
    return any(part.startswith(".") and part not in {".", ".."} for part in path.parts)


def stamps(folders: Iterable[Path], ignored: Iterable[str] = ()) -> Mapping[Path, Stamp]:
    """Return each file in some folders with what changes when it is saved."""
    found = {}
    for folder in folders:
        for path in files_in(folder, folder, ignored):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue  # deleted since it was listed
            found[path] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


def _walk(folder: Path, home: Path, ignored: tuple[str, ...]) -> Iterator[tuple[Path, str | None]]:
    """Yield each file with None, and each thing that is not followed with what is wrong with it."""
    if folder == home or is_inside(folder, home):
        yield from _walk_inside(folder, home, ignored)


def _walk_inside(folder: Path, home: Path, ignored: tuple[str, ...]) -> Iterator[tuple[Path, str | None]]:
    """Yield the same for a folder that lies in `home`, wherever symbolic links lead, if it is still there."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        found = sorted(entries, key=attrgetter("name"))
    for entry in found:
        if entry.name.startswith(".") or any(fnmatch.fnmatch(entry.name, pattern) for pattern in ignored):
            continue
        path = folder / entry.name
        is_plain = entry.is_file(follow_symlinks=False)  # as the folder itself says, without a look at the file
        fault = None if is_plain or entry.is_dir(follow_symlinks=False) else _fault(path, home)
        if fault is None and entry.is_dir():
            yield from _walk_inside(path, home, ignored)
        elif is_plain or fault or path.exists():
            yield path, fault


def _fault(path: Path, home: Path) -> str | None:
    try:
        mode = path.stat().st_mode
    except OSError:
        return NOWHERE if path.is_symlink() else None  # None: deleted since it was listed
    if path.is_symlink() and not is_inside(path, home):
        return OUTSIDE
    if path.is_symlink() and is_hidden(path.resolve().relative_to(home.resolve())):
        return HIDDEN
    if stat.S_ISDIR(mode):
        return CIRCLE if path.is_symlink() and _holds(path, path.parent) else None
    return None if stat.S_ISREG(mode) else NO_FILE


def _holds(outer: Path, inner: Path) -> bool:
    return os.path.realpath(inner).startswith(os.path.realpath(outer) + os.sep) or outer.samefile(inner)


@functools.lru_cache(maxsize=1024)
def address(file: str) -> str:
    """Return the address of a file of the site, from its base path: a folder's where it is the index of one."""
    folder, name = posixpath.split(posixpath.normpath(file))
    return posixpath.join(folder, "" if name == "index.html" else name)


def beside(page: str, name: str) -> str:
    """Return the path of a file beside a page, or of its name with the page's where several are in a folder."""
    folder, file = posixpath.split(page)
    stem = posixpath.splitext(file)[0]
    return posixpath.join(folder, name if stem == "index" else f"{stem}.{name}")


def filled(template: str, fields: Mapping[str, Any]) -> str:
    """Return an address with its fields filled in, or as it is where it has others: the check names the setting."""
    try:
        return template.format(**fields)
    except (KeyError, IndexError, ValueError, AttributeError):
        return template


def theme_folder(folder: Path, name: str) -> Path:
    """Return a theme's folder: that which is named or, where there is none, Pelican's own theme of that name."""
    pelican = find_spec("pelican")
    brought = Path(pelican.origin).parent / "themes" / name if pelican and pelican.origin else folder
    return folder if folder.is_dir() or not brought.is_dir() else brought


def draws_itself(theme: Path) -> bool:
    """Return whether a theme draws our pages itself: it is ours, or one made of it."""
    return (theme / "templates" / OWN_SHEET).is_file()
