import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.readability import FEW_WORDS, grade
from newsgloss.language.sentences import BLOCK

SHORT = "The cat sat on the mat. "  # 6 words of 6 syllables
LONGER = "Nobody may cross the lake without a permit today. "  # 9 words of 3+1+1+1+1+2+1+2+2 = 14 syllables


def syllables(word: str) -> int:
    """Return how many syllables a word counts for: the grade of a sentence of it tells."""
    found = grade(" ".join([word] * FEW_WORDS))
    assert found is not None
    return round((found - 0.39 * FEW_WORDS + 15.59) / 11.8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHORT * 20, 0.39 * 6 + 11.8 * 6 / 6 - 15.59),
        (LONGER * 12, 0.39 * 9 + 11.8 * 14 / 9 - 15.59),
        ((SHORT + LONGER) * 10, 0.39 * 15 / 2 + 11.8 * 20 / 15 - 15.59),
    ],
)
def test_a_grade_is_what_the_formula_says(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected)


def test_german_has_a_formula_of_its_own() -> None:
    text = "Der Hafen ist heute leer. Niemand darf ohne Genehmigung hinüber. " * 10  # 10 words in 2 sentences

    # of 10 words 2 have three syllables or more, 3 have more than six letters, and 4 have one syllable
    assert grade(text, "de-AT") == pytest.approx(0.1935 * 20 + 0.1672 * 5 + 0.1297 * 30 - 0.0327 * 40 - 0.875)
    assert grade(text, "nl") is None


def test_a_short_text_has_no_grade() -> None:
    assert grade("Permit " * (FEW_WORDS - 1)) is None
    assert grade("Permit " * FEW_WORDS) is not None
    assert grade("") is None


def test_a_block_is_a_sentence_of_its_own() -> None:
    heading = "A long wait" + BLOCK

    assert grade(heading * 40) == grade("A long wait. " * 40)


def test_longer_sentences_are_harder() -> None:
    apart, together = SHORT * 20, SHORT.replace(".", ",") * 20

    assert grade(apart) < grade(together)  # type: ignore[operator]


def test_words_of_more_syllables_are_harder() -> None:
    assert grade(SHORT * 20) < grade(SHORT.replace("mat", "accommodation") * 20)  # type: ignore[operator]


def test_capitals_and_punctuation_change_nothing() -> None:
    assert grade(LONGER * 12) == grade(LONGER.replace("lake", "“LAKE” –") * 12)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("a", 1),
        ("lake", 1),
        ("the", 1),
        ("rhythm", 1),
        ("ferry", 2),
        ("whole", 1),
        ("rule", 1),
        ("people", 2),
        ("able", 2),
        ("asked", 1),
        ("closed", 1),
        ("wanted", 2),
        ("decided", 3),
        ("carried", 2),
        ("agreed", 2),
        ("continued", 3),
        ("makes", 1),
        ("rules", 1),
        ("tables", 2),
        ("places", 2),
        ("judges", 2),
        ("boxes", 2),
        ("matches", 2),
        ("stories", 2),
        ("refugee", 3),
        ("authority", 4),
        ("café", 2),
        ("don’t", 1),
        ("2031", 1),
        ("50,000", 1),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word: str, expected: int) -> None:
    assert syllables(word) == expected


@given(st.lists(st.sampled_from(["lake", "ferry", "authority", "permit"]), min_size=FEW_WORDS, max_size=150))
def test_the_order_of_words_changes_nothing(words: list[str]) -> None:
    assert grade(" ".join(words)) == grade(" ".join(sorted(words)))
