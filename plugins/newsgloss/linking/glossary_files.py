"""content/glossary/*.yaml, sources.yaml and linking.yaml -> records as far as they are right, and where each is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.model.entries import KINDS, LinkingRules
from newsgloss.model.fields import many, proposed_slugs
from newsgloss.model.folders import ENTRIES, NamedPath, files_in, is_file_in
from newsgloss.model.misnamed import NOT_READ, YAML, misnamed_folder, misnamed_problem, misnamed_yaml, near_name
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Problem, closest, nearest
from newsgloss.model.sources import Source
from newsgloss.model.validation import UNKNOWN, Checked, beyond, check_data, check_document, known_keys
from newsgloss.model.yaml_source import read_text
from newsgloss.model.yaml_text.parsing import Document, parse_what_can_be
from newsgloss.model.yaml_text.places import Location, Places

SOURCES, LINKING = "sources.yaml", "linking.yaml"  # beside the folder of entries
NO_RULES = LinkingRules()
NAMED_FOR = frozenset({"id", "kind", "public_figure", "coordinates"})  # by which others may name an entry
IDS = pattern_of(r"""\bid["']?[ \t]*:[ \t]*["']?([a-z0-9-]+)""")  # in a text that cannot be read


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record and where it was found; of one that is wrong, the keys that are `lost`."""

    record: Any
    lost: frozenset[str]
    places: Places
    at: Location


class Records(NamedTuple):
    """What is in files of one kind: records as far as they are right, and what is wrong.

    `unread` are the ids in what could not be read, to which references may lead; None where nobody knows them.
    """

    found: tuple[FoundRecord, ...]
    unread: frozenset[str] | None
    problems: tuple[Problem, ...]


class GlossaryRecords(NamedTuple):
    """What is in all files: entries, sources, and the rules by which names are linked with what is wrong in them."""

    entries: Records
    sources: Records
    linking: LinkingRules
    in_linking: Iterable[Problem]


def glossary_files(content: Path) -> list[Path]:
    """Return the files that a glossary is read from, given the folder of all content."""
    entries = [path for path in files_in(content / ENTRIES, content) if path.suffix == ".yaml"]
    others = (path for path in (content / SOURCES, content / LINKING) if is_file_in(path, content))
    return [*entries, *others]


def overlooked_files(content: Path) -> dict[Path, Path]:
    """Return the files that are meant for a glossary and not read, each with where it, or its folder, should be."""
    entries = content / ENTRIES
    found = {path: path.with_suffix(".yaml") for path in files_in(entries, content) if _has_other_ending(path)}
    if folder := misnamed_folder(entries, content, (), YAML):
        found |= {path: entries for path in files_in(folder, content) if path.suffix.lower() in YAML}
    missing = [Path(name).stem for name in (SOURCES, LINKING) if not (content / name).is_file()]
    for path in sorted(content.glob("*.[yY]*")):
        if path.suffix.lower() in YAML and path.name not in {SOURCES, LINKING} and is_file_in(path, content):
            if path.with_suffix(".yaml").name in {SOURCES, LINKING}:
                found[path] = path.with_suffix(".yaml")
            elif name := near_name(path.stem, missing):
                found[path] = content / f"{name}.yaml"
    return found


def _has_other_ending(path: Path) -> bool:
    return path.suffix != ".yaml" and path.suffix.lower() in YAML


def read_records(folder: NamedPath) -> GlossaryRecords:
    """Return what is in the files of the glossary below the folder of all content."""
    files = [folder.below(path) for path in glossary_files(folder.path)]
    others = {folder.path / name: name for name in (SOURCES, LINKING)}
    overlooked = {
        folder.below(path): others.get(right, ENTRIES) for path, right in overlooked_files(folder.path).items()
    }
    entries = _records_in((file for file in files if file.path not in others), _entry)
    sources = _records_in((file for file in files if others.get(file.path) == SOURCES), partial(check_data, Source))
    entries = _beside(entries, [file for file, kind in overlooked.items() if kind == ENTRIES])
    return GlossaryRecords(
        entries._replace(problems=(*entries.problems, *_overlooked_problems(folder))),
        _beside(sources, [file for file, kind in overlooked.items() if kind == SOURCES]),
        *_read_linking(file for file in files if others.get(file.path) == LINKING),
    )


def _overlooked_problems(folder: NamedPath) -> Iterator[Problem]:
    """Yield an error for each file that is meant for a glossary and not read, or for its folder."""
    entries = folder.path / ENTRIES
    for path, right in overlooked_files(folder.path).items():
        file = folder.below(path)
        if right == entries:
            beside = entries.with_name(path.relative_to(folder.path).parts[0])
            yield misnamed_problem(folder.below(beside), folder.below(entries).name)
        elif right == path.with_suffix(".yaml"):
            yield misnamed_yaml(file)
        else:
            yield Problem(file.place(), NOT_READ, f"Did you mean {folder.below(right).name}? Rename the file.")


def _beside(records: Records, overlooked: Iterable[NamedPath]) -> Records:
    """Return records with the ids in files that are meant for them and not read among those that are `unread`."""
    for file in overlooked:
        try:
            ids = IDS.findall(read_text(file))
        except ContentError:
            return records._replace(unread=None)
        records = records._replace(unread=None if records.unread is None else records.unread.union(ids))
    return records


def _records_in(files: Iterable[NamedPath], read: Callable[[Any, Places, Location], Checked[Any]]) -> Records:
    """Return the records in files that are lists, each read from an item, its file's places and its location there."""
    found: list[FoundRecord] = []
    problems: list[Problem] = []
    unread: set[str] = {UNKNOWN}
    everything_known = True
    for file in files:
        try:
            document = _read_list(file)
        except ContentError as error:  # not even as text
            problems += error.problems
            everything_known = False
            continue
        problems += document.problems
        ids = [IDS.findall(part) for part in document.unread]
        unread.update(*ids)
        everything_known = everything_known and all(ids)
        for index, item in enumerate(document.data or ()):
            checked = read(item, document.places, (index,))
            problems += beyond(document.problems, checked.problems)
            if checked.record is not None:
                found.append(FoundRecord(checked.record, checked.lost, document.places, (index,)))
            if isinstance(item, dict) and (checked.record is None or checked.lost & NAMED_FOR):
                unread |= {str(item.get("id")), *proposed_slugs(str(item.get("id")))}  # as it is, and as it should be
            if "redirect_from" in checked.lost:  # it may be misspelt, and is then read as it is meant
                unread.update(map(str, many(item.get("redirect_from")) or ()))
    return Records(tuple(found), frozenset(unread) if everything_known else None, tuple(problems))


def _read_list(file: NamedPath) -> Document:
    """Return a file that holds a list, or nothing, as far as it can be read. Raises ContentError for `read_text`."""
    document = parse_what_can_be(text := read_text(file), file.name, keys=lambda: known_keys(Source, *KINDS.values()))
    if document.data is None or isinstance(document.data, list):
        return document
    problem = Problem(document.places.place(()), "this file must be a list", "Begin each item with `- id: ...`.")
    return Document(None, document.places, (*document.problems, problem), (text,))


def _read_linking(files: Iterable[NamedPath]) -> tuple[LinkingRules, Iterable[Problem]]:
    """Return the rules by which names are linked, and what is wrong with them; the usual ones without a file."""
    for file in files:
        try:
            document = parse_what_can_be(read_text(file), file.name)
        except ContentError as error:
            return NO_RULES, error.problems
        checked = check_document(LinkingRules, document)
        return checked.record or NO_RULES, checked.problems
    return NO_RULES, ()


def _entry(item: Any, places: Places, at: Location) -> Checked[Any]:
    """Return an entry as far as it is right; one without a valid kind is read as of the kind that its keys fit best."""
    if not isinstance(item, dict):
        what, remedy = "an entry must have keys", "Write `id:`, `kind:`, `label:` and `gloss:`."
        return Checked(None, (Problem(places.place(at), what, remedy),))
    kind = item.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return check_data(KINDS[kind], item, places, at)
    message = f"'kind' cannot be '{kind}'" if "kind" in item else "'kind' is missing"
    remedy = nearest(str(kind), KINDS, f"Choose one of: {', '.join(KINDS)}.")
    problem = Problem(places.place((*at, "kind")), message, remedy)
    likely = closest(str(kind), KINDS) or max(
        KINDS, key=lambda name: len(KINDS[name].model_fields.keys() & item.keys())
    )
    others = {key for name in KINDS for key in KINDS[name].model_fields} - KINDS[likely].model_fields.keys()
    readable = {key: value for key, value in item.items() if key not in others}
    checked = check_data(KINDS[likely], {**readable, "kind": likely}, places, at)
    return Checked(checked.record, (problem, *checked.problems), checked.lost | {"kind"})
