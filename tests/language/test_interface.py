import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.interface import UNTRANSLATED, Language, load_language, missing_words
from newsgloss.model.folders import NamedPath

THEME = NamedPath(Path(__file__).parents[2] / "theme" / "translations", "theme/translations")
PLURAL = 'msgid "%(num)s minute to read"\nmsgid_plural "%(num)s minutes to read"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'
HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {}\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""


def catalogue(folder: Path, tag: str, messages: str) -> NamedPath:
    file = folder / tag / "LC_MESSAGES" / "newsgloss.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD.format(tag) + messages, encoding="utf-8")
    return NamedPath(folder, "words")


def language(tag: str, *folders: NamedPath) -> Language:
    found = load_language(tag, folders or (THEME,))
    assert found
    return found


def test_a_message_is_said_in_the_words_of_the_catalogue() -> None:
    assert language("fr").gettext("Glossary") == "Glossaire"


def test_a_message_that_no_catalogue_has_is_said_in_english() -> None:
    assert language("fr").gettext("Nothing of ours") == "Nothing of ours"


@pytest.mark.parametrize(("number", "expected"), [(0, "%(num)s note"), (1, "%(num)s note"), (2, "%(num)s notes")])
def test_a_plural_follows_the_rule_of_the_language(number: int, expected: str) -> None:
    assert language("fr").ngettext("%(num)s note", "%(num)s notes", number) == expected


def test_a_region_without_words_of_its_own_is_spoken_in_those_of_its_language() -> None:
    canadian = language("fr-CA")

    assert (canadian.tag, canadian.gettext("Glossary")) == ("fr-CA", "Glossaire")


TEMPLATE = 'msgid "Glossary"\nmsgstr ""\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\n\nmsgid "Notes"\nmsgstr ""\n'
SAID = 'msgid "Glossary"\nmsgstr "Glossar"\n'
COUNTED = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "eine"\nmsgstr[1] "viele"\n'
ALIKE = 'msgid "Notes"\nmsgstr "Notes"\n'  # in both languages


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ((ALIKE,), (2, "Glossary")),
        ((SAID, COUNTED.replace("viele", ""), ALIKE), (1, "one")),
        ((SAID, COUNTED, f"#, fuzzy\n{ALIKE}"), (1, "Notes")),
        ((SAID, COUNTED, ALIKE), None),
    ],
)
def test_what_a_sites_own_catalogue_lacks_is_told_with_its_remedy(
    messages: tuple[str, ...], expected: tuple[int, str] | None, tmp_path: Path
) -> None:
    own = catalogue(tmp_path / "words", "de", "\n".join(messages))
    (tmp_path / "theme").mkdir()
    template = tmp_path / "theme" / "newsgloss.pot"
    template.write_text(TEMPLATE, encoding="utf-8")
    folders = (own, NamedPath(tmp_path / "theme", "theme"))

    found = missing_words(language("de-AT", *folders), folders)

    assert (found is None) == (expected is None)
    if expected:
        count, word = expected
        message = f"{count} of 3 messages are not translated, such as '{word}': readers see them in English"
        command = f"pybabel update -l de -o words/de/LC_MESSAGES/newsgloss.po -i {template}"
        remedy = f"Run `{command} --no-fuzzy-matching`, and write each `msgstr` that is empty."
        assert str(found) == f"words/de/LC_MESSAGES/newsgloss.po: advice: {message}\n    {remedy}"


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_a_site_without_words_of_its_own_in_a_language_is_told_nothing(tag: str, tmp_path: Path) -> None:
    folders = (NamedPath(tmp_path, "words"), THEME)

    assert missing_words(language(tag, *folders), folders) is None


def test_a_region_may_be_written_as_gettexts_tools_write_it(tmp_path: Path) -> None:
    own = catalogue(tmp_path, "fr_CA", 'msgid "Search"\nmsgstr "Chercher"\n')

    assert language("fr-CA", own, THEME).gettext("Search") == "Chercher"


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    assert language("en-GB", NamedPath(tmp_path, "words")).gettext("Glossary") == "Glossary"


