"""A project of which one text has changed since its last build -> steps that have all texts as that build made them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from newsgloss.content.steps import NamedStep, Reading
from newsgloss.model.settings import Project

from .cache import Cache
from .kept_texts import Kept, kept_in
from .remembering import Remembering, WatchedAnswer
from .stored_values import mark
from .versions import version
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
        try:
            self._kept: Kept = cache.get(bytes.fromhex(change.kept))
        except KeyError:
            raise UnknownError from None

    def go_on(self) -> None:
        """Read all files as they are from now on."""
        self._before = {}

    def make(self, name: tuple[str, ...], step: Callable[[], Made]) -> Made:
        """Return what a step made in the last build; run it if it makes no text. Raises UnknownError."""
        if name not in self._kept.texts:
            return step()
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

    def _digest_of(self, path: Path) -> bytes:
        return self._before.get(path) or super()._digest_of(path)

    def readers_of(self, slug: str) -> frozenset[tuple[str, ...]]:
        """Return the steps that have read an explainer's text or notes, or all of them, in the last build."""
        theirs = ((slug,), (f"explainers/{slug}",), ())
        return frozenset().union(*(found for text, found in self._kept.readers.items() if text[1:] in theirs))

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

    def watched(self, step: Callable[[], Made]) -> tuple[Made, list[WatchedAnswer]]:
        """Run a step; return what it makes, and what it was told. Raises UnknownError."""
        made, asked = self._run(step)
        try:
            return made, self._answers_to(asked)
        except KeyError:
            raise UnknownError from None

    def keep_page(self, name: tuple[str, ...], told: list[WatchedAnswer], made: Any) -> None:
        """Remember what a step has made, for builds to come."""
        self._cache.put(self._key("make", *name), (told, made))

    def keep_text(self, name: tuple[str, ...], text: Any) -> str:
        """Keep a text that has changed, with all others as they were; return the key of that."""
        key = self._key("changed", *name, mark(text))
        self._cache.put(key, ([], text))
        digest = self._cache.digest(key)
        if digest is None:
            raise UnknownError(name)
        return kept_in(self._cache, Kept({**self._kept.texts, name: (key, digest)}, self._kept.readers))


def last_texts(project: Project, change: TextChange) -> LastTexts:
    """Return such steps. Raises UnknownError, also where nobody knows what makes the texts of a project."""
    made_with = version(project)
    if project.cache is None or made_with is None:
        raise UnknownError
    return LastTexts(Cache(project.cache), project, made_with, change)
