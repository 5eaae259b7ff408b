"""Steps -> the same steps, which are not run again where what they read is what it was.

With what a step made goes a list of all that it read: each key of a watched mapping, each question, and a mark of what
was there. When the step is to be run again, the same is read again; only where a mark differs, the step is run. So a
step depends on exactly what it looked at, and nobody has to say, or can forget to say, what that is.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from newsgloss.content.steps import NamedStep, Reading, Steps
from newsgloss.model.folders import NamedPath
from newsgloss.model.settings import Project

from .cache import Cache
from .kept_texts import ANY, EVERY, NO_STEP, TEXTS, Readers
from .stored_values import UnstorableError, mark, packed, unpacked
from .versions import digest_now, version
from .watched_values import Asked, LastMade, Watched, WatchedAnswer, WatchedSequence
from .workers import LEAST, WorkedSteps, working

Key = TypeVar("Key")
Value = TypeVar("Value")
Made = TypeVar("Made")
Arguments = ParamSpec("Arguments")

UNREPEATABLE = "unrepeatable"  # a question that has no answer
ABSENT = "newsgloss:nothing"  # the mark of what is not there


class _Question(NamedTuple):
    """How the mark of an answer is found, and that of the answer to the question that is asked instead."""

    mark: Callable[..., Any]
    instead: Callable[..., Any] | None


class Remembering(WorkedSteps):
    """Steps that are taken from a cache where nothing that they read has changed.

    `version` stands for what every step depends on beside what it reads.
    """

    def __init__(self, cache: Cache, project: Project, version: bytes, workers: int = 1) -> None:
        super().__init__(workers)
        self._cache = cache
        self._project = project
        self._version = version
        self._questions: dict[str, _Question] = {}
        self._answers: dict[int, tuple[Any, Any]] = {}
        self._marks: dict[tuple[str, tuple[Any, ...]], Any] = {}
        self._told: dict[tuple[str, tuple[Any, ...]], WatchedAnswer] = {}
        self._ahead: dict[tuple[Any, ...], bytes] = {}  # the keys of what will be read soon
        self._running: list[Asked] = []  # what each step that is running has asked
        self._texts: dict[tuple[str, ...], bytes] = {}  # the keys of the texts of this build, by their steps
        self._readers = Readers()
        self._outside: tuple[str, ...] = (NO_STEP,)  # for what is read where no step is running

    def read(self, step: Callable[..., Made], files: Iterable[Path], *arguments: Any) -> Made:
        """Return what a step makes of some files. What it raises is raised, and not remembered."""
        reading = Reading(step, tuple(files), arguments)
        try:
            key = self._ahead.pop(self._named(reading), None) or self._reading_key(reading)
        except OSError:
            return step(*arguments)  # which says what is wrong with it
        with contextlib.suppress(KeyError):
            remembered: Made = self._cache.get(key)
            return remembered
        made = step(*arguments)
        if key == self._reading_key(reading, digest_now):  # else one was saved in the meantime
            self._cache.put(key, made)
        return made

    def read_ahead(self, readings: Iterable[Reading]) -> None:
        """Have workers read what is not remembered; `read` takes it from the cache, or reads again what failed."""
        left: dict[bytes, Reading] = {}
        for reading in readings if self._workers > 1 else ():
            with contextlib.suppress(OSError):
                self._ahead[self._named(reading)] = key = self._reading_key(reading)
                if key not in self._cache:
                    left[key] = reading
        if len(left) < LEAST:
            return
        keys = list(left)

        def made(number: int) -> bytes | None:
            key, reading = keys[number], left[keys[number]]
            data = packed(reading.step(*reading.arguments))
            return data if key == self._reading_key(reading, digest_now) else None  # one was saved in the meantime

        with working(made, range(len(keys)), self._workers, self._begin_worker) as sent:
            for key, data in zip(keys, sent, strict=True):
                if data is not None:
                    self._cache.put_packed(key, data)

    def _reading_key(self, reading: Reading, digest: Callable[[Path], bytes] | None = None) -> bytes:
        """Return the key of what is made of files with these digests. Raises OSError where one cannot be read."""
        step, files, arguments = reading
        called = step.func if isinstance(step, functools.partial) else step
        name = ("read", called.__module__, called.__qualname__, *map(self._name, arguments))
        return self._key(*name, *map(digest or self._digest_of, files))

    def _digest_of(self, path: Path) -> bytes:
        """Return the digest of a file as it is read."""
        return digest_now(path)

    def make(self, name: tuple[str, ...], step: Callable[[], Made]) -> Made:
        """Return what a step makes of what it reads from watched mappings, and of answers to questions."""
        self.do_not_remember()  # whoever asks for a step does not know what that reads
        if known := self._known(name):
            remembered: Made = known[0]
            return remembered
        made, asked = self._run(step)
        self._remember(self._key("make", *name), asked, made)
        self._note_made(name, asked)
        return made

    def _known(self, name: tuple[str, ...]) -> tuple[Any] | None:
        with contextlib.suppress(KeyError, UnstorableError):  # what is read now may be of another kind
            read, made = self._remembered(self._key("make", *name))
            self._note_made(name, read)
            return (made,)
        return None

    def _note_made(self, name: tuple[str, ...], asked: Iterable[tuple[Any, ...]]) -> None:
        """Note that a step has made something, and what it has read."""
        if name[0] in TEXTS:
            self._texts[name] = self._key("make", *name)
        self._readers.note(name, asked)

    def _begin_worker(self) -> None:
        self._cache.leave_to_parent()

    def _sent(self, step: NamedStep[Any]) -> bytes | None:
        made, asked = self._run(step.run)
        return None if (UNREPEATABLE, ()) in asked else packed((self._answers_to(asked), made))

    def _received(self, name: tuple[str, ...], data: bytes) -> Any:
        self._cache.put_packed(self._key("make", *name), data)
        read, made = unpacked(data)
        self._note_made(name, read)
        return made

    def _remembered(self, key: bytes) -> tuple[Sequence[WatchedAnswer], Any]:
        """Return what a step read and made, if all that it read is as it was. Raises KeyError."""
        read, made = self._cache.get(key)
        if not self._holds(read):
            raise KeyError(key)
        return read, made

    def _remember(self, key: bytes, asked: Asked, made: Any) -> None:
        with contextlib.suppress(UnstorableError, KeyError):  # of a question that has no answer
            self._cache.put(key, (self._answers_to(asked), made))

    def _run(self, step: Callable[[], Made]) -> tuple[Made, Asked]:
        """Run a step; return what it makes, and what it asked."""
        asked: Asked = {}
        self._running.append(asked)
        try:
            return step(), asked
        finally:
            self._running.pop()

    def parts(self, name: str, step: Callable[[], Sequence[Made]]) -> Callable[[int], Made]:
        """Return what gives steps one each of the things that a step makes; they depend on that alone."""
        key = self._key("parts", name)

        @functools.cache
        def made() -> Sequence[Made]:
            things, asked = self._run(step)
            with contextlib.suppress(UnstorableError):
                self._remember(key, asked, [mark(one) for one in things])
            self._note_made(("parts", name), asked)
            return things

        @functools.cache
        def marks() -> Sequence[Any]:
            with contextlib.suppress(KeyError, UnstorableError):
                read, remembered = self._remembered(key)
                self._note_made(("parts", name), read)
                all_: Sequence[Any] = remembered
                return all_
            return [mark(one) for one in made()]

        note = self.depend(f"part-{name}", lambda number: marks()[number])

        def part(number: int) -> Made:
            note(number)
            return made()[number]

        return part

    def keep_last(self, make: Callable[[Key], Made]) -> Callable[[Key], Made]:
        """Return what makes a value for a key and keeps the last: each step that asks reads all that made it."""
        return LastMade(lambda key: self._run(functools.partial(make, key)), self._reader, self._note)

    def _reader(self) -> object:
        """Return what stands for the step that is running, or for where none is."""
        return self._running[-1] if self._running else self._outside

    def watch(
        self, name: str, mapping: Mapping[Key, Value], part: Callable[[Value], Any] | None = None
    ) -> Mapping[Key, Value]:
        """Return a mapping that remembers what is read from it."""

        def mark_of(key: Any) -> Any:
            if key not in mapping:
                return ABSENT
            return mark(part(mapping[key]) if part else mapping[key])

        every = name + EVERY
        self._questions[name] = _Question(mark_of, None)
        self._questions[every] = _Question(
            lambda: mark([(key, self._mark(name, mark_of, (key,))) for key in mapping]), None
        )
        self._questions[name + ANY] = _Question(lambda: bool(mapping), None)
        notes = (functools.partial(self._note, called) for called in (name, every, name + ANY))
        return Watched(mapping, *notes)

    def watch_all(
        self, name: str, sequence: Sequence[Value], part: Callable[[Value], Any] | None = None
    ) -> Sequence[Value]:
        """Return a sequence that remembers whether it is read."""
        self._questions[name] = _Question(lambda: mark([part(one) if part else one for one in sequence]), None)
        return WatchedSequence(sequence, functools.partial(self._note, name))

    def ask(self, name: str, question: Callable[Arguments, Value]) -> Callable[Arguments, Value]:
        """Return a question that remembers that it was asked."""
        note = self.depend(name, question)

        def asked(*arguments: Arguments.args, **named: Arguments.kwargs) -> Value:
            note(*arguments)
            return question(*arguments, **named)

        return asked

    def depend(
        self, name: str, question: Callable[..., Any], instead: Callable[..., Any] | None = None
    ) -> Callable[..., None]:
        """Return what remembers that the answer to a question counts."""
        self._questions[name] = _Question(lambda *arguments: mark(question(*arguments)), instead)
        return functools.partial(self._note, name)

    def keep_texts(self, listed: Sequence[str]) -> str | None:
        """Keep how the texts of this build are found again, and which steps have read what; return its key."""
        digests = {name: (key, self._cache.digest(key)) for name, key in self._texts.items()}
        texts = {name: (key, digest) for name, (key, digest) in digests.items() if digest}
        return self._readers.keep(self._cache, texts, listed)

    @contextlib.contextmanager
    def reading_for(self, *what: str) -> Iterator[None]:
        """Know what is read in a block, where no step is running, for something that is made there."""
        before, self._outside = self._outside, (NO_STEP, *what)
        try:
            yield
        finally:
            self._outside = before

    def close(self, *, is_whole: bool = False) -> None:
        """Write what was made into the cache."""
        self._cache.close(is_whole=is_whole)

    def do_not_remember(self) -> None:
        """Let the step that is running now run each time, and all that asked for it."""
        for asked in self._running:
            asked[UNREPEATABLE, ()] = None

    def _note(self, name: str, *arguments: Any) -> None:
        if self._running:
            self._running[-1][name, arguments] = None
        else:
            self._readers.note(self._outside, [(name, arguments)])

    def _holds(self, read: Iterable[WatchedAnswer]) -> bool:
        """Return whether all that was read is as it was."""
        for name, arguments, mark_, instead in read:
            question = self._questions.get(name)
            if question is None:
                return False
            if question.instead and self._common(question.instead(*arguments)) == instead:
                continue
            if self._mark(name, question.mark, arguments) != mark_:
                return False
        return True

    def _answers_to(self, asked: Asked) -> list[WatchedAnswer]:
        """Return the answers to what was asked, as told before. Raises KeyError where there is no such question."""
        told = self._told
        return [told.get(one) or self._answer(*one) for one in asked]

    def _answer(self, name: str, arguments: tuple[Any, ...]) -> WatchedAnswer:
        question = self._questions[name]
        instead = self._common(question.instead(*arguments)) if question.instead else None
        found = name, arguments, self._mark(name, question.mark, arguments), instead
        self._told[name, arguments] = found
        return found

    def _mark(self, name: str, ask: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        known = (name, arguments)
        if known not in self._marks:
            self._marks[known] = ask(*arguments)
        return self._marks[known]

    def _common(self, value: Any) -> Any:
        """Return the mark of an answer that many questions have in common."""
        if id(value) not in self._answers:
            self._answers[id(value)] = (value, mark(value))  # with the value itself, so that no other has its id
        return self._answers[id(value)][1]

    def _named(self, reading: Reading) -> tuple[Any, ...]:
        """Return what tells a reading from all others of the same project."""
        return reading.step, reading.files, *map(self._name, reading.arguments)

    def _name(self, argument: Any) -> Any:
        """Return an argument as it is called in every copy of the project."""
        if isinstance(argument, Project):
            return ""  # its settings are in the version
        if isinstance(argument, NamedPath):
            return argument.name
        if isinstance(argument, Path):
            return self._project.shown(argument)
        return f"{argument.__module__}.{argument.__qualname__}" if isinstance(argument, type) else mark(argument)

    def _key(self, *parts: Any) -> bytes:
        digest = hashlib.blake2b(self._version, digest_size=16)
        for part in parts:
            data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogateescape")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.digest()


def steps_of(project: Project, *, remember: bool = True, workers: int | None = None) -> Steps:
    """Return what runs the steps of a project: what remembers them, if that is wanted and can be.

    There are as many workers as the project asks for, unless they are given.
    """
    workers = project.workers if workers is None else workers
    made_with = version(project) if remember and project.cache else None
    if project.cache is None or made_with is None:
        return WorkedSteps(workers)
    return Remembering(Cache(project.cache), project, made_with, workers)
