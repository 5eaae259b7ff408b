"""What SKOS says of a glossary, read by rdflib and PyLD."""

import json
from pathlib import Path

import pytest
from pyld import jsonld
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, SKOS

from newsgloss.drafts.glossaries.concepts import Concept
from newsgloss.drafts.glossaries.rdf_files import read_graph
from newsgloss.drafts.glossaries.reading import read_foreign
from newsgloss.model.folders import NamedPath
from newsgloss.pages.exports.glossary_records import GlossaryData
from newsgloss.pages.exports.rdf import json_ld, turtle
from newsgloss.pages.exports.skos import PREFIXES, concepts

SITE = "https://example.org/lake"
FERRY = URIRef(f"{SITE}/glossary/ferry-crossing/")
CROSSING = URIRef(f"{SITE}/glossary/crossing/")


@pytest.fixture
def graph(data: GlossaryData) -> Graph:
    """Return what the glossary in Turtle says."""
    return Graph().parse(data=turtle(concepts(data), PREFIXES), format="turtle")


def said(graph: Graph, name: str) -> list[tuple[str, str | None]]:
    """Return the texts of a property of the ferry crossing, with their languages."""
    found = (value for value in graph.objects(FERRY, SKOS[name]) if isinstance(value, Literal))
    return sorted((str(value), value.language) for value in found)


def test_turtle_and_json_ld_say_the_same(graph: Graph, data: GlossaryData) -> None:
    other = read_graph(json_ld(concepts(data), PREFIXES), "json-ld")

    assert len(graph) > 60
    assert isomorphic(graph, other)


def test_json_ld_is_read_by_the_algorithms_of_the_w3c_without_the_network(data: GlossaryData) -> None:
    nodes = jsonld.expand(json.loads(json_ld(concepts(data), PREFIXES)))
    ferry = next(node for node in nodes if node["@id"] == str(FERRY))

    assert ferry["@type"] == [str(SKOS.Concept)]
    assert {"@language": "fr", "@value": "traversée"} in ferry[str(SKOS.prefLabel)]


def test_a_concept_has_its_labels_and_definitions_in_each_language(graph: Graph) -> None:
    assert said(graph, "prefLabel") == [
        ("ferry crossing", "de"),
        ("ferry crossing", "en"),
        ("traversée", "fr"),
    ]
    assert said(graph, "altLabel") == [("crossing by ferry", "en"), ("passage", "fr")]
    assert said(graph, "definition") == [
        ('A crossing by ferry, "the boat"; C:\\lake.', "en"),
        ("Une façon de passer le lac.", "fr"),
    ]


def test_what_is_broader_is_not_also_related(graph: Graph) -> None:
    assert list(graph.objects(FERRY, SKOS.broader)) == [CROSSING]
    assert list(graph.objects(FERRY, SKOS.related)) == [URIRef(f"{SITE}/glossary/ferry-permit/")]


def test_a_version_and_a_change_are_notes_with_their_days(graph: Graph) -> None:
    (version,) = graph.objects(FERRY, SKOS.historyNote)
    (change,) = graph.objects(FERRY, SKOS.changeNote)

    assert str(graph.value(version, RDF.value)) == "A crossing by steamer."
    assert str(graph.value(version, DCTERMS.valid)) == "2001-05/2030-01-01"
    assert [str(graph.value(change, name)) for name in (RDF.value, DCTERMS.date)] == ["By ferry.", "2031-06-02"]


def test_a_source_with_an_address_is_named_by_it(graph: Graph) -> None:
    decree = URIRef("https://example.org/decree")

    assert decree in graph.objects(FERRY, DCTERMS.source)
    assert [str(title) for title in graph.objects(decree, DCTERMS.title)] == ["Decree on ferries"]
    assert graph.value(decree, DCTERMS.hasVersion) == URIRef("https://example.org/copy")


def test_the_scheme_names_its_rights(graph: Graph) -> None:
    scheme = URIRef(f"{SITE}/glossary/")

    assert set(graph.subjects(SKOS.inScheme, scheme)) == set(graph.subjects(RDF.type, SKOS.Concept))
    assert graph.value(scheme, DCTERMS.license) == URIRef("https://example.org/licence")


@pytest.mark.parametrize("ending", [".ttl", ".jsonld"])
def test_what_is_exported_can_be_imported(ending: str, data: GlossaryData, tmp_path: Path) -> None:
    path = tmp_path / f"glossary{ending}"
    path.write_text({".ttl": turtle, ".jsonld": json_ld}[ending](concepts(data), PREFIXES), encoding="utf-8")
    found = {one.label: one for one in read_foreign(NamedPath(path, path.name), "en", {}).concepts}

    assert {one.label: (one.definition.text, one.kind) for one in found.values()} == {
        entry["label"]: (entry["gloss"], entry["kind"]) for entry in data.entries
    }
    ferry: Concept = found["ferry crossing"]
    assert (ferry.names, ferry.usage, ferry.broader) == (("crossing by ferry",), "Said in Zenda.", (str(CROSSING),))
    assert ferry.wordings["fr"].label == "traversée"
    assert ("https://example.org/decree", "Decree on ferries") in ferry.sources
