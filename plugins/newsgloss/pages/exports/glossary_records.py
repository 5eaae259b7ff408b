"""One Content -> the entries of its glossary as plain data, from which every file of the glossary is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsgloss.content.values import Content, has_page
from newsgloss.linking.glossary import source_references
from newsgloss.model.entries import Entry, Law, Person
from newsgloss.model.sources import Source

from .publication import Publication, as_json, data_url

FORMAT = "newsgloss-glossary"
VERSION = 1  # of the form; a later one is read by what knows it
OF_EDITORS = {"body", "figures", "review_by", "sources", "status"}  # told by pages, or to editors
RELATIONS = ("broader", "related", "opposite_of", "amends", "implements")  # fields that are lists of entries
SINGLE = ("parent", "within")  # fields that name one, or are words

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GlossaryData:
    """The entries of a glossary that have pages, as plain data, and the sources that they cite, by id."""

    publication: Publication
    url: str | None
    entries: tuple[Data, ...]
    sources: Mapping[str, Data]

    @property
    def updated(self) -> str | None:
        """The last day on which an entry was changed or reviewed, if one tells it."""
        return max(filter(None, map(last_day, self.entries)), default=None)


def glossary_data(content: Content, publication: Publication) -> GlossaryData:
    """Return a glossary as plain data: what has a page of its own, in the order of the glossary's files."""
    entries = [entry for entry in content.glossary.published() if has_page(entry)]
    ids = {entry.id for entry in entries}
    used = sorted({id_ for entry in entries for _, id_ in source_references(entry)})
    url = content.project.file_url("GLOSSARY_SAVE_AS")
    return GlossaryData(
        publication,
        publication.whole(url) if url else None,
        tuple(_entry(entry, ids, content, publication) for entry in entries),
        {id_: _source(content.glossary.sources[id_], content, publication) for id_ in used},
    )


def glossary_json(data: GlossaryData, content: Content) -> str:
    """Return a glossary as JSON, in the form that docs/reference/data.md describes."""
    site = data.publication
    own = data_url("glossary.json", content.project)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "name": site.name,
        "language": site.lang,
        "home": site.whole(f"{site.base}/"),
        "url": data.url,
        "self": site.whole(own) if own else None,
        "updated": data.updated,
        "license": site.licence,
        "rights": site.rights,
    }
    said = {key: value for key, value in head.items() if value is not None}
    return as_json(said | {"entries": list(data.entries), "sources": dict(data.sources)})


def last_day(entry: Data) -> str | None:
    """Return the last day on which an entry, as plain data, was changed or reviewed, if it tells one."""
    days = [change["date"] for change in entry.get("changes", ())]
    return max([*days, *([entry["reviewed"]] if "reviewed" in entry else [])], default=None)


def readers_names(entry: Data) -> list[str]:
    """Return the names of an entry, as plain data, that readers may see beside its label."""
    shown = [name["name"] for name in entry.get("names", ()) if name.get("match") != "never"]
    names = [*shown, entry.get("abbreviation")]
    return [name for name in dict.fromkeys(filter(None, names)) if name != entry["label"]]


def translated_names(said: Data, label: str) -> list[str]:
    """Return the names of an entry, as plain data, in a translation beside its label there, which may be its own."""
    names = dict.fromkeys(name["name"] for name in said.get("names", ()) if name.get("match") != "never")
    return [name for name in names if name != said.get("label", label)]


def _entry(entry: Entry, ids: Collection[str], content: Content, publication: Publication) -> Data:
    """Return an entry as plain data: the fields that authors write, without what its page alone or editors need.

    Of relations, only those to entries in the data are in it.
    """
    url = content.project.entry_url(entry.id)
    data = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=OF_EDITORS)
    told: dict[str, Any] = {"id": entry.id, "kind": entry.kind, "url": publication.whole(url)}
    told |= {key: value for key, value in data.items() if key not in {"differs_from", "legal_basis", "roles"}}
    for field in RELATIONS:
        if field in told:
            told[field] = [id_ for id_ in told[field] if id_ in ids]
    for field in SINGLE:
        named = told.get(field)
        if named in content.glossary.heads and named not in ids:
            del told[field]
    told["differs_from"] = [item.model_dump() for item in entry.differs_from if item.id in ids]
    told["legal_basis"] = [basis.model_dump(exclude_defaults=True) for basis in entry.legal_basis if basis.law in ids]
    told["roles"] = list(_roles(entry, ids))
    told["provisions"] = list(_provisions(entry, told["url"]))
    told["sources"] = [use.model_dump(exclude_defaults=True) for use in dict.fromkeys(entry.sources)]
    return {key: value for key, value in told.items() if value not in ([], {}, None)}


def _roles(entry: Entry, ids: Collection[str]) -> Iterator[Data]:
    for role in entry.roles if isinstance(entry, Person) else ():
        without = set() if role.organisation in ids else {"organisation"}
        yield role.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=without)


def _provisions(entry: Entry, page: str) -> Iterator[Data]:
    for provision in entry.provisions if isinstance(entry, Law) else ():
        yield {"page": f"{page}#{provision.ref}", **provision.model_dump(mode="json", exclude_defaults=True)}


def _source(source: Source, content: Content, publication: Publication) -> Data:
    page = content.project.source_url(source.id)
    told = {"page": publication.whole(page)} if page else {}
    return told | source.model_dump(mode="json", exclude_defaults=True)


def citation_line(use: Data, sources: Mapping[str, Data]) -> str:
    """Return a source as a table or a plain text cites it: publisher, title, day and place."""
    source = sources[use["id"]]
    parts: Iterable[str | None] = (source["publisher"], source["title"], source.get("published"), use.get("locator"))
    return ", ".join(filter(None, parts))
