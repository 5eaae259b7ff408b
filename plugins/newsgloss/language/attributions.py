"""A paragraph and the quotes in it -> the name that each quote's own sentence gives whoever speaks, if it is certain.

What is published as somebody's words must be theirs, so most of what a reader would guess is left out here: pronouns,
what another sentence says, wives and lawyers of somebody, quotes within a quote, conditions, denials and hearsay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .speech import NAME, NOT_TELLING, RANKS, SENTENCE_ENDS, TITLES, VERBS
from .vocabulary import ALL, either

Run = tuple[int, int, bool]
"""Where a quote begins and ends in its paragraph, marks included, and whether it is closed."""

LONGEST_REST = 300  # characters of a sentence after its speaker; in a longer one, much can be taken back
ARTICLE = f"(?:(?:{either(ALL.speech.article)}) )?"
OFFICES = rf"(?:{ARTICLE}(?:(?:{TITLES}|{RANKS}) )+)?"
SAYS = rf"(?:{VERBS}){NOT_TELLING}"
TELLING = either(ALL.speech.telling)
TELLS = rf"(?:{TELLING}) (?:{either(ALL.speech.listeners)}|{ARTICLE}{NAME})"
SPEAKER = rf"(?:{SAYS} {OFFICES}(?P<after>{NAME})|{OFFICES}(?P<before>{NAME}) (?:{TELLS}|{SAYS}))(?![\w'’-])"
FOLLOWS = re.compile(rf"\s*,?\s*{SPEAKER}")
BETWEEN = re.compile(rf"\s*,?\s*{SPEAKER},\s*")
LEADS = re.compile(rf"\s*{OFFICES}(?P<name>{NAME}) (?:{TELLS}|{SAYS})\s?[:,]\s*")
WEEKDAYS = either(names[0] for names in ALL.days.weekdays if names[0].islower())  # others could be part of a name
GOES_ON = re.compile(  # after a speaker: nothing, a description, or where, when, to whom and on what they spoke
    rf"\s*(?:[.,;]|\Z|(?:{either(ALL.speech.after_speaker)}|{WEEKDAYS})\b)"
)
DOUBT = re.compile(  # words by which the rest of a sentence can say that it was otherwise
    rf"\b(?:{VERBS}|{either(ALL.speech.doubts)})\b|"
    rf"{either(ALL.speech.doubt_endings)}",
    re.IGNORECASE,
)
NEAR = 4  # characters: the full stop of the sentence before, its quotation mark, and spaces
SPEECH_ENDS = (",", "?", "!", "…", "...", "—", "–")  # the end of quoted words that their sentence goes on after
SENTENCES_END = (".", "!", "?", "…")


def named_speakers(text: str, runs: Sequence[Run]) -> list[str]:
    """Return for each quote in a paragraph who speaks, as written, or "" where that is not certain.

    Where one quote is not closed, the marks do not tell what is quoted.
    """
    if not all(closed for _, _, closed in runs):
        return [""] * len(runs)
    outside = _blanked(text, runs)
    starts = [0, *(end for _, end, _ in runs)]
    named = [
        _after(text, outside, start, end) or _in_front(outside, before, start, end)
        for before, (start, end, _) in zip(starts, runs, strict=False)
    ]
    for index, ((_, end, _), (start, last, _)) in enumerate(pairwise(runs)):
        if named[index] and not named[index + 1] and BETWEEN.fullmatch(outside, end, start) and _closes(outside, last):
            named[index + 1] = named[index]
    return named


def _blanked(text: str, runs: Sequence[Run]) -> str:
    """Return a paragraph with its quoted words blotted out, but for how each quote ends."""
    pieces, position = [], 0
    for start, end, _ in runs:
        kept = max(start + 1, end - 3)  # French has a space before its mark
        pieces += [text[position : start + 1], "_" * (kept - start - 1), text[kept:end]]
        position = end
    return "".join([*pieces, text[position:]])


def _after(text: str, outside: str, start: int, end: int) -> str:
    """Return who speaks where a sentence goes on after its quote: `"...," said Karl Black.`."""
    match = FOLLOWS.match(outside, end)
    if match is None or not _opens(outside, start):
        return ""
    if not text[start + 1 : end - 1].rstrip().endswith(SPEECH_ENDS) and outside[end] != ",":
        return ""
    stop = SENTENCE_ENDS.search(outside, match.end(), match.end() + LONGEST_REST)
    if stop is None and len(outside) > match.end() + LONGEST_REST:
        return ""
    rest = outside[match.end() : stop.end() if stop else len(outside)]
    if not GOES_ON.match(rest) or "?" in rest or DOUBT.search(rest):
        return ""
    return str(match["after"] or match["before"])


def _in_front(outside: str, before: int, start: int, end: int) -> str:
    """Return who speaks where a sentence ends with its quote: `Karl Black said: "..."`."""
    ends = [match.end() for match in SENTENCE_ENDS.finditer(outside, before, start)]
    begins = ends[-1] if ends else before
    match = LEADS.fullmatch(outside, begins, start)
    if match is None or not _opens(outside, match.start()) or not _closes(outside, end) or FOLLOWS.match(outside, end):
        return ""
    return match["name"]


def _opens(outside: str, place: int) -> bool:
    """Return whether a sentence begins at a place: at the start of a paragraph, or after another sentence."""
    before = outside[max(0, place - NEAR) : place].rstrip()
    return before.rstrip('"”»’)').endswith(SENTENCES_END) if before else place < NEAR


def _closes(outside: str, end: int) -> bool:
    """Return whether a sentence ends with the quote that ends at a place."""
    after = outside[end : end + 3].lstrip()
    return outside[end - 3 : end - 1].rstrip().endswith(SENTENCES_END) and not after[:1].islower()
