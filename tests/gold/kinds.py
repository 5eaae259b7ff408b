"""A marked mention -> in what ways it differs from a name that is written as the glossary has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsgloss.linking.folding import IN_UNSPACED, LIGATURES, canonical, fold, without_accents
from newsgloss.linking.forms import declared
from newsgloss.model.entries import EntryRecord


def kinds_of(match: re.Match[str], entry: EntryRecord) -> Iterator[str]:
    """Yield in what ways a mention differs from a name that is written as the glossary has it."""
    surface = match["mention"]
    before, after = match.string[: match.start()], match.string[match.end() :]
    text = re.sub(r"&shy;", "", re.sub(r"[*_]|<[^>]*>", "", surface))
    words = _plain(re.sub(r"&(?:nbsp|#\d+);|\s+", " ", text))
    names = {_plain(name.name) for name in declared(entry)}
    if "](entry:" in surface:
        yield "by hand"
        return
    sight = _Sight(surface, before, after, before.rpartition("\n")[2].lstrip(), words, names)
    yield from (kind for kind, holds in KINDS.items() if holds(sight))


def _plain(words: str) -> str:
    return fold(words)[0].translate(APOSTROPHES)


@dataclass(frozen=True, slots=True)
class _Sight:
    """A mention as it is in the Markdown, what is around it, its plain words, and the names of its entry."""

    surface: str
    before: str
    after: str
    line: str
    words: str
    names: set[str]

    def is_name(self, fold: Callable[[str], str]) -> bool:
        """Return whether the words are a name of the entry, but for what `fold` makes alike."""
        return fold(self.words) in set(map(fold, self.names))


def _spaced(words: str) -> str:
    return canonical(words).lower()


def _bare(words: str) -> str:
    return without_accents(_spaced(words))


APOSTROPHES = str.maketrans("’ʼ", "''")
KINDS: Mapping[str, Callable[[_Sight], bool]] = {
    "emphasis inside": lambda it: bool(re.search(r"[*_]|<", it.surface)),
    "line break inside": lambda it: "\n" in it.surface,
    "no-break space or hidden character": lambda it: bool(
        re.search(r"&(?:nbsp|shy|#8239);|[\u00a0\u00ad\u200b\u202f]", it.surface)
    ),
    "decomposed letters": lambda it: not unicodedata.is_normalized("NFC", it.surface),
    "after an elision": lambda it: bool(re.search(r"(?i)\b(?:l|d|qu|jusqu)['’]$", it.before)),
    "possessive": lambda it: bool(
        re.match(r"['’]s\b", it.after, re.IGNORECASE) or (it.words.endswith("s") and re.match(r"['’] \w", it.after))
    ),
    "in capitals": lambda it: it.words.isupper() and not it.is_name(str),
    "with a capital": lambda it: not it.words.isupper() and not it.is_name(str) and it.is_name(str.lower),
    "hyphen or space instead": lambda it: it.is_name(_spaced) and not it.is_name(str.lower),
    "ligature": lambda it: not LIGATURES.keys().isdisjoint(it.surface),
    "capital without its accent": lambda it: it.is_name(_bare) and not it.is_name(_spaced),
    "plural": lambda it: not it.is_name(_bare),
    "among letters without spaces": lambda it: bool(IN_UNSPACED.search(it.before[-1:] + it.after[:1])),
    "in a table": lambda it: it.line.startswith(("|", "<t")),
    "in a list": lambda it: bool(re.match(r"[*+-] |\d+\. |:   |<li>", it.line)),
    "in a quote": lambda it: it.line.startswith(">"),
    "in a footnote": lambda it: it.line.startswith("[^"),
    "beside a dash": lambda it: bool(re.search(r"[–—] ?$", it.before) or re.match(r" ?[–—]", it.after)),
}
