from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.review import explainer_review, glossary_review, never_reviewed, seed_review

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
Tell = Callable[[str], None]

LAKE = "content/glossary/lake.yaml"
SOURCES = "content/sources.yaml"
ZENDA = "content/explainers/zenda.md"
NOTES = "content/explainers/zenda.notes.yaml"
NOTE = """\
- id: {id}
  kind: context
  quote: {{exact: {exact}}}
  title: How long
  body: Two hours.
  sources: [gazette]
"""


RAIN = "It rained on the lake. "  # 5 words of 6 syllables
OURS = "A ferry permit costs a day's wage."


def said(content: Content, today: date | None = None) -> list[str]:
    """Return what an editor should look at."""
    found = [*glossary_review(content, today)]
    for explainer in content.explainers.values():
        found += explainer_review(explainer, content, today)
    return [str(problem) for problem in found]


def note(more: str = "", body: str = "Two hours.", exact: str = "A long wait") -> str:
    """Return a note on a passage; `more` are its other keys."""
    return NOTE.format(id="wait", exact=exact).replace("Two hours.", body) + more


def test_what_is_fine_needs_no_second_look(add: Add, load: Load) -> None:
    add(NOTES, note())

    assert said(load()) == []


def test_a_source_that_nothing_cites_is_advice(add: Add, load: Load) -> None:
    add(SOURCES, "- {id: almanac, kind: report, title: Almanac, publisher: Ruritania}\n")
    expected = ["content/sources.yaml:11:3: advice: nothing cites 'almanac'\n    Cite it, or take it out."]

    assert expected == said(load())


@pytest.mark.parametrize("file", ["content/pages/fares.md", "content/topics/fares.md", "content/explainers/fares.md"])
def test_what_cannot_be_read_may_cite_a_source(file: str, add: Add, load: Load) -> None:
    add(SOURCES, "- {id: almanac, kind: report, title: Almanac, publisher: Ruritania}\n")
    add(file, "[It](source:almanac) says so.\n")

    assert said(load()) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (LAKE, "- {id: ox, kind: term, label: ox, gloss: A cow., sources: [almanac]}\n"),
        (LAKE, "- {id: ox, kind: term, label: ox, gloss: A cow., status: draft, sources: [almanac]}\n"),
        (LAKE, "- {id: ox, kind: term, label: ox, gloss: A., sources: [gazette], body: '[It](source:almanac).'}\n"),
        (ZENDA, "\n[It](source:almanac) says so.\n"),
        ("content/pages/about.md", "\n[It](source:almanac) says so.\n"),
        ("content/topics/lake.md", "---\ntitle: The lake\n---\n[It](source:almanac) says so.\n"),
        (NOTES, note().replace("gazette", "almanac")),
        (NOTES, note(body='"See [it](source:almanac)."')),
    ],
)
def test_a_source_may_be_cited_anywhere(add: Add, load: Load, file: str, text: str) -> None:
    add(SOURCES, "- {id: almanac, kind: report, title: Almanac, publisher: Ruritania}\n")
    add(file, text)

    assert said(load()) == []


@pytest.mark.parametrize(
    "front",
    [
        "key_points: [{text: A, sources: [almanac]}, {text: B, sources: [gazette]}]",
        "questions: [{q: A, a: B, sources: [almanac]}]",
        "then_and_now: [{about: A, then: B, now: C, sources: [almanac]}]",
        "agreed: [{text: A, sources: [almanac]}]",
        "unknown: ['[It](source:almanac) does not say.']",
        "backstory: From the [almanac](source:almanac).",
    ],
)
def test_front_matter_may_cite_a_source(add: Add, change: Change, load: Load, front: str) -> None:
    add(SOURCES, "- {id: almanac, kind: report, title: Almanac, publisher: Ruritania}\n")
    change(ZENDA, "status:", f"{front}\nstatus:")

    assert said(load()) == []


