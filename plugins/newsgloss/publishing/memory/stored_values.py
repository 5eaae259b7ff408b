"""A value that a step has made -> bytes, and the value again; a short mark that two equal values have in common.

Bytes come back from a file that another machine may have written. So only values of our own classes and plain data are
read: nothing in such a file can name a function to be called.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
import io
import pickle
import sys
import zlib
from array import array
from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from newsgloss.model.folders import NamedPath

if TYPE_CHECKING:  # to load it takes longer than all that a build does where nothing has changed
    from pydantic import BaseModel

OURS = __name__.partition(".")[0] + "."
PROTOCOL = 5
LEVEL = 1  # of zlib; the next ones take twice the time for a tenth of the size
DIGEST = 16  # bytes
PLAIN = frozenset({str, int, float, bool, type(None)})
RECORD = "__pydantic_decorators__"  # what every class of records has
SHORT = 32  # characters; a longer text is known by its digest


class UnstorableError(Exception):
    """A value is of a class that is not stored, or bytes are not those of a value."""


def frozen(values: dict[Any, Any]) -> Mapping[Any, Any]:
    """Return a mapping that cannot be changed."""
    return MappingProxyType(values)


def record_of(model: type[BaseModel], values: dict[str, Any], given: tuple[str, ...]) -> BaseModel:
    """Return a record of values that were validated before they were stored."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", set(given))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


STANDARD: Mapping[tuple[str, str], Any] = MappingProxyType(
    {
        ("datetime", "date"): datetime.date,
        ("datetime", "datetime"): datetime.datetime,
        ("datetime", "timezone"): datetime.timezone,
        ("datetime", "timedelta"): datetime.timedelta,
        ("array", "array"): array,
        ("builtins", "frozenset"): frozenset,
        ("builtins", "set"): set,
        (__name__, "frozen"): frozen,
        (__name__, "record_of"): record_of,
    }
)


class _Pickler(pickle.Pickler):
    """Stores frozen mappings and records, which pickle does not or only slowly."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, PROTOCOL)

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, PurePath):
            raise UnstorableError(f"{value} is of one machine")
        if isinstance(value, MappingProxyType):
            return frozen, (dict(value),)
        if isinstance(value, array):
            return array, (value.typecode, value.tobytes())
        if hasattr(type(value), RECORD):
            return record_of, (type(value), value.__dict__, tuple(sorted(value.model_fields_set)))
        return NotImplemented


class _Marker(_Pickler):
    """Writes down what equal values have in common: a file is known by its name, wherever a project is."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self.fast = True  # the same for equal values, whatever parts of theirs are one and the same

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, NamedPath):
            return str, (value.name,)
        if isinstance(value, Markup):
            return str, (str(value),)
        return super().reducer_override(value)


class _Unpickler(pickle.Unpickler):
    """Reads plain data and values of our own classes alone."""

    def find_class(self, module: str, name: str) -> Any:
        if found := STANDARD.get((module, name)):
            return found
        if module.startswith(OURS):
            found = getattr(sys.modules.get(module), name, None)
            if isinstance(found, type) and found.__module__ == module and _is_data(found):
                return found
        raise UnstorableError(f"{module}.{name}")


def _is_data(class_: type) -> bool:
    """Return whether instances of a class are values: making one calls nothing but its own constructor."""
    is_named_tuple = issubclass(class_, tuple) and hasattr(class_, "_fields")
    is_record = hasattr(class_, "__dataclass_fields__") or hasattr(class_, RECORD)
    return is_record or is_named_tuple or issubclass(class_, enum.Enum)


def _dumped(value: Any, pickler: Callable[[io.BytesIO], pickle.Pickler]) -> bytes:
    file = io.BytesIO()
    try:
        pickler(file).dump(value)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
        raise UnstorableError(str(error)) from error
    return file.getvalue()


def packed(value: Any, level: int = LEVEL) -> bytes:
    """Return a value as few bytes, with their digest; at level 0 as many as there are, in less time.

    Raises UnstorableError where it holds what is not stored.
    """
    data = zlib.compress(_dumped(value, _Pickler), level)
    return _digest(data) + data


def unpacked(data: bytes) -> Any:
    """Return a value from its bytes. Raises UnstorableError where they are not, to the bit, those of one."""
    if _digest(data[DIGEST:]) != data[:DIGEST]:
        raise UnstorableError("these bytes were changed")
    try:
        return _Unpickler(io.BytesIO(zlib.decompress(data[DIGEST:]))).load()
    except (pickle.UnpicklingError, zlib.error, TypeError, ValueError, AttributeError, EOFError, IndexError) as error:
        raise UnstorableError(str(error)) from error


def mark(value: Any) -> Any:
    """Return what equal values have in common, and others do not: themselves where they are short, else a digest.

    Raises UnstorableError where a value holds what is not stored.
    """
    if type(value) in PLAIN and len(str(value)) <= SHORT:
        return value
    if isinstance(value, (set, frozenset)):
        value = sorted(value)
    return _digest(_dumped(value, _Marker))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()
