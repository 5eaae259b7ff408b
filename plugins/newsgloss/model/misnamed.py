"""Folders and files that nothing reads -> those that are meant, by near names; what is wrong with a page's name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from .characters import is_blank
from .fields import LONGEST_ID, proposed_slugs, slug
from .folders import NamedPath, files_in
from .problems import Flaw, Level, Problem, closest

NEAR = 0.75  # of difflib's 1: "glossaire" is meant for "glossary", "images" not for "pages", "stories" not for "topics"
NOT_READ = "nothing reads this file"
AWKWARD = re.compile(r"[^a-z0-9._~-]")  # in an address: others show %C3%BC for it, and break at a space
YAML = (".yaml", ".yml")  # endings; only the first is read, so that no file is there twice


def near_name(name: str, names: Iterable[str]) -> str | None:
    """Return which of `names` of folders or files is meant by another, if one is."""
    return closest(name.casefold(), names, NEAR)


def misnamed_folder(
    folder: Path,
    home: Path,
    others: Collection[Path],
    endings: Collection[str],
    is_one: Callable[[Path], bool] = lambda _: False,
) -> Path | None:
    """Return the folder beside a `folder` that holds what that would, where that holds nothing and its name is near.

    What one folder holds are files with one of the `endings`, and its name does not count where one of them `is_one`
    that can be for no other folder. `others` are folders that are read, or published.
    """
    if not folder.parent.is_dir() or _held(folder, home, endings):
        return None
    with os.scandir(folder.parent) as entries:
        names = [one.name for one in entries if one.is_dir() and not one.name.startswith(".")]
    for name in sorted(names, key=lambda name: (near_name(name, [folder.name]) is None, name)):
        beside = folder.with_name(name)
        held = () if _is_within(beside, {folder, *others}) else _held(beside, home, endings)
        if held and (near_name(name, [folder.name]) or any(map(is_one, held))):
            return beside
    return None


def misnamed_problem(folder: NamedPath, right: str) -> Problem:
    """Return an error for a folder that nothing reads, and whose name should be another."""
    return Problem(folder.place(), "nothing reads this folder", f"Did you mean {right}/? Rename the folder.")


def misnamed_yaml(file: NamedPath) -> Problem:
    """Return an error for a file that would be read, were it named as our files of YAML are."""
    message = f"a file of YAML is not read by the ending '{file.path.suffix}'"
    return Problem(file.place(), message, f"Rename it to {file.path.stem}.yaml.")


def name_flaws(stem: str, *, names_address: bool) -> Iterator[Flaw]:
    """Yield what is wrong with a page's name, which its address, its notes and its draft are named after.

    A topic's address is that of its category, whatever its own name is.
    """
    if not stem.isprintable() or is_blank(stem):
        remedy = "Rename the file with letters, digits and hyphens."
        yield Flaw("the file's name has characters that nobody sees", remedy)
    elif names_address and AWKWARD.search(stem):
        message = (
            "the file's name is the page's address, which is to have small plain letters, digits and hyphens alone"
        )
        names = ", or in German ".join(f"{name}.md" for name in proposed_slugs(stem) or (slug(stem),))
        remedy = f"Rename it to {names}, and its notes alike, before others link to it."
        yield Flaw(message, remedy, level=Level.WARNING)
    if len(stem.encode("utf-8", "surrogateescape")) > LONGEST_ID:
        yield Flaw("the file's name is too long", f"Shorten it to {LONGEST_ID} letters.")


def _held(folder: Path, home: Path, endings: Collection[str]) -> list[Path]:
    return [path for path in files_in(folder, home) if path.suffix.lower() in endings]


def _is_within(folder: Path, others: Collection[Path]) -> bool:
    return any(folder.is_relative_to(other) for other in others)
