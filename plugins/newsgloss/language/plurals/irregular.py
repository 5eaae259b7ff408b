"""A language's tag -> the nouns whose plural none of its rules makes."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

WORD = re.compile(r"\w[\w'’-]*\Z")  # no address, handle, or word that goes on after a slash
HERE = resources.files(__package__)


@functools.cache
def irregular_plurals(tag: str) -> Mapping[str, str | None]:
    """Return the nouns of <tag>.txt in small letters, each with its plural, or None where nobody writes one."""
    lines = (HERE / f"{tag}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({one.strip(): several.strip() or None for one, several in pairs})


def is_word(word: str) -> bool:
    """Return whether something is a word of which there may be a plural: it has letters and ends with one."""
    return word[-1:].isalpha() and WORD.match(word) is not None


def like(word: str, plural: str | None) -> str | None:
    """Return a plural with the capital that the word has, or None where there is no plural."""
    return plural and (plural[0].upper() + plural[1:] if word[0].isupper() else plural)
