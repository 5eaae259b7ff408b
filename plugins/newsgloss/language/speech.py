"""The words by which stories say who speaks -> patterns for verbs, titles and names; a story -> its people."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsgloss.model.patterns import pattern_of

from .vocabulary import ALL, LANGUAGES, capital_nouns, common_words, either, given_names

VERBS = either(ALL.speech.verbs)
NOT_TELLING = "".join(rf"(?<!{verb})" for verb in ALL.speech.telling)
TITLES = either(ALL.names.titles)
RANKS = either(ALL.names.ranks)
ARTICLES = either(ALL.names.articles)
PREPOSITIONS = either(ALL.speech.prepositions)
PARTICLES = ("de", "da", "del", "(?:van|von)(?: der)?", "bin", "al", "el", "la", "le", "les", "du")  # no "der" alone
LONGEST_NAME = 60  # characters of one word of a name; more are no name, and tried at every hyphen
CAPITAL = (
    rf"(?:(?:Mc|Mac|O['’]|D['’]|al-)?[^\W\d_a-zß-öø-ÿ][\w'’-]{{0,{LONGEST_NAME}}}[\w]|[A-Z]\.(?:-?[A-Z]\.){{0,9}})"
)
NAME = rf"{CAPITAL}(?: (?:(?:{'|'.join(PARTICLES)}) ){{0,2}}{CAPITAL}){{0,3}}"
UNNAMED = pattern_of(
    rf"\b(?:{either(ALL.speech.somebody)}) (?:[\w-]+ ){{0,3}}"
    rf"(?:{either(ALL.speech.unnamed)})\b"
    rf"(?: (?:{PREPOSITIONS})(?: (?:{ARTICLES}))*(?: {CAPITAL}| (?:{either(ALL.speech.in_bodies)})){{1,6}})?"
)
HONORIFICS = "".join(rf"(?<!\b{title})" for title in ALL.names.honorifics)
INITIAL = pattern_of(r"(?:[^\W\d_a-z]\.-?)+")
SENTENCE_ENDS = pattern_of(rf"(?<!\b[A-Z]){HONORIFICS}[.!?](?=\s|$)")

POST = pattern_of(rf"(?:{TITLES}|{RANKS}|(?i:{either(ALL.credits.posts)})|{either(ALL.names.posts)})")
OFFICE = pattern_of(rf"^.*\b(?:{TITLES}|{RANKS}) (?=\S)")
OFFICES = frozenset((*ALL.names.offices, *ALL.names.posts, *ALL.names.in_posts))
OF_SOMEBODY = pattern_of(r"^.*['’]s (?=\S)")  # Zenda's Ida Moe
ELIDED = pattern_of(rf"\A(?i:{either(ALL.names.elisions)})['’](?=\w\w)")
BODIES = frozenset((*ALL.names.bodies, *ALL.names.kinds_of_law, *ALL.credits.papers))
ADDRESSES = frozenset(ALL.names.addresses)
LISTENERS = frozenset(ALL.speech.listeners)
GIVEN_TOO = frozenset(ALL.names.given_too)
TITLED = pattern_of(rf"\b(?:{TITLES}) ({NAME})")
FULL_NAME = pattern_of(NAME)
NEARBY = 80  # characters before a name in which a word like "of" can govern it
EDGE = pattern_of(r"\b")
LONGEST_FORM = 60  # edges of words in the longest name
GOES_ON_AS_SUBJECT = pattern_of(r"(?:, \d{1,3},)? [a-zß-öø-ÿ]")
GOVERNED = pattern_of(
    rf"\b(?:{PREPOSITIONS}|{either(ALL.speech.before_objects)})(?: (?:{ARTICLES}))?(?: {CAPITAL})* \Z"
)
PERSONAL = [word for word in ALL.speech.pronouns if word not in ALL.speech.neutral]
PRONOUN_FIRST = pattern_of(rf"\W*(?i:{either(PERSONAL)})\b")
NO_NAMES = frozenset(
    (
        *ALL.speech.sentence_starts,
        *ALL.days.with_capitals,
        *(names[0].capitalize() for names in ALL.days.weekdays),
    )
)


def personal_name(name: str) -> str:
    """Return a name without the titles and the sentence's first word that are before it, or "" where nobody has it.

    No person is called by a day, by what somebody is, by common words alone of which the first is no first name, or as
    a body, a newspaper or a law is.
    """
    told = OFFICE.sub("", re.sub(r"['’]s$", "", name))
    words = ELIDED.sub("", OF_SOMEBODY.sub("", told)).split()
    while words and (words[0] in NO_NAMES or (words[1:] and words[0] in OFFICES)):
        words = words[1:]
    if words[1:] and words[-1] in LISTENERS:  # sagte Anna Held Reportern
        words = words[:-1]
    if words[2:] and words[0].lower() in capital_nouns() and _is_given(words[1]):  # der Wirt Karl Moe
        words = words[1:]
    if not words or not NO_NAMES.isdisjoint(words) or POST.fullmatch(words[-1]):
        return ""
    first_is_given = bool(words) and (_is_given(words[0]) or words[0] in GIVEN_TOO)
    if words[2:] and _is_given(words[1]) and not first_is_given and _is_common(words[0]):  # Perhaps Ida Moe
        words = words[1:]
    if words[1:] and not BODIES.isdisjoint(words[1:] if words[0] in GIVEN_TOO else words):  # not Bill Moe
        return ""
    if not first_is_given and not ADDRESSES.isdisjoint(words):  # Downing Street
        return ""
    if not words[1:] and words[0].isupper() and len(words[0]) > 1:
        return ""
    is_name = any(map(_is_given, words)) or not all(map(_is_common, words))
    may_be = words[1:] and (words[0] in ALL.names.given_too or INITIAL.fullmatch(words[0]))
    return " ".join(words) if is_name or may_be else ""


def _is_given(word: str) -> bool:
    return word.partition("-")[0] in given_names()


def _is_common(word: str) -> bool:
    """Return whether a word is one like others, with which a sentence may begin: Thus."""
    return any(word.lower() in common_words(language.tag) for language in LANGUAGES)


class People(NamedTuple):
    """The people whom a story names: each form of a name -> the fullest; the longest form, and how forms begin.

    The fullest is "" for what may be somebody's name, and may be a town's.
    """

    forms: Mapping[str, str]
    longest: int
    initials: frozenset[str]


def people_named(spoken: Iterable[str], shown: Sequence[str]) -> People:
    """Return the people of a story: those who are said to speak, and whom its texts, without quotes, name otherwise.

    A single word is somebody's name only with a title, as a given name, or where the name is somewhere in full: Hamas,
    the Pentagon and mediators speak, too.
    """
    titled = {personal_name(match[1]) for text in shown for match in TITLED.finditer(text)}
    whole = {name for name in spoken if " " in name or _is_given(name)} | titled
    maybe: set[str] = set()
    for text in shown:
        starts = {0, *(match.end() + 1 for match in SENTENCE_ENDS.finditer(text))}
        for match in FULL_NAME.finditer(text):
            name = personal_name(match[0]) if " " in match[0] else ""
            if " " in name and _begins_with_a_given_name(name.split()):
                whole.add(name)
            elif " " in name and match.start() in starts and GOES_ON_AS_SUBJECT.match(text, match.end()):
                maybe.add(name)
    ends = {short for name in whole for short in _shorter(name)}
    full = sorted((whole | ends.intersection(spoken)) - {""}, key=lambda name: (-len(name.split()), name))
    fullest: dict[str, str] = {}
    for longer in full:
        for short in _shorter(longer):
            fullest.setdefault(short, longer)
    forms: dict[str, str] = {}
    for name in full:
        forms.setdefault(name, fullest.get(name, name))
        forms.setdefault(name.split()[-1], forms[name])
    forms |= dict.fromkeys(maybe.difference(forms), "")
    return People(forms, max(map(len, forms), default=0), frozenset(name[:1] for name in forms))


def last_named_in(paragraphs: Sequence[tuple[str, str | None]], names: People) -> str | None:
    """Return whoever was named last outside the quotes of some paragraphs or, where nobody was, spoke last."""
    for outside, speaker in reversed(paragraphs):
        meant = last_named(outside, names)
        if meant is not None or speaker:
            return speaker if meant is None else meant
    return None


def last_named(outside: str, names: People) -> str | None:
    """Return the person, or the unnamed official, whom a pronoun after a text without quotes would mean.

    That is of whom the last sentence speaks that names anybody: not whoever is told, met or owns something in it, nor
    who is named after "she". Return "" where it may be one of several, and None where nobody is named.
    """
    edges = [0, *(match.end() for match in SENTENCE_ENDS.finditer(outside)), len(outside)]
    others: set[str] = set()
    for start, end in zip(edges[-2::-1], edges[:0:-1], strict=True):
        sentence = outside[start:end]
        if PRONOUN_FIRST.match(sentence):
            continue
        for first, last, person in _mentions(sentence, names):
            if sentence[last : last + 2] in {"'s", "’s"} or GOVERNED.search(sentence[max(0, first - NEARBY) : first]):
                others.add(person)
            else:
                return person
    return others.pop() if len(others) == 1 else ("" if others else None)


def _begins_with_a_given_name(words: Sequence[str]) -> bool:
    return _is_given(words[0]) or (words[0] in GIVEN_TOO and not _is_common(words[1]))


def _shorter(name: str) -> Iterator[str]:
    """Yield what a name may be shortened to: its first words, or its last."""
    words = name.split(" ")
    for count in range(1, len(words)):
        yield " ".join(words[:count])
        yield " ".join(words[count:])


def _mentions(sentence: str, names: People) -> Iterator[tuple[int, int, str]]:
    """Yield where people and unnamed officials are named in a sentence, and who they are."""
    found = {match.start(): (match.start(), match.end(), match[0]) for match in UNNAMED.finditer(sentence)}
    edges = [match.start() for match in EDGE.finditer(sentence)]
    position = 0
    for number, start in enumerate(edges):
        if start < position:
            continue
        if start in found:
            position = found[start][1]
            yield found[start]
        elif sentence[start : start + 1] in names.initials:
            last = min(number + 1 + LONGEST_FORM, len(edges))
            ends = edges[number + 1 : bisect.bisect_right(edges, start + names.longest, number + 1, last)]
            ends = [end for end in ends if sentence[start:end] in names.forms]
            if ends:
                position = ends[-1]
                yield start, position, names.forms[sentence[start:position]]
