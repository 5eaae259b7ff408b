"""The shapes of a source, and of its use: where it says something.

Field names follow schema.org where it has a word.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from .fields import Day, Id, LanguageTag, PartialDate, Record, Text, WebAddress, many


class SourceUse(Record):
    """A source and the place in it that says so."""

    id: Id
    locator: Text | None = None


def _source_use(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


Cited = Annotated[
    SourceUse,
    BeforeValidator(_source_use),
    WithJsonSchema({"anyOf": [{"type": "string"}, SourceUse.model_json_schema()]}),
]


class Source(Record):
    """Something that can be cited. A URL is never invented: without one it is cited by title, publisher and date."""

    id: Id
    kind: Literal["law", "judgment", "government-page", "release", "news", "report", "dataset", "transcript"]
    title: Text
    short: Text | None = None
    lang: LanguageTag | None = None
    publisher: Text
    authors: Annotated[tuple[Text, ...], BeforeValidator(many)] = ()
    published: PartialDate | None = None
    accessed: Day | None = None
    url: WebAddress | None = None
    archived_url: WebAddress | None = None
    primary: bool = False
    access: Literal["open", "paywall", "dead"] | None = None
