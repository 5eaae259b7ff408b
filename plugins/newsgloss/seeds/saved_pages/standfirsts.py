"""The blocks of a page's article -> whether the heading right below its headline is the standfirst, or a subhead."""

from __future__ import annotations

from collections.abc import Sequence

from newsgloss.seeds.html_blocks import SENTENCE_END, TextBlock, squash

from .omissions import BYLINE
from .overlooked import LEAD_CLASS, block_names
from .story import Told

LEAST_WORDS = 5  # of a standfirst that no other heading is set like: "Background" is a subhead
LEAST_BESIDE = 12  # of one that others are set like, and that is no sentence


def standfirst_place(told: Sequence[Told], description: str) -> int | None:
    """Return which of an article's blocks is its standfirst, set as a heading; None where its first is no such one.

    `description` is what the page says of its article.
    """
    place = next((index for index, (_, omission) in enumerate(told) if omission is None), None)
    if place is None or not told[place].block.is_heading:
        return None
    block = told[place].block
    if any(LEAD_CLASS.search(name) for name in block_names(block)) or block.squashed == squash(description):
        return place
    if block.text.endswith(("?", "？")):
        return None
    if SENTENCE_END.search(block.text) or any(omission is BYLINE for _, omission in told[place + 1 : place + 2]):
        return place
    others = [other for other, omission in told[place + 1 :] if omission is None and other.is_heading]
    least = LEAST_BESIDE if any(_is_set_like(other, block) for other in others) else LEAST_WORDS
    return place if block.words >= least else None


def _is_set_like(other: TextBlock, block: TextBlock) -> bool:
    one, two = other.element, block.element
    return (one.name, one.get("class")) == (two.name, two.get("class"))
