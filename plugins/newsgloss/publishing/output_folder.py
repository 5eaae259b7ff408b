"""A project's output folder -> whether a build may replace it, and what of it is kept."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath

from newsgloss.model.folders import NO_FILE, REMEDIES
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project

from .manifests import MANIFEST, Files, file_digest, folders, is_made, paths, read_manifest

KEPT = ("CNAME", ".nojekyll")  # what GitHub Pages is told by files in the site's folder
JUNK = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # what file managers leave behind
SHOWN = 5  # files that are named one by one
CHOOSE = 'Set OUTPUT_PATH to a folder of its own, such as "output".'
VERSIONS = ".git"
TAKEN = (
    "the build makes a file of this name, and this one is not from a build",
    "Keep one of the two: move this file away, or give the build's file another name.",
)
NOT_WHOLE = (
    "this file was not written whole, or something else changed it meanwhile",
    "See whether the disk has space and what else writes there, and build again.",
)


def place_problems(project: Project) -> list[Problem]:
    """Return an error where the output folder is, holds or lies in a folder that is not for a site."""
    reason = _reason(project)
    message = f"OUTPUT_PATH, {project.shown(project.output)}, {reason}"
    return [Problem(Place(project.config), message, CHOOSE)] if reason else []


def refuse_place(project: Project) -> None:
    """Raise ContentError where the output folder is, holds or lies in a folder that is not for a site."""
    if problems := place_problems(project):
        raise ContentError(problems)


def refuse_others_files(project: Project, known: Collection[str] = ()) -> Collection[str]:
    """Return the files of the output folder that are, byte for byte, what a build of ours has made.

    It is `known` of some without reading them. Raises ContentError where it holds others.
    """
    output, place = project.output, Place(project.shown(project.output))
    if not output.exists():
        return frozenset()
    if not output.is_dir():
        raise ContentError([Problem(place, "the output folder is a file", f"Move it away, or: {CHOOSE}")])
    made = read_manifest(output) or {}
    names = list(paths(output))
    whole = frozenset(name for name in names if name in known or is_made(output, name, made))
    if others := sorted(name for name in names if name not in whole and not _is_ignored(project, name)):
        raise ContentError([_refusal(project, place, others)])
    return whole


def kept_files(project: Project) -> list[str]:
    """Return the files of the output folder that stay there over a build, as they are."""
    made = read_manifest(project.output) or {}
    return sorted(
        name for name in _that_may_stay(project, paths) if not (name in made and is_made(project.output, name, made))
    )


def carry_over(project: Project, site: Path) -> None:
    """Copy what is kept of the output folder into a new site as it is: empty folders, links and permissions too.

    Raises ContentError where the new site has another file of that name, and where what is kept is not a file.
    """
    output = project.output
    if not output.is_dir():
        return
    names = kept_files(project)
    kept_folders = list(_kept_folders(project, names))
    _refuse(project, [name for name in (*kept_folders, *names) if _is_taken(site, name, kept_folders)], TAKEN)
    odd = [name for name in names if not (output / name).is_symlink() and not (output / name).is_file()]
    _refuse(project, odd, (NO_FILE, REMEDIES[NO_FILE]))
    new = [site / name for name in kept_folders if not (site / name).is_dir()]
    for folder in new:
        folder.mkdir()
    for name in names:
        shutil.copy2(output / name, site / name, follow_symlinks=False)
    for folder in reversed(new):  # last, for a folder may be one in which nothing can be written
        shutil.copystat(output / folder.relative_to(site), folder)
    files = [name for name in names if not (site / name).is_symlink()]
    _refuse(project, [name for name in files if file_digest(output / name) != file_digest(site / name)], NOT_WHOLE)


def leave_only(site: Path, files: Files) -> None:
    """Remove what has been carried over into a site, all but the files that its build has made."""
    needed = {str(parent) for name in files for parent in PurePosixPath(name).parents}
    carried = sorted(set(folders(site)) - needed)
    for name in carried:
        (site / name).chmod(stat.S_IRWXU)
    for name in [name for name in paths(site) if name not in files and name != MANIFEST]:
        (site / name).unlink()
    for name in reversed(carried):
        (site / name).rmdir()


def _kept_folders(project: Project, names: list[str]) -> Iterator[str]:
    """Yield the folders that hold files that are kept, and those that are kept empty, for git needs its empty ones."""
    filled = {str(parent) for name in _that_may_stay(project, paths) for parent in PurePosixPath(name).parents}
    needed = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    for name in sorted(_that_may_stay(project, _with_folders)):
        if name in needed or name not in filled:
            yield name


def _that_may_stay(project: Project, below: Callable[[Path], Iterator[str]]) -> Iterator[str]:
    """Yield what is kept at the top of the output folder if it is no folder, and what is `below` the folders there."""
    for path in sorted(project.output.iterdir()):
        if not _is_kept(project, path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from (f"{path.name}/{name}".rstrip("/") for name in below(path))
        elif below is paths:
            yield path.name


def _with_folders(folder: Path) -> Iterator[str]:
    """Yield the folders below a folder, and itself, without a name."""
    yield from ("", *folders(folder))


def _is_taken(site: Path, name: str, kept_folders: list[str]) -> bool:
    """Return whether a site has another thing in the place of a file or folder, or a file where its folder must be."""
    if name in kept_folders:
        return (site / name).is_file()
    return os.path.lexists(site / name) or any((site / folder).is_file() for folder in PurePosixPath(name).parents)


def _refuse(project: Project, names: list[str], reason: tuple[str, str]) -> None:
    """Raise ContentError with files of the output folder, if there are any."""
    if names:
        raise ContentError([Problem(Place(project.shown(project.output / name)), *reason) for name in names])


def _reason(project: Project) -> str | None:
    """Return why a site cannot be at the output folder's place, if it cannot."""
    output = project.output
    if output.parent == output:
        return "is the root of the file system"
    if VERSIONS in output.parts:
        return "lies in the folder of a version control system"
    places = {Path.home(): "your home folder", project.root: "the project's own folder"}
    own = {folder: f"the project's own {project.shown(folder)}/" for folder in project.own}
    held = next((words for folder, words in (places | own).items() if _is_in(folder, output)), None)
    around = next((words for folder, words in own.items() if _is_in(output, folder)), None)
    return f"is or holds {held}" if held else f"lies in {around}" if around else None


