"""YAML that cannot be read -> where its mistake begins and what to do, and the parts in which it is not.

YAML's parser says where it gave up: a quotation mark that is never closed swallows what follows, often to another mark
many lines below. People need the place where the mark was opened.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from typing import NamedTuple

import yaml

from newsgloss.model.patterns import pattern_of

from .line_form import NO_COLON, NO_MAPPING, Mistake, misformed

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, ten times as fast, wherever it was built in
KEY_LINE = pattern_of(r"""( *)(?:- |-$|(?:[\w-]+|"[^"]*"|'[^']*')[ ]*:(?:[ ]|$))""")  # how an item or a key begins
FIRST = pattern_of(r"^(?!---)( *)(?=[^\s#])(-[ ]|-$)?", re.MULTILINE)  # how the first value of a text begins
TOP_KEY = r"""^(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:(?=[ \t\n]|$)"""
QUOTED = pattern_of(r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
CLOSING = {"[": "]", "{": "}"}
GONE_ON = pattern_of("did not find expected (?:key|',' or|'-')")  # in the parser's words, as those below
ENDED = pattern_of("end of stream|document indicator")
OTHER_SPACE = pattern_of(  # where YAML needs one: indenting, after a dash, after the colon of a key
    r"""^(?:[ ]*(?:-[ ]+)?|[ ]*-|[ ]*(?:-[ ]+)?(?:[\w-]+|"[^"\n]*"|'[^'\n]*'):[ ]*)[\u00a0\u2000-\u200a\u202f\u3000]""",
    re.MULTILINE,
)
OTHER_QUOTES = pattern_of(r"[ ]*(?:-[ ]+)?(?:[\w-]+:[ ]+)?([“”„‟«»‘’‚‹›])")
QUOTES = {
    "'": "Write '' for an apostrophe in it, or put the whole text between double quotation marks.",
    '"': 'Write \\" for a quotation mark in it, or put the whole text between the marks.',
}


class TextPart(NamedTuple):
    """An item of a text that is a list, or a key with its value, and how many lines are before it."""

    text: str
    line: int


def mistake_of(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """Return what made YAML's parser stop."""
    offset = min(error.problem_mark.index, len(text)) if error.problem_mark else 0
    problem = str(error.problem)
    quoted, brackets = _opened(text)
    return (
        _indented_with_tab(text, offset)
        or _with_other_space(error, text, offset)
        or next((not_closed(text, start) for start, end in quoted if runs_on(text, start, end)), None)
        or _never_closed(error, text)
        or _goes_on(text, offset, problem, quoted)
        or _open_bracket(text, brackets)
        or misformed(text, offset, problem, error.context_mark.index if error.context_mark else None)
        or _without_colon(error, problem)
        or _between_other_marks(text, offset, problem)
        or _as_the_parser_says(offset, problem)
    )


def runs_on(text: str, start: int, end: int) -> bool:
    """Return whether a text in quotation marks runs on over what begins like another key or item.

    That is no deeper than its own key or dash, where no line of such a text may begin.
    """
    if text.find("\n", start, end) < 0:  # and what is before it may be long
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    key = before.lstrip(" -")
    depth = len(before) - len(key) if key else max(0, before.rfind("-"))
    begins = map(KEY_LINE.match, text[start:end].split("\n")[1:])
    return any(match is not None and len(match[1]) <= depth for match in begins)


def not_closed(text: str, start: int) -> Mistake:
    """Return what is wrong with a quotation mark that is not closed."""
    mark = text[start]
    return Mistake(start, f"this quotation mark is not closed: {mark}", f"Write another {mark} where the text ends.")


def segments(text: str) -> list[TextPart]:
    """Return the parts of a text that can be read alone: items of a list, or keys of a mapping with their values.

    What is before the first is part of it.
    """
    first = FIRST.search(text)
    if first is None:
        return []
    begins = rf"^{first[1]}-(?=[ ]|$)" if first[2] else TOP_KEY
    starts = [match.start() for match in re.finditer(begins, text, re.MULTILINE)]
    found: list[TextPart] = []
    line = 0
    for start, end in itertools.pairwise([0, *starts[1:], len(text)]):
        found.append(TextPart(text[start:end], line))
        line += found[-1].text.count("\n")
    return found


def without(text: str, taken: list[TextPart]) -> str:
    """Return a text with some of its parts left empty, so that every other line stays where it is."""
    lines = text.split("\n")
    for part in taken:
        count = part.text.removesuffix("\n").count("\n") + 1
        lines[part.line : part.line + count] = [""] * count
    return "\n".join(lines)


def _opened(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return where texts in quotation marks begin and end, and where brackets are open, as far as it can be read."""
    quoted: list[tuple[int, int]] = []
    brackets: list[int] = []
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=LOADER):
            if isinstance(token, yaml.ScalarToken) and token.style in QUOTES:
                quoted.append((token.start_mark.index, token.end_mark.index))
            elif isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                brackets.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and brackets:
                brackets.pop()
    return quoted, brackets


def _line(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    return text[start:].partition("\n")[0]


def _indented_with_tab(text: str, offset: int) -> Mistake | None:
    line = _line(text, offset)
    if not line.lstrip(" ").startswith("\t") and text[offset : offset + 1] != "\t":
        return None
    start = text.rfind("\n", 0, offset) + 1
    return Mistake(text.index("\t", start), "a tab is used to indent here", "Indent with spaces instead of tabs.")


def _with_other_space(error: yaml.MarkedYAMLError, text: str, offset: int) -> Mistake | None:
    """Return a mistake where a space that looks like YAML's and is another is what its parser stumbled over."""
    begins = min(offset, error.context_mark.index if error.context_mark else offset)
    start = text.rfind("\n", 0, begins) + 1
    end = text.find("\n", offset)
    found = OTHER_SPACE.search(text, start, len(text) if end < 0 else end)
    if found is None:
        return None
    message = "this space is one at which no line breaks, and YAML does not read it as a space"
    return Mistake(found.end() - 1, message, "Delete it, and type a space.")


def _between_other_marks(text: str, offset: int, problem: str) -> Mistake | None:
    """Return a mistake where a text is between quotation marks that are not YAML's."""
    found = OTHER_QUOTES.match(_line(text, offset))
    if found is None or not NO_MAPPING.match(problem):
        return None
    message = f"YAML does not read {found[1]} as a quotation mark, so this text may not contain ': '"
    start = text.rfind("\n", 0, offset) + 1 + found.start(1)
    return Mistake(start, message, "Put the whole text between straight ones as well: '...' or \"...\".")


def _never_closed(error: yaml.MarkedYAMLError, text: str) -> Mistake | None:
    is_quoted = str(error.context).endswith("quoted scalar")
    if is_quoted and ENDED.search(str(error.problem)) and error.context_mark:
        return not_closed(text, error.context_mark.index)
    return None


def _goes_on(text: str, offset: int, problem: str, quoted: list[tuple[int, int]]) -> Mistake | None:
    """Return a mistake where a text goes on behind the quotation mark that ended it."""
    if not GONE_ON.match(problem):
        return None
    end = next((end for _, end in reversed(quoted) if end <= offset), None)
    if end is None or text[end:offset].strip(" ") or text[offset : offset + 1] in ("", "\n"):
        return None
    mark = text[end - 1]
    return Mistake(end - 1, "a text goes on after the quotation mark that ends it", QUOTES[mark])


def _open_bracket(text: str, brackets: list[int]) -> Mistake | None:
    """Return a mistake where a bracket is open that is not closed on its line."""
    if not brackets:
        return None
    start = brackets[-1]
    closing = CLOSING[text[start]]
    if closing in QUOTED.sub("", text[start:].partition("\n")[0]):
        return None
    return Mistake(start, f"this bracket is not closed: {text[start]}", f"Write {closing} where what it holds ends.")


def _without_colon(error: yaml.MarkedYAMLError, problem: str) -> Mistake | None:
    if not NO_COLON.fullmatch(problem) or not error.context_mark:
        return None
    message = "this is neither a key with its value nor part of the text above"
    return Mistake(
        error.context_mark.index, message, "Write `key: value`, or indent it further than the key of its text."
    )


def _as_the_parser_says(offset: int, problem: str) -> Mistake:
    remedy = "Look at this line and the one above: indentation, quotation marks, a missing colon or dash."
    if NO_MAPPING.match(problem):
        remedy = "Put text that contains ': ' in quotation marks."
    return Mistake(offset, f"this is not YAML: {problem}", remedy)
