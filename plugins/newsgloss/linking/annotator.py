"""A page's HTML and a matcher -> the same HTML with mentions marked, and the mentions.

An annotation is an insertion: tags of ours go in between, and not a byte of what was there changes. Take them out with
`strip` and the HTML is what it was. Nothing here knows Markdown, Pelican, files or settings.
"""

from __future__ import annotations

import html as entities
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from operator import attrgetter, itemgetter
from typing import NamedTuple, Protocol

from newsgloss.language.sentences import BLOCK, HIDDEN, sentence
from newsgloss.model.characters import is_unseen
from newsgloss.model.patterns import pattern_of

from .forms import EXPLAINER
from .highlights import NOTE_REF, PASSAGE_TAG, QUOTE_ENDS, Insertion, Passage, with_passages
from .html_text import TAG, Element, Fragment, outermost, read_fragment
from .matcher import Match
from .occurrences import Mention

UNTOUCHED = frozenset("a h1 h2 h3 h4 h5 h6 code pre kbd samp script style textarea svg math figcaption caption".split())
NO_GLOSS = "data-no-gloss"
ENTRY = pattern_of(r"[a-z0-9/-]+")
OUR_TAG = pattern_of(
    r'<(?:(?:a class="entry-link" id="m-[a-z0-9/-]+" data-entry="[a-z0-9/-]+" href="[^"]*"|span id="m-[a-z0-9/-]+")'
    r'(?: lang="[A-Za-z0-9-]+")?'
    r'|a class="explainer-link" href="[^"]*")>'
)
ESCAPED = pattern_of("[&<>\"']")
OPEN = 0  # the number of no closed part of a page
BY_HAND = "by hand"  # the rule under which an author's own link is listed


class NameFinder(Protocol):
    """What finds names in a text: a matcher."""

    def find(self, text: str, senses: Mapping[str, str] | None = None, /) -> Iterable[Match]:
        """Yield the names in text order; `senses` says which entry is meant by a name of several."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """How a page wants its mentions linked.

    `linking`: first, first-per-section, all or manual. `off`: entries never linked here. `senses`: from a name that has
    several entries to the one meant. `own`: the entry whose page this is, neither linked nor counted on it.
    """

    linking: str = "first"
    off: Collection[str] = ()
    senses: Mapping[str, str] = field(default_factory=dict)
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name with several entries that the page does not decide between: nothing was linked."""

    name: str
    entries: tuple[str, ...]
    sentence: str


class Piece(NamedTuple):
    """A stretch of annotated HTML, and the notes that belong after it.

    Where they part a quote, the piece ends it, and the next begins with `opening`, the tag that goes on with it.
    """

    html: str
    notes: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """Annotated HTML, parted where notes belong, its mentions in text order, and the names that nothing decided."""

    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    ambiguities: tuple[Ambiguity, ...] = ()

    @property
    def html(self) -> str:
        """All of it."""
        return "".join(piece.html for piece in self.pieces)


@dataclass(slots=True)
class _Find:
    """A mention: text[start:end], and where its tags go.

    Where no one element could hold all of it (`whole` is false), they go around its beginning and it is not linked.
    `number` and `address` are known when all that is before it is.
    """

    entry: str
    start: int
    end: int
    around: tuple[int, int]
    rule: str
    whole: bool = True
    lang: str | None = None
    number: int = 0
    address: str | None = None

    @property
    def is_title(self) -> bool:
        """Whether an explainer's title was found: it is linked, and counts as no mention."""
        return self.entry.startswith(EXPLAINER)


def annotate(
    html: str,
    names: NameFinder,
    link_to: Callable[[str], str | None],
    rules: Rules | None = None,
    *,
    passages: Sequence[Passage] = (),
) -> Annotated:
    """Return `html` with the names that are found in it linked as the rules say.

    `link_to` leads from an entry's id to the address of its page, or to None where it must not be linked. `passages`
    are the words of its text (`text_of`) that notes are about, in its order; they must not overlap.
    """
    rules = rules or Rules()
    fragment = read_fragment(html)
    text = searchable(fragment)
    finds, ambiguities = _finds(fragment, names.find(text, rules.senses), rules)
    _address(finds, fragment, rules, link_to)
    sources = [element for element in fragment.elements if element.name == "blockquote" and element.has_class("source")]
    tags = _link_tags(finds)
    if passages:
        tags = with_passages(fragment, passages, tags)
    return Annotated(tuple(_pieces(html, tags)), tuple(_mentions(finds, fragment, sources)), ambiguities)


