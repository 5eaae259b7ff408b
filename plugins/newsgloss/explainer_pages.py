"""One explainer and the Content around it -> the values that its page draws."""

from __future__ import annotations

import datetime
import math
from collections import Counter
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
LEFT_OUT = {
    "duplicate-headline": ("the headline a second time", "repeated headlines"),
    "byline": ("the byline", "bylines"),
    "date": ("the date", "dates"),
    "credit": ("a credit", "credits"),
    "caption": ("a caption", "captions"),
    "media": ("one line for a video or recording", "lines for a video or recording"),
    "prompt": ("a prompt", "prompts"),
}
"""What may be left out of a seed, in the singular and the plural."""
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
    credits: tuple[str, ...]
    corrections: tuple[str, ...]
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
        byline=(sidecar.byline if sidecar else None) or seed.byline,
        credits=seed.credits,
        corrections=seed.corrections,
        captured_from=sidecar.captured_from if sidecar else None,
        lacks=sidecar.lacks if sidecar else None,
        words=seed.words,
        paragraphs=len(seed.paragraphs),
        shown=sum(number in numbers for number in shown),
        record=_conversion_record(seed),
    )


def _conversion_record(seed: Seed) -> ConversionRecord:
    totals = seed.totals()
    parts = [f"{totals['keep']} kept"]
    if totals["mark"]:
        parts.append(f"{totals['mark']} marked as {_marked(seed)}")
    parts.append(f"{totals['drop']} left out{_dropped(seed)}")
    unit = "blocks" if seed.is_page else "lines"
    sentence = f"Our copy has {len(seed.lines)} {unit}: {', '.join(parts)}."
    bars = tuple(line.operation for line in seed.lines)
    return ConversionRecord(len(seed.lines), totals["keep"], totals["mark"], totals["drop"], bars, sentence)


def _marked(seed: Seed) -> str:
    """Return what lines were marked as: a subhead, subheads, subheads or datelines."""
    rules = [line.as_ if line.as_ == "subhead" else line.rule for line in seed.lines if line.operation == "mark"]
    if len(rules) == 1:
        return f"a {rules[0]}"
    return " or ".join(f"{rule}s" for rule in sorted(set(rules), reverse=True))


def _dropped(seed: Seed) -> str:
    """Return in brackets what was left out."""
    counts = Counter(
        line.rule if line.as_ == "headline" else line.as_ for line in seed.lines if line.operation == "drop"
    )
    parts = [_counted(counts[kind], one, many) for kind, (one, many) in LEFT_OUT.items() if counts[kind]]
    return f" ({' and '.join(filter(None, (', '.join(parts[:-1]), parts[-1])))})" if parts else ""


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{NUMBERS[count] if count < len(NUMBERS) else count} {many}"


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
    return Showcase(*best.sentence, best.in_source, where, url, by_id[best.entry])


def _showcase_rank(mention: Mention, found: Card) -> tuple[bool, bool, int]:
    length = sum(map(len, mention.sentence))
    return found.lang is None, not mention.in_source, length
