"""A glossary's file -> entries and sources in a project, in YAML, and what of it has no place.

What is written is read again first: it says the same, and is valid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from newsgloss.drafts.markdown_draft import draft_converter
from newsgloss.linking.glossary import load_glossary
from newsgloss.model.entries import KINDS
from newsgloss.model.fields import slug
from newsgloss.model.folders import OUTSIDE, REMEDIES, NamedPath, is_inside
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.settings import Project
from newsgloss.model.validation import validate
from newsgloss.model.yaml_source import read_text, with_line_ends_of, write_files
from newsgloss.model.yaml_text.editing import edited
from newsgloss.model.yaml_text.parsing import parse

from .concepts import Unplaced
from .origin import KnownSources, SaidOrigin, cited_source, free
from .placing import Destination, placed
from .reading import read_foreign

SCHEMA = "# yaml-language-server: $schema=../.schemas/glossary.json\n"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they are."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


@dataclass(frozen=True, slots=True)
class GlossaryImport:
    """What became of a glossary: the file of its entries, if it has any, how many, and how many sources are new.

    `left_out` counts the terms that were not written.
    """

    path: Path | None
    entries: int
    sources: int
    left_out: int
    unplaced: tuple[Unplaced, ...]


def import_glossary(
    project: Project, file: NamedPath, said: SaidOrigin, columns: Mapping[str, str], *, is_published: bool = False
) -> GlossaryImport:
    """Write the entries of a glossary, drafts unless they are to be published; nothing that is there is changed.

    Sources are put in place first: an import that is killed leaves no entry that cites one that is not there.
    Raises ContentError, with nothing written, where the glossary cannot be read, nobody says what it is called or who
    publishes it, or the project's own glossary has errors.
    """
    foreign = read_foreign(file, project.lang, columns)
    glossary, _ = load_glossary(project.seen(project.content))
    sources = KnownSources(glossary.sources, project.lang)
    cited = cited_source(foreign, said, glossary, sources)
    converter = draft_converter(project.markdown)
    found = placed(foreign, Destination(glossary, sources, cited, project.lang, converter, is_published))
    unplaced = tuple(dict.fromkeys(sorted(found.unplaced)))
    if not found.entries:
        return GlossaryImport(None, 0, 0, found.left_out, unplaced)
    with_sources = [_with_sources(project, found.sources)] if found.sources else []
    path, text = _new_file(project, file.path.name, found.entries)
    write_files({each: said.encode() for each, said in (*with_sources, (path, text))})
    return GlossaryImport(path, len(found.entries), len(found.sources), found.left_out, unplaced)


def _with_sources(project: Project, sources: Sequence[Mapping[str, Any]]) -> tuple[Path, str]:
    """Return content/sources.yaml, which may be new, and its text with some sources at its end.

    Raises ContentError where that file cannot be read, or cannot be edited without changing more of it.
    """
    path = _in_content(project, "sources.yaml")

    def add(known: CommentedSeq | None) -> CommentedSeq:
        known = CommentedSeq() if known is None else known
        known.extend(CommentedMap(source) for source in sources)
        return known

    file = project.seen(path)
    text = read_text(file) if path.is_file() else ""
    added = edited(text, file.name, add, lambda known: [*(known or []), *map(dict, sources)])
    return path, with_line_ends_of(path, added)


def _new_file(project: Project, name: str, entries: Sequence[Mapping[str, Any]]) -> tuple[Path, str]:
    """Return a new file in content/glossary/, named like the one that the entries come from, and its text.

    Raises ContentError where the folder is outside content/, or what would be written does not read back.
    """
    folder = _in_content(project, "glossary")
    taken = {path.stem for path in folder.glob("*")} if folder.is_dir() else set()
    path = folder / f"{free(slug(Path(name).stem, 'glossary', project.lang), taken)}.yaml"
    text = glossary_yaml(name, entries)
    document = parse(text, project.shown(path))
    found = [validate(KINDS[entry["kind"]], entry, document.places, (at,)) for at, entry in enumerate(document.data)]
    if problems := [problem for each in found if isinstance(each, list) for problem in each]:
        raise ContentError(problems)
    if document.data != list(entries):
        remedy = "Please report this, with the glossary: nothing was written."
        raise ContentError([Problem(project.seen(path).place(), "this would not read back as it was", remedy)])
    return path, text


def _in_content(project: Project, name: str) -> Path:
    """Return a file or folder of content/. Raises ContentError where a link leads out of that."""
    path = project.content / name
    if not is_inside(path, project.content):
        message = OUTSIDE.format(home=f"{project.shown(project.content)}/")
        raise ContentError([Problem(project.seen(path).place(), message, REMEDIES[OUTSIDE])])
    return path


def glossary_yaml(name: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """Return a file of entries, with a comment that says where they come from."""
    items = (_yaml([entry]) for entry in entries)
    return f"{SCHEMA}# Imported from {ascii(name)[1:-1]}.\n\n" + "\n".join(items)


def _yaml(data: Any) -> str:
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return text
