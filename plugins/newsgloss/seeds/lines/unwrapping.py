"""A plain text -> its paragraphs, each with the lines of the file that it is on.

A line break inside a paragraph is one that a width forced: the next line's first word had no place on this line. How
much place there was is told by the breaks that are certain, those in the middle of a sentence. Where a full line ends
with its sentence, the text's other paragraphs decide. No word is lost, changed or moved, however a break is read.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from newsgloss.language.sentences import CLOSING
from newsgloss.language.vocabulary import ALL, LANGUAGES, either, is_familiar
from newsgloss.model.patterns import pattern_of

from .boilerplate import FULL_STOP, LINE_END, is_prompt

LEAD_WORDS = 8  # words; a sentence of as many is prose, with which the head of a story ends
COLUMN = 15  # signs of Chinese or Japanese; a shorter line is not full
OPENED = "「『（《【〈"  # may begin a paragraph of them
LEAD_LETTERS = 20  # of such a sentence whose words are not parted by spaces
WRAP_WIDTHS = range(28, 161)  # characters; from a newspaper's column to a wide window
NEARLY_FULL = 0.75  # of the width; a long word may leave a quarter of a line empty
MOSTLY = 0.8  # of the certain breaks
ODD = 0.05  # of the certain breaks; so few may be slips, such as a line that was broken by hand
FEW = 2  # breaks; fewer may be slips
MOST_LINES = 30  # of a paragraph; a quotation that is open for longer was never closed
BEYOND = 1.2  # of the width; a longer line was not wrapped
VERSE = 40  # characters; a block of which no line is longer is a list or a verse
VERSE_LINES = 3  # lines of such a block
QUESTION_WORDS = 16  # words; a question that is asked at more length is a sentence of the story
APART = 0.2  # of the breaks over a blank line; from as many in the middle of a sentence on, blank lines part nothing
LINK_INDENT = 8  # characters
TAB = 4  # characters

DASH = pattern_of(r"[-–—]\s")
OPENING = pattern_of(r"[\"'“‘«„(\[¿¡]*\s?[^\W\d_a-zß-öø-ÿ]")  # how a sentence begins
LIST_ITEM = pattern_of(r"(?:[*•·▪◦+]|\d{1,2}[.)]|[a-z]\))\s")
ROLES = either(ALL.lines.transcript)
SPEECH = pattern_of(
    rf"(?:{ROLES}|[A-ZÀ-Þ][A-ZÀ-Þ ,.'’()-]+) ?: |(?:{ROLES})\. (?=[A-ZÀ-Þ])"
)  # who speaks in a transcript
COLUMNS = pattern_of(r"\S(?:\t| {5,})\s*\S| \| ")  # a row of a table
UNSPACED = pattern_of("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")  # a sign of Chinese or Japanese
BROKEN = pattern_of(r"([^\W\d_]+)-$")  # a word that goes on in the next line
PARTED = pattern_of(r"\w-$")  # a word, a name or a span of years that does
BOTH = pattern_of(
    rf"(?:{either(ALL.names.conjunctions)}|or|to|oder|bis|ou)\b"
)  # after a hyphen that ends a word: mid- to
WORD = pattern_of(r"[^\W\d_]+")
LONGEST_PART = 40  # characters of a word before its hyphen
NEW_SENTENCE = pattern_of(rf"[.!?…]{CLOSING}\s+[\"'“‘«„(\[]?\s?[^\W\d_a-zß-öø-ÿ]")


@dataclass(frozen=True, slots=True)
class Raw:
    """A line, or a paragraph of wrapped lines, as it was found: its text and where in the seed it is."""

    number: int
    last: int
    text: str
    alone: bool = True
    heading: bool | None = None  # what a page's markup says; None where there is none
    quoted: bool = False  # set apart as a quote
    apart: bool = False  # below a rule, or in italics as a whole
    standfirst: bool = False  # set as a heading, but one of no part of the story


def split(text: str, *, wrap: bool | None = None, without: Collection[int] = ()) -> list[Raw]:
    """Return a plain text's lines; where it is wrapped, its paragraphs. `wrap` is the sidecar's word.

    The lines of some numbers are `without` words of it; a sentence may go on over them.
    """
    blocks = _blocks(text, without)
    if wrap is False:
        return [Raw(row.number, row.number, row.text, alone=len(block) == 1) for block in blocks for row in block]
    if wrap is True:
        return [raw for block in blocks for raw in _joined(block, lambda rows, row, _: row.indent <= rows[-1].indent)]
    if _is_spread(blocks):
        blocks = [[row for block in blocks for row in block]]
    layout = _layout(blocks)
    told = [_told_apart(_joined(block, _reading(block, layout))) for block in blocks]
    heads = [raws for raws in told[1:] if len(raws) > 1 and _is_head(*raws[:2])]
    for raws in heads if len(heads) > 1 else []:  # one alone may be part of a list
        raws[0] = replace(raws[0], alone=True)
    links = _indented_alike(blocks)
    return [replace(raw, alone=False) if raw.number in links else raw for raws in told for raw in raws]


def _indented_alike(blocks: Sequence[RawBlock]) -> set[int]:
    """Return the numbers of lines between paragraphs that are indented as links in a copied page are.

    They are indented alike, or one is alone and not so far that it could be a heading in the middle of its line.
    """
    margin = Counter(row.indent for block in blocks for row in block).most_common(1)[0][0] if blocks else 0
    deeper = [block[0] for block in blocks if len(block) == 1 and block[0].indent > margin]
    likely = [row for row in deeper if not row.text.isupper() and not FULL_STOP.search(row.text)]
    indents = Counter(row.indent for row in likely)
    alone = len(likely) == 1 and likely[0].indent <= margin + LINK_INDENT
    return {row.number for row in likely if alone or indents[row.indent] > 1}


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file that is not blank."""

    number: int
    text: str
    indent: int = 0
    trails: bool = False  # whether white space ends it

    @property
    def length(self) -> int:
        """Up to which column it goes."""
        return self.indent + len(self.text)

    @property
    def first(self) -> int:
        """How long its first word is."""
        return len(self.text.split(maxsplit=1)[0])


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text was wrapped.

    At most to `width`, from line `top` on. A line that has place for a word up to column `least` ends its paragraph
    even in the middle of a sentence, one up to `floor` at a full stop. `parts`: whether a full line with a full stop
    ends it, too. `margin`: how far lines are indented, where deeper ones begin paragraphs; None where that tells
    nothing. `flowed`: whether a line that goes on ends with a space, and no other does.
    """

    top: int
    width: int
    least: float
    floor: float
    parts: bool
    margin: int | None
    flowed: bool


RawBlock = Sequence[_Row]
Continues = Callable[[RawBlock, _Row, _Row | None], bool]


def _blocks(text: str, without: Collection[int]) -> list[list[_Row]]:
    """Return a text's lines, parted where blank lines are, unless a sentence goes on over the end of a page."""
    blocks: list[list[_Row]] = [[]]
    is_new_page = False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if number in without:
            is_new_page = True
        elif stripped:
            if is_new_page and not blocks[-1] and len(blocks) > 1 and _goes_over(blocks[-2][-1].text, stripped):
                blocks.pop()
            is_new_page = False
            wide = line.expandtabs(TAB)
            indent = len(wide) - len(wide.lstrip())
            blocks[-1].append(_Row(number, stripped, indent, trails=line[-1].isspace()))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _goes_over(above: str, below: str) -> bool:
    """Return whether a sentence goes on over the end of a page."""
    return below[0].islower() and not FULL_STOP.search(above)


