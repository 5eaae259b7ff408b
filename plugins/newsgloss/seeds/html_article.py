"""A saved web page -> its article's blocks of text, each kept or left out by a rule, and what the page says of itself.

trafilatura finds the article; the page itself says where its blocks begin and end, which of them are headings, and
which were overlooked. What only leads elsewhere is left out.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bs4 import BeautifulSoup

from newsgloss.model.problems import Flaw, TextError

from .formats.metadata import Metadata, read_day
from .html_blocks import (
    DEEPEST,
    FOLDED,
    HEADING_WORDS,
    HEADINGS,
    SENTENCE_END,
    TextBlock,
    count_words,
    depth,
    read_text_blocks,
    squash,
)
from .html_cleaning import Omissions, clear
from .html_metadata import LIKELY, read_metadata
from .lines.bylines import is_date_line
from .saved_pages.found_text import own_texts, size
from .saved_pages.inline_words import show_words
from .saved_pages.omissions import WALL, Omission
from .saved_pages.other_pages import BEHIND_WALL, LEAST_PROSE, front_page, leads_on, sign_of_another, teaser_page, wall
from .saved_pages.overlooked import Scene
from .saved_pages.standfirsts import standfirst_place
from .saved_pages.story import found_among, left_beside, tell_story
from .saved_pages.table_rows import join_rows

MOST_OF = 0.6  # of the words that trafilatura found; where fewer are in the page's blocks, its own are taken
LONG = 25  # words of a paragraph with which the story has begun
FEW_CHARACTERS = 200  # without spaces; an article of fewer was not found
LONGEST_META = 5000  # characters of what a page says of itself in one element; trafilatura takes seconds over more
MOST_ATTRIBUTES = 200  # of an element; lxml, in which trafilatura reads a page a dozen times, compares each with all
MOST_BLOCKS = 5000  # of text in a page; trafilatura and what we ask of each take half a second for a thousand
FEW_DATES = {"original_date": True, "extensive_search": False}  # else words are tried in 200 languages, for 8 s
LEFT_OUT = "data-left-out"  # what is none of the story has this attribute, for trafilatura not to see it
IN_HEAD = frozenset("title meta link script style base noscript template".split())
IN_HEADINGS = ("div", "p", "center")
PICTURES = ("img", "picture", "video", "iframe", "svg")
PICTURE_DEPTH = 3  # elements around a picture, in which a text may be its caption


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a saved article: its text, whether the page sets it as a heading, and why it is left out, if it is.

    `variant`: whether it is set otherwise than the same words right above it, as for windows of another width.
    `quoted`: whether it is set apart as a quote.
    `standfirst`: whether it is a heading that tells more of the story than its headline does, and heads no part of it.
    """

    text: str
    heading: bool = False
    omission: Omission | None = None
    standfirst: bool = False
    variant: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SavedPage:
    """An article as its page had it, what the page says of it, and counts of what was taken out of its sentences."""

    headline: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    oddities: tuple[tuple[str, int], ...] = ()


def read_saved_page(html: str) -> SavedPage:
    """Read a saved page. Raises TextError where there is no article in it."""
    soup = BeautifulSoup(html, "lxml")
    _begin_body(soup)
    if depth(soup) > DEEPEST:
        message = f"the elements of this page are nested more than {DEEPEST} deep"
        raise TextError(Flaw(message, "Paste its text into a .txt file."))
    if (several := len(read_text_blocks(soup))) > MOST_BLOCKS:
        message = f"this page has {several} paragraphs, more than any article"
        raise TextError(Flaw(message, "Paste the article's text into a .txt file."))
    _shorten(soup)
    _flatten_headings(soup)
    another, is_front = sign_of_another(soup), leads_on(soup)
    inline = show_words(soup)
    metadata = read_metadata(soup, functools.cache(lambda: _extracted(str(soup), metadata=True)))
    pictured = _pictured(soup)
    omissions = inline.omissions | clear(soup, knows_author=metadata.byline is not None)
    html = _without(soup, omissions)
    join_rows(soup)
    blocks = read_text_blocks(soup)
    marks = [_mark(block, omissions) for block in blocks]
    scene = Scene(blocks, marks, -1, pictured, metadata.body or "", metadata.standfirst or "")
    article = tuple(_article(scene, _best(html, scene), metadata))
    kept = [block for block in article if block.omission is None]
    prose = sum(count_words(block.text) for block in kept if SENTENCE_END.search(block.text))
    if another and prose <= LEAST_PROSE:
        raise TextError(another)
    if is_front(prose) and (flaw := front_page(blocks)):
        raise TextError(flaw)
    if metadata.published is None and (flaw := teaser_page(blocks, [block.text for block in kept])):
        raise TextError(flaw)
    if not metadata.headline or not kept:
        remedy = "Save the article itself, not its front page, or paste its text into a .txt file."
        raise TextError(wall(blocks) or Flaw("no article was found in this page", remedy))
    is_cut = any(block.omission is WALL for block in article)
    metadata = replace(metadata, lacks=BEHIND_WALL if is_cut else None)
    if metadata.published is None and (day := _printed_day(blocks)):
        metadata = replace(metadata, published=day, unsure=(*metadata.unsure, ("published", LIKELY)))
    return SavedPage(metadata.headline or "", article, metadata, inline.counts)


def _begin_body(soup: BeautifulSoup) -> None:
    """Begin the body where browsers do if no tag begins it: lxml leaves <article> and the like in the head."""
    shown = [child for child in soup.head.find_all(recursive=False) if child.name not in IN_HEAD] if soup.head else []
    if not shown:
        return
    body = soup.body or soup.new_tag("body")
    if body.parent is None and soup.html:
        soup.html.append(body)
    for place, child in enumerate([shown[0], *shown[0].next_siblings]):
        body.insert(place, child.extract())


