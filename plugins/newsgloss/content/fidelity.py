"""A page's HTML and its Seed -> the proof that the source's words are the source's and ours ours, or what differs.

N(what `blockquote.source` shows, without the numbers of notes and paragraphs) must equal N(the seed's paragraphs and
subheads that the page includes), in order. Only elements and attributes that are known to show their text as it is
may be in a quote, and nothing else may look like one. The page is read as browsers read it, independently of what
made it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsgloss.model.problems import closest
from newsgloss.seeds.lines.rulings import Line, normal
from newsgloss.seeds.near_copies import near_copies
from newsgloss.seeds.seed import Seed

SENTENCE = 5  # words; what is shorter, two sources may say alike
PROPOSED = 20  # changed paragraphs for which the nearest of the seed's is looked for; that takes time
SHORT = 60  # characters of a paragraph that a message shows
LANG = "[A-Za-z0-9-]+"
ID = "[a-z0-9/-]+"
BLOCKS: Mapping[str, Mapping[str, str]] = {
    "p": {"id": r"paragraph-\d+"},
    **{f"h{level}": {"id": r"x-\S+"} for level in range(2, 7)},  # by which a heading may be linked
}
INLINE: Mapping[str, Mapping[str, str]] = {
    **{name: {} for name in ("b", "br", "code", "em", "i", "strong")},
    "a": {"class": "entry-link|explainer-link", "data-entry": ID, "href": ".*", "id": f"m-{ID}", "rel": "[a-z ]*"},
    "mark": {"class": "passage", "data-note": ID, "id": f"p-{ID}"},
    "span": {"data-no-gloss": "", "id": f"m-{ID}"},
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
PARAGRAPH_NUMBER = {"class": "paragraph-number", "href": r"#paragraph-\d+", "aria-label": ".+", "data-added": ""}
ADDED = {"a.note-ref": NOTE_REF, "a.paragraph-number": PARAGRAPH_NUMBER}
"""The numbers that may be in a quote and are not the source's, by their selectors, with all their attributes."""
AROUND = frozenset("dd div dl li ol section ul".split())  # a quote may be in these, if they have no attributes
DRESS = ("source", "source-headline", "theirs", "mention-theirs")  # classes that style sheets show as the source's
BORROWED = ", ".join(f".{name}" for name in DRESS)
DRESSED = f"blockquote, {BORROWED}"
OURS = ",".join("p li td dd h2 h3 h4 h5 h6".split())  # what holds our words, each as a whole
BY_TEMPLATE = "A template of the theme or of the site has changed this: correct the template."


class Altered(NamedTuple):
    """A difference of a page from its seed, what to do about it, and the words that differ, an element's as HTML.

    `nth` is which of several that say the same it is.
    """

    message: str
    remedy: str
    words: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Proof:
    """How a page shows its seed. `shown` holds the numbers of the seed's lines on the page, in order.

    `difference` is the first, in words, with what to do about it; `altered` are all. `copied` are nearly its lines.
    """

    shown: tuple[int, ...]
    difference: str | None = None
    remedy: str = ""
    altered: tuple[Altered, ...] = field(default=(), compare=False)
    copied: tuple[tuple[str, int], ...] = field(default=(), compare=False)  # with the numbers of its lines


def prove(html: str, seed: Seed) -> Proof:
    """Compare the source's quotes in the HTML of a text with the seed, block by block, and ours with none of it."""
    story = elements(html)
    _take_out_numbers(story)
    ours, theirs = _ours(story), _sentences_of(seed)
    proof, copied = _prove(story, seed), near_copies((words for words in ours if words not in theirs), seed.body)
    return replace(_proof(proof.shown, [*proof.altered, *_as_ours(ours, theirs)]), copied=tuple(copied))


