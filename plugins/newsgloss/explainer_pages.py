"""One explainer and the Content around it -> the values that its page draws."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from markupsafe import Markup

from .backlinks import source_line
from .content import Content, Text
from .dates import long_date
from .explainers import Explainer
from .fidelity import prove
from .fragments import read_fragment
from .occurrences import Mention, entries_in
from .records import Change, Sidecar, SourceUse
from .references import Card, Citation, card, citations
from .seeds import Seed

WORDS_A_MINUTE = 238  # words; silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)
PERMISSIONS = {
    "own": "The words are our own.",
    "granted": "Its holder gave permission.",
    "licence": "A licence permits it.",
    "exception": "An exception to copyright permits it.",
    "unknown": "Whether it may be shown here has not been settled, so we ask search engines to leave this page out.",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class ConversionRecord:
    """What became of a seed's lines."""

    total: int
    kept: int
    marked: int
    left_out: int
    bars: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class SeedPart:
    """Where an explainer's story comes from."""

    headline: str
    publisher: str | None
    published: datetime.date | None
    url: str | None
    holder: str | None
    statement: str | None
    permission: str | None
    permission_line: str | None
    byline: str | None
    captured_from: str | None
    lacks: str | None
    words: int
    paragraphs: int
    shown: int
    record: ConversionRecord

    @property
    def complete(self) -> bool:
        """Whether the page quotes the whole story."""
        return self.shown == self.paragraphs


@dataclass(frozen=True, slots=True)
class Showcase:
    """One sentence of an explainer with a word in it, and the word's card: what the home page shows of it."""

    before: str
    match: str
    after: str
    in_source: bool
    source_line: str | None
    url: str
    card: Card


@dataclass(frozen=True, slots=True)
class ExplainerPage:
    """Everything that an explainer's page shows beside what Pelican knows of it; what is empty is not shown."""

    dek: str | None
    kind_line: str | None
    story_html: Markup
    story_date: datetime.date | None
    reading_minutes: int
    noindex: bool
    sections: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    citations: tuple[Citation, ...]
    mentions: int
    seed: SeedPart | None
    changes: tuple[Change, ...]
    showcase: Showcase | None

    @property
    def entries(self) -> int:
        """How many entries the page explains."""
        return len(self.cards)


def explainer_page(explainer: Explainer, content: Content) -> ExplainerPage:
    """Return what an explainer's page shows."""
    meta = explainer.meta
    text = content.explainer_texts[explainer.slug]
    cards = _cards(explainer, text, content)
    uses = [use for id_ in entries_in(text.annotated.mentions) for use in content.glossary.entries[id_].sources[:1]]
    cited = citations(_merged(uses), content)
    seed, sidecar = content.seeds.get(meta.seed or "", (None, None))
    return ExplainerPage(
        dek=meta.dek,
        kind_line=_kind_line(sidecar),
        story_html=Markup(text.annotated.html),  # noqa: S704 -- sanitised by markup
        story_date=meta.story_date,
        reading_minutes=max(1, math.ceil(len(read_fragment(text.converted.html).text.split()) / WORDS_A_MINUTE)),
        noindex=meta.status != "published" or bool(seed and not (sidecar and sidecar.rights and sidecar.rights.index)),
        sections=_sections(cards, cited, seed),
        cards=cards,
        citations=cited,
        mentions=len(text.annotated.mentions),
        seed=_seed_part(seed, sidecar, text) if seed else None,
        changes=meta.changes,
        showcase=_showcase(explainer, text.annotated.mentions, cards, content),
    )


def _cards(explainer: Explainer, text: Text, content: Content) -> tuple[Card, ...]:
    """Return the cards of the entries that the page links, by first mention."""
    meta = explainer.meta
    anchors: dict[str, str] = {}
    for mention in text.annotated.mentions:
        if mention.linked:
            anchors.setdefault(mention.entry, f"#{mention.anchor}")
    entries = content.glossary.entries
    return tuple(
        card(entries[id_], content, day=meta.story_date, here=meta.here.get(id_), back=anchor)
        for id_, anchor in anchors.items()
    )


