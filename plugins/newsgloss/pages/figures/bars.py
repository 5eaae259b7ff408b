"""Counts -> bars of lengths that compare them: each below its name, its number beside or within it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

CHARACTERS = 36  # in a line of a name, on a phone
LINE = 18  # px from one line of a name to the next
HIGH = 26  # px; a bar
BELOW = 6  # px between a name and its bar
BETWEEN = 16  # px between a bar and the next name
LONG = 60  # % of the width; within a longer bar, there is room for its number


class Count(NamedTuple):
    """A number to be compared, with its name, in words, and whether it is exact."""

    name: str
    amount: Decimal
    words: str
    is_exact: bool


class BarBox(NamedTuple):
    """A bar: its name's lines from `text_y`, its top `y` and its height in px, its `width` in %, and its number."""

    lines: tuple[str, ...]
    text_y: float
    y: float
    height: float
    width: float
    words: str
    is_exact: bool

    @property
    def is_long(self) -> bool:
        """Whether its number is within it."""
        return self.width > LONG

    @property
    def is_on_the_bar(self) -> bool:
        """Whether its number is on the colour of a bar: that of a count that is not exact has none."""
        return self.is_long and self.is_exact

    @property
    def number_y(self) -> float:
        """The line on which its number stands."""
        return self.y + HIGH / 2 + 5


class BarChart(NamedTuple):
    """Bars one below the other, and the height of them all in px."""

    height: float
    bars: tuple[BarBox, ...]


def bar_chart(counts: Sequence[Count]) -> BarChart:
    """Return the bars of some counts; the longest is as wide as the picture."""
    most = max(count.amount for count in counts) or Decimal(1)
    bars, y = [], 0.0
    for count in counts:
        lines = tuple(textwrap.wrap(count.name, CHARACTERS))
        top = y + LINE * len(lines) + BELOW
        width = round(float(100 * count.amount / most), 1)
        bars.append(BarBox(lines, y + LINE - 4, top, HIGH, width, count.words, count.is_exact))
        y = top + HIGH + BETWEEN
    return BarChart(y - BETWEEN, tuple(bars))
