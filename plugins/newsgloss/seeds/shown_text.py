"""The blocks of a page that are shown -> what is wrong with their text, each with its place in the page's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsgloss.model.characters import CONTROLS
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, position

from .decoding import text_flaws

WORD = pattern_of(r"\S+")
NEAR = 20  # characters around what is wrong by which it is found in the file


def shown_flaws(texts: Iterable[str], source: str, *, mojibake: str | None = None) -> Iterator[Flaw]:
    """Yield what is wrong with the texts that a page shows. Scripts, styles and what pictures show are not judged."""
    for text in texts:
        for flaw in text_flaws(text, mojibake=mojibake):
            line, column = _place(text, (flaw.column or 1) - 1, source)
            yield replace(flaw, line=line, column=column)
        if found := CONTROLS.search(text):
            message = f"this text has a character that no reader sees (U+{ord(found[0][0]):04X})"
            yield Flaw(message, "Take it out of the seed.", *_place(text, found.start(), source))


def _place(text: str, offset: int, source: str) -> tuple[int, int]:
    """Return the line and column in the file of a place in a block, or those of the block's first words there.

    What is written as a character reference is not found, and what is around it is.
    """
    word = next((match for match in WORD.finditer(text) if match.end() > offset), None)
    start, end = word.span() if word else (0, 0)
    for first, last in ((max(start, offset - NEAR), min(end, offset + NEAR)), (0, start)):
        if (place := source.find(text[first:last].strip())) >= 0 and text[first:last].strip():
            return position(source, place + max(0, min(offset, last) - first))
    return 1, 1
