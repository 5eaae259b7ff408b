"""The list of drafts: what each lacks before it can be published."""

from collections.abc import Callable

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.draft_list import drafts

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

ZENDA = "content/explainers/zenda.md"
COMPLETE = """\
status: draft
key_points:
  - {text: The port closed., sources: [gazette]}
"""
KEY_POINTS = "key_points:\n  - {text: The port closed., sources: [gazette]}\n"
QUESTIONS = "questions:\n  - {q: Why?, a: So.}\n  - {q: When?, a: Now.}\nkey_points"
SIDECAR, LAKE = "seeds/zenda.yaml", "content/glossary/lake.yaml"
TREATY = "- {id: treaty, kind: law, label: Lake Treaty, gloss: X., sources: [gazette]}\n- id: lake-treaty"
NO_RIGHTS = "Whose words it quotes (rights in the sidecar)."
NOTES = """\
- {id: wage, kind: context, quote: {exact: wage}, title: Wage, body: Ten crowns.}
- {id: port, kind: editorial, quote: {exact: Friday}, title: Day, body: A Friday.}
- {id: day, kind: context, quote: {exact: crossed}, title: Day, body: It was., sources: [gazette], status: draft}
"""


@pytest.fixture
def lacks(load: Load) -> Callable[[], tuple[str, ...]]:
    """Return what tells what the one draft lacks."""

    def told() -> tuple[str, ...]:
        (row,) = drafts(load())
        return row.lacks

    return told


def test_what_is_published_is_no_draft(load: Load) -> None:
    assert drafts(load()) == ()


def test_drafts_are_listed_by_their_titles_with_their_pages(load: Load, add: Add, change: Change) -> None:
    change(ZENDA, "status: published", "status: draft")
    add("content/explainers/bridge.md", "---\ntitle: a bridge\nlang: fr\n---\n\nUn pont.\n")
    expected = [
        ("a bridge", "fr", "/drafts/bridge/", None),
        (
            "Why nobody can leave Zenda",
            None,
            "/drafts/zenda/",
            "The port closed, and most people have no permit.",
        ),
    ]

    assert expected == [row[:4] for row in drafts(load())]


def test_a_draft_that_is_complete_lacks_nothing(lacks: Callable[[], tuple[str, ...]], change: Change) -> None:
    change(ZENDA, "status: published\n", COMPLETE)

    assert lacks() == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((ZENDA, "dek: The port closed, and", "tags: The port closed, and"), "A sentence on what it is about (dek)."),
        ((ZENDA, "date: 2031-05-03\n", ""), "The day on which it is published (date)."),
        ((ZENDA, KEY_POINTS, ""), "What readers need to know first (key_points)."),
        ((ZENDA, ", sources: [gazette]}", "}"), "A source for 1 statement beside the story."),
        ((ZENDA, "key_points", QUESTIONS), "Sources for 2 statements beside the story."),
        ((SIDECAR, "rights:\n  holder: Zenda Courier\n  permission: granted\n", ""), NO_RIGHTS),
        ((SIDECAR, "permission: granted", "permission: unknown"), "The permission for the words that it quotes."),
        ((LAKE, "- id: lake-treaty", TREATY), "Which entry 1 name means."),
    ],
)
def test_what_is_missing_is_told(
    edit: tuple[str, str, str], expected: str, lacks: Callable[[], tuple[str, ...]], change: Change
) -> None:
    change(ZENDA, "status: published\n", COMPLETE)
    change(*edit)

    assert lacks() == (expected,)


def test_a_draft_without_words_lacks_a_text_and_all_else(lacks: Callable[[], tuple[str, ...]], add: Add) -> None:
    add("content/explainers/bridge.md", "---\ntitle: Bridge\n---\n")
    expected = (
        "A text.",
        "A sentence on what it is about (dek).",
        "The day on which it is published (date).",
        "What readers need to know first (key_points).",
    )

    assert lacks() == expected


def test_notes_may_lack_sources_or_be_drafts_themselves(
    lacks: Callable[[], tuple[str, ...]], add: Add, change: Change
) -> None:
    change(ZENDA, "status: published\n", COMPLETE)
    change(ZENDA, "A ferry permit costs a day's wage.", "A ferry permit costs a day's wage, and many crossed.")
    add("content/explainers/zenda.notes.yaml", NOTES)

    assert lacks() == ("A source for 1 note.", "The status of 1 note, a draft itself.")


def test_the_site_that_is_published_has_no_list_of_drafts(add: Add, load: Load) -> None:
    assert load().project.file_url("DRAFTS_SAVE_AS") == "/drafts/"

    add("pelicanconf.py", 'DRAFT_SAVE_AS = ""\n')

    assert load().project.file_url("DRAFTS_SAVE_AS") is None
