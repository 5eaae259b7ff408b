"""A project that has templates of its own -> what is wrong with them, without a site being drawn."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from newsgloss.model.problems import Problem
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import importable
from newsgloss.pelican_plugin.templates.problems import template_problems
from newsgloss.publishing.site_folders import missing_folders, missing_plugin

from .lone_pages import pelican_settings, unchanged_defaults
from .running import connecting, hearing


def problems_of_templates(project: Project) -> tuple[Problem, ...]:
    """Return what a build would tell of a project's templates; nothing where Pelican cannot begin, which it tells."""
    if [*missing_folders(project), *missing_plugin(project)]:
        return ()
    with (
        hearing(),
        connecting(),
        unchanged_defaults(),
        contextlib.chdir(project.root),
        importable(project.root),
        _compiling_nothing(),
    ):
        try:
            settings = pelican_settings(project)
        except Exception:  # noqa: BLE001 -- it is the code of a plugin or of settings that fails
            return ()
        return template_problems(settings, project)


@contextlib.contextmanager
def _compiling_nothing() -> Iterator[None]:
    """Let Python write nothing beside the settings that it loads: a check changes no folder."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before
