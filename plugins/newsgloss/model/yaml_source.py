"""One YAML text -> plain text, lists and mappings, with the place of every value and key.

PyYAML's safe parser reads the text; its values are not resolved any further, so that every scalar stays the text that
the author wrote (YAML 1.1 would read `NO` as false, `12:30` as 750 and `2020-03-20` as a date). A plain empty value is
None. Aliases are refused: a page of them can stand for gigabytes.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .characters import STACKED, UNSTACK, hidden, is_blank, stacked_marks
from .folders import NamedPath
from .problems import ContentError, Flaw, Place, Problem, TextError, position, reading

Location = tuple[str | int, ...]
"""Keys and indices from the top of a document down to one value."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, ten times as fast, wherever it was built in
TAKE_OUT = "Take it out, or type the word again."
DEEPEST = 40  # levels; our formats need six
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML text says (`data`: None, str, list or dict, nested) and where it says it."""

    path: str
    data: Any
    values: Mapping[Location, Place]
    keys: Mapping[Location, Place]

    def place(self, location: Location) -> Place:
        """Return where the value at `location` is, or the nearest value around it that exists."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.values:
                return self.values[location[:end]]
        return Place(self.path, 1, 1)

    def key_place(self, location: Location) -> Place:
        """Return where the key at the end of `location` is."""
        return self.keys.get(location) or self.place(location)


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


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Read one YAML text. Raises ContentError with every problem of form in it.

    `first_line` is the line of the file on which the text begins: 2 for front matter.
    """
    walk = _Walk(path, text, first_line)
    try:
        data = walk.document(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        problem = Problem(walk.mark(error), f"this is not YAML: {error.problem}", _syntax_remedy(error, text))
        raise ContentError([problem]) from None
    except yaml.YAMLError as error:
        message = f"this is not YAML: {str(error).splitlines()[0]}"
        raise ContentError([Problem(Place(path, first_line, 1), message, "Take the character out.")]) from None
    walk.problems += (flaw.within(path) for flaw in unseen(text, first_line))
    if walk.problems:
        raise ContentError(walk.problems)
    return Document(path, data, walk.values, walk.keys)


def unseen(text: str, first_line: int = 1) -> Iterator[Flaw]:
    """Yield a flaw for each character of ours that no reader would see, or that would mislead one."""
    for offset, message in hidden(text):
        line, column = position(text, offset)
        yield Flaw(message, TAKE_OUT, first_line + line - 1, column)


def _syntax_remedy(error: yaml.MarkedYAMLError, text: str) -> str:
    if "mapping values are not allowed" in str(error.problem):
        return "Put text that contains ': ' in quotation marks."
    line = error.problem_mark.line if error.problem_mark else 0
    if "".join(text.split("\n")[line : line + 1]).lstrip(" ").startswith("\t"):
        return "Indent with spaces instead of tabs."
    return "Look at this line and the one above: indentation, quotation marks, a missing colon or dash."


class _Walk:
    """One walk over a text's parser events, noting places and problems.

    Events rather than composed nodes: libyaml composes by recursion and a file of brackets overflows its stack.
    """

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.unescaped = text
        self.starts = [
            0,
            *(end.end() for end in re.finditer("\r\n?|\n", text)),
        ]  # as editors count lines; YAML has more ends
        self.size = len(text)
        self.values: dict[Location, Place] = {}
        self.keys: dict[Location, Place] = {}
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Any:
        data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event, "a second document begins here", "Keep one: take the `---` line out.")
            elif isinstance(event, yaml.NodeEvent):
                data = self.value(event, events, ())
        return data

    def place(self, event: Any) -> Place:
        return self.at(event.start_mark.index)

    def mark(self, error: yaml.MarkedYAMLError) -> Place:
        return self.at(min(error.problem_mark.index, self.size)) if error.problem_mark else Place(self.path)

    def at(self, index: int) -> Place:
        line = bisect_right(self.starts, index)
        return Place(self.path, self.first_line + line - 1, index - self.starts[line - 1] + 1)

    def problem(self, event: yaml.Event, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.place(event), message, remedy))

    def value(self, event: Any, events: Iterator[Any], location: Location) -> Any:
        self.values[location] = self.place(event)
        if len(location) > DEEPEST:
            self.problem(event, "this is nested too deeply to read", "Write it in fewer levels.")
            raise ContentError(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, "an alias (*name) repeats a value", "Write the value out where it is needed.")
            return None
        if event.tag:
            self.problem(event, f"the tag {event.tag} is not read here", "Take the tag out.")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, location)
        if isinstance(event, yaml.SequenceStartEvent):
            within = itertools.takewhile(lambda item: not isinstance(item, yaml.SequenceEndEvent), events)
            return [self.value(item, events, (*location, index)) for index, item in enumerate(within)]
        return self.scalar(event)

    def scalar(self, event: yaml.ScalarEvent) -> str | None:
        """Return what a scalar says: "" where readers would see nothing. An escape may hide what its text does not."""
        if event.value == "" and not event.style:
            return None
        for offset, message in hidden(event.value):
            if event.value[offset] not in self.unescaped:
                self.problem(event, message, TAKE_OUT)
        return "" if is_blank(event.value) else event.value

    def mapping(self, events: Iterator[Any], location: Location) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "a key must be one word", "Write `key: value`.")
                raise ContentError(self.problems)
            key = str(self.scalar(event) or "")
            if event.value and not key:
                self.problem(event, "no reader sees anything in this key", TAKE_OUT)
            if key in pairs:
                line = self.keys[(*location, key)].line
                self.problem(event, f"'{key}' is here twice", f"Keep one; the other is on line {line}.")
            else:
                self.keys[(*location, key)] = self.place(event)
            pairs[key] = self.value(next(events), events, (*location, key))
        return pairs


def line(key: str, value: str) -> str:
    """Return `key: value` as YAML on one line, the value in quotation marks only where it needs them."""
    written: str = yaml.safe_dump({key: value}, allow_unicode=True, width=float("inf"))
    return written


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
