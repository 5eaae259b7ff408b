"""What a file system refuses, told in words by every command."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model import yaml_source

Change = Callable[[str, str, str], None]
Run = Callable[..., tuple[int, str, str]]

REFUSED = [
    (errno.ENOSPC, "the disk is full\n    Free some space, and run the command again."),
    (
        errno.EACCES,
        "there is no permission to read or write this\n    Change its owner or its permissions, and try again.",
    ),
    (errno.EROFS, "this is on a file system that is read-only\n    Make it writable, or work on a copy elsewhere."),
]
RARE = [
    (
        errno.EPERM,
        "there is no permission to read or write this\n    Change its owner or its permissions, and try again.",
    ),
    (errno.EDQUOT, "your share of the disk is used up\n    Free some space, and run the command again."),
    (
        errno.EFBIG,
        ("the file is larger than this system allows\n    Raise the limit (`ulimit -f`), or split the file."),
    ),
    (errno.EIO, "the disk does not answer properly\n    Save a copy of your work, and check the disk."),
    (
        errno.EBUSY,
        ("this is in use, or another file system begins here\n    Choose another folder, or unmount it."),
    ),
    *(
        (
            number,
            "too many files are open\n    Close other programs, or raise the limit (`ulimit -n`).",
        )
        for number in (errno.EMFILE, errno.ENFILE)
    ),
    (errno.ENAMETOOLONG, "the name is too long for this file system\n    Give it a shorter name."),
    (errno.ELOOP, "symbolic links lead round in a circle here\n    Take one of them out."),
    (errno.ENOTDIR, "a file is where a folder is needed\n    Move the file away, or choose another folder."),
]


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["new", "Why the ferry waits"], "content/explainers/why-the-ferry-waits.md"),
        (["import", "bridge.txt"], "seeds/bridge-opens.txt"),
        (["import", "bridge.txt", "--out", "drafts"], "drafts/bridge-opens.md"),
        (["schema"], "content/.schemas/glossary.json"),
        (["report", "suggest", "--accept", "Strelsau"], "content/glossary/suggested.yaml"),
        (["report", "suggest", "--reject", "Strelsau"], "content/linking.yaml"),
    ],
)
@pytest.mark.parametrize("refused", REFUSED)
def test_what_the_system_refuses_is_told_in_words_and_leaves_every_file(
    arguments: list[str], file: str, refused: tuple[int, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bridge.txt").write_text("Bridge opens\n\nThe bridge opened on Sunday.\n", encoding="utf-8")
    number, words = refused

    def refuse(path: Path, _data: bytes) -> None:
        raise OSError(number, "no", str(path))

    monkeypatch.setattr(yaml_source, "_write_through", refuse)
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}

    assert run(*arguments) == (1, "", f"{file}: {words}\n")
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(("number", "words"), [*REFUSED, *RARE])
def test_each_refusal_of_the_system_has_words_of_its_own(
    number: int, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise OSError(number, "no", str(path))

    monkeypatch.setattr(yaml_source, "_write_through", refuse)

    assert run("new", "Why") == (1, "", f"content/explainers/why.md: {words}\n")


def test_a_name_that_no_file_can_have_is_told(run: Run) -> None:
    name = "b" * 300

    assert run("import", name) == (
        1,
        "",
        f"{name}: the name is too long for this file system\n    Give it a shorter name.\n",
    )
