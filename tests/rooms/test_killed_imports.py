import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsgloss.documents import parse

KILLED = """
import os, pathlib, signal, sys
from newsgloss.cli import main
left = int(sys.argv.pop(1))
replace = pathlib.Path.replace
def kill_at(path, target):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)
pathlib.Path.replace = kill_at
main(sys.argv[1:])
"""
STORY = "Bridge opens\n\nThe bridge of Strelsau opened on Sunday.\n\nIt had been shut for a year.\n"
WRITES = 5  # the copy, the draft, the draft's base, the record, the sidecar


def run_import(folder: Path, article: Path, killed_at: int) -> int:
    """Import an article, killed at the n-th file that would be put in its place; return the exit code."""
    command = [sys.executable, "-c", KILLED, str(killed_at), "import", str(article)]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, env=os.environ).returncode


def files(folder: Path) -> dict[str, bytes]:
    """Return the files that a project has, hidden ones under seeds/.base included."""
    found = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def new_project(folder: Path) -> Path:
    """Make an empty project and an article beside it; return the article."""
    (folder / "content").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text('JINJA_ENVIRONMENT = {"autoescape": True}\n')
    article = folder.with_suffix(".txt")
    article.write_text(STORY)
    return article


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import an article that nobody kills; return its project."""
    folder = tmp_path_factory.mktemp("whole") / "project"
    assert run_import(folder, new_project(folder), 0) == 0
    return folder


@pytest.mark.parametrize("killed_at", range(1, WRITES + 1))
def test_a_killed_import_leaves_nothing_half_written(killed_at: int, whole: Path, tmp_path: Path) -> None:
    expected = files(whole)
    article = new_project(tmp_path / "broken")

    assert run_import(tmp_path / "broken", article, killed_at) == -signal.SIGKILL
    assert files(tmp_path / "broken").items() <= expected.items()

    assert run_import(tmp_path / "broken", article, 0) == 0
    assert expected == files(tmp_path / "broken")


def test_a_whole_import_is_what_it_should_be(whole: Path) -> None:
    record = json.loads((whole / "seeds" / "bridge-opens.record.json").read_text())
    sidecar = parse((whole / "seeds" / "bridge-opens.yaml").read_text(), "seeds/bridge-opens.yaml").data

    assert record["totals"] == {"lines": 3, "keep": 3, "mark": 0, "drop": 0}
    assert sidecar["sha256"] == record["sha256"]
    assert (whole / "seeds" / "bridge-opens.txt").read_text() == STORY
