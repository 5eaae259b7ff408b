"""An error while a page is drawn -> the problem, at the line of the site's own template that made it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

import jinja2

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Place, Problem
from newsgloss.model.settings import Project

from .copies import how_to_compare
from .refusals import TemplateRefusal

CODE = ".py"  # what is no template
OF_JINJA = Path(jinja2.__file__).parent
PASSES_ON = pattern_of(r"super\(\)|\{%[-+]?\s*extends\b")  # a line that has the theme draw what is the theme's


def mistake(error: Exception, project: Project) -> Problem | None:
    """Return what is wrong, or None where no template of the site had a part in it, which is our own mistake.

    What fails in a template of ours that one of the site's has drawn, or has called, is told at the line that did so.
    """
    frames = traceback.extract_tb(error.__traceback__)
    templates = [one for one in frames if not _is_code(one)]
    own = next((one for one in reversed(templates) if _is_of_site(one, project) and _draws(one, templates)), None)
    if own is None:
        return None
    file = Path(own.filename)
    inner, last = templates[-1], frames[-1]
    within = ""
    if inner is not own:
        within = f", in line {inner.lineno} of the theme's {_name(Path(inner.filename), project)}"
    elif not (isinstance(error, TemplateRefusal) or not _is_code(last) or Path(last.filename).is_relative_to(OF_JINJA)):
        within = f", in line {last.lineno} of {Path(last.filename).name}"
    said = str(error) if isinstance(error, TemplateRefusal) else f"this line fails with {type(error).__name__}: {error}"
    compare = how_to_compare(file, project)
    remedy = f"Correct the line. {compare}" if compare else "Correct the line."
    return Problem(Place(project.shown(file), own.lineno or 0, 1), f"{said}{within}", remedy)


def _is_of_site(frame: traceback.FrameSummary, project: Project) -> bool:
    """Return whether a line is of a template of the site."""
    return any(Path(frame.filename).is_relative_to(folder) for folder in _folders(project))


def _draws(frame: traceback.FrameSummary, templates: list[traceback.FrameSummary]) -> bool:
    """Return whether a line draws something itself, rather than have the theme draw what is the theme's."""
    return frame is templates[-1] or not PASSES_ON.search(frame.line or "")


def _folders(project: Project) -> Iterator[Path]:
    """Yield the folders of the site's own templates."""
    yield from project.restyled
    if project.theme != OWN_THEME:
        yield project.theme


def _is_code(frame: traceback.FrameSummary) -> bool:
    """Return whether a line of a traceback is of Python: a file's, or what Python has in no file."""
    return frame.filename.endswith(CODE) or frame.filename.startswith("<")


def _name(file: Path, project: Project) -> str:
    """Return the name of a template of a theme."""
    theirs = project.theme / "templates"
    return file.relative_to(theirs).as_posix() if file.is_relative_to(theirs) else project.shown(file)
