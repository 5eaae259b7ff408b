"""One HTML fragment -> its visible text in blocks, with the way from every character back to its place in the HTML.

Nothing is parsed into a tree and nothing is written: the fragment is read once, as a run of tags and text. It takes HTML
that a serialiser wrote (Markdown's, through the sanitiser): tags are closed, attributes quoted.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from .matcher import BLOCK, HIDDEN

TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|&(?:#\w+|\w+);", re.DOTALL)
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var".split()
)
VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
BREAKS = {"br": "\n", "wbr": "", "img": HIDDEN}  # within a block; every other element that is not inline ends one
CLASS = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)')""")


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

    def has_class(self, name: str) -> bool:
        """Say whether the element's class attribute holds a word."""
        match = CLASS.search(self.attributes)
        return bool(match) and name in (match[1] or match[2] or "").split()

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
    text: str = ""
    runs: list[Run] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    starts: Sequence[int] = ()

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
    fragment = Fragment(source)
    pieces: list[str] = []
    length = 0
    current: Element | None = None
    position = 0

    def add(text: str, at: int) -> None:
        nonlocal length
        fragment.runs.append(Run(length, at, current))
        pieces.append(text)
        length += len(text)

    def close(element: Element, closing: int, after: int) -> None:
        element.closing, element.after, element.end = closing, after, length

    for token in TOKEN.finditer(source):
        if token.start() > position:
            add(source[position : token.start()], position)
        position = token.end()
        name = (token[2] or "").lower()
        if not name:
            if token[0][0] == "&":
                add(html.unescape(token[0]), token.start())
            continue
        if token[1] and name not in VOID:
            line = current.lineage() if current else []
            depth = next((depth for depth, element in enumerate(line) if element.name == name), -1)
            for element in line[: depth + 1]:
                close(element, token.start(), token.end())
                current = element.parent
        if name not in INLINE:
            add(BREAKS.get(name, BLOCK), token.start())
        if not token[1] and name not in VOID:
            current = Element(name, token[3], current, token.start(), token.end(), length)
            fragment.elements.append(current)
    if position < len(source):
        add(source[position:], position)
    for element in current.lineage() if current else []:
        close(element, len(source), len(source))
    fragment.text = "".join(pieces)
    fragment.starts = [run.start for run in fragment.runs]
    return fragment
