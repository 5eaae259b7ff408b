"""YAML that can be read: what it says, and what is not read here."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.yaml_text.parsing import DEEPEST, parse, parse_what_can_be

YAML_PIECES = st.sampled_from(
    [*":-[]{},'\"|>#?<%@\\é\n\t\r\x07\x85\u2028\ufeff", "a", "id", ": ", "- ", "  ", "&a", "*a", "!!int", "---", "..."]
)
LINES = st.lists(
    st.sampled_from(["a: b", "- c", "  d: [", "]", "e: {", '"', "f", "\tg: h", "  - i: 'j'", "k: *l", "m: n: o"])
)


def found(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a YAML text."""
    try:
        parse(text, "lake.yaml")
    except ContentError as error:
        return error.problems
    return ()


def said(text: str) -> list[str]:
    """Return what is wrong with a YAML text, in words."""
    return [str(problem) for problem in found(text)]


@pytest.mark.parametrize("written", ["NO", "12:30", "1951", "2020-03-20", "1e3", "0x1F", "~", "null", "yes", "1_000"])
def test_a_scalar_stays_what_the_author_typed(written: str) -> None:
    expected = {"value": written}

    assert expected == parse(f"value: {written}\n", "lake.yaml").data


CUT_OFF = "warning: the value ends before this, which YAML reads as a comment:"
REMEDY = "Put the whole value between quotation marks or, if this is a comment, on a line of its own."


@pytest.mark.parametrize(
    ("line", "column", "comment"),
    [
        ("gloss: The court upheld it in case #3, not for ferries.", 36, "#3, not for ferries."),
        ("dek: Report #4 on the levy", 13, "#4 on the levy"),
        ("label: case #4", 13, "#4"),
        ("label: The lake # by night", 17, "# by night"),
        ("label: #4 on the levy", 8, "#4 on the levy"),
        ("- [Rule #34]", 9, "#34]"),
        ("- Rule\t#34", 8, "#34"),
        ("a: {b: c d #4\n}", 12, "#4"),
    ],
)
def test_a_comment_that_may_be_the_rest_of_a_value_is_told_with_its_words(line: str, column: int, comment: str) -> None:
    problems = parse_what_can_be(f"{line}\n", "lake.yaml", 4).problems

    assert f"lake.yaml:4:{column}: {CUT_OFF} '{comment}'\n    {REMEDY}" in map(str, problems)


def test_of_a_long_comment_the_beginning_is_shown() -> None:
    (problem,) = parse_what_can_be(f"a: Rule #3{'x' * 90}\n", "lake.yaml").problems

    assert problem.message.endswith(f"comment: '#3{'x' * 58} …'")


@pytest.mark.parametrize(
    "text",
    [
        'gloss: "In case #3."  # sure',
        "gloss: 'In case #3.'  # sure",
        "gloss: >  # folded\n  In case #3, and\n  # 4.",
        "gloss: In case#3.",
        "gloss: In case\n# a line of its own\n",
        "status: draft  # until May",
        "date: 2031-03-20 # the day of the ruling",
        "url: https://example.org/#3 # the map",
        "public_figure: true #",
        "byline: Ada Example # a guess: a line of the text",
        "sources: # none yet\n",
        "sources:  # two\n- gazette\n",
        "# all of it",
    ],
)
def test_a_comment_that_is_plainly_one_is_none_to_be_told(text: str) -> None:
    assert parse_what_can_be(text, "lake.yaml").problems == ()


def test_a_comment_after_a_value_does_not_stop_the_reading() -> None:
    assert parse("a: Rule #3\nb: c\n", "lake.yaml").data == {"a": "Rule", "b": "c"}


def test_an_empty_value_is_none() -> None:
    expected = {"value": None}

    assert expected == parse("value:\n", "lake.yaml").data


def test_an_empty_text_in_quotation_marks_is_text() -> None:
    expected = {"value": ""}

    assert expected == parse("value: ''\n", "lake.yaml").data


def test_lists_and_mappings_nest() -> None:
    expected = [{"id": "a", "names": ["b", {"name": "c"}]}]

    assert expected == parse("- id: a\n  names: [b, {name: c}]\n", "lake.yaml").data


def test_an_empty_file_holds_nothing() -> None:
    assert parse("# only a comment\n", "lake.yaml").data is None


def test_lines_are_counted_as_editors_count_them() -> None:
    expected = ["lake.yaml:2:1: 'id' is here twice\n    Keep one; the other is on line 1."]

    assert expected == said("id: 'a\u2028b\u2029c\u0085d'\nid: boat\n")


