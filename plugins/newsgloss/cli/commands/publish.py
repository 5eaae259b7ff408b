"""`newsgloss publish`: build the site for the address at which readers will find it."""

from __future__ import annotations

import argparse

from newsgloss.cli.building import build_site, exit_code, tell_next
from newsgloss.cli.console import add_ignore_cache, project_of
from newsgloss.publishing.hosts.site_address import refuse_to_publish

SUMMARY = "build the site for its own address, without drafts"
SETTINGS = "publishconf.py"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_ignore_cache(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    refuse_to_publish(project)
    built = build_site(project, remember=not options.ignore_cache, publishes=True)
    if built.ok:
        tell_next(project, built, is_online=False)
    return exit_code(built)
