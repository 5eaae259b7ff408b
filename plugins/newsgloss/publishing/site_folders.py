"""A project's folders -> what in them cannot be published, and what leads out of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from newsgloss.model.folders import NEW_DRAFT, NOTES_ENDING, faults_in, files_in, is_hidden, is_inside
from newsgloss.model.problems import ContentError, Place, Problem, errors
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.shapes import PLUGIN

OPEN = frozenset(
    {".domains", ".htaccess", ".nojekyll", ".well-known"}
)  # hidden by name, and meant for hosts or the web
HIDDEN = "{} names what is hidden, as files with secrets are: {}"
HIDDEN_REMEDY = f"Only {', '.join(sorted(OPEN))} may be published; give anything else a name without the dot."
IN_FULL = 'in full, as in str(Path(__file__).parent / "restyle/static")'  # how a theme's setting names the project's


def missing_folders(project: Project) -> Iterator[Problem]:
    """Yield an error for each folder that a site is built from, is named in the settings and is not there."""
    for setting, folder in (("PATH", project.content), ("THEME", project.theme)):
        if setting in project.named and not folder.is_dir():
            message = f"{setting} names {project.shown(folder)}, which is not a folder"
            yield Problem(project.place(setting), message, "Correct the name, or make the folder.")


def missing_plugin(project: Project) -> Iterator[Problem]:
    """Yield an error where nothing lets Pelican load our plugin: it would publish everything unread."""
    if "PLUGINS" not in project.named:
        message = "nothing names the plugins of the site, and Pelican would publish it unchecked"
        yield Problem(Place(project.config), message, f'Set PLUGINS = ["{PLUGIN}"].')


def folder_problems(project: Project) -> Iterator[Problem]:
    """Yield every problem of a project's folders: what settings name, and symbolic links."""
    yield from _named(project)
    yield from faults(project)


def faults(project: Project) -> Iterator[Problem]:
    """Yield an error for each symbolic link that leads out of a folder or nowhere, and for each pipe and device."""
    themes = () if any(_misplaced(project)) else (*project.restyled, *project.theme_static)
    texts = (project.content,) if project.is_alone else project.read
    for folder in (*texts, project.seeds, *(themes if project.is_alone else ())):
        yield from faults_in(project.seen(folder), project.ignored if folder in texts else ())


def refuse_faults(project: Project) -> None:
    """Raise ContentError with what would have something written or read outside the project's folders."""
    if found := errors([*_named(project), *faults(project)]):
        raise ContentError(found)


def is_text_file(path: Path, project: Project) -> bool:
    """Return whether a file in content/ is one that Newsgloss reads."""
    if path.suffix == ".md":
        folders = (project.explainers, project.topics, *([project.pages] if project.pages else []))
        return any(path.is_relative_to(folder) for folder in folders) and not path.name.endswith(NEW_DRAFT)
    if path.suffix != ".yaml":
        return False
    notes = path.name.endswith(NOTES_ENDING) and path.is_relative_to(project.explainers)
    files = {project.content / "sources.yaml", project.content / "linking.yaml"}
    return notes or path in files or path.is_relative_to(project.content / "glossary")


def static_files(project: Project) -> list[Path]:
    """Return the files in content/ that we publish as they are: those in STATIC_PATHS, but for the texts.

    Beside pages that are not ours, Pelican publishes them by itself. What is hidden is only where a setting names it,
    and may be published.
    """
    if not project.is_alone:
        return []
    found: dict[Path, None] = {}
    left_out = [project.content / name for name in project.excluded]
    for start in _starts(project):
        paths = files_in(start, project.content, project.ignored) if start.is_dir() else [start]
        found |= dict.fromkeys(path for path in paths if path.is_file() and is_inside(path, project.content))
    texts = (path for path in found if not is_text_file(path, project))
    return [path for path in texts if not any(path.is_relative_to(folder) for folder in left_out)]


