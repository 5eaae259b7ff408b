"""What an explainer's page shows: its parts as values, in the order of the page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from newsgloss.language.interface import N_, Language
from newsgloss.pages.bibliography import SourceItem, told_in_full
from newsgloss.pages.figures.views import FigureView
from newsgloss.pages.metadata.page_citations import PageCitation
from newsgloss.pages.metadata.share import PageMetadata
from newsgloss.pages.people import PersonLine
from newsgloss.pages.provenance import SeedPart
from newsgloss.pages.references import Card, Citation, DayOfChanges, Ref
from newsgloss.pages.timeline_chart import Chart
from newsgloss.pages.timelines import Era, story_chart

from .related import Related
from .versions import Alternate, OtherVersion

FIRST_POINTS = 3  # key points before the story, so that it begins on the first screen or the second


class NoteView(NamedTuple):
    """A note as it is beside its passage, `next` the id of the next one; `author` and `date` where not the page's."""

    id: str
    number: int
    kind_id: str
    kind_line: str
    title: str
    html: Markup
    citations: tuple[Citation, ...]
    doubt: str | None
    author: str | None
    date: datetime.date | None
    see_also: tuple[Ref, ...]
    next: str | None


class StoryPiece(NamedTuple):
    """A stretch of the story, and the notes that are after it. The source's words end with that which `ends_source`."""

    html: Markup
    notes: tuple[NoteView, ...]
    ends_source: bool = False


class CitedStatement(NamedTuple):
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


class ThenAndNowRow(NamedTuple):
    """What has changed about one thing."""

    anchor: str
    about: str
    then: Markup
    now: Markup
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """How old the story is, and what has changed since; `rows` may be empty. The page was `updated` then, if ever."""

    age: str
    then: datetime.date
    now: datetime.date
    updated: datetime.date | None
    rows: tuple[ThenAndNowRow, ...]


class LeadFacts(NamedTuple):
    """The day on which an explainer was last changed, if it was, and how long it takes to read."""

    changed: datetime.date | None
    reading_minutes: int


@dataclass(frozen=True, slots=True)
class ExplainerPage:
    """Everything that an explainer's page shows beside what Pelican knows of it; what is empty is not shown."""

    language: Language
    dek: str | None
    kind_line: str | None
    listed_as: str | None
    key_points: tuple[CitedStatement, ...]
    then_and_now: ThenAndNow | None
    story: tuple[StoryPiece, ...]
    story_date: datetime.date | None
    date: datetime.date | None
    reading_minutes: int
    minutes_with_help: int
    noindex: bool
    searched: bool
    metadata: PageMetadata | None
    people: tuple[PersonLine, ...]
    figures: tuple[FigureView, ...]
    eras: tuple[Era, ...]
    cards: tuple[Card, ...]
    links_repeat: bool
    settled: tuple[tuple[str, str, tuple[CitedStatement, ...]], ...]
    questions: tuple[Answer, ...]
    sources: tuple[SourceItem, ...]
    mentions: int
    seed: SeedPart | None
    backstory: Markup | None
    changes: tuple[DayOfChanges, ...]
    retractions: tuple[DayOfChanges, ...]
    changed: datetime.date | None
    cited: PageCitation | None
    related: tuple[Related, ...]
    versions: tuple[OtherVersion, ...]
    alternates: tuple[Alternate, ...]

    @property
    def chart(self) -> Chart | None:
        """The timeline as a picture, where there are enough events."""
        return story_chart(self.eras, self.language)

    @property
    def first_points(self) -> tuple[CitedStatement, ...]:
        """The key points that are before the story."""
        return self.key_points[:FIRST_POINTS]

    @property
    def first_points_cite(self) -> bool:
        """Whether a key point before the story says what it rests on."""
        return any(point.citations for point in self.first_points)

    @property
    def more_points(self) -> tuple[CitedStatement, ...]:
        """The key points that are after the story."""
        return self.key_points[FIRST_POINTS:]

    @property
    def more_points_start(self) -> int:
        """The number of the first key point after the story."""
        return FIRST_POINTS + 1

    @property
    def compared(self) -> bool:
        """Whether the page has a table of what has changed."""
        return bool(self.then_and_now and self.then_and_now.rows)

    @property
    def first_sources(self) -> tuple[SourceItem, ...]:
        """The sources that are told in full, in the order of the list."""
        return told_in_full(self.sources)

    @property
    def other_sources(self) -> tuple[SourceItem, ...]:
        """The sources that are cited less: the site's list of sources tells them in full, and so does paper."""
        first = {item.id for item in self.first_sources}
        return tuple(item for item in self.sources if item.id not in first)

    @property
    def cites_primary(self) -> bool:
        """Whether one of the sources that it tells in full is a primary one, so that readers are told what that is."""
        return any(item.citation.primary for item in self.first_sources)

    @property
    def notes(self) -> tuple[NoteView, ...]:
        """The notes on the story, in its order."""
        return tuple(note for piece in self.story for note in piece.notes)

    @property
    def minutes_with_all(self) -> int | None:
        """How long it takes to read with notes and answers, where that is longer."""
        return self.minutes_with_help if self.minutes_with_help > self.reading_minutes else None

    @property
    def has_making(self) -> bool:
        """Whether the page says how it was made."""
        return bool(self.seed or self.backstory)

    @property
    def has_more(self) -> bool:
        """Whether the page quotes a story, or somebody wrote or dated anything around it."""
        dated = self.seed, self.then_and_now, self.eras, self.retractions
        return any((*dated, self.notes, self.key_points, self.figures, self.settled, self.questions))

    @property
    def has_own_terms(self) -> bool:
        """Whether a term is one of the site's glossary: others are from other sites."""
        return any(card.of_site is None for card in self.cards)

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The sections that the page has, as ids and titles, in their order."""
        story = (
            (N_("The story with notes"), N_("The story")) if self.seed else (N_("The text with notes"), N_("The text"))
        )
        sections = (
            ("key-points", N_("What you need to know"), self.key_points),
            ("story", story[0] if self.notes else story[1], True),
            ("then-and-now", N_("Then and now"), self.compared),
            ("more-points", N_("More to know"), self.more_points),
            ("figures", N_("In pictures"), self.figures),
            ("questions", N_("Questions"), self.questions),
            ("people", N_("Who’s who"), self.people),
            ("timeline", N_("Timeline"), self.eras),
            ("settled", N_("What is settled and what is not"), self.settled),
            ("related", N_("Read next"), self.related),
            ("terms", N_("Terms in this story") if self.seed else N_("Terms in this text"), self.cards),
            ("sources", N_("Sources"), self.sources),
            ("made", N_("How we made this"), self.has_making),
            ("corrections", N_("Corrections and changes"), True),
            ("cite", N_("Cite this page"), self.cited),
        )
        return tuple((id_, self.language.gettext(title)) for id_, title, there in sections if there)
