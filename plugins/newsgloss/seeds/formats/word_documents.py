"""A Word document -> its words, headings and lists as HTML, without what is deleted, hidden or a comment in it.

What mammoth passes over is made what it reads: fields, formulas, the characters below readings.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsgloss.model.problems import Flaw, Level, TextError

from .archives import LARGEST_TEXT, open_archive, read_member, read_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
SHOWN = frozenset({MAIN, "word/footnotes.xml", "word/endnotes.xml"})
CHANGES = ("ins", "del", "moveFrom", "moveTo")
NEVER = frozenset({"0", "false", "off"})
STYLES = "p[style-name='Title'] => h1:fresh"  # beside those that mammoth knows


class WordDocument(NamedTuple):
    """A Word document as HTML, and what an editor should know of it."""

    html: str
    flaws: tuple[Flaw, ...]


def read_word(data: bytes) -> WordDocument:
    """Return a Word document as HTML. Raises TextError where it is damaged, or is no such document."""
    import mammoth  # noqa: PLC0415 -- a tenth of a second that only such documents need

    parts, has_changes = _parts(data)
    try:
        made = mammoth.convert_to_html(
            parts,
            style_map=STYLES,
            include_embedded_style_map=False,  # by which a document could hide its words
            convert_image=lambda _: [],
            external_file_access=False,
        )
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, RecursionError) as error:
        remedy = "Open it in a word processor and save it again as .docx, or paste its article into a .txt file."
        raise TextError(Flaw("this Word document cannot be read", remedy)) from error
    return WordDocument(str(made.value), tuple(_changed()) if has_changes else ())


def _changed() -> Iterator[Flaw]:
    remedy = "Read the draft as if all were accepted: what they add is in it, what they take out is not."
    yield Flaw("this document has changes that nobody has accepted", remedy, level=Level.ADVICE)


def _parts(data: bytes) -> tuple[io.BytesIO, bool]:
    """Return a document with its parts in XML alone, each well formed and no larger than an article.

    Return, too, whether it has tracked changes of words.
    """
    archive = open_archive(data)
    kept = io.BytesIO()
    room = LARGEST_TEXT
    has_changes = False
    with zipfile.ZipFile(kept, "w") as parts:
        for name in dict.fromkeys(archive.namelist()):
            if not name.endswith((".xml", ".rels")):
                continue
            part = read_member(archive, name, room)
            room -= len(part)
            root = read_xml(part)
            if name == MAIN:
                has_changes = any(root.find(f".//{WORDS}{change}/{WORDS}r") is not None for change in CHANGES)
            if name in SHOWN:
                part = _as_shown(root)
            parts.writestr(zipfile.ZipInfo(name), part)
    kept.seek(0)
    return kept, has_changes


def _as_shown(root: _Element) -> bytes:
    """Return a part of a document as Word shows it to mammoth: without hidden text, pictures and readings.

    Fields are their words, and formulas are text.
    """
    from lxml import etree  # noqa: PLC0415 -- few seeds need it

    _clear_hidden(root)
    etree.strip_elements(root, *PICTURES, f"{WORDS}rt", with_tail=False)
    for reading in root.iter(f"{WORDS}ruby"):
        _unwrap_runs(reading)
    for formula in root.iter(f"{MATH}oMath"):
        formula.tag = f"{WORDS}r"
        words = "".join(str(text.text or "") for text in formula.iter(f"{MATH}t"))
        for child in list(formula):
            formula.remove(child)
        etree.SubElement(formula, f"{WORDS}t").text = words
    etree.strip_tags(root, f"{WORDS}fldSimple", f"{MATH}oMathPara")
    return bytes(etree.tostring(root))


def _unwrap_runs(reading: _Element) -> None:
    """Put the characters that a reading is above in its place; they are runs of text in one."""
    run = reading.getparent()
    texts = list(reading.iter(f"{WORDS}t"))
    if run is not None:
        for text in texts:
            run.insert(run.index(reading), text)
        run.remove(reading)


def _clear_hidden(root: _Element) -> None:
    """Take out the runs of text that Word does not show."""
    for mark in list(root.iter(f"{WORDS}vanish")):
        run = None if mark.get(f"{WORDS}val") in NEVER else mark.getparent()
        run = run.getparent() if run is not None else None
        if run is not None and run.tag == f"{WORDS}r" and (around := run.getparent()) is not None:
            around.remove(run)