def _merged(uses: list[SourceUse]) -> list[SourceUse]:
    """Return each source once, with all places in it that are cited."""
    locators: dict[str, list[str]] = {}
    for use in uses:
        known = locators.setdefault(use.id, [])
        if use.locator and use.locator not in known:
            known.append(use.locator)
    return [SourceUse(id=id_, locator="; ".join(found) or None) for id_, found in locators.items()]


def _kind_line(sidecar: Sidecar | None) -> str | None:
    if sidecar is None or sidecar.publisher is None:
        return None
    day = f" of {long_date(sidecar.published)}" if sidecar.published else ""
    return f"built from a {sidecar.publisher} story{day}"


def _sections(cards: tuple[Card, ...], cited: tuple[Citation, ...], seed: Seed | None) -> tuple[tuple[str, str], ...]:
    """Return the sections that the page has, as ids and titles, in their order."""
    sections = (
        ("story", "The story", True),
        ("terms", "Terms in this story", bool(cards)),
        ("sources", "Sources", bool(cited)),
        ("made", "How we made this", seed is not None),
        ("corrections", "Corrections and changes", True),
    )
    return tuple((id_, title) for id_, title, there in sections if there)


def _seed_part(seed: Seed, sidecar: Sidecar | None, text: Text) -> SeedPart:
    shown = prove(text.annotated.html, seed).shown
    numbers = {line.number for line in seed.paragraphs}
    rights = sidecar.rights if sidecar else None
    return SeedPart(
        headline=seed.headline,
        publisher=sidecar.publisher if sidecar else None,
        published=sidecar.published if sidecar else None,
        url=sidecar.url if sidecar else None,
        holder=rights.holder if rights else None,
        statement=rights.statement if rights else None,
        permission=rights.permission if rights else None,
        permission_line=PERMISSIONS[rights.permission] if rights else None,
        byline=sidecar.byline if sidecar else None,
        captured_from=sidecar.captured_from if sidecar else None,
        lacks=sidecar.lacks if sidecar else None,
        words=seed.words,
        paragraphs=len(seed.paragraphs),
        shown=sum(number in numbers for number in shown),
        record=_conversion_record(seed),
    )


def _conversion_record(seed: Seed) -> ConversionRecord:
    totals = seed.totals()
    counts = [f"{totals['keep']} kept"]
    if totals["mark"]:
        counts.append(f"{totals['mark']} marked as {'a subhead' if totals['mark'] == 1 else 'subheads'}")
    counts.append(f"{totals['drop']} left out{_dropped(seed)}")
    sentence = f"Our copy has {len(seed.lines)} lines: {', '.join(counts)}."
    bars = tuple(line.operation for line in seed.lines)
    return ConversionRecord(len(seed.lines), totals["keep"], totals["mark"], totals["drop"], bars, sentence)


def _dropped(seed: Seed) -> str:
    """Return in brackets what was left out."""
    dropped = [line for line in seed.lines if line.operation == "drop"]
    parts = []
    if any(line.rule == "duplicate-headline" for line in dropped):
        parts.append("the headline a second time")
    if media := sum(line.as_ == "media" for line in dropped):
        number = NUMBERS[media] if media < len(NUMBERS) else str(media)
        parts.append(f"{number} line{'s' if media > 1 else ''} for a video or recording")
    return f" ({' and '.join(parts)})" if parts else ""


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
    line = ", ".join(filter(None, (source_line(explainer.slug, content), f"paragraph {best.paragraph}")))
    where = line if best.in_source else None
    return Showcase(best.before, best.text, best.after, best.in_source, where, url, by_id[best.entry])


def _showcase_rank(mention: Mention, found: Card) -> tuple[bool, bool, int]:
    length = len(mention.before + mention.text + mention.after)
    return found.lang is None, not mention.in_source, length
