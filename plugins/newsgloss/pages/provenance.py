"""A seed, its sidecar and the page that quotes it -> what readers are told of where the story comes from."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsgloss.content.values import PageText
from newsgloss.language.english import english_article
from newsgloss.language.interface import N_, NN_, SOURCE_LANGUAGE, Language
from newsgloss.model.fields import primary
from newsgloss.model.sources import Sidecar
from newsgloss.seeds.seed import Seed

PERMISSIONS = {
    "own": N_("The words are our own."),
    "granted": N_("The owner of the rights gave permission."),
    "licence": N_("A licence permits it."),
    "exception": N_("An exception to copyright permits it."),
    "unknown": N_(
        "It is not settled whether the story may be shown here, so we ask search engines not to list this page."
    ),
}
HAS_LINES = NN_("Our copy has %(count)s line: %(parts)s.", "Our copy has %(count)s lines: %(parts)s.")
HAS_BLOCKS = NN_("Our copy has %(count)s block: %(parts)s.", "Our copy has %(count)s blocks: %(parts)s.")
LEFT_OUT = {
    "duplicate-headline": NN_("the headline a second time", "%(number)s repeated headlines"),
    "byline": NN_("the byline", "%(number)s bylines"),
    "date": NN_("the date", "%(number)s dates"),
    "credit": NN_("a credit", "%(number)s credits"),
    "caption": NN_("a caption", "%(number)s captions"),
    "media": NN_("one line for a video or recording", "%(number)s lines for a video or recording"),
    "prompt": NN_("an invitation to click", "%(number)s invitations to click"),
    "quote": NN_("a quote that repeats the story", "%(number)s quotes that repeat the story"),
    "struck": NN_("struck-out words", "struck-out words in %(number)s places"),
    "beside": NN_("one block beside the story", "%(number)s blocks beside the story"),
}
"""What may be left out of a seed: one, and several."""


@dataclass(frozen=True, slots=True)
class ConversionRecord:
    """What became of a seed's lines."""

    total: int
    kept: int
    marked: int
    left_out: int
    bars: tuple[str, ...]
    sentence: str


class Credit(NamedTuple):
    """A line that says who else made a story, and the full stop that it lacks."""

    text: str
    stop: str


@dataclass(frozen=True, slots=True)
class SeedPart:
    """Where an explainer's story comes from. `lang` is its language, where that is not the reader's.

    `from_whom` and `corrected_by` name its publisher, or say who it is where we do not know the name.
    """

    headline: str
    lang: str | None
    publisher: str | None
    from_whom: str
    corrected_by: str
    published: datetime.date | None
    url: str | None
    holder: str | None
    statement: str | None
    permission: str | None
    permission_line: str | None
    searched: bool
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

    @property
    def is_unsearched(self) -> bool:
        """Whether the search is to find our words alone, and not those of the story."""
        return not self.searched

    @property
    def headline_stop(self) -> str:
        """The full stop that its headline lacks where it is in a sentence."""
        return _stop(self.headline)

    @property
    def credit_lines(self) -> tuple[Credit, ...]:
        """Its credits as sentences."""
        return tuple(Credit(line, _stop(line)) for line in self.credits)


def _stop(words: str) -> str:
    return "" if words.endswith((".", "?", "!")) else "."


def provenance(seed: Seed, sidecar: Sidecar | None, text: PageText, language: Language) -> SeedPart:
    """Return what readers are told, in their language, of the story that a page quotes."""
    shown = text.proof.shown if text.proof else ()
    numbers = {line.number for line in seed.paragraphs}
    rights = sidecar.rights if sidecar else None
    publisher = sidecar.publisher if sidecar else None
    return SeedPart(
        headline=seed.headline,
        lang=language.marks(sidecar.lang) if sidecar else None,
        publisher=publisher,
        from_whom=publisher or language.gettext("the source"),
        corrected_by=publisher or language.gettext("its publisher"),
        published=sidecar.published if sidecar else None,
        url=sidecar.url if sidecar else None,
        holder=rights.holder if rights else None,
        statement=rights.statement if rights else None,
        permission=rights.permission if rights else None,
        permission_line=language.gettext(PERMISSIONS[rights.permission]) if rights else None,
        searched=rights.searched if rights else False,
        byline=(sidecar.byline if sidecar else None) or seed.byline,
        credits=seed.credits,
        corrections=seed.corrections,
        captured_from=sidecar.captured_from if sidecar else None,
        lacks=sidecar.lacks if sidecar else None,
        words=seed.words,
        paragraphs=len(seed.paragraphs),
        shown=sum(number in numbers for number in shown),
        record=_conversion_record(seed, language),
    )


def story_kind(sidecar: Sidecar | None, language: Language) -> str | None:
    """Return what a page is built from, in a few words: a CBC News story of 27 March 2020."""
    if sidecar is None or sidecar.publisher is None:
        return None
    paper = sidecar.publisher.removeprefix("The ") if primary(language.tag) == SOURCE_LANGUAGE else sidecar.publisher
    known = {"publisher": paper, "article": english_article(paper)}
    if sidecar.published is None:
        return language.gettext("based on %(article)s %(publisher)s story") % known
    known["day"] = language.day(sidecar.published)
    return language.gettext("based on %(article)s %(publisher)s story of %(day)s") % known


def _conversion_record(seed: Seed, language: Language) -> ConversionRecord:
    totals, count = seed.totals(), len(seed.lines)
    has = language.ngettext(*(HAS_BLOCKS if seed.is_page else HAS_LINES), count)
    sentence = has % {"count": count, "parts": ", ".join(_parts(seed, language))}
    bars = tuple(line.operation for line in seed.lines)
    return ConversionRecord(count, totals["keep"], totals["mark"], totals["drop"], bars, sentence)


def _parts(seed: Seed, language: Language) -> Iterator[str]:
    """Yield how many lines were kept, marked and left out, and which."""
    totals = seed.totals()
    kept, marked, dropped = (totals[operation] for operation in ("keep", "mark", "drop"))
    yield language.ngettext("%(count)s kept", "%(count)s kept", kept) % {"count": kept}
    if marked:
        known = {"count": marked, "what": _marked(seed, language)}
        yield language.ngettext("%(count)s marked as %(what)s", "%(count)s marked as %(what)s", marked) % known
    left_out = language.ngettext("%(count)s left out", "%(count)s left out", dropped) % {"count": dropped}
    what = language.listed(list(_left_out(seed, language)))
    yield f"{left_out} ({what})" if what else left_out


def _marked(seed: Seed, language: Language) -> str:
    """Return what lines were marked as: a subhead, subheads, subheads or datelines."""
    marked = [line for line in seed.lines if line.operation == "mark"]
    subheads = sum(line.as_ == "subhead" for line in marked)
    if 0 < subheads < len(marked):
        return language.gettext("subheads or datelines")
    if subheads:
        return language.ngettext("a subhead", "subheads", subheads)
    return language.ngettext("a dateline", "datelines", len(marked))


def _left_out(seed: Seed, language: Language) -> Iterator[str]:
    """Yield what was left out, kind by kind."""
    counts = Counter(
        line.rule if line.as_ == "headline" else line.as_ for line in seed.lines if line.operation == "drop"
    )

    for kind, forms in LEFT_OUT.items():
        if count := counts[kind]:
            yield language.ngettext(*forms, count) % {"number": language.number(count)}
