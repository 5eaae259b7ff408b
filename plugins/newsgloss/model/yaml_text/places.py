"""Where the values and keys of one YAML text are: a location in what it says -> a place in its file."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsgloss.model.problems import Place

Location = tuple[str | int, ...]
"""Keys and indices from the top of a document down to one value."""

LineColumn = tuple[int, int]
"""A line and a column."""


def _numbers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class Places:
    """Where the values and keys of the text at `path` are. Few are ever asked for, so they are numbers, and no objects.

    Values have numbers, in the order in which they begin, so those within a value follow it. Of each, `labels` has its
    key, or None for an item of a list; `sizes` how many there are of it with those within; `spots` and `key_spots`
    line and column, by turns, of itself and of its key. `top` are the numbers of the values within the first.
    """

    path: str
    labels: list[str | None] = field(default_factory=list)
    sizes: array[int] = field(default_factory=_numbers)
    spots: array[int] = field(default_factory=_numbers)
    key_spots: array[int] = field(default_factory=_numbers)
    top: array[int] = field(default_factory=_numbers)

    def begin(self, spot: LineColumn, label: str | None = None, key_spot: LineColumn = (0, 0)) -> int:
        """Take in that a value begins; return its number."""
        number = len(self.labels)
        self.labels.append(label if label is None else sys.intern(label))
        self.sizes.append(1)
        self.spots.extend(spot)
        self.key_spots.extend(key_spot)
        return number

    def end(self, number: int, *, is_on_top: bool = False) -> None:
        """Take in that a value ends, and whether nothing but the first is around it."""
        self.sizes[number] = len(self.labels) - number
        if is_on_top:
            self.top.append(number)

    def place(self, location: Location) -> Place:
        """Return where the value at `location` is, or the nearest value around it that exists."""
        if not self.labels:
            return Place(self.path, 1, 1)
        number, _ = self._found(location)
        return self._place(self.spots, number)

    def key_place(self, location: Location) -> Place:
        """Return where the key at the end of `location` is."""
        number, is_there = self._found(location) if self.labels else (0, False)
        if is_there and self.labels[number] is not None:
            return self._place(self.key_spots, number)
        return self.place(location)

    def _place(self, spots: array[int], number: int) -> Place:
        return Place(self.path, spots[2 * number], spots[2 * number + 1])

    def _found(self, location: Location) -> tuple[int, bool]:
        """Return the number of the value at a location, or of the nearest around it, and whether it is the one."""
        number = 0
        for part in location:
            found = self._within(number, part)
            if found is None:
                return number, False
            number = found
        return number, True

    def _within(self, number: int, part: str | int) -> int | None:
        """Return the number of the value that a key or an index leads to from another."""
        if isinstance(part, str):
            return next((within for within in self._all_within(number) if self.labels[within] == part), None)
        if number == 0:  # a glossary may be a list of thousands
            found = self.top[part] if part < len(self.top) else None
        else:
            found = next((within for index, within in enumerate(self._all_within(number)) if index == part), None)
        return found if found is not None and self.labels[found] is None else None

    def _all_within(self, number: int) -> Iterator[int]:
        end, within = number + self.sizes[number], number + 1
        while within < end:
            yield within
            within += self.sizes[within]
