"""`newsgloss import FILE...`: turn raw articles, text or saved pages, into seeds and drafts."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsgloss.cli.console import FAILED, WRONG, progress, project_of, say, show_table, tell, way_to_look
from newsgloss.drafts.article_files import OtherFile
from newsgloss.drafts.desks import Desk, articles, desk_of, folder_desk, project_desk, read_article
from newsgloss.drafts.importing import Imported, ImportRun, import_article
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.characters import printable
from newsgloss.model.fields import LONGEST_ID, is_id
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, Place, Problem
from newsgloss.model.settings import Project, find_project

NEW = {Outcome.CREATED, Outcome.REWRITTEN}
NOT_READ = "not read"  # the result of a file that is no article
ADDRESS = pattern_of(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
SUMMARY = "turn raw articles, text or saved pages, into seeds and drafts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="an article, or a folder of them")
    parser.add_argument("--id", type=_id, help="the seed's id (default: a slug of its headline)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write draft, sidecar and record there instead")
    parser.add_argument("--stdout", action="store_true", help="print the draft and write nothing")
    parser.add_argument("--encoding", metavar="NAME", help="what the bytes are written in, such as windows-1250")
    parser.add_argument("--mojibake", choices=("fix", "keep"), help="what to do with text that was decoded wrongly")
    parser.add_argument("--wrap", choices=("true", "false"), help="whether lines are broken within paragraphs")
    parser.add_argument(
        "--update",
        action="store_true",
        help="take over new versions of articles; write new drafts of changed explainers beside them",
    )


def run(options: argparse.Namespace) -> int:
    """ImportRun the command and return its exit code."""
    _refuse_addresses(options.files)
    outside = options.out or options.stdout
    desk = folder_desk(_whole(options.out or Path())) if outside else project_desk(project_of(options))
    desk = replace(desk, asked=_asked(options))
    paths, others = _named(_desk_here(options) or desk if outside else desk, options.files)
    if options.stdout:
        for path in paths:
            text = read_article(desk, path, options.id)[1]
            print(printable(text) if sys.stdout.isatty() else text, end="")
        return 0
    if len(paths) == 1 and not others:
        with progress() as bar:
            bar.add_task("Importing", total=None)
            imported = import_article(desk, paths[0], options.id, update=options.update)
        _tell_imported(imported, options, is_on_site=not outside)
        return 0
    if options.id:
        raise ContentError([Problem(Place("--id"), "one id cannot name several articles", "Import them one by one.")])
    return _import_all(desk, paths, others, options)


def _site(options: argparse.Namespace) -> Project:
    """Return the project here. Raises ContentError where there is none."""
    return find_project(Path.cwd(), options.settings)


def _desk_here(options: argparse.Namespace) -> Desk | None:
    """Return the desk of the project here, whose own files are no articles elsewhere either; None without one."""
    with contextlib.suppress(ContentError):
        return desk_of(_site(options), ())
    return None


def _asked(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is asked of how articles are read, as a sidecar says it."""
    asked = {key: getattr(options, key) for key in ("encoding", "mojibake") if getattr(options, key)}
    return asked | ({"wrap": options.wrap == "true"} if options.wrap else {})


def _refuse_addresses(names: Sequence[str]) -> None:
    """Raise ContentError where a file's name is an address of the web."""
    message = "this is a web address, and an import fetches nothing"
    remedy = "Save the page in your browser as HTML only, and import the file."
    if found := [Problem(Place(name), message, remedy) for name in names if ADDRESS.match(name)]:
        raise ContentError(found)


def _named(desk: Desk, names: Sequence[str]) -> tuple[list[Path], list[OtherFile]]:
    """Return the articles that files and folders are or hold, and what else is in the folders."""
    found = [articles(desk, _whole(Path(name))) for name in names]
    return [path for paths, _ in found for path in paths], [other for _, others in found for other in others]


