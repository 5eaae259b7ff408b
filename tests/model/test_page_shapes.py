from typing import Any

import pytest

from newsgloss.model.fields import Record
from newsgloss.model.page_shapes import (
    ExplainerMeta,
    Note,
    PageMeta,
    Statement,
    TopicMeta,
    markdown_in,
    sources_in,
)
from newsgloss.model.sources import SourceUse
from newsgloss.model.validation import validate
from newsgloss.model.yaml_text.parsing import parse

FILE = "zenda.md"
NOTE = """\
id: wait
kind: check
verdict: Mostly so
quote: {exact: A long wait, prefix: "It was", suffix: for all}
title: How long
body: Two *hours*.
entries: lake-treaty
sources: [gazette, {id: treaty-text, locator: Art. 1}]
author: F. von Tarlenheim
date: 2031-05-03
"""
WHOLE = """\
title: Why nobody can leave Zenda
key_points:
  - {text: One *point*., sources: [gazette]}
  - text: Another.
questions:
  - {q: Why?, a: Because., sources: [{id: gazette, locator: p. 2}]}
then_and_now:
  - {about: The port, then: Open., now: Closed., sources: [treaty-text]}
agreed:
  - They agree.
  - {text: On this as well., sources: [gazette]}
disputed: [Who pays.]
unknown: [When it opens.]
backstory: From a cutting.
"""


def read(model: type[Record], text: str) -> Any:
    """Return a record, or what is wrong with it."""
    document = parse(text, FILE)
    found = validate(model, document.data, document.places)
    return [str(problem) for problem in found] if isinstance(found, list) else found


def test_a_note_holds_what_was_written() -> None:
    note = read(Note, NOTE)

    assert (note.id, note.kind, note.verdict, note.title) == ("wait", "check", "Mostly so", "How long")
    assert (note.quote.exact, note.quote.prefix, note.quote.suffix) == ("A long wait", "It was", "for all")
    assert note.entries == ("lake-treaty",)
    assert note.sources == (SourceUse(id="gazette"), SourceUse(id="treaty-text", locator="Art. 1"))


