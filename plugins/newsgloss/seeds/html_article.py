"""A saved web page -> its article's blocks of text, and what the page says of itself.

trafilatura finds the article; the page itself says where its blocks begin and end, which of them are headings, and
which paragraphs between two of the article's were overlooked. What only leads elsewhere is left out.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bs4 import BeautifulSoup, Tag

from newsgloss.model.problems import Flaw, TextError

from .bylines import is_date_line
from .html_blocks import DEEPEST, FOLDED, HEADINGS, SENTENCE_END, TEXT_END, TextBlock, depth, read_text_blocks, squash
from .html_cleaning import clear
from .html_metadata import Metadata, read_day, read_metadata

HALF = 0.5  # share of a text that is link text, where all items of a list have a link and none is a sentence
SHORT = 20  # characters without spaces; shorter texts must be blocks of the article to be taken for it
SENTENCE_WORDS = 4  # words of a paragraph that may be restored
MOST_OF = 0.6  # share of a text that was found, from which on all of it counts as found
ABOVE_SHARE = 0.3  # of the article; where more is above the headline, that is no headline's place
SEVERAL = 2  # paragraphs; one pair may be alike by chance
DEPTH = 4  # elements, from a paragraph outwards, that are alike for all paragraphs of a story
LONG = 25  # words of a paragraph with which the story has begun
FEW_CHARACTERS = 200  # without spaces; an article of fewer was not found
LONGEST_META = 5000  # characters of what a page says of itself in one element; trafilatura takes seconds over more
MOST_ATTRIBUTES = 200  # of an element; lxml, in which trafilatura reads a page a dozen times, compares each with all
MOST_BLOCKS = 5000  # of text in a page; trafilatura and what we ask of each take half a second for a thousand
MANY = 2000  # blocks; a page of more is no article, and they are not compared one by one
INLINE = frozenset("hi ref del ins".split())  # trafilatura's
ASIDE = frozenset("aside nav footer form".split())


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a saved article: its text, and whether the page sets it as a heading."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class SavedPage:
    """An article as its page had it, and what the page says of it."""

    headline: str
    blocks: tuple[Block, ...]
    metadata: Metadata


def read_saved_page(html: str) -> SavedPage:
    """Read a saved page. Raises TextError where there is no article in it."""
    soup = BeautifulSoup(html, "lxml")
    if depth(soup) > DEEPEST:
        message = f"the elements of this page are nested more than {DEEPEST} deep"
        raise TextError(Flaw(message, "Paste its text into a .txt file."))
    if (several := len(read_text_blocks(soup))) > MOST_BLOCKS:
        message = f"this page has {several} paragraphs, more than any article"
        raise TextError(Flaw(message, "Paste the article's text into a .txt file."))
    _shorten(soup)
    metadata = read_metadata(soup, functools.cache(lambda: _extracted(str(soup), metadata=True)))
    clear(soup, knows_author=metadata.byline is not None)
    blocks = read_text_blocks(soup)
    article = tuple(_article(blocks, _best(soup, blocks), metadata))
    if not metadata.headline or not article:
        remedy = "Save the article itself, not its front page, or paste its text into a .txt file."
        raise TextError(Flaw("no article was found in this page", remedy))
    metadata = replace(metadata, published=metadata.published or _printed_day(blocks))
    return SavedPage(metadata.headline or "", article, metadata)


def _shorten(soup: BeautifulSoup) -> None:
    """Cut what no page needs of its elements' attributes, and what trafilatura takes long over."""
    for element in soup.find_all():
        for name in list(element.attrs)[MOST_ATTRIBUTES:]:
            del element[name]
        if element.name == "meta" and "content" in element.attrs:
            element["content"] = str(element["content"])[:LONGEST_META]


def _extracted(html: str, *, recall: bool = False, metadata: bool = False) -> Any:
    """Return what trafilatura finds: a document with `body` and `text`, and `author` and `date` if asked; or None."""
    import trafilatura  # noqa: PLC0415 -- a quarter of a second that only saved pages need

    return trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=metadata,
        favor_recall=recall,
    )