def prove_page(page: LexborNode, seed: Seed) -> Proof:
    """Compare a page as it is written with its seed: the story, and all that is around it as the source's words.

    What is compared is taken out of the page.
    """
    stories = page.css("div.story")
    if len(stories) != 1:
        return Proof((), f'the page has {len(stories)} elements <div class="story">', BY_TEMPLATE)
    ours = stories[0].css(".note[data-added], .source-end[data-added]")
    around = [element for part in ours for element in part.css(BORROWED)]
    shown = [normal(all_text(element)) for element in around]
    for part in ours:
        part.decompose()
    proof = _prove(stories[0], seed)
    stories[0].decompose()
    shown += [normal(all_text(element)) for element in page.css(BORROWED)]
    lines = [normal(line.text) for line in seed.lines] + [normal(seed.headline)]
    for words in shown:
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        if not any(map(whole.search, lines)):
            message = f"the page has words as the source's that are not: '{beginning(words)}'"
            return Proof(proof.shown, message, BY_TEMPLATE)
    return proof if proof.difference is None else replace(proof, remedy=BY_TEMPLATE)


def misshown(page: LexborNode, quoted: Iterable[str]) -> str | None:
    """Return the first words that a page shows as a source's and that are none of those that it was given."""
    known = set(map(normal, quoted))
    shown = (normal(all_text(element)) for element in page.css(BORROWED))
    return next((words for words in shown if words not in known), None)


def elements(html: str) -> LexborNode:
    """Return the root of some HTML, read as browsers read it."""
    root = LexborHTMLParser(html).root
    assert root is not None  # noqa: S101 -- HTML without anything has a root, too
    return root


def all_text(element: LexborNode) -> str:
    """Return all text in an element."""
    return element.text(deep=True) or ""


def _prove(story: LexborNode, seed: Seed) -> Proof:
    _take_out_numbers(story)
    if strays := Counter(_strays(story, seed)):
        return _proof((), (stray._replace(nth=nth) for stray, many in strays.items() for nth in range(1, many + 1)))
    if taken := list(_given_to_another(story, seed)):
        return _proof((), taken)
    lines = seed.body
    position = 0
    shown: list[int] = []
    altered: list[Altered] = []
    kinds = [(line.as_ == "subhead", normal(line.text)) for line in lines]
    last = ""
    for block in _blocks(story):
        found = next((index for index in range(position, len(lines)) if kinds[index] == block), None)
        if found is None:
            if not (last and any(last in text and block[1] in text for _, text in kinds)):  # else one was split
                altered.append(_difference(block, seed, position, proposes=len(altered) < PROPOSED))
            last = block[1]
            found = next((index for index, kind in enumerate(kinds) if kind[1] == block[1]), None)
        else:
            last = ""
            shown.append(lines[found].number)
        position = position if found is None else found + 1
    return _proof(shown, altered)


def _proof(shown: Iterable[int], altered: Iterable[Altered]) -> Proof:
    """Return the proof of a page, with all that differs; the same words are told once."""
    every = tuple(dict.fromkeys(altered))
    first = every[0] if every else None
    return Proof(tuple(shown), first and first.message, first.remedy if first else "", every)


def _sentences_of(seed: Seed) -> dict[str, Line]:
    """Return the paragraphs and subheads of a seed that nobody else would write by chance, by their normal text."""
    return {normal(line.text): line for line in seed.body if len(line.text.split()) >= SENTENCE}


def _ours(story: LexborNode) -> list[str]:
    """Return the paragraphs, headings and the like that are in no quote, normal."""
    ours = (each for each in story.css(OURS) if all(up.tag != "blockquote" for up in _around(each, story)))
    return [normal(all_text(element)) for element in ours]


def _as_ours(ours: Iterable[str], texts: Mapping[str, Line]) -> Iterator[Altered]:
    """Yield each paragraph and subhead of the seed that a page shows as our words: its `>` was lost."""
    for words in filter(texts.__contains__, ours):
        sign = "> ##" if texts[words].as_ == "subhead" else ">"
        message = f"line {texts[words].number} of the seed is here as our words: '{beginning(words)}'"
        yield Altered(message, f"Begin each line of it with {sign} and a space, or say it in words of ours.", words)


