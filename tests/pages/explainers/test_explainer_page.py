from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from newsgloss.content.values import Content
from tests.pages.explainers.samples import NOTES, note, page

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
ZENDA = "content/explainers/zenda.md"
OURS = "A ferry permit costs a day's wage."
EVERYTHING = """\
key_points:
  - {text: The port is *closed*., sources: [gazette]}
  - {text: Few have a permit., sources: [{id: treaty-text, locator: Art. 2}, gazette]}
then_and_now:
  - {about: The port, then: Open., now: "*Closed*.", sources: [gazette]}
timeline: [port-closes]
agreed:
  - The lake is deep.
  - {text: It is cold., sources: [gazette]}
unknown: [When it *opens*.]
questions:
  - {q: Who may cross?, a: "Those with a permit.\\n\\nNobody else.", sources: [treaty-text]}
backstory: From a *cutting*.
changes: [{date: 2031-05-04, kind: update, now: New.}]
status:"""


def test_key_points_are_numbered_and_lead_to_the_pages_own_sources(change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)
    expected = [
        ("point-1", "The port is <em>closed</em>.", [("Official Gazette", "#source-gazette")]),
        (
            "point-2",
            "Few have a permit.",
            [("Treaty on the Lake, Art. 2", "#source-treaty-text"), ("Official Gazette", "#source-gazette")],
        ),
    ]

    assert expected == [
        (point.anchor, point.html, [(cited.short, cited.page_url) for cited in point.citations])
        for point in page(load()).key_points
    ]


def test_what_is_settled_stands_under_its_heading(change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)
    expected = [
        ("agreed", "Agreed", [("agreed-1", "The lake is deep."), ("agreed-2", "It is cold.")]),
        ("unknown", "Unknown", [("unknown-1", "When it <em>opens</em>.")]),
    ]

    assert expected == [
        (key, title, [(one.anchor, one.html) for one in found]) for key, title, found in page(load()).settled
    ]


def test_an_answer_may_have_paragraphs(change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)

    (answer,) = page(load()).questions

    assert (answer.anchor, answer.question) == ("question-1", "Who may cross?")
    assert answer.html == "<p>Those with a permit.</p>\n<p>Nobody else.</p>"
    assert [cited.id for cited in answer.citations] == ["treaty-text"]


def test_the_backstory_is_markdown(change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)

    assert page(load()).backstory == "<p>From a <em>cutting</em>.</p>"


@pytest.mark.parametrize(
    ("now", "age"),
    [
        ("2031-08-01", "This story is two months old"),
        ("2031-07-31", None),
        ("2031-05-01", None),
        ("2032-02-01", "This story is eight months old"),
        ("2032-04-02", "This story is 11 months old"),
        ("2032-05-01", "This story is 11 months old"),
        ("2032-05-02", "This story is one year old"),
        ("2033-05-01", "This story is one year old"),
        ("2041-05-02", "This story is ten years old"),
        ("2042-06-30", "This story is 11 years old"),
    ],
)
def test_after_ninety_days_a_page_says_how_old_its_story_is(
    change: Change, load: Load, now: str, age: str | None
) -> None:
    change(ZENDA, "date: 2031-05-03", f"date: {now}")

    found = page(load()).then_and_now

    assert (found.age if found else None) == age


def test_a_page_that_says_what_has_changed_says_how_old_its_story_is(change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)

    found = page(load()).then_and_now

    assert found
    assert (found.age, found.then, found.now) == ("Then and now", date(2031, 5, 2), date(2031, 5, 3))
    assert [(row.anchor, row.about, row.then, row.now) for row in found.rows] == [
        ("since-1", "The port", "Open.", "<em>Closed</em>.")
    ]


def test_the_day_of_the_last_change_is_now(change: Change, load: Load) -> None:
    change(ZENDA, "date: 2031-05-03\n", "date: 2031-05-03\nmodified: 2031-09-02\n")

    found = page(load()).then_and_now

    assert found
    assert (found.age, found.updated, found.rows) == ("This story is four months old", date(2031, 9, 2), ())


def test_a_page_without_updates_tells_none_beside_the_age_of_its_story(change: Change, load: Load) -> None:
    change(ZENDA, "date: 2031-05-03", "date: 2031-09-02")

    found = page(load())

    assert found.then_and_now
    assert (found.changed, found.then_and_now.updated, found.then_and_now.now) == (None, None, date(2031, 9, 2))


