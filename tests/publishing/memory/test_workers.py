"""Steps that several processes run."""

import gc
import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgloss.content.steps import NamedStep, Reading, Steps
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.publishing.memory.cache import Cache
from newsgloss.publishing.memory.remembering import Remembering
from newsgloss.publishing.memory.workers import CHUNK, LEAST, WorkedSteps, workers_for

MANY = LEAST + 3 * CHUNK
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there are processes forked")


def steps_of(run: Callable[[int], object], count: int = MANY, apart: int | None = None) -> list[NamedStep[object]]:
    """Return steps that run something for each number; the one that is `apart` is run here."""
    return [NamedStep(("step", str(n)), lambda n=n: run(n), is_apart=n == apart) for n in range(count)]


def made_by(steps: Steps, run: Callable[[int], object], **given: int) -> list[object]:
    """Return what steps make."""
    return list(steps.make_all(steps_of(run, **given)))


def test_what_many_steps_make_comes_in_their_order() -> None:
    assert [n * n for n in range(MANY)] == made_by(WorkedSteps(3), lambda n: n * n)


def test_what_this_process_has_is_still_collected_when_its_workers_are_gone() -> None:
    frozen = gc.get_freeze_count()
    made_by(WorkedSteps(2), lambda n: n)

    assert gc.get_freeze_count() == frozen


def test_more_steps_than_are_looked_at_together_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgloss.publishing.memory.workers.MOST", LEAST + 1)

    assert list(range(2 * LEAST + 2)) == made_by(WorkedSteps(2), int, count=2 * LEAST + 2)


def test_the_first_of_a_kind_and_what_is_apart_are_run_here_and_all_others_are_not() -> None:
    processes = made_by(WorkedSteps(2), lambda _: os.getpid(), apart=9)

    assert [n for n, process in enumerate(processes) if process == os.getpid()] == [0, 9]


@pytest.mark.parametrize(("workers", "count"), [(1, MANY), (3, LEAST - 1)])
def test_no_process_is_started_for_few_steps_or_where_none_is_wanted(workers: int, count: int) -> None:
    assert {os.getpid()} == set(made_by(WorkedSteps(workers), lambda _: os.getpid(), count=count))


def test_a_step_that_fails_raises_its_error_in_its_turn() -> None:
    def run(number: int) -> int:
        if number in {20, 30}:
            raise ValueError(number)
        return number

    made = WorkedSteps(3).make_all(steps_of(run))

    assert list(range(20)) == [next(made) for _ in range(20)]
    with pytest.raises(ValueError, match="20"):
        next(made)


def test_a_step_that_is_apart_raises_its_error_in_its_turn() -> None:
    def run(number: int) -> int:
        if number in {20, 30}:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match="20"):
        made_by(WorkedSteps(2), run, apart=30)


