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
DROP_MBOX = re.compile(rb"\s*From [^\n]*\n")  # the line that a mailbox puts above each mail


class MailPart(NamedTuple):
    """What of a mail is read: its bytes, the encoding that it names, and whether they are HTML.

    `head` is what a reader sees above it, with a blank line below; `url` is where a page was saved from.
    """

    data: bytes
    charset: str | None
    is_html: bool
    head: str = ""
    subject: str = ""
    url: str | None = None


def read_mail(data: bytes) -> MailPart:
    """Return the text of a mail, or its HTML where it has no text. Raises TextError where it has neither."""
    message = _message(data)
    parts = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and (payload := _payload(part)).strip():
                charset, subject = part.get_content_charset(), _field(message, "Subject")
                return MailPart(payload, charset, kind == "text/html", _head(message), subject)
    raise TextError(Flaw("this mail has no text", "If its article is attached, save that, and import it."))


def read_saved_mail(data: bytes) -> MailPart:
    """Return the page in a web page that was saved with its pictures. Raises TextError where there is none."""
    message = _message(data)
    pages = [part for part in _parts(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = message.get_param("start")
    page = next((part for part in pages if start and part.get("Content-ID") == start), None) or next(iter(pages), None)
    if page is None:
        raise TextError(Flaw("there is no page in this file", "Save the page again, as HTML only."))
    addresses = (str(one.get(name) or "").strip() for one in (message, page) for name in SAVED)
    url = next((address for address in addresses if address.startswith(("http://", "https://"))), None)
    return MailPart(_payload(page), page.get_content_charset(), is_html=True, url=url)


def _message(data: bytes) -> Message:
    if data.lower().count(b"multipart/") > MOST_PARTS:
        raise TextError(Flaw("this mail holds mails in mails in mails", "Paste its text into a .txt file."))
    return email.message_from_bytes(DROP_MBOX.sub(b"", data, count=1) if DROP_MBOX.match(data) else data)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail that hold no others, in their order."""
    yield from (part for part in message.walk() if not part.is_multipart())


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
    value = str(message.get(name) or "")[:LONGEST_FIELD]
    with contextlib.suppress(MessageError, LookupError, UnicodeError, ValueError):  # else as it is
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())
