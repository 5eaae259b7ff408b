"""YAML that cannot be read: where its mistake begins, and what is read all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.model.yaml_text.mistakes import segments
from newsgloss.model.yaml_text.parsing import parse_what_can_be

GLOSSARY = "".join(
    f"- id: word-{number}\n  kind: term\n  label: word {number}\n  gloss: What it's for, in the editors' words.\n"
    for number in range(20)
)
QUOTED = GLOSSARY.replace("label: word 7", 'label: "word 7"').replace("label: word 9", "label: 'word 9'")


def said(text: str) -> list[str]:
    """Return what is wrong with a YAML text, in words."""
    return [str(problem) for problem in parse_what_can_be(text, "lake.yaml").problems]


def not_closed(place: str, mark: str) -> list[str]:
    """Return what is said of a quotation mark that is not closed."""
    remedy = f"Write another {mark} where the text ends."
    return [f"lake.yaml:{place}: this quotation mark is not closed: {mark}\n    {remedy}"]


@pytest.mark.parametrize("mark", ["'", '"'])
@pytest.mark.parametrize("below", [GLOSSARY, QUOTED, "", "- id: pier\n  names: [\"a\", 'b']\n"])
@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("  gloss: {}A boat that crosses\n  body: It floats.\n", 10),
        ("  names: [boat, {}ship]\n", 17),
        ("  names: [{{name: {}ship, match: never}}]\n", 18),
        ("  names:\n    - {}boat\n    - ship\n", 7),
        ("  names:\n    - name: {}boat\n      match: never\n", 13),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_found_where_it_opens(
    value: str, column: int, below: str, mark: str
) -> None:
    text = f"{GLOSSARY}- id: ferry\n{value.format(mark)}{below}"
    line = GLOSSARY.count("\n") + 1 + next(n for n, one in enumerate(value.split("\n"), 1) if "{}" in one)

    assert said(text) == not_closed(f"{line}:{column}", mark)


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_mark_that_closes_at_another_text_of_the_same_item_is_found_where_it_opens(mark: str) -> None:
    text = f"- id: ferry\n  label: {mark}Ferry\n  gloss: {mark}A boat{mark}\n  body: It floats.\n"

    assert said(text) == not_closed("2:10", mark)


@pytest.mark.parametrize("mark", ["'", '"'])
def test_two_marks_far_from_each_other_are_no_text_of_many_items(mark: str) -> None:
    text = f"- id: ferry\n  label: {mark}Ferry\n{GLOSSARY}- id: pier\n  label: Pier{mark}\n"

    assert said(text) == not_closed("2:10", mark)


def test_marks_in_plain_text_blocks_and_comments_are_none() -> None:
    text = (
        "- id: ferry # it's the \"boat\n"
        "  label: Skipper's \"boat\n"
        "  gloss: |\n    'Tis \"afloat\n    id: no key\n"
        "  body: >-\n    It's\n"
    )

    assert said(text) == []
    assert said(f'{text}  origin: "old\n{GLOSSARY}') == not_closed("8:11", '"')


def test_a_text_in_marks_may_have_several_lines() -> None:
    text = "dek: 'The port\n  closed: nobody\n\n  may cross'\nnames:\n  - \"a\n    - b: c\"\n"

    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        pytest.param(
            "label: 'It's a boat'\n",
            "1:11",
            "a text goes on after the quotation mark that ends it",
            "Write '' for an apostrophe in it, or put the whole text between double quotation marks.",
            id="an apostrophe in single marks",
        ),
        pytest.param(
            'id: a\ngloss: "Boat" of the lake\n',
            "2:13",
            "a text goes on after the quotation mark that ends it",
            'Write \\" for a quotation mark in it, or put the whole text between the marks.',
            id="a part of a text in marks",
        ),
        pytest.param(
            'names: ["boat" of the lake]\n',
            "1:14",
            "a text goes on after the quotation mark that ends it",
            'Write \\" for a quotation mark in it, or put the whole text between the marks.',
            id="a part of an item in marks",
        ),
        pytest.param(
            "- id: ferry\n  label Ferry\n  gloss: A boat\n",
            "2:3",
            "this is neither a key with its value nor part of the text above",
            "Write `key: value`, or indent it further than the key of its text.",
            id="a line that is no key",
        ),
        pytest.param(
            "id: ferry\nglo",
            "2:1",
            "this is neither a key with its value nor part of the text above",
            "Write `key: value`, or indent it further than the key of its text.",
            id="a last line that is no key",
        ),
        pytest.param(
            "gloss: A boat: it floats\n",
            "1:14",
            "this is not YAML: mapping values are not allowed in this context",
            "Put text that contains ': ' in quotation marks.",
            id="a colon in a text",
        ),
        pytest.param(
            "names: [boat\n",
            "1:8",
            "this bracket is not closed: [",
            "Write ] where what it holds ends.",
            id="an open bracket on the last line",
        ),
        pytest.param(
            "- id: ferry\n  label: @ferry\n",
            "2:10",
            "this is not YAML: found character that cannot start any token",
            "Look at this line and the one above: indentation, quotation marks, a missing colon or dash.",
            id="another mistake",
        ),
    ],
)
def test_a_mistake_is_told_where_it_begins_and_with_its_remedy(
    text: str, place: str, message: str, remedy: str
) -> None:
    assert said(text) == [f"lake.yaml:{place}: {message}\n    {remedy}"]


@pytest.mark.parametrize(
    ("text", "place"), [("ferry:\n\tgloss: A boat\n", "2:1"), ("a:\n  \t- b\n", "2:3"), ("- \tid: a\n\tb: c\n", "1:3")]
)
def test_a_tab_is_no_indentation(text: str, place: str) -> None:
    expected = [f"lake.yaml:{place}: a tab is used to indent here\n    Indent with spaces instead of tabs."]

    assert expected == said(text)


@pytest.mark.parametrize(("opening", "closing"), [("[boat, ship", "]"), ("{name: boat, match: never", "}")])
@pytest.mark.parametrize("below", [GLOSSARY, QUOTED, "", "- id: pier\n  names: [boat]\n"])
def test_a_bracket_that_is_not_closed_is_found_where_it_opens(opening: str, closing: str, below: str) -> None:
    text = f"{GLOSSARY}- id: ferry\n  names: {opening}\n  gloss: A boat\n{below}"
    expected = [
        f"lake.yaml:82:10: this bracket is not closed: {opening[0]}\n    Write {closing} where what it holds ends."
    ]

    assert said(text) == expected


def test_what_is_wrong_in_an_item_hides_nothing_in_the_others() -> None:
    text = "- id: a\n  label: 'open\n- id: b\n  id: c\n- id: d\n  names: [x\n- id: e\n"

    document = parse_what_can_be(text, "lake.yaml", 3)

    assert document.data == [{"id": "b"}, {"id": "e"}]
    assert document.unread == ("- id: a\n  label: 'open\n", "- id: d\n  names: [x\n")
    assert str(document.places.place((1, "id"))) == "lake.yaml:9:7"
    assert sorted(problem.place.line for problem in document.problems) == [4, 6, 8]


def test_what_is_wrong_below_a_key_hides_no_other_key() -> None:
    text = "# words\ntitle: Zenda\ndek: \"open\n'seed': zenda\nquestions:\n  - q: [x\n- lost\nstatus: draft\n"

    document = parse_what_can_be(text, "zenda.md", 2)

    assert document.data == {"title": "Zenda", "seed": "zenda", "status": "draft"}
    assert document.unread == ('dek: "open\n', "questions:\n  - q: [x\n- lost\n")
    assert [str(problem.place) for problem in document.problems] == ["zenda.md:4:6", "zenda.md:7:8"]


def test_nothing_is_read_where_no_part_can_be() -> None:
    document = parse_what_can_be("- [\n", "lake.yaml")

    assert (document.data, document.unread, len(document.problems)) == (None, ("- [\n",), 1)


@given(st.text("ab:-[]{}'\"\n #", max_size=40))
def test_the_parts_of_a_text_are_all_of_it(text: str) -> None:
    found = segments(text)

    assert "".join(segment.text for segment in found) == (text if found else "")
    assert all(text.split("\n")[segment.line :][0].startswith(segment.text.partition("\n")[0]) for segment in found)


@given(st.text("ab:-[]{}'\"\n #?\t&*!|>", max_size=60) | st.text(st.characters(codec="utf-8")))
def test_any_text_is_read_as_far_as_it_can_be(text: str) -> None:
    document = parse_what_can_be(text, "lake.yaml")

    assert document.problems or not document.unread


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: The lake\ncategory:{}Transport\ndate: 2031-05-02\n", "2:10"),
        ("- id: pier\n{} label: pier\n", "2:1"),
        ("- id: pier\n  names:\n  -{}quay\n  - dock\n  gloss: A wall: of stone.\n", "3:4"),
        ("- id: pier\n  label:{}pier\n  gloss: A wall.\n", "2:9"),
    ],
)
def test_a_space_that_is_not_yamls_is_found_where_it_is(text: str, place: str, space: str) -> None:
    message = "this space is one at which no line breaks, and YAML does not read it as a space"

    assert said(text.format(space)) == [f"lake.yaml:{place}: {message}\n    Delete it, and type a space."]


def test_what_is_right_before_a_space_that_is_not_yamls_is_read() -> None:
    text = "title: The lake\nlang: fr\ncategory:\u00a0Transport\ndate: 2031-05-02\n"

    assert parse_what_can_be(text, "lake.yaml").data == {"title": "The lake", "date": "2031-05-02"}


@pytest.mark.parametrize(("mark", "end"), ["“”", "«»", "„“"])
def test_quotation_marks_that_are_not_yamls_are_told(mark: str, end: str) -> None:
    message = f"lake.yaml:2:6: YAML does not read {mark} as a quotation mark, so this text may not contain ': '"
    remedy = "Put the whole text between straight ones as well: '...' or \"...\"."

    assert said(f"title: The lake\ndek: {mark}Boats: what they cost{end}\n") == [f"{message}\n    {remedy}"]
