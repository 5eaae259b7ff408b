"""`newsgloss build`: check, build beside the last site, and swap."""

from __future__ import annotations

import argparse

from newsgloss.cli.building import build_site, exit_code
from newsgloss.cli.console import add_ignore_cache, project_of

SUMMARY = "check the content, build the site beside the last one, and put it in its place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_ignore_cache(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    return exit_code(build_site(project_of(options), remember=not options.ignore_cache))
