"""One explainer and the Content around it -> the values that its page draws."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup

from .backlinks import place_line
from .cited_sources import Cited, SourceItem, here, on_this_page, source_items
from .content import Content, Text
from .explainers import Explainer
from .fragments import read_fragment
from .languages import N_, Language
from .occurrences import Mention
from .page_records import Note, Statement
from .passage_marks import NOTES_HERE
from .provenance import SeedPart, kind_line, provenance
from .records import Sidecar, SourceUse
from .references import Card, ChangeLine, Citation, card, change_lines
from .related import Related, related
from .seeds import Seed
from .timeline_chart import Chart
from .timelines import Era, eras, event_sources, story_chart, story_events
from .who_is_who import PersonLine, people, people_sources

WORDS_A_MINUTE = 238  # words; silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)
OLD = datetime.timedelta(days=90)  # after its day, a story is no news any more and the page says so
KINDS = {
    "define": N_("Meaning"),
    "context": N_("Context"),
    "since-then": N_("Since then"),
    "check": N_("Check"),
    "attribution": N_("Who says so"),
    "variant": N_("Variant"),
    "editorial": N_("Editorial"),
}
"""What readers call each kind of note."""
STATEMENTS = {
    "agreed": N_("Agreed %(number)s"),
    "disputed": N_("Disputed %(number)s"),
    "unknown": N_("Unknown %(number)s"),
}
SETTLED = {"agreed": N_("Agreed"), "disputed": N_("Disputed"), "unknown": N_("Unknown")}


class NoteView(NamedTuple):
    """A note as it stands beside its passage."""

    id: str
    number: int
    kind: str
    title: str
    html: Markup
    citations: tuple[Citation, ...]
    confidence: str


class StoryPiece(NamedTuple):
    """A stretch of the story, and the notes that stand after it."""

    html: Markup
    notes: tuple[NoteView, ...]


class Said(NamedTuple):
    """A key point, or a statement on what is settled: its anchor on the page, its words, its sources."""

    anchor: str
    html: Markup
    citations: tuple[Citation, ...]


class Answer(NamedTuple):
    """A question and its answer."""

    anchor: str
    question: str
    html: Markup
    citations: tuple[Citation, ...]


class Row(NamedTuple):
    """What has changed about one thing."""

    anchor: str
    about: str
    then: Markup
    now: Markup
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """How old the story is, and what has changed since; `rows` may be empty."""

    age: str
    then: datetime.date
    now: datetime.date
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Showcase:
    """One sentence of an explainer with a word in it, and the word's card: what the home page shows of it."""

    before: str
    match: str
    after: str
    in_source: bool
    lang: str | None
    source_line: str | None
    url: str
    card: Card


@dataclass(frozen=True, slots=True)
class ExplainerPage:
    """Everything that an explainer's page shows beside what Pelican knows of it; what is empty is not shown."""

    dek: str | None
    kind_line: str | None
    key_points: tuple[Said, ...]
    then_and_now: ThenAndNow | None
    story: tuple[StoryPiece, ...]
    story_date: datetime.date | None
    reading_minutes: int
    minutes_with_help: int
    noindex: bool
    people: tuple[PersonLine, ...]
    eras: tuple[Era, ...]
    chart: Chart | None
    cards: tuple[Card, ...]
    links_repeat: bool
    settled: tuple[tuple[str, str, tuple[Said, ...]], ...]
    questions: tuple[Answer, ...]
    sources: tuple[SourceItem, ...]
    mentions: int
    seed: SeedPart | None
    backstory: Markup | None
    changes: tuple[ChangeLine, ...]
    related: tuple[Related, ...]
    showcase: Showcase | None

    @property
    def entries(self) -> int:
        """How many entries the page explains."""
        return len(self.cards)

    @property
    def notes(self) -> tuple[NoteView, ...]:
        """The notes on the story, in its order."""
        return tuple(note for piece in self.story for note in piece.notes)

    @property
    def is_plain(self) -> bool:
        """Whether the page is a story and what was gathered for it, and nobody wrote or dated anything around it."""
        return not any((self.notes, self.key_points, self.then_and_now, self.eras, self.settled, self.questions))

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The sections that the page has, in their order, as ids and titles. The titles are messages to translate."""
        sections = (
            ("key-points", N_("What you need to know"), self.key_points),
            ("then-and-now", N_("Then and now"), self.then_and_now),
            ("story", N_("The story with notes") if self.notes else N_("The story"), True),
            ("people", N_("Who is who"), self.people),
            ("timeline", N_("Timeline"), self.eras),
            ("terms", N_("Terms in this story"), self.cards),
            ("settled", N_("What is settled and what is not"), self.settled),
            ("questions", N_("Questions"), self.questions),
            ("sources", N_("Sources"), self.sources),
            ("made", N_("How we made this"), self.seed or self.backstory),
            ("corrections", N_("Corrections and changes"), True),
            ("related", N_("Read next"), self.related),
        )
        return tuple((id_, title) for id_, title, there in sections if there)


def explainer_page(explainer: Explainer, content: Content) -> ExplainerPage:
    """Return what an explainer's page shows."""
    return _Page(explainer, content.speaking(explainer.meta.lang)).view()


