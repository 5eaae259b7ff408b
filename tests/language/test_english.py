"""The article before a name, as its first word sounds."""

import pytest

from newsgloss.language.english import english_article


@pytest.mark.parametrize("name", ["Edelweiss Courier", "Evening Post", "Independent", "Olympic", "Umbra", "“Echo”"])
def test_a_name_that_begins_with_a_vowel_has_an(name: str) -> None:
    assert english_article(name) == "an"


@pytest.mark.parametrize("name", ["Zenda Courier", "Strelsau Gazette", "Ynet", "Herald", "Honolulu Star", "Жизнь", "!"])
def test_any_other_name_has_a(name: str) -> None:
    assert english_article(name) == "a"


@pytest.mark.parametrize(
    "name", ["NBC", "MSNBC", "AP", "RTE", "SABC", "N1", "NZ Herald", "F.T.", "AT&T", "X", "A Review"]
)
def test_what_is_spelled_has_the_article_of_its_first_letter(name: str) -> None:
    assert english_article(name) == "an"


@pytest.mark.parametrize("name", ["BBC", "CBC News", "UPI", "U.S. News", "UN News", "B92", "KCNA"])
def test_what_is_spelled_has_a_where_that_letter_begins_with_a_consonant(name: str) -> None:
    assert english_article(name) == "a"


@pytest.mark.parametrize("name", ["NATO", "NASA", "FIFA", "UNESCO", "REUTERS"])
def test_capitals_that_are_said_as_a_word_are_not_spelled(name: str) -> None:
    assert english_article(name) == "a"


@pytest.mark.parametrize(
    "name", ["Union", "Unity", "University Post", "European", "Euro", "Utah News", "Ukraine", "Usual"]
)
def test_a_vowel_that_sounds_like_y_has_a(name: str) -> None:
    assert english_article(name) == "a"


@pytest.mark.parametrize("name", ["One Ruritania", "Once"])
def test_one_begins_with_a_consonant(name: str) -> None:
    assert english_article(name) == "a"


@pytest.mark.parametrize("name", ["Unimportant Times", "Uninvited", "Ulster Post", "Urban News", "Onlooker"])
def test_most_words_like_these_begin_with_a_vowel(name: str) -> None:
    assert english_article(name) == "an"


@pytest.mark.parametrize("name", ["Hour", "Hourglass", "Honest Mail", "Honour", "Heir"])
def test_a_silent_h_is_not_heard(name: str) -> None:
    assert english_article(name) == "an"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("8 Days", "an"), ("80 Days", "an"), ("11 Alive", "an"), ("1843", "an"), ("180", "a"), ("24 Hours", "a")],
)
def test_a_number_has_the_article_of_its_first_word(name: str, expected: str) -> None:
    assert english_article(name) == expected


@pytest.mark.parametrize("name", ["Étoile", "Östersund Post", "E\u0301cho"])
def test_accents_change_nothing(name: str) -> None:
    assert english_article(name) == "an"
