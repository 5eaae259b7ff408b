from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.pages.entries.relation_map import (
    CHARACTERS,
    HEADING,
    INDENT,
    LINE,
    MOST,
    SIDE,
    STEM,
    TRUNK,
    Box,
    Group,
    Node,
    Picture,
    Segment,
    narrow_map,
    wide_map,
)

Draw = Callable[[Node, list[Group]], Picture]

OWN = Node("Lake Treaty", None, None)
TRUNKS = {TRUNK, 100 - TRUNK, STEM}
SLACK = 1e-9  # of px and %; floating point


def node(label: str) -> Node:
    """Return a node with an address."""
    return Node(label, f"/glossary/{label.lower().replace(' ', '-')}/", None)


def group(label: str, *labels: str, left: bool = False, apart: bool = False) -> Group:
    """Return a group of nodes."""
    return Group(label, tuple(map(node, labels)), left, apart)


def overlap(first: Box, second: Box) -> bool:
    """Return whether two boxes cover a common part of the picture."""
    across = min(first.x + first.width, second.x + second.width) - max(first.x, second.x)
    down = min(first.y + first.height, second.y + second.height) - max(first.y, second.y)
    return across > SLACK and down > SLACK


def touches(x: float, y: float, box: Box) -> bool:
    """Return whether a point is on the edge of a box or in it."""
    across = box.x - SLACK <= x <= box.x + box.width + SLACK
    return across and box.y - SLACK <= y <= box.y + box.height + SLACK


def is_trunk(segment: Segment) -> bool:
    """Return whether a line is one at which others meet."""
    return segment.x1 == segment.x2 and segment.x1 in TRUNKS


def test_in_a_wide_window_an_entry_stands_between_two_columns() -> None:
    found = wide_map(OWN, [group("Part of", "Law", left=True), group("Implemented by", "Ferry Act")])
    left, own, right = found.boxes

    assert (left.node.label, own.node.label, right.node.label) == ("Law", "Lake Treaty", "Ferry Act")
    assert left.x + left.width < own.x < own.x + own.width < right.x
    assert (left.own, own.own, right.own) == (False, True, False)


@pytest.mark.parametrize(("left", "x"), [(True, 100 - SIDE), (False, 0)])
def test_an_entry_takes_the_place_of_an_empty_column(left: bool, x: float) -> None:  # noqa: FBT001 -- an example
    found = wide_map(OWN, [group("Related", "Ferry Act", left=left)])

    assert [box.x for box in found.boxes if box.own] == [x]


def test_in_a_narrow_window_an_entry_stands_above_one_column() -> None:
    found = narrow_map(OWN, [group("Part of", "Law", left=True), group("Implemented by", "Ferry Act")])

    assert [(box.node.label, box.x, box.width) for box in found.boxes] == [
        ("Lake Treaty", 0, 100),
        ("Law", INDENT, 100 - INDENT),
        ("Ferry Act", INDENT, 100 - INDENT),
    ]


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
def test_a_group_stands_below_its_label(draw: Draw) -> None:
    found = draw(OWN, [group("Related", "Ferry Act"), group("People", "Rudolf Elphberg")])
    boxes = [box for box in found.boxes if not box.own]

    assert [heading.text for heading in found.headings] == ["Related", "People"]
    assert all(box.y - HEADING < heading.y < box.y for heading, box in zip(found.headings, boxes, strict=True))


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
def test_a_long_group_is_cut(draw: Draw) -> None:
    found = draw(OWN, [group("People", *(f"Fisher {number}" for number in range(MOST + 3)))])

    assert [box.node.label for box in found.boxes if not box.own] == [f"Fisher {number}" for number in range(MOST)]


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
def test_a_long_label_is_broken_and_its_box_grows(draw: Draw) -> None:
    found = draw(OWN, [group("Related", "Treaty", "Protocol on the crossing of the lake by ferry")])
    short, long = (box for box in found.boxes if not box.own)

    assert long.lines == ("Protocol on the crossing", "of the lake by ferry")
    assert long.height - short.height == LINE


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
def test_a_line_to_what_is_not_the_same_is_told_apart(draw: Draw) -> None:
    found = draw(OWN, [group("Not the same as", "Lake Act", left=True, apart=True), group("Related", "Ferry Act")])
    (apart,) = (segment for segment in found.segments if segment.apart)
    (box,) = (box for box in found.boxes if box.node.label == "Lake Act")

    assert touches(apart.x1, apart.y1, box) or touches(apart.x2, apart.y2, box)


