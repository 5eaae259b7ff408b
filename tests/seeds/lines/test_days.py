"""One line -> the day that it names and nothing else, in any language."""

import pytest

from newsgloss.seeds.lines.days import day_alone


@pytest.mark.parametrize(
    "line",
    [
        "4 мая 2031 года, 10:00",
        "الثلاثاء 4 مايو 2031",
        "٤ أيار ٢٠٣١",
        "יום שלישי, 4 במאי 2031",
        "2031年5月4日",
        "二〇三一年五月四日",
        "二零三一年五月四日 星期日",
        "令和十三年五月四日（日）",
        "令和１３年５月４日",
        "平成43年5月4日",
        "昭和106年5月4日",
        "民國120年5月4日",
        "民国120年5月4日",
        "4 พฤษภาคม 2574",
        "4 พฤษภาคม พ.ศ. 2574 - 10:00",
        "2031년 5월 4일 (일)",
        "Mittwoch, 4. Mai 2031, 10:00 Uhr",
        "Strelsau - 04 may 2031 - 10:00 CET",
        "4 de maio de 2031",
        "4 मई 2031",
        "4 Mayıs 2031",
        "Τρίτη 4 Μαΐου 2031",
    ],
)
def test_a_line_names_a_day_in_the_words_of_its_language(line: str) -> None:
    expected = "2031-05-04"

    assert expected == day_alone(line)


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of 4 May 2031 in Strelsau",
        "4 maja",
        "31 апреля 2031",
        "30 listopada 2031",  # the eleventh month in Polish, the tenth in Croatian
        "Zenda 2031",
        "4 May 2574",
        "4 ab 2031",
        "Treaty 4 May 2031",
        "4 lake May 2031",
        "a b c d 4 May 2031",
        "二〇三一年十十月四日",
        "十三年五月四日",
    ],
)
def test_a_line_that_says_more_or_less_names_none(line: str) -> None:
    assert day_alone(line) is None
