"""One HTML fragment -> its visible text in blocks, with the way from every character back to its place in the HTML.

Nothing is parsed into a tree and nothing is written: the fragment is read once, as a run of tags and text. It takes
HTML that a serialiser wrote (Markdown's, through the sanitiser): tags are closed, attributes quoted.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .matcher import BLOCK, HIDDEN

TOKEN = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|&(?:#\w+|\w+);", re.DOTALL
)
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u "
    "var".split()
)
VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
BREAKS = {"br": "\n", "wbr": "", "img": HIDDEN}  # within a block; every other element that is not inline ends one
ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")


@dataclass(slots=True)
class Element:
    """An element with its places: `before` its start tag, `opened` after it, `closing` before its end tag, `after` it.

    `start` and `end` delimit its text. `parent` is None at the top of the fragment.
    """

    name: str
    attributes: str
    parent: Element | None
    before: int
    opened: int
    start: int
    closing: int = 0
    after: int = 0
    end: int = 0

    def get(self, name: str) -> str | None:
        """Return an attribute's value, or None where the element has no such attribute."""
        for match in ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                return html.unescape(match[2] or match[3] or match[4] or "")
        return None

    def has_class(self, name: str) -> bool:
        """Say whether the element's class attribute holds a word."""
        return name in self.attributes and name in (self.get("class") or "").split()

    def lineage(self) -> list[Element]:
        """Return the element and the elements around it, innermost first."""
        line, element = [], self
        while element is not None:
            line.append(element)
            element = element.parent  # type: ignore[assignment]
        return line


@dataclass(slots=True)
class Run:
    """A run of characters: text[start:] stands at html[at:], in `parent`. An entity is a run of its own."""

    start: int
    at: int
    parent: Element | None


@dataclass(slots=True)
class Fragment:
    """What a reader sees of a fragment (`text`; BLOCK between blocks), and where it stands in `html`."""

    html: str
    text: str
    runs: Sequence[Run]
    elements: Sequence[Element]
    starts: Sequence[int]

    def run_at(self, offset: int) -> Run:
        """Return the run in which a character of the text stands."""
        return self.runs[bisect_right(self.starts, offset) - 1]

    def place(self, offset: int) -> int:
        """Return the place in the HTML before a character of the text."""
        run = self.run_at(offset)
        return run.at + offset - run.start

    def place_after(self, offset: int) -> int:
        """Return the place in the HTML after the character before `offset`: where text[:offset] ends."""
        index = bisect_right(self.starts, offset - 1) - 1
        run = self.runs[index]
        if self.html[run.at] == "&" and (entity := TOKEN.match(self.html, run.at)):
            return entity.end()
        return run.at + offset - run.start

    def block(self, offset: int) -> tuple[int, int]:
        """Return where the block of text around a character begins and ends."""
        start = self.text.rfind(BLOCK, 0, offset) + 1
        end = self.text.find(BLOCK, offset)
        return start, len(self.text) if end < 0 else end


def read_fragment(source: str) -> Fragment:
    """Read a fragment once, from its first character to its last."""
    return _Reading(source).fragment()


class _Reading:
    """One reading of a fragment: the element it is in, and how much text it has seen."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.length = 0
        self.current: Element | None = None
        self.runs: list[Run] = []
        self.elements: list[Element] = []

    def fragment(self) -> Fragment:
        position = 0
        for token in TOKEN.finditer(self.source):
            if token.start() > position:
                self.add(self.source[position : token.start()], position)
            position = token.end()
            if token[2]:
                self.tag(token, token[2].lower())
            elif token[0][0] == "&":
                self.add(html.unescape(token[0]), token.start())
        if position < len(self.source):
            self.add(self.source[position:], position)
        end = len(self.source)
        for element in self.current.lineage() if self.current else []:
            self.close(element, end, end)
        starts = [run.start for run in self.runs]
        return Fragment(self.source, "".join(self.pieces), self.runs, self.elements, starts)

    def tag(self, token: re.Match[str], name: str) -> None:
        closes = bool(token[1])
        if closes:
            line = self.current.lineage() if self.current else []
            depth = next((depth for depth, element in enumerate(line) if element.name == name), -1)
            for element in line[: depth + 1]:
                self.close(element, token.start(), token.end())
        if name not in INLINE:
            self.add(BREAKS.get(name, BLOCK), token.start())
        if not closes and name not in VOID:
            self.current = Element(name, token[3], self.current, token.start(), token.end(), self.length)
            self.elements.append(self.current)

    def add(self, text: str, at: int) -> None:
        self.runs.append(Run(self.length, at, self.current))
        self.pieces.append(text)
        self.length += len(text)

    def close(self, element: Element, closing: int, after: int) -> None:
        element.closing, element.after, element.end = closing, after, self.length
        self.current = element.parent
