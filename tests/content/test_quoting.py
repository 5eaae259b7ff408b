"""A story whose permission is not settled -> the pieces of its sentences that other pages show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.quoting import CUT, clause, count, name, with_clause
from newsgloss.linking.occurrences import Mention
from newsgloss.model.settings import QuoteLimits

STORY = (
    'On Friday, after a long night, the mayor of Zenda closed the port, and "not one ferry," said Duke Michael, left.'
)
WORDS = st.lists(
    st.sampled_from(["ferry,", "port", "Zenda;", '"closed', 'no,"', "—", "a—b", "»", "night."]), max_size=12
)


def mention(words: str, number: int = 1, story: str = STORY) -> Mention:
    """Return a mention of a name in a story."""
    start = story.index(words)
    entry = words.lower().replace(" ", "-")
    return Mention(entry, number, True, story, start, start + len(words), in_source=True, paragraph=1)  # noqa: FBT003 -- linked


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Zenda", "[…] the mayor of Zenda closed the port […]"),
        ("Friday", "On Friday […]"),
        ("ferry", "[…] and not one ferry […]"),
        ("Duke Michael", "[…] said Duke Michael […]"),
        ("left", "[…] left."),
    ],
)
def test_a_mention_is_quoted_with_its_clause(words: str, expected: str) -> None:
    assert "".join(clause(mention(words, story=STORY.replace('"not', "not")).sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (('"We know of the ', "permit", '," she said, "and of its price."'), '"We know of the permit," […]'),
        (('"If it rains, the ', "permit", '," she said, is void.'), "[…] the permit […]"),
        (("« S’il pleut, le ", "permis", " », dit-elle, ne vaut rien."), "[…] le permis […]"),
        (("It closed the ports —a ", "permit", " was dear— and left."), "[…] a permit was dear […]"),
        (("The law - and no ", "permit", " - says: no."), "[…] and no permit […]"),
        (
            ("The 1,673 boats had a ", "permit", " at 11:30 on Friday."),
            "The 1,673 boats had a permit at 11:30 on Friday.",
        ),
        (("“We said: the “", "permit", "”, or none.”"), "[…] the “permit” […]"),
    ],
)
def test_a_clause_ends_at_a_stop_or_a_dash_with_its_quotation_marks_in_pairs(
    sentence: tuple[str, str, str], expected: str
) -> None:
    assert "".join(clause(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (("On Friday the “anti-", "ferry", "” men won."), "[…] anti-ferry […]"),
        (("It is the ", "mayor", "'s, she said."), "[…] mayor's […]"),
        (("“", "Zenda", "” won."), "Zenda […]"),
        (("“It is ", "Zenda", ".”"), "[…] Zenda."),
        (("It is ", "Zenda", "."), "[…] Zenda."),
        (("", "Zenda", "!"), "Zenda!"),
    ],
)
def test_a_name_alone_has_what_is_written_in_one_word_with_it(sentence: tuple[str, str, str], expected: str) -> None:
    assert "".join(name(sentence)) == expected


@given(WORDS, WORDS)
def test_a_piece_changes_no_character_and_a_name_is_its_shortest(before: list[str], after: list[str]) -> None:
    sentence = ("".join(f"{word} " for word in before), "permit", "".join(f" {word}" for word in after))

    pieces = ["".join(piece(sentence)) for piece in (name, clause)]

    assert [
        shown for shown in pieces if shown.removeprefix(f"{CUT} ").removesuffix(f" {CUT}") not in "".join(sentence)
    ] == []
    assert count(pieces[0]) <= count(pieces[1])


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (QuoteLimits(15, 1.0, 50), {"m-friday-1", "m-zenda-1", "m-duke-michael-1"}),
        (QuoteLimits(5, 1.0, 50), {"m-friday-1", "m-duke-michael-1"}),  # six words are around Zenda
        (QuoteLimits(0, 1.0, 50), set()),
        (QuoteLimits(15, 0.58, 50), {"m-friday-1", "m-zenda-1", "m-duke-michael-1"}),  # 12 of 21 words
        (QuoteLimits(15, 0.57, 50), {"m-friday-1", "m-duke-michael-1"}),
        (QuoteLimits(15, 0.2, 50), set()),  # the names have four words
    ],
)
def test_the_shortest_clauses_are_quoted_while_their_share_allows(limits: QuoteLimits, expected: set[str]) -> None:
    mentions = [mention("Friday"), mention("Zenda"), mention("Duke Michael")]

    assert len(STORY.split()) == 21
    assert with_clause(mentions, 21, limits) == expected


def test_words_that_two_pieces_show_count_once() -> None:
    mentions = [mention("mayor"), mention("Zenda"), mention("port")]

    assert len(with_clause(mentions, 21, QuoteLimits(15, 7 / 21, 50))) == 3


def test_only_the_first_mention_stands_in_its_clause() -> None:
    assert with_clause([mention("Zenda", 2)], 21, QuoteLimits(15, 1.0, 50)) == set()


def test_words_of_two_texts_are_not_the_same_words() -> None:
    mentions = [mention("Friday"), mention("Monday", story="On Monday, nobody came.")]

    assert len(with_clause(mentions, 4, QuoteLimits(15, 1.0, 50))) == 2
    assert len(with_clause(mentions, 3, QuoteLimits(15, 1.0, 50))) == 1