def _given_to_another(story: LexborNode, seed: Seed) -> Iterator[Altered]:
    """Yield what is wrong where a quotation from elsewhere has a paragraph of the seed."""
    texts = _sentences_of(seed)
    for quotation in story.css("blockquote.quotation"):
        for _, text in texts_of(quotation):
            if (block := normal(text)) in texts:
                message = f"a paragraph of '{seed.id}' is quoted as another source's: '{beginning(block)}'"
                yield Altered(message, "Take the line with the source out of the quote.", block)


def _take_out_numbers(story: LexborNode) -> None:
    """Take out the numbers of notes and paragraphs: of all that a quote may hold, they alone are not the source's."""
    for selector, attributes in ADDED.items():
        for added in story.css(selector):
            if _has_only(added, attributes) and re.fullmatch("[0-9]+", added.inner_html or ""):
                added.decompose()


def _strays(story: LexborNode, seed: Seed) -> Iterator[Altered]:
    """Yield what a page shows as the source's in another way than as its plain words, but what comes of another."""
    quotes = [quote for quote in _quotes(story) if _has_only(quote, QUOTE)]
    known = {quote.mem_id for quote in quotes if quote.attributes.get("data-seed") == seed.id}
    nested = {quote.mem_id for quote in story.css("blockquote blockquote")}
    for dressed in story.css(DRESSED):
        if dressed.mem_id not in known and _looks_like_a_source(dressed, nested):
            message = f"this looks like the source's words and is not a quote of '{seed.id}'"
            remedy = "Quote the source with >, or say whose words they are: > — [title](source:id)."
            yield _stray(message, dressed, remedy)
    for quote in quotes:
        for around in _around(quote, story):
            if around.tag not in AROUND or not _has_only(around, {}):
                opening = _written(around).partition(">")[0] + ">"
                message = f"a quote of the source is in what may change how it shows: '{beginning(opening)}'"
                yield Altered(message, "Take the quote out of it.", opening)
        yield from _strays_in(quote)


def _strays_in(quote: LexborNode) -> Iterator[Altered]:
    """Yield each element of a quote that may not be in one or, where all may, the words outside its paragraphs."""
    seen: set[int] = set()
    for element in quote.css("*"):
        if element.mem_id != quote.mem_id and not _is_known(element):
            if seen.isdisjoint(around.mem_id for around in _around(element, quote)):
                remedy = "Take it out of the quote, where readers must see the source's words alone."
                yield _stray("a quote of the source has more than its words", element, remedy)
            seen.add(element.mem_id)
    for child in quote.iter(include_text=True) if not seen else ():
        if not _is_block(child):
            remedy = "Put each paragraph of the source on lines of its own that begin with >."
            yield _stray("a quote of the source has words outside its paragraphs", child, remedy)


def _stray(message: str, element: LexborNode, remedy: str) -> Altered:
    written = _written(element)
    return Altered(f"{message}: '{beginning(written)}'", remedy, written)


def _quotes(story: LexborNode) -> list[LexborNode]:
    return story.css("blockquote.source")


def _around(quote: LexborNode, story: LexborNode) -> Iterator[LexborNode]:
    """Yield what a quote is in, from the inside to the story or to the body of a text of ours."""
    around = quote.parent
    while around is not None and around.mem_id != story.mem_id and around.tag not in {"body", "html"}:
        yield around
        around = around.parent


def _looks_like_a_source(element: LexborNode, nested: Container[int]) -> bool:
    """Return whether readers would take an element for the source's, with the style sheets or without them."""
    classes = (element.attributes.get("class") or "").split()
    is_quote = element.tag == "blockquote" and "quotation" not in classes and element.mem_id not in nested
    return is_quote or any(name in classes for name in DRESS)


