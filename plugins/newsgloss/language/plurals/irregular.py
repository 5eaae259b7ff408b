"""A language's tag -> the nouns whose plural none of its rules makes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType

from newsgloss.model.patterns import pattern_of

WORD = pattern_of(r"\w[\w'’-]*\Z")  # no address, handle, or word that goes on after a slash
HERE = resources.files(__package__)


@functools.cache
def irregular_plurals(tag: str) -> Mapping[str, str | None]:
    """Return the nouns of <tag>.txt in small letters, each with its plural, or None where nobody writes one."""
    return MappingProxyType({noun: plurals[0] or None for noun, plurals in _listed(tag)})


@functools.cache
def second_plurals(tag: str) -> Mapping[str, str]:
    """Return the nouns of <tag>.txt that have another plural, with it: memoranda beside memorandums."""
    return MappingProxyType({noun: plurals[1] for noun, plurals in _listed(tag) if plurals[1:]})


def is_word(word: str) -> bool:
    """Return whether something is a word of which there may be a plural: it has letters and ends with one."""
    return word[-1:].isalpha() and WORD.match(word) is not None


def like(word: str, plural: str | None) -> str | None:
    """Return a plural with the capital that the word has, or None where there is no plural."""
    return plural and (plural[0].upper() + plural[1:] if word[0].isupper() else plural)


def _listed(tag: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the nouns of <tag>.txt, each with its plurals."""
    for line in (HERE / f"{tag}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            noun, _, plurals = line.partition(":")
            yield noun.strip(), [plural.strip() for plural in plurals.split("/")]
