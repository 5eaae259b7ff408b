import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.yaml_source import read_text, split_front_matter, write_text
from newsgloss.model.yaml_text.parsing import DEEPEST, parse
from newsgloss.model.yaml_text.places import Location

YAML_PIECES = st.sampled_from(
    [*":-[]{},'\"|>#?<%@\\é\n\t\r\x07\x85\u2028\ufeff", "a", "id", ": ", "- ", "  ", "&a", "*a", "!!int", "---", "..."]
)
LINES = st.lists(
    st.sampled_from(["a: b", "- c", "  d: [", "]", "e: {", '"', "f", "\tg: h", "  - i: 'j'", "k: *l", "m: n: o"])
)
LAKE = """\
- id: ferry
  names: [boat, {name: ship, match: never}]
  sources:
    - gazette
- id: pier
"""
KEYS = st.sampled_from(["id", "names", "name", "0", "1"])
DATA = st.recursive(
    st.sampled_from(["boat", "ship"]),
    lambda within: st.lists(within, max_size=4) | st.dictionaries(KEYS, within, max_size=4),
    max_leaves=20,
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


def test_every_value_has_its_place() -> None:
    document = parse("- id: ferry\n  names:\n    - boat\n", "lake.yaml")
    expected = [Place("lake.yaml", 1, 7), Place("lake.yaml", 3, 7)]

    assert expected == [document.places.place((0, "id")), document.places.place((0, "names", 0))]


def test_every_key_has_its_place() -> None:
    document = parse("- id: ferry\n  names:\n    - boat\n", "lake.yaml")
    expected = Place("lake.yaml", 2, 3)

    assert expected == document.places.key_place((0, "names"))


def test_a_value_that_is_missing_stands_where_it_would_belong() -> None:
    document = parse("# words\n- id: ferry\n", "lake.yaml")
    expected = Place("lake.yaml", 2, 3)

    assert expected == document.places.place((0, "gloss"))


def test_a_text_without_a_value_begins_on_its_first_line() -> None:
    expected = Place("lake.yaml", 1, 1)

    assert expected == parse("", "lake.yaml").places.place(())


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    document = parse("title: Zenda\n", "zenda.md", first_line=2)
    expected = Place("zenda.md", 2, 8)

    assert expected == document.places.place(("title",))


def test_a_colon_in_a_text_wants_quotation_marks() -> None:
    expected = [
        (
            "lake.yaml:1:14: this is not YAML: mapping values are not allowed in this context\n"
            "    Put text that contains ': ' in quotation marks."
        )
    ]

    assert expected == said("gloss: A boat: it floats\n")


@pytest.mark.parametrize(
    ("text", "place"), [("ferry:\n\tgloss: A boat\n", "2:1"), ("a:\n  \t- b\n", "2:3"), ("- \tid: a\n\tb: c\n", "1:3")]
)
def test_a_tab_is_no_indentation(text: str, place: str) -> None:
    expected = [f"lake.yaml:{place}: a tab is used to indent here\n    Indent with spaces instead of tabs."]

    assert expected == said(text)


def test_an_open_bracket_is_found_where_it_is_opened() -> None:
    expected = ["lake.yaml:1:8: this bracket is not closed: [\n    Write ] where what it holds ends."]

    assert expected == said("names: [boat\n")


def test_lines_are_counted_as_editors_count_them() -> None:
    expected = ["lake.yaml:2:1: 'id' is here twice\n    Keep one; the other is on line 1."]

    assert expected == said("id: 'a\u2028b\u2029c\u0085d'\nid: boat\n")


def test_a_line_may_end_as_on_old_machines() -> None:
    expected = ["lake.yaml:3:1: 'id' is here twice\n    Keep one; the other is on line 1."]

    assert expected == said("id: a\rlabel: b\r\nid: boat\n")


def test_a_key_without_a_colon_is_found_where_it_begins() -> None:
    expected = (
        "lake.yaml:2:1: this is neither a key with its value nor part of the text above\n"
        "    Write `key: value`, or indent it further than the key of its text."
    )

    assert [expected] == said("id: ferry\nglo")


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


def test_front_matter_is_what_stands_between_two_lines_of_dashes() -> None:
    expected = ("title: Zenda\n", "\nThe port closed.\n", 4)

    assert expected == split_front_matter("---\ntitle: Zenda\n---\n\nThe port closed.\n")


def test_a_page_without_front_matter_is_all_body() -> None:
    expected = (None, "The port closed.\n\n---\n", 1)

    assert expected == split_front_matter("The port closed.\n\n---\n")


def test_front_matter_that_never_ends_is_none() -> None:
    expected = (None, "---\ntitle: Zenda\n", 1)

    assert expected == split_front_matter("---\ntitle: Zenda\n")


def test_front_matter_ends_at_the_first_line_of_dashes() -> None:
    expected = ("title: Zenda\n", "A rule:\n\n---\n", 4)

    assert expected == split_front_matter("---\ntitle: Zenda\n---\nA rule:\n\n---\n")


def test_front_matter_may_be_empty() -> None:
    expected = ("", "Text\n", 3)

    assert expected == split_front_matter("---\n---\nText\n")


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\nb\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_a_file_has_one_kind_of_line_end_and_no_byte_order_mark(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_bytes(data)
    expected = "a\nb\n"

    assert expected == read_text(NamedPath(path, "lake.yaml"))


def test_a_byte_that_is_not_utf_8_is_found(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_bytes(b"a: b\nc: caf" + b"\xe9\n")
    expected = ["lake.yaml:2:7: this is not UTF-8 text\n    Save the file as UTF-8."]

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(path, "lake.yaml"))

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "zenda.md"

    assert write_text(path, "é\n")
    assert path.read_bytes() == "é\n".encode()


def test_a_file_whose_bytes_would_stay_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "zenda.md"
    write_text(path, "text\n")
    os.utime(path, (1, 1))

    assert not write_text(path, "text\n")
    assert path.stat().st_mtime == 1


def test_a_byte_that_is_not_utf_8_is_found_on_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "lake.yaml"
    path.write_bytes(b"\xe9")
    expected = "lake.yaml:1:1"

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(path, "lake.yaml"))

    assert expected == str(caught.value.problems[0].place)


def test_nothing_is_left_beside_a_written_file(tmp_path: Path) -> None:
    write_text(tmp_path / "zenda.md", "one\n")
    write_text(tmp_path / "zenda.md", "two\n")
    expected = ["zenda.md"]

    assert expected == [path.name for path in tmp_path.iterdir()]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "zenda.md").mkdir()
    expected = ["zenda.md"]

    with pytest.raises(OSError, match=re.escape("zenda.md")):
        write_text(tmp_path / "zenda.md", "text\n")

    assert expected == [path.name for path in tmp_path.iterdir()]


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