def test_a_language_without_a_catalogue_is_none(tmp_path: Path) -> None:
    assert load_language("fr", (NamedPath(tmp_path, "words"),)) is None


def test_the_words_of_an_earlier_folder_go_first_and_the_rest_comes_from_the_later(tmp_path: Path) -> None:
    own = catalogue(tmp_path, "fr", 'msgid "Glossary"\nmsgstr "Lexique"\n')
    french = language("fr", own, THEME)

    assert [french.gettext(message) for message in ("Glossary", "Explainers")] == ["Lexique", "Décryptages"]


def test_the_english_words_of_a_site_can_be_its_own(tmp_path: Path) -> None:
    own = catalogue(tmp_path, "en", 'msgid "Explainers"\nmsgstr "Stories"\n')

    assert language("en", own, THEME).gettext("Explainers") == "Stories"


def test_a_catalogue_that_is_only_begun_leaves_the_rest_to_the_next(tmp_path: Path) -> None:
    own = catalogue(tmp_path, "fr", 'msgid "Glossary"\nmsgstr ""\n\n' + PLURAL.format("", ""))
    french = language("fr", own, THEME)

    assert french.gettext("Glossary") == "Glossaire"
    assert french.ngettext("%(num)s note", "%(num)s notes", 2) == "%(num)s notes"
    assert french.ngettext("%(num)s minute to read", "%(num)s minutes to read", 2) == "%(num)s minutes de lecture"


@pytest.mark.parametrize("tag", ["en-abc", "en-GB-oed", "en-x-y", "fr-1", "qzx"])
def test_a_tag_that_the_cldr_does_not_know_is_written_as_its_language_or_english(tag: str, tmp_path: Path) -> None:
    catalogue(tmp_path, "qzx", 'msgid "Glossary"\nmsgstr "Zibl"\n')
    expected = "27\u00a0mars 2020" if tag == "fr-1" else "27 March 2020"

    assert language(tag, NamedPath(tmp_path, "words"), THEME).date("2020-03-27") == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "27 March 2020"),
        ("en-GB", "27 March 2020"),
        ("en-US", "March 27, 2020"),
        ("fr", "27\u00a0mars 2020"),
        ("fr-CA", "27\u00a0mars 2020"),  # no line ends between a day and its month
    ],
)
def test_a_day_is_written_as_the_language_and_its_region_do(tag: str, expected: str) -> None:
    day = datetime.date(2020, 3, 27)

    assert [language(tag).day(day), language(tag).date("2020-03-27")] == [expected, expected]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", "18. bis 27.\u00a0März 2020"),
        ("cs", "18.\u00a0března bis 27.\u00a0března 2020"),
        ("es", "18\u00a0de marzo de 2020 bis 27\u00a0de marzo de 2020"),
        ("hu", "2020. március 18. bis 2020. március 27."),
        ("ja", "2020年3月18日 bis 2020年3月27日"),
    ],
)
def test_a_line_ends_between_day_and_month_in_english_alone(tag: str, expected: str, tmp_path: Path) -> None:
    interval = 'msgid "%(begins)s to %(day)s"\nmsgstr "%(begins)s bis %(day)s"\n'

    assert language(tag, catalogue(tmp_path, tag, interval)).date("2020-03-18/2020-03-27") == expected


def test_a_time_is_written_as_the_day_that_it_is_where_it_is() -> None:
    midnight = datetime.datetime(2020, 3, 27, tzinfo=datetime.UTC)
    west = datetime.timezone(datetime.timedelta(hours=-5))

    assert UNTRANSLATED.day(midnight) == "27 March 2020"
    assert UNTRANSLATED.day(midnight.astimezone(west)) == "26 March 2020"


