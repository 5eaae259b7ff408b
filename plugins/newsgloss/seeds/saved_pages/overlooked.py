"""A page's blocks, and which of them were found to be the story -> those of the story that were overlooked.

They are told by where they are and how they are set: among the story's paragraphs, or like them, or where a story has
its lead; and by what the page says that its article's text is.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import Tag

from newsgloss.model.patterns import pattern_of
from newsgloss.seeds.html_blocks import HEADINGS, SENTENCE_END, TEXT_END, TextBlock, squash
from newsgloss.seeds.lines.boilerplate import is_prompt

from .found_text import SHORT
from .omissions import BESIDE, Omission

HALF = 0.5  # share of a text that is link text
FEW_LINKS = 0.3  # of the letters of a part of the page; where more are links, it leads to other stories
SENTENCE_WORDS = 4  # words of a paragraph that may be restored
NAMED_WORDS = 3  # of a lead that its class calls one
LEAD_WORDS = 8  # words of a sentence between a headline and the story below it
SEVERAL = 2  # paragraphs; one pair may be alike by chance
DEPTH = 4  # elements, from a paragraph outwards, that are alike for all paragraphs of a story
WRAPPERS = 3  # elements around a list or table, up to the one that its neighbours are in
ALIKE = 0.5  # of the story's letters that a text must have in which the page tells it again
ASIDE = frozenset("aside nav footer form".split())
PROSE = frozenset("p div li span blockquote dd pre".split())
LISTS = frozenset("ul ol dl".split())
POSTS = pattern_of(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed|mastodon-embed")
LEAD_CLASS = pattern_of(
    r"stand-?first|strap-?line|\blede?\b|\bdek\b|chapo|chapeau|linha-?fina|perex|zajawka|announce|anons\b|deck\b|nut-?graf|untertitel|unterzeile|ondertitel|undertitel|soustitre|subtitulo|vorspann|anleser|teaser|ingress|manchet|entradilla|bajada|copete|"
    r"sommario|occhiello|catenaccio|sottotitolo|sub-?(?:title|headline|heading)|summary|intro(?:duction)?\b|abstract|"
    r"excerpt|description|preamble|\blead\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's blocks in order, each with why it is left out, if that is told by its place; and what is known of it.

    `top` is where the story's headline is, -1 where it is nowhere; `pictured` holds the identities of elements that
    show pictures; `told` and `standfirst` are what the page says that the article's text and its lead are.
    """

    blocks: Sequence[TextBlock]
    omissions: list[Omission | None]
    top: int = -1
    pictured: frozenset[int] = frozenset()
    told: str = ""
    standfirst: str = ""


def overlooked(scene: Scene, found: set[int]) -> set[int]:
    """Return which blocks belong to the story beside those that were found."""
    if not found:
        return set()
    whole = set(found)
    for likely in (_told, _paragraphs, _lead, _islands, _lists_and_tables, _between, _quotes, _headings):
        whole |= likely(scene, whole)
    return whole - found


def _told(scene: Scene, found: set[int]) -> set[int]:
    """Return the blocks that are in the article's text as the page tells it to programs, boxes included."""
    text = squash(scene.told)
    held = sum(len(scene.blocks[index].squashed) for index in found if scene.blocks[index].squashed in text)
    if held < ALIKE * sum(len(scene.blocks[index].squashed) for index in found):
        return set()
    there = {scene.blocks[index].squashed for index in found}
    more = set()
    for index, block in enumerate(scene.blocks):
        omission = scene.omissions[index]
        if (omission is None or omission.as_ == BESIDE.as_) and len(block.squashed) > SHORT:
            is_text = SENTENCE_END.search(block.text) or block.is_heading or _group(block) is not None
            if is_text and block.squashed not in there and block.squashed in text and block.linked < HALF:
                more.add(index)
                there.add(block.squashed)
    return more


def _paragraphs(scene: Scene, found: set[int]) -> set[int]:
    """Return the sentences that are beside the story's paragraphs, among them, or set like them."""
    parents = Counter(id(scene.blocks[index].element.parent) for index in found)
    kinds = Counter(_kind(scene.blocks[index]) for index in found)
    first, last = min(found), max(found)
    article = _article_of(scene, found)
    more = set()
    for index, block in _open(scene, found):
        if not _is_paragraph(block):
            continue
        kind = _kind(block)
        beside = parents[id(block.element.parent)] > 1
        inside = first < index < last and kinds[kind] > 1
        alike = kinds[kind] > SEVERAL and block.linked < HALF
        is_own = article is not None and block.element.parent is not None and block.element.parent.name == "section"
        named = alike and (is_own or any("[" in name for name in kind)) and _nearest(block, "article") is article
        if (beside and first < index < last) or inside or (alike and beside) or named:
            more.add(index)
    return more


