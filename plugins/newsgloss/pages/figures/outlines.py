"""The file of the world's outlines -> land, lakes, countries and borders as lines of longitudes and latitudes."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent / "natural_earth" / "world.json"
Degrees = tuple[float, float]
"""Longitude and latitude."""


class Outline(NamedTuple):
    """A line on the globe, and what it lies within: from west to east and from south to north."""

    line: tuple[Degrees, ...]
    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class World:
    """What maps draw. Land, lakes and countries are rings; where a ring is within another, it is a hole.

    `borders` has each line at which two countries meet, with their codes, which are empty where a country has none.
    """

    land: tuple[Outline, ...]
    lakes: tuple[Outline, ...]
    countries: Mapping[str, tuple[Outline, ...]]
    borders: tuple[tuple[frozenset[str], Outline], ...]

    def border(self, one: str, other: str) -> tuple[Outline, ...]:
        """Return the lines at which two countries meet."""
        return tuple(line for codes, line in self.borders if codes == {one, other})


@functools.cache  # it never changes, and reading it takes a hundred times as long as asking for it
def world() -> World:
    """Return the outlines of the world."""
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [tuple(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    objects = topology["objects"]
    countries = {each["id"]: each["arcs"] for each in objects["countries"]["geometries"]}
    land = _used(objects["land"]["arcs"])
    owners: dict[int, set[str]] = {}
    for code, rings in countries.items():
        for arc in _used(rings) - land:
            owners.setdefault(arc, set()).add(code)
    return World(
        _rings(objects["land"]["arcs"], arcs),
        _rings(objects["lakes"]["arcs"], arcs),
        {code: _rings(rings, arcs) for code, rings in countries.items()},
        tuple((frozenset(codes), outline(arcs[arc])) for arc, codes in sorted(owners.items())),
    )


def outline(line: Sequence[Degrees]) -> Outline:
    """Return a line with what it lies within."""
    east, north = [x for x, _ in line], [y for _, y in line]
    return Outline(tuple(line), min(east), max(east), min(north), max(north))


def _points(arc: Iterable[Sequence[int]], transform: Any) -> Iterable[Degrees]:
    """Yield the points of an arc, which says how far each is from the one before."""
    (scale_x, scale_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    for right, up in arc:
        x, y = x + right, y + up
        yield x * scale_x + from_x, y * scale_y + from_y


def _used(polygons: Iterable[Iterable[Iterable[int]]]) -> set[int]:
    """Return the arcs that some polygons are made of; the number of one that is used backwards is its complement."""
    return {arc if arc >= 0 else ~arc for polygon in polygons for ring in polygon for arc in ring}


def _rings(polygons: Iterable[Iterable[Iterable[int]]], arcs: Sequence[tuple[Degrees, ...]]) -> tuple[Outline, ...]:
    return tuple(outline(_ring(ring, arcs)) for polygon in polygons for ring in polygon)


def _ring(numbers: Iterable[int], arcs: Sequence[tuple[Degrees, ...]]) -> list[Degrees]:
    """Return arcs one after the other; the last point of each is the first of the next."""
    points: list[Degrees] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points
