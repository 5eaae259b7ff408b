"""A table in CSV or TSV -> the concepts in it, a row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from newsgloss.model.fields import is_id, primary
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError

from .columns import Column, is_header, read_columns
from .concepts import OWN_EXPORT, Concept, ForeignGlossary, OtherWording, Unplaced, several
from .prose import plain, prose_of

DELIMITERS = ",;\t|"
KEPT_FROM_RUNNING = pattern_of(r"^'(?=[=+\-@])")
OWN = frozenset({"id", "term", "kind", "definition", "reviewed", "page", "rights"})  # columns that our export has
BETWEEN = "; "  # values of one cell there
SAMPLE = 30  # rows by which a table's delimiter is told
QUOTES = 'A cell that holds quotation marks is between two, and has each of its own twice: "the ""port""".'
SHORTEN = "Shorten the cell: a definition has some hundred words."
SAME_LANGUAGE = "another row with the same id is in '{}' as well, and was taken"
OTHER_LANGUAGE = "this row is in '{}', and no row with the same id is in the site's language"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line on which it begins, and its cells by what they hold.

    `is_own` says that the table is one that a Newsgloss site publishes.
    """

    line: int
    cells: Mapping[Column, str]
    is_own: bool = False

    def listed(self, field: str, lang: str = "") -> tuple[str, ...]:
        """Return the names, or other values, that the row has for a field."""
        cell = self.get(field, lang)
        return tuple(dict.fromkeys(filter(None, cell.split(BETWEEN)))) if self.is_own else several(cell)

    def get(self, field: str, lang: str = "") -> str:
        """Return what the row has for a field."""
        return self.cells.get(Column(field, lang), "")


def read_table(text: str, lang: str, said: Mapping[str, str], delimiter: str | None = None) -> ForeignGlossary:
    """Return what a table says, `lang` being the site's language. `said` tells what columns hold.

    With a number of a column in `said` (from 1), the first row is no header. Raises TextError where it cannot be read.
    """
    rows = list(_rows(text, delimiter or _delimiter(text)))
    if not rows:
        raise TextError(Flaw("this table is empty", "Save it with a row for each term."))
    header = rows[0][1]
    has_header = is_header(header) or not any(name.isdigit() for name in said)
    columns, unplaced = read_columns(header if has_header else [str(n + 1) for n in range(len(header))], said)
    unplaced = unplaced if has_header else []
    read, is_own = [], set(header) >= OWN
    for line, cells in rows[1:] if has_header else rows:
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            why = f"this row has {len(cells)} cells, and the table {len(header)} columns"
            unplaced.append(Unplaced(line, " | ".join(cells[len(header) :]), why))
        found = {column: _words(cells[at]) for at, column in columns.items() if at < len(cells)}
        read.append(Row(line, found, is_own))
    unplaced += [OWN_EXPORT] if is_own else []
    before = len(unplaced)
    concepts = tuple(_concepts(read, lang, unplaced))
    return ForeignGlossary(concepts, unplaced=tuple(unplaced), left_out=len(unplaced) - before)


def _words(cell: str) -> str:
    """Return what a cell says, without the apostrophe that keeps a spreadsheet from running it."""
    return KEPT_FROM_RUNNING.sub("", cell.strip())


def _delimiter(text: str) -> str:
    """Return what divides a table's cells: what gives most rows as many cells as the first."""

    def regular(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = [len(cells) for cells in islice(filter(any, rows), SAMPLE)]
        except csv.Error:
            return 0, 0
        wide = widths[0] if widths else 0
        return (sum(width == wide for width in widths), wide) if wide > 1 else (0, 0)

    return max(DELIMITERS, key=regular)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty, with the line on which it begins. Raises TextError."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = SHORTEN if "larger" in str(error) else QUOTES
            raise TextError(Flaw(f"this row cannot be read: {error}", remedy, line, 1)) from None
        if any(cell.strip() for cell in cells):
            yield line, cells


def _concepts(rows: list[Row], lang: str, unplaced: list[Unplaced]) -> Iterator[Concept]:
    """Yield a concept for each row in the site's language, with what other rows of the same id say in theirs."""
    others: dict[str, dict[str, Row]] = {}
    mine = []
    for row in rows:
        tag = row.get("language").replace("_", "-") or lang
        if primary(tag) == primary(lang):
            mine.append(row)
        else:
            told = others.setdefault(row.get("id") or f"line {row.line}", {})
            if told.setdefault(tag.lower(), row) is not row:
                unplaced.append(Unplaced(row.line, plain(row.get("term")), SAME_LANGUAGE.format(tag)))
    for row in mine:
        concept = _concept(row)
        told = others.pop(row.get("id"), {}) if row.get("id") else {}
        wordings = {tag: _wording(other) for tag, other in told.items()}
        yield replace(concept, wordings={**concept.wordings, **wordings})
    for told in others.values():
        for tag, row in told.items():
            unplaced.append(Unplaced(row.line, plain(row.get("term")), OTHER_LANGUAGE.format(tag)))


def _concept(row: Row) -> Concept:
    label = plain(row.get("term"))
    address, cited = row.get("url"), plain(row.get("source"))
    definition = prose_of(row.get("definition"))
    example = prose_of(row.get("example"))
    tags = {column.lang for column, cell in row.cells.items() if column.lang and cell}
    return Concept(
        key=row.get("id") or label,
        label=label,
        line=row.line,
        names=row.listed("names"),
        abbreviation=plain(row.get("abbreviation")),
        definition=definition + example if definition.blocks else definition,
        usage=plain(row.get("usage")),
        kind=row.get("kind"),
        broader=row.listed("broader"),
        related=row.listed("related"),
        sources=((address or cited, cited),) if address or cited else (),
        wordings={tag: _wording(row, tag) for tag in sorted(tags)},
        id=row.get("id") if row.is_own and is_id(row.get("id")) else "",
        reviewed=row.get("reviewed"),
    )


def _wording(row: Row, tag: str = "") -> OtherWording:
    return OtherWording(plain(row.get("term", tag)), row.listed("names", tag), prose_of(row.get("definition", tag)))
