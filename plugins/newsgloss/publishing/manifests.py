"""A site's folder -> the list of its files with sizes and digests, by which builds know their work; its base path."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

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


def file_digest(path: str | Path) -> Digest:
    """Return the digest of a file."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- of thousands of files, half of the time went to paths
        size, sha256 = 0, hashlib.sha256()
        while block := file.read(BLOCK):
            size += len(block)
            sha256.update(block)
    return Digest(size, sha256.hexdigest())


def folder_digest(*places: Path) -> str:
    """Return the SHA-256, in hexadecimal, of all files at some places, with their names.

    Links that lead somewhere else, pipes and the like change it, too: a check tells of them.
    """
    digest_ = hashlib.sha256()
    for place in places:
        for name in ("", *(sorted(paths(place)) if place.is_dir() else ())):
            path = f"{place}/{name}" if name else str(place)
            kind = _kind(path)
            link = os.readlink(path) if os.path.islink(path) else ""  # noqa: PTH114, PTH115 -- as above
            digest_.update(b"%b\0%d\0%b\0" % (os.fsencode(name), kind, os.fsencode(link)))
            if stat.S_ISREG(kind):
                with open(path, "rb") as file:  # noqa: PTH123 -- as above
                    digest_.update(file.read() + b"\0")
    return digest_.hexdigest()


def _kind(path: str) -> int:
    """Return what kind of file a path leads to, as `stat` has it; 0 where there is none."""
    try:
        return stat.S_IFMT(os.stat(path).st_mode)  # noqa: PTH116 -- as above
    except OSError:
        return 0


def paths(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, and its symbolic links, which are not followed: relative, with slashes."""
    start = len(str(folder)) + 1
    for at, folders, names in os.walk(str(folder), onerror=_raise):
        inside = f"{at[start:]}/".replace(os.sep, "/").lstrip("/")
        yield from (f"{inside}{name}" for name in folders if os.path.islink(f"{at}/{name}"))  # noqa: PTH114 -- as above
        yield from (f"{inside}{name}" for name in names)


def folders(folder: Path) -> Iterator[str]:
    """Yield the folders below a folder: relative, with slashes."""
    start = len(str(folder)) + 1
    for at, names, _ in os.walk(str(folder), onerror=_raise):
        inside = f"{at[start:]}/".replace(os.sep, "/").lstrip("/")
        yield from (f"{inside}{name}" for name in names if not os.path.islink(f"{at}/{name}"))  # noqa: PTH114 -- as above


def read_files(folder: Path) -> dict[str, Digest]:
    """Return a folder's files with their digests, in order; the manifest is none of them."""
    return {name: file_digest(f"{folder}/{name}") for name in sorted(paths(folder)) if name != MANIFEST}


def write_manifest(folder: Path, files: Files, base: str = "") -> None:
    """Write down which files a build has made, and the path that they are to be served below.

    The same files give the same bytes.
    """
    from newsgloss.model.yaml_source import write_text  # noqa: PLC0415 -- it loads YAML, which reading needs not

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
    path, known = f"{folder}/{name}", made.get(name)
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    is_same_size = known is not None and stat.S_ISREG(found.st_mode) and found.st_size == known.size
    return is_same_size and file_digest(path) == known


def _raise(error: OSError) -> None:
    raise error
