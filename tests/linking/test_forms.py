from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.vocabulary import LANGUAGES, common_words
from newsgloss.linking.forms import (
    Case,
    automatic,
    declared,
    entry_forms,
    forms,
    look,
    plural,
)
from newsgloss.model.entries import KINDS, EntryRecord


def entry(label: str, *names: str | dict[str, Any], kind: str = "term", **more: Any) -> EntryRecord:
    """Return an entry of this label and these names."""
    data = {"id": "lake", "kind": kind, "label": label, "gloss": "Of the lake.", "names": list(names), **more}
    return KINDS[kind].model_validate(data)


def found(entry_: EntryRecord) -> list[tuple[str, str, str]]:
    """Return each form of an entry with its case and reason."""
    return [(form.text, form.case.value, form.reason) for form in entry_forms(entry_)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ferry permit", "several words"),
        ("non-refoulement", "several words"),
        ("Lake Treaty", "several words"),
        ("refoulement", "rare word"),
        ("asylum", "rare word"),
        ("bond", "explicit"),
        ("option", "explicit"),
        ("Turkey", "explicit"),
        ("RLA", "acronym"),
        ("C-12", "acronym"),
        ("UN", "explicit"),
        ("U.S.", "explicit"),
        ("U.N.H.C.R.", "acronym"),
    ],
)
def test_a_name_matches_by_itself_or_only_where_its_author_says_so(name: str, expected: str) -> None:
    if name == "C-12":
        expected = "explicit"  # one capital

    assert expected == automatic(name)


def test_a_word_is_common_however_it_is_capitalised() -> None:
    expected = ["explicit", "explicit"]

    assert expected == [automatic("bond"), automatic("Bond")]


def test_every_word_is_rare_in_a_language_without_a_list() -> None:
    expected = "rare word"

    assert expected == automatic("bond", "xx")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("refoulement", Case.TERM),
        ("ferry permit", Case.TERM),
        ("1951", Case.TERM),
        ("RLA", Case.ACRONYM),
        ("FC-770", Case.ACRONYM),
        ("Lake Treaty", Case.PROPER),
        ("RLA Act", Case.PROPER),
        ("WHO EUROPE", Case.PROPER),
        ("iPhone", Case.PROPER),
        ("Zenda", Case.PROPER),
    ],
)
def test_the_capitals_of_a_name_say_how_it_matches(name: str, expected: Case) -> None:
    assert expected == look(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ferry permit", "ferry permits"),
        ("country of origin", "countries of origin"),
        ("right to asylum", "rights to asylum"),
        ("ferry", "ferries"),
        ("day", "days"),
        ("class", "classes"),
        ("wish", "wishes"),
        ("church", "churches"),
        ("tax", "taxes"),
        ("virus", "viruses"),
        ("NGO", "NGOs"),
        ("measures", None),
        ("diplomatic assurances", None),
    ],
)
def test_a_regular_plural_is_made(name: str, expected: str | None) -> None:
    assert expected == plural(name)


def test_no_plural_is_made_in_a_language_of_which_none_are_known() -> None:
    expected: list[str | None] = [None, None, None]

    assert expected == [plural("難民", "ja"), plural("難民"), plural("veerboot", "nl")]


@given(st.text(min_size=1))
def test_any_name_has_a_plural_or_none(name: str) -> None:
    assert plural(name) != ""


def test_a_term_matches_in_its_plural_too() -> None:
    expected = [("ferry permit", "term", "several words"), ("ferry permits", "term", "plural")]

    assert expected == found(entry("ferry permit"))


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "law"])
def test_a_proper_name_has_no_plural(kind: str) -> None:
    case = "full name" if kind in {"person", "place"} else "whole name"
    expected = [("Lake Treaty", case, "several words")]

    assert expected == found(entry("Lake Treaty", kind=kind))


def test_a_term_with_capitals_has_a_plural() -> None:
    expected = [("Lake Treaty", "whole name", "several words"), ("Lake Treaties", "whole name", "plural")]

    assert expected == found(entry("Lake Treaty"))


def test_a_name_that_matches_as_it_is_written_has_no_plural() -> None:
    expected = [("Lake Treaty", "exact", "several words")]

    assert expected == found(entry("Lake Treaty", {"name": "Lake Treaty", "case": "exact"}))


@pytest.mark.parametrize(
    ("label", "kind", "expected"),
    [
        ("Zenda", "person", "single"),
        ("Zenda", "place", "place"),
        ("Zenda", "organisation", "own name"),
        ("Zenda", "law", "own name"),
        ("Zenda", "term", "own name"),
        ("Lake Zenda", "place", "full name"),
        ("Lake Court", "organisation", "whole name"),
        ("First Nation", "term", "whole name"),
        ("Zenda visa", "term", "partly proper"),
        ("von Zenda", "person", "single"),
        ("al-Zenda", "place", "place"),
        ("lac Zenda", "place", "full name"),
        ("loi Zenda", "law", "whole name"),
    ],
)
def test_the_kind_of_an_entry_says_what_may_be_beside_its_name(label: str, kind: str, expected: str) -> None:
    assert expected == found(entry(label, kind=kind))[0][1]


