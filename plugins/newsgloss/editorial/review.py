"""One Content -> what an editor should look at: what is stale, missing, unsourced, too long or too hard to read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import chain

from newsgloss.content.values import Content, PageText, uncited_sources
from newsgloss.content.written import Explainer
from newsgloss.language.readability import FEW_WORDS, formula_name, grade
from newsgloss.language.sentences import BLOCK
from newsgloss.linking.html_text import outermost, read_fragment
from newsgloss.linking.notes import NoteFile
from newsgloss.model.entries import Published
from newsgloss.model.figures.figure import Figure
from newsgloss.model.page_shapes import Note
from newsgloss.model.problems import Level, Place, Problem
from newsgloss.model.yaml_text.places import Location
from newsgloss.pages.figures.outlines import world
from newsgloss.seeds.same_story import TELL_APART, KnownArticles, article_of
from newsgloss.seeds.sidecars import first_draft

NOTE_WORDS = 120  # words of a note; more belong in an entry or in the text
LINKS = 8  # linked words in a hundred; more and the help is in the way
NOTES = 4  # notes in a hundred words; more and nobody reads on
HARDEST = 9  # school grade; most adults read at it without effort
KEY_POINTS = range(2, 6)
ABOUT = range(1, 4)
NEW_SEED = "Run `newsgloss import {place}`; the next build does the same."
WITHDRAWN = "Remove it, with what is beside it, or run `newsgloss import {place}` for a new draft."


def glossary_review(content: Content, today: datetime.date | None = None) -> Iterator[Problem]:
    """Yield warnings and advice on entries and sources. With `today`, reviews that are overdue are among them."""
    yield from _unused_sources(content)
    for entry in content.glossary.published():
        yield from _published(entry, content.glossary.places[entry.id], today)
        cited = [content.glossary.sources.get(use.id) for use in entry.sources]
        if entry.legal_basis and not any(source is None or source.primary for source in cited):
            message = f"'{entry.id}' is a legal term and cites no primary source"
            yield _warning(content.glossary.places[entry.id], message, "Cite the law or the ruling itself.")
        yield from _borders(entry.figures, content.glossary.places[entry.id])


def never_reviewed(content: Content) -> Iterator[Problem]:
    """Yield one piece of advice for all published entries that do not say when they were last reviewed, if some do."""
    listed = list(content.glossary.published())
    without = [entry for entry in listed if not entry.reviewed]
    if without and len(without) < len(listed):
        verb = "has" if len(without) == 1 else "have"
        count = f"{len(without)} of {len(listed)} published entries"
        message = f"{count} {verb} no 'reviewed'; the first is '{without[0].id}'"
        seen = "readers see it on the page and the card."
        remedy = f"Add `reviewed:` with the day on which you last looked at an entry; {seen}"
        yield Problem(content.glossary.places[without[0].id], message, remedy, Level.ADVICE)


def seed_review(content: Content) -> Iterator[Problem]:
    """Yield what to look at of seeds: those of no explainer or of two alike, and articles that have a second id."""
    yield from _unused_seeds(content)
    yield from _same_explainers(content)
    yield from _same_articles(content)


def explainer_review(explainer: Explainer, content: Content, today: datetime.date | None) -> Iterator[Problem]:
    """Yield warnings and advice on an explainer and its notes."""
    notes = content.note_files[explainer.slug]
    for note in notes.published():
        yield from _published(note, notes.place(note), today)
        yield from _note(note, notes)
    if explainer.meta.status == "published":
        yield from _explainer(explainer, content)
    if explainer.has("figures"):
        yield from _borders(explainer.meta.figures, explainer.place("figures"))


def _borders(figures: Sequence[Figure], place: Place) -> Iterator[Problem]:
    """Yield a warning for each border of a map that is nowhere."""
    for figure in figures:
        if len(figure.border) == 2 and not world().border(*figure.border):  # noqa: PLR2004 -- a border has two sides
            message = f"'{figure.title}' shows no border: {figure.border[0]} and {figure.border[1]} have none in common"
            yield _warning(place, message, "Take `border:` out, or name two countries that meet on land.")


def _unused_sources(content: Content) -> Iterator[Problem]:
    for id_ in uncited_sources(content) if content.is_whole else ():
        place = content.glossary.source_places[id_]
        yield Problem(place, f"nothing cites '{id_}'", "Cite it, or take it out.", Level.ADVICE)


def _published(item: Published, place: Place, today: datetime.date | None) -> Iterator[Problem]:
    if today and item.review_by and item.review_by < today:
        message = f"'{item.id}' was to be reviewed by {item.review_by}"
        yield _warning(place, message, "Look at it again, then set `reviewed:` and a new `review_by:`.")
    if item.confidence == "low" and item.status == "published":
        yield _warning(place, f"'{item.id}' is published at confidence low", "Confirm it, or set `status: draft`.")


def _note(note: Note, notes: NoteFile) -> Iterator[Problem]:
    place = notes.place(note)
    words = len(note.body.split())
    if words > NOTE_WORDS:
        yield _warning(place, f"the note '{note.id}' has {words} words", f"Shorten it to {NOTE_WORDS}.")
    if not note.sources and note.kind != "editorial" and notes.has(note, "kind", "sources"):
        yield _warning(place, f"the note '{note.id}' cites no source", "Add `sources:`.")
    if note.verdict and note.kind != "check" and notes.has(note, "kind"):
        yield _warning(place, f"the note '{note.id}' has a verdict and is not a check", "Write `kind: check`.")


def _explainer(explainer: Explainer, content: Content) -> Iterator[Problem]:
    meta = explainer.meta
    for key, items, fitting in (("key_points", meta.key_points, KEY_POINTS), ("about", meta.about, ABOUT)):
        if items and len(items) not in fitting:
            remedy = f"Choose {fitting[0]} to {fitting[-1]}: what matters most."
            count = "1 item" if len(items) == 1 else f"{len(items)} items"
            yield _warning(explainer.place(key), f"'{key}' has {count}", remedy)
    if meta.then_and_now and not meta.story_date and explainer.has("story_date"):
        message = "what has changed is not shown without a 'story_date'"
        yield _warning(explainer.place("then_and_now"), message, "Add `story_date:`.")
    yield from _unsourced(explainer)
    text = content.texts.explainers[explainer.slug]
    yield from _density(explainer, text)
    lang = content.explainer_lang(explainer.slug)
    found = grade(_our_prose(text), lang)
    if found and round(found, 1) > HARDEST:
        message = f"our prose is written for grade {found:.1f} ({formula_name(lang)})"
        remedy = f"Shorten sentences and words until it is {HARDEST} or lower."
        yield _warning(explainer.place("title"), message, remedy)


def _unsourced(explainer: Explainer) -> Iterator[Problem]:
    meta = explainer.meta
    groups: Sequence[tuple[str, str, str]] = (
        ("key_points", "text", "key point"),
        ("then_and_now", "now", "comparison"),
        ("agreed", "text", "statement"),
        ("disputed", "text", "statement"),
        ("questions", "a", "answer"),
    )
    for key, part, what in groups:
        for index, item in enumerate(getattr(meta, key)):
            if not item.sources and explainer.has(key):
                location: Location = (key, index, part)
                place = explainer.places.place(location)
                yield _warning(place, f"this {what} cites no source", "Add `sources:` below it.")


def _density(explainer: Explainer, text: PageText) -> Iterator[Problem]:
    words = read_fragment(text.converted.html).words
    linked = sum(mention.linked for mention in text.annotated.mentions)
    for count, most, what, remedy in (
        (linked, LINKS, "linked words", "Link fewer: see `linking:` and `linking_off:`."),
        (len(text.notes), NOTES, "notes", "Keep the notes that readers need most."),
    ):
        if words >= FEW_WORDS and 100 * count > most * words:
            message = f"{count} {what} in {words} words are more than {most} in a hundred"
            yield _warning(explainer.place("title"), message, remedy)


def _our_prose(text: PageText) -> str:
    """Return what we wrote on a page, as its readers see it; BLOCK is between blocks."""
    fragment = read_fragment(text.converted.html)
    quotes = [(one.start, one.end) for one in outermost(one for one in fragment.elements if one.name == "blockquote")]
    edges = [0, *chain.from_iterable(quotes), len(fragment.text)]
    own = [fragment.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return BLOCK.join([*own, *(read_fragment(aside.html).text for aside in text.asides.values())])


def _warning(place: Place, message: str, remedy: str) -> Problem:
    return Problem(place, message, remedy, Level.WARNING)


def _unused_seeds(content: Content) -> Iterator[Problem]:
    used = {explainer.meta.seed for explainer in content.explainers.values()}
    misspelt = used - {None, *content.seeds, *content.unread_seeds}
    known = not (content.unread_explainers or misspelt) and all(one.has("seed") for one in content.explainers.values())
    for id_, (seed, *_) in content.seeds.items() if known else ():
        if id_ not in used:
            place = content.project.seen(content.project.seeds / seed.file).place()
            if first_draft(content.project.seeds, id_).is_file():
                message, remedy = "no explainer is built on this seed any more", WITHDRAWN.format(place=place)
            else:
                message, remedy = "no explainer is built on this seed yet", NEW_SEED.format(place=place)
            yield Problem(place, message, remedy, Level.ADVICE)


def _same_explainers(content: Content) -> Iterator[Problem]:
    """Yield a warning for each published explainer with the seed, title and language of another."""
    known: dict[tuple[str | None, str, str], str] = {}
    for explainer in content.published():
        meta = explainer.meta
        lang = content.explainer_lang(explainer.slug)
        twin = known.setdefault((meta.seed, meta.title.casefold(), lang), explainer.slug)
        if meta.seed and twin != explainer.slug:
            message = f"this has the seed and the title of '{twin}'"
            yield _warning(explainer.place("title"), message, "Take one of the two out, or give it a title of its own.")


def _same_articles(content: Content) -> Iterator[Problem]:
    """Yield advice on each article that has a second id."""
    known = KnownArticles()
    for seed, sidecar, *_ in content.seeds.values():
        file = content.project.seen(content.project.seeds / seed.file)
        article = article_of(seed, sidecar, file.name)
        if twin := known.same_as(article):
            other, shared = twin
            message = f"this has {shared} as {other.file}"
            yield Problem(file.place(), message, TELL_APART, Level.ADVICE)
        known.add(article)
