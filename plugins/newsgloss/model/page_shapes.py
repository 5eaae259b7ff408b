"""The shapes an author writes around a text, validated: front matter of pages and explainers, and notes on passages.

Notes follow the W3C Web Annotation model: a body on a passage that a TextQuoteSelector finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from .entries import Change, Published
from .fields import Day, EntryId, EntryIds, Id, Ids, LanguageTag, Record, Status, Text, many
from .figures.figure import Figure
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

    model_config = ConfigDict(use_attribute_docstrings=True)  # by which drafts and JSON Schemas explain each field

    title: Annotated[str, StringConstraints(min_length=1, max_length=110)]
    """What readers see as its headline, in 110 characters at most."""
    dek: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    """What it is about, in a sentence of 200 characters at most."""
    slug: Id | None = None
    """The file's name without its ending; it can be nothing else, so it may be left out."""
    lang: LanguageTag | None = None
    """The language of the text, such as fr; the site's when left out."""
    status: Status = "published"
    """Published when left out; draft: not shown; archived: shown, and listed nowhere."""
    redirect_from: Ids = ()
    """Former names of the file, without the ending: their addresses lead here."""


class TopicMeta(PageMeta):
    """Front matter of a topic's text: how things stand, as of the day it was last reviewed."""

    reviewed: Day | None = None
    """The day on which the text was last checked, as YYYY-MM-DD."""


class ExplainerMeta(PageMeta):
    """Front matter of an explainer. A draft needs only a title."""

    title: Text
    """What readers see as its headline; 110 characters at most when it is published."""
    dek: Text | None = None
    """What it is about, in a sentence of 200 characters at most. Needed to publish."""
    status: Status = "draft"
    """Draft when left out; published; or archived: has its page, and is listed nowhere."""
    date: Day | None = None
    """The day on which the explainer, not the story, is published, as YYYY-MM-DD. Needed to publish."""
    modified: Day | None = None
    """The day on which it was last changed, as YYYY-MM-DD."""
    authors: Texts = ()
    """Who wrote it: one name or a list; the site's author when left out."""
    category: Text | None = None
    """Its topic, of which there is one; the site's usual one when left out."""
    tags: Texts = ()
    """More words to sort it by: one or a list. They have no pages."""
    translation_of: Id | None = None
    """The slug of the explainer, in another language, that this one is a translation of: each leads to the other."""
    seed: Id | None = None
    """The id of the story in seeds/ that it is built on; its block quotes are that story's words."""
    story_date: Day | None = None
    """The day that the story is about, as YYYY-MM-DD: which roles, versions and events are shown."""
    key_points: tuple[KeyPoint, ...] = ()
    """What readers need to know first: a list of two to five, each with text and sources."""
    about: EntryIds = ()
    """Ids of the one to three entries that it is about, by which related explainers are found."""
    people: EntryIds | None = None
    """Ids of persons for "Who’s who"; those whom the text mentions when left out; [] for none."""
    timeline: Ids | None = None
    """Ids of events for the timeline; those of the entries in the text when left out; [] for none."""
    figures: tuple[Figure, ...] = ()
    """Pictures that explain: a list of maps, steps and bars, each with kind, title, its parts and sources."""
    questions: tuple[Question, ...] = ()
    """What readers ask: a list, each with q, a and sources."""
    then_and_now: tuple[Comparison, ...] = ()
    """What has changed since the story's day: a list, each with about, then, now and sources."""
    agreed: tuple[Stated, ...] = ()
    """What all sides say: a list of statements, each with text and sources."""
    disputed: tuple[Stated, ...] = ()
    """What they do not agree on: a list of statements, each with text and sources."""
    unknown: tuple[Stated, ...] = ()
    """What nobody knows: a list of statements, each with text and sources."""
    backstory: Text | None = None
    """How it was made, in Markdown."""
    linking: Linking = "first"
    """Which mentions of an entry are linked: first when left out, first-per-section, all or manual."""
    linking_off: EntryIds = ()
    """Ids of entries that are not linked on this page."""
    senses: Mapping[str, EntryId] = Field(default_factory=dict)
    """Which entry is meant by a name that several have: a mapping from names to ids."""
    here: Mapping[EntryId, Text] = Field(default_factory=dict)
    """What entries mean in this story, for their cards: a mapping from ids to sentences."""
    index: bool = True
    """false asks search engines not to list the page, and keeps it out of the sitemap, the feeds and the search."""
    changes: tuple[Change, ...] = ()
    """What was changed once it was published: a list, each with date, kind, was and now."""


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
    for index, figure in enumerate(meta.figures):
        yield from ((("figures", index, *location), use) for location, use in figure.cited())


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
    entries: EntryIds = ()
    author: Text | None = None
    date: Day | None = None
