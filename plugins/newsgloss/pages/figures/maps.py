"""Places, countries and a border -> a small map: outlines as paths, and where dots and names are.

Outlines are in a picture of WIDTH by HEIGHT that grows and shrinks with the window. Dots and names are at shares of it,
so that letters keep their size; they find room in the narrowest picture and in the widest.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .geometry import SMALLEST, Rectangle, area, clipped_ring, distance, is_enclosed, path, pieces, thinned
from .outlines import Degrees, Outline, world
from .projections import EARTH, XY, Projection, Window, above

WIDTH, HEIGHT = 600, 400  # units of outlines; three to two, as figure.css has it
WIDTHS = (288, 608)  # px; the narrowest picture, in a window of 320 px, and the widest
MARGIN = 0.25  # of what is to be seen, on each side of it
LEAST = 500 / EARTH  # radii; a map of less would show how coarse the outlines are
BLEED = 8  # units beyond the edge, where the ends of outlines are not seen
SAMPLES = 12  # of each edge, by which the map knows what it may show
CHARACTERS = 20  # in a line of a name
LETTER, LINE = 7.4, 16  # px; a wide letter at .8125 rem, and from one line to the next
CLEAR = 9  # px from a dot to its name
DOT = 6  # px; half of a dot with what keeps clear of it
HALF = 180  # degrees
CELLS = 24  # across, of the grid on which a country's name is tried
BARS = (2000, 1000, 500, 200, 100, 50)  # km; how long the line of the scale may be
BAR_SHARE = 0.25  # of the width, at most
BAR_LEFT, BAR_HIGH = 3, 30  # % from the left, px from the bottom


class Marked(NamedTuple):
    """A place to be marked, with its name, and the name's language where that is not the page's."""

    name: str
    at: Degrees
    lang: str | None


class MapLabel(NamedTuple):
    """A name in the map: `x` and `y` in %, from there `dx` and `dy` in px to its first line, and how it is aligned."""

    lines: tuple[str, ...]
    x: float
    y: float
    dx: float
    dy: float
    align: str
    lang: str | None = None


class ScaleBar(NamedTuple):
    """A line that is so many km long: where it begins and ends, in % of the width."""

    kilometres: int
    x1: float
    x2: float


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map: paths in WIDTH by HEIGHT, dots in %, the names of dots (`labels`) and of countries."""

    land: str
    lakes: str
    borders: str
    border: str
    dots: tuple[XY, ...]
    labels: tuple[MapLabel, ...]
    names: tuple[MapLabel, ...]
    scale: ScaleBar | None


class _View(NamedTuple):
    """What is seen: a window of the plane, and how the globe is laid there."""

    projection: Projection
    window: Window

    def spot(self, spot: XY) -> XY:
        """Return a place of the plane in the picture's units."""
        scale = WIDTH / (self.window.right - self.window.left)
        return (spot[0] - self.window.left) * scale, (self.window.top - spot[1]) * scale


def draw_map(marked: Sequence[Marked], countries: Sequence[tuple[str, str]], border: Sequence[str]) -> MapPicture:
    """Return the map of some places, with the names of countries, each with its code, and a border drawn thicker."""
    joint = world().border(*border) if border else ()
    view = _view(
        [each.at for each in marked] or [place for line in joint or _mainlands(countries) for place in line.line]
    )
    seen = _seen(view)
    dots = [_share(view.spot(spot)) for each in marked if (spot := view.projection.spot(each.at))]
    scale = _scale(view)
    taken = [*(_around(dot) for dot in dots), *([_bar_area] if scale else [])]
    labels = tuple(_labels(marked, dots, taken, list(_along(filter(seen, joint), view))))
    names = tuple(_names(countries, view, seen, taken))
    return MapPicture(
        land=_filled(filter(seen, world().land), view),
        lakes=_filled(filter(seen, world().lakes), view),
        borders=_lined((line for codes, line in world().borders if seen(line) and codes != set(border)), view),
        border=_lined(filter(seen, joint), view),
        dots=tuple(dots),
        labels=labels,
        names=names,
        scale=scale,
    )


