"""The lines of an article -> what becomes of each of them: kept, marked or left out, by which rule and why.

Nothing is corrected. Boilerplate (players, prompts, captions, credits) is left out with a record; all else is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from newsgloss.language.vocabulary import ALL, either, phrases
from newsgloss.model.characters import is_unseen
from newsgloss.model.patterns import pattern_of

from .boilerplate import LINE_END
from .headlines import (
    MENU_LINES,
    SITE_BEHIND,
    TITLE_WORDS,
    is_sentence,
    layout_of,
    looks_like_subhead,
    menu_lines,
    stands_above,
)
from .left_out import HEAD_LINES, LineInText, could_be_link, dated, left_out
from .rulings import ABOVE_HEADLINE, UNSEEN, Line, Overrules, Ruling, normal
from .unwrapping import LIST_ITEM, SPEECH, Raw

CORRECTION = pattern_of(
    rf"(?:{either(ALL.lines.correction_labels)})"
    r"(?: \([^)]*\)|,? [^.:]{0,30}\d[^.:]{0,20})?\s*(?::|—|–|--|\s-\s)|"
    rf"[(\[]?(?:{either(ALL.lines.editors_notes)})\b.*\b(?:{either(ALL.lines.corrected)})\b|{phrases('corrections')}",
    re.IGNORECASE,
)
UNSEEN_MARKS = pattern_of("[\u00ad\u200b-\u200f\u2060\ufeff]")
ONE_KIND = str.maketrans(dict.fromkeys('"“”„«»‘’‹›`´', "'") | dict.fromkeys("–—−", "-"))
SAME = 0.5  # of the longer words of two headlines of one story
UPDATED = pattern_of(either(ALL.days.updated), re.IGNORECASE)
DATELINE = pattern_of(
    rf"(?!(?:{either(ALL.lines.no_places)})\b)"
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-Z][\w. ]{1,25}| \([\w -]+\))?(?:, [\w. ]{3,20})?(?:, \d{4})?"
    r"(?: \([\w /]+\)| /[^/]{2,40}/)?|"
    r"[A-Z][a-z]+\.? \d{1,2} \([A-Z]\w+\))\s*(?:—|–|--|\s[-_])\s*\S"
)


def _folded(text: str) -> str:
    """Return a headline as it is compared with itself: without what nobody sees, and with one kind of marks."""
    return normal(UNSEEN_MARKS.sub("", text).translate(ONE_KIND))


def read_lines(raws: Sequence[Raw], overrules: Overrules | None = None) -> list[Line]:
    """Return what becomes of each line of an article; the first that is above no other is its headline."""
    unseen = [Line(raw.number, raw.last, *UNSEEN, raw.text) for raw in raws if is_unseen(raw.text)]
    raws = [raw for raw in raws if not is_unseen(raw.text)]
    top = 0
    while top + 1 < len(raws) and raws[top].heading is None and stands_above(raws[top].text, raws[top + 1].text):
        top += 1
    if raws and raws[top].heading is None:
        top += menu_lines([raw.text for raw in raws[top : top + MENU_LINES + 1]])
    above = [Line(raw.number, raw.last, *(dated(raw) or ABOVE_HEADLINE), raw.text) for raw in raws[:top]]
    raws = raws[top:]
    overrules = overrules or Overrules()
    links = list(map(could_be_link, raws))
    layout = layout_of(raws)
    tops = enumerate(_tops(raws, links))
    placed = (LineInText(raw, index, raws, links, top, overrules, layout) for index, (raw, top) in tops)
    seen = [Line(line.raw.number, line.raw.last, *_ruling(line), line.raw.text) for line in placed]
    return sorted([*above, *seen, *unseen], key=attrgetter("number"))


def _tops(raws: Sequence[Raw], links: Sequence[bool]) -> Iterator[tuple[Raw, int]]:
    """Yield each line with the number of the last one above it that leads nowhere; the first with -1."""
    top = -1
    for index, raw in enumerate(raws):
        if index and (index == 1 or not links[index - 1]):
            top = index - 1
        yield raw, top


def _ruling(line: LineInText) -> Ruling:
    """Return the first rule's word that has one for a line."""
    return next(filter(None, (rule(line) for rule in RULES)), PROSE)


