"""What every step of a build depends on -> a digest: code, libraries, settings and the words of languages."""

from __future__ import annotations

import functools
import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, fields, is_dataclass
from pathlib import Path, PurePath
from typing import Any

from newsgloss.model.settings import Project
from newsgloss.model.site_settings.shapes import PLUGIN

OWN = Path(__file__).parents[2]
BY_RUN = frozenset(  # settings of one run
    {"OUTPUT_PATH", "CACHE_PATH", "BUILD_CACHE", "WORKERS", "BUILD_REPORT", "DELETE_OUTPUT_DIRECTORY"}
)
HANDED_OVER = "NEWSGLOSS_"  # how the settings begin that are no settings
OF_DAYS = ("LC_ALL", "LC_TIME", "LANG")  # what the machine says of how days are written
READ = (".py", ".json", ".txt", ".yaml", ".po")  # endings of the files that our code is in
JINJA = "jinja2."  # how the names of its own extensions begin
SETTINGS_FILES = frozenset({"pelicanconf.py", "publishconf.py", "tasks.py"})  # what they say is known, or of no account
VIRTUAL = "pyvenv.cfg"  # what a virtual environment has
INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".pth")  # what says which version is installed


def version(project: Project) -> bytes | None:
    """Return the version of a project: of all that makes its texts.

    None where nobody knows what converts Markdown, or where code was removed while it was read.
    """
    read = (project.markdown, project.lang, project.category, project.site_url, astuple(project.quote_limits))
    parts = list(_plain([*read, project.content, project.seeds, project.explainers], project.root))
    if None in parts:
        return None
    try:
        return _digest(code_version(), *_encoded(parts), *_code(project))
    except OSError:
        return None


@functools.cache
def code_version() -> bytes:
    """Return what stands for the code that this process runs: Python, what is installed, and our own.

    It is read once: what is written over it later is run by other processes. Raises OSError where code was removed
    while it was read.
    """
    said = (sys.version, sys.byteorder, *_installed())
    return _digest(*_encoded(said), *_named(_files_of_code(OWN)))


def drawing_version(project: Project, settings: Mapping[str, Any]) -> str | None:
    """Return a digest of the settings with which a site is drawn.

    None where they hold functions or objects, or name other plugins or extensions of Jinja than its own: nobody knows
    what these do.
    """
    made = {n: settings[n] for n in sorted(settings) if n not in BY_RUN and not n.startswith(HANDED_OVER)}
    if project.has_own_templates:  # which may show what Pelican writes in the language of the machine: `locale_date`
        made |= {name: os.environ.get(name, "") for name in OF_DAYS}
    jinja = map(str, (settings.get("JINJA_ENVIRONMENT") or {}).get("extensions") or ())
    is_known = {PLUGIN}.issuperset(map(str, settings.get("PLUGINS") or ())) and all(
        one.startswith(JINJA) for one in jinja
    )
    return digest_of(made, project.root) if is_known else None


def digest_now(path: Path) -> bytes:
    """Return the digest of a file as it is; nothing where there is none. Raises OSError where it cannot be read."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).digest() if path.is_file() else b""


def digest_of(value: Any, root: Path) -> str | None:
    """Return a digest of a value that is the same in every copy of a project, which is in `root`.

    None where it holds anything but plain data.
    """
    parts = list(_plain(value, root))
    if None in parts:
        return None
    return hashlib.blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _installed() -> list[str]:
    """Return what is installed, by the names of the folders that say so."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_absolute() and folder.is_dir()]
    return sorted({path.name for folder in folders for path in folder.iterdir() if path.name.endswith(INSTALLED)})


def _code(project: Project) -> Iterator[bytes]:
    """Yield the names and the bytes of the project's own code, and of the words of languages.

    An extension of Markdown that is the project's may use all of its code.
    """
    found = {path for folder in (*project.plugins, *project.translations) for path in _files_of_code(folder)}
    found |= {str(path) for path in project.root.glob("*.py") if path.name not in SETTINGS_FILES}
    named = [*project.markdown.get("extensions", ()), *project.markdown.get("extension_configs", ())]
    modules = {project.root / re.split(r"\W", str(one))[0] for one in named}
    if any(module.is_dir() or module.with_suffix(".py").is_file() for module in modules):
        found |= set(map(str, _python_below(project)))
    return _named(found)


def _files_of_code(folder: Path) -> Iterator[str]:
    """Yield the paths of the files in a folder that code may be in."""
    return (f"{at}/{name}" for at, _, files in os.walk(folder) for name in files if name.endswith(READ))


def _named(paths: Iterable[str]) -> Iterator[bytes]:
    """Yield the name and the bytes of each of some files, in their order. Raises OSError where one cannot be read."""
    for path in filter(os.path.isfile, sorted(paths)):
        yield from _encoded([os.path.basename(path)])  # noqa: PTH119 -- as below
        with open(path, "rb") as file:  # noqa: PTH123 -- of hundreds of files, most of the time went to paths
            yield file.read()


def _encoded(texts: Iterable[str | None]) -> Iterator[bytes]:
    return (str(text).encode("utf-8", "surrogateescape") for text in texts)


def _digest(*parts: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part + b"\0")
    return digest.digest()


def _python_below(project: Project) -> Iterator[Path]:
    """Yield the files of Python in a project's folders, but for those that hold none of it, or what is installed."""
    for at, names, files in os.walk(project.root):
        places = [Path(at, name) for name in names if not name.startswith(".")]
        left = (place for place in places if place not in {*project.own, project.output})
        names[:] = [place.name for place in left if not (place / VIRTUAL).exists()]
        yield from (Path(at, name) for name in files if name.endswith(".py") and name not in SETTINGS_FILES)


def _plain(value: Any, root: Path) -> Iterator[str | None]:
    """Yield a value as texts, the same for equal ones; None for what is no plain data.

    Paths in the project are written from its folder.
    """
    if isinstance(value, (str, PurePath)):
        yield repr(str(value).removeprefix(str(root)))
    elif isinstance(value, (int, float, type(None))):
        yield repr(value)
    elif isinstance(value, Mapping):
        for key in value:  # in its order, in which a template may show it
            yield f"{key}:"
            yield from _plain(value[key], root)
        yield "}"
    elif isinstance(value, (set, frozenset)):
        yield repr(sorted(map(str, value)))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _plain(one, root)
        yield "]"
    elif is_dataclass(value):
        yield from _plain([getattr(value, one.name) for one in fields(value)], root)
    else:
        yield None