def _mainlands(countries: Iterable[tuple[str, str]]) -> list[Outline]:
    """Return the largest ring of each country."""
    return [max(world().countries[code], key=lambda ring: area(ring.line)) for code, _ in countries]


def _view(places: Sequence[Degrees]) -> _View:
    """Return the view of some places from above the middle of what they take up."""
    projection = above(places)
    for _ in range(2):  # from above their own middle first
        spots = [spot for place in places if (spot := projection.spot(place))]
        left, right = min(x for x, _ in spots), max(x for x, _ in spots)
        bottom, top = min(y for _, y in spots), max(y for _, y in spots)
        middle = (left + right) / 2, (bottom + top) / 2
        last, projection = projection, above([projection.place(middle)])
    share = 1 + 2 * MARGIN
    width = max(LEAST, share * (right - left), share * (top - bottom) * WIDTH / HEIGHT)
    x, y, half, high = *middle, width / 2, width * HEIGHT / WIDTH / 2
    return _View(last, Window(x - half, y - high, x + half, y + high))


def _seen(view: _View) -> Callable[[Outline], bool]:
    """Return what says whether some of an outline may be in the view."""
    left, bottom, right, top = view.window
    steps = [index / SAMPLES for index in range(SAMPLES + 1)]
    spots = [(left + (right - left) * a, bottom + (top - bottom) * b) for a in steps for b in steps]
    places = [view.projection.place(spot) for spot in spots]
    west, east = min(x for x, _ in places), max(x for x, _ in places)
    south, north = min(y for _, y in places), max(y for _, y in places)
    slack = max((east - west), (north - south)) / SAMPLES
    everywhere = east - west > HALF  # a pole is in the view or near it

    def seen(line: Outline) -> bool:
        if line.north < south - slack or line.south > north + slack:
            return False
        turns = (line.west + turn <= east + slack and line.east + turn >= west - slack for turn in (-360, 0, 360))
        return everywhere or any(turns)

    return seen


def _filled(rings: Iterable[Outline], view: _View) -> str:
    drawn = (thinned(ring) for ring in _clipped(rings, view))
    return path((ring for ring in drawn if area(ring) >= SMALLEST), closed=True)


def _clipped(rings: Iterable[Outline], view: _View) -> Iterator[list[XY]]:
    """Yield what is seen of some rings, in the picture's units."""
    frame = Window(-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED)
    for ring in rings:
        yield clipped_ring([view.spot(spot) for spot in view.projection.spots(ring.line)], frame)


def _lined(lines: Iterable[Outline], view: _View) -> str:
    frame = Window(-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED)
    drawn = (piece for line in lines for piece in pieces([*map(view.spot, view.projection.spots(line.line))], frame))
    return path(map(thinned, drawn), closed=False)


def _share(spot: XY) -> XY:
    return round(100 * spot[0] / WIDTH, 1), round(100 * spot[1] / HEIGHT, 1)


def _scale(view: _View) -> ScaleBar | None:
    """Return the line that tells the scale, where one of ours is short enough."""
    width = (view.window.right - view.window.left) * EARTH
    length = next((length for length in BARS if length <= BAR_SHARE * width), None)
    return ScaleBar(length, BAR_LEFT, round(BAR_LEFT + 100 * length / width, 1)) if length else None


Taken = Callable[[int], Rectangle]
"""What is where in a picture of some width."""


def _around(dot: XY) -> Taken:
    return lambda width: Rectangle(-DOT, -DOT, DOT, DOT).moved(*_pixels(dot, width))


def _bar_area(width: int) -> Rectangle:
    high = width * HEIGHT / WIDTH
    return Rectangle(0, high - BAR_HIGH, (BAR_LEFT / 100 + BAR_SHARE) * width + CLEAR, high)


