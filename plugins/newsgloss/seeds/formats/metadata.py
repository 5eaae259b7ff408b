"""What an article says of itself, as one value; a text -> the day that it names."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from newsgloss.language.vocabulary import ALL, LANGUAGES, either
from newsgloss.model.patterns import pattern_of
from newsgloss.seeds.lines.days import day_alone

DAY = pattern_of(r"(\d{4})-(\d{2})-(\d{2})")
MONTHS = {
    name.lower(): number
    for language in LANGUAGES
    for number, names in enumerate(language.days.months, 1)
    for name in names
}
ORDINAL = f"(?:{either(ALL.days.ordinals)})?"
WITHIN = rf"\s+(?:(?:{either(ALL.days.within)})\s+)?"
DAY_IN_WORDS = pattern_of(  # 2 May 2031, 2nd of May, 2031, May 2, 2031
    rf"\b(?:(?P<day>\d{{1,2}})\.?{ORDINAL}{WITHIN}(?P<month>{either(MONTHS)})\.?,?|"
    rf"(?P<month_first>{either(MONTHS)})\.?\s+(?P<day_after>\d{{1,2}}){ORDINAL},?){WITHIN}(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says of itself; what it does not is None. `published` is YYYY-MM-DD, `body` plain text.

    `lacks` is what it shows that its copy lacks, `unsure` are fields that were guessed, each with the reason.
    """

    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    body: str | None = None
    lacks: str | None = None
    unsure: tuple[tuple[str, str], ...] = ()


def read_day(text: str) -> str | None:
    """Return the day that a text names with a year, a month and a day: 2031-05-02T08:00, 20310502, May 2, 2031.

    A day in another language is read where the text names little else.
    """
    if match := DAY.search(text) or re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", text):
        year, month, day = match.groups()
    elif match := DAY_IN_WORDS.search(text):
        month = str(MONTHS[(match["month"] or match["month_first"]).lower()])
        year, day = match["year"], match["day"] or match["day_after"]
    else:
        return day_alone(text)
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