def test_what_steps_log_is_logged_here_once_in_their_order(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("pelican.writers")

    def run(number: int) -> int:
        if number % 20 == 1:
            logger.warning("step %s", number)
        return number

    assert list(range(MANY)) == made_by(WorkedSteps(3), run)
    assert [f"step {number}" for number in range(1, MANY, 20)] == caplog.messages


def test_a_step_that_reads_what_nobody_watches_is_run_here() -> None:
    steps, here = WorkedSteps(2), []

    def run(number: int) -> int:
        if number == 7:
            steps.do_not_remember()
            here.append(number)
        return number

    assert list(range(MANY)) == made_by(steps, run)
    assert here == [7]


def test_what_cannot_be_sent_is_made_here() -> None:
    made = made_by(WorkedSteps(2), lambda n: Path("lake") if n == 5 else n)

    assert made[4:7] == [4, Path("lake"), 6]


def test_what_workers_make_is_remembered_with_what_they_read(project: Project, tmp_path: Path) -> None:
    lake = {str(number): number for number in range(MANY)}

    def made(values: dict[str, int], workers: int) -> tuple[list[object], list[int]]:
        steps, here = Remembering(Cache(tmp_path / "cache"), project, b"1", workers), []
        watched = steps.watch("lake", values)

        def run(number: int) -> int:
            here.append(number)
            return watched[str(number)]

        found = made_by(steps, run)
        steps.close(is_whole=True)
        return found, here

    first = made(lake, 2)
    again = made(lake | {"5": 50}, 1)

    assert first == (list(range(MANY)), [0])
    assert again == ([*range(5), 50, *range(6, MANY)], [5])


def read_by(path: Path) -> tuple[int, str]:
    """Return the process that reads a file, and what is in it; nothing may be in the file refused.md."""
    if path.stem == "refused":
        raise ContentError([])
    return os.getpid(), path.read_text()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return as many files as workers are asked for, each with its name in it."""
    found = [tmp_path / f"{number}.md" for number in range(MANY)]
    for path in found:
        path.write_text(path.stem)
    return found


def test_what_will_be_read_is_read_by_workers_and_remembered(
    files: list[Path], project: Project, tmp_path: Path
) -> None:
    steps = Remembering(Cache(tmp_path / "cache"), project, b"version", workers=2)

    steps.read_ahead(Reading(read_by, (file,), (file,)) for file in files)

    read = [steps.read(read_by, [file], file) for file in files]
    assert [file.stem for file in files] == [text for _, text in read]
    assert os.getpid() not in {process for process, _ in read}
    assert read == [steps.read(read_by, [file], file) for file in files]


def test_what_is_read_ahead_is_not_taken_for_another_reading_of_the_same_file(
    files: list[Path], project: Project, tmp_path: Path
) -> None:
    steps = Remembering(Cache(tmp_path / "cache"), project, b"version", workers=2)

    steps.read_ahead(Reading(read_by, (file,), (file,)) for file in files)

    assert steps.read(read_by, [files[0]], files[1])[1] == files[1].stem
    assert steps.read(read_by, [files[0]], files[0])[1] == files[0].stem


def test_few_files_are_read_here(files: list[Path], project: Project, tmp_path: Path) -> None:
    steps = Remembering(Cache(tmp_path / "cache"), project, b"version", workers=2)

    steps.read_ahead(Reading(read_by, (file,), (file,)) for file in files[: LEAST - 1])

    assert {os.getpid()} == {steps.read(read_by, [file], file)[0] for file in files[: LEAST - 1]}


def test_what_workers_cannot_read_is_read_here_which_says_why(
    files: list[Path], project: Project, tmp_path: Path
) -> None:
    refused, gone = tmp_path / "refused.md", tmp_path / "gone.md"
    refused.touch()
    steps = Remembering(Cache(tmp_path / "cache"), project, b"version", workers=2)

    steps.read_ahead(Reading(read_by, (file,), (file,)) for file in (*files, refused, gone))

    with pytest.raises(ContentError):
        steps.read(read_by, [refused], refused)
    with pytest.raises(FileNotFoundError):
        steps.read(read_by, [gone], gone)
    assert steps.read(read_by, [files[0]], files[0])[1] == files[0].stem


def workers() -> set[int]:
    """Return the processes that this one has started, as it knows them."""
    return {process.pid or 0 for process in multiprocessing.active_children()}


def test_a_worker_that_is_ended_from_outside_ends_the_work_and_all_others() -> None:
    def run(number: int) -> int:
        if number == 12:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ContentError) as raised:
        made_by(WorkedSteps(2), run)

    assert str(raised.value.problems[0]) == (
        "Newsgloss: a process that helped to make the site was ended from outside\n"
        "    Try again; if it ends again, check whether there is memory left, or set WORKERS = 1."
    )
    assert workers() == set()


def test_whoever_stops_the_work_stops_the_workers() -> None:
    def slow(number: int) -> int:
        time.sleep(60 if number > LEAST else 0)
        return number

    def stop() -> Iterator[object]:
        for number in WorkedSteps(2).make_all(steps_of(slow)):
            if number == 3:
                raise KeyboardInterrupt
            yield number

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(stop())

    assert workers() == set()
    assert time.monotonic() - began < 30


def test_workers_end_with_the_process_that_asked_for_them() -> None:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()

    def run(number: int) -> int:
        if number:
            there.send(os.getpid())
            time.sleep(60)
        return number

    asking = context.Process(target=lambda: made_by(WorkedSteps(2), run))
    asking.start()
    found = [here.recv(), here.recv()]
    asking.kill()
    asking.join()

    deadline = time.monotonic() + 20
    while any(is_running(process) for process in found) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_running(process) for process in found)


def is_running(process: int) -> bool:
    """Return whether a process runs; one that has ended may still be listed until somebody asks for its end."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def test_there_are_as_many_workers_as_cores_and_none_where_processes_cannot_be_forked_safely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [workers_for(0), workers_for(3)] == [len(os.sched_getaffinity(0)), 3]

    monkeypatch.setattr(sys, "platform", "darwin")

    assert [workers_for(0), workers_for(3)] == [1, 1]
