"""The shell's door: commands, what they print, and exit codes."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # as shells have it after Ctrl-C


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code, also where it is interrupted before its modules are there."""
    try:
        from .arguments import run  # noqa: PLC0415 -- that takes a moment, in which Ctrl-C may come

        run(arguments)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
