"""A story's HTML -> the same, its headings below those that the page puts above the story."""

from __future__ import annotations

from newsgloss.model.patterns import pattern_of

from .paragraph_numbers import SOURCE

HEADING = pattern_of(r"(</?h)([1-6])(?=[ >])")
DEEPEST = 6
OURS = 1  # below "The story"
SOURCES = 2  # below the source's headline, which is below "The story"


def with_headings_below(html: str) -> str:
    """Return a story's HTML with its own headings from h3 on, its source's from h4 on, where texts have h2."""
    parts, end = [], 0
    for quote in SOURCE.finditer(html):
        parts += [_lowered(html[end : quote.start()], OURS), _lowered(quote[0], SOURCES)]
        end = quote.end()
    return "".join([*parts, _lowered(html[end:], OURS)])


def _lowered(html: str, levels: int) -> str:
    return HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + levels, DEEPEST)}", html)
