"""A value that a step has made -> bytes, and the value again; a short mark that two equal values have in common.

Bytes come back from a file that another machine may have written. So only values of our own classes and plain data are
read: nothing in such a file can name a function to be called.
"""

from __future__ import annotations

import copyreg
import datetime
import enum
import functools
import hashlib
import io
import operator
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
    object.__setattr__(made, "__pydantic_fields_set__", _given(given))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@functools.cache
def _given(names: tuple[str, ...]) -> set[str]:
    """Return the names of the fields that a record was given: one set for all, for no record is ever changed."""
    return set(names)


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


Reduce = Callable[[Any], Any]
"""Says of a value how it is made, and of which arguments, as pickle asks for it."""


class _Reducers(dict[type, Reduce]):
    """How values of each class are stored: found once for a class, where pickle itself would ask for each value."""

    def __init__(self, ours: Mapping[type, Reduce]) -> None:
        """Take how values of some classes, and of those below them, are stored otherwise than pickle does."""
        super().__init__()
        self.ours = ours

    def __missing__(self, class_: type) -> Reduce:
        usual = _record if hasattr(class_, RECORD) else copyreg.dispatch_table.get(class_, USUAL)
        self[class_] = found = next((how for ours, how in self.ours.items() if issubclass(class_, ours)), usual)
        return found


def _refused(path: PurePath) -> Any:
    raise UnstorableError(f"{path} is of one machine")


def _record(record: Any) -> Any:
    return record_of, (type(record), record.__dict__, tuple(sorted(record.model_fields_set)))


USUAL: Reduce = operator.methodcaller("__reduce_ex__", PROTOCOL)
STORED = _Reducers(
    {
        type: operator.attrgetter("__qualname__"),  # a class, by its name
        PurePath: _refused,
        MappingProxyType: lambda mapping: (frozen, (dict(mapping),)),
        array: lambda numbers: (array, (numbers.typecode, numbers.tobytes())),
    }
)
MARKED = _Reducers(
    {
        NamedPath: lambda file: (str, (file.name,)),  # wherever a project is
        Markup: lambda text: (str, (str(text),)),
        **STORED.ours,
    }
)


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


def _dumped(value: Any, reducers: _Reducers) -> bytes:
    file = io.BytesIO()
    pickler = pickle.Pickler(file, PROTOCOL)
    pickler.dispatch_table = reducers
    pickler.fast = reducers is MARKED  # the same for equal values, whatever parts of theirs are one and the same
    try:
        pickler.dump(value)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
        raise UnstorableError(str(error)) from error
    return file.getvalue()


def packed(value: Any, level: int = LEVEL) -> bytes:
    """Return a value as few bytes, with their digest; at level 0 as many as there are, in less time.

    Raises UnstorableError where it holds what is not stored.
    """
    data = zlib.compress(_dumped(value, STORED), level)
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
    return _digest(_dumped(value, MARKED))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()
