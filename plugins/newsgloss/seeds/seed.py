"""One raw article -> a Seed: its headline, paragraphs and subheads, with the record of every line.

The promise (docs/reference/seeds.md): nothing is corrected, re-punctuated or translated; what is left out is recorded.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsgloss.language.quotations import Quote, find_quotes
from newsgloss.model.characters import closed, is_unseen
from newsgloss.model.fields import is_id, slug
from newsgloss.model.folders import NamedPath, files_in
from newsgloss.model.problems import ContentError, Flaw, Level, Problem, TextError, errors, reading
from newsgloss.model.settings import Project
from newsgloss.model.sources import Sidecar
from newsgloss.model.validation import check_document, validate
from newsgloss.model.yaml_source import read_document, read_text
from newsgloss.model.yaml_text.parsing import parse_what_can_be
from newsgloss.model.yaml_text.places import Places

from .decoding import decode
from .email_headers import read_mail_head
from .headlines import title_of
from .html_metadata import Metadata, read_day
from .line_rules import (
    FRONT_MATTER,
    MAIL_FIELD,
    WORDLESS,
    Line,
    Overrules,
    normal,
    printed_corrections,
    printed_credits,
    printed_days,
    proposed_byline,
    read_lines,
)
from .saved_pages.omissions import AGAIN
from .saved_pages.shown_text import shown_flaws
from .unwrapping import Raw, split

if TYPE_CHECKING:
    from .html_article import SavedPage
    from .markdown_article import MarkdownText

TEXT_ENDINGS = (".txt", ".text")
MARKDOWN_ENDINGS = (".md", ".markdown")
PAGE_ENDINGS = (".html", ".htm")
ENDINGS = (*TEXT_ENDINGS, *MARKDOWN_ENDINGS, *PAGE_ENDINGS)  # the kinds of file that are read
CHANGED = "Restore the file as it came; if the new text is right, write {true}."
READING = frozenset({"encoding", "mojibake", "lang", "wrap", "subheads", "media"})  # what a sidecar says of how to read
NO_METADATA = Metadata()
MARKED_UP = (  # what kinds of text are saved as plain text by mistake
    ("Markdown", ".md", re.compile(r"^#{1,6} |\*\*[^*]+\*\*|\[[^\]]+\]\(https?:")),
    ("a web page", ".html", re.compile(r"<(?:p|div|h[1-6])\b[^>]*>|</(?:p|div|h[1-6])>")),
)
SEVERAL_MARKS = 3  # lines; one or two may be the author's own
LARGEST = 20_000_000  # bytes; the longest books have five million


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw article, read. `lines` holds each line that is not blank, once; a saved page's blocks are its lines.

    `metadata` is what the article says of itself, `oddities` what no reader sees in the text: names and counts.
    """

    id: str
    file: str
    sha256: str
    encoding: str
    headline: str
    lines: tuple[Line, ...]
    oddities: tuple[tuple[str, int], ...] = ()
    metadata: Metadata = NO_METADATA

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
        """Whether it is a saved page, whose blocks are its lines."""
        return Path(self.file).suffix.lower() in PAGE_ENDINGS

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


class LoadedSeed(NamedTuple):
    """A seed, and its sidecar with the places of what it says, if it has one.

    `lost` are the keys of the sidecar that are wrong: what stands in for them is not the author's.
    """

    seed: Seed
    sidecar: Sidecar | None = None
    places: Places | None = None
    lost: frozenset[str] = frozenset()


