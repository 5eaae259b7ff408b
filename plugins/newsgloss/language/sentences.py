"""A text and a stretch of it -> the sentence around the stretch or, if that is too long to quote, the stretch alone."""

from __future__ import annotations

import functools
import re

from newsgloss.model.patterns import pattern_of

from .vocabulary import ALL, either

BLOCK = "\x00"  # is between blocks of text: no sentence reaches across, and no name
HIDDEN = "\x01"  # is where a text has something other than words: no name reaches across, and no sentence shows it
UNSEEN = pattern_of(f"[{HIDDEN}\u00ad\u200b\u2060\ufeff]")  # soft hyphens and the like: a quotation has none
LONGEST = (
    600  # characters, some hundred words; a sentence of more is not quoted, as what is cut off could turn its sense
)
CUT = "[…]"  # where words are left out: brackets say that the mark is ours and not the source's
CLOSING = r"(?:\s?[\"'”’»›“‘«‹)\]」』）》])*"  # French has a space before », German closes with “ or «
ENDS = pattern_of(
    r"[.!?…](?:[\"'”’»›“‘«‹)\]\x01]|\s[”’»›])*"  # French has a space before », and German closes with “ or «
    r"\s[\s\x01]*(?=(?:[\"'“‘«‹»›„‚(\[]\s?)*[^\W_a-zß-öø-ÿœ])"
)
SHORTENED = either((*ALL.names.before_names, *ALL.names.abbreviations))
ORDINAL, COUNTED = pattern_of(r"\b\d{1,2}\.\s*\Z"), pattern_of(rf"(?:{either(ALL.days.after_ordinals)})\b")  # 3. März
ABBREVIATIONS = pattern_of(rf"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:{SHORTENED}))\.\s*\Z")


@functools.lru_cache(maxsize=2048)  # mentions: a page draws their sentences, and they are what it depends on
def sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what is before text[start:end] in its sentence, the stretch itself, and what is after it.

    White space is folded to single spaces, and HIDDEN and what nobody sees are left out. Of a sentence that is too
    long, there is the stretch alone, between CUTs.
    """
    edges = max(0, start - LONGEST), min(len(text), end + LONGEST)
    first, last = text.rfind(BLOCK, edges[0], start) + 1, text.find(BLOCK, end, edges[1])
    for stop in ENDS.finditer(text, first or edges[0], last if last >= 0 else edges[1]):
        if _is_abbreviation(text, stop):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    is_whole = (first > 0 or edges[0] == 0) and (last >= 0 or edges[1] == len(text))
    words = _folded(text[start:end])
    if not is_whole or (last if last >= 0 else len(text)) - first - (end - start) > LONGEST:
        return f"{CUT} ", words, f" {CUT}"
    return _folded(text[first:start]).lstrip(), words, _folded(text[end : last if last >= 0 else None]).rstrip()


def sentences(text: str) -> int:
    """Return how many sentences a text has; a block that does not end in a full stop counts as one."""
    count = 0
    for block in filter(str.strip, text.split(BLOCK)):
        count += 1 + sum(not _is_abbreviation(block, stop) for stop in ENDS.finditer(block))
    return count


def opening(text: str, words: int) -> int:
    """Return where the first sentences of a text end that have so many words at most together; one at least."""
    end = 0
    for stop in (*(found.end() for found in ENDS.finditer(text) if not _is_abbreviation(text, found)), len(text)):
        if end and len(text[:stop].split()) > words:
            break
        end = stop
    return end


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Return whether a full stop is that of an abbreviation, such as Art. or U.S., or of an ordinal before its noun."""
    start = max(0, stop.start() - 12)
    if ORDINAL.search(text, start, stop.end()) and COUNTED.match(text, stop.end()):
        return True
    return ABBREVIATIONS.search(text, start, stop.end()) is not None


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", UNSEEN.sub("", text))
