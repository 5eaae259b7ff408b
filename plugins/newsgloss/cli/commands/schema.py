"""`newsgloss schema`: the JSON Schemas by which editors complete and check YAML."""

from __future__ import annotations

import argparse

from newsgloss.cli.console import project_of, say
from newsgloss.editorial.json_schemas import schema_files
from newsgloss.model.yaml_source import write_text

SUMMARY = "write the JSON Schemas by which editors complete and check YAML"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: it may be given no more than every command."""


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    for name, text in schema_files().items():
        path = project.content / ".schemas" / name
        if write_text(path, text):
            say(f"{project.shown(path)}: written")
    return 0
