"""The line at which YAML's parser stopped, and those above it -> what of their form made it stop, and how to fix it.

That is what beginners mistype: a line that is indented by a space too many or too few, and a missing space.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from newsgloss.model.patterns import pattern_of

NO_MAPPING = pattern_of("mapping values are not allowed")  # in the parser's words, as those below
NO_COLON = pattern_of("could not find expected ':'")
NO_LIST = pattern_of("block sequence entries are not allowed")
LINE = pattern_of(  # an item's dash, and a key with its colon, as far as a line begins with them
    r"""( *)(?P<dash>-(?: +|$))?(?:(?P<key>[\w-]+|"[^"]*"|'[^']*')[ ]*(?P<colon>:)(?= |$))?"""
)
TIGHT_DASH = pattern_of(r" *(?P<place>-)(?=[^\W\d])")
TIGHT_COLON = pattern_of(r" *(?:-[ ]*)?[^\W\d][\w-]*(?P<place>:)(?=[^\s:/])")
OTHER_DASH = pattern_of(r" *(?P<place>[‐‑–—−•·*])(?= )")
NOTHING = pattern_of(r"[ \t]*(?:#.*)?")
ITEM_LINE = pattern_of(r"\n *(?P<place>-)(?= )")
KEY_LINE = pattern_of(r"\n *(?P<key>[a-z]+(?:_[a-z]+)*):(?=[ \n])")
ALIKE = "Indent this dash as far as the one above; if it is part of that text, put that in quotation marks."
BELOW = "Put each item on a line of its own below the key; a text that has a list begins with | behind the key's colon."
SHOWN = 40  # characters of a line that a remedy shows
MISSING = "a space is missing after this {}"


class Mistake(NamedTuple):
    """A mistake in a text, where in it that begins, and how to fix it."""

    offset: int
    message: str
    remedy: str


class Opening(NamedTuple):
    """How a line of a text begins: where it does, its dash if it has one, and its key, each with its column from 0."""

    start: int
    line: str
    dash: int | None
    key: str | None
    key_column: int


def misformed(text: str, offset: int, problem: str, begun: int | None) -> Mistake | None:
    """Return what is wrong with the form of the line at an offset, or of the one above, where the parser stopped.

    `problem` is what it said, and `begun` where that begins which it could not read to its end.
    """
    stopped = _opening(text, offset)
    if NO_LIST.match(problem) and stopped.key and stopped.dash is None:
        remedy = f"Put each item on a line of its own below, or write `{stopped.key}: [one, two]`."
        return Mistake(offset, "a list does not begin on the line of its key", remedy)
    if NO_COLON.match(problem):
        return None if begun is None else _tight(_opening(text, begun))
    if tight := tight_dash(stopped.line, stopped.start) or _other_dash(stopped):
        return tight
    is_folded = NO_MAPPING.match(problem) is not None  # into the text above
    colon = LINE.match(stopped.line)
    first = colon.start("colon") if is_folded and colon else len(stopped.line) - len(stopped.line.lstrip())
    if (stopped.key is None and stopped.dash is None) or offset != stopped.start + first:
        return None
    above = list(_above(text, stopped.start))
    if is_folded and above and (found := _begun_wrongly(above, stopped)):
        return found
    return _misaligned(stopped, above, is_folded=is_folded)


def tight_dash(line: str, start: int) -> Mistake | None:
    """Return a mistake where no space parts a dash and the word behind it, in the line that begins at `start`."""
    found = TIGHT_DASH.match(line)
    if found is None:
        return None
    place = found.start("place")
    right = TIGHT_COLON.sub(r"\g<0> ", f"- {line[place + 1 :]}")
    return Mistake(start + place, MISSING.format("dash"), f"Write `{_short(right)}`.")


