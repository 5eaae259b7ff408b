"""Dated points in bands -> where each is in a picture: dots on a line, labels above and below it.

Across, everything is a share of the picture's width, so that it can grow without its letters growing; down, it is in
CSS pixels. Labels are placed for the narrowest picture; in a wider one they only move apart.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .figures.geometry import Rectangle

WIDTH = 952  # px; the narrowest picture: text and notes side by side in a window of 65 rem
SMALLEST_BAND = 0.2  # of the width; room for its title
EDGE = 14  # px between a band's edge and the first or last point in it
APART = 11  # px between two dots, so that both are seen
LABEL_CHARACTERS = 19  # in a line of a label
LABEL_WIDTH = 128  # px; such a line at .8125 rem in a wide letter
LINE = 16  # px from one line of a label to the next
GAP = 8  # px between labels, and from the line to the nearest of them
STEM = 6  # px between a label and its stem
HEAD = 44  # px; the band's title and scale
HINT_CHARACTERS = 80  # in a line of what a dot says; wherever it is, two thirds of WIDTH are beside it
LEVELS = 5  # rows of labels on each side; one that finds no room there has a dot alone


class Point(NamedTuple):
    """What happened on a date, `YYYY-MM-DD` cut where it is not known; its label says when, then each of `words`.

    `hint` says it in full where that is asked for: the date, then each headline. `event` is the id of the first.
    """

    date: str
    when: str
    words: tuple[str, ...]
    is_the_day: bool
    event: str = ""
    hint: tuple[str, ...] = ()


class Band(NamedTuple):
    """A stretch of time with a scale of its own; its points are at even distances or (`to_scale`) by date."""

    id: str
    title: str
    scale: str
    to_scale: bool
    points: Sequence[Point]


class Label(NamedTuple):
    """A label: its lines, which say when and then what, and the stem that joins it to its dot; in px from the dot."""

    lines: tuple[str, ...]
    y: float
    stem_to: float
    before: bool

    @property
    def dx(self) -> int:
        """How far it is from its stem, in px."""
        return -STEM if self.before else STEM


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in the picture. `x` is in % of its width; `event` and the lines of its `hint` are its point's."""

    x: float
    is_the_day: bool
    label: Label | None
    event: str
    hint: tuple[str, ...]

    @property
    def hint_y(self) -> float:
        """Where the first line of its hint stands, in px from the dot: the last is above it."""
        return -LINE * len(self.hint)

    @property
    def hint_side(self) -> str:
        """On which side of the picture the dot is, by thirds: its hint is towards the middle."""
        return "start" if self.x < 100 / 3 else "end" if self.x > 200 / 3 else "middle"


class BandBox(NamedTuple):
    """A band in the picture: where it begins and how wide it is, in % of the width."""

    id: str
    title: str
    scale: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a timeline: its height and the height of its line in px, its bands and its dots."""

    height: float
    axis: float
    bands: tuple[BandBox, ...]
    dots: tuple[Dot, ...]


def chart(bands: Sequence[Band]) -> Chart:
    """Return the picture of some bands, side by side."""
    widths = _widths(bands)
    boxes, points, places = [], [], []
    left = 0.0
    for band, width in zip(bands, widths, strict=True):
        boxes.append(BandBox(band.id, band.title, band.scale, _share(left), _share(width)))
        points += list(band.points)
        places += [left + place for place in _places(band, width)]
        left += width
    labels = list(_labels(points, places))
    above = max([0, *(-box.top for _, box in filter(None, labels))])
    below = max([GAP, *(box.bottom for _, box in filter(None, labels))])
    axis = HEAD + above + GAP
    dots = (
        Dot(
            _share(place),
            point.is_the_day,
            _label(point, *placed) if placed else None,
            point.event,
            tuple(line for said in point.hint for line in textwrap.wrap(said, HINT_CHARACTERS)),
        )
        for point, place, placed in zip(points, places, labels, strict=True)
    )
    return Chart(axis + below + GAP, axis, tuple(boxes), tuple(dots))


def _share(pixels: float) -> float:
    return round(100 * pixels / WIDTH, 1)


def _widths(bands: Sequence[Band]) -> list[float]:
    """Return each band's width: by the number of labels in it, but room for its title at the least."""
    smallest = min(SMALLEST_BAND, 1 / len(bands)) * WIDTH
    weights = [1 + sum(bool(point.words) for point in band.points) for band in bands]
    free = WIDTH - smallest * len(bands)
    return [smallest + free * weight / sum(weights) for weight in weights]


def _places(band: Band, width: float) -> list[float]:
    """Return where a band's points are, from its left edge."""
    room = width - 2 * EDGE
    if band.to_scale:
        days = [_day(point.date).toordinal() for point in band.points]
        span = max(days) - min(days) or 1
        places = [EDGE + room * (day - min(days)) / span for day in days]
    else:
        places = [EDGE + room * (index + 0.5) / len(band.points) for index in range(len(band.points))]
    return _apart(places, EDGE, width - EDGE)


def _day(date: str) -> datetime.date:
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def _apart(places: Sequence[float], first: float, last: float) -> list[float]:
    """Return places in their order, none nearer to the next than dots can be told apart, if there is room for that."""
    step = min(APART, (last - first) / max(1, len(places) - 1))
    moved = list(places)
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + step)
    limit = last
    for index in reversed(range(len(moved))):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - step
    return moved


def _labels(points: Sequence[Point], places: Sequence[float]) -> Iterator[tuple[bool, Rectangle] | None]:
    """Yield for each point its label's box and whether that is before its stem, or None for a point without one.

    Each goes where it meets no other label and no other's stem: near the line before far from it.
    """
    taken: list[Rectangle] = []
    side = 1
    for point, place in zip(points, places, strict=True):
        lines = _lines(point)
        side = -side
        found = next((one for one in _candidates(place, len(lines), side) if not _meets(one, place, taken)), None)
        if not lines or found is None:
            yield None
            continue
        taken += [found[1], _stem(place, found[1])]
        yield found


def _lines(point: Point) -> tuple[str, ...]:
    texts = (point.when, *point.words) if point.words else ()
    return tuple(line for text in texts for line in textwrap.wrap(text, LABEL_CHARACTERS))


def _candidates(place: float, lines: int, side: int) -> Iterator[tuple[bool, Rectangle]]:
    height = lines * LINE
    for level in range(LEVELS):
        for way in (side, -side):
            far = GAP + level * (3 * LINE + GAP)
            top = far if way > 0 else -far - height
            for before in (False, True):
                left = place - STEM - LABEL_WIDTH if before else place + STEM
                if left >= 0 and left + LABEL_WIDTH <= WIDTH:
                    yield before, Rectangle(left, top, left + LABEL_WIDTH, top + height)


def _stem(place: float, box: Rectangle) -> Rectangle:
    return Rectangle(place - 2, min(0, box.top), place + 2, max(0, box.bottom))


def _meets(candidate: tuple[bool, Rectangle], place: float, taken: Sequence[Rectangle]) -> bool:
    box = candidate[1]
    return any(box.meets(other) or _stem(place, box).meets(other) for other in taken)


def _label(point: Point, before: bool, box: Rectangle) -> Label:  # noqa: FBT001 -- one of a label's two sides
    stem_to = box.bottom if box.top > 0 else box.top
    return Label(_lines(point), box.top, stem_to, before)
