"""The converted texts of pages, with their places -> what is wrong with their links, quotations and HTML."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple, Protocol

from newsgloss.linking.glossary import renamed
from newsgloss.linking.notes import NoteFile
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.model.fields import primary
from newsgloss.model.page_shapes import Note
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Level, Place, Problem, nearest
from newsgloss.model.settings import Project
from newsgloss.model.yaml_text.places import Location
from newsgloss.seeds.seed import Seed

from .markdown.conversion import Converted
from .quotations import Held, held_stories, misquoted
from .values import PageText, SiteTexts
from .written import Explainer, Inputs

FOOTNOTE = pattern_of(r"\[\^([^\[\]\s<]+)\]")
THEIRS = pattern_of(r'data-(?:entry|card)="([a-z0-9-]+/[a-z0-9-]+)"')  # links to entries of other sites
VERBATIM = pattern_of(r'<code[ >].*?</code>|<blockquote class="source".*?</blockquote>', re.DOTALL)


class Find(Protocol):
    """Leads from something written to its place, for the first time or the nth; to a whole file where it is not."""

    def __call__(self, text: str, nth: int = 1, /) -> Place:
        """Return the place of a text."""


class Located(NamedTuple):
    """A converted text, the page that shows it, where its words are in their file, and its language.

    Without `lang`, that is the site's.
    """

    page: str
    converted: Converted
    find: Find
    lang: str | None = None


def located(texts: SiteTexts, inputs: Inputs) -> Iterator[Located]:
    """Yield all texts, each with the page that shows it and its places."""
    for slug in inputs.explainers:
        yield from located_on(slug, texts.explainers[slug], inputs)
    for id_, text in texts.entries.items():
        yield Located(f"entry {id_}", text.converted, _always(inputs.glossary.places[id_]))
    for slug, page in inputs.pages.items():
        yield Located(page.file.name, texts.pages[slug], page.find, page.meta.lang)
    for slug, topic in inputs.topics.items():
        yield Located(topic.file.name, texts.topics[slug], topic.find)


def located_on(slug: str, text: PageText, inputs: Inputs) -> Iterator[Located]:
    """Yield the texts of an explainer, each with its places."""
    explainer, file = inputs.explainers[slug], inputs.notes[slug]
    yield Located(explainer.file.name, text.converted, explainer.find, explainer.meta.lang)
    notes: dict[Location, Note] = {("notes", note.id): note for note in file.published()}
    for location, converted in text.asides.items():
        find = functools.partial(_in_aside, explainer, file, location, notes.get(location))
        yield Located(explainer.file.name, converted, find, explainer.meta.lang)


def _always(place: Place) -> Find:
    return lambda _text, _nth=1: place


def _in_aside(
    explainer: Explainer, file: NoteFile, location: Location, note: Note | None, _text: str, _nth: int = 1
) -> Place:
    """Return where a text beside the story is: that of a note, or one in the front matter."""
    return file.place(note, "body") if note else explainer.places.place(location)


def text_problems(located: Iterable[Located], project: Project, inputs: Inputs) -> Iterator[Problem]:
    """Yield what is wrong with texts: what they misquote, link to in vain, cannot be read for, and have as HTML."""
    by_page: dict[str, list[tuple[Converted, Find]]] = {}
    held = held_stories(inputs.glossary.sources, inputs.seeds.values())

    @functools.cache
    def held_in(lang: str) -> dict[str, Held]:
        theirs = {id_: story for id_, story in held.items() if _is_in(lang, story.seed, inputs)}
        return {url: story for id_, story in theirs.items() if (url := inputs.source_url(id_, project))}

    for text in located:
        by_page.setdefault(text.page, []).append((text.converted, text.find))
        for written, message, remedy in misquoted(text.converted.html, held_in(text.lang or project.lang)):
            yield Problem(_place(written, text.find, 1), message, remedy)
        if refusal := text.converted.refusal:
            yield Problem(text.find(refusal.text), refusal.message, refusal.remedy)
        yield from _dangling(text, inputs)
        yield from footnote_problems(text.converted, text.find)
    yield from chain.from_iterable(map(html_problems, by_page.values()))


def html_problems(texts: Iterable[tuple[Converted, Find]]) -> Iterator[Problem]:
    """Yield an error for each thing that a text may not write, and for each id that the page has already."""
    owners: dict[str, Place] = {}
    for converted, find in texts:
        seen: Counter[tuple[str, ...]] = Counter()
        for fault in converted.faults:
            seen[fault.message, *fault.written] += 1
            place = _place(fault.written, find, seen[fault.message, *fault.written])
            yield Problem(place, fault.message, fault.remedy, fault.level)
        for place, id_ in sorted(_ids(converted, find)):
            if id_ in owners:
                remedy = f"{owners[id_]} has it already; choose another."
                yield Problem(place, f"the id '{id_}' is given twice on this page", remedy)
            owners.setdefault(id_, place)


def _ids(converted: Converted, find: Find) -> Iterator[tuple[Place, str]]:
    seen: Counter[tuple[str, ...]] = Counter()
    for id_, written in converted.ids:
        seen[written] += 1
        yield _place(written, find, seen[written]), id_


def _place(written: tuple[str, ...], find: Find, nth: int) -> Place:
    """Return the place of the first way of writing something that is found; a tag may be broken over lines."""
    ways = [part for way in written for part in (way, way.partition("\n")[0])]
    places = [*(find(way, nth) for way in ways), find(ways[0])]
    return next((place for place in places if place.line), places[-1])


def _is_in(lang: str, seed: Seed, inputs: Inputs) -> bool:
    """Return whether a page is in the language of a story: a translation is its author's."""
    sidecar = inputs.seeds[seed.id].sidecar
    return sidecar is None or primary(sidecar.lang) == primary(lang)


