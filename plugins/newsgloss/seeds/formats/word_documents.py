"""A Word document -> its words, headings and lists as HTML, without what is deleted, hidden or a comment in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from newsgloss.model.problems import Flaw, TextError

from .archives import LARGEST_TEXT, open_archive, read_member, read_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
NEVER = frozenset({"0", "false", "off"})
STYLES = "p[style-name='Title'] => h1:fresh"  # beside those that mammoth knows


def read_word(data: bytes) -> str:
    """Return a Word document as HTML. Raises TextError where it is damaged, or is no such document."""
    import mammoth  # noqa: PLC0415 -- a tenth of a second that only such documents need

    try:
        made = mammoth.convert_to_html(
            _parts(data),
            style_map=STYLES,
            include_embedded_style_map=False,  # by which a document could hide its words
            convert_image=lambda _: [],
            external_file_access=False,
        )
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, RecursionError) as error:
        remedy = "Open it in a word processor and save it again as .docx, or paste its article into a .txt file."
        raise TextError(Flaw("this Word document cannot be read", remedy)) from error
    return str(made.value)


def _parts(data: bytes) -> io.BytesIO:
    """Return a document with its parts in XML alone, each of which is well formed and no larger than an article."""
    archive = open_archive(data)
    kept = io.BytesIO()
    room = LARGEST_TEXT
    with zipfile.ZipFile(kept, "w") as parts:
        for name in dict.fromkeys(archive.namelist()):
            if not name.endswith((".xml", ".rels")):
                continue
            part = read_member(archive, name, room)
            room -= len(part)
            root = read_xml(part)
            if name == MAIN:
                part = _without_hidden(root)
            parts.writestr(zipfile.ZipInfo(name), part)
    kept.seek(0)
    return kept


def _without_hidden(root: _Element) -> bytes:
    """Return a document's main part without the runs of text that Word does not show."""
    from lxml import etree  # noqa: PLC0415 -- few seeds need it

    for mark in list(root.iter(f"{WORDS}vanish")):
        run = None if mark.get(f"{WORDS}val") in NEVER else mark.getparent()
        run = run.getparent() if run is not None else None
        if run is not None and run.tag == f"{WORDS}r" and (around := run.getparent()) is not None:
            around.remove(run)
    return bytes(etree.tostring(root))
