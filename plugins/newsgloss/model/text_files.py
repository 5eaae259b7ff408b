"""The bytes of a file that authors write -> its text, or why it has none: it is no text, or git has not merged it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from .characters import CONTROLS
from .problems import Flaw, TextError

HEAD = 20_000  # bytes in which a file says what it is
PICTURE, RECORDING, ARCHIVE = "a picture", "a recording", "an archive"
PDF, RTF = "a PDF", "an RTF document"
WORD, OPEN_DOCUMENT = "a Word document", "an OpenDocument file"
OLD_WORD = "a document of an old Office"
BEGINNINGS: Mapping[bytes, str] = MappingProxyType(
    {
        b"{\\rtf": RTF,
        b"%PDF": PDF,
        b"bplist00": "a web archive of Safari",
        b"PK\x03\x04": "a Word or OpenDocument file, or an archive",
        b"PK\x05\x06": "an empty archive",
        b"\x89PNG": PICTURE,
        b"\xff\xd8\xff": PICTURE,
        b"GIF8": PICTURE,
        b"II*\0": PICTURE,
        b"MM\0*": PICTURE,
        b"OggS\0": RECORDING,
        b"ID3\3": RECORDING,
        b"ID3\4": RECORDING,
        b"fLaC\0": RECORDING,
        b"\x1aE\xdf\xa3": RECORDING,
        b"\x1f\x8b": ARCHIVE,
        b"BZh91AY": ARCHIVE,
        b"7z\xbc\xaf": ARCHIVE,
        b"\xfd7zXZ": ARCHIVE,
        b"\x28\xb5\x2f\xfd": ARCHIVE,
        b"Rar!\x1a": ARCHIVE,
        b"\x7fELF": "a program",
        b"SQLite format 3\0": "a database",
    }
)
"""How files begin that are no text, and what they are."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # how files of several kinds begin, which name their parts in UTF-16
IN_OLD_OFFICE = (  # a part that is in them alone, and what they are
    ("EncryptedPackage", "a document that is locked with a password"),
    ("__substg1.0_", "a mail of Outlook"),
    ("Workbook", "a spreadsheet"),
    ("PowerPoint Document", "a presentation"),
)
MARKED_LATER = (  # where, and what: files that begin with something else, and have bytes that are zero, as no text has
    (4, b"ftyp", "a recording or a picture"),
    (8, b"WEBP", PICTURE),
    (8, b"WAVE", RECORDING),
    (8, b"AVI ", RECORDING),
    (257, b"ustar", ARCHIVE),
)
IN_ZIPS = ((b"word/", WORD), (b"opendocument", OPEN_DOCUMENT), (b"xl/", "a spreadsheet"))  # names of their files
WIDE = ("utf-16-le", "utf-16-be")
ZEROS = 40  # bytes, of which one is zero in UTF-16 in any language: its spaces, marks and ends of lines
FEW_CONTROLS = 10  # control characters that any text may have picked up
MOST_CONTROLS = 0.02  # share of control characters above which a file is no text
AS_UTF_8 = "Save the file as UTF-8."
AS_TEXT = "Paste what it says into a new file in a text editor, and save that as UTF-8."
BEGIN, MIDDLE, END = (  # of a conflict, as git begins lines with them
    re.compile(mark, re.MULTILINE) for mark in (r"^<{7} \S", r"^={7}$", r"^>{7} \S")
)
MERGE = "a merge of git was left unfinished here: readers would see both versions and its marks"
MERGED = "Keep the lines that are right, and delete those that begin with <<<<<<<, =======, >>>>>>> or |||||||."


def other_kind(data: bytes) -> str | None:
    """Return what bytes are that are no text, as far as they begin like it."""
    found = next((what for start, what in BEGINNINGS.items() if data.startswith(start)), None)
    if found is None and b"\0" in data[:HEAD]:
        found = next((what for at, mark, what in MARKED_LATER if data.startswith(mark, at)), None)
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    found = found or next((BEGINNINGS[start] for start in (b"%PDF", b"{\\rtf") if head.startswith(start)), None)
    if found is None and data.startswith(OLD_OFFICE):
        return next((what for name, what in IN_OLD_OFFICE if name.encode("utf-16-le") in data), OLD_WORD)
    return found


def text_in(data: bytes) -> str:
    """Return the text in the bytes of a file. Raises TextError with one flaw, at the first byte that is no UTF-8."""
    if kind := other_kind(data):
        known = next((what for mark, what in IN_ZIPS if mark in data), kind) if data.startswith(b"PK\3\4") else kind
        raise TextError(Flaw(f"this is {known}, and not text", AS_TEXT))
    if _is_wide(data):
        raise TextError(Flaw("this is text in UTF-16", AS_UTF_8))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        raise TextError(Flaw("this is not UTF-8 text", AS_UTF_8, line, column)) from None
    if "\0" in text and len(CONTROLS.findall(text)) > max(FEW_CONTROLS, MOST_CONTROLS * len(text)):
        raise TextError(Flaw("this is not text", AS_TEXT))
    return text


def unfinished_merge(text: str, *, with_all_marks: bool = False) -> Flaw | None:
    """Return what is wrong with a text in which git has marked two versions and nobody has chosen, at the first mark.

    One mark that begins or ends a version is enough, unless one `with_all_marks` is asked for: who deletes marks by
    hand easily leaves some, while what others wrote may have such a line, as mails do that were answered seven times.
    """
    if "<<<<<<< " not in text and ">>>>>>> " not in text:  # which is soon known
        return None
    begin = BEGIN.search(text)
    first = begin or END.search(text)
    if first is None:
        return None
    if with_all_marks:
        middle = MIDDLE.search(text, begin.end()) if begin else None
        if middle is None or END.search(text, middle.end()) is None:
            return None
    return Flaw(MERGE, MERGED, text.count("\n", 0, first.start()) + 1, 1)


def _is_wide(data: bytes) -> bool:
    """Return whether bytes are UTF-16, with a mark that says so or without one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if data.count(b"\0") * ZEROS < len(data) or b"\0" not in data or len(data) % 2:
        return False
    for name in WIDE:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if CONTROLS.search(text) is None and any(map(text.__contains__, " \n\r")):
            return True
    return False
