"""The first lines of a text -> what is above its headline, and a title where it has none."""

import pytest

from newsgloss.seeds.lines.headlines import could_be_menu, is_sentence, stands_above, title_of

SENTENCE = (
    "The port of Zenda closed on Friday after three days of heavy rain, leaving thousands of passengers on both shores "
    "of the lake."
)


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/zenda?a=b",
        "www.example.org",
        "FOR IMMEDIATE RELEASE",
        "Communiqué de presse",
        "Embargoed until 2 May 2031",
        "Politics",
        "MONDE",
        "May 2, 2031",
        "Reuters",
        "BC-RUR--Zenda Port",
        "THE ZENDA COURIER                      Friday, 5 May 1961",
        "5 May 1961\tThe Zenda Courier\tNo. 104",
    ],
)
def test_a_line_stands_above_the_headline(line: str) -> None:
    assert stands_above(line, "Port of Zenda closes")


@pytest.mark.parametrize(
    "line",
    [
        "Port of Zenda closes",
        "See https://example.org",
        "Politics of rain",
        "Release of the year",
        "2031",
        "Rain: a guide",
        "Rain on Friday, 5 May 1961",
        "Rain     and wind",
    ],
)
def test_another_line_is_the_headline(line: str) -> None:
    assert not stands_above(line, "The lake rises")


def test_a_first_sentence_is_no_headline() -> None:
    assert is_sentence(SENTENCE)


@pytest.mark.parametrize("line", [SENTENCE[:-1], "Zenda closes its port."])
def test_a_headline_may_be_long_or_end_with_a_full_stop(line: str) -> None:
    assert not is_sentence(line)


def test_a_title_is_how_the_first_sentence_begins() -> None:
    expected = (SENTENCE, "It rained" + ", it rained" * 26 + ", it …")

    assert expected == (title_of(SENTENCE), title_of("It rained" + ", it rained" * 50))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Home", "The port of Zenda closed on Friday."], True),
        (["Lakes", "Ports", "Ferries", "Fares", "The port of Zenda closed on Friday."], True),
        (["Lakes", "Ports", "Ferries", "The port of Zenda closed on Friday."], False),
        (["Port of Zenda", "Ports", "Ferries", "Fares"], False),
        (["Lakes", "Ports", "Ferries:", "Fares"], False),
        (["Lakes", "Ports", "ferries", "Fares"], False),
        (["Lakes", "Ports", "Ferries"], False),
    ],
)
def test_short_words_that_end_nowhere_could_be_a_menu(lines: list[str], *, expected: bool) -> None:
    assert expected == could_be_menu(lines)
