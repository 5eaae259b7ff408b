"""Dates, whole or partial, as the readers of a language write them."""

from __future__ import annotations

import datetime

from babel.dates import format_date

SKELETONS = {1: "y", 2: "MMMM y", 3: "d MMMM y"}  # by how many of year, month and day are known


def long_date(value: datetime.date, lang: str = "en") -> str:
    """Return a day in words: 27 March 2020."""
    return format_date(value, SKELETONS[3], locale=_locale(lang))


def partial_date(value: str, lang: str = "en") -> str:
    """Return `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an interval of two of these in words.

    What both ends of an interval share is said once: 18 to 27 March 2020.
    """
    start, _, end = value.partition("/")
    if start == end:
        return partial_date(start, lang)
    if end:
        begins = partial_date(start, lang)
        for size in (7, 4):  # characters: a month's, a year's
            if len(start) > size and len(end) > size and start[:size] == end[:size]:
                begins = begins.removesuffix(f" {partial_date(end[:size], lang)}")
        return f"{begins} to {partial_date(end, lang)}"
    parts = [int(part) for part in start.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return format_date(datetime.date(year, month, day), SKELETONS[len(parts)], locale=_locale(lang))


def _locale(lang: str) -> str:
    """Return Babel's name for a language; English here writes the day before the month."""
    return lang.replace("-", "_")
