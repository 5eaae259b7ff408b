"""Builds that are killed, find no space, or have their files changed meanwhile: what they say, and what they leave."""

import errno
import fcntl
import signal
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from subprocess import CompletedProcess
from typing import IO

import pytest

from newsgloss.model.folders import NamedPath
from newsgloss.publishing import workspaces

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]
Ran = CompletedProcess[str]
Build = Callable[[], Ran]

ZENDA = "content/explainers/zenda.md"
KILLED = """
import os, signal
from pelican import signals
signals.finalized.connect(lambda _: os.kill(os.getpid(), signal.SIGKILL), weak=False)
"""
ORPHANED = """
import fcntl, os, signal, time
from pathlib import Path
from pelican import signals
def orphan(_generators):
    file = open("alive", "w")
    fcntl.flock(file, fcntl.LOCK_EX)  # as long as this process lives
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)
signals.all_generators_finalized.connect(orphan, weak=False)
"""
CHANGED_LATER = """
from pathlib import Path
from pelican import signals
def change(pelican):
    Path(pelican.output_path, "about", "index.html").write_text("mine")
signals.finalized.connect(change, weak=False)
"""
REMOVED = """
STATIC_PATHS = ["images"]
from pathlib import Path
from pelican import signals
signals.page_writer_finalized.connect(lambda _, writer: Path("content/images/lake.png").unlink(), weak=False)
"""
PUT_THERE = """
from pathlib import Path
from pelican import signals
def put(_):
    for name in {names}:
        Path("output", name).parent.mkdir(exist_ok=True)
        Path("output", name).write_text("mine")
signals.finalized.connect(put, weak=False)
"""


def test_a_pelican_that_was_killed_is_told_in_words(run: Build, ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", KILLED)
    expected = (
        1,
        (
            "Pelican: a signal ended it: SIGKILL\n"
            "    Build again; if it ends again, check whether there is memory left.\n"
            "Not built.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)
    assert [path.name for path in ruritania.glob("*output*")] == []


@pytest.mark.usefixtures("site")
def test_a_disk_that_fills_up_at_the_end_leaves_the_last_good_site(
    run: Build, files: Files, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    change(ZENDA, "a day's wage", "two days' wages")

    def full(site: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(site / "index.html"))

    monkeypatch.setattr(workspaces, "flush", full)
    expected = (
        1,
        (
            "output/index.html: the disk is full\n    Free some space, and run the command again.\n"
            "Not built; output/ is as it was.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)
    assert {name: data for name, data in before.items() if name.startswith("output/")} == {
        name: data for name, data in files().items() if name.startswith("output/")
    }


def _is_free(file: IO[str]) -> bool:
    """Return whether no process holds the lock on a file, after a moment."""
    time.sleep(0.05)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def test_a_build_that_was_killed_leaves_no_process_and_no_folder_for_long(
    ruritania: Path, add: Add, command: Callable[..., Ran]
) -> None:
    add("pelicanconf.py", ORPHANED)

    killed = command(ruritania, "build")

    with (ruritania / "alive").open() as file:
        assert any(_is_free(file) for _ in range(200))
    with workspaces.workspace(NamedPath(ruritania / "output", "output")):
        pass
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in ruritania.glob("*output*")] == []


def test_a_picture_that_is_removed_before_it_is_copied_is_named(run: Build, add: Add) -> None:
    add("content/images/lake.png", "a lake")
    add("pelicanconf.py", REMOVED)
    expected = (
        2,
        "content/images/lake.png: this file was removed while the site was built\n    Build again.\nNot built.\n",
    )

    built = run()

    assert expected == (built.returncode, built.stderr)


def test_a_page_that_something_else_changes_before_it_is_published_stops_the_build(run: Build, add: Add) -> None:
    add("pelicanconf.py", CHANGED_LATER)
    expected = (
        1,
        (
            "output/about/index.html: this file was not written whole, or something else changed it meanwhile\n"
            "    See whether the disk has space and what else writes there, and build again.\n"
            "Not built.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)


@pytest.mark.usefixtures("site")
def test_a_file_that_is_put_into_the_output_folder_during_a_build_is_not_lost(
    run: Build, ruritania: Path, add: Add
) -> None:
    add("pelicanconf.py", PUT_THERE.format(names=["notes.txt", "about/index.html"]))
    message = "output: the output folder holds files that no build has made, or that were changed: about/index.html, "

    built = run()

    assert built.returncode == 1
    assert built.stderr.startswith(f"{message}notes.txt\n")
    assert [(ruritania / "output" / name).read_text() for name in ("notes.txt", "about/index.html")] == ["mine", "mine"]


@pytest.mark.usefixtures("site")
def test_what_is_kept_is_taken_as_it_is_at_the_end_of_a_build(run: Build, ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", 'OUTPUT_RETENTION = [".git"]\n' + PUT_THERE.format(names=["CNAME", ".git/HEAD"]))

    built = run()

    assert (built.returncode, built.stderr) == (0, "")
    assert [(ruritania / "output" / name).read_text() for name in ("CNAME", ".git/HEAD")] == ["mine", "mine"]


@pytest.fixture
def change_while_flushed(ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[str]], None]:
    """Return what has CNAME changed to each of some texts, while a site goes to disk again and again."""

    def begin(texts: Iterable[str]) -> None:
        flush, remaining = workspaces.flush, iter(texts)

        def changed(site: Path) -> None:
            flush(site)
            if text := next(remaining, None):
                (ruritania / "output/CNAME").write_text(text, encoding="utf-8")

        monkeypatch.setattr(workspaces, "flush", changed)

    return begin


@pytest.mark.usefixtures("site")
def test_a_change_while_the_site_goes_to_disk_is_kept_too(
    run: Build, ruritania: Path, change_while_flushed: Callable[[Iterable[str]], None]
) -> None:
    change_while_flushed(["one.example.org", "two.example.org"])

    built = run()

    assert (built.returncode, built.stderr) == (0, "")
    assert (ruritania / "output/CNAME").read_text(encoding="utf-8") == "two.example.org"


@pytest.mark.usefixtures("site")
def test_an_output_folder_that_never_comes_to_rest_is_told(
    run: Build, ruritania: Path, change_while_flushed: Callable[[Iterable[str]], None]
) -> None:
    change_while_flushed(str(number) for number in count(1))
    expected = (
        1,
        (
            "output: something changes this folder again and again, while the new site waits to take its place\n"
            "    Find out what writes there, stop it, and build again.\n"
            "Not built; output/ is as it was.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)
    assert (ruritania / "output/CNAME").read_text(encoding="utf-8") == "5"
