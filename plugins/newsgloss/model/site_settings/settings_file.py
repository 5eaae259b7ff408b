"""A settings file, which is Python -> the settings that it makes, and the place where it makes each."""

from __future__ import annotations

import ast
import contextlib
import runpy
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.text_files import unfinished_merge


def find_root(start: Path, config: str) -> Path:
    """Return the folder of a settings file: `start` or the nearest above it. Raises ContentError if it is nowhere."""
    for folder in (start, *start.parents):
        if (folder / config).is_file():
            return folder
    if any((folder / "pelicanconf.py").is_file() for folder in (start, *start.parents)):
        remedy = "Make one, or name yours with --settings."
    else:
        remedy = "Go to the folder of your project: the one that holds your settings and content/."
    raise ContentError([Problem(Place(str(start)), f"there is no {config} here or above", remedy)])


def run_settings(path: Path, config: str) -> dict[str, Any]:
    """Return the settings that a file makes; `config` is how people name it.

    Raises ContentError with the line on which it fails.
    """
    try:
        with importable(path.parent):
            return {name: value for name, value in runpy.run_path(str(path)).items() if name.isupper()}
    except SyntaxError as error:
        file = Path(error.filename or path)  # or a neighbour, which it imports
        inside = file.relative_to(path.parent) if file.is_relative_to(path.parent) else path.name
        name = str(Path(config).parent / inside)
        if file.is_file() and (conflict := unfinished_merge(file.read_text(encoding="utf-8", errors="replace"))):
            raise ContentError([conflict.within(name)]) from None
        place, message = Place(name, error.lineno or 0, error.offset or 0), f"this is not Python: {error.msg}"
    except Exception as error:  # noqa: BLE001 -- it is its author's code, and may fail in any way
        frames = traceback.extract_tb(error.__traceback__)
        line = next((frame.lineno for frame in reversed(frames) if frame.filename == str(path)), 0)
        place, message = Place(config, line or 0, 1), f"this fails with {type(error).__name__}: {error}"
    raise ContentError([Problem(place, message, "Correct the settings file.")])


@contextlib.contextmanager
def importable(folder: Path) -> Iterator[None]:
    """Let a settings file import its neighbours, as publishconf.py imports pelicanconf.py."""
    known = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - known:
            if Path(getattr(sys.modules[name], "__file__", None) or "/").parent == folder:
                del sys.modules[name]  # another project's neighbour may have the same name


def places_of(path: Path, config: str) -> Mapping[str, Place]:
    """Return where a settings file makes each setting last, also in a neighbour that it imports all names of.

    One that is made in another way has no place; nor has any, where the file cannot be read.
    """
    made = ((node, file) for node, file in _names(path, config, set()) if isinstance(node.ctx, ast.Store))
    return {node.id: _place(node, file) for node, file in made if node.id.isupper()}


def unread_names(path: Path, config: str) -> Mapping[str, Place]:
    """Return the names that a settings file, or such a neighbour, makes and does not read, each with its last place."""
    names = list(_names(path, config, set()))
    read = {node.id for node, _ in names if isinstance(node.ctx, ast.Load)}
    made = ((node, file) for node, file in names if isinstance(node.ctx, ast.Store) and node.id not in read)
    return {node.id: _place(node, file) for node, file in made}


def _place(node: ast.Name, file: str) -> Place:
    return Place(file, node.lineno, node.col_offset + 1)


def _names(path: Path, config: str, seen: set[Path]) -> Iterator[tuple[ast.Name, str]]:
    """Yield each name in a settings file and such neighbours, with the file that it is in, in the order of running."""
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Name | ast.ImportFrom))
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.Name):
            yield node, config
            continue
        neighbour = path.parent / f"{node.module}.py"
        if any(each.name == "*" for each in node.names) and neighbour not in seen:
            yield from _names(neighbour, str(Path(config).with_name(neighbour.name)), seen | {neighbour})
