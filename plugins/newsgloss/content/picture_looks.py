"""A site's template and fonts of share pictures -> where they are, and a digest of how pictures look."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.settings import Project

FONTS = "share-fonts"  # of the templates' folders, a site's own among them
DRAWINGS = "*.svg"  # beside them: the template, and what it may include


def template_folders(project: Project) -> tuple[Path, ...]:
    """Return the folders in which the template of share pictures and its fonts may be, the site's own first."""
    return (*project.restyled, project.theme / "templates", OWN_THEME / "templates")


def picture_look(project: Project) -> str:
    """Return a digest, in hexadecimal, of all files that share pictures are drawn from."""
    digest = hashlib.sha256()
    for name, path in sorted(_files(template_folders(project))):
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def _files(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Yield drawings and fonts by their names, each from the first folder that has it."""
    seen: set[str] = set()
    for folder in folders:
        for path in (*folder.glob(DRAWINGS), *folder.glob(f"{FONTS}/*")):
            name = path.relative_to(folder).as_posix()
            if name not in seen and path.is_file():
                seen.add(name)
                yield name, path
