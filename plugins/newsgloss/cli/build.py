"""`newsgloss build`: check, build beside the last site, and swap."""

from __future__ import annotations

import argparse
import sys

from newsgloss.model.characters import one_line
from newsgloss.model.problems import ContentError
from newsgloss.publishing import builds
from newsgloss.publishing.site_folders import missing_folders, missing_plugin

from .console import FAILED, WRONG, add_ignore_cache, progress, project_of, say

SUMMARY = "check the content, build the site beside the last one, and put it in its place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_ignore_cache(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    if missing := [*missing_folders(project), *missing_plugin(project)]:
        raise ContentError(missing)
    with progress() as bar:
        task = bar.add_task("Reading", total=None)

        def show(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=one_line(what))

        built = builds.build(project, show, remember=not options.ignore_cache)
    for problem in built.problems:
        say(problem, file=sys.stderr)
    if built.log and not built.errors:
        say(built.log, end="", file=sys.stderr)
    if not built.ok:
        kept = f"; {project.shown(project.output)}/ is as it was" if project.output.exists() else ""
        say(f"Not built{kept}.", file=sys.stderr)
        return WRONG if built.errors else FAILED
    say(f"{project.shown(project.output)}/: {built.summary}")
    return 0
