"""An error while a page is drawn -> the problem, at the line of the site's own template that made it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

import jinja2

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.problems import Place, Problem
from newsgloss.model.settings import Project

CODE = ".py"  # what is no template
OF_JINJA = Path(jinja2.__file__).parent


def mistake(error: Exception, project: Project) -> Problem | None:
    """Return what is wrong, or None where no template made the error, or one of ours did, which is our own mistake."""
    frames = traceback.extract_tb(error.__traceback__)
    template = next((one for one in reversed(frames) if not _is_code(one)), None)
    if template is None or not any(Path(template.filename).is_relative_to(folder) for folder in _folders(project)):
        return None
    place = Place(project.shown(Path(template.filename)), template.lineno or 0, 1)
    last = frames[-1]
    is_theirs = not _is_code(last) or Path(last.filename).is_relative_to(OF_JINJA)
    within = "" if is_theirs else f", in line {last.lineno} of {Path(last.filename).name}"
    return Problem(place, f"this line fails with {type(error).__name__}: {error}{within}", "Correct the line.")


def _folders(project: Project) -> Iterator[Path]:
    """Yield the folders of the site's own templates."""
    yield from project.restyled
    if project.theme != OWN_THEME:
        yield project.theme


def _is_code(frame: traceback.FrameSummary) -> bool:
    """Return whether a line of a traceback is of Python: a file's, or what Python has in no file."""
    return frame.filename.endswith(CODE) or frame.filename.startswith("<")