def _shorten(soup: BeautifulSoup) -> None:
    """Cut what no page needs of its elements' attributes, and what trafilatura takes long over."""
    for element in soup.find_all():
        for name in list(element.attrs)[MOST_ATTRIBUTES:]:
            del element[name]
        if element.name == "meta" and "content" in element.attrs:
            element["content"] = str(element["content"])[:LONGEST_META]


def _flatten_headings(soup: BeautifulSoup) -> None:
    """Take the blocks out of a page's headings, as some programs write them, so that their words are the headings'."""
    for heading in soup.find_all(sorted(HEADINGS)):
        inner = heading.find_all(IN_HEADINGS)
        if inner and count_words(heading.get_text(" ")) <= HEADING_WORDS:
            for block in inner:
                if block.previous_sibling is not None:
                    block.insert_before(soup.new_tag("br"))
                block.unwrap()


def _pictured(soup: BeautifulSoup) -> frozenset[int]:
    """Return the identities of the elements closely around a page's pictures."""
    pictures = soup.find_all(PICTURES)
    return frozenset(id(element) for one in pictures for element in itertools.islice(one.parents, PICTURE_DEPTH))


def _without(soup: BeautifulSoup, omissions: Omissions) -> str:
    """Return a page's HTML without some of its elements, which stay in it."""
    from lxml import etree, html  # noqa: PLC0415 -- only saved pages need it

    elements = soup.find_all()
    for element in elements:
        if id(element) in omissions:
            element[LEFT_OUT] = ""
    tree = html.document_fromstring(str(soup) if elements else "<html>")  # lxml reads no page without elements
    for element in tree.xpath(f"//*[@{LEFT_OUT}]"):
        element.drop_tree()
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _mark(block: TextBlock, omissions: Omissions) -> Omission | None:
    """Return why a block is left out: as the outermost of the elements around it that is."""
    around = (block.element, *block.element.parents)
    return next((omissions[id(element)] for element in reversed(around) if id(element) in omissions), None)


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
        date_extraction_params=FEW_DATES,
    )


def _best(html: str, scene: Scene) -> Any:
    """Return what trafilatura finds, if need be with less care and without the names that a page gives its parts."""
    document = _extracted(html)
    if size(scene.blocks, found_among(scene, document)) >= FEW_CHARACTERS:
        return document
    plain = BeautifulSoup(html, "lxml")
    for element in plain.find_all():
        if not element.attrs.keys().isdisjoint({"class", "id"}):
            element.attrs = {"href": element["href"]} if element.get("href") else {}
    others = [document, _extracted(html, recall=True), _extracted(str(plain))]
    return max(others, key=lambda other: size(scene.blocks, found_among(scene, other)))


def _printed_day(blocks: Sequence[TextBlock]) -> str | None:
    """Return the day that a line above the story gives, where the page has no other word on it."""
    before = itertools.takewhile(lambda block: block.words < LONG, blocks)
    return next((day for block in before if is_date_line(block.text) and (day := read_day(block.text))), None)


def _article(scene: Scene, document: Any, metadata: Metadata) -> Iterator[Block]:
    """Yield the article's blocks: as the page has them, or else as its metadata or trafilatura tells them."""
    found = sum(scene.blocks[index].words for index in found_among(scene, document))
    told = tell_story(scene, metadata.headline, document)
    kept = [one.block for one in told if one.omission is None]
    words = max(found, sum(block.words for block in kept))  # rows of a table are found there, and cells by trafilatura
    if size(kept, set(range(len(kept)))) < FEW_CHARACTERS and metadata.body:
        lines = [FOLDED.sub(" ", line).strip() for line in metadata.body.split("\n")]
        yield from _beside(scene, [Block(line) for line in lines if line])
    elif words < MOST_OF * count_words(str(getattr(document, "text", None) or "").replace("|", " ")):
        yield from _beside(scene, [*_plain(document)])
    else:
        lead = standfirst_place(told, metadata.standfirst or "")
        for place, (block, omission) in enumerate(told):
            variant = place > 0 and _is_variant(block, told[place - 1].block)
            quoted = block.element.name == "blockquote" or block.element.find_parent("blockquote") is not None
            is_lead = place == lead
            yield Block(block.text, block.is_heading, omission, standfirst=is_lead, variant=variant, quoted=quoted)


def _is_variant(block: TextBlock, above: TextBlock) -> bool:
    """Return whether a block says what the one above it says, and is set for windows of another width."""
    one, two = (" ".join(other.element.get("class") or []) for other in (block, above))
    return block.text == above.text and one != two


def _beside(scene: Scene, kept: Sequence[Block]) -> Iterator[Block]:
    """Yield an article's blocks that are none of the page's, and what of the page is in none of them, where it is."""
    told = left_beside(scene, [squash(block.text) for block in kept])
    for place in range(len(kept) + 1):
        yield from kept[place - 1 : place] if place else ()
        yield from (Block(block.text, block.is_heading, omission) for block, omission in told.get(place, ()))


def _plain(document: Any) -> Iterator[Block]:
    """Yield trafilatura's own blocks, for a page in which they are not to be found again."""
    for element in document.body.iter("p", "head", "item", "quote", "cell"):
        for text in map(FOLDED.sub, itertools.repeat(" "), own_texts(element)):
            if text.strip():
                yield Block(text.strip(), heading=element.tag == "head")