@pytest.mark.parametrize("line", ["story_date: 2031-05-02\n", "date: 2031-05-03\n"])
def test_without_two_days_there_is_no_then_and_now(change: Change, load: Load, line: str) -> None:
    change(ZENDA, "status: published", EVERYTHING + " draft")
    change(ZENDA, line, "")

    assert page(load()).then_and_now is None


def test_without_rows_the_story_cites_nothing_for_its_age(change: Change, load: Load) -> None:
    change(ZENDA, "date: 2031-05-03", "date: 2041-05-03")

    assert all("since-" not in place for item in page(load()).sources for place, _, _ in item.cited_at)


@pytest.mark.parametrize(
    ("ours", "ends"),
    [
        ("", [(True, 0)]),
        ("\nBut the ferry runs.\n", [(True, 0), (False, 0)]),
        ("\nBut:\n\n> It runs.\n>\n> — [Gazette](source:gazette)\n", [(True, 0), (False, 0)]),
    ],
)
def test_the_source_ends_with_the_last_of_its_words(
    add: Add, load: Load, ours: str, ends: list[tuple[bool, int]]
) -> None:
    add(ZENDA, ours)

    story = page(load()).story

    assert [(piece.ends_source, len(piece.notes)) for piece in story] == ends
    assert story[0].html.rstrip().endswith("</blockquote>")
    assert "Lake Authority" in story[0].html


def test_a_page_with_everything_has_its_sections_in_order(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)
    add(NOTES, note("wait", "A long wait"))
    add(
        "content/explainers/later.md",
        "---\ntitle: L\ndek: L\ndate: 2031-06-01\nstatus: published\n---\n\nLake Treaty\n",
    )
    expected = (
        ("key-points", "What you need to know"),
        ("story", "The story with notes"),
        ("then-and-now", "Then and now"),
        ("questions", "Questions"),
        ("people", "Who’s who"),
        ("timeline", "Timeline"),
        ("settled", "What is settled and what is not"),
        ("related", "Read next"),
        ("terms", "Terms in this story"),
        ("sources", "Sources"),
        ("made", "How we made this"),
        ("corrections", "Corrections and changes"),
        ("cite", "Cite this page"),
    )

    assert expected == page(load()).sections


def test_what_is_empty_is_not_shown(add: Add, load: Load) -> None:
    add("content/explainers/bare.md", "---\ntitle: Bare\n---\n\nIt rained.\n")
    shown = page(load(), "bare")

    assert shown.sections == (("story", "The text"), ("corrections", "Corrections and changes"))
    assert (shown.key_points, shown.people, shown.eras, shown.cards, shown.settled, shown.questions) == ((),) * 6
    assert (shown.sources, shown.changes, shown.related, shown.notes) == ((),) * 4
    assert {shown.chart, shown.then_and_now, shown.seed, shown.backstory, shown.kind_line} == {None}


def test_a_page_has_more_once_it_quotes_a_story_or_somebody_writes_around_it(add: Add, load: Load) -> None:
    add("content/explainers/bare.md", "---\ntitle: Bare\n---\n\nIt rained.\n")
    add("content/explainers/asked.md", "---\ntitle: Asked\nquestions:\n  - {q: Why?, a: Clouds.}\n---\n\nIt rained.\n")
    content = load()

    assert [page(content, slug).has_more for slug in ("bare", "zenda", "asked")] == [False, True, True]


def test_a_page_says_whether_an_entry_is_linked_twice(change: Change, load: Load) -> None:
    once = page(load()).links_repeat
    change(ZENDA, "status:", "linking: all\nstatus:")

    assert (once, page(load()).links_repeat) == (False, True)


def test_a_page_counts_what_it_explains(load: Load) -> None:
    shown = page(load())

    assert (len(shown.cards), shown.mentions) == (4, 5)


