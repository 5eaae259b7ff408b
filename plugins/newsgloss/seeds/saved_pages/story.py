"""A page's blocks, and what trafilatura found in it -> its article's blocks in order, each kept or left out by a rule.

What is recorded is what a reader sees in the part of the page that holds the article: the <article> or <main> around
it, or else what is around its headline and its story; where that is the whole page, it ends where a footer begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag

from newsgloss.model.patterns import pattern_of
from newsgloss.seeds.html_blocks import HEADINGS, TextBlock, squash

from .found_text import MANY, SHORT, found_in, text_places
from .omissions import ABOVE, ANOTHER, BESIDE, HEADLINE, LAST_HEADING, LINK, LINK_LIST, REPEATED, WALL, Omission
from .other_pages import is_wall
from .overlooked import HALF, Scene, overlooked

ABOVE_SHARE = 0.3  # of the article; where more is above the headline, that is no headline's place
LONGEST_OFFER = 60  # words of an offer to read the rest of a story
FEW_WORDS = 300  # of a story that may be cut
NEAR = 8  # blocks below it, among which an offer to read the rest may be
BODY_NAMES = pattern_of(r"(?:article|story|post|entry)[-_]*(?:body|content|text)", re.IGNORECASE)
SITE_PARTS = frozenset({"footer", "nav", "form"})
SITE_NAMES = pattern_of(r"(?<![a-z])(?:footer|navigation|nav|menu)(?![a-z])", re.IGNORECASE)
WHOLE_PAGE = frozenset({"body", "html", "[document]"})


class Told(NamedTuple):
    """A block of the page, and why it is left out; None where it is the story's."""

    block: TextBlock
    omission: Omission | None


def tell_story(scene: Scene, headline: str | None, document: Any) -> list[Told]:
    """Return the blocks of the part of a page that holds its article; none where trafilatura found nothing of it."""
    top = _leave_out_headline(scene, found_among(scene, document), headline)
    _leave_out_other_stories(scene, top)
    found = found_among(scene, document) or _own_paragraphs(scene, top)
    found |= overlooked(_at(scene, top), found)
    for index in found:
        scene.omissions[index] = None
    kept = _kept(scene, sorted(found))
    if not kept:
        return []
    start, end = _bounds(scene, kept, top)
    if sum(scene.blocks[index].words for index in kept) < FEW_WORDS:
        below = range(end + 1, min(end + NEAR, len(scene.blocks)))
        end = next((index for index in below if is_wall(scene.blocks[index].text)), end)
    lists = _link_lists(scene.blocks)
    own = top if top >= 0 else next((i for i, omission in enumerate(scene.omissions) if omission is HEADLINE), -1)
    told = [
        Told(block, None if index in kept else scene.omissions[index] or _reason(block, lists))
        for index, block in enumerate(scene.blocks)
        if start <= index <= end and index != own
    ]
    return _before_wall(told)


def _own_paragraphs(scene: Scene, top: int) -> set[int]:
    """Return the paragraphs below a headline that are in its own <article>, or in what is named an article's body.

    Of a story of a few words, nothing else is found.
    """
    own = scene.blocks[top].element.find_parent("article") if top >= 0 else None
    return {
        index
        for index, block in enumerate(scene.blocks)
        if -1 < top < index and scene.omissions[index] is None and block.element.name == "p" and block.linked < HALF
        if any(holder is own or BODY_NAMES.search(_named(holder)) for holder in block.element.parents)
    }


def left_beside(scene: Scene, texts: Sequence[str]) -> dict[int, list[Told]]:
    """Return what a story of other blocks than the page's leaves out of the page, by how many of them are above it.

    `texts` are the letters and digits of the story's blocks. `tell_story` was asked before.
    """
    place_of = text_places(texts)
    told = [place_of(block.squashed) for block in scene.blocks]
    same = {index for index, place in enumerate(told) if place is not None}
    own = next((index for index, omission in enumerate(scene.omissions) if omission is HEADLINE), -1)
    start, end = _bounds(scene, same, own) if same else (own + 1, len(scene.blocks) - 1)
    lists = _link_lists(scene.blocks)
    left: dict[int, list[Told]] = {}
    above = 0
    for index in range(start, end + 1):
        block, place = scene.blocks[index], told[index]
        if place is not None:
            above = max(above, place + 1)
        elif index != own:
            left.setdefault(above, []).append(Told(block, scene.omissions[index] or _reason(block, lists)))
    return left


def _before_wall(told: list[Told]) -> list[Told]:
    """Return blocks without the offer to read the rest of the story, where nothing more of that is below the offer."""
    kept = [place for place, (_, omission) in enumerate(told) if omission is None]
    walls = (place for place, (block, _) in enumerate(told) if is_wall(block.text))
    below = ((wall, sum(told[place].block.words for place in kept if place > wall)) for wall in walls)
    start = next((wall for wall, words in below if words <= LONGEST_OFFER), None)
    if start is None:
        return told
    around = told[start].block.element.parent
    while (
        start - 1 in kept and told[start - 1].block.element.parent is around is not told[kept[0]].block.element.parent
    ):
        start -= 1
    return [
        Told(block, WALL if place >= start and (omission is None or is_wall(block.text)) else omission)
        for place, (block, omission) in enumerate(told)
    ]


def found_among(scene: Scene, document: Any) -> set[int]:
    """Return which of the blocks that nothing leaves out hold what trafilatura found."""
    indexes = [index for index, omission in enumerate(scene.omissions) if omission is None]
    return {indexes[place] for place in found_in([scene.blocks[index] for index in indexes], document)}


