"""Prose -> Markdown that shows its words and nothing else, its links to other terms leading to their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from newsgloss.content.markdown.conversion import Converter
from newsgloss.drafts.markdown_draft import MARKS, escape, escape_lead, spellings
from newsgloss.linking.html_text import read_fragment
from newsgloss.model.patterns import pattern_of

from .prose import Paragraph, Prose, Run

ANYWHERE = "\\`*_[]{}|~^"  # marks that Markdown may read anywhere in a line; the others at its beginning alone
BACKTICKS = pattern_of("`+")
PERCENT = str.maketrans({character: f"%{ord(character):02X}" for character in "()[]*_`~^|{}!"})
WORDS = pattern_of(r"\S+")

LinkTo = Callable[[str], str | None]


def markdown_of(prose: Prose, link_to: LinkTo, converter: Converter) -> str:
    """Return Markdown. `link_to` leads from a key ("#ferry-permit") to an entry's id, or None.

    Marks and links that Markdown would not read as they are meant are left out; every word is shown.
    """
    written: list[str] = []
    before = ""
    for block in prose.blocks:
        lines = next((text for text in _spellings(block, link_to) if _shows(text, block, converter)), None)
        text = escape(block.text, "".join(MARKS)) if lines is None else lines
        together = "\n" if before and block.lead.strip() else "\n\n"
        written += [together if written else "", block.lead, text]
        before = block.lead
    return "".join(written)


def _spellings(block: Paragraph, link_to: LinkTo) -> Iterator[str]:
    """Yield a paragraph with its marks and links, with its links alone, and with neither."""
    for runs in (block.runs, tuple(run._replace(marks=()) for run in block.runs)):
        text = _linked(runs, link_to)
        yield text if any(runs[0][1:]) else escape_lead(text)
    yield from spellings(block.text)


def _shows(text: str, block: Paragraph, converter: Converter) -> bool:
    """Return whether Markdown shows the words of a paragraph as one paragraph."""
    html = converter.convert(f"x\n\n{text}\n\nx").html
    fragment = read_fragment(html)
    blocks = [element for element in fragment.elements if element.parent is None]
    if [element.name for element in blocks] != ["p", "p", "p"]:
        return False
    shown = fragment.text[blocks[1].start : blocks[1].end]
    return WORDS.findall(shown) == WORDS.findall(block.text)


def _linked(runs: Iterable[Run], link_to: LinkTo) -> str:
    """Return runs as Markdown, those that lead to one place as one link."""
    written = []
    for href, together in groupby(runs, key=lambda run: run.href):
        text = _marked(together)
        address = _address(href, link_to) if text.strip(" ") else None
        written.append(_around(text, "[", f"]({address})") if address else text)
    return "".join(written)


def _marked(runs: Iterable[Run]) -> str:
    """Return runs as Markdown, those within one mark together."""
    written = []
    for marks, together in groupby(runs, key=lambda run: run.marks[:1]):
        inner = [run._replace(marks=run.marks[1:]) for run in together]
        if not marks:
            written.append(escape("".join(run.text for run in inner), ANYWHERE))
        elif marks == ("`",):
            text = "".join(run.text for run in inner)
            written.append(_around(text, *_code(text.strip(" "))))
        else:
            written.append(_around(_marked(inner), *marks, *marks))
    return "".join(written)


def _around(text: str, before: str, after: str) -> str:
    """Return text between two marks, the space at its ends outside them; white space alone as it is."""
    inner = text.strip(" ")
    start = text.find(inner)
    return f"{text[:start]}{before}{inner}{after}{text[start + len(inner) :]}" if inner else text


def _address(href: str, link_to: LinkTo) -> str | None:
    if not href.startswith("#"):
        return href.translate(PERCENT)
    entry = link_to(href)
    return f"entry:{entry}" if entry else None


def _code(text: str) -> tuple[str, str]:
    """Return what is before and after code: more backticks than it has together."""
    fence = "`" * (max((len(ticks) for ticks in BACKTICKS.findall(text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}", f"{space}{fence}"
