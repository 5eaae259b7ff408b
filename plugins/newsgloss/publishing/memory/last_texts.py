"""A project of which one text has changed since its last build -> steps that have all texts as that build made them."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from newsgloss.content.steps import NamedStep, Reading
from newsgloss.model.settings import Project

from .cache import Cache
from .kept_texts import AskedQuestion, Kept, StepName, is_looked_up, kept_in
from .remembering import Remembering
from .stored_values import mark
from .versions import version
from .watched_values import Asked, WatchedAnswer
from .whole_site import TextChange

Made = TypeVar("Made")


class UnknownError(Exception):
    """What the last build has made is no longer in the cache, or nobody knows what a step depends on."""


class LastTexts(Remembering):
    """Steps of which those that make texts are never run: each is taken as the last build has made it.

    Until `go_on`, the files that have changed are read as they were.
    """

    def __init__(self, cache: Cache, project: Project, made_with: bytes, change: TextChange) -> None:
        super().__init__(cache, project, made_with)
        self._before: Mapping[Path, bytes] = change.before
        self._change = change
        self._now = {f"{project.root}{os.sep}{name}": digest for name, digest in change.now.items()}  # "" for a folder
        try:
            self._kept: Kept = cache.get(bytes.fromhex(change.kept))
        except KeyError:
            raise UnknownError from None
        self._asked_by_name: dict[str, Mapping[tuple[Any, ...], tuple[int, ...]]] = {}
        self._parts: dict[str, Callable[[], Sequence[Any]]] = {}

    def go_on(self) -> None:
        """Read all files as they are from now on."""
        self._before = {}

    def make(self, name: tuple[str, ...], step: Callable[[], Made]) -> Made:
        """Return what a step made in the last build; run it if it makes no text. Raises UnknownError."""
        if name not in self._kept.texts:
            made, asked = self._run(step)
            self._readers.note(name, asked)
            return made
        key, digest = self._kept.texts[name]
        try:
            if self._cache.digest(key) == digest:
                text: Made = self._cache.get(key)[1]
                return text
        except KeyError:
            pass
        raise UnknownError(name)

    def make_all(self, steps: Iterable[NamedStep[Made]]) -> Iterator[Made]:
        """Yield what several steps make, in their order."""
        return (self.make(step.name, step.run) for step in steps)

    def read_ahead(self, readings: Iterable[Reading]) -> None:
        """Read nothing ahead: nearly all is in the cache."""

    def read(self, step: Callable[..., Made], files: Iterable[Path], *arguments: Any) -> Made:
        """Return what a step makes of some files as they were. Raises UnknownError."""
        files = list(files)
        if self._before.keys().isdisjoint(files):
            return super().read(step, files, *arguments)
        try:
            read: Made = self._cache.get(self._reading_key(Reading(step, tuple(files), arguments)))
        except KeyError:
            raise UnknownError(files) from None
        return read

    def read_before(self, step: Callable[..., Made], files: Iterable[Path], *arguments: Any) -> Made:
        """Return what a step made of some files as they were, also after `go_on`. Raises UnknownError."""
        now, self._before = self._before, self._change.before
        try:
            return self.read(step, files, *arguments)
        finally:
            self._before = now

    def _digest_of(self, path: Path) -> bytes:
        return self._before.get(path) or self._now.get(str(path)) or super()._digest_of(path)

    def readers_of(self, questions: Iterable[AskedQuestion]) -> dict[StepName, set[AskedQuestion]]:
        """Return the steps that asked some questions in the last build, each with those; perhaps some more.

        Raises UnknownError where nobody knows.
        """
        found: dict[StepName, set[AskedQuestion]] = {}
        for question in questions:
            name, arguments = question
            if not is_looked_up(name):
                raise UnknownError(name)
            steps = {self._kept.steps[number] for number in self._asked(name).get(arguments, ())}
            for step in steps | self._kept.since.get(question, frozenset()):
                found.setdefault(step, set()).add(question)
        return found

    def asked_by(self, step: StepName, name: str) -> list[tuple[Any, ...]]:
        """Return the arguments with which a step asked a question in the last build; perhaps some more."""
        number = self._kept.steps.index(step) if step in self._kept.steps else None
        found = [arguments for arguments, steps in self._asked(name).items() if number in steps]
        return found + [each for (one, each), steps in self._kept.since.items() if one == name and step in steps]

    def _asked(self, name: str) -> Mapping[tuple[Any, ...], tuple[int, ...]]:
        """Return the numbers of the steps that asked a question, by its arguments."""
        if name not in self._kept.readers:
            return {}
        if name not in self._asked_by_name:
            try:
                self._asked_by_name[name] = self._cache.get(self._kept.readers[name])
            except KeyError:
                raise UnknownError(name) from None
        return self._asked_by_name[name]

    @property
    def listed(self) -> tuple[str, ...]:
        """The files of pages that search engines may list."""
        return self._kept.listed

    def parts(self, name: str, step: Callable[[], Sequence[Made]]) -> Callable[[int], Made]:
        """Return what gives steps one each of the things that a step makes, as ever; `changed_parts` tells which."""
        self._parts[name] = made = functools.cache(lambda: self._watched_parts(name, step))
        note = self.depend(f"part-{name}", lambda number: mark(made()[number]))

        def part(number: int) -> Made:
            note(number)
            return made()[number]

        return part

    def _watched_parts(self, name: str, step: Callable[[], Sequence[Made]]) -> Sequence[Made]:
        things, asked = self._run(step)
        told = self._told_of(asked)
        self._readers.note(("parts", name), asked)
        self._cache.put(self._key("parts", name), (told, [mark(one) for one in things]))
        return things

    def changed_parts(self, name: str) -> list[AskedQuestion]:
        """Return the questions about the things of `parts` that have another answer now. Raises UnknownError."""
        try:
            _, before = self._cache.get(self._key("parts", name))
        except KeyError:
            raise UnknownError(name) from None
        now = [mark(one) for one in self._parts[name]()]
        if len(now) != len(before):
            raise UnknownError(name)
        return [(f"part-{name}", (n,)) for n, (old, new) in enumerate(zip(before, now, strict=True)) if old != new]

    def questions(self) -> frozenset[str]:
        """Return the names of the questions that can be asked by now."""
        return frozenset(self._questions)

    def last_page(self, name: tuple[str, ...]) -> tuple[Mapping[tuple[str, tuple[Any, ...]], Any], Any]:
        """Return the marks of what a step was told in an earlier build, and what it made. Raises UnknownError."""
        try:
            read, made = self._cache.get(self._key("make", *name))
        except KeyError:
            raise UnknownError(name) from None
        return {(question, arguments): mark_ for question, arguments, mark_, _ in read}, made

    @contextlib.contextmanager
    def reading_for(self, *what: str) -> Iterator[None]:
        """Note nothing: what is made for all pages is made here for one alone."""
        del what
        yield

    def made_outside(self, step: StepName, make: Callable[[], Made]) -> Made:
        """Return what is made where no step runs, and note what is read for it."""
        made, asked = self._run(make)
        self._readers.note(step, asked)
        return made

    def _note(self, name: str, *arguments: Any) -> None:
        if self._running:
            super()._note(name, *arguments)

    def watched(self, name: StepName, step: Callable[[], Made]) -> tuple[Made, list[WatchedAnswer]]:
        """Run a step; return what it makes, and what it was told. Raises UnknownError."""
        made, asked = self._run(step)
        self._readers.note(name, asked)
        return made, self._told_of(asked)

    def _told_of(self, asked: Asked) -> list[WatchedAnswer]:
        try:
            return self._answers_to(asked)
        except KeyError:
            raise UnknownError from None

    def keep_page(self, name: tuple[str, ...], told: list[WatchedAnswer], made: Any) -> None:
        """Remember what a step has made, for builds to come."""
        self._cache.put(self._key("make", *name), (told, made))

    def keep_texts_with(self, changed: Mapping[StepName, Any]) -> str:
        """Keep the texts that have changed, by their steps, with all others as they were; return the key of that."""
        texts = dict(self._kept.texts)
        for name, text in changed.items():
            key = self._key("changed", *name, mark(text))
            self._cache.put(key, ([], text))
            digest = self._cache.digest(key)
            if digest is None:
                raise UnknownError(name)
            texts[name] = (key, digest)
        since = dict(self._kept.since)
        for question, steps in self._readers.questions().items():
            since[question] = since.get(question, frozenset()) | steps
        return kept_in(self._cache, self._kept._replace(texts=texts, since=since))


def last_texts(project: Project, change: TextChange) -> LastTexts:
    """Return such steps. Raises UnknownError, also where nobody knows what makes the texts of a project."""
    made_with = version(project)
    if project.cache is None or made_with is None:
        raise UnknownError
    return LastTexts(Cache(project.cache), project, made_with, change)
