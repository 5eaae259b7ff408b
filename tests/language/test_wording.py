import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from newsgloss.language import vocabulary
from newsgloss.language.english import ENGLISH
from newsgloss.language.french import FRENCH
from newsgloss.language.german import GERMAN
from newsgloss.language.vocabulary import ALL, LANGUAGES, phrases, wording
from newsgloss.language.wording import Wording

GROUPS = ("days", "names", "speech", "credits", "lines", "mail")
PHRASES = Path(vocabulary.__file__).parent / "phrases"
NOT_IN_ENGLISH = {
    "days.after_ordinals",
    "days.first",
    "names.adjectives",
    "names.attached",
    "names.attached_to_others",
    "names.directions",
    "names.elisions",
    "names.genitives",
    "names.genitives_with_article",
    "names.no_adjectives",
    "names.parting",
    "names.parting_after",
    "names.genitive_articles",
    "names.works",  # for languages in which all nouns have a capital
    "speech.attached",
    "speech.inserted",
}
NOT_IN_FRENCH = {
    "credits.agency_staff",
    "credits.boards",
    "credits.sayings",
    "days.after_month",  # months have no capital
    "days.after_ordinals",
    "days.before_month",
    "days.names_too",
    "days.within",
    "lines.more_from",
    "lines.no_places",
    "lines.to_editors",
    "lines.transcript",
    "lines.wire_slugs",
    "names.attached",
    "names.attached_to_others",
    "names.before_names",
    "names.groups",
    "names.honorifics",
    "names.in_posts",
    "names.kin",
    "names.leaders",
    "names.ministers",
    "names.named_after",
    "names.namesakes",
    "names.of",
    "names.particles",
    "names.parting",
    "names.parting_after",
    "names.ranks",
    "speech.article",
    "speech.clauses",
    "speech.in_bodies",
    "speech.inverted",
    "speech.listeners",
    "speech.telling",
    "names.genitive_articles",
    "names.works",
}
NOT_IN_GERMAN = {
    "credits.agency_staff",
    "credits.boards",
    "credits.sayings",
    "days.after_month",
    "days.first",
    "days.names_too",
    "days.raised",
    "days.within",
    "lines.wire_slugs",
    "names.adjectives",
    "names.attached",
    "names.attached_to_others",
    "names.before_of",
    "names.elisions",
    "names.genitives_with_article",
    "names.groups",
    "names.honorifics",
    "names.in_posts",
    "names.leaders",
    "names.ministers",
    "names.named_after",
    "names.no_adjectives",
    "names.of",
    "names.parting",
    "names.parting_after",
    "names.versus",
    "speech.attached",
    "speech.inserted",
    "speech.telling",
}


def values(language: Wording) -> Iterator[tuple[str, object]]:
    """Yield each field of a language with its value."""
    for group in GROUPS:
        for field in fields(getattr(language, group)):
            yield f"{group}.{field.name}", getattr(getattr(language, group), field.name)


@pytest.mark.parametrize(
    ("language", "expected"), [(ENGLISH, NOT_IN_ENGLISH), (FRENCH, NOT_IN_FRENCH), (GERMAN, NOT_IN_GERMAN)]
)
def test_a_language_fills_every_field_but_those_that_it_has_no_use_for(language: Wording, expected: set[str]) -> None:
    assert expected == {name for name, value in values(language) if not value}


def test_no_part_of_a_pattern_is_empty_which_would_match_everything() -> None:
    assert {"days.first"} == {name for name, value in values(ALL) if not value}


def test_every_word_and_pattern_can_be_part_of_a_regular_expression() -> None:
    for language in LANGUAGES:
        for name, value in values(language):
            for pattern in value if isinstance(value, tuple) else ():
                if isinstance(pattern, str):
                    assert re.compile(pattern).fullmatch("") is None, (language.tag, name, pattern)


@pytest.mark.parametrize("kind", sorted(file.stem for file in PHRASES.glob("*/*.txt")))
def test_no_phrase_matches_nothing(kind: str) -> None:
    assert re.compile(phrases(kind).replace("<sites>", "x")).fullmatch("") is None


def test_a_year_has_twelve_months_and_a_week_seven_days() -> None:
    for language in (ENGLISH, FRENCH):
        assert (len(language.days.months), len(language.days.weekdays)) == (12, 7)
    assert (len(GERMAN.days.months), len(GERMAN.days.weekdays)) == (12, 8)  # Samstag or Sonnabend


def test_days_have_capitals_where_the_language_writes_them_so() -> None:
    expected = ("January", "Sunday")

    assert expected == (ENGLISH.days.with_capitals[0], ENGLISH.days.with_capitals[-1])
    assert FRENCH.days.with_capitals == ()


def test_all_languages_together_have_what_each_has() -> None:
    expected = ("subject", "objet", "sujet", "betreff")

    assert expected == ALL.mail.subjects


def test_a_language_is_known_by_its_tag() -> None:
    expected = FRENCH

    assert expected == wording("fr-CA")
    assert wording("nl") is None
