"""One explainer and the Content around it -> the values that its page draws."""

from __future__ import annotations

import datetime
import functools
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from markupsafe import Markup

from newsgloss.content.values import Content, PageText
from newsgloss.content.written import Explainer
from newsgloss.language.ages import AGES_OF_EVENTS, AGES_OF_STORIES, age
from newsgloss.language.interface import N_
from newsgloss.linking.html_text import read_fragment
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.model.entries import Entry
from newsgloss.model.page_shapes import Note, Statement
from newsgloss.model.sources import SourceUse
from newsgloss.pages.bibliography import Cited, Part, Shown, cited_once, source_items, together, told_in_full
from newsgloss.pages.figures.views import FigureView, figure_sources, figure_views
from newsgloss.pages.metadata.articles import explainer_metadata
from newsgloss.pages.metadata.page_citations import explainer_citation
from newsgloss.pages.people import PersonLine, people, people_sources
from newsgloss.pages.provenance import provenance, story_kind
from newsgloss.pages.references import (
    Card,
    Citation,
    card,
    card_from_elsewhere,
    change_days,
    doubt,
    label_lang,
    listing,
    refs,
    retractions,
)
from newsgloss.pages.timelines import Era, eras, event_sources, story_events

from .paragraph_numbers import SOURCE, around_source_end, with_paragraph_numbers
from .related import related
from .story_headings import with_headings_below
from .versions import alternates, other_versions
from .views import Answer, CitedStatement, ExplainerPage, LeadFacts, NoteView, StoryPiece, ThenAndNow, ThenAndNowRow

WORDS_A_MINUTE = 238  # words; silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)
OLD = datetime.timedelta(days=90)  # after its day, a story is no news any more and the page says so
NOTE_KINDS = {
    "define": N_("Meaning"),
    "context": N_("Context"),
    "since-then": N_("Since then"),
    "check": N_("Check"),
    "attribution": N_("Who says so"),
    "variant": N_("Other wording"),
    "editorial": N_("Editorial"),
}
"""What readers call each kind of note."""
STATEMENTS = {
    "agreed": N_("Agreed %(number)s"),
    "disputed": N_("Disputed %(number)s"),
    "unknown": N_("Unknown %(number)s"),
}
SETTLED = {"agreed": N_("Agreed"), "disputed": N_("Disputed"), "unknown": N_("Unknown")}


def explainer_page(explainer: Explainer, content: Content, linked: Callable[[str], str] = str) -> ExplainerPage:
    """Return what an explainer's page shows. `linked` resolves links of another kind in the HTML of its story."""
    return _Page(explainer, content.speaking(explainer.meta.lang), linked).view()


def lead_facts(explainer: Explainer, content: Content) -> LeadFacts:
    """Return what the home page says of its first explainer, beside what lists do."""
    return LeadFacts(_changed(explainer), minutes_to_read(content.texts.lengths[explainer.slug]))


def minutes_to_read(text: PageText) -> int:
    """Return how long it takes to read a story."""
    return _minutes(_words(text.converted.html))


