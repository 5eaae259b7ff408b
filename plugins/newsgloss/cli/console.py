"""What all commands share: the project they work on, what they print, and exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newsgloss.model.characters import one_line, printable
from newsgloss.model.problems import Problem
from newsgloss.model.settings import Project, find_project
from newsgloss.publishing.workspaces import restore

if TYPE_CHECKING:  # rich takes as long to load as all else of a command that draws nothing
    from rich.progress import Progress

SETTINGS = "pelicanconf.py"
FAILED = 1  # exit code where not all was done, or the disk or the system refused
WRONG = 2  # exit code for wrong content or a wrong call, as argparse has it
TERMINATED = 143  # exit code after SIGTERM, as shells have it
WIDE = 200  # columns of a table that goes into a pipe or a file


def project_of(options: argparse.Namespace) -> Project:
    """Return the project, with its site put right where a build was killed amid the swap."""
    project = find_project(Path.cwd(), options.settings)
    restore(project.seen(project.output))
    return project


def add_settings(parser: argparse.ArgumentParser, config: str = SETTINGS, *, is_again: bool = False) -> None:
    """Let a command be told which settings file is the project's; if `is_again`, after it was told before."""
    default, words = argparse.SUPPRESS if is_again else config, f"settings file (default: {config})"
    parser.add_argument("-s", "--settings", default=default, metavar="FILE", help=words)


def add_ignore_cache(parser: argparse.ArgumentParser) -> None:
    """Let a command be told to make everything anew."""
    parser.add_argument("--ignore-cache", action="store_true", help="use nothing that an earlier run remembers")


def progress() -> Progress:
    """Return a bar that shows how far work is, on the terminal's error channel, and vanishes when it is done."""
    from rich.console import Console  # noqa: PLC0415 -- as above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 -- as above

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def say(text: object, end: str = "\n", file: TextIO | None = None) -> None:
    """Print text, with control characters written out: a file's name or words must not steer the terminal."""
    print(printable(str(text)), end=end, file=file, flush=True)


def way_to_look(project: Project) -> str:
    """Return how an author sees a new draft; the list of drafts is in sites that are ours alone."""
    listed = project.is_alone and project.file_url("DRAFTS_SAVE_AS")
    return f"`newsgloss livereload` shows it{f', and lists under {listed} what it lacks' if listed else ''}."


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, with control characters and line breaks in its cells written out."""
    from rich.console import Console  # noqa: PLC0415 -- as above
    from rich.markup import escape  # noqa: PLC0415 -- as above
    from rich.table import Table  # noqa: PLC0415 -- as above

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(escape, map(one_line, row)))
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    with console.capture() as drawn:
        console.print(table)
    for line in drawn.get().splitlines():
        print(line.rstrip(), flush=True)  # as it is: rich marks the names of columns with control characters


def tell(problems: Sequence[Problem]) -> None:
    """Print problems on the error channel."""
    for problem in problems:
        say(problem, file=sys.stderr)
