import pytest

from newsgloss.publishing.share_pictures.fitting import MORE, fit


def wide(text: str) -> float:
    """Return a width at which every character is half an em."""
    return len(text) / 2


def lines(text: str, *sizes: float, width: float = 100, height: float = 40) -> tuple[float, tuple[str, ...]]:
    """Return the size and the lines of a text in a box of twenty letters of 10 pixels and four lines."""
    found = fit(text, (width, height), sizes or (10,), 1.0, wide)
    return found.size, found.lines


def test_a_text_has_the_largest_letters_in_which_it_fits() -> None:
    assert lines("port", 30, 20, 10) == (30, ("port",))
    assert lines("the port of Zenda", 30, 20, 10) == (20, ("the port", "of Zenda"))


def test_lines_are_about_as_long_as_each_other() -> None:
    assert lines("one two three four five") == (10, ("one two three", "four five"))


def test_what_does_not_fit_in_the_smallest_letters_is_cut_off() -> None:
    size, found = lines("word " * 60, 20, 10)

    assert (size, len(found)) == (10, 4)
    assert found[-1].endswith(f"word{MORE}")
    assert all(wide(line) * size <= 100 for line in found)


@pytest.mark.parametrize("text", ["x" * 500, "W" * 21 + " i", "-" * 90])
def test_a_word_that_is_wider_than_a_line_is_broken(text: str) -> None:
    _, found = lines(text)

    assert all(wide(line) * 10 <= 100 for line in found)


def test_a_line_may_end_after_a_hyphen_and_within_a_language_without_spaces() -> None:
    assert lines("Zenda-Strelsau border", width=50)[1] == ("Zenda-", "Strelsau", "border")
    assert lines("国境の橋が金曜日に閉鎖された。", width=30, height=60)[1] == ("国境の橋が", "金曜日に閉", "鎖された。")


def test_words_that_are_kept_together_stay_together() -> None:
    assert lines("on 2\u00a0May 2031", width=45)[1] == ("on 2\u00a0May", "2031")


def test_nothing_to_say_takes_no_line() -> None:
    assert lines("") == (10, ())
