"""One Content -> every address on another site that its authors wrote, each with its places."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urldefrag, urlsplit

from newsgloss.content.values import Content
from newsgloss.model.fields import Record, address_fault
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Place
from newsgloss.model.sources import Source
from newsgloss.publishing.links.text_links import Sources, WrittenText, plain_links, written_texts
from newsgloss.publishing.site_links import always

WEB_ADDRESS = pattern_of(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class LinkPlace:
    """A place at which an address is written, and the YAML key that it is the value of, if it is one.

    Where it is that of a source: `copy` is the address of the archived copy that the source names, `day` the day on
    which its author read it or else that on which it was published, `is_given_up` whether it says `access: dead`.
    """

    place: Place
    key: str = ""
    is_source: bool = False
    copy: str = ""
    day: str = ""
    is_given_up: bool = False


def outside_links(content: Content) -> Mapping[str, tuple[LinkPlace, ...]]:
    """Return the places of each address on the web that is not the site's own, without its fragment, in order.

    Those are links in texts, fields of records and settings. Drafts count as well.
    """
    found: dict[str, set[LinkPlace]] = {}
    for written, place in (*_in_texts(content), *_in_records(content), *_in_settings(content)):
        address = urldefrag(written).url
        if address_fault(address) is None and not _is_own(address, content.project.site_url):
            found.setdefault(address, set()).add(place)
    return {address: tuple(sorted(found[address])) for address in sorted(found)}


def _is_own(address: str, site_url: str) -> bool:
    return bool(site_url) and (address == site_url or address.startswith(f"{site_url}/"))


def _in_texts(content: Content) -> Iterator[tuple[str, LinkPlace]]:
    sources = Sources(content.project)
    for text in written_texts(content):
        for link in dict.fromkeys(plain_links(text.html)):
            if WEB_ADDRESS.fullmatch(link):
                for place in sources.places(link, text) or [text.place]:
                    yield link, LinkPlace(place)


def _in_records(content: Content) -> Iterator[tuple[str, LinkPlace]]:
    """Yield the addresses that are fields: of entries, sources, explainers and sidecars."""
    lines, glossary = Sources(content.project), content.glossary
    for records, places in ((glossary.entries, glossary.places), (glossary.sources, glossary.source_places)):
        ends = _ends(places)
        for id_, record in records.items():
            where = WrittenText(None, always(places[id_]), ends.get(places[id_], 0), "")
            for key, address in _addresses("", record):
                for place in lines.places(address, where) or [where.place]:
                    yield address, _of_source(place, key, record)
    for explainer in content.explainers.values():
        for key, address in _addresses("", explainer.meta):
            yield address, LinkPlace(explainer.places.place((key,)), key)
    for seed in content.seeds.values():
        if seed.sidecar and seed.places:
            for key, address in _addresses("", seed.sidecar):
                yield address, LinkPlace(seed.places.place((key,)), key)


def _of_source(place: Place, key: str, record: Record) -> LinkPlace:
    if not isinstance(record, Source) or key != "url":
        return LinkPlace(place, key)
    day = record.accessed.isoformat() if isinstance(record.accessed, datetime.date) else record.published or ""
    copy, is_given_up = record.archived_url or "", record.access == "dead"
    return LinkPlace(place, key, is_source=True, copy=copy, day=day, is_given_up=is_given_up)


def _ends(places: Mapping[str, Place]) -> Mapping[Place, int]:
    """Return for the place of each record the line on which the next begins in the same file."""
    return {one: other.line for one, other in pairwise(sorted(set(places.values()))) if one.path == other.path}


def _addresses(key: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield each value of a record, or within one, that is an address of the web, with the nearest key."""
    if isinstance(value, str):
        if WEB_ADDRESS.fullmatch(value):
            yield key, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _addresses(name, getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _addresses(key, each)


def _in_settings(content: Content) -> Iterator[tuple[str, LinkPlace]]:
    project = content.project
    for one in project.addresses:
        if (
            one.setting not in {"SITEURL", "FEED_DOMAIN"}
            and WEB_ADDRESS.fullmatch(one.address)
            and "{" not in one.address
        ):
            yield one.address, LinkPlace(project.place(one.setting), one.setting)


def linked_host(address: str) -> str:
    """Return the host of a whole address, in small letters."""
    return urlsplit(address).hostname or ""