def _starts(project: Project) -> list[Path]:
    """Return what settings name to be published, but for what they may not."""
    static = [Path(os.path.normpath(project.content / name)) for name in project.static]
    moved = [Path(os.path.normpath(project.content / name)) for name in project.elsewhere if is_hidden(Path(name))]
    static += [path for path in moved if any(path.is_relative_to(folder) for folder in static)]
    return [path for path in static if not _is_secret(path, project)]


def _is_secret(path: Path, project: Project) -> bool:
    """Return whether a path in content/, or what it leads to, is hidden by its name and not meant for hosts."""
    places = (path, Path(os.path.realpath(path)))
    inside = (place.relative_to(project.content) for place in places if place.is_relative_to(project.content))
    return any(is_hidden(Path(*(part for part in place.parts if part not in OPEN))) for place in inside)


def _misplaced(project: Project) -> Iterator[tuple[Path, str]]:
    """Yield what THEME_STATIC_PATHS names and what is not a theme's to publish, with the reason."""
    for path in project.theme_static:
        place = path.resolve()
        home = project.theme if project.theme in place.parents else project.root
        own = {project.content, project.seeds, project.output}
        if home == project.root:
            own |= {project.theme, *project.private}
        other = next((one for one in sorted(own) if place.is_relative_to(one) or one.is_relative_to(place)), None)
        if home not in place.parents:
            yield path, "leads out of the theme's folder and the project's"
        elif is_hidden(place.relative_to(home)):
            yield path, "is hidden"
        elif other:
            yield path, f"is, holds or lies in the project's own {project.shown(other)}/"
        elif home == project.root and place.is_file():
            yield path, "is a file of the project's"


def _named(project: Project) -> Iterator[Problem]:
    """Yield an error for each folder that a setting names and that cannot be read."""
    place = Place(project.config)
    explainers = "ARTICLE_PATHS" if project.is_alone else "EXPLAINERS_PATH"
    read = {explainers: project.explainers, "TOPICS_PATH": project.topics}
    read |= {"PAGE_PATHS": project.pages} if project.pages else {}
    for setting, folder in read.items():
        if not folder.is_relative_to(project.content):
            remedy = f"Name a folder in {project.shown(project.content)}/."
            yield Problem(place, f"{setting} leads out of the content folder: {project.shown(folder)}", remedy)
        for other in {**read, "": project.content / "glossary"}.values():
            if other is not folder and other.is_relative_to(folder):
                message = f"{setting} names {project.shown(folder)}, which holds another folder that is read"
                yield Problem(place, f"{message}: {project.shown(other)}", "Give each folder a place of its own.")
    for setting, name in project.unread:  # the pages of a Pelican site that was there before
        message = f"{setting} names a second folder, whose pages nothing would check: {name}"
        yield Problem(place, message, "Name one folder, and move the pages of the others there.")
    yield from _named_static(project) if project.is_alone else ()


def _named_static(project: Project) -> Iterator[Problem]:
    """Yield an error for each file or folder that a setting names and that may not be published as it is."""
    place = Place(project.config)
    for name in project.static:
        if not is_inside(project.content / name, project.content):
            remedy = f"Name folders and files in {project.shown(project.content)}/."
            yield Problem(place, f"STATIC_PATHS leads out of the content folder: {name}", remedy)
    for setting, names in (("STATIC_PATHS", project.static), ("EXTRA_PATH_METADATA", project.elsewhere)):
        for name in names:
            if _is_secret(Path(os.path.normpath(project.content / name)), project):
                yield Problem(place, HIDDEN.format(setting, name), HIDDEN_REMEDY)
    for name in project.unchecked:
        if Path(os.path.normpath(project.content / name)) in (project.content, *project.content.parents):
            remedy = "Name the files, or a folder that is for them alone."
            yield Problem(place, f"STATIC_UNCHECKED names all of the content folder: {name!r}", remedy)
    for path, reason in _misplaced(project):
        remedy = f"Name a folder in the theme's, or one of the project's that is for this alone, {IN_FULL}."
        yield Problem(place, f"THEME_STATIC_PATHS names {project.shown(path)}, which {reason}", remedy)
