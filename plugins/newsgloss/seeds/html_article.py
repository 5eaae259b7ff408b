"""A saved web page -> its article's blocks of text, and what the page says of itself.

trafilatura finds the article; the page itself says where its blocks begin and end, which of them are headings, and
which paragraphs between two of the article's were overlooked. What only leads elsewhere is left out.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bs4 import BeautifulSoup, Tag

from newsgloss.model.problems import ContentError, Place, Problem

from .bylines import is_date
from .html_blocks import DEEPEST, FOLDED, FULL_STOP, HEADINGS, SENTENCE_END, Leaf, depth, read_leaves, squash
from .html_cleaning import clear
from .html_metadata import Facts, read_day, read_page_facts

HALF = 0.5  # share of a text that is link text, where all items of a list have a link and none is a sentence
SHORT = 20  # characters without spaces; shorter texts must be blocks of the article to be taken for it
SENTENCE_WORDS = 4  # words of a paragraph that may be restored
MOST_OF = 0.6  # share of a text that was found, from which on all of it counts as found
ABOVE_SHARE = 0.3  # of the article; where more stands above the headline, that is no headline's place
SEVERAL = 2  # paragraphs; one pair may be alike by chance
DEPTH = 4  # elements, from a paragraph outwards, that are alike for all paragraphs of a story
LONG = 25  # words of a paragraph with which the story has begun
FEW_CHARACTERS = 200  # without spaces; an article of fewer was not found
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
    facts: Facts


def read_saved_page(html: str, shown: str) -> SavedPage:
    """Read a saved page. Raises ContentError where there is no article in it; `shown` is the path that people see."""
    soup = BeautifulSoup(html, "lxml")
    if depth(soup) > DEEPEST:
        message = f"the elements of this page are nested more than {DEEPEST} deep"
        raise ContentError([Problem(Place(shown), message, "Paste its text into a .txt file.")])
    document = _extracted(soup)
    facts = read_page_facts(soup, document)
    clear(soup, knows_author=facts.byline is not None)
    leaves = read_leaves(soup)
    blocks = tuple(_article(leaves, _best(soup, leaves), facts))
    if not facts.headline or not blocks:
        remedy = "Save the article itself, not its front page, or paste its text into a .txt file."
        raise ContentError([Problem(Place(shown), "no article was found in this page", remedy)])
    facts = replace(facts, published=facts.published or _printed_day(leaves))
    return SavedPage(facts.headline or "", blocks, facts)


def _extracted(soup: BeautifulSoup, *, recall: bool = False) -> Any:
    """Return what trafilatura makes of a page: a document with `body`, `author` and `date`, or None."""
    import trafilatura  # noqa: PLC0415 -- a quarter of a second that only saved pages need

    return trafilatura.bare_extraction(
        str(soup),
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=True,
        favor_recall=recall,
    )


def _best(soup: BeautifulSoup, leaves: Sequence[Leaf]) -> Any:
    """Return what trafilatura finds, if need be with less care and without the names that a page gives its parts."""
    document = _extracted(soup)
    if _size(leaves, _found(leaves, document)) >= FEW_CHARACTERS:
        return document
    plain = BeautifulSoup(str(soup), "lxml")
    for element in plain.select("[class], [id]"):
        element.attrs = {"href": element["href"]} if element.get("href") else {}
    others = [document, _extracted(soup, recall=True), _extracted(plain)]
    return max(others, key=lambda other: _size(leaves, _found(leaves, other)))


def _size(leaves: Sequence[Leaf], found: set[int]) -> int:
    return sum(len(leaves[index].squashed) for index in found)


def _printed_day(leaves: Sequence[Leaf]) -> str | None:
    """Return the day that a line above the story gives, where the page has no other word on it."""
    before = itertools.takewhile(lambda leaf: leaf.words < LONG, leaves)
    return next((day for leaf in before if is_date(leaf.text) and (day := read_day(leaf.text))), None)


def _article(leaves: list[Leaf], document: Any, facts: Facts) -> Iterator[Block]:
    """Yield the article's blocks: those that trafilatura found, and the paragraphs between them that it overlooked."""
    leaves = _below_headline(leaves, _found(leaves, document), facts.headline)
    found = _found(leaves, document)
    if _size(leaves, found) < FEW_CHARACTERS and facts.body:
        lines = [FOLDED.sub(" ", line).strip() for line in facts.body.split("\n")]
        yield from (Block(line) for line in lines if line)
        return
    if sum(leaves[index].words for index in found) < MOST_OF * _words_found(document):
        yield from _plain(document)
        return
    found |= _overlooked(leaves, found)
    kept = list(_kept([leaves[index] for index in sorted(found)], _link_lists(leaves)))
    while kept and kept[-1].is_heading:
        kept.pop()
    yield from (Block(leaf.text, leaf.is_heading) for leaf in kept)


def _words_found(document: Any) -> int:
    return len(str(getattr(document, "text", None) or "").split())


def _plain(document: Any) -> Iterator[Block]:
    """Yield trafilatura's own blocks, for a page in which they are not to be found again."""
    for element in document.body.iter("p", "head", "item", "quote", "cell"):
        for text in map(FOLDED.sub, itertools.repeat(" "), _own_texts(element)):
            if text.strip():
                yield Block(text.strip(), heading=element.tag == "head")


