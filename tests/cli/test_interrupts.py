"""Ctrl-C at a command -> its end, in silence, however early it comes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgloss.cli import INTERRUPTED

# As `python -m newsgloss.cli build`; what it says comes when Python's own start is over, which is no matter of ours.
BUILD = "from newsgloss.cli import main; print('begun', flush=True); main(['build'])"
TURNED = """
import os, signal
from newsgloss.cli import arguments, main

def interrupted(_):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        list(range(9))
    except KeyboardInterrupt as error:
        raise ValueError("as some libraries do") from error

signal.signal(signal.SIGINT, signal.default_int_handler)
arguments.importlib.import_module = interrupted
main(["build"])
"""


@pytest.fixture(autouse=True)
def _interrupts_arrive() -> Iterator[None]:
    """Have what we start heed Ctrl-C, also where a shell started the tests in the background, which heed none."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("delay", [0.1, 0.4, 0.8, 1.2, 1.6])
def test_a_command_that_is_interrupted_ends_in_silence(ruritania: Path, delay: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BUILD],
        cwd=ruritania,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert "newsgloss" not in said
    assert process.returncode in {0, INTERRUPTED, -signal.SIGINT}
    assert [path.name for path in ruritania.glob("output*")] in ([], ["output"])


def test_an_interrupt_that_an_import_turns_into_another_error_ends_in_silence_too() -> None:
    ran = subprocess.run([sys.executable, "-c", TURNED], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGINT, "", "")
