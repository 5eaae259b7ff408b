"""A block of text and a stretch of it -> the sentence around the stretch, short enough to quote."""

from __future__ import annotations

import re

LONGEST = 320  # characters; a sentence of more is cut at words, with an ellipsis
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
ABBREVIATIONS = re.compile(
    r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Sgt|No|Art|Arts|ss?|paras?|pp?|vs?|cf|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|M|Mme|Mlle))\.\s*\Z"
)


def sentence(block: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before block[start:end] in its sentence, the stretch itself, and what stands after it.

    White space is folded to single spaces. An ellipsis shows where a long sentence was cut.
    """
    first, last = 0, len(block)
    for stop in ENDS.finditer(block):
        if ABBREVIATIONS.search(block, max(0, stop.start() - 12), stop.end()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    before, text, after = _folded(block[first:start]), _folded(block[start:end]), _folded(block[end:last])
    room = max(0, LONGEST - len(text)) // 2
    return _cut_front(before.lstrip(), max(room, 2 * room - len(after))), text, _cut_back(after.rstrip(), room)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _cut_front(text: str, room: int) -> str:
    return text if len(text) <= room else "… " + text[len(text) - room :].partition(" ")[2]


def _cut_back(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition(" ")[0] + " …"
