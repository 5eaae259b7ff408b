"""A glossary as plain data -> a table in CSV that a spreadsheet opens, and that `newsgloss import-glossary` reads.

The form is RFC 4180's, with commas and CRLF. It begins with a byte order mark, without which Excel takes UTF-8 for a
code page of Windows; Python's utf-8-sig, R and LibreOffice take it off. No cell is a formula (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from .glossary_records import Data, GlossaryData, citation_line, readers_names, translated_names

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # with which a cell begins that a spreadsheet may run
HARMLESS = "'"  # before such a cell; a spreadsheet takes the rest for text, and the import takes it off
BETWEEN = "; "  # several names or ids in a cell
BEFORE = ("id", "term", "kind", "abbreviation", "names", "definition", "usage")
AFTER = ("broader", "related", "source", "url", "reviewed", "page", "rights")
SPOKEN = ("term", "names", "definition")  # columns for each language that the glossary is translated into


def glossary_table(data: GlossaryData) -> str:
    """Return a glossary as CSV, a row for each entry."""
    tags = sorted({tag for entry in data.entries for tag in entry.get("translations", {})})
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([*BEFORE, *(f"{name}_{tag}" for tag in tags for name in SPOKEN), *AFTER])
    writer.writerows(map(harmless, _row(entry, data, tags)) for entry in data.entries)
    return MARK + written.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"{HARMLESS}{cell}" if cell.startswith(FORMULA) else cell


def _row(entry: Data, data: GlossaryData, tags: Iterable[str]) -> Iterator[str]:
    abbreviation = entry.get("abbreviation", "")
    yield from (entry["id"], entry["label"], entry["kind"], abbreviation)
    yield BETWEEN.join(name for name in readers_names(entry) if name != abbreviation)
    yield from (entry["gloss"], entry.get("usage", ""))
    spoken = entry.get("translations", {})
    for said in (spoken.get(tag) for tag in tags):
        yield said.get("label", entry["label"]) if said else ""
        yield BETWEEN.join(translated_names(said, entry["label"])) if said else ""
        yield said["gloss"] if said else ""
    yield BETWEEN.join(entry.get("broader", ()))
    yield BETWEEN.join(entry.get("related", ()))
    cited = entry.get("sources", ())
    yield BETWEEN.join(citation_line(use, data.sources) for use in cited)
    yield _address(data.sources[cited[0]["id"]]) if len(cited) == 1 else ""
    yield from (entry.get("reviewed", ""), entry["url"], data.publication.rights)


def _address(source: Data) -> str:
    """Return where a source can be read: once it is gone, in an archived copy or nowhere."""
    return f"{source.get('archived_url' if source.get('access') == 'dead' else 'url', '')}"
