"""The bytes of a file in any format -> the text, Markdown, page or document in it, and what is known of it.

What a page shows as the source's words is proved against what is made here of the seed's bytes, anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsgloss.model.fields import address_fault
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, Level, TextError

from .archives import FETCH_AGAIN, LARGEST_TEXT, unpack
from .epubs import read_epub
from .kinds import UNPACK, Format, format_of
from .mail import read_mail, read_saved_mail
from .metadata import Metadata, read_day
from .word_documents import read_word

LARGEST_FILE = 100_000_000  # bytes of a file with its pictures
CUT = 1000  # characters of a picture within a page; a shorter one is no burden
PICTURE = re.compile(
    rb"data:[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w=.+-]{1,80}){0,9},[A-Za-z0-9+/=%_.~-]{" + str(CUT).encode() + rb",}"
)
CHARSET = re.compile(rb"<meta\s[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 4_000  # bytes in which a page names its encoding
NAME_AT = 10  # bytes of the head of a compressed file
LONGEST_NAME = 255  # bytes
HAS_NAME, HAS_EXTRA = 8, 4  # flags in it
LANGUAGE = pattern_of(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a file is read: `data`, as `format`. Of a Word document, an e-book or a mail without text, that is HTML.

    `named` is the encoding that the file says its text is in. `head` is what is above the text, in letters. `metadata`
    is what is known beside what the text says, and its headline the title of a document that sets none. `flaws` say
    what of the file is not read.
    """

    format: Format
    data: bytes
    named: str | None = None
    head: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    flaws: tuple[Flaw, ...] = ()


def open_file(data: bytes, name: str) -> Opened:
    """Return what of a file is read. Raises TextError where that is nothing, or it is damaged or too large."""
    if len(data) > LARGEST_FILE:
        raise _too_large(data, LARGEST_FILE)
    found = format_of(data, name)
    if found is Format.GZIP:
        name, data = _name_within(data), unpack(data)
        found = format_of(data, name)
    if found is Format.GZIP:
        raise TextError(Flaw("this is a compressed file in another one", UNPACK))
    opened = _opened(data, found or Format.TEXT)
    if len(opened.data) > LARGEST_TEXT:
        raise _too_large(opened.data, LARGEST_TEXT)
    return opened


def _opened(data: bytes, found: Format) -> Opened:
    """Return what of a file of a format is read."""
    if found is Format.WORD:
        word = read_word(data)
        return Opened(found, word.html.encode(), "utf-8", flaws=word.flaws)
    if found is Format.EPUB:
        return _book(data)
    if found is Format.MHTML:
        saved = read_saved_mail(data)
        return _page(saved.data, saved.charset, Metadata(url=_address(saved.url)))
    if found is Format.MAIL:
        mail = read_mail(data)
        format_ = Format.MAIL if mail.is_html else Format.TEXT
        said = Metadata(headline=mail.subject or None)
        return Opened(format_, mail.data, mail.charset, mail.head, said, tuple(_unread(mail.attached)))
    return _page(data) if found is Format.PAGE else Opened(found, data)


def _book(data: bytes) -> Opened:
    """Return an e-book's texts as one, with what it says of itself."""
    book = read_epub(data)
    said = Metadata(
        headline=book.title,
        byline=book.author,
        published=read_day(book.day or ""),
        publisher=book.publisher,
        url=_address(book.source),
        lang=book.lang if book.lang and LANGUAGE.fullmatch(book.lang) else None,
    )
    lacks = "this e-book lacks one of its texts"
    flaws = (Flaw(f"{lacks}: {name}", FETCH_AGAIN, level=Level.ADVICE) for name in book.missing)
    return Opened(Format.EPUB, b"<hr>".join(book.texts), "utf-8", metadata=said, flaws=tuple(flaws))


def _unread(attached: Sequence[str]) -> Iterator[Flaw]:
    """Yield advice about what is attached to a mail, if anything is."""
    if attached:
        remedy = "If the article is there, save it, and import that."
        yield Flaw(f"not read, as it is attached to the mail: {', '.join(attached)}", remedy, level=Level.ADVICE)


def _page(data: bytes, named: str | None = None, metadata: Metadata | None = None) -> Opened:
    """Return a page without its pictures, which may be a thousand times as long as its words."""
    data = PICTURE.sub(b"data:,", data)
    meta = CHARSET.search(data, 0, HEAD)
    named = named or (meta[1].decode("ascii") if meta else None)
    return Opened(Format.PAGE, data, named, metadata=metadata or Metadata())


def _address(url: str | None) -> str | None:
    return url if url and not address_fault(url) else None


def _name_within(data: bytes) -> str:
    """Return the name of the file in a compressed one, as its head has it (RFC 1952), or that of a plain text."""
    flags = data[3] if len(data) > NAME_AT else 0
    if not flags & HAS_NAME or flags & HAS_EXTRA:
        return "seed.txt"
    return data[NAME_AT : NAME_AT + LONGEST_NAME].partition(b"\0")[0].decode("latin-1")


def _too_large(data: bytes, most: int) -> TextError:
    remedy = f"A seed is one article, of at most {most // 1_000_000} MB."
    return TextError(Flaw(f"this file has {len(data) // 1_000_000} MB", remedy))
