from collections.abc import Callable
from typing import Any

import pytest

Entries = Callable[..., list[dict[str, Any]]]
Said = Callable[..., list[str]]

TOLL = {
    "id": "toll",
    "kind": "term",
    "label": "toll",
    "gloss": "A payment for a road.",
    "sources": ["gazette"],
    "status": "draft",
}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", "term,definition\ntoll,A payment for a road.\n"),
        ("a.csv", "Begriff;term;definition\nx;toll;A payment for a road.\n"),
        ("a.csv", "Label|Meaning\ntoll|A payment for a road.\n"),
        ("a.tsv", "NAME\tGloss\ntoll\tA payment for a road.\n"),
        ("a.csv", "\ufeffterm,definition\r\ntoll,A payment for a road.\r\n"),
        ("a.csv", "term;definition\ntoll;A payment for a road.\n".encode("utf-16")),
        ("a.csv", '"term","definition"\n"toll","A payment\nfor a road."\n'),
        ("a.csv", "@id;http://www.w3.org/2004/02/skos/core#prefLabel;a#definition\n\n#1;toll;A payment for a road.\n"),
        ("a.csv", "\nterm,definition\n,\ntoll,A payment for a road.\n\n"),
    ],
)
def test_a_table_is_read_whatever_divides_its_cells(name: str, table: str | bytes, entries: Entries) -> None:
    assert entries(name, table) == [TOLL]


def test_a_table_in_an_old_encoding_is_read(entries: Entries) -> None:
    found = entries("a.csv", "term;definition\npéage;Une “taxe”, déjà payée.\n".encode("cp1252"))

    assert [(each["label"], each["gloss"]) for each in found] == [("péage", "Une “taxe”, déjà payée.")]


def test_every_column_that_has_a_place_is_placed(entries: Entries) -> None:
    header = (
        "term;definition;synonyms;abbreviation;kind;usage;example;broader;see also;source;url;term (fr);definition_fr"
    )
    row = "Road Board;The body of roads.;Board of Roads|Roads Office;RB;org;Formal.;It met.;Ruritanian Lake Authority;"
    row += "toll;Roads Act;https://example.org/act;Conseil;Le corps."

    found = entries("a.csv", f"{header}\n{row}\ntoll;A payment.\n")

    assert found[0] == {
        "id": "road-board",
        "kind": "organisation",
        "label": "Road Board",
        "abbreviation": "RB",
        "names": ["Board of Roads", "Roads Office"],
        "gloss": "The body of roads.",
        "body": "It met.",
        "usage": "Formal.",
        "broader": ["lake-authority"],
        "related": ["toll"],
        "translations": {"fr": {"label": "Conseil", "gloss": "Le corps."}},
        "sources": ["gazette", "roads-act"],
        "status": "draft",
    }


def test_columns_may_be_said(entries: Entries) -> None:
    table = "Mot,Sens,Sens FR,term\ntoll,A payment for a road.,Une taxe.,x\n"

    found = entries(
        "a.csv", table, **{"Mot": "term", "Sens": "definition", "Sens FR": "definition:fr", "term": "nothing"}
    )

    assert found == [TOLL | {"translations": {"fr": {"gloss": "Une taxe."}}}]


def test_what_is_said_of_a_column_counts_before_the_name_of_another(entries: Entries) -> None:
    table = "term,definition,long text\ntoll,x,A payment for a road.\n"

    assert entries("a.csv", table, **{"long text": "definition"}) == [TOLL]


def test_two_columns_cannot_be_said_to_hold_one_field(refused: Said) -> None:
    table = "term,definition,long text\ntoll,x,A payment for a road.\n"

    assert refused("a.csv", table, **{"definition": "definition", "3": "definition"}) == [
        "--column: two columns are said to hold 'definition'\n    Write nothing for one of them."
    ]


def test_a_table_without_a_header_has_columns_by_numbers(entries: Entries) -> None:
    assert entries("a.csv", "x,toll,A payment for a road.\n", **{"2": "term", "3": "definition"}) == [TOLL]


