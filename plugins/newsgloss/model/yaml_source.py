"""The files of YAML and Markdown that authors write: reading their text, front matter and body, and writing them."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

import yaml

from .characters import STACKED, UNSTACK, stacked_marks
from .folders import NamedPath
from .patterns import pattern_of
from .problems import ContentError, Flaw, Place, Problem, TextError, position, reading
from .text_files import text_in, unfinished_merge
from .yaml_text.parsing import Document, parse

KEY = pattern_of(r"""["']?([\w-]+)["']?[ \t]*:(?=\s|$)""")
BODY_MARKS = (">", "## ", "![")  # with which no line of front matter begins
SENTENCE_WORDS = 5  # of a line; fewer may be a key whose colon was forgotten
SENTENCE_LETTERS = 30  # of one whose words are not parted by spaces
FRONT_MATTER = pattern_of(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_text(file: NamedPath) -> str:
    """Return a UTF-8 file's text with one kind of line end.

    Raises ContentError where the file cannot be read, is no text in UTF-8, or holds an unfinished merge.
    """
    with reading(file.name):
        try:
            text = one_line_end(text_in(file.path.read_bytes()))
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            raise TextError(Flaw(message, "Check who may read it, and run this again.")) from None
        if conflict := unfinished_merge(text):
            raise TextError(conflict)
        if (offset := stacked_marks(text)) is not None:
            raise TextError(Flaw(STACKED, UNSTACK, *position(text, offset)))
    return text


def one_line_end(text: str) -> str:
    """Return a text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def with_line_ends_of(path: Path, text: str) -> str:
    """Return a text with the line ends of the file whose place it takes: CRLF, where its first line ends so."""
    first = path.read_bytes().partition(b"\n")[0] if path.is_file() else b""
    return text.replace("\n", "\r\n") if first.endswith(b"\r") else text


def read_document(file: NamedPath) -> Document:
    """Return what a file of YAML says. Raises ContentError as `read_text` and `parse` do."""
    return parse(read_text(file), file.name)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return a page's YAML between its `---` lines (None where it has none), its body, and the body's first line."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return None, text, 1
    return match.group(1), text[match.end() :], text.count("\n", 0, match.end()) + 1


def open_front_matter(text: str, keys: Container[str]) -> tuple[str, str, int] | None:
    """Return the same three of a page whose front matter is not ended by a line of `---`; None where none begins.

    It ends where the body must begin: at a line that is no key with its value, nor below one; and, behind an empty
    line, at one that is none of the `keys`.
    """
    first, *lines = text.split("\n")
    if first.removeprefix("\ufeff").rstrip() != "---":
        return None
    end, is_first = len(lines), False
    for number, said in enumerate(lines):
        key = KEY.match(said)
        is_front = (key[1] in keys if is_first else True) if key else said.startswith((" ", "\t", "# "))
        if said.strip() and not (is_front or (said.startswith("- ") and not is_first)):
            end = number
            break
        is_first = not said.strip()
    return "\n".join([*lines[:end], ""]), "\n".join(lines[end:]), end + 2


def front_matter_to_a_rule(text: str, keys: Container[str]) -> tuple[str, str, int] | None:
    """Return the same three of a page whose front matter is ended by no line of `---` but a rule in its body.

    None where what is before that can be front matter: it has no quote, heading or picture, nor a sentence behind an
    empty line.
    """
    opened = open_front_matter(text, keys)
    if opened is None:
        return None
    said = opened[1].partition("\n")[0]
    words = said.split()
    is_prose = len(words) >= SENTENCE_WORDS or len(said) >= SENTENCE_LETTERS
    is_body = said.startswith(BODY_MARKS) or (opened[0].endswith("\n\n") and is_prose and words[0] not in keys)
    return opened if is_body else None


def line(key: str, value: str) -> str:
    """Return `key: value` as YAML on one line, the value in quotation marks only where it needs them."""
    written: str = yaml.safe_dump({key: value}, allow_unicode=True, width=float("inf"))
    return written


def line_in_braces(key: str, value: str) -> str:
    """Return `key: value` as YAML that may be within braces, too."""
    written: str = yaml.safe_dump({key: value}, allow_unicode=True, width=float("inf"), default_flow_style=True)
    return written.strip()[1:-1]


def write_text(path: Path, text: str) -> bool:
    """Write a UTF-8 file in one step, and only where its bytes would change. Return whether they did."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write a file in one step, and only where its bytes would change. Return whether they did.

    Raises OSError and ContentError as `write_files` does.
    """
    return bool(write_files({path: data}))


def write_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write files, all of them or none, in this order, and only where their bytes would change. Return which did.

    All are whole on the disk before the first takes its place. Where one cannot, or on Ctrl-C, those before it are put
    back. Killed in between, each file is what it was or what it should be, and the first ones are in their places.
    Raises OSError with the name of the file, whatever was refused on the way to it, and ContentError where its folder
    is hidden and a link: nobody sees where that leads.
    """
    for path in files:
        if path.parent.name.startswith(".") and path.parent.is_symlink():
            message = "this folder is a link, and nothing is written through it"
            raise ContentError([Problem(Place(path.parent.as_posix()), message, "Put a folder in its place.")])
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    parts = {path: path.with_name(f".{path.name}.part") for path in files if files[path] != before[path]}
    with contextlib.ExitStack() as undo:
        for path, part in parts.items():
            with _named(path):
                _make_folder(path.parent, undo)
                part.unlink(missing_ok=True)  # what was left half written, or a link that leads elsewhere
                undo.callback(_remove, part)
                _write_through(part, files[path])
        for path, part in parts.items():
            with _named(path):
                undo.callback(_put_back, path, part, files[path], before[path])
                part.replace(path)
        undo.pop_all()
    return list(parts)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Raise what the system refuses with the name of this file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    """Make a folder with those above it; they go again where what is written into them does."""
    missing = itertools.takewhile(lambda each: not each.is_dir(), (folder, *folder.parents))
    for each in reversed(list(missing)):
        undo.callback(_remove_folder, each)
    folder.mkdir(parents=True, exist_ok=True)


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # it has something in it by now
        folder.rmdir()


def _put_back(path: Path, part: Path, data: bytes, before: bytes | None) -> None:
    """Put back what was in a file before `data`, if that has taken its place, and nobody has written there since."""
    with contextlib.suppress(OSError):
        if part.exists() or path.read_bytes() != data:
            return
        if before is None:
            path.unlink()
        else:
            _write_through(part, before)
            part.replace(path)


def _write_through(path: Path, data: bytes) -> None:
    """Write a file to the disk itself, so that it is whole before it takes another's place."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
