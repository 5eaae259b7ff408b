"""`newsgloss schema`: the JSON Schemas by which editors complete and check YAML."""

from __future__ import annotations

import argparse
import json

from newsgloss.editorial.json_schemas import SCHEMAS
from newsgloss.model.yaml_source import write_text

from .console import project_of, say

SUMMARY = "write the JSON Schemas by which editors complete and check YAML"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: it may be given no more than every command."""


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    for name, schema in SCHEMAS.items():
        path = project.content / ".schemas" / f"{name}.json"
        if write_text(path, json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"):
            say(f"{project.shown(path)}: written")
    return 0
