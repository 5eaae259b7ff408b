"""A page's HTML and a matcher -> the same HTML with mentions marked, and the mentions.

An annotation is an insertion: tags of ours go in between, and not a byte of what was there changes. Take them out with
`strip` and the HTML is what it was. Nothing here knows Markdown, Pelican, files or settings.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .fragments import TOKEN, Element, Fragment, read_fragment
from .matcher import BLOCK, HIDDEN, Matcher
from .occurrences import Mention
from .sentences import sentence

UNTOUCHED = frozenset("a h1 h2 h3 h4 h5 h6 code pre kbd samp script style textarea svg math figcaption caption".split())
NO_GLOSS = "data-no-gloss"
ENTRY = re.compile(r"[a-z0-9-]+")
OUR_TAG = re.compile(
    r'<(?:a class="entry-link" id="m-[a-z0-9-]+" data-entry="[a-z0-9-]+" href="[^"]*"|span id="m-[a-z0-9-]+")>'
)
HIDDEN_CHARACTER = re.compile(f"[^{BLOCK}]")


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


@dataclass(frozen=True, slots=True)
class Annotated:
    """Annotated HTML, its mentions in text order, and the names that nothing decided."""

    html: str
    mentions: tuple[Mention, ...]
    ambiguities: tuple[Ambiguity, ...] = ()


@dataclass(slots=True)
class _Find:
    """A mention before it is numbered: text[start:end], and where its tags go.

    Where no one element could hold all of it (`whole` is false), they go around its beginning and it is not linked.
    """

    entry: str
    start: int
    end: int
    around: tuple[int, int]
    whole: bool = True
    by_hand: bool = False


def annotate(
    html: str, matcher: Matcher, link_to: Callable[[str], str | None], rules: Rules | None = None
) -> Annotated:
    """Return `html` with the matcher's names linked as the rules say.

    `link_to` leads from an entry's id to the address of its page, or to None where it must not be linked.
    """
    rules = rules or Rules()
    fragment = read_fragment(html)
    finds, ambiguities = _finds(fragment, matcher, rules)
    sections = [element.start for element in fragment.elements if element.name == "h2"]
    paragraphs = _source_paragraphs(fragment)
    counts: Counter[str] = Counter()
    linked: set[tuple[str, int]] = set()
    insertions: list[tuple[int, str]] = []
    mentions = []
    for find in finds:
        counts[find.entry] += 1
        section = bisect_right(sections, find.start) if rules.linking == "first-per-section" else 0
        address = None if find.by_hand or find.entry in rules.off else _address(find, rules, linked, section, link_to)
        number = counts[find.entry]
        insertions += zip(find.around, _tags(find, number, address), strict=True)
        is_linked = find.by_hand or address is not None
        if is_linked:
            linked.add((find.entry, section))
        mentions.append(_mention(fragment, find, number, paragraphs, linked=is_linked))
    return Annotated(_insert(html, insertions), tuple(mentions), ambiguities)


def strip(html: str) -> str:
    """Return annotated HTML without our tags: the HTML that was annotated, byte for byte."""
    kept: list[str] = []
    position = 0
    ours: list[bool] = []
    for token in TOKEN.finditer(html):
        if token[2] not in {"a", "span"}:
            continue
        if not token[1]:
            ours.append(bool(OUR_TAG.fullmatch(token[0])))
        if ours.pop() if token[1] and ours else not token[1] and ours[-1]:
            kept.append(html[position : token.start()])
            position = token.end()
    return "".join([*kept, html[position:]])


def _finds(fragment: Fragment, matcher: Matcher, rules: Rules) -> tuple[list[_Find], tuple[Ambiguity, ...]]:
    """Return all mentions in text order, those that the author linked by hand among them."""
    finds = [
        _Find(id_, element.start, element.end, (element.before, element.after), by_hand=True)
        for element in fragment.elements
        if element.name == "a" and (id_ := element.get("data-entry")) and ENTRY.fullmatch(id_)
    ]
    ambiguities = []
    for match in matcher.find(_searchable(fragment), rules.senses):
        if len(match.entries) > 1:
            start, end = fragment.block(match.start)
            words = sentence(fragment.text[start:end], match.start - start, match.end - start)
            ambiguities.append(Ambiguity(match.form.name, match.entries, "".join(words)))
        else:
            around = _around(fragment, match.start, match.end)
            begins = around or _beginning(fragment, match.start, match.end)
            finds.append(_Find(match.entries[0], match.start, match.end, begins, whole=around is not None))
    finds = [find for find in finds if find.entry != rules.own]
    return sorted(finds, key=lambda find: find.start), tuple(ambiguities)


def _searchable(fragment: Fragment) -> str:
    """Return the fragment's text with everything hidden in which no name may match."""
    text = fragment.text
    hidden_to = 0
    pieces = []
    for element in fragment.elements:
        silent = element.name in UNTOUCHED or (NO_GLOSS in element.attributes and element.get(NO_GLOSS) is not None)
        if element.start < hidden_to or not silent:
            continue
        pieces += [text[hidden_to : element.start], HIDDEN_CHARACTER.sub(HIDDEN, text[element.start : element.end])]
        hidden_to = element.end
    return "".join([*pieces, text[hidden_to:]])


