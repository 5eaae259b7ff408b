"""One line of an article -> the day that it names and nothing else, in any language whose months we are told.

The names of months and weekdays are those of the CLDR (Unicode), read only for a line that could be such a day.
"""

from __future__ import annotations

import datetime
import functools
import re

from babel import Locale

from newsgloss.model.patterns import pattern_of

LOCALES = (
    "ar ar_LB bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ka kk ko lt lv mk ms nb nl "
    "pl pt ro ru sk sl sq sr sv sw th tr uk ur uz vi"
).split()
LONGEST = 60  # characters of such a line
YEARS = range(1800, 2200)
DAYS = range(1, 32)
MOST_SMALL = 3  # words that are neither numbers nor names: de, the, year
SMALL = {True: 3, False: 4}  # letters of one in ASCII, and in another script
FIGURES = str.maketrans("〇零元一二三四五六七八九", "001123456789")  # the first year of an era has a name of its own
NUMBER = r"\d〇零一二三四五六七八九十"  # beside figures of any width or script
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before the first
THAI = pattern_of("[\u0e01-\u0e3a]")
BUDDHIST = 543  # years by which those of Thailand's calendar are ahead
UNSPACED = pattern_of(
    rf"({'|'.join(ERAS)})?\s?([{NUMBER}元]{{1,4}})\s?[年년]\s?([{NUMBER}]{{1,3}})\s?[月월]\s?([{NUMBER}]{{1,3}})\s?[日일]"
    r"(?:\s?[(（]?\w{1,3}[)）]?)?(?:\s.{0,20})?"
)
PLACE = pattern_of(r"[^\W\d_][\w’'-]{1,20}(?: [^\W\d_][\w’'-]{1,20})?\s?[-–—|,،]\s")  # Zenda - 2 May 2031
TIME = pattern_of(r"\d{1,2}[:.h]\d{2}(?!\d)|[+-]\d{2}:?\d{2}\b")


def day_alone(text: str) -> str | None:
    """Return the day (YYYY-MM-DD) that a line names, with a weekday, an hour or a place at most; else None."""
    if len(text) > LONGEST or not any(map(str.isnumeric, text)):
        return None
    if match := UNSPACED.fullmatch(text):
        year, month, day = map(_number, match.groups()[1:])
        return _iso(ERAS.get(match[1], 0) + year, month, day) if match[1] or year in YEARS else None
    return _named_day(text) or (_named_day(text[match.end() :]) if (match := PLACE.match(text)) else None)


def _named_day(text: str) -> str | None:
    """Return the day of a line that has one year, one day's number, one month's name and little else."""
    words = _words(TIME.sub(" ", text))
    numbers = [int(word) for word in words if word.isdecimal()]
    if THAI.search(text):
        numbers = [n - BUDDHIST if n - BUDDHIST in YEARS else n for n in numbers]
    years, days = [n for n in numbers if n in YEARS], [n for n in numbers if n in DAYS]
    if (len(numbers), len(years), len(days)) != (2, 1, 1):
        return None
    names = [word for word in words if not word.isdecimal()]
    months = [_months()[word] for word in names if word in _months()]
    others = [word for word in names if word not in _months() and word not in _weekdays()]
    if not months or len(others) > MOST_SMALL or any(len(word) > SMALL[word.isascii()] for word in others):
        return None
    found = frozenset.intersection(*months)  # a name may be that of another month in another language
    return _iso(years[0], next(iter(found)), days[0]) if len(found) == 1 else None


def _number(written: str) -> int:
    """Return the number that figures or Chinese characters write, one for each figure or with ten: 二〇三一, 二十一."""
    figures = written.translate(FIGURES)
    tens, ten, ones = figures.partition("十")
    if not ten:
        return int(figures)
    return 10 * int(tens or 1) + int(ones or 0) if "十" not in ones else 0


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _words(text: str) -> list[str]:
    """Return the numbers and words of a text in small letters, without the marks between them."""
    return [word for word in re.split(r"[\s,،;:|·•()/.–—-]+|(?<=\d)(?=[^\W\d])", text.casefold()) if word]


@functools.cache
def _months() -> dict[str, frozenset[int]]:
    """Return which months a name in small letters is, in whatever language."""
    found: dict[str, set[int]] = {}
    for locale in map(Locale, LOCALES):
        for widths in locale.months.values():
            for number, name in (pair for width in ("wide", "abbreviated") for pair in widths[width].items()):
                for word in _forms(name):
                    found.setdefault(word, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@functools.cache
def _weekdays() -> frozenset[str]:
    """Return the words of the names of weekdays, in small letters."""
    names = (
        name
        for locale in map(Locale, LOCALES)
        for widths in locale.days.values()
        for width in ("wide", "abbreviated")
        for name in widths[width].values()
    )
    return frozenset(word for name in names for word in _words(name))


def _forms(name: str) -> list[str]:
    """Return a month's name as it is written, and with the letter that Hebrew puts before it."""
    words = _words(name)
    if len(words) != 1 or words[0].isdecimal():
        return []
    return [words[0], f"ב{words[0]}"] if "\u05d0" <= words[0][0] <= "\u05ea" else words
