from collections.abc import Callable
from typing import Any

import pytest
from rdflib import Graph

from newsgloss.drafts.glossaries.origin import SaidOrigin
from newsgloss.drafts.glossaries.skos import read_skos

Entries = Callable[..., list[dict[str, Any]]]
Said = Callable[..., list[str]]

NO_PLACE = "the glossary has no such term that could be imported, and no entry here has the name"
PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix : <https://example.org/lake/> .
"""
LICENCE = (
    PREFIXES
    + """
:all a skos:ConceptScheme ; dct:title "Thesaurus of the lake"@en ; dct:publisher [ foaf:name "Lake Office" ] ;
    dct:issued "2031-02-03T10:00:00" .
:licence a skos:Concept ; skos:inScheme :all ;
    skos:prefLabel "ferry licence"@en, "licence de bac"@fr ; skos:altLabel "lake licence"@en, "bac"@fr ;
    skos:hiddenLabel "ferry license"@en, "ferry licence"@en, "lake licence"@en ;
    skos:definition "A paper for the lake."@en, [ rdf:value "Un papier."@fr ] ;
    skos:scopeNote "Not for fishing."@en ; skos:example "No licence, no ferry."@en ;
    dct:source <https://example.org/act>, "Ferry Act" .
:paper a skos:Concept ; xl:prefLabel [ xl:literalForm "paper"@en-GB ] ; skos:narrower :licence ; skos:related :ink ;
    dct:description "What is <em>written</em>." .
:ink skos:prefLabel "ink" ; skos:definition "What writes." .
:group a skos:Collection ; skos:prefLabel "things"@en .
"""
)
EXPECTED = [
    {
        "id": "ferry-licence",
        "kind": "term",
        "label": "ferry licence",
        "names": ["lake licence", {"name": "ferry license", "match": "never"}],
        "gloss": "A paper for the lake.",
        "body": "No licence, no ferry.",
        "usage": "Not for fishing.",
        "broader": ["paper"],
        "translations": {"fr": {"label": "licence de bac", "names": ["bac"], "gloss": "Un papier."}},
        "sources": [{"id": "thesaurus-of-the-lake", "locator": "Ferry Act"}, "example-org-act"],
        "status": "draft",
    },
    {
        "id": "ink",
        "kind": "term",
        "label": "ink",
        "gloss": "What writes.",
        "related": ["paper"],
        "sources": ["thesaurus-of-the-lake"],
        "status": "draft",
    },
    {
        "id": "paper",
        "kind": "term",
        "label": "paper",
        "gloss": "What is written.",
        "related": ["ink"],
        "sources": ["thesaurus-of-the-lake"],
        "status": "draft",
    },
]


@pytest.mark.parametrize(("name", "form"), [("a.ttl", "turtle"), ("a.rdf", "xml"), ("a.jsonld", "json-ld")])
def test_a_thesaurus_says_the_same_in_each_form(
    name: str, form: str, entries: Entries, sources: Callable[[], list[dict[str, Any]]]
) -> None:
    written = Graph().parse(data=LICENCE, format="turtle").serialize(format=form)

    assert entries(name, written, SaidOrigin()) == EXPECTED
    assert sources()[2:] == [
        {
            "id": "thesaurus-of-the-lake",
            "kind": "report",
            "title": "Thesaurus of the lake",
            "publisher": "Lake Office",
            "published": "2031-02-03",
            "url": "https://example.org/lake/all",
        },
        {
            "id": "example-org-act",
            "kind": "report",
            "title": "example.org/act",
            "publisher": "example.org",
            "url": "https://example.org/act",
        },
    ]


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        (
            ':a skos:prefLabel "ink"@en, "Tinte"@de ; skos:definition "x"@en .',
            ["0: ink: 'Tinte' (de): a translation needs a definition in its language, and there is none"],
        ),
        (
            ':a skos:prefLabel "ink"@en ; skos:definition "x"@en, "y"@de ; skos:altLabel "Tinte"@fr .',
            [
                f"0: ink: a {what}: a translation needs a preferred label in its language, and there is none"
                for what in ("definition (de)", "name (fr)")
            ],
        ),
        (
            (
                ':a skos:prefLabel "harbour"@en, "harbor"@en-US, "haven" ; skos:definition "x"@en ; '
                'dct:description "y"@en ; skos:scopeNote "z"@fr ; skos:altLabel "port"@en-US, "dock"@en-CA .'
            ),
            [
                "0: dct:description: skos:definition was taken",
                "0: skos:altLabel in 'en-us': another one in the site's language was taken",
                "0: skos:prefLabel in 'en-us': another one in the site's language was taken",
                "0: skos:prefLabel in no language: another one in the site's language was taken",
                "0: skos:scopeNote in 'fr': a translation has a label, names and a definition alone",
            ],
        ),
        (
            ':a skos:prefLabel "ink" ; skos:definition "x" . :b skos:prefLabel "encre"@fr ; skos:definition "y" .',
            ["0: encre: it has no skos:prefLabel in the site's language, 'en'"],
        ),
        (
            ':a skos:prefLabel "ink" ; skos:definition "x" ; skos:exactMatch :x, :y ; skos:broader :z .',
            [
                f"0: ink: broader 'https://example.org/lake/z': {NO_PLACE}",
                "0: skos:exactMatch (2 times): an entry has no field for this property",
            ],
        ),
        (
            "".join(
                f':{one} skos:prefLabel "{one}1" ; skos:definition "x" ; skos:broader {above} .\n'
                for one, above in {"a": ":b", "b": ":c, :b", "c": ":a"}.items()
            ),
            [
                "0: b1: broader 'b1': it leads round in a circle",
                "0: c1: broader 'a1': it leads round in a circle",
            ],
        ),
        (
            ':a skos:prefLabel "ink"@en, "x"@toolonglanguage ; skos:definition "x"@en, "y"@toolonglanguage .',
            ["0: ink: what it has in 'toolonglanguage': this is not a language's tag"],
        ),
    ],
)
def test_what_a_thesaurus_has_without_a_place_is_listed(turtle: str, expected: list[str], unplaced: Said) -> None:
    assert expected == unplaced("a.ttl", PREFIXES + turtle)


def test_the_rest_of_a_long_definition_in_another_language_is_listed(unplaced: Said) -> None:
    long = f"Une taxe. {'Elle est payée. ' * 20}"

    found = unplaced("a.ttl", f'{PREFIXES}:a skos:prefLabel "ink"@en, "e"@fr ; skos:definition "x"@en, "{long}"@fr .')

    assert found == [
        "0: ink: the definition in 'fr': a translation has no body: the rest of this definition is left out"
    ]


def test_a_thesaurus_of_no_term_of_ours_is_told(give: Callable[..., Any]) -> None:
    done = give("a.ttl", f'{PREFIXES}:a skos:prefLabel "encre"@fr ; skos:definition "x"@fr .')

    assert (done.path, done.entries, done.left_out) == (None, 0, 1)


@pytest.mark.parametrize(("lang", "expected"), [("en-GB", "quay"), ("en", "wharf"), ("en-US", "wharf")])
def test_a_label_in_the_very_language_of_the_site_is_taken(lang: str, expected: str) -> None:
    graph = Graph().parse(data=f'{PREFIXES}:a skos:prefLabel "quay"@en-GB, "wharf"@en .', format="turtle")

    assert [concept.label for concept in read_skos(graph, lang).concepts] == [expected]
