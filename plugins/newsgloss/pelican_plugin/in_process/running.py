"""A project -> its site, drawn by Pelican in this process, as often as is asked, or one page of it at once.

Modules and templates are kept, and what was read for the last site.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import traceback
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pelican
from pelican import log, signals
from pelican.contents import Content as PelicanContent
from pelican.utils import memoized

from newsgloss.content.rewriting import Rewriting
from newsgloss.editorial.checks import explainer_problems
from newsgloss.model.problems import ContentError, Place, Problem, errors, in_order, system_problem
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import importable
from newsgloss.pelican_plugin.drawing import give_pages
from newsgloss.pelican_plugin.handover import (
    ARTICLES_GENERATOR,
    CONTENT,
    FAULTS,
    FILES,
    INPUTS,
    LISTENER,
    PROBLEMS,
    READS,
    REMEMBERED,
    STEPS,
    TEMPLATES,
)
from newsgloss.pelican_plugin.own_articles import OwnArticle
from newsgloss.pelican_plugin.reporting import system_errors
from newsgloss.pelican_plugin.templates.compiled import CompiledTemplates
from newsgloss.pelican_plugin.writer import PageWriter
from newsgloss.publishing.builds import WHERE
from newsgloss.publishing.preview.drawn_sites import Drawn, Superseded
from newsgloss.publishing.site_folders import missing_folders, missing_plugin

OURS = Path(__file__).parents[2]  # code in which the fault is not a project's
Listener = Callable[[str, int, int], None]


class KeptPelican:
    """Pelican, which draws a project's site again and again."""

    def __init__(self) -> None:
        self._templates = CompiledTemplates()
        self._kept: dict[Any, Any] = {}
        self._last: dict[str, Any] = {}  # the settings of the last site, with all that was made for it
        self._rewriting: Rewriting | None = None  # of what that site says
        self._settings: bytes | None = None  # what the files said by which the templates that are kept were read
        gc.freeze()  # all that is there before the first site stays: `forget` need not look at it

    def draw(self, project: Project, site: Path, listener: Listener) -> Drawn:
        """Draw a site into a folder. `listener` is told what is done, how many of it, and of how many.

        It may raise Superseded, which is passed on.
        """
        if missing := [*missing_folders(project), *missing_plugin(project)]:
            return Drawn(None, in_order(missing), project.base)
        with hearing() as heard, connecting(), contextlib.chdir(project.root), importable(project.root):
            settings: dict[str, Any] = {}
            problems: tuple[Problem, ...] = ()
            try:
                made, settings = pelican.get_instance(self._arguments(project, site, listener))
                made.run()
            except ContentError as error:
                problems = error.problems
            except Superseded:
                if steps := settings.get(STEPS):
                    steps.close()  # what was drawn so far is remembered
                raise
            except Exception as error:  # noqa: BLE001 -- it is a theme's or a plugin's code, and may fail in any way
                problems = (_failure(error, heard, project, site),)
        refused = [problem for record in heard.records for problem in _refused(record, project, site)]
        is_whole = not problems and not refused
        if is_whole:
            self._last, self._rewriting = settings, None
        all_ = in_order([*problems, *refused, *(settings.get(PROBLEMS) or () if is_whole else ())])
        return Drawn(settings[FILES] if is_whole else None, all_, project.base, heard.text if is_whole else "")

    def draw_page(self, path: Path) -> Mapping[str, str] | None:
        """Return the files of an explainer's page, by name, after its text or its notes alone were changed.

        None where all is to be drawn: more has changed, something is wrong, or nobody knows what a page reads. What
        other pages show of the explainer is as it was.
        """
        settings = self._last
        if not settings or not settings[READS] or settings[READS].settings is None:
            return None
        try:
            if self._rewriting is None:
                self._rewriting = Rewriting(settings[CONTENT], settings[INPUTS])
            found = self._rewriting.rewritten(path)
            if found is None or errors(explainer_problems(found.slug, found.content)):
                return None
            slug, content = found.slug, found.content
            return _page(slug, {**settings, CONTENT: content, FAULTS: []})
        except Exception:  # noqa: BLE001 -- as above; it is told when all is drawn
            return None

    def forget(self) -> None:
        """Let go of what Pelican would remember of each site. It takes a moment, so do it once the site is shown."""
        for value in vars(PelicanContent).values():
            if isinstance(value, memoized):
                value.cache.clear()
        gc.collect()

    def _arguments(self, project: Project, site: Path, listener: Listener) -> Any:
        """Return what `pelican` would be given to draw the site there, with what is kept of the last one."""
        arguments = pelican.parse_arguments(
            [str(project.content), "--settings", str(project.root / project.config), "--output", str(site)]
        )
        settings = b"".join(path.read_bytes() for path in sorted(project.root.glob("*.py")))
        if settings != self._settings:  # they may have the same template read in another way
            self._templates.clear()
            self._kept.clear()
            self._settings = settings
        kept = {REMEMBERED: self._kept, TEMPLATES: self._templates}
        arguments.overrides = {"SETTINGS_FILE": project.config, LISTENER: listener, **kept}
        return arguments


