"""A finished page's HTML and its Seed -> the proof that the source's words are the source's, or the first difference.

N(what `blockquote.source` shows, without the numbers of notes) must equal N(the seed's paragraphs and subheads that the
page includes), in order. Only elements and attributes that are known to show their text as it is may stand in a quote,
and nothing else may look like one. The page is read with an HTML parser, independently of what made it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from newsgloss.model.problems import closest
from newsgloss.seeds.line_rules import normal
from newsgloss.seeds.seed import Seed

SENTENCE = 5  # words; what is shorter, two sources may say alike
SHORT = 60  # characters of a paragraph that a message shows
LANG = "[A-Za-z0-9-]+"
ID = "[a-z0-9-]+"
BLOCKS: Mapping[str, Mapping[str, str]] = {
    "p": {},
    **{f"h{level}": {"id": r"x-\S+"} for level in range(2, 7)},  # by which a heading may be linked
}
INLINE: Mapping[str, Mapping[str, str]] = {
    **{name: {} for name in ("b", "br", "code", "em", "i", "strong")},
    "a": {"class": "entry-link|explainer-link", "data-entry": ID, "href": ".*", "id": f"m-{ID}", "rel": "[a-z ]*"},
    "mark": {"class": "passage", "data-note": ID, "id": f"p-{ID}"},
    "span": {"data-no-gloss": "", "id": f"m-{ID}"},
    "time": {"class": "story-date", "datetime": "[0-9W-]+"},
}
KNOWN = {**BLOCKS, **INLINE}
"""The elements that show their text as it is and no more, with all attributes that they may have beside `lang`."""
QUOTE = {"class": "source", "data-seed": ID}
NOTE_REF = {
    "class": "note-ref",
    "href": f"#n-{ID}",
    "role": "doc-noteref",
    "aria-label": ".+",
    "data-added": "",
}
AROUND = frozenset("dd div dl li ol section ul".split())  # a quote may stand in these, if they have no attributes
DRESS = frozenset({"source", "source-headline", "theirs", "mention-theirs"})  # shown by style sheets as the source's


@dataclass(frozen=True, slots=True)
class Proof:
    """How a page shows its seed. `shown` holds the numbers of the seed's lines on the page, in order."""

    shown: tuple[int, ...]
    difference: str | None = None
    remedy: str = ""


def prove(html: str, seed: Seed) -> Proof:
    """Compare the source's quotes in `html`, a page or its story alone, with the seed, block by block."""
    soup = BeautifulSoup(html, "html.parser")
    story = soup.select_one("div.story") or soup
    _take_out_note_refs(story)
    if stray := next(_strays(story, seed), None):
        return Proof((), *stray)
    lines = seed.body
    if taken := _given_to_another(story, seed):
        return Proof((), *taken)
    position = 0
    shown: list[int] = []
    kinds = [(line.as_ == "subhead", normal(line.text)) for line in lines]
    for block in _blocks(story):
        found = next((index for index in range(position, len(lines)) if kinds[index] == block), None)
        if found is None:
            return Proof(tuple(shown), *_difference(block, seed, position))
        shown.append(lines[found].number)
        position = found + 1
    return Proof(tuple(shown))


def _given_to_another(story: Tag, seed: Seed) -> tuple[str, str] | None:
    """Return what is wrong where a quotation from elsewhere has a paragraph of the seed, with the remedy."""
    texts = {normal(line.text) for line in seed.body if len(line.text.split()) >= SENTENCE}
    for quotation in story.find_all("blockquote", class_="quotation"):
        for _, text in texts_of(quotation):
            if (block := normal(text)) in texts:
                message = f"a paragraph of '{seed.id}' is quoted as another source's: '{beginning(block)}'"
                return message, "Take the line with the source out of the quote."
    return None


def _take_out_note_refs(story: Tag) -> None:
    """Take out the numbers of notes: of all that a quote may hold, they alone are not the source's."""
    for added in story.find_all("a", class_="note-ref"):
        if _has_only(added, NOTE_REF) and re.fullmatch("[0-9]+", added.decode_contents()):
            added.decompose()


def _strays(story: Tag, seed: Seed) -> Iterator[tuple[str, str]]:
    """Yield what a page shows as the source's in another way than as its plain words, each with the remedy."""
    quotes = [quote for quote in _quotes(story) if _has_only(quote, QUOTE)]
    known = set(map(id, quotes))  # to compare elements themselves would take as long as they are deep
    for dressed in story.find_all(_looks_like_a_source):
        if id(dressed) not in known or dressed.get("data-seed") != seed.id:
            message = f"this looks like the source's words and is not a quote of '{seed.id}': '{_shown(dressed)}'"
            yield message, "Quote the source with >, or say whose words they are: > — [title](source:id)."
    for quote in quotes:
        for around in itertools.takewhile(lambda element: element is not story, quote.parents):
            if around.name not in AROUND or not _has_only(around, {}):
                message = f"a quote of the source stands in what may change how it shows: '{_opening(around)}'"
                yield message, "Take the quote out of it."
        for element in quote.find_all():
            if not _is_known(element):
                message = f"a quote of the source has more than its words: '{_shown(element)}'"
                yield message, "Take it out of the quote, where readers must see the source's words and no others."
        for child in quote.children:
            if not _is_block(child):
                message = f"a quote of the source has words outside its paragraphs: '{beginning(str(child).strip())}'"
                yield message, "Put each paragraph of the source on lines of its own that begin with >."


