"""The HTML of a document that holds its article alone -> its blocks of words, its headline first, and its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, PreformattedString

from newsgloss.model.problems import Flaw, TextError
from newsgloss.seeds.html_blocks import DEEPEST, HIDDEN_STYLE, NEVER_SHOWN, depth, read_text_blocks
from newsgloss.seeds.lines.unwrapping import Raw

MOST_BLOCKS = 5_000  # as of a page
NOTE = re.compile(r"(?:foot|end)note-\d+$")  # the id of a note, as mammoth writes it
NOTE_LINK = re.compile(r"#(?:foot|end)note-(?:ref-)?\d+$")  # where a note's number leads, and its arrow back


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """A document's blocks of words, numbered in their order, and those of its notes, which follow them."""

    blocks: tuple[Raw, ...]
    notes: tuple[Raw, ...]


def read_article_document(html: str, title: str | None = None) -> ArticleDocument:
    """Read the HTML of a document. Its `title` is the headline where it sets none above its text.

    Raises TextError where it is nested too deep, or has more paragraphs than any article.
    """
    soup = BeautifulSoup(html, "lxml")
    if depth(soup) > DEEPEST:
        message = f"the elements of this document are nested more than {DEEPEST} deep"
        raise TextError(Flaw(message, "Paste its text into a .txt file."))
    _clear_unseen(soup)
    notes = _raws(_without_notes(soup))
    blocks = _raws([soup])
    if (several := len(blocks)) > MOST_BLOCKS:
        message = f"this document has {several} paragraphs, more than any article"
        raise TextError(Flaw(message, "Paste the article's text into a .txt file."))
    if title and blocks and not any(raw.heading for raw in blocks[:1]) and title != blocks[0].text:
        blocks.insert(0, Raw(1, 1, title, heading=False))
    if not any(raw.heading for raw in blocks[1:]):  # then its subheads are told as those of a plain text
        blocks = [replace(raw, heading=None) for raw in blocks]
    raws = [replace(raw, number=number, last=number) for number, raw in enumerate([*blocks, *notes], 1)]
    return ArticleDocument(tuple(raws[: len(blocks)]), tuple(raws[len(blocks) :]))


def _clear_unseen(soup: BeautifulSoup) -> None:
    """Take out of a document what no reader of it sees."""
    for element in soup.find_all():
        if not element.name:  # it was in one that has been taken out
            continue
        hidden = "hidden" in element.attrs or HIDDEN_STYLE.search(str(element.get("style", "")))
        if element.name in NEVER_SHOWN or hidden:
            element.decompose()
    for text in [node for node in soup.descendants if isinstance(node, PreformattedString)]:
        if not isinstance(text, CData):
            text.extract()


def _without_notes(soup: BeautifulSoup) -> list[Tag]:
    """Take the notes and the links between them and the text out of a document, and return the notes."""
    for link in soup.find_all("a", href=NOTE_LINK):
        around = link.parent if link.parent is not None and link.parent.name == "sup" else link
        around.decompose()
    return [note.extract() for note in soup.find_all("li", id=NOTE)]


def _raws(elements: Sequence[Tag]) -> list[Raw]:
    """Return the blocks of words in some elements, not numbered yet."""
    return [
        Raw(0, 0, block.text, heading=block.is_heading) for element in elements for block in read_text_blocks(element)
    ]
