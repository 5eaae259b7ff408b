"""A page's text -> the names and rare words in it that are no mentions, each with its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsgloss.language.sentences import BLOCK, HIDDEN, sentence
from newsgloss.language.vocabulary import (
    ALL,
    capital_nouns,
    common_words,
    either,
    familiar_words,
    is_familiar,
    wording,
)
from newsgloss.linking.annotator import searchable
from newsgloss.linking.guards.capitals import QUOTE_START, is_shouted, starts_sentence
from newsgloss.linking.guards.tokens import is_whole
from newsgloss.linking.html_text import Element, outermost, read_fragment
from newsgloss.model.fields import primary
from newsgloss.model.patterns import pattern_of

FEWEST = 2  # words of a name; one with a capital may be anything
SHORTEST = 4  # letters of a rare word; shorter ones are abbreviations
CAPITALISED = r"[A-ZÀ-ÖØ-Þ](?:[\w&-]|['’](?!s\b))*\w"  # without the 's that ends it
NAME_RUN = pattern_of(rf"\b{CAPITALISED}(?:[ \u00a0](?:(?:{either(ALL.names.joining)}) ){{0,2}}{CAPITALISED})+")
ACRONYM = pattern_of(r"\b([A-Z]{3,})s?\b")
LETTERS = "a-zß-öø-ÿœ"
WORD = pattern_of(rf"\b[{LETTERS}]+(?:[-‐‑][{LETTERS}]+)*\b")
NOUN = pattern_of(rf"\b[A-ZÀ-ÖØ-Þ][{LETTERS}]+\b(?![-‐‑])")
ANY_WORD = pattern_of(r"\w+")
HYPHEN = pattern_of("[-‐‑]")
ROMAN = pattern_of("[IVXLCDM]+")
DATELINE_AFTER = pattern_of(r"[^\x00\n.]{0,40}?[—–-]")
SPACE = pattern_of("[ \u00a0]")
ARTICLES = frozenset(ALL.names.articles)
CONJUNCTIONS = frozenset(ALL.names.conjunctions)
STARTS = frozenset(ALL.speech.sentence_starts)
DATES = frozenset(ALL.days.with_capitals)

Found = Iterator[tuple[str, int, int]]
"""Terms with their places in a text."""


class Candidate(NamedTuple):
    """A name or a rare word, and the sentence that it is in."""

    term: str
    sentence: str


def candidates(html: str, mentions: Iterable[tuple[int, int]], lang: str) -> Iterator[Candidate]:
    """Yield what readers of a page in a language may miss. `mentions` are the places in its text that are explained.

    Rare words are told in the languages alone of which familiar words are known.
    """
    fragment = read_fragment(html)
    text = _hidden(searchable(fragment), (one for one in fragment.elements if _is_foreign(one, lang)))
    taken = sorted(mentions)
    starts = [start for start, _ in taken]
    for term, start, end in (
        *_names(text, lang),
        *_acronyms(text, lang),
        *_rare_words(text, lang),
        *_rare_nouns(text, lang),
    ):
        before = bisect_left(starts, end)
        if not before or taken[before - 1][1] <= start:
            yield Candidate(term, "".join(sentence(fragment.text, start, end)))


def _names(text: str, lang: str) -> Found:
    """Yield names of several words, without what begins a sentence and is none of them."""
    common, language = common_words(lang), wording(lang)
    nouns = capital_nouns() if language and language.capital_nouns else frozenset()
    for match in NAME_RUN.finditer(text):
        words = SPACE.split(match[0])
        begins = starts_sentence(text, match.start()) or QUOTE_START.match(text, match.start()) is not None
        opening = _opening(words) if begins else 0
        if begins and len(words) == FEWEST and words[0].lower() in common:  # Many Ruritanians
            continue
        starts = list(accumulate((len(word) + 1 for word in words), initial=match.start()))
        for first, last in _apart(words, opening):
            own = [place for place in range(first, last) if words[place].lower() not in nouns]  # none: Tage Regen
            inner = slice(own[0], own[-1] + 1) if own else slice(first, first)  # Bürgermeisterin Anna Held
            name, start, end = words[inner], starts[inner.start], starts[inner.stop] - 1
            is_name = len(name) >= FEWEST and not (all(map(str.isupper, name)) or DATES.intersection(name))
            if is_name and is_whole(text, start, end):
                yield " ".join(name), start, end


def _opening(words: Sequence[str]) -> int:
    """Return how many words begin a sentence before a name: Under the Ballast Convention."""
    count = 0
    while count < len(words) and (words[count] in STARTS or words[count] in ARTICLES):
        count += 1
    return 2 if not count and words[1] in ARTICLES else count


def _apart(words: Sequence[str], first: int) -> Iterator[tuple[int, int]]:
    """Yield where names are in some words that a conjunction may join: if both are longer than a word, they are one.

    Zenda and Lake Strelsau; Ministry of Ports and Inland Roads.
    """
    last = len(words)
    while (joint := next((place for place in range(first, last) if words[place] in CONJUNCTIONS), None)) is not None:
        if joint - first >= FEWEST and last - (joint + 1) >= FEWEST:
            break
        yield first, joint
        first = joint + 2 if words[joint + 1] in ARTICLES else joint + 1
    yield first, last


def _acronyms(text: str, lang: str) -> Found:
    """Yield acronyms: no words in capitals, numbers in letters, and places before what they begin."""
    words = common_words(lang).difference(language.acronyms if (language := wording(lang)) else ())
    for match in ACRONYM.finditer(text):
        start, end = match.span()
        is_word = ROMAN.fullmatch(match[1]) or match[1].lower() in words
        is_dateline = (not start or text[start - 1] == BLOCK) and DATELINE_AFTER.match(text, end)
        if not (is_word or is_dateline or is_shouted(text, start, end)) and is_whole(text, start, end):
            yield match[1], start, end


def _rare_words(text: str, lang: str) -> Found:
    """Yield rare words in small letters, none in a language of which no words are known."""
    if not familiar_words(lang):
        return
    capitalised = sorted({word for word in ANY_WORD.findall(text) if word[0].isupper()})
    for match in WORD.finditer(text):
        parts = HYPHEN.split(match[0])
        is_rare = any(len(part) >= SHORTEST and not is_familiar(part, lang) for part in parts)
        is_rare = is_rare and not _is_of_place(match[0], capitalised, lang)
        if is_rare and is_whole(text, *match.span()):
            yield match[0], *match.span()


def _rare_nouns(text: str, lang: str) -> Found:
    """Yield rare nouns where all have a capital: those that end with a noun or as nouns do, as names seldom do."""
    language = wording(lang)
    if language is None or not language.capital_nouns:
        return
    ending, nouns = re.compile(rf"(?:{either(language.nouns_end)})\Z"), capital_nouns()
    for match in NOUN.finditer(text):
        small = match[0].lower()
        is_noun = ending.search(small) or any(small[at:] in nouns for at in range(SHORTEST, len(small) - SHORTEST + 1))
        if is_noun and not is_familiar(small, lang) and is_whole(text, *match.span()):
            yield match[0], *match.span()


def _is_of_place(word: str, capitalised: Sequence[str], lang: str) -> bool:
    """Return whether a small word is formed from one with a capital in its text, as that of a place: ruritanienne."""
    endings = language.of_places if (language := wording(lang)) else ()
    stem = re.sub(rf"(?:{either(endings)})\Z", "", word) if endings else word
    if stem == word or len(stem) < SHORTEST:
        return False
    name = stem.capitalize()
    place = bisect_left(capitalised, name)
    return place < len(capitalised) and capitalised[place].startswith(name)


def _is_foreign(element: Element, lang: str) -> bool:
    """Return whether an element is in a language of its own, whose words are rare in the page's."""
    own = element.get("lang") if "lang=" in element.attributes else None
    return own is not None and primary(own) != primary(lang)


def _hidden(text: str, elements: Iterable[Element]) -> str:
    """Return a text in which the letters of some elements are hidden."""
    pieces, hidden_to = [], 0
    for element in outermost(elements):
        letters = text[element.start : element.end]
        pieces += [text[hidden_to : element.start], BLOCK.join(HIDDEN * len(block) for block in letters.split(BLOCK))]
        hidden_to = element.end
    return "".join([*pieces, text[hidden_to:]])
