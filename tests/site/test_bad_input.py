"""Wrong content in a project with a good site -> where it is wrong, what, and how to fix it; the good site stays."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

TITLES = (
    "an explainer that names no seed that exists",
    "broken YAML",
    "a missing gloss",
    "a reference that leads nowhere",
    "the same id twice",
    "a seed that is not the one its sidecar describes",
)
CASES = Path(__file__).parents[1] / "cases" / "bad-input"
Ran = CompletedProcess[str]
Files = Callable[..., dict[str, bytes]]


class Case(NamedTuple):
    """A file of the project, what is wrong in it, and what `newsgloss build` says of that."""

    title: str
    file: str
    text: str
    expected: str


def cases(name: str) -> Iterator[Case]:
    """Yield the cases in a file; tests/cases/README.md describes their form."""
    top, _, rest = (CASES / name).read_text(encoding="utf-8").partition("\n---\n")
    *pieces, end = rest.split("\n.\n")
    assert (len(pieces) % 3, end) == (0, "")
    for title, text, expected in zip(*[iter(pieces)] * 3, strict=True):
        yield Case(title, top.removeprefix("file: "), f"{text}\n", f"{expected}\n")


ALL = [case for name in ("explainer.txt", "glossary.txt", "seed.txt") for case in cases(name)]
ONE_OF_EACH = [case for case in ALL if case.title in TITLES]
AT_ONCE = [case for case in ALL if case.title in (TITLES[0], "mistakes all over the file, all at once", TITLES[-1])]


def write(folder: Path, case: Case) -> None:
    """Put a case's file into a project."""
    (folder / case.file).write_text(case.text, encoding="utf-8")


def errors(said: str) -> str:
    """Return what was said without the warnings, each of which has a remedy on its next line."""
    return re.sub(r"^\S+: (?:warning|advice): .*\n.*\n", "", said, flags=re.MULTILINE).lstrip("\n")


@pytest.mark.parametrize("case", ALL, ids=[case.title for case in ALL])
def test_a_check_says_where_what_and_how(case: Case, fresh: Path, newsgloss: Callable[..., Ran], files: Files) -> None:
    write(fresh, case)
    before = files(fresh, ".")

    ran = newsgloss(fresh, "check")

    assert (ran.returncode, errors(ran.stderr)) == (2, case.expected)
    assert files(fresh, ".") == before


def test_plain_pelican_stops_as_well(fresh: Path, pelican: Callable[[Path], Ran]) -> None:
    for case in AT_ONCE:
        write(fresh, case)

    ran = pelican(fresh)

    said = "".join((ran.stdout + ran.stderr).split())
    expected = [line for case in AT_ONCE for line in case.expected.splitlines()]  # among them are warnings
    assert ran.returncode == 2
    assert [line for line in expected if "".join(line.split()) not in said] == []


def test_a_build_tells_the_mistakes_in_all_kinds_of_files_at_once_and_leaves_the_good_site(
    fresh: Path, command: Callable[..., Ran], files: Files
) -> None:
    before = files(fresh, "output")
    for case in AT_ONCE:
        write(fresh, case)

    ran = command(fresh, "build")

    assert {case.file for case in ALL} == {case.file for case in AT_ONCE}
    assert errors(ran.stderr) == "".join(case.expected for case in AT_ONCE) + "Not built; output/ is as it was.\n"
    assert (ran.returncode, ran.stdout) == (2, "")
    assert files(fresh, "output") == before
    assert not list(fresh.glob("output.*"))


def test_a_file_that_cannot_be_read_hides_no_mistake_in_another(fresh: Path, newsgloss: Callable[..., Ran]) -> None:
    explainer, broken, unexplained, *_, seed = ONE_OF_EACH
    other = "content/glossary/strelsau.yaml"
    moved = Case("", other, unexplained.text, unexplained.expected.replace(unexplained.file, other))
    for case in (explainer, broken, moved, seed):
        write(fresh, case)

    ran = newsgloss(fresh, "build")

    expected = explainer.expected + broken.expected + moved.expected + seed.expected
    assert errors(ran.stderr) == f"{expected}Not built; output/ is as it was.\n"


def test_a_project_that_was_never_built_gets_no_half_of_a_site(
    copy_project: Callable[[Path], Path], tmp_path: Path, newsgloss: Callable[..., Ran]
) -> None:
    folder = copy_project(tmp_path / "project")
    write(folder, AT_ONCE[0])

    ran = newsgloss(folder, "build")

    assert errors(ran.stderr) == f"{AT_ONCE[0].expected}Not built.\n"
    assert not list(folder.glob("output*"))


def test_check_says_the_same_as_build(fresh: Path, command: Callable[..., Ran]) -> None:
    for case in AT_ONCE:
        write(fresh, case)

    ran = command(fresh, "check")

    assert errors(ran.stderr) == "".join(case.expected for case in AT_ONCE)
    assert ran.returncode == 2