def _lead(scene: Scene, found: set[int]) -> set[int]:
    """Return the sentences between the headline and what was found, and those that the page calls its lead."""
    more = set()
    for index in range(scene.top + 1, min(found)):
        block = scene.blocks[index]
        if scene.omissions[index] or block.linked >= HALF or block.within_link or _is_aside(block):
            continue
        is_told = len(block.squashed) > SHORT and block.squashed == squash(scene.standfirst)
        is_prose = block.words >= LEAD_WORDS and SENTENCE_END.search(block.text) is not None
        is_named = block.words >= NAMED_WORDS and any(LEAD_CLASS.search(name) for name in block_names(block))
        in_place = scene.top >= 0 and (is_prose or is_named) and not _is_pictured(scene, block)
        if is_told or in_place:
            more.add(index)
    return more


def _islands(scene: Scene, found: set[int]) -> set[int]:
    """Return the parts of the page among the story's that hold prose, and lead nowhere: a section, a box of facts."""
    inhabited = {id(element) for index in found for element in _around(scene.blocks[index])}
    islands: dict[int, list[int]] = {}
    for index in range(min(found), max(found)):
        block = scene.blocks[index]
        if index in found or scene.omissions[index] or _is_aside(block):
            continue
        island = block.element
        for element in itertools.takewhile(lambda element: id(element) not in inhabited, _around(block)):
            island = element
        islands.setdefault(id(island), []).append(index)
    told = (indexes for indexes in islands.values() if _is_told([scene.blocks[index] for index in indexes]))
    return {index for indexes in told for index in indexes}


def _is_told(blocks: Sequence[TextBlock]) -> bool:
    """Return whether blocks are mostly sentences, and lead nowhere and ask for nothing."""
    fewest = {"p": SENTENCE_WORDS}
    sentences = [
        block for block in blocks if _is_paragraph(block) and block.words >= fewest.get(block.element.name, LEAD_WORDS)
    ]
    leads = any(block.within_link or (block.linked >= HALF and block.is_heading) for block in blocks)
    linked = sum(block.linked * len(block.text) for block in blocks)
    letters, words = sum(len(block.text) for block in blocks), sum(block.words for block in blocks)
    if leads or linked > FEW_LINKS * letters or any(is_prompt(block.text) for block in blocks):
        return False
    return sum(block.words for block in sentences) >= HALF * words


def _lists_and_tables(scene: Scene, found: set[int]) -> set[int]:
    """Return what is in lists and tables that are among the story's paragraphs, or of which some was found."""
    parents = {id(scene.blocks[index].element.parent) for index in found}
    first, last = min(found), max(found)
    groups: dict[int, tuple[Tag, list[int]]] = {}
    for index, block in enumerate(scene.blocks):
        if scene.omissions[index] is None and (around := _group(block)) is not None:
            groups.setdefault(id(around), (around, []))[1].append(index)
    more: set[int] = set()
    for around, indexes in groups.values():
        outwards = itertools.islice(around.parents, WRAPPERS)
        among = first < indexes[0] and indexes[-1] < last + 2 and not parents.isdisjoint(map(id, outwards))
        if (among or not found.isdisjoint(indexes)) and _is_told_list(scene, around, indexes):
            more.update(indexes)
    return more


def _is_told_list(scene: Scene, around: Tag, indexes: Sequence[int]) -> bool:
    """Return whether a list or table tells something rather than leads elsewhere or asks for something."""
    items = [scene.blocks[index] for index in indexes]
    linked = sum(block.linked >= HALF or block.within_link for block in items)
    asks = sum(is_prompt(block.text) for block in items)
    words = sum(block.words for block in items)
    enough = (
        words >= SENTENCE_WORDS * len(items)
        or around.name == "table"
        or any(SENTENCE_END.search(block.text) for block in items)
    )
    return linked < HALF * len(items) and not asks and enough and not _is_aside(items[0])


