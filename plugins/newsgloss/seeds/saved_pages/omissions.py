"""A block of a saved page that is left out -> what it is, by which rule it is left out, and why."""

from __future__ import annotations

from typing import NamedTuple


class Omission(NamedTuple):
    """Why a block of a page is not in its story: what it is, the rule's name, and a reason for people."""

    as_: str
    rule: str
    reason: str


CAPTION = Omission("caption", "page-caption", "the page sets it as the caption of a picture")
BYLINE = Omission("byline", "page-byline", "the page sets it as the byline")
REPEATED = Omission("quote", "repeated-quote", "it is set apart to repeat the story's own words")
LINK = Omission("beside", "link", "it only leads to another page")
LINK_LIST = Omission("beside", "link-list", "it is in a list of links to other pages")
HEADLINE = Omission("headline", "duplicate-headline", "the headline is here a second time")
ABOVE = Omission("beside", "above-headline", "it is above the headline and not a part of the story")
LAST_HEADING = Omission("beside", "last-heading", "it is a heading with nothing of the story below it")
AGAIN = Omission("beside", "said-again", "the headline or the standfirst is here a second time")
ANOTHER = Omission("beside", "another-story", "it is in an article with a headline of its own")
WALL = Omission("prompt", "wall", "it offers the rest of the story to those who pay or register")
BESIDE = Omission("beside", "beside-story", "neither its words nor its place are those of the story")
STRUCK = Omission("struck", "struck-out", "the page shows it struck out")


def box(name: str) -> Omission:
    """Return why a box is left out whose class or id has a word for what is beside a story."""
    return Omission("beside", "box", f"it is in a part of the page that is named '{name}'")