def swallowed_item(text: str, start: int, end: int) -> tuple[Mistake, bool] | None:
    """Return a mistake where a plain text over several lines has a line that begins like an item of a list.

    With it, whether that is certain: a text that is an item itself, or that begins with one word, is no prose.
    """
    found = ITEM_LINE.search(text, start, end)
    if found is None:
        return None
    before = text[text.rfind("\n", 0, start) + 1 : start]
    is_item = before.strip(" ") == "-"
    first, _, _ = text[start:end].partition("\n")
    remedy = ALIKE if is_item else BELOW
    return Mistake(found.start("place"), "YAML reads this as part of the text above, and not as an item", remedy), (
        is_item or " " not in first.strip()
    )


def swallowed_key(text: str, start: int, end: int, keys: Callable[[], Collection[str]]) -> Mistake | None:
    """Return a mistake where a text behind | or > has a line that begins with one of the keys that a file may have."""
    for found in KEY_LINE.finditer(text, start, end):
        if (key := found["key"]) in keys():
            message = f"YAML reads '{key}:' as part of the text above, which is indented as far"
            return Mistake(
                found.start("key"), message, "Indent it as the key of that text; readers would see this line."
            )
    return None


def _tight(opening: Opening) -> Mistake | None:
    if mistake := tight_dash(opening.line, opening.start):
        return mistake
    found = TIGHT_COLON.match(opening.line)
    if found is None:
        return None
    right = f"{opening.line[: found.end('place')]} {opening.line[found.end('place') :]}"
    return Mistake(opening.start + found.start("place"), MISSING.format("colon"), f"Write `{_short(right.strip())}`.")


def _other_dash(opening: Opening) -> Mistake | None:
    found = OTHER_DASH.match(opening.line)
    if found is None:
        return None
    message = f"YAML does not read {found['place']} as the dash of an item"
    return Mistake(opening.start + found.start("place"), message, "Type a hyphen and a space in its place.")


def _begun_wrongly(above: list[Opening], stopped: Opening) -> Mistake | None:
    """Return what is wrong with the line above where a text begins there that should have been a key with its value."""
    last = above[0]
    is_first = len(above) == 1 or last.dash is not None or above[1].line.rstrip().endswith(":")
    if last.key is None and is_first and (found := _tight(last) or _other_dash(last)):
        return found
    if last.key is None and last.dash is not None and stopped.dash is None and stopped.key_column > last.dash:
        message = f"'{stopped.key}' is a key of an item that begins without one: '{_short(last.line.strip())}'"
        return Mistake(stopped.start + stopped.key_column, message, "Begin that item with a key and a colon, too.")
    return tight_dash(last.line, last.start)


def _misaligned(stopped: Opening, above: list[Opening], *, is_folded: bool) -> Mistake | None:
    """Return what is wrong where a dash, or a key, is in no column of those above it that it could belong to."""
    column = stopped.key_column if stopped.dash is None else stopped.dash
    columns = [(one.key_column, one.key or "") for one in above if one.key]
    if stopped.dash is not None:
        columns = [(one.dash, "") for one in above if one.dash is not None] or columns
    if not columns or any(column == other for other, _ in columns):
        return None
    nearest, name = min(columns, key=lambda other: (abs(other[0] - column), other[0]))
    if stopped.dash is not None:
        message = f"this item begins in column {column + 1}, and the one above it in column {nearest + 1}"
    else:
        message = f"'{stopped.key}' begins in column {column + 1}, and '{name}' above it in column {nearest + 1}"
    remedy = "Indent both alike."
    if is_folded:
        remedy += " If this is part of the text above, put that text in quotation marks."
    return Mistake(stopped.start + column, message, remedy)


def _above(text: str, start: int) -> Iterator[Opening]:
    """Yield the lines above one that say something, from below, up to the nearest that is not indented."""
    while start > 0:
        opening = _opening(text, start - 1)
        start = opening.start
        if not NOTHING.fullmatch(opening.line):
            yield opening
            if not opening.line.startswith(" "):
                return


def _opening(text: str, offset: int) -> Opening:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    line = text[start:] if end < 0 else text[start:end]
    found = LINE.match(line)
    assert found is not None  # noqa: S101 -- it matches any line
    dash = found.start("dash") if found["dash"] else None
    return Opening(start, line, dash, found["key"] and found["key"].strip("\"'"), found.start("key"))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