def _below_headline(leaves: list[Leaf], found: set[int], headline: str | None) -> list[Leaf]:
    """Return what stands below the headline, unless much of the article stands above it."""
    if headline is None:
        return leaves
    title = squash(headline)
    places = [index for index, leaf in enumerate(leaves) if leaf.element.name in HEADINGS and leaf.squashed == title]
    above = sum(leaves[index].words for index in found if places and index < places[0])
    everything = sum(leaves[index].words for index in found)
    start = places[0] + 1 if places and above < ABOVE_SHARE * everything else 0
    room = len(title) + SHORT
    return [leaf for leaf in leaves[start:] if not (title in leaf.squashed and len(leaf.squashed) <= room)]


def _kept(leaves: Sequence[Leaf], lists: set[int]) -> Iterator[Leaf]:
    """Yield leaves but for those that lead elsewhere, and quotes set apart that repeat the story's words."""
    prose = [leaf.squashed for leaf in leaves if leaf.element.name in {"p", "div"}][:MANY]
    for leaf in leaves:
        text = leaf.squashed
        apart = leaf.element.name == "blockquote" or leaf.element.find_parent(["blockquote", "aside"]) is not None
        repeats = apart and sum(text in other for other in prose) > (leaf.element.name in {"p", "div"})
        if not repeats and not leaf.only_leads and id(_list_of(leaf)) not in lists:
            yield leaf


def _found(leaves: Sequence[Leaf], document: Any) -> set[int]:
    """Return which leaves hold what trafilatura found; of the same text in several places, where most was found."""
    body = getattr(document, "body", None)
    if body is None:
        return set()
    runs = (run for element in body.iter() for text in _own_texts(element) for run in text.split("\n\n"))
    texts = [squash(run) for run in runs]
    counts = Counter(filter(None, texts))
    everything = "".join(texts)
    edges = {0, *itertools.accumulate(map(len, texts))}
    places: dict[str, list[int]] = {}
    for index, leaf in enumerate(leaves):
        text = leaf.squashed
        if text and (
            text in counts or (len(text) > SHORT and (_is_part(text, everything, edges) or _has(text, counts)))
        ):
            places.setdefault(text, []).append(index)
    around = Counter(id(leaves[index].element.parent) for indexes in places.values() for index in indexes)
    found: set[int] = set()
    for text, indexes in places.items():
        ranked = sorted(indexes, key=lambda index: (-around[id(leaves[index].element.parent)], index))
        found.update(ranked[: max(1, counts[text])])
    return found


def _is_part(text: str, everything: str, edges: set[int]) -> bool:
    """Say whether a text is the start or the end of one that was found, or several of them together."""
    place = everything.find(text)
    return place >= 0 and (place in edges or place + len(text) in edges)


def _has(text: str, counts: Counter[str]) -> bool:
    """Say whether a text is one that was found, with a little more in it."""
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


def _overlooked(leaves: Sequence[Leaf], found: set[int]) -> set[int]:
    """Return the paragraphs that stand among the article's and were not found."""
    if not found:
        return set()
    parents = Counter(id(leaves[index].element.parent) for index in found)
    kinds = Counter(_kind(leaves[index]) for index in found)
    first, last = min(found), max(found)
    more = set()
    for index, leaf in enumerate(leaves):
        if index in found or not _is_paragraph(leaf):
            continue
        beside = parents[id(leaf.element.parent)] > 1
        inside = first < index < last and kinds[_kind(leaf)] > 1
        alike = beside and kinds[_kind(leaf)] > SEVERAL and leaf.linked < HALF
        if (beside and first < index < last) or inside or alike:
            more.add(index)
    return more


def _kind(leaf: Leaf) -> tuple[str, ...]:
    """Return what a leaf's block has in common with its like: the names and classes of it and of what it stands in."""
    around = [leaf.element, *leaf.element.parents][:DEPTH]
    return tuple(f"{element.name} {element.get('class')}" for element in around)


def _is_paragraph(leaf: Leaf) -> bool:
    if leaf.words < SENTENCE_WORDS or leaf.within_link or leaf.linked == 1:
        return False
    if leaf.linked >= HALF and not FULL_STOP.search(leaf.text):
        return False
    if leaf.element.find_parent(sorted(ASIDE)) is not None or leaf.element.name not in {"p", "div", "li", "span"}:
        return False
    return SENTENCE_END.search(leaf.text) is not None


def _list_of(leaf: Leaf) -> Tag | None:
    item = leaf.element if leaf.element.name == "li" else leaf.element.find_parent("li")
    return item.find_parent(["ul", "ol"]) if item else None


def _link_lists(leaves: Sequence[Leaf]) -> set[int]:
    """Return the lists of links to other stories: each item has one, none is a sentence."""
    items: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        if (around := _list_of(leaf)) is not None:
            items.setdefault(id(around), []).append(leaf)
    return {
        key
        for key, told in items.items()
        if all(leaf.linked >= HALF and not re.search(r"[.;]['\"”’]?$", leaf.text) for leaf in told)
    }
