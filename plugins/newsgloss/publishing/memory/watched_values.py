"""A mapping, a sequence or what is kept for several -> the same, which tells what is read of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

Asked = dict[tuple[str, tuple[Any, ...]], None]
"""What a step has asked: the names of mappings and questions, each with its key or arguments, in their order."""

WatchedAnswer = tuple[str, tuple[Any, ...], Any, Any]
"""What a step was told: a question with its arguments, the mark of the answer, and of that to the question `instead`.

A plain tuple, which pickle stores without a call: there are more of these than of anything else.
"""


class Watched(Mapping[Key, Value]):
    """A mapping that tells which of its keys are read; whoever goes through it has read all of it."""

    __slots__ = ("_all", "_any", "_mapping", "_one")

    def __init__(
        self,
        mapping: Mapping[Key, Value],
        one: Callable[..., None],
        all_: Callable[[], None],
        any_: Callable[[], None],
    ) -> None:
        self._mapping = mapping
        self._one = one
        self._all = all_
        self._any = any_

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        self._any()
        return bool(self._mapping)

    def __getitem__(self, key: Key) -> Value:
        self._one(key)
        return self._mapping[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """Return what is there for a key."""
        self._one(key)
        return self._mapping.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._one(key)
        return key in self._mapping

    def __iter__(self) -> Iterator[Key]:
        self._all()
        return iter(self._mapping)

    def __len__(self) -> int:
        self._all()
        return len(self._mapping)

    def keys(self) -> KeysView[Key]:
        """Return the keys."""
        self._all()
        return self._mapping.keys()

    def values(self) -> ValuesView[Value]:
        """Return what is there."""
        self._all()
        return self._mapping.values()

    def items(self) -> ItemsView[Key, Value]:
        """Return the keys, each with what is there."""
        self._all()
        return self._mapping.items()


class WatchedSequence(Sequence[Value]):
    """A sequence that tells when it is read."""

    __slots__ = ("_all", "_values")

    def __init__(self, values: Sequence[Value], all_: Callable[[], None]) -> None:
        self._values = values
        self._all = all_

    def __getitem__(self, index: Any) -> Any:
        self._all()
        return self._values[index]

    def __len__(self) -> int:
        self._all()
        return len(self._values)

    def __iter__(self) -> Iterator[Value]:
        self._all()
        return iter(self._values)


class LastMade(Generic[Value]):
    """Makes a value for a key and keeps the last, of which every reader is told what it was made of."""

    def __init__(
        self, run: Callable[[Any], tuple[Value, Asked]], reader: Callable[[], object], note: Callable[..., None]
    ) -> None:
        self._run = functools.lru_cache(maxsize=1)(run)
        self._reader = reader
        self._note = note
        self._told: tuple[object, Any] | None = None  # who asked last, and for what

    def __call__(self, key: Any) -> Value:
        """Return the value of a key."""
        value, asked = self._run(key)
        reader = self._reader()
        if self._told is None or self._told[0] is not reader or self._told[1] != key:
            self._told = reader, key
            for name, arguments in asked:
                self._note(name, *arguments)
        return value
