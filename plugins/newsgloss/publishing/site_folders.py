"""A project's folders -> what in them cannot be published, what nothing reads, and what leads out of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgloss.content.markdown_files import NEW_DRAFT
from newsgloss.linking.notes import ENDING as NOTES
from newsgloss.model.folders import faults_in, files_in, is_inside
from newsgloss.model.problems import ContentError, Level, Place, Problem, errors
from newsgloss.model.settings import Project

TEXTS = (".htm", ".html", ".markdown", ".md", ".mdown", ".mkd", ".rst", ".txt", ".yaml", ".yml")  # what authors write


def folder_problems(project: Project) -> Iterator[Problem]:
    """Yield every problem of a project's folders: what settings name, symbolic links, and texts that nothing reads."""
    yield from _named(project)
    yield from faults(project)
    yield from _unread(project)


def faults(project: Project) -> Iterator[Problem]:
    """Yield an error for each symbolic link that leads out of a folder or nowhere, and for each pipe and device."""
    for folder in (project.content, project.seeds, *project.restyled, *project.theme_static):
        yield from faults_in(folder, project.shown(folder), project.ignored if folder == project.content else ())


def refuse_faults(project: Project) -> None:
    """Raise ContentError with what would have something written or read outside the project's folders."""
    if found := errors([*_named(project), *faults(project)]):
        raise ContentError(found)


def is_text(path: Path, project: Project) -> bool:
    """Return whether a file in content/ is one that Newsgloss reads."""
    if path.suffix == ".md":
        folders = (project.explainers, project.pages, project.topics)
        return any(path.is_relative_to(folder) for folder in folders) and not path.name.endswith(NEW_DRAFT)
    if path.suffix != ".yaml":
        return False
    notes = path.name.endswith(NOTES) and path.is_relative_to(project.explainers)
    files = {project.content / "sources.yaml", project.content / "linking.yaml"}
    return notes or path in files or path.is_relative_to(project.content / "glossary")


def static_files(project: Project) -> list[Path]:
    """Return the files in content/ that are published as they are: those in STATIC_PATHS, but for the texts."""
    found: dict[Path, None] = {}
    left_out = [project.content / name for name in project.excluded]
    for name in project.static:
        start = project.content / name
        paths = files_in(start, project.content, project.ignored) if start.is_dir() else [start]
        found |= dict.fromkeys(path for path in paths if path.is_file() and is_inside(path, project.content))
    texts = (path for path in found if not is_text(path, project))
    return [path for path in texts if not any(path.is_relative_to(folder) for folder in left_out)]


def _named(project: Project) -> Iterator[Problem]:
    """Yield an error for each folder that a setting names and that cannot be read."""
    place = Place(project.config)
    read = {"ARTICLE_PATHS": project.explainers, "PAGE_PATHS": project.pages, "TOPICS_PATH": project.topics}
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
    for name in project.static:
        if not is_inside(project.content / name, project.content):
            remedy = f"Name folders and files in {project.shown(project.content)}/."
            yield Problem(place, f"STATIC_PATHS leads out of the content folder: {name}", remedy)


def _unread(project: Project) -> Iterator[Problem]:
    """Yield a warning for each text in content/ that is neither read nor published."""
    published = set(static_files(project))
    pages = (project.explainers, project.pages, project.topics)
    for path in files_in(project.content, project.content, project.ignored):
        known = is_text(path, project) or path in published or path.name.endswith(NEW_DRAFT)
        if known or path.suffix.lower() not in TEXTS:
            continue
        if path.suffix.lower() not in {".md", ".txt", ".yaml", ".yml"} and any(map(path.is_relative_to, pages)):
            continue  # an error of its own
        place = Place(project.shown(path))
        if path.suffix in {".yml", ".YML", ".YAML"}:
            remedy = f"If it is yours to be read, name it {path.stem}.yaml."
        else:
            remedy = "Move it to a folder that is read, or out of the content folder."
        yield Problem(place, "nothing reads this file", remedy, Level.WARNING)
