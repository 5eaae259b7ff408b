"""How the steps of making a site are run: here each time that they are called; whoever remembers them overrides it."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar

NAMES = "names"  # stands for what asks no more than for ids, names, kinds, addresses and links, outside of steps

Key = TypeVar("Key")
Value = TypeVar("Value")
Made = TypeVar("Made")
Arguments = ParamSpec("Arguments")


class NamedStep(NamedTuple, Generic[Made]):
    """A step, by its name. Those of the same first word and `kind` use the same patterns or template.

    One `is_apart` where other steps need what is made while it runs.
    """

    name: tuple[str, ...]
    run: Callable[[], Made]
    kind: str = ""
    is_apart: bool = False


class Reading(NamedTuple):
    """A step that reads `files`, all that it opens, with its arguments."""

    step: Callable[..., Any]
    files: Sequence[Path]
    arguments: tuple[Any, ...]


class Steps:
    """Runs each step when it is called.

    A step is a function of what it reads, and nothing else. Some steps read files. Others read mappings and ask
    questions about the rest of the site; these are given to `watch` and `ask`, so that it can be known what they read.
    """

    def read(self, step: Callable[..., Made], files: Iterable[Path], *arguments: Any) -> Made:
        """Return what a step makes of some files, all that it opens, and of arguments that can be written down.

        What is bound to it already, such as the folder of the files, makes no difference to what it makes.
        """
        del files
        return step(*arguments)

    def read_ahead(self, readings: Iterable[Reading]) -> None:
        """Know what will be read soon, all of it or nearly: `read` is asked for each."""
        del readings

    def make(self, name: tuple[str, ...], step: Callable[[], Made]) -> Made:
        """Return what a step makes of what it reads from watched mappings, and of answers to questions."""
        del name
        return step()

    def make_all(self, steps: Iterable[NamedStep[Made]]) -> Iterator[Made]:
        """Yield what several steps make, in their order. None of them reads what another makes or changes."""
        return (self.make(step.name, step.run) for step in steps)

    def parts(self, name: str, step: Callable[[], Sequence[Made]]) -> Callable[[int], Made]:
        """Return what gives steps one each of the things that a step makes, which is run no more than once."""
        del name
        made = functools.cache(step)
        return lambda number: made()[number]

    def keep_last(self, make: Callable[[Key], Made]) -> Callable[[Key], Made]:
        """Return what makes a value for a key and keeps the last: each step that asks reads all that made it."""
        return functools.lru_cache(maxsize=1)(make)

    def watch(
        self, name: str, mapping: Mapping[Key, Value], part: Callable[[Value], Any] | None = None
    ) -> Mapping[Key, Value]:
        """Return a mapping that steps read, with the same in it; of each value they read no more than its `part`."""
        del name, part
        return mapping

    def watch_all(
        self, name: str, sequence: Sequence[Value], part: Callable[[Value], Any] | None = None
    ) -> Sequence[Value]:
        """Return a sequence of which a step that reads it reads all, of each value no more than its `part`."""
        del name, part
        return sequence

    def ask(self, name: str, question: Callable[Arguments, Value]) -> Callable[Arguments, Value]:
        """Return a question that steps ask."""
        del name
        return question

    def depend(
        self, name: str, question: Callable[..., Any], instead: Callable[..., Any] | None = None
    ) -> Callable[..., None]:
        """Return what a step calls that depends on the answer to a question, but has another way to it.

        The answer is the same as long as that to the question `instead` is, which costs less.
        """
        del name, question, instead
        return _nothing

    def reading_for(self, *what: str) -> AbstractContextManager[None]:
        """Know what is read in a block, where no step is running, for something that is made there."""
        del what
        return contextlib.nullcontext()

    def do_not_remember(self) -> None:
        """Let the step that is running now run each time: it reads what cannot be watched."""

    def keep_texts(self, listed: Sequence[str]) -> str | None:
        """Keep how the texts that were made are found again, and what has read what; return the key of that, if any.

        `listed` are the files of pages that search engines may list.
        """
        del listed
        return None

    def close(self, *, is_whole: bool = False) -> None:
        """Let go of what is open. The site `is_whole` where everything was made for it that it needs."""
        del is_whole


def _nothing(*_arguments: Any) -> None:
    """Do nothing."""


PLAINLY = Steps()
