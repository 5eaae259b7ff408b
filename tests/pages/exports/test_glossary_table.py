import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.drafts.glossaries.reading import read_foreign
from newsgloss.model.folders import NamedPath
from newsgloss.pages.exports.glossary_records import GlossaryData
from newsgloss.pages.exports.glossary_table import glossary_table, harmless

ROW = {
    "id": "ferry-crossing",
    "term": "ferry crossing",
    "kind": "term",
    "abbreviation": "",
    "names": "crossing by ferry",
    "definition": 'A crossing by ferry, "the boat"; C:\\lake.',
    "usage": "Said in Zenda.",
    "term_fr": "traversée",
    "names_fr": "passage",
    "definition_fr": "Une façon de passer le lac.",
    "broader": "crossing",
    "related": "crossing; ferry-permit",
    "source": "Ruritania, Treaty on the Lake, 1921, Art. 1; Ruritania, Decree on ferries, 1921-05-03",
    "url": "",
    "reviewed": "2031-06-03",
    "page": "https://example.org/lake/glossary/ferry-crossing/",
    "rights": (
        "© The Ruritanian. Our own words: https://example.org/licence. Quoted stories belong to their publishers."
    ),
}


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a table as a program reads them that knows of the mark at its beginning."""
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


def test_an_entry_is_a_row(data: GlossaryData) -> None:
    found = rows(glossary_table(data))

    assert len(found) == len(data.entries)
    assert found[-1] == ROW


def test_a_source_that_is_gone_leads_to_its_copy(data: GlossaryData) -> None:
    told = {**data.sources["decree"], "access": "dead"}
    entry = {**data.entries[-1], "sources": [{"id": "decree"}]}

    assert [
        rows(glossary_table(replace(data, entries=(entry,), sources={"decree": source})))[0]["url"]
        for source in (data.sources["decree"], told, {**told, "archived_url": ""})
    ] == ["https://example.org/decree", "https://example.org/copy", ""]


def test_a_spreadsheet_is_told_that_it_is_utf_8(data: GlossaryData) -> None:
    table = glossary_table(data).encode()

    assert table.startswith(b"\xef\xbb\xbfid,term,")
    assert table.count(b"\r\n") == len(data.entries) + 1


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_what_is_exported_can_be_imported(data: GlossaryData, tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(glossary_table(data).replace("ferry crossing", "'-crossing"), encoding="utf-8", newline="")
    ferry = read_foreign(NamedPath(path, path.name), "en", {}).concepts[-1]

    assert ferry.label == "-crossing"
    assert (ferry.key, ferry.kind, ferry.names) == ("ferry-crossing", "term", ("crossing by ferry",))
    assert (ferry.definition.text, ferry.usage) == (ROW["definition"], "Said in Zenda.")
    assert (ferry.broader, ferry.related) == (("crossing",), ("crossing", "ferry-permit"))
    assert ferry.wordings["fr"].label == "traversée"
