"""A story's paragraphs -> the quotes in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.quotations import Quote, find_quotes
from newsgloss.seeds.seed import Seed

Said = tuple[str | None, str, bool, str]


def said(*paragraphs: str) -> list[Said]:
    """Return who speaks, how that is known, whether the quote is closed, and its words."""
    return [
        (quote.speaker, quote.attribution, quote.closed, quote.text) for quote in find_quotes(enumerate(paragraphs, 1))
    ]


def test_the_first_seed_holds_thirteen_quotes(first_seed: Seed) -> None:
    expected = [
        (11, "Michael Niezgoda", "explicit", True),
        (13, "Michael Niezgoda", "inferred", True),
        (19, "Chrystia Freeland", "explicit", True),
        (21, "Chrystia Freeland", "inferred", True),
        (23, "Chrystia Freeland", "explicit", True),
        (25, "Chrystia Freeland", "inferred", False),
        (29, "Justin Mohammed", "pronoun", True),
        (31, "Justin Mohammed", "inferred", True),
        (35, "Chrystia Freeland", "pronoun", True),
        (49, "Justin Trudeau", "pronoun", True),
        (49, "Justin Trudeau", "pronoun", True),
        (53, "Donald Trump", "pronoun", True),
        (57, "an official with the the Department of Homeland Security", "pronoun", True),
    ]

    assert expected == [(quote.line, quote.speaker, quote.attribution, quote.closed) for quote in first_seed.quotes()]


def test_the_first_seeds_quotes_hold_its_words_as_they_are(first_seed: Seed) -> None:
    expected = ("We continue to to engage closely", "assurances that that would not happen")

    texts = [quote.text for quote in first_seed.quotes()]

    assert texts[10].startswith(expected[0])
    assert expected[1] in texts[5]
    assert all(
        quote.text in line.text
        for quote in first_seed.quotes()
        for line in first_seed.lines
        if line.number == quote.line
    )


def test_the_first_seeds_quotes_hold_44_percent_of_its_words(first_seed: Seed) -> None:
    expected = 44

    words = sum(len(quote.text.split()) for quote in first_seed.quotes())

    assert expected == round(100 * words / first_seed.words)


def test_a_quote_may_go_on_in_the_next_paragraph() -> None:
    expected = [
        ("Rose Hentzau", "explicit", True, "One two three."),
        ("Rose Hentzau", "inferred", True, "Four five six."),
        ("Rose Hentzau", "inferred", True, "Seven."),
    ]

    assert expected == said('Rose Hentzau said: "One two three.', '"Four five six.', '"Seven."')


def test_a_quote_may_go_on_to_where_its_speaker_is_named() -> None:
    expected = [("Rose Hentzau", "inferred", True, "One two."), ("Rose Hentzau", "explicit", True, "Three,")]

    assert expected == said("“One two.", "“Three,” said Rose Hentzau.")


@pytest.mark.parametrize("mark", ["«", "»"])
def test_a_quote_may_go_on_in_french(mark: str) -> None:
    expected = [("Rose Hentzau", "explicit", True, "Un deux."), ("Rose Hentzau", "inferred", True, "Trois.")]

    assert expected == said("Rose Hentzau a déclaré : « Un deux.", f"{mark} Trois. »")


def test_a_quote_that_is_not_closed_says_so() -> None:
    expected = [("Rose Hentzau", "explicit", False, "One two three.")]

    assert expected == said('Rose Hentzau said: "One two three.', "The port closed.")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('Karl Black said: "We wait.” Nobody came.', ["We wait."]),
        ('"We wait,” said Karl Black. "It is late.”', ["We wait,", "It is late."]),
        ('“We wait," said Karl Black. “It is late.”', ["We wait,", "It is late."]),
        ('"We wait”, said Karl Black, "and then “go” home."', ["We wait", "and then “go” home."]),
        ('„Wir warten", sagte Karl Black. „Es ist spät."', ["Wir warten", "Es ist spät."]),
        ('Karl Black dit : "Nous attendons». Fin.', ["Nous attendons"]),
        ('“He said "no" and left,” said Karl Black.', ['He said "no" and left,']),
        ('"Er sagte »nein« und ging", sagte Karl Black.', ["Er sagte »nein« und ging"]),
        ('"He said ”no” and left", said Karl Black.', ["He said ”no” and left"]),
    ],
)
def test_a_quote_may_be_closed_by_a_mark_of_another_kind(paragraph: str, expected: list[str]) -> None:
    assert [(True, words) for words in expected] == [(closed, words) for _, _, closed, words in said(paragraph)]


def test_a_quote_within_a_quote_is_part_of_it() -> None:
    expected = [("Rose Hentzau", "explicit", True, "He said “no” twice,")]

    assert expected == said("“He said “no” twice,” said Rose Hentzau.")


@pytest.mark.parametrize(
    "paragraph",
    [
        'A ferry that is 6" wide and 20" long.',
        "It's Karl's lake, and the fishers' port.",
        "The ‘90s were wet.",
        "No quote at all.",
        "",
    ],
)
def test_marks_that_mean_something_else_open_no_quote(paragraph: str) -> None:
    expected: list[Said] = []

    assert expected == said(paragraph)


def test_a_quote_knows_its_line() -> None:
    expected = [Quote(7, "No,", "Karl Black", "explicit", closed=True, named="Karl Black")]

    assert expected == find_quotes([(5, "It rained."), (7, '"No," said Karl Black.')])


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "«",
        "»",
        "„",
        "‘",
        "’",
        "said ",
        "Karl Black ",
        "he ",
        "Zenda, ",
        "a dit ",
        "of ",
        ". ",
        ", ",
        "6",
        "x ",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4))
def test_a_quote_is_a_stretch_of_its_paragraph(paragraphs: list[str]) -> None:
    quotes = find_quotes(enumerate(paragraphs))

    assert all(quote.text in paragraphs[quote.line] for quote in quotes)
    assert all((quote.speaker is None) == (quote.attribution == "none") for quote in quotes)
    assert sorted(quote.line for quote in quotes) == [quote.line for quote in quotes]


def test_the_words_between_an_agencys_marks_are_quoted() -> None:
    (quote,) = find_quotes([(1, "``It wasn't over,'' said Karl Black.")])

    assert quote.text == "It wasn't over,"
