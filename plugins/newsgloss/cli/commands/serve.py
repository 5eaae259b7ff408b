"""`newsgloss serve`: the built site on this machine, under the path that it was built for."""

from __future__ import annotations

import argparse

from newsgloss.cli.console import project_of, say
from newsgloss.cli.ports import add_port
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.publishing.manifests import read_base
from newsgloss.publishing.server import HOST, make_server

SUMMARY = "serve the built site on this machine, under the path that it was built for"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_port(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    if not project.output.is_dir():
        remedy = "Run `newsgloss build` first."
        raise ContentError([Problem(Place(project.shown(project.output)), "there is no built site", remedy)])
    built_for = read_base(project.output)
    base = project.base if built_for is None else built_for
    with make_server(project.output, base, options.port) as server:
        say(f"Serving on http://{HOST}:{server.server_port}{base}/ (Ctrl-C stops)")
        server.serve_forever()
    return 0
