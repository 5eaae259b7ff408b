"""Builds of a project that has not changed since its site was built."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.publishing.manifests import read_files

Ran = CompletedProcess[str]

# A build that says which of the libraries that make a site it has loaded: to load them takes longer than to look.
BUILD = """
import atexit, sys
from newsgloss.cli import main
slow = {"jinja2", "markdown", "pelican", "pydantic", "rich", "yaml"}
atexit.register(lambda: print("loaded:", *sorted(slow & set(sys.modules)), file=sys.stderr))
main(["build"])
"""


def test_a_build_of_what_has_not_changed_says_so_and_touches_nothing(
    ruritania: Path, newsgloss: Callable[..., Ran]
) -> None:
    first = newsgloss(ruritania, "build")
    times = {path: path.stat().st_mtime_ns for path in (ruritania / "output").rglob("*")}

    again = subprocess.run([sys.executable, "-c", BUILD], cwd=ruritania, capture_output=True, text=True, check=True)

    assert again.stdout.rstrip().endswith(" seconds; nothing has changed since the last build")
    assert again.stderr.splitlines()[-1] == "loaded:"
    assert again.stdout.partition(" problems")[0] == first.stdout.partition(" problems")[0]
    assert {path: path.stat().st_mtime_ns for path in (ruritania / "output").rglob("*")} == times


@pytest.mark.parametrize(
    "spoil",
    [
        lambda output: (output / "index.html").write_text("Other words", encoding="utf-8"),
        lambda output: (output / "archives.html").unlink(),
        shutil.rmtree,
    ],
    ids=["a page that was changed", "a page that is gone", "a site that is gone"],
)
def test_a_site_that_is_not_what_was_built_is_built_again(
    spoil: Callable[[Path], object], ruritania: Path, newsgloss: Callable[..., Ran]
) -> None:
    newsgloss(ruritania, "build")
    output = ruritania / "output"
    expected = read_files(output)
    spoil(output)

    again = newsgloss(ruritania, "build")

    assert "nothing has changed" not in again.stdout
    if again.returncode == 0:  # else the page is told as one that no build has made
        assert read_files(output) == expected
