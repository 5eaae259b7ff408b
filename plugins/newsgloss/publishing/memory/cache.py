"""What builds have made -> one SQLite file, from which other builds take what would come out the same.

Keys are digests, and nothing in the file depends on times or on where a project is: another branch, another machine may
use it. It may be deleted or damaged at any moment; what is lost is made again. Nothing here fails a build.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .stored_values import DIGEST, UnstorableError, packed, unpacked

FILE = "newsgloss.sqlite"
FORM = 1  # of the tables; a file in another form is made anew
WAIT = 2.0  # seconds for another build that writes into the same file
BATCH = 4_000_000  # bytes that are kept in memory before they are written
SPARE = 3  # times what the last build used may be kept for other branches
ROOM = 64_000_000  # bytes that may be kept however little it used: `publish` draws pictures, a `build` between does not
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What builds made. It may be deleted.\n"  # bford.info/cachedir


def made_folder(folder: Path) -> Path:
    """Return a folder for what may be deleted. One that is made now is left out by git and backups."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", TAG)):
            (folder / name).write_text(text, encoding="utf-8")
    return folder


class Cache:
    """Values by keys. Values may be missing at any time, and there may be no file at all."""

    def __init__(self, folder: Path) -> None:
        """Open the file in a folder, or make it. Where that cannot be done, nothing is kept."""
        self._path = folder / FILE
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0
        self._used: set[bytes] = set()
        self._was_empty = False  # when it was opened: nothing is there but what was put since
        self._file: sqlite3.Connection | None = None
        self._left: sqlite3.Connection | None = None
        with self._forgiving():
            made_folder(folder)
            self._file = self._opened()
            self._was_empty = self._file.execute("SELECT 1 FROM made LIMIT 1").fetchone() is None

    def get(self, key: bytes) -> Any:
        """Return a value. Raises KeyError where it is not there, or cannot be read."""
        data = self._waiting.get(key)
        if data is None and self._file and self._may_have(key):
            with self._forgiving():
                row = self._file.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
                data = row[0] if row else None
        if not isinstance(data, bytes):
            raise KeyError(key)
        try:
            value = unpacked(data)
        except UnstorableError:
            raise KeyError(key) from None
        self._used.add(key)
        return value

    def __contains__(self, key: bytes) -> bool:
        """Return whether there is a value, which may still turn out to be damaged."""
        if key in self._waiting:
            return True
        row = None
        if self._file and self._may_have(key):
            with self._forgiving():
                row = self._file.execute("SELECT 1 FROM made WHERE key = ?", (key,)).fetchone()
        return row is not None

    def _may_have(self, key: bytes) -> bool:
        """Return whether the file may have a value: a first build asks for ten thousand, none of which is there."""
        return not self._was_empty or key in self._used

    def digest(self, key: bytes) -> bytes | None:
        """Return what tells a value from any other that may be kept for its key one day; None where there is none."""
        data = self._waiting.get(key)
        if data is None and self._file:
            with self._forgiving():
                row = self._file.execute("SELECT substr(value, 1, ?) FROM made WHERE key = ?", (DIGEST, key)).fetchone()
                data = row[0] if row else None
        return data[:DIGEST] if isinstance(data, bytes) else None

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value, if it is one that can be stored."""
        with contextlib.suppress(UnstorableError):
            self.put_packed(key, packed(value))

    def put_packed(self, key: bytes, data: bytes) -> None:
        """Keep a value that was packed already."""
        self._waiting[key] = data
        self._used.add(key)
        self._size += len(data)
        if self._size > BATCH:
            self._write()

    def leave_to_parent(self) -> None:
        """Keep nothing from now on: this process is a fork, and SQLite must not use one file in both."""
        self._left, self._file = self._file, None  # not closed, which would end the locks of the other
        self._waiting = {}

    def close(self, *, is_whole: bool = False) -> None:
        """Write what is still in memory.

        What was used `is_whole` where it is all that a build needs; then what none has used for long goes.
        """
        self._write()
        with self._forgiving():
            if self._file:
                with self._file:
                    self._count(self._file, is_whole=is_whole)
        self._let_go()

    def _write(self) -> None:
        rows = sorted(self._waiting.items())
        self._waiting, self._size = {}, 0
        with self._forgiving():
            if self._file:
                with self._file:
                    self._file.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, 0)", rows)

    def _count(self, file: sqlite3.Connection, *, is_whole: bool) -> None:
        """Note what was used now; with all of a build, remove what was used longest ago if there is much more."""
        (now,) = file.execute("SELECT coalesce(max(used), 0) + 1 FROM made").fetchone()
        file.executemany("UPDATE made SET used = ? WHERE key = ?", [(now, key) for key in sorted(self._used)])
        if not is_whole:
            return
        sizes = dict(file.execute("SELECT used, sum(length(value)) FROM made GROUP BY used ORDER BY used DESC"))
        kept = 0
        for used, size in sizes.items():
            kept += size
            if used != now and kept > max(sizes.get(now, 0) * (1 + SPARE), ROOM):
                file.execute("DELETE FROM made WHERE used <= ?", (used,))
                return

    def _opened(self) -> sqlite3.Connection:
        """Return the file, opened; one that is no database, or in another form, is made anew."""
        try:
            return _connected(self._path)
        except sqlite3.OperationalError:
            raise  # another build has it, or it cannot be written
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return _connected(self._path)

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on without the file where it fails. One that is damaged is removed."""
        try:
            yield
        except sqlite3.OperationalError:
            self._let_go()
        except sqlite3.DatabaseError:
            self._let_go()
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        except OSError:
            self._let_go()

    def _let_go(self) -> None:
        if self._file:
            self._file.close()
            self._file = None


def _connected(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=WAIT)
    file.execute("PRAGMA synchronous = OFF")  # what a power cut damages is found, and made again
    (form,) = file.execute("PRAGMA user_version").fetchone()
    if form != FORM:
        with file:
            file.execute("DROP TABLE IF EXISTS made")
            file.execute("CREATE TABLE made (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)")
            file.execute(f"PRAGMA user_version = {FORM}")
    return file