LABELS = st.text(alphabet="abc é🏳", min_size=1, max_size=60).filter(str.strip)
NODES = st.lists(st.builds(Node, LABELS, st.none(), st.none()), min_size=1, max_size=6)
GROUPS = st.lists(st.builds(Group, LABELS, NODES, st.booleans(), st.booleans()), min_size=1, max_size=8)
OWNS = st.builds(Node, LABELS, st.none(), st.none())


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
@given(own=OWNS, groups=GROUPS)
def test_boxes_never_overlap(draw: Draw, own: Node, groups: list[Group]) -> None:
    found = draw(own, groups)

    assert len(found.boxes) == 1 + sum(min(MOST, len(group.nodes)) for group in groups)
    assert not any(overlap(first, second) for first, second in combinations(found.boxes, 2))


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
@given(own=OWNS, groups=GROUPS)
def test_every_line_touches_boxes_or_a_trunk_at_both_ends(draw: Draw, own: Node, groups: list[Group]) -> None:
    found = draw(own, groups)
    trunks = [segment for segment in found.segments if is_trunk(segment)]

    for line in found.segments:
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            assert (
                is_trunk(line)
                or any(touches(x, y, box) for box in found.boxes)
                or any(x == trunk.x1 and trunk.y1 - SLACK <= y <= trunk.y2 + SLACK for trunk in trunks)
            )


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
@given(own=OWNS, groups=GROUPS)
def test_a_line_leads_from_every_box_to_the_entry(draw: Draw, own: Node, groups: list[Group]) -> None:
    found = draw(own, groups)
    ends = [(line.x1, line.y1) for line in found.segments] + [(line.x2, line.y2) for line in found.segments]

    assert all(any(touches(x, y, box) for x, y in ends) for box in found.boxes)


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
@given(own=OWNS, groups=GROUPS)
def test_no_line_runs_through_a_box(draw: Draw, own: Node, groups: list[Group]) -> None:
    found = draw(own, groups)

    for line in found.segments:
        left, right = sorted((line.x1, line.x2))
        top, bottom = sorted((line.y1, line.y2))
        for box in found.boxes:
            beside = right <= box.x + SLACK or left >= box.x + box.width - SLACK
            assert beside or bottom <= box.y + SLACK or top >= box.y + box.height - SLACK


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
@given(own=OWNS, groups=GROUPS)
def test_all_of_it_is_inside_the_picture(draw: Draw, own: Node, groups: list[Group]) -> None:
    found = draw(own, groups)
    places = [(box.x, box.y) for box in found.boxes]
    places += [(box.x + box.width, box.y + box.height) for box in found.boxes]
    places += [(heading.x, heading.y) for heading in found.headings]
    places += [(line.x1, line.y1) for line in found.segments] + [(line.x2, line.y2) for line in found.segments]

    assert all(-SLACK <= x <= 100 + SLACK and -SLACK <= y <= found.height + SLACK for x, y in places)
    assert all(len(line) <= CHARACTERS for box in found.boxes for line in box.lines)


@pytest.mark.parametrize("draw", [wide_map, narrow_map])
@given(own=OWNS, groups=GROUPS)
def test_the_same_groups_give_the_same_picture(draw: Draw, own: Node, groups: list[Group]) -> None:
    assert draw(own, groups) == draw(own, groups)
