"""A source's text and the day of its story -> the words in it that mean a day which that settles: today, Thursday.

Only what cannot mean another day is found: not what stands in quotation marks, since someone may have said it earlier,
nor a weekday without a verb in the past tense, nor one that a word like "until" may turn to the future.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(NEAR)}|last week|{'|'.join(WEEKDAYS)})(?![\w-])")
QUOTED = re.compile(
    r"\"[^\"\x00]*(?:\"|(?=\x00)|\Z)|“[^”\x00]*(?:”|(?=\x00)|\Z)|«[^»\x00]*(?:»|(?=\x00)|\Z)|"
    r"(?<!\w)‘[^‘\x00]*?’(?!\w)|(?<!\w)'[^'\x00]*'(?!\w)"
)
LONGEST = 2000  # characters of a sentence on either side of a word
SENTENCE = re.compile(r"[^.!?\x00]+")
PAST = re.compile(r"\b(?:said|told|was|were|had|did|began|gave|made|took|came|went|met|\w{2,}ed)\b")
UNSETTLED = re.compile(
    r"\b(?:next|last|every|each|until|till|by|since|before|after|from|this|will|would|could|may|ago|of|to|than)\s+\Z",
    re.IGNORECASE,
)
SPAN = r"(?:to|through|and|or|between|–|-)"
PART = re.compile(rf"(?:\b{SPAN}|\b(?:Good|Black|Ash|Easter|Whit|Palm|Super|Boxing|Cyber))\s+\Z")
NAMED = re.compile(  # a day that is part of a name, a span of days, or said with its date
    rf"\s+(?:the \d|{SPAN}\s+(?:{'|'.join(WEEKDAYS)})\b|[A-Z][a-z]+\.? \d|"
    r"(?:Times|Star|Mail|Mirror|Telegraph|Express|Post|Tribune|Herald|Globe|Sun|Prayers?|Night (?:Live|Football))\b)|"
    r",\s+[A-Z]\w+\.?\s+\d|[-–/]\w"
)
FUTURE = re.compile(r"\b(?:will|would|is to|are to|plans? to|expected to|due to)\b")


def story_dates(text: str, day: datetime.date) -> Iterator[tuple[int, int, str]]:
    """Yield where the words stand, and the day as HTML's `datetime` has it: 2020-03-26, or a week as 2020-W12."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    sentences = SENTENCE.finditer(text)
    sentence = next(sentences, None)
    for match in WORDS.finditer(text):
        start, end = match.span()
        before = bisect_right(quoted, (start, len(text)))
        if (before and start < quoted[before - 1][1]) or UNSETTLED.search(text, max(0, start - 20), start):
            continue
        while sentence and sentence.end() <= start:
            sentence = next(sentences, None)
        around = _around(text, start, sentence)
        if meant := _meant(match[0], text, start, day, around):
            yield start, end, meant


def _around(text: str, start: int, sentence: re.Match[str] | None) -> str:
    """Return the sentence around a word; of one without an end, as much as a sentence can have."""
    if sentence is None:
        return ""
    return text[max(sentence.start(), start - LONGEST) : min(sentence.end(), start + LONGEST)]


def _meant(word: str, text: str, start: int, day: datetime.date, around: str) -> str | None:
    if word in NEAR:
        return (day + datetime.timedelta(days=NEAR[word])).isoformat()
    if word == "last week":
        year, week, _ = (day - datetime.timedelta(days=7)).isocalendar()
        return f"{year}-W{week:02}"
    if NAMED.match(text, start + len(word)) or PART.search(text, max(0, start - 20), start):
        return None
    if not PAST.search(around) or FUTURE.search(around):
        return None
    back = (day.weekday() - WEEKDAYS.index(word)) % 7
    return (day - datetime.timedelta(days=back)).isoformat()
