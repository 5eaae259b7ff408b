"""A small project, its last site and its next -> runs of commands on it, and whether what is published is whole."""

# ruff: noqa: INP001, S603, S607 -- in no package; it runs our own commands and the system's

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsgloss.publishing.manifests import Digest, read_files
from tests.fuzz.ruritania import write
from tests.samples import CONFIG, EXPLAINER

ROOT = Path(__file__).parents[1]
SABOTAGE = ROOT / "bench" / "sabotage"
PICTURE = bytes(range(256)) * 400  # bytes; large enough to be cut off
NEXT = EXPLAINER.replace("A ferry permit costs a day's wage.", "A ferry permit costs two days' wages.")
PROBLEM = re.compile(r"^\S.*: .+\n    \S", re.MULTILINE)  # a place, what is wrong, and the remedy
PATIENCE = 5  # seconds in which a child has to notice that its parent is gone
RIGHTS = "-dac_override,-dac_read_search"  # by which root reads and writes what it has no permission for
BOUND = ("setpriv", "--bounding-set", RIGHTS, "--inh-caps", RIGHTS)
LIMIT = 120  # seconds; a command that takes longer hangs

Files = Mapping[str, Digest]


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one command."""

    code: int
    said: str

    @property
    def is_traceback(self) -> bool:
        """Return whether a reader of the terminal saw Python's own words."""
        return "Traceback (most recent call last)" in self.said

    @property
    def is_clear(self) -> bool:
        """Return whether it worked, or said where, what is wrong and what to do."""
        return self.code == 0 or bool(PROBLEM.search(self.said))


@dataclass(slots=True)
class Row:
    """One line of the table: what was done to builds, and what came of it."""

    fault: str
    runs: int = 0
    built: int = 0
    wrong: int = 0
    tracebacks: int = 0
    unclear: int = 0
    left: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, *runs: Ran) -> None:
        """Take in what commands have said; those that were killed say nothing."""
        for ran in runs:
            self.tracebacks += ran.is_traceback
            self.unclear += ran.code > 0 and not ran.is_clear
            if ran.is_traceback or (ran.code > 0 and not ran.is_clear):
                self.notes.append(ran.said[-1500:])

    def judge(self, *, whole: bool, note: str) -> None:
        """Take in whether what is published is whole."""
        self.wrong += not whole
        if not whole:
            self.notes.append(note)


class Site:
    """A project in a folder of its own, as its author has changed it since its last site was built."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "ruritania"
        self.output = self.root / "output"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(parents=True, exist_ok=True)
        self.write(EXPLAINER)
        self._must(self.run("build"))
        self.last = read_files(self.output)
        self._keep = folder / "last"
        shutil.copytree(self.output, self._keep)
        self.write(NEXT)
        self._must(self.run("build"))
        self.next = read_files(self.output)
        if self.last == self.next:
            raise ValueError("the last site and the next are the same")

    def write(self, explainer: str, settings: str = "", changed: Mapping[str, bytes] | None = None) -> None:
        """Write the project anew, with one of the explainer's two texts."""
        settings = f'{CONFIG}STATIC_PATHS = ["images"]\n{settings}'
        files = {"pelicanconf.py": settings.encode(), "content/explainers/zenda.md": explainer.encode()}
        write(self.root, files | {"content/images/lake.bin": PICTURE} | dict(changed or {}))

    def reset(self, place: Path | None = None, *, has_site: bool = True, **changed: Any) -> None:
        """Have the last site published, and a change to build."""
        self.write(NEXT, f"\nOUTPUT_PATH = {str(place)!r}\n" if place else "", **changed)
        self.output = place or self.root / "output"
        if has_site:
            shutil.copytree(self._keep, self.output, dirs_exist_ok=True)

    def run(self, *arguments: str, **how: Any) -> Ran:
        """Run one command to its end; `how` as for `start`."""
        with self.start(*arguments, **how) as process:
            try:
                said, _ = process.communicate(timeout=LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
                said = "it hangs: Traceback (most recent call last)"
        return Ran(process.returncode, said)

    def start(
        self,
        *arguments: str,
        fault: Mapping[str, Any] | None = None,
        largest: int | None = None,
        bound: bool = False,
    ) -> subprocess.Popen[str]:
        """Start one command, with a fault to come.

        `largest` is the size in bytes that no file may exceed; `bound` takes root's right to override permissions.
        """
        paths = [*([SABOTAGE] if fault else []), ROOT / "plugins"]
        added = {"TMPDIR": str(self.temporary), "PYTHONPATH": os.pathsep.join(map(str, paths))}
        added |= {"FAULT": json.dumps({"folder": str(self.root)} | dict(fault))} if fault else {}

        def limit() -> None:
            if largest is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        return subprocess.Popen(
            [
                *(BOUND if bound and os.geteuid() == 0 else ()),
                sys.executable,
                "-m",
                "newsgloss.cli",
                *arguments,
            ],
            cwd=self.root,
            env=os.environ | added | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=limit,  # noqa: PLW1509 -- this process has no threads
        )

    def published(self) -> Files | None:
        """Return what is published now."""
        return read_files(self.output) if self.output.exists() else None

    def is_whole(self) -> bool:
        """Return whether the last site or the next is published, byte for byte."""
        return self.published() in (self.last, self.next)

    def processes(self) -> list[str]:
        """Return the processes that still run for this project after some time, and end them."""
        end = time.monotonic() + PATIENCE
        while (found := dict(self._running())) and time.monotonic() < end:
            time.sleep(0.05)
        for number in found:
            os.kill(number, 9)
        return list(found.values())

    def _running(self) -> Iterator[tuple[int, str]]:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                try:
                    command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                    place = str((entry / "cwd").readlink())
                except OSError:
                    continue
                if place.startswith(str(self.root)) or str(self.root) in command:
                    yield int(entry.name), command

    def leftovers(self) -> list[str]:
        """Return what is beside the site and in the folder for temporary files that should not be there."""
        beside = [path.name for path in self.output.parent.glob(".*newsgloss*")]
        return beside + [path.name for path in self.temporary.iterdir()]

    @staticmethod
    def _must(ran: Ran) -> None:
        if ran.code:
            raise RuntimeError(ran.said)


@contextmanager
def disk(folder: Path, options: str) -> Iterator[Path]:
    """Give a disk in memory, mounted with options such as size=1m, until the block ends. Only root may."""
    place = Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
        place.rmdir()


def close(place: Path) -> None:
    """Make a disk one that can only be read."""
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)


def can_mount(folder: Path) -> bool:
    """Return whether disks can be mounted here."""
    try:
        with disk(folder, "size=4k"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def steps(first: float, last: float, count: int) -> Sequence[int]:
    """Return some whole numbers at equal distances."""
    return [round(first + (last - first) * number / max(1, count - 1)) for number in range(count)]
