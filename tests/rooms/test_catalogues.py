from pathlib import Path

import pytest

from newsgloss.catalogues import read_catalogue
from newsgloss.problems import ContentError

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
MEND = "Mend this line: a keyword such as msgstr, then text between two straight quotation marks."
FIT = "Use the same names in %(...)s as the message, %% for a percent sign, and as many forms as the language has."
TAGS = "Use the tags of the message and no others, and “ ” or « » for quotation marks."


def problem(tmp_path: Path, messages: str) -> list[str]:
    """Return the only problem of a catalogue, its message and its remedy."""
    file = tmp_path / "newsgloss.po"
    file.write_text(HEAD + messages, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_catalogue(file, "fr.po")
    (found,) = error.value.problems
    return str(found).split("\n    ")


def test_a_catalogue_translates_its_messages(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    file.write_text(HEAD + 'msgid "Glossary"\nmsgstr "Glossaire"\n', encoding="utf-8")

    assert read_catalogue(file, "fr.po").gettext("Glossary") == "Glossaire"


@pytest.mark.parametrize(
    "line", ['msgstr "Glossaire', "msgstr Glossaire", 'msgstr "Le "bon" mot"', "Glossaire", 'msgsrt "Glossaire"']
)
def test_a_line_that_no_catalogue_has_is_named(line: str, tmp_path: Path) -> None:
    said = problem(tmp_path, f'msgid "Glossary"\n{line}\n')

    assert said == ["fr.po:7:1: a catalogue cannot have this line", MEND]


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Par %(auteurs)s.", ["the translation does not fit the message: unknown named placeholder 'auteurs'", FIT]),
        ('Par \\" onclick=\\"%(authors)s.', ["the translation has a tag or a quotation mark of its own", TAGS]),
        ("Par <b>%(authors)s</b>.", ["the translation has a tag or a quotation mark of its own", TAGS]),
        ("Par %(authors)s <img", ["the translation has a tag or a quotation mark of its own", TAGS]),
    ],
)
def test_a_translation_that_cannot_stand_for_its_message_is_named(
    translation: str, expected: list[str], tmp_path: Path
) -> None:
    where, remedy = problem(tmp_path, f'msgid "By %(authors)s."\nmsgstr "{translation}"\n')

    assert [where, remedy] == [f"fr.po:6:1: {expected[0]}", expected[1]]


def test_a_percent_sign_is_written_twice(tmp_path: Path) -> None:
    said = problem(tmp_path, 'msgid "Glossary"\nmsgstr "100 % clair"\n')

    assert said == ["fr.po:6:1: the translation does not fit the message: a percent sign stands alone", FIT]


def test_the_tags_of_a_message_may_stand_in_its_translation(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    words = 'msgid "A <span class=\\"word\\">word</span>"\nmsgstr "Un <span class=\\"word\\">mot</span>"\n'
    file.write_text(HEAD + words, encoding="utf-8")

    assert "mot" in read_catalogue(file, "fr.po").gettext('A <span class="word">word</span>')


def test_a_catalogue_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    file.write_bytes('msgid "Story"\nmsgstr "Récit"\n'.encode("latin-1"))

    with pytest.raises(ContentError) as error:
        read_catalogue(file, "fr.po")

    assert str(error.value.problems[0]) == "fr.po: a catalogue is not in UTF-8\n    Save it in UTF-8."