def test_sources_stand_in_the_order_of_the_page(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)
    add(NOTES, note("wait", "A long wait"))
    expected = {
        "gazette": [
            ("#point-1", "Key point 1"),
            ("#point-2", "Key point 2"),
            ("#since-1", "Then and now, The port"),
            ("#n-wait", "Note 1"),
            ("#event-port-closes", "Timeline, 2 May 2031"),
            ("#entry-rudolf-elphberg", "Rudolf Elphberg"),
            ("#entry-lake-authority", "Ruritanian Lake Authority"),
            ("#agreed-2", "Agreed 2"),
        ],
        "treaty-text": [
            ("#point-2", "Key point 2"),
            ("#entry-ferry-permit", "ferry permit"),
            ("#entry-lake-treaty", "Lake Treaty"),
            ("#question-1", "Question 1"),
        ],
    }

    assert expected == {item.id: [cited[:2] for cited in item.cited_at] for item in page(load()).sources}


def test_every_citation_of_few_sources_leads_to_one_in_the_pages_list(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", EVERYTHING)
    add(NOTES, note("wait", "A long wait"))
    shown = page(load())
    cited = [
        one for part in (shown.key_points, shown.notes, shown.questions) for each in part for one in each.citations
    ]
    cited += [one for era in shown.eras for line in era.events for one in line.citations]
    cited += [one.citation for one in shown.cards if one.citation]
    listed = {f"#source-{item.id}" for item in shown.sources}

    assert cited
    assert {one.page_url for one in cited} == listed


def test_cards_stand_by_first_mention_and_lead_back_to_it(load: Load) -> None:
    expected = [
        ("ferry-permit", "#m-ferry-permit-1"),
        ("lake-treaty", "#m-lake-treaty-1"),
        ("rudolf-elphberg", "#m-rudolf-elphberg-1"),
        ("lake-authority", "#m-lake-authority-1"),
    ]

    assert expected == [(card.id, card.back_url) for card in page(load()).cards]


def test_an_entry_that_is_not_linked_has_no_card(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "linking_off: [ferry-permit]\nstatus:")
    shown = page(load())

    assert "ferry-permit" not in [card.id for card in shown.cards]
    assert shown.mentions == 5


def test_a_card_says_what_a_word_means_here(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "here:\n  ferry-permit: The yellow one.\nstatus:")

    assert [card.here for card in page(load()).cards] == ["The yellow one.", None, None, None]


def test_a_card_says_what_held_on_the_storys_day(change: Change, load: Load) -> None:
    label = "  label: ferry permit\n"
    change(LAKE, label, label + "  versions: [{from: 2031-01, to: 2031-06, gloss: A stamp.}]\n")

    card = page(load()).cards[0]

    assert (card.gloss, card.now) == ("A stamp.", "A paper that lets its holder cross the lake by ferry.")


@pytest.mark.parametrize(("more", "minutes"), [("", 1), ("word " * 200, 1), ("word " * 201, 2), ("word " * 439, 3)])
def test_a_reader_reads_238_words_a_minute(change: Change, load: Load, more: str, minutes: int) -> None:
    change(ZENDA, OURS, OURS + f"\n\n{more}")

    assert page(load()).reading_minutes == minutes


def test_reading_the_help_takes_longer(add: Add, load: Load) -> None:
    add(NOTES, note("wait", "A long wait").replace("Said of", "word " * 300))
    shown = page(load())

    assert (shown.reading_minutes, shown.minutes_with_help, shown.minutes_with_all) == (1, 2, 2)
    assert replace(shown, minutes_with_help=1).minutes_with_all is None


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ("own", False),
        ("granted", False),
        ("licence", False),
        ("licence\n  index: false", True),
        ("exception", True),
        ("exception\n  index: true", False),
        ("unknown", True),
        ("unknown\n  index: true", True),
    ],
)
def test_words_that_are_not_ours_are_indexed_where_they_are_permitted_unless_their_sidecar_says_otherwise(
    change: Change, load: Load, rights: str, *, expected: bool
) -> None:
    change("seeds/zenda.yaml", "permission: granted", f"permission: {rights}")

    assert page(load()).noindex == expected


@pytest.mark.parametrize(("status", "expected"), [("published", False), ("archived", True), ("draft", True)])
def test_words_of_ours_are_indexed_when_they_are_published(
    change: Change, load: Load, status: str, *, expected: bool
) -> None:
    change(ZENDA, "status: published\nseed: zenda\n", f"status: {status}\n")

    assert page(load()).noindex == expected
