"""The shell's door: `newsgloss COMMAND` -> a call of the rooms below, what it says, and an exit code.

0: done. 1: done, but not all of it. 2: wrong content or a wrong call; nothing was changed.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from .builds import build, counted
from .checks import check
from .content import load_content
from .documents import write_text
from .imports import import_seed
from .problems import ContentError, Level, Place, Problem, errors
from .project import Project, find_project
from .records import SCHEMAS
from .server import HOST, make_server

LONGEST_SLUG = 60  # characters
WRONG = 2  # exit code for wrong content or a wrong call, as argparse has it


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    options = _parser().parse_args(arguments)
    try:
        sys.exit(options.command(options))
    except ContentError as error:
        _tell(error.problems)
        sys.exit(WRONG)
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsgloss", description="Annotated news explainers from seeds and a glossary."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: object, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
        added.add_argument("-s", "--settings", default="pelicanconf.py", metavar="FILE", help="settings file")
        added.set_defaults(command=command)
        return added

    new = add("new", _new, "start an explainer without a seed")
    new.add_argument("title", help="its title")
    importing = add("import", _import, "turn raw articles in seeds/ into drafts")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text file in the seeds folder")
    checking = add("check", _check, "say what is wrong with the content, and where; write nothing")
    checking.add_argument("--strict", action="store_true", help="take warnings for errors")
    add("build", _build, "check, build beside the last site, and swap")
    serving = add("serve", _serve, "serve the built site on this machine, under its base path")
    serving.add_argument("-p", "--port", type=int, default=8000, help="port to try first (default: 8000)")
    add("schema", _schema, "write the JSON Schemas by which editors complete and check YAML")
    return parser


def _project(options: argparse.Namespace) -> Project:
    return find_project(Path.cwd(), options.settings)


def _new(options: argparse.Namespace) -> int:
    project = _project(options)
    if not options.title.strip():
        raise ContentError([Problem(Place("newsgloss new"), "the title is empty", "Name the explainer.")])
    path = project.explainers / f"{slug(options.title)}.md"
    if path.exists():
        place = Place(project.shown(path))
        raise ContentError([Problem(place, "there is an explainer of this name", "Choose another title.")])
    front = f"title: {json.dumps(options.title, ensure_ascii=False)}\nstatus: draft\n"
    write_text(path, f"---\n{front}---\n\n")
    print(f"{project.shown(path)}: a draft; write below its second ---")
    return 0


def slug(title: str) -> str:
    """Return a title as an id: lower-case ASCII letters, digits and single hyphens, no longer than it need be."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return (words if len(words) <= LONGEST_SLUG else words[: LONGEST_SLUG + 1].rpartition("-")[0]) or "explainer"


def _import(options: argparse.Namespace) -> int:
    project = _project(options)
    refused = 0
    for file in options.files:
        try:
            imported = import_seed(project, file.resolve())
            print(f"{imported.draft}: {imported.outcome.value}")
        except ContentError as error:
            _tell(error.problems)
            refused += 1
    return 0 if not refused else WRONG if refused == len(options.files) else 1


def _check(options: argparse.Namespace) -> int:
    content = load_content(_project(options))
    problems = check(content, datetime.datetime.now(tz=datetime.UTC).date())
    _tell(problems)
    fatal = [problem for problem in problems if options.strict and problem.level is Level.WARNING]
    print(_counts(problems, len(content.explainers), len(content.glossary.entries)))
    return WRONG if fatal or errors(problems) else 0


def _counts(problems: Sequence[Problem], explainers: int, entries: int) -> str:
    counts = [sum(problem.level is level for problem in problems) for level in Level]
    read = f"{counted(explainers, 'explainer')}, {counted(entries, 'entry', 'entries')}"
    return f"{read}: {counted(counts[0], 'error')}, {counted(counts[1], 'warning')}, {counts[2]} advice"


def _build(options: argparse.Namespace) -> int:
    project = _project(options)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)
        built = build(project, lambda done, all_, what: bar.update(task, completed=done, total=all_, description=what))
    for problem in built.problems:
        print(problem, file=sys.stderr)
    if built.log and not built.errors:
        print(built.log, end="", file=sys.stderr)
    if not built.ok:
        kept = f"; {project.shown(project.output)}/ is as it was" if project.output.exists() else ""
        print(f"Not built{kept}.", file=sys.stderr)
        return WRONG if built.errors else 1
    print(f"{project.shown(project.output)}/: {built.summary}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    project = _project(options)
    if not project.output.is_dir():
        remedy = "Run `newsgloss build` first."
        raise ContentError([Problem(Place(project.shown(project.output)), "there is no built site", remedy)])
    with make_server(project.output, project.base, options.port) as server:
        print(
            f"Serving on http://{HOST}:{server.server_port}{project.base}/ (Ctrl-C stops)",
            flush=True,
        )
        server.serve_forever()
    return 0


def _schema(options: argparse.Namespace) -> int:
    project = _project(options)
    for name, schema in SCHEMAS.items():
        path = project.content / ".schemas" / f"{name}.json"
        if write_text(path, json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"):
            print(f"{project.shown(path)}: written")
    return 0


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


if __name__ == "__main__":
    main()