def test_entries_that_were_never_reviewed_are_counted_once(change: Change, load: Load) -> None:
    change(LAKE, "  label: ferry permit\n", "  label: ferry permit\n  reviewed: 2031-05-01\n")

    (told,) = never_reviewed(load())

    assert str(told) == (
        "content/glossary/lake.yaml:10:3: advice: "
        "5 of 6 published entries have no 'reviewed'; the first is 'lake-authority'\n"
        "    Add `reviewed:` with the day on which you last looked at an entry; "
        "readers see it on the page and the card."
    )


TWIN = (
    "content/explainers/copy.md:2:8: warning: this has the seed and the title of 'zenda'\n"
    "    Take one of the two out, or give it a title of its own."
)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("", [TWIN]),
        ("lang: fr\n", []),
        ("status: archived\n", []),
    ],
)
def test_a_second_explainer_of_one_seed_and_title_is_told(
    front: str, expected: list[str], add: Add, ruritania: Path, load: Load
) -> None:
    text = (ruritania / ZENDA).read_text(encoding="utf-8").replace("seed: zenda\n", f"seed: zenda\n{front}")
    add("content/explainers/copy.md", text.replace("status: published\n", "") if "status" in front else text)

    assert list(map(str, seed_review(load()))) == expected


def test_a_review_of_a_note_may_be_overdue(add: Add, load: Load) -> None:
    add(NOTES, note("  review_by: 2032-01-31\n"))
    content = load()
    expected = [
        (
            "content/explainers/zenda.notes.yaml:1:3: warning: 'wait' was to be reviewed by 2032-01-31\n"
            "    Look at it again, then set `reviewed:` and a new `review_by:`."
        )
    ]

    assert [[], [], expected] == [said(content, day) for day in (None, date(2032, 1, 31), date(2032, 2, 1))]


def test_what_is_published_at_confidence_low_is_a_warning(add: Add, change: Change, load: Load) -> None:
    add(NOTES, note("  confidence: low\n"))
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  confidence: low\n")
    remedy = "Confirm it, or set `status: draft`."
    expected = [
        f"content/glossary/lake.yaml:16:3: warning: 'lake-treaty' is published at confidence low\n    {remedy}",
        f"content/explainers/zenda.notes.yaml:1:3: warning: 'wait' is published at confidence low\n    {remedy}",
    ]

    assert expected == said(load())


def test_a_draft_may_wait(add: Add, change: Change, load: Load) -> None:
    more = "  confidence: low\n  status: draft\n  review_by: 2032-01-31\n"
    add(NOTES, note(more, body=RAIN * 24 + "Rain."))
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n" + more)

    assert said(load(), date(2040, 1, 1)) == []


BASIS = "  label: ferry permit\n  legal_basis: [{law: lake-treaty, provision: Art. 1}]\n"


def test_a_legal_term_cites_the_law_itself(change: Change, load: Load) -> None:
    change(LAKE, "  label: ferry permit\n", BASIS)
    expected = [
        (
            "content/glossary/lake.yaml:1:3: warning: 'ferry-permit' is a legal term and cites no primary source\n"
            "    Cite the law or the ruling itself."
        )
    ]

    assert expected == said(load())


def test_a_legal_term_that_cites_the_law_is_fine(change: Change, load: Load) -> None:
    change(LAKE, "  label: ferry permit\n", BASIS)
    change(SOURCES, "- id: treaty-text\n", "- id: treaty-text\n  primary: true\n")

    assert said(load()) == []


def test_a_long_note_is_a_warning(add: Add, load: Load) -> None:
    add(NOTES, note(body=RAIN * 24 + "Rain."))
    expected = [
        "content/explainers/zenda.notes.yaml:1:3: warning: the note 'wait' has 121 words\n    Shorten it to 120."
    ]

    assert expected == said(load())


