"""`newsgloss import-glossary FILE`: entries and their sources from a glossary in another format."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsgloss.cli.console import FAILED, WRONG, progress, project_of, say, show_table
from newsgloss.drafts.glossaries.columns import FIELDS, NOTHING
from newsgloss.drafts.glossaries.importing import GlossaryImport, import_glossary
from newsgloss.drafts.glossaries.origin import SaidOrigin
from newsgloss.model.folders import seen_from
from newsgloss.model.settings import Project
from newsgloss.publishing.builds import counted

SUMMARY = "turn a glossary in another format into entries with their sources, and say what has no place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a glossary: CSV, TSV, SKOS, Markdown or HTML")
    parser.add_argument("--source", metavar="ID", help="the source in content/sources.yaml that all entries cite")
    parser.add_argument("--title", help="what the glossary is called, for a new source (default: as the file says)")
    parser.add_argument("--publisher", help="who publishes it (default: as the file says)")
    parser.add_argument("--url", metavar="ADDRESS", help="where it is published (default: as the file says)")
    words = f"what a column holds, of: {', '.join(FIELDS)}, {NOTHING}; for a translation, FIELD:LANGUAGE"
    parser.add_argument("--column", action="append", default=[], type=_column, metavar="NAME=FIELD", help=words)
    parser.add_argument("--publish", action="store_true", help="write published entries, not drafts")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    said = SaidOrigin(options.source, options.title, options.publisher, options.url)
    file = seen_from(Path.cwd(), options.file)
    with progress() as bar:
        bar.add_task("Importing", total=None)
        done = import_glossary(project, file, said, dict(options.column), is_published=options.publish)
    _tell(done, file.name, project, is_published=options.publish)
    return (FAILED if done.entries else WRONG) if done.left_out else 0


def _tell(done: GlossaryImport, name: str, project: Project, *, is_published: bool) -> None:
    """Print what has no place, and what was written."""
    if done.unplaced:
        rows = ((str(each.line or ""), each.what, each.why) for each in done.unplaced)
        show_table(("Line", "Not placed", "Why"), rows)
    if done.path is None:
        say(f"{name}: no entry was written")
        return
    say(f"{project.shown(done.path)}: {counted(done.entries, 'entry', 'entries')}")
    say(f"{project.shown(project.content)}/sources.yaml: {counted(done.sources, 'new source')}")
    if not is_published:
        say("Next: read each entry, then take out its line `status: draft`; until then no reader sees it.")


def _column(said: str) -> tuple[str, str]:
    name, _, field = said.rpartition("=")
    if not name:
        raise argparse.ArgumentTypeError(f"'{said}' does not say what a column holds: write NAME=FIELD")
    return name, field
