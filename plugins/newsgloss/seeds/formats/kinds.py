"""The bytes of a file, and its name -> its format, or why it is not read and what would help."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError
from newsgloss.model.text_files import ARCHIVE, OLD_WORD, PDF, RTF, other_kind

from .archives import open_archive, read_member


class Format(enum.Enum):
    """A format that is read: what people call it, and how the names of its files end, the usual way first."""

    TEXT = "plain text", (".txt", ".text")
    MARKDOWN = "Markdown", (".md", ".markdown")
    PAGE = "a saved web page", (".html", ".htm")
    MHTML = "a saved web page with its pictures", (".mhtml", ".mht")
    MAIL = "a mail", (".eml",)
    WORD = "a Word document", (".docx",)
    EPUB = "an e-book", (".epub",)
    GZIP = "a compressed file", (".gz",)

    def __init__(self, title: str, endings: tuple[str, ...]) -> None:
        self.title = title
        self.endings = endings


ENDINGS = tuple(ending for each in Format for ending in each.endings)
BY_ENDING: Mapping[str, Format] = MappingProxyType({ending: each for each in Format for ending in each.endings})
CERTAIN = frozenset({Format.MHTML, Format.WORD, Format.EPUB, Format.GZIP})  # their bytes say so, or they are not that
HEAD = 20_000  # bytes in which a file says what it is; servers write as much above a mail
PASTE = "Open it, copy the article, and paste it into a .txt file."
SAVE_AS_WORD = "Open it in a word processor, and save it as .docx."
UNPACK = "Unpack it, and import the articles in it."
DESCRIBE = "Import an article as text, or as a page that has it as text."
HELP: Mapping[str, str] = MappingProxyType(  # what would help with other files; the rest hold no article as text
    {
        RTF: SAVE_AS_WORD,
        OLD_WORD: SAVE_AS_WORD,
        PDF: PASTE,
        "a web archive of Safari": "Open it in Safari, and save its Page Source.",
        "a Word or OpenDocument file, or an archive": UNPACK,
        ARCHIVE: UNPACK,
        "a document that is locked with a password": "Open it, and save a copy without a password.",
        "a mail of Outlook": "Save it in Outlook as text, or in another mail program as .eml.",
        "a spreadsheet": PASTE,
        "a presentation": PASTE,
    }
)
IN_ARCHIVES = (  # a file that is in them alone, and what they are
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("Index/Document.iwa", "a document of Apple's Pages, Numbers or Keynote"),
)
TYPE = "mimetype"  # the file in which e-books and OpenDocument say what they are
FIELDS = re.compile(rb"\s*(?:From [^\n]*\n)?(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")  # a mail's head
ENCODED = re.compile(rb"^(?:mime-version|content-transfer-encoding)[ \t]*:", re.IGNORECASE | re.MULTILINE)
RELATED = re.compile(
    rb"^(?:content-type[ \t]*:\s*multipart/related|snapshot-content-location[ \t]*:)", re.IGNORECASE | re.MULTILINE
)
TAG = re.compile(rb"<[A-Za-z!/?]|<\0[A-Za-z!/?]\0|\0<\0[A-Za-z!/?]")  # in ASCII, or in UTF-16
MARKUP = pattern_of(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)

MARKED_UP = (  # what is saved as plain text by mistake: its name, its ending, and its marks
    ("Markdown", ".md", re.compile(r"^#{1,6} |\*\*[^*]+\*\*|\[[^\[\]]+\]\(https?:")),
    ("a web page", ".html", re.compile(r"<(?:p|div|h[1-6])\b[^<>]*>|</(?:p|div|h[1-6])>")),
)
SEVERAL_MARKS = 3  # lines; one or two may be the author's own


def format_of(data: bytes, name: str) -> Format | None:
    """Return a file's format, by its bytes, else by the ending of its name; None where neither tells.

    Raises TextError where it is known and not read.
    """
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(data)
    if data.startswith(b"\x1f\x8b"):
        return Format.GZIP
    refuse_others(data)
    named = BY_ENDING.get(Path(name).suffix.lower())
    found = _by_head(data[:HEAD]) if named is not Format.MARKDOWN else None
    if found is None and named in CERTAIN:
        remedy = "Save it again, or give it the ending that suits what it holds."
        raise TextError(Flaw(f"this is not {named.title}, as its name says", remedy))
    return Format.TEXT if found is None and named is Format.PAGE and not TAG.search(data) else found or named


def refuse_others(data: bytes) -> None:
    """Raise TextError where bytes are those of a file that is no text."""
    if what := other_kind(data):
        raise TextError(Flaw(f"this is {what}", HELP.get(what, DESCRIBE)))


def marked_up(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what plain text seems to be by its marks, and the ending of such a file's name."""
    texts = list(lines)
    for name, ending, mark in MARKED_UP:
        if sum(mark.search(text) is not None for text in texts) >= SEVERAL_MARKS:
            yield name, ending


def _in_archive(data: bytes) -> Format:
    """Return the format of a document that is an archive."""
    archive = open_archive(data)
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return Format.WORD
    kind = read_member(archive, TYPE).decode("ascii", "replace") if TYPE in names else ""
    if "epub" in kind or "META-INF/container.xml" in names:
        return Format.EPUB
    if "opendocument.spreadsheet" in kind or "opendocument.presentation" in kind:
        raise TextError(Flaw(f"this is a {kind.rpartition('.')[2]}", PASTE))
    if "opendocument" in kind:
        raise TextError(Flaw("this is an OpenDocument file", "Open it in LibreOffice, and save it as .docx."))
    what = next((told for name, told in IN_ARCHIVES if name in names), None)
    raise TextError(Flaw(f"this is {what}", PASTE) if what else Flaw("this is an archive", UNPACK))


def _by_head(head: bytes) -> Format | None:
    """Return what a file's first lines say it is: a mail in the form in which it was sent, or a web page."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in head:
        head = head.replace(b"\r", b"\n")
    if fields := FIELDS.match(head):
        if RELATED.search(fields[0]):
            return Format.MHTML
        if ENCODED.search(fields[0]):
            return Format.MAIL
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff")
    return Format.PAGE if MARKUP.match(text) else None
