"""`newsgloss COMMAND` -> a call of the module that does it, and an exit code.

0: done. 1: done, but not all of it. 2: wrong content or a wrong call; nothing was changed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol

from newsgloss.model.characters import printable
from newsgloss.model.folders import seen_from
from newsgloss.model.problems import ContentError, closest, nearest, system_problem

from .console import FAILED, SETTINGS, TERMINATED, WRONG, add_settings, tell

MODULES = {  # of the commands, by the names that are typed
    "init": "init",
    "new": "new",
    "import": "import_",
    "import-glossary": "import_glossary",
    "check": "check",
    "build": "build",
    "publish": "publish",
    "gh-pages": "online.gh_pages",
    "serve": "serve",
    "livereload": "livereload",
    "report": "report",
    "links": "online.links",
    "sync": "online.sync",
    "schema": "schema",
    "restyle": "restyle",
    "workflow": "workflow",
}
WITHOUT_SITE = {"init"}  # what works where there is no site yet
SHORT = 12  # characters of a commit that tell it from all others
SHELLS = ("bash", "zsh", "tcsh")  # that can complete what is typed


class Command(Protocol):
    """What a command's module has: what the command does in a few words, its arguments, and what runs it.

    One that works with another settings file than SETTINGS has a SETTINGS of its own.
    """

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Add what the command may be given."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Run the command and return its exit code."""
        ...


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked for, by default of the process, with what runs it as `run`."""
    arguments = sys.argv[1:] if arguments is None else arguments
    return _parser(arguments).read(arguments)


def run(options: argparse.Namespace) -> None:
    """Run the command that was asked for and exit with its code."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # as with Ctrl-C: what was begun is cleared away
    try:
        sys.exit(options.run(options))
    except ContentError as error:
        tell(error.problems)
        sys.exit(WRONG)
    except BrokenPipeError:  # whoever read our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        name = error.filename and seen_from(Path.cwd(), Path(os.fsdecode(error.filename))).name
        problem = system_problem(error.errno, name)
        if problem is None:
            raise
        tell([problem])
        sys.exit(FAILED)


class _Parser(argparse.ArgumentParser):
    """A parser that proposes the nearest name for an unknown one, and shows nothing that would steer a terminal."""

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return what is asked for; complain and exit where an argument is not known."""
        options, rest = self.parse_known_args(arguments)
        if rest:
            unknown = next((one.partition("=")[0] for one in rest if one.startswith("--")), "")
            known = {*self.all_options()}
            proposal = closest(unknown, known) if unknown not in known else None  # else it is another report's
            meant = f". Did you mean '{proposal}'?" if proposal else ""
            self.error(f"unrecognized arguments: {' '.join(rest)}{meant}")
        return options

    def all_options(self) -> Iterator[str]:
        """Yield the options of this parser, and of the commands that it leads to."""
        for action in self._actions:
            yield from action.option_strings
            for parser in action.choices.values() if isinstance(action.choices, dict) else ():
                yield from parser.all_options()

    def error(self, message: str) -> NoReturn:
        """Complain and exit."""
        super().error(printable(message))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = [str(choice) for choice in action.choices]
            remedy = nearest(str(value), choices, f"Choose one of: {', '.join(choices)}.")
            raise argparse.ArgumentError(action, f"invalid choice: '{value}'. {remedy}")


class _Version(argparse.Action):
    """Prints which version this is; what knows it is loaded for this alone."""

    def __call__(self, parser: argparse.ArgumentParser, _: argparse.Namespace, __: Any, ___: Any = None) -> None:
        """Print it and exit."""
        installed = importlib.import_module("importlib.metadata").distribution("newsgloss")
        commit = importlib.import_module("newsgloss.drafts.requirements").commit_of(installed)
        print(f"newsgloss {installed.version}{f' (commit {commit[:SHORT]})' if commit else ''}")
        parser.exit()


class _Completion(argparse.Action):
    """Prints what completes commands in a shell; its module is loaded for this alone."""

    def __call__(self, parser: argparse.ArgumentParser, _: argparse.Namespace, shell: Any, __: Any = None) -> None:
        """Print it and exit."""
        print(importlib.import_module(".completion", __package__).completion(parser, shell), end="")
        parser.exit()


def _parser(arguments: Sequence[str]) -> _Parser:
    """Return what reads the arguments: with the command alone by which they begin, for to load all takes a second."""
    parser = _Parser(prog="newsgloss", description="Annotated news explainers from seeds and a glossary.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    words = "print what completes commands and files, for bash, zsh or tcsh to read"
    parser.add_argument("--print-completion", action=_Completion, choices=SHELLS, metavar="SHELL", help=words)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in [one for one in arguments[:1] if one in MODULES] or MODULES:
        command: Command = importlib.import_module(f"newsgloss.cli.commands.{MODULES[name]}")
        summary = command.SUMMARY
        added = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".")
        if name not in WITHOUT_SITE:
            add_settings(added, getattr(command, "SETTINGS", SETTINGS))
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser
