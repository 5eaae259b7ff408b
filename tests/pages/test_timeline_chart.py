from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.pages.timeline_chart import (
    HEAD,
    LABEL_CHARACTERS,
    LABEL_WIDTH,
    LINE,
    STEM,
    WIDTH,
    Band,
    Chart,
    Point,
    chart,
)

SLACK = 0.2  # px; places are rounded to a hundredth of a percent


class Rectangle(NamedTuple):
    """A part of the picture in px."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rectangle") -> bool:
        """Return whether two parts overlap by more than rounding."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


def point(when: str, *words: str, is_the_day: bool = False) -> Point:
    """Return a point whose label says its date as it is written."""
    return Point(when, when, words, is_the_day)


def band(*points: Point, id_: str = "story", to_scale: bool = True) -> Band:
    """Return a band of some points."""
    return Band(id_, id_.capitalize(), "2031", to_scale, points)


def labels(found: Chart, width: float = WIDTH) -> list[Rectangle]:
    """Return the rectangle of each label in a picture of some width."""
    boxes = []
    for dot in found.dots:
        if dot.label:
            place = dot.x * width / 100
            left = place - STEM - LABEL_WIDTH if dot.label.before else place + STEM
            top = found.axis + dot.label.y
            boxes.append(Rectangle(left, top, left + LABEL_WIDTH, top + LINE * len(dot.label.lines)))
    return boxes


def stems(found: Chart, width: float = WIDTH) -> list[Rectangle]:
    """Return the line from each dot to the end of its label, a pixel wide."""
    lines = []
    for dot in found.dots:
        if dot.label:
            place, ends = dot.x * width / 100, sorted((found.axis, found.axis + dot.label.stem_to))
            lines.append(Rectangle(place - 0.5, ends[0], place + 0.5, ends[1]))
    return lines


def test_a_point_has_its_label_beside_a_stem() -> None:
    found = chart([band(point("2031-05-02", "The port closes", is_the_day=True))])
    (dot,) = found.dots

    assert dot.is_the_day
    assert dot.label
    assert dot.label.lines == ("2031-05-02", "The port closes")
    assert dot.label.stem_to in {dot.label.y, dot.label.y + 2 * LINE}


def test_a_point_without_words_is_a_dot_alone() -> None:
    found = chart([band(point("2031-05-02"), point("2031-05-03"))])

    assert [dot.label for dot in found.dots] == [None, None]


def test_long_words_and_long_dates_are_broken_into_lines() -> None:
    written = Point("2030-12-30", "30 December 2030 to 2 January 2031", ("The port of Zenda closes to ferries",), False)  # noqa: FBT003 -- a field
    expected = ("30 December 2030 to", "2 January 2031", "The port of Zenda", "closes to ferries")

    (dot,) = chart([band(written)]).dots

    assert dot.label
    assert expected == dot.label.lines


def test_what_a_dot_says_is_broken_into_lines_and_towards_the_middle() -> None:
    said = "The port of Zenda closes to all ferries, says the authority of the lake, until it has been dredged"
    points = [
        Point(f"2031-05-{day:02}", "May", (), is_the_day=False, event=f"e{day}", hint=("May", said))
        for day in (1, 2, 3)
    ]
    cut = said.index(" it has")
    expected = ("May", said[:cut], said[cut + 1 :])

    dots = chart([band(*points)]).dots

    assert [dot.hint for dot in dots] == [expected] * 3
    assert [(dot.event, dot.hint_side) for dot in dots] == [("e1", "start"), ("e2", "middle"), ("e3", "end")]


def test_to_scale_a_point_stands_by_its_date() -> None:
    found = chart([band(point("2031-05-01"), point("2031-05-02"), point("2031-05-11"))])
    first, second, third = (dot.x for dot in found.dots)

    assert round((second - first) / (third - first), 2) == 0.1


def test_not_to_scale_points_stand_at_even_distances() -> None:
    found = chart([band(point("1921"), point("1922-05"), point("2031-05-11"), to_scale=False)])
    first, second, third = (dot.x for dot in found.dots)

    assert second - first == pytest.approx(third - second, abs=0.01)