def read_seed(data: bytes, id_: str, file: str, *, sidecar: Sidecar | None = None, lang: str = "en") -> Seed:
    """Read a raw article as its sidecar, if it has one, says. Raises TextError where there is no text to read."""
    if len(data) > LARGEST:
        remedy = f"A seed is one article, of at most {LARGEST // 1_000_000} MB."
        raise TextError(Flaw(f"this file has {len(data) // 1_000_000} MB", remedy))
    encoding = sidecar.encoding if sidecar else None
    mojibake = sidecar.mojibake if sidecar else None
    ending = Path(file).suffix.lower()
    lang, is_page = sidecar.lang if sidecar else lang, ending in PAGE_ENDINGS
    decoded = decode(data, encoding, lang=lang, mojibake=mojibake, is_page=is_page)
    if is_unseen(decoded.text):
        raise TextError(Flaw("this seed is empty", "Put the article's text in it."))
    overrules = Overrules(sidecar.subheads, sidecar.media) if sidecar else Overrules()
    wrap = sidecar.wrap if sidecar else None
    oddities = decoded.oddities
    if is_page:
        from .html_article import read_saved_page  # noqa: PLC0415 -- what reads HTML takes a tenth of a second to load

        page = read_saved_page(decoded.text)
        lines, metadata = _page_lines(page, overrules), page.metadata
        oddities += page.oddities
    elif ending in MARKDOWN_ENDINGS:
        from .markdown_article import read_markdown  # noqa: PLC0415 -- so does what reads this

        markdown = read_markdown(decoded.text, wrap=wrap)
        lines, metadata = _markdown_lines(markdown, overrules), markdown.metadata
        oddities += markdown.oddities
    else:
        lines, metadata = _read_text(decoded.text, overrules, wrap=wrap)
    if not any(line.as_ in {"headline", "paragraph"} for line in lines):
        raise TextError(Flaw("this seed has no words", "Put the article's text in it."))
    if ending in {*PAGE_ENDINGS, *MARKDOWN_ENDINGS}:
        shown = (line.text for line in lines if line.operation != "drop")
        if flaws := [*shown_flaws(shown, decoded.text, mojibake=mojibake)]:
            raise TextError(*flaws)
    lines, unclosed = _closed(lines)
    if unclosed:
        oddities += (("mark of direction, closed where its paragraph ends", unclosed),)
    headline = next((line.text for line in lines if line.as_ == "headline"), None)
    headline = headline or title_of(next(line.text for line in lines if line.rule == "no-headline"))
    digest = hashlib.sha256(data).hexdigest()
    return Seed(id_, file, digest, decoded.encoding, headline, tuple(lines), oddities, metadata)


def _closed(lines: Iterable[Line]) -> tuple[list[Line], int]:
    """Return lines with the directions closed that they leave open, and how many those are."""
    told = [replace(line, text=closed(line.text)) if line.operation != "drop" else line for line in lines]
    return told, sum(len(new.text) - len(old.text) for new, old in zip(told, lines, strict=True))


def _markdown_lines(markdown: MarkdownText, overrules: Overrules) -> list[Line]:
    """Return what becomes of each line of a Markdown text; the blocks of words that it shows are ruled on."""
    lines = read_lines(markdown.blocks, overrules)
    if markdown.metadata.headline:
        lines[0] = replace(lines[0], rule="front-matter", reason="the front matter's title is the headline")
    lines += [Line(raw.number, raw.last, *FRONT_MATTER, raw.text) for raw in markdown.front_matter]
    lines += [Line(raw.number, raw.last, *WORDLESS, raw.text) for raw in markdown.wordless]
    return sorted(lines, key=lambda line: line.number)


def _read_text(text: str, overrules: Overrules, *, wrap: bool | None) -> tuple[list[Line], Metadata]:
    """Return what becomes of each line of a plain text, and what it says of itself where a mail's head begins it."""
    mail = read_mail_head(text)
    if mail is None:
        return read_lines(split(text, wrap=wrap), overrules), NO_METADATA
    heading = replace(mail.subject, heading=True)  # even where it is a sentence
    subject, *others = read_lines([heading, *split(mail.below, wrap=wrap)], overrules)
    subject = replace(subject, rule="mail-subject", reason="the mail's subject is the headline")
    fields = [Line(raw.number, raw.last, *MAIL_FIELD, raw.text) for raw in mail.fields]
    return sorted([subject, *fields, *others], key=lambda line: line.number), mail.metadata


def _page_lines(page: SavedPage, overrules: Overrules) -> list[Line]:
    """Return what becomes of each of a saved page's blocks, its headline first; that and its standfirst are told once.

    What else is there twice was said twice.
    """
    once = {normal(page.headline), normal(page.metadata.standfirst or "")}
    seen = {normal(page.headline)}
    raws = [Raw(1, 1, page.headline, heading=False)]
    left_out: list[Line] = []
    for number, block in enumerate(page.blocks, 2):
        text = normal(block.text)
        again = AGAIN if text in once and text in seen else None
        if omission := block.omission or again:
            left_out.append(Line(number, number, "drop", *omission, block.text))
            continue
        seen.add(text)
        raws.append(Raw(number, number, block.text, heading=block.heading))
    return sorted([*read_lines(raws, overrules), *left_out], key=lambda line: line.number)


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
    if offer := next((line for line in seed.lines if line.rule == "wall"), None):
        message = f"this page shows only the beginning of the article: '{offer.text}'"
        remedy = "Save it where you can read the rest, or keep `lacks:` in the sidecar, which says so to readers."
        yield Flaw(message, remedy, offer.number, 1, Level.WARNING)
    if Path(seed.file).suffix.lower() in TEXT_ENDINGS:
        yield from _marked_up(seed)
    if not seed.body:
        yield Flaw("this seed has a headline and no text", "Add the story.", level=Level.WARNING)
    for name, count in seed.oddities:
        yield Flaw(f"{count} x {name}", "Readers do not see it; the seed keeps it.", level=Level.ADVICE)