def _dangling(text: Located, inputs: Inputs) -> Iterator[Problem]:
    """Yield a problem for each link by hand in a text that leads nowhere, unless that may be in what is not read."""
    for link, times in Counter(text.converted.dangling).items():
        kind, _, id_ = link.partition(":")
        if now := _now(kind, id_, inputs):
            yield from (renamed(place, id_, now) for place in _link_places(link, times, text.find))
            continue
        if _may_be_unread(kind, id_, inputs):
            continue
        known = _known(kind, id_, inputs)
        message, remedy = f"the link leads to no {kind}: '{id_}'", f"Add the {kind}, or take the link out."
        if id_ not in known:
            remedy = nearest(id_, known, remedy)
        elif kind == "source":
            remedy = "Give the source a url, or the site its list of sources (SOURCES_SAVE_AS)."
        else:
            message, remedy = f"the link leads to a draft: '{id_}'", f"Publish the {kind}, or take the link out."
        yield from (Problem(place, message, remedy) for place in _link_places(link, times, text.find))
    for id_, times in Counter(THEIRS.findall(text.converted.html)).items():
        if now := inputs.glossary.now(id_):
            yield from (renamed(place, id_, now) for place in _link_places(f"entry:{id_}", times, text.find))


def footnote_problems(converted: Converted, find: Find) -> Iterator[Problem]:
    """Yield a warning for each number of a footnote that readers see as it is written, for want of its note."""
    html = converted.html
    own = VERBATIM.sub("", html) if "[^" in html else ""
    for id_ in dict.fromkeys(FOOTNOTE.findall(own)):
        remedy = f"Add a line `[^{id_}]: ...` with the note, or take it out."
        yield Problem(find(f"[^{id_}]"), f"there is no footnote '{id_}'", remedy, Level.WARNING)


def _now(kind: str, id_: str, inputs: Inputs) -> str | None:
    """Return the name that what a link by hand means has by now, given one that it had; None of others."""
    if kind == "entry":
        return inputs.glossary.now(id_)
    return inputs.explainer_now(id_) if kind == "explainer" else None


def _link_places(link: str, times: int, find: Find) -> list[Place]:
    """Return where a link by hand is that a text has so many times; its id may be how another's begins."""
    ways = (f"({link})", f"({link} ")  # the latter with a title
    found = {find(way, nth) for way in ways for nth in range(1, times + 1)}
    return sorted(place for place in found if place.line) or [find(f"({link}")]


def _may_be_unread(kind: str, id_: str, inputs: Inputs) -> bool:
    """Return whether a link by hand may lead to what could not be read."""
    return id_ in inputs.unread_explainers if kind == "explainer" else inputs.glossary.may_have(id_)


def _known(kind: str, id_: str, inputs: Inputs) -> Collection[str]:
    """Return the ids that a kind of link by hand may name."""
    if kind == "explainer":
        return inputs.explainers
    if kind == "source":
        return inputs.glossary.sources
    return inputs.glossary.shared if glossary_of(id_) else inputs.glossary.entries
