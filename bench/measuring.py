"""A command -> what it costs: the CPU time and the memory of all its processes, and how long somebody waits for it."""

# ruff: noqa: INP001, S603 -- in no package; it runs our own commands

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

OFTEN = 0.1  # seconds between two looks at the memory
PROPORTIONAL = "Pss:"  # in smaps_rollup: what a process has for itself, and its share of what it has with others
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # as where it is installed; else each run compiles all that it imports


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU seconds of all processes, seconds by the clock, and the most bytes that they had in memory at once.

    Memory that several processes share counts once: workers are forks. Only Linux tells it in this way.
    """

    cpu: float
    wall: float
    peak: int


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a command in a folder and return what it costs; if it fails, end with what it said."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | COMPILED | (environment or {}), stdout=said, stderr=subprocess.STDOUT
        )
        watch = _Watch(process.pid)
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # somebody who stops us wants nothing to go on
            process.kill()
            process.wait()
            raise
        finally:
            peak = watch.end()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            output = said.read().decode("utf-8", "replace")
            raise SystemExit(f"{shlex.join(command)} ended with {process.returncode} and said:\n{output}")
    return Usage(used.ru_utime + used.ru_stime, wall, peak or used.ru_maxrss * 1024)


class _Watch:
    """A thread that looks at the memory of a process, and of all that it starts, until it is told to end."""

    def __init__(self, process: int) -> None:
        self.process, self.peak, self.over = process, 0, threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        while not self.over.wait(OFTEN):
            self.peak = max(self.peak, _memory(self.process))

    def end(self) -> int:
        """Return the most bytes that were seen."""
        self.over.set()
        self.thread.join()
        return self.peak


def _memory(process: int) -> int:
    """Return how much memory a process and those that it has started have now; of those that have ended, none."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
        own = sum(1024 * int(line.split()[1]) for line in lines if line.startswith(PROPORTIONAL))
        tasks = Path(f"/proc/{process}/task").iterdir()
        children = [child for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return 0
    return own + sum(map(_memory, map(int, children)))