def test_a_note_may_be_as_long_as_that(add: Add, load: Load) -> None:
    add(NOTES, note(body=RAIN * 24))

    assert said(load()) == []


def test_a_note_without_a_source_is_a_warning(add: Add, load: Load) -> None:
    add(NOTES, note().replace("  sources: [gazette]\n", ""))
    expected = [
        "content/explainers/zenda.notes.yaml:1:3: warning: the note 'wait' cites no source\n    Add `sources:`."
    ]

    assert expected == said(load())


def test_an_editors_own_word_needs_no_source(add: Add, load: Load) -> None:
    add(NOTES, note().replace("  sources: [gazette]\n", "").replace("context", "editorial"))

    assert said(load()) == []


def test_only_a_check_comes_to_a_verdict(add: Add, load: Load) -> None:
    add(NOTES, note("  verdict: True\n"))
    expected = [
        (
            "content/explainers/zenda.notes.yaml:1:3: warning: the note 'wait' has a verdict and is not a check\n"
            "    Write `kind: check`."
        )
    ]

    assert expected == said(load())


POINT = "  - {text: A point, sources: [gazette]}\n"


def test_what_has_changed_needs_the_day_of_the_story(change: Change, problems: Callable[[], list[str]]) -> None:
    change(
        ZENDA, "story_date: 2031-05-02", "then_and_now: [{about: The port, then: Open, now: Shut, sources: gazette}]"
    )
    change(ZENDA, "sources: gazette", "sources: [gazette]")
    message = "what has changed is not shown without a 'story_date'"
    expected = [f"{ZENDA}:8:15: warning: {message}\n    Add `story_date:`."]

    assert expected == problems()


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("key_points:\n" + POINT, "'key_points' has 1 item\n    Choose 2 to 5: what matters most."),
        ("key_points:\n" + POINT * 6, "'key_points' has 6 items\n    Choose 2 to 5: what matters most."),
        (
            "about: [lake-treaty, lake-authority, ferry-permit, rudolf-elphberg]\n",
            "'about' has 4 items\n    Choose 1 to 3: what matters most.",
        ),
    ],
)
def test_a_few_things_matter_most(change: Change, load: Load, front: str, expected: str) -> None:
    change(ZENDA, "status:", f"{front}status:")

    (problem,) = said(load())

    assert problem.startswith(f"{ZENDA}:")
    assert problem.partition(": warning: ")[2] == expected


@pytest.mark.parametrize("front", ["key_points:\n" + POINT * 2, "key_points:\n" + POINT * 5, "about: [lake-treaty]\n"])
def test_as_few_as_that_are_fine(change: Change, load: Load, front: str) -> None:
    change(ZENDA, "status:", f"{front}status:")

    assert said(load()) == []


@pytest.mark.parametrize(
    ("front", "place", "what"),
    [
        (f"key_points:\n{POINT}  - text: B point\n", "8:11", "key point"),
        ("then_and_now:\n  - about: A\n    then: B\n    now: C\n", "9:10", "comparison"),
        ("agreed:\n  - They agree.\n", "7:5", "statement"),
        ("disputed:\n  - text: They do not.\n", "7:11", "statement"),
        ("questions:\n  - q: Why?\n    a: Because.\n", "8:8", "answer"),
    ],
)
def test_what_we_say_is_sourced(change: Change, load: Load, front: str, place: str, what: str) -> None:
    change(ZENDA, "status:", f"{front}status:")
    expected = [f"{ZENDA}:{place}: warning: this {what} cites no source\n    Add `sources:` below it."]

    assert expected == said(load())


def test_what_nobody_knows_has_no_source(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "unknown: [Whether it opens again.]\nstatus:")

    assert said(load()) == []


def test_a_draft_explainer_is_not_reviewed(change: Change, load: Load) -> None:
    change(ZENDA, "status: published", "agreed: [They agree.]\nstatus: draft")

    assert said(load()) == []


