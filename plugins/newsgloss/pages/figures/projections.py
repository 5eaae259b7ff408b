"""Places on the globe and a point to look down on -> places in a plane, in which areas keep their proportions.

It is Lambert's azimuthal equal-area projection (Snyder, Map Projections, 1987, pages 182 to 190). Around the middle, a
distance in the plane is one on the globe, in radii of the earth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .outlines import Degrees

EARTH = 6371.0  # km; its mean radius
BEHIND = 0.03  # 1 + the cosine of the angle to the middle: what is farther is behind the globe, where lines tear
STEP = 1.0  # degrees; straight lines of longitudes and latitudes bend when they are drawn

XY = tuple[float, float]
"""A place in a plane."""


class Window(NamedTuple):
    """A part of the plane that is drawn."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Projection:
    """The globe as seen from above a point, by its longitude and latitude in radians."""

    east: float
    north: float

    def spot(self, place: Degrees) -> XY | None:
        """Return where a place is in the plane, or None for one behind the globe."""
        away, north = math.radians(place[0]) - self.east, math.radians(place[1])
        height = math.sin(self.north) * math.sin(north) + math.cos(self.north) * math.cos(north) * math.cos(away)
        if 1 + height < BEHIND:
            return None
        scale = math.sqrt(2 / (1 + height))
        right = scale * math.cos(north) * math.sin(away)
        up = math.cos(self.north) * math.sin(north) - math.sin(self.north) * math.cos(north) * math.cos(away)
        return right, scale * up

    def place(self, spot: XY) -> Degrees:
        """Return what is on the globe at a place in the plane; its longitude is counted from the middle's, to 180."""
        x, y = spot
        far = math.hypot(x, y)
        if far == 0:
            return math.degrees(self.east), math.degrees(self.north)
        angle = 2 * math.asin(min(1, far / 2))
        sine, cosine = math.sin(angle), math.cos(angle)
        north = math.asin(max(-1, min(1, cosine * math.sin(self.north) + y * sine * math.cos(self.north) / far)))
        away = math.atan2(x * sine, far * math.cos(self.north) * cosine - y * math.sin(self.north) * sine)
        return math.degrees(self.east + away), math.degrees(north)

    def spots(self, line: Iterable[Degrees]) -> Iterator[XY]:
        """Yield a line in the plane, bent as it must be, without what is behind the globe."""
        yield from filter(None, (self.spot(place) for place in _in_steps(line)))


def above(places: Sequence[Degrees]) -> Projection:
    """Return the projection that looks down on the middle of some places."""
    x = y = z = 0.0
    for east, north in ((math.radians(east), math.radians(north)) for east, north in places):
        x += math.cos(north) * math.cos(east)
        y += math.cos(north) * math.sin(east)
        z += math.sin(north)
    return Projection(math.atan2(y, x), math.atan2(z, math.hypot(x, y)))


def _in_steps(line: Iterable[Degrees]) -> Iterator[Degrees]:
    before: Degrees | None = None
    for place in line:
        if before:
            right, up = (place[0] - before[0] + 180) % 360 - 180, place[1] - before[1]  # the short way round
            count = math.ceil(max(abs(right), abs(up)) / STEP)
            yield from ((before[0] + right * n / count, before[1] + up * n / count) for n in range(1, count))
        yield place
        before = place