class _Page:
    """One explainer's page in the making."""

    def __init__(self, explainer: Explainer, content: Content, linked: Callable[[str], str]) -> None:
        self.explainer = explainer
        self.linked = linked
        self.content = content
        self.language = content.language
        self.meta = explainer.meta
        self.text: PageText = content.texts.explainers[explainer.slug]
        self.asides = self.text.asides
        self.listed: Collection[str] = ()

    def view(self) -> ExplainerPage:
        """Return the page: its list of sources from what its parts cite, and its parts, which lead to that list."""
        loaded = self.content.seeds.get(self.meta.seed or "")
        sidecar = loaded.sidecar if loaded else None
        words, help_ = _words(self.text.converted.html), sum(_words(aside.html) for aside in self.asides.values())
        parts = self.parts()
        changed = _changed(self.explainer)
        sources = source_items(chain.from_iterable(part.cited for part in parts.values()), self.content)
        self.listed = frozenset(item.id for item in told_in_full(sources))  # what is cited less leads elsewhere
        return ExplainerPage(
            language=self.language,
            **listing(self.explainer, self.content)._asdict(),
            kind_line=story_kind(sidecar, self.language),
            **{name: part.draw() for name, part in parts.items()},
            story_date=self.meta.story_date,
            date=self.meta.date,
            reading_minutes=_minutes(words),
            minutes_with_help=_minutes(words + help_),
            noindex=not self.content.may_be_listed(self.explainer.slug),
            searched=self.meta.status == "published" and self.meta.index,
            metadata=explainer_metadata(self.explainer, self.content, (item.id for item in sources)),
            links_repeat=_repeat(mention.entry for mention in self.text.annotated.mentions if mention.linked),
            sources=sources,
            mentions=len(self.text.annotated.mentions),
            seed=provenance(loaded.seed, sidecar, self.text, self.language) if loaded else None,
            backstory=Markup(self.asides["backstory",].html) if self.meta.backstory else None,  # noqa: S704 -- sanitised by markup
            changes=change_days(self.meta.changes, self.language),
            retractions=retractions(self.meta.changes, self.language),
            changed=changed,
            cited=explainer_citation(self.explainer, changed, self.content),
            related=related(self.explainer, self.content),
            versions=other_versions(self.explainer, self.content),
            alternates=alternates(self.explainer, self.content),
        )

    def parts(self) -> dict[str, Part[Any]]:
        """Return the parts that cite sources, by their names, in the order in which the page lists what they cite."""
        return {
            "key_points": together(self.said("key_points", "point", N_("Key point %(number)s"))),
            "then_and_now": self.then_and_now(),
            "story": self.story(),
            "figures": self.figures(),
            "people": self.people(),
            "eras": self.eras(),
            "cards": together(self.cards()),
            "settled": together(self.settled()),
            "questions": together(self.questions()),
        }

    def html(self, *location: str | int) -> Markup:
        """Return the HTML of a text beside the story."""
        return Markup(self.asides[location].inline)  # noqa: S704 -- sanitised by markup

    def resting(
        self, uses: Sequence[SourceUse], place: str, label: str, draw: Callable[[tuple[Citation, ...]], Shown]
    ) -> Part[Shown]:
        """Return a part that rests on sources; `draw` makes it of its citations."""
        cited = tuple(Cited(use, f"#{place}", label) for use in uses)
        return Part(lambda: draw(cited_once(uses, self.content, self.listed)), cited)

    def said(self, key: str, anchor: str, label: str) -> Iterator[Part[CitedStatement]]:
        items: Sequence[Statement] = getattr(self.meta, key)
        for number, item in enumerate(items, 1):
            draw = functools.partial(CitedStatement, f"{anchor}-{number}", self.html(key, number - 1, "text"))
            called = self.language.gettext(label) % {"number": number}
            yield self.resting(item.sources, f"{anchor}-{number}", called, draw)

    def settled(self) -> Iterator[Part[tuple[str, str, tuple[CitedStatement, ...]]]]:
        for key, title in SETTLED.items():
            if getattr(self.meta, key):
                found = together(self.said(key, key, STATEMENTS[key]))
                yield Part(functools.partial(self.group, key, title, found.draw), found.cited)

    def group(
        self, key: str, title: str, draw: Callable[[], tuple[CitedStatement, ...]]
    ) -> tuple[str, str, tuple[CitedStatement, ...]]:
        return key, self.language.gettext(title), draw()

    def then_and_now(self) -> Part[ThenAndNow | None]:
        then, now = self.meta.story_date, self.meta.modified or self.meta.date
        rows = together(self.rows())
        if then is None or now is None or (now - then <= OLD and not self.meta.then_and_now):
            return Part(lambda: None, rows.cited)
        ages = AGES_OF_STORIES if self.meta.seed else AGES_OF_EVENTS
        told = functools.partial(ThenAndNow, age(then, now, ages, self.language), then, now, _changed(self.explainer))
        return Part(lambda: told(rows.draw()), rows.cited)

    def rows(self) -> Iterator[Part[ThenAndNowRow]]:
        for index, row in enumerate(self.meta.then_and_now):
            place = f"since-{index + 1}"
            then, now = (self.html("then_and_now", index, key) for key in ("then", "now"))
            label = self.language.gettext("Then and now, %(about)s") % {"about": row.about}
            yield self.resting(row.sources, place, label, functools.partial(ThenAndNowRow, place, row.about, then, now))

    def story(self) -> Part[tuple[StoryPiece, ...]]:
        notes = {note.id: self.note(number, note) for number, note in enumerate(self.text.notes, 1)}
        return Part(functools.partial(self.pieces, notes), together(notes.values()).cited)

    def pieces(self, notes: Mapping[str, Part[NoteView]]) -> tuple[StoryPiece, ...]:
        found = [piece for piece in self.text.annotated.pieces if piece.html.strip()]
        numbered = list(with_paragraph_numbers((piece.html.strip() for piece in found), self.language))
        last = max((index for index, html in enumerate(numbered) if SOURCE.search(html)), default=None)
        pieces: list[StoryPiece] = []
        for index, (html, piece) in enumerate(zip(numbered, found, strict=True)):
            begin, ours = around_source_end(html) if index == last else ("", html)
            shown = tuple(notes[id_].draw() for id_ in piece.notes)
            if begin:
                pieces.append(StoryPiece(self.readable(begin), () if ours else shown, ends_source=True))
            if ours:
                pieces.append(StoryPiece(self.readable(ours), shown))
        return tuple(pieces)

    def readable(self, html: str) -> Markup:
        """Return a stretch of the story as readers get it."""
        return Markup(self.linked(with_headings_below(html)))  # noqa: S704 -- sanitised by markup

    def note(self, number: int, note: Note) -> Part[NoteView]:
        kind_line = self.language.gettext(NOTE_KINDS[note.kind])
        if note.verdict:
            kind_line = self.language.gettext("%(label)s: %(words)s") % {"label": kind_line, "words": note.verdict}
        html = Markup(self.asides["notes", note.id].html)  # noqa: S704 -- sanitised by markup
        author = note.author if note.author not in self.meta.authors else None
        date = note.date if note.date not in (self.meta.date, self.meta.modified) else None
        see_also = refs((id_ for id_ in note.entries if f'data-card="{id_}"' not in html), self.content)
        return self.resting(
            note.sources,
            f"n-{note.id}",
            self.language.gettext("Note %(number)s") % {"number": number},
            lambda found: NoteView(
                id=note.id,
                number=number,
                kind_id=note.kind,
                kind_line=kind_line,
                title=note.title,
                html=html,
                citations=found,
                doubt=doubt(note.confidence),
                author=author,
                date=date,
                see_also=see_also,
                next=next((other.id for other in self.text.notes[number:]), None),
            ),
        )

    def people(self) -> Part[tuple[PersonLine, ...]]:
        found = people(self.explainer, self.content)
        return Part(lambda: found, tuple(people_sources(found, self.meta.story_date, self.content.glossary.entries)))

    def eras(self) -> Part[tuple[Era, ...]]:
        mentioned = {*self.meta.about, *(mention.entry for mention in self.text.annotated.mentions)}
        events = story_events(self.meta.timeline, mentioned, self.content)
        cited = tuple(event_sources(events, self.language))
        return Part(lambda: eras(events, self.meta.story_date, self.content, self.listed), cited)

    def figures(self) -> Part[tuple[FigureView, ...]]:
        cited = tuple(figure_sources(self.meta.figures, self.language))
        return Part(lambda: figure_views(self.meta.figures, self.content, listed=self.listed), cited)

    def cards(self) -> Iterator[Part[Card]]:
        """Yield the cards of the entries that the page links, by first mention."""
        anchors: dict[str, str] = {}
        for mention in self.text.annotated.mentions:
            if mention.linked:
                anchors.setdefault(mention.entry, f"#{mention.anchor}")
        for id_, anchor in anchors.items():
            if glossary_of(id_):  # its sources are on its own site
                yield Part(functools.partial(self.shared_card, id_, anchor))
                continue
            entry = self.content.glossary.entries[id_]
            lang = label_lang(entry, self.content)
            cited = tuple(Cited(use, f"#entry-{id_}", entry.label, lang) for use in entry.sources[:1])
            yield Part(functools.partial(self.card, entry, anchor), cited)

    def card(self, entry: Entry, anchor: str) -> Card:
        here = self.meta.here.get(entry.id)
        return card(entry, self.content, day=self.meta.story_date, here=here, back=anchor, listed=self.listed)

    def shared_card(self, id_: str, anchor: str) -> Card:
        here = self.meta.here.get(id_)
        return card_from_elsewhere(id_, self.content, day=self.meta.story_date, here=here, back=anchor)

    def questions(self) -> Iterator[Part[Answer]]:
        for index, item in enumerate(self.meta.questions):
            place = f"question-{index + 1}"
            label = self.language.gettext("Question %(number)s") % {"number": index + 1}
            answer = Markup(self.asides["questions", index, "a"].html)  # noqa: S704 -- as above
            yield self.resting(item.sources, place, label, functools.partial(Answer, place, item.q, answer))


def _changed(explainer: Explainer) -> datetime.date | None:
    """Return the day on which an explainer was last changed, if it was."""
    meta = explainer.meta
    return max(filter(None, (meta.modified, *(each.date for each in meta.changes))), default=None)


def _words(html: str) -> int:
    return read_fragment(html).words


def _minutes(words: int) -> int:
    """Return how long it takes to read so many words."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def _repeat(ids: Iterable[str]) -> bool:
    """Return whether one of some ids comes twice."""
    listed = list(ids)
    return len(listed) > len(set(listed))
