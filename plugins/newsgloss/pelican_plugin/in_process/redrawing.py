"""A project of which one text or entry has changed since it was built -> the files that change by it.

What the site says now is compared with what it said then; the last build has kept which steps read what, so that those
which read anything else than before are known, and no others are looked at. Where anything is changed of which it is
not known who reads it, or who reads it cannot be run alone, all is made again.
"""

from __future__ import annotations

import contextlib
import functools
import gc
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.content.loading import content_of
from newsgloss.content.names import SHOWN_ALONE
from newsgloss.content.rewriting import Rewriting, with_entries, with_lookups
from newsgloss.content.steps import NAMES
from newsgloss.content.text_problems import located_on, text_problems
from newsgloss.content.values import LINKED_SOURCE, Content
from newsgloss.content.written import Inputs, read_inputs
from newsgloss.editorial.checks import explainer_problems
from newsgloss.editorial.review import glossary_review
from newsgloss.editorial.share_letters import letters_without_font
from newsgloss.linking.glossary import read_glossary, source_references
from newsgloss.linking.glossary_files import glossary_files, overlooked_files
from newsgloss.model.entries import Entry
from newsgloss.model.folders import NOTES_ENDING
from newsgloss.model.problems import Problem, in_order
from newsgloss.model.settings import Project
from newsgloss.pages.metadata.site_pages import share_pictures
from newsgloss.pages.topic_page import topic_page
from newsgloss.pelican_plugin.drawing import LEAD, SHOWCASE, TOPIC, WORDS, home_words
from newsgloss.pelican_plugin.generator import OF_DATA, PICTURES
from newsgloss.publishing.builds import Redrawn
from newsgloss.publishing.links.text_links import plain_links
from newsgloss.publishing.memory.changed_values import changed_questions
from newsgloss.publishing.memory.kept_texts import NO_STEP, AskedQuestion, StepName
from newsgloss.publishing.memory.last_texts import LastTexts, last_texts
from newsgloss.publishing.memory.stored_values import mark
from newsgloss.publishing.memory.watched_content import content_for_checks, watched_content
from newsgloss.publishing.memory.whole_site import TextChange
from newsgloss.publishing.site_links import links_in, pictures_in

from .lone_pages import Wanted, lone_files

BY_NOTES = frozenset({("parts", "corrections"), ("parts", "sources"), (NO_STEP, OF_DATA)})
"""What reads of explainers' texts nothing but their notes."""
OF_TEXT = frozenset({"explainers", "explainers*", "notes", "notes*", "explainer-texts", "explainer-texts*"})


class SaidChange(NamedTuple):
    """What a site said, and what it says now; the texts that have changed, by their steps.

    `watched` is what it says now, of which the steps know what is read. `slug` is the explainer that was written on, if
    it was one.
    """

    before: Content
    after: Content
    watched: Content
    texts: Mapping[StepName, Any]
    slug: str | None = None


def redrawn(project: Project, change: TextChange) -> Redrawn | None:
    """Return the files that change by a change of one text or entry, or None where all is to be made again.

    That is where names or addresses have changed, where something is wrong, or where nobody knows what a page reads.
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


def _redrawn(project: Project, told: TextChange, steps: LastTexts) -> Redrawn | None:
    inputs = read_inputs(project, steps)
    before = content_of(project, inputs, steps)
    path = next(iter(told.before))
    steps.go_on()
    is_text = path.is_relative_to(project.explainers)
    change = _text(path, before, inputs, told, steps) if is_text else _entries(before, inputs, told, steps)
    if change is None or told.built.log:
        return None
    questions = changed_questions(change.before, change.after)
    wanted = _wanted(steps.readers_of(questions), change, steps)
    files = wanted and lone_files(wanted, change.after, steps, told.files)
    if files is None:
        return None
    mentions = sum(map(len, change.after.occurrences.by_page.values()))
    return Redrawn(files, steps.keep_texts_with(change.texts), replace(told.built, mentions=mentions))


def _text(path: Path, before: Content, inputs: Inputs, told: TextChange, steps: LastTexts) -> SaidChange | None:
    """Return what has changed by an explainer's text and notes; None where more has than words and mentions."""
    found = Rewriting(before, inputs, steps).rewritten(path)
    if found is None or before.explainers[found.slug].meta.status != "published":
        return None
    slug = found.slug
    after = with_lookups(found.content, inputs)
    problems = _problems_now(slug, after, [*found.in_notes, *found.in_texts], steps)
    in_texts = text_problems(located_on(slug, before.texts.explainers[slug], inputs), before.project, inputs)
    were = _problems(slug, before, [*before.problems, *in_texts])
    is_same = _face(slug, before) == _face(slug, after) and problems == were
    names = _files(slug, after)
    if not is_same or problems != [one for one in told.built.problems if any(name in one for name in names)]:
        return None
    text = (after.texts.explainers[slug], list(found.in_notes))
    return SaidChange(before, after, watched_content(after, steps), {("explainer-text", slug): text}, slug)


