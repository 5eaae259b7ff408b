from collections.abc import Callable

import pytest

from newsgloss.content.values import Content

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
Problems = Callable[[], list[str]]

FILE = "content/explainers/zenda.notes.yaml"
NOTE = """\
- id: {id}
  kind: context
  quote:
    exact: {exact}
  title: How long it stays closed
  body: Until the [treaty](entry:lake-treaty) ends.
  sources: [gazette]
"""


def said(problems: Problems) -> list[str]:
    """Return what is said of the notes."""
    return [problem.removeprefix(f"{FILE}:") for problem in problems() if problem.startswith(FILE)]


def test_a_note_is_found_at_its_passage(add: Add, load: Load) -> None:
    add(FILE, NOTE.format(id="note-a", exact="The port of Zenda"))
    content = load()
    text = content.texts.explainers["zenda"]

    assert content.problems == ()
    assert [note.id for note in text.notes] == ["note-a"]
    assert '<mark class="passage" id="p-note-a" data-note="note-a">The port of Zenda</mark>' in text.annotated.html


def test_notes_are_numbered_as_their_passages_stand(add: Add, load: Load) -> None:
    add(FILE, NOTE.format(id="note-b", exact="said Rudolf Elphberg"))
    add(FILE, NOTE.format(id="note-a", exact="The port"))

    assert [note.id for note in load().texts.explainers["zenda"].notes] == ["note-a", "note-b"]


def test_a_notes_links_have_cards_and_are_no_mentions(add: Add, load: Load) -> None:
    add(FILE, NOTE.format(id="note-a", exact="The port"))
    link = '<a class="entry-link" data-card="lake-treaty" href="/glossary/lake-treaty/">treaty</a>'
    expected = f"<p>Until the {link} ends.</p>"

    assert expected == load().texts.explainers["zenda"].asides["notes", "note-a"].html


def test_a_note_does_not_change_what_its_explainer_says(add: Add, problems: Problems) -> None:
    add(FILE, NOTE.format(id="note-a", exact="may may"))

    assert problems() == []


@pytest.mark.parametrize(
    ("exact", "is_wrong", "remedy"),
    [
        ("closed on Saturday", "is not in the text", "The nearest: 'closed on Friday.' (0.80)."),
        ("a parliamentary committee", "is not in the text", "Nothing in the text is like it. Quote other words."),
        ("may cross. A ferry permit", "is not in the text", "It runs over two paragraphs; quote words of one."),
        (
            "ferry permit",
            "is in the text 2 times",
            "Say which with `prefix:` or `suffix:`; the first has `prefix: Nobody without a`.",
        ),
    ],
)
def test_a_passage_that_is_not_there_once_is_an_error(
    add: Add, problems: Problems, exact: str, is_wrong: str, remedy: str
) -> None:
    add(FILE, NOTE.format(id="note-a", exact=exact))

    assert [f"4:12: the passage of 'note-a' {is_wrong}: '{exact}'\n    {remedy}"] == said(problems)


def test_a_passage_between_other_words_is_an_error(add: Add, change: Change, problems: Problems) -> None:
    add(FILE, NOTE.format(id="note-a", exact="ferry permit"))
    change(FILE, "  title:", "    prefix: every\n  title:")
    expected = [
        (
            "4:12: the passage of 'note-a' is not in the text: 'ferry permit'\n"
            "    The words are there, but not between this `prefix:` and `suffix:`."
        )
    ]

    assert expected == said(problems)


def test_two_passages_that_overlap_are_an_error(add: Add, problems: Problems) -> None:
    add(FILE, NOTE.format(id="note-a", exact="closed on Friday"))
    add(FILE, NOTE.format(id="note-b", exact="port of Zenda closed"))
    expected = [
        "4:12: the passage of 'note-a' overlaps that of 'note-b'\n    Let one end before the other begins.",
    ]

    assert expected == said(problems)


def test_every_problem_of_form_has_its_place(add: Add, problems: Problems) -> None:
    add(FILE, "- id: note-a\n  kind: remark\n  quote: {exact: The port}\n  title: A\n  body: B\n- just words\n")
    kinds = "define, context, since-then, check, attribution, variant, editorial"
    expected = [
        f"2:9: 'kind' cannot be 'remark'\n    Choose one of: {kinds}.",
        "6:3: a note must have keys\n    Write `id:`, `kind:`, `quote:`, `title:` and `body:`.",
    ]

    assert expected == said(problems)


def test_a_file_of_notes_is_a_list(add: Add, problems: Problems) -> None:
    add(FILE, "id: note-a\n")

    assert said(problems) == ["1:1: this file must be a list\n    Begin each note with `- id: ...`."]


def test_notes_without_an_explainer_are_an_error(add: Add, problems: Problems) -> None:
    add("content/explainers/zemda.notes.yaml", NOTE.format(id="note-a", exact="The port"))
    expected = [
        (
            "content/explainers/zemda.notes.yaml: these notes have no explainer 'zemda'\n"
            "    Put them beside it, under its name, or write zemda.md."
        )
    ]

    assert expected == problems()


def test_a_link_in_a_note_that_leads_nowhere_is_an_error(add: Add, change: Change, problems: Problems) -> None:
    add(FILE, NOTE.format(id="note-a", exact="The port"))
    change(FILE, "entry:lake-treaty", "entry:lake-traety")

    assert said(problems) == ["6:9: the link leads to no entry: 'lake-traety'\n    Did you mean 'lake-treaty'?"]


