"""A project's copies of other sites' glossaries, and what each must be -> those that may be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from newsgloss.model.fields import DIGEST_PATTERN, Id, Record, Text
from newsgloss.model.folders import NamedPath, is_file_in
from newsgloss.model.problems import ContentError, Level, Problem
from newsgloss.model.settings import Project
from newsgloss.model.validation import check_data
from newsgloss.model.yaml_source import line, read_text
from newsgloss.model.yaml_text.parsing import parse_what_can_be

from .entries import SharedGlossary
from .glossary_json import read_shared

PINS = "pins.yaml"
HEAD = "# Written by `newsgloss sync`: what the copies beside this file must be. Commit them together.\n"
SYNC = "Run `newsgloss sync`, and commit what it writes."
BUILT_HERE = "Build that site for its own address (SITEURL), and run `newsgloss sync`."


class Pin(Record):
    """What a copy must be: where it is from, and the SHA-256 of its bytes in hexadecimal."""

    id: Id
    place: Annotated[Text, Field(alias="from")]
    sha256: Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]


class PinnedCopy(NamedTuple):
    """The file of a copy, and the SHA-256 that its bytes must have."""

    file: NamedPath
    sha256: str


def copy_of(name: str, project: Project) -> NamedPath:
    """Return the file of the copy of a glossary."""
    return project.seen(project.copies / f"{name}.json")


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_pins(project: Project) -> tuple[Mapping[str, Pin], tuple[Problem, ...]]:
    """Return what each copy must be, by the glossary's name, and what is wrong with the file that says so."""
    file = project.seen(project.copies / PINS)
    if not is_file_in(file.path, project.copies):
        return {}, ()
    try:
        document = parse_what_can_be(read_text(file), file.name)
    except ContentError as error:
        return {}, error.problems
    pins: dict[str, Pin] = {}
    problems = list(document.problems)
    items = document.data if isinstance(document.data, list) else []
    for index, item in enumerate(items):
        checked = check_data(Pin, item, document.places, (index,))
        problems += checked.problems
        if checked.record and not checked.problems:
            pins.setdefault(checked.record.id, checked.record)
    if document.data is not None and not isinstance(document.data, list):
        problems.append(Problem(file.place(), "this file must be a list", SYNC))
    return pins, tuple(problems)


def pins_text(pins: Iterable[Pin]) -> str:
    """Return the file that says what copies must be, by name."""
    lines = [HEAD]
    for pin in sorted(pins, key=lambda one: one.id):
        lines += [f"- {line('id', pin.id)}", f"  {line('from', pin.place)}", f"  {line('sha256', pin.sha256)}"]
    return "".join(lines)


def read_copy(file: NamedPath, name: str, sha256: str) -> SharedGlossary:
    """Return the glossary in a copy. Raises ContentError with all that is wrong in it, or where it is another.

    It is read once: what is used are the bytes that are compared with the pin.
    """
    data = file.path.read_bytes()
    if sha256_of(data) != sha256:
        message = f"this is not the copy that {PINS} tells of: its SHA-256 is another"
        raise ContentError([Problem(file.place(), message, f"Take back what was changed, or: {SYNC}")])
    return read_shared(data, file.name, name)


def pinned_copies(project: Project) -> tuple[Mapping[str, PinnedCopy], tuple[Problem, ...]]:
    """Return the copies that there are, by name, in the order of GLOSSARIES; and what is wrong with others.

    Nothing is fetched.
    """
    if not project.glossaries:
        return {}, ()
    pins, wrong = read_pins(project)
    problems = [*wrong, *_without_setting(pins, project)]
    found: dict[str, PinnedCopy] = {}
    for name, place in project.glossaries.items():
        file, pin = copy_of(name, project), pins.get(name)
        if pin is None or not is_file_in(file.path, project.copies):
            message = f"the glossary '{name}' was never synced: there is no {file.name} with its digest in {PINS}"
            problems.append(Problem(project.place("GLOSSARIES"), message, SYNC))
            continue
        found[name] = PinnedCopy(file, pin.sha256)
        if pin.place != place:
            message = f"the copy of '{name}' is from {pin.place}, and GLOSSARIES names {place}"
            problems.append(Problem(project.place("GLOSSARIES"), message, SYNC, Level.WARNING))
    return found, tuple(problems)


def _without_setting(pins: Mapping[str, Pin], project: Project) -> Iterator[Problem]:
    for name in sorted(pins.keys() - project.glossaries.keys()):
        file = copy_of(name, project)
        message = f"GLOSSARIES names no glossary '{name}', so this copy is used nowhere"
        remedy = f"Delete it and its lines in {PINS}, or name it in GLOSSARIES."
        yield Problem(file.place(), message, remedy, Level.ADVICE)
