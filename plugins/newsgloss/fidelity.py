"""A finished page's HTML and its Seed -> the proof that the source's words are the source's, or the first difference.

N(text of `blockquote.source`, without `[data-added]`) must equal N(the seed's paragraphs and subheads that the page
includes), in order. The page is read with an HTML parser, independently of what made it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .lines import normal
from .problems import closest
from .seeds import Seed

SHORT = 60  # characters of a paragraph that a message shows
BLOCKS = frozenset("p h2 h3 h4 h5 h6".split())
INLINE = frozenset(  # elements that show their text and no more
    "a abbr b bdi cite code dfn em i kbd mark samp small span strong sub sup time u var wbr".split()
)


@dataclass(frozen=True, slots=True)
class Proof:
    """How a page shows its seed. `shown` holds the numbers of the seed's lines on the page, in order."""

    shown: tuple[int, ...]
    difference: str | None = None
    remedy: str = ""


def prove(html: str, seed: Seed) -> Proof:
    """Compare the source's quotes in `html` with the seed, block by block."""
    lines = seed.body
    position = 0
    shown: list[int] = []
    for block in quoted_blocks(html):
        found = next((index for index in range(position, len(lines)) if normal(lines[index].text) == block), None)
        if found is None:
            return Proof(tuple(shown), *_difference(block, seed, position))
        shown.append(lines[found].number)
        position = found + 1
    return Proof(tuple(shown))


def quoted_blocks(html: str) -> list[str]:
    """Return the text of each block that a page shows as the source's, normal, without what is marked as added."""
    soup = BeautifulSoup(html, "html.parser")
    for added in soup.select("[data-added]"):
        added.decompose()
    blocks = []
    for quote in soup.select("blockquote.source"):
        blocks += [text for text in map(normal, _texts(quote)) if text]
    return blocks


def _texts(quote: Tag) -> list[str]:
    """Return a quote's text block by block; text outside any block counts too, so that nothing is overlooked.

    What shows more or other than its text, such as a list with its numbers or a picture, counts as its tag.
    """
    texts: list[list[str]] = [[]]
    for piece in quote.descendants:
        if isinstance(piece, NavigableString):
            texts[-1].append(piece)
        elif isinstance(piece, Tag) and piece.name in BLOCKS:
            texts.append([])
        elif isinstance(piece, Tag) and piece.name not in INLINE:
            texts[-1].append("\n" if piece.name == "br" else f"<{piece.name}>")
    return list(map("".join, texts))


def _difference(block: str, seed: Seed, position: int) -> tuple[str, str]:
    earlier = [line for line in seed.body[:position] if normal(line.text) == block]
    if earlier:
        message = f"a paragraph of the seed stands in another order: line {earlier[0].number}, '{_start(block)}'"
        return message, "Put the source's paragraphs back in their order."
    texts = [normal(line.text) for line in seed.body]
    message = f"the source's words were changed: '{_start(block)}'"
    text = closest(block, texts)
    if text is None:
        return message, "No paragraph of the seed is like it. If it is ours, take it out of the quote; else restore it."
    number = seed.body[texts.index(text)].number
    return message, f"Line {number} of {seed.file} has: '{_from_difference(text, block)}'"


def _start(text: str) -> str:
    return text if len(text) <= SHORT else text[:SHORT].rpartition(" ")[0] + " …"


def _from_difference(text: str, other: str) -> str:
    """Return the stretch of `text` where it first differs from `other`."""
    first = next((index for index, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), len(other))
    start = max(0, text.rfind(" ", 0, max(0, first - 20)) + 1)
    return ("… " if start else "") + _start(text[start:])