def _is_block(child: LexborNode) -> bool:
    """Return whether a quote's child is a paragraph or a subhead, or what nobody sees between two of them."""
    if child.is_element_node:
        return child.tag in BLOCKS
    return child.is_comment_node or not (child.text_content or "").strip()


def _is_known(element: LexborNode) -> bool:
    """Return whether an element may be in a source's quote. A mark without a class is its author's."""
    if element.tag == "mark" and "class" not in element.attributes:
        return False
    return element.tag in KNOWN and _has_only(element, KNOWN[element.tag])


def _has_only(element: LexborNode, known: Mapping[str, str]) -> bool:
    """Return whether an element has no attributes but those known, with values that fit, and its language."""
    patterns = {"lang": LANG, **known}
    return all(
        name in patterns and re.fullmatch(patterns[name], value or "") for name, value in element.attributes.items()
    )


def _blocks(story: LexborNode) -> list[tuple[bool, str]]:
    """Return each block that a page shows as the source's: whether it is a subhead, and its text, normal."""
    blocks = [(is_heading, normal(text)) for quote in _quotes(story) for is_heading, text in texts_of(quote)]
    return [block for block in blocks if block[1]]


def texts_of(quote: LexborNode) -> list[tuple[bool, str]]:
    """Return whether each block of a quote is a heading, and its text.

    Text outside any block counts too, so that nothing is overlooked.
    """
    texts: list[tuple[bool, list[str]]] = [(False, [])]
    for piece in quote.traverse(include_text=True):
        if piece.is_text_node:
            texts[-1][1].append(piece.text_content or "")
        elif piece.tag in BLOCKS:
            texts.append((piece.tag != "p", []))
        elif piece.tag == "br":
            texts[-1][1].append("\n")
    return [(is_heading, "".join(pieces)) for is_heading, pieces in texts]


def _difference(shown: tuple[bool, str], seed: Seed, position: int, *, proposes: bool) -> Altered:
    is_heading, block = shown
    other = [line for line in seed.body[position:] if normal(line.text) == block]
    if other:
        true, false = ("a paragraph", "a heading") if is_heading else ("a subhead", "a paragraph")
        message = f"line {other[0].number} of the seed is {true} and is {false} here: '{beginning(block)}'"
        way = "Take the # away" if is_heading else "Begin it with > ##"
        return Altered(message, f"{way}; the sidecar's `subheads:` overrules.", block)
    earlier = [line for line in seed.body[:position] if normal(line.text) == block]
    if earlier:
        message = f"a paragraph of the seed is in another order: line {earlier[0].number}, '{beginning(block)}'"
        return Altered(message, "Put the source's paragraphs back in their order.", block)
    restore = remedy(block, seed) if proposes else "Restore it as the seed has it."
    return Altered(f"the source's words were changed: '{beginning(block)}'", restore, block)


def remedy(block: str, seed: Seed) -> str:
    """Return what to do about words that a seed does not have: the line that they are most like, if there is one."""
    texts = [normal(line.text) for line in seed.body]
    text = closest(block, texts)
    if text is None:
        return "No paragraph of the seed is like it. If it is ours, take it out of the quote; else restore it."
    return f"Line {seed.body[texts.index(text)].number} of {seed.file} has: '{_from_difference(text, block)}'"


def _written(element: LexborNode) -> str:
    """Return an element as HTML, in one line."""
    return " ".join((element.html or "").split())


def beginning(text: str) -> str:
    """Return as much of a text as a message shows."""
    return text if len(text) <= SHORT else (text[:SHORT].rpartition(" ")[0] or text[:SHORT]) + " …"


def _from_difference(text: str, other: str) -> str:
    """Return the stretch of `text` where it first differs from `other`."""
    first = next((index for index, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), len(other))
    start = max(0, text.rfind(" ", 0, max(0, first - 20)) + 1)
    return ("… " if start else "") + beginning(text[start:])