def _best(soup: BeautifulSoup, blocks: Sequence[TextBlock]) -> Any:
    """Return what trafilatura finds, if need be with less care and without the names that a page gives its parts."""
    html = str(soup)
    document = _extracted(html)
    if _size(blocks, _found(blocks, document)) >= FEW_CHARACTERS:
        return document
    plain = BeautifulSoup(html, "lxml")
    for element in plain.find_all():
        if not element.attrs.keys().isdisjoint({"class", "id"}):
            element.attrs = {"href": element["href"]} if element.get("href") else {}
    others = [document, _extracted(html, recall=True), _extracted(str(plain))]
    return max(others, key=lambda other: _size(blocks, _found(blocks, other)))


def _size(blocks: Sequence[TextBlock], found: set[int]) -> int:
    return sum(len(blocks[index].squashed) for index in found)


def _printed_day(blocks: Sequence[TextBlock]) -> str | None:
    """Return the day that a line above the story gives, where the page has no other word on it."""
    before = itertools.takewhile(lambda block: block.words < LONG, blocks)
    return next((day for block in before if is_date_line(block.text) and (day := read_day(block.text))), None)


def _article(blocks: list[TextBlock], document: Any, metadata: Metadata) -> Iterator[Block]:
    """Yield the article's blocks: those that trafilatura found, and the paragraphs between them that it overlooked."""
    blocks = _below_headline(blocks, _found(blocks, document), metadata.headline)
    found = _found(blocks, document)
    if _size(blocks, found) < FEW_CHARACTERS and metadata.body:
        lines = [FOLDED.sub(" ", line).strip() for line in metadata.body.split("\n")]
        yield from (Block(line) for line in lines if line)
        return
    if sum(blocks[index].words for index in found) < MOST_OF * _words_found(document):
        yield from _plain(document)
        return
    found |= _overlooked(blocks, found)
    kept = list(_kept([blocks[index] for index in sorted(found)], _link_lists(blocks)))
    while kept and kept[-1].is_heading:
        kept.pop()
    yield from (Block(block.text, block.is_heading) for block in kept)


def _words_found(document: Any) -> int:
    return len(str(getattr(document, "text", None) or "").split())


def _plain(document: Any) -> Iterator[Block]:
    """Yield trafilatura's own blocks, for a page in which they are not to be found again."""
    for element in document.body.iter("p", "head", "item", "quote", "cell"):
        for text in map(FOLDED.sub, itertools.repeat(" "), _own_texts(element)):
            if text.strip():
                yield Block(text.strip(), heading=element.tag == "head")


def _below_headline(blocks: list[TextBlock], found: set[int], headline: str | None) -> list[TextBlock]:
    """Return what is below the headline, unless much of the article is above it."""
    if headline is None:
        return blocks
    title = squash(headline)
    places = [index for index, block in enumerate(blocks) if block.element.name in HEADINGS and block.squashed == title]
    above = sum(blocks[index].words for index in found if places and index < places[0])
    everything = sum(blocks[index].words for index in found)
    start = places[0] + 1 if places and above < ABOVE_SHARE * everything else 0
    room = len(title) + SHORT
    return [block for block in blocks[start:] if not (title in block.squashed and len(block.squashed) <= room)]


def _kept(blocks: Sequence[TextBlock], lists: set[int]) -> Iterator[TextBlock]:
    """Yield blocks but for those that lead elsewhere, and quotes set apart that repeat the story's words."""
    prose = [block.squashed for block in blocks if block.element.name in {"p", "div"}][:MANY]
    for block in blocks:
        text = block.squashed
        apart = block.element.name == "blockquote" or block.element.find_parent(["blockquote", "aside"]) is not None
        repeats = apart and sum(text in other for other in prose) > (block.element.name in {"p", "div"})
        if not repeats and not block.only_leads and id(_list_of(block)) not in lists:
            yield block