def _quotes(story: Tag) -> list[Tag]:
    return story.find_all("blockquote", class_="source")


def _looks_like_a_source(element: Tag) -> bool:
    """Return whether readers would take an element for the source's, with the style sheets or without them."""
    classes = element.get_attribute_list("class")
    is_quote = element.name == "blockquote" and "quotation" not in classes and not element.find_parent("blockquote")
    return is_quote or not DRESS.isdisjoint(classes)


def _is_block(child: PageElement) -> bool:
    """Return whether a quote's child is a paragraph or a subhead, or what nobody sees between two of them."""
    if isinstance(child, Tag):
        return child.name in BLOCKS
    return isinstance(child, PreformattedString) or not str(child).strip()


def _is_known(element: Tag) -> bool:
    """Return whether an element may be in a source's quote. A mark or a time without a class is its author's."""
    if element.name in {"mark", "time"} and "class" not in element.attrs:
        return False
    return element.name in KNOWN and _has_only(element, KNOWN[element.name])


def _has_only(element: Tag, known: Mapping[str, str]) -> bool:
    """Return whether an element has no attributes but those known, with values that fit, and its language."""
    patterns = {"lang": LANG, **known}
    return all(
        name in patterns and re.fullmatch(patterns[name], " ".join(value) if isinstance(value, list) else value)
        for name, value in element.attrs.items()
    )


def _blocks(story: Tag) -> list[tuple[bool, str]]:
    """Return each block that a page shows as the source's: whether it is a subhead, and its text, normal."""
    blocks = [(is_heading, normal(text)) for quote in _quotes(story) for is_heading, text in texts_of(quote)]
    return [block for block in blocks if block[1]]


def texts_of(quote: Tag) -> list[tuple[bool, str]]:
    """Return whether each block of a quote is a heading, and its text.

    Text outside any block counts too, so that nothing is overlooked.
    """
    texts: list[tuple[bool, list[str]]] = [(False, [])]
    for piece in quote.descendants:
        if isinstance(piece, NavigableString):
            texts[-1][1].append(piece)
        elif isinstance(piece, Tag) and piece.name in BLOCKS:
            texts.append((piece.name != "p", []))
        elif isinstance(piece, Tag) and piece.name == "br":
            texts[-1][1].append("\n")
    return [(is_heading, "".join(pieces)) for is_heading, pieces in texts]


def _difference(shown: tuple[bool, str], seed: Seed, position: int) -> tuple[str, str]:
    is_heading, block = shown
    other = [line for line in seed.body[position:] if normal(line.text) == block]
    if other:
        true, false = ("a paragraph", "a heading") if is_heading else ("a subhead", "a paragraph")
        message = f"line {other[0].number} of the seed is {true} and is {false} here: '{beginning(block)}'"
        way = "Take the # away" if is_heading else "Begin it with > ##"
        return message, f"{way}; the sidecar's `subheads:` overrules."
    earlier = [line for line in seed.body[:position] if normal(line.text) == block]
    if earlier:
        message = f"a paragraph of the seed stands in another order: line {earlier[0].number}, '{beginning(block)}'"
        return message, "Put the source's paragraphs back in their order."
    return f"the source's words were changed: '{beginning(block)}'", remedy(block, seed)


def remedy(block: str, seed: Seed) -> str:
    """Return what to do about words that a seed does not have: the line that they are most like, if there is one."""
    texts = [normal(line.text) for line in seed.body]
    text = closest(block, texts)
    if text is None:
        return "No paragraph of the seed is like it. If it is ours, take it out of the quote; else restore it."
    return f"Line {seed.body[texts.index(text)].number} of {seed.file} has: '{_from_difference(text, block)}'"


def _opening(element: Tag) -> str:
    return beginning(_written(element).partition(">")[0] + ">")


def _shown(element: Tag) -> str:
    return beginning(_written(element))


def _written(element: Tag) -> str:
    """Return an element as HTML; of one in which others are nested by the hundred, its name alone."""
    try:
        return str(element)
    except RecursionError:
        return f"<{element.name}> …"


def beginning(text: str) -> str:
    """Return as much of a text as a message shows."""
    return text if len(text) <= SHORT else (text[:SHORT].rpartition(" ")[0] or text[:SHORT]) + " …"


def _from_difference(text: str, other: str) -> str:
    """Return the stretch of `text` where it first differs from `other`."""
    first = next((index for index, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), len(other))
    start = max(0, text.rfind(" ", 0, max(0, first - 20)) + 1)
    return ("… " if start else "") + beginning(text[start:])
