"""One HTML fragment -> its visible text in blocks, with the way from every character back to its place in the HTML.

Nothing is parsed into a tree and nothing is written: the fragment is read once, as a run of tags and text. It takes
HTML that a serialiser wrote (Markdown's, through the sanitiser): tags are closed, attributes quoted.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.patterns import pattern_of

TAG = pattern_of(
    r"""(<(?:!--.*?--|(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*))>|<!--.*)""", re.DOTALL
)  # or a comment, which has no name; one that is not closed goes on to the end, as in browsers
TAG_OR_ENTITY = pattern_of(rf"{TAG.pattern[:-1]}|&(?:#\w+|\w+);)", re.DOTALL)
TO_ITS_PAGE, BACK_REFERENCE = 'href="#', "footnote-backref"
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q rp rt ruby s samp small span strong sub sup "
    "time u var".split()
)
VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
UNREAD = frozenset("del rp rt s".split())  # struck out, or beside a word to say it: the sentence goes on without it
SHOWN = dict.fromkeys(INLINE, "") | {"br": "\n", "wbr": "", "img": HIDDEN}  # every other element ends a block
FIGURES = "0123456789+-−"
RAISED = {"sup": str.maketrans(FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"), "sub": str.maketrans(FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋₋")}
UNREAD_OR_RAISED = UNREAD.union(RAISED)
FIGURE = pattern_of(rf"[{re.escape(FIGURES)}.,/\s]+")
POWER = (
    re.compile(  # what is raised after a figure, but for figures and what ordinals and hours end with: 10<sup>n</sup>
        rf"(?!(?:{either(ALL.days.raised)})(?![^<]))(?=[^<]*[^\W\d_])[\w+−=()-]{{1,6}}(?![^<])"
    )
)
NOTE_MARK = pattern_of(r"\[(?:[^\W\d]{1,6}\.?\s)?\w{1,3}\]|[*†‡§¶]{1,3}")  # [1], [note 2], *
AFTER_STRUCK = pattern_of(r"[,.;:!?)\]»”]")
RAISED_FIGURE = pattern_of(  # one that is lowered changes a figure beside it alone: not CO2
    rf"""<(?:a\b[^<>]*\bhref="#[^<>]*><sup\b[^<>]*>[^<>]*</sup></a>|sup\b[^<>]*>(?:{NOTE_MARK.pattern})</sup>|"""
    rf"""a\b[^<>]*\bhref="#[^<>]*>(?:{NOTE_MARK.pattern})</a>|sup\b[^<>]*>({FIGURE.pattern})</sup>|"""
    rf"(?<=\d<)sub\b[^<>]*>({FIGURE.pattern})</sub>|sub\b[^<>]*>({FIGURE.pattern})</sub>(?=\d)|"
    rf"(?<=\d<)(?P<power>sup\b[^<>]*>)(?={POWER.pattern}</sup>))"  # the < comes first: it is looked for in no time
)
ATTRIBUTE = pattern_of(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")


@dataclass(slots=True, eq=False)
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
        """Return whether the element's class attribute holds a word."""
        return name in self.attributes and name in (self.get("class") or "").split()

    @property
    def is_unread(self) -> bool:
        """Whether a reader reads on without what is in the element: a note's number, or words struck out."""
        if self.name in UNREAD:
            return True
        outer = self.parent
        if self.name == "sup" and outer and outer.name == "a":
            return outer.opened == self.before and outer.closing == self.after and outer.leads_to_its_page
        if self.name != "a":
            return False
        in_sup = outer is not None and outer.name == "sup"
        return (in_sup and self.leads_to_its_page) or self.has_class(BACK_REFERENCE)

    @property
    def leads_to_its_page(self) -> bool:
        """Whether the element is a link to another place of its own page."""
        return (self.get("href") or "").startswith("#")

    def lineage(self) -> list[Element]:
        """Return the element and the elements around it, innermost first."""
        line, element = [], self
        while element is not None:
            line.append(element)
            element = element.parent  # type: ignore[assignment]
        return line


@dataclass(slots=True)
class Fragment:
    """What a reader reads of a fragment (`text`; BLOCK between blocks), and where it is in `html`.

    Numbers of notes, words that are struck out and how a word is said are not in it, and raised figures are as they
    look: 10<sup>6</sup> is 10⁶. HIDDEN is where a picture is.

    The text is a row of runs: run number n is text[starts[n]:starts[n + 1]] and html[places[n]:places[n + 1]]. Runs of
    text, which may be empty, have even numbers; between them are tags, comments and entities, and what a reader reads
    of each. `parents` holds the innermost element around each run; a tag is in the element around its own.
    """

    html: str
    text: str
    elements: Sequence[Element]
    starts: Sequence[int]
    places: Sequence[int]
    parents: Sequence[Element | None]

    @property
    def words(self) -> int:
        """How many words a reader sees."""
        return len(self.text.replace(BLOCK, " ").split())

    def run_at(self, offset: int) -> int:
        """Return the number of the run in which a character of the text is."""
        return bisect_right(self.starts, offset, hi=len(self.starts) - 1) - 1

    def parent_at(self, offset: int) -> Element | None:
        """Return the element in which a character of the text is, or None at the top of the fragment."""
        return self.parents[self.run_at(offset)]

    def place(self, offset: int) -> int:
        """Return the place in the HTML before a character of the text."""
        run = self.run_at(offset)
        return self.places[run] + offset - self.starts[run]

    def place_after(self, offset: int) -> int:
        """Return the place in the HTML after the character before `offset`: where text[:offset] ends."""
        run = self.run_at(offset - 1)
        return self.places[run + 1] if run % 2 else self.places[run] + offset - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the places around text[start:end] in the HTML, or None where a tag or an entity is within."""
        run = self.run_at(start)
        if run % 2 or end > self.starts[run + 1]:
            return None
        shift = self.places[run] - self.starts[run]
        return start + shift, end + shift

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the places in the HTML where one element could hold text[start:end], or None.

        Both ends must have the same parent once they are widened over the elements that the text covers wholly.
        """
        if span := self.span(start, end):
            return span
        left, right = _line(self.parent_at(start)), _line(self.parent_at(end - 1))
        common = next((element for element in left if element in right), None)
        if common and common.name == "ruby":  # in which nothing may be around a word and what is beside it
            return (common.before, common.after) if start <= common.start and common.end <= end else None
        outer_left, outer_right = _below(left, common), _below(right, common)
        if outer_left and (outer_left.start < start or outer_left.end > end):
            return None
        if outer_right and (outer_right.start < start or outer_right.end > end):
            return None
        return (
            outer_left.before if outer_left else self.place(start),
            outer_right.after if outer_right else self.place_after(end),
        )

    def block(self, offset: int) -> tuple[int, int]:
        """Return where the block of text around a character begins and ends."""
        start = self.text.rfind(BLOCK, 0, offset) + 1
        end = self.text.find(BLOCK, offset)
        return start, len(self.text) if end < 0 else end


def read_fragment(source: str) -> Fragment:
    """Read a fragment once, from its first character to its last."""
    parts = (TAG_OR_ENTITY if "&" in source else TAG).split(source)  # without entities it takes half the time
    texts, tokens, closing, attributes = (parts[first::5] for first in (0, 1, 2, 4))
    names = [name and name.lower() for name in parts[3::5]]
    shown = [SHOWN.get(name, BLOCK) if name else _shown(token) for name, token in zip(names, tokens, strict=True)]
    pieces = _alternating(texts, shown)
    starts = [0, *accumulate(map(len, pieces))]
    places = [0, *accumulate(map(len, _alternating(texts, tokens)))]
    elements, parents = _elements(zip(closing, names, attributes, strict=True), starts, places)
    if TO_ITS_PAGE in source or BACK_REFERENCE in source or not UNREAD_OR_RAISED.isdisjoint(names):
        pieces = _as_read(pieces, places, elements)
        starts = [0, *accumulate(map(len, pieces))]
        elements, parents = _elements(zip(closing, names, attributes, strict=True), starts, places)
    return Fragment(source, "".join(pieces), elements, starts, places, parents)


def outermost(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements that are in none of the others, which are in the order of their start tags."""
    end = 0
    for element in elements:
        if element.before >= end:
            end = element.after
            yield element


def with_raised_figures(html: str) -> str:
    """Return HTML with raised figures as characters and without numbers of notes: 10<sup>6</sup> is no 106."""
    return RAISED_FIGURE.sub(_as_characters, html)


def _as_characters(found: re.Match[str]) -> str:
    raised, *lowered, power = found.groups("")
    if power:
        return f"<{power}^"
    return raised.translate(RAISED["sup"]) or "".join(lowered).translate(RAISED["sub"])


def _line(element: Element | None) -> list[Element | None]:
    return [*element.lineage(), None] if element else [None]


def _below(line: list[Element | None], common: Element | None) -> Element | None:
    """Return the outermost element of a line that is still within `common`."""
    index = line.index(common)
    return line[index - 1] if index else None


def _shown(token: str) -> str:
    """Return what a reader sees of a comment or an entity."""
    return html.unescape(token) if token[0] == "&" else ""


def _alternating(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return texts with what is between them: they are one more."""
    pieces = [""] * (len(texts) + len(others))
    pieces[::2] = texts
    pieces[1::2] = others
    return pieces


def _as_read(pieces: Sequence[str], places: Sequence[int], elements: Iterable[Element]) -> list[str]:
    """Return the pieces of a text without what is not read, and with raised figures as they look."""
    read, text = list(pieces), "".join(pieces)
    for element in outermost(element for element in elements if element.is_unread or _is_note_mark(element, text)):
        runs = _runs(element, places)
        for run in runs:
            read[run] = read[run] and BLOCK * (read[run] == BLOCK)
        if element.name in UNREAD and AFTER_STRUCK.match(text, element.end) and runs.start > 1:
            read[runs.start - 2] = read[runs.start - 2].rstrip()  # no space is left before the mark that follows
    for element in outermost(element for element in elements if element.name in RAISED):
        runs = _runs(element, places)
        beside = text[max(0, element.start - 1) : element.start], text[element.end : element.end + 1]
        is_figure = FIGURE.fullmatch("".join(read[runs.start : runs.stop]))
        if is_figure and (element.name == "sup" or any(map(str.isdecimal, beside))):
            for run in runs:
                read[run] = read[run].translate(RAISED[element.name])
        elif element.name == "sup" and beside[0].isdecimal() and POWER.match(text[element.start : element.end]):
            read[runs.start - 1] = "^"  # the tag is read as a sign
    return read


def _is_note_mark(element: Element, text: str) -> bool:
    """Return whether an element is the number of a note as an author writes one: raised, or a link to it."""
    if element.name != "sup" and not (element.name == "a" and element.leads_to_its_page):
        return False
    return NOTE_MARK.fullmatch(text, element.start, element.end) is not None


def _runs(element: Element, places: Sequence[int]) -> range:
    """Return the numbers of the runs within an element."""
    return range(bisect_left(places, element.opened), bisect_left(places, element.closing))


def _elements(
    tags: Iterable[tuple[str | None, str | None, str]], starts: Sequence[int], places: Sequence[int]
) -> tuple[list[Element], list[Element | None]]:
    """Return a fragment's elements in the order of their start tags, and the one around each run.

    Every second run is a tag's (or an entity's).
    """
    elements: list[Element] = []
    current: Element | None = None
    parents: list[Element | None] = [None]
    for run, (closes, name, attributes) in zip(count(1, 2), tags, strict=False):
        around = current
        if closes and current and current.name == name:  # as nearly all of them
            current.closing, current.after, current.end = places[run], places[run + 1], starts[run]
            around = current = current.parent
        elif closes:
            around = current = _leave(current, name, places[run], places[run + 1], starts[run])
        elif name and name not in VOID:
            current = Element(name, attributes, current, places[run], places[run + 1], starts[run + 1])
            elements.append(current)
        parents += (around, current)
    while current:
        current = _leave(current, current.name, places[-1], places[-1], starts[-1])
    return elements, parents


def _leave(current: Element | None, name: str | None, closing: int, after: int, end: int) -> Element | None:
    """End the element of a name, and what is still open in it, at an end tag; return the element around it."""
    last = current
    while last and last.name != name:
        last = last.parent
    if last is None:
        return current
    outside = last.parent
    while current and current is not outside:
        current.closing, current.after, current.end = closing, after, end
        current = current.parent
    return outside
