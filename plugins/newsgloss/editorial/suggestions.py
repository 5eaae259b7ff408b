"""An editor's decision on a suggestion -> the file that keeps it: an entry begun, or a name never suggested again.

Files are edited with their comments, quotation marks and order kept. What was written is read back before it replaces
the file: no edit may lose or change anything else.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.util import load_yaml_guess_indent

from newsgloss.linking.glossary import load_glossary
from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.fields import slug
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_source import read_text, write_text
from newsgloss.model.yaml_text.parsing import parse

BEGUN = "# Entries begun from suggestions.\n"
GLOSS = "To be written, in at most 40 words."
INDENT = 2  # columns of a list's dashes, in a file that has no list yet
WIDEST = 2**16  # columns; no line of an author's is broken anew


def accept(project: Project, name: str) -> Path:
    """Begin an entry for a suggestion, as a draft that readers do not see; return its file.

    Raises ContentError where the glossary has errors or the entry already, or the name makes no id.
    """
    path = project.content / "glossary" / "suggested.yaml"
    id_ = slug(name, "")
    _refuse_hidden("--accept", name)
    if not id_:
        remedy = f"Write the entry in {project.shown(path)} with an id of your own."
        raise ContentError([Problem(Place("--accept"), f"no id can be made from '{name}'", remedy)])
    glossary, _ = load_glossary(project.seen(project.content))
    if id_ in glossary.entries:
        remedy = "Add the name to that entry's `names`, or write a new entry with another id."
        raise ContentError([Problem(glossary.places[id_], f"there is an entry '{id_}' already", remedy)])
    entry = {"id": id_, "kind": "term", "label": name, "gloss": GLOSS, "status": "draft"}

    def begin(entries: CommentedSeq | None) -> CommentedSeq:
        entries = CommentedSeq() if entries is None else entries
        entries.append(CommentedMap(entry))
        return entries

    _edit(path, project, begin, lambda entries: [*(entries or []), entry], BEGUN)
    return path


def reject(project: Project, name: str) -> Path:
    """Turn a suggestion down for good, in content/linking.yaml; return that file.

    Raises ContentError where the name is empty, or the glossary or the linking rules have errors.
    """
    path = project.content / "linking.yaml"
    if is_blank(name):
        remedy = "Write the name as `newsgloss report suggest` lists it."
        raise ContentError([Problem(Place("--reject"), "the name is empty", remedy)])
    _refuse_hidden("--reject", name)

    def turn_down(rules: CommentedMap | None) -> CommentedMap:
        rules = CommentedMap() if rules is None else rules
        if rules.get("rejected"):
            rules["rejected"].append(name)
        else:
            rules["rejected"] = CommentedSeq([name])
        return rules

    def with_name(rules: dict[str, Any] | None) -> dict[str, Any]:
        rules = rules or {}
        return {**rules, "rejected": [*rules.get("rejected", ()), name]}

    glossary, _ = load_glossary(project.seen(project.content))
    if name not in glossary.linking.rejected:
        _edit(path, project, turn_down, with_name)
    return path


def _refuse_hidden(option: str, name: str) -> None:
    """Raise ContentError where a name has characters that no reader sees, or that change a line's order."""
    if problems := [Problem(Place(option), message, "Take it out.") for _, message in hidden(name)]:
        raise ContentError(problems)


def _edit(
    path: Path, project: Project, edit: Callable[[Any], Any], expected: Callable[[Any], Any], empty: str = ""
) -> None:
    """Change a YAML file and write it if it then says what is `expected` of what it said; `empty` begins a new file.

    Raises ContentError where the file cannot be read, or cannot be changed without changing more.
    """
    file = project.seen(path)
    text = read_text(file) if path.is_file() else empty
    before = parse(text, file.name).data
    with contextlib.suppress(ContentError, YAMLError, ValueError):  # said below
        written = _dumped(text, edit)
        if parse(written, file.name).data == expected(before):
            write_text(path, written)
            return
    remedy = "Make the change by hand: nothing was written."
    raise ContentError([Problem(file.place(), "this file cannot be edited without changing more of it", remedy)])


def _dumped(text: str, edit: Callable[[Any], Any]) -> str:
    """Return a YAML text with one edit, the rest as its author laid it out."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDEST
    data, _, offset = load_yaml_guess_indent(text, yaml=yaml)
    dashes = INDENT if offset is None else offset
    yaml.indent(mapping=2, sequence=dashes + 2, offset=dashes)
    out = io.StringIO()
    yaml.dump(edit(data), out)
    return f"{text}{out.getvalue()}" if data is None else out.getvalue()
