"""A figure as a whole, and the entries -> what is wrong with it that none of its parts shows by itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from newsgloss.model.problems import Level
from newsgloss.model.yaml_text.places import Location

from .figure import Figure
from .parts import degrees

OF_KIND = {"map": ("places", "points", "countries", "border"), "steps": ("steps",), "bars": ("bars", "unit")}
MOST = {"places": 8, "points": 8, "countries": 8, "steps": 8, "bars": 12}  # what a reader takes in, and a phone shows
FARTHEST = 90  # degrees between two places of a map
FEWEST = 2  # steps in a chain, counts to compare, countries at a border


class FigureFault(NamedTuple):
    """What is wrong with a figure, and where in it."""

    location: Location
    message: str
    remedy: str
    level: Level = Level.ERROR


def figure_faults(figure: Figure, entries: Mapping[str, object]) -> Iterator[FigureFault]:
    """Yield what is wrong with a figure."""
    for kind, keys in OF_KIND.items():
        for key in keys if kind != figure.kind else ():
            if getattr(figure, key):
                remedy = f"Take it out, or write `kind: {kind}`."
                yield FigureFault((key,), f"'{key}' is not for a figure of the kind '{figure.kind}'", remedy)
    too_many = [(key, most) for key, most in MOST.items() if len(getattr(figure, key)) > most]
    for key, most in too_many:
        yield FigureFault(
            (key,), f"'{key}' has {len(getattr(figure, key))} items", f"Keep to {most}, or make two figures."
        )
    yield from _MISSING[figure.kind](figure)
    for index, id_ in enumerate(figure.places):
        if entry := entries.get(id_):
            yield from _place_faults(("places", index), id_, entry)
    if not too_many:
        yield from _far_apart(figure, entries)


def _missing_in_map(figure: Figure) -> Iterator[FigureFault]:
    if not (figure.places or figure.points or figure.countries):
        yield FigureFault(("kind",), "this map shows nothing", "Add `places:`, `points:` or `countries:`.")
    if figure.border and len(figure.border) != FEWEST:
        remedy = "Name the two that it is between: [CA, US]."
        yield FigureFault(("border",), f"'border' names {len(figure.border)} countries", remedy)


def _missing_in_steps(figure: Figure) -> Iterator[FigureFault]:
    if len(figure.steps) < FEWEST:
        yield FigureFault(("kind",), "a chain has two steps or more", "Add them under `steps:`.")
    yield from _unsourced(figure)


def _missing_in_bars(figure: Figure) -> Iterator[FigureFault]:
    if len(figure.bars) < FEWEST:
        yield FigureFault(("kind",), "bars compare two counts or more", "Add them under `bars:`.")
    yield from _unsourced(figure)


def _unsourced(figure: Figure) -> Iterator[FigureFault]:
    """Yield a warning where nothing says what the figure rests on."""
    if not figure.sources and not (figure.bars and all(bar.sources for bar in figure.bars)):
        yield FigureFault(("title",), "this figure cites no source", "Add `sources:`.", Level.WARNING)


def _place_faults(location: Location, id_: str, entry: object) -> Iterator[FigureFault]:
    if (kind := getattr(entry, "kind", "")) != "place":
        remedy = f"Name a place, or take it out: its kind is '{kind}'."
        yield FigureFault(location, f"'{id_}' is not of the kind 'place'", remedy)
    elif not getattr(entry, "coordinates", None):
        remedy = "Add `coordinates:` to its entry: 45.5, -73.57."
        yield FigureFault(location, f"nothing says where '{id_}' is", remedy)


def _far_apart(figure: Figure, entries: Mapping[str, object]) -> Iterator[FigureFault]:
    """Yield an error where a map would have to show places on two sides of the globe."""
    coordinates = [getattr(entries.get(id_), "coordinates", None) for id_ in figure.places]
    spots = [degrees(each) for each in (*filter(None, coordinates), *(point.at for point in figure.points))]
    if any(_angle(one, other) > FARTHEST for one, other in combinations(spots, 2)):
        yield FigureFault(("kind",), "these places are too far apart for one map", "Make two figures of it.")


def _angle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two places are apart, in degrees."""
    (north, east), (to_north, to_east) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    cosine = math.sin(north) * math.sin(to_north) + math.cos(north) * math.cos(to_north) * math.cos(to_east - east)
    return math.degrees(math.acos(max(-1, min(1, cosine))))


_MISSING = {"map": _missing_in_map, "steps": _missing_in_steps, "bars": _missing_in_bars}
