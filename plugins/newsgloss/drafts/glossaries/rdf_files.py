"""RDF in Turtle, RDF/XML or JSON-LD -> a graph of what it says; nothing is fetched, and no entity grows.

rdflib asks the network, or the disk, for a context of JSON-LD that is named by its address, and leaves entities to
expat. So the text is looked at before rdflib reads it.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat
from xml.sax import SAXParseException

from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError

BASE = "http://glossary.invalid/"  # of addresses that are not whole; nobody has it (RFC 2606)
DECLARATION = pattern_of(r"\A\s*<\?xml[^>]*\?>")
LONGEST_ENTITY = 300  # characters; in RDF, entities are the beginnings of addresses
MOST_EXPANDED = 5  # times its own size that a file may have with its entities expanded
INLINE = "Write what it says into the file: nothing is fetched from elsewhere."
WRONG_ENTITY = "Write the address out where it is used, or save the file again without a DOCTYPE."
SAVE_AGAIN = "Save the glossary again with the program that it comes from."
FORMS = {"turtle": "Turtle", "xml": "RDF/XML", "json-ld": "JSON-LD"}
AT = pattern_of(r"\S+?:(\d+):(\d+): (.*)")  # before what rdflib says of RDF/XML
WHY = pattern_of(r".*?\((.*)\) at \^ in.*", re.DOTALL)  # within what rdflib says of Turtle
DEEPEST = 100  # brackets in one another


def read_graph(text: str, kind: str) -> Graph:
    """Return what a text of a kind (turtle, xml, json-ld) says. Raises TextError, at the line where that is known."""
    if kind == "xml":
        text = DECLARATION.sub("", text)
        _refuse_entities(text)
    elif kind == "json-ld":
        text = _without_contexts_elsewhere(text)
    log = logging.getLogger("rdflib")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)  # it tells of every address and number that is not well-formed
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of parts of its own
            return Graph().parse(data=text, format=kind, publicID=BASE)
    except BadSyntax as error:
        why = WHY.sub(r"\1", error.message)
        message = f"this is not Turtle: {why}"
        raise TextError(Flaw(message, SAVE_AGAIN, error.lines + 1, 1)) from None
    except SAXParseException as error:
        message = f"this is not RDF/XML: {error.getMessage()}"
        raise TextError(Flaw(message, SAVE_AGAIN, error.getLineNumber() or 1, 1)) from None
    except RecursionError:
        raise TextError(Flaw("this is nested too deeply to be a glossary", SAVE_AGAIN)) from None
    except ParserError as error:
        told = AT.fullmatch(str(error))
        place = (int(told[1]), int(told[2]) + 1) if told else (0, 0)
        raise TextError(Flaw(f"this is not {FORMS[kind]}: {told[3] if told else error}", SAVE_AGAIN, *place)) from None
    except Exception:  # noqa: BLE001 -- rdflib asserts, or raises whatever comes of what is wrong, far from where it is
        raise TextError(Flaw(f"this is not {FORMS[kind]} that can be read", SAVE_AGAIN)) from None
    finally:
        log.setLevel(level)


class _RefusedError(Exception):
    """What ends expat's reading."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message)


def _refuse_entities(text: str) -> None:
    """Raise TextError where XML refers to a file elsewhere, or its entities stand for much more than they are."""
    parser = expat.ParserCreate("UTF-8")
    most, size = MOST_EXPANDED * len(text), 0

    def doctype(_name: str, system: str | None, _public: str | None, _internal: int) -> None:
        if system is not None:
            raise _RefusedError("the DOCTYPE names a file elsewhere", WRONG_ENTITY)

    def entity(
        name: str,
        _parameter: int,
        value: str | None,
        _base: str | None,
        _system: str | None,
        _public: str | None,
        _: Any,
    ) -> None:
        if value is None:
            raise _RefusedError(f"the entity '{name}' stands for a file elsewhere", WRONG_ENTITY)
        if len(value) > LONGEST_ENTITY or re.search("[&%<]", value):
            raise _RefusedError(f"the entity '{name}' stands for more than an address", WRONG_ENTITY)

    def counted(*texts: str) -> None:
        nonlocal size
        size += sum(map(len, texts))
        if size > most:
            raise _RefusedError("the entities here stand for much more than the whole file", WRONG_ENTITY)

    parser.StartDoctypeDeclHandler, parser.EntityDeclHandler = doctype, entity
    parser.CharacterDataHandler = counted
    parser.StartElementHandler = lambda name, attributes: counted(name, *attributes, *attributes.values())
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 -- expat's
    except _RefusedError as error:
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        raise TextError(Flaw(error.message, error.remedy, *place)) from None
    except expat.ExpatError as error:
        message = f"this is not well-formed XML: {expat.ErrorString(error.code)}"
        raise TextError(Flaw(message, SAVE_AGAIN, error.lineno, error.offset + 1)) from None


def _without_contexts_elsewhere(text: str) -> str:
    """Return JSON-LD as rdflib is to read it. Raises TextError where a context is elsewhere."""
    try:
        data = json.loads(text)
        elsewhere = next(_contexts_elsewhere(data, 0), None)
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg}"
        raise TextError(Flaw(message, SAVE_AGAIN, error.lineno, error.colno)) from None
    except (RecursionError, ValueError):
        raise TextError(Flaw("this is nested too deeply to be a glossary", SAVE_AGAIN)) from None
    if elsewhere is not None:
        raise TextError(Flaw(f"the context of this JSON-LD is elsewhere: {elsewhere}", INLINE))
    return json.dumps(data)


def _contexts_elsewhere(data: Any, depth: int) -> Iterator[str]:
    """Yield the address of each context that is not in the file itself."""
    if depth > DEEPEST:
        raise RecursionError
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if key in {"@context", "@import"}:
            yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
        yield from _contexts_elsewhere(value, depth + 1)
