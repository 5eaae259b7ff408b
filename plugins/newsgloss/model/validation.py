"""Plain data from a document, and a kind of record -> the record, or everything that is wrong with the data."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .fields import DATE_PATTERNS, ID_PATTERN, Record
from .problems import Problem, nearest
from .yaml_text.places import Location, Places

TRIES = 4  # what is taken out may be required, and is then filled in; more rounds find nothing new
UNKNOWN = "unknown"  # fills a required text in data that is only looked at for more problems
RecordType = TypeVar("RecordType", bound=Record)


def validate(model: type[RecordType], data: Any, places: Places, at: Location = ()) -> RecordType | list[Problem]:
    """Return `data`, found `at` a location of a document, as a record, or everything that is wrong with it."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return [_problem(detail, model, places, at) for detail in error.errors()]


def salvage(model: type[RecordType], data: Mapping[str, Any]) -> RecordType | None:
    """Return a record of what is right in wrong data, or None, so that its other problems can be found as well."""
    kept = dict(data)
    for _ in range(TRIES):
        try:
            return model.model_validate(kept)
        except ValidationError as error:
            for detail in error.errors():
                key = str(detail["loc"][0])
                if detail["type"] == "missing" and len(detail["loc"]) == 1:
                    kept[key] = UNKNOWN
                else:
                    kept.pop(key, None)
    return None


def _problem(detail: ErrorDetails, model: type[Record], places: Places, at: Location) -> Problem:
    location = (*at, *detail["loc"])
    name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "this")
    match detail["type"]:
        case "extra_forbidden":
            remedy = nearest(name, _keys(model), "Take it out; docs/reference/content.md lists the keys.")
            return Problem(places.key_place(location), f"there is no key '{name}' here", remedy)
        case "missing":
            return Problem(places.place(location), f"'{name}' is missing", f"Add `{name}:`.")
        case _:
            message, remedy = _complaint(detail)
            return Problem(places.place(location), f"'{name}' {message}", remedy)


def _complaint(detail: ErrorDetails) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912 -- a table, a case a line
    """Return what is wrong with a value, and the remedy, in our words."""
    value, context = detail["input"], detail.get("ctx", {})
    if value is None:
        return "has no value", "Write one after the colon, or take the key out."
    match detail["type"]:
        case "literal_error":
            choices = re.findall(r"'([^']+)'", str(context["expected"]))
            return f"cannot be '{value}'", nearest(str(value), choices, f"Choose one of: {', '.join(choices)}.")
        case "string_pattern_mismatch" if context["pattern"] == ID_PATTERN:
            return (
                f"is not a valid id: '{value}'",
                "An id has lower-case letters, digits and single hyphens: `safe-third-country`.",
            )
        case "string_pattern_mismatch" if context["pattern"] in DATE_PATTERNS:
            return f"is not a date: '{value}'", "Write it as YYYY-MM-DD, or YYYY-MM or YYYY where the day is not known."
        case "string_pattern_mismatch":
            return f"cannot be '{value}'", f"It must look like {context['pattern']}"
        case "string_too_short":
            return "is empty", "Write something, or take the key out."
        case "string_too_long":
            return f"has {len(value)} characters", f"Shorten it to {context['max_length']}."
        case "bool_parsing" | "bool_type":
            return f"cannot be '{value}'", "Write true or false."
        case "value_error":
            return f"is wrong: '{value}'", _sentence(str(context["error"]))
        case "string_type":
            return "must be text", "Write text after the colon."
        case "tuple_type":
            return "must be a list", "Write one item a line, each after a dash."
        case "model_type" | "dict_type" | "model_attributes_type":
            return "must have keys", "Write `key: value` lines below it."
        case _:
            return f"is wrong: '{value}'", _sentence(detail["msg"])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


@functools.cache
def _keys(model: type[Record]) -> frozenset[str]:
    """Return the keys that a record and the records within it know."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return frozenset(key for part in parts for key in part.get("properties", {}))
