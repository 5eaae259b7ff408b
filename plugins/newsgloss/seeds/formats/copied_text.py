"""A plain text as an agency, a printed page or a forwarded mail has it -> the same, line for line, without their marks.

No word is changed, and no line is added or taken away: the heads and numbers of pages are named, for the record.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.patterns import pattern_of

QUOTED = pattern_of(r"[ \t]{0,3}(?:> ?)+")  # how a mail program marks what a mail answers or forwards
MOSTLY = 0.8  # share of a text's lines that are marked so, from which on all of it is a mail within another
FEW_LINES = 3
WIRE = pattern_of(r"[ \t]*\^(?P<words>[^<=\n]{1,300})(?P<end>[<=])[ \t]*$")  # a field in the form of ANPA 1312
BYLINE_END = "="
DIGITS = pattern_of(r"\d+")
OF_PAGES = either(ALL.lines.of_pages)
PAGE_NUMBER = pattern_of(
    rf"[ \t]*(?:(?:{either(ALL.lines.pages)}) ?\d{{1,4}}(?: ?(?:/|{OF_PAGES}) ?\d{{1,4}})?|- ?\d{{1,4}} ?-)[ \t]*$",
    re.IGNORECASE,
)
DASHED_NUMBER = pattern_of(r"[ \t]*- \d{1,4} -[ \t]*$")  # is nothing else, on one page alone, too; -30- is an end
PAGE_END = "\x0c"
BARE_NUMBER = pattern_of(r"\s*\d{1,4}\s*$")
NUMBER_AND_NAME = pattern_of(  # 2 | The Zenda News
    r"\s*(?:(?P<first>\d{1,4})\s?[|·•–—-]\s?(?P<after>\D.{1,60}?)|"
    r"(?P<before>.{1,60}?\D)(?:\s?[|·•–—-]\s?|\s{3,})(?P<last>\d{1,4}))\s*$"
)
LONGEST_HEAD = 120  # characters without spaces in a row
NEAR = 3  # lines between the number of a page and the head of the next


@dataclass(frozen=True, slots=True)
class CopiedText:
    """A text without its marks; the numbers of its lines that are heads or numbers of pages, and those of bylines."""

    text: str
    page_lines: frozenset[int] = frozenset()
    bylines: frozenset[int] = frozenset()


def read_copied_text(text: str) -> CopiedText:
    """Return a text without the marks of what it was copied from."""
    lines = text.split("\n")
    lines = _unquoted(lines)
    fields = {number: match for number, line in enumerate(lines, 1) if (match := WIRE.match(line))}
    if len(fields) > 1:  # one alone may be a formula
        lines = [fields[number]["words"] if number in fields else line for number, line in enumerate(lines, 1)]
    bylines = [number for number, match in fields.items() if len(fields) > 1 and match["end"] == BYLINE_END]
    return CopiedText("\n".join(lines).replace(PAGE_END, " "), frozenset(_page_lines(lines)), frozenset(bylines))


def _unquoted(lines: list[str]) -> list[str]:
    """Return lines without the marks of a mail within another, where nearly all of them have one."""
    told = [line for line in lines if line.strip()]
    marked = sum(QUOTED.match(line) is not None for line in told)
    if marked < FEW_LINES or marked < MOSTLY * len(told):
        return lines
    return [QUOTED.sub("", line, count=1) for line in lines]


def _page_lines(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that are heads or numbers of pages: of each there is one on every page.

    A head is the same on each page but for its number, and next to a page's number or at the beginning.
    """
    tops = [number for number, line in enumerate(lines, 1) if line.startswith(PAGE_END)]
    told = {number for number, line in enumerate(lines, 1) if PAGE_NUMBER.match(line)}
    told |= {*_named_numbers(lines), *_numbers_at_ends(lines, tops)}
    numbers = sorted(told)
    if len(numbers) + len(tops) < 2:  # noqa: PLR2004 -- a text on one page has no other that shows what is on each
        return numbers if tops else [number for number in numbers if DASHED_NUMBER.match(lines[number - 1])]
    near = {other for number in (*numbers, *tops) for other in range(number - NEAR, number + NEAR + 1)} | {1, 2, 3}
    forms = {
        number: DIGITS.sub("#", " ".join(lines[number - 1].split()))
        for number in sorted(near)
        if 0 < number <= len(lines) and number not in told and lines[number - 1].strip()
    }
    counts = Counter(form for form in forms.values() if len(form) <= LONGEST_HEAD)
    return sorted([*numbers, *(number for number, form in forms.items() if counts[form] > 1)])


def _named_numbers(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are a page's number and a name that is on each page, counting on."""
    found: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for number, line in enumerate(lines, 1):
        if len(line) <= LONGEST_HEAD and (match := NUMBER_AND_NAME.match(line)):
            is_first = match["first"] is not None
            name = " ".join((match["after"] if is_first else match["before"]).split())
            found.setdefault((name, is_first), []).append((number, int(match["first"] or match["last"])))
    for places in found.values():
        if len(places) > 1 and all(two[1] - one[1] == 1 for one, two in itertools.pairwise(places)):
            yield from (number for number, _ in places)


def _numbers_at_ends(lines: Sequence[str], tops: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the lines next to a page's end that are numbers alone."""
    shown = [number for number, line in enumerate(lines, 1) if line.strip()]
    for top in tops:
        index = bisect.bisect_left(shown, top)
        beside = shown[max(0, index - 1) : index + 1]
        yield from (number for number in beside if BARE_NUMBER.match(lines[number - 1]))
    if tops and shown[-1] > tops[-1] and BARE_NUMBER.match(lines[shown[-1] - 1]):
        yield shown[-1]