def _is_in(inner: Path, outer: Path) -> bool:
    """Return whether a folder is another or lies in it, also where the system takes two spellings for one name."""
    around = (inner, *inner.parents)
    return outer in around or (outer.exists() and any(one.exists() and one.samefile(outer) for one in around))


def _is_ignored(project: Project, name: str) -> bool:
    """Return whether a file may be in the output folder though no build has made it."""
    return name == MANIFEST or name.rpartition("/")[2] in JUNK or _is_kept(project, name)


def _is_kept(project: Project, name: str) -> bool:
    return name.partition("/")[0] in (*KEPT, *project.retained)


def _refusal(project: Project, place: Place, others: list[str]) -> Problem:
    if read_manifest(project.output) is None and _is_ours(project.output):
        message = "an earlier version built this site, and kept no list of its files"
        return Problem(place, message, f"If nothing in it is yours, delete {place}/ once, and build again.")
    named = ", ".join(others[:SHOWN]) + (f" and {len(others) - SHOWN} more" if len(others) > SHOWN else "")
    remedy = (
        f"Move them away, name them in OUTPUT_RETENTION, or delete {place}/ if you need none of them; or choose "
        "another OUTPUT_PATH."
    )
    return Problem(
        place, f"the output folder holds files that no build has made, or that were changed: {named}", remedy
    )


def _is_ours(output: Path) -> bool:
    """Return whether a folder looks like a site of ours."""
    return all((output / name).is_file() for name in ("index.html", "404.html", "theme/newsgloss.css"))