@pytest.mark.parametrize("key", ["id", "kind", "quote", "title", "body"])
def test_a_note_needs(key: str) -> None:
    text = "".join(line for line in NOTE.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    expected = [f"zenda.md:1:1: '{key}' is missing\n    Add `{key}:`."]

    assert expected == read(Note, text)


@pytest.mark.parametrize(
    ("model", "text", "key", "longest"),
    [
        (Note, NOTE.replace("How long", "WORDS"), "title", 60),
        (Note, NOTE.replace("Mostly so", "WORDS"), "verdict", 30),
        (ExplainerMeta, "title: A\nkey_points:\n  - text: WORDS\n", "text", 160),
        (PageMeta, "title: WORDS\n", "title", 110),
        (PageMeta, "title: A\ndek: WORDS\n", "dek", 200),
        (TopicMeta, "title: A\ndek: WORDS\n", "dek", 200),
    ],
)
def test_what_is_read_at_a_glance_has_a_longest_form(model: type[Record], text: str, key: str, longest: int) -> None:
    fits, is_too_long = (text.replace("WORDS", "x" * size) for size in (longest, longest + 1))

    assert not isinstance(read(model, fits), list)
    assert [problem.partition(": ")[2] for problem in read(model, is_too_long)] == [
        f"'{key}' has {longest + 1} characters\n    Shorten it to {longest}."
    ]


def test_a_drafts_title_and_dek_may_grow() -> None:
    meta = read(ExplainerMeta, f"title: {'x' * 200}\ndek: {'y' * 300}\n")

    assert (len(meta.title), len(meta.dek), meta.status) == (200, 300, "draft")


@pytest.mark.parametrize("key", ["agreed", "disputed", "unknown"])
def test_a_statement_may_be_a_plain_text(key: str) -> None:
    meta = read(ExplainerMeta, f"title: A\n{key}:\n  - They agree.\n  - {{text: They do., sources: [gazette]}}\n")
    expected = (
        Statement(text="They agree."),
        Statement(text="They do.", sources=(SourceUse(id="gazette"),)),
    )

    assert expected == getattr(meta, key)


@pytest.mark.parametrize(
    ("text", "place", "key", "remedy"),
    [
        ("agreed: [{txt: A, text: B}]", "2:11", "txt", "Did you mean 'text'?"),
        ("key_points: [{text: A, source: gazette}]", "2:24", "source", "Did you mean 'sources'?"),
        ("questions: [{q: A, a: B, xyzzy: C}]", "2:26", "xyzzy", "Take it out. The keys here are: a, q, sources."),
        (
            "then_and_now: [{about: A, then: B, now: C, xyzzy: D}]",
            "2:44",
            "xyzzy",
            "Take it out. The keys here are: about, now, sources, then.",
        ),
        ("keypoints: []", "2:1", "keypoints", "Did you mean 'key_points'?"),
    ],
)
def test_an_unknown_key_is_named_where_it_stands(text: str, place: str, key: str, remedy: str) -> None:
    expected = [f"zenda.md:{place}: there is no key '{key}' here\n    {remedy}"]

    assert expected == read(ExplainerMeta, f"title: A\n{text}\n")


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("questions: [{q: Why?}]", "2:13", "a"),
        ("questions: [{a: Because.}]", "2:13", "q"),
        ("then_and_now: [{about: A, now: C}]", "2:16", "then"),
        ("key_points: [{sources: [gazette]}]", "2:14", "text"),
        ("agreed: [{sources: [gazette]}]", "2:10", "text"),
    ],
)
def test_a_part_without_its_words_is_asked_for_them(text: str, place: str, key: str) -> None:
    expected = [f"zenda.md:{place}: '{key}' is missing\n    Add `{key}:`."]

    assert expected == read(ExplainerMeta, f"title: A\n{text}\n")


def test_a_page_lists_nobody_or_leaves_the_list_to_us() -> None:
    assert (read(ExplainerMeta, "title: A\n").people, read(ExplainerMeta, "title: A\n").timeline) == (None, None)
    assert read(ExplainerMeta, "title: A\npeople: []\n").people == ()
    assert read(ExplainerMeta, "title: A\ntimeline: port-closes\n").timeline == ("port-closes",)


def test_the_markdown_beside_a_story_is_told_with_its_place() -> None:
    expected = [
        (("key_points", 0, "text"), "One *point*."),
        (("key_points", 1, "text"), "Another."),
        (("agreed", 0, "text"), "They agree."),
        (("agreed", 1, "text"), "On this as well."),
        (("disputed", 0, "text"), "Who pays."),
        (("unknown", 0, "text"), "When it opens."),
        (("then_and_now", 0, "then"), "Open."),
        (("then_and_now", 0, "now"), "Closed."),
        (("questions", 0, "a"), "Because."),
        (("backstory",), "From a cutting."),
    ]

    assert expected == list(markdown_in(read(ExplainerMeta, WHOLE)))


def test_the_sources_beside_a_story_are_told_with_their_place() -> None:
    expected = [
        (("key_points", 0, "sources", 0), SourceUse(id="gazette")),
        (("then_and_now", 0, "sources", 0), SourceUse(id="treaty-text")),
        (("agreed", 1, "sources", 0), SourceUse(id="gazette")),
        (("questions", 0, "sources", 0), SourceUse(id="gazette", locator="p. 2")),
    ]

    assert expected == list(sources_in(read(ExplainerMeta, WHOLE)))


@pytest.mark.parametrize("locate", [markdown_in, sources_in])
def test_a_page_that_has_nothing_beside_its_story_has_none(locate: Any) -> None:
    assert list(locate(read(ExplainerMeta, "title: A\n"))) == []
