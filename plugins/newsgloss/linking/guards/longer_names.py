"""A stretch of a text -> whether what is beside it makes another name of it: Rupert Hentzau, Federal High Court."""

from __future__ import annotations

import re

from newsgloss.language.vocabulary import ALL, either, given_names
from newsgloss.model.patterns import pattern_of

from .capitals import DATES, QUOTE_START, starts_sentence
from .tokens import APOSTROPHES, NEARBY, WORD_BACKWARDS

ELIDED = pattern_of(rf"\A(?i:{either(ALL.names.elisions)})['’]")
NAME_AFTER = pattern_of(r"\s(\w[\w'’.-]*)")
NAME_BACKWARDS = pattern_of(r"\s([\w'’.-]*\w)")
OF = either(ALL.names.of)
FOR = tuple(f"{word} " for word in ALL.names.for_)
GENITIVES, WITH_ARTICLES = (
    tuple(words if words[-1] in APOSTROPHES else f"{words} " for words in genitives)
    for genitives in (ALL.names.genitives, (*ALL.names.genitives, *ALL.names.genitives_with_article))
)
OF_BACKWARDS, OF_THE_BACKWARDS = (
    re.compile(rf"(?P<of>{either(words[::-1] for words in ofs)}) (?P<name>[\w'’.-]*\w)".replace(" ", r"\s"))
    for ofs in ((f"{OF} ", *FOR, *GENITIVES), (f"{OF} ", *FOR, *WITH_ARTICLES))
)
GENITIVES_BACKWARDS = frozenset(words[::-1] for words in WITH_ARTICLES)  # of a person's name, too: Rupert Moe de Zenda
FOR_BACKWARDS = frozenset(words[::-1] for words in FOR)
TREATY_BACKWARDS = pattern_of(  # not that of la Ruritanie, which may be what it agrees to
    rf"(?:{either(words[::-1] for words in (f'{OF} ', *GENITIVES))}) "
    rf"(?:{either(word[::-1] for word in ALL.names.treaties)})(?!\w)".replace(" ", r"\s")
)
OF_ENDS = frozenset(words.strip()[-2:] for words in (*ALL.names.of, *FOR, *WITH_ARTICLES))
MINISTER_AFTER = pattern_of(rf"\s(?:{either(ALL.names.ministers)})".replace(" ", r"\s"))
AND = either(("&", *ALL.names.conjunctions))
PARTNERS = rf"\s(?:{AND})\s(?:{either(ALL.names.partners)})\b"
NAMESAKE = rf"(?:,\s(?=[A-Z])|\s)(?:{either(ALL.names.generations)})(?!\w)"  # Rupert Moe, Jr., Moe fils
PARTNER_AFTER = pattern_of(rf"{PARTNERS}|\s&\s[^\W\d_a-z]|(?:,\s[^\W\d_a-z][\w'’-]*){{1,4}},?{PARTNERS}|{NAMESAKE}")
IN_BRACKETS_AFTER = pattern_of(r"\s\([^\W\d_a-z][^()\x00]*\)\s([^\W\d_a-z]\w*)")  # Borders Act (Amendment) Bill
PARTNER_BEFORE = pattern_of(r"\s&\s\w")
PARTNER_BEGINS = frozenset(word[0] for word in (*AND.split("|"), *ALL.names.generations))
AND_BACKWARDS = pattern_of(
    rf"\s(?:{AND[::-1]}),?\s(\w*[^\W\d_a-z])(?:\s,\w*[^\W\d_a-z]){{0,3}}\s(?i:{either(ALL.names.articles)[::-1]})\b"
)
NICKNAME_BACKWARDS = pattern_of(r"""\s(?:["”“]\w+["“„]|[)]\w+[(]|»\s?\w+\s?«)(?=\s)""")
AND_ENDS = frozenset(word[-1] for word in AND.split("|"))
BODIES, LAWS = frozenset(ALL.names.bodies), frozenset(ALL.names.kinds_of_law)
PARTIES = frozenset(ALL.names.parties)
KIN = pattern_of(rf"\s(?:{either(ALL.names.kin)})\b")
NAMED_AFTER = pattern_of(rf"['’]s\s(?:{either(ALL.names.named_after)})\b(?!\s[^\W\d_a-z])")
INITIAL = pattern_of(r"(?:[^\W\d_a-z]\.-?)+")
ENDS_A_NAME = pattern_of(r"\w\w\.\Z|['’]s\Z")
GROUPS = frozenset(f"{word}{mark}s" for word in ALL.names.groups for mark in APOSTROPHES)
OFFICES = frozenset(ALL.names.offices)
LEADERS = frozenset(ALL.names.leaders)
STREETS = frozenset(ALL.names.streets)
MINISTRIES = frozenset(ALL.names.ministries)
STREETS_OF, BEFORE_OF = frozenset(ALL.names.streets_of), frozenset(ALL.names.before_of)
TITLES = OFFICES.union(ALL.names.posts)
TITLES_AND_PARTICLES = TITLES.union(ALL.names.particles)
NO_NAMES = TITLES | DATES
ARTICLES = frozenset(ALL.names.articles)
POSTS = LEADERS.union(OFFICES, ALL.names.posts, ALL.names.in_posts)
POSTS_AND_PROVISIONS = POSTS.union(ALL.names.provisions)
AFTER_A_NAME = POSTS_AND_PROVISIONS.union(ALL.names.legal_forms)
GIVEN_NAMES = given_names()
BEGINNINGS = frozenset(ALL.names.beginnings)
BEGINS_A_NAME = GIVEN_NAMES.union(BEGINNINGS, STREETS)
DIRECTION = pattern_of(rf"\s(?:{either(ALL.names.directions)})\b")
ACRONYM = pattern_of(r"[^\W\d_a-z]{2,}s?")


