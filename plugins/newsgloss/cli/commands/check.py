"""`newsgloss check`: what is wrong with the content, and where."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import gc
from collections.abc import Sequence
from typing import NamedTuple

from newsgloss.cli.console import WRONG, add_ignore_cache, project_of, say, tell
from newsgloss.editorial.git_history import changes_since, untold_changes
from newsgloss.model.characters import one_line
from newsgloss.model.problems import Level, Problem, errors, in_order
from newsgloss.model.settings import Project
from newsgloss.publishing.builds import COLLECTED, counted
from newsgloss.publishing.memory.whole_site import LastChecks
from newsgloss.publishing.output_folder import place_problems

# What GitHub's workflow commands call them.
KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}
SUMMARY = "say what is wrong with the content, and where; change nothing"


class Found(NamedTuple):
    """What a check has found of the content, and how much there is of it; `entries` are those that are no events."""

    problems: tuple[Problem, ...]
    explainers: int
    entries: int
    events: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_ignore_cache(parser)
    parser.add_argument(
        "--annotate", action="store_true", help="tell GitHub Actions of each problem, which shows it beside its line"
    )
    parser.add_argument(
        "--since",
        metavar="REF",
        help="tell, too, which glosses have changed since a commit or branch, and which addresses are lost",
    )
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    last = LastChecks(project, today, remember=not options.ignore_cache)
    found: Found | None = None if options.since else last.same()
    since: Sequence[Problem] = ()
    if found is None:
        found, since = _found(project, today, options.since, remember=not options.ignore_cache)
        last.keep(found)
    told = since if options.since else untold_changes(project)
    problems = in_order([*place_problems(project), *found.problems, *told])
    tell(problems)
    for problem in problems if options.annotate else ():
        say(_annotation(problem))
    fatal = [problem for problem in problems if options.strict and problem.level is Level.WARNING]
    say(_counts(problems, found))
    return WRONG if fatal or errors(problems) else 0


def _found(
    project: Project, today: datetime.date, ref: str | None, *, remember: bool
) -> tuple[Found, Sequence[Problem]]:
    """Read and check a project; return what is found, and what has changed since a commit, if one is named."""
    # What only a check needs that looks: to load it takes longer than to see that nothing has changed.
    from newsgloss.content.loading import load_content  # noqa: PLC0415 -- as above
    from newsgloss.editorial import checks  # noqa: PLC0415 -- as above
    from newsgloss.publishing.memory.remembering import steps_of  # noqa: PLC0415 -- as above

    gc.set_threshold(COLLECTED)
    with contextlib.closing(steps_of(project, remember=remember)) as steps:
        content = load_content(project, steps=steps)
        problems = in_order([*checks.check(content, today, steps), *_of_templates(project)])
    since = tuple(changes_since(ref, content)) if ref else ()
    events = sum(entry.kind == "event" for entry in content.glossary.entries.values())
    return Found(problems, len(content.explainers), len(content.glossary.entries) - events, events), since


def _of_templates(project: Project) -> Sequence[Problem]:
    """Return what is wrong with a project's own templates."""
    if not project.has_own_templates:
        return ()
    from newsgloss.pelican_plugin.in_process.template_checks import (  # noqa: PLC0415 -- Pelican takes long to load
        problems_of_templates,
    )

    return problems_of_templates(project)


def _counts(problems: Sequence[Problem], found: Found) -> str:
    counts = [sum(problem.level is level for problem in problems) for level in Level]
    entries, events = counted(found.entries, "entry", "entries"), counted(found.events, "event")
    read = f"{counted(found.explainers, 'explainer')}, {entries}, {events}"
    return f"{read}: {counted(counts[0], 'error')}, {counted(counts[1], 'warning')}, {counts[2]} advice"


def _annotation(problem: Problem) -> str:
    """Return a problem as a workflow command, which GitHub shows beside its line in a pull request."""
    place = problem.place
    line = f",line={place.line},col={place.column}" if place.line else ""
    said = one_line(f"{problem.message}. {problem.remedy}")
    return f"::{KINDS[problem.level]} file={_escaped(place.path, ',:')}{line}::{_escaped(said)}"


def _escaped(text: str, more: str = "") -> str:
    """Return a text in which nothing ends a workflow command, or a property of one."""
    for mark in f"%\r\n{more}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text
