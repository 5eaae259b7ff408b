"""A page's elements -> its runs of text, block by block, each with how much of it is linked and bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from newsgloss.language.sentences import CLOSING
from newsgloss.model.patterns import pattern_of

from .lines.bylines import is_date_line

MOSTLY = 0.9  # share of a block's characters that are link text or bold, from which on all of it counts
SUBHEAD_WORDS = 16  # words; a bold paragraph of more is emphasis
HEADING_WORDS = 25  # words; a sentence of more that is set as a heading is a paragraph
STOPS = ".…。।॥۔։።။។༎"  # of Latin, Chinese, Devanagari, Urdu, Armenian, Ethiopic, Burmese, Khmer and Tibetan text
STOPLESS = "\u0e00-\u0eff"  # Thai and Lao have no full stop
SENTENCE_END = pattern_of(rf"(?:[{STOPS}!?！？؟]|[{STOPLESS}]){CLOSING}$")
TEXT_END = pattern_of(rf"(?:[{STOPS}]|[{STOPLESS}]){CLOSING}$")
UNSPACED = pattern_of("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # no space parts words
WORD_LENGTH = 3  # characters of such a word, about
NO_HEADING = pattern_of(r"[.!:;,。：；，](?:\s?['\"”’»“‘«」])?$")
MID_SENTENCE = pattern_of(r"[^\W\d_A-ZÀ-ÖØ-Þ]|[,;.)]")
BOLD_STYLE = pattern_of(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
BREAK = "\n"
DEEPEST = 200  # elements in each other; publishers' pages have 40, and what reads them goes down one by one
LONGEST_ENDING = 20  # characters; no sentence ends with more marks
FOLDED = pattern_of(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # white space but for the kinds that typography needs
WIDENED = pattern_of(" *\u2003 *")  # the wide space that parts cells, with what was at their edges
BLOCKS = frozenset(
    "p div section article main h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption "
    "blockquote pre figure figcaption aside header footer nav form fieldset details summary center address hr body "
    "html hgroup".split()
)
NEVER_SHOWN = frozenset(
    "script style template noscript svg iframe object embed canvas button math select textarea input audio video img "
    "picture source map dialog head".split()
)
HIDDEN_STYLE = pattern_of(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01]|(?:left|top|text-indent)\s*:\s*-\d{4}",
    re.IGNORECASE,
)
BOLD = frozenset({"b", "strong"})
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
NEVER_BOLD_HEADINGS = frozenset("li td th tr dt dd".split())


@dataclass  # without slots: what is asked of a block is asked several times, and kept
class TextBlock:
    """A run of text in one block: its pieces, each with whether it is linked and bold; a line break is one of them.

    It has all its pieces before anything is asked of it.
    """

    element: Tag
    within_link: bool = False
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """Its text on one line."""
        return WIDENED.sub("\u2003", FOLDED.sub(" ", "".join(piece for piece, _, _ in self.pieces))).strip()

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    @cached_property
    def squashed(self) -> str:
        """Its letters and digits alone."""
        return squash(self.text)

    @cached_property
    def linked(self) -> float:
        """Which share of its characters is link text."""
        return self._share(linked=True)

    @property
    def is_heading(self) -> bool:
        """Whether the page sets it as a heading, by its element or in bold."""
        if self.element.name in HEADINGS:
            return self.words <= HEADING_WORDS or not SENTENCE_END.search(self.text)
        if self.element.name in NEVER_BOLD_HEADINGS or self.words > SUBHEAD_WORDS or NO_HEADING.search(self.text):
            return False
        return self._share(linked=False) >= MOSTLY

    @property
    def only_leads(self) -> bool:
        """Whether it only leads to another story: link text and no sentence."""
        if self.within_link or (self.linked >= MOSTLY and self.element.name in HEADINGS):
            return True
        return self.linked >= MOSTLY and not TEXT_END.search(self.text)

    def _share(self, *, linked: bool) -> float:
        counts = [len("".join(piece.split())) for piece, _, _ in self.pieces]
        flags = [is_linked if linked else is_bold for _, is_linked, is_bold in self.pieces]
        return sum(count for count, flag in zip(counts, flags, strict=True) if flag) / (sum(counts) or 1)


def count_words(text: str) -> int:
    """Return how many words a text has; where no space parts them, three characters count as one."""
    return len(text.split()) + len(UNSPACED.findall(text)) // WORD_LENGTH


def squash(text: str) -> str:
    """Return a text's letters and digits alone, by which two readings of a page are compared."""
    return re.sub(r"[\W_]+", "", text).casefold()


