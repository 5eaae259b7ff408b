"""A source's text and the day of its story -> the days that its words mean."""

import datetime

import pytest

from newsgloss.language.story_dates import story_dates
from newsgloss.seeds.line_rules import normal
from newsgloss.seeds.seed import Seed

FRIDAY = datetime.date(2031, 5, 2)


def meant(text: str, day: datetime.date = FRIDAY) -> list[tuple[str, str]]:
    """Return the words that mean a day, and the day."""
    return [(text[start:end], date) for start, end, date in story_dates(text, day)]


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("The minister said today that it rained.", "today", "2031-05-02"),
        ("The lake rose yesterday.", "yesterday", "2031-05-01"),
        ("The port closes tomorrow.", "tomorrow", "2031-05-03"),
        ("The parliament meets tonight.", "tonight", "2031-05-02"),
        ("It rained last week in Zenda.", "last week", "2031-W17"),
        ("The port closed on Friday.", "Friday", "2031-05-02"),
        ("The port closed on Thursday.", "Thursday", "2031-05-01"),
        ("The port closed Saturday after the rain.", "Saturday", "2031-04-26"),
        ("He was told of it early Monday morning.", "Monday", "2031-04-28"),
        ("Thursday's meeting was cancelled.", "Thursday", "2031-05-01"),
        ("He said today Ruritania would close the port.", "today", "2031-05-02"),
        ("Officials said Thursday Ruritania closed it.", "Thursday", "2031-05-01"),
    ],
)
def test_a_word_means_a_day(text: str, word: str, date: str) -> None:
    assert [(word, date)] == meant(text)


@pytest.mark.parametrize(
    "text",
    [
        '"We met today," she said.',
        "“We met today,” she said.",
        "‘We met today,’ she said.",
        "« On est fermé today », dit-il.",
        '"We met today, and nobody closes it',
        "The port closes Thursday.",
        "He will speak on Thursday, he said.",
        "It is to open on Thursday, they said.",
        "The ports were closed until Thursday.",
        "It was open every Thursday.",
        "They met last Thursday.",
        "They met next Thursday, he said.",
        "It happened a year ago today.",
        "From today it was closed.",
        "Good Friday was cold.",
        "Black Friday sales fell and closed the week.",
        "It was Friday the 13th.",
        "Thursday, March 19, was cold.",
        "They met on Thursday, April 2, in Zenda.",
        "The Sunday Times reported it.",
        "They worked from Monday to Friday.",
        "It was closed between Monday and Friday.",
        "Monday-Friday service was cut.",
        "Thursdays were quiet.",
        "USA Today reported it.",
        "It rained on a doomsday-like today-ish day.",
        "There is no day in this.",
    ],
)
def test_a_word_that_may_mean_another_day_is_left_alone(text: str) -> None:
    expected: list[tuple[str, str]] = []

    assert expected == meant(text)


def test_a_quote_ends_with_its_paragraph() -> None:
    text = '"We met and\x00He said today that it rained.'
    expected = [("today", "2031-05-02")]

    assert expected == meant(text)


def test_a_weekday_needs_the_past_in_its_own_sentence() -> None:
    text = "It rained. The port opens Thursday."
    expected: list[tuple[str, str]] = []

    assert expected == meant(text)


def test_a_week_at_the_turn_of_the_year_has_its_own_year() -> None:
    expected = [("last week", "2031-W01")]

    assert expected == meant("It rained last week.", datetime.date(2031, 1, 8))


def test_the_first_seed_means_five_days_and_a_week(first_seed: Seed) -> None:
    text = "\x00".join(normal(line.text) for line in first_seed.body)
    expected = [
        ("last week", "2020-W12"),
        ("today", "2020-03-27"),
        ("today", "2020-03-27"),
        ("Thursday", "2020-03-26"),
        ("Thursday", "2020-03-26"),
        ("Friday", "2020-03-27"),
    ]

    assert expected == meant(text, datetime.date(2020, 3, 27))
