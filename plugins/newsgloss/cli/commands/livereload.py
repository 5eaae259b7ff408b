"""`newsgloss livereload`: the site while it is written, drawn again after each save and shown in the browser."""

from __future__ import annotations

import argparse
import ast
import os
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from newsgloss.cli.console import progress, say
from newsgloss.cli.ports import add_port
from newsgloss.model.characters import one_line
from newsgloss.model.folders import seen_from
from newsgloss.model.problems import ContentError, Place, Problem, errors
from newsgloss.model.settings import Project, find_project
from newsgloss.model.site_settings.settings_file import find_root
from newsgloss.pelican_plugin.in_process.running import KeptPelican, Listener
from newsgloss.publishing.builds import counted
from newsgloss.publishing.memory.remembering import steps_of
from newsgloss.publishing.preview.drawn_sites import Drawn, DrawnSites, SiteChange, Superseded
from newsgloss.publishing.preview.live_server import make_live_server
from newsgloss.publishing.preview.watching import Watch, WatchedPlaces, watched_places
from newsgloss.publishing.search_index import SearchIndexError, write_search_index
from newsgloss.publishing.server import HOST
from newsgloss.publishing.workspaces import restore

SUMMARY = "serve the site on this machine while it is written, and show each change as it is saved"
FOLDERS = ("content", "seeds", "theme", "restyle")  # where a site comes from, while its settings cannot be read
QUIET = 2.0  # s without a save, after which the search index is made
PAUSE = 0.5  # s without a save, after which the rest of the site is drawn; a browser needs the processor before
SETTLED = 0.1  # s; what was saved while a site was drawn is known by then
PATIENCE = 2.0  # s for the search index to end: Ctrl-C ends the program that makes it
SHOWN = 3  # files that are named one by one


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_port(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command until it is interrupted. Code that has changed is read by the same command, begun again."""
    root = find_root(Path.cwd(), options.settings)
    with tempfile.TemporaryDirectory(prefix="newsgloss-", ignore_cleanup_errors=True) as folder:
        port = _serve(root, options, Path(folder))
    command = ["-m", "newsgloss.cli", "livereload", "--settings", options.settings, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606 -- our own command, no shell
    return 0


def _serve(root: Path, options: argparse.Namespace, folder: Path) -> int:
    """Serve and draw until code has changed; return the port."""
    output, base = None, ""
    places = WatchedPlaces(root / options.settings, tuple(root / name for name in FOLDERS))
    try:
        project = find_project(root, options.settings)
    except ContentError:
        pass  # it is told when the site is drawn
    else:
        restore(project.seen(project.output))
        output, base, places = project.output, project.base, watched_places(project)
    sites = DrawnSites(folder, output, base)
    with make_live_server(sites, options.port) as server, Watch(places) as watch:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        writing = Writing(root, options.settings, sites, watch, KeptPelican())
        try:
            say(f"Serving on http://{HOST}:{server.server_port}{base}/ (Ctrl-C stops)")
            writing.follow()
            return server.server_port
        finally:
            server.shutdown()
            writing.end()


class Writing:
    """A project that is being written: drawn after each save, and what is said of it in the terminal."""

    def __init__(self, root: Path, config: str, sites: DrawnSites, watch: Watch, pelican: KeptPelican) -> None:
        self.root, self.config, self.sites, self.watch, self.pelican = root, config, sites, watch, pelican
        self.project: Project | None = None  # as it was when it could be read last
        self.changed: set[Path] = set()  # since the site was drawn last
        self.later: set[Path] = set()  # that have changed since the site that is being drawn was begun
        self.code: set[Path] = set()  # that has changed since it was read
        self.first: set[str] = set()  # files that were shown before the site was drawn
        self.said: tuple[str, ...] = ()
        self.index: threading.Thread | None = None
        self.indexed: Path | None = None  # the site whose index was made, or could not be
        self.is_over = False

    def follow(self) -> None:
        """Draw the site, and again after each save, until the code that does it has changed and can be read."""
        self._redraw()
        while not self.code or self._broken():
            if not self.changed:
                self._wait()
            elif not (self._show_first() and self._goes_on()):
                self._redraw()
        say(f"{self._names(self.code)}: this is code, so the command begins again")

    def _show_first(self) -> bool:
        """Show the page of an explainer at once where nothing but its text or notes was saved; return whether it is."""
        if len(self.changed) != 1 or errors(self.sites.shown.problems):
            return False
        files = self.pelican.draw_page(*self.changed)
        change = self.sites.show_first(files) if files else None
        self.first.update(change.changed if change else ())
        return change is not None

    def _goes_on(self) -> bool:
        """Return whether something is saved in the next moment: then the rest of the site waits."""
        saved = self.watch.wait(PAUSE)
        self.changed.update(saved)
        self._note_code()
        return bool(saved)

    def _note_saved(self) -> None:
        """Note what was saved while the site is drawn. Raise Superseded where that is the page that was shown first."""
        if saved := self.watch.wait(0):
            self.later.update(saved)
            self.code.update(filter(self.watch.places.is_code, saved))
            if self.later == self.changed and self.first:
                self.later.clear()
                raise Superseded

    def _wait(self) -> None:
        """Wait for a save. Where none comes for a while, make the search index."""
        self.changed.update(self.watch.wait(None if self.indexed == self.sites.shown.folder else QUIET))
        self._note_code()
        if not (self.changed or self.index):
            self._make_index()

    def end(self) -> None:
        """Wait a moment for what is done beside: it writes to a folder that is removed now."""
        self.is_over = True
        if index := self.index:
            index.join(PATIENCE)

    def _redraw(self) -> None:
        """Draw the site, and say what came of it."""
        began = time.monotonic()
        with progress() as bar:
            task = bar.add_task("Reading", total=None)

            def listener(what: str, done: int, total: int) -> None:
                bar.update(task, completed=done, total=total, description=one_line(what))
                self._note_saved()

            try:
                change = self.sites.redraw(lambda site: self._draw(site, listener))
            except Superseded:
                return
        self._say_problems(change)
        what, how = (self._names(self.changed), " changed") if self.changed else ("Built", "")
        say(f"{what}: {_outcome(change, how, self.first)}, {time.monotonic() - began:.1f} seconds")
        self.changed, self.later = self.later, set()
        self.first.clear()
        self.sites.clear(self.indexed)
        self.pelican.forget()

    def _draw(self, site: Path, listener: Listener) -> Drawn:
        """Draw the site, once more where it could not be drawn because of what was saved meanwhile."""
        while True:
            drawn = self._drawn(site, listener)
            saved = () if drawn.files is not None else (*self.later, *self.watch.wait(SETTLED))
            if not saved:
                return drawn
            self.changed.update(saved)
            self.later.clear()
            self._note_code()

    def _drawn(self, site: Path, listener: Listener) -> Drawn:
        if broken := self._broken():
            return Drawn(None, tuple(broken))
        try:
            self.project = find_project(self.root, self.config)
        except ContentError as error:
            return Drawn(None, error.problems)
        if (places := watched_places(self.project)) != self.watch.places:
            self.watch.look_at(places)
        return self.pelican.draw(self.project, site, listener)

    def _note_code(self) -> None:
        """Tell code from what a site is drawn from."""
        self.code.update(filter(self.watch.places.is_code, self.changed))

    def _broken(self) -> list[Problem]:
        """Return what is wrong with the code that has changed: it would end the command when it begins again."""
        return [problem for path in sorted(self.code) if path.suffix == ".py" for problem in self._not_python(path)]

    def _not_python(self, path: Path) -> Iterator[Problem]:
        try:
            ast.parse(path.read_bytes())
        except FileNotFoundError:
            return
        except (SyntaxError, ValueError) as error:
            line, column = getattr(error, "lineno", None) or 0, getattr(error, "offset", None) or 0
            place = Place(seen_from(self.root, path).name, line, column)
            yield Problem(place, f"this is not Python: {getattr(error, 'msg', error)}", "Correct the file.")

    def _make_index(self) -> None:
        """Make the search index of the site that is shown, beside all else."""
        self.indexed, project = self.sites.shown.folder, self.project
        if (site := self.indexed) and project and project.searchable:
            self.index = threading.Thread(target=self._write_index, args=(site, project), daemon=True)
            self.index.start()

    def _write_index(self, site: Path, project: Project) -> None:
        steps = steps_of(project)
        try:
            write_search_index(site, project.lang, steps)
            self.sites.searched = site
        except (SearchIndexError, OSError) as error:
            if not self.is_over:
                say(error, file=sys.stderr)
        finally:
            steps.close()
            self.index = None

    def _say_problems(self, change: SiteChange) -> None:
        """Say what is wrong and was not said before."""
        now = (*map(str, change.shown.problems), *change.log.splitlines())
        for words in now:
            if words not in self.said:
                say(words, file=sys.stderr)
        self.said = now if not errors(change.shown.problems) else (*self.said, *now)  # of which no more was found

    def _names(self, paths: Iterable[Path]) -> str:
        names = [seen_from(self.root, path).name for path in sorted(paths)]
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        return ", ".join(names[:SHOWN]) + more


def _outcome(change: SiteChange, how: str, first: Collection[str]) -> str:
    """Return in words what has become of a site, of which some files were shown before."""
    if wrong := errors(change.shown.problems):
        last = "the last good site is shown" if change.shown.folder else "there is no site yet"
        return f"{counted(len(wrong), 'error')}, {last}"
    files = {*change.changed, *change.gone, *first}
    if not files:
        return "nothing has changed on the site"
    pages = sum(name.endswith(".html") for name in files)
    others = f", {counted(len(files) - pages, 'other file')}" if len(files) > pages else ""
    return f"{counted(pages, 'page')}{how}{others}"
