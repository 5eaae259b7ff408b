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
NEWS = "On Friday, they left. The mayor of Zenda closed the port, and sailed. Duke Michael won, he said."
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
        ("Zenda", "[…] Zenda […]"),
        ("Friday", "On Friday […]"),
        ("ferry", "[…] ferry […]"),
        ("Duke Michael", "[…] Duke Michael […]"),
        ("left", "[…] left."),
    ],
)
def test_a_mention_is_quoted_with_its_clause(words: str, expected: str) -> None:
    assert "".join(clause(mention(words, story=STORY.replace('"not', "not")).sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (('"We know of the ', "permit", '," she said, "and of its price."'), '"We know of the permit," […]'),
        (('"If it rains, the ', "permit", '," she said, is void.'), "[…] permit […]"),
        (("« S’il pleut, le ", "permis", " », dit-elle, ne vaut rien."), "[…] permis […]"),
        (("It closed the ports —a ", "permit", " was dear— and left."), "[…] permit […]"),
        (("The law - and no ", "permit", " - says: no."), "[…] permit […]"),
        (
            ("The 1,673 boats had a ", "permit", " at 11:30 on Friday."),
            "The 1,673 boats had a permit at 11:30 on Friday.",
        ),
        (("“We said: the “", "permit", "”, or none.”"), "[…] permit […]"),
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
        (QuoteLimits(15, 0.67, 50), {"m-friday-1", "m-zenda-1", "m-duke-michael-1"}),  # 12 of 18 words
        (QuoteLimits(15, 0.66, 50), {"m-friday-1", "m-duke-michael-1"}),
        (QuoteLimits(15, 0.2, 50), set()),  # the names have four words
    ],
)
def test_the_shortest_clauses_are_quoted_while_their_share_allows(limits: QuoteLimits, expected: set[str]) -> None:
    mentions = [mention(words, story=NEWS) for words in ("Friday", "Zenda", "Duke Michael")]

    assert len(NEWS.split()) == 18
    assert with_clause(mentions, 18, limits) == expected


def test_words_that_two_pieces_show_count_once() -> None:
    mentions = [mention(words, story=NEWS) for words in ("mayor", "Zenda", "port")]

    assert len(with_clause(mentions, 18, QuoteLimits(15, 7 / 18, 50))) == 3


def test_only_the_first_mention_stands_in_its_clause() -> None:
    assert with_clause([mention("Zenda", 2, NEWS)], 18, QuoteLimits(15, 1.0, 50)) == set()


@pytest.mark.parametrize(
    "front",
    ["Nobody believes, however often it is said, ", "He denied the reports: ", "It was never true — ", "If it rains, "],
)
def test_no_denial_and_no_condition_is_cut_off_in_front(front: str) -> None:
    assert "".join(clause((f"{front}the ", "port", " is closed."))) == "[…] port […]"


def test_words_of_two_texts_are_not_the_same_words() -> None:
    mentions = [mention("Friday"), mention("Monday", story="On Monday, nobody came.")]

    assert len(with_clause(mentions, 4, QuoteLimits(15, 1.0, 50))) == 2
    assert len(with_clause(mentions, 3, QuoteLimits(15, 1.0, 50))) == 1
