"""The texts that a build has made, and what has read them -> values in the cache."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .cache import Cache
from .stored_values import packed

EVERY = "*"  # after a mapping's name: which keys it has, in their order, and what is there
ANY = "?"  # after a mapping's name: whether it has any key
TEXTS = frozenset({"explainer-text", "entry-text"})  # how the names of steps begin that make a text
LOOKED_UP = frozenset(  # the questions whose answers may change with one text or one entry, of which readers are known
    f"{name}{which}"
    for name in (
        *("explainers", "notes", "explainer-texts", "entry-texts", "mentions-on", "mentions-of", "number-of-mentions"),
        *(
            "reading-times",
            "number-of-pages",
            "entries-on",
            "pages-with",
            "said",
            "quoted",
            "entries",
            "named-by",
            "places",
        ),
        *("list-of-entries", "list-of-events", "events-of", "versions", "newest", "front-matter"),
        *("part-glossary", "part-timeline", "part-sources", "part-corrections", "part-drafts"),
    )
    for which in ("", EVERY, ANY)
)
NO_STEP = "outside"  # how the names begin that stand for those of steps where none was running

AskedQuestion = tuple[str, tuple[Any, ...]]
"""What steps ask: the name of a mapping or a question, with its key or arguments."""
StepName = tuple[str, ...]


def is_looked_up(question: str) -> bool:
    """Return whether it is known which steps have asked a question; of entries, also as other languages have them."""
    return question in LOOKED_UP or question.startswith("entries-")


class Kept(NamedTuple):
    """The key and the digest of what each step has made that makes a text, by the step's name.

    `readers` has, for each kind of question, the key of a value in the cache: by the arguments of the question, the
    numbers in `steps` of those that have asked it. `since` are those that have asked it since that value was kept.
    `listed` are the files of pages that search engines may list.
    """

    texts: Mapping[StepName, tuple[bytes, bytes]]
    steps: tuple[StepName, ...]
    readers: Mapping[str, bytes]
    since: Mapping[AskedQuestion, frozenset[StepName]]
    listed: tuple[str, ...]


class Readers:
    """Which steps have asked which of the questions that are LOOKED_UP."""

    def __init__(self) -> None:
        self._numbers: dict[StepName, int] = {}
        self._found: dict[str, dict[tuple[Any, ...], array[int]]] = {}  # sets would take ten times as much

    def note(self, step: StepName, asked: Iterable[tuple[Any, ...]]) -> None:
        """Note what a step has asked, each with the question and its arguments first."""
        number = self._numbers.setdefault(step, len(self._numbers))
        for question, arguments, *_ in asked:
            if is_looked_up(question):
                self._found.setdefault(question, {}).setdefault(arguments, array("I")).append(number)

    def questions(self) -> dict[AskedQuestion, frozenset[StepName]]:
        """Return each question, with the steps that have asked it."""
        names = list(self._numbers)
        return {
            (question, arguments): frozenset(names[number] for number in steps)
            for question, by in self._found.items()
            for arguments, steps in by.items()
        }

    def keep(self, cache: Cache, texts: Mapping[StepName, tuple[bytes, bytes]], listed: Sequence[str]) -> str:
        """Keep all this, how texts are found again, and which pages are `listed`; return the key of that."""
        found = {
            question: _kept(cache, {arguments: tuple(sorted(set(steps))) for arguments, steps in by.items()})
            for question, by in self._found.items()
        }
        return kept_in(cache, Kept(texts, tuple(self._numbers), found, {}, tuple(listed)))


def kept_in(cache: Cache, kept: Kept) -> str:
    """Keep how texts are found again; return the key, in hexadecimal, by which nothing else is found."""
    return _kept(cache, kept).hex()


def _kept(cache: Cache, value: Any) -> bytes:
    data = packed(value)
    key = hashlib.blake2b(data, digest_size=16).digest()
    cache.put_packed(key, data)
    return key
