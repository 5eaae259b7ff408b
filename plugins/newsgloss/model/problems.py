"""What is wrong, how bad it is, where it is and how to fix it; and what an error of the file system means."""

from __future__ import annotations

import contextlib
import difflib
import enum
import errno
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from .characters import one_line

MANY = 500  # words; of more, only so many with the same first letter are compared
LONGEST_COMPARED = 3000  # characters; a longer paragraph is not proposed, for time grows with the square of its length

OPEN_FILES = ("too many files are open", "Close other programs, or raise the limit (`ulimit -n`).")
FULL = ("the disk is full", "Free some space, and run the command again.")
READ_ONLY = ("this is on a file system that is read-only", "Make it writable, or work on a copy elsewhere.")
FORBIDDEN = ("there is no permission to read or write this", "Change its owner or its permissions, and try again.")
SYSTEM_ERRORS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: FULL,
        errno.EDQUOT: ("your share of the disk is used up", "Free some space, and run the command again."),
        errno.EFBIG: (
            "the file is larger than this system allows",
            "Raise the limit (`ulimit -f`), or split the file.",
        ),
        errno.EROFS: READ_ONLY,
        errno.EACCES: FORBIDDEN,
        errno.EPERM: FORBIDDEN,
        errno.EIO: ("the disk does not answer properly", "Save a copy of your work, and check the disk."),
        errno.EBUSY: ("this is in use, or another file system begins here", "Choose another folder, or unmount it."),
        errno.EMFILE: OPEN_FILES,
        errno.ENFILE: OPEN_FILES,
        errno.ENAMETOOLONG: ("the name is too long for this file system", "Give it a shorter name."),
        errno.ELOOP: ("symbolic links lead round in a circle here", "Take one of them out."),
        errno.ENOTDIR: ("a file is where a folder is needed", "Move the file away, or choose another folder."),
    }
)


class Level(enum.IntEnum):
    """How bad a problem is, worst first.

    ERROR: the site would be wrong, so the build stops. WARNING: an editor should look. ADVICE: the rest.
    """

    ERROR = 1
    WARNING = 2
    ADVICE = 3


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file. `line` and `column` count from 1 as editors do; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as editors and terminals link it: `path:line:column`."""
        path = one_line(self.path)
        return f"{path}:{self.line}:{self.column}" if self.line else path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words for the person who can fix it."""

    place: Place
    message: str
    remedy: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Write the problem on one line and its remedy, indented, on the next; nothing in them steers a terminal."""
        label = "" if self.level is Level.ERROR else f"{self.level.name.lower()}: "
        return f"{self.place}: {label}{one_line(self.message)}\n    {one_line(self.remedy)}"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a text, wherever it is kept: a Problem but for the name of its file.

    `line` and `column` are those of a Place.
    """

    message: str
    remedy: str
    line: int = 0
    column: int = 0
    level: Level = Level.ERROR

    def within(self, file: str) -> Problem:
        """Return the problem that this is in a file, by the name that people see."""
        return Problem(Place(file, self.line, self.column), self.message, self.remedy, self.level)


class TextError(Exception):
    """A text that cannot be read. `flaws` say why; no one is told before whoever opened its file says its name."""

    def __init__(self, *flaws: Flaw) -> None:
        self.flaws = flaws
        super().__init__(*flaws)


class ContentError(Exception):
    """Content that cannot be built. `problems` holds every one that was found; Pelican exits with `exitcode`."""

    exitcode = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n" + "\n".join(map(str, self.problems)))


@contextlib.contextmanager
def reading(file: str, remedy: str | None = None) -> Iterator[None]:
    """Say which file a text is from: what is wrong with it, as a TextError, is raised as the file's ContentError.

    `remedy` is that of all flaws, where theirs do not suit what the file is for.
    """
    try:
        yield
    except TextError as error:
        flaws = (replace(flaw, remedy=remedy or flaw.remedy) for flaw in error.flaws)
        raise ContentError(flaw.within(file) for flaw in flaws) from error


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset in a text, from 1 as editors count. Three kinds of ends are known."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, in the order of their files and lines."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.level, problem.message)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)


def closest(word: str, words: Iterable[str], least: float = 0.6) -> str | None:
    """Return the most similar of `words`, or None where none is similar, or is short enough to be compared.

    Similar is what has at `least` so much in common: 1 for the word itself, 0 for nothing.
    """
    if len(word) > LONGEST_COMPARED:
        return None
    near = sorted(other for other in words if len(other) <= LONGEST_COMPARED)
    if len(near) > MANY:
        near = [other for other in near if other[:1] == word[:1]][:MANY]
    return next(iter(difflib.get_close_matches(word, near, n=1, cutoff=least)), None)


def nearest(word: str, words: Iterable[str], otherwise: str) -> str:
    """Return a remedy that proposes the most similar of `words`, never the word itself, or `otherwise`."""
    proposal = closest(word, (other for other in words if other != word))
    return f"Did you mean '{proposal}'?" if proposal else otherwise


def system_problem(number: int | None, path: str | None) -> Problem | None:
    """Return what an error of the file system means, or None where it may be a mistake of ours.

    `number` is the error's errno, `path` the file that the system named.
    """
    if number is None or number not in SYSTEM_ERRORS:
        return None
    message, remedy = SYSTEM_ERRORS[number]
    return Problem(Place(path or "the disk"), message, remedy)
