"""The files that a build has read -> which of them have changed since, and which Pelican copies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from newsgloss.content.values import Content
from newsgloss.content.written import read_stamps
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, Problem, in_order

from .handover import CONTENT, PROBLEMS, STATICS
from .reporting import report


def refuse_changes(settings: dict[str, Any]) -> None:
    """Raise ContentError with every file that was added, removed or changed since reading began."""
    content: Content = settings[CONTENT]
    before, project = content.stamps, content.project
    now = read_stamps(project)
    changes = [(path, "was added") for path in now if path not in before]
    changes += [(path, "was removed") for path in before if path not in now]
    changes += [(path, "was changed") for path, stamp in now.items() if before.get(path, stamp) != stamp]
    refuse(settings, changes)


def refuse(settings: dict[str, Any], changes: Iterable[tuple[Path, str]]) -> None:
    """Raise ContentError with the files that were changed in some way, if any were."""
    content: Content = settings[CONTENT]
    if problems := in_order(changed(content.project.seen(path), how) for path, how in changes):
        report(settings, content, (*settings[PROBLEMS], *problems))
        raise ContentError(problems)


def changed(file: NamedPath, how: str) -> Problem:
    """Return the problem that a file was changed in some way while the site was built."""
    return Problem(file.place(), f"this file {how} while the site was built", "Build again.")


def copied(settings: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    """Yield the files that Pelican copies, by their names in the site: the theme's, and then the content's."""
    ignored = settings["IGNORE_FILES"]
    for name in settings["THEME_STATIC_PATHS"]:
        folder = Path(settings["THEME"], name)
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not any(fnmatch(part, pattern) for part in inside.parts for pattern in ignored):
                yield (Path(settings["THEME_STATIC_DIR"]) / inside).as_posix(), path
    for static in settings[STATICS]:
        yield Path(os.path.normpath(static.save_as)).as_posix(), Path(static.source_path)
