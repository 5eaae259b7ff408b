"""`newsgloss report WHAT`: what an editor wants to know of the links."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from newsgloss.cli.console import project_of, say
from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.editorial.git_history import committed_glossary
from newsgloss.editorial.reports import REPORTS, Report, impact
from newsgloss.editorial.suggestions import accept, reject
from newsgloss.model.characters import one_line
from newsgloss.model.problems import ContentError, Place, Problem, errors
from newsgloss.model.settings import Project

SUMMARY = "show what an editor wants to know of the links; write nothing unless asked to"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("what", choices=[*REPORTS, "impact"], help="the report to show")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")
    deciding = parser.add_mutually_exclusive_group()
    deciding.add_argument("--accept", metavar="NAME", help="suggest: begin an entry for a name, as a draft")
    deciding.add_argument("--reject", metavar="NAME", help="suggest: never suggest a name again")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    if options.accept is not None or options.reject is not None:
        if options.what != "suggest":
            place, remedy = Place(f"newsgloss report {options.what}"), "Write `newsgloss report suggest` with it."
            raise ContentError([Problem(place, "--accept and --reject decide on suggestions", remedy)])
        path = accept(project, options.accept) if options.accept is not None else reject(project, options.reject)
        say(f"{project.shown(path)}: written")
        return 0
    content = load_content(project)
    if errors(content.problems):
        raise ContentError(errors(content.problems))
    found = _impact(project, content) if options.what == "impact" else REPORTS[options.what](content)
    if options.json:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        say("\n".join(" | ".join(map(one_line, row)) for row in (found.columns, *found.rows)))
    return 0


def _impact(project: Project, content: Content) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        return impact(content, load_content(committed_glossary(project, Path(folder))))
