"""Statements about things -> JSON-LD and Turtle that say the same.

The forms are those of the W3C's recommendations JSON-LD 1.1 and RDF 1.1 Turtle. rdflib writes both, and takes a third
of a second to load, which every build would wait for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from newsgloss.model.patterns import pattern_of

from .publication import as_json

UNSAFE = pattern_of(r'[\x00-\x20<>"{}|^`\\]')  # what no address may have as it is (Turtle, IRIREF)
ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})


class Iri(NamedTuple):
    """A thing, by its whole address."""

    address: str


class Literal(NamedTuple):
    """A text in a language, or in none."""

    text: str
    lang: str | None = None


class DateLiteral(NamedTuple):
    """A day, YYYY-MM-DD."""

    text: str


class About(NamedTuple):
    """What is said of a thing: pairs of a property, `prefix:name`, and a value. Without an address it has no name."""

    address: str | None
    types: tuple[str, ...]
    said: tuple[tuple[str, Any], ...]


Value = Iri | Literal | DateLiteral | About


def json_ld(things: Iterable[About], prefixes: Mapping[str, str]) -> str:
    """Return statements as JSON-LD, whose context is in it: nobody has to fetch one."""
    context = {**prefixes, "id": "@id", "type": "@type"}
    return as_json({"@context": context, "@graph": [_node(thing) for thing in things]})


def _node(thing: About) -> dict[str, Any]:
    node: dict[str, Any] = {"id": thing.address} if thing.address else {}
    if thing.types:
        node["type"] = list(thing.types)
    for name, value in thing.said:
        node.setdefault(name, []).append(_json_value(value))
    return node


def _json_value(value: Value) -> dict[str, Any]:
    match value:
        case Iri(address):
            return {"id": address}
        case Literal(text, lang):
            return {"@value": text, **({"@language": lang} if lang else {})}
        case DateLiteral(text):
            return {"@value": text, "type": "xsd:date"}
        case _:
            return _node(value)


def turtle(things: Iterable[About], prefixes: Mapping[str, str]) -> str:
    """Return statements as Turtle. What is said of a thing that has a name, wherever it is said, is below its name."""
    heads = (f"@prefix {name}: <{_address(address)}> .\n" for name, address in prefixes.items())
    named = dict.fromkeys(chain.from_iterable((thing, *_named_in(thing)) for thing in things))
    bodies = (f"\n<{_address(thing.address or '')}>\n{_said(thing, 1)} .\n" for thing in named)
    return "".join((*heads, *bodies))


def _named_in(thing: About) -> Iterator[About]:
    """Yield what has a name among the values of what is said of a thing."""
    for _, value in thing.said:
        if isinstance(value, About):
            if value.address:
                yield value
            yield from _named_in(value)


def _said(thing: About, depth: int) -> str:
    """Return what is said of a thing, a line for each property."""
    lines = [f"a {', '.join(thing.types)}"] if thing.types else []
    lines += [f"{name} {_turtle_value(value, depth)}" for name, value in thing.said]
    return " ;\n".join(f"{'  ' * depth}{line}" for line in lines)


def _turtle_value(value: Value, depth: int) -> str:
    match value:
        case Iri(address):
            return f"<{_address(address)}>"
        case Literal(text, lang):
            return f"{_literal(text)}{f'@{lang}' if lang else ''}"
        case DateLiteral(text):
            return f"{_literal(text)}^^xsd:date"
        case About(str() as address):
            return f"<{_address(address)}>"
        case _:
            return f"[\n{_said(value, depth + 1)}\n{'  ' * depth}]"


def _address(address: str) -> str:
    """Return an address with whatever Turtle cannot have in one as the hexadecimal numbers of its bytes."""
    return UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", address)


def _literal(text: str) -> str:
    return f'"{text.translate(ESCAPED)}"'
