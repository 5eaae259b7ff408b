from pathlib import Path

import pytest

from newsgloss import language
from newsgloss.language.vocabulary import (
    LANGUAGES,
    common_words,
    given_names,
    is_familiar,
    likely_language,
    quotation_marks,
)

PHRASES = Path(language.__file__).parent / "phrases"


def test_a_regional_language_has_the_words_of_its_language() -> None:
    expected = common_words("en")

    assert expected == common_words("en-CA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said on Thursday that people who cross the lake will need a permit in May. " * 2,
            "en",
        ),
        (
            "La ministre a dit que ceux qui traversent le lac devront avoir un permis dès le premier mai. " * 2,
            "fr",
        ),
        (
            "Der Minister sagte, dass alle, die den See überqueren, ab Mai eine Erlaubnis brauchen. " * 2,
            "de",
        ),
        ("Premier powiedział, że żegluga na jeziorze została we wtorek wstrzymana.", "pl"),
        ("THE MINISTER SAID ON THURSDAY THAT PEOPLE WHO CROSS THE LAKE WILL NEED A PERMIT. " * 2, "en"),
        ("أغلقت حكومة روريتانيا حدود البحيرة يوم الاثنين.", "ar"),
        ("ממשלת רוריטניה סגרה את גבול האגם ביום שני.", "he"),
        ("ルリタニア政府は月曜日、洪水のため湖の国境を閉鎖した。", "ja"),
        ("鲁里坦尼亚政府周一因洪水关闭湖泊边境。部长说别无选择。", "zh"),
        ("बंदरगाह परिषद ने मंगलवार को उत्तरी घाट फिर से बनाने का फैसला किया।", "hi"),
        ("Le bac.", None),
        ("Rudolf Rassendyll, Flavia Elphberg, Antoinette de Mauban, Black Michael, Fritz von Tarlenheim", None),
        ("1 2 3 !", None),
    ],
)
def test_the_language_of_a_text_is_told_by_its_words(text: str, expected: str | None) -> None:
    assert expected == likely_language(text)


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("lake", "en", True),
        ("wharf", "en", True),
        ("unloading", "en", True),
        ("berthing", "en", True),
        ("seaworthiness", "en", False),
        ("demurrage", "en", False),
        ("ballast", "en-GB", False),
        ("surestaries", "fr", False),
        ("bateaux", "fr", True),
        ("fähren", "de", True),
        ("übergänge", "de", True),
        ("liegegeld", "de", False),
        ("veerboot", "nl", False),
        ("ferry", "x", False),
        ("paieront", "fr", True),
        ("couvrirait", "fr", True),
        ("payaient", "fr", True),
        ("percevraient", "fr", True),
        ("menaçaient", "fr", True),
        ("franchissaient", "fr", True),
        ("vendraient", "fr", True),
        ("dénoncées", "fr", True),
        ("portuaires", "fr", True),
        ("gratuitement", "fr", True),
        ("gazole", "fr", False),
        ("gazoles", "fr", False),
        ("étiage", "fr", False),
        ("barge", "fr", False),
        ("amarre", "fr", False),
        ("surestarie", "fr", False),
        ("jaugeage", "fr", False),
    ],
)
def test_a_familiar_word_is_known_or_formed_from_one_that_is(word: str, lang: str, *, expected: bool) -> None:
    assert is_familiar(word, lang) is expected


def test_given_names_are_no_words_that_begin_sentences() -> None:
    assert {"Rupert", "Sophie", "Otto"} <= given_names()
    assert {"Will", "May", "Grace", "Jordan", "Lake", "Then"}.isdisjoint(given_names())


def test_the_guide_on_translating_says_which_languages_have_what() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "how-to" / "translate.md").read_text(encoding="utf-8")
    table = guide.partition("\n## A site in another language\n")[2].partition("\n## ")[0]
    with_phrases = {path.parent.name for path in PHRASES.glob("*/*.txt")}
    walls = {path.parent.name for path in PHRASES.glob("*/walls.txt")}

    # What the table says of each, in the order of its lines: who keeps one of these must change the guide.
    assert "English, French and German have everything below" in table
    assert {path.stem for path in PHRASES.with_name("common_words").glob("*.txt")} == {"en", "fr", "de"}
    assert [each.tag for each in LANGUAGES] == ["en", "fr", "de", "zh", "ja", "ko", "th"]
    assert {each.tag for each in LANGUAGES if each.speech.verbs} == {"en", "fr", "de"}
    assert (len(with_phrases), len(walls)) == (27, 12)
    assert quotation_marks("de") + quotation_marks("de", inner=True) == ("„", "“", "‚", "‘")
    assert all(f" {mark} " in table for mark in "„“‚‘")
