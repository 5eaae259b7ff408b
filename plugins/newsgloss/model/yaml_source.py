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
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .characters import STACKED, UNSTACK, hidden, is_blank, stacked_marks
from .folders import NamedPath
from .problems import ContentError, Flaw, Place, Problem, TextError, position, reading

Location = tuple[str | int, ...]
"""Keys and indices from the top of a document down to one value."""

LineColumn = tuple[int, int]
"""A line and a column."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, ten times as fast, wherever it was built in
TAKE_OUT = "Take it out, or type the word again."
DEEPEST = 40  # levels; our formats need six
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def _numbers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class Places:
    """Where the values and keys of the text at `path` are. Few are ever asked for, so they are numbers, and no objects.

    Values have numbers, in the order in which they begin, so those within a value follow it. Of each, `labels` has its
    key, or None for an item of a list; `sizes` how many there are of it with those within; `spots` and `key_spots`
    line and column, by turns, of itself and of its key. `top` are the numbers of the values within the first.
    """

    path: str
    labels: list[str | None] = field(default_factory=list)
    sizes: array[int] = field(default_factory=_numbers)
    spots: array[int] = field(default_factory=_numbers)
    key_spots: array[int] = field(default_factory=_numbers)
    top: array[int] = field(default_factory=_numbers)

    def begin(self, spot: LineColumn, label: str | None = None, key_spot: LineColumn = (0, 0)) -> int:
        """Take in that a value begins; return its number."""
        number = len(self.labels)
        self.labels.append(label if label is None else sys.intern(label))
        self.sizes.append(1)
        self.spots.extend(spot)
        self.key_spots.extend(key_spot)
        return number

    def end(self, number: int, *, is_on_top: bool = False) -> None:
        """Take in that a value ends, and whether nothing but the first is around it."""
        self.sizes[number] = len(self.labels) - number
        if is_on_top:
            self.top.append(number)

    def place(self, location: Location) -> Place:
        """Return where the value at `location` is, or the nearest value around it that exists."""
        if not self.labels:
            return Place(self.path, 1, 1)
        number, _ = self._found(location)
        return self._place(self.spots, number)

    def key_place(self, location: Location) -> Place:
        """Return where the key at the end of `location` is."""
        number, is_there = self._found(location) if self.labels else (0, False)
        if is_there and self.labels[number] is not None:
            return self._place(self.key_spots, number)
        return self.place(location)

    def _place(self, spots: array[int], number: int) -> Place:
        return Place(self.path, spots[2 * number], spots[2 * number + 1])

    def _found(self, location: Location) -> tuple[int, bool]:
        """Return the number of the value at a location, or of the nearest around it, and whether it is the one."""
        number = 0
        for part in location:
            found = self._within(number, part)
            if found is None:
                return number, False
            number = found
        return number, True

    def _within(self, number: int, part: str | int) -> int | None:
        """Return the number of the value that a key or an index leads to from another."""
        if isinstance(part, str):
            return next((within for within in self._all_within(number) if self.labels[within] == part), None)
        if number == 0:  # a glossary may be a list of thousands
            found = self.top[part] if part < len(self.top) else None
        else:
            found = next((within for index, within in enumerate(self._all_within(number)) if index == part), None)
        return found if found is not None and self.labels[found] is None else None

    def _all_within(self, number: int) -> Iterator[int]:
        end, within = number + self.sizes[number], number + 1
        while within < end:
            yield within
            within += self.sizes[within]


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML text says (`data`: None, str, list or dict, nested) and where."""

    data: Any
    places: Places


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
    return Document(data, walk.places)


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
        self.places = Places(path)
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
                number = self.places.begin(self.spot(event))
                data = self.value(event, events, 0)
                self.places.end(number)
        return data

    def spot(self, event: Any) -> LineColumn:
        return self.at(event.start_mark.index)

    def mark(self, error: yaml.MarkedYAMLError) -> Place:
        mark = error.problem_mark
        return Place(self.path, *self.at(min(mark.index, self.size))) if mark else Place(self.path)

    def at(self, index: int) -> LineColumn:
        line = bisect_right(self.starts, index)
        return self.first_line + line - 1, index - self.starts[line - 1] + 1

    def problem(self, event: yaml.Event, message: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.path, *self.spot(event)), message, remedy))

    def value(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        if depth > DEEPEST:
            self.problem(event, "this is nested too deeply to read", "Write it in fewer levels.")
            raise ContentError(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, "an alias (*name) repeats a value", "Write the value out where it is needed.")
            return None
        if event.tag:
            self.problem(event, f"the tag {event.tag} is not read here", "Take the tag out.")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            within = itertools.takewhile(lambda item: not isinstance(item, yaml.SequenceEndEvent), events)
            return [self.within(item, events, depth) for item in within]
        return self.scalar(event)

    def within(
        self, event: Any, events: Iterator[Any], depth: int, key: str | None = None, key_spot: LineColumn = (0, 0)
    ) -> Any:
        """Return a value within another that is at some depth."""
        number = self.places.begin(self.spot(event), key, key_spot)
        value = self.value(event, events, depth + 1)
        self.places.end(number, is_on_top=depth == 0)
        return value

    def scalar(self, event: yaml.ScalarEvent) -> str | None:
        """Return what a scalar says: "" where readers would see nothing. An escape may hide what its text does not."""
        if event.value == "" and not event.style:
            return None
        for offset, message in hidden(event.value):
            if event.value[offset] not in self.unescaped:
                self.problem(event, message, TAKE_OUT)
        return "" if is_blank(event.value) else event.value

    def mapping(self, events: Iterator[Any], depth: int) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        spots: dict[str, LineColumn] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "a key must be one word", "Write `key: value`.")
                raise ContentError(self.problems)
            key = str(self.scalar(event) or "")
            if event.value and not key:
                self.problem(event, "no reader sees anything in this key", TAKE_OUT)
            if key in pairs:
                self.problem(event, f"'{key}' is here twice", f"Keep one; the other is on line {spots[key][0]}.")
            spots.setdefault(key, self.spot(event))
            pairs[key] = self.within(next(events), events, depth, key, spots[key])
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