def depth(soup: BeautifulSoup) -> int:
    """Return in how many others the innermost element of a page is."""
    depths = {id(soup): 0}
    for element in soup.descendants:  # `select` passes over what stands in a <template>
        if isinstance(element, Tag):
            depths[id(element)] = depths[id(element.parent)] + 1
    return max(depths.values())


def read_text_blocks(root: Tag) -> list[TextBlock]:
    """Return the runs of text in an element's blocks, in their order, without empty ones."""
    blocks = [TextBlock(root)]
    _collect(root, blocks, linked=False, bold=False)
    return [line for block in blocks for line in _lines(block) if line.text]


def _collect(element: Tag, blocks: list[TextBlock], *, linked: bool, bold: bool) -> None:
    """Add an element's text to the last block, or to new ones where blocks begin and end."""
    for child in element.children:
        if isinstance(child, Tag):
            style = child.attrs.get("style")
            inner_linked = linked or _is_link(child)
            inner_bold = bold or child.name in BOLD or bool(style and BOLD_STYLE.search(str(style)))
            if child.name == "br":
                blocks[-1].pieces.append((BREAK, False, False))
            elif child.name in BLOCKS:
                around = blocks[-1].element
                blocks.append(TextBlock(child, linked))
                _collect(child, blocks, linked=inner_linked, bold=inner_bold)
                blocks.append(TextBlock(around, linked))
            else:
                _collect(child, blocks, linked=inner_linked, bold=inner_bold)
        elif isinstance(child, NavigableString) and type(child) in {NavigableString, CData}:
            lines = child.split(BREAK) if element.name == "pre" else [child.replace(BREAK, " ")]
            for index, line in enumerate(lines):
                blocks[-1].pieces += [(BREAK, False, False)] if index else []
                blocks[-1].pieces.append((line, linked, bold))


def _is_link(element: Tag) -> bool:
    """Return whether an element leads somewhere, rather than only being a place that links lead to."""
    return element.name == "a" and ("href" in element.attrs or element.attrs.keys().isdisjoint({"id", "name"}))


def _end(line: TextBlock) -> str:
    """Return how a line ends, as far as that tells whether a sentence does."""
    end = ""
    for piece, _, _ in reversed(line.pieces):
        end = piece + end
        if len(end.strip()) > LONGEST_ENDING:
            break
    return end.strip()


def _begins(text: str) -> bool:
    """Return whether a text after a break begins a line of its own: it goes on in no sentence, or is a day."""
    return not MID_SENTENCE.match(text) or is_date_line(text)


def _lines(block: TextBlock) -> Iterator[TextBlock]:
    """Yield a block's lines: it is parted at double breaks, and at single ones unless a sentence goes on."""
    line = TextBlock(block.element, block.within_link)
    waiting = 0
    for piece in block.pieces:
        if piece[0] == BREAK:
            waiting += 1
        elif piece[0].strip() and waiting:
            if waiting > 1 or _begins(piece[0].strip()) or SENTENCE_END.search(_end(line)):
                yield line
                line = TextBlock(block.element, block.within_link)
            else:
                line.pieces.append((" ", False, False))
            waiting = 0
        if piece[0] != BREAK:
            line.pieces.append(piece)
    yield line
