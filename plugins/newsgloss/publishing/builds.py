"""One Project -> its site, built beside the last one and swapped in when it is whole."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newsgloss.model.problems import ContentError, Place, Problem, errors, in_order, system_problem
from newsgloss.model.settings import BY_BUILD, SEARCH_FOLDER, Project

from .manifests import Digest, Files, digest, read_files, read_manifest, write_manifest
from .memory.whole_site import LastBuilds, TextChange
from .output_folder import NOT_WHOLE, carry_over, leave_only, refuse_others_files, refuse_place
from .workspaces import REPORT, Entries, Workspace, entries, workspace

PROGRESS = "progress "  # how the plugin begins a line that says how far it is
FAILED = "failed "  # how the plugin begins a line that says what the file system refused
DONE = "Done: "  # how Pelican begins its own summary
FATAL = "RuntimeError: Warning or error encountered"  # how Pelican ends over what it logged as an error
WHERE = "Look at the file or the setting that this is about; `pelican content` shows where in the code it happened."
COLLECTED = 100_000  # objects that are made before Python looks for circles; what a site says stays to the end
TRIES = 5  # to put the site in its place, while something writes there
CHANGES = "something changes this folder again and again, while the new site waits to take its place"
WAS_KILLED = "Build again; if it ends again, check whether there is memory left."
STOP_IT = "Find out what writes there, stop it, and build again."


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to. `log` holds what Pelican said; without `ok` the last good site is where it was.

    It `is_new` unless nothing has changed since. `drafts` are the files of drafts, each with the place that makes it
    one. `newest` is the address of the newest explainer, from the site's base path, if there is one.
    """

    ok: bool
    pages: int
    entries: int
    events: int
    mentions: int
    problems: tuple[str, ...]
    errors: int
    log: str
    seconds: float = 0.0
    is_new: bool = True
    drafts: Mapping[str, Place] = field(default_factory=dict)
    newest: str | None = None

    @property
    def summary(self) -> str:
        """One line: pages, entries that have one, events, mentions, problems, seconds."""
        entries, events = counted(self.entries, "entry", "entries"), counted(self.events, "event")
        made = f"{counted(self.pages, 'page')}, {entries}, {events}"
        found = f"{counted(self.mentions, 'mention')}, {counted(len(self.problems), 'problem')}"
        same = "" if self.is_new else "; nothing has changed since the last build"
        return f"{made}, {found}, {self.seconds:.1f} seconds{same}"


Judge = Callable[[Files, Mapping[str, Place]], Sequence[Problem]]
"""The files of a site, and of drafts -> what is wrong with it; an error keeps it from its place."""


class Redrawn(NamedTuple):
    """The files of a site that are changed by what has changed since the last build, as texts by their names.

    `kept` is the key of what the next build must know to go on from them, and `built` what the build comes to.
    """

    files: Mapping[str, str]
    kept: str
    built: Built


Redraw = Callable[[Project, TextChange], Redrawn | None]
"""Returns what a change of a text changes in the site, or None where that is not known: then all is made again."""


class _Outcome(NamedTuple):
    """What came of a build before its site is put in its place: its files, and the key of what it has kept of them.

    `linked` are the files of that place that have a second name in the site, where they are read.
    """

    built: Built
    files: Files
    kept: str | None
    linked: Entries = MappingProxyType({})


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: 1 page, 2 pages."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def build(
    project: Project,
    progress: Callable[[int, int, str], None],
    *,
    remember: bool = True,
    judge: Judge = lambda _files, _drafts: (),
    redraw: Redraw | None = None,
) -> Built:
    """Build a project's site. `progress` is told how many of how many things are done, and which.

    Without `remember`, everything is made anew, and nothing of it remembered. No site is put in its place of which
    `judge` tells an error. Where one text alone has changed, `redraw` may know which files change by it.

    Raises ContentError, with nothing touched, where the output folder is not for a site, holds files that no build has
    made, or is being built by another process.
    """
    began = time.monotonic()
    refuse_place(project)
    with workspace(project.seen(project.output)) as work:
        whole = refuse_others_files(project)
        builds = LastBuilds(project, remember=remember)
        last: Built | None = builds.same(whole)
        if last:
            made = read_manifest(project.output) or {}
            found = judge(made, last.drafts)
            return _judged(replace(last, is_new=False, seconds=time.monotonic() - began), found)
        change = builds.change(whole) if redraw else None
        redrawn = redraw(project, change) if redraw and change else None
        if change and redrawn:
            outcome = _rewritten(project, work, change, redrawn)
        else:
            outcome = _made(project, work, progress, remember=remember)
        built, files, told = _placed(project, work, outcome, remember=remember, judge=judge)
        if files is not None:
            builds.keep(files, built, outcome.kept)
    return _judged(replace(built, seconds=time.monotonic() - began), told)


