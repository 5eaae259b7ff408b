"""What a file and its importer say of a glossary -> the source that its entries cite, new or among ours."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any
from urllib.parse import urlsplit

from newsgloss.linking.glossary import Glossary
from newsgloss.model.characters import hidden
from newsgloss.model.fields import address_fault, slug
from newsgloss.model.problems import ContentError, Place, Problem, nearest
from newsgloss.model.sources import Source
from newsgloss.model.validation import validate
from newsgloss.model.yaml_text.places import Places

from .concepts import ForeignGlossary

KIND = "report"  # of a source; its author may know better


@dataclass(frozen=True, slots=True)
class SaidOrigin:
    """What the importer says of a glossary: the id of a source, or what makes one."""

    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


class KnownSources:
    """The sources of a site in a language, and those that an import adds."""

    def __init__(self, known: Mapping[str, Source], lang: str) -> None:
        self.known = known
        self._lang = lang
        self.new: list[dict[str, Any]] = []
        self._ids: dict[str, str] = {}  # by what a source may be called
        self._with_address: set[str] = set()
        for id_, source in known.items():
            self._remember(id_, source.url, source.title, source.publisher)
            self._ids.setdefault(id_, id_)
            self._ids.setdefault((source.short or source.title).casefold(), id_)

    def find(self, called: str) -> str | None:
        """Return the id of the source that has this id, address, title or short title."""
        return self._ids.get(_address(called)) or self._ids.get(called.casefold())

    def add(self, title: str, publisher: str, url: str, published: str = "") -> str:
        """Return the id of the source with this address, or title and publisher; a new one where there is none."""
        named = self._ids.get(_both(title, publisher))
        if called := self._ids.get(_address(url)) if url else named:
            return called
        if named and named not in self._with_address:
            return named
        id_ = free(slug(title, "glossary", self._lang), {*self.known, *(each["id"] for each in self.new)})
        source = {"id": id_, "kind": KIND, "title": title, "publisher": publisher}
        source |= {"published": published} if published else {}
        source |= {"url": url} if url else {}
        if isinstance(validate(Source, source, Places("")), list):
            source.pop("published", None)  # the one field that another program's word may be wrong in
        self.new.append(source)
        self._remember(id_, url, title, publisher)
        return id_

    def _remember(self, id_: str, url: str | None, title: str, publisher: str) -> None:
        self._ids.setdefault(_both(title, publisher), id_)
        if url:
            self._ids.setdefault(_address(url), id_)
            self._with_address.add(id_)


def cited_source(foreign: ForeignGlossary, said: SaidOrigin, glossary: Glossary, sources: KnownSources) -> str:
    """Return the id of the source that all entries of a glossary cite, which is added to `sources` where it is new.

    Raises ContentError where it is not among ours, or nobody says its title or publisher.
    """
    if said.source is not None:
        if said.source not in glossary.sources:
            remedy = nearest(said.source, glossary.sources, "Add it to content/sources.yaml, or leave --source out.")
            raise ContentError([Problem(Place("--source"), f"there is no source '{said.source}'", remedy)])
        return said.source
    title, publisher = said.title or foreign.title, said.publisher or foreign.publisher
    url = said.url if said.url is not None else foreign.url if address_fault(foreign.url) is None else ""
    if problems := list(_faults(title, publisher, url)):
        raise ContentError(problems)
    return sources.add(title, publisher, url, foreign.published)


def _faults(title: str, publisher: str, url: str) -> Iterator[Problem]:
    lacks = {"--title": (title, "what it is called"), "--publisher": (publisher, "who publishes it")}
    for option, (value, what) in lacks.items():
        if not value.strip():
            remedy = f"Say so with {option}, or name a source of content/sources.yaml with --source."
            yield Problem(Place(option), f"the glossary does not say {what}", remedy)
        for _, message in hidden(value):
            yield Problem(Place(option), message, "Take it out.")
    if url and (fault := address_fault(url)):
        yield Problem(Place("--url"), f"'{url}' cannot be used", f"{fault[:1].upper()}{fault[1:]}.")


def host_of(url: str) -> str:
    """Return the host of an address: it is who publishes what is there, as far as the address says."""
    return urlsplit(url).hostname or url


def free(id_: str, taken: Container[str]) -> str:
    """Return an id, with a number where it is taken."""
    numbered = (f"{id_}-{number}" for number in count(2))
    return next(each for each in chain([id_], numbered) if each not in taken)


def _address(url: str) -> str:
    return url.strip().rstrip("/")


def _both(title: str, publisher: str) -> str:
    return f"{title}\n{publisher}".casefold()