class _Page:
    """One explainer's page in the making; `cited` collects what its parts rest on, in the order of the page."""

    def __init__(self, explainer: Explainer, content: Content) -> None:
        self.explainer = explainer
        self.content = content
        self.language = content.language
        self.meta = explainer.meta
        self.text: Text = content.explainer_texts[explainer.slug]
        self.asides = content.asides[explainer.slug]
        self.cited: list[Cited] = []

    def view(self) -> ExplainerPage:
        seed, sidecar = self.content.seeds.get(self.meta.seed or "", (None, None))
        key_points = tuple(self.said("key_points", "point", N_("Key point %(number)s")))
        then_and_now = self.then_and_now()
        story = tuple(self.story())
        shown_people = self.people()
        shown_eras = self.eras()
        cards = tuple(self.cards())
        settled = tuple(
            (key, self.language.gettext(title), found)
            for key, title in SETTLED.items()
            if (found := tuple(self.said(key, key, STATEMENTS[key])))
        )
        questions = tuple(self.questions())
        return ExplainerPage(
            dek=self.meta.dek,
            kind_line=kind_line(sidecar, self.language),
            key_points=key_points,
            then_and_now=then_and_now,
            story=story,
            story_date=self.meta.story_date,
            reading_minutes=self.minutes([self.text.converted.html]),
            minutes_with_help=self.minutes([self.text.converted.html, *(aside.html for aside in self.asides.values())]),
            noindex=self.meta.status != "published" or not _may_be_indexed(seed, sidecar),
            people=shown_people,
            eras=shown_eras,
            chart=story_chart(shown_eras, self.language),
            cards=cards,
            links_repeat=sum(mention.linked for mention in self.text.annotated.mentions) > len(cards),
            settled=settled,
            questions=questions,
            sources=source_items(self.cited, self.content),
            mentions=len(self.text.annotated.mentions),
            seed=provenance(seed, sidecar, self.text, self.language) if seed else None,
            backstory=Markup(self.asides["backstory",].html) if self.meta.backstory else None,  # noqa: S704 -- as above
            changes=change_lines(self.meta.changes, self.content),
            related=related(self.explainer, self.content),
            showcase=_showcase(self.explainer, self.text.annotated.mentions, cards, self.content),
        )

    def html(self, *location: str | int) -> Markup:
        """Return the HTML of a text beside the story."""
        return Markup(self.asides[location].inline)  # noqa: S704 -- sanitised by markup

    def rests_on(self, uses: Sequence[SourceUse], place: str, label: str) -> tuple[Citation, ...]:
        """Note what a part of the page cites; return it as the part shows it."""
        self.cited += (Cited(use, f"#{place}", label) for use in uses)
        return on_this_page(uses, self.content)

    def minutes(self, texts: Iterable[str]) -> int:
        words = sum(read_fragment(html).words for html in texts)
        return max(1, math.ceil(words / WORDS_A_MINUTE))

    def said(self, key: str, anchor: str, label: str) -> Iterator[Said]:
        items: Sequence[Statement] = getattr(self.meta, key)
        for number, item in enumerate(items, 1):
            place = f"{anchor}-{number}"
            found = self.rests_on(item.sources, place, self.language.gettext(label) % {"number": number})
            yield Said(place, self.html(key, number - 1, "text"), found)

    def then_and_now(self) -> ThenAndNow | None:
        then, now = self.meta.story_date, self.meta.modified or self.meta.date
        rows = tuple(self.rows())
        if then is None or now is None or (now - then <= OLD and not rows):
            return None
        return ThenAndNow(_age(then, now, self.language), then, now, rows)

    def rows(self) -> Iterator[Row]:
        for index, row in enumerate(self.meta.then_and_now):
            place = f"since-{index + 1}"
            then, now = (self.html("then_and_now", index, key) for key in ("then", "now"))
            label = self.language.gettext("Then and now, %(about)s") % {"about": row.about}
            yield Row(place, row.about, then, now, self.rests_on(row.sources, place, label))

    def story(self) -> Iterator[StoryPiece]:
        notes = {note.id: self.note(number, note) for number, note in enumerate(self.text.notes, 1)}
        position = 0
        html = self.text.annotated.html
        for found in NOTES_HERE.finditer(html):
            piece = Markup(html[position : found.start()])  # noqa: S704 -- sanitised by markup
            yield StoryPiece(piece, tuple(notes[id_] for id_ in found[1].split()))
            position = found.end()
        if rest := html[position:].strip():
            yield StoryPiece(Markup(rest), ())  # noqa: S704 -- sanitised by markup

    def note(self, number: int, note: Note) -> NoteView:
        kind = self.language.gettext(KINDS[note.kind])
        kind = f"{kind}: {note.verdict}" if note.verdict else kind
        label = self.language.gettext("Note %(number)s") % {"number": number}
        found = self.rests_on(note.sources, f"n-{note.id}", label)
        html = Markup(self.asides["notes", note.id].html)  # noqa: S704 -- sanitised by markup
        return NoteView(note.id, number, kind, note.title, html, found, note.confidence)

    def people(self) -> tuple[PersonLine, ...]:
        found = people(self.explainer, self.content)
        self.cited += people_sources(self.explainer, found, self.content)
        return found

    def eras(self) -> tuple[Era, ...]:
        mentioned = {*self.meta.about, *(mention.entry for mention in self.text.annotated.mentions)}
        found = eras(story_events(self.meta.timeline, mentioned, self.content), self.meta.story_date, self.content)
        self.cited += event_sources(found, self.content)
        return tuple(
            era._replace(events=tuple(replace(line, citations=tuple(map(here, line.citations))) for line in era.events))
            for era in found
        )

    def cards(self) -> Iterator[Card]:
        """Yield the cards of the entries that the page links, by first mention."""
        anchors: dict[str, str] = {}
        for mention in self.text.annotated.mentions:
            if mention.linked:
                anchors.setdefault(mention.entry, f"#{mention.anchor}")
        for id_, anchor in anchors.items():
            entry = self.content.glossary.entries[id_]
            self.cited += (Cited(use, f"#entry-{id_}", entry.label) for use in entry.sources[:1])
            found = card(entry, self.content, day=self.meta.story_date, here=self.meta.here.get(id_), back=anchor)
            yield replace(found, citation=here(found.citation)) if found.citation else found

    def questions(self) -> Iterator[Answer]:
        for index, item in enumerate(self.meta.questions):
            place = f"question-{index + 1}"
            label = self.language.gettext("Question %(number)s") % {"number": index + 1}
            found = self.rests_on(item.sources, place, label)
            yield Answer(place, item.q, Markup(self.asides["questions", index, "a"].html), found)  # noqa: S704 -- as above


