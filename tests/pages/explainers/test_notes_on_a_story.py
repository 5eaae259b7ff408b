"""Notes on an explainer's page: their numbers, what they say, and where they are in the story."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from newsgloss.content.values import Content
from tests.pages.explainers.samples import NOTES, note, page

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

ZENDA = "content/explainers/zenda.md"


def test_a_note_on_the_sources_last_words_follows_the_line_where_they_end(add: Add, load: Load) -> None:
    add(NOTES, note("late", "says so") + note("ours", "the ferry runs"))
    add(ZENDA, "\nBut the ferry runs.\n\nIt runs late.\n")

    story = page(load()).story

    assert [(piece.ends_source, [one.id for one in piece.notes]) for piece in story] == [
        (True, ["late"]),
        (False, ["ours"]),
        (False, []),
    ]


def test_notes_are_numbered_as_their_passages_stand(add: Add, load: Load) -> None:
    add(NOTES, note("late", "A long wait") + note("early", "The port"))
    expected = [(1, "early", "About early"), (2, "late", "About late")]

    assert expected == [(found.number, found.id, found.title) for found in page(load()).notes]


@pytest.mark.parametrize(
    ("kind", "verdict", "expected"),
    [
        ("define", "", "Meaning"),
        ("context", "", "Context"),
        ("since-then", "", "Since then"),
        ("check", "", "Check"),
        ("check", "  verdict: Mostly so\n", "Check: Mostly so"),
        ("attribution", "", "Who says so"),
        ("variant", "", "Other wording"),
        ("editorial", "", "Editorial"),
    ],
)
def test_a_note_says_in_words_what_kind_it_is(add: Add, load: Load, kind: str, verdict: str, expected: str) -> None:
    add(NOTES, note("wait", "A long wait", kind, verdict))

    assert [found.kind_line for found in page(load()).notes] == [expected]


def test_a_note_is_shown_with_its_words_its_sources_and_how_sure_we_are(add: Add, load: Load) -> None:
    add(NOTES, note("wait", "A long wait", more="  confidence: medium\n"))

    (found,) = page(load()).notes

    assert (found.html, found.doubt) == ("<p>Said of <em>wait</em>.</p>", "medium")
    assert [cited.page_url for cited in found.citations] == ["#source-gazette"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", (None, None)),
        ("author: Flavia Elphberg, date: 2031-05-03", (None, None)),
        ("author: Flavia Elphberg, date: 2031-05-04", (None, None)),
        ("author: Hans Fritz, date: 2031-06-01", ("Hans Fritz", date(2031, 6, 1))),
    ],
)
def test_a_note_says_who_wrote_it_and_when_where_that_is_not_the_pages(
    add: Add, change: Change, load: Load, keys: str, expected: tuple[str | None, date | None]
) -> None:
    change(ZENDA, "status:", "authors: Flavia Elphberg\nmodified: 2031-05-04\nstatus:")
    add(NOTES, note("wait", "A long wait", more="".join(f"  {key}\n" for key in filter(None, keys.split(", ")))))

    (found,) = page(load()).notes

    assert expected == (found.author, found.date)


def test_a_note_names_the_entries_that_it_is_about_and_does_not_link(add: Add, change: Change, load: Load) -> None:
    add(NOTES, note("wait", "A long wait", more="  entries: [ferry-permit, lake-treaty]\n"))
    change(NOTES, "Said of", "A [permit](entry:ferry-permit)")

    (found,) = page(load()).notes

    assert [(link.label, link.url) for link in found.see_also] == [("Lake Treaty", "/glossary/lake-treaty/")]


def unnumbered(html: str) -> str:
    """Return a story's HTML without the numbers of its paragraphs, its subheads as texts have them."""
    return re.sub(r' id="paragraph-\d+"|<a class="paragraph-number"[^>]*>\d+</a>', "", html).replace("h4>", "h2>")


def test_a_story_without_notes_is_one_piece(load: Load) -> None:
    content = load()

    (piece,) = page(content).story

    assert (unnumbered(piece.html), piece.notes) == (content.texts.explainers["zenda"].annotated.html, ())


def test_notes_stand_after_the_piece_that_they_are_about(add: Add, load: Load) -> None:
    add(NOTES, note("port", "The port") + note("friday", "on Friday") + note("cost", "day's wage"))

    first, second, rest = page(load()).story

    assert [[found.id for found in piece.notes] for piece in (first, second, rest)] == [
        ["port", "friday"],
        ["cost"],
        [],
    ]
    assert first.html.endswith("</p>\n</blockquote>")
    assert second.html.endswith(
        "wage</mark>" + '<a class="note-ref" href="#n-cost" role="doc-noteref" '
        'aria-label="Note 3: About cost" data-added>3</a>.</p>'
    )
    assert rest.html.startswith("<blockquote")


PASSAGES = ["The port", "on Friday", "may may cross", "day's wage", "A long wait", "Lake Treaty", "said", "Authority."]


@pytest.mark.parametrize("count", range(1, len(PASSAGES) + 1))
def test_the_pieces_of_a_story_put_together_are_the_story(add: Add, load: Load, count: int) -> None:
    add(NOTES, "".join(note(f"note-{number}", exact) for number, exact in enumerate(PASSAGES[:count])))
    content = load()
    html = content.texts.explainers["zenda"].annotated.html
    expected = "".join(html.split())

    shown = page(content)

    assert content.problems == ()
    assert len(shown.notes) == count
    assert expected == "".join(unnumbered("".join(piece.html for piece in shown.story)).split())