def test_a_draft_of_a_note_is_not_shown_and_need_not_fit_yet(add: Add, load: Load) -> None:
    add(FILE, NOTE.format(id="note-a", exact="The port of Zenda"))
    add(FILE, NOTE.format(id="note-b", exact="words of tomorrow") + "  status: draft\n")
    content = load()

    assert content.problems == ()
    assert [note.id for note in content.texts.explainers["zenda"].notes] == ["note-a"]
    assert list(content.texts.explainers["zenda"].asides) == [("notes", "note-a")]


def test_notes_beside_no_file_of_their_name_are_an_error(add: Add, problems: Problems) -> None:
    add("content/explainers/lake/zenda.notes.yaml", NOTE.format(id="note-a", exact="The port"))
    expected = [
        (
            "content/explainers/lake/zenda.notes.yaml: these notes have no explainer 'zenda'\n"
            "    Put them beside it, under its name, or write zenda.md."
        )
    ]

    assert expected == problems()


def test_a_hidden_file_is_no_file_of_notes(add: Add, problems: Problems) -> None:
    add("content/explainers/.zemda.notes.yaml", "what an editor left behind")

    assert problems() == []


def test_a_file_of_notes_may_be_empty(add: Add, load: Load) -> None:
    add(FILE, "# none yet\n")

    assert load().texts.explainers["zenda"].notes == ()
    assert load().problems == ()


def test_a_file_of_notes_that_is_not_yaml_says_where(add: Add, problems: Problems) -> None:
    add(FILE, "- id: note-a\n  title: Why: because\n")

    assert said(problems) == [
        (
            "2:13: this is not YAML: mapping values are not allowed in this context\n"
            "    Put text that contains ': ' in quotation marks."
        )
    ]


def test_of_two_notes_that_are_alike_the_second_is_one_too_many(add: Add, problems: Problems) -> None:
    add(FILE, 2 * NOTE.format(id="note-a", exact="The port"))
    expected = [
        f"8:7: the id 'note-a' is taken\n    {FILE}:1:7 has it already; choose another.",
        "11:12: the passage of 'note-a' overlaps that of 'note-a'\n    Let one end before the other begins.",
    ]

    assert expected == said(problems)


def test_a_long_passage_is_shown_by_its_beginning(add: Add, problems: Problems) -> None:
    exact = "The port of Zenda closed on Friday. Nobody without a ferry ticket may cross."
    add(FILE, NOTE.format(id="note-a", exact=exact))
    expected = [
        (
            "4:12: the passage of 'note-a' is not in the text: "
            "'The port of Zenda closed on Friday. Nobody without a ferry …'\n"
            "    The nearest: 'port of Zenda closed on Friday. Nobody without a ferry permit may may cross.' (0.89)."
        )
    ]

    assert expected == said(problems)


def test_what_is_proposed_may_be_copied_into_braces(add: Add, problems: Problems) -> None:
    add("content/explainers/zenda.md", "\nThey said, in May: a wait. Some said, in May: a wait.\n")
    add(FILE, NOTE.format(id="note-a", exact="a wait."))
    remedy = "Say which with `prefix:` or `suffix:`; the first has `prefix: 'They said, in May:'`."
    expected = [f"4:12: the passage of 'note-a' is in the text 2 times: 'a wait.'\n    {remedy}"]

    assert expected == said(problems)


def test_a_passage_that_is_told_from_none_nearby_needs_more_words(add: Add, problems: Problems) -> None:
    waiting = "wait " * 250
    add("content/explainers/zenda.md", f"\n{f'{waiting}They came. {waiting}' * 2}\n")
    add(FILE, NOTE.format(id="note-a", exact="They came."))
    expected = [
        "4:12: the passage of 'note-a' is in the text 2 times: 'They came.'\n    Quote more of the words around it."
    ]

    assert expected == said(problems)


def test_a_character_that_looks_like_another_is_named(add: Add, problems: Problems) -> None:
    add("content/explainers/zenda.md", "\nThe \u0430uthority says “it won’t” do.\n")
    add(FILE, NOTE.format(id="note-a", exact="The authority says"))
    add(FILE, NOTE.format(id="note-b", exact='"says “it won\'t”"'))
    letter = "It has U+0430 (cyrillic small letter a) where the quote has U+0061 (latin small letter a)."
    mark = "It has U+2019 (right single quotation mark) where the quote has U+0027 (apostrophe)."
    expected = [
        (
            "4:12: the passage of 'note-a' is not in the text: 'The authority says'\n"
            f"    The nearest: 'The \u0430uthority says' (0.94). {letter}"
        ),
        (
            "11:12: the passage of 'note-b' is not in the text: 'says “it won't”'\n"
            f"    The nearest: 'says “it won’t”' (0.93). {mark}"
        ),
    ]

    assert expected == said(problems)


def test_what_stands_beside_the_words_says_which_passage_is_meant(add: Add, change: Change, load: Load) -> None:
    add(FILE, NOTE.format(id="note-a", exact="ferry permit"))
    change(FILE, "  title:", "    suffix: costs a day's\n  title:")

    before, marked, after = load().texts.explainers["zenda"].annotated.html.partition('id="p-note-a"')

    assert marked
    assert before.count("ferry permit") == 1
    assert "costs a day's wage" in after
