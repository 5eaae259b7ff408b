"""Plain data from a document, and a kind of record -> the record as far as it is right, and all that is wrong."""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .fields import DATE_PATTERNS, DIGEST_PATTERN, ENTRY_PATTERN, ID_PATTERN, Record, proposed_slugs
from .patterns import pattern_of
from .problems import Problem, closest, nearest
from .yaml_text.parsing import Document
from .yaml_text.places import Location, Places

TRIES = 10  # what stands in for a wrong value may be wrong itself, at most once a level of our formats
FEW_KEYS = 3  # that a message proposes
UNKNOWN = "what-is-written-here-is-wrong"  # stands in for an id or a text that cannot be read; nobody else writes it
SOME_DAY = "2000-01-01"  # stands in for a date
SOME_DIGEST = "0" * 64
EMPTY = {"tuple_type": [], "model_type": {}, "dict_type": {}, "model_attributes_type": {}, "int_parsing": 0}
ANY = "*"
ID_FORM = "An id has lower-case letters, digits and single hyphens: `safe-third-country`."
OWN_IDS = frozenset({"id", "redirect_from", "slug", "seed"})  # fields that give a name, or name a file
OWN_HERE = (
    "Here, name one of this site's own. Entries of other sites can be named in [words](entry:ID), `about`, `people`, "
    "`senses`, `linking_off`, `here` and the `entries` of a note."
)
NO_SHARED_EVENTS = "Sites share no events: add the event to this site's glossary, with its sources, and name that."
TOP_KEYS = pattern_of(r"""^["']?([\w-]+)["']?[ \t]*:""", re.MULTILINE)
RecordType = TypeVar("RecordType", bound=Record)


class Checked(NamedTuple, Generic[RecordType]):
    """A record, and everything that is wrong with the data that it is made of.

    Where something is, the record has what is right, and something harmless for the keys that are `lost`: nothing that
    rests on them can be judged. It is None where the data is of another shape altogether.
    """

    record: RecordType | None
    problems: tuple[Problem, ...] = ()
    lost: frozenset[str] = frozenset()


def validate(model: type[RecordType], data: Any, places: Places, at: Location = ()) -> RecordType | list[Problem]:
    """Return `data`, found `at` a location of a document, as a record, or everything that is wrong with it."""
    checked = check_data(model, data, places, at)
    return list(checked.problems) if checked.problems or checked.record is None else checked.record


def check_data(
    model: type[RecordType], data: Any, places: Places, at: Location = (), unread: Iterable[str] = ()
) -> Checked[RecordType]:
    """Return `data`, found `at` a location of a document, as a record as far as it is right, and what is wrong.

    The keys that are `unread`, as what is written there cannot be, are not missing.
    """
    try:
        return Checked(model.model_validate(data))
    except ValidationError as error:
        details = error.errors()
    meant = {(*detail["loc"][:-1], key) for detail in details if (key := _meant(detail, model))}
    there = {*meant, *((key,) for key in unread)}
    details = [detail for detail in details if detail["type"] != "missing" or detail["loc"] not in there]
    problems = tuple(_problem(detail, model, places, at) for detail in details)
    lost = frozenset(str(location[0]) for location in (*(detail["loc"] for detail in details), *meant) if location)
    return Checked(_salvaged(model, data), problems, lost)


def check_document(model: type[RecordType], document: Document) -> Checked[RecordType]:
    """Return a document that is one record, as far as it can be read, with its problems of form among what is wrong."""
    unread = frozenset(match[1] for part in document.unread for match in TOP_KEYS.finditer(part))
    if document.unread and document.data is None:
        unread = frozenset(model.model_fields)
    checked = check_data(model, {} if document.data is None else document.data, document.places, unread=unread)
    problems = (*document.problems, *beyond(document.problems, checked.problems))
    return Checked(checked.record, problems, checked.lost | unread)


