"""A project -> its site, built, and what is said of it in the terminal."""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from newsgloss.model.characters import one_line
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.publishing import builds
from newsgloss.publishing.builds import Built, Redrawn
from newsgloss.publishing.hosts.last_site import keep_pages, last_pages, lost_since
from newsgloss.publishing.hosts.next_checks import next_checks
from newsgloss.publishing.hosts.release import release_problems
from newsgloss.publishing.manifests import Files, read_manifest
from newsgloss.publishing.memory.whole_site import TextChange
from newsgloss.publishing.site_folders import missing_folders, missing_plugin

from .console import FAILED, WRONG, progress, say

if TYPE_CHECKING:
    from rich.progress import Progress


def build_site(
    project: Project, *, remember: bool, publishes: bool = False, last: Collection[str] | None = None
) -> Built:
    """Build a project's site and say what came of it. One that `publishes` is refused where it must not be published.

    It is told which pages the `last` site has that this one lacks, by default the one that was last published.
    Raises ContentError where the project names folders that are not there, or its output folder is not for a site.
    """
    if missing := [*missing_folders(project), *missing_plugin(project)]:
        raise ContentError(missing)
    with contextlib.ExitStack() as stack:

        @functools.cache
        def bar() -> Progress:
            shown = stack.enter_context(progress())
            shown.add_task("Reading", total=None)
            return shown

        def show(done: int, total: int, what: str) -> None:
            bar().update(bar().task_ids[0], completed=done, total=total, description=one_line(what))

        before = last_pages(project, publishes=publishes) if last is None and remember else last or ()

        def judge(files: Files, drafts: Mapping[str, Place]) -> Sequence[Problem]:
            found = release_problems(project, files, drafts) if publishes else ()
            return (*found, *lost_since(before, files, project))

        built = builds.build(project, show, remember=remember, judge=judge, redraw=_redrawn)
    if built.ok and publishes and remember:
        keep_pages(project, read_manifest(project.output) or ())
    for problem in built.problems:
        say(problem, file=sys.stderr)
    if built.log and not built.errors:
        say(built.log, end="", file=sys.stderr)
    if not built.ok:
        kept = f"; {project.shown(project.output)}/ is as it was" if project.output.exists() else ""
        say(f"Not built{kept}.", file=sys.stderr)
    else:
        say(f"{project.shown(project.output)}/: {built.summary}")
    return built


def _redrawn(project: Project, change: TextChange) -> Redrawn | None:
    """Return the files of a site that a change of one text changes; None where all is to be made again."""
    from newsgloss.pelican_plugin.in_process.redrawing import redrawn  # noqa: PLC0415 -- it loads all that draws a site

    return redrawn(project, change)


def exit_code(built: Built) -> int:
    """Return the exit code of a command that has built a site."""
    return 0 if built.ok else WRONG if built.errors else FAILED


def tell_next(project: Project, built: Built, *, is_online: bool) -> None:
    """Say what a person looks at once a site that was built for its address `is_online`, or will be."""
    say("Then look at it as a reader does:")
    for check in next_checks(project, built.newest, is_online=is_online):
        say(f"- {check}")
