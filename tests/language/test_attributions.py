"""A paragraph and the quotes in it -> the name that each quote's own sentence gives whoever speaks."""

import pytest

from newsgloss.language.quotations import find_quotes
from newsgloss.seeds.seed import Seed


def named(*paragraphs: str) -> list[str]:
    """Return who certainly speaks in each quote, as written."""
    return [quote.named for quote in find_quotes(enumerate(paragraphs, 1))]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"It is over," said Karl Black.',
        '"It is over," Karl Black said.',
        '"Is it over?" asked Karl Black.',
        '"It is over", said Karl Black.',
        '"It is over," said spokesperson Karl Black in an email.',
        '"It is over," said the Prime Minister Karl Black on Friday.',
        '"It is over," said Mr. Karl Black, a fisher.',
        '"It is over," said Karl Black of the Lake Authority.',
        '"It is over," Karl Black said, referring to the ferry, which may not cross.',
        '"It is over," Karl Black told reporters.',
        '"It is over," Karl Black told the Zenda Courier on Friday.',
        'Karl Black said: "It is over."',
        'Mayor Karl Black told reporters: "It is over."',
        'Nobody may cross. Karl Black wrote, "It is over." Then it rained.',
        "“It is over,” said Karl Black.",
        "‘It’s over,’ said Karl Black.",
        "„It is over“, said Karl Black.",
        "« C'est fini », a déclaré Karl Black.",
        "Karl Black a déclaré : « C'est fini. »",
    ],
)
def test_a_quotes_own_sentence_names_who_speaks(paragraph: str) -> None:
    assert named(paragraph) == ["Karl Black"]


@pytest.mark.parametrize(
    "paragraph",
    [
        'Karl Black said the lake was safe. "He is lying," said a fisher.',
        'Karl Black said the lake was safe. "He is lying."',
        'Karl Black came. "He is lying," she said.',
        '"He is lying," said the wife of Karl Black.',
        '"He is lying," said Karl Black\'s lawyer.',
        '"He is lying," said Karl Black’s lawyer.',
        '"They are lying," said the Blacks\' lawyer.',
        '"He is lying," Karl Black\'s wife said.',
        '"He is lying," said a friend, Karl Black.',
        '"He is lying," said Karl Black and his wife.',
        '"He is lying," Karl Black was told.',
        '"He is lying," a fisher told Karl Black.',
        '"He is lying," Karl Black never said.',
        '"He is lying," said Karl Black, quoting a fisher.',
        '"He is lying," said Karl Black, reading from a letter.',
        '"He is lying," said Karl Black, according to a fisher.',
        '"He is lying," said Karl Black, a fisher told the court.',
        '"He is lying," said Karl Black, if the report is right.',
        '"He is lying," said Karl Black, or did he?',
        '"He is lying," said Karl Black?',
        '"He is lying," said Karl Black had lied.',
        '"He is lying," said Karl Black in the role of the king.',
        'That "he is lying," said Karl Black, is false.',
        'Had she said "he is lying," said Karl Black, nobody would know.',
        'The sign "He is lying" Karl Black said was old.',
        'If Karl Black says "he is lying," we leave.',
        'When Karl Black, the mayor, said: "He is lying."',
        'Karl Black, his lawyer said: "He is lying."',
        'Karl Black said: "He is lying," and left.',
        'Karl Black said: "He is lying!" Rose Hentzau said.',
        'Karl Black denied he had said: "He is lying."',
        'Karl Black was asked: "Is he lying?"',
        'A fisher told Karl Black: "He is lying."',
        "Selon Karl Black, « il ment ».",
        "« Il ment », a dit un pêcheur à Karl Black.",
        "« Il ment », aurait dit Karl Black.",
        "« Il ment », a déclaré l'avocat de Karl Black.",
        '"It is over," said Karl Black, ' + "who came by the long road " * 20 + "on Friday.",
    ],
)
def test_nobody_is_named_where_the_words_may_be_anothers(paragraph: str) -> None:
    assert "Karl Black" not in named(paragraph)


def test_each_quote_has_its_own_sentence() -> None:
    assert named('"No," said Karl Black. "Yes," said Rose Hentzau.') == ["Karl Black", "Rose Hentzau"]


def test_a_sentence_may_go_on_in_a_second_quote() -> None:
    assert named('"No," said Karl Black, "it is over."') == ["Karl Black", "Karl Black"]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"No," said Karl Black. "It is over."',
        '"No," said Karl Black, "it is over," and "no ferry" goes.',
    ],
)
def test_a_second_quote_that_its_sentence_does_not_end_with_is_nobodys(paragraph: str) -> None:
    assert named(paragraph)[1:] == [""] * (len(named(paragraph)) - 1)


def test_what_is_taken_back_after_a_second_quote_is_nobodys() -> None:
    assert named('"No," said Karl Black, "it is over," reading from a letter.') == ["", ""]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('A fisher wrote: "He came in. "I am king," said Karl Black.',),
        ('A fisher wrote: "He came in.', '"I am king," said Karl Black.'),
        ('A fisher wrote: "He came in.', 'Then it rained. "I am king," said Karl Black.'),
        ("A fisher wrote: “He came in. “I am king,” said Karl Black. He left.”",),
    ],
)
def test_nobody_is_named_within_what_another_may_be_quoted_with(paragraphs: tuple[str, ...]) -> None:
    assert "Karl Black" not in named(*paragraphs)


def test_the_first_seed_names_three_speakers_for_certain(first_seed: Seed) -> None:
    expected = [(11, "Michael Niezgoda"), (19, "Freeland"), (23, "Freeland")]

    assert expected == [(quote.line, quote.named) for quote in first_seed.quotes() if quote.named]
