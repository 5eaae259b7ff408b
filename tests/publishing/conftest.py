"""A small project of its own, and what builds it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.samples import write_ruritania

Add = Callable[[str, str], None]
Ran = CompletedProcess[str]
Build = Callable[[], Ran]
Once = Callable[[str, Callable[[Path], None]], Path]

COMPILED = """
from jinja2 import FileSystemBytecodeCache
JINJA_ENVIRONMENT["bytecode_cache"] = FileSystemBytecodeCache({folder!r})
"""


@pytest.fixture
def run(ruritania: Path, newsgloss: Callable[..., Ran], add: Add, make_once: Once) -> Build:
    """Return what builds the project's site, with templates that are compiled once for all tests."""
    add("pelicanconf.py", COMPILED.format(folder=str(make_once("compiled", Path.mkdir))))
    return lambda: newsgloss(ruritania, "build")


@pytest.fixture
def site(ruritania: Path, newsgloss: Callable[..., Ran], make_once: Once) -> Path:
    """Return the project's output folder as a build has left it."""

    def make(folder: Path) -> None:
        assert newsgloss(write_ruritania(folder), "build").returncode == 0

    return shutil.copytree(make_once("ruritania", make) / "output", ruritania / "output")