def test_a_french_name_is_proper_where_its_noun_comes_first() -> None:
    expected = ["whole name", "whole name"]
    school = entry("École de la mer", lang="fr")

    assert expected == [form.case.value for form in entry_forms(school)]


def test_only_french_capitals_may_be_without_accents() -> None:
    expected = [True, False, False]
    names = [("École", "fr"), ("Ecole", "fr"), ("École", "en")]

    assert expected == [next(entry_forms(entry(name, lang=lang))).bare_capitals for name, lang in names]


def test_a_plural_may_be_turned_off() -> None:
    expected = [("ferry permit", "term", "several words")]

    assert expected == found(entry("ferry permit", {"name": "ferry permit", "plural": False}))


def test_a_plural_may_be_written_down() -> None:
    expected = [("lake ox", "term", "several words"), ("lake oxen", "term", "plural")]

    assert expected == found(entry("lake ox", {"name": "lake ox", "plural": "lake oxen"}))


def test_a_declared_plural_holds_for_any_kind() -> None:
    expected = [("Lake Treaty", "whole name", "several words"), ("Lake Treaties", "whole name", "plural")]

    assert expected == found(entry("Lake Treaty", {"name": "Lake Treaty", "plural": True}, kind="law"))


def test_a_name_that_repeats_the_label_sets_its_options() -> None:
    expected = [("bond", "fold", "auto"), ("bonds", "fold", "plural")]

    assert expected == found(entry("bond", {"name": "bond", "match": "auto", "case": "fold"}))


def test_the_label_comes_first() -> None:
    expected = ["ferry permit", "crossing paper", "lake pass"]

    names = declared(entry("ferry permit", "crossing paper", {"name": "ferry permit", "case": "exact"}, "lake pass"))

    assert expected == [name.name for name in names]


@pytest.mark.parametrize("match", ["explicit", "never"])
def test_a_name_may_be_kept_from_matching(match: str) -> None:
    expected: list[tuple[str, str, str]] = []

    assert expected == found(entry("ferry permit", {"name": "ferry permit", "match": match}))


def test_a_common_word_does_not_match_by_itself() -> None:
    expected: list[tuple[str, str, str]] = []

    assert expected == found(entry("bond"))


def test_an_abbreviation_is_a_name() -> None:
    expected = [("Ruritanian Lake Authority", "whole name", "several words"), ("RLA", "acronym", "acronym")]

    assert expected == found(entry("Ruritanian Lake Authority", kind="organisation", abbreviation="RLA"))


def test_an_abbreviation_that_is_a_name_already_keeps_its_options() -> None:
    expected = [("Ruritanian Lake Authority", "whole name", "several words")]

    organisation = entry(
        "Ruritanian Lake Authority", {"name": "RLA", "match": "never"}, kind="organisation", abbreviation="RLA"
    )

    assert expected == found(organisation)


def test_an_event_has_no_forms() -> None:
    expected: list[tuple[str, str, str]] = []

    assert expected == found(entry("The port closes", kind="event", date="2031", happening="ruling"))


def test_the_forms_of_all_entries_keep_their_order() -> None:
    expected = ["Lake Treaty", "ferry permit", "ferry permits"]

    assert expected == [form.text for form in forms([entry("Lake Treaty", kind="law"), entry("ferry permit")])]


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("RLA", "en", "acronym"),
        ("WHO", "en", "acronym and word"),
        ("NATO", "en", "acronym"),
        ("EU", "en", "acronym"),
        ("EU", "fr", "acronym and word"),
        ("UE", "fr", "acronym"),
        ("INSEE", "fr", "acronym"),
        ("Insee", "fr", "own name"),
        ("RLA", "xx", "acronym and word"),
    ],
)
def test_an_acronym_that_is_a_common_word_too_is_told_apart(name: str, lang: str, expected: str) -> None:
    given = entry(name, {"name": name, "match": "auto"}, kind="organisation")

    assert [expected] == [form.case.value for form in forms([given], lang)]


def test_an_exact_acronym_that_is_a_common_word_too_is_told_apart() -> None:
    expected = [("WHO", "acronym and word", "auto"), ("RLA", "exact", "acronym")]
    names = [{"name": "WHO", "match": "auto", "case": "exact"}, {"name": "RLA", "case": "exact"}]

    assert expected == [it for name in names for it in found(entry(name["name"], name, kind="organisation"))]


def test_every_acronym_that_is_told_from_words_is_a_common_word() -> None:
    for language in LANGUAGES:
        assert set(language.acronyms) <= common_words(language.tag)
