"""A page's HTML and a matcher -> the same HTML with mentions marked, and the mentions.

An annotation is an insertion: tags of ours go in between, and not a byte of what was there changes. Take them out with
`strip` and the HTML is what it was. Nothing here knows Markdown, Pelican, files or settings.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .fragments import TAG, Element, Fragment, read_fragment
from .matcher import HIDDEN, Match, Matcher
from .names import EXPLAINER
from .occurrences import Mention
from .passage_marks import ADDED, PASSAGE_TAG, Passage, with_passages
from .sentences import BLOCK, sentence

UNTOUCHED = frozenset("a h1 h2 h3 h4 h5 h6 code pre kbd samp script style textarea svg math figcaption caption".split())
NO_GLOSS = "data-no-gloss"
ENTRY = re.compile(r"[a-z0-9-]+")
OUR_TAG = re.compile(
    r'<(?:a class="entry-link" id="m-[a-z0-9-]+" data-entry="[a-z0-9-]+" href="[^"]*"|span id="m-[a-z0-9-]+"'
    r'|a class="explainer-link" href="[^"]*"|time class="story-date" datetime="[0-9W-]+")>'
)
BY_HAND = "by hand"  # the rule under which an author's own link is listed


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
    rule: str
    whole: bool = True

    @property
    def is_explainer(self) -> bool:
        return self.entry.startswith(EXPLAINER)

    @property
    def by_hand(self) -> bool:
        return self.rule == BY_HAND


def annotate(  # noqa: PLR0913 -- a page, how to link it, and what else is looked for in its text
    html: str,
    matcher: Matcher,
    link_to: Callable[[str], str | None],
    rules: Rules | None = None,
    *,
    dates: Callable[[str], Iterable[tuple[int, int, str]]] | None = None,
    passages: Callable[[str], Iterable[Passage]] | None = None,
) -> Annotated:
    """Return `html` with the matcher's names linked as the rules say.

    `link_to` leads from an entry's id to the address of its page, or to None where it must not be linked. `dates` finds
    the words in a text that mean a day; those in the source's quotes are marked with it. `passages` finds those in a
    text that notes are about, in its order; they must not overlap.
    """
    rules = rules or Rules()
    fragment = read_fragment(html)
    text = _searchable(fragment)
    finds, ambiguities = _finds(fragment, matcher.find(text, rules.senses), rules)
    sections = [element.start for element in fragment.elements if element.name == "h2"]
    sources = [element for element in fragment.elements if _is_source(element)]
    paragraphs = _paragraphs(fragment, sources)
    counts: dict[str, int] = {}
    linked: set[tuple[str, int]] = set()
    insertions: list[tuple[int, str]] = []
    mentions = []
    for find in finds:
        entry, start = find.entry, find.start
        section = bisect_right(sections, start) if rules.linking == "first-per-section" else 0
        address = None if find.by_hand or entry in rules.off else _address(find, rules, linked, section, link_to)
        is_linked = address is not None or find.by_hand
        number = counts[entry] = counts.get(entry, 0) + 1
        if is_linked or find.is_explainer:
            linked.add((entry, section))
        if address or not find.is_explainer:
            insertions += zip(find.around, _tags(find, number, address), strict=True)
        if not find.is_explainer:
            in_source = _is_within(sources, start)
            paragraph = bisect_right(paragraphs, start) if in_source else 0
            mentions.append(
                Mention(entry, number, is_linked, fragment.text, start, find.end, in_source, paragraph, find.rule)
            )
    if dates:
        insertions += _date_tags(fragment, dates(text), finds, sources)
        insertions.sort(key=lambda insertion: insertion[0])
    if noted := list(passages(fragment.text)) if passages else []:
        insertions = with_passages(fragment, noted, insertions)
    return Annotated(_insert(html, insertions), tuple(mentions), ambiguities)


def strip(html: str) -> str:
    """Return annotated HTML without our tags: the HTML that was annotated, byte for byte."""
    html = ADDED.sub("", html)
    kept: list[str] = []
    position = 0
    ours: list[bool] = []
    for tag in TAG.finditer(html):
        closes, name = tag[2], tag[3]
        if name not in {"a", "mark", "span", "time"}:
            continue
        if not closes:
            ours.append(bool(OUR_TAG.fullmatch(tag[0]) or PASSAGE_TAG.fullmatch(tag[0])))
        if ours.pop() if closes and ours else not closes and ours[-1]:
            kept.append(html[position : tag.start()])
            position = tag.end()
    return "".join([*kept, html[position:]])


def _finds(fragment: Fragment, matches: Iterable[Match], rules: Rules) -> tuple[list[_Find], tuple[Ambiguity, ...]]:
    """Return all mentions in text order, those that the author linked by hand among them."""
    finds = [
        _Find(id_, element.start, element.end, (element.before, element.after), BY_HAND)
        for element in fragment.elements
        if element.name == "a" and (id_ := element.get("data-entry")) and ENTRY.fullmatch(id_)
    ]
    ambiguities = []
    for match in matches:
        if len(match.entries) > 1:
            words = sentence(fragment.text, match.start, match.end)
            ambiguities.append(Ambiguity(match.form.name, match.entries, "".join(words)))
        else:
            around = fragment.around(match.start, match.end)
            begins = around or _beginning(fragment, match.start, match.end)
            find = _Find(match.entries[0], match.start, match.end, begins, match.form.reason, whole=around is not None)
            finds.append(find)
    finds = [find for find in finds if find.entry != rules.own]
    return sorted(finds, key=lambda find: find.start), tuple(ambiguities)


def _searchable(fragment: Fragment) -> str:
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


def _hidden(text: str) -> str:
    return BLOCK.join(HIDDEN * len(block) for block in text.split(BLOCK))


def _beginning(fragment: Fragment, start: int, end: int) -> tuple[int, int]:
    """Return the places around as much of text[start:end] as stands in one run."""
    run = fragment.run_at(start)
    end = min(end, fragment.starts[run + 1])
    end = start + len(fragment.text[start:end].rstrip())
    return fragment.place(start), fragment.place_after(end)


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
    if address is None:
        return f'<span id="m-{find.entry}-{number}">', "</span>"
    href = entities.escape(address)
    if find.is_explainer:
        return f'<a class="explainer-link" href="{href}">', "</a>"
    return f'<a class="entry-link" id="m-{find.entry}-{number}" data-entry="{find.entry}" href="{href}">', "</a>"


def _date_tags(
    fragment: Fragment, dates: Iterable[tuple[int, int, str]], finds: Iterable[_Find], sources: Iterable[Element]
) -> Iterator[tuple[int, str]]:
    """Yield the tags around words that mean a day, where the source says them and no mention overlaps."""
    for start, end, day in dates:
        one_run = fragment.run_at(start) == fragment.run_at(end - 1)
        overlaps = any(find.start < end and start < find.end for find in finds)
        if one_run and not overlaps and _is_within(sources, start):
            yield fragment.place(start), f'<time class="story-date" datetime="{day}">'
            yield fragment.place_after(end), "</time>"


def _insert(html: str, insertions: Iterable[tuple[int, str]]) -> str:
    pieces = []
    position = 0
    for place, tag in insertions:
        pieces += [html[position:place], tag]
        position = place
    return "".join([*pieces, html[position:]])


def _is_source(element: Element) -> bool:
    return element.name == "blockquote" and element.has_class("source")


def _paragraphs(fragment: Fragment, sources: Collection[Element]) -> list[int]:
    """Return where each paragraph of the source's quotes begins in the text."""
    return [element.start for element in fragment.elements if element.name == "p" and element.parent in sources]


def _is_within(elements: Iterable[Element], offset: int) -> bool:
    return any(element.start <= offset < element.end for element in elements)
