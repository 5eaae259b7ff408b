"""A name in a language that writes all nouns with a capital -> whether what is beside it makes another name of it.

An ordinary noun does not: das Land gewährt Menschen Asyl. What names are made of does (Aktion Asyl, Zenda Bank), and so
does a word that is on no list of nouns, as it may be anybody's name (Melania Trump).
"""

from __future__ import annotations

from newsgloss.language.vocabulary import ALL, LANGUAGES, capital_nouns, either
from newsgloss.model.patterns import pattern_of

from .longer_names import (
    BEGINNINGS,
    BODIES,
    NAME_AFTER,
    OFFICES,
    STREETS,
    STREETS_OF,
    is_after_a_name,
    is_after_a_title,
    is_after_of,
    is_after_of_the,
    is_before_a_name,
    is_before_another,
    word_before,
)

NOUNS = capital_nouns()
MAKING = frozenset(
    (*BODIES, *STREETS, *BEGINNINGS, *ALL.names.addresses, *ALL.names.kinds_of_law, *ALL.names.namesakes)
)
SMALL = frozenset(word for language in LANGUAGES if language.capital_nouns for word in language.speech.sentence_starts)
LONG = 4  # letters; shorter words end too many others
OWN = [language.names for language in LANGUAGES if language.capital_nouns]
MAKING_ENDS = tuple(
    word.lower()
    for names in OWN
    for word in (*names.bodies, *names.streets, *names.addresses, *names.kinds_of_law)
    if len(word) >= LONG
)
OFFICE_ENDS = tuple(word.lower() for names in OWN for word in (*names.offices, *names.posts) if len(word) > LONG)
PARTICLES = frozenset(word for names in OWN for word in names.particles)
TITLE_BEFORE = pattern_of(
    rf"\b(?:{either(word for names in OWN for word in names.works)})\b(?: \w+){{0,4}} [„»\"“]([\w ]{{0,40}})\Z"
)
OF_OTHERS = pattern_of(
    rf"\s(?:{either(article for names in OWN for article in names.genitive_articles)})\s[^\W\d_a-zß-ÿ]"
)
BODY_ENDS = tuple(word.lower() for names in OWN for word in names.bodies)
NUMBERED = pattern_of(rf" (?:{either(pattern for names in OWN for pattern in names.numbered)})")
NEARBY = 100  # characters before a name in which the title that it is in may begin


def is_after_another_noun(text: str, start: int, end: int) -> bool:
    """Return whether the word before a place is part of the name that goes on there, and no ordinary noun."""
    return is_after_a_name(text, start, end) and not _is_ordinary(word_before(text, start))


def is_after_no_office(text: str, start: int, end: int) -> bool:
    """Return the same for the name of a person, before which only an office is no part: Verkehrsminister Moe."""
    return is_after_a_name(text, start, end) and not word_before(text, start).lower().endswith(OFFICE_ENDS)


def is_before_another_noun(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word that is no ordinary noun goes on after a person's or a place's name."""
    return is_before_a_name(text, start, end) and not _is_before_ordinary(text, end)


def is_before_the_other_noun(text: str, start: int, end: int) -> bool:
    """Return the same for any other name."""
    return is_before_another(text, start, end) and not _is_before_ordinary(text, end)


def is_after_a_title_or_noble(text: str, start: int, end: int) -> bool:
    """Return whether a person is named: Minister Zenda, Rupert von Zenda; not who or what is from there."""
    if not is_after_a_title(text, start, end):
        return False
    before = word_before(text, start)
    if before not in PARTICLES:
        return before[:1].isupper()
    who = word_before(text, start - len(before) - 1)
    return who[:1].isupper() and (who in STREETS_OF or not (_is_ordinary(who) or who in OFFICES))


def is_after_of_another_noun(text: str, start: int, end: int) -> bool:
    """Return whether what begins at a place ends another name: Bank von Zenda, not Einwohner von Zenda."""
    return is_after_of(text, start, end) and not _is_of_ordinary(text, start)


def is_after_of_the_other_noun(text: str, start: int, end: int) -> bool:
    """Return the same for a place, which may have an article."""
    return is_after_of_the(text, start, end) and not _is_of_ordinary(text, start)


def is_after_a_body(text: str, start: int, _end: int) -> bool:
    """Return whether a full name is that of what has it from a person or a place: Bezirksgericht Port Sarl."""
    before = word_before(text, start)
    return before[:1].isupper() and (before in BODIES or before.lower().endswith(MAKING_ENDS))


def is_of_others(text: str, _start: int, end: int) -> bool:
    """Return whether a body is that of others by a genitive, or may be: Seerat der Jugend."""
    return OF_OTHERS.match(text, end) is not None


def is_numbered_there(text: str, _start: int, end: int) -> bool:
    """Return whether a number makes another of a name; "bis" is none where it means until."""
    return NUMBERED.match(text, end) is not None


def is_in_a_title(text: str, start: int, _end: int) -> bool:
    """Return whether a name is in the title of a work: der Roman „Asyl der Vögel“."""
    return TITLE_BEFORE.search(text[max(0, start - NEARBY) : start]) is not None


def _is_of_ordinary(text: str, start: int) -> bool:
    of = word_before(text, start)
    word = word_before(text, start - len(of) - 1)
    return word.lower() in NOUNS and word not in STREETS_OF and word not in BODIES


def _is_before_ordinary(text: str, end: int) -> bool:
    after = NAME_AFTER.match(text, end)
    return after is not None and _is_ordinary(after[1].rstrip("."))


def _is_ordinary(word: str) -> bool:
    """Return whether a word is an ordinary noun, of which no name is made, or a small word with a capital: Ihrer."""
    small = word.lower()
    if word in SMALL:
        return True
    return small in NOUNS and word not in MAKING and not small.endswith(MAKING_ENDS)
