from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from newsgloss.content.values import Content
from newsgloss.language.interface import UNTRANSLATED
from newsgloss.pages.provenance import PERMISSIONS, SeedPart, provenance, story_kind
from newsgloss.seeds.lines.rulings import Line
from newsgloss.seeds.seed import read_seed

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

SIDECAR = "seeds/zenda.yaml"
PARAGRAPH = "> The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.\n"


def told(content: Content) -> SeedPart:
    """Return what readers are told of the story of Zenda."""
    seed, sidecar, *_ = content.seeds["zenda"]
    return provenance(seed, sidecar, content.texts.explainers["zenda"], UNTRANSLATED)


def line(number: int, operation: str, as_: str, rule: str = "") -> Line:
    """Return the record of a line."""
    return Line(number, number, operation, as_, rule or as_, "", "Words")  # type: ignore[arg-type]


def sentence(content: Content, *lines: Line) -> str:
    """Return what is told of a seed that had these lines."""
    seed = replace(content.seeds["zenda"].seed, lines=lines)
    return provenance(seed, None, content.texts.explainers["zenda"], UNTRANSLATED).record.sentence


def test_a_story_is_told_with_its_publisher_its_day_and_whose_words_it_is(load: Load) -> None:
    expected = ("Port of Zenda closes", "Zenda Courier", date(2031, 5, 2), "Zenda Courier", "granted")

    part = told(load())

    assert expected == (part.headline, part.publisher, part.published, part.holder, part.permission)


@pytest.mark.parametrize(
    ("permission", "expected"),
    [("own", True), ("granted", True), ("licence", True), ("exception", False), ("unknown", False)],
)
def test_the_site_s_own_search_shows_a_story_where_more_than_an_exception_permits_it(
    change: Change, load: Load, permission: str, *, expected: bool
) -> None:
    change(SIDECAR, "permission: granted", f"permission: {permission}")

    assert expected == told(load()).searched


@pytest.mark.parametrize(
    ("permission", "expected"),
    [
        ("own", "The words are our own."),
        ("granted", "The owner of the rights gave permission."),
        ("licence", "A licence permits it."),
        ("exception", "An exception to copyright permits it."),
        (
            "unknown",
            "It is not settled whether the story may be shown here, so we ask search engines not to list this page.",
        ),
    ],
)
def test_readers_are_told_what_permits_us_to_show_it(
    change: Change, load: Load, permission: str, expected: str
) -> None:
    change(SIDECAR, "permission: granted", f"permission: {permission}")

    assert told(load()).permission_line == expected == PERMISSIONS[permission]


def test_what_its_sidecar_says_is_told(change: Change, load: Load) -> None:
    added = "url: https://example.org/zenda\nbyline: F. von Tarlenheim\ncaptured_from: a cutting\nlacks: two pictures\n"
    change(SIDECAR, "rights:\n", f"{added}rights:\n  statement: All rights reserved.\n")
    expected = ("https://example.org/zenda", "F. von Tarlenheim", "a cutting", "two pictures", "All rights reserved.")

    part = told(load())

    assert expected == (part.url, part.byline, part.captured_from, part.lacks, part.statement)


def test_without_a_sidecar_the_story_speaks_for_itself(load: Load) -> None:
    content = load()

    part = provenance(content.seeds["zenda"].seed, None, content.texts.explainers["zenda"], UNTRANSLATED)

    assert part.headline == "Port of Zenda closes"
    assert {part.publisher, part.published, part.url, part.holder, part.permission, part.permission_line} == {None}


def test_a_page_that_quotes_every_paragraph_is_complete(load: Load) -> None:
    part = told(load())

    assert (part.shown, part.paragraphs, part.complete) == (2, 2, True)


def test_a_page_that_leaves_a_paragraph_out_is_not(change: Change, load: Load) -> None:
    change("content/explainers/zenda.md", PARAGRAPH, "")

    part = told(load())

    assert (part.shown, part.paragraphs, part.complete) == (1, 2, False)


