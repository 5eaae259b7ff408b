"""The shapes that an author writes -> the JSON Schemas by which editors complete and check them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from newsgloss.model.entries import Entry, LinkingRules
from newsgloss.model.page_shapes import ExplainerMeta, Note, PageMeta, TopicMeta
from newsgloss.model.sources import Sidecar, Source

SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "glossary": lambda: TypeAdapter(list[Annotated[Entry, Field(discriminator="kind")]]).json_schema(),
    "sources": lambda: TypeAdapter(list[Source]).json_schema(),
    "linking": LinkingRules.model_json_schema,
    "sidecar": Sidecar.model_json_schema,
    "explainer": ExplainerMeta.model_json_schema,
    "notes": lambda: TypeAdapter(list[Note]).json_schema(),
    "page": PageMeta.model_json_schema,
    "topic": TopicMeta.model_json_schema,
}
"""Each by the name of its file."""


def schema_files() -> dict[str, str]:
    """Return the texts of the schemas by the names of their files."""
    made = {name: make() for name, make in SCHEMAS.items()}
    return {f"{n}.json": json.dumps(s, ensure_ascii=False, indent=2, sort_keys=True) + "\n" for n, s in made.items()}