def _at(scene: Scene, top: int) -> Scene:
    return Scene(scene.blocks, scene.omissions, top, scene.pictured, scene.told, scene.standfirst)


def _leave_out_headline(scene: Scene, found: set[int], headline: str | None) -> int:
    """Leave out the headline and what is above it, unless much of the article is; return where it is, or -1."""
    if headline is None:
        return -1
    title = squash(headline)
    places = [
        index for index, block in enumerate(scene.blocks) if block.squashed == title and scene.omissions[index] is None
    ]
    places = [index for index in places if scene.blocks[index].element.name in HEADINGS] or places
    above = sum(scene.blocks[index].words for index in found if places and index < places[0])
    everything = sum(scene.blocks[index].words for index in found)
    top = places[0] if places and above < ABOVE_SHARE * everything else -1
    for index, block in enumerate(scene.blocks):
        if scene.omissions[index] is None and index < top:
            scene.omissions[index] = ABOVE
        elif scene.omissions[index] is None and _is_headline(block, title):
            scene.omissions[index] = HEADLINE
    return top


def _leave_out_other_stories(scene: Scene, top: int) -> None:
    """Leave out the articles below this one that have headlines of their own, as a page that goes on has them."""
    own = scene.blocks[top].element.find_parent("article") if top >= 0 else None
    if own is None:
        return
    others: dict[int, bool] = {}
    for index, block in enumerate(scene.blocks):
        other = block.element.find_parent("article")
        if other is None or other is own or index < top:
            continue
        if id(other) not in others:
            others[id(other)] = other.find("h1") is not None and own not in other.find_all("article")
        if others[id(other)] and scene.omissions[index] is None:
            scene.omissions[index] = ANOTHER


def _is_headline(block: TextBlock, title: str) -> bool:
    """Return whether a block is the headline with at most a few words more."""
    return title in block.squashed and len(block.squashed) <= len(title) + SHORT


def _kept(scene: Scene, found: Sequence[int]) -> set[int]:
    """Return what of the story is kept: not what leads elsewhere, repeats its words, or heads nothing; say why."""
    blocks = [scene.blocks[index] for index in found]
    prose = [block.squashed for block in blocks if block.element.name in {"p", "div"}][:MANY]
    lists = _link_lists(blocks)
    kept = []
    for index, block in zip(found, blocks, strict=True):
        if omission := _omission(block, prose, lists):
            scene.omissions[index] = omission
        else:
            kept.append(index)
    while kept and scene.blocks[kept[-1]].is_heading:
        scene.omissions[kept.pop()] = LAST_HEADING
    return set(kept)


def _reason(block: TextBlock, lists: set[int]) -> Omission:
    """Return why a block is left out that nothing but its absence from the story tells to be beside it."""
    return _leads(block, lists) or (LAST_HEADING if block.is_heading else BESIDE)


def _omission(block: TextBlock, prose: Sequence[str], lists: set[int]) -> Omission | None:
    apart = block.element.name == "blockquote" or block.element.find_parent(["blockquote", "aside"]) is not None
    if apart and sum(block.squashed in other for other in prose) > (block.element.name in {"p", "div"}):
        return REPEATED
    return _leads(block, lists)


def _leads(block: TextBlock, lists: set[int]) -> Omission | None:
    if id(_list_of(block)) in lists:
        return LINK_LIST
    return LINK if block.only_leads else None


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


def _bounds(scene: Scene, kept: set[int], top: int) -> tuple[int, int]:
    """Return the first block and the last of the part of the page that holds the article."""
    first, last = min(kept), max(kept)
    around = _around([scene.blocks[index].element for index in sorted(kept)])
    holder = around if around.name in {"article", "main"} else around.find_parent(["article", "main"])
    if holder is not None:
        inside = _inside(scene, holder)
        return min(inside[0], first), max(inside[-1], last)
    is_part = around.name not in WHOLE_PAGE
    start = min([first, *(_inside(scene, around)[:1] if is_part else []), *([top + 1] if top >= 0 else [])])
    if top >= 0:
        around = _around([scene.blocks[top].element, around])
    if around.name not in WHOLE_PAGE:
        return start, max(last, _inside(scene, around)[-1])
    below = range(last + 1, len(scene.blocks))
    ends = (index - 1 for index in below if _is_of_site(scene.blocks[index].element))
    return start, next(ends, len(scene.blocks) - 1)


def _inside(scene: Scene, holder: Tag | BeautifulSoup) -> list[int]:
    """Return which blocks are in an element."""
    return [
        index
        for index, block in enumerate(scene.blocks)
        if block.element is holder or any(element is holder for element in block.element.parents)
    ]


def _is_of_site(element: Tag) -> bool:
    """Return whether an element below the story is a part of the site: its footer, its menu, or what one fills in."""
    parts = [element, *element.parents]
    return any(part.name in SITE_PARTS or SITE_NAMES.search(_named(part)) for part in parts)


def _named(element: Tag) -> str:
    return " ".join([*(element.get("class") or []), str(element.get("id") or "")])


def _around(elements: Sequence[Tag]) -> Tag | BeautifulSoup:
    """Return the innermost element that all of some are in."""
    path = [elements[0], *elements[0].parents]
    depth = 0
    places = {id(element): place for place, element in enumerate(path)}
    for element in elements[1:]:
        depth = max(depth, next(places[id(each)] for each in (element, *element.parents) if id(each) in places))
    return path[depth]
