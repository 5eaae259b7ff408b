"""HTML -> the same with the marks of quotations in sentences as letters, where <q> would leave them to the browser.

A browser draws them in the language around, and nobody can copy, search for or quote what is drawn.
"""

from __future__ import annotations

from html import unescape

from newsgloss.language.vocabulary import quotation_marks
from newsgloss.linking.html_text import Element, read_fragment

QUOTE = "q"
OPENING = frozenset('"“‘«„「『')
SOURCE = "source"  # class of a quote in which every mark is the story's: <q> is refused there


def with_marks(html: str, lang: str) -> str:
    """Return a text's HTML with marks for <q>; what it has of attributes stays, on a <span>. `lang` is the text's."""
    if f"<{QUOTE}" not in html:
        return html
    languages: dict[int, str] = {}
    depths: dict[int, int] = {}
    edits: list[tuple[int, int, str]] = []
    for element in read_fragment(html).elements:
        around = id(element.parent)
        languages[id(element)] = element.get("lang") or languages.get(around, lang)
        depth = depths.get(around, 0)
        is_ours = element.name == QUOTE and depth >= 0
        depths[id(element)] = depth + is_ours if depth >= 0 and not element.has_class(SOURCE) else -1
        if is_ours:
            marks = quotation_marks(languages.get(around, lang), inner=depth % 2 == 1)
            edits += _edits(element, ("", "") if _has_marks(html, element) else marks)
    pieces, position = [], 0
    for start, end, written in sorted(edits):
        pieces += [html[position:start], written]
        position = end
    return "".join([*pieces, html[position:]])


def _has_marks(html: str, quote: Element) -> bool:
    """Return whether an author has written a quotation's marks, too."""
    before = unescape(html[max(0, quote.before - len("«&nbsp;")) : quote.before]).rstrip()
    return not OPENING.isdisjoint((before[-1:], html[quote.opened : quote.opened + 1]))


def _edits(quote: Element, marks: tuple[str, str]) -> list[tuple[int, int, str]]:
    """Return what takes the place of a quotation's tags."""
    opening, closing = (f"<span{quote.attributes}>", "</span>") if quote.attributes.strip() else ("", "")
    return [
        (quote.before, quote.opened, marks[0] + opening),
        (quote.closing, quote.after, closing + marks[1]),
    ]
