"""A mail as it was sent, or a web page saved as one (MHTML) -> its text or page, in letters.

What it says above its text (RFC 5322) and how it is put together (RFC 2045, RFC 2557) is read by the standard library.
"""

from __future__ import annotations

import contextlib
import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import NamedTuple

from newsgloss.model.problems import Flaw, TextError

HEAD = ("Subject", "From", "Date", "To")  # what a reader sees above a mail
FEWEST = 3  # of these, with which a head is known as one
MOST_PARTS = 200  # of a mail that hold others; forwarded again and again, it has some ten
LONGEST_FIELD = 2_000  # characters; the standard library takes quadratic time over more in many pieces
SAVED = ("Snapshot-Content-Location", "Content-Location")
BOM = b"\xef\xbb\xbf"
ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
LOCKED = b"-----BEGIN PGP MESSAGE-----"
OPEN_MAIL = "Open it in your mail program, and paste its text into a .txt file."
STUB_WORDS = 60  # of a mail's text; where its HTML has four times as many, the text only says so
LONGER = 4
ANOTHER = re.compile(rb"\n\r?\nFrom [^\n]{3,200}\d{4}\r?\n[!-9;-~]{1,76}:")  # the next mail of a mailbox
TAG = re.compile(rb"<[^<>]*>")
DROP_MBOX = re.compile(rb"\s*From [^\n]*\n")  # the line that a mailbox puts above each mail


class MailPart(NamedTuple):
    """What of a mail is read: its bytes, the encoding that it names, and whether they are HTML.

    `head` is what a reader sees above it, with a blank line below; `url` is where a page was saved from.
    `attached` are the names of what is attached to it, which is not read.
    """

    data: bytes
    charset: str | None
    is_html: bool
    head: str = ""
    subject: str = ""
    url: str | None = None
    attached: tuple[str, ...] = ()


def read_mail(data: bytes) -> MailPart:
    """Return the text of a mail, or its HTML where it has no text, or one that only says so.

    Raises TextError where it has neither, is encrypted, or is a mailbox with several mails.
    """
    if several := len(ANOTHER.findall(data)):
        remedy = "Save the one with the article as .eml, and import that."
        raise TextError(Flaw(f"this is a mailbox with {several + 1} mails", remedy))
    message = _message(data)
    parts = [part for part in _parts(message) if _is_shown(part)]
    texts = [part for part in parts if part.get_content_type() == "text/plain" and _payload(part).strip()]
    pages = [part for part in parts if part.get_content_type() == "text/html" and _payload(part).strip()]
    if message.get_content_type() in ENCRYPTED or any(_payload(part).lstrip().startswith(LOCKED) for part in texts):
        raise TextError(Flaw("this mail is encrypted", OPEN_MAIL))
    if not texts and not pages:
        raise TextError(Flaw("this mail has no text", "If its article is attached, save that, and import it."))
    is_html = not texts or (len(texts) == 1 and any(_only_says_so(texts[0], page) for page in pages))
    text, charset = _together(pages[:1] if is_html else texts)
    attached = tuple(_attachments(message))
    return MailPart(text, charset, is_html, _head(message), _field(message, "Subject"), attached=attached)


def read_saved_mail(data: bytes) -> MailPart:
    """Return the page in a web page that was saved with its pictures. Raises TextError where there is none."""
    message = _message(data)
    pages = [part for part in _parts(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = message.get_param("start")
    saved = str(message.get(SAVED[0]) or "").strip()
    main = (part for part in pages if start and part.get("Content-ID") == start)
    there = (part for part in pages if saved and str(part.get(SAVED[1]) or "").strip() == saved)
    page = next(main, None) or next(there, None) or next(iter(pages), None)
    if page is None:
        raise TextError(Flaw("there is no page in this file", "Save the page again, as HTML only."))
    addresses = (str(one.get(name) or "").strip() for one in (message, page) for name in SAVED)
    url = next((address for address in addresses if address.startswith(("http://", "https://"))), None)
    return MailPart(_payload(page), page.get_content_charset(), is_html=True, url=url)


def _message(data: bytes) -> Message:
    if data.lower().count(b"multipart/") > MOST_PARTS:
        raise TextError(Flaw("this mail holds mails in mails in mails", "Paste its text into a .txt file."))
    data = data.removeprefix(BOM)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return email.message_from_bytes(DROP_MBOX.sub(b"", data, count=1) if DROP_MBOX.match(data) else data)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail that hold no others, in their order, but for those of mails that are attached to it."""
    if message.get_content_type() == "message/rfc822":
        return
    for part in message.get_payload() if message.is_multipart() else ():
        yield from _parts(part) if isinstance(part, Message) else ()
    if not message.is_multipart():
        yield message


def _is_shown(part: Message) -> bool:
    return part.get_content_disposition() != "attachment"


def _attachments(message: Message) -> Iterator[str]:
    """Yield the names of the files and the subjects of the mails that are attached to a mail; none for its pictures."""
    for part in message.walk():
        is_picture = part.get_content_maintype() == "image"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            yield (_field(inner, "Subject") if isinstance(inner, Message) else "") or "a mail"
        elif not part.is_multipart() and not _is_shown(part) and not is_picture:
            yield " ".join((part.get_filename() or part.get_content_type()).split())


def _only_says_so(text: Message, page: Message) -> bool:
    """Return whether a mail's text is a few words beside its HTML, such as where that can be read."""
    words = len(_payload(text).split())
    return words < STUB_WORDS and len(TAG.sub(b" ", _payload(page)).split()) >= LONGER * words


def _together(parts: list[Message]) -> tuple[bytes, str | None]:
    """Return what some parts of a mail hold as one, with the encoding that they name; that of several is UTF-8."""
    if len(parts) == 1:
        return _payload(parts[0]), parts[0].get_content_charset()
    return "\n\n".join(_decoded(part) for part in parts).encode(), "utf-8"


def _decoded(part: Message) -> str:
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        with contextlib.suppress(LookupError, UnicodeError):
            return _payload(part).decode(charset)
    return _payload(part).decode("cp1252", "replace")


def _payload(part: Message) -> bytes:
    """Return what a part holds, without what encoded it on its way."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _head(message: Message) -> str:
    """Return what a reader sees above a mail, a field on each line; its subject alone where there is little else."""
    fields = [(name, value) for name in HEAD if (value := _field(message, name))]
    if len(fields) < FEWEST or fields[0][0] != "Subject":
        return f"{fields[0][1]}\n\n" if fields and fields[0][0] == "Subject" else ""
    return "".join(f"{name}: {value}\n" for name, value in fields) + "\n"


def _field(message: Message, name: str) -> str:
    """Return a field of a mail's head in letters, on one line."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    value = _eight_bit(str(raw)[:LONGEST_FIELD])
    with contextlib.suppress(MessageError, LookupError, UnicodeError, ValueError):  # else as it is
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _eight_bit(value: str) -> str:
    """Return a field whose letters were sent as they are, against the rules: in UTF-8, or else as in Western Europe."""
    data = value.encode("utf-8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
