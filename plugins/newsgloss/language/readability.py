"""English or German prose -> the school grade for which it is written, by a published formula for its language."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsgloss.model.fields import primary
from newsgloss.model.patterns import pattern_of

from .sentences import sentences

WORD = pattern_of(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
VOWELS = pattern_of(r"[aeiouyà-öø-ÿ]+", re.IGNORECASE)
SILENT = pattern_of(
    r"(?:[^laeiouy]e|[aeiouy]le|[^aeioutdy]ed|[^aeiouycghlsxz]es|[aeiouy]les)$", re.IGNORECASE
)  # made, rule, asked, makes, rules; not able, wanted, agreed, places, tables
MANY_SYLLABLES, LONG_WORD = 3, 6  # syllables, letters: what the German formula counts as long
FEW_WORDS = 100  # words; the formula says nothing of shorter texts


def grade(text: str, lang: str = "en") -> float | None:
    """Return the grade of a text, or None where it is too short to tell, or in a language without a formula.

    BLOCK is between the blocks of the text.
    """
    words = WORD.findall(text)
    if len(words) < FEW_WORDS or primary(lang) not in FORMULAS:
        return None
    return FORMULAS[primary(lang)].grade(words, sentences(text))


def formula_name(lang: str) -> str:
    """Return what the formula for a language is called."""
    return FORMULAS[primary(lang)].name


def _flesch_kincaid(words: Sequence[str], sentences_: int) -> float:
    """J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel (1975)."""
    return 0.39 * len(words) / sentences_ + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _wiener_sachtextformel(words: Sequence[str], sentences_: int) -> float:
    """R. Bamberger and E. Vanecek, Lesen, Verstehen, Lernen, Schreiben (1984): the first of their formulas."""
    counts = [max(1, len(VOWELS.findall(word))) for word in words]
    hundredth = len(words) / 100
    many = sum(count >= MANY_SYLLABLES for count in counts) / hundredth
    long = sum(len(word) > LONG_WORD for word in words) / hundredth
    one = counts.count(1) / hundredth
    return 0.1935 * many + 0.1672 * len(words) / sentences_ + 0.1297 * long - 0.0327 * one - 0.875


class Formula(NamedTuple):
    """A formula: what it is called, and the grade that it makes of a text's words and how many sentences it has."""

    name: str
    grade: Callable[[Sequence[str], int], float]


FORMULAS: Mapping[str, Formula] = {
    "en": Formula("Flesch-Kincaid", _flesch_kincaid),
    "de": Formula("Wiener Sachtextformel", _wiener_sachtextformel),
}


@functools.lru_cache(maxsize=20_000)  # words; most are used again and again
def _syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, without an ending that is not heard."""
    count = len(VOWELS.findall(word))
    return max(1, count - (count > 1 and SILENT.search(word) is not None))
