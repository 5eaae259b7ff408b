"""Steps and what leads from each to the next -> boxes and arrows, across a wide window and down a narrow one.

Across, places are shares of the picture's width, down they are in CSS pixels, so that letters keep their size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

ACROSS = 3  # steps; more do not fit side by side
LINE = 20  # px from one line to the next
PADDING = 12  # px above and below what a box says
GAP = 15.0  # % of the width, between two boxes side by side
CHARACTERS = 14  # in a line of such a box
LEAD_CHARACTERS = 11  # in a line above an arrow between two
CLEAR = 8  # px between an arrow and what is above it or beside it
LEFT = 24  # px from the left to an arrow that leads down
SHORTEST = 44  # px of such an arrow
BROAD_CHARACTERS = 32  # in a line of a box as wide as a phone


class ChainBox(NamedTuple):
    """A step: `x` and `width` in %, `y` and `height` in px; where its words begin, `text_y`, is in px."""

    lines: tuple[str, ...]
    x: float
    y: int
    width: float
    height: int

    @property
    def text_y(self) -> int:
        """Where the line of its first words is."""
        return self.y + (self.height - len(self.lines) * LINE) // 2 + LINE - 5


class Arrow(NamedTuple):
    """An arrow from one step to the next: its ends, and its words, the first on the line `text_y`.

    `x1`, `x2` and `text_x` are in % across a picture, and in px where it leads down.
    """

    x1: float
    y1: int
    x2: float
    y2: int
    lines: tuple[str, ...]
    text_x: float
    text_y: int


class Chain(NamedTuple):
    """A picture of steps, and its height in px."""

    height: int
    boxes: tuple[ChainBox, ...]
    arrows: tuple[Arrow, ...]


def across(steps: Sequence[tuple[str, str]]) -> Chain | None:
    """Return the picture of steps, each with what leads on from it, side by side, if there is room for that."""
    if len(steps) > ACROSS:
        return None
    leads = [textwrap.wrap(then, LEAD_CHARACTERS) for _, then in steps[:-1]]
    texts = [textwrap.wrap(text, CHARACTERS) for text, _ in steps]
    box = 2 * PADDING + LINE * max(map(len, texts))
    above = max(LINE * len(lead) + CLEAR for lead in leads)
    middle = max(box // 2, above)
    height = middle + box // 2
    width = (100 - GAP * (len(steps) - 1)) / len(steps)
    lefts = [round(index * (width + GAP), 2) for index in range(len(steps))]
    return Chain(
        height,
        tuple(
            ChainBox(tuple(lines), x, middle - box // 2, round(width, 2), box)
            for x, lines in zip(lefts, texts, strict=True)
        ),
        tuple(
            Arrow(
                round(x + width, 2),
                middle,
                round(x + width + GAP, 2),
                middle,
                tuple(lead),
                round(x + width + GAP / 2, 2),
                middle - CLEAR - LINE * (len(lead) - 1),
            )
            for x, lead in zip(lefts, leads, strict=False)
        ),
    )


def down(steps: Sequence[tuple[str, str]]) -> Chain:
    """Return the picture of steps one below the other."""
    boxes, arrows, y = [], [], 0
    for index, (text, then) in enumerate(steps):
        lines = tuple(textwrap.wrap(text, BROAD_CHARACTERS))
        boxes.append(ChainBox(lines, 0, y, 100, 2 * PADDING + LINE * len(lines)))
        y += boxes[-1].height
        if index < len(steps) - 1:
            arrows.append(_arrow_down(y, tuple(textwrap.wrap(then, BROAD_CHARACTERS))))
            y = arrows[-1].y2
    return Chain(y, tuple(boxes), tuple(arrows))


def _arrow_down(y: int, lines: tuple[str, ...]) -> Arrow:
    length = max(SHORTEST, LINE * len(lines) + 2 * CLEAR)
    first = y + (length - LINE * len(lines)) // 2 + LINE - 5
    return Arrow(LEFT, y, LEFT, y + length, lines, LEFT + 2 * CLEAR, first)
