"""Steps -> the same steps, many of which several processes run at once.

Each worker is a fork of the process that asks: it knows all that was read, and hands back what a step made as the bytes
that a cache would keep. What a step does beside making something stays here: one that raises an error, logs anything,
or reads what cannot be watched is run again by the process that asked, in its turn. So messages and their order are the
same with any number of workers.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from newsgloss.content.steps import NamedStep, Steps
from newsgloss.model.problems import ContentError, Place, Problem

from .stored_values import packed, unpacked

Made = TypeVar("Made")
Job = Callable[[int], bytes | None]

LEAST = 40  # steps; fewer are run sooner than workers are there
MOST = 1000  # steps that are looked at together: what many of them made would fill the memory
CHUNK = 8  # steps that a worker is given at a time
AHEAD = 4  # such chunks for each worker that may wait to be run, or to be taken; more would fill the memory
ENDED = "a process that helped to make the site was ended from outside"
TRY_AGAIN = "Try again; if it ends again, check whether there is memory left, or set WORKERS = 1."


class Heard(logging.Handler):
    """Whether `anything` was logged that somebody would see."""

    anything = False

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Note that something was logged."""
        del record
        self.anything = True


class Work(NamedTuple):
    """What a worker does, and what it would log meanwhile."""

    job: Job
    heard: Heard


_WORK: list[Work] = []  # of a worker; empty in every other process


class WorkedSteps(Steps):
    """Steps that do not read what each other make are run by several processes, where there are many."""

    def __init__(self, workers: int = 1) -> None:
        """Take the number of processes; 0 for one on each core that this one may use."""
        super().__init__()
        self._workers = workers_for(workers)
        self._has_acted = False  # the step that is running has done what a worker cannot

    def do_not_remember(self) -> None:
        """Let the step that is running now be run by the process that asked for it."""
        self._has_acted = True

    def make_all(self, steps: Iterable[NamedStep[Made]]) -> Iterator[Made]:
        """Yield what several steps make, in their order."""
        waiting = iter(steps)
        while asked := list(islice(waiting, MOST)):
            yield from self._made(asked)

    def _made(self, asked: Sequence[NamedStep[Made]]) -> Iterator[Made]:
        made = {number: self._known(one.name) for number, one in enumerate(asked)} if self._workers > 1 else {}
        left = [number for number, found in made.items() if found is None]
        if len(left) < LEAST:
            for number, one in enumerate(asked):
                known = made.pop(number, None)
                yield known[0] if known else self.make(one.name, one.run)
            return
        yield from self._made_by_workers(asked, made, left)

    def _made_by_workers(
        self, asked: Sequence[NamedStep[Made]], made: dict[int, tuple[Made] | None], left: Sequence[int]
    ) -> Iterator[Made]:
        here: dict[int, tuple[Made] | Exception] = {}
        first = {(asked[number].name[0], asked[number].kind): number for number in reversed(left)}
        for number in sorted(first.values()):  # so that workers find ready what others of its kind use too
            here[number] = self._outcome(asked[number])
        job = [number for number in left if number not in here and not asked[number].is_apart]
        with working(lambda number: self._sent(asked[number]), job, self._workers, self._begin_worker) as sent:
            for number in left:
                if asked[number].is_apart and number not in here:  # while the workers work
                    here[number] = self._outcome(asked[number])
            for number, one in enumerate(asked):
                known = made.pop(number) or here.pop(number, None)
                if isinstance(known, Exception):
                    raise known
                if known:
                    yield known[0]
                    continue
                data = next(sent)
                yield self.make(one.name, one.run) if data is None else self._received(one.name, data)

    def _outcome(self, step: NamedStep[Made]) -> tuple[Made] | Exception:
        """Return what a step makes here, or what it raises."""
        try:
            return (self.make(step.name, step.run),)
        except Exception as error:  # noqa: BLE001 -- it is raised in its turn
            return error

    def _known(self, name: tuple[str, ...]) -> tuple[Any] | None:
        """Return what a step made, if it need not be run."""
        del name
        return None

    def _begin_worker(self) -> None:
        """Let go of what a worker must not use."""

    def _sent(self, step: NamedStep[Any]) -> bytes | None:
        """Return what a step makes as bytes, or None where it has to be run by the process that asked."""
        self._has_acted = False
        made = step.run()
        return None if self._has_acted else packed(made, level=0)

    def _received(self, name: tuple[str, ...], data: bytes) -> Any:
        """Return what a worker has made."""
        del name
        return unpacked(data)


def workers_for(wanted: int) -> int:
    """Return how many processes are used where some are wanted, or one for each core: 0.

    Only where processes can be forked safely: elsewhere each would have to read the whole site again.
    """
    if sys.platform != "linux":  # on macOS, a fork of a process that has used the system's own libraries may crash
        return 1
    return wanted or len(os.sched_getaffinity(0))


@contextlib.contextmanager
def working(
    job: Job, numbers: Sequence[int], workers: int, begin: Callable[[], None]
) -> Iterator[Iterator[bytes | None]]:
    """Have workers do a job for some numbers; give what yields the results in their order, None where one failed.

    `begin` is called in each worker first. Raises ContentError where a worker was ended from outside.
    """
    context = multiprocessing.get_context("fork")
    before = {process.pid for process in multiprocessing.active_children()}
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(job, begin))
    chunks = (numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK))
    waiting: deque[Future[list[bytes | None]]] = deque()

    def submit(count: int) -> None:
        with warnings.catch_warnings():  # the threads that this process has only wait for its end
            warnings.filterwarnings("ignore", category=DeprecationWarning, message=".*fork")
            waiting.extend(executor.submit(_do, chunk) for chunk in islice(chunks, count))

    def results() -> Iterator[bytes | None]:
        while waiting:
            try:
                found = waiting.popleft().result()
            except BrokenProcessPool:
                raise ContentError([Problem(Place("Newsgloss"), ENDED, TRY_AGAIN)]) from None
            submit(1)
            yield from found

    try:
        submit(workers * AHEAD)
        yield results()
        executor.shutdown()
    except BaseException:  # somebody who stops us wants nothing to go on
        for process in multiprocessing.active_children():
            if process.pid not in before:
                process.kill()
        executor.shutdown(cancel_futures=True)
        raise


def _begin(job: Job, begin: Callable[[], None]) -> None:
    """Make a worker of this process: it ends with the one that asked, which alone answers Ctrl-C and logs."""
    gc.freeze()  # else its own collections would copy all that it shares with that process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    heard = Heard()
    for logger in (logging.getLogger(), *logging.Logger.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger) and logger.handlers:
            logger.handlers = [heard]
    logging.lastResort = heard
    _WORK.append(Work(job, heard))
    begin()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _do(numbers: Iterable[int]) -> list[bytes | None]:
    """Return what the worker's job gives for some numbers."""
    return [_done(number) for number in numbers]


def _done(number: int) -> bytes | None:
    work = _WORK[0]
    work.heard.anything = False
    try:
        data = work.job(number)
    except Exception:  # noqa: BLE001 -- whatever it is: it is raised again where the step is run again
        return None
    return None if work.heard.anything else data
