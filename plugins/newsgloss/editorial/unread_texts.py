"""One Content -> the files of its project that nothing reads, each with what would have it read, or where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgloss.content.values import Content
from newsgloss.content.written import misnamed_pages
from newsgloss.linking.glossary_files import overlooked_files
from newsgloss.model.folders import ENTRIES, NEW_DRAFT, files_in
from newsgloss.model.misnamed import NOT_READ, YAML, misnamed_yaml, near_name
from newsgloss.model.problems import Level, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.publishing.site_folders import is_text_file, static_files
from newsgloss.publishing.site_links import linked_files

MARKDOWN, PLAIN = ".md", ".txt"
TEXTS = (MARKDOWN, PLAIN, ".htm", ".html", ".markdown", ".mdown", ".mkd", ".rst", *YAML)  # what authors write
STORY = ".docx"  # of the documents below, the one that an import reads
DOCUMENTS = (STORY, ".doc", ".docm", ".odt", ".ott", ".pages", ".pdf", ".rtf")  # what they write in a word processor
GLOSSARIES = (".csv", ".tsv", ".md", ".markdown", ".htm", ".html")  # what `newsgloss import-glossary` reads
TABLES = (*GLOSSARIES, ".ods", ".xls", ".xlsx", ".numbers")


def unread_texts(content: Content) -> Iterator[Problem]:
    """Yield a warning for each text or document in content/ that is neither read nor published."""
    project = content.project
    told = {*static_files(project), *overlooked_files(project.content)}
    told |= {path for _, _, path in linked_files(content)}
    pages = _pages(project)
    misnamed = list(filter(None, (misnamed_pages(project, folder) for folder in pages)))  # told as a whole
    for path in files_in(project.content, project.content, project.ignored):
        if any(map(path.is_relative_to, misnamed)):
            continue
        if not project.is_alone and not any(map(path.is_relative_to, project.read)):
            continue
        ending, is_entry = path.suffix.lower(), path.is_relative_to(project.content / ENTRIES)
        known = is_text_file(path, project) or path in told or path.name.endswith(NEW_DRAFT)
        if known or ending not in {*TEXTS, *DOCUMENTS, *(TABLES if is_entry else ())}:
            continue
        is_page = any(map(path.is_relative_to, pages))
        if is_page and ending in TEXTS and ending not in {MARKDOWN, PLAIN, *YAML}:
            continue  # an error of its own
        if is_text_file(path.with_suffix(".yaml"), project) and ending in YAML:
            yield misnamed_yaml(project.seen(path))
            continue
        yield Problem(Place(project.shown(path)), NOT_READ, _way_to_be_read(path, project), Level.WARNING)
    yield from _settled_drafts(content)
    for path in files_in(project.seeds, project.seeds):
        if path.suffix != ".yaml" and path.suffix.lower() in YAML:
            yield misnamed_yaml(project.seen(path))


def _settled_drafts(content: Content) -> Iterator[Problem]:
    """Yield advice on each new draft of an import whose words its explainer has by now."""
    project = content.project
    for path in files_in(project.explainers, project.content, project.ignored):
        slug = path.name.removesuffix(NEW_DRAFT)
        slug = slug if slug in content.explainers else slug.rpartition(".")[0]
        if not path.name.endswith(NEW_DRAFT) or slug not in content.explainers:
            continue
        proof = content.texts.explainers[slug].proof
        if proof and proof.difference is None:
            message = f"'{slug}' has the words of its seed as they are now, so this new draft is no longer needed"
            yield Problem(Place(project.shown(path)), message, "Delete it.", Level.ADVICE)


def _pages(project: Project) -> list[Path]:
    return [project.explainers, project.topics, *([project.pages] if project.pages else [])]


def _way_to_be_read(path: Path, project: Project) -> str:
    """Return what would have a text or document read, by its ending and its folder."""
    ending = path.suffix.lower()
    if any(map(path.is_relative_to, _pages(project))) and ending in {MARKDOWN, PLAIN}:
        return _renamed(path, project, MARKDOWN)
    if path.is_relative_to(project.content / ENTRIES):
        return _as_entries(path, project)
    if ending in DOCUMENTS:
        link = f"{{static}}/{path.relative_to(project.content).as_posix()}"
        first = "" if ending == STORY else f"save it as {STORY}, and "
        return (
            f"Paste a text of yours into a file of Markdown, {path.stem}.md; of a story to explain, {first}run "
            f"`newsgloss import`. Then move this file out of the content folder, or link it with {link}."
        )
    return _place_to_be_read(path, project)


def _renamed(path: Path, project: Project, ending: str) -> str:
    """Return that a text in its place needs another name; where an editor hid the ending, that is in it already."""
    inner = Path(path.stem)
    right = inner.name if ending == inner.suffix.lower() else f"{inner}{ending}"
    if path.suffix.lower() == PLAIN and ending == MARKDOWN and inner.suffix.lower() in YAML:
        right = inner.name
    elsewhere = f" A story as it came belongs in {project.shown(project.seeds)}/." if right == f"{inner}.md" else ""
    return f"Rename it to {right}.{elsewhere if path.suffix.lower() == PLAIN else ''}"


def _as_entries(path: Path, project: Project) -> str:
    """Return what would have a file in the folder of entries read."""
    if path.suffix.lower() == PLAIN:
        return _renamed(path, project, YAML[0])
    if path.suffix.lower() in GLOSSARIES:
        make = f"Run `newsgloss import-glossary {project.shown(path)}` to make them of it"
    elif path.suffix.lower() in TABLES:
        make = "Save it as .csv, and run `newsgloss import-glossary` on that"
    else:
        make = "Write them into one"
    return f"Entries are in files that end in .yaml. {make}, and move this file out of the content folder."


def _place_to_be_read(path: Path, project: Project) -> str:
    """Return where a text that nothing reads would be, by the name of its folder or its ending."""
    folders = [project.content / ENTRIES] if path.suffix.lower() in YAML else _pages(project)
    folders = [folder for folder in folders if folder.is_relative_to(project.content)]
    known = {folder.relative_to(project.content).as_posix(): folder for folder in folders}
    top = path.relative_to(project.content).parts[0]
    if (near := near_name(top, known)) and top != near and path.parent != project.content:
        return f"Did you mean {project.shown(known[near])}/? Move it there, or out of the content folder."
    named = " or ".join(f"{project.shown(folder)}/" for folder in folders)
    return f"Move it to {named}, or out of the content folder."