def _is_spread(blocks: Sequence[RawBlock]) -> bool:
    """Return whether blank lines are between all lines of a text, also in the middle of its sentences."""
    if any(len(block) > 1 for block in blocks):
        return False
    breaks = list(itertools.pairwise(row for block in blocks for row in block))
    certain = sum(_goes_on(*rows) for rows in breaks)
    return certain > FEW and certain >= APART * len(breaks)


def _layout(blocks: Sequence[RawBlock]) -> _Layout | None:
    """Return how a text was wrapped, or None where each of its lines is a paragraph."""
    breaks = [rows for block in blocks for rows in itertools.pairwise(block)]
    certain = [rows for rows in breaks if _goes_on(*rows)]
    width = max((above.length for above, _ in certain), default=0)
    if len(certain) < FEW or width not in WRAP_WIDTHS:
        return None
    reaches = sorted(_reach(*rows) for rows in certain)
    if sum(reach > NEARLY_FULL * width for reach in reaches) < MOSTLY * len(reaches):
        return None
    floor = min(width, reaches[int(ODD * len(reaches))] - 1)
    least = max(NEARLY_FULL * width, min(width, reaches[0] - 1) - (width - floor))  # the more ragged, the less is sure
    margin = _margin(blocks)
    parts = margin is None and _parts(breaks, width, floor)
    flowed = all(above.trails for above, _ in certain) and not all(above.trails for above, _ in breaks)
    return _Layout(blocks[0][0].number, width, least, floor, parts, margin, flowed)


