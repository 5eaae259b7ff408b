"""A project under git -> its content with the glossary as it was last committed, in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from newsgloss.model.problems import ContentError, Place, Problem
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


def _inside(name: str) -> str:
    return f"./{name}"


def _git(project: Project, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 -- our own arguments, no shell
        ["git", *arguments],  # noqa: S607 -- git is where the user has it
        cwd=project.content,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        remedy = "Commit the project once; the report compares with the last commit."
        raise ContentError([Problem(Place(project.shown(project.content)), "git has no commit of it", remedy)])
    return done.stdout