def _marked_up(seed: Seed) -> Iterator[Flaw]:
    """Yield advice where a plain text seems to be of another kind, whose marks readers would see."""
    for name, ending, mark in MARKED_UP:
        if sum(mark.search(line.text) is not None for line in seed.lines) >= SEVERAL_MARKS:
            remedy = f"Readers will see its marks. To have it read as {name}, name it {Path(seed.file).stem}{ending}."
            yield Flaw(f"this text looks like {name}", remedy, level=Level.ADVICE)


def seed_files(project: Project) -> list[Path]:
    """Return the raw articles in the project's seeds folder, by name."""
    found = files_in(project.seeds, project.seeds)
    return [path for path in found if path.parent == project.seeds and path.suffix.lower() in ENDINGS]


def sidecar_path(project: Project, id_: str) -> Path:
    """Return where a seed's sidecar is."""
    return project.seeds / f"{id_}.yaml"


def load_sidecar(file: NamedPath) -> Sidecar:
    """Read a sidecar. Raises ContentError with everything that is wrong with it."""
    document = read_document(file)
    sidecar = validate(Sidecar, document.data, document.places)
    if isinstance(sidecar, list):
        raise ContentError(sidecar)
    return sidecar


def load_seed(project: Project, path: Path) -> tuple[LoadedSeed, list[Problem]]:
    """Read a raw article and the sidecar beside it, if there is one, and compare the two; return what is wrong, too.

    Raises ContentError where the file's name is not a valid id, where the sidecar describes another file or other
    bytes, or where what it says of how the article is read is wrong.
    """
    file = project.seen(path)
    if not is_id(path.stem):
        message = f"'{path.stem}' is not a valid id"
        remedy = f"Rename the file to {slug(path.stem)}{path.suffix.lower()}."
        raise ContentError([Problem(file.place(), message, remedy)])
    return _read_as_far(file, project.seen(sidecar_path(project, path.stem)), project.lang, at_home=True)


def read_with_sidecar(file: NamedPath, beside: NamedPath, lang: str, *, at_home: bool = True) -> LoadedSeed:
    """Read the article in `file`, whose sidecar would be `beside` it. Raises ContentError where anything is wrong.

    `at_home`: they are in the seeds folder, where the id is the file's name.
    """
    loaded, problems = _read_as_far(file, beside, lang, at_home=at_home)
    if errors(problems):
        raise ContentError(problems)
    return loaded


def _read_as_far(file: NamedPath, beside: NamedPath, lang: str, *, at_home: bool) -> tuple[LoadedSeed, list[Problem]]:
    """Return an article with its sidecar as far as that is right, and what is wrong. Raises ContentError."""
    data, name, id_ = file.path.read_bytes(), file.path.name, beside.path.stem
    if not beside.path.is_file():
        with reading(file.name):
            return LoadedSeed(read_seed(data, id_, name, lang=lang)), []
    document = parse_what_can_be(read_text(beside), beside.name)
    sidecar, found, lost = check_document(Sidecar, document)
    problems = list(found)
    if sidecar is None or not lost.isdisjoint(READING):
        raise ContentError(problems)
    for key, said, true, remedy in (
        ("id", sidecar.id, id_ if at_home else sidecar.id, "The id is the file's name without its ending."),
        ("file", sidecar.file, name, "Name the file beside this one."),
        ("sha256", sidecar.sha256, hashlib.sha256(data).hexdigest(), CHANGED),
    ):
        if said != true and key not in lost:
            message = f"the sidecar says {key} '{said}', the file says '{true}'"
            problems.append(Problem(document.places.place((key,)), message, remedy.format(true=true)))
    if len(problems) > len(found):
        raise ContentError(problems)
    with reading(file.name):
        seed = read_seed(data, id_ if at_home else sidecar.id, name, sidecar=sidecar)
    return LoadedSeed(seed, sidecar, document.places, lost), problems
