"""One Project -> its site, built beside the last one and swapped in when it is whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .project import Project
from .search_index import SearchIndexError, write_search_index

PROGRESS = "progress "  # how the plugin begins a line that says how far it is
DONE = "Done: "  # how Pelican begins its own summary


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to. `log` holds what Pelican said; without `ok` the last good site stands where it was."""

    ok: bool
    pages: int
    entries: int
    mentions: int
    problems: tuple[str, ...]
    errors: int
    log: str
    seconds: float

    @property
    def summary(self) -> str:
        """One line: pages, entries, mentions, problems, seconds."""
        made = f"{counted(self.pages, 'page')}, {counted(self.entries, 'entry', 'entries')}"
        found = f"{counted(self.mentions, 'mention')}, {counted(len(self.problems), 'problem')}"
        return f"{made}, {found}, {self.seconds:.1f} seconds"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: 1 page, 2 pages."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def build(project: Project, progress: Callable[[int, int, str], None]) -> Built:
    """Build a project's site. `progress` is told how many of how many things are done, and which."""
    began = time.monotonic()
    beside = project.output.with_name(project.output.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        code, log = _pelican(project, beside, report, progress)
        said = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    ok = code == 0 and bool(said)
    if ok and project.searchable:
        ok, log = _indexed(beside, project.lang, log)
    pages = sum(1 for _ in beside.rglob("*.html")) if ok else 0
    if ok:
        swap(beside, project.output)
    shutil.rmtree(beside, ignore_errors=True)
    return Built(
        ok=ok,
        pages=pages,
        entries=said.get("entries", 0),
        mentions=said.get("mentions", 0),
        problems=tuple(said.get("problems", ())),
        errors=said.get("errors", 0),
        log=log,
        seconds=time.monotonic() - began,
    )


def swap(new: Path, place: Path) -> None:
    """Put a folder in the place of another. If it cannot be put there, the old one comes back."""
    old = place.with_name(place.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _indexed(site: Path, lang: str, log: str) -> tuple[bool, str]:
    """Make a site's search index. Return whether that went well, and the log with what went wrong."""
    try:
        write_search_index(site, lang)
    except SearchIndexError as error:
        return False, f"{log}{error}\n"
    return True, log


def _pelican(
    project: Project, output: Path, report: Path, progress: Callable[[int, int, str], None]
) -> tuple[int, str]:
    """Run Pelican as a process. Return its exit code and what it said, progress apart."""
    command = [sys.executable, "-m", "pelican", str(project.content), "--settings", str(project.root / project.config)]
    command += ["--output", str(output), "--fatal", "errors", "--log-handler", "plain"]
    command += ["--extra-settings", f"BUILD_REPORT={json.dumps(str(report))}"]
    command += [f"SETTINGS_FILE={json.dumps(project.config)}"]
    said = []
    with subprocess.Popen(  # noqa: S603 -- our own command, no shell
        command,
        cwd=project.root,
        env=os.environ | {"COLUMNS": "1000", "PYTHONIOENCODING": "utf-8"},  # a line for each message
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in process.stdout or ():
            if line.startswith(PROGRESS):
                done, all_, what = line.removeprefix(PROGRESS).split(maxsplit=2)
                progress(int(done), int(all_), what.strip())
            elif not line.startswith(DONE):
                said.append(line)
    return process.returncode, "".join(said)