def _judged(built: Built, found: Sequence[Problem]) -> Built:
    """Return what a build came to, with what was found of its site as a whole."""
    wrong, problems = errors(found), (*built.problems, *map(str, found))
    return replace(built, ok=built.ok and not wrong, problems=problems, errors=built.errors + len(wrong))


def _made(project: Project, work: Workspace, progress: Callable[[int, int, str], None], *, remember: bool) -> _Outcome:
    """Draw a project's site; return what came of it."""
    code, log, said, failures = _pelican(project, work, progress, remember=remember)
    built = Built(
        ok=code == 0 and bool(said) and not failures,
        pages=0,  # which are counted once they are in their place
        entries=said.get("entries", 0),
        events=said.get("events", 0),
        mentions=said.get("mentions", 0),
        problems=(*said.get("problems", ()), *map(str, failures)),
        errors=said.get("errors", 0),
        log="" if failures else _in_words(log),  # which holds them as the traceback of Pelican's
        drafts={name: Place(*place) for name, place in said.get("drafts", {}).items()},
        newest=said.get("newest"),
    )
    return _Outcome(built, {name: Digest(*known) for name, known in said.get("files", {}).items()}, said.get("kept"))


def _rewritten(project: Project, work: Workspace, change: TextChange, redrawn: Redrawn) -> _Outcome:
    """Make a site of the last one and of the files that have changed; return what came of it.

    What has not changed is the same file in both, under two names, until the last site goes.
    """
    files = {name: known for name, known in change.files.items() if not name.startswith(f"{SEARCH_FOLDER}/")}
    for folder in sorted({name.rpartition("/")[0] for name in files}):
        (work.site / folder).mkdir(parents=True, exist_ok=True)
    for name in files:
        if name not in redrawn.files:
            _link(f"{project.output}/{name}", f"{work.site}/{name}")
    for name, text in redrawn.files.items():
        data = text.encode()
        (work.site / name).write_bytes(data)
        files[name] = digest(data)
    return _Outcome(replace(redrawn.built, is_new=True), files, redrawn.kept, _shared(project.output, work.site))


def _shared(one: Path, other: Path) -> Entries:
    """Return what is in two folders, by the name that it has in both, where that is the same file."""
    found = entries(other)
    return {name: entry for name, entry in entries(one).items() if found.get(name) == entry}