def _margin(blocks: Sequence[RawBlock]) -> int | None:
    """Return how far lines are indented that begin no paragraph, in a text whose paragraphs are told by that."""
    margin = Counter(row.indent for block in blocks for row in block).most_common(1)[0][0]
    deeper = [(row, below) for block in blocks for row, below in itertools.pairwise(block) if row.indent > margin]
    returns = sum(below.indent < row.indent for row, below in deeper)
    return margin if returns >= FEW and returns > len(deeper) / 2 else None


def _parts(breaks: Sequence[tuple[_Row, _Row]], width: int, floor: float) -> bool:
    """Return whether a full line with a full stop likelier ends its paragraph than not.

    It ends it as often as last lines happen to be full; it does not as often as a sentence's end happens to fall on a
    line's. How often paragraphs and sentences end is counted where it is certain.
    """
    word = sum(row.first + 1 for _, row in breaks) / len(breaks)
    ends = sum(
        row.indent <= above.indent and _reach(above, row) <= floor and FULL_STOP.search(above.text) is not None
        for above, row in breaks
    )
    within = sum(len(NEW_SENTENCE.findall(above.text)) for above, _ in breaks)
    return ends * (width - floor + word) > within * word


def _reach(above: _Row, row: _Row) -> int:
    """Return up to which column a line would go with the next one's first word."""
    return above.length + 1 + row.first


def _goes_on(above: _Row, row: _Row) -> bool:
    """Return whether a line certainly goes on with the sentence of the one above it."""
    if UNSPACED.match(above.text[-1]) and UNSPACED.match(row.text):
        return above.length >= COLUMN and row.text[0] not in OPENED and not LINE_END.search(above.text)
    if PARTED.search(above.text) and row.text[0].isalnum() and above.length >= COLUMN:
        return True
    if not row.text[0].islower() or LINE_END.search(above.text) or above.text[-1].isdigit():
        return False
    return not (LIST_ITEM.match(row.text) or COLUMNS.search(above.text) or COLUMNS.search(row.text))


def _reading(block: RawBlock, layout: _Layout | None) -> Continues:
    """Return what tells whether a line of a block goes on with the one above it; those of a verse or list do not."""
    longest = min(VERSE, NEARLY_FULL * layout.width) if layout else VERSE
    if len(block) >= VERSE_LINES and all(row.length <= longest for row in block):
        return lambda *_: False
    return lambda rows, row, below: _continues(rows, row, below, layout)


def _joined(block: RawBlock, continues: Continues) -> list[Raw]:
    """Return a block's paragraphs; `continues` is told the lines of one so far, the line below, and the next."""
    found = [[block[0]]]
    for row, below in itertools.zip_longest(block[1:], block[2:]):
        if continues(found[-1], row, below):
            found[-1].append(row)
        else:
            found.append([row])
    return [Raw(rows[0].number, rows[-1].number, _text_of(rows)) for rows in found]


def _text_of(rows: RawBlock) -> str:
    """Return the words of some lines as one text; where no spaces part words, none is put between two lines."""
    pieces = [rows[0].text]
    for above, row in itertools.pairwise(rows):
        broken = BROKEN.search(above.text[-LONGEST_PART:]) if row.text[0].islower() else None
        parted = PARTED.search(above.text) and row.text[0].isalnum() and not BOTH.match(row.text)
        if broken and parted:
            pieces[-1] = pieces[-1][: len(pieces[-1]) - _is_whole(broken[1], row.text)]
        elif not parted and not (UNSPACED.match(above.text[-1]) and UNSPACED.match(row.text)):
            pieces.append(" ")
        pieces.append(row.text)
    return "".join(pieces)


