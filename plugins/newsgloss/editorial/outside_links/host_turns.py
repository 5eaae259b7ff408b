"""Hosts -> turns to ask them: one request at a time for each, and a pause between two."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

PAUSE = 1.0  # seconds between the end of one request to a host and the next


class Stopped(Exception):  # noqa: N818 -- nothing went wrong: people asked for it
    """Whoever waits for a turn is to wait no longer."""


class HostTurns:
    """Whose turn it is to ask a host. Many threads may take turns; who asks for one waits until it is there."""

    def __init__(self, pause: float = PAUSE, now: Callable[[], float] = time.monotonic) -> None:
        self._pause, self._now = pause, now
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ready: dict[str, float] = {}
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Let nobody have a turn from now on; raise Stopped where somebody waits for one."""
        self._stopping.set()

    @contextlib.contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the host's next turn, and keep it for the time of a `with`. Raises Stopped."""
        with self._locks[host]:
            if self._stopping.wait(max(0.0, self._ready.get(host, 0.0) - self._now())):
                raise Stopped
            try:
                yield
            finally:
                self.put_off(host, self._pause)

    def put_off(self, host: str, seconds: float) -> None:
        """Let a host be asked again in so many seconds, or later if that was said before."""
        self._ready[host] = max(self._ready.get(host, 0.0), self._now() + seconds)
