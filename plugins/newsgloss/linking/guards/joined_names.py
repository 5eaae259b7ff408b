"""A stretch of a text -> whether small words or numbers join it to what is beside it: High Court for Ruritania."""

from __future__ import annotations

import re

from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.patterns import pattern_of

from .capitals import DATES
from .longer_names import (
    ACRONYM,
    AFTER_A_NAME,
    BODIES,
    GENITIVES,
    GIVEN_NAMES,
    LAWS,
    MINISTER_AFTER,
    STREETS,
    TITLES_AND_PARTICLES,
    WITH_ARTICLES,
    is_before_another,
    word_before,
)
from .tokens import NEARBY

CAPITAL = r"[^\W\d_a-z]"
OF, AND, FOR = either(ALL.names.of), either(ALL.names.conjunctions), either(ALL.names.for_)
ARTICLES = frozenset(ALL.names.articles)
THE = rf"(?:(?:{either(ALL.names.articles)}) |(?:{either(ALL.names.elisions)})['’])?"


def _spaced(pattern: str) -> re.Pattern[str]:
    """Return a pattern in which any white space may be where a space is."""
    return re.compile(pattern.replace(" ", r"\s"))


OF_ANOTHER = _spaced(rf" (?:{OF}) {CAPITAL}")
OF_BEGINS = frozenset(words[0] for words in WITH_ARTICLES)
OF_ANOTHER_BODY = _spaced(rf" (?:{either(WITH_ARTICLES)})({CAPITAL}[\w'’-]*)( {CAPITAL})?")
ADJECTIVES = pattern_of(rf"\s(?!(?:{either(ALL.names.no_adjectives)})\b)(?:{either(ALL.names.adjectives)})\b")
FOR_ANOTHER = _spaced(rf" (?:(?:{OF}) (?:{either(ALL.names.articles)})|(?:{FOR})) {THE}({CAPITAL}[\w-]*)(?!\w|['’]s\b)")
FOR_BEGINS = frozenset(word[0] for word in (*ALL.names.of, *ALL.names.for_))
JOINING = _spaced(rf" (?:(?:{OF}|{FOR}) {THE}|{either(WITH_ARTICLES)})")
VERSUS = frozenset(ALL.names.versus)
VERSUS_AFTER = _spaced(rf" (?:{either(map(re.escape, ALL.names.versus))}) {THE}{CAPITAL}")
VERSUS_BEGINS, VERSUS_ENDS = (frozenset(word[at] for word in VERSUS) for at in (0, -1))
NUMBERED = _spaced(
    rf" (?:{either(ALL.names.numbered)})(?!\w)|"
    rf" \d{{4}}(?: \({CAPITAL}[^()\x00]*\))?(?: {CAPITAL}\w*){{0,2}} (?:{either(ALL.names.kinds_of_law)})\b"
)  # Protocole de Strelsau bis, Borders Act 1999 (Lakes) Order
LATER = frozenset(ALL.names.later)
NO_PLACES = GIVEN_NAMES.union(BODIES, DATES, LAWS, AFTER_A_NAME, TITLES_AND_PARTICLES)
TELLING = frozenset(
    words.split()[-1]
    for words in (
        *(*STREETS, *TITLES_AND_PARTICLES, *ALL.names.of, *ALL.names.for_, *ALL.names.conjunctions, *LATER, *VERSUS),
        *WITH_ARTICLES,
    )
)  # among small words
SUBJECT = rf"(?:{either((*GENITIVES, *WITH_ARTICLES))}|{THE})(?:{either(ALL.names.subjects)})\b"
SUBJECTS_AFTER = _spaced(rf"(?:, {SUBJECT}){{0,4}},? (?:{AND}) {SUBJECT}")
CAPITALISED_AFTER = _spaced(rf" ({CAPITAL}\w*)((?:(?: (?:{either(ALL.names.joining)}))? {CAPITAL}[\w-]*){{0,4}})")
LAW_OF = _spaced(rf".* (?:(?:{OF}) {THE}|{either(WITH_ARTICLES)}){CAPITAL}[\w'’-]*\Z")  # Treaty of Zenda
AND_ANOTHER = _spaced(rf" (?:{AND}) (?:{either(WITH_ARTICLES)})?({CAPITAL}[\w-]*)(?![\w'’-]| (?:{CAPITAL}|\d))")
AND_ALONE = _spaced(rf" (?:{AND}) (?:{either(WITH_ARTICLES)})?")
WING = _spaced(rf" \((?:{CAPITAL}[\w.]*-)?(?:{either(ALL.names.wings)})\)")
NAMESAKES = frozenset(ALL.names.namesakes)


