"""A text and a stretch of it -> the sentence around the stretch, short enough to quote."""

from __future__ import annotations

import re

BLOCK = "\x00"  # stands between blocks of text: no sentence reaches across, and no name
LONGEST = 320  # characters; a sentence of more is cut at words, with an ellipsis
NEARBY = 4 * LONGEST  # characters on either side; farther off, a sentence is cut in any case
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
ABBREVIATIONS = re.compile(
    r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Sgt|No|Art|Arts|ss?|paras?|pp?|vs?|cf|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|M|Mme|Mlle))\.\s*\Z"
)


def sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before text[start:end] in its sentence, the stretch itself, and what stands after it.

    White space is folded to single spaces. An ellipsis shows where a long sentence was cut.
    """
    first = max(0, start - NEARBY, text.rfind(BLOCK, max(0, start - NEARBY), start) + 1)
    last = text.find(BLOCK, end, end + NEARBY)
    last = min(len(text), end + NEARBY) if last < 0 else last
    for stop in ENDS.finditer(text, first, last):
        if _is_abbreviation(text, stop):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    before, words, after = _folded(text[first:start]), _folded(text[start:end]), _folded(text[end:last])
    room = max(0, LONGEST - len(words)) // 2
    return _cut_front(before.lstrip(), max(room, 2 * room - len(after))), words, _cut_back(after.rstrip(), room)


def sentences(text: str) -> int:
    """Return how many sentences a text has; a block that does not end in a full stop counts as one."""
    count = 0
    for block in filter(str.strip, text.split(BLOCK)):
        count += 1 + sum(not _is_abbreviation(block, stop) for stop in ENDS.finditer(block))
    return count


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Return whether a full stop is that of an abbreviation, such as Art. or U.S."""
    return ABBREVIATIONS.search(text, max(0, stop.start() - 12), stop.end()) is not None


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _cut_front(text: str, room: int) -> str:
    return text if len(text) <= room else "… " + text[len(text) - room :].partition(" ")[2]


def _cut_back(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition(" ")[0] + " …"
