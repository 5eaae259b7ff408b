"""An author's Markdown -> what in it would take Python-Markdown minutes to read, if anything does.

Python-Markdown takes quadratic time over many marks in one paragraph, and over what is opened and never closed. The
limits are far above what people write, and so low that no text takes a second more than its length accounts for.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from newsgloss.model.patterns import pattern_of

MOST_MARKED = 2_000_000_000  # marks times characters of a paragraph, which is copied at each mark; 0.4 s
MOST_OPEN = 500_000  # characters that are in open brackets, each as often as it does; 0.2 s
MOST_RULED = 5_000_000  # lines of a block that part it, times its characters; 0.4 s
MOST_HALF_TAGS = 2_000_000  # tags without an end times characters of the text; 0.4 s
MOST_CALLS = 200  # of one footnote, each of which looks through those before it for a free id
BLOCK_END = pattern_of(r"\n[ \t]*\n")
MARK = pattern_of(r"\\.|[\\`*_\[\]<&]")  # an escaped one is one
RULED = pattern_of(r"^ {0,3}(?:[-_*=][-_*= ]*$|#)", re.MULTILINE)  # rules, underlines of headings, headings
BRACKET = pattern_of(r"\\.|\]\(|[\[\])]", re.DOTALL)
HALF_TAG = pattern_of(r"<(?=[A-Za-z/!?])[^<>]*(?=<|\Z)")
CALL = pattern_of(r"\[\^([^\]\n]+)\](?!:)")


class Refusal(NamedTuple):
    """Why a text is not converted: where that shows (words of the text), what is wrong, and the remedy."""

    text: str
    message: str
    remedy: str


def refusal(text: str) -> Refusal | None:
    """Return what in a text would take too long, or None where nothing does. This takes linear time itself."""
    half = HALF_TAG.findall(text)
    if len(half) * len(text) > MOST_HALF_TAGS:
        message = f"{len(half)} tags of HTML begin in this text and do not end"
        return Refusal(half[0], message, "End each with `>`, or write `&lt;` for a `<` that begins none.")
    (name, calls), *_ = Counter(CALL.findall(text)).most_common(1) or [("", 0)]
    if calls > MOST_CALLS:
        message = f"the footnote '{name}' is called {calls} times"
        return Refusal(f"[^{name}]", message, f"Call a footnote at most {MOST_CALLS} times.")
    for block in BLOCK_END.split(text):
        marks = len(MARK.findall(block))
        if marks * len(block) > MOST_MARKED:
            message = f"this paragraph has {marks} characters that Markdown reads as marks"
            return Refusal(block, message, "Divide it with blank lines.")
        rules = len(RULED.findall(block))
        if rules * len(block) > MOST_RULED:
            message = f"{rules} rules and headings follow each other here without a blank line"
            return Refusal(block, message, "Separate them with blank lines.")
        if _open(block) > MOST_OPEN:
            message = "too many brackets are opened in this paragraph and not closed"
            return Refusal(block, message, r"Close them, or write `\[` for a bracket that begins no link.")
    return None


def _open(block: str) -> int:
    """Return how many characters are in open brackets, those in two of them twice."""
    area = square = link = position = 0
    for match in BRACKET.finditer(block):
        area += (square + link) * (match.start() - position)
        position = match.start()
        mark = match[0]
        square = max(0, square + (mark == "[") - (mark[0] == "]"))
        link = max(0, link + (mark == "](") - (mark == ")"))
    return area + (square + link) * (len(block) - position)