def _may_be_indexed(seed: Seed | None, sidecar: Sidecar | None) -> bool:
    """Say whether search engines may list a page: one of our own words, or of others' whose rights allow it."""
    return seed is None or bool(sidecar and sidecar.rights and sidecar.rights.indexed)


def _age(then: datetime.date, now: datetime.date, language: Language) -> str:
    """Return how old a story is, in whole years or months: This story is six years old."""
    months = (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
    years = months // 12
    if months < 1:
        return language.gettext("This story is new")
    if years < 1:
        age = language.ngettext("This story is %(number)s month old", "This story is %(number)s months old", months)
    else:
        age = language.ngettext("This story is %(number)s year old", "This story is %(number)s years old", years)
    return age % {"number": language.number(years or months)}


def _showcase(
    explainer: Explainer, mentions: tuple[Mention, ...], cards: tuple[Card, ...], content: Content
) -> Showcase | None:
    """Choose the sentence that the home page shows.

    A foreign word makes the best case, then the source's words before ours, then a sentence to be read at a glance.
    """
    by_id = {found.id: found for found in cards}
    linked = [mention for mention in mentions if mention.linked and mention.entry in by_id]
    best = min(linked, key=lambda mention: _showcase_rank(mention, by_id[mention.entry]), default=None)
    if best is None:
        return None
    url = f"{content.project.explainer_url(explainer.slug)}#{best.anchor}"
    where = place_line(explainer.slug, best.paragraph, content) if best.in_source else None
    lang = content.source_lang(explainer.slug) if best.in_source else content.marks(explainer.meta.lang)
    return Showcase(*best.sentence, best.in_source, lang, where, url, by_id[best.entry])


def _showcase_rank(mention: Mention, found: Card) -> tuple[bool, bool, int]:
    length = sum(map(len, mention.sentence))
    return found.lang is None, not mention.in_source, length
