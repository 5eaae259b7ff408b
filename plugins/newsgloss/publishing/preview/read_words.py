"""Two sites, as they were built -> the lines that readers read in one and not in the other, each with its pages."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGES = "*.html"
UNREAD = frozenset({"script", "style", "template", "svg"})
IN_LINES = frozenset(  # elements that begin no line of their own
    "a abbr b bdi button cite code data del dfn em i img input ins kbd label mark noscript output q s samp small span "
    "strong sub sup time u var wbr".split()
)
GONE, NEW = ("the page", ""), ("", "the page")


def read_changes(before: Path, now: Path) -> list[tuple[int, str, str, str]]:
    """Return each change of a line: on how many pages, the first of them, the line as it was, and as it is.

    What most pages share comes first. A line that is new was "" before.
    """
    names = {page.relative_to(site).as_posix() for site in (before, now) for page in site.rglob(PAGES)}
    found: dict[tuple[str, str], list[str]] = {}
    for name in sorted(names):
        for change in dict.fromkeys(_changes(before / name, now / name)):
            found.setdefault(change, []).append(name)
    changes = [(len(pages), pages[0], was, is_) for (was, is_), pages in found.items()]
    return sorted(changes, key=lambda change: (-change[0], change[1]))


def _changes(before: Path, now: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines of a page that changed, each as it was and as it is."""
    if not (before.is_file() and now.is_file()):
        yield GONE if before.is_file() else NEW
        return
    was, is_ = (_lines(page.read_text("utf-8", "replace")) for page in (before, now))
    for kind, first, last, new_first, new_last in difflib.SequenceMatcher(None, was, is_, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(was[first:last], is_[new_first:new_last], fillvalue="")


def _lines(html: str) -> list[str]:
    """Return what readers read of a page, a line for each paragraph, heading, cell and the like."""
    body = LexborHTMLParser(html).body
    pieces = _pieces(body) if body else ()
    return [line for text in "".join(pieces).split("\n") if (line := " ".join(text.split()))]


def _pieces(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield " ".join(f"x{child.text_content or ''}x".split())[1:-1]
        elif child.tag not in UNREAD:
            edge = "" if child.tag in IN_LINES else "\n"
            yield edge
            yield from _pieces(child)
            yield edge