def _page(slug: str, settings: dict[str, Any]) -> Mapping[str, str] | None:
    """Return the files of the page of an explainer that readers find, unless it shows other words than its source's."""
    articles = settings[ARTICLES_GENERATOR]
    found = (one for one in articles.articles if isinstance(one, OwnArticle))
    article = next((one for one in found if one.slug == slug), None)
    if article is None:
        return None
    before = article.explainer
    give_pages([article], settings[CONTENT])
    try:
        template, category = articles.get_template(article.template), getattr(article, "category", None)
        values = {"article": article, "category": category, "url": article.url, "blog": True}
        writer = PageWriter(settings["OUTPUT_PATH"], settings)
        relative = settings["RELATIVE_URLS"]
        files = writer.drawn_page(article.save_as, template, articles.context, relative_urls=relative, **values)
    finally:
        article.explainer = before
    return None if settings[FAULTS] else {file.name: file.text for file in files}


class _Heard(logging.Handler):
    """What Pelican and its plugins logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def text(self) -> str:
        return "".join(f"{record.getMessage()}\n" for record in self.records)


@contextlib.contextmanager
def hearing() -> Iterator[_Heard]:
    """Gather what is logged, and let Pelican end at the first error, as `--fatal errors` does."""
    heard, root = _Heard(), logging.getLogger()
    is_quiet, fatal = log.console.quiet, log.FatalLogger.fatal_lvl
    log.LimitFilter._raised_messages.clear()  # noqa: SLF001 -- Pelican has no other way to say a thing again
    log.LimitFilter._group_count.clear()  # noqa: SLF001 -- as above
    root.addHandler(heard)
    log.console.quiet, log.FatalLogger.fatal_lvl = True, logging.ERROR
    try:
        yield heard
    finally:
        root.removeHandler(heard)
        log.console.quiet, log.FatalLogger.fatal_lvl = is_quiet, fatal


@contextlib.contextmanager
def connecting() -> Iterator[None]:
    """Take away what plugins have connected to signals: the settings may name others the next time.

    So goes what a settings file connected that was only read.
    """
    _disconnect_all()
    try:
        yield
    finally:
        _disconnect_all()


def _disconnect_all() -> None:
    for signal in (each for each in vars(signals).values() if isinstance(each, type(signals.initialized))):
        for receiver in list(signal.receivers.values()):
            called = receiver() if isinstance(receiver, weakref.ref) else receiver
            if called is not None:
                signal.disconnect(called)


def _failure(error: Exception, heard: _Heard, project: Project, site: Path) -> Problem:
    """Return the problem that an error is: that of the file system, or what was logged before it, or its own words."""
    cause = error
    while cause.__context__ is not None and not isinstance(cause, OSError):
        cause = cause.__context__  # type: ignore[assignment]
    if isinstance(cause, OSError) and (problem := system_problem(cause.errno, _name(cause.filename, project, site))):
        return problem
    logged = [record.getMessage() for record in heard.records if record.levelno >= logging.ERROR]
    said = logged[-1] if isinstance(error, RuntimeError) and logged else f"{type(error).__name__}: {error}"
    return Problem(_place(cause, project), ": ".join(said.splitlines()), WHERE)


def _place(error: BaseException, project: Project) -> Place:
    """Return the last line of a project's own files, such as a template's, that led to an error."""
    folders = (project.theme, *project.restyled, *project.plugins)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if any(path.is_relative_to(folder) for folder in folders) and not path.is_relative_to(OURS):
            return Place(project.shown(path), frame.lineno or 0, 1 if frame.lineno else 0)
    return Place("Pelican")


def _refused(record: logging.LogRecord, project: Project, site: Path) -> Iterator[Problem]:
    """Yield what the file system refused, also where Pelican only warns of it."""
    for number, path in system_errors(record):
        if problem := system_problem(number, _name(path, project, site)):
            yield problem


def _name(path: Any, project: Project, site: Path) -> str | None:
    """Return a path as people know it: in the output folder, where it is in the site's own."""
    if not path:
        return None
    inside = Path(path).is_relative_to(site)
    return project.shown(project.output / Path(path).relative_to(site) if inside else Path(path))
