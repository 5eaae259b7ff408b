"""An entry and the groups of entries that it is related to -> a picture: boxes, the lines between them, and labels.

Across, places are shares of the picture's width, down they are in CSS pixels, so that letters keep their size. There
are two pictures, for a wide window and a narrow one; neither is a shrunken form of the other.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

DRAWN = 4  # entries around one; three are read faster than drawn
MOST = 4  # nodes of a group; the list below the picture has all of them
PADDING = 9  # px above and below a node's label
LINE = 19  # px from one line of a label to the next
RISE = 4  # px; with it, the capitals of a label are in the middle of its line
BETWEEN = 10  # px between two nodes
HEADING = 20  # px for the label of a group
BETWEEN_GROUPS = 18  # px
CHARACTERS = 26  # in a line of a label; what the narrowest box holds
SIDE = 28.0  # % of the width: a node in a wide picture
TRUNK = 33.0  # % of the width: where the lines of one side meet
CENTRE = 38.0  # % of the width: where the entry's own box begins
INDENT = 9.0  # % of the width: where nodes begin in a narrow picture
STEM = 3.5  # % of the width: the trunk of a narrow picture


class Node(NamedTuple):
    """A related entry as the picture names it."""

    label: str
    url: str | None
    lang: str | None


class Group(NamedTuple):
    """Related entries, and how they are: `Opposite of`. `apart` says that they are not, in truth: "not the same as"."""

    label: str
    nodes: Sequence[Node]
    left: bool
    apart: bool = False


class Box(NamedTuple):
    """A node in the picture. `x` and `width` in %, `y` and `height` in px; `own` is the entry whose picture it is."""

    node: Node
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    own: bool = False

    @property
    def text_y(self) -> float:
        """Where its label begins, in px: the baseline of the first line is one line lower."""
        return self.y + RISE


class Segment(NamedTuple):
    """A straight line: `x1` and `x2` in %, `y1` and `y2` in px."""

    x1: float
    y1: float
    x2: float
    y2: float
    apart: bool = False


class Heading(NamedTuple):
    """A group's label: `x` in %, `y` of its baseline in px."""

    text: str
    x: float
    y: float


class Picture(NamedTuple):
    """Boxes, lines and labels, and the height of it all in px."""

    height: float
    boxes: tuple[Box, ...]
    segments: tuple[Segment, ...]
    headings: tuple[Heading, ...]


class Maps(NamedTuple):
    """The picture of the same relations for a wide and for a narrow window."""

    wide: Picture
    narrow: Picture


def maps(own: Node, groups: Sequence[Group]) -> Maps | None:
    """Return the pictures of the entries around one, if there are enough of them."""
    if sum(len(group.nodes) for group in groups) < DRAWN:
        return None
    return Maps(wide_map(own, groups), narrow_map(own, groups))


def wide_map(own: Node, groups: Sequence[Group]) -> Picture:
    """Return the picture for a wide window: the entry between two columns."""
    left, right = (_column([group for group in groups if group.left is side], x) for side, x in _sides())
    height = max(left.height, right.height, _height(own))
    middle = height / 2
    left, right = (_lowered(column, middle - column.height / 2) for column in (left, right))
    start, width = _centre(left, right)
    centre = Box(own, _wrapped(own), start, middle - _height(own) / 2, width, _height(own), own=True)
    segments = [
        *_joined(left, SIDE, TRUNK, start, middle),
        *_joined(right, 100 - SIDE, 100 - TRUNK, start + width, middle),
    ]
    headings = (*left.headings, *right.headings)
    return Picture(height, (*left.boxes, centre, *right.boxes), tuple(segments), headings)


def narrow_map(own: Node, groups: Sequence[Group]) -> Picture:
    """Return the picture for a narrow window: the entry above one column."""
    top = Box(own, _wrapped(own), 0, 0, 100, _height(own), own=True)
    column = _lowered(_column(groups, INDENT, 100 - INDENT), top.height + BETWEEN_GROUPS)
    ends = [box.y + box.height / 2 for box in column.boxes]
    segments = [Segment(STEM, top.height, STEM, max(ends, default=top.height))]
    segments += (Segment(STEM, end, INDENT, end, apart) for end, apart in zip(ends, _aparts(groups), strict=True))
    height = column.height + top.height + BETWEEN_GROUPS
    return Picture(height, (top, *column.boxes), tuple(segments), column.headings)


class _Column(NamedTuple):
    height: float
    boxes: tuple[Box, ...]
    headings: tuple[Heading, ...]
    aparts: tuple[bool, ...]


def _centre(left: _Column, right: _Column) -> tuple[float, float]:
    """Return where the entry's own box begins and how wide it is: it takes the place of a column that is empty."""
    if left.boxes and right.boxes:
        return CENTRE, 100 - 2 * CENTRE
    return (0, SIDE) if right.boxes else (100 - SIDE, SIDE)


def _sides() -> Iterator[tuple[bool, float]]:
    yield True, 0.0
    yield False, 100 - SIDE


def _column(groups: Sequence[Group], x: float, width: float = SIDE) -> _Column:
    """Return groups one below the other, each below its label."""
    boxes: list[Box] = []
    headings = []
    y = 0.0
    for group in groups:
        y += BETWEEN_GROUPS if boxes else 0
        headings.append(Heading(group.label, x, y + HEADING - 7))
        y += HEADING
        for node in group.nodes[:MOST]:
            boxes.append(Box(node, _wrapped(node), x, y, width, _height(node)))
            y += _height(node) + BETWEEN
        y -= BETWEEN
    return _Column(y, tuple(boxes), tuple(headings), tuple(_aparts(groups)))


def _aparts(groups: Sequence[Group]) -> list[bool]:
    return [group.apart for group in groups for _ in group.nodes[:MOST]]


def _lowered(column: _Column, by: float) -> _Column:
    boxes = tuple(box._replace(y=box.y + by) for box in column.boxes)
    headings = tuple(heading._replace(y=heading.y + by) for heading in column.headings)
    return column._replace(boxes=boxes, headings=headings)


def _joined(column: _Column, edge: float, trunk: float, centre: float, middle: float) -> Iterator[Segment]:
    """Yield the lines from a column's boxes to their trunk, the trunk, and the line from it to the entry's box."""
    ends = [box.y + box.height / 2 for box in column.boxes]
    if not ends:
        return
    for end, apart in zip(ends, column.aparts, strict=True):
        yield Segment(edge, end, trunk, end, apart)
    yield Segment(trunk, min(*ends, middle), trunk, max(*ends, middle))
    yield Segment(trunk, middle, centre, middle)


def _wrapped(node: Node) -> tuple[str, ...]:
    return tuple(textwrap.wrap(node.label, CHARACTERS, break_on_hyphens=False))


def _height(node: Node) -> float:
    return 2 * PADDING + LINE * len(_wrapped(node))