def _around(fragment: Fragment, start: int, end: int) -> tuple[int, int] | None:
    """Return the places in the HTML where one element could hold text[start:end], or None.

    Both ends must have the same parent once they are widened over the elements that the text covers wholly.
    """
    first, last = fragment.run_at(start).parent, fragment.run_at(end - 1).parent
    if first is last:
        return fragment.place(start), fragment.place_after(end)
    left, right = _line(first), _line(last)
    common = next((element for element in left if element in right), None)
    outer_left, outer_right = _below(left, common), _below(right, common)
    if outer_left and (outer_left.start < start or outer_left.end > end):
        return None
    if outer_right and (outer_right.start < start or outer_right.end > end):
        return None
    return (
        outer_left.before if outer_left else fragment.place(start),
        outer_right.after if outer_right else fragment.place_after(end),
    )


def _beginning(fragment: Fragment, start: int, end: int) -> tuple[int, int]:
    """Return the places around as much of text[start:end] as stands in one run."""
    while fragment.run_at(end - 1) is not fragment.run_at(start):
        end = fragment.run_at(end - 1).start
    end = start + len(fragment.text[start:end].rstrip())
    return fragment.place(start), fragment.place_after(end)


def _line(element: Element | None) -> list[Element | None]:
    return [*element.lineage(), None] if element else [None]


def _below(line: list[Element | None], common: Element | None) -> Element | None:
    """Return the outermost element of a line that is still within `common`."""
    index = line.index(common)
    return line[index - 1] if index else None


def _address(
    find: _Find, rules: Rules, linked: set[tuple[str, int]], section: int, link_to: Callable[[str], str | None]
) -> str | None:
    """Return where a mention is linked to, or None where it is only marked."""
    if rules.linking == "manual" or not find.whole:
        return None
    if rules.linking != "all" and (find.entry, section) in linked:
        return None
    return link_to(find.entry)


def _tags(find: _Find, number: int, address: str | None) -> tuple[str, str]:
    anchor = f"m-{find.entry}-{number}"
    if address is None:
        return f'<span id="{anchor}">', "</span>"
    href = entities.escape(address)
    return f'<a class="entry-link" id="{anchor}" data-entry="{find.entry}" href="{href}">', "</a>"


def _insert(html: str, insertions: Iterable[tuple[int, str]]) -> str:
    pieces = []
    position = 0
    for place, tag in insertions:
        pieces += [html[position:place], tag]
        position = place
    return "".join([*pieces, html[position:]])


def _source_paragraphs(fragment: Fragment) -> list[int]:
    """Return where each paragraph of the source's quotes begins in the text."""
    return [
        element.start
        for element in fragment.elements
        if element.name == "p" and element.parent and _is_source(element.parent)
    ]


def _is_source(element: Element) -> bool:
    return element.name == "blockquote" and element.has_class("source")


def _mention(fragment: Fragment, find: _Find, number: int, paragraphs: list[int], *, linked: bool) -> Mention:
    start, end = fragment.block(find.start)
    words = sentence(fragment.text[start:end], find.start - start, find.end - start)
    in_source = any(_is_source(element) for element in _lineage(fragment, find.start))
    paragraph = bisect_right(paragraphs, find.start) if in_source else 0
    return Mention(find.entry, number, linked, *words, in_source=in_source, paragraph=paragraph)


def _lineage(fragment: Fragment, offset: int) -> Iterator[Element]:
    parent = fragment.run_at(offset).parent
    return iter(parent.lineage() if parent else ())