def _along(lines: Iterable[Outline], view: _View) -> Iterator[Taken]:
    """Yield small areas along some lines, so near to each other that no name fits between two."""
    for line in lines:
        spots = [view.spot(spot) for spot in view.projection.spots(line.line)]
        for (x, y), (to_x, to_y) in pairwise(spots):
            count = max(1, round(math.hypot(to_x - x, to_y - y) / DOT))
            for step in range(count):
                yield _around(_share((x + (to_x - x) * step / count, y + (to_y - y) * step / count)))


def _pixels(share: XY, width: int) -> XY:
    return share[0] * width / 100, share[1] * width * HEIGHT / WIDTH / 100


def _labels(
    marked: Iterable[Marked], dots: Iterable[XY], taken: list[Taken], line: Sequence[Taken]
) -> Iterator[MapLabel]:
    """Yield the names of dots that find room: beside their dot, above it or below, and if they can off a line."""
    for each, dot in zip(marked, dots, strict=False):
        free = [label for label in _candidates(each, dot) if _has_room(label, taken)]
        if free:
            label = next((label for label in free if _has_room(label, line)), free[0])
            taken.append(_covered(label))
            yield label


def _candidates(marked: Marked, dot: XY) -> Iterator[MapLabel]:
    lines = tuple(textwrap.wrap(marked.name, CHARACTERS))
    beside, high = 4 - (len(lines) - 1) * LINE / 2, len(lines) * LINE
    yield MapLabel(lines, *dot, CLEAR, beside, "start", marked.lang)
    yield MapLabel(lines, *dot, -CLEAR, beside, "end", marked.lang)
    yield MapLabel(lines, *dot, 0, -CLEAR + LINE - high, "middle", marked.lang)
    yield MapLabel(lines, *dot, 0, CLEAR + LINE - 4, "middle", marked.lang)


def _covered(label: MapLabel) -> Taken:
    """Return what a name covers. Its first line begins 12 px above where letters stand."""
    wide = LETTER * max(map(len, label.lines))
    left = label.dx - {"start": 0, "middle": wide / 2, "end": wide}[label.align]
    box = Rectangle(left, label.dy - 12, left + wide, label.dy - 12 + len(label.lines) * LINE)
    return lambda width: box.moved(*_pixels((label.x, label.y), width))


def _has_room(label: MapLabel, taken: Iterable[Taken]) -> bool:
    covered = _covered(label)
    for width in WIDTHS:
        box = covered(width)
        if box.left < 0 or box.top < 0 or box.right > width or box.bottom > width * HEIGHT / WIDTH:
            return False
        if any(other(width).meets(box) for other in taken):
            return False
    return True


def _names(
    countries: Iterable[tuple[str, str]], view: _View, seen: Callable[[Outline], bool], taken: list[Taken]
) -> Iterator[MapLabel]:
    """Yield the names of countries, each where most of its own ground is around it."""
    for code, name in countries:
        rings = [thinned(ring) for ring in _clipped(filter(seen, world().countries[code]), view)]
        largest = max(rings, key=area, default=[])
        if not largest:
            continue
        tried = sorted(_ground(largest, rings), reverse=True)
        labels = (MapLabel(tuple(textwrap.wrap(name, CHARACTERS)), *_share(spot), 0, 4, "middle") for _, spot in tried)
        if label := next((label for label in labels if _has_room(label, taken)), None):
            taken.append(_covered(label))
            yield label


def _ground(ring: Sequence[XY], rings: Sequence[Sequence[XY]]) -> Iterator[tuple[float, XY]]:
    """Yield places in a ring on a grid, each with how far it is from the ring's line, which also follows the edge.

    Names are wide, so that what is beside a place counts half as far as what is above or below it.
    """
    cell = WIDTH / CELLS
    narrow = [(x / 2, y) for x, y in ring]
    holes = [other for other in rings if other is not ring and other and is_enclosed(other[0], [ring])]
    for column in range(1, CELLS):
        for row in range(1, round(HEIGHT / cell)):
            x, y = spot = column * cell, row * cell
            if is_enclosed(spot, [ring, *holes]):
                yield round(distance((x / 2, y), narrow), 3), spot
