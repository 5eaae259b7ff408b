"""The bytes of another site's glossary.json -> its entries, or everything in it that is wrong.

What is read is as strange as a stranger's: of each entry no more than links and cards need, each field held against
the same shapes as ours, with no character that nobody sees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, StringConstraints

from newsgloss.model.characters import hidden, stacked_marks
from newsgloss.model.entries import KINDS
from newsgloss.model.fields import Id, LanguageTag, Record, WebAddress
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.sources import Source
from newsgloss.model.validation import check_data
from newsgloss.model.yaml_text.parsing import TAKE_OUT
from newsgloss.model.yaml_text.places import Places

from .entries import OtherSite, SharedEntry, SharedGlossary

LARGEST = 32 * 2**20  # bytes; a glossary like that of our own site has as much with 20,000 entries
LONGEST_NAME = 100  # characters of a site's name, which is on each card
MOST_TOLD = 20  # problems of one file; a file of another kind has one for each line
READ = frozenset(
    """
    id kind label names gloss lang jurisdiction contested legal_basis differs_from versions translations sources
    confidence reviewed abbreviation form roles public_figure
    """.split()
)  # fields of an entry; the others are on its own page
UNKNOWN_FORM = "Ask for the address of its glossary.json; docs/reference/data.md describes it."


class _Head(Record):
    """What the file says of its site, beside entries and sources."""

    model_config = ConfigDict(extra="ignore")

    format: Literal["newsgloss-glossary"]
    version: Literal[1]
    name: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
    language: LanguageTag
    home: WebAddress
    license: WebAddress | None = None
    entries: tuple[Mapping[str, Any], ...]
    sources: Mapping[Id, Mapping[str, Any]] = {}


class _Addresses(Record):
    """Where an entry, or a source, is on its site."""

    url: WebAddress | None = None
    page: WebAddress | None = None


def read_shared(data: bytes, file: str, name: str) -> SharedGlossary:
    """Return the glossary in a file, which is called by a name here. Raises ContentError with all that is wrong."""
    if len(data) > LARGEST:
        message = f"this file has more than {LARGEST >> 20} MB"
        raise ContentError([Problem(Place(file), message, "Ask for a smaller glossary: so much is not read.")])
    head = _head(_parsed(data, file), file)
    site = OtherSite(name, head.name, head.language, head.home, head.license)
    problems = list(_unseen(head.name, file, "its name"))
    found: dict[str, SharedEntry] = {}
    for number, item in enumerate(head.entries, 1):
        if item.get("kind") == "event":  # has no page, and no name that is linked
            continue
        called = f"entry '{item['id']}'" if isinstance(item.get("id"), str) else f"entry {number}"
        if unseen := list(_unseen(_read_part(item), file, called)):
            problems += unseen
            continue
        entry, wrong = _entry(item, head.sources, site, Places(file))
        if entry and entry.record.id in found:
            wrong.append(Problem(Place(file), "its id is another's already", "Ask its site to correct it."))
        problems += (Problem(one.place, f"{called}: {one.message}", one.remedy) for one in wrong)
        if entry:
            found.setdefault(entry.record.id, entry)
        if len(problems) >= MOST_TOLD:
            break
    if problems:
        raise ContentError(problems)
    return SharedGlossary(site, tuple(_with_own_differences(one, found) for one in found.values()))


def _parsed(data: bytes, file: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        message = "this is not JSON, or has no end"
        raise ContentError([Problem(Place(file), message, UNKNOWN_FORM)]) from error


def _head(data: Any, file: str) -> _Head:
    if not isinstance(data, dict) or data.get("format") != "newsgloss-glossary":
        raise ContentError([Problem(Place(file), "this is not the glossary.json of a Newsgloss site", UNKNOWN_FORM)])
    if data.get("version") != 1:
        message = f"this glossary.json is of version {data.get('version')!r}, and 1 is read here"
        raise ContentError([Problem(Place(file), message, "Update Newsgloss.")])
    checked = check_data(_Head, data, Places(file))
    if checked.problems or checked.record is None:
        raise ContentError(checked.problems)
    return checked.record


def _read_part(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry that are read, those of its kind."""
    kind = item.get("kind")
    known = READ & KINDS[kind].model_fields.keys() if isinstance(kind, str) and kind in KINDS else READ
    return {key: value for key, value in item.items() if key in known}


def _entry(
    item: Mapping[str, Any], sources: Mapping[str, Any], site: OtherSite, places: Places
) -> tuple[SharedEntry | None, list[Problem]]:
    """Return an entry with its address and the first source that it cites, and all that is wrong with it."""
    kind = item.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return None, [Problem(places.place(()), f"'kind' cannot be '{kind}'", "Ask its site to correct it.")]
    entry = check_data(KINDS[kind], _read_part(item), places)
    address = check_data(_Addresses, {"url": item.get("url", "")}, places)
    problems = [*entry.problems, *address.problems]
    if problems or entry.record is None or address.record is None or address.record.url is None:
        return None, problems
    record: Any = entry.record
    source, page = None, None
    if record.sources and (cited := sources.get(record.sources[0].id)):
        known = Source.model_fields.keys()
        told = check_data(Source, {key: value for key, value in cited.items() if key in known}, places)
        at = check_data(_Addresses, {"page": cited["page"]} if "page" in cited else {}, places)
        problems += [
            *told.problems,
            *at.problems,
            *_unseen(dict(cited), places.path, f"source '{record.sources[0].id}'"),
        ]
        source, page = told.record, at.record.page if at.record else None
    changed = {
        "id": f"{site.glossary}/{record.id}",
        "lang": record.lang or (None if kind == "person" else site.lang),
        "sources": record.sources[:1],
        "differs_from": tuple(
            one.model_copy(update={"id": f"{site.glossary}/{one.id}"}) for one in record.differs_from
        ),
    }
    return SharedEntry(record.model_copy(update=changed), address.record.url, site, source, page), problems


def _with_own_differences(entry: SharedEntry, found: Mapping[str, SharedEntry]) -> SharedEntry:
    """Return an entry that tells its difference from none but those that are in the file, too."""
    record: Any = entry.record
    known = tuple(one for one in record.differs_from if one.id in found)
    if known == record.differs_from:
        return entry
    kept = record.model_copy(update={"differs_from": known})
    return SharedEntry(kept, entry.url, entry.site, entry.source, entry.source_page)


def _unseen(value: Any, file: str, what: str) -> Iterator[Problem]:
    """Yield a problem for each character in a value that nobody sees, or that would mislead a reader."""
    for text in _texts(value):
        for _, message in hidden(text):
            yield Problem(Place(file), f"{what}: {message}", TAKE_OUT)
        if stacked_marks(text) is not None or text.encode("utf-8", "replace").decode() != text:
            yield Problem(Place(file), f"{what} has marks that no page can show", TAKE_OUT)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_texts, (*value, *value.values())))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(_texts, value))