def test_french_writes_the_first_of_a_month_as_an_ordinal() -> None:
    french = language("fr")
    said = [
        french.day(datetime.date(2020, 4, 1)),
        french.day_and_month(datetime.date(2020, 4, 1)),
        french.date("2020-04"),
    ]

    assert said == ["1er\u00a0avril 2020", "1er\u00a0avril", "avril 2020"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1951", "1951"),
        ("2020-03", "March 2020"),
        ("2020-03-07", "7 March 2020"),
        ("2020-03-18/2020-04-21", "18 March to 21 April 2020"),
        ("2020-03-18/2020-03-27", "18 to 27 March 2020"),
        ("2020-03-18/2020-03-18", "18 March 2020"),
        ("2019-12-30/2020-01-02", "30 December 2019 to 2 January 2020"),
        ("2020-03/2020-05-02", "March to 2 May 2020"),
        ("2019/2020-02", "2019 to February 2020"),
        ("2019/2020", "2019 to 2020"),
        ("2020-03/2020-03", "March 2020"),
        ("2020-03/2020-04", "March to April 2020"),
        ("2020-03/2021-03", "March 2020 to March 2021"),
        ("2020-03-18/2020-05", "18 March to May 2020"),
        ("2020-03-18/2021-03-18", "18 March 2020 to 18 March 2021"),
        ("2020-02-29", "29 February 2020"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(value: str, expected: str) -> None:
    assert expected == UNTRANSLATED.date(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-03-18/2020-03-27", "18 au 27\u00a0mars 2020"),
        ("2020-03-18/2020-04-01", "18\u00a0mars au 1er\u00a0avril 2020"),
        ("2020-03/2020-04", "mars à avril 2020"),
        ("2019/2020", "2019 à 2020"),
    ],
)
def test_an_interval_is_said_in_the_language_too(value: str, expected: str) -> None:
    assert language("fr").date(value) == expected


@given(st.dates(datetime.date(1000, 1, 1)), st.dates(datetime.date(1000, 1, 1)))
def test_an_interval_says_its_last_day_in_full_and_its_first_as_far_as_it_differs(
    first: datetime.date, last: datetime.date
) -> None:
    begins, ends = sorted((first, last))
    said = UNTRANSLATED.date(f"{begins}/{ends}")
    start = said.removesuffix(UNTRANSLATED.day(ends)).removesuffix(" to ")

    assert said.endswith(UNTRANSLATED.day(ends))
    assert UNTRANSLATED.day(begins).startswith(start)
    assert (str(begins.year) in start.split()) == (begins.year != ends.year and bool(start))


@pytest.mark.parametrize(
    ("tag", "expected"), [("en-US", "March 1, 2031 to March 3, 2031"), ("fr", "1er au 3\u00a0mars 2031")]
)
def test_an_interval_is_shortened_only_where_what_is_shared_stands_last(tag: str, expected: str) -> None:
    assert language(tag).date("2031-03-01/2031-03-03") == expected


def test_small_numbers_and_lists_are_said_as_in_a_sentence() -> None:
    french = language("fr")

    assert [french.number(2), french.number(11), french.listed(["a", "b", "c"])] == ["deux", "11", "a, b et c"]


@pytest.mark.parametrize(("amount", "expected"), [("54000", "54\u202f000"), ("2.50", "2,5"), ("0.00004", "0,00004")])
def test_an_amount_is_written_as_its_language_writes_it_and_not_rounded(amount: str, expected: str) -> None:
    assert language("fr").amount(Decimal(amount)) == expected


@pytest.mark.parametrize(("tag", "expected"), [("fr", "French"), ("fr-CA", "French"), ("qzx", "qzx")])
def test_a_language_is_called_as_another_calls_it(tag: str, expected: str) -> None:
    assert UNTRANSLATED.name_of(tag) == expected


@pytest.mark.parametrize(("tag", "expected"), [("fr", "fr"), ("en", None), ("en-CA", None), (None, None)])
def test_words_are_marked_where_their_language_is_not_the_pages(tag: str | None, expected: str | None) -> None:
    assert UNTRANSLATED.marks(tag) == expected
