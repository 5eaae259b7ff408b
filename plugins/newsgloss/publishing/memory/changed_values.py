"""What a site said, and what it says now -> the questions of steps that have another answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from newsgloss.content.names import IN_TEXTS, as_texts_read
from newsgloss.content.steps import Steps
from newsgloss.content.values import Content

from .kept_texts import ANY, EVERY, AskedQuestion
from .stored_values import mark
from .watched_content import watched_content

Key = TypeVar("Key")
Value = TypeVar("Value")
Part = Callable[[Any], Any]


class _Values(Steps):
    """Knows all that steps could read of one content, by the names of their questions."""

    def __init__(self, content: Content) -> None:
        self.mappings: dict[str, tuple[Mapping[Any, Any], Part]] = {}
        self.sequences: dict[str, tuple[Sequence[Any], Part]] = {}
        watched_content(content, self)
        self.watch(IN_TEXTS, content.glossary.entries, as_texts_read)

    def watch(
        self, name: str, mapping: Mapping[Key, Value], part: Callable[[Value], Any] | None = None
    ) -> Mapping[Key, Value]:
        self.mappings[name] = (mapping, part or _all)
        return mapping

    def watch_all(
        self, name: str, sequence: Sequence[Value], part: Callable[[Value], Any] | None = None
    ) -> Sequence[Value]:
        self.sequences[name] = (sequence, part or _all)
        return sequence


def changed_questions(before: Content, after: Content) -> set[AskedQuestion]:
    """Return the questions about what a site says that have another answer now.

    Raises UnstorableError where nobody can tell.
    """
    return set(_changed(_Values(before), _Values(after)))


def _changed(old: _Values, new: _Values) -> Iterator[AskedQuestion]:
    for name in {**old.mappings, **new.mappings}:
        one, part = old.mappings.get(name, ({}, _all))
        other, _ = new.mappings.get(name, ({}, _all))
        if one is other:
            continue
        keys = [key for key in {**one, **other} if _is_changed(key, one, other, part)]
        yield from ((name, (key,)) for key in keys)
        if keys or list(one) != list(other):
            yield name + EVERY, ()
        if bool(one) != bool(other):
            yield name + ANY, ()
    for name in {**old.sequences, **new.sequences}:
        before, part = old.sequences.get(name, ((), _all))
        after, _ = new.sequences.get(name, ((), _all))
        if before is not after and not _are_same(before, after, part):
            yield name, ()


def _is_changed(key: Any, one: Mapping[Any, Any], other: Mapping[Any, Any], part: Part) -> bool:
    return key not in one or key not in other or not _is_same(one[key], other[key], part)


def _are_same(one: Sequence[Any], other: Sequence[Any], part: Part) -> bool:
    return len(one) == len(other) and all(_is_same(old, new, part) for old, new in zip(one, other, strict=True))


def _is_same(old: Any, new: Any, part: Part) -> bool:
    return old is new or bool(old == new) or mark(part(old)) == mark(part(new))


def _all(value: Any) -> Any:
    return value
