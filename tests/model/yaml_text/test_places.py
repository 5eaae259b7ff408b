"""Where the values and keys of a YAML text are."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.model.problems import Place
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.model.yaml_text.places import Location

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
