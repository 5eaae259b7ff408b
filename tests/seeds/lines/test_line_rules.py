"""Lines of an article -> what becomes of each of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.seeds.article_lines import printed_corrections, printed_credits, proposed_byline
from newsgloss.seeds.lines.line_rules import read_lines
from newsgloss.seeds.lines.rulings import Line, Overrules
from newsgloss.seeds.lines.unwrapping import Raw, split

STORY = """\
Port of Zenda closes

By Karl Black

The port of Zenda closed on Friday.

A long wait

Watch: The last ferry leaves

Nobody may cross, the authority said.

Correction: The port closed at noon.

With files from Anna Held
"""
WRAPPED = "A headline\n\nOne line of a poem\nAnd the next of it\n\nThe end.\n"
LETTERS = st.sampled_from("Aab. \n\t-:|(\"'“”«»1/é\u00a0") | st.characters(exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, max_size=300)
WRAPS = st.sampled_from([None, True, False])


def read(text: str, overrules: Overrules | None = None, *, wrap: bool | None = None) -> list[Line]:
    """Return what becomes of the lines of a text."""
    return read_lines(split(text, wrap=wrap), overrules)


def rules(lines: list[Line]) -> list[str]:
    """Return what each line is taken for, and by which rule."""
    return [f"{line.as_} {line.rule}" for line in lines]


@pytest.mark.cases("lines")
def test_a_line_is_taken_for(text: str, expected: str) -> None:
    assert expected.split("\n") == rules(read(text))


@pytest.mark.parametrize(
    ("rule", "operation"),
    [
        ("headline first-line", "keep"),
        ("byline byline", "drop"),
        ("paragraph prose", "keep"),
        ("subhead subhead-inferred", "mark"),
        ("media media-placeholder", "drop"),
        ("paragraph correction", "keep"),
        ("credit credit", "drop"),
    ],
)
def test_what_is_done_follows_from_what_a_line_is(rule: str, operation: str) -> None:
    assert {operation} == {line.operation for line in read(STORY) if f"{line.as_} {line.rule}" == rule}


def test_lines_are_numbered_as_in_the_file() -> None:
    expected = [1, 3, 5, 7, 9, 11, 13, 15]

    assert expected == [line.number for line in read(STORY)]


def test_a_wrapped_paragraph_knows_its_first_line_and_its_last() -> None:
    text = "A headline\n\nThe authority announced that it has\nclosed all ports of the lake\n"
    expected = [(1, 1), (3, 4)]

    assert expected == [(line.number, line.last) for line in read(text)]


def test_wrapped_lines_are_joined_by_one_space() -> None:
    expected = "He said that nobody may cross."

    assert expected == read("A headline\n\n  He said that  \n  nobody may cross.\n")[1].text


def test_the_sidecar_says_which_lines_are_subheads() -> None:
    expected = ["paragraph prose", "subhead sidecar"]

    found = read(STORY, Overrules(subheads=[11]))

    assert expected == [rules(found)[3], rules(found)[5]]


def test_the_sidecar_says_that_there_is_no_subhead() -> None:
    expected = "paragraph prose"

    assert expected == rules(read(STORY, Overrules(subheads=[])))[3]


def test_the_sidecar_says_which_lines_are_media() -> None:
    expected = ["paragraph prose", "media sidecar"]

    found = rules(read(STORY, Overrules(media=[11])))

    assert expected == [found[4].replace("subhead subhead-inferred", "paragraph prose"), found[5]]


def test_the_sidecar_says_that_there_is_no_media() -> None:
    expected = 0

    assert expected == sum(line.as_ == "media" for line in read(STORY, Overrules(media=[])))


def test_the_sidecar_cannot_take_the_headline_away() -> None:
    expected = "headline first-line"

    assert expected == rules(read(STORY, Overrules(subheads=[1], media=[1])))[0]


def test_the_sidecar_says_that_a_text_is_wrapped() -> None:
    expected = ["A headline", "One line of a poem And the next of it", "The end."]

    assert expected == [line.text for line in read(WRAPPED, wrap=True)]


def test_the_sidecar_says_that_a_text_is_not_wrapped() -> None:
    text = "A headline\n\nHe said that\nnobody may cross.\n"
    expected = ["A headline", "He said that", "nobody may cross."]

    assert expected == [line.text for line in read(text, wrap=False)]


def test_the_byline_is_proposed_without_its_first_word() -> None:
    expected = "Karl Black"

    assert expected == proposed_byline(read(STORY))


def test_no_byline_is_proposed_where_none_stands() -> None:
    assert proposed_byline(read("A headline\n\nThe port closed.\n")) is None


def test_credits_are_told_as_printed() -> None:
    expected = ("With files from Anna Held",)

    assert expected == printed_credits(read(STORY))


def test_corrections_are_told_as_printed() -> None:
    expected = ("Correction: The port closed at noon.",)

    assert expected == printed_corrections(read(STORY))


def test_a_pages_heading_is_a_subhead_whatever_it_looks_like() -> None:
    raws = [Raw(1, 1, "A headline"), Raw(2, 2, "It rained.", heading=False), Raw(3, 3, "no capital.", heading=True)]
    expected = "subhead heading"

    assert expected == rules(read_lines([*raws, Raw(4, 4, "It rained.", heading=False)]))[2]


def test_a_pages_paragraph_is_no_subhead_whatever_it_looks_like() -> None:
    raws = [Raw(number, number, text, heading=False) for number, text in enumerate(["H", "One.", "A wait", "Two."], 1)]
    expected = "paragraph prose"

    assert expected == rules(read_lines(raws))[2]


def test_a_pages_heading_that_tells_of_the_whole_story_is_its_standfirst() -> None:
    standfirst = Raw(2, 2, "Nobody may cross", heading=True, standfirst=True)
    raws = [Raw(1, 1, "A headline"), standfirst, Raw(3, 3, "It rained.")]
    expected = "paragraph standfirst"

    assert expected == rules(read_lines(raws))[1]


@given(text=TEXTS, wrap=WRAPS)
def test_every_word_stands_in_one_line_in_its_order(*, text: str, wrap: bool | None) -> None:
    expected = text.split()

    assert expected == [word for line in read(text, wrap=wrap) for word in line.text.split()]


@given(text=TEXTS, wrap=WRAPS)
def test_lines_do_not_overlap(*, text: str, wrap: bool | None) -> None:
    numbers = [number for line in read(text, wrap=wrap) for number in (line.number, line.last)]

    assert sorted(numbers) == numbers
    assert len({line.number for line in read(text, wrap=wrap)}) == len(read(text, wrap=wrap))


@given(TEXTS)
def test_what_is_dropped_and_marked_has_a_reason(text: str) -> None:
    assert all(line.rule and line.reason for line in read(text))


def test_a_text_that_only_tells_who_people_are_is_a_story() -> None:
    expected = ["headline first-line", "paragraph prose", "paragraph prose"]

    names = ["Karl Example", "Ida Moe", "Rupert Black"]

    assert expected == rules(read("\n\n".join(f"{name} is a columnist for the Zenda Courier." for name in names)))


def test_a_credit_of_many_parts_takes_no_more_time_than_its_length() -> None:
    credit = f"The lake. (AP{' via a/b' * 40}, x"  # doubled the time with each part, once

    assert read_lines(split(f"Zenda\n\n{credit}\n"))[-1].text == credit


def test_a_line_of_zero_width_characters_is_left_out_with_a_record() -> None:
    expected = ["markup unseen", "headline first-line", "markup unseen", "paragraph prose"]

    found = read("\u00ad\n\nPort of Zenda closes\n\n\u200b\u200d\n\nThe port of Zenda closed on Friday.\n")

    assert expected == rules(found)
