"""One raw article -> a Seed: its headline, paragraphs and subheads, with the record of every line.

The promise (docs/reference/seeds.md): nothing is corrected, re-punctuated or translated; what is left out is recorded.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsgloss.language.quotations import Quote, find_quotes
from newsgloss.language.vocabulary import likely_language
from newsgloss.model.characters import closed, is_unseen
from newsgloss.model.problems import Flaw, Level, TextError
from newsgloss.model.sources import UNDETERMINED, Sidecar

from .article_lines import (
    printed_corrections,
    printed_credits,
    printed_days,
    proposed_byline,
    read_article_lines,
)
from .decoding import decode
from .formats.kinds import Format, marked_up
from .formats.metadata import Metadata, read_day
from .formats.opening import open_file
from .lines.headlines import could_be_menu, title_of
from .lines.rulings import Line, Overrules, normal
from .shown_text import shown_flaws

REPEATED_WORDS = 12  # of a paragraph; shorter ones are answers and refrains
NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw article, read. `lines` holds each line that is not blank, once; the blocks of a page are its lines.

    `metadata` is what the article says of itself, `oddities` what no reader sees in the text: names and counts.
    `guess` says why the encoding is the likeliest, where it was guessed, `flaws` what is wrong with its front matter.
    """

    id: str
    file: str
    sha256: str
    encoding: str
    headline: str
    lines: tuple[Line, ...]
    oddities: tuple[tuple[str, int], ...] = ()
    metadata: Metadata = NO_METADATA
    format: Format = Format.TEXT
    guess: str | None = None
    flaws: tuple[Flaw, ...] = ()

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines that are the story itself: paragraphs and subheads, in order."""
        return tuple(line for line in self.lines if line.as_ in {"paragraph", "subhead"})

    @property
    def paragraphs(self) -> tuple[Line, ...]:
        """The paragraphs, in order."""
        return tuple(line for line in self.lines if line.as_ == "paragraph")

    @property
    def words(self) -> int:
        """How many words the paragraphs have."""
        return sum(len(line.text.split()) for line in self.paragraphs)

    def quotes(self) -> list[Quote]:
        """Return the quotes in the paragraphs, with their speakers."""
        return find_quotes((line.number, line.text) for line in self.paragraphs)

    @property
    def byline(self) -> str | None:
        """Who wrote it, as the page or a line of the text says."""
        return self.metadata.byline or proposed_byline(self.lines)

    @property
    def published(self) -> str | None:
        """When it was published, YYYY-MM-DD, as the article or a line of the text says."""
        return self.metadata.published or next(filter(None, map(read_day, printed_days(self.lines))), None)

    @property
    def is_page(self) -> bool:
        """Whether it is a page or a document, whose blocks are its lines."""
        return self.format not in {Format.TEXT, Format.MARKDOWN}

    @property
    def credits(self) -> tuple[str, ...]:
        """Agencies' and reporters' credits, as printed."""
        return printed_credits(self.lines)

    @property
    def corrections(self) -> tuple[str, ...]:
        """The publisher's corrections, as printed."""
        return printed_corrections(self.lines)

    def totals(self) -> dict[str, int]:
        """Return how many lines were kept, marked and dropped."""
        counts = Counter(line.operation for line in self.lines)
        return {"keep": counts["keep"], "mark": counts["mark"], "drop": counts["drop"]}


def read_seed(data: bytes, id_: str, file: str, *, sidecar: Sidecar | None = None, lang: str = "en") -> Seed:
    """Read a raw article as its sidecar, if it has one, says. Raises TextError where there is no text to read."""
    opened = open_file(data, file)
    encoding = sidecar.encoding if sidecar else None
    mojibake = sidecar.mojibake if sidecar else None
    is_shown = opened.format in {Format.TEXT, Format.MARKDOWN}
    if sidecar and sidecar.lang != UNDETERMINED:
        lang = sidecar.lang
    decoded = decode(opened.data, encoding, lang=lang, mojibake=mojibake, named=opened.named, is_page=not is_shown)
    if is_unseen(decoded.text):
        raise TextError(Flaw("this seed is empty", "Put the article's text in it."))
    overrules = Overrules(sidecar.subheads, sidecar.media) if sidecar else Overrules()
    told = read_article_lines(opened, decoded.text, overrules, wrap=sidecar.wrap if sidecar else None)
    if not any(line.as_ in {"headline", "paragraph"} for line in told.lines):
        raise TextError(Flaw("this seed has no words", "Put the article's text in it."))
    if opened.format is not Format.TEXT:
        shown = (line.text for line in told.lines if line.operation != "drop")
        if flaws := [*shown_flaws(shown, decoded.text, mojibake=mojibake)]:
            raise TextError(*flaws)
    lines, unclosed = _closed(told.lines)
    oddities = decoded.oddities + told.oddities
    if unclosed:
        oddities += (("mark of direction, closed where its paragraph ends", unclosed),)
    headline = next((line.text for line in lines if line.as_ == "headline"), None)
    headline = headline or title_of(next(line.text for line in lines if line.rule == "no-headline"))
    return Seed(
        id_,
        file,
        hashlib.sha256(data).hexdigest(),
        decoded.encoding,
        headline,
        tuple(lines),
        oddities,
        told.metadata,
        opened.format,
        decoded.guess,
        (*opened.flaws, *told.flaws),
    )


