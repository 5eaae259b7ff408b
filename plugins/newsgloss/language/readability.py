"""English prose -> the school grade for which it is written, by Flesch and Kincaid's formula."""

from __future__ import annotations

import functools
import re

from newsgloss.model.patterns import pattern_of

from .sentences import sentences

WORD = pattern_of(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
VOWELS = pattern_of(r"[aeiouyà-öø-ÿ]+", re.IGNORECASE)
SILENT = pattern_of(
    r"(?:[^laeiouy]e|[aeiouy]le|[^aeioutdy]ed|[^aeiouycghlsxz]es|[aeiouy]les)$", re.IGNORECASE
)  # made, rule, asked, makes, rules; not able, wanted, agreed, places, tables
FEW_WORDS = 100  # words; the formula says nothing of shorter texts


def grade(text: str) -> float | None:
    """Return the grade of a text, or None where it is too short to tell. BLOCK is between its blocks.

    J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel (1975).
    """
    words = WORD.findall(text)
    if len(words) < FEW_WORDS:
        return None
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences(text) + 11.8 * syllables / len(words) - 15.59


@functools.lru_cache(maxsize=20_000)  # words; most are used again and again
def _syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, without an ending that is not heard."""
    count = len(VOWELS.findall(word))
    return max(1, count - (count > 1 and SILENT.search(word) is not None))
