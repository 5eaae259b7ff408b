"""A graph of SKOS concepts -> the concepts in it, in the site's language and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DC, DCTERMS, FOAF, RDF, RDFS, SKOS, Namespace
from rdflib.term import Node

from newsgloss.model.entries import KINDS
from newsgloss.model.fields import is_id, primary

from .concepts import OWN_EXPORT, Concept, ForeignGlossary, OtherWording, Unplaced, counted_unplaced
from .prose import Prose, plain, prose_of
from .rdf_files import BASE

XL = Namespace("http://www.w3.org/2008/05/skos-xl#")
LABELS = {SKOS.prefLabel: XL.prefLabel, SKOS.altLabel: XL.altLabel, SKOS.hiddenLabel: XL.hiddenLabel}
DEFINITIONS = (SKOS.definition, DCTERMS.description, RDFS.comment)  # the first that a concept has
SOURCES = (DCTERMS.source, DC.source)
TITLES = (DCTERMS.title, DC.title, SKOS.prefLabel, RDFS.label, FOAF.name)
PLACED = frozenset(
    {
        *chain(LABELS, LABELS.values(), DEFINITIONS, SOURCES),
        *(DCTERMS.type, SKOS.scopeNote, SKOS.example, SKOS.broader, SKOS.narrower, SKOS.related),
        *(RDF.type, SKOS.inScheme, SKOS.topConceptOf),  # which say no more than that it is in this glossary
    }
)
OWN = frozenset({DCTERMS.identifier, DCTERMS.isPartOf, DCTERMS.modified})  # placed if a Newsgloss site says them
TRANSLATED = frozenset({SKOS.prefLabel, SKOS.altLabel, *DEFINITIONS})
OTHER_TAKEN = "another one in the site's language was taken"
NOT_TRANSLATED = "a translation has a label, names and a definition alone"
NO_LABEL = "it has no skos:prefLabel in the site's language, '{}'"
NO_DEFINITION = "a translation needs a definition in its language, and there is none"

Said = Mapping[str, tuple[str, ...]]  # texts by language, in small letters; "" where a text has none


def read_skos(graph: Graph, lang: str) -> ForeignGlossary:
    """Return what a graph says, `lang` being the site's language; concepts are in the order of their labels.

    Raises TextError where a definition cannot be read.
    """
    nodes = {*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(SKOS.prefLabel), *graph.subjects(XL.prefLabel)}
    nodes -= {*graph.subjects(RDF.type, SKOS.ConceptScheme), *graph.subjects(RDF.type, SKOS.Collection)}
    unplaced: list[Unplaced] = []
    in_order = sorted(nodes, key=lambda node: (_name(graph, node), str(node)))
    concepts = {node: found for node in in_order if (found := _concept(graph, node, lang, unplaced))}
    unplaced += [OWN_EXPORT] if any(concept.id for concept in concepts.values()) else []
    unplaced += counted_unplaced(chain(_without_place(graph, nodes), _texts_without_place(graph, concepts, lang)))
    return replace(
        _about(graph, lang),
        concepts=tuple(concepts.values()),
        unplaced=tuple(unplaced),
        left_out=len(nodes) - len(concepts),
    )


def _name(graph: Graph, node: Node) -> str:
    """Return what a concept may be called in any language."""
    labels = sorted(chain.from_iterable(_labels(graph, node, SKOS.prefLabel).values()))
    return labels[0] if labels else str(node)


def _concept(graph: Graph, node: Node, lang: str, unplaced: list[Unplaced]) -> Concept | None:
    preferred = _labels(graph, node, SKOS.prefLabel)
    names, hidden = (_labels(graph, node, predicate) for predicate in (SKOS.altLabel, SKOS.hiddenLabel))
    defined = next((said for each in DEFINITIONS if (said := _texts(graph, node, each))), {})
    mine = _in_language(preferred, lang)
    if not mine:
        unplaced.append(Unplaced(0, _name(graph, node), NO_LABEL.format(lang)))
        return None
    label, *more = mine
    own = _own(graph, node)
    wordings, foreign = {}, ""
    for tag, labels in preferred.items():
        if not tag or primary(tag) == primary(lang):
            continue
        if tag in defined:
            wordings[tag] = OtherWording(labels[0], (*labels[1:], *names.get(tag, ())), _prose(defined[tag]))
        elif own and labels == (label,):
            foreign = tag
        else:
            unplaced.append(Unplaced(0, f"{label}: '{labels[0]}' ({tag})", NO_DEFINITION))
    for what, said in (("name", names), ("definition", defined)):
        for tag in said:
            if tag and tag not in wordings and primary(tag) != primary(lang) and tag not in preferred:
                why = "a translation needs a preferred label in its language, and there is none"
                unplaced.append(Unplaced(0, f"{label}: a {what} ({tag})", why))
    definition = _prose(_in_language(defined, lang))
    examples = _prose(_in_language(_texts(graph, node, SKOS.example), lang))
    return Concept(
        key=str(node),
        label=label,
        names=(*more, *_in_language(names, lang)),
        hidden=_in_language(hidden, lang),
        definition=definition + examples if definition.blocks else definition,
        usage=" ".join(map(plain, _in_language(_texts(graph, node, SKOS.scopeNote), lang))),
        kind=_kind(graph, node),
        broader=_sorted({*graph.objects(node, SKOS.broader), *graph.subjects(SKOS.narrower, node)}),
        related=_sorted({*graph.objects(node, SKOS.related), *graph.subjects(SKOS.related, node)}),
        sources=tuple(dict.fromkeys(_source(graph, each, lang) for each in _objects(graph, node, SOURCES))),
        wordings=dict(sorted(wordings.items())),
        told=dict(_told(graph, node, lang)),
        id=own,
        lang=foreign,
        parent=next(iter(_sorted(set(graph.objects(node, DCTERMS.isPartOf)))), "") if own else "",
        reviewed=next(iter(_sorted(set(graph.objects(node, DCTERMS.modified)))), "") if own else "",
    )


def _own(graph: Graph, node: Node) -> str:
    """Return the id that a concept has on the Newsgloss site that publishes it, or ""."""
    ids = {str(each) for each in graph.objects(node, DCTERMS.identifier)}
    return next(iter(ids)) if len(ids) == 1 and is_id(min(ids)) and _kind(graph, node) in KINDS else ""


def _told(graph: Graph, node: Node, lang: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield publisher and day of each source of which the graph says who publishes it, by its address or title."""
    for each in _objects(graph, node, SOURCES):
        called, title = _source(graph, each, lang)
        if publisher := next(map(str, _objects(graph, each, (DCTERMS.publisher,))), ""):
            yield called or title, (plain(publisher), next(map(str, _objects(graph, each, (DCTERMS.issued,))), ""))