def _closed(lines: Iterable[Line]) -> tuple[list[Line], int]:
    """Return lines with the directions closed that they leave open, and how many those are."""
    told = [replace(line, text=closed(line.text)) if line.operation != "drop" else line for line in lines]
    return told, sum(len(new.text) - len(old.text) for new, old in zip(told, lines, strict=True))


def language_of(seed: Seed, default: str) -> tuple[str, str]:
    """Return the language that a seed says it is in, or is most likely in, and why that is a guess, where it is one."""
    if seed.metadata.lang:
        return seed.metadata.lang, ""
    if told := likely_language(" ".join([seed.headline, *(line.text for line in seed.body)])):
        return told, "the words of the text"
    return default, "the site's; the text is too short to tell"


def warnings(seed: Seed) -> Iterator[Flaw]:
    """Yield what an editor should look at in a seed that could be read."""
    for line in seed.lines:
        if line.rule == "no-headline":
            remedy = "Write one as the explainer's `title`, and as `headline` in the sidecar."
            message = "this seed begins with a sentence and has no headline"
            yield Flaw(message, remedy, line.number, 1, Level.WARNING)
        if line.rule == "second-headline":
            remedy = (
                "If it is one, take one of the two out of the explainer; if it is a subhead, list it under `subheads:`."
            )
            yield Flaw("two different headlines?", remedy, line.number, 1, Level.WARNING)
    kept = [line for line in seed.lines if line.operation == "keep"]
    if kept and kept[0].rule == "first-line" and could_be_menu([line.text for line in kept]):
        remedy = "If not, begin the copy with the headline, delete what this import wrote, and import again."
        yield Flaw(f"is this the headline: '{kept[0].text}'?", remedy, kept[0].number, 1, Level.WARNING)
    if offer := next((line for line in seed.lines if line.rule == "wall"), None):
        message = f"this page shows only the beginning of the article: '{offer.text}'"
        remedy = "Save it where you can read the rest, or keep `lacks:` in the sidecar, which says so to readers."
        yield Flaw(message, remedy, offer.number, 1, Level.WARNING)
    yield from _repeated(seed)
    yield from seed.flaws
    if seed.format is Format.TEXT:
        yield from _marked_up(seed)
    if not seed.body:
        yield Flaw("this seed has a headline and no text", "Add the story.", level=Level.WARNING)
    for name, count in seed.oddities:
        yield Flaw(f"{count} x {name}", "Readers do not see it; the seed keeps it.", level=Level.ADVICE)


def _repeated(seed: Seed) -> Iterator[Flaw]:
    """Yield advice where a long paragraph is there more than once; it is kept each time: a refrain is no mistake."""
    places: dict[str, list[int]] = {}
    for line in seed.paragraphs:
        if len(line.text.split()) >= REPEATED_WORDS:
            places.setdefault(normal(line.text), []).append(line.number)
    for numbers in places.values():
        if len(numbers) > 1:
            told = f"this paragraph is here {len(numbers)} times: lines {', '.join(map(str, numbers))}"
            remedy = "If the copy has it too often, take what is too much out of the explainer."
            yield Flaw(told, remedy, numbers[1], 1, Level.ADVICE)


def _marked_up(seed: Seed) -> Iterator[Flaw]:
    """Yield advice where a plain text seems to be of another kind, whose marks readers would see."""
    for name, ending in marked_up(line.text for line in seed.lines):
        remedy = f"Readers will see its marks. To have it read as {name}, name it {Path(seed.file).stem}{ending}."
        yield Flaw(f"this text looks like {name}", remedy, level=Level.ADVICE)
