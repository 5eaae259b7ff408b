"""Bytes in a language of Central Europe, the Baltic or Turkey, not in Unicode -> the code page that gives its letters.

Most code pages have a letter for nearly every byte, so that a text can be read in any; it has the letters of its
language in one of them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

WESTERN = ("cp1252", "iso8859_15", "mac_roman")
CENTRAL = ("cp1250", "iso8859_2", "mac_latin2", "cp852")
BALTIC = ("cp1257", "iso8859_13", "iso8859_4")
TURKISH = ("cp1254", "iso8859_9")
WINDOWS = (WESTERN[0], CENTRAL[0], BALTIC[0], TURKISH[0])
EVERY = (*WESTERN, *CENTRAL, *BALTIC, *TURKISH)
LETTERS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(  # beyond ASCII, and the usual code pages
    {
        "bs": ("čćđšž", CENTRAL),
        "cs": ("áčďéěíňóřšťúůýž", CENTRAL),
        "et": ("äõöüšž", ("cp1257", *WESTERN, "iso8859_13")),
        "hr": ("čćđšž", CENTRAL),
        "hu": ("áéíóöőúüű", CENTRAL),
        "lt": ("ąčęėįšųūž", BALTIC),
        "lv": ("āčēģīķļņšūž", BALTIC),
        "pl": ("ąćęłńóśźż", CENTRAL),
        "ro": ("ăâîșțşţ", CENTRAL),
        "sk": ("áäčďéíĺľňóôŕšťúýž", CENTRAL),
        "sl": ("čšž", CENTRAL),
        "tr": ("çğıöşüâîû", (*TURKISH, *WESTERN)),
    }
)
MARKS = frozenset("‘’“”„‚«»‹›–—…•€£¥§°%‰©®™½¼¾²³ \xa0\xad")  # typographic marks of any language
ENOUGH = 0.9  # share of a text's letters and marks beyond ASCII that its language has; names have some of others
USUAL = 0.02  # by which a code page that is not usual for a language must be better than one that is


def code_page(data: bytes, lang: str) -> str | None:
    """Return the code page in which bytes are letters and marks of a language, or None where there is no such.

    Of several, the one that is usual for the language counts; `data` has bytes beyond ASCII.
    """
    if lang not in LETTERS:
        return None
    usual = LETTERS[lang][1]
    pages = (*usual, *(page for page in EVERY if page not in usual))
    ranked = [(_share(data, page, lang) - USUAL * (page not in usual), -pages.index(page), page) for page in pages]
    share, _, page = max(ranked)
    return page if share >= ENOUGH else None


def _share(data: bytes, page: str, lang: str) -> float:
    """Return the share of a text's characters beyond ASCII that its language has, read in a code page."""
    try:
        odd = re.sub(r"[\x00-\x7f]+", "", data.decode(page))
    except UnicodeDecodeError:
        return 0.0
    known = _known(lang)
    return sum(character in known for character in odd) / len(odd) if odd else 1.0


@functools.cache
def _known(lang: str) -> frozenset[str]:
    letters = LETTERS[lang][0]
    return MARKS.union(letters, letters.upper(), "İ" if lang == "tr" else "")
