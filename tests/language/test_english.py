"""The article before a name, as its first word sounds."""

import pytest

from newsgloss.language.english import english_article


@pytest.mark.parametrize(
    ("article", "names"),
    [
        pytest.param(
            "an", ["Edelweiss Courier", "Evening Post", "Independent", "Olympic", "Umbra", "“Echo”"], id="a vowel"
        ),
        pytest.param(
            "a",
            ["Zenda Courier", "Strelsau Gazette", "Ynet", "Herald", "Honolulu Star", "Жизнь", "!"],
            id="a consonant",
        ),
        pytest.param(
            "an",
            ["NBC", "MSNBC", "AP", "RTE", "SABC", "N1", "NZ Herald", "F.T.", "AT&T", "X", "A Review"],
            id="a letter that is said with a vowel",
        ),
        pytest.param(
            "a",
            ["BBC", "CBC News", "UPI", "U.S. News", "UN News", "B92", "KCNA"],
            id="a letter that is said with a consonant",
        ),
        pytest.param("a", ["NATO", "NASA", "FIFA", "UNESCO", "REUTERS"], id="capitals that are said as a word"),
        pytest.param(
            "a",
            ["Union", "Unity", "University Post", "European", "Euro", "Utah News", "Ukraine", "Usual"],
            id="a vowel that sounds like y",
        ),
        pytest.param("a", ["One Ruritania", "Once"], id="one"),
        pytest.param(
            "an",
            ["Unimportant Times", "Uninvited", "Ulster Post", "Urban News", "Onlooker"],
            id="a vowel that does not sound like y or one",
        ),
        pytest.param("an", ["Hour", "Hourglass", "Honest Mail", "Honour", "Heir"], id="a silent h"),
        pytest.param("an", ["Étoile", "Östersund Post", "E\u0301cho"], id="a vowel with an accent"),
    ],
)
def test_a_name_has_the_article_of_its_first_sound(article: str, names: list[str]) -> None:
    assert {name: english_article(name) for name in names} == dict.fromkeys(names, article)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("8 Days", "an"), ("80 Days", "an"), ("11 Alive", "an"), ("1843", "an"), ("180", "a"), ("24 Hours", "a")],
)
def test_a_number_has_the_article_of_its_first_word(name: str, expected: str) -> None:
    assert english_article(name) == expected