def _whole(path: Path) -> Path:
    """Return a path from the root, with its links followed. A circle of links stays, for the system to refuse."""
    return Path(os.path.realpath(path))


def _tell_imported(imported: Imported, options: argparse.Namespace, *, is_on_site: bool) -> None:
    tell(imported.problems)
    say(f"{imported.draft}: {imported.outcome.value}")
    if imported.update:
        say(imported.update)
    if is_on_site and imported.outcome in NEW:
        signing = f"say in {imported.unsigned} whose words they are, then " if imported.unsigned else ""
        say(f"Next: {signing}write around the story. {way_to_look(_site(options))}")


def _import_all(desk: Desk, paths: Sequence[Path], others: Sequence[OtherFile], options: argparse.Namespace) -> int:
    """Import article by article, telling progress; end with a table of what became of each, and what to look at."""
    rows = [(desk.seen(other.path).name, NOT_READ, _cell(other.flaw)) for other in others]
    run = ImportRun()
    problems: list[Problem] = []
    refused: dict[bytes, str] = {}
    failed = 0
    with progress() as bar:
        for path in bar.track(paths, description="Importing"):
            name = desk.seen(path).name
            key = b""
            try:
                key = _bytes_alone(path)
                if first := refused.get(key):
                    failed += 1
                    rows.append((name, Outcome.COPY.value, f"the same file as {first}, which was refused"))
                    continue
                imported = import_article(desk, path, update=options.update, run=run)
                rows.append((name, imported.outcome.value, _became(imported)))
                problems += imported.problems
            except ContentError as error:
                failed += 1
                refused |= {key: name} if key else {}
                rows += [(name, "refused", _cell(problem)) for problem in error.problems]
            except Exception as error:  # noqa: BLE001 -- the others, and the table, must not suffer for what we did wrong
                failed += 1
                rows.append((name, "failed", f"{type(error).__name__}: {error}. Please report this."))
    tell(problems)
    rows.sort()
    show_table(("Article", "Result", "Draft, or why not"), rows)
    say(f"{len(paths) - failed} of {len(paths)} articles imported{_counts(rows)}")
    if desk.copies and not {row[1] for row in rows}.isdisjoint(outcome.value for outcome in NEW):
        look = way_to_look(_site(options))
        say(f"Next: say in the sidecar of each whose words they are, then write around the stories. {look}")
    return 0 if not failed else WRONG if failed == len(paths) else FAILED


def _bytes_alone(path: Path) -> bytes:
    """Return the bytes of an article that says nothing else of itself than its kind; none where a sidecar does."""
    is_alone = path.is_file() and not path.with_suffix(".yaml").is_file()
    return hashlib.sha256(path.read_bytes()).digest() + path.suffix.encode() if is_alone else b""


def _became(imported: Imported) -> str:
    """Return where an article's draft is, how that has changed, or of which other article it is a copy."""
    if imported.outcome is Outcome.COPY:
        return f"the same text as {imported.draft}"
    return imported.update or imported.draft


def _cell(problem: Problem | Flaw) -> str:
    """Return what is wrong with an article in one line, with the place in it that is meant."""
    place = problem.place if isinstance(problem, Problem) else problem
    where = f"{place.line}:{place.column}: " if place.line else ""
    return f"{where}{problem.message}. {problem.remedy}"


def _counts(rows: Sequence[tuple[str, str, str]]) -> str:
    """Return how many articles had each outcome, where they had several."""
    counts = Counter(result for _, result, _ in dict.fromkeys((name, result, "") for name, result, _ in rows))
    told = [f"{count} {result}" for result, count in counts.items()]
    return f": {', '.join(told)}" if len(told) > 1 else ""


def _id(text: str) -> str:
    if not is_id(text):
        words = f"an id has lower-case letters, digits and single hyphens, at most {LONGEST_ID} of them"
        raise argparse.ArgumentTypeError(words)
    return text
