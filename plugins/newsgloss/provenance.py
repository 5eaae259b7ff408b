"""A seed, its sidecar and the page that quotes it -> what readers are told of where the story comes from."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from .content import Text
from .dates import long_date
from .records import Sidecar
from .seeds import Seed

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


def provenance(seed: Seed, sidecar: Sidecar | None, text: Text) -> SeedPart:
    """Return what readers are told of the story that a page quotes."""
    shown = text.proof.shown if text.proof else ()
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
        searched=rights.searched if rights else False,
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


def kind_line(sidecar: Sidecar | None) -> str | None:
    """Return what a page is built from, in a few words: a CBC News story of 27 March 2020."""
    if sidecar is None or sidecar.publisher is None:
        return None
    day = f" of {long_date(sidecar.published)}" if sidecar.published else ""
    return f"built from a {sidecar.publisher} story{day}"


def _conversion_record(seed: Seed) -> ConversionRecord:
    totals = seed.totals()
    parts = [f"{totals['keep']} kept"]
    if totals["mark"]:
        parts.append(f"{totals['mark']} marked as {_marked(seed)}")
    parts.append(f"{totals['drop']} left out{_dropped(seed)}")
    unit = f"{'block' if seed.is_page else 'line'}{'' if len(seed.lines) == 1 else 's'}"
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