def _face(slug: str, content: Content) -> Any:
    """Return the mark of what others know of an explainer's text and notes, beside mentions and quotes in it."""
    text, notes = content.texts.explainers[slug], content.note_files[slug]
    ids = [note.id for note in notes.notes]
    about_notes = [(note.id, note.title, note.date, note.changes, note.sources, note.entries) for note in text.notes]
    fragments = [text.converted.html, *(aside.html for aside in text.asides.values())]
    bodies = "\n".join([content.explainers[slug].body, *(note.body for note in notes.notes)])
    links = [
        LINKED_SOURCE.findall(bodies),
        *((list(links_in(one)), plain_links(one), pictures_in(one)) for one in fragments),
    ]
    return mark((about_notes, ids, links))


def _problems(slug: str, content: Content, found: Iterable[Problem]) -> list[str]:
    """Return what is wrong with an explainer and its notes, given what was found while they were read and converted."""
    files = _files(slug, content)
    problems = [one for one in found if one.place.path in files]
    return [str(one) for one in in_order([*problems, *explainer_problems(slug, content)])]


def _problems_now(slug: str, content: Content, found: Iterable[Problem], steps: LastTexts) -> list[str]:
    """Return the same, and note what is read for it."""
    watched = content_for_checks(content, steps)
    return steps.made_outside(("explainer-problems", slug), functools.partial(_problems, slug, watched, found))


def _files(slug: str, content: Content) -> tuple[str, str]:
    """Return the names of an explainer's file and of that of its notes."""
    name = content.explainers[slug].file.name
    return name, f"{name.removesuffix('.md')}{NOTES_ENDING}"


def _entries(before: Content, inputs: Inputs, told: TextChange, steps: LastTexts) -> SaidChange | None:
    """Return what has changed by entries, if no name or address has, and nothing else is wrong than was."""
    folder = before.project.seen(before.project.content)
    of_glossary = [*glossary_files(folder.path), *overlooked_files(folder.path)]
    if not told.before.keys() <= set(glossary_files(folder.path)):
        return None
    _, was_wrong = steps.read_before(read_glossary, of_glossary, folder)
    read, wrong = steps.read(read_glossary, of_glossary, folder)
    after = with_entries(before, inputs, read)
    if after is None or list(map(str, was_wrong)) != list(map(str, wrong)):
        return None
    old, new = before.glossary.entries, after.glossary.entries
    changed = tuple(id_ for id_ in new if new[id_] is not old[id_])
    if not all(_is_shown_alone(old[id_], new[id_]) for id_ in changed):
        return None
    names = [before.project.seen(path).name for path in told.before]
    are_told = any(name in problem for name in names for problem in told.built.problems)
    if (are_told and before.glossary.places != after.glossary.places) or _alone(changed, before, steps) != _alone(
        changed, after, steps
    ):
        return None
    return SaidChange(before, after, watched_content(after, steps), {})


