"""The shell's door: `newsgloss COMMAND` -> a call of the packages below, what it says, and an exit code.

0: done. 1: done, but not all of it. 2: wrong content or a wrong call; nothing was changed.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from newsgloss.content.content import Content, load_content
from newsgloss.drafts.importing import Desk, Imported, articles, folder_desk, import_article, project_desk, read_article
from newsgloss.editorial.checks import check
from newsgloss.editorial.git_history import committed_glossary
from newsgloss.editorial.reports import REPORTS, Report, impact
from newsgloss.editorial.suggestions import accept, reject
from newsgloss.model.characters import hidden, is_blank, one_line, printable
from newsgloss.model.json_schemas import SCHEMAS
from newsgloss.model.problems import ContentError, Level, Place, Problem, errors, in_order
from newsgloss.model.records import LONGEST_ID, is_id
from newsgloss.model.settings import Project, find_project
from newsgloss.model.yaml_source import write_text
from newsgloss.publishing.builds import build, counted
from newsgloss.publishing.output_folder import place_problems
from newsgloss.publishing.server import HOST, make_server
from newsgloss.publishing.system_errors import system_problem
from newsgloss.publishing.workspaces import restore
from newsgloss.seeds.seed import slug

WIDE = 200  # columns of a table that goes into a pipe or a file
INTERRUPTED = 130  # exit code after Ctrl-C, as shells have it
FAILED = 1  # exit code where the disk or the system refused
TERMINATED = 143  # exit code after SIGTERM, as shells have it
WRONG = 2  # exit code for wrong content or a wrong call, as argparse has it


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    options = _parser().parse_args(arguments)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # as with Ctrl-C: what was begun is cleared away
    try:
        sys.exit(options.command(options))
    except ContentError as error:
        _tell(error.problems)
        sys.exit(WRONG)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # whoever read our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        problem = system_problem(error.errno, None if error.filename is None else _shown(os.fsdecode(error.filename)))
        if problem is None:
            raise
        _tell([problem])
        sys.exit(FAILED)


class _Parser(argparse.ArgumentParser):
    """A parser that shows what was typed, in its complaints, without what would steer the terminal."""

    def error(self, message: str) -> NoReturn:
        """Complain and exit."""
        super().error(printable(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="newsgloss", description="Annotated news explainers from seeds and a glossary.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: object, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
        added.add_argument("-s", "--settings", default="pelicanconf.py", metavar="FILE", help="settings file")
        added.set_defaults(command=command)
        return added

    new = add("new", _new, "start an explainer without a seed")
    new.add_argument("title", help="its title")
    importing = add("import", _import, "turn raw articles, text or saved pages, into seeds and drafts")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an article, or a folder of them")
    importing.add_argument("--id", type=_id, help="the seed's id (default: a slug of its headline)")
    importing.add_argument("--out", type=Path, metavar="DIR", help="write draft, sidecar and record there instead")
    importing.add_argument("--stdout", action="store_true", help="print the draft and write nothing")
    importing.add_argument("--update", action="store_true", help="write new drafts of changed explainers beside them")
    checking = add("check", _check, "say what is wrong with the content, and where; write nothing")
    checking.add_argument("--strict", action="store_true", help="take warnings for errors")
    add("build", _build, "check, build beside the last site, and swap")
    serving = add("serve", _serve, "serve the built site on this machine, under its base path")
    serving.add_argument("-p", "--port", type=int, default=8000, help="port to try first (default: 8000)")
    reporting = add("report", _report, "show what an editor wants to know of the links; write nothing unless asked to")
    reporting.add_argument("what", choices=[*REPORTS, "impact"], help="which report")
    reporting.add_argument("--json", action="store_true", help="as JSON, for programs")
    deciding = reporting.add_mutually_exclusive_group()
    deciding.add_argument("--accept", metavar="NAME", help="suggest: begin an entry for a name, as a draft")
    deciding.add_argument("--reject", metavar="NAME", help="suggest: never suggest a name again")
    add("schema", _schema, "write the JSON Schemas by which editors complete and check YAML")
    return parser


def _shown(path: str) -> str:
    """Return a path as seen from where the command was typed."""
    return Path(path).relative_to(Path.cwd()).as_posix() if Path(path).is_relative_to(Path.cwd()) else path


def _id(text: str) -> str:
    if not is_id(text):
        words = f"an id has lower-case letters, digits and single hyphens, at most {LONGEST_ID} of them"
        raise argparse.ArgumentTypeError(words)
    return text


def _project(options: argparse.Namespace) -> Project:
    """Return the project, with its site put right where a build was killed amid the swap."""
    project = find_project(Path.cwd(), options.settings)
    restore(project.output, project.shown(project.output))
    return project


def _new(options: argparse.Namespace) -> int:
    project = _project(options)
    place = Place("newsgloss new")
    if is_blank(options.title):
        raise ContentError([Problem(place, "the title is empty", "Name the explainer.")])
    if problems := [Problem(place, message, "Take it out.") for _, message in hidden(options.title)]:
        raise ContentError(problems)
    title = " ".join(options.title.split())
    path = project.explainers / f"{slug(title)}.md"
    if path.exists():
        place = Place(project.shown(path))
        raise ContentError([Problem(place, "there is an explainer of this name", "Choose another title.")])
    front = f"title: {json.dumps(title, ensure_ascii=False)}\nstatus: draft\n"
    write_text(path, f"---\n{front}---\n\n")
    _say(f"{project.shown(path)}: a draft; write below its second ---")
    return 0


def _import(options: argparse.Namespace) -> int:
    outside = options.out or options.stdout
    desk = folder_desk((options.out or Path()).resolve()) if outside else project_desk(_project(options))
    paths = [file for given in options.files for file in articles(desk, given.resolve())]
    if options.stdout:
        for path in paths:
            text = read_article(desk, path, options.id)[1]
            print(printable(text) if sys.stdout.isatty() else text, end="")
        return 0
    if len(paths) == 1:
        with _progress() as bar:
            bar.add_task("Importing", total=None)
            imported = import_article(desk, paths[0], options.id, update=options.update)
        _tell_imported(imported)
        return 0
    if options.id:
        raise ContentError([Problem(Place("--id"), "one id cannot name several articles", "Import them one by one.")])
    return _import_all(desk, paths, update=options.update)


def _tell_imported(imported: Imported) -> None:
    _tell(imported.problems)
    _say(f"{imported.draft}: {imported.outcome.value}")
    if imported.update:
        _say(imported.update)


def _import_all(desk: Desk, paths: Sequence[Path], *, update: bool) -> int:
    """Import article by article, telling progress; end with a table of what became of each."""
    rows: list[tuple[str, str, str]] = []
    taken: dict[str, Path] = {}
    refused = 0
    with _progress() as bar:
        for path in bar.track(paths, description="Importing"):
            try:
                imported = import_article(desk, path, update=update, taken=taken)
                rows.append((desk.shown(path), imported.outcome.value, imported.update or imported.draft))
            except ContentError as error:
                refused += 1
                rows += [
                    (desk.shown(path), "refused", f"{problem.message}. {problem.remedy}") for problem in error.problems
                ]
            except Exception as error:  # noqa: BLE001 -- the others, and the table, must not suffer for what we did wrong
                refused += 1
                rows.append((desk.shown(path), "failed", f"{type(error).__name__}: {error}. Please report this."))
    table = Table("Article", "Result", "Draft, or why not", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(escape, map(one_line, row)))
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)
    _say(f"{len(paths) - refused} of {len(paths)} articles imported")
    return 0 if not refused else WRONG if refused == len(paths) else 1


def _check(options: argparse.Namespace) -> int:
    project = _project(options)
    content = load_content(project)
    problems = in_order([*place_problems(project), *check(content, datetime.datetime.now(tz=datetime.UTC).date())])
    _tell(problems)
    fatal = [problem for problem in problems if options.strict and problem.level is Level.WARNING]
    _say(_counts(problems, len(content.explainers), len(content.glossary.entries)))
    return WRONG if fatal or errors(problems) else 0


def _counts(problems: Sequence[Problem], explainers: int, entries: int) -> str:
    counts = [sum(problem.level is level for problem in problems) for level in Level]
    read = f"{counted(explainers, 'explainer')}, {counted(entries, 'entry', 'entries')}"
    return f"{read}: {counted(counts[0], 'error')}, {counted(counts[1], 'warning')}, {counts[2]} advice"


def _build(options: argparse.Namespace) -> int:
    project = _project(options)
    with _progress() as bar:
        task = bar.add_task("Reading", total=None)

        def tell(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=one_line(what))

        built = build(project, tell)
    for problem in built.problems:
        _say(problem, file=sys.stderr)
    if built.log and not built.errors:
        _say(built.log, end="", file=sys.stderr)
    if not built.ok:
        kept = f"; {project.shown(project.output)}/ is as it was" if project.output.exists() else ""
        _say(f"Not built{kept}.", file=sys.stderr)
        return WRONG if built.errors else 1
    _say(f"{project.shown(project.output)}/: {built.summary}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    project = _project(options)
    if not project.output.is_dir():
        remedy = "Run `newsgloss build` first."
        raise ContentError([Problem(Place(project.shown(project.output)), "there is no built site", remedy)])
    with make_server(project.output, project.base, options.port) as server:
        _say(
            f"Serving on http://{HOST}:{server.server_port}{project.base}/ (Ctrl-C stops)",
        )
        server.serve_forever()
    return 0


def _report(options: argparse.Namespace) -> int:
    project = _project(options)
    if options.accept is not None or options.reject is not None:
        if options.what != "suggest":
            place, remedy = Place(f"newsgloss report {options.what}"), "Write `newsgloss report suggest` with it."
            raise ContentError([Problem(place, "--accept and --reject decide on suggestions", remedy)])
        path = accept(project, options.accept) if options.accept is not None else reject(project, options.reject)
        _say(f"{project.shown(path)}: written")
        return 0
    content = load_content(project)
    if errors(content.problems):
        raise ContentError(errors(content.problems))
    found = _impact(project, content) if options.what == "impact" else REPORTS[options.what](content)
    if options.json:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        _say(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _say("\n".join(" | ".join(map(one_line, row)) for row in (found.columns, *found.rows)))
    return 0


def _impact(project: Project, content: Content) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        return impact(content, load_content(committed_glossary(project, Path(folder))))


def _schema(options: argparse.Namespace) -> int:
    project = _project(options)
    for name, schema in SCHEMAS.items():
        path = project.content / ".schemas" / f"{name}.json"
        if write_text(path, json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"):
            _say(f"{project.shown(path)}: written")
    return 0


def _progress() -> Progress:
    """Return a bar that shows how far work is, on the terminal's error channel, and vanishes when it is done."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _say(text: object, end: str = "\n", file: TextIO | None = None) -> None:
    """Print text, with control characters written out: a file's name or words must not steer the terminal."""
    print(printable(str(text)), end=end, file=file, flush=True)


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        _say(problem, file=sys.stderr)


if __name__ == "__main__":
    main()
