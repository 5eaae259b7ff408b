"""Places, countries and borders -> a map whose outlines are right and whose names keep apart."""

import re
from functools import cache
from itertools import combinations, pairwise

import pytest

from newsgloss.model.figures.parts import COUNTRIES
from newsgloss.pages.figures.maps import HEIGHT, LETTER, LINE, WIDTH, WIDTHS, MapLabel, MapPicture, Marked, draw_map
from newsgloss.pages.figures.outlines import world

BERN, ROME, TUNIS = (7.45, 46.95), (12.5, 41.9), (10.18, 36.8)
SUVA, APIA = (178.44, -18.14), (-171.77, -13.83)
ALERT, TIKSI = (-62.3, 82.5), (128.9, 71.6)
NAMES = {
    "CH": "Switzerland",
    "IT": "Italy",
    "TN": "Tunisia",
    "FJ": "Fiji",
    "WS": "Samoa",
    "RU": "Russia",
    "AQ": "Antarctica",
}
Places = tuple[tuple[float, float], ...]
VIEWS: list[tuple[Places, str]] = [
    ((BERN,), "CH IT"),
    ((BERN, ROME, TUNIS), "CH IT TN"),
    ((SUVA, APIA), "FJ WS"),
    ((ALERT, TIKSI), "RU"),
    ((), "RU"),
    ((), "AQ"),
    ((), "CH"),
]
MOVE = re.compile(r"M(-?\d+) (-?\d+)l([^zM]*)")
Box = tuple[float, float, float, float]


@cache
def drawn(places: Places, countries: str, border: str = "") -> MapPicture:
    """Return the map of some places, which are called A, B, C, with the names of countries."""
    marked = [Marked("ABC"[number], place, None) for number, place in enumerate(places)]
    return draw_map(marked, [(code, NAMES[code]) for code in countries.split()], border.split())


def lines(path: str) -> list[list[tuple[int, int]]]:
    """Return the lines of a path, point by point."""
    found = []
    for x, y, rest in MOVE.findall(path):
        numbers = [int(number) for number in re.findall(r"-?\d+", rest)]
        line = [(int(x), int(y))]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            line.append((line[-1][0] + right, line[-1][1] + down))
        found.append(line)
    return found


def box(label: MapLabel, width: int) -> Box:
    """Return what a name covers in a picture of some width, in px: left, top, right, bottom."""
    wide = LETTER * max(map(len, label.lines))
    left = label.x * width / 100 + label.dx - {"start": 0, "middle": wide / 2, "end": wide}[label.align]
    top = label.y * width * HEIGHT / WIDTH / 100 + label.dy - 12
    return left, top, left + wide, top + LINE * len(label.lines)


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes share some ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_the_countries_that_may_be_named_are_those_whose_outlines_there_are() -> None:
    assert set(world().countries) == COUNTRIES


def test_borders_are_where_countries_meet() -> None:
    assert world().border("CH", "IT")
    assert world().border("CA", "US")
    assert world().border("US", "CA") == world().border("CA", "US")
    assert not world().border("CH", "TN")


def test_a_ring_ends_where_it_begins() -> None:
    rings = [*world().land, *world().lakes, *(ring for rings in world().countries.values() for ring in rings)]

    assert len(rings) > 2000
    assert [ring for ring in rings if ring.line[0] != ring.line[-1]] == []


@pytest.mark.parametrize(("places", "countries"), VIEWS)
def test_all_places_are_in_the_map_with_their_names(places: Places, countries: str) -> None:
    found = drawn(places, countries)

    assert len(found.dots) == len(places)
    assert all(0 < x < 100 and 0 < y < 100 for x, y in found.dots)
    assert [label.lines for label in found.labels] == [("ABC"[number],) for number in range(len(places))]


@pytest.mark.parametrize(("places", "countries"), VIEWS)
def test_outlines_are_within_the_picture_or_just_beyond_its_edge(places: Places, countries: str) -> None:
    found = drawn(places, countries)
    points = [point for line in lines(found.land + found.lakes) for point in line]

    assert points
    assert all(-10 <= x <= WIDTH + 10 and -10 <= y <= HEIGHT + 10 for x, y in points)


@pytest.mark.parametrize(("places", "countries"), VIEWS)
def test_no_line_leads_right_across_a_map(places: Places, countries: str) -> None:
    found = drawn(places, countries)
    inside = [
        (one, other)
        for line in lines(found.land + found.borders)
        for one, other in pairwise(line)
        if all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in (one, other))
    ]

    assert [(one, other) for one, other in inside if abs(one[0] - other[0]) > WIDTH / 2] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("places", "countries"), VIEWS)
def test_names_keep_apart_and_within_the_picture(places: Places, countries: str, width: int) -> None:
    found = drawn(places, countries)
    boxes = [box(label, width) for label in (*found.labels, *found.names)]

    assert not any(meet(one, other) for one, other in combinations(boxes, 2))
    assert all(left >= 0 and top >= 0 and right <= width for left, top, right, _ in boxes)
    assert all(bottom <= width * HEIGHT / WIDTH for *_, bottom in boxes)


def test_a_place_is_where_it_is_among_the_others() -> None:
    (bern, rome, tunis) = drawn((BERN, ROME, TUNIS), "").dots

    assert bern[0] < tunis[0] < rome[0]
    assert bern[1] < rome[1] < tunis[1]


def test_the_line_of_the_scale_is_as_long_as_it_says() -> None:
    found = drawn(((0.0, 0.0), (0.0, 9.0)), "")  # a thousand km from south to north
    (_, low), (_, high) = found.dots
    assert found.scale

    share = (found.scale.x2 - found.scale.x1) * WIDTH / ((low - high) * HEIGHT)

    assert share * 1000 == pytest.approx(found.scale.kilometres, rel=0.02)


def test_a_country_is_named_on_its_own_ground() -> None:
    found = drawn((ROME, TUNIS), "IT TN")
    names = {label.lines[0]: label.y for label in found.names}
    rome, tunis = found.dots

    assert names["Italy"] < names["Tunisia"]
    assert names["Italy"] < tunis[1]
    assert rome[1] < names["Tunisia"]


def test_the_border_that_is_meant_is_drawn_by_itself() -> None:
    plain, meant = drawn((BERN,), "CH IT"), drawn((BERN,), "CH IT", "CH IT")

    assert plain.border == ""
    assert meant.border
    assert meant.border in plain.borders or len(meant.borders) < len(plain.borders)


def test_without_places_a_map_shows_the_border() -> None:
    found = drawn((), "CH IT", "CH IT")
    xs = [x for line in lines(found.border) for x, _ in line]

    assert max(xs) - min(xs) > WIDTH / 2


def test_a_name_keeps_off_the_border_that_its_place_is_on() -> None:
    on_the_49th_parallel = Marked("Zenda town", (-110.0, 49.0), None)

    beside, below = (draw_map([on_the_49th_parallel], [], border).labels[0] for border in ([], ["CA", "US"]))

    assert (beside.align, below.align) == ("start", "middle")


def test_a_name_that_finds_no_room_is_left_out() -> None:
    crowd = [Marked(f"Port number {number} of Zenda", (7.45 + number / 50, 46.95), None) for number in range(8)]

    found = draw_map(crowd, [], [])

    assert len(found.dots) == 8
    assert 0 < len(found.labels) < 8


def test_a_map_is_light() -> None:
    near, far = drawn((BERN,), "CH IT", "CH IT"), drawn((), "RU")

    assert sum(map(len, (near.land, near.lakes, near.borders, near.border))) < 3000
    assert sum(map(len, (far.land, far.lakes, far.borders))) < 15_000
