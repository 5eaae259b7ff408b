"""`newsgloss serve`: the built site on this machine, under its base path."""

from __future__ import annotations

import argparse

from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.publishing.server import HOST, LAST_PORT, make_server

from .console import project_of, say

SUMMARY = "serve the built site on this machine, under its base path"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("-p", "--port", type=_port, default=8000, help="port to try first (default: 8000)")


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


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {LAST_PORT}")
    return int(text)
