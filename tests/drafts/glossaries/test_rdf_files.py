import socket
import time
from collections.abc import Callable
from typing import Any

import pytest

Said = Callable[..., list[str]]

RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">'
    '<skos:Concept rdf:about="https://example.org/a"><skos:prefLabel>%s</skos:prefLabel>'
    "<skos:definition>A thing.</skos:definition></skos:Concept></rdf:RDF>"
)
SAVE_AGAIN = "    Save the glossary again with the program that it comes from."
COPY = "    Copy that site's content/glossary/ and content/sources.yaml, or have its words linked (GLOSSARIES)."
WRITE_OUT = "    Write the address out where it is used, or save the file again without a DOCTYPE."
INLINE = "    Write what it says into the file: nothing is fetched from elsewhere."
DEEP = f"this is nested too deeply to be a glossary\n{SAVE_AGAIN}"
RDF_LI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#li"
TERM = '{"@context": {"s": "http://www.w3.org/2004/02/skos/core#"}, "s:prefLabel": "%s", "s:definition": "x"}'


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.rdf",
            '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + RDF % "&b;",
            f"a.rdf:1:41: the entity 'b' stands for more than an address\n{WRITE_OUT}",
        ),
        (
            "a.rdf",
            f'<!DOCTYPE r [<!ENTITY a "{"x" * 301}">]>' + RDF % "&a;",
            f"a.rdf:1:25: the entity 'a' stands for more than an address\n{WRITE_OUT}",
        ),
        (
            "a.rdf",
            f'<!DOCTYPE r [<!ENTITY a "{"x" * 300}">]>' + RDF % ("&a;" * 1000),
            f"a.rdf:1:686: the entities here stand for much more than the whole file\n{WRITE_OUT}",
        ),
        (
            "a.xml",
            '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + RDF % "&a;",
            f"a.xml:1:54: the entity 'a' stands for a file elsewhere\n{WRITE_OUT}",
        ),
        (
            "a.owl",
            '<!DOCTYPE r SYSTEM "https://example.org/a.dtd">' + RDF % "a",
            f"a.owl:1:47: the DOCTYPE names a file elsewhere\n{WRITE_OUT}",
        ),
        ("a.rdf", "<a><b></a>", f"a.rdf:1:9: this is not well-formed XML: mismatched tag\n{SAVE_AGAIN}"),
        (
            "a.rdf",
            RDF.replace("rdf:about", "rdf:li") % "a",
            f"a.rdf:1:116: this is not RDF/XML: Invalid property attribute URI: {RDF_LI}\n{SAVE_AGAIN}",
        ),
        ("a.rdf", "<rdf:RDF/>", f"a.rdf:1:1: this is not RDF/XML: unbound prefix\n{SAVE_AGAIN}"),
        (
            "a.jsonld",
            '{"@context": "https://example.org/context.json", "@id": "x"}',
            f"a.jsonld: the context of this JSON-LD is elsewhere: https://example.org/context.json\n{INLINE}",
        ),
        (
            "a.json",
            '{"@context": [{"a": {"@id": "x:a", "@context": "file:///etc/hostname"}}], "a": "x"}',
            f"a.json: the context of this JSON-LD is elsewhere: file:///etc/hostname\n{INLINE}",
        ),
        (
            "a.json",
            '{"@context": {"@version": 1.1, "@import": "https://example.org/c"}, "@id": "x"}',
            f"a.json: the context of this JSON-LD is elsewhere: https://example.org/c\n{INLINE}",
        ),
        (
            "a.json",
            "{,",
            f"a.json:1:2: this is not JSON: Expecting property name enclosed in double quotes\n{SAVE_AGAIN}",
        ),
        ("a.json", "[" * 50_000 + "]" * 50_000, f"a.json: {DEEP}"),
        ("a.json", '{"a":' * 500 + "1" + "}" * 500, f"a.json: {DEEP}"),
        ("a.ttl", "@prefix : <x:> . :a :b " + "[" * 20_000 + "]" * 20_000 + " .", f"a.ttl: {DEEP}"),
        ("a.ttl", '@prefix : <x:> . :a :b "x', f"a.ttl: this is not Turtle that can be read\n{SAVE_AGAIN}"),
        (
            "a.ttl",
            '<a> <b> "\\U00FFFFFF" .',
            f"a.ttl:1:1: this is not Turtle: bad string literal hex escape: 00FFFFFF\n{SAVE_AGAIN}",
        ),
        ("a.ttl", 'foo:a foo:b "x" .', f'a.ttl:1:1: this is not Turtle: Prefix "foo:" not bound\n{SAVE_AGAIN}'),
        (
            "a.json",
            '{"@context": {"a": {"@id": 1}}}',
            f"a.json: this is not JSON-LD that can be read\n{SAVE_AGAIN}",
        ),
        (
            "a.json",
            '{"format": "newsgloss-glossary", "version": 1}',
            f"a.json: this is the data of a Newsgloss site, which has not all of its glossary\n{COPY}",
        ),
        (
            "a.ttl",
            "@prefix : <x:> .",
            (
                "a.ttl: there is no term in this file\n"
                "    What is read is each skos:Concept that has a skos:prefLabel and a skos:definition."
            ),
        ),
    ],
)
def test_what_is_hostile_or_broken_is_refused(
    name: str, text: str, expected: str, refused: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **_: asked.append(arguments))
    began = time.process_time()

    assert [expected] == refused(name, text)
    assert asked == []
    assert time.process_time() - began < 5  # seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TERM % r"a\ud800b", "0: a\ud800b: it has half a character (U+D800 to U+DFFF)"),
        (TERM % r"a\u0007b", "0: a\x07b: there is a control character here (U+0007), which no reader sees"),
        (TERM % r"a\u202eb", "0: a\u202eb: a character here (U+202E) changes the order in which the line is read"),
        (
            TERM % (r"a" + r"\u0301" * 40),
            f"0: a{chr(0x301) * 40}: more than 30 accents and marks are on one letter here",
        ),
    ],
)
def test_what_an_escape_hides_is_not_written(text: str, expected: str, unplaced: Said) -> None:
    assert [expected] == unplaced("a.json", text)


def test_the_namespaces_of_a_doctype_are_read_in_any_encoding(give: Callable[..., Any]) -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE r [<!ENTITY ex "https://example.org/">]>'

    done = give("a.rdf", (head + RDF.replace("https://example.org/", "&ex;") % "café").encode("latin-1"))

    assert "label: café" in done.path.read_text(encoding="utf-8")


def test_values_that_are_not_well_formed_are_read_in_silence(
    give: Callable[..., Any], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    turtle = (
        f'@prefix s: <http://www.w3.org/2004/02/skos/core#> . <x:a b> s:prefLabel "a"^^<{xsd}date> ; s:definition "y" .'
    )

    done = give("a.ttl", turtle)

    assert (done.entries, caplog.text, capsys.readouterr()) == (1, "", ("", ""))
