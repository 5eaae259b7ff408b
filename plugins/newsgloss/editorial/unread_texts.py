"""A project's folders -> the texts in them that nothing reads, each with where it would be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgloss.content.written import misnamed_pages
from newsgloss.linking.glossary_files import overlooked_files
from newsgloss.model.folders import ENTRIES, NEW_DRAFT, files_in
from newsgloss.model.misnamed import NOT_READ, YAML, misnamed_yaml, near_name
from newsgloss.model.problems import Level, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.publishing.site_folders import is_text_file, static_files

TEXTS = (".htm", ".html", ".markdown", ".md", ".mdown", ".mkd", ".rst", ".txt", ".yaml", ".yml")  # what authors write


def unread_texts(project: Project) -> Iterator[Problem]:
    """Yield a warning for each text in content/ that is neither read nor published."""
    told = {*static_files(project), *overlooked_files(project.content)}
    pages = (project.explainers, project.topics, *([project.pages] if project.pages else []))
    misnamed = list(filter(None, (misnamed_pages(project, folder) for folder in pages)))  # told as a whole
    for path in files_in(project.content, project.content, project.ignored):
        if any(map(path.is_relative_to, misnamed)):
            continue
        if not project.is_alone and not any(map(path.is_relative_to, project.read)):
            continue
        known = is_text_file(path, project) or path in told or path.name.endswith(NEW_DRAFT)
        if known or path.suffix.lower() not in TEXTS:
            continue
        if path.suffix.lower() not in {".md", ".txt", ".yaml", ".yml"} and any(map(path.is_relative_to, pages)):
            continue  # an error of its own
        place = Place(project.shown(path))
        if is_text_file(path.with_suffix(".yaml"), project) and path.suffix.lower() in YAML:
            yield misnamed_yaml(project.seen(path))
            continue
        yield Problem(place, NOT_READ, _way_to_be_read(path, project), Level.WARNING)
    for path in files_in(project.seeds, project.seeds):
        if path.suffix != ".yaml" and path.suffix.lower() in YAML:
            yield misnamed_yaml(project.seen(path))


def _way_to_be_read(path: Path, project: Project) -> str:
    """Return where a text that nothing reads would be, by the name of its folder or its ending."""
    pages = [project.explainers, project.topics, *([project.pages] if project.pages else [])]
    folders = [project.content / ENTRIES] if path.suffix.lower() in YAML else pages
    folders = [folder for folder in folders if folder.is_relative_to(project.content)]
    known = {folder.relative_to(project.content).as_posix(): folder for folder in folders}
    top = path.relative_to(project.content).parts[0]
    if (near := near_name(top, known)) and top != near and path.parent != project.content:
        return f"Did you mean {project.shown(known[near])}/? Move it there, or out of the content folder."
    named = " or ".join(f"{project.shown(folder)}/" for folder in folders)
    return f"Move it to {named}, or out of the content folder."
