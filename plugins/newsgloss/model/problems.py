"""What is wrong, how bad it is, where it stands and how to mend it."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from .characters import one_line

MANY = 500  # words; of more, only so many with the same first letter are compared
LONGEST_COMPARED = 3000  # characters; a longer paragraph is not proposed, for time grows with the square of its length


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
    """One thing that is wrong, in words for the person who can mend it."""

    place: Place
    message: str
    remedy: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Write the problem on one line and its remedy, indented, on the next; nothing in them steers a terminal."""
        label = "" if self.level is Level.ERROR else f"{self.level.name.lower()}: "
        return f"{self.place}: {label}{one_line(self.message)}\n    {one_line(self.remedy)}"


class ContentError(Exception):
    """Content that cannot be built. `problems` holds every one that was found; Pelican exits with `exitcode`."""

    exitcode = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n" + "\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, in the order of their files and lines."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.level, problem.message)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the most similar of `words`, or None where none is similar, or is short enough to be compared."""
    if len(word) > LONGEST_COMPARED:
        return None
    near = sorted(other for other in words if len(other) <= LONGEST_COMPARED)
    if len(near) > MANY:
        near = [other for other in near if other[:1] == word[:1]][:MANY]
    return next(iter(difflib.get_close_matches(word, near, n=1, cutoff=0.6)), None)


def nearest(word: str, words: Iterable[str], otherwise: str) -> str:
    """Return a remedy that proposes the most similar of `words`, or `otherwise` where none is similar."""
    proposal = closest(word, words)
    return f"Did you mean '{proposal}'?" if proposal else otherwise
