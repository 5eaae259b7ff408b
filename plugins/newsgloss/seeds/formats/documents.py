"""The HTML of a document that holds its article alone -> its blocks of words, its headline first, and its notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, PreformattedString

from newsgloss.model.problems import Flaw, TextError
from newsgloss.seeds.html_blocks import DEEPEST, HEADINGS, HIDDEN_STYLE, NEVER_SHOWN, depth, read_text_blocks
from newsgloss.seeds.lines.unwrapping import Raw
from newsgloss.seeds.saved_pages.inline_words import show_words
from newsgloss.seeds.saved_pages.table_rows import join_rows

TOP = 3  # blocks, among which a title may be
STRUCK_OUT = -1  # in place of a number, until there are numbers
MOST_BLOCKS = 5_000  # as of a page
NOTE = re.compile(r"(?:foot|end)note-\d+$")  # the id of a note, as mammoth writes it
NOTE_TYPES = frozenset("footnote endnote rearnote doc-footnote doc-endnote".split())  # of e-books
LINK_TYPES = frozenset({"noteref", "doc-noteref"})  # of the links to these
TYPED_BY = ("epub:type", "role")
NOTE_LINK = re.compile(r"#(?:foot|end)note-(?:ref-)?\d+$")  # where a note's number leads, and its arrow back


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """A document's blocks of words, numbered in their order, and those of its notes, which follow them.

    `struck` are the numbers of the blocks that it shows struck out, `oddities` what is left out of its sentences.
    """

    blocks: tuple[Raw, ...]
    notes: tuple[Raw, ...]
    struck: frozenset[int] = frozenset()
    oddities: tuple[tuple[str, int], ...] = ()


def read_article_document(html: str, title: str | None = None) -> ArticleDocument:
    """Read the HTML of a document. Its `title` is the headline where it sets none above its text, but for a chapter's.

    Raises TextError where it is nested too deep, or has more paragraphs than any article.
    """
    soup = BeautifulSoup(html, "lxml")
    if depth(soup) > DEEPEST:
        message = f"the elements of this document are nested more than {DEEPEST} deep"
        raise TextError(Flaw(message, "Paste its text into a .txt file."))
    _clear_unseen(soup)
    taken = _without_notes(soup)
    join_rows(soup)
    inline = show_words(soup)
    notes = _raws(taken)
    blocks = _raws([soup], inline.omissions)
    if (several := len(blocks)) > MOST_BLOCKS:
        message = f"this document has {several} paragraphs, more than any article"
        raise TextError(Flaw(message, "Paste the article's text into a .txt file."))
    has_own = any(raw.heading for raw in blocks[:1]) and not _has_chapters(soup)
    if title and blocks and not has_own:
        above = [raw.text for raw in blocks[:TOP]]
        blocks.insert(0, blocks.pop(above.index(title)) if title in above else Raw(0, 0, title, heading=False))
    if not any(raw.heading for raw in blocks[1:]):  # then its subheads are told as those of a plain text
        blocks = [replace(raw, heading=None) for raw in blocks]
    struck = frozenset(number for number, raw in enumerate(blocks, 1) if raw.number == STRUCK_OUT)
    raws = [replace(raw, number=number, last=number) for number, raw in enumerate([*blocks, *notes], 1)]
    return ArticleDocument(tuple(raws[: len(blocks)]), tuple(raws[len(blocks) :]), struck, inline.counts)


def _has_chapters(soup: BeautifulSoup) -> bool:
    """Return whether a document's first heading is one of several of its rank that begin parts after a rule."""
    headings = soup.find_all(sorted(HEADINGS))
    parts = [rule.find_next(sorted(HEADINGS)) for rule in soup.find_all("hr")]
    return bool(headings) and any(part is not None and part.name == headings[0].name for part in parts)


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
    for link in [*soup.find_all("a", href=NOTE_LINK), *_typed(soup, LINK_TYPES)]:
        if not link.name:
            continue
        around = link.parent if link.parent is not None and link.parent.name == "sup" else link
        around.decompose()
    notes = [*soup.find_all("li", id=NOTE), *_typed(soup, NOTE_TYPES)]
    return [note.extract() for note in notes]


def _typed(soup: BeautifulSoup, types: frozenset[str]) -> list[Tag]:
    """Return the elements of an e-book that are of some types, or of such roles."""
    return [
        element
        for element in soup.find_all()
        if any(not types.isdisjoint(str(element.get(key) or "").split()) for key in TYPED_BY)
    ]


def _raws(elements: Sequence[Tag], struck: Collection[int] = ()) -> list[Raw]:
    """Return the blocks of words in some elements, not numbered yet but for those that are `struck` out."""
    return [
        Raw(STRUCK_OUT if id(block.element) in struck else 0, 0, block.text, heading=block.is_heading)
        for element in elements
        for block in read_text_blocks(element)
    ]
