"""The files of YAML and Markdown that authors write: reading their text, front matter and body, and writing them."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

import yaml

from .characters import STACKED, UNSTACK, stacked_marks
from .folders import NamedPath
from .problems import ContentError, Flaw, Place, Problem, TextError, position, reading
from .yaml_text.parsing import Document, parse

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_text(file: NamedPath) -> str:
    """Return a UTF-8 file's text with one kind of line end.

    Raises ContentError with the place of the first byte that is not UTF-8, or where the file cannot be read.
    """
    with reading(file.name):
        try:
            text = file.path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            raise TextError(Flaw(message, "Check who may read it, and run this again.")) from None
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            column = error.start - error.object.rfind(b"\n", 0, error.start)
            raise TextError(Flaw("this is not UTF-8 text", "Save the file as UTF-8.", line, column)) from None
        if (offset := stacked_marks(text)) is not None:
            raise TextError(Flaw(STACKED, UNSTACK, *position(text, offset)))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_document(file: NamedPath) -> Document:
    """Return what a file of YAML says. Raises ContentError as `read_text` and `parse` do."""
    return parse(read_text(file), file.name)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return a page's YAML between its `---` lines (None where it has none), its body, and the body's first line."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return None, text, 1
    return match.group(1), text[match.end() :], text.count("\n", 0, match.end()) + 1


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

    Raises OSError with the name of this file, whatever was refused on the way to it, and ContentError where its folder
    is hidden and a link: nobody sees where that leads.
    """
    if path.parent.name.startswith(".") and path.parent.is_symlink():
        message = "this folder is a link, and nothing is written through it"
        raise ContentError([Problem(Place(path.parent.as_posix()), message, "Put a folder in its place.")])
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)  # what was left half written, or a link that leads elsewhere
    try:
        _write_through(beside, data)
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return True


def _write_through(path: Path, data: bytes) -> None:
    """Write a file to the disk itself, so that it is whole before it takes another's place."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
