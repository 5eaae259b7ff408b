"""A German name -> its plural, and its other cases, as far as its ending or its last part makes them certain.

What is made of a feminine noun as if it were masculine is no word, and found nowhere: it costs nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from newsgloss.model.patterns import pattern_of

from .irregular import irregular_plurals, like

HEAD_ENDS_BEFORE = pattern_of(
    r"(?:am|an|auf|aus|bei|der|des|für|gegen|im|in|mit|nach|ohne|über|um|unter|vom|von|vor|wegen|zu|zum|zur|zwischen)\Z"
)
IN_EN = pattern_of(r"(?:ung|heit|keit|schaft|tät|[tsx]ion|enz)\Z")  # nouns that are feminine
NOT_IN_EN = pattern_of(r"(?i:.*(?:sprung|schwung|jung|lenz|benz)|dung)\Z")
IN_N_OR_NEN = pattern_of(r"(?:e|el|er|in)\Z")  # in the plural, or in its dative: Behörden, Bewerbern, Richterinnen
ADJECTIVE = pattern_of(r"(\w{2,}?)(?:e|em|en|er|es)\Z")
ENDINGS = ("e", "em", "en", "er", "es")
FEMININE = pattern_of(r"(?:ung|heit|keit|schaft|tät|[tsx]ion|enz|in|ei)\Z")
UNCHANGED = pattern_of(r"(?:us|os|as|ns)\Z")
SIBILANT = pattern_of(r"(?:s|ß|x|z)\Z")
WITH_S_ALONE = pattern_of(r"(?:[aeiouyäöü]|el|em|en|er|chen|lein|ling)\Z")  # also: des Ministeriums
IN_UMS = pattern_of(r"um\Z")
LETTERS = pattern_of(r"[^\W\d_][\w-]*[^\W\d_A-ZÄÖÜ]\Z")


def german_plural(name: str) -> str | None:
    """Return a name with its noun in the plural: Genehmigungen; None where its ending does not tell."""
    before, noun, after = _parts(name)
    several = _noun_plural(noun)
    if several is None or before:  # adjectives agree, and are made with the cases
        return None
    return " ".join([several, *after])


def german_cases(name: str, kind: str) -> Iterator[str]:
    """Yield the other cases of a name, of an entry of a kind: Ruritaniens, des Hohen Gerichts, mit Verträgen.

    Adjectives before a noun take every ending that they have: Hohes, Hohe and Hohen Gericht are one court.
    """
    before, noun, after = _parts(name)
    if not LETTERS.match(noun) or "und" in name.split():
        return
    declined = [noun, *_genitives(noun, kind)]
    if kind == "term" and (several := _noun_plural(noun)):
        declined += [several] if before else []
        declined += [f"{several}n"] if not several.endswith(("n", "s")) else []
    if kind == "term" and (ending := IN_N_OR_NEN.search(noun)):
        declined.append(f"{noun}{'nen' if ending[0] == 'in' else 'n'}")
    adjectives = [_endings(word, kind) for word in before]
    for forms in itertools.product(*adjectives, declined):
        form = " ".join([*forms, *after])
        if form != name:
            yield form


def _parts(name: str) -> tuple[Sequence[str], str, Sequence[str]]:
    """Return what is before a name's noun, the noun, and what is after it: Amt für Straßen, Rat der Dörfer."""
    words = name.split(" ")
    ends = next((at for at, word in enumerate(words) if at and HEAD_ENDS_BEFORE.match(word)), len(words))
    return words[: ends - 1], words[ends - 1], words[ends:]


def _endings(word: str, kind: str) -> Sequence[str]:
    """Return an adjective with each of its endings, or a word that is none as it is."""
    found = ADJECTIVE.match(word) if kind != "person" else None
    return [f"{found[1]}{ending}" for ending in ENDINGS] if found else [word]


def _genitives(noun: str, kind: str) -> Iterator[str]:
    """Yield the genitive of a noun, twice where it has two: Amts, Amtes; none of a feminine one, nor of Hans."""
    if kind == "person":
        if not SIBILANT.search(noun):
            yield f"{noun}s"
    elif SIBILANT.search(noun):
        if noun.endswith("nis"):
            yield f"{noun}ses"
        elif not UNCHANGED.search(noun):
            yield f"{noun}es"
    elif not FEMININE.search(noun):
        yield f"{noun}s"
        if not WITH_S_ALONE.search(noun) and not IN_UMS.search(noun):
            yield f"{noun}es"


def _noun_plural(noun: str) -> str | None:
    """Return the plural of a noun, by its ending or by the listed noun that it ends with."""
    if IN_EN.search(noun) and not NOT_IN_EN.match(noun):
        return f"{noun}en"
    if noun.endswith("nis"):
        return f"{noun}se"
    known, small = irregular_plurals("de"), noun.lower()
    for start in range(len(noun)):  # the longest first
        if small[start:] in known:
            several = known[small[start:]]
            return several and (like(noun, several) if not start else f"{noun[:start]}{several}")
    return None
