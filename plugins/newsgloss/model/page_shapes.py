"""The shapes an author writes around a text, validated: front matter of pages and explainers, and notes on passages.

Notes follow the W3C Web Annotation model: a body on a passage that a TextQuoteSelector finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from .entries import Change, Published
from .fields import Day, Id, Ids, LanguageTag, Record, Status, Text, many
from .sources import SourceUse, UsedSource
from .yaml_text.places import Location

Linking = Literal["first", "first-per-section", "all", "manual"]
KeyPointText = Annotated[str, StringConstraints(min_length=1, max_length=160)]
NoteTitle = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Verdict = Annotated[str, StringConstraints(min_length=1, max_length=30)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(many)]


class Statement(Record):
    """Something said, in Markdown, and what it rests on."""

    text: Text
    sources: tuple[UsedSource, ...] = ()


def _statement(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Stated = Annotated[
    Statement,
    BeforeValidator(_statement),
    WithJsonSchema({"anyOf": [{"type": "string"}, Statement.model_json_schema()]}),
]


class KeyPoint(Record):
    """One of the few things that a reader needs to know first."""

    text: KeyPointText
    sources: tuple[UsedSource, ...] = ()


class Question(Record):
    """What readers ask (`q`), and the answer (`a`) in Markdown."""

    q: Text
    a: Text
    sources: tuple[UsedSource, ...] = ()


class Comparison(Record):
    """What has changed about one thing since the story's day."""

    about: Text
    then: Text
    now: Text
    sources: tuple[UsedSource, ...] = ()


class PageMeta(Record):
    """Front matter of any page."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=110)]
    dek: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    slug: Id | None = None
    lang: LanguageTag | None = None
    status: Status = "published"


class TopicMeta(PageMeta):
    """Front matter of a topic's text: how things stand, as of the day it was last reviewed."""

    reviewed: Day | None = None


class ExplainerMeta(PageMeta):
    """Front matter of an explainer. A draft needs only a title."""

    title: Text
    dek: Text | None = None
    status: Status = "draft"
    date: Day | None = None
    modified: Day | None = None
    authors: Texts = ()
    category: Text | None = None
    tags: Texts = ()
    seed: Id | None = None
    story_date: Day | None = None
    key_points: tuple[KeyPoint, ...] = ()
    about: Ids = ()
    people: Ids | None = None
    timeline: Ids | None = None
    questions: tuple[Question, ...] = ()
    then_and_now: tuple[Comparison, ...] = ()
    agreed: tuple[Stated, ...] = ()
    disputed: tuple[Stated, ...] = ()
    unknown: tuple[Stated, ...] = ()
    backstory: Text | None = None
    linking: Linking = "first"
    linking_off: Ids = ()
    senses: Mapping[str, Id] = Field(default_factory=dict)
    here: Mapping[Id, Text] = Field(default_factory=dict)
    changes: tuple[Change, ...] = ()


def markdown_in(meta: ExplainerMeta) -> Iterator[tuple[Location, str]]:
    """Yield every text of an explainer's front matter that is Markdown, with its location."""
    for key in ("key_points", "agreed", "disputed", "unknown"):
        for index, item in enumerate(getattr(meta, key)):
            yield (key, index, "text"), item.text
    for index, row in enumerate(meta.then_and_now):
        yield ("then_and_now", index, "then"), row.then
        yield ("then_and_now", index, "now"), row.now
    for index, question in enumerate(meta.questions):
        yield ("questions", index, "a"), question.a
    if meta.backstory:
        yield ("backstory",), meta.backstory


def sources_in(meta: ExplainerMeta) -> Iterator[tuple[Location, SourceUse]]:
    """Yield every source that an explainer's front matter cites, with its location."""
    for key in ("key_points", "then_and_now", "agreed", "disputed", "unknown", "questions"):
        for index, item in enumerate(getattr(meta, key)):
            for number, use in enumerate(item.sources):
                yield (key, index, "sources", number), use


class Selector(Record):
    """The words that a note is about, and if need be what is before and after them (oa:TextQuoteSelector)."""

    exact: Text
    prefix: Text | None = None
    suffix: Text | None = None


class Note(Published):
    """An editor's words on a passage (oa:Annotation). `verdict` says what a check came to."""

    kind: Literal["define", "context", "since-then", "check", "attribution", "variant", "editorial"]
    verdict: Verdict | None = None
    quote: Selector
    title: NoteTitle
    body: Text
    entries: Ids = ()
    author: Text | None = None
    date: Day | None = None
