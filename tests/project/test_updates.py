"""Sites that earlier releases made -> the same sites, built by this one without a problem."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).parents[2]
STARTERS = ROOT / "tests" / "starters"  # what `newsgloss init` of each release made, under its number
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\]", re.MULTILINE)
READERS = ("For readers", "For authors", "For deployers", "For contributors")  # of the changelog, in its order
BEFORE = {"0.1.0"}  # it could not make a site

Command = Callable[..., CompletedProcess[str]]


def test_every_release_has_left_the_site_that_it_made() -> None:
    released = set(RELEASE.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))

    assert released - BEFORE <= {folder.name for folder in STARTERS.iterdir()}


def test_main_has_the_version_of_a_release_to_come_and_a_release_that_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    new = "\n- " in re.split(r"^## ", changelog, flags=re.MULTILINE)[1]
    version = re.search(
        r'^version = "(\d+\.\d+\.\d+)(\.dev0)?"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )

    assert version
    assert bool(version[2]) == new
    assert (version[1] in RELEASE.findall(changelog)) != new


def test_what_is_new_is_told_by_who_notices_it_and_to_authors_by_its_subject() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    new = re.split(r"^## ", text, flags=re.MULTILINE)[1]
    parts = {part.partition("\n")[0]: part for part in re.split(r"^### ", new, flags=re.MULTILINE)[1:]}
    untold, *subjects = re.split(r"^#### ", parts.get("For authors", ""), flags=re.MULTILINE)
    names = [subject.partition("\n")[0] for subject in subjects]

    assert list(parts) == [who for who in READERS if who in parts]
    assert "\n- " not in untold, "write it below the heading of its subject"
    assert len(names) == len(set(names))
    assert [name for name, subject in zip(names, subjects, strict=True) if "\n- " not in subject] == []


@pytest.mark.parametrize("release", sorted(folder.name for folder in STARTERS.iterdir()))
def test_the_site_of_an_earlier_release_builds_without_a_problem(
    release: str, tmp_path: Path, newsgloss: Command
) -> None:
    shutil.copytree(STARTERS / release, tmp_path / "site")

    built = newsgloss(tmp_path / "site", "build")

    assert (built.returncode, built.stderr) == (0, "")
    assert ", 0 problems, " in built.stdout
