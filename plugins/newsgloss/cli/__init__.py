"""The shell's door: commands, what they print, and exit codes."""

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

INTERRUPTED = 130  # as shells have it after Ctrl-C


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code, also where it is interrupted before its modules are there."""
    try:
        with _ended_by_interrupts():
            from .arguments import parsed, run  # noqa: PLC0415 -- that takes a moment, in which Ctrl-C may come

            options = parsed(arguments)
        run(options)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@contextmanager
def _ended_by_interrupts() -> Iterator[None]:
    """See to it that Ctrl-C ends the process at once: an import may turn a KeyboardInterrupt into another error.

    Nothing has been begun that would have to be cleared away. Whoever ignores or answers interrupts goes on doing so.
    """
    answered = signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    if answered or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
