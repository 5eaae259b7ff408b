"""`newsgloss serve`: the built site on this machine, under its base path."""

from __future__ import annotations

import argparse

from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.publishing.server import HOST, make_server

from .console import project_of, say
from .ports import add_port

SUMMARY = "serve the built site on this machine, under its base path"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_port(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    if not project.output.is_dir():
        remedy = "Run `newsgloss build` first."
        raise ContentError([Problem(Place(project.shown(project.output)), "there is no built site", remedy)])
    with make_server(project.output, project.base, options.port) as server:
        say(
            f"Serving on http://{HOST}:{server.server_port}{project.base}/ (Ctrl-C stops)",
        )
        server.serve_forever()
    return 0
