"""Lines and rings in a plane -> what of them is in a window, in fewer points, and as the path of an SVG; rectangles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .projections import XY, Window

CLOSE = 1.1  # of a picture's units; a point that is nearer to the line without it is left out
SMALLEST = 14.0  # square units; islands and lakes that are smaller are left out


class Rectangle(NamedTuple):
    """A rectangle in px, with y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        """Return whether two rectangles share some ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def moved(self, x: float, y: float) -> Rectangle:
        """Return the rectangle elsewhere."""
        return Rectangle(self.left + x, self.top + y, self.right + x, self.bottom + y)


def clipped_ring(ring: Sequence[XY], window: Window) -> list[XY]:
    """Return the part of a ring in a window (Sutherland and Hodgman)."""
    kept = list(ring)
    for axis, limit, sign in ((0, window.left, 1), (0, window.right, -1), (1, window.bottom, 1), (1, window.top, -1)):
        before, kept = kept, []
        for index, spot in enumerate(before):
            last = before[index - 1]
            inside, was_inside = sign * (spot[axis] - limit) >= 0, sign * (last[axis] - limit) >= 0
            if inside != was_inside:
                kept.append(_between(last, spot, axis, limit))
            if inside:
                kept.append(spot)
    return kept


def pieces(line: Sequence[XY], window: Window) -> Iterator[list[XY]]:
    """Yield the pieces of a line that are in a window, each with the point before and the point after."""
    piece: list[XY] = []
    for index, spot in enumerate(line):
        around = line[max(0, index - 1) : index + 2]
        if any(window.left <= x <= window.right and window.bottom <= y <= window.top for x, y in around):
            piece.append(spot)
        elif piece:
            yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def thinned(line: Sequence[XY]) -> list[XY]:
    """Return a line in fewer points (Douglas and Peucker)."""
    if not line:
        return []
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        aways = [(_away(line[index], line[first], line[last]), index) for index in range(first + 1, last)]
        far, farthest = max(aways, default=(0.0, 0))
        if far > CLOSE:
            kept.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(kept)]


def area(ring: Sequence[XY]) -> float:
    """Return the area of a ring."""
    return abs(sum(x * ring[index - 1][1] - y * ring[index - 1][0] for index, (x, y) in enumerate(ring))) / 2


def is_enclosed(spot: XY, rings: Iterable[Sequence[XY]]) -> bool:
    """Return whether a place is in some rings, and in no hole of them."""
    inside = False
    for ring in rings:
        for index, (x, y) in enumerate(ring):
            from_x, from_y = ring[index - 1]
            if (y > spot[1]) != (from_y > spot[1]) and spot[0] < from_x + (spot[1] - from_y) / (y - from_y) * (
                x - from_x
            ):
                inside = not inside
    return inside


def distance(spot: XY, ring: Sequence[XY]) -> float:
    """Return how far a place is from the line of a ring."""
    return min(_from_segment(spot, ring[index - 1], end) for index, end in enumerate(ring))


def path(lines: Iterable[Sequence[XY]], *, closed: bool) -> str:
    """Return lines as one path in whole numbers, each point told by how far it is from the one before."""
    return "".join(_drawn(line, "z" if closed else "") for line in lines)


def _drawn(line: Sequence[XY], end: str) -> str:
    whole = [(round(x), round(y)) for x, y in line]
    (x, y), told = whole[0], []
    for right, down in whole[1:]:
        if (right, down) != (x, y):
            told.append(f"{right - x}{'' if down < y else ' '}{down - y}")
        x, y = right, down
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(told).replace(' -', '-')}{end}" if told else ""


def _between(last: XY, spot: XY, axis: int, limit: float) -> XY:
    """Return where a line between two places meets a limit."""
    share = (limit - last[axis]) / (spot[axis] - last[axis])
    other = last[1 - axis] + share * (spot[1 - axis] - last[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _from_segment(spot: XY, start: XY, end: XY) -> float:
    right, up = end[0] - start[0], end[1] - start[1]
    square = right * right + up * up
    along = ((spot[0] - start[0]) * right + (spot[1] - start[1]) * up) / square if square else 0
    share = max(0, min(1, along))
    return math.hypot(spot[0] - start[0] - share * right, spot[1] - start[1] - share * up)


def _away(spot: XY, first: XY, last: XY) -> float:
    """Return how far a place is from the line through two others."""
    right, up = last[0] - first[0], last[1] - first[1]
    length = math.hypot(right, up)
    if not length:
        return math.dist(spot, first)
    return abs(right * (first[1] - spot[1]) - (first[0] - spot[0]) * up) / length
