"""The words of all languages by which stories say who speaks -> patterns for verbs, titles and names."""

from __future__ import annotations

import re

from .vocabulary import ALL, LANGUAGES, common_words, either, given_names

VERBS = either(ALL.speech.verbs)
NOT_TELLING = "".join(rf"(?<!{verb})" for verb in ALL.speech.telling)
TITLES = either(ALL.names.titles)
RANKS = either(ALL.names.ranks)
ARTICLES = either(ALL.names.articles)
PREPOSITIONS = either(ALL.speech.prepositions)
PARTICLES = ("de", "da", "del", "van", "von", "der", "bin", "al", "el", "la", "le", "les", "du")
LONGEST_NAME = 60  # characters of one word of a name; more are no name, and tried at every hyphen
CAPITAL = (
    rf"(?:(?:Mc|Mac|O['’]|D['’]|al-)?[^\W\d_a-zß-öø-ÿ][\w'’-]{{0,{LONGEST_NAME}}}[\w]|[A-Z]\.(?:-?[A-Z]\.){{0,9}})"
)
NAME = rf"{CAPITAL}(?: (?:(?:{'|'.join(PARTICLES)}) ){{0,2}}{CAPITAL}){{0,3}}"
UNNAMED = re.compile(
    rf"\b(?:{either(ALL.speech.somebody)}) (?:[\w-]+ ){{0,3}}"
    rf"(?:{either(ALL.speech.unnamed)})\b"
    rf"(?: (?:{PREPOSITIONS})(?: (?:{ARTICLES}))*(?: {CAPITAL}| (?:{either(ALL.speech.in_bodies)})){{1,6}})?"
)
HONORIFICS = "".join(rf"(?<!\b{title})" for title in ALL.names.honorifics)
INITIAL = re.compile(r"(?:[^\W\d_a-z]\.-?)+")
SENTENCE_ENDS = re.compile(rf"(?<!\b[A-Z]){HONORIFICS}[.!?](?=\s|$)")

POST = re.compile(rf"(?:{TITLES}|{RANKS}|(?i:{either(ALL.credits.posts)})|{either(ALL.names.posts)})")
OFFICE = re.compile(rf"^.*\b(?:{TITLES}|{RANKS}) (?=\S)")
OFFICES = frozenset((*ALL.names.offices, *ALL.names.posts, *ALL.names.in_posts))
OF_SOMEBODY = re.compile(r"^.*['’]s (?=\S)")  # Zenda's Ida Moe
ELIDED = re.compile(rf"\A(?i:{either(ALL.names.elisions)})['’](?=\w\w)")
BODIES = frozenset((*ALL.names.bodies, *ALL.names.kinds_of_law, *ALL.credits.papers))
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
    if not words or not NO_NAMES.isdisjoint(words) or POST.fullmatch(words[-1]):
        return ""
    if words[2:] and _is_given(words[1]) and not _is_given(words[0]) and _is_common(words[0]):  # Perhaps Ida Moe
        words = words[1:]
    if words[1:] and not BODIES.isdisjoint(words):
        return ""
    is_name = any(map(_is_given, words)) or not all(map(_is_common, words))
    may_be = words[1:] and (words[0] in ALL.names.given_too or INITIAL.fullmatch(words[0]))
    return " ".join(words) if is_name or may_be else ""


def _is_given(word: str) -> bool:
    return word.partition("-")[0] in given_names()


def _is_common(word: str) -> bool:
    """Return whether a word is one like others, with which a sentence may begin: Thus."""
    return any(word.lower() in common_words(language.tag) for language in LANGUAGES)