def test_days_that_follow_each_other_do_not_run_into_one_dot() -> None:
    days = [point(f"2031-05-{day:02}") for day in (1, 2, 3)]
    found = chart([band(*days, point("2041-05-01"))])

    assert all(after.x - before.x > 1 for before, after in pairwise(found.dots))


def test_a_band_is_wider_the_more_labels_it_has() -> None:
    few = band(point("1921", "A treaty"), id_="before")
    many = band(*(point(f"2031-05-{day:02}", "A boat") for day in range(1, 8)))

    first, second = chart([few, many]).bands

    assert first.width < second.width
    assert (first.x, second.x) == (0, first.width)
    assert round(first.width + second.width, 1) == 100


def test_labels_stand_on_both_sides_of_the_line() -> None:
    found = chart([band(point("2031-05-01", "A boat"), point("2031-05-02", "Another boat"))])

    assert [label.top < found.axis for label in labels(found)] == [True, False]


def test_a_label_that_finds_no_room_is_left_out_and_its_dot_stays() -> None:
    days = [point(f"2031-05-{day:02}", "A boat that sails to Strelsau") for day in range(1, 29)]

    found = chart([band(*days)])

    assert 0 < len(labels(found)) < len(found.dots) == 28


WORDS = st.lists(st.sampled_from(["The port closes", "A boat", "Ferries stop for all", "Unbreakable" * 3]), max_size=3)
DAYS = st.lists(st.tuples(st.integers(0, 60), WORDS, st.booleans()), min_size=1, max_size=12, unique_by=lambda d: d[0])
BANDS = st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=3)
Drawn = Sequence[tuple[list[tuple[int, list[str], bool]], bool]]


def bands(drawn: Drawn) -> list[Band]:
    """Return bands whose points are in the order of their dates, as a timeline has them."""
    return [
        Band(
            f"band-{number}",
            "Title",
            "Scale",
            to_scale,
            [
                Point((date(2031, 1, 1) + timedelta(day)).isoformat(), "2 January 2031", tuple(words), is_the_day)
                for day, words, is_the_day in sorted(days)
            ],
        )
        for number, (days, to_scale) in enumerate(drawn)
    ]


@given(BANDS)
def test_every_point_has_its_dot_in_order_and_within_its_band(drawn: Drawn) -> None:
    written = bands(drawn)
    found = chart(written)
    dots = iter(found.dots)

    assert len(found.dots) == sum(len(band.points) for band in written)
    assert all(before.x < after.x for before, after in pairwise(found.dots))
    for box, one in zip(found.bands, written, strict=True):
        for each in one.points:
            dot = next(dots)
            assert 0 <= box.x < dot.x < box.x + box.width <= 100.01
            assert dot.is_the_day == each.is_the_day
            assert dot.label is None or dot.label.lines[0] == each.when


@pytest.mark.parametrize("width", [WIDTH, 1.3 * WIDTH, 3 * WIDTH])
@given(drawn=BANDS)
def test_no_two_labels_meet_and_no_stem_crosses_a_label(drawn: Drawn, width: float) -> None:
    found = chart(bands(drawn))
    boxes, lines = labels(found, width), stems(found, width)

    assert not any(first.meets(second) for first, second in combinations(boxes, 2))
    assert not any(line.meets(box) for line in lines for box in boxes)


@given(BANDS)
def test_all_of_it_is_inside_the_picture_and_below_the_titles(drawn: Drawn) -> None:
    found = chart(bands(drawn))
    boxes = labels(found)

    assert HEAD < found.axis < found.height
    assert all(box.left >= -SLACK and box.right <= WIDTH + SLACK for box in boxes)
    assert all(box.top >= HEAD and box.bottom <= found.height for box in boxes)
    assert all(box.bottom < found.axis or box.top > found.axis for box in boxes)
    assert all(len(line) <= LABEL_CHARACTERS for dot in found.dots if dot.label for line in dot.label.lines)


@given(BANDS)
def test_the_same_points_give_the_same_picture(drawn: Drawn) -> None:
    assert chart(bands(drawn)) == chart(bands(drawn))


@given(st.integers(30, 120))
def test_many_points_stay_in_order(count: int) -> None:
    found = chart([band(*(point((date(2031, 1, 1) + timedelta(day)).isoformat(), "A boat") for day in range(count)))])

    assert len(found.dots) == count
    assert all(before.x < after.x for before, after in pairwise(found.dots))
