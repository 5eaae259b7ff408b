import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.linking.folding import canonical, fold, is_folded, same, small_letters, without_accents

LETTERS = st.text("ae\u0301\u00e9\u0153\u0152\ufb03\ufb00\u00ad\u200b \u1112\u1161\u11ab難ビพ«»?\u00a0")


@pytest.mark.parametrize(
    ("text", "folded", "offsets"),
    [
        ("o\ufb03ce", "office", [0, 1, 1, 1, 2, 3, 4]),
        ("a\u00adb", "ab", [0, 2, 3]),
        ("e\u0301a", "éa", [0, 2, 3]),
        ("e\u00ad\u0301a", "éa", [0, 3, 4]),
        ("\ufb01\u0301a", "fía", [0, 0, 2, 3]),
        ("\u0152uvre \u0152UVRE", "Oeuvre OEUVRE", [0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11]),
    ],
)
def test_a_folded_text_leads_back_to_its_places(text: str, folded: str, offsets: list[int]) -> None:
    assert (folded, offsets) == fold(text)


@given(LETTERS | st.text())
def test_folded_offsets_lead_back_into_any_text(text: str) -> None:
    folded, offsets = fold(text)

    assert len(folded) + 1 == len(offsets)
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(LETTERS | st.text())
def test_a_folded_text_needs_no_folding(text: str) -> None:
    folded, _ = fold(text)

    assert fold(folded)[0] == folded


@given(LETTERS)
def test_a_text_that_needs_no_folding_stays_as_it_is(text: str) -> None:
    assert (fold(text)[0] == text) == is_folded(text)


@given(LETTERS | st.text())
def test_in_small_letters_every_character_keeps_its_place(text: str) -> None:
    assert len(text) == len(small_letters(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loi « Passage »", "loi «Passage»"),
        ("loi «\u00a0Qui paie\u202f?\u00a0»", "loi “Qui paie?”"),
        ("asylum-seeker", "asylum\nseeker"),
        ("cœur", "coeur"),
        ("o\ufb03ce", "office"),
    ],
)
def test_what_no_reader_tells_apart_is_the_same(one: str, other: str) -> None:
    assert same(one) == same(other)


def test_accents_are_what_is_above_and_below_letters() -> None:
    assert without_accents("Écoliers, français, Zürich") == "Ecoliers, francais, Zurich"
    assert canonical("É") == "É"
