"""An archive in a file -> the files in it that are read, within limits; nothing is ever unpacked to the disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from newsgloss.model.problems import Flaw, TextError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_TEXT = 20_000_000  # bytes of an article's words, unpacked; the longest books have five million
MOST_MEMBERS = 5_000  # files in an archive; a book has some hundred
DAMAGED = "this {what} is damaged, or locked with a password"
FETCH_AGAIN = "Get the file again, or paste its article into a .txt file."
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, RuntimeError)
"""What zipfile raises: RuntimeError where there is a password, or a way of packing that it does not know."""
NO_ARTICLE = "A seed is one article. Paste its text into a .txt file."


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP archive. Raises TextError where it is damaged, or holds more files than any document."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise TextError(Flaw(DAMAGED.format(what="archive"), FETCH_AGAIN)) from error
    if len(archive.namelist()) > MOST_MEMBERS:
        raise TextError(Flaw(f"this archive holds more than {MOST_MEMBERS} files", NO_ARTICLE))
    return archive


def read_member(archive: zipfile.ZipFile, name: str, room: int = LARGEST_TEXT) -> bytes:
    """Return the bytes of a file in an archive. Raises TextError where it is not there, is damaged, or too large."""
    try:
        with archive.open(name) as member:
            data = member.read(room + 1)
    except BROKEN as error:
        raise TextError(Flaw(DAMAGED.format(what="archive"), FETCH_AGAIN)) from error
    return _within(data, room)


def unpack(data: bytes) -> bytes:
    """Return what a file in the gzip format holds. Raises TextError where it is damaged, or holds too much."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            unpacked = file.read(LARGEST_TEXT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise TextError(Flaw(DAMAGED.format(what="compressed file"), FETCH_AGAIN)) from error
    return _within(unpacked, LARGEST_TEXT)


def read_xml(data: bytes) -> _Element:
    """Return the root of a file of XML. Raises TextError where it is not well formed, or declares entities."""
    from lxml import etree  # noqa: PLC0415 -- few seeds need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TextError(Flaw(DAMAGED.format(what="document"), FETCH_AGAIN)) from error
    if root.getroottree().docinfo.internalDTD is not None and root.getroottree().docinfo.internalDTD.entities():
        raise TextError(Flaw("this document declares entities, as none does that a program wrote", FETCH_AGAIN))
    return root


def _within(data: bytes, room: int) -> bytes:
    if len(data) > room:
        raise TextError(Flaw(f"this file unpacks to more than {LARGEST_TEXT // 1_000_000} MB of text", NO_ARTICLE))
    return data
