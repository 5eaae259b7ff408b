import errno
import itertools
import os
import re
from pathlib import Path

import pytest

from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError
from newsgloss.model.yaml_source import open_front_matter, read_text, split_front_matter, write_files, write_text


def test_front_matter_is_what_stands_between_two_lines_of_dashes() -> None:
    expected = ("title: Zenda\n", "\nThe port closed.\n", 4)

    assert expected == split_front_matter("---\ntitle: Zenda\n---\n\nThe port closed.\n")


def test_a_page_without_front_matter_is_all_body() -> None:
    expected = (None, "The port closed.\n\n---\n", 1)

    assert expected == split_front_matter("The port closed.\n\n---\n")


def test_front_matter_that_never_ends_is_none() -> None:
    expected = (None, "---\ntitle: Zenda\n", 1)

    assert expected == split_front_matter("---\ntitle: Zenda\n")


def test_front_matter_ends_at_the_first_line_of_dashes() -> None:
    expected = ("title: Zenda\n", "A rule:\n\n---\n", 4)

    assert expected == split_front_matter("---\ntitle: Zenda\n---\nA rule:\n\n---\n")


def test_front_matter_may_be_empty() -> None:
    expected = ("", "Text\n", 3)

    assert expected == split_front_matter("---\n---\nText\n")


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\nb\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_a_file_has_one_kind_of_line_end_and_no_byte_order_mark(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_bytes(data)
    expected = "a\nb\n"

    assert expected == read_text(NamedPath(path, "lake.yaml"))


def test_a_byte_that_is_not_utf_8_is_found(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_bytes(b"a: b\nc: caf" + b"\xe9\n")
    expected = ["lake.yaml:2:7: this is not UTF-8 text\n    Save the file as UTF-8."]

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(path, "lake.yaml"))

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "zenda.md"

    assert write_text(path, "é\n")
    assert path.read_bytes() == "é\n".encode()


def test_a_file_whose_bytes_would_stay_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "zenda.md"
    write_text(path, "text\n")
    os.utime(path, (1, 1))

    assert not write_text(path, "text\n")
    assert path.stat().st_mtime == 1


def test_a_byte_that_is_not_utf_8_is_found_on_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_bytes(b"\xe9")
    expected = "lake.yaml:1:1"

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(path, "lake.yaml"))

    assert expected == str(caught.value.problems[0].place)


def test_nothing_is_left_beside_a_written_file(tmp_path: Path) -> None:
    write_text(tmp_path / "zenda.md", "one\n")
    write_text(tmp_path / "zenda.md", "two\n")
    expected = ["zenda.md"]

    assert expected == [path.name for path in tmp_path.iterdir()]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "zenda.md").mkdir()
    expected = ["zenda.md"]

    with pytest.raises(OSError, match=re.escape("zenda.md")):
        write_text(tmp_path / "zenda.md", "text\n")

    assert expected == [path.name for path in tmp_path.iterdir()]


def test_marks_stacked_on_a_letter_are_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "zenda.md"
    file.write_text("Port\n\nabcde" + "\u0301\u0323" * 16, encoding="utf-8")
    message = "more than 30 accents and marks are on one letter here"
    expected = [f"zenda.md:3:6: {message}\n    Take them out; no script has so many."]

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(file, "zenda.md"))

    assert expected == [str(problem) for problem in caught.value.problems]


def test_nothing_is_written_through_a_hidden_folder_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / ".base").symlink_to(tmp_path / "victim")

    with pytest.raises(ContentError, match="this folder is a link, and nothing is written through it"):
        write_text(tmp_path / ".base" / "zenda.md", "x")

    assert list((tmp_path / "victim").iterdir()) == []


def test_a_half_written_file_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / ".zenda.md.part").symlink_to(tmp_path / "thesis.txt")

    write_text(tmp_path / "zenda.md", "x")

    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "zenda.md").is_symlink()


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("raised", [FULL, KeyboardInterrupt()], ids=["full", "interrupted"])
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_files_that_are_written_together_are_all_there_or_none(
    step: str, at: int, raised: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.md").write_text("one\n")
    files = {tmp_path / name: b"two\n" for name in ("old.md", "a/b/new.md", "a/last.md")}
    module, name = step.rsplit(".", 1)
    place = os if module == "os" else Path
    does, count = getattr(place, name), itertools.count(1)

    def fails(*arguments: object) -> object:
        if next(count) == at:
            raise raised
        return does(*arguments)

    monkeypatch.setattr(place, name, fails)
    with pytest.raises(type(raised)) as caught:
        write_files(files)
    monkeypatch.undo()

    assert [path.name for path in tmp_path.rglob("*")] == ["old.md"]
    assert (tmp_path / "old.md").read_text() == "one\n"
    if isinstance(caught.value, OSError):
        assert caught.value.filename == str([*files][at - 1])
    assert write_files(files) == [*files]


def test_what_somebody_else_has_written_since_is_not_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, last = tmp_path / "first.md", tmp_path / "last.md"
    replace = Path.replace

    def fails(part: Path, path: Path) -> Path:
        if path == last:
            first.write_text("mine\n")
            raise FULL
        return replace(part, path)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="No space left"):
        write_files({first: b"one\n", last: b"one\n"})

    assert first.read_text() == "mine\n"
    assert [path.name for path in tmp_path.iterdir()] == ["first.md"]


KEYS = {"title", "dek", "key_points"}


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("title: Zenda\n\n", "> The port closed.\n"),
        ("title: Zenda\n", "The port closed.\n"),
        ("title: Zenda\nkey_points:\n- text: a\n\n  sources: b\n# mine\ndke: c\n\n", "Note: the port closed.\n"),
        ("title: Zenda\n\ndek: The port\n\n", "## A wait\n"),
        ("title: Zenda\n\n", "- a boat\n"),
        ("title: Zenda\n", ""),
    ],
)
def test_front_matter_that_is_not_ended_ends_where_the_body_begins(front: str, body: str) -> None:
    expected = (front, body) if body else (f"{front}\n", "")

    found = open_front_matter(f"---\n{front}{body}", KEYS)

    assert found == (*expected, expected[0].count("\n") + 2)


def test_a_page_without_a_first_line_of_marks_has_no_open_front_matter() -> None:
    assert open_front_matter("title: Zenda\n---\n", KEYS) is None
