"""An editor's decision on a suggestion -> the file that keeps it: an entry begun, or a name never suggested again.

Files are edited with their comments, quotation marks and order kept.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from newsgloss.linking.glossary import load_glossary
from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.fields import slug
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_source import read_text, with_line_ends_of, write_text
from newsgloss.model.yaml_text.editing import edited

BEGUN = "# Entries begun from suggestions.\n"
GLOSS = "To be written, in at most 40 words."


def accept(project: Project, name: str) -> Path:
    """Begin an entry for a suggestion, as a draft that readers do not see; return its file.

    Raises ContentError where the glossary has errors or the entry already, or the name makes no id.
    """
    path = project.content / "glossary" / "suggested.yaml"
    id_ = slug(name, "", project.lang)
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
    write_text(path, with_line_ends_of(path, edited(text, file.name, edit, expected)))