def _between(scene: Scene, found: set[int]) -> set[int]:
    """Return the blocks directly between two of the story's that are set as they are."""
    kinds = Counter(_kind(scene.blocks[index]) for index in found)
    more = set()
    for index, block in _open(scene, found):
        if not block.squashed or block.linked >= HALF or block.within_link or _is_aside(block):
            continue
        parent = block.element.parent
        beside = all(
            place in found and scene.blocks[place].element.parent is parent for place in (index - 1, index + 1)
        )
        if block.element.name in PROSE and beside and kinds[_kind(block)] > SEVERAL:
            more.add(index)
    return more


def _quotes(scene: Scene, found: set[int]) -> set[int]:
    """Return quotes that are set apart among the story's paragraphs, and say what none of those does.

    Of a post on a network that is told again, all is one where some was found.
    """
    posts = {id(quote) for index in found if (quote := _nearest(scene.blocks[index], "blockquote")) is not None}
    prose = "".join(scene.blocks[index].squashed for index in sorted(found))
    quotes: dict[int, list[int]] = {}
    for index, block in _open(scene, found):
        quote = _nearest(block, "blockquote")
        is_post = quote is not None and POSTS.search(" ".join(quote.get("class") or [])) is not None
        if quote is None or _is_aside(block) or (is_post and id(quote) not in posts):
            continue
        if min(found) < index < max(found):
            quotes.setdefault(id(quote), []).append(index)
    return {
        index
        for indexes in quotes.values()
        if max((scene.blocks[index].squashed for index in indexes), key=len) not in prose
        for index in indexes
        if not scene.blocks[index].only_leads
    }


def _headings(scene: Scene, found: set[int]) -> set[int]:
    """Return the headings directly above blocks of the story."""
    more: set[int] = set()
    for index in range(len(scene.blocks) - 2, -1, -1):
        block = scene.blocks[index]
        if index in found or scene.omissions[index] or index + 1 not in found | more or index < min(found):
            continue
        if block.is_heading and block.element.name in HEADINGS and not block.linked >= HALF and not _is_aside(block):
            more.add(index)
    return more


def _open(scene: Scene, found: set[int]) -> Iterator[tuple[int, TextBlock]]:
    """Yield the blocks that were not found, and that nothing leaves out."""
    for index, block in enumerate(scene.blocks):
        if index not in found and scene.omissions[index] is None:
            yield index, block


def _around(block: TextBlock) -> Iterator[Tag]:
    """Yield a block's element and those around it, outwards."""
    yield block.element
    yield from block.element.parents


def _kind(block: TextBlock) -> tuple[str, ...]:
    """Return what a block has in common with its like: the names and classes of it and of what it is in."""
    return tuple(f"{element.name} {element.get('class')}" for element in itertools.islice(_around(block), DEPTH))


def block_names(block: TextBlock) -> Iterator[str]:
    """Yield the classes and ids of a block and of the element around it."""
    for element in (block.element, block.element.parent):
        if element is not None:
            yield from element.get("class") or []
            yield str(element.get("id") or "")


def _is_paragraph(block: TextBlock) -> bool:
    if block.words < SENTENCE_WORDS or block.within_link or block.linked == 1:
        return False
    if block.linked >= HALF and not TEXT_END.search(block.text):
        return False
    return not _is_aside(block) and block.element.name in PROSE and SENTENCE_END.search(block.text) is not None


def _is_aside(block: TextBlock) -> bool:
    return block.element.name in ASIDE or block.element.find_parent(sorted(ASIDE)) is not None


def _is_pictured(scene: Scene, block: TextBlock) -> bool:
    """Return whether a block is with a picture."""
    return not scene.pictured.isdisjoint((id(block.element), id(block.element.parent)))


def _article_of(scene: Scene, found: set[int]) -> Tag | None:
    """Return the <article> that most of the story is in."""
    articles = [_nearest(scene.blocks[index], "article") for index in sorted(found)]
    most = Counter(map(id, articles)).most_common(1)[0][0]
    return next(article for article in articles if id(article) == most)


def _nearest(block: TextBlock, name: str) -> Tag | None:
    return block.element if block.element.name == name else block.element.find_parent(name)


def _group(block: TextBlock) -> Tag | None:
    """Return the outermost list or table that a block is in."""
    found = None
    for element in _around(block):
        if element.name in LISTS or element.name == "table":
            found = element
    return found
