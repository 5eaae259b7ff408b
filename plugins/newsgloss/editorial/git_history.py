"""A project under git -> its content with the glossary as it was last committed; what has changed since, untold."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, Level, Place, Problem
from newsgloss.model.settings import Project

GLOSSARY_FILES = ("glossary", "sources.yaml", "linking.yaml")


def committed_glossary(project: Project, folder: Path) -> Project:
    """Return the project with its glossary as it is in the last commit, written below `folder`.

    Explainers, pages and seeds are as they are now. Raises ContentError where there is no commit to compare with.
    """
    content = folder / "content"
    skipped = [str(project.content / name) for name in GLOSSARY_FILES]
    shutil.copytree(
        project.content,
        content,
        symlinks=True,
        ignore=lambda at, names: [name for name in names if f"{at}/{name}" in skipped],
    )
    listed = _git(project, "ls-tree", "-rz", "--name-only", "HEAD", "--", *map(_inside, GLOSSARY_FILES))
    for name in filter(None, listed.split("\0")):
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_git(project, "show", f"HEAD:./{name}"), encoding="utf-8")
    moved = {name: content / getattr(project, name).relative_to(project.content) for name in ("explainers", "pages")}
    return replace(project, content=content, **moved)


def untold_changes(project: Project) -> Iterator[Problem]:
    """Yield advice on each published entry whose gloss has changed since the last commit, and its list of changes not.

    None where git is not there, or has no commit of the project.
    """
    listed = _asked(project, "diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", "--", "./glossary")
    names = [name for name in (listed or "").split("\0") if name.endswith(".yaml")]
    before: dict[str, _Told] = {}
    for name in names:
        for told in _told(_asked(project, "show", f"HEAD:./{name}") or "", name):
            before[told.id] = told
    for name in names:
        file = project.seen(project.content / name)
        for told in _told(_text_of(file), file.name):
            old = before.get(told.id)
            if old and old.glosses != told.glosses and old.changes == told.changes:
                message = f"the gloss of '{told.id}' has changed since the last commit, and its `changes` have not"
                remedy = "If the change matters to readers, add a line to `changes:`, or the former one to `versions:`."
                yield Problem(told.place, message, remedy, Level.ADVICE)


class _Told(NamedTuple):
    """What a published entry tells its readers: its glosses in all languages, and what has changed in it."""

    id: str
    glosses: Any
    changes: Any
    place: Place


def _told(text: str, name: str) -> Iterator[_Told]:
    """Yield what the published entries of a glossary file tell, as far as the file can be read."""
    # What is needed only where something has changed: to load it takes longer than to see that nothing has.
    from newsgloss.model.yaml_text.parsing import parse_what_can_be  # noqa: PLC0415 -- as above

    document = parse_what_can_be(text, name)
    for index, entry in enumerate(document.data if isinstance(document.data, list) else ()):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or entry.get("status") == "draft":
            continue
        others = entry.get("translations")
        others = others if isinstance(others, dict) else {}
        spoken = {tag: one.get("gloss") for tag, one in others.items() if isinstance(one, dict)}
        place = document.places.place((index, "gloss"))
        yield _Told(entry["id"], (entry.get("gloss"), spoken), (entry.get("changes"), entry.get("versions")), place)


def _text_of(file: NamedPath) -> str:
    """Return the text of a file, or nothing where it cannot be read, which others tell."""
    from newsgloss.model.yaml_source import read_text  # noqa: PLC0415 -- as above

    try:
        return read_text(file)
    except ContentError:
        return ""


def _inside(name: str) -> str:
    return f"./{name}"


def _git(project: Project, *arguments: str) -> str:
    said = _asked(project, *arguments)
    if said is None:
        remedy = "Commit the project once; the report compares with the last commit."
        raise ContentError([Problem(Place(project.shown(project.content)), "git has no commit of it", remedy)])
    return said


def _asked(project: Project, *arguments: str) -> str | None:
    """Return what git says, or None where it is not there, or knows nothing of the kind."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own arguments, no shell
            ["git", *arguments],  # noqa: S607 -- git is where the user has it
            cwd=project.content,
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout
