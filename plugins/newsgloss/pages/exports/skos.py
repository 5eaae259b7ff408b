"""A glossary as plain data -> what SKOS says of it: a scheme, and a concept for each entry.

The properties are those of SKOS (W3C, 2009) and of the DCMI's terms. A version that held in the past is a
skos:historyNote, a change a skos:changeNote, each with its days; both are documentation as related resources
descriptions (SKOS Primer, 4.2). Relations keep SKOS's rule that what is broader is not also related (S27).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .glossary_records import Data, GlossaryData, readers_names, translated_names
from .rdf import About, DateLiteral, Iri, Literal, Value

PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def concepts(data: GlossaryData) -> Iterator[About]:
    """Yield the glossary as a scheme, and each of its entries as a concept; an entry's address names it."""
    scheme = data.url or data.publication.whole(f"{data.publication.base}/")
    yield About(scheme, ("skos:ConceptScheme",), tuple(_scheme(data)))
    by_id = {entry["id"]: entry for entry in data.entries}
    above = {id_: _above(id_, by_id) for id_ in by_id}
    for entry in data.entries:
        yield About(entry["url"], ("skos:Concept",), tuple(_concept(entry, data, by_id, above, scheme)))


def _scheme(data: GlossaryData) -> Iterator[tuple[str, Value]]:
    site = data.publication
    yield "dct:title", Literal(site.name, site.lang)
    yield "dct:publisher", Literal(site.name)
    yield "dct:rights", Literal(site.rights, site.lang)
    if site.licence:
        yield "dct:license", Iri(site.licence)
    if data.updated:
        yield "dct:modified", DateLiteral(data.updated)


def _concept(
    entry: Data, data: GlossaryData, by_id: Mapping[str, Data], above: Mapping[str, set[str]], scheme: str
) -> Iterator[tuple[str, Value]]:
    lang = data.publication.lang
    yield "skos:inScheme", Iri(scheme)
    yield "dct:identifier", Literal(entry["id"])
    yield "dct:type", Literal(entry["kind"])
    yield from _names(entry, lang)
    yield "skos:definition", Literal(entry["gloss"], lang)
    for tag, spoken in entry.get("translations", {}).items():
        yield "skos:definition", Literal(spoken["gloss"], tag)
    if "usage" in entry:
        yield "skos:scopeNote", Literal(entry["usage"], lang)
    for id_ in entry.get("broader", ()):
        yield "skos:broader", Iri(by_id[id_]["url"])
    if not entry.get("broader"):
        yield "skos:topConceptOf", Iri(scheme)
    for id_ in dict.fromkeys((*entry.get("related", ()), *entry.get("opposite_of", ()))):
        if id_ not in above[entry["id"]] and entry["id"] not in above[id_]:
            yield "skos:related", Iri(by_id[id_]["url"])
    if entry.get("parent") in by_id:
        yield "dct:isPartOf", Iri(by_id[entry["parent"]]["url"])
    yield from _history(entry, data)
    for use in entry.get("sources", ()):
        yield "dct:source", _source(data.sources[use["id"]], lang)
    if "reviewed" in entry:
        yield "dct:modified", DateLiteral(entry["reviewed"])


def _names(entry: Data, lang: str) -> Iterator[tuple[str, Value]]:
    """Yield the labels: one that is preferred in each language (S14), and others that are not that one (S13)."""
    spoken = entry.get("translations", {})
    preferred = {lang: entry["label"]}
    own = entry.get("lang")
    if own and own not in spoken:
        preferred.setdefault(own, entry["label"])  # a word of that language, which is used in the glossary's, too
    others = {lang: readers_names(entry)}
    for tag, said in spoken.items():
        preferred[tag] = said.get("label", entry["label"])
        others[tag] = translated_names(said, entry["label"])
    yield from (("skos:prefLabel", Literal(label, tag)) for tag, label in preferred.items())
    yield from (("skos:altLabel", Literal(name, tag)) for tag, names in others.items() for name in names)


def _history(entry: Data, data: GlossaryData) -> Iterator[tuple[str, Value]]:
    lang = data.publication.lang
    for version in entry.get("versions", ()):
        said: list[tuple[str, Value]] = [("rdf:value", Literal(version["gloss"], lang))]
        if "from" in version or "to" in version:  # ISO 8601 writes an interval so, and ".." what is open
            said.append(("dct:valid", Literal(f"{version.get('from', '..')}/{version.get('to', '..')}")))
        if "source" in version:
            said.append(("dct:source", _source(data.sources[version["source"]], lang)))
        yield "skos:historyNote", About(None, (), tuple(said))
    for change in entry.get("changes", ()):
        told = (("rdf:value", Literal(change["now"], lang)), ("dct:date", DateLiteral(change["date"])))
        yield "skos:changeNote", About(None, (), (*told, ("dct:type", Literal(change["kind"]))))


def _source(source: Data, lang: str) -> About:
    """Return a source: its own address where it has one, else no name, with what is known of it."""
    said: list[tuple[str, Value]] = [("dct:title", Literal(source["title"], source.get("lang", lang)))]
    said.append(("dct:publisher", Literal(source["publisher"])))
    if "published" in source:
        said.append(("dct:issued", Literal(source["published"])))
    if "archived_url" in source:
        said.append(("dct:hasVersion", Iri(source["archived_url"])))
    return About(source.get("url"), (), tuple(said))


def _above(id_: str, by_id: Mapping[str, Data]) -> set[str]:
    """Return all that is broader than an entry, however many steps away."""
    found: set[str] = set()
    left = [id_]
    while left:
        for above in by_id[left.pop()].get("broader", ()):
            if above not in found:
                found.add(above)
                left.append(above)
    return found
