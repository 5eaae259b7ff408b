"""The header of a table -> which column holds which part of a concept, and in which language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, Place, Problem, TextError, nearest

from .concepts import Unplaced

FIELDS: Mapping[str, list[str]] = {  # what a column may hold -> the headers by which it is known
    "term": "term|label|name|title|headword|entry|word|preflabel|preferred term".split("|"),
    "definition": "definition|gloss|meaning|description|explanation|def".split("|"),
    "names": "names|aliases|alias|synonyms|synonym|altlabel|also known as|other names|variants".split("|"),
    "abbreviation": "abbreviation|abbr|acronym|short form".split("|"),
    "kind": "kind|type|category".split("|"),
    "usage": "usage|note|notes|scopenote|scope note|context|comment".split("|"),
    "example": "example|examples".split("|"),
    "broader": "broader|broader term|parent".split("|"),
    "related": "related|related terms|see also|see".split("|"),
    "source": "source|sources|reference|citation".split("|"),
    "url": "url|link|address|source url|web page".split("|"),
    "language": "language|lang|locale".split("|"),
    "reviewed": ["reviewed"],
    "id": "id|identifier|key|concept id".split("|"),
}
IN_LANGUAGES = frozenset({"term", "definition", "names"})  # fields that a table may have for several languages
NOTHING = "nothing"  # what a column may be said to hold so that it is left out
TAGGED = pattern_of(r"(.*[^\s_(\[.:@-])[\s_(\[.:@-]+([a-z]{2,3}(?:-[a-z]{2,4})?)[)\]]?")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: one of FIELDS, in a language or (""), in that of the table."""

    field: str
    lang: str = ""


def read_columns(header: Sequence[str], said: Mapping[str, str]) -> tuple[dict[int, Column], list[Unplaced]]:
    """Return the columns that have a place, by their numbers from 0, and those without one.

    `said` leads from a header, or a column's number from 1, to what the column holds: `FIELD` or `FIELD:LANGUAGE`.
    Raises ContentError where that names no column or no field, or one field twice, and TextError where no column holds
    the terms or the definitions.
    """
    unplaced: list[Unplaced] = []
    given = _given(header, said)
    found = {number: column for number, column in given.items() if column}
    for number, name in enumerate(header):
        if number in given or not name.strip():
            continue
        column = _guessed(name)
        if column and column not in found.values():
            found[number] = column
        else:
            why = "another column holds that already" if column else "no field is known by this name"
            unplaced.append(Unplaced(1, f"column '{name.strip()}'", why))
    for field in ("term", "definition"):
        if Column(field) not in found.values():
            names = ", ".join(f"'{name}'" for name in header if name.strip())
            remedy = f"Say which, as --column 'NAME={field}'. There are: {names}."
            raise TextError(Flaw(f"no column is known to hold the {field}s", remedy, 1, 1))
    return found, unplaced


def is_header(row: Sequence[str]) -> bool:
    """Return whether a table's first row names columns."""
    return any(_guessed(cell) == Column("term") for cell in row)


def _given(header: Sequence[str], said: Mapping[str, str]) -> dict[int, Column | None]:
    given: dict[int, Column | None] = {}
    problems = []
    names = [name.strip() for name in header]
    for name, meant in said.items():
        number = names.index(name) if name in names else int(name) - 1 if name.isascii() and name.isdigit() else -1
        if not 0 <= number < len(names):
            remedy = nearest(name, names, f"Write a column's name, or its number up to {len(names)}.")
            problems.append(Problem(Place("--column"), f"there is no column '{name}'", remedy))
        field, _, lang = meant.partition(":")
        if field not in FIELDS and field != NOTHING:
            remedy = nearest(field, FIELDS, f"Write one of: {', '.join(FIELDS)}, {NOTHING}.")
            problems.append(Problem(Place("--column"), f"a column cannot hold '{field}'", remedy))
        elif lang and field not in IN_LANGUAGES:
            remedy = f"For a translation, write one of: {', '.join(sorted(IN_LANGUAGES))}."
            problems.append(Problem(Place("--column"), f"a column cannot hold '{field}' in a language", remedy))
        column = Column(field, lang) if field != NOTHING else None
        if column and column in given.values():
            remedy = f"Write {NOTHING} for one of them."
            problems.append(Problem(Place("--column"), f"two columns are said to hold '{meant}'", remedy))
        given[number] = column
    if problems:
        raise ContentError(problems)
    return given


def _guessed(name: str) -> Column | None:
    """Return what a column of this name holds: `Definition`, `definition_fr`, `Term (de)`, an address of SKOS."""
    plain = " ".join(name.rpartition("#")[2].replace("@", "").lower().split())
    if field := _field(plain):
        return Column(field)
    tagged = TAGGED.fullmatch(plain)
    field = _field(tagged[1]) if tagged else None
    return Column(field, tagged[2]) if tagged and field in IN_LANGUAGES else None


def _field(name: str) -> str | None:
    spelt = name.replace("_", " ").replace("-", " ").strip(" *:")
    return next((field for field, names in FIELDS.items() if spelt in names), None)
