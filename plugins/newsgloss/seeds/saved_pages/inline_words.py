"""A page's elements inside sentences -> the same page with the words that its readers see, and what was taken out.

A raised figure is written as one (10⁶), a quotation in <q> gets the marks that a browser draws, a picture of an emoji
is that emoji. Struck-out words are set apart, to be left out with a record; numbers of notes, and readings above
Chinese characters, are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsgloss.language.vocabulary import quotation_marks
from newsgloss.model.patterns import pattern_of
from newsgloss.seeds.html_blocks import BLOCKS, HEADINGS

from .omissions import STRUCK, Omission

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

MOST_STRUCK = 0.3  # of a page's words; where more is struck out, it is the page's way to show something else
RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
FIGURE = pattern_of(r"[0-9+\-−]+")
STRUCK_STYLE = pattern_of(r"text-decoration(?:-line)?\s*:\s*line-through", re.IGNORECASE)
FOR_SCREEN_READERS = pattern_of(
    "visually-?hidden|sr-only|screen-?reader|is-vishidden|a11y-hidden|assistive-text|offscreen", re.IGNORECASE
)
IN_SENTENCES = ("p", "li", "blockquote", "td", "th", "dd", "figcaption", *sorted(HEADINGS))
NOTE_CLASS = pattern_of(r"foot-?note|note-?ref|\breference\b|^fn|end-?note|appel-?note", re.IGNORECASE)
NOTE_NUMBER = pattern_of(r"\[\s*(?:\d+|[a-z]|\*)\s*\]|[*†‡]")
EMOJI = pattern_of("[\u00a9\u00ae\u203c-\u3299\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f0-9#*\u20e3]{1,12}")
AROUND_PICTURES = frozenset("a span picture b i em strong u small".split())
FEW_PARTS = 5  # of an element around a picture; what has more shows several
BRACKETS = pattern_of(r".*[(\[]\s*\0\s*[)\]].*", re.DOTALL)
OPENED = pattern_of('["“‘«„「]')
NOTES, READINGS = "number of a note, left out", "reading above letters, left out"


@dataclass(frozen=True, slots=True)
class InlineWords:
    """What was taken out of sentences: elements that are left out, by their identity, and counts of the rest."""

    omissions: dict[int, Omission]
    counts: tuple[tuple[str, int], ...]


def show_words(soup: BeautifulSoup) -> InlineWords:
    """Change a page in place, so that its text is what a reader sees in its sentences."""
    counts: Counter[str] = Counter()
    elements = soup.find_all()
    for element in elements:
        if element.name == "img":
            _show_picture(element)
        elif element.name in {"rt", "rp"}:
            counts[READINGS] += element.name == "rt"
            element.decompose()
        elif element.name == "sup":
            counts[NOTES] += _raise(element)
        elif element.name == "q":
            _quote(element)
        elif element.name and _is_unseen(element):
            element.decompose()
    told = tuple((name, counts[name]) for name in (NOTES, READINGS) if counts[name])
    return InlineWords(_strike(soup, elements), told)


def _show_picture(image: Tag) -> None:
    """Put an emoji in place of its picture; take brackets away that are around nothing but another picture."""
    alt = str(image.get("alt") or "")
    if EMOJI.fullmatch(alt) and not alt.isascii():
        image.name, image.attrs = "span", {}
        image.string = alt
        return
    outer = image
    while (around := outer.parent) is not None and _only_pictures(around):
        outer = around
    before, after = outer.previous_sibling, outer.next_sibling
    if isinstance(before, str) and isinstance(after, str) and BRACKETS.fullmatch(f"{before[-9:]}\0{after[:9]}"):
        before.replace_with(before.rstrip()[:-1])
        after.replace_with(after.lstrip()[1:])


def _only_pictures(element: Tag) -> bool:
    """Return whether an element around a picture shows no word, and no more than a few pictures."""
    is_short = element.name in AROUND_PICTURES and len(element.contents) <= FEW_PARTS
    return is_short and not element.get_text(strip=True)


def _raise(element: Tag) -> bool:
    """Write a raised figure with raised digits, or take out the number of a note; return whether it was that."""
    text = element.get_text().strip()
    link = element.find("a", href=True) or element.find_parent("a", href=True)
    leads = link is not None and "#" in str(link["href"])
    if leads or NOTE_NUMBER.fullmatch(text) or NOTE_CLASS.search(" ".join(element.get("class") or [])):
        element.decompose()
        return True
    if FIGURE.fullmatch(text):
        element.name, element.string = "span", text.translate(RAISED)
    return False


def _quote(element: Tag) -> None:
    """Write the marks that a browser draws around a quotation, unless it has its own."""
    text = element.get_text().strip()
    before = str(element.previous_sibling or "").rstrip()[-1:]
    if not text or OPENED.match(text) or OPENED.match(before):
        return
    speaking = element if element.get("lang") else element.find_parent(lang=True)
    start, end = quotation_marks(str(speaking["lang"]).lower() if speaking else "")
    element.insert(0, start)
    element.append(end)


def _is_unseen(element: Tag) -> bool:
    """Return whether an element in a sentence is for those who hear the page, or shown where it is pointed at."""
    if element.get("role") != "tooltip" and not FOR_SCREEN_READERS.search(" ".join(element.get("class") or [])):
        return False
    return element.find_parent(IN_SENTENCES) is not None


def _strike(soup: BeautifulSoup, elements: Sequence[Tag]) -> dict[int, Omission]:
    """Set struck-out words apart, in a block of their own below the one that they are in."""
    struck = [element for element in elements if element.name and _is_struck(element)]
    if sum(_words(element) for element in struck) > MOST_STRUCK * _words(soup):
        return {}
    omissions: dict[int, Omission] = {}
    for element in reversed(struck):  # each goes right below its block, so the last one first
        block = element.find_parent(sorted(BLOCKS))
        if not element.name or not _words(element) or block is None:
            continue
        if block.name not in {"body", "html"} and block.parent is not None:
            block.insert_after(element.extract())
        element.name = "div"
        omissions[id(element)] = STRUCK
    return omissions


def _is_struck(element: Tag) -> bool:
    return element.name in {"s", "del", "strike"} or STRUCK_STYLE.search(str(element.get("style", ""))) is not None


def _words(element: Tag) -> int:
    return len(element.get_text(" ").split())