def _found(blocks: Sequence[TextBlock], document: Any) -> set[int]:
    """Return which blocks hold what trafilatura found; of the same text in several places, where most was found."""
    body = getattr(document, "body", None)
    if body is None:
        return set()
    runs = (run for element in body.iter() for text in _own_texts(element) for run in text.split("\n\n"))
    texts = [squash(run) for run in runs]
    counts = Counter(filter(None, texts))
    everything = "".join(texts)
    edges = {0, *itertools.accumulate(map(len, texts))}
    places: dict[str, list[int]] = {}
    squashed = [block.squashed for block in blocks]
    together = _together(squashed, counts)
    for index, text in enumerate(squashed):
        if text and (
            text in counts
            or index in together
            or (len(text) > SHORT and (_is_part(text, everything, edges) or _has(text, counts)))
        ):
            places.setdefault(text, []).append(index)
    around = Counter(id(blocks[index].element.parent) for indexes in places.values() for index in indexes)
    found: set[int] = set()
    for text, indexes in places.items():
        ranked = sorted(indexes, key=lambda index: (-around[id(blocks[index].element.parent)], index))
        found.update(ranked[: max(1, counts[text])])
    return found


def _together(squashed: Sequence[str], counts: Counter[str]) -> set[int]:
    """Return the blocks that are one text together: trafilatura may take all of an article for one paragraph."""
    whole = "".join(squashed)
    starts = [0, *itertools.accumulate(map(len, squashed))]
    edges = set(starts)
    found: set[int] = set()
    for text in itertools.islice(counts, MANY):
        place = whole.find(text)
        if len(text) > SHORT and place in edges and place + len(text) in edges:
            found.update(range(bisect_left(starts, place), bisect_left(starts, place + len(text))))
    return found


def _is_part(text: str, everything: str, edges: set[int]) -> bool:
    """Return whether a text is the start or the end of one that was found, or several of them together."""
    place = everything.find(text)
    return place >= 0 and (place in edges or place + len(text) in edges)


def _has(text: str, counts: Counter[str]) -> bool:
    """Return whether a text is one that was found, with a little more in it."""
    likely = itertools.islice(counts, MANY)
    return any(len(text) * MOST_OF <= len(found) <= len(text) and found in text for found in likely)


def _own_texts(element: Any) -> Iterator[str]:
    """Yield the runs of text in an element of trafilatura's, between the blocks and line breaks in it."""
    run = element.text or ""
    for child in element:
        if child.tag in INLINE:
            run += "".join(child.itertext())
        else:
            yield run
            run = ""
        run += child.tail or ""
    yield run


def _overlooked(blocks: Sequence[TextBlock], found: set[int]) -> set[int]:
    """Return the paragraphs that are among the article's and were not found."""
    if not found:
        return set()
    parents = Counter(id(blocks[index].element.parent) for index in found)
    kinds = Counter(_kind(blocks[index]) for index in found)
    first, last = min(found), max(found)
    more = set()
    for index, block in enumerate(blocks):
        if index in found or not _is_paragraph(block):
            continue
        beside = parents[id(block.element.parent)] > 1
        inside = first < index < last and kinds[_kind(block)] > 1
        alike = beside and kinds[_kind(block)] > SEVERAL and block.linked < HALF
        if (beside and first < index < last) or inside or alike:
            more.add(index)
    return more


def _kind(block: TextBlock) -> tuple[str, ...]:
    """Return what a block has in common with its like: the names and classes of it and of what it is in."""
    around = [block.element, *block.element.parents][:DEPTH]
    return tuple(f"{element.name} {element.get('class')}" for element in around)


def _is_paragraph(block: TextBlock) -> bool:
    if block.words < SENTENCE_WORDS or block.within_link or block.linked == 1:
        return False
    if block.linked >= HALF and not TEXT_END.search(block.text):
        return False
    if block.element.find_parent(sorted(ASIDE)) is not None or block.element.name not in {
        "p",
        "div",
        "li",
        "span",
    }:
        return False
    return SENTENCE_END.search(block.text) is not None


def _list_of(block: TextBlock) -> Tag | None:
    item = block.element if block.element.name == "li" else block.element.find_parent("li")
    return item.find_parent(["ul", "ol"]) if item else None


def _link_lists(blocks: Sequence[TextBlock]) -> set[int]:
    """Return the lists of links to other stories: each item has one, none is a sentence."""
    items: dict[int, list[TextBlock]] = {}
    for block in blocks:
        if (around := _list_of(block)) is not None:
            items.setdefault(id(around), []).append(block)
    return {
        key
        for key, told in items.items()
        if all(block.linked >= HALF and not re.search(r"[.;]['\"”’]?$", block.text) for block in told)
    }
