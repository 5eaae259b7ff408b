"""A definition, in HTML or plain text -> its paragraphs as runs of marked text, a gloss of them, and Markdown.

Nothing of HTML is kept but emphasis, code, lists and links, and no link but to a web page or to another term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsgloss.drafts.markdown_draft import FOLDABLE
from newsgloss.language.sentences import opening
from newsgloss.linking.html_text import INLINE
from newsgloss.model.fields import address_fault
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError

MOST_NESTED = 60  # elements in one another; a definition has five
HTML = pattern_of(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
MARKED = dict.fromkeys(("em", "i", "cite", "dfn"), "*") | dict.fromkeys(("strong", "b"), "**")
MARKED |= dict.fromkeys(("code", "pre", "kbd", "samp", "tt"), "`")
INDENT = " " * 4  # of what is in an item of a list, as Python-Markdown has it
UNSHOWN = frozenset("script style template noscript head title iframe object svg math audio video canvas".split())
IN_LINES = INLINE | {"big", "br", "font", "hr", "strike", "tt"}


class Run(NamedTuple):
    """A stretch of text with the marks around it, from outside, and where it leads: an address, or "#" and a key."""

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


class Paragraph(NamedTuple):
    """A paragraph, or an item of a list: then `lead` is its bullet or number, indented."""

    runs: tuple[Run, ...]
    lead: str = ""

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Prose:
    """The paragraphs of a text."""

    blocks: tuple[Paragraph, ...] = ()

    def __add__(self, other: Prose) -> Prose:
        """Return both, one after the other."""
        return Prose((*self.blocks, *other.blocks))

    @property
    def text(self) -> str:
        """Return all words on one line."""
        return " ".join(block.text for block in self.blocks)

    def divided(self, words: int) -> tuple[Paragraph, Prose]:
        """Return the first sentences, so many words at most or one sentence, and the rest; both may be empty."""
        if not self.blocks:
            return Paragraph(()), self
        first, *others = self.blocks
        end = opening(first.text, words)
        gloss, rest = _until(first, end), _after(first, end)
        if first.lead:  # a list that is cut would be none, so all of it is in the rest as well
            return gloss, self if others or rest.runs else Prose()
        return gloss, Prose((*((rest,) if rest.runs else ()), *others))


def prose_of(text: str) -> Prose:
    """Return a definition that is HTML if it has elements or character references, else plain text with paragraphs.

    Raises TextError where its elements are too deep in one another.
    """
    if not HTML.search(text):
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
        return Prose(tuple(Paragraph((Run(part),)) for part in paragraphs if part))
    return prose_of_nodes(children(LexborHTMLParser(text).body))


def plain(text: str) -> str:
    """Return the words of a text that may be HTML, on one line."""
    return " ".join(prose_of(text).text.split())


def children(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield what is directly in a node, texts and comments too."""
    child: Any = node.child if node is not None else None
    while child is not None:
        yield child
        child = child.next


def prose_of_nodes(nodes: Iterator[LexborNode]) -> Prose:
    """Return what some nodes of HTML say. Raises TextError where they are too deep in one another."""
    writing = _Writing()
    for node in nodes:
        writing.add(node, _Around())
    writing.end_block()
    return Prose(tuple(writing.blocks))


@dataclass(slots=True)
class _Item:
    """An item of a list, so many lists deep (0: in one alone), and whether a paragraph of it is written."""

    bullet: str
    level: int
    is_begun: bool = False

    def lead(self) -> str:
        """Return what is before its next paragraph: the bullet, or as much space."""
        lead = f"{INDENT * self.level}{self.bullet} " if not self.is_begun else INDENT * (self.level + 1)
        self.is_begun = True
        return lead


@dataclass(frozen=True, slots=True)
class _Around:
    """What a node of HTML is in."""

    marks: tuple[str, ...] = ()
    href: str = ""
    item: _Item | None = None
    depth: int = 0


class _Writing:
    """The paragraphs of a text while its HTML is walked through."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph] = []
        self.runs: list[Run] = []

    def add(self, node: LexborNode, around: _Around) -> None:
        tag = node.tag or ""
        if around.depth > MOST_NESTED:
            raise TextError(Flaw(f"more than {MOST_NESTED} elements are in one another", "Simplify the definition."))
        if tag == "-text":
            self.runs.append(Run(str(node.text_content or ""), around.marks, around.href))
        elif tag in {"br", "hr", "img"}:  # of a picture, the words for those who do not see it
            self.runs.append(Run(node.attributes.get("alt") or " ", around.marks, around.href))
        elif tag not in UNSHOWN and not tag.startswith("-"):
            self.element(node, tag, around)

    def element(self, node: LexborNode, tag: str, around: _Around) -> None:
        inner = replace(_within(node, tag, around), depth=around.depth + 1)
        if tag not in IN_LINES:
            self.end_block(around.item)
        number = 0
        for child in children(node):
            if tag in {"ul", "ol"} and child.tag == "li":
                number += 1
                item = _Item(f"{number}." if tag == "ol" else "-", _level_in(around.item))
                self.add(child, replace(inner, item=item))
            else:
                self.add(child, inner)
        if tag not in IN_LINES:
            self.end_block(inner.item)

    def end_block(self, item: _Item | None = None) -> None:
        runs = _folded(self.runs)
        self.runs = []
        if runs:
            self.blocks.append(Paragraph(runs, item.lead() if item else ""))


def _level_in(item: _Item | None) -> int:
    """Return how deep a list is: in an item that has words before it one deeper, else in the place of the item."""
    return item.level + item.is_begun if item else 0


def _within(node: LexborNode, tag: str, around: _Around) -> _Around:
    """Return what the children of an element are in."""
    mark = MARKED.get(tag)
    if mark and mark not in around.marks:
        return replace(around, marks=(*around.marks, mark))
    return replace(around, href=_href(node.attributes.get("href") or "")) if tag == "a" else around


def _href(address: str) -> str:
    """Return where a link leads: to a web page or, by "#" and a key, within the glossary."""
    if address.startswith("#"):
        return unquote(address)
    return address if address_fault(address) is None else ""


def _folded(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs with white space folded, none at the ends, and neighbours of one kind together."""
    found: list[Run] = []
    for run in runs:
        text = FOLDABLE.sub(" ", run.text)
        if text.startswith(" ") and (not found or found[-1].text.endswith(" ")):
            text = text[1:]
        if found and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=found[-1].text + text)
        elif text:
            found.append(run._replace(text=text))
    while found and not found[-1].text.strip(" "):
        found.pop()
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
    return tuple(found)


def _until(block: Paragraph, end: int) -> Paragraph:
    """Return what is in a paragraph before so many characters."""
    runs = []
    for run in block.runs:
        runs.append(run._replace(text=run.text[: max(end, 0)]))
        end -= len(run.text)
    return Paragraph(_folded(runs))


def _after(block: Paragraph, start: int) -> Paragraph:
    """Return what is in a paragraph from so many characters on."""
    runs = []
    for run in block.runs:
        runs.append(run._replace(text=run.text[max(start, 0) :]))
        start -= len(run.text)
    return Paragraph(_folded(runs))
