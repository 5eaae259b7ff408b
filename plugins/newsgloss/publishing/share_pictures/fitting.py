"""A text and a box -> the largest letters in which it fits, and its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newsgloss.model.patterns import pattern_of

UNSPACED = (
    "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Thai to Han: lines end anywhere
)
CLOSING = "\u3001\u3002\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u30fc"  # none of these begins a line
PIECE = pattern_of(rf"[{UNSPACED}][{CLOSING}]*|[^{UNSPACED}]+?(?:(?<=[\w]-)(?=\w)|(?<=[/–—])(?=\w)|(?=[{UNSPACED}])|$)")
SPACES = pattern_of(r"[ \t\r\n]+")  # not those that keep words together
MORE = "…"


class Fitted(NamedTuple):
    """A text in its box: the size of its letters in pixels, its lines, and the distance from one to the next."""

    size: float
    lines: tuple[str, ...]
    leading: float

    @property
    def height(self) -> float:
        """How high the lines are together, in pixels."""
        return len(self.lines) * self.leading


def fit(
    text: str, box: tuple[float, float], sizes: Sequence[float], leading: float, measure: Callable[[str], float]
) -> Fitted:
    """Return a text in the first of some sizes in which it fits a box; in the last, what does not fit is cut off.

    `leading` is the distance of lines and `measure` returns the width of words, both in em; the rest is in pixels, the
    `box` its width and height.
    """
    width, height = box
    pieces = list(_pieces(text))
    for size in sizes:
        lines = _lines(pieces, width / size, measure)
        if len(lines) * leading * size <= height:
            return Fitted(size, tuple(_even(pieces, lines, width / size, measure)), leading * size)
    size = sizes[-1]
    room = max(1, int(height / (leading * size)))
    kept = lines[:room]
    last = kept[-1]
    while last and measure(f"{last}{MORE}") > width / size:
        last = last[:-1].rstrip()
    return Fitted(size, (*kept[:-1], f"{last.rstrip(' ,;:.–—-')}{MORE}"), leading * size)


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line may end after, each with the space before it."""
    for word in SPACES.split(text.strip()):
        for number, piece in enumerate(PIECE.findall(word)):
            yield piece if number else f" {piece}"


def _lines(pieces: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Return the lines that pieces make, each as full as it can be; a piece that is wider than a line is broken."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and measure(line + piece) > width:
            lines.append(line)
            line = ""
        line = line + piece if line else piece.lstrip(" ")
        while (end := _end(line, width, measure)) < len(line):
            lines.append(line[:end])
            line = line[end:]
    return [*lines, line] if line else lines


def _end(line: str, width: float, measure: Callable[[str], float]) -> int:
    """Return how many characters of a line fit its width, at least one, if it has any."""
    most = 1
    while most < len(line) and measure(line[:most]) <= width:
        most = min(2 * most, len(line))
    return max(1, bisect_right(range(1, most + 1), width, key=lambda count: measure(line[:count])))


def _even(pieces: Sequence[str], lines: list[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Return as many lines, all about as long as each other."""
    narrow, wide = width / 2, width
    for _ in range(6):
        middle = (narrow + wide) / 2
        found = _lines(pieces, middle, measure)
        if len(found) == len(lines):
            lines, wide = found, middle
        else:
            narrow = middle
    return lines
