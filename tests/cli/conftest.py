"""The commands, run in a small project."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(ruritania: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command in the project's folder: its exit code, and what it said where."""
    monkeypatch.chdir(ruritania)

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        said = capsys.readouterr()
        return int(caught.value.code or 0), said.out, said.err

    return call
