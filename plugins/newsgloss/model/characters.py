"""A text -> the characters in it that no reader sees, or that deceive one, and the text as a terminal may show it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from .patterns import pattern_of

BIDI = pattern_of("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides and isolates; plain marks are harmless
CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u206a-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
CONTROLS = pattern_of(  # line feeds, tabs and what parts words may be there; tags spell a text, but for those of a flag
    f"[{CONTROL}](?:(?<![\U000e0000-\U000e007f])|(?<![\U0001f3f4\U000e0020-\U000e007f].)[\U000e0000-\U000e007f]*)"
)
EMBEDDED, ISOLATED = "\u202c", "\u2069"  # what ends an embedding or an override, and an isolate
OPENINGS = dict.fromkeys("\u202a\u202b\u202d\u202e", EMBEDDED) | dict.fromkeys("\u2066\u2067\u2068", ISOLATED)
TURNED = {"\u202d": ("R", "AL"), "\u202e": ("L", "EN", "AN")}  # what overrides show in another order than it is read
HIDDEN = pattern_of(  # in our own words, also as a character reference
    f"(?P<bidi>{BIDI.pattern})|(?P<control>{CONTROLS.pattern}|[\x0b\x0c])|(?P<reference>&#(?:[0-9]{{1,8}}|[xX][0-9a-fA-F]{{1,8}});?)"
)
MAY_HIDE = pattern_of(rf"[{BIDI.pattern[1:-1]}{CONTROL}\x0b\x0c&]")  # what HIDDEN begins with: it is soon looked for
BLANK = pattern_of(  # white space, and what Unicode lets a program leave out or draws as nothing
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]*"
)
UNSHOWN = pattern_of("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]")
LINE_BREAK = pattern_of("[\n\t]")
MOST_MARKS = 30  # combining characters on one letter, as in Unicode's Stream-Safe Text Format
MARKS = pattern_of(  # or other signs; few texts have so many. The first by itself: a search for one is quicker
    rf"[^\w\s\x00-\u02ff][^\w\s\x00-\u02ff]{{{MOST_MARKS},}}"
)
STACKED = f"more than {MOST_MARKS} accents and marks are on one letter here"
UNSTACK = "Take them out; no script has so many."


def is_unseen(text: str) -> bool:
    """Return whether a plain text shows nothing: white space and zero-width characters."""
    return BLANK.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Return whether a text of ours shows nothing, where character references count as what they mean."""
    return is_unseen(html.unescape(text))


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a character is that changes the order of its line or that nobody sees, and what is wrong."""
    first = MAY_HIDE.search(text)
    for found in HIDDEN.finditer(text, first.start()) if first else ():
        if found["reference"]:
            meant = html.unescape(found[0]) or chr(_number(found[0]))  # it leaves control characters out
            again = HIDDEN.fullmatch(meant) if len(meant) == 1 else None
            if again is None:
                continue
            code, is_bidi = ord(meant), bool(again["bidi"])
        else:
            code, is_bidi = ord(found[0][0]), bool(found["bidi"])
        name = f"U+{code:04X}"
        if is_bidi:
            yield found.start(), f"a character here ({name}) changes the order in which the line is read"
        else:
            yield found.start(), f"there is a control character here ({name}), which no reader sees"


def closed(text: str) -> str:
    """Return a paragraph with the embeddings and isolates closed that it leaves open, as every reader closes them."""
    return text + "".join(reversed([OPENINGS[text[start]] for start in _directions(text)[0]]))


def disguised(text: str) -> int | None:
    """Return where an override begins that shows letters or figures in another order than they are read, or None.

    One over text that runs in its direction anyway changes nothing.
    """
    return _directions(text)[1]


def _directions(text: str) -> tuple[list[int], int | None]:
    """Return where embeddings, overrides and isolates begin that a paragraph leaves open, and what disguises it."""
    open_: list[int] = []
    if BIDI.search(text) is None:
        return open_, None
    isolates, first = 0, None
    for place, character in enumerate(text):
        if character in OPENINGS:
            open_.append(place)
            isolates += OPENINGS[character] == ISOLATED
        elif character == ISOLATED and isolates:
            while OPENINGS[text[open_.pop()]] != ISOLATED:  # it ends the embeddings in the isolate as well
                pass
            isolates -= 1
        elif character == EMBEDDED and open_ and OPENINGS[text[open_[-1]]] == EMBEDDED:
            open_.pop()
        elif open_ and first is None and unicodedata.bidirectional(character) in TURNED.get(text[open_[-1]], ()):
            first = open_[-1]
    return open_, first


def stacked_marks(text: str) -> int | None:
    """Return where more marks are on one letter than any script has, or None; to sort them takes quadratic time."""
    for run in MARKS.finditer(text):
        marks = 0
        for offset in range(*run.span()):
            marks = marks + 1 if unicodedata.combining(text[offset]) else 0
            if marks > MOST_MARKS:
                return offset - MOST_MARKS
    return None


def printable(text: str) -> str:
    r"""Return text whose control characters are written out (`\u001b`), so that a terminal does nothing but show it."""
    return text if text.isascii() and text.isprintable() else UNSHOWN.sub(_written_out, text)


def one_line(text: str) -> str:
    """Return printable text on one line: its line feeds and tabs are written out as well."""
    return LINE_BREAK.sub(_written_out, printable(text))


def _number(reference: str) -> int:
    digits = reference[2:].rstrip(";")
    return int(digits[1:], 16) if digits[0] in "xX" else int(digits)


def _written_out(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
