"""What draws a site -> the sites that it drew, each in a folder of its own, and what browsers are shown of them.

A site is shown once it is whole, and the last one that was stays until the next is. Browsers may be reading it at that
moment, so the one before is kept as well.
"""

from __future__ import annotations

import itertools
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsgloss.model.problems import Problem
from newsgloss.model.settings import SEARCH_FOLDER
from newsgloss.model.yaml_source import write_bytes
from newsgloss.publishing.manifests import Files, digest, read_base, read_manifest

KEPT_SITES = 2  # the one that is shown, and the one before it
ASSETS_DIGEST = 16  # characters; two sites of one project are told apart by fewer


class Superseded(BaseException):
    """A site is drawn no further, for it was saved again. Whoever catches errors must not take that for one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of drawing a site: its files, or None where it could not be drawn, and what is wrong.

    `base` is the path that the site is below, or None where that could not be read; `log` is what Pelican had to say.
    """

    files: Files | None
    problems: tuple[Problem, ...]
    base: str | None = None
    log: str = ""


Draw = Callable[[Path], Drawn]


@dataclass(frozen=True, slots=True)
class ShownSite:
    """What browsers are shown: a site's folder, if there is one yet, its files, and what is wrong with the project.

    `version` is another after each time that it was drawn. It `is_new` unless it is the site that was built last, which
    may be older than what a browser has. `assets` is a digest of all that pages load.
    """

    version: str
    is_new: bool = False
    folder: Path | None = None
    base: str = ""
    files: Files = field(default_factory=dict)
    assets: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteChange:
    """What is shown now, and the files of the site that differ from those of the version before, or are gone."""

    shown: ShownSite
    after: str = ""
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    log: str = ""


class DrawnSites:
    """The sites that were drawn, and which of them is shown."""

    def __init__(self, folder: Path, output: Path | None = None, base: str = "") -> None:
        """Draw into a folder. What is shown first is the site that was built last for `base`, if it is in `output`."""
        self.folder = folder
        self.searched = output  # the folder of the last site with an index
        self._told = threading.Condition()
        self._began, self._numbers = secrets.token_hex(4), itertools.count(1)  # no page is of another process's version
        self._drawn: list[Path] = []
        made = read_manifest(output) if output and read_base(output) in {None, base} else None
        site = output if made is not None else None
        self._change = SiteChange(_shown(ShownSite(self._version(), base=base), site, made or {}))

    @property
    def shown(self) -> ShownSite:
        """What is shown now."""
        return self._change.shown

    def redraw(self, draw: Draw) -> SiteChange:
        """Draw the site anew and show it; where it cannot be drawn, show what is wrong over the last that could.

        Raises Superseded as `draw` does, and then goes on showing what is shown.
        """
        version, before = self._version(), self.shown
        try:
            drawn = draw(self.folder / version)
        except Superseded:
            shutil.rmtree(self.folder / version, ignore_errors=True)
            raise
        now = replace(before, version=version, problems=drawn.problems)
        if drawn.base is not None:
            now = replace(now, base=drawn.base)
        if drawn.files is None:
            shutil.rmtree(self.folder / version, ignore_errors=True)
            return self._show(SiteChange(now, before.version, log=drawn.log))
        self._drawn.append(self.folder / version)
        now = _shown(replace(now, is_new=True), self._drawn[-1], drawn.files)
        changed = tuple(name for name, made in now.files.items() if before.files.get(name) != made)
        gone = tuple(name for name in before.files if name not in now.files)
        return self._show(SiteChange(now, before.version, changed, gone, drawn.log))

    def show_first(self, files: Mapping[str, str]) -> SiteChange | None:
        """Show some files, by name, as they are now in the site that is shown; the rest of it stays as it was.

        None where that site is not one that was drawn, or has another set of files.
        """
        before = self.shown
        if before.folder is None or before.folder not in self._drawn or not files.keys() <= before.files.keys():
            return None
        made = {name: digest(text.encode()) for name, text in files.items()}
        changed = tuple(name for name in made if made[name] != before.files[name])
        for name in changed:
            write_bytes(before.folder / name, files[name].encode())
        now = _shown(replace(before, version=self._version()), before.folder, {**before.files, **made})
        return self._show(SiteChange(now, before.version, changed))

    def clear(self, used: Path | None = None) -> None:
        """Remove the sites that nobody is shown any more, but for one that is `used` by something else."""
        for folder in self._drawn[:-KEPT_SITES]:
            if folder not in {self.searched, used}:
                self._drawn.remove(folder)
                shutil.rmtree(folder, ignore_errors=True)

    def changes(self, patience: float) -> Iterator[SiteChange | None]:
        """Yield the last change, and each as soon as it is shown; None where none is in so many seconds."""
        version = ""
        while True:
            with self._told:
                if self.shown.version == version:
                    self._told.wait(patience)
                change = self._change
            is_new, version = change.shown.version != version, change.shown.version
            yield change if is_new else None

    def _show(self, change: SiteChange) -> SiteChange:
        with self._told:
            self._change = change
            self._told.notify_all()
        return change

    def _version(self) -> str:
        return f"{self._began}-{next(self._numbers)}"


def _shown(shown: ShownSite, folder: Path | None, files: Files) -> ShownSite:
    """Return what is shown with the files of a site; its search index comes when there is time."""
    listed = {name: made for name, made in files.items() if not name.startswith(f"{SEARCH_FOLDER}/")}
    loaded = [f"{name} {made.sha256}\n" for name, made in sorted(listed.items()) if not name.endswith(".html")]
    assets = digest("".join(loaded).encode()).sha256[:ASSETS_DIGEST]
    return replace(shown, folder=folder, files=listed, assets=assets)