def _kind(graph: Graph, node: Node) -> str:
    """Return the one word that a graph says for the kind of a concept, as our own export does, or ""."""
    words = {str(each) for each in graph.objects(node, DCTERMS.type) if isinstance(each, Literal)}
    return words.pop() if len(words) == 1 else ""


def _labels(graph: Graph, node: Node, predicate: URIRef) -> Said:
    """Return labels by language, those of SKOS-XL too."""
    forms = (form for label in graph.objects(node, LABELS[predicate]) for form in graph.objects(label, XL.literalForm))
    said = _by_language(chain(graph.objects(node, predicate), forms))
    return {tag: tuple(map(plain, texts)) for tag, texts in said.items()}


def _texts(graph: Graph, node: Node, predicate: URIRef) -> Said:
    """Return texts by language; one may be the value of a node of its own."""
    objects = list(graph.objects(node, predicate))
    values = (value for each in objects if not isinstance(each, Literal) for value in graph.objects(each, RDF.value))
    return _by_language(chain(objects, values))


def _by_language(objects: Iterable[Node]) -> Said:
    found: dict[str, set[str]] = {}
    for each in objects:
        if isinstance(each, Literal) and each.strip():
            found.setdefault((each.language or "").lower(), set()).add(str(each))
    return {tag: tuple(sorted(texts)) for tag, texts in sorted(found.items())}


