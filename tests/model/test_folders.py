import os
from pathlib import Path

import pytest

from newsgloss.model.folders import NamedPath, beside, faults_in, files_in, is_file_in, seen_from, stamps

ROOT = Path("/ruritania").absolute()


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """Return a folder of one file, beside a file that is not in it."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "lake"
    (folder / "ports").mkdir(parents=True)
    (folder / "ports" / "zenda.md").write_text("Zenda", encoding="utf-8")
    return folder


def found(folder: Path) -> list[str]:
    """Return the files that are found in a folder."""
    return [path.relative_to(folder).as_posix() for path in files_in(folder, folder)]


def faults(folder: Path) -> list[str]:
    """Return what is wrong in a folder."""
    return [str(problem) for problem in faults_in(NamedPath(folder, "lake"))]


def test_files_are_found_in_folders_within_folders(lake: Path) -> None:
    assert found(lake) == ["ports/zenda.md"]
    assert faults(lake) == []


@pytest.mark.parametrize("target", ["../secret.txt", "/etc/hostname", "..", "/dev/zero"])
def test_a_symbolic_link_that_leads_out_is_not_followed(target: str, lake: Path) -> None:
    (lake / "out").symlink_to(target)
    expected = ["lake/out: this symbolic link leads out of lake/\n    Put the file itself here."]

    assert found(lake) == ["ports/zenda.md"]
    assert expected == faults(lake)


def test_a_symbolic_link_that_stays_within_is_followed(lake: Path) -> None:
    (lake / "harbours").symlink_to("ports")

    assert found(lake) == ["harbours/zenda.md", "ports/zenda.md"]
    assert faults(lake) == []


@pytest.mark.parametrize("target", ["missing.md", "loop"])
def test_a_symbolic_link_that_leads_nowhere_is_an_error(target: str, lake: Path) -> None:
    (lake / "loop").symlink_to(target)
    expected = ["lake/loop: this symbolic link leads nowhere\n    Delete it, or put the file itself here."]

    assert found(lake) == ["ports/zenda.md"]
    assert expected == faults(lake)


@pytest.mark.parametrize("target", [".", ".."])
def test_a_symbolic_link_to_a_folder_around_it_is_not_walked_forever(target: str, lake: Path) -> None:
    (lake / "ports" / "again").symlink_to(target)
    expected = ["lake/ports/again: this symbolic link leads to a folder that it is in\n    Delete it."]

    assert found(lake) == ["ports/zenda.md"]
    assert expected == faults(lake)


def test_a_pipe_is_never_opened(lake: Path) -> None:
    os.mkfifo(lake / "pipe.md")
    expected = [
        "lake/pipe.md: this is not a file: it is a pipe, a socket or a device\n    Take it out of the folder.",
    ]

    assert found(lake) == ["ports/zenda.md"]
    assert expected == faults(lake)


def test_what_is_hidden_or_ignored_is_left_out(lake: Path) -> None:
    (lake / ".#zenda.md").symlink_to("an.editor@lock")
    (lake / "zenda.bak").touch()

    assert [path.name for path in files_in(lake, lake, ["*.bak"])] == ["zenda.md"]
    assert faults(lake) == []


def test_a_folder_that_is_itself_a_link_out_has_no_files(lake: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.md").touch()
    (lake / "explainers").symlink_to("../other")

    assert files_in(lake / "explainers", lake) == []
    assert not is_file_in(lake / "explainers" / "a.md", lake)
    assert is_file_in(lake / "ports" / "zenda.md", lake)
    assert not is_file_in(lake / ("a" * 300), lake)


def test_saving_a_file_changes_its_stamp(lake: Path) -> None:
    before = stamps([lake])
    (lake / "ports" / "zenda.md").write_text("Hentzau", encoding="utf-8")

    assert before.keys() == stamps([lake]).keys()
    assert before != stamps([lake])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (ROOT / "content" / "sources.yaml", "content/sources.yaml"),
        (ROOT, "."),
        (ROOT.parent / "strelsau", str(ROOT.parent / "strelsau")),
    ],
)
def test_people_see_a_path_from_where_they_work(path: Path, expected: str) -> None:
    assert seen_from(ROOT, path) == NamedPath(path, expected)


@pytest.mark.parametrize(("name", "expected"), [("content", "content/glossary/lake.yaml"), (".", "glossary/lake.yaml")])
def test_what_is_in_a_folder_is_named_after_it(name: str, expected: str) -> None:
    folder = NamedPath(ROOT, name)

    assert folder.below(ROOT / "glossary" / "lake.yaml").name == expected


def test_a_place_in_a_file_begins_with_its_name() -> None:
    file = NamedPath(ROOT / "content" / "sources.yaml", "content/sources.yaml")

    assert [str(file.place()), str(file.place(12, 5))] == ["content/sources.yaml", "content/sources.yaml:12:5"]


@pytest.mark.parametrize(
    ("page", "file"), [("words/x.html", "words/x.embed.txt"), ("words/x/index.html", "words/x/embed.txt")]
)
def test_a_file_beside_a_page_has_the_name_of_the_page_where_others_are_in_the_folder(page: str, file: str) -> None:
    assert beside(page, "embed.txt") == file
