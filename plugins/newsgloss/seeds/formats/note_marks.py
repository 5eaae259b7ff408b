"""Markdown of note-taking programs (Obsidian and its like) -> the same as CommonMark, line for line."""

from __future__ import annotations

import re

from newsgloss.model.patterns import pattern_of

FENCE = pattern_of(r" {0,3}(?:```|~~~)")
EMBEDDED = pattern_of(
    r"\([ \t]*!\[\[[^\[\]\n]{1,300}\]\][ \t]*\)|!\[\[[^\[\]\n]{1,300}\]\]"
)  # a picture or another note within this one
LINK = pattern_of(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")  # [[note]] shows note, [[note|words]] words
HIGHLIGHT = pattern_of(r"==(?=\S)([^=\n]{1,500})(?<=\S)==")
COMMENT = pattern_of(r"%%[^%\n]{0,1000}%%")
CALLOUT = pattern_of(r"^([ \t]*>[ \t]*)\[!\w{1,20}\][+-]?[ \t]*(.*)$", re.MULTILINE)
NOTE_BELOW = pattern_of(r"^ {0,3}\[\^([^\]\s]{1,40})\]:", re.MULTILINE)  # a footnote, below the text
NOTE_NUMBER = pattern_of(r"\[\^([^\]\s]{1,40})\](?!:)")
BLOCK_ID = pattern_of(r"[ \t]\^[A-Za-z0-9-]{1,40}[ \t]*$")
TASK = pattern_of(r"^([ \t]*(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX]\][ \t]+")


def without_note_marks(text: str) -> str:
    """Return Markdown without the marks of note-taking programs and the numbers of its notes, but for code.

    Marks that other texts may have too count only where some are that none has but those programs.
    """
    defined = frozenset(NOTE_BELOW.findall(text))
    is_theirs = any(pattern.search(text) for pattern in (LINK, EMBEDDED, COMMENT, CALLOUT))
    lines, is_code = [], False
    for line in text.split("\n"):
        if FENCE.match(line):
            is_code = not is_code
        if not is_code:
            line = _unnumbered(_plain(line) if is_theirs else line, defined)  # noqa: PLW2901 -- the same, without marks
        lines.append(line)
    return "\n".join(lines)


def _unnumbered(line: str, defined: frozenset[str]) -> str:
    """Return a line without the numbers that lead to notes which the text has."""
    return NOTE_NUMBER.sub(lambda found: "" if found[1] in defined else found[0], line) if defined else line


def without_brackets(value: str) -> str:
    """Return a value of front matter without the marks of a link: [[Ada Example]] is Ada Example."""
    return LINK.sub(r"\1", value)


def _titled(callout: re.Match[str]) -> str:
    """Return the first line of a box; its title is a line of its own."""
    return f"{callout[1]}{callout[2]}{'  ' if callout[2] else ''}"


def _plain(line: str) -> str:
    line = TASK.sub(r"\1", CALLOUT.sub(_titled, BLOCK_ID.sub("", line)))
    return HIGHLIGHT.sub(r"\1", LINK.sub(r"\1", EMBEDDED.sub("", COMMENT.sub("", line))))