def _is_shown_alone(old: Entry, new: Entry) -> bool:
    """Return whether two entries differ in fields alone that change nothing but what is shown, and cite the same."""
    fields = {name for name in type(old).model_fields if getattr(old, name) != getattr(new, name, None)}
    is_shown = type(old) is type(new) and fields <= SHOWN_ALONE
    return is_shown and set(source_references(old)) == set(source_references(new))


def _alone(ids: Iterable[str], content: Content, steps: LastTexts) -> list[str]:
    """Return what is wrong with some entries by themselves."""
    entries = {id_: content.glossary.entries[id_] for id_ in ids}
    glossary, lookups = replace(content.glossary, entries=entries), replace(content.lookups, newest=())
    alone = replace(content, glossary=glossary, lookups=lookups, explainers={}, is_whole=False)
    return list(map(str, [*glossary_review(alone), *letters_without_font(alone, steps)]))


def _wanted(read: Mapping[StepName, AbstractSet[AskedQuestion]], change: SaidChange, steps: LastTexts) -> Wanted | None:
    """Return what is to be made again, given the steps that read what has changed; None where all is."""
    pages: set[StepName] = set()
    parts: set[str] = set()
    has_data = False
    for step, asked in read.items():
        left = {one for one in asked if one[0] not in OF_TEXT} if change.slug and step in BY_NOTES else asked
        if not left or _is_as_it_was(step, change, steps):
            continue
        if step[0] == "page":
            pages.add(step)
        elif step[0] == "parts":
            parts.add(step[1])
        elif step == (NO_STEP, OF_DATA):
            has_data = True
        else:
            return None
    return Wanted(frozenset(pages), frozenset(parts), has_data=has_data)


def _is_as_it_was(step: StepName, change: SaidChange, steps: LastTexts) -> bool:
    """Return whether it is known that what a step makes is what it was, or is made already."""
    if step[0] == "explainer-problems":
        return _has_same_problems(step[-1], change, steps)
    if step[:2] == (NO_STEP, TOPIC):
        return _is_same_topic(step, change, steps)
    if step in {(NO_STEP, SHOWCASE), (NO_STEP, WORDS)}:
        return _is_same_home(step, change, steps)
    if step == (NO_STEP, LEAD):
        return change.slug is not None and _explains(change.slug, change.before) == _explains(change.slug, change.after)
    if step == (NO_STEP, PICTURES):
        return list(share_pictures(change.before, ())) == list(share_pictures(change.after, ()))
    return step in {(NO_STEP, NAMES), ("explainer-text", change.slug)}


def _has_same_problems(slug: str, change: SaidChange, steps: LastTexts) -> bool:
    """Return whether the same is wrong with an explainer, of one that was written on as it was looked at already."""
    is_known = slug == change.slug
    return is_known or _problems(slug, change.before, ()) == _problems_now(slug, change.after, (), steps)


def _is_same_home(step: StepName, change: SaidChange, steps: LastTexts) -> bool:
    """Return whether the home page shows the same sentence and words."""
    leads = {slug for (slug,) in steps.asked_by((NO_STEP, SHOWCASE), "explainer-texts")}
    lead = leads.pop() if leads else None
    words = functools.partial(home_words, lead, change.watched)
    return not leads and home_words(lead, change.before) == steps.made_outside(step, words)


def _is_same_topic(step: StepName, change: SaidChange, steps: LastTexts) -> bool:
    """Return whether what a topic's page shows is the same, whatever the order of its explainers."""
    slugs = {slug for (slug,) in steps.asked_by(step, "explainer-texts")}
    explainers = [change.before.explainers[slug] for slug in sorted(slugs)]  # no more than their front matter is read
    topic = functools.partial(topic_page, step[2], explainers, change.watched)
    return topic_page(step[2], explainers, change.before) == steps.made_outside(step, topic)


def _explains(slug: str, content: Content) -> bool:
    return any(mention.linked for mention in content.texts.explainers[slug].annotated.mentions)
