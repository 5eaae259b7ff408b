"""A file -> the glossary in it, by the ending of its name: a table, SKOS, Markdown or HTML."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from newsgloss.model.characters import CONTROLS
from newsgloss.model.folders import NamedPath
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, Problem, TextError, position, reading
from newsgloss.seeds.decoding import decode

from .concepts import ForeignGlossary
from .html_glossaries import read_html_glossary
from .markdown_glossaries import read_markdown_glossary
from .tables import read_table

FORMATS: Mapping[str, str] = {
    ".csv": "table",
    ".tsv": "tabbed table",
    ".ttl": "turtle",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
SKOS = "What is read is each skos:Concept that has a skos:prefLabel and a skos:definition."
LISTS = "What is read is a list of definitions or, without one, each heading with the text below it."
TABLES = "Save it with a row for each term."
FORMS = dict.fromkeys(("turtle", "xml", "json-ld"), SKOS) | dict.fromkeys(("table", "tabbed table"), TABLES)
FORMS |= dict.fromkeys(("markdown", "html"), LISTS)
MOST_BYTES = 20_000_000  # twenty thousand concepts in Turtle have 6 MB, and take half a minute
DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding=["']([\w.:-]+)|<meta[^>]*?charset=["']?([\w.:-]+)""", re.IGNORECASE)
HEAD = 2000  # bytes in which a file says what it is written in
OWN_DATA = pattern_of(r'"format"\s*:\s*"newsgloss-glossary"')
COPY = "Copy that site's content/glossary/ and content/sources.yaml, or have its words linked (GLOSSARIES)."
CLEAN = "Put it right in the glossary, save that as UTF-8 text, and import it again."


def read_foreign(file: NamedPath, lang: str, columns: Mapping[str, str]) -> ForeignGlossary:
    """Return the glossary in a file, `lang` being the site's language; `columns` tells what those of a table hold.

    Raises ContentError where it cannot be read, or has no term.
    """
    ending = file.path.suffix.lower()
    if not file.path.is_file():
        raise ContentError([Problem(file.place(), "there is no such file", "Check its name.")])
    if ending not in FORMATS:
        remedy = f"What is read are files with these endings: {', '.join(FORMATS)}."
        raise ContentError([Problem(file.place(), "this kind of glossary is not read", remedy)])
    if (size := file.path.stat().st_size) > MOST_BYTES:
        message = f"this file has {size // 1_000_000} MB, more than a glossary of {MOST_BYTES // 1_000_000} MB"
        raise ContentError([Problem(file.place(), message, "Import it in parts.")])
    with reading(file.name, CLEAN):
        text = _text(file.path.read_bytes(), lang)
    with reading(file.name):
        if FORMATS[ending] == "json-ld" and OWN_DATA.search(text):
            raise TextError(Flaw("this is the data of a Newsgloss site, which has not all of its glossary", COPY))
        found = _read(text, FORMATS[ending], lang, columns)
        if not (found.concepts or found.unplaced):
            raise TextError(Flaw("there is no term in this file", FORMS[FORMATS[ending]]))
    return found


def _read(text: str, kind: str, lang: str, columns: Mapping[str, str]) -> ForeignGlossary:
    if kind in {"table", "tabbed table"}:
        return read_table(text, lang, columns, "\t" if kind == "tabbed table" else None)
    if columns:
        raise TextError(Flaw("there are no columns in a file of this kind", "Leave --column out."))
    if kind == "markdown":
        return read_markdown_glossary(text)
    if kind == "html":
        return read_html_glossary(text)
    from .rdf_files import read_graph  # noqa: PLC0415 -- rdflib takes a third of a second to load
    from .skos import read_skos  # noqa: PLC0415 -- the same

    return read_skos(read_graph(text, kind), lang)


def _text(data: bytes, lang: str) -> str:
    """Return a file's text. Raises TextError where it is none, or has characters that nobody sees."""
    decoded = decode(data, _declared(data), lang=lang)
    if any("control character" in what for what, _ in decoded.oddities):
        text = data.decode(decoded.encoding)
        found = CONTROLS.search(text)
        at = position(text, found.start()) if found else (0, 0)
        raise TextError(Flaw("there is a control character here, which no reader sees", CLEAN, *at))
    return decoded.text


def _declared(data: bytes) -> str | None:
    """Return what a file that is not UTF-8 says that it is written in, or None."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        said = DECLARED.search(data[:HEAD])
    else:
        return None
    name = (said[1] or said[2]).decode("ascii") if said else ""
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None