def is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word beside text[start:end] makes it part of a name: Melania Trump, Mexico City."""
    return is_before_a_name(text, start, end) or is_after_a_name(text, start, end)


def is_before_a_name(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word goes on after text[:end]: no day or month, nor a place's leader."""
    return _goes_on(text, end, LEADERS) and not _is_somebodys(text, start, end)


def is_before_another(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word makes a longer name: Borders Act Amendment Bill, not Lake Court Registrar.

    An office may be before the name of whoever has it: Prime Minister Karl Black.
    """
    if text[end + 1 : end + 2] == "(":
        found = IN_BRACKETS_AFTER.match(text, end)
        return found is not None and found[1] not in POSTS_AND_PROVISIONS
    goes_on = _goes_on(text, end, AFTER_A_NAME) and text[start:end].rpartition(" ")[2] not in TITLES
    return goes_on and not _is_somebodys(text, start, end)


def is_after_a_name(text: str, start: int, _end: int) -> bool:
    """Return whether a capitalised word before a place is part of the name that goes on there: Federal High Court.

    Offices may be before it, days, months, articles, and what begins a sentence, but for words like Rupert or Lake.
    """
    before = word_before(text, start)
    if not before and text[start - 1 : start] in APOSTROPHES:
        return _is_elided_in_a_name(text, start)
    if not before:
        return start > 1 and text[start - 2] == "&" and PARTNER_BEFORE.match(_backwards(text, start)) is not None
    if before in STREETS or before in GROUPS:
        return True
    return _is_in_a_name(text, start - 1, before) and (before in BEGINNINGS or not ENDS_A_NAME.search(before))


def is_after_a_title(text: str, start: int, _end: int) -> bool:
    """Return whether a title or a small word before a place makes a person of what is there: Mr Zenda, von Zenda."""
    return word_before(text, start) in TITLES_AND_PARTICLES


def is_after_a_given_name(text: str, start: int, _end: int) -> bool:
    """Return whether a given name before a place makes a person of what is there: Carmen Zenda."""
    return word_before(text, start).partition("-")[0] in GIVEN_NAMES


def is_in_an_address(text: str, start: int, _end: int) -> bool:
    """Return whether a full name is that of a street, a lake or a place beside: Mount Ida Moe, East Lake City.

    A word like "Young" that begins a sentence is no part of it.
    """
    before = word_before(text, start)
    return before in STREETS or (before in BEGINNINGS and not starts_sentence(text, start - len(before) - 1))


def is_a_part_of_the_compass(text: str, _start: int, end: int) -> bool:
    """Return whether a place goes on with where it is: Corée du Nord."""
    return text[end + 1 : end + 2] == "d" and DIRECTION.match(text, end) is not None


def is_of_kin(text: str, _start: int, end: int) -> bool:
    """Return whether a name is that of people of one family: the Hentzau brothers."""
    return KIN.match(text, end) is not None


def is_in_a_term(text: str, _start: int, end: int) -> bool:
    """Return whether something has its name from a person's: Hentzau's Law, not Hentzau's Chief Executive."""
    return text[end : end + 1] in APOSTROPHES and NAMED_AFTER.match(text, end) is not None


def is_after_and(text: str, start: int, _end: int) -> bool:
    """Return whether the name of a law begins before it: the Immigration and Borders Act."""
    if text[start - 2 : start - 1] not in AND_ENDS:
        return False
    found = AND_BACKWARDS.match(_backwards(text, start))
    return found is not None and found[1][::-1] not in LAWS


def is_after_of(text: str, start: int, end: int) -> bool:
    """Return whether what begins at a place ends another name: Bank of Ruritania, not the President of Ruritania."""
    return _ends_another(text, start, end, OF_BACKWARDS)


def is_after_of_the(text: str, start: int, end: int) -> bool:
    """Return the same for a place, which may have an article, or a treaty's name: Banque du Canada, accord de Zenda."""
    is_treaty = _may_follow_of(text, start) and TREATY_BACKWARDS.match(_backwards(text, start)) is not None
    return is_treaty or _ends_another(text, start, end, OF_THE_BACKWARDS)


def word_before(text: str, start: int) -> str:
    """Return the word before a place, with a full stop that belongs to it, or nothing."""
    if start > NEARBY and text[start - 1] == " ":  # as it mostly is
        space = text.rfind(" ", start - NEARBY, start - 1)
        if space >= 0 and (word := text[space + 1 : start - 1]).isalnum():
            return word
    if start < len("A ") or not text[start - 1].isspace():
        return ""
    before = _backwards(text, start)
    nickname = NICKNAME_BACKWARDS.match(before)  # Rupert “Rudi” Hentzau
    found = NAME_BACKWARDS.match(before, nickname.end() if nickname else 0)
    word = found[1][::-1] if found else ""
    return word if word.isalnum() else ELIDED.sub("", word)


def _goes_on(text: str, end: int, others: frozenset[str]) -> bool:
    """Return whether a name goes on after text[:end]: with a partner, a word for a namesake, or a capitalised word.

    That is neither one of some others, nor the first of the words for a minister, nor a day or a month.
    """
    letter = text[end + 1 : end + 2]
    if not letter.isupper():
        may_go_on = letter in PARTNER_BEGINS or text[end : end + 1] == ","
        return may_go_on and PARTNER_AFTER.match(text, end) is not None
    after = NAME_AFTER.match(text, end)
    goes_on = after and {after[1], after[1].rstrip("."), *after[1].split("-")}.isdisjoint(DATES | others)
    return bool(goes_on) and not MINISTER_AFTER.match(text, end)


def _is_elided_in_a_name(text: str, start: int) -> bool:
    """Return whether a word that is elided before a place has a capital of its own, as in D'Souza."""
    elided = WORD_BACKWARDS.match(_backwards(text, start))
    if elided is None or not elided[1][-1].isupper():
        return False
    place = start - len(elided[1]) - 1
    return not (starts_sentence(text, place) or QUOTE_START.match(text, place))


def _is_somebodys(text: str, start: int, end: int) -> bool:
    """Return whether what goes on after a name is who has an office there: the Mayor of Strelsau Rupert Black."""
    after = NAME_AFTER.match(text, end)
    if after is None or after[1] not in GIVEN_NAMES:
        return False
    found = OF_BACKWARDS.match(_backwards(text, start))
    return found is not None and found["name"][::-1] in TITLES.union(LEADERS)


def _ends_another(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    """Return whether a name, "of" and what begins at a place are one name, which means something else.

    Acronyms are not part of one (the GDP of Ruritania), nor who is in a body: Mr Moe of Hentzau, Rupert Moe of Hentzau.
    """
    if not _may_follow_of(text, start):
        return False
    found = pattern.match(_backwards(text, start))
    if found is None:
        return False
    before_of, word = start - found.start("name"), ELIDED.sub("", found["name"][::-1])
    if found["of"] in FOR_BACKWARDS:
        return word in BODIES and text[end : end + 1] not in APOSTROPHES
    if word in STREETS_OF or (word in BODIES and word not in BEFORE_OF):
        return True
    if word in BEFORE_OF or ACRONYM.fullmatch(word) or not _is_in_a_name(text, before_of, word):
        return False
    before = word_before(text, before_of - len(word))
    is_given = before.partition("-")[0] in GIVEN_NAMES
    return not (before in TITLES or (is_given and found["of"] not in GENITIVES_BACKWARDS))


def _may_follow_of(text: str, start: int) -> bool:
    """Return whether a word like "of" may be before a place; to ask costs little."""
    return text[start - 3 : start - 1] in OF_ENDS or text[start - 2 : start] in OF_ENDS


def _is_in_a_name(text: str, end: int, word: str) -> bool:
    """Return whether a word that ends at a place has a capital of its own and is no office, day, month or article."""
    last = word.rpartition("-")[2]  # Zenda-based, ex-President
    if not last[:1].isupper() or not {word, last}.isdisjoint(NO_NAMES) or word.lower() in ARTICLES:
        return False
    start = end - len(word)
    return (
        word.partition("-")[0] in BEGINS_A_NAME
        or (INITIAL.fullmatch(word) or ACRONYM.fullmatch(word)) is not None
        or not (starts_sentence(text, start) or QUOTE_START.match(text, start))
    )


def _backwards(text: str, end: int, length: int = NEARBY) -> str:
    """Return what is before text[end:], its last character first: there a pattern need not look for its place."""
    return text[max(0, end - length) : end][::-1]
