"""A site's folder -> the list of its files with sizes and digests, by which builds know their work; its base path."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from newsgloss.model.yaml_source import write_text

MANIFEST = ".newsgloss-build.json"
FORM = 1  # of the manifest; another form is read as none
BLOCK = 1 << 20  # bytes read at a time
UNREADABLE = (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError, AttributeError)


class Digest(NamedTuple):
    """What a file holds: its size in bytes, and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


Files = Mapping[str, Digest]


def digest(data: bytes) -> Digest:
    """Return the digest of some bytes."""
    return Digest(len(data), hashlib.sha256(data).hexdigest())


def file_digest(path: Path) -> Digest:
    """Return the digest of a file."""
    with path.open("rb") as file:
        size, sha256 = 0, hashlib.sha256()
        while block := file.read(BLOCK):
            size += len(block)
            sha256.update(block)
    return Digest(size, sha256.hexdigest())


def folder_digest(*places: Path) -> str:
    """Return the SHA-256, in hexadecimal, of all files at some places, with their names."""
    digest_ = hashlib.sha256()
    for place in places:
        for path in sorted([place, *place.rglob("*")]):
            if path.is_file():
                digest_.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest_.hexdigest()


def paths(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, and its symbolic links, which are not followed: relative, with slashes."""
    for at, folders, names in os.walk(folder, onerror=_raise):
        links = [name for name in folders if Path(at, name).is_symlink()]
        for name in (*links, *names):
            yield Path(at, name).relative_to(folder).as_posix()


def folders(folder: Path) -> Iterator[str]:
    """Yield the folders below a folder: relative, with slashes."""
    for at, names, _ in os.walk(folder, onerror=_raise):
        yield from (Path(at, name).relative_to(folder).as_posix() for name in names if not Path(at, name).is_symlink())


def read_files(folder: Path) -> dict[str, Digest]:
    """Return a folder's files with their digests, in order; the manifest is none of them."""
    return {name: file_digest(folder / name) for name in sorted(paths(folder)) if name != MANIFEST}


def write_manifest(folder: Path, files: Files, base: str = "") -> None:
    """Write down which files a build has made, and the path that they are to be served below.

    The same files give the same bytes.
    """
    data = {"form": FORM, "base": base, "files": {name: list(files[name]) for name in sorted(files)}}
    write_text(folder / MANIFEST, json.dumps(data, ensure_ascii=False, indent=0) + "\n")


def read_manifest(folder: Path) -> dict[str, Digest] | None:
    """Return which files a build has made in a folder, or None where nothing readable says so."""
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        return {name: Digest(*made) for name, made in data["files"].items()} if data["form"] == FORM else None
    except UNREADABLE:
        return None


def read_base(folder: Path) -> str | None:
    """Return the path that a built site is to be served below, or None where nothing readable says so."""
    try:
        base = json.loads((folder / MANIFEST).read_bytes())["base"]
    except UNREADABLE:
        return None
    return base if isinstance(base, str) else None


def is_made(folder: Path, name: str, made: Files) -> bool:
    """Return whether a file is, byte for byte, one that a build has made."""
    path = folder / name
    if name not in made or path.is_symlink() or not path.is_file() or path.stat().st_size != made[name].size:
        return False
    return file_digest(path) == made[name]


def _raise(error: OSError) -> None:
    raise error