def _is_whole(start: str, below: str) -> bool:
    """Return whether the two parts of a word that a line's end broke are a word that we know, without a hyphen."""
    end = WORD.match(below)
    whole = f"{start}{end[0] if end else ''}".lower()
    return any(is_familiar(whole, language.tag) for language in LANGUAGES)


def _continues(rows: RawBlock, row: _Row, below: _Row | None, layout: _Layout | None) -> bool:
    """Return whether a line belongs to the paragraph of the `rows` above it; `below` is the next one."""
    above = rows[-1]
    if layout is None or _goes_on(above, row):
        return _goes_on(above, row)
    if _begins_anew(above, row, layout):
        return False
    if layout.flowed:
        return above.trails
    if FULL_STOP.search(above.text):
        return _reach(above, row) > layout.floor and _goes_on_after_stop(rows, row, below, layout)
    is_headline = above.number == layout.top and not _stands_alone(row, below, layout)
    return _reach(above, row) > layout.least and not is_headline


def _begins_anew(above: _Row, row: _Row, layout: _Layout) -> bool:
    """Return whether a line begins a paragraph by its form, whatever is above."""
    if any(map(COLUMNS.search, (above.text, row.text))) or LIST_ITEM.match(row.text) or SPEECH.match(row.text):
        return True
    if row.text[0] in "([" and row.text[-1] in ")]" and FULL_STOP.search(above.text):
        return True
    if above.length > BEYOND * layout.width or (DASH.match(row.text) and LINE_END.search(above.text)):
        return True
    return not layout.flowed and row.indent > above.indent and not LIST_ITEM.match(above.text)


def _goes_on_after_stop(rows: RawBlock, row: _Row, below: _Row | None, layout: _Layout) -> bool:
    """Return whether a paragraph goes on after a full line that ends with a full stop."""
    if not OPENING.match(row.text):
        return True
    if layout.margin is not None and row.indent > layout.margin:
        return False
    return not _stands_alone(row, below, layout) and (not layout.parts or _is_open(rows, row))


def _is_open(rows: RawBlock, row: _Row) -> bool:
    """Return whether a quotation stays open over a break; one that a new paragraph goes on with opens again."""
    if len(rows) > MOST_LINES:
        return False
    text = " ".join(row.text for row in rows)
    is_open = text.count('"') % 2 or any(text.count(start) > text.count(end) for start, end in ("“”", "«»"))
    return bool(is_open) and row.text[0] not in '"“«'


def _stands_alone(row: _Row, below: _Row | None, layout: _Layout) -> bool:
    """Return whether a line is no paragraph's last or next: it is short, and no sentence ends with it or goes on."""
    if LINE_END.search(row.text) or (below and _goes_on(row, below)):
        return False
    return _reach(row, below) <= layout.least if below else row.length <= layout.least


def is_prose(raw: Raw) -> bool:
    """Return whether a line is a sentence of the story."""
    is_long = len(raw.text.split()) >= LEAD_WORDS or (len(raw.text) >= LEAD_LETTERS and UNSPACED.search(raw.text))
    return bool(is_long) and bool(FULL_STOP.search(raw.text)) and not is_prompt(raw.text)


def _is_head(raw: Raw, below: Raw) -> bool:
    """Return whether the first line of a block may be a subhead or a question, right above its prose."""
    is_title = not LINE_END.search(raw.text) and len(raw.text) <= VERSE
    is_question = raw.text.endswith("?") and len(raw.text.split()) <= QUESTION_WORDS
    return (is_title or is_question) and raw.text[0].isupper() and is_prose(below)


def _told_apart(raws: Sequence[Raw]) -> list[Raw]:
    """Return a block's lines: one stands alone that is the only one, or no sentence, and between two of prose."""
    if len(raws) == 1:
        return list(raws)
    prose = [False, *map(is_prose, raws), False]
    return [replace(raw, alone=prose[index] and prose[index + 2]) for index, raw in enumerate(raws)]