def _in_language(said: Said, lang: str) -> tuple[str, ...]:
    """Return the texts in a language: in the very tag, else without a tag, else in another of its regions."""
    tag = _taken(said, lang)
    return () if tag is None else said[tag]


def _taken(said: Said, lang: str) -> str | None:
    """Return the tag of the texts that are those in a language, or None without any."""
    regions = (tag for tag in said if primary(tag) == primary(lang))
    return next((tag for tag in (lang.lower(), primary(lang), "", *regions) if tag in said), None)


def _prose(texts: Iterable[str]) -> Prose:
    return sum(map(prose_of, texts), Prose())


def _objects(graph: Graph, node: Node, predicates: Iterable[URIRef]) -> Iterator[Node]:
    for predicate in predicates:
        yield from sorted(graph.objects(node, predicate), key=str)


def _sorted(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(map(str, nodes)))


def _source(graph: Graph, source: Node, lang: str) -> tuple[str, str]:
    """Return the address or the words of a source, and its title where the graph has it."""
    if isinstance(source, Literal):
        return plain(source), ""
    title = _title(graph, source, lang)
    return (str(source) if isinstance(source, URIRef) else title), title


def _title(graph: Graph, node: Node, lang: str) -> str:
    said = (_in_language(_texts(graph, node, each), lang) for each in TITLES)
    return plain(next((texts[0] for texts in said if texts), ""))


def _without_place(graph: Graph, concepts: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Yield each property of a concept that has no place, by the name that the file gives it."""
    for node in concepts:
        for predicate in graph.predicates(node):
            if predicate not in PLACED and not (predicate in OWN and _own(graph, node)):
                yield graph.namespace_manager.normalizeUri(str(predicate)), "an entry has no field for this property"


def _texts_without_place(graph: Graph, concepts: Iterable[Node], lang: str) -> Iterator[tuple[str, str]]:
    """Yield each text of a concept that neither an entry nor a translation takes, by its property, and why."""
    called = graph.namespace_manager.normalizeUri
    for node in concepts:
        defined = [each for each in DEFINITIONS if _texts(graph, node, each)]
        yield from ((called(str(each)), f"{called(str(defined[0]))} was taken") for each in defined[1:])
        for predicate in (*LABELS, *defined[:1], SKOS.scopeNote, SKOS.example):
            said = _labels(graph, node, predicate) if predicate in LABELS else _texts(graph, node, predicate)
            for tag in said.keys() - {_taken(said, lang)}:
                is_own = not tag or primary(tag) == primary(lang)
                if is_own or predicate not in TRANSLATED:
                    what = f"{called(str(predicate))} in '{tag}'" if tag else f"{called(str(predicate))} in no language"
                    yield what, OTHER_TAKEN if is_own else NOT_TRANSLATED


def _about(graph: Graph, lang: str) -> ForeignGlossary:
    """Return what the graph says of the glossary itself, where it is one."""
    schemes = sorted({*graph.subjects(RDF.type, SKOS.ConceptScheme), *graph.objects(None, SKOS.inScheme)}, key=str)
    if len(schemes) != 1:
        return ForeignGlossary(())
    publishers = _objects(graph, schemes[0], (DCTERMS.publisher, DC.publisher, DCTERMS.creator, DC.creator))
    named = (plain(each) if isinstance(each, Literal) else _title(graph, each, lang) for each in publishers)
    days = _objects(graph, schemes[0], (DCTERMS.modified, DCTERMS.issued, DCTERMS.date, DC.date, DCTERMS.created))
    address = str(schemes[0]) if isinstance(schemes[0], URIRef) and not schemes[0].startswith(BASE) else ""
    published = next((str(day)[:10] for day in days), "")
    return ForeignGlossary((), _title(graph, schemes[0], lang), next(filter(None, named), ""), address, published)