def text_of(html: str) -> str:
    """Return the text of some HTML, in which passages are found, with BLOCK between its blocks."""
    return read_fragment(html).text


def searchable(fragment: Fragment) -> str:
    """Return the fragment's text with everything hidden in which no name may match."""
    text = fragment.text
    hidden_to = 0
    pieces = []
    for element in fragment.elements:
        if element.start < hidden_to:
            continue
        if element.name in UNTOUCHED or (NO_GLOSS in element.attributes and element.get(NO_GLOSS) is not None):
            pieces += [text[hidden_to : element.start], _hidden(text[element.start : element.end])]
            hidden_to = element.end
    return "".join([*pieces, text[hidden_to:]])


def strip(annotated: Annotated) -> str:
    """Return annotated HTML without our tags: the HTML that was annotated, byte for byte."""
    whole: list[str] = []
    opening = ""
    for piece in annotated.pieces:
        html = piece.html.removeprefix(opening)
        opening = piece.opening
        whole.append(html.removesuffix(QUOTE_ENDS) if opening else html)
    return _without_tags(NOTE_REF.sub("", "".join(whole)))


def _without_tags(html: str) -> str:
    """Return HTML without the tags around mentions and passages."""
    kept: list[str] = []
    position = 0
    ours: list[bool] = []
    for tag in TAG.finditer(html):
        closes, name = tag[2], tag[3]
        if name not in {"a", "mark", "span"}:
            continue
        if not closes:
            ours.append(bool(OUR_TAG.fullmatch(tag[0]) or PASSAGE_TAG.fullmatch(tag[0])))
        if ours.pop() if closes and ours else not closes and ours[-1]:
            kept.append(html[position : tag.start()])
            position = tag.end()
    return "".join([*kept, html[position:]])


def _finds(fragment: Fragment, matches: Iterable[Match], rules: Rules) -> tuple[list[_Find], tuple[Ambiguity, ...]]:
    """Return all mentions in text order, those that the author linked by hand among them."""
    anchors = [element for element in fragment.elements if element.name == "a"]
    finds = [
        _Find(id_, element.start, element.end, (element.before, element.after), BY_HAND)
        for element in anchors
        if (id_ := element.get("data-entry")) and ENTRY.fullmatch(id_)
        if not is_unseen(fragment.text[element.start : element.end])
    ]
    links = [element.before for element in anchors]
    ambiguities = []
    for match in matches:
        if len(match.entries) > 1:
            words = sentence(fragment.text, match.start, match.end)
            ambiguities.append(Ambiguity(match.form.name, match.entries, "".join(words)))
        else:
            around = fragment.around(match.start, match.end)
            if links and around and bisect_left(links, around[0]) < bisect_left(links, around[1]):
                around = None  # the number of a note is between the words
            begins = around or _beginning(fragment, match.start, match.end)
            id_, form, whole = match.entries[0], match.form, around is not None
            finds.append(_Find(id_, match.start, match.end, begins, form.reason, whole, form.lang))
    finds = [find for find in finds if find.entry != rules.own]
    finds.sort(key=attrgetter("start"))
    _number(finds)
    return finds, tuple(ambiguities)


def _hidden(text: str) -> str:
    return BLOCK.join(HIDDEN * len(block) for block in text.split(BLOCK))


def _beginning(fragment: Fragment, start: int, end: int) -> tuple[int, int]:
    """Return the places around as much of text[start:end] as is in one run."""
    run = fragment.run_at(start)
    end = min(end, fragment.starts[run + 1])
    end = start + len(fragment.text[start:end].rstrip())
    return fragment.place(start), fragment.place_after(end)


def _number(finds: Iterable[_Find]) -> None:
    """Count the mentions of each entry."""
    counts: dict[str, int] = {}
    for find in finds:
        find.number = counts[find.entry] = counts.get(find.entry, 0) + 1


