"""A project of which one text has changed since it was built -> the files that change by it, if they are its page's.

What other pages, lists and checks know of a text is its face: who is mentioned in it, in which sentences, who says
what, what it links to, and what is wrong with it. Where that is the same, so is all but the text's own page. The steps
of the last build tell whether anything else has read the text; what they do not tell is not assumed.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsgloss.content.loading import load_content
from newsgloss.content.rewriting import Rewriting
from newsgloss.content.values import LINKED_SOURCE, Content
from newsgloss.content.written import read_inputs
from newsgloss.editorial.checks import explainer_problems
from newsgloss.model.folders import NOTES_ENDING
from newsgloss.model.problems import Problem, in_order
from newsgloss.model.settings import Project
from newsgloss.publishing.builds import Redrawn
from newsgloss.publishing.links.text_links import plain_links
from newsgloss.publishing.memory.kept_texts import NO_STEP
from newsgloss.publishing.memory.last_texts import LastTexts, last_texts
from newsgloss.publishing.memory.stored_values import mark
from newsgloss.publishing.memory.watched_content import shown_of
from newsgloss.publishing.memory.whole_site import TextChange
from newsgloss.publishing.site_files import page_file
from newsgloss.publishing.site_links import links_in, pictures_in

from .lone_pages import lone_page

READ_FACES = frozenset({("parts", "corrections"), ("parts", "sources"), NO_STEP})
"""What reads all texts: corrections and sources of notes; and, outside of steps, notes' days, and names in topics."""


def redrawn(project: Project, change: TextChange) -> Redrawn | None:
    """Return the files that change by a change of one text, or None where all is to be made again.

    That is where the text's face has changed, where something is wrong, or where nobody knows what a page reads.
    """
    try:
        with _uncollected(), contextlib.closing(last_texts(project, change)) as steps:
            return _redrawn(project, change, steps)
    except Exception:  # noqa: BLE001 -- it may be a theme's code that fails; it is told when all is drawn
        return None


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no circles while a block runs: what a site says is read, and stays to the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _redrawn(project: Project, change: TextChange, steps: LastTexts) -> Redrawn | None:
    inputs = read_inputs(project, steps)
    before = load_content(project, None, inputs, steps)
    path = next(iter(change.before))
    steps.go_on()
    found = Rewriting(before, inputs, steps).rewritten(path)
    if found is None or before.explainers[found.slug].meta.status != "published":
        return None
    slug, after = found.slug, found.content
    problems = _problems(slug, after, [*found.in_notes, *found.in_texts])
    page = page_file(after.explainers[slug], "explainers", project)
    is_same = _face(slug, before) == _face(slug, after) and problems == _problems(slug, before, before.problems)
    if not is_same or not _is_told(slug, after, problems, change) or not _is_alone(slug, page, steps):
        return None
    files = lone_page(slug, page, after, steps, change.files)
    if files is None:
        return None
    kept = steps.keep_text(("explainer-text", slug), (after.texts.explainers[slug], list(found.in_notes)))
    return Redrawn({file.name: file.text for file in files}, kept)


def _face(slug: str, content: Content) -> Any:
    """Return the mark of what others know of an explainer's text and notes."""
    text, notes = content.texts.explainers[slug], content.note_files[slug]
    mentions = [(one.entry, shown_of(one)) for one in text.annotated.mentions]
    ids = [note.id for note in notes.notes]
    about_notes = [(note.id, note.title, note.date, note.changes, note.sources, note.entries) for note in text.notes]
    fragments = [text.converted.html, *(aside.html for aside in text.asides.values())]
    bodies = "\n".join([content.explainers[slug].body, *(note.body for note in notes.notes)])
    links = [
        LINKED_SOURCE.findall(bodies),
        *((list(links_in(one)), plain_links(one), pictures_in(one)) for one in fragments),
    ]
    return mark((mentions, about_notes, text.spoken, content.quoted.get(slug), ids, links))


def _problems(slug: str, content: Content, found: Iterable[Problem]) -> list[str]:
    """Return what is wrong with an explainer and its notes, given what was found while they were read and converted."""
    files = _files(slug, content)
    problems = [one for one in found if one.place.path in files]
    return [str(one) for one in in_order([*problems, *explainer_problems(slug, content)])]


def _files(slug: str, content: Content) -> tuple[str, str]:
    """Return the names of an explainer's file and of that of its notes."""
    name = content.explainers[slug].file.name
    return name, f"{name.removesuffix('.md')}{NOTES_ENDING}"


def _is_told(slug: str, content: Content, problems: Sequence[str], change: TextChange) -> bool:
    """Return whether some problems are all that the last build told of an explainer, and Pelican said nothing."""
    names = _files(slug, content)
    told = [problem for problem in change.built.problems if any(name in problem for name in names)]
    return told == list(problems) and not change.built.log


def _is_alone(slug: str, page: str, steps: LastTexts) -> bool:
    """Return whether its own steps alone have read an explainer's text in the last build, and those that read faces."""

    def is_known(name: tuple[str, ...]) -> bool:
        is_own = name[-1] in {slug, page} and name[0] in {"explainer-text", "explainer-problems", "page"}
        return is_own or name in READ_FACES

    return all(map(is_known, steps.readers_of(slug)))
