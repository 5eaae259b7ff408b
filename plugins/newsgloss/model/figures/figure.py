"""A picture that is drawn of data: its kind, its title, its parts and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from newsgloss.model.fields import Ids, Record, Text, many
from newsgloss.model.sources import SourceUse, UsedSource
from newsgloss.model.yaml_text.places import Location

from .parts import Bar, Country, MapPoint, Step

FigureTitle = Annotated[str, StringConstraints(min_length=1, max_length=90)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(many)]


class Figure(Record):
    """A picture: which parts it has depends on its kind.

    A map has places of the glossary, points, countries that it names, and a border that it draws thicker. `text` says
    what the picture shows, and `unit` what bars count.
    """

    kind: Literal["map", "steps", "bars"]
    title: FigureTitle
    text: Text | None = None
    places: Ids = ()
    points: tuple[MapPoint, ...] = ()
    countries: Countries = ()
    border: Countries = ()
    steps: tuple[Step, ...] = ()
    unit: Text | None = None
    bars: tuple[Bar, ...] = ()
    sources: tuple[UsedSource, ...] = ()

    def cited(self) -> Iterator[tuple[Location, SourceUse]]:
        """Yield every source that the figure or a bar in it cites, with its location in the figure."""
        for index, use in enumerate(self.sources):
            yield ("sources", index), use
        for number, bar in enumerate(self.bars):
            for index, use in enumerate(bar.sources):
                yield ("bars", number, "sources", index), use

    def named(self) -> Iterator[tuple[Location, str]]:
        """Yield every entry that the figure names, with its location in the figure."""
        for index, id_ in enumerate(self.places):
            yield ("places", index), id_
        for index, step in enumerate(self.steps):
            if step.entry:
                yield ("steps", index, "entry"), step.entry