def test_every_line_is_accounted_for(load: Load) -> None:
    record = told(load()).record
    expected = (
        "Our copy has 6 lines: 3 kept, 1 marked as a subhead, "
        "2 left out (the headline a second time and one line for a video or recording)."
    )

    assert expected == record.sentence
    assert record.bars == ("keep", "drop", "keep", "drop", "mark", "keep")
    assert (record.total, record.kept, record.marked, record.left_out) == (6, 3, 1, 2)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line(1, "keep", "headline")], "Our copy has 1 line: 1 kept, 0 left out."),
        (
            [line(1, "mark", "subhead", "subhead-inferred"), line(2, "mark", "subhead", "sidecar")],
            "Our copy has 2 lines: 0 kept, 2 marked as subheads, 0 left out.",
        ),
        (
            [line(1, "mark", "paragraph", "dateline")],
            "Our copy has 1 line: 0 kept, 1 marked as a dateline, 0 left out.",
        ),
        (
            [line(1, "mark", "paragraph", "dateline"), line(2, "mark", "subhead")],
            "Our copy has 2 lines: 0 kept, 2 marked as subheads or datelines, 0 left out.",
        ),
        (
            [line(1, "drop", "byline"), line(2, "drop", "date"), line(3, "drop", "credit")],
            "Our copy has 3 lines: 0 kept, 3 left out (the byline, the date and a credit).",
        ),
        (
            [line(number, "drop", "media") for number in range(9)],
            "Our copy has 9 lines: 0 kept, 9 left out (nine lines for a video or recording).",
        ),
        (
            [line(number, "drop", "prompt") for number in range(10)],
            "Our copy has 10 lines: 0 kept, 10 left out (ten invitations to click).",
        ),
    ],
)
def test_what_was_marked_and_left_out_is_counted_in_words(load: Load, lines: list[Line], expected: str) -> None:
    assert expected == sentence(load(), *lines)


def test_a_saved_page_has_blocks(load: Load) -> None:
    page = (
        b"<html><body><article><h1>Port closes</h1><p>The port of Zenda closed on Friday.</p></article></body></html>"
    )
    seed = read_seed(page, "zenda", "zenda.html")

    record = provenance(seed, None, load().texts.explainers["zenda"], UNTRANSLATED).record

    assert record.sentence == "Our copy has 2 blocks: 2 kept, 0 left out."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "based on a Zenda Courier story of 2 May 2031"),
        ("published: 2031-05-02\n", "based on a Zenda Courier story"),
        ("publisher: Zenda Courier\n", None),
    ],
)
def test_a_page_says_what_it_is_built_from(change: Change, load: Load, line: str, expected: str | None) -> None:
    change(SIDECAR, line, "")

    assert story_kind(load().seeds["zenda"].sidecar, UNTRANSLATED) == expected


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [("Edelweiss Courier", "an Edelweiss Courier"), ("The Evening Post", "an Evening Post"), ("RBN", "an RBN")],
)
def test_the_article_before_a_publisher_is_that_of_its_sound(
    change: Change, load: Load, publisher: str, expected: str
) -> None:
    change(SIDECAR, "publisher: Zenda Courier", f"publisher: {publisher}")

    kind = story_kind(load().seeds["zenda"].sidecar, UNTRANSLATED)

    assert kind == f"based on {expected} story of 2 May 2031"


def test_a_page_without_a_sidecar_is_built_from_nothing_known() -> None:
    assert story_kind(None, UNTRANSLATED) is None


def test_a_headline_and_a_credit_get_the_full_stop_that_they_lack(load: Load) -> None:
    part = replace(
        told(load()), headline="Is the port shut?", credits=("Photo: Zenda Courier", "With files from Strelsau.")
    )

    assert (told(load()).headline_stop, part.headline_stop) == (".", "")
    assert [(line.text, line.stop) for line in part.credit_lines] == [
        ("Photo: Zenda Courier", "."),
        ("With files from Strelsau.", ""),
    ]


def test_a_publisher_that_nobody_names_is_said_to_be_the_source(change: Change, load: Load) -> None:
    named = told(load())
    change(SIDECAR, "publisher: Zenda Courier\n", "")
    part = told(load())

    assert (named.from_whom, named.corrected_by) == ("Zenda Courier", "Zenda Courier")
    assert (part.publisher, part.from_whom, part.corrected_by) == (None, "the source", "its publisher")
