"""What is typed after --port -> the port that a server tries first."""

from __future__ import annotations

import argparse

from newsgloss.publishing.server import LAST_PORT


def add_port(parser: argparse.ArgumentParser) -> None:
    """Let a command be given a port."""
    parser.add_argument("-p", "--port", type=_port, default=8000, help="port to try first (default: 8000)")


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {LAST_PORT}")
    return int(text)