def beyond(problems: Iterable[Problem], found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what was found at other places than some problems: at theirs, it comes of these."""
    places = {problem.place for problem in problems}
    yield from (problem for problem in found if problem.place not in places)


def _salvaged(model: type[RecordType], data: Any) -> RecordType | None:
    """Return a record of what is right in wrong data. Lists keep their lengths, so that places stay true."""
    kept = copy.deepcopy(data)
    needed: set[Location] = set()
    for _ in range(TRIES):
        try:
            return model.model_validate(kept)
        except ValidationError as error:
            for detail in error.errors():
                _put_right(kept, detail, needed, _meant(detail, model))
    return None


def _put_right(kept: Any, detail: ErrorDetails, needed: set[Location], meant: str | None) -> None:
    """Take a wrong value out of data, or put another in its place where something must be there.

    What is below a misspelt key goes below the one that is `meant`.
    """
    around, key, value, depth = None, None, kept, 0
    for part in detail["loc"]:
        if not _has(value, part):
            break
        around, key, value, depth = value, part, value[part], depth + 1
    location = detail["loc"][: depth + 1]
    if detail["type"] == "missing" and isinstance(value, dict):
        value[location[-1]] = UNKNOWN
        needed.add(location)
    elif around is not None and detail["type"] == "string_too_long":
        around[key] = value[: detail["ctx"]["max_length"]]
    elif around is not None and (isinstance(around, list) or detail["loc"][:depth] in needed):
        around[key] = _stand_in(detail)
    elif around is not None:
        taken = around.pop(key)
        if meant:
            around.setdefault(meant, taken)


def _has(value: Any, key: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(key, int) and key < len(value)
    return isinstance(value, dict) and key in value


def _stand_in(detail: ErrorDetails) -> Any:
    """Return what may be where a value must be."""
    pattern = detail.get("ctx", {}).get("pattern")
    match detail["type"]:
        case "literal_error":
            return re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))[0]
        case "tuple_type" | "model_type" | "dict_type" | "model_attributes_type" | "int_parsing":
            return copy.copy(EMPTY[detail["type"]])
        case "string_pattern_mismatch" | "value_error" if pattern in {*DATE_PATTERNS, None}:
            return SOME_DAY
        case "unlike":
            return detail["ctx"]["stand_in"]
        case "string_pattern_mismatch" if pattern == DIGEST_PATTERN:
            return SOME_DIGEST
        case _:
            return UNKNOWN


def _problem(detail: ErrorDetails, model: type[Record], places: Places, at: Location) -> Problem:
    location = (*at, *detail["loc"])
    name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "this")
    match detail["type"]:
        case "extra_forbidden":
            return Problem(places.key_place(location), f"there is no key '{name}' here", _key_remedy(detail, model))
        case "missing":
            return Problem(places.place(location), f"'{name}' is missing", f"Add `{name}:`.")
        case _:
            message, remedy = _complaint(detail, model)
            return Problem(places.place(location), f"'{name}' {message}", remedy)


def _is_shared(detail: ErrorDetails) -> bool:
    """Return whether a value is the id of an entry or source of another site where only this site's own may be."""
    is_theirs = isinstance(detail["input"], str) and re.fullmatch(ENTRY_PATTERN, detail["input"])
    return bool(is_theirs) and detail["ctx"]["pattern"] == ID_PATTERN and detail["loc"][0] not in OWN_IDS


def _complaint(detail: ErrorDetails, model: type[Record]) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912 -- a table, a case a line
    """Return what is wrong with a value, and the remedy, in our words."""
    value, context = detail["input"], detail.get("ctx", {})
    if value is None:
        return "has no value", "Write one after the colon, or take the key out."
    match detail["type"]:
        case "literal_error":
            choices = re.findall(r"'([^']+)'", str(context["expected"]))
            return f"cannot be '{value}'", nearest(str(value), choices, f"Choose one of: {', '.join(choices)}.")
        case "string_pattern_mismatch" if _is_shared(detail):
            remedy = NO_SHARED_EVENTS if detail["loc"][0] == "timeline" else OWN_HERE
            return f"cannot name an entry or source of another site: '{value}'", remedy
        case "string_pattern_mismatch" if context["pattern"] in {ID_PATTERN, ENTRY_PATTERN}:
            proposed = "', or in German '".join(proposed_slugs(value))
            meant = f"Did you mean '{proposed}'? " if proposed else ""
            return f"is not a valid id: '{value}'", f"{meant}{ID_FORM}"
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
        case "unlike":
            return f"is not {context['what']}: '{value}'", context["remedy"]
        case "value_error":
            return f"is wrong: '{value}'", _sentence(str(context["error"]))
        case "string_type":
            return "must be text", "Write text after the colon."
        case "tuple_type":
            return "must be a list", "Write one item a line, each after a dash."
        case "model_type" | "dict_type" | "model_attributes_type":
            return "must have keys", f"Write them on lines of their own, as in {_written_keys(detail, model)}."
        case _:
            return f"is wrong: '{value}'", _sentence(detail["msg"])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _written_keys(detail: ErrorDetails, model: type[Record]) -> str:
    """Return the first keys of what must have some, as they are written, those before others that must be there."""
    schema = model.model_json_schema()
    record = schema.get("$defs", {}).get(detail.get("ctx", {}).get("class_name"), {})
    keys = sorted(record.get("properties", ()), key=lambda key: key not in record.get("required", ()))
    return ", ".join(f"`{key}: ...`" for key in keys[:FEW_KEYS] or ("key",))


def _key_remedy(detail: ErrorDetails, model: type[Record]) -> str:
    """Return what to do about a key that is not known where it is: the nearest of those that are, or where it is."""
    name, keys = str(detail["loc"][-1]), _keys(model)
    if elsewhere := [
        f"`{[part for part in place if part != ANY][-1]}`" for place, known in keys.items() if name in known and place
    ]:
        return f"It is a key of {' and of '.join(dict.fromkeys(elsewhere))}: write it there, or take it out."
    if name in keys[()]:
        return "It is a key of what is around this: write it there, or take it out."
    meant = _meant(detail, model)
    known = ", ".join(sorted(keys.get(_around(detail, keys), ())))
    return f"Did you mean '{meant}'?" if meant else f"Take it out. The keys here are: {known}."


def _meant(detail: ErrorDetails, model: type[Record]) -> str | None:
    """Return the key that a misspelt one is most like, of those that are known in its place, if it is none itself."""
    if detail["type"] != "extra_forbidden":
        return None
    name, keys = str(detail["loc"][-1]), _keys(model)
    is_of_elsewhere = any(name in known for known in keys.values())
    return None if is_of_elsewhere else closest(name, keys.get(_around(detail, keys), ()))


def _around(detail: ErrorDetails, keys: Mapping[tuple[str, ...], frozenset[str]]) -> tuple[str, ...]:
    """Return the keys around a place, as `_keys` names them."""
    around: tuple[str, ...] = ()
    for part in detail["loc"][:-1]:
        if isinstance(part, str):
            around = (*around, part if part in keys.get(around, ()) else ANY)
    return around


@functools.cache
def known_keys(*models: type[Record]) -> frozenset[str]:
    """Return the keys that some records know, and the records within them."""
    return frozenset().union(*(known for model in models for known in _keys(model).values()))


@functools.cache
def _keys(model: type[Record]) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the keys that a record and the records within it know, by the keys around them (ANY is a mapping's)."""
    schema = model.model_json_schema()
    found: dict[tuple[str, ...], frozenset[str]] = {}
    waiting: list[tuple[tuple[str, ...], Any]] = [((), schema)]
    while waiting:
        around, part = waiting.pop(0)
        part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        if properties := part.get("properties"):
            found[around] = found.get(around, frozenset()) | frozenset(properties)
            waiting += [((*around, key), within) for key, within in properties.items()]
        waiting += [(around, within) for within in (*part.get("anyOf", ()), part.get("items")) if within]
        others = [part.get("additionalProperties"), *part.get("patternProperties", {}).values()]
        waiting += [((*around, ANY), within) for within in others if isinstance(within, dict)]
    return found
