"""`newsgloss import FILE...`: turn raw articles, text or saved pages, into seeds and drafts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsgloss.cli.console import FAILED, WRONG, progress, project_of, say, show_table, tell
from newsgloss.drafts.importing import Desk, Imported, articles, folder_desk, import_article, project_desk, read_article
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.characters import printable
from newsgloss.model.fields import LONGEST_ID, is_id
from newsgloss.model.problems import ContentError, Place, Problem

LOOK = "`newsgloss livereload` shows it, and lists under /drafts/ what it lacks."
NEW = {Outcome.CREATED, Outcome.REWRITTEN}
SUMMARY = "turn raw articles, text or saved pages, into seeds and drafts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an article, or a folder of them")
    parser.add_argument("--id", type=_id, help="the seed's id (default: a slug of its headline)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write draft, sidecar and record there instead")
    parser.add_argument("--stdout", action="store_true", help="print the draft and write nothing")
    parser.add_argument("--update", action="store_true", help="write new drafts of changed explainers beside them")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    outside = options.out or options.stdout
    desk = folder_desk(_whole(options.out or Path())) if outside else project_desk(project_of(options))
    paths = [file for given in options.files for file in articles(desk, _whole(given))]
    if options.stdout:
        for path in paths:
            text = read_article(desk, path, options.id)[1]
            print(printable(text) if sys.stdout.isatty() else text, end="")
        return 0
    if len(paths) == 1:
        with progress() as bar:
            bar.add_task("Importing", total=None)
            imported = import_article(desk, paths[0], options.id, update=options.update)
        _tell_imported(imported, is_on_site=not outside)
        return 0
    if options.id:
        raise ContentError([Problem(Place("--id"), "one id cannot name several articles", "Import them one by one.")])
    return _import_all(desk, paths, update=options.update)


def _whole(path: Path) -> Path:
    """Return a path from the root, with its links followed. A circle of links stays, for the system to refuse."""
    return Path(os.path.realpath(path))


def _tell_imported(imported: Imported, *, is_on_site: bool) -> None:
    tell(imported.problems)
    say(f"{imported.draft}: {imported.outcome.value}")
    if imported.update:
        say(imported.update)
    if is_on_site and imported.outcome in NEW:
        signing = f"say in {imported.unsigned} whose words they are, then " if imported.unsigned else ""
        say(f"Next: {signing}write around the story. {LOOK}")


def _import_all(desk: Desk, paths: Sequence[Path], *, update: bool) -> int:
    """Import article by article, telling progress; end with a table of what became of each."""
    rows: list[tuple[str, str, str]] = []
    taken: dict[str, Path] = {}
    refused = 0
    with progress() as bar:
        for path in bar.track(paths, description="Importing"):
            name = desk.seen(path).name
            try:
                imported = import_article(desk, path, update=update, taken=taken)
                rows.append((name, imported.outcome.value, imported.update or imported.draft))
            except ContentError as error:
                refused += 1
                rows += [(name, "refused", f"{problem.message}. {problem.remedy}") for problem in error.problems]
            except Exception as error:  # noqa: BLE001 -- the others, and the table, must not suffer for what we did wrong
                refused += 1
                rows.append((name, "failed", f"{type(error).__name__}: {error}. Please report this."))
    show_table(("Article", "Result", "Draft, or why not"), rows)
    say(f"{len(paths) - refused} of {len(paths)} articles imported")
    if desk.copies and not {row[1] for row in rows}.isdisjoint(outcome.value for outcome in NEW):
        say(f"Next: say in the sidecar of each whose words they are, then write around the stories. {LOOK}")
    return 0 if not refused else WRONG if refused == len(paths) else FAILED


def _id(text: str) -> str:
    if not is_id(text):
        words = f"an id has lower-case letters, digits and single hyphens, at most {LONGEST_ID} of them"
        raise argparse.ArgumentTypeError(words)
    return text
