from pathlib import Path

import pytest

from newsgloss.language.catalogs import read_catalogue
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
MEND = "Correct this line: a keyword such as msgstr, then text between two straight quotation marks."
FIT = "Use the same names in %(...)s as the message, %% for a percent sign, and as many forms as the language has."
TAGS = "Use the tags of the message and no others, and “ ” or « » for quotation marks."


def problem(tmp_path: Path, messages: str) -> list[str]:
    """Return the only problem of a catalogue, its message and its remedy."""
    file = tmp_path / "newsgloss.po"
    file.write_text(HEAD + messages, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_catalogue(NamedPath(file, "fr.po"))
    (found,) = error.value.problems
    return str(found).split("\n    ")


def test_a_catalogue_translates_its_messages(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    file.write_text(HEAD + 'msgid "Glossary"\nmsgstr "Glossaire"\n', encoding="utf-8")

    assert read_catalogue(NamedPath(file, "fr.po")).gettext("Glossary") == "Glossaire"


def test_an_unfinished_merge_of_a_catalogue_is_one_problem(tmp_path: Path) -> None:
    said = problem(tmp_path, '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\n>>>>>>> pupil\n')

    assert said[0] == (
        "fr.po:6:1: a merge of git was left unfinished here: readers would see both versions and its marks"
    )


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
        ("Par %(<authors)s.", ["the translation does not fit the message: the message has no %(<authors)s", FIT]),
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

    assert said == ["fr.po:6:1: the translation does not fit the message: a percent sign is alone", FIT]


def test_a_line_ends_where_editors_end_it(tmp_path: Path) -> None:
    said = problem(tmp_path, '# one\u0085line\u2028alone\nmsgid "Glossary\n')

    assert said == ["fr.po:7:1: a catalogue cannot have this line", MEND]


@pytest.mark.parametrize("rule", ["(n< > 1)", "n / 0", "n > m", "1e9", "n", "("])
def test_a_rule_for_plurals_that_cannot_be_computed_is_a_problem(rule: str, tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    file.write_text(f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural={rule};\\n"\n', encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_catalogue(NamedPath(file, "fr.po"))

    expected = (
        "fr.po:3:1: a catalogue cannot have this rule\n"
        "    Copy the line Plural-Forms from another catalogue in this language."
    )
    assert [expected] == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("number", ["x", "", "0", "-1", "99999999999"])
def test_a_number_of_forms_that_no_language_has_is_a_problem(number: str, tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    rule = f'"Plural-Forms: npl"\n"urals={number}; plural=0;\\n"\n'
    file.write_text(f'msgid ""\nmsgstr ""\n{rule}', encoding="utf-8")

    with pytest.raises(ContentError, match=r"fr\.po:3:1: a catalogue cannot have this rule"):
        read_catalogue(NamedPath(file, "fr.po"))


@pytest.mark.parametrize("line", ["POT-Creation-Date: yesterday", "PO-Revision-Date: 2031-02-30 10:00+0000"])
def test_a_head_that_cannot_be_read_is_a_problem(line: str, tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    file.write_text(f'msgid ""\nmsgstr ""\n"{line}\\n"\n', encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_catalogue(NamedPath(file, "fr.po"))

    expected = (
        "fr.po:1:1: a catalogue cannot have this head\n"
        "    Copy the lines before the first message from another catalogue, and change what differs."
    )
    assert [expected] == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("language", ["", '"Language: qq\\n"\n', '"Language: fr\\n"\n'])
def test_a_rule_for_plurals_holds_in_a_language_that_nobody_has_listed(language: str, tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    words = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)s paga"\nmsgstr[1] "%(n)s pagas"\n'
    head = f'msgid ""\nmsgstr ""\n{language}"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    file.write_text(head + words, encoding="utf-8")

    translations = read_catalogue(NamedPath(file, "qq.po"))

    assert translations.ngettext("%(n)s page", "%(n)s pages", 0) == "%(n)s paga"


def test_a_catalogue_is_read_as_utf_8_whatever_it_says(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=klingon\\n"\n\n'
    file.write_text(head + 'msgid "Summary"\nmsgstr "Résumé"\n', encoding="utf-8")

    assert read_catalogue(NamedPath(file, "fr.po")).gettext("Summary") == "Résumé"


def test_the_tags_of_a_message_may_stand_in_its_translation(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    words = 'msgid "A <span class=\\"word\\">word</span>"\nmsgstr "Un <span class=\\"word\\">mot</span>"\n'
    file.write_text(HEAD + words, encoding="utf-8")

    assert "mot" in read_catalogue(NamedPath(file, "fr.po")).gettext('A <span class="word">word</span>')


def test_a_catalogue_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "newsgloss.po"
    file.write_bytes('msgid "Story"\nmsgstr "Récit"\n'.encode("latin-1"))

    with pytest.raises(ContentError) as error:
        read_catalogue(NamedPath(file, "fr.po"))

    assert str(error.value.problems[0]) == "fr.po: a catalogue is not in UTF-8\n    Save it in UTF-8."
