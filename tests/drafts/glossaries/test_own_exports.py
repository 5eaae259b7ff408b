"""The table and the SKOS that a site publishes, imported into an empty one -> the same entries as far as can be."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.content.loading import load_content
from newsgloss.drafts.glossaries.importing import GlossaryImport, import_glossary
from newsgloss.drafts.glossaries.origin import SaidOrigin
from newsgloss.linking.glossary import Glossary, load_glossary
from newsgloss.model.entries import Entry
from newsgloss.model.folders import NamedPath
from newsgloss.model.settings import find_project
from newsgloss.pages.exports.glossary_records import Data, GlossaryData, glossary_data, readers_names, translated_names
from newsgloss.pages.exports.glossary_table import glossary_table
from newsgloss.pages.exports.publication import publication
from newsgloss.pages.exports.rdf import turtle
from newsgloss.pages.exports.skos import PREFIXES, concepts

Imported = tuple[GlossaryImport, Glossary]
EXPORTS: dict[str, Callable[[GlossaryData], str]] = {
    "own.csv": glossary_table,
    "own.ttl": lambda data: turtle(concepts(data), PREFIXES),
}
MORE = (
    "what else the entries of that site have",
    "tables and SKOS have no place for it: copy content/glossary/ and content/sources.yaml of that site instead",
)
WRITTEN = """\
- id: permit-paper
  kind: term
  label: Passierschein
  lang: de
  names: ["paper, stamped", pass]
  gloss: A paper of the lake.
  usage: Not for boats.
  opposite_of: toll
  sources: [{id: gazette, locator: p. 3}]
  reviewed: 2031-05-05
- id: toll
  kind: term
  label: lake toll
  gloss: What a ferry costs.
  broader: permit-paper
  related: office
  translations: {fr: {gloss: Le prix du bac., names: [octroi]}}
  sources: [gazette]
- id: office
  kind: organisation
  label: Lake Office
  abbreviation: LO
  parent: ministry
  gloss: It runs the lake.
  sources: [gazette]
- id: ministry
  kind: organisation
  label: MoL
  abbreviation: MoL
  gloss: It runs the office.
  sources: [gazette]
"""


def imported(text: bytes, name: str, folder: Path) -> Imported:
    """Return what came of importing a file into an empty site, and the glossary that this then has."""
    (folder / "content" / "glossary").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text('PATH = "content"\nDEFAULT_LANG = "en"\n', encoding="utf-8")
    (folder / name).write_bytes(text)
    project = find_project(folder)
    said = SaidOrigin(title="Words", publisher="Elsewhere")
    done = import_glossary(project, NamedPath(folder / name, name), said, {}, is_published=True)
    return done, load_glossary(project.seen(project.content))[0]


def plain(entry: Entry) -> Data:
    """Return an entry as plain data."""
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def carried(data: Data, name: str) -> dict[str, Any]:
    """Return what a file of a name has of an entry, but for what it is related to."""
    spoken = data.get("translations", {})
    return {
        **{key: data.get(key) for key in ("kind", "label", "gloss", "usage", "reviewed")},
        **({"parent": data.get("parent")} if name == "own.ttl" else {"abbreviation": data.get("abbreviation")}),
        "names": set(readers_names(data)),
        "broader": set(data.get("broader", ())),
        "spoken": {
            tag: (said.get("label", data["label"]), said["gloss"], set(translated_names(said, data["label"])))
            for tag, said in spoken.items()
        },
    }


def related(entries: Iterable[Data], name: str) -> set[frozenset[str]]:
    """Return the pairs of related entries, as plain data, that a file of a name has. SKOS tells of no direction."""
    fields = ("related", "opposite_of") if name == "own.ttl" else ("related",)
    entries = list(entries)
    broader = {frozenset((entry["id"], other)) for entry in entries for other in entry.get("broader", ())}
    pairs = {frozenset((one["id"], other)) for one in entries for field in fields for other in one.get(field, ())}
    return pairs - broader


def same(glossary: Glossary, published: Iterable[Data], name: str) -> bool:
    """Return whether a glossary has the entries of another as far as a file of a name has them; fails where not."""
    published = list(published)
    found = [plain(entry) for entry in glossary.entries.values()]
    assert {one["id"]: carried(one, name) for one in found} == {one["id"]: carried(one, name) for one in published}
    assert related(found, name) == related(published, name)
    return bool(published)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_a_site_publishes_leads_back_to_the_same_entries(name: str, ruritania: Path, tmp_path: Path) -> None:
    (ruritania / "content" / "glossary" / "more.yaml").write_text(WRITTEN, encoding="utf-8")
    content = load_content(find_project(ruritania))
    data = glossary_data(content, publication(content))

    done, glossary = imported(EXPORTS[name](data).encode(), name, tmp_path / "other")

    assert same(glossary, data.entries, name)
    assert MORE in [(one.what, one.why) for one in done.unplaced]
    assert (glossary.entries["permit-paper"].lang, done.left_out) == ("de" if name == "own.ttl" else None, 0)
    if name == "own.ttl":
        source = glossary.sources[glossary.entries["toll"].sources[1].id]
        first = content.glossary.sources["gazette"]
        assert (source.title, source.publisher, source.url) == (first.title, first.publisher, first.url)


@pytest.mark.parametrize(("name", "file"), [("own.csv", "glossary.csv"), ("own.ttl", "glossary.skos.ttl")])
def test_our_own_glossary_comes_back(name: str, file: str, built: Path, tmp_path: Path) -> None:
    published = json.loads((built / "output" / "data" / "glossary.json").read_text(encoding="utf-8"))["entries"]

    _, glossary = imported((built / "output" / "data" / file).read_bytes(), name, tmp_path / "other")

    assert same(glossary, published, name)
