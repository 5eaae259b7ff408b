"""The command's parser -> what completes it in a shell: commands, reports, options and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import shtab


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return a script in the language of a shell, for it to read."""
    for action in _actions(parser):
        if action.metavar == "DIR":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar == "FILE" or action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    return shtab.complete(parser, shell)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a parser and those of its commands may be given."""
    for action in parser._actions:  # noqa: SLF001 -- argparse shows them nowhere else, and shtab asks the same
        yield action
        if isinstance(action.choices, dict):
            for command in dict.fromkeys(action.choices.values()):
                yield from _actions(command)
