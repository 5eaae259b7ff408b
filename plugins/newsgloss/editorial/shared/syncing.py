"""A project, and the network -> what other sites' glossaries say now; and copies of them in the project, pinned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsgloss.content.values import Content
from newsgloss.linking.shared.copies import (
    BUILT_HERE,
    PINS,
    Pin,
    copy_of,
    pinned_copies,
    pins_text,
    read_copy,
    read_pins,
    sha256_of,
)
from newsgloss.linking.shared.entries import SharedGlossary, addresses_here
from newsgloss.linking.shared.glossary_json import read_shared
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_source import write_files

from .changes import SharedChange, shared_changes
from .fetching import FetchError, Get, fetched, from_web


@dataclass(frozen=True, slots=True)
class Upstream:
    """A glossary as it is on its site now: its bytes, what they say, and what changed since it was copied.

    It `is_new` where there is no copy that is what it must be, and `is_pinned` where the copy is the same to the byte.
    It `is_private` where it is at an address of this machine or a private network. `leading_here` is the first address
    to which its entries lead readers that is one of this machine, if there is one.
    """

    name: str
    place: str
    data: bytes
    glossary: SharedGlossary
    changes: tuple[SharedChange, ...]
    is_new: bool
    is_pinned: bool
    is_private: bool
    leading_here: str | None


def upstream(name: str, content: Content, get: Get = from_web) -> Upstream:
    """Return a glossary that GLOSSARIES names as it is now. Nothing is written.

    Raises ContentError where it cannot be fetched, or is wrong, or would have a good copy lead readers to this machine.
    """
    project = content.project
    place = project.glossaries[name]
    try:
        got = fetched(place, project.root, get)
    except FetchError as error:
        message, remedy = f"the glossary '{name}' cannot be fetched: {error}", f"Look at {place}, or try again later."
        raise ContentError([Problem(project.place("GLOSSARIES"), message, remedy)]) from error
    glossary = read_shared(got.data, place, name)
    old = _copied(name, project)
    here = addresses_here(glossary.entries).get(name)
    if here and old and not addresses_here(old.entries):
        message = f"the glossary '{name}' was built for this machine: its entries are at {here}; the copy is kept"
        raise ContentError([Problem(Place(place), message, BUILT_HERE)])
    pins, _ = read_pins(project)
    is_pinned = old is not None and pins[name] == Pin.model_validate(_pin(name, place, got.data))
    changes = tuple(shared_changes(old, glossary, content))
    return Upstream(name, place, got.data, glossary, changes, old is None, is_pinned, got.is_private, here)


def keep(found: Iterable[Upstream], project: Project) -> list[Path]:
    """Write copies, then what each must be, all of them or none; return those that are others now.

    Raises ContentError, and writes nothing, where the file that says what they must be is wrong.
    """
    found = list(found)
    pins, wrong = read_pins(project)
    if wrong:
        raise ContentError(wrong)
    copies = {copy_of(one.name, project).path: one.data for one in found}
    made = {one.name: Pin.model_validate(_pin(one.name, one.place, one.data)) for one in found}
    return write_files(copies | {project.copies / PINS: pins_text((dict(pins) | made).values()).encode()})


def _pin(name: str, place: str, data: bytes) -> dict[str, str]:
    return {"id": name, "from": place, "sha256": sha256_of(data)}


def _copied(name: str, project: Project) -> SharedGlossary | None:
    """Return a glossary as it was copied, or None where there is no copy that may be read."""
    copies, _ = pinned_copies(project)
    try:
        return read_copy(copies[name].file, name, copies[name].sha256)
    except (KeyError, ContentError):
        return None