def _link(file: str, name: str) -> None:
    """Give a file another name, or copy it where it can have only one."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copy2(file, name)


def _placed(
    project: Project, work: Workspace, outcome: _Outcome, *, remember: bool, judge: Judge
) -> tuple[Built, Files | None, Sequence[Problem]]:
    """Put a site that was made in its place, unless it is judged to be wrong.

    Return what came of it, the site's files if it is there, and what was found of it.
    """
    built, files = outcome.built, None
    found: Sequence[Problem] = ()
    failures: list[Problem] = []
    if built.ok:
        try:
            files = _finished(project, work.site, outcome.files, remember=remember)
            found = judge(files, built.drafts)
            if not errors(found):
                _put_in_place(project, work, files, outcome.linked)
        except _NotIndexedError as error:
            built = replace(built, ok=False, log=f"{built.log}{error}\n")
        except ContentError as error:
            failures = list(error.problems)
        except OSError as error:
            refused = {"errno": error.errno, "path": error.filename and os.fsdecode(error.filename)}
            failures = list(_failure(project, work, refused))
            if not failures:
                raise
    if failures:
        built = replace(built, ok=False, problems=(*built.problems, *map(str, failures)), log="")
    built = replace(built, pages=sum(name.endswith(".html") for name in files or ()))
    return built, files if built.ok and not errors(found) else None, found


def _finished(project: Project, site: Path, made: Files, *, remember: bool) -> Files:
    """Index a site, and write down what it holds; return its files.

    Raises _NotIndexedError, and ContentError where a file is not what it should be.
    """
    expected = dict(made)
    if project.searchable:
        expected |= _indexed(project, site, remember=remember)
    files = read_files(site)
    if wrong := [name for name in sorted(expected) if files.get(name) != expected[name]]:
        shown = project.shown(project.output)
        raise ContentError([Problem(Place(f"{shown}/{name}"), *NOT_WHOLE) for name in wrong])
    write_manifest(site, files, project.base)
    return files


class _NotIndexedError(Exception):
    """The search index could not be made; says why, and the remedy."""


def _indexed(project: Project, site: Path, *, remember: bool) -> dict[str, Digest]:
    """Index a site, and return the files of the index. Raises _NotIndexedError."""
    from .memory.remembering import steps_of  # noqa: PLC0415 -- a site without a search needs not load it
    from .search_index import SearchIndexError, write_search_index  # noqa: PLC0415 -- as above

    with contextlib.closing(steps_of(project, remember=remember)) as steps:
        try:
            return write_search_index(site, project.lang, steps)
        except SearchIndexError as error:
            raise _NotIndexedError(error) from error


def _put_in_place(project: Project, work: Workspace, files: Files, linked: Entries) -> None:
    """Put the site in its place, with what is kept of the last one as it is at that moment.

    What is as it was when it was `linked` has been read in the site. Raises ContentError where files that no build has
    made are there by now, or where it never comes to rest.
    """
    for _ in range(TRIES):
        with contextlib.suppress(FileNotFoundError):  # removed since it was listed
            seen = entries(project.output)
            refuse_others_files(project, {name for name in files if name in linked and seen.get(name) == linked[name]})
            carry_over(project, work.site)
            if work.swap(seen):
                return
        leave_only(work.site, files)
    raise ContentError([Problem(Place(project.shown(project.output)), CHANGES, STOP_IT)])


def _pelican(
    project: Project, work: Workspace, progress: Callable[[int, int, str], None], *, remember: bool
) -> tuple[int, str, dict[str, Any], list[Problem]]:
    """Run Pelican as a process, which ends when its input does, also if we are killed.

    Return its exit code, what it said, its report, and what the file system refused.
    """
    report = work.folder / REPORT
    command = [sys.executable, "-m", "pelican", str(project.content), "--settings", str(project.root / project.config)]
    command += ["--output", str(work.site), "--fatal", "errors", "--log-handler", "plain"]
    command += ["--extra-settings", f"BUILD_REPORT={json.dumps(str(report))}"]
    command += [] if remember else ["BUILD_CACHE=false"]
    command += [f"SETTINGS_FILE={json.dumps(project.config)}"]
    said: list[str] = []
    failures: list[Problem] = []
    with subprocess.Popen(  # noqa: S603 -- our own command, no shell
        command,
        cwd=project.root,
        env=os.environ | {"COLUMNS": "1000", "PYTHONIOENCODING": "utf-8", BY_BUILD: "1"},  # a line for each message
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        process_group=0 if os.name == "posix" else None,  # Ctrl-C is ours to answer, and Pelican's end with it
    ) as process:
        try:
            for line in process.stdout or ():
                if line.startswith(FAILED):
                    failures += _failure(project, work, json.loads(line.removeprefix(FAILED)))
                elif line.startswith(PROGRESS):
                    done, all_, what = line.removeprefix(PROGRESS).split(maxsplit=2)
                    progress(int(done), int(all_), what.strip())
                elif not line.startswith(DONE):
                    said.append(line)
        except BaseException:
            process.kill()
            process.wait()
            raise
    told = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    if process.returncode < 0:
        failures.append(Problem(Place("Pelican"), f"a signal ended it: {_signal(-process.returncode)}", WAS_KILLED))
    return process.returncode, "".join(said), told, list(in_order(failures))


def _in_words(log: str) -> str:
    """Return what Pelican says of an error that it logged and that ended it, without the traceback of that.

    The error's cause is said in the last line of the first traceback.
    """
    if not log.rstrip().endswith(FATAL):
        return log
    message, _, traceback = log.partition("Traceback (most recent call last):\n")
    said = [line for line in message.splitlines() if line != FATAL]
    cause = traceback.partition("\n\n")[0].splitlines()
    return "\n".join([*said, *(f"    {line}" for line in cause[-1:] if line != FATAL), f"    {WHERE}", ""])


def _signal(number: int) -> str:
    """Return a signal's name, or its number where it has none."""
    names = {one.value: one.name for one in signal.Signals}
    return names.get(number, str(number))


def _failure(project: Project, work: Workspace, error: dict[str, Any]) -> Iterator[Problem]:
    """Yield what an error of the file system means, with places in the output folder as people know them."""
    path = Path(error["path"]) if error["path"] else project.output
    if path.is_relative_to(work.site):
        path = project.output / path.relative_to(work.site)
    if problem := system_problem(error["errno"], project.shown(path)):
        yield problem
