"""A site that is there already -> the files by which GitHub checks and publishes it; none replaces another."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_source import write_files

from .new_site import hosted_files
from .requirements import HERE_ALONE, asked_git, requirement, requirements_of

REQUIREMENTS = "requirements.txt"
IGNORED = ".gitignore"
WORKFLOWS = ".github/workflows"
USUAL = ("main", "master")  # names of the branch that is published
DEPLOYING = pattern_of(r"actions/deploy-pages|getpelican/pelican/\.github/workflows|gh-pages")
REQUIRED = pattern_of(r"\s*([A-Za-z0-9][\w.-]*)")  # at the beginning of a line: a distribution's name, by PEP 508
SEPARATORS = pattern_of(r"[-_.]+")  # which are all the same in one, by PEP 503


@dataclass(frozen=True, slots=True)
class HostedFiles:
    """What became of each file: those that are `written`, and those that are `left`, each with the lines it lacks.

    `others` are workflows that were there and publish as well. GitHub publishes what is pushed to `branch`.
    `is_here_alone` says that the requirements that are written name a folder on this machine.
    """

    written: tuple[str, ...]
    left: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...]
    branch: str
    is_here_alone: bool


def write_workflow(project: Project, plugins: Iterable[str], config: str) -> HostedFiles:
    """Write a workflow, what it installs and what git ignores, where these files are not there: all of them or none.

    `plugins` are the names in PLUGINS, `config` the settings by which the site is published. Raises ContentError where
    the site is not at the top of its repository: GitHub reads workflows nowhere else.
    """
    _refuse_below(project.root)
    branch = _branch(project.root)
    settings = "" if config == "publishconf.py" else f" --settings {shlex.quote(config)}"
    output = PurePosixPath(os.path.relpath(project.output, project.root).replace(os.sep, "/"))
    files = hosted_files(branch if branch in USUAL else json.dumps(branch), str(output), settings)
    if output.parts[:1] == ("..",):  # git ignores nothing outside of its folder
        files[IGNORED] = files[IGNORED].replace(f"/{output}/\n", "")
    files[REQUIREMENTS] = "".join([requirement(metadata.distribution("newsgloss")), *_needed(project, plugins)])
    left = {file: _lacking(project.root / file, text) for file, text in files.items() if _is_there(project, file)}
    workflows = (path for path in sorted((project.root / WORKFLOWS).glob("*.y*ml")) if path.is_file())
    others = [path for path in workflows if project.shown(path) not in files and DEPLOYING.search(_text(path))]
    new = [file for file in files if file not in left]
    write_files({project.root / file: files[file].encode() for file in new})
    is_here_alone = REQUIREMENTS in new and files[REQUIREMENTS].startswith(HERE_ALONE)
    return HostedFiles(tuple(new), left, tuple(map(project.shown, others)), branch, is_here_alone)


def _refuse_below(root: Path) -> None:
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    if top != root:
        below = root.relative_to(top).as_posix()
        message = f"GitHub reads workflows at the top of a repository, and this site is in its folder {below}"
        remedy = "Give the site a repository of its own."
        raise ContentError([Problem(Place(str(root)), message, remedy)])


def _branch(root: Path) -> str:
    """Return the branch that GitHub shows first, as far as git knows; else one of a usual name, or the one at hand."""
    if there := asked_git(root, "symbolic-ref", "--short", "refs/remotes/origin/HEAD"):
        return there.removeprefix("origin/")
    branches = asked_git(root, "branch", "--format=%(refname:short)").split()
    usual = [name for name in USUAL if name in branches]
    return usual[0] if usual else asked_git(root, "branch", "--show-current") or USUAL[0]


def _needed(project: Project, plugins: Iterable[str]) -> Iterator[str]:
    """Yield the lines for what Pelican needs on this site beside Newsgloss."""
    yield from requirements_of(plugins)
    if project.typogrify:
        yield "typogrify\n"


def _is_there(project: Project, file: str) -> bool:
    return os.path.lexists(project.root / file)


def _lacking(path: Path, text: str) -> tuple[str, ...]:
    """Return the lines of a text that a file lacks, but comments, wherever else they are in it."""
    means = {REQUIREMENTS: _distribution, IGNORED: _ignored}.get(path.name, str.strip)
    there = {"", *(means(line) for line in _text(path).splitlines())}
    return tuple(line for line in text.splitlines() if not line.lstrip().startswith("#") and means(line) not in there)


def _distribution(line: str) -> str:
    found = REQUIRED.match(line)
    return SEPARATORS.sub("-", found[1]).lower() if found else ""


def _ignored(line: str) -> str:
    return line.strip().strip("/")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
