"""The bytes of another site's glossary.json -> its entries, or everything in it that is wrong.

What is read is as strange as a stranger's: of each entry no more than links and cards need, each field held against
the same shapes as ours, with no character that nobody sees.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, StringConstraints

from newsgloss.model.characters import hidden, stacked_marks
from newsgloss.model.entries import KINDS, Role
from newsgloss.model.fields import LanguageTag, Record, WebAddress
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.sources import Source
from newsgloss.model.validation import check_data
from newsgloss.model.yaml_text.parsing import TAKE_OUT
from newsgloss.model.yaml_text.places import Places

from .entries import OtherSite, SharedEntry, SharedGlossary

LARGEST = 32 * 2**20  # bytes; a glossary like that of our own site has as much with 20,000 entries
LONGEST_NAME = 100  # characters of a site's name, which is on each card
LONGEST_TEXT = 10_000  # characters of one text in an entry or a source; a long definition has a thousand
MOST_VALUES = 10_000  # of one entry or source, with keys; one with names in ten languages has some hundred
DEEPEST = 20  # lists and mappings within one another; an entry needs five
MOST_TOLD = 20  # problems of one file; a file of another kind has one for each line
READ = frozenset(
    """
    id kind label names gloss lang jurisdiction contested legal_basis differs_from versions translations sources
    confidence reviewed redirect_from abbreviation form roles public_figure
    """.split()
)  # fields of an entry; the others are on its own page
ASK = "Ask its site to correct it."
UNKNOWN_FORM = "Ask for the address of its glossary.json, in which `format` is `newsgloss-glossary`."


class _Head(Record):
    """What the file says of its site, beside entries and sources."""

    model_config = ConfigDict(extra="ignore")

    format: Literal["newsgloss-glossary"]
    version: Literal[1]
    name: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
    language: LanguageTag
    home: WebAddress
    license: WebAddress | None = None
    entries: tuple[Any, ...]
    sources: Mapping[str, Any] = {}


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
        if len(problems) >= MOST_TOLD:
            break
        read = {key: item.get(key) for key in (*READ, "url")} if isinstance(item, Mapping) else item
        if wrong := list(_no_record(read, file, f"entry {number}")):
            problems += wrong
            continue
        if item.get("kind") == "event":  # has no page, and no name that is linked
            continue
        called = f"entry '{item['id']}'" if isinstance(item.get("id"), str) else f"entry {number}"
        if unseen := list(_unseen(_read_part(item), file, called)):
            problems += unseen
            continue
        entry, wrong = _entry(item, head.sources, site, Places(file))
        if entry and entry.record.id in found:
            wrong.append(Problem(Place(file), "its id is another's already", ASK))
        problems += (Problem(one.place, f"{called}: {one.message}", one.remedy) for one in wrong)
        if entry:
            found.setdefault(entry.record.id, entry)
    if problems:
        raise ContentError(problems[:MOST_TOLD])
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
    told = {key: data.get(key) for key in _Head.model_fields if key not in {"entries", "sources"}}
    if wrong := list(_no_record(told, file, "what it says of its site")):
        raise ContentError(wrong)
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
        return None, [Problem(places.place(()), f"'kind' cannot be '{kind}'", ASK)]
    entry = check_data(KINDS[kind], _read_part(item), places)
    address = check_data(_Addresses, {"url": item.get("url", "")}, places)
    problems = [*entry.problems, *address.problems]
    if problems or entry.record is None or address.record is None or address.record.url is None:
        return None, problems
    record: Any = entry.record
    source, page = None, None
    if record.sources and (cited := sources.get(record.sources[0].id)):
        known = Source.model_fields.keys()
        read = {key: cited[key] for key in (*known, "page") if key in cited} if isinstance(cited, Mapping) else cited
        if wrong := list(_no_record(read, places.path, f"source '{record.sources[0].id}'")):
            return None, wrong
        told = check_data(Source, {key: value for key, value in read.items() if key in known}, places)
        at = check_data(_Addresses, {"page": read["page"]} if "page" in read else {}, places)
        problems += [
            *told.problems,
            *at.problems,
            *_unseen(read, places.path, f"source '{record.sources[0].id}'"),
        ]
        source, page = told.record, at.record.page if at.record else None
    changed = {
        "id": f"{site.glossary}/{record.id}",
        "lang": record.lang or (None if kind == "person" else site.lang),
        "sources": record.sources[:1],
        "redirect_from": tuple(f"{site.glossary}/{old}" for old in record.redirect_from),
        "differs_from": tuple(
            one.model_copy(update={"id": f"{site.glossary}/{one.id}"}) for one in record.differs_from
        ),
    }
    if kind == "person":  # whose organisations are that site's, as its own ids say
        changed["roles"] = tuple(_role(role, site) for role in record.roles)
    return SharedEntry(record.model_copy(update=changed), address.record.url, site, source, page), problems


def _role(role: Role, site: OtherSite) -> Role:
    """Return a role whose organisation is named as this site names entries of another."""
    held_at = f"{site.glossary}/{role.organisation}" if role.organisation else None
    return role.model_copy(update={"organisation": held_at})


def _with_own_differences(entry: SharedEntry, found: Mapping[str, SharedEntry]) -> SharedEntry:
    """Return an entry that tells its difference from none but those that are in the file, too."""
    record: Any = entry.record
    known = tuple(one for one in record.differs_from if one.id in found)
    if known == record.differs_from:
        return entry
    kept = record.model_copy(update={"differs_from": known})
    return SharedEntry(kept, entry.url, entry.site, entry.source, entry.source_page)


def _no_record(item: Any, file: str, what: str) -> Iterator[Problem]:
    """Yield a problem where a part of the file is no mapping, or is larger or nested deeper than any that people write.

    It is told before anything else looks at it: what looks at each value of it then needs little time and memory.
    """
    if not isinstance(item, Mapping):
        yield Problem(Place(file), f"{what} must have keys", ASK)
        return
    level, count = [item], 0
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inner(one)]
        count += len(level)
        if count > MOST_VALUES or any(isinstance(one, str) and len(one) > LONGEST_TEXT for one in level):
            break
        if not level:
            return
    yield Problem(Place(file), f"{what} is too large", ASK)


def _inner(value: Any) -> Iterable[Any]:
    """Return what is directly in a value of JSON, the keys of a mapping among it."""
    if isinstance(value, Mapping):
        return (*value, *value.values())
    return value if isinstance(value, list) else ()


def _unseen(value: Any, file: str, what: str) -> Iterator[Problem]:
    """Yield a problem for each character in a value that nobody sees, or that would mislead a reader; some, if many."""
    for text in _texts(value):
        for _, message in islice(hidden(text), MOST_TOLD):
            yield Problem(Place(file), f"{what}: {message}", TAKE_OUT)
        if stacked_marks(text) is not None or text.encode("utf-8", "replace").decode() != text:
            yield Problem(Place(file), f"{what} has marks that no page can show", TAKE_OUT)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    yield from chain.from_iterable(map(_texts, _inner(value)))
