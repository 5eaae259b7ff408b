"""Builds and checks of a project that has not changed since the last one."""

import datetime
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.cli import main
from newsgloss.content import loading
from newsgloss.model.settings import find_project
from newsgloss.publishing.manifests import MANIFEST, read_files
from newsgloss.publishing.memory.whole_site import check_digest, state_of

Ran = CompletedProcess[str]
DAY = datetime.date(2031, 3, 5)

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


def test_a_remark_in_the_settings_counts_for_what_was_told_of_their_lines(
    ruritania: Path, add: Callable[[str, str], None]
) -> None:
    before = state_of(find_project(ruritania))
    assert state_of(find_project(ruritania)) == before

    add("pelicanconf.py", "# A remark.\n")

    assert before
    assert state_of(find_project(ruritania)) != before


def test_a_build_after_a_change_that_one_page_shows_writes_that_page_alone(
    ruritania: Path, add: Callable[[str, str], None], newsgloss: Callable[..., Ran]
) -> None:
    output = ruritania / "output"
    newsgloss(ruritania, "build")
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.*") if "pagefind" not in path.parts}
    add("content/explainers/zenda.md", "\nIt is not cheap.\n")

    told = newsgloss(ruritania, "build").stdout.rpartition(",")[0]

    written = {path.relative_to(output).as_posix() for path in before if path.stat().st_mtime_ns != before[path]}
    files = read_files(output)
    anew = newsgloss(ruritania, "build", "--ignore-cache").stdout.rpartition(",")[0]
    assert written == {"explainers/zenda/index.html", MANIFEST}
    assert (told, files) == (anew, read_files(output))


def test_a_check_of_what_has_not_changed_finds_the_same_and_reads_nothing(
    ruritania: Path,
    add: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ruritania)
    add("content/draft.txt", "Nothing reads this.\n")
    said = []

    for _ in range(2):
        with pytest.raises(SystemExit):
            main(["check"])
        said.append(capsys.readouterr())
        monkeypatch.setattr(loading, "load_content", None)

    assert "warning" in said[0].err
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (root / "seeds" / "empty").symlink_to("nowhere"),
        lambda root: (root / "content" / "pictures").symlink_to("../seeds"),
        lambda root: (root / "seeds").rename(root / "other"),
        lambda root: (root / "pelicanconf.py").write_text("\n" + (root / "pelicanconf.py").read_text(encoding="utf-8")),
        lambda root: (root / "content" / "notes.txt").touch(),
        lambda root: (root / "content" / "linking.yaml").write_text("never: []\n", encoding="utf-8"),
    ],
    ids=[
        "a link that leads nowhere",
        "a link to a folder",
        "a folder that is gone",
        "settings on other lines",
        "an empty file",
        "a text",
    ],
)
def test_a_check_looks_again_after_a_change_that_it_may_have_to_tell(
    edit: Callable[[Path], object], ruritania: Path
) -> None:
    (ruritania / "seeds").mkdir(exist_ok=True)
    before = check_digest(find_project(ruritania), DAY)

    edit(ruritania)

    assert before is not None
    assert check_digest(find_project(ruritania), DAY) != before


def test_a_check_looks_again_on_another_day(ruritania: Path) -> None:
    project = find_project(ruritania)

    digests = [check_digest(project, day) for day in (DAY, DAY, DAY + datetime.timedelta(days=1))]

    assert digests[0] == digests[1] != digests[2]
