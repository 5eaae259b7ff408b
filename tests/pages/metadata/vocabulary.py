"""What a page declares in JSON-LD -> what schema.org does not know of it, and what it refers to, not declared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA: dict[str, Any] = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
OF_TEXT = frozenset({"Text", "URL", "Date", "DateTime", "Language", "CategoryCode", "LegalForceStatus", "ImageObject"})
OF_NUMBERS = frozenset({"Integer", "Number"})


def above(type_: str) -> set[str]:
    """Return a type and all types above it."""
    return {type_, "Thing"}.union(*map(above, SCHEMA["types"][type_]))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node in what a page declares, however deep."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from nodes(one)


def listed(value: Any) -> list[Any]:
    """Return the values of a property, of which there may be one."""
    return value if isinstance(value, list) else [value]


def used(graph: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the properties of each type that a page says."""
    declared = [one for one in nodes(graph["@graph"]) if "@type" in one]
    return {(one["@type"], name) for one in declared for name in one if not name.startswith("@")}


def unknown(graph: dict[str, Any]) -> list[str]:
    """Return what schema.org does not know: a type, a property of it, a value of another kind than the property's."""
    types = {one["@id"]: one["@type"] for one in nodes(graph) if {"@id", "@type"} <= one.keys()}
    found: list[str] = []
    for node in nodes(graph["@graph"]):
        if "@type" not in node:
            continue
        if node["@type"] not in SCHEMA["types"]:
            found.append(node["@type"])
            continue
        for name, value in node.items():
            property_ = SCHEMA["properties"].get(name, {"domain": [], "range": []})
            if not name.startswith("@") and not above(node["@type"]) & set(property_["domain"]):
                found.append(f"{node['@type']}.{name}")
            elif not name.startswith("@"):
                found += [f"{node['@type']}.{name}: {one}" for one in listed(value) if not fits(one, property_, types)]
    return found


def fits(value: Any, property_: dict[str, list[str]], types: dict[str, str]) -> bool:
    """Return whether a property may have a value."""
    range_ = set(property_["range"])
    if isinstance(value, dict):
        type_ = value.get("@type") or types.get(value["@id"], "Thing")
        return bool(above(type_) & range_)
    if range_ == {"Thing"}:  # whose address is enough: https://schema.org/docs/gs.html, 3a
        return str(value).startswith("https://")
    if isinstance(value, str) and range_ <= {"Date", "DateTime"}:
        return bool(DAY.fullmatch(value))
    return bool(range_ & (OF_TEXT if isinstance(value, str) else OF_NUMBERS))


def undeclared(graph: dict[str, Any]) -> set[str]:
    """Return every `@id` that a page refers to and does not declare."""
    ids = {one["@id"] for one in nodes(graph) if "@id" in one}
    return ids - {one["@id"] for one in nodes(graph) if {"@id", "@type"} <= one.keys()}