def test_marks_stacked_on_a_letter_are_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "zenda.md"
    file.write_text("Port\n\nabcde" + "\u0301\u0323" * 16, encoding="utf-8")
    message = "more than 30 accents and marks are on one letter here"
    expected = [f"zenda.md:3:6: {message}\n    Take them out; no script has so many."]

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(file, "zenda.md"))

    assert expected == [str(problem) for problem in caught.value.problems]


def test_nothing_is_written_through_a_hidden_folder_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / ".base").symlink_to(tmp_path / "victim")

    with pytest.raises(ContentError, match="this folder is a link, and nothing is written through it"):
        write_text(tmp_path / ".base" / "zenda.md", "x")

    assert list((tmp_path / "victim").iterdir()) == []


def test_a_half_written_file_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / ".zenda.md.part").symlink_to(tmp_path / "thesis.txt")

    write_text(tmp_path / "zenda.md", "x")

    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "zenda.md").is_symlink()


@pytest.mark.parametrize("key", ["\ufeff", "\u200b", "\\u2060"])
def test_a_key_that_nobody_sees_is_a_problem(key: str) -> None:
    expected = ["x.yaml:2:1: no reader sees anything in this key\n    Take it out, or type the word again."]

    with pytest.raises(ContentError) as caught:
        parse(f'id: lake\n"{key}": b\n', "x.yaml")

    assert expected == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [
        ((), 1, 1),
        ((0,), 1, 3),
        ((0, "id"), 1, 7),
        ((0, "names"), 2, 10),
        ((0, "names", 0), 2, 11),
        ((0, "names", 1, "match"), 2, 37),
        ((0, "sources", 0), 4, 7),
        ((1, "id"), 5, 7),
    ],
)
def test_a_value_is_found_by_its_keys(location: Location, line: int, column: int) -> None:
    assert parse(LAKE, "lake.yaml").places.place(location) == Place("lake.yaml", line, column)


@pytest.mark.parametrize(
    ("location", "nearest"),
    [
        ((0, "gloss"), (0,)),
        ((2, "id"), ()),
        ((0, "names", 7), (0, "names")),
        ((0, "sources", "id"), (0, "sources")),
        ((0, 0), (0,)),
        (("id",), ()),
    ],
)
def test_what_is_not_there_is_at_the_nearest_value_around_it(location: Location, nearest: Location) -> None:
    places = parse(LAKE, "lake.yaml").places

    assert places.place(location) == places.place(nearest)


def test_a_key_is_where_it_begins_and_an_item_has_none() -> None:
    places = parse(LAKE, "lake.yaml").places

    assert places.key_place((0, "names", 1, "name")) == Place("lake.yaml", 2, 18)
    assert places.key_place((0, "sources", 0)) == places.place((0, "sources", 0))
    assert places.key_place((0, "gloss")) == places.place((0,))


def test_nothing_is_at_the_beginning_of_an_empty_file() -> None:
    places = parse("", "lake.yaml").places

    assert places.place((0, "id")) == places.key_place(("id",)) == Place("lake.yaml", 1, 1)


def nodes(node: yaml.Node, location: Location = ()) -> Iterator[tuple[Location, yaml.Node, yaml.Node | None]]:
    """Yield all values of a text as PyYAML composes them: location, value and key."""
    yield location, node, None
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from nodes(item, (*location, index))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            first, *others = nodes(value, (*location, key.value))
            yield first[0], first[1], key
            yield from others


@given(DATA, st.booleans())
def test_every_value_and_key_is_where_pyyaml_has_it(data: object, flow: bool) -> None:  # noqa: FBT001 -- drawn
    text = yaml.safe_dump(data, default_flow_style=flow)
    places = parse(text, "lake.yaml").places

    for location, value, key in nodes(yaml.compose(text, Loader=yaml.SafeLoader)):
        at = value.start_mark
        expected = Place("lake.yaml", at.line + 1, at.column + 1)
        assert places.place(location) == expected
        key_at = key.start_mark if key else at
        assert places.key_place(location) == Place("lake.yaml", key_at.line + 1, key_at.column + 1)
