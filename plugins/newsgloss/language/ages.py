"""Two days and the words for their distance -> how old what a page is about is, in its language."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .interface import NN_, Language


class Ages(NamedTuple):
    """How a page says that what it is about is some months or years old: the forms for one and for more."""

    months: tuple[str, str]
    years: tuple[str, str]


AGES_OF_STORIES = Ages(
    NN_("This story is %(number)s month old", "This story is %(number)s months old"),
    NN_("This story is %(number)s year old", "This story is %(number)s years old"),
)
AGES_OF_EVENTS = Ages(
    NN_("These events are %(number)s month old", "These events are %(number)s months old"),
    NN_("These events are %(number)s year old", "These events are %(number)s years old"),
)


def age(then: datetime.date, now: datetime.date, ages: Ages, language: Language) -> str:
    """Return how old something is, in whole years or months: This story is six years old.

    Nothing is called new, which would be true for a month.
    """
    months = (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
    if months < 1:
        return language.gettext("Then and now")
    number, forms = (months // 12, ages.years) if months >= 12 else (months, ages.months)  # noqa: PLR2004 -- of a year
    return language.ngettext(*forms, number) % {"number": language.number(number)}
