"""An output folder -> a folder beside it for one build at a time, and the swap that a kill cannot undo.

Beside `output` there is, while a build runs, `.output.newsgloss`. It holds the lock, the site that is being built, and
for the moment of the swap the last site, under the name LAST. A build that was killed leaves it; what it holds is put
right by the next command.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newsgloss.model.folders import NamedPath
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, Problem

from .manifests import read_manifest

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LAST = "last"  # the last site, while the new one takes its place: always whole
LOCK = "lock"
HOLDER = "holder.json"
REPORT = "report.json"  # what Pelican tells of a build
OURS = pattern_of(  # a report is written beside its place first
    rf"{LAST}|{LOCK}|{re.escape(HOLDER)}|{re.escape(REPORT)}|\.{re.escape(REPORT)}\.part|(?:site|gone)-[0-9a-f]{{8}}"
)
AT_ONCE = 16  # files that are flushed; twice as many take as long
FLUSHED = "rb+" if sys.platform == "win32" else "rb"  # how a file is opened to be flushed

Entries = Mapping[str, tuple[int, ...]]
"""What is below a folder, each with what changes when it is changed: of a folder, its mode alone."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of one build. `site` is where it builds, `place` where the site goes in the end."""

    folder: Path
    site: Path
    place: Path

    def swap(self, seen: Entries) -> bool:
        """Put the site in its place, all of it on disk before; the last one goes when that is done.

        `seen` is what the last site held when it was looked at. Return False, with nothing changed, where it holds
        anything else by now: that is looked at again once it is where nobody puts anything.
        """
        flush(self.site)
        if entries(self.place) != seen:
            return False
        last = self.folder / LAST
        if self.place.exists():
            shutil.copymode(self.place, self.site)
            self.place.rename(last)
        try:
            self.site.rename(self.place)
        except OSError:
            if last.exists() and not self.place.exists():
                last.rename(self.place)
            raise
        if entries(last) != seen:
            self.place.rename(self.site)
            last.rename(self.place)
            return False
        _flush_folder(self.place.parent)
        _remove(last)
        return True


def workspace_folder(place: Path) -> Path:
    """Return the folder beside an output folder that holds what a build needs while it runs."""
    return place.with_name(f".{place.name}.newsgloss")


@contextlib.contextmanager
def workspace(output: NamedPath) -> Iterator[Workspace]:
    """Give a build a folder of its own beside its output folder, and the lock, until the block ends.

    What builds that were killed have left is put right first. Raises ContentError where another build holds the lock,
    or something else is in the folder.
    """
    folder = workspace_folder(output.path)
    with _locked(output):
        _restore(output)
        _clear(folder)
        site = folder / f"site-{os.urandom(4).hex()}"  # new each time: what a killed build began may still write
        site.mkdir()
        try:
            yield Workspace(folder, site, output.path)
        finally:
            _clear(folder)


def restore(output: NamedPath) -> None:
    """Put the last site back where a build was killed amid the swap; leave a build that runs alone."""
    is_root = not output.path.name  # of the file system, which is never swapped
    if not is_root and (workspace_folder(output.path) / LAST).exists():
        with contextlib.suppress(ContentError), _locked(output):
            _restore(output)


def entries(folder: Path) -> Entries:
    """Return what is below a folder; nothing where there is no such folder."""
    found: dict[str, tuple[int, ...]] = {}
    for inside, entry in _below(str(folder)):
        with contextlib.suppress(FileNotFoundError):  # removed since it was listed: as if it had never been there
            status = entry.stat(follow_symlinks=False)
            times = (status.st_mtime_ns, status.st_ctime_ns)
            changing = () if stat.S_ISDIR(status.st_mode) else (status.st_ino, status.st_size, *times)
            found[inside] = (status.st_mode, *changing)
    return found