def test_rows_of_one_id_are_translations_of_each_other(entries: Entries) -> None:
    table = "id,lang,term,definition\n1,fr,péage,Une taxe.\n1,en,toll,A payment for a road.\n"

    assert entries("a.csv", table) == [TOLL | {"translations": {"fr": {"label": "péage", "gloss": "Une taxe."}}}]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("term,definition,Owner\ntoll,x,y\n", "1: column 'Owner': no field is known by this name"),
        ("term,definition,label\ntoll,x,y\n", "1: column 'label': another column holds that already"),
        ("term,definition\ntoll,x,y\n", "2: y: this row has 3 cells, and the table 2 columns"),
        (
            "term,definition,lang\ntoll,x,\npéage,y,fr\n",
            "3: péage: this row is in 'fr', and no row with the same id is in the site's language",
        ),
        (
            "id,term,definition,lang\n1,toll,x,\n1,péage,y,fr\n1,taxe,z,fr\n",
            "4: taxe: another row with the same id is in 'fr' as well, and was taken",
        ),
        ("term,definition,type\ntoll,x,slang\n", "2: toll: the kind 'slang': it is none of ours: 'term' was written"),
        (
            "term,definition,type\ntoll,x,\nday,y,event\n",
            "3: day: an event needs a date and what happened: write it by hand",
        ),
        (
            "term,definition,source\ntoll,x,Act\n",
            "2: toll: the source 'Act': it has no address, so it is written as the place in the glossary that says so",
        ),
        (
            "term,definition,term (fr)\ntoll,x,péage\n",
            "2: toll: 'péage' (fr): a translation needs a definition in its language, and there is none",
        ),
        (
            "term,definition,definition_en\ntoll,x,y\n",
            "2: toll: what it has in 'en': this is the site's own language",
        ),
    ],
)
def test_what_a_table_has_without_a_place_is_listed(table: str, expected: str, unplaced: Said) -> None:
    assert [expected] == unplaced("a.csv", table)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", "a.csv: this table is empty\n    Save it with a row for each term."),
        (
            "term\ntoll\n",
            (
                "a.csv:1:1: no column is known to hold the definitions\n"
                "    Say which, as --column 'NAME=definition'. There are: 'term'."
            ),
        ),
        (
            "Mot,Sens\nx,y\n",
            (
                "a.csv:1:1: no column is known to hold the terms\n"
                "    Say which, as --column 'NAME=term'. There are: 'Mot', 'Sens'."
            ),
        ),
        (
            'term,definition\na,b\nc,"d\ne,f\n',
            (
                "a.csv:3:1: this row cannot be read: unexpected end of data\n"
                '    A cell that holds quotation marks is between two, and has each of its own twice: "the ""port""".'
            ),
        ),
        (
            f"term,definition\n{'x' * 200_000},b\n",
            (
                "a.csv:2:1: this row cannot be read: field larger than field limit (131072)\n"
                "    Shorten the cell: a definition has some hundred words."
            ),
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(table: str, expected: str, refused: Said) -> None:
    assert [expected] == refused("a.csv", table)


@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("trem", "term", "--column: there is no column 'trem'\n    Did you mean 'term'?"),
        ("9", "term", "--column: there is no column '9'\n    Write a column's name, or its number up to 2."),
        (
            "term",
            "usage:fr",
            (
                "--column: a column cannot hold 'usage' in a language\n"
                "    For a translation, write one of: definition, names, term."
            ),
        ),
        ("term", "defintion", "--column: a column cannot hold 'defintion'\n    Did you mean 'definition'?"),
        (
            "term",
            "x",
            (
                "--column: a column cannot hold 'x'\n    Write one of: term, definition, names, abbreviation, kind, "
                "usage, example, broader, related, source, url, language, reviewed, id, nothing."
            ),
        ),
    ],
)
def test_a_column_that_is_not_there_is_refused(name: str, field: str, expected: str, refused: Said) -> None:
    assert [expected] == refused("a.csv", "term,definition\ntoll,x\n", **{name: field})


def test_a_day_of_review_is_one(
    entries: Callable[..., list[dict[str, Any]]], unplaced: Callable[..., list[str]]
) -> None:
    table = "term,definition,reviewed\npier,It is long.,2031-05-05\nquay,It is wide.,soon\n"

    assert "3: quay: reviewed 'soon': this is not a date" in unplaced("a.csv", table)
    assert [
        entry.get("reviewed") for entry in entries("b.csv", table.replace("pier", "dam").replace("quay", "mole"))
    ] == [
        "2031-05-05",
        None,
    ]