def is_in_the_same(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether a name that goes on ends with another name, which is right after it or after "of".

    Hentzau Ruritania is no mention of the country, nor is Cour suprême de Ruritanie.
    """
    if other[0] - one[1] == 1:
        return is_before_another(text, *one) and text[slice(*one)] not in DATES
    between = text[one[1] : other[0]]
    if AND_ALONE.fullmatch(between):
        return is_of_two_places(text, *one) and not LAWS.isdisjoint(text[slice(*one)].split())
    if JOINING.fullmatch(between) is None:
        return False
    return is_of_another(text, *one) or is_of_another_body(text, *one) or is_for_another(text, *one)


def is_of_another(text: str, _start: int, end: int) -> bool:
    """Return whether a name goes on with "of" and whose it is, which makes it another: Supreme Court of Ruritania."""
    return OF_ANOTHER.match(text, end) is not None


def is_of_another_body(text: str, _start: int, end: int) -> bool:
    """Return the same in languages where that joins much else: Cour suprême du Canada, not the party de Marie Noir.

    There an adjective follows: Cour suprême canadienne.
    """
    if text[end + 1 : end + 2].islower() and ADJECTIVES.match(text, end):
        return True
    if text[end + 1 : end + 2] not in OF_BEGINS:  # likewise
        return False
    found = OF_ANOTHER_BODY.match(text, end)
    return found is not None and not (found[2] and found[1].partition("-")[0] in GIVEN_NAMES)


def is_for_another(text: str, _start: int, end: int) -> bool:
    """Return whether a body is that for something, or "of the": High Court for Ruritania, Court of the Lake Isles.

    Not for a day, nor for somebody's: he asked the High Court for Friday, or for Ruritania's files.
    """
    if text[end + 1 : end + 2] not in FOR_BEGINS:
        return False
    found = FOR_ANOTHER.match(text, end)
    return found is not None and found[1] not in DATES


def is_an_adjectives(text: str, _start: int, end: int) -> bool:
    """Return whether an adjective after the name of a law makes another of it: loi sur les frontières maritimes."""
    return text[end + 1 : end + 2].islower() and ADJECTIVES.match(text, end) is not None


def is_of_two_places(text: str, start: int, end: int) -> bool:
    """Return whether a law has its name from a second place, too: Treaty of Zenda and Strelsau.

    That may be no part of its name; but a reader would take it for one. A person, a day and an article of it are none.
    """
    if LAW_OF.match(text[start:end]) is None:
        return False
    found = AND_ANOTHER.match(text, end)
    return found is not None and not (ACRONYM.fullmatch(found[1]) or found[1].partition("-")[0] in NO_PLACES)


def is_a_wing(text: str, _start: int, end: int) -> bool:
    """Return whether brackets after the name of a party tell it from another: Labour Party (Marxist)."""
    return text[end + 1 : end + 2] == "(" and WING.match(text, end) is not None


def is_before_versus(text: str, _start: int, end: int) -> bool:
    """Return whether a name is that of the first party in the name of a case: Hentzau v. Ruritania."""
    return text[end + 1 : end + 2] in VERSUS_BEGINS and VERSUS_AFTER.match(text, end) is not None


def is_after_versus(text: str, start: int, _end: int) -> bool:
    """Return whether a name is that of the second party in the name of a case: Moe v the High Court."""
    before = word_before(text, start)
    if before in ARTICLES:
        before = word_before(text, start - len(before) - 1)
    return before in VERSUS


def is_numbered(text: str, _start: int, end: int) -> bool:
    """Return whether a number makes another of a name: Protocole de Strelsau bis, Borders Act 1999 Order."""
    return not text[end + 1 : end + 2].isupper() and NUMBERED.match(text, end) is not None


def is_a_later_law(text: str, start: int, _end: int) -> bool:
    """Return whether a word like "second" before the name of a law makes it that of another."""
    return word_before(text, start) in LATER


def is_with_more_subjects(text: str, _start: int, end: int) -> bool:
    """Return whether a ministry is that of something else as well: Ministry of Harbours, Tourism and Fisheries."""
    return SUBJECTS_AFTER.match(text, end) is not None


def tells_nothing(text: str, start: int) -> bool:
    """Return whether the word before a place is a small one by which no name is another: most are."""
    if start < NEARBY or text[start - 1] != " ":
        return False
    space = text.rfind(" ", start - NEARBY, start - 1)
    before = text[space + 1 : start - 1] if space >= 0 else ""
    if not (before.isalpha() and before.islower()) or before in TELLING:
        return False
    return before not in ARTICLES or text[start - len(before) - 3 : start - len(before) - 2] not in VERSUS_ENDS


def is_in_a_longer_name(text: str, _start: int, end: int) -> bool:
    """Return whether an acronym begins another name: DHS Appropriations Act, CBP One; not DHS Office of Privacy."""
    if not text[end + 1 : end + 2].isupper():
        return False
    found = CAPITALISED_AFTER.match(text, end)
    if found is None or found[1] in AFTER_A_NAME or found[1] in DATES or MINISTER_AFTER.match(text, end):
        return False
    others = found[2].split()
    return not NAMESAKES.isdisjoint((found[1], *others)) or not LAWS.isdisjoint(others)
