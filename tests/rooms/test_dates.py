import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.dates import long_date, partial_date


def test_a_day_is_written_in_words() -> None:
    expected = "27 March 2020"

    assert expected == long_date(datetime.date(2020, 3, 27))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1951", "1951"),
        ("2020-03", "March 2020"),
        ("2020-03-07", "7 March 2020"),
        ("2020-03-18/2020-04-21", "18 March to 21 April 2020"),
        ("2020-03-18/2020-03-27", "18 to 27 March 2020"),
        ("2020-03-18/2020-03-18", "18 March 2020"),
        ("2019-12-30/2020-01-02", "30 December 2019 to 2 January 2020"),
        ("2020-03/2020-05-02", "March to 2 May 2020"),
        ("2019/2020-02", "2019 to February 2020"),
        ("2019/2020", "2019 to 2020"),
        ("2020-03/2020-03", "March 2020"),
        ("2020-03/2020-04", "March to April 2020"),
        ("2020-03/2021-03", "March 2020 to March 2021"),
        ("2020-03-18/2020-05", "18 March to May 2020"),
        ("2020-03-18/2021-03-18", "18 March 2020 to 18 March 2021"),
        ("2020-02-29", "29 February 2020"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(value: str, expected: str) -> None:
    assert expected == partial_date(value)


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "27 March 2020"), ("en-CA", "27 March 2020"), ("fr", "27 mars 2020")]
)
def test_a_date_is_written_in_the_language_of_the_site(lang: str, expected: str) -> None:
    assert [expected, expected] == [long_date(datetime.date(2020, 3, 27), lang), partial_date("2020-03-27", lang)]


@given(st.dates(datetime.date(1000, 1, 1)), st.dates(datetime.date(1000, 1, 1)))
def test_an_interval_says_its_last_day_in_full_and_its_first_as_far_as_it_differs(
    first: datetime.date, last: datetime.date
) -> None:
    begins, ends = sorted((first, last))
    said = partial_date(f"{begins}/{ends}")
    start = said.removesuffix(long_date(ends)).removesuffix(" to ")

    assert said.endswith(long_date(ends))
    assert long_date(begins).startswith(start)
    assert (str(begins.year) in start.split()) == (begins.year != ends.year and bool(start))
