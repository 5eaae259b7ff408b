"""Catalogues of translated words and the CLDR -> a Language: how readers of a page are spoken to.

What is said to readers is in English in the code and the templates, and goes through gettext. A catalogue is a
file `LANG/LC_MESSAGES/newsgloss.po`; of several, the first that knows a message wins. Dates follow the Unicode CLDR.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import gettext
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from newsgloss.model.fields import primary
from newsgloss.model.folders import NamedPath
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Level, Place, Problem

from .catalogs import read_catalogue, untranslated
from .vocabulary import wording
from .wording import Wording

SOURCE_LANGUAGE = "en"  # of the messages themselves, which need no catalogue
DOMAIN = "newsgloss"
DAY = pattern_of(r"\d{1,2}\.?")  # with which a date begins: 27 mars, 27. März
UNKNOWN = Wording(tag="und")  # a language of which we know no words
WORLD_ENGLISH = "en_001"  # the CLDR's `en` is American; outside of it the day is before the month


def N_(message: str) -> str:  # noqa: N802 -- the name that gettext's tools know
    """Mark a message for translation where it is, not where it is said."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 -- in the manner of N_
    """Mark the two forms of a message for translation where they are."""
    return one, many


NUMBERS = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language and the words for it: `tag` is what an element's `lang` says (BCP 47)."""

    tag: str
    locale: Locale
    catalogue: gettext.NullTranslations

    def gettext(self, message: str) -> str:
        """Return a message in this language, or as it is where no catalogue has it."""
        return self.catalogue.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return the form of a message that goes with a number."""
        return self.catalogue.ngettext(one, many, number)

    def number(self, value: int) -> str:
        """Return a number as a sentence says it: in words up to ten."""
        return self.gettext(NUMBERS[value]) if value < len(NUMBERS) else str(value)

    def day(self, value: datetime.date) -> str:
        """Return a day in full: 27 March 2020, 27 mars 2020."""
        return _day(value.year, value.month, value.day, self.locale)

    def day_and_month(self, value: datetime.date) -> str:
        """Return a day without its year: 27 March."""
        return _held(format_skeleton("MMMMd", value, locale=self.locale), self.locale)

    def date(self, value: str) -> str:
        """Return `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an interval of two of these in words.

        What both ends of an interval share is said once where the language says it last: 18 to 27 March 2020.
        """
        start, _, end = value.partition("/")
        if start == end or not end:
            return _partial(start, self.locale)
        begins, ends = _partial(start, self.locale), _partial(end, self.locale)
        for size in (7, 4):  # characters: a month's, a year's
            if len(start) > size and len(end) > size and start[:size] == end[:size]:
                shorter = begins.removesuffix(_partial(end[:size], self.locale)).rstrip()
                begins = shorter if shorter in self._parts(start) else begins
        if len(end) > 7:  # noqa: PLR2004 -- characters: more than a month's
            return self.gettext("%(begins)s to %(day)s") % {"begins": begins, "day": ends}
        return self.gettext("%(begins)s to %(month_or_year)s") % {"begins": begins, "month_or_year": ends}

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a sentence lists them: a, b and c."""
        return format_list(items, locale=self.locale)

    def amount(self, value: Decimal) -> str:
        """Return a number in digits, as exact as it is: 54,000, 54 000."""
        return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def territory(self, code: str) -> str:
        """Return what a country is called, by its two letters: Canada, Kanada."""
        return str(self.locale.territories.get(code, code))

    def name_of(self, tag: str) -> str:
        """Return what a language is called in this one: French, français."""
        return str(self.locale.languages.get(primary(tag), tag))

    def marks(self, tag: str | None) -> str | None:
        """Return the `lang` that a text in a language of its own must carry on a page in this one, or None."""
        return tag if tag and primary(tag) != primary(self.tag) else None

    def _parts(self, value: str) -> set[str]:
        """Return how a day or month can be said without what follows it in a date: 18, 18 March; March."""
        date = datetime.date.fromisoformat(value + "-01"[: 10 - len(value)])
        if len(value) < 10:  # noqa: PLR2004 -- characters: a day's
            return {format_date(date, "LLLL", locale=self.locale)}
        day = _held(f"{date.day} ", self.locale).strip()
        return {day, f"{day}.", self.day_and_month(date)}


UNTRANSLATED = Language(SOURCE_LANGUAGE, Locale.parse(WORLD_ENGLISH), gettext.NullTranslations())


def load_language(tag: str, folders: Sequence[NamedPath]) -> Language | None:
    """Return a language in the words of the catalogues that the folders hold for it, or None where none does.

    `fr-CA` is spoken in the words of `fr` where it has none of its own. English needs no catalogue.
    Raises ContentError with what is wrong in a catalogue.
    """
    found = [read_catalogue(file) for file in _catalogues(tag, folders)]
    if not found and primary(tag) != SOURCE_LANGUAGE:
        return None
    catalogue = gettext.NullTranslations()
    for translations in reversed(found):
        translations.add_fallback(catalogue)
        catalogue = translations
    return Language(tag, _locale(tag), catalogue)


def own_name(tag: str) -> str:
    """Return what a language calls itself, as a label: Français, Português (Brasil); the tag of one not known."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:] if name else tag


def missing_words(language: Language, folders: Sequence[NamedPath]) -> Problem | None:
    """Return advice on what a site's own catalogues of a language leave in English; the last folder is the theme's."""
    own = _catalogues(language.tag, folders[:-1])
    template = folders[-1].below(folders[-1].path / f"{DOMAIN}.pot")
    if not own or primary(language.tag) == SOURCE_LANGUAGE or not template.path.is_file():
        return None
    lacking, count = untranslated(template, language.catalogue)
    if not lacking:
        return None
    name = own[0].path.parents[1].name.replace("-", "_")  # as Babel writes it
    message = (
        f"{len(lacking)} of {count} messages are not translated, such as '{lacking[0]}': readers see them in English"
    )
    command = ("pybabel", "update", "-l", name, "-o", own[0].name, "-i", str(template.path))
    remedy = f"Run `{shlex.join(command)} --no-fuzzy-matching`, and write each `msgstr` that is empty."
    return Problem(Place(own[0].name), message, remedy, Level.ADVICE)


def _catalogues(tag: str, folders: Sequence[NamedPath]) -> list[NamedPath]:
    """Return the catalogues that folders hold for a language, those of its own before those of its primary one."""
    names = dict.fromkeys((tag, tag.replace("-", "_"), primary(tag)))  # the second is how gettext's tools write it
    files = (folder.below(folder.path / name / "LC_MESSAGES" / f"{DOMAIN}.po") for name in names for folder in folders)
    return [file for file in files if file.path.is_file()]


@functools.cache  # a site says the same few days thousands of times
def _day(year: int, month: int, day: int, locale: Locale) -> str:
    return _held(format_date(datetime.date(year, month, day), "long", locale=locale), locale)


@functools.cache
def _partial(value: str, locale: Locale) -> str:
    """Return a year, a month or a day in words."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:  # noqa: PLR2004 -- year, month, day
        return _day(*parts, locale)
    date = datetime.date(*(*parts, 1, 1)[:3])
    return format_skeleton("yMMMM" if len(parts) > 1 else "y", date, locale=locale)


def _held(date: str, locale: Locale) -> str:
    """Return a date with its day as the language writes it: 1er mars in French, where no line ends between the two."""
    days = (wording(locale.language) or UNKNOWN).days
    number, space, rest = date.partition(" ")
    if not DAY.fullmatch(number):
        return date
    return f"{(number == '1' and days.first) or number}{space and days.to_month}{rest}"


def _locale(tag: str) -> Locale:
    """Return the CLDR's data for a tag or, where it has none for that, for its language, or for English."""
    for known in (tag, primary(tag)):
        if known == SOURCE_LANGUAGE:
            break
        with contextlib.suppress(UnknownLocaleError, ValueError):
            return Locale.parse(known, sep="-")
    return Locale.parse(WORLD_ENGLISH)
