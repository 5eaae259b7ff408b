"""The words of all languages by which stories say who speaks -> patterns for verbs, titles and names."""

from __future__ import annotations

import re

from .vocabulary import ALL, either

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
SENTENCE_ENDS = re.compile(rf"(?<!\b[A-Z]){HONORIFICS}[.!?](?=\s|$)")