def test_too_many_linked_words_are_a_warning(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", "linking: all\nstatus:")
    change(ZENDA, OURS, RAIN * 13)
    add(ZENDA, "\n" + "We wait for a ferry permit. " * 8)
    expected = [
        (
            f"{ZENDA}:2:8: warning: 12 linked words in 144 words are more than 8 in a hundred\n"
            "    Link fewer: see `linking:` and `linking_off:`."
        )
    ]

    assert expected == said(load())


def test_eight_linked_words_in_a_hundred_are_fine(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", "linking: all\nstatus:")
    change(ZENDA, OURS, RAIN * 14 + "Rain.")
    add(ZENDA, "\n" + "We wait for a ferry permit. " * 8)

    assert said(load()) == []


def test_too_many_notes_are_a_warning(add: Add, load: Load) -> None:
    numbers = ("One", "two", "three", "four", "five", "six")
    add(ZENDA, f"\n{' '.join(numbers)}. {RAIN * 20}")
    add(NOTES, "".join(NOTE.format(id=number.lower(), exact=number) for number in numbers))
    expected = [
        (
            f"{ZENDA}:2:8: warning: 6 notes in 144 words are more than 4 in a hundred\n"
            "    Keep the notes that readers need most."
        )
    ]

    assert expected == said(load())


def test_a_short_text_may_be_dense(add: Add, load: Load) -> None:
    passages = ("The port", "of Zenda", "on Friday", "without", "may may", "long")
    add(NOTES, "".join(NOTE.format(id=f"note-{number}", exact=exact) for number, exact in enumerate(passages)))

    assert said(load()) == []


def test_prose_that_is_hard_to_read_is_a_warning(change: Change, load: Load) -> None:
    change(ZENDA, OURS, "The unfortunate mistake remains. " * 25)
    expected = [
        (
            f"{ZENDA}:2:8: warning: our prose is written for grade 12.5 (Flesch-Kincaid)\n"
            "    Shorten sentences and words until it is 9 or lower."
        )
    ]

    assert expected == said(load())


def test_a_grade_that_rounds_to_nine_is_nine(change: Change, load: Load) -> None:
    sentence = "The ferry over water carries many people any Sunday now. "  # 10 words of 18 syllables
    shorter = sentence.replace("water", "lakes")
    change(ZENDA, OURS, sentence * 11 + shorter * 9)

    assert said(load()) == []


def test_german_prose_is_measured_by_a_formula_for_it(change: Change, load: Load) -> None:
    change(ZENDA, OURS, "Die Genehmigungsbehörde veröffentlicht Verwaltungsvorschriften. " * 26)
    change(ZENDA, "status:", "lang: de\nstatus:")

    assert [line.partition("our prose")[2] for line in said(load())] == [
        " is written for grade 23.2 (Wiener Sachtextformel)\n    Shorten sentences and words until it is 9 or lower."
    ]


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_the_formulas_are_for_two_languages(change: Change, load: Load, lang: str) -> None:
    change(ZENDA, OURS, "The unfortunate mistake remains. " * 25)
    change(ZENDA, "status:", f"lang: {lang}\nstatus:")

    assert said(load()) == []


def test_the_sources_words_are_not_ours_to_shorten(tell: Tell, load: Load) -> None:
    tell("The unfortunate mistake remains. " * 25)

    assert said(load()) == []


def test_a_quote_goes_on_after_one_in_it(change: Change, load: Load) -> None:
    change(ZENDA, OURS, f"\n\n> The port wrote:\n>\n> > It rains.\n>\n> {'The unfortunate mistake remains. ' * 25}")

    assert said(load()) == []


def test_our_prose_is_also_what_stands_beside_the_story(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", f"backstory: {'The unfortunate mistake remains. ' * 15}\nstatus:")
    add(NOTES, note(body="The unfortunate mistake remains. " * 15))

    (problem,) = said(load())

    assert "our prose is written for grade" in problem
