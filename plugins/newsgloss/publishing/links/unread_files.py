"""One Content -> where its site may have files of what could not be read: links that lead there may be right."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer, Page, misnamed_pages, page_files
from newsgloss.model.folders import files_in
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import errors
from newsgloss.publishing.site_folders import is_text_file

SLUG = pattern_of(r"\{slug[^{}]*\}")
EXPLAINERS, PAGES = ("EXPLAINER_SAVE_AS", "DRAFT_SAVE_AS"), ("PAGE_SAVE_AS", "DRAFT_PAGE_SAVE_AS")


def has_own_file(page: Explainer | Page) -> bool:
    """Return whether all keys of front matter could be read that say in which file a page is."""
    return page.has("date", "lang", "status")


def unread_files(content: Content) -> Iterator[str]:
    """Yield templates of the paths at which a site may have files of what could not be read; none where all could."""
    if not errors(content.problems):
        return
    project, glossary = content.project, content.glossary
    entries = ("{slug}",) if glossary.unread is None else sorted(glossary.unread)
    yield from _at(("ENTRY_SAVE_AS",), entries, content)
    explainers = {slug for slug, page in content.explainers.items() if not has_own_file(page)}
    yield from _with_files_beside(_at(EXPLAINERS, sorted(explainers | content.unread_explainers), content))
    folders = [project.pages, misnamed_pages(project, project.pages)] if project.pages else []
    in_folder = (path for folder in folders if folder for path in page_files(project, folder))
    pages = {path.stem: content.pages.get(path.stem) for path in in_folder}
    unread = sorted(slug for slug, page in pages.items() if page is None or not has_own_file(page))
    yield from _with_files_beside(_at(PAGES, unread, content))
    for path in files_in(project.content, project.content, project.ignored):  # one may be linked by what is not read
        if not is_text_file(path, project):
            relative = path.relative_to(project.content).as_posix()
            yield project.files["STATIC_SAVE_AS"].replace("{path}", relative)


def _at(settings: Iterable[str], slugs: Iterable[str], content: Content) -> Iterator[str]:
    """Yield the files that settings name for some slugs, with braces around what nobody knows."""
    named = list(slugs)
    for file in filter(None, map(content.project.files.get, settings)):
        yield from (slug.join(SLUG.split(file)) for slug in named)


def _with_files_beside(files: Iterable[str]) -> Iterator[str]:
    """Yield the files of pages and, where a page has a folder, what it may attach there."""
    for file in files:
        yield file
        if posixpath.basename(file) == "index.html" and posixpath.dirname(file):
            yield f"{posixpath.dirname(file)}/{{path}}"
