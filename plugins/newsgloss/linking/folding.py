"""A text -> the same as names are compared in it, and the way back: what no reader tells apart is alike.

Letters are composed, ligatures taken apart, hidden characters dropped; quotation marks, dashes and the spaces beside
them are alike. No character of a script without spaces between words belongs to a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from newsgloss.language.unspaced.scripts import UNSPACED
from newsgloss.model.patterns import pattern_of

ASCII = bytes(range(128))
SMALL = b"".join(byte.lower() if byte.isalnum() or byte == b"_" else b" " for byte in map(int.to_bytes, ASCII))
SMALL_OR_OTHER = SMALL + bytes(range(128, 256))  # ASCII with a space for all but letters and digits; others stay
DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width space and joiners, byte order mark
LIGATURES = {
    "\u0153": "oe",
    "\u0152": "OE",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
CHANGED = frozenset((*DROPPED, *LIGATURES))
CHANGE = pattern_of(f"[{''.join(sorted(CHANGED))}]")
UNSEEN = pattern_of(f"[{DROPPED}]*")
COMPOSED = pattern_of("[\x80-\u02ff\u2010-\u2027\u20a0-\u20bf]*")  # letters, marks and money that NFC leaves alone
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"  # after a word, more often the number of a note than a part of it
IN_UNSPACED = pattern_of(f"[{UNSPACED}]")
SEPARATORS = pattern_of(r"\s+|-")
ALIKE = str.maketrans(dict.fromkeys("‘’", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑–−", "-"))
GAP_AT_MARK = pattern_of(r"(?<=[«“„])\s|\s(?=[»”!?;:])")
LETTER_APOSTROPHE = "ʼ"  # some keyboards have it for the curly one; it counts as a letter


def small_letters(text: str) -> str:
    """Return the words of a text in small letters, with a space for each character of no word: no place changes."""
    data = text.encode("utf-8", "surrogatepass")
    small = data.translate(SMALL_OR_OTHER).decode("utf-8", "surrogatepass")
    others = "".join(set(_others(data)))
    if others and IN_UNSPACED.search(others):
        small = IN_UNSPACED.sub(" ", small)
        others = IN_UNSPACED.sub("", others)
    for character in others:
        if not character.isalnum() or character in RAISED:
            small = small.replace(character, " ")
    if small.isascii():
        return small
    return small.replace("İ", "i").lower()  # İ alone would become two characters


def same(name: str) -> str:
    """Return what a name has in common with every way to write it that texts are not told apart by."""
    return canonical(fold(name)[0].replace(LETTER_APOSTROPHE, "'"))


def canonical(text: str) -> str:
    """Return text with quotes straight and each separator between words (white space, or one hyphen) as one space.

    A space within quotation marks, or before a mark that French has one before, counts for nothing.
    """
    joined = GAP_AT_MARK.sub("", text)
    return SEPARATORS.sub(" ", joined if joined.isascii() else joined.translate(ALIKE))


def is_folded(text: str) -> bool:
    """Return whether there is nothing to fold in a text."""
    if text.isascii():
        return True
    others = _others(text.encode("utf-8", "surrogatepass"))
    if CHANGE.search(others):
        return False
    return COMPOSED.fullmatch(others) is not None or unicodedata.is_normalized("NFC", text)


def fold(text: str) -> tuple[str, list[int]]:
    """Return text in NFC without ligatures and characters that no reader sees, and where each of its offsets was."""
    is_composed = unicodedata.is_normalized("NFC", text)
    folded, offsets = _joined(_pieces(text) if is_composed else _composed(text))
    if is_composed and not unicodedata.is_normalized("NFC", folded):  # an accent after a soft hyphen, or a ligature
        folded, offsets = _joined(_composed(text))
    return folded, [*offsets, len(text)]


def without_accents(letters: str) -> str:
    """Return letters without the marks above and below them."""
    return "".join(mark for mark in unicodedata.normalize("NFD", letters) if not unicodedata.combining(mark))


def _others(data: bytes) -> str:
    """Return the characters of a text in UTF-8 that are not ASCII; most texts have few."""
    return data.translate(None, ASCII).decode("utf-8", "surrogatepass")


def _pieces(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield a text in NFC piece by piece, folded: each with its place in the text, and the length that it had there."""
    position = 0
    for change in CHANGE.finditer(text):
        yield position, text[position : change.start()], change.start() - position
        yield change.start(), _plain(text, change.start()), 1
        position = change.end()
    yield position, text[position:], len(text) - position


def _composed(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield a text letter by letter, each with the marks that belong to it, also where a soft hyphen is between."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < (mark := _mark(text, end)):
            end = mark
        letter = _plain(text, start) if text[start] in CHANGED else text[start]
        yield start, letter[:-1], 1  # of a ligature, all letters but the one that its marks belong to
        yield start, unicodedata.normalize("NFC", letter[-1:] + UNSEEN.sub("", text[start + 1 : end])), end - start
        start = end


def _mark(text: str, place: int) -> int:
    """Return where a mark ends that is at a place and belongs to the letter before it, or the place if none does."""
    mark = UNSEEN.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing, too
    belongs = mark < len(text) and (unicodedata.combining(text[mark]) or "\u1160" <= text[mark] <= "\u11ff")
    return mark + 1 if belongs else place


def _joined(pieces: Iterable[tuple[int, str, int]]) -> tuple[str, list[int]]:
    """Return pieces of a text as one, and where each of its characters was."""
    folded: list[str] = []
    offsets: list[int] = []
    for start, piece, length in pieces:
        folded.append(piece)
        offsets += range(start, start + length) if len(piece) == length else [start] * len(piece)
    return "".join(folded), offsets


def _plain(text: str, place: int) -> str:
    """Return what is read for a character that changes: nothing, or the letters of a ligature."""
    letters = LIGATURES.get(text[place], "")
    return letters.capitalize() if letters.isupper() and text[place + 1 : place + 2].islower() else letters
