"""The bytes of a raw article -> its text, what it was written in, and what no reader would have seen.

Nothing is repaired unasked: text that was decoded wrongly before it reached us is a problem, and so is a character that
can make a line read differently from what it says.
"""

from __future__ import annotations

import codecs
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from newsgloss.language.vocabulary import likely_language
from newsgloss.model.characters import CONTROLS, STACKED, UNSTACK, disguised, stacked_marks
from newsgloss.model.fields import primary
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError, position
from newsgloss.model.text_files import FEW_CONTROLS, MOST_CONTROLS, unfinished_merge

from .formats.code_pages import WINDOWS, code_page
from .formats.kinds import refuse_others

ESCAPES = frozenset("utf-7 unicode-escape raw-unicode-escape punycode idna undefined".split())  # no reader reads these
MARKS = (  # byte order marks, the longer before those they begin with
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN = frozenset({"cp1250", "cp1252", "cp1254", "iso8859_15", "mac_roman"})
JAPANESE = frozenset({"shift_jis", "euc_jp"})
CYRILLIC = frozenset({"cp1251", "koi8_r"})
LIKELY = (*sorted(LATIN | CYRILLIC | JAPANESE), "cp1253", "cp1255", "cp1256", "gb18030", "big5", "euc_kr")
LIKELIEST = "it is not UTF-8, and this gives the likeliest letters"
SAMPLE = 200_000  # bytes that are looked at to guess an encoding; more decide nothing and cost seconds
ASCII = bytes(range(128))
LETTERS = string.ascii_letters.encode()
ENOUGH = 2  # plain letters for each odd byte of a text in Latin script; Cyrillic has fewer, also among Latin names
TAG = pattern_of("<[^<>]*>")  # of a page, whose language is that of its words
SEPARATORS = {0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}  # end lines and paragraphs where nothing else does
BREAKS = pattern_of("(?<!\n)\x0c|[\x0b\x1c-\x1f]")  # a vertical tab, a page's end and data separators part words
INVISIBLE = {
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "zero-width no-break space",
}
KEPT_TOGETHER = pattern_of(  # beside figures, marks and short words, it is typography: 10 000, p. 5, « Non »
    r"(?<=[\d‘“„«–—§&-])\xa0|(?<=\b[^\W\d_])\xa0|(?<=\b[^\W\d_]{2})\xa0|(?<=\b[^\W\d_]\.)\xa0|(?<=\b[^\W\d_]{2}\.)\xa0|"
    r"(?<=\b[^\W\d_]{3}\.)\xa0|\xa0(?=[^\w\s]|\d)"
)
WRITTEN = pattern_of(  # as scripts from Arabic to Khmer are, with joiners and zero-width spaces, and emoji
    "(?<=[\u0600-\u109f\u1780-\u18af\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])[\u200b-\u200d]"
)
NO_TEXT = "Save the article as plain text in UTF-8."
MIXED = pattern_of(
    r"[A-Za-z](?![\x00-\x7f])[^\W\d_]|(?![\x00-\x7f])[^\W\d_][A-Za-z]"
)  # letters of two scripts in a word
KANA = pattern_of("[\u3040-\u30ff]")
FAR = pattern_of(  # from any sign beyond ASCII; mojibake is told by those, with two or three characters around them
    "([\x00-\x7f]{8})[\x00-\x7f]+([\x00-\x7f]{8})"
)
USUAL = pattern_of("[À-ſ‘’‚“”„–—…•€™«»\xa0°£©®½]")  # Western letters and typographic marks
FEW_MENDED = 4  # characters of another script, of which fewer may look right by chance
WIDE_ZEROS = 0.5  # share of bytes that are zero in one half of UTF-16, for languages in Latin letters
PLAUSIBLE = 0.8  # share of a text's odd characters that must be where its language has them
TYPOGRAPHIC = pattern_of(  # where marks and accented letters are in Western and Central European text
    "(?<![^\\s(\\[{\"'“‘«„—–-])[“‘„«](?=\\S)|(?<=\\S)[”’“](?=\\W|$)|(?<=[^\\W\\d_])’(?=[^\\W\\d_])|«(?=\\s|$)|(?<=\\s)»|(?<=\\S)»|"
    "[–—…•€£¢°§¶©®™ªº½¼¾²³·×±†‡‰´‹›\xa0\xad¿¡]|"
    "(?<![^\\W\\d_][A-ZÀ-ÖØ-ÞŒ])[ß-öø-ÿœšžąćęłńśźżčďěňřťůőűğışţăâîș](?![A-ZÀ-ÖØ-ÞŒ])|"
    "(?<![^\\W\\d_])[À-ÖØ-ÞŒŠŽĄĆĘŁŃŚŹŻČĎĚŇŘŤŮŐŰĞİŞŢĂȘ](?=[^\\W\\d_]|['’\\s])|"
    "(?<=[A-ZÀ-ÖØ-ÞŒ])[À-ÖØ-ÞŒŠŽĄĆĘŁŃŚŹŻČĎĚŇŘŤŮŐŰ](?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding its bytes were in, and counts of what is odd in it: what, and how often.

    Where the encoding was guessed, `guess` says why it is that.
    """

    text: str
    encoding: str
    oddities: tuple[tuple[str, int], ...] = ()
    guess: str | None = None


def decode(  # noqa: PLR0913 -- what the sidecar, the file and its format say of the bytes
    data: bytes,
    encoding: str | None = None,
    *,
    lang: str = "en",
    mojibake: str | None = None,
    named: str | None = None,
    is_page: bool = False,
) -> Decoded:
    """Decode a raw article. `encoding` and `mojibake` (fix, keep) are its sidecar's word.

    `named` is the encoding that it names itself, which counts where it fits; `lang` its language where it is too short
    to tell. Most of a page is shown to nobody: its text is not judged here, and bytes that fit nowhere become U+FFFD.

    Line ends become one kind; control characters, which no reader sees, are left out and counted, but for the marks
    of pages' ends (form feeds) before the first lines of pages.
    Raises TextError where the bytes are no text, or the text is not what its writer wrote.
    """
    refuse_others(data)
    is_broken = is_page and not encoding and _is_broken_utf8(data)
    known = encoding or ("utf-8" if is_broken else None)
    found, guess = (known, None) if known else _encoding(data, lang, named)
    try:
        if codecs.lookup(found).name in ESCAPES:
            message = f"no article is written in {found}, which spells letters in others"
            raise TextError(Flaw(message, "Name the encoding that the file was saved in."))
        text = data.decode(found, "replace" if is_broken else "strict")
    except (UnicodeError, LookupError):
        raise TextError(_undecoded(data, 0, f"this is not {found}")) from None
    text = text.lstrip("\ufeff")  # one for each file that was put together
    if mojibake == "fix":
        text = _fixed(text)
    flaws = [] if is_page else list(text_flaws(text, mojibake=mojibake))
    controls = len(CONTROLS.findall(text))
    if controls > max(FEW_CONTROLS, MOST_CONTROLS * len(text)):
        flaws = [Flaw("this is not text", NO_TEXT)]
    if flaws:
        raise TextError(*flaws)
    text = CONTROLS.sub("", BREAKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    if not is_page and "\n" not in text.strip():
        text = text.translate(SEPARATORS)
    oddities = _unseen(text)
    if controls:
        oddities.append(("control character, left out", controls))
    return Decoded(text, found, tuple(oddities), guess)


def text_flaws(text: str, *, mojibake: str | None = None) -> Iterator[Flaw]:
    """Yield what in a text is not what its writer wrote, or not what a reader would take it for."""
    yield from _bidi(text)
    if not mojibake:
        yield from _mojibake(text)
        yield from _lost(text)
    if (offset := stacked_marks(text)) is not None:
        yield Flaw(STACKED, UNSTACK, *position(text, offset))
    if conflict := unfinished_merge(text, with_all_marks=True):
        yield conflict


def _encoding(data: bytes, lang: str, named: str | None) -> tuple[str, str | None]:
    """Return what bytes are written in, and why if that is a guess.

    Their mark tells, else UTF-8 where that fits, else what they name, else it is the likeliest.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return name, None
    if wide := _wide(data):
        return wide, None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise TextError(_undecoded(data, error.start, "this is not text")) from None
        if named and _is_in(data, named):
            return named.lower(), None
        likeliest, why = (None, "") if _is_broken_utf8(data) else _guess(data, lang)
        if likeliest is None:
            raise TextError(_undecoded(data, error.start, "these bytes are not UTF-8 text")) from None
        return likeliest, why
    return "utf-8", None


def _is_in(data: bytes, name: str) -> bool:
    """Return whether bytes are in an encoding that they name."""
    try:
        return codecs.lookup(name).name not in ESCAPES and bool(data.decode(name))
    except (UnicodeError, LookupError):
        return False


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 bytes without a mark are in: only one half of each pair is ever zero."""
    if len(data) % 2:
        return None
    sample = data[:SAMPLE]
    zeros = [sample[half::2].count(0) for half in (0, 1)]
    for half, name in enumerate(("utf-16-be", "utf-16-le")):
        if zeros[half] > WIDE_ZEROS * len(sample) / 2 and not zeros[1 - half]:
            return name
    return None


def _is_broken_utf8(data: bytes) -> bool:
    """Return whether text is UTF-8 but for a few bytes: fewer of them fit nowhere than begin characters of several."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return wrong > 0 and sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text))) > wrong


def _guess(data: bytes, lang: str) -> tuple[str | None, str]:
    """Return the likeliest encoding of bytes that are not UTF-8, or None where none can be told; and why it is that.

    A text in Latin letters is in the code page that gives the letters of its language. Where its language does not
    tell, it is in the Windows code page of the West, which is what is found in practice, or else in the Macintosh's:
    whichever puts marks and accents where such languages have them.
    """
    sample = data[:SAMPLE]
    plain, odd = len(sample) - len(sample.translate(None, LETTERS)), len(sample.translate(None, ASCII))
    if plain > ENOUGH * odd:
        texts = (TAG.sub(" ", sample.decode(page, "replace")) for page in WINDOWS)
        told = primary(next(filter(None, map(likely_language, texts)), lang))
        if (page := code_page(sample, told)) and _is_in(data, page):
            return page, f"it is not UTF-8, and this gives the letters of its language, {told}"
        if _plausible(data, "cp1252") == 1:
            return "cp1252", LIKELIEST  # a few odd bytes are letters in many a script
    import charset_normalizer  # noqa: PLC0415 -- few texts need it, and it takes a moment to load

    best = charset_normalizer.from_bytes(sample, cp_isolation=list(LIKELY)).best()
    if best and best.encoding not in LATIN and _fits(data, best.encoding):
        return best.encoding, LIKELIEST
    fitting = [(share, name) for name in ("mac_roman", "cp1252") if (share := _plausible(data, name)) >= PLAUSIBLE]
    if not fitting:
        return None, ""
    return max(fitting, key=lambda pair: pair[0] + (pair[1] == "cp1252") / 100)[1], LIKELIEST


def _unseen(text: str) -> list[tuple[str, int]]:
    """Return the names and counts of what no reader sees in a text and no language or typography puts there."""
    odd = text if text.isascii() else WRITTEN.sub("", KEPT_TOGETHER.sub(" ", text))
    return [(name, count) for character, name in INVISIBLE.items() if (count := odd.count(character))]


def _fits(data: bytes, name: str) -> bool:
    """Return whether bytes decode to words of one script; a wrong encoding mixes scripts, cases and signs."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    odd = "".join(character for character in text[:SAMPLE] if not character.isascii())
    letters = re.sub(r"[\W\d_]", "", odd)
    if len(letters) <= len(odd) / 2 or len(MIXED.findall(text[:SAMPLE])) > len(letters) / 10:
        return False
    if name in CYRILLIC:  # the two hold the same letters, small ones in the one where the other has capitals
        return sum(map(str.islower, letters)) > len(letters) / 2
    return (KANA.search(odd) is not None) == (name in JAPANESE)


def _plausible(data: bytes, name: str) -> float:
    """Return the share of a text's odd characters that are where European text has them, read as `name`."""
    try:
        text = data.decode(name)[:SAMPLE]
    except UnicodeDecodeError:
        return 0.0
    odd = sum(not character.isascii() for character in text)
    return len(TYPOGRAPHIC.findall(text)) / odd if odd else 1.0


def _undecoded(data: bytes, offset: int, message: str) -> Flaw:
    before = data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")  # editors count characters
    remedy = "Save the file as UTF-8, or write its `encoding:` in the sidecar."
    return Flaw(message, remedy, data.count(b"\n", 0, offset) + 1, len(before) + 1)


def _bidi(text: str) -> Iterator[Flaw]:
    for number, line in enumerate(text.split("\n"), 1):
        if (place := disguised(line)) is not None:
            message = f"a character here (U+{ord(line[place]):04X}) changes the order in which the line is read"
            yield Flaw(message, "Take it out of the seed.", number, place + 1)


def _is_better(fixed: str, line: str) -> bool:
    """Return whether fixing brings back what news is written in, and not a rare letter by chance."""
    new = [character for character in fixed if not character.isascii() and character not in line]
    return any(map(USUAL.match, new)) or len(new) >= FEW_MENDED


def _lost(text: str) -> Iterator[Flaw]:
    """Yield the first character that was lost before the text reached us."""
    for number, line in enumerate(text.split("\n"), 1):
        if (column := line.find("\ufffd")) >= 0:
            remedy = "Get a clean copy, or write `mojibake: fix` in the sidecar to keep the mark that stands for it."
            yield Flaw("a character was lost here (U+FFFD)", remedy, number, column + 1)
            return


def _fixed(text: str) -> str:
    import ftfy  # noqa: PLC0415 -- see below

    return ftfy.fix_encoding(text)


def _mojibake(text: str) -> Iterator[Flaw]:
    if text.isascii():
        return
    from ftfy.badness import is_bad  # noqa: PLC0415 -- it takes a moment to load, which a site without seeds need not

    if not is_bad(FAR.sub(r"\1\2", text)):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isascii() and is_bad(line) and _is_better(fixed := _fixed(line), line):
            start = next(index for index, pair in enumerate(zip(line, fixed, strict=False)) if pair[0] != pair[1])
            message = f"this looks decoded wrongly: '{line[start : start + 12]}' for '{fixed[start : start + 10]}'"
            remedy = (
                "Get a clean copy, or write `mojibake:` in the sidecar: `fix` if that reading is right, else `keep`."
            )
            yield Flaw(message, remedy, number, start + 1)
