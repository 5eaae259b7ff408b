"""What a template reads and writes -> an error where readers would be shown code, or nothing of what should be there.

A template that a site copied from an older theme asks our values for what they have no more, or writes what was a text
and now is a value of several parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, UndefinedError, pass_eval_context
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.utils import missing
from markupsafe import Markup, escape

OURS = "newsgloss."  # how the modules begin whose values have all the fields that they will ever have
OTHERS = "pelican."  # whose values have what the front matter of a text says, or not
NUMBERS = (int, float)  # which Python writes as people do
TEXTS = frozenset({str, Markup, int, float})  # what most is that templates write


class TemplateRefusal(UndefinedError):  # noqa: N818 -- it says what is wrong, and is caught to be told
    """What a template may not do. It says so itself; an error of Python's would say what went on inside."""


class AbsentField(StrictUndefined):
    """A field that one of our values does not have: a template may ask whether it is defined, and do nothing else."""

    __slots__ = ()


class Absent(Undefined):
    """What is not there. It is nothing, as Jinja has it, but for the fields of our values."""

    __slots__ = ()

    def __new__(  # type: ignore[misc]  # the one is as the other to all who ask, and neither is the other's kind
        cls,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] = TemplateRefusal,
    ) -> Undefined:
        """Return what stands for `name`, which `obj` does not have."""
        if obj is not missing and is_complete(type(obj)):
            return AbsentField(f"a value of the kind {type(obj).__name__} has no '{name}'", obj, name, TemplateRefusal)
        del hint, exc
        return super().__new__(cls)


def is_complete(kind: type) -> bool:
    """Return whether values of a kind have all the fields that they will ever have, as our own do.

    Pelican's have more where front matter says so, and so have mappings.
    """
    if not kind.__module__.startswith(OURS) or issubclass(kind, Mapping | dict):
        return False
    return not any(one.__module__.startswith(OTHERS) for one in kind.__mro__)


def as_text(value: Any) -> Markup:
    """Return a value as it is written. Raises TemplateRefusal for none and what has parts, which come out as code."""
    kind = type(value)
    if value is None:
        message = "this writes a value that is empty, which readers would see as 'None'"
        raise TemplateRefusal(message)
    if vars(object)["__str__"] is kind.__str__ and not isinstance(value, NUMBERS) and not hasattr(kind, "__html__"):
        message = f"this writes a value that is not text, of the kind {kind.__name__}, which readers would see as code"
        raise TemplateRefusal(message)
    return escape(value)


def unknown(what: str, value: Any) -> NoReturn:
    """Raise TemplateRefusal: a template was given a value of which it does not know how to draw it."""
    said = "but its value is missing" if value is None or isinstance(value, Undefined) else f"but '{value}' is unknown"
    message = f"this asks for {what}, {said}"
    raise TemplateRefusal(message)


def refuse_code(values: Iterable[Any]) -> None:
    """Raise TemplateRefusal if one of some values that are written is no text."""
    for value in values:
        if type(value) not in TEXTS:
            as_text(value)


@pass_eval_context
def join_texts(
    context: EvalContext, values: Iterable[Any], between: str = "", attribute: str | int | None = None
) -> str:
    """Return texts with `between` in between, as Jinja's filter of that name does, but for what is no text."""
    parts = [*values] if attribute is None else [*map(make_attrgetter(context.environment, attribute), values)]
    refuse_code(parts)
    return do_join(context, parts, between)
