"""An e-book (EPUB) -> the HTML of its texts in their order, and what it says of itself."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from newsgloss.model.problems import Flaw, TextError

from .archives import DAMAGED, FETCH_AGAIN, LARGEST_TEXT, open_archive, read_member, read_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})  # how fonts are obscured
TEXTS = frozenset({"application/xhtml+xml", "text/html"})
MOST_TEXTS = 500  # files of one book that are read; a long one has a hundred chapters


class Book(NamedTuple):
    """An e-book: the HTML of its texts, and what it says of itself."""

    texts: tuple[bytes, ...]
    title: str | None
    author: str | None
    day: str | None
    publisher: str | None
    lang: str | None
    source: str | None
    missing: tuple[str, ...] = ()


def read_epub(data: bytes) -> Book:
    """Read an e-book. Raises TextError where it is damaged, or holds no text."""
    archive = open_archive(data)
    container = read_xml(read_member(archive, CONTAINER))
    path = next((str(one.get("full-path")) for one in _all(container, "rootfile") if one.get("full-path")), "")
    package = read_xml(read_member(archive, path))
    texts, missing = _texts(archive, package, posixpath.dirname(path))
    if not texts:
        raise TextError(Flaw("this e-book has no text", FETCH_AGAIN))
    said = {name: _said(package, name) for name in ("title", "creator", "date", "publisher", "language", "source")}
    return Book(
        tuple(texts),
        said["title"],
        said["creator"],
        said["date"],
        said["publisher"],
        said["language"],
        said["source"],
        tuple(missing),
    )


def _texts(archive: zipfile.ZipFile, package: _Element, folder: str) -> tuple[list[bytes], list[str]]:
    """Return the texts that a book's spine names, but for its contents and what is beside its order; what is missing.

    Raises TextError where they are encrypted, as a shop's books are.
    """
    items = {str(item.get("id")): item for item in _all(package, "item")}
    names = set(archive.namelist())
    locked = _locked(archive)
    found: list[bytes] = []
    missing: list[str] = []
    room = LARGEST_TEXT
    for reference in _all(package, "itemref")[:MOST_TEXTS]:
        item = items.get(str(reference.get("idref")))
        if item is None or reference.get("linear") == "no" or "nav" in str(item.get("properties")).split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")))))
        if item.get("media-type") not in TEXTS:
            continue
        if name in locked:
            remedy = "It can be read where you bought it. Paste the article from there into a .txt file."
            raise TextError(Flaw("this e-book is locked (DRM)", remedy))
        if name not in names:
            missing.append(str(item.get("href")))
        else:
            text = read_member(archive, name, room)
            room -= len(text)
            found.append(_body(text))
    return found, missing


def _locked(archive: zipfile.ZipFile) -> set[str]:
    """Return the names of the files in a book that are encrypted; its fonts are by other ways."""
    if ENCRYPTION not in archive.namelist():
        return set()
    root = read_xml(read_member(archive, ENCRYPTION))
    return {
        posixpath.normpath(unquote(str(reference.get("URI"))))
        for one in _all(root, "EncryptedData")
        if not any(str(method.get("Algorithm")) in FONTS for method in _all(one, "EncryptionMethod"))
        for reference in _all(one, "CipherReference")
    }


def _body(text: bytes) -> bytes:
    """Return what is in the body of one of a book's texts. Raises TextError where that is not in UTF-8 or UTF-16."""
    try:
        html = text.decode("utf-16" if text.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextError(Flaw(DAMAGED.format(what="e-book"), FETCH_AGAIN)) from error
    start = html.find(">", html.find("<body")) + 1 if "<body" in html else 0
    end = html.rfind("</body")
    return html[start : end if end >= start else len(html)].encode()


def _all(root: _Element, name: str) -> list[_Element]:
    """Return all elements of a name, in whatever namespace."""
    return list(root.iter("{*}" + name))


def _said(package: _Element, name: str) -> str | None:
    """Return what a book says of itself in the Dublin Core element of a name."""
    found = (" ".join("".join(element.itertext()).split()) for element in _all(package, name))
    return next(filter(None, found), None)
