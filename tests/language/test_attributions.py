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
        '"It is over", said Karl Black.',
        '"It is over," said spokesperson Karl Black in an email.',
        '"It is over," said the Prime Minister Karl Black on Friday.',
        '"Is it over?" said Mr. Karl Black.',
        '"It is over," said Karl Black of the Lake Authority.',
        '"It is over," Karl Black said during a news conference on Zenda Hill today. Nobody came.',
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


@pytest.mark.parametrize(
    "paragraph",
    [
        'A lawyer for Sen. Karl Black said: "He is not sane."',
        'The widow of Lt. Karl Black said: "The army lied to me."',
        "L’épouse du Pr. Karl Black a déclaré : « Il est innocent. »",
        "“Kill him,” Karl Black said on Jan. 5, according to prosecutors.",
        '"Kill him," Karl Black told Lt. Rupert White, prosecutors said.',
        '"Kill him," said Karl Black of St. Louis, according to the indictment.',
        '"My father is wrong," said Karl Black, Jr.',
        '"Kill him," said Karl Black, prosecutors allege.',
        '"Kill him," said Karl Black, the court heard.',
        '"Kill him," said Karl Black, claims Rupert White.',
        '"Kill him," said Karl Black, or so the story goes.',
        "« Tuez-le », a déclaré Karl Black, d’après l’accusation.",
        "« Tuez-le », a déclaré Karl Black, affirment les procureurs.",
        "« Tuez-le », a déclaré Karl Black dans une fausse vidéo.",
        '"Kill him," said Karl Black in a deepfake video.',
        '"Kill him," said Karl Black, in a line widely misattributed to him.',
        '"Kill him," said Karl Black on stage as Hamlet.',
        'Karl Black said: "Kill him!", prosecutors say.',
        'Karl Black said: "Kill him!" – if you believe the Courier.',
        'Karl Black said: "I quit." (His office denies this.)',
        '"Is Zenda safe?" Karl Black said on Friday that it was.',
        '"Resign!" Karl Black said in an interview that he had heard the crowd.',
        "‘He came that night. “I will kill you,” said Karl Black. I was afraid.",
        "‘The fishers’ hut was dark. “I will kill you,” said Karl Black. I ran.’ So goes the tale of Rupert White.",
        "'He came. \"I will kill you,\" said Karl Black. I was afraid.' So began the letter of Rupert White.",
        "Rupert White: He came in. “I will kill you,” said Karl Black.",
        "A: He came in. “I will kill you,” said Karl Black. I ran.",
        "A fake letter was shown in court. “I fled,” wrote Karl Black.",
        "“I fled,” said Karl Black. False: no such words were spoken.",
        "In the novel, the minister snaps. “I fled,” says Karl Black.",
        "According to Rupert White, this happened. “I fled,” said Karl Black.",
        '"You will die here," recalled Karl Black.',
        "Karl Black warned: “Resign or be sacked.”",
        'Karl Black asked: "Did you lie?"',
        '"Who Rules the Lake?" explains Karl Black.',
        '"We lost," said Karl Black, White & Co. in a statement.',
    ],
)
def test_nobody_is_named_where_an_abbreviation_hearsay_or_a_fake_may_be(paragraph: str) -> None:
    assert "Karl Black" not in named(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    ['"My husband is innocent," said Mrs. Black.', "« Il m’a frappée », a déclaré Mme Black.", '"No," said Mr. Black.'],
)
def test_a_surname_with_a_title_alone_is_nobodys(paragraph: str) -> None:
    assert named(paragraph) == [""]


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


def test_the_first_seed_names_two_speakers_for_certain(first_seed: Seed) -> None:
    expected = [(11, "Michael Niezgoda"), (19, "Freeland")]

    assert expected == [(quote.line, quote.named) for quote in first_seed.quotes() if quote.named]
