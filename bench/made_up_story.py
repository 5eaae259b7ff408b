"""A made-up story -> a page on which a newsroom would show it, with what a reader sees of it and of the rest.

What a layout writes by `keep`, `head` and the like is the story's; what it writes by `leave` is visible in the
article's part of the page and not the story's, and must be in the record.
"""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field

TITLE = "Council of Zenda votes to rebuild the pier"
STANDFIRST = "Nine members voted for a new pier, and the fishing families want to be paid for what they lost."
PROSE = (
    "The harbour council of Zenda voted on Tuesday to rebuild the north pier, which storms destroyed in January.",
    "Rudolf Hentzau, the council’s engineer, said in the old town hall that they had waited long enough for it.",
    "The old pier had stood since 1911, and it served both the ferry and the fishing fleet of the lower town.",
    "The co-operative of the fishing families welcomed the vote but said that compensation was overdue for them.",
    "Work will begin in September and is expected to last two years, according to the plan of the council.",
    "Three companies have said that they will bid, and one of them is to be chosen before the holidays end.",
    "The ferry will go on landing at the coal quay, and its timetable will not change before the winter.",
    "Two members of the council had asked for a study of the costs first, but in the end they voted for the plan.",
)
HEADINGS = ("What the pier was for", "What happens next")
ITEMS = ("The wall is to be three hundred metres long.", "The berth is for two ferries at once.", "The path has lamps.")
QUOTE = "Nobody asked the fishing families whether they could wait for their money until the autumn."
WIDE = "\u2003"
ELSEWHERE = ("Lake freezes in Strelsau", "Why ferries are late in spring", "Seven recipes with mussels")


@dataclass
class Page:
    """A page being written: what of it is the story, in order, and what is left out of that."""

    lang: str = "en"
    title: str = TITLE
    metas: str = ""
    kept: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def keep(self, text: str) -> str:
        """Return a text of the story as HTML."""
        self.kept.append(text)
        return html.escape(text, quote=False)

    def head(self, text: str) -> str:
        """Return a subhead of the story as HTML."""
        self.kept.append(f"## {text}")
        return html.escape(text, quote=False)

    def leave(self, text: str) -> str:
        """Return a text beside the story as HTML."""
        self.left.append(text)
        return html.escape(text, quote=False)

    def prose(self, start: int = 0, end: int = len(PROSE), tag: str = "p", attributes: str = "") -> str:
        """Return paragraphs of the story."""
        return "\n".join(f"<{tag}{attributes}>{self.keep(text)}</{tag}>" for text in PROSE[start:end])

    def links(self) -> str:
        """Return a list of other stories, which is no part of this one."""
        items = "".join(f'<li><a href="/{n}">{self.leave(text)}</a></li>' for n, text in enumerate(ELSEWHERE))
        return f"<ul>{items}</ul>"


Layout = Callable[[Page], str]


def adding_to(layouts: dict[str, Layout]) -> Callable[[str], Callable[[Layout], Layout]]:
    """Return a decorator that adds a layout, a function of a page being written, to others under a name."""

    def layout(name: str) -> Callable[[Layout], Layout]:
        def added(function: Layout) -> Layout:
            layouts[name] = function
            return function

        return added

    return layout


def article(inner: str, title: str = TITLE) -> str:
    """Return a page's main part, with a story in it."""
    return f"<main><article><h1>{title}</h1>{inner}</article></main>"