def test_a_line_may_end_as_on_old_machines() -> None:
    expected = ["lake.yaml:3:1: 'id' is here twice\n    Keep one; the other is on line 1."]

    assert expected == said("id: a\rlabel: b\r\nid: boat\n")


def test_a_key_stands_once() -> None:
    expected = ["lake.yaml:3:1: 'id' is here twice\n    Keep one; the other is on line 1."]

    assert expected == said("id: ferry\ngloss: A boat\nid: boat\n")


def test_an_alias_is_refused() -> None:
    expected = ["lake.yaml:2:4: an alias (*name) repeats a value\n    Write the value out where it is needed."]

    assert expected == said("a: &boat ferry\nb: *boat\n")


def test_a_tag_is_refused() -> None:
    expected = ["lake.yaml:1:4: the tag !!python/name:os.system is not read here\n    Take the tag out."]

    problems = [problem.replace("tag:yaml.org,2002:", "!!") for problem in said("a: !!python/name:os.system boat\n")]

    assert expected == problems


def test_a_file_holds_one_document() -> None:
    expected = ["lake.yaml:2:1: a second document begins here\n    Keep one: take the `---` line out."]

    assert expected == said("a: b\n---\nc: d\n")


def test_a_key_is_one_word() -> None:
    expected = ["lake.yaml:1:3: a key must be one word\n    Write `key: value`."]

    assert expected == said("? [a, b]\n: c\n")


def test_a_file_of_brackets_is_too_deep() -> None:
    expected = [
        f"lake.yaml:1:{DEEPEST + 2}: this is nested too deeply to read\n    Write it in fewer levels.",
    ]

    assert expected == said("[" * 100_000)


def test_all_problems_of_form_are_told_at_once() -> None:
    expected = [
        "lake.yaml:2:1: 'a' is here twice\n    Keep one; the other is on line 1.",
        "lake.yaml:3:4: the tag !boat is not read here\n    Take the tag out.",
    ]

    assert expected == said("a: 1\na: 2\nb: !boat 3\n")


def test_a_character_that_yaml_forbids_is_found_where_it_is() -> None:
    expected = [
        (
            "lake.yaml:2:5: there is a control character here (U+0007), which no reader sees\n"
            "    Take it out, or type the word again."
        )
    ]

    assert expected == said("c: d\na: b\x07\n")


@given(st.lists(YAML_PIECES).map("".join) | st.text())
@example("- id: [")
@example("a\u2028b\u2028: c: d")
def test_any_text_is_read_or_is_a_problem(text: str) -> None:
    assert all(problem.message and problem.remedy for problem in found(text))


@given(LINES.map("\n".join).map("{}\n".format))
def test_a_problem_stands_in_the_file(text: str) -> None:
    last = text.count("\n") + 1

    assert all(1 <= problem.place.line <= last for problem in found(text))


@pytest.mark.parametrize("value", ["a\u202eb", '"a\\u202eb"', "a&#8238;b"])
def test_a_character_that_turns_a_line_round_is_refused_however_it_is_written(value: str) -> None:
    expected = [(2, "a character here (U+202E) changes the order in which the line is read")]

    with pytest.raises(ContentError) as caught:
        parse(f"title: {value}\n", "zenda.md", 2)

    assert expected == [(problem.place.line, problem.message) for problem in caught.value.problems]


def test_an_escape_in_a_key_is_refused() -> None:
    expected = (
        "x.yaml:1:1: there is a control character here (U+001B), which no reader sees\n"
        "    Take it out, or type the word again."
    )

    with pytest.raises(ContentError) as caught:
        parse('"a\\e[31m": 1\n', "x.yaml")

    assert [expected] == list(map(str, caught.value.problems))


def test_zero_width_text_is_empty_text() -> None:
    expected = {"title": "", "names": ["", "port"]}

    assert expected == parse('title: \u200b\nnames: ["\\u2060 ", port]\n', "x.yaml").data


@pytest.mark.parametrize("key", ["\ufeff", "\u200b", "\\u2060"])
def test_a_key_that_nobody_sees_is_a_problem(key: str) -> None:
    expected = ["x.yaml:2:1: no reader sees anything in this key\n    Take it out, or type the word again."]

    with pytest.raises(ContentError) as caught:
        parse(f'id: lake\n"{key}": b\n', "x.yaml")

    assert expected == [str(problem) for problem in caught.value.problems]
