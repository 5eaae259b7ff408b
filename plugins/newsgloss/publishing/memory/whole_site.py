"""A project whose site was built -> what came of it, if nothing that the site is made of has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Any

from newsgloss.model.settings import Project
from newsgloss.model.settings_file import run_settings
from newsgloss.publishing.manifests import Files, folder_digest, read_manifest

from .cache import Cache
from .versions import drawing_version, version


class LastBuilds:
    """What came of builds of a project, each by what the project was at that time."""

    def __init__(self, project: Project, *, remember: bool) -> None:
        """Look at the project as it is now."""
        self._project = project
        self._now = site_digest(project) if remember and project.cache else None

    def same(self, whole: Collection[str]) -> Any:
        """Return what came of the build of the same project, if its site is in its place; else None.

        `whole` are the files in that place that are what the last build has made.
        """
        if self._now is None or self._project.cache is None:
            return None
        cache = Cache(self._project.cache)
        try:
            files, built = cache.get(self._now)
        except KeyError:
            return None
        finally:
            cache.close()
        is_there = read_manifest(self._project.output) == files and files.keys() <= set(whole)
        return built if is_there else None

    def keep(self, files: Files, built: Any) -> None:
        """Remember what came of a build, unless the project has changed since it began."""
        if self._now is not None and self._project.cache and self._now == site_digest(self._project):
            cache = Cache(self._project.cache)
            cache.put(self._now, (dict(files), built))
            cache.close()


def site_digest(project: Project) -> bytes | None:
    """Return a digest of all that a site is made of; None where it may come out otherwise though nothing has changed.

    That is where a site has other pages than ours, where settings hold functions or name other plugins, and where a day
    in the future hides an explainer.
    """
    settings = run_settings(project.root / project.config, project.config)
    made_with, drawn_with = version(project), drawing_version(project, settings)
    is_known = project.is_alone and settings.get("WITH_FUTURE_DATES", True)
    if made_with is None or drawn_with is None or not is_known:
        return None
    folders = (project.content, project.seeds, *project.theme_folders, *project.translations)
    shared = [project.copies] if project.glossaries else []
    try:
        made_of = [folder_digest(folder).encode() for folder in (*folders, *shared, *project.theme_static)]
    except OSError:  # one was removed while it was read, or cannot be read, which the build tells
        return None
    return hashlib.blake2b(b"".join([b"site", made_with, drawn_with.encode(), *made_of]), digest_size=16).digest()
