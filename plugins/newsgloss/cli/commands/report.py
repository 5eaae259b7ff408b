"""`newsgloss report NAME`: what an editor wants to know of the links."""

from __future__ import annotations

import argparse
import json
import shlex
import tempfile
import textwrap
from pathlib import Path

from newsgloss.cli.console import add_settings, project_of, say
from newsgloss.cli.report_help import REPORT_HELP
from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.editorial.git_history import LAST, committed_glossary
from newsgloss.editorial.reports import REPORTS, Report, impact, suggest
from newsgloss.editorial.suggestions import accept, reject
from newsgloss.model.characters import one_line
from newsgloss.model.problems import ContentError, Place, Problem, errors, nearest
from newsgloss.model.settings import Project
from newsgloss.publishing.preview.read_words import read_changes

SUMMARY = "show what an editor wants to know of the links; write nothing unless asked to"
SINCE = "compare with a commit or branch (default: the last commit)"
BEFORE = "../before"
WIDTH = 78  # columns of a paragraph, as argparse has it on most terminals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.epilog = "`newsgloss report NAME --help` has an example of each."
    reports = parser.add_subparsers(dest="what", required=True, metavar="NAME")
    for name, (answers, more, example) in REPORT_HELP.items():
        called = f"Example:\n\n  $ newsgloss report {name}\n" + "".join(f"  {line}\n" for line in example.splitlines())
        formatter = argparse.RawDescriptionHelpFormatter  # which leaves the lines of a table alone
        told = textwrap.fill(more, WIDTH)
        one = reports.add_parser(name, help=answers, description=told, epilog=called, formatter_class=formatter)
        add_settings(one, is_again=True)
        one.add_argument("--json", action="store_true", help="print JSON, for programs")
        if name == "impact":
            one.add_argument("--since", default=LAST, metavar="REF", help=SINCE)
        if name == "changes":
            one.add_argument("--before", default=BEFORE, metavar="DIR", help="the site as it was (default: ../before)")
        if name == "suggest":
            one.add_argument("--page", metavar="SLUG", help="look at this explainer alone, by its name in its address")
            deciding = one.add_mutually_exclusive_group()
            deciding.add_argument("--accept", metavar="NAME", help="begin an entry for a name, as a draft")
            deciding.add_argument("--reject", metavar="NAME", help="never suggest a name again")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    deciding = options.what == "suggest"
    if deciding and (options.accept is not None or options.reject is not None):
        path = accept(project, options.accept) if options.accept is not None else reject(project, options.reject)
        say(f"{project.shown(path)}: written")
        return 0
    if options.what == "changes":
        _show(_changes(project, Path(options.before)), options)
        return 0
    content = load_content(project)
    if errors(content.problems):
        raise ContentError(errors(content.problems))
    _show(_found(options, project, content), options)
    return 0


def _show(found: Report, options: argparse.Namespace) -> None:
    """Print a report, as a table or as JSON."""
    if options.json:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        say("\n".join(" | ".join(map(one_line, row)) for row in (found.columns, *found.rows)))


def _changes(project: Project, before: Path) -> Report:
    """Compare a copy of a site with the site. Raises ContentError where one of them is not there."""
    output = project.shown(project.output)
    copying = shlex.join(("cp", "-r", output, str(before)))
    copied = f"Copy the site there before you update it (`{copying}`), or name another copy with --before."
    wrong = [
        Problem(Place(shown), "there is no site in this folder", remedy)
        for folder, shown, remedy in (
            (before, str(before), copied),
            (project.output, output, "Build it with `newsgloss build`."),
        )
        if not (folder / "index.html").is_file()
    ]
    if wrong:
        raise ContentError(wrong)
    rows = ((str(pages), page, was, is_) for pages, page, was, is_ in read_changes(before, project.output))
    return Report(("pages", "page", "was", "is"), tuple(rows))


def _found(options: argparse.Namespace, project: Project, content: Content) -> Report:
    if options.what == "impact":
        return _impact(project, content, options.since)
    if options.what != "suggest" or options.page is None:
        return REPORTS[options.what](content)
    if options.page not in content.explainers:
        remedy = nearest(options.page, content.explainers, "Write the name of its file, without the ending.")
        raise ContentError([Problem(Place("--page"), f"there is no explainer '{options.page}'", remedy)])
    return suggest(content, options.page)


def _impact(project: Project, content: Content, ref: str) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        return impact(content, load_content(committed_glossary(project, Path(folder), ref)))