def _headline(line: LineInText) -> Ruling | None:
    if line.index == 0 and line.raw.heading is None and is_sentence(line.text) and line.following is not None:
        return "keep", "paragraph", "no-headline", "the first line is a sentence of the story"
    if line.index == 0:
        return "keep", "headline", "first-line", "the first line is the headline"
    if 0 < line.index < HEAD_LINES and len({_folded(raw.text) for raw in line.raws[: line.index + 1]}) == 1:
        return DUPLICATE
    if line.index == 1 and line.text.startswith(line.raws[0].text):
        return DUPLICATE if SITE_BEHIND.fullmatch(line.text[len(line.raws[0].text) :]) else None
    return None


def _sidecar(line: LineInText) -> Ruling | None:
    if line.raw.number in (line.overrules.media or ()):
        return "drop", "media", "sidecar", "the sidecar lists it under `media:`"
    if line.raw.number in (line.overrules.subheads or ()):
        return "mark", "subhead", "sidecar", "the sidecar lists it under `subheads:`"
    return None


def _correction(line: LineInText) -> Ruling | None:
    return ("keep", "paragraph", "correction", "the publisher's correction") if CORRECTION.match(line.text) else None


def _heading(line: LineInText) -> Ruling | None:
    if line.raw.standfirst:
        return STANDFIRST
    if line.raw.heading and line.index + 1 < len(line.raws):
        return "mark", "subhead", "heading", "the page sets it as a heading"
    return None


def _second_headline(line: LineInText) -> Ruling | None:
    """Rule on a second line that could be another headline: no sentence, no page's markup, prose after it."""
    raw = line.raw
    if line.index != 1 or line.index in line.layout.subheads:
        return None
    if raw.heading is not None or not raw.alone or LINE_END.search(raw.text):
        return None
    if LIST_ITEM.match(line.text) or SPEECH.match(line.text) or len(line.text.split()) > 2 * TITLE_WORDS:
        return None
    if line.following is None or not line.following.alone:
        return None
    if line.is_above_byline and not _say_the_same(*[raw.text for raw in line.raws[:2]]):
        return STANDFIRST
    return "keep", "paragraph", "second-headline", "a second line that could be a headline"


def _say_the_same(headline: str, below: str) -> bool:
    """Return whether two lines could be two headlines of one story: many of their words are the same."""
    first, second = (set(re.findall(r"\w{4,}", _folded(text).casefold())) for text in (headline, below))
    return len(first & second) >= SAME * max(1, min(len(first), len(second)))


def _subhead(line: LineInText) -> Ruling | None:
    if line.overrules.subheads is not None or line.raw.heading is not None:
        return None
    if line.index in line.layout.subheads:
        return "mark", "subhead", "subhead-repeated", "lines like it are above the parts of the text"
    if not looks_like_subhead(line.raw, line.raws[line.index - 1].text if line.index else ""):
        return None
    if line.following is None or looks_like_subhead(line.following, line.text):
        return None
    return "mark", "subhead", "subhead-inferred", "a short line of its own without a full stop, followed by prose"


def _dateline(line: LineInText) -> Ruling | None:
    if DATELINE.match(line.text):
        return "mark", "paragraph", "dateline", "it begins with the place that the story was reported from"
    return None


DUPLICATE: Ruling = ("drop", "headline", "duplicate-headline", "the headline is here a second time")
STANDFIRST: Ruling = ("keep", "paragraph", "standfirst", "the line below the headline")
PROSE: Ruling = ("keep", "paragraph", "prose", "a paragraph of the story")
RULES = (_headline, _sidecar, _correction, left_out, _heading, _second_headline, _subhead, _dateline)
"""The rules, in the order in which they are asked."""