def _address(finds: Iterable[_Find], fragment: Fragment, rules: Rules, link_to: Callable[[str], str | None]) -> None:
    """Give finds the addresses that they are linked to, as often as the rules say. A link by hand counts as one.

    What is in a closed part of the page (<details>), where few readers look, counts in that part alone.
    """
    by_section = rules.linking == "first-per-section"
    sections = [element.start for element in fragment.elements if element.name == "h2"] if by_section else []
    closed = _closed_parts(fragment.elements)
    linked: set[tuple[str, int, int]] = set()
    for find in finds:
        by_hand = find.rule == BY_HAND
        section = bisect_right(sections, find.start) if by_section else 0
        place = (find.entry, section, _within(closed, find.start) if closed else OPEN)
        wanted = rules.linking == "all" or (rules.linking != "manual" and place not in linked)
        if closed and rules.linking != "all" and (find.entry, section, OPEN) in linked:
            wanted = False
        if wanted and find.whole and not by_hand and find.entry not in rules.off:
            find.address = link_to(find.entry)
        if find.address is not None or by_hand or find.is_title:
            linked.add(place)


def _link_tags(finds: Iterable[_Find]) -> list[Insertion]:
    """Return the tags around finds, in their order in the HTML."""
    tags = []
    for find in finds:
        lang = f' lang="{find.lang}"' if find.lang else ""
        if find.address is None:
            if find.is_title:
                continue
            opening, closing = f'<span id="m-{find.entry}-{find.number}"{lang}>', "</span>"
        else:
            attributes = (
                'class="explainer-link"'
                if find.is_title
                else f'class="entry-link" id="m-{find.entry}-{find.number}" data-entry="{find.entry}"'
            )
            opening, closing = f'<a {attributes} href="{_escaped(find.address)}"{lang}>', "</a>"
        tags += [Insertion(find.around[0], opening), Insertion(find.around[1], closing)]
    return tags


def _escaped(address: str) -> str:
    """Return an address as an attribute holds it; most have nothing to escape, and asking costs less."""
    return entities.escape(address) if ESCAPED.search(address) else address


def _mentions(finds: Iterable[_Find], fragment: Fragment, sources: Sequence[Element]) -> Iterator[Mention]:
    """Yield what was found of entries, with the paragraph of the source in which it is."""
    text = fragment.text
    spans, ours = [(element.start, element.end) for element in outermost(sources)], set(map(id, sources))
    paragraphs = [element.start for element in fragment.elements if element.name == "p" and id(element.parent) in ours]
    for find in finds:
        if find.is_title:
            continue
        is_linked = find.address is not None or find.rule == BY_HAND
        in_source = bool(spans) and _is_within(spans, find.start)
        paragraph = bisect_right(paragraphs, find.start) if in_source else 0
        place = (find.start, find.end, in_source, paragraph)
        yield Mention(find.entry, find.number, is_linked, text, *place, find.rule, find.lang)


def _pieces(html: str, insertions: Iterable[Insertion]) -> Iterator[Piece]:
    """Yield HTML with the insertions, parted where notes belong."""
    pieces: list[str] = []
    position = 0
    for place, tag, notes, opening in insertions:
        pieces += [html[position:place], tag]
        position = place
        if notes:
            yield Piece("".join(pieces), notes, opening)
            pieces = [opening]
    yield Piece("".join([*pieces, html[position:]]))


def _is_within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    return _within(spans, offset) != OPEN


def _within(spans: Sequence[tuple[int, int]], offset: int) -> int:
    """Return the number, from 1, of the span in which an offset is, or OPEN."""
    before = bisect_right(spans, offset, key=itemgetter(0))
    return before if before > 0 and offset < spans[before - 1][1] else OPEN


def _closed_parts(elements: Sequence[Element]) -> list[tuple[int, int]]:
    """Return where the parts of a page that are closed until a reader opens them begin, after a summary, and end."""
    parts: list[tuple[int, int]] = []
    if "details" not in {element.name for element in elements}:  # as in most texts
        return parts
    for element, following in zip_longest(elements, elements[1:]):
        is_outermost = not parts or element.start >= parts[-1][1]
        if element.name == "details" and element.get("open") is None and is_outermost:
            summary = following if following and following.name == "summary" else None
            parts.append((summary.end if summary else element.start, element.end))
    return parts
