import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.sentences import CUT, HIDDEN, LONGEST, sentence


def around(block: str, words: str) -> tuple[str, str, str]:
    """Return the sentence around the first place where these words are."""
    start = block.index(words)
    return sentence(block, start, start + len(words))


def test_the_sentence_around_a_word_is_found() -> None:
    expected = ("The ", "ferry", " left.")

    assert expected == around("It rained. The ferry left. Nobody saw it.", "ferry")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("It rained! The ferry left.", "The ferry left."),
        ("Did it rain? The ferry left.", "The ferry left."),
        ('"It rained." The ferry left.', "The ferry left."),
        ("It rained … The ferry left.", "The ferry left."),
        ("Mr. Elphberg took the ferry home.", "Mr. Elphberg took the ferry home."),
        ("The U.S. Customs ferry left.", "The U.S. Customs ferry left."),
        ("Under Art. 3 the ferry must wait.", "Under Art. 3 the ferry must wait."),
        ("On 2 Nov. Rudolf took the ferry.", "On 2 Nov. Rudolf took the ferry."),
        ("It cost 3.50 Crowns, the ferry.", "It cost 3.50 Crowns, the ferry."),
        ("It rained. the ferry left.", "It rained. the ferry left."),
        ('He said: "Wait." "The ferry left," she said.', '"The ferry left," she said.'),
        ("Il pleut. État de droit: the ferry left.", "État de droit: the ferry left."),
        ("Elle a dit : « Il pleut. » The ferry left.", "The ferry left."),
        ("Elle a dit : «\u00a0Il pleut\u202f!\u00a0» The ferry left.", "The ferry left."),
        ("She said: “It rained. ” The ferry left.", "The ferry left."),
        ("She said: ‘It rained.\u00a0’\u00a0The ferry left.", "The ferry left."),
        ("It rained. « The ferry left. » She went.", "« The ferry left. »"),
        ("Es regnete. »The ferry left.« Sie ging.", "»The ferry left.«"),
        ("Sie sagte: „Es regnet.“ The ferry left.", "The ferry left."),
        ("« Il pleut ! » a-t-elle dit, the ferry left.", "« Il pleut ! » a-t-elle dit, the ferry left."),
        ("« Il pleut ! » écrit-elle, the ferry left.", "« Il pleut ! » écrit-elle, the ferry left."),
    ],
)
def test_a_sentence_begins_after_a_full_stop_and_not_after_an_abbreviation(block: str, expected: str) -> None:
    assert expected == "".join(around(block, "erry"))


def test_a_word_at_the_end_has_its_full_stop_after_it() -> None:
    expected = ("They took the ", "ferry", ".")

    assert expected == around("They took the ferry. It rained.", "ferry")


def test_after_an_abbreviation_the_sentence_is_rather_too_long_than_too_short() -> None:
    expected = ("They left for the ", "E.U.", " Nobody came.")

    assert expected == around("They left for the E.U. Nobody came. It rained.", "E.U.")


@pytest.mark.parametrize(
    "whole",
    [
        "Am 3. März legte die Fähre ab.",
        "Im 19. Jahrhundert kam z. B. Zendas Fähre, d. h. Dr. Moes Boot.",
        "Die Fähre kostet nach § 4 Abs. 2 rund 3 Mio. Kronen.",
    ],
)
def test_a_german_ordinal_or_abbreviation_ends_no_sentence(whole: str) -> None:
    assert "".join(around(f"Es war kalt. {whole} Sie war 12. Polizisten kamen.", "Fähre")) == whole


def test_a_picture_leaves_nothing_in_its_sentence() -> None:
    text = f"It rained.{HIDDEN} {HIDDEN} The {HIDDEN} ferry left{HIDDEN}. Nobody saw it."

    assert around(text, "ferry") == ("The ", "ferry", " left.")


def test_what_nobody_sees_is_in_no_quotation() -> None:
    assert around("The de\u00adten\u200btion or\u2060der of 5\u200d", "or\u2060der") == (
        "The detention ",
        "order",
        " of 5\u200d",
    )


def test_white_space_is_folded() -> None:
    expected = ("The old ", "ferry permit", " expired.")

    assert expected == around("The\n  old ferry\npermit\u00a0expired.", "ferry\npermit")


@pytest.mark.parametrize(("before", "after"), [(200, 0), (0, 200), (70, 70), (200, 200)])
@pytest.mark.parametrize("around_it", ["{}", "It rained. {} It rained.", "It rained.\0{}\0It rained."])
def test_of_a_sentence_that_is_too_long_the_words_are_quoted_alone(before: int, after: int, around_it: str) -> None:
    block = around_it.format("Alpha " + "before " * before + "ferry" + " after" * after + ".")
    expected = (f"{CUT} ", "ferry", f" {CUT}")

    assert expected == around(block, "ferry")


@pytest.mark.parametrize("around_it", ["{}", "It rained. {} It rained.", "It rained.\0{}\0It rained."])
def test_a_sentence_is_whole_as_long_as_it_has_room(around_it: str) -> None:
    before, after = "Beta " * 60, " after" * 49 + "."
    block = around_it.format(f"{before}ferry{after}")

    assert len(before) + len(after) <= LONGEST
    assert around(block, "ferry") == (before, "ferry", after)


@given(st.text(alphabet="ab AB.?!\"' \n", max_size=400), st.integers(0, 400), st.integers(1, 20))
def test_a_sentence_is_a_part_of_its_block(text: str, start: int, length: int) -> None:
    block = f"{text[:start]}ferry{'x' * length}{text[start:]}"
    found = block.index("ferry")

    parts = sentence(block, found, found + 5 + length)

    folded = re.sub(r"\s+", " ", block)
    assert "".join(parts) in folded
