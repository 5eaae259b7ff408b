import pytest

from newsgloss.model.characters import closed, disguised, hidden, is_blank, one_line, printable


@pytest.mark.parametrize(
    "text", ["", " \n", "\u200b", "\u200d\u2060\ufeff", "\u00ad", "\u3164", "\u2800", "\ufe0f", "&#8203;", "&nbsp;\t"]
)
def test_a_text_that_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "\u200bport\u200b", "—", "渡し", "👩\u200d🚀"])
def test_a_text_that_shows_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["a\u202eb", "a&#8238;b", "a&#x202E;b", "a&#x202e b"])
def test_what_turns_a_line_round_is_found_however_it_is_written(text: str) -> None:
    expected = [(1, "a character here (U+202E) changes the order in which the line is read")]

    assert expected == list(hidden(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\x1bb", "U+001B"),
        ("a\x9bb", "U+009B"),
        ("a\x0cb", "U+000C"),
        ("a\ufff9b", "U+FFF9"),
        ("a\U000e0041b", "U+E0041"),
        ("a&#7;b", "U+0007"),
    ],
)
def test_a_control_character_is_found(text: str, name: str) -> None:
    expected = [(1, f"there is a control character here ({name}), which no reader sees")]

    assert expected == list(hidden(text))


@pytest.mark.parametrize(
    "text",
    ["a\tb\nc", "\u200fשלום", "می\u200cخواهم", "un\u00a0port", "🏴\U000e0067\U000e0062\U000e007f", "&#65;", "&#xd800;"],
)
def test_what_writing_needs_is_left_alone(text: str) -> None:
    expected: list[tuple[int, str]] = []

    assert expected == list(hidden(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zenda\nport", "Zenda\nport"),
        ("\x1b]0;owned\x07", "\\u001b]0;owned\\u0007"),
        ("\x9b31m", "\\u009b31m"),
        ("gpj.\u202etxt", "gpj.\\u202etxt"),
        ("caf\udce9.txt", "caf\\udce9.txt"),
        ("é — 渡し", "é — 渡し"),
    ],
)
def test_nothing_that_is_printed_steers_a_terminal(text: str, expected: str) -> None:
    assert expected == printable(text)


def test_a_line_stays_one_line() -> None:
    expected = "zenda\\u000a.md"

    assert expected == one_line("zenda\n.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a \u2067\u05d0\u2069 b", "a \u2067\u05d0\u2069 b"),
        ("a \u2067\u05d0 b", "a \u2067\u05d0 b\u2069"),
        ("a \u202b\u05d0 b", "a \u202b\u05d0 b\u202c"),
        ("a \u2067\u202b\u05d0 b", "a \u2067\u202b\u05d0 b\u202c\u2069"),
        ("a \u2067\u202b\u05d0\u2069 b", "a \u2067\u202b\u05d0\u2069 b"),
        ("a\u2069\u202c b\u200f", "a\u2069\u202c b\u200f"),
    ],
)
def test_what_sets_a_direction_is_closed_where_the_paragraph_ends(text: str, expected: str) -> None:
    assert closed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a \u202eb", 2),
        ("a \u202e12\u202c", 2),
        ("a \u202d\u05d0", 2),
        ("a \u202d+1 555\u202c b", None),
        ("\u05d0 \u202e\u05d1\u202c b", None),
        ("\u202b\u05d0 a 12\u202c b", None),
        ("\u202e\u2066a 12\u2069\u202c b", None),
    ],
)
def test_an_override_disguises_only_what_runs_the_other_way(text: str, expected: int | None) -> None:
    assert disguised(text) == expected