def _below(folder: str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is below a folder, by its name from there, with slashes. What cannot be listed is left out."""
    try:
        with os.scandir(folder) as scanned:
            children = list(scanned)
    except OSError:
        return
    for entry in children:
        name = f"{inside}{entry.name}"
        yield name, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{name}/")


def flush(folder: Path) -> None:
    """See to it that all below a folder is on the disk.

    Many are asked for at once: a disk writes what waits together, and waits for each that is asked for alone. A file
    with a second name is one of the last site, of which all is there.
    """
    walked = list(os.walk(folder))
    files = [path for at, _, names in walked for name in names if not _has_two_names(path := f"{at}/{name}")]
    with ThreadPoolExecutor(AT_ONCE) as executor:
        for flushed, places in ((_flush_file, files), (_flush_folder, [at for at, _, _ in walked])):
            shares = [places[number::AT_ONCE] for number in range(AT_ONCE)]
            list(executor.map(functools.partial(_flush_each, flushed), shares))  # which raises what any of them raises


def _has_two_names(path: str) -> bool:
    return os.lstat(path).st_nlink > 1


def _flush_each(flushed: Callable[[str], None], places: Iterable[str]) -> None:
    for place in places:
        flushed(place)


def _flush_file(path: str) -> None:
    if not os.path.islink(path):  # noqa: PTH114 -- of thousands of files, half of the time went to paths
        with open(path, FLUSHED) as file:  # noqa: PTH123 -- as above
            os.fsync(file.fileno())


def _flush_folder(folder: str | Path) -> None:
    if sys.platform == "win32":
        return  # folders cannot be opened there
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _restore(output: NamedPath) -> None:
    """Put the last site back where there is none in its place, else remove it: the swap was done.

    Raises ContentError where something else than a build's site is in its place by now.
    """
    place, folder = output.path, workspace_folder(output.path)
    last = folder / LAST
    if not last.exists():
        return
    if place.is_dir() and not any(place.iterdir()):
        place.rmdir()
    if not place.exists():
        last.rename(place)
    elif read_manifest(place) is not None:
        _remove(last)
    else:
        message = f"this is not a build's, and the last site is in {folder.name}/{LAST}, where a killed build left it"
        remedy = "Move this folder away; the next command puts the site back."
        raise ContentError([Problem(output.place(), message, remedy)])


def _clear(folder: Path) -> None:
    """Remove what builds have left in their folder, but for the last site, which may have to go back to its place."""
    for left in sorted(folder.iterdir()):
        if left.name not in {LAST, LOCK, HOLDER}:
            _remove(left)


def _remove(path: Path) -> None:
    """Remove a file or folder. It is renamed first, so that nothing that is half removed has a name that counts."""
    if not os.path.lexists(path):
        return
    gone = path.with_name(f"gone-{os.urandom(4).hex()}")
    path.rename(gone)
    if gone.is_dir() and not gone.is_symlink():
        for at, folders, _ in os.walk(gone):
            for folder in folders:  # before they are entered: what was kept may be a folder that cannot be written
                if not Path(at, folder).is_symlink():
                    Path(at, folder).chmod(stat.S_IRWXU)
        shutil.rmtree(gone, ignore_errors=True)
    else:
        gone.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(output: NamedPath) -> Iterator[None]:
    """Hold the lock of an output folder, which ends with the process that holds it, however that ends."""
    _refuse_others(output)
    folder, file = workspace_folder(output.path), _lock(output)
    try:
        began = datetime.datetime.now().astimezone().strftime("%H:%M")
        (folder / HOLDER).write_text(json.dumps({"process": os.getpid(), "began": began}), encoding="utf-8")
        yield
    finally:
        _leave(folder)
        file.close()
        with contextlib.suppress(OSError):
            folder.rmdir()  # on Windows, where an open file cannot be removed, it stays


def _refuse_others(output: NamedPath) -> None:
    """Raise ContentError where a build's folder is a link, or holds what no build has made: it would be lost."""
    folder = workspace_folder(output.path)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        reason = "is not a folder"
    elif others := sorted(path.name for path in _children(folder) if not OURS.fullmatch(path.name)):
        reason = f"holds what no build has made: {others[0]}"
    else:
        return
    message = f"a build needs a folder beside this one, {folder.name}, which {reason}"
    raise ContentError([Problem(output.place(), message, "Move it away.")])


def _children(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder; nothing where another build has just removed it."""
    with contextlib.suppress(FileNotFoundError):
        yield from folder.iterdir()


def _lock(output: NamedPath) -> IO[bytes]:
    """Return the lock's file, locked. It is opened again where another build has just removed it."""
    folder = workspace_folder(output.path)
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / LOCK
        try:
            file = path.open("ab")
        except FileNotFoundError:
            continue  # another build has just removed the folder
        try:
            _take(file)
        except (BlockingIOError, PermissionError):
            file.close()
            raise ContentError([_held(folder).within(output.name)]) from None
        if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
            return file
        file.close()


def _take(file: IO[bytes]) -> None:
    """Lock a file, or raise OSError at once where another process has it."""
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _leave(folder: Path) -> None:
    """Remove the lock's files while it is still held, unless there is something to put right."""
    for name in (HOLDER, LOCK):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _held(folder: Path) -> Flaw:
    try:
        holder = json.loads((folder / HOLDER).read_bytes())
        who = f"process {holder['process']}, since {holder['began']}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "it has just begun"
    message = f"another build of this site is running ({who})"
    return Flaw(message, "Wait until it has ended, or stop it; then build again.")
