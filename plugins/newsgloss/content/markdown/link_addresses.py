"""An address that a text writes -> what is wrong with it, where no reader would be led there, or see its picture."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from markdown.util import AMP_SUBSTITUTE, ETX, STX

from newsgloss.model.fields import WEB, names_host
from newsgloss.model.patterns import pattern_of

CONTACTS = {"mailto": "mailto:desk@example.org", "tel": "tel:+15550100"}  # each with an example
BY_HAND = frozenset({"entry", "explainer", "source"})  # links that are read in Markdown's form alone
SCHEME = pattern_of(r"([A-Za-z][A-Za-z0-9+.-]*):")
SLASHES = pattern_of(r"^(https?):[/\\]*", re.IGNORECASE)
IGNORED = pattern_of(r"^[\x00-\x20]+|[\t\n\r]+")  # by browsers
SHOWN = 60  # characters of an address that a message shows
ESCAPED = pattern_of(f"{STX}([0-9]+){ETX}")  # a character after a backslash, as Markdown keeps it


def address_flaw(address: str, *, of_picture: bool = False) -> tuple[str, str] | None:
    """Return what is wrong with an address, and the remedy; None for a path on the site, which others look at."""
    plain = IGNORED.sub("", address)
    scheme = match[1].lower() if (match := SCHEME.match(plain)) else ""
    if not plain:  # which browsers take for the page's own
        return f"this {'picture' if of_picture else 'link'} has no address", "Write one, or take it out."
    if _is_whole(plain) if scheme in WEB or plain.startswith("//") else not scheme:
        return None
    if scheme in CONTACTS and not of_picture and plain[len(scheme) + 1 :]:
        return None
    shown = plain if len(plain) <= SHOWN else f"{plain[:SHOWN]} …"
    message = f"no reader is shown the picture at '{shown}'" if of_picture else f"no reader is led to '{shown}'"
    return message, _remedy(plain, scheme, of_picture=of_picture)


def ways_to_write(address: str, alt: str | None = None) -> tuple[str, ...]:
    """Return how an address, or that of a picture with some words, may be in a text, likeliest first."""
    picture = () if alt is None else (f"![{alt}]({address}",)
    if not address:
        return (*picture, "()", "(<>)", '=""')
    return (*picture, f"({address})", f"({address} ", f"(<{address}>", f": {address}", address)


def as_written(address: str) -> str:
    """Return an address that Markdown keeps, without the marks in which it keeps some of the characters."""
    escaped = ESCAPED.sub(lambda code: chr(int(code[1])), address)
    return html.unescape(escaped.replace(AMP_SUBSTITUTE, "&"))


def _is_whole(address: str) -> bool:
    """Return whether an address of the web names its host, after two slashes."""
    try:
        return SLASHES.sub(r"\1://", address) == address and names_host(urlsplit(address))
    except ValueError:
        return False


def _remedy(address: str, scheme: str, *, of_picture: bool) -> str:
    whole = SLASHES.sub(r"\1://", address)
    if whole != address and _is_whole(whole):
        return f"Did you mean {whole}?"
    if of_picture:
        return "Put the picture into content/, and name it as in {static}/images/lake.jpg."
    if scheme in BY_HAND:
        return f"Write it in Markdown: [text]({address})."
    if scheme in CONTACTS:
        return f"Write it whole, as in {CONTACTS[scheme]}, or take the link out."
    if scheme and scheme not in WEB:
        return "Begin it with https://, mailto: or tel:, or take the link out."
    return "Write it whole, as in https://example.org/lake, or take the link out."
