"""One raw article -> a Seed: its headline, paragraphs and subheads, with the record of every line.

The promise (docs/reference/seeds.md): nothing is corrected, re-punctuated or translated; what is left out is recorded.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newsgloss.language.quotations import Quote, find_quotes
from newsgloss.language.vocabulary import likely_language
from newsgloss.model.characters import closed, is_unseen
from newsgloss.model.fields import is_id, slug
from newsgloss.model.folders import NamedPath, files_in
from newsgloss.model.problems import ContentError, Flaw, Level, Problem, TextError, errors, reading
from newsgloss.model.settings import Project
from newsgloss.model.sources import UNDETERMINED, Sidecar
from newsgloss.model.validation import check_document, validate
from newsgloss.model.yaml_source import read_document, read_text
from newsgloss.model.yaml_text.parsing import parse_what_can_be
from newsgloss.model.yaml_text.places import Places

from .article_lines import (
    printed_corrections,
    printed_credits,
    printed_days,
    proposed_byline,
    read_article_lines,
)
from .decoding import decode
from .formats.kinds import ENDINGS, Format, marked_up
from .formats.metadata import Metadata, read_day
from .formats.opening import open_file
from .lines.headlines import could_be_menu, title_of
from .lines.rulings import Line, Overrules, normal
from .shown_text import shown_flaws

CHANGED = "Restore the file as it came; if the new text is right, write {true}."
READING = frozenset({"encoding", "mojibake", "lang", "wrap", "subheads", "media"})  # what a sidecar says of how to read
IDENTITY = frozenset({"id", "file", "sha256", "headline"})
REPEATED_WORDS = 12  # of a paragraph; shorter ones are answers and refrains
NO_METADATA = Metadata()
AS_USUAL: Mapping[str, Any] = MappingProxyType({})


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


def guessed_language(seed: Seed, default: str, sidecar: NamedPath) -> Iterator[Problem]:
    """Yield advice to say in a sidecar which language a seed is in, where that had to be guessed."""
    lang, reason = language_of(seed, default)
    if reason:
        message, remedy = f"guessed: lang {lang} ({reason})", f"Write `lang: {lang}`, or the right one, into it."
        yield Problem(sidecar.place(), message, remedy, Level.ADVICE)


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
        remedy = "If it is a menu's, begin the copy with the headline, delete what this import wrote, and import again."
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


def is_begun(sidecar: Any) -> bool:
    """Return whether what a sidecar says is but the beginning of one, which an import fills in: `mojibake: keep`."""
    return isinstance(sidecar, dict) and bool(sidecar) and sidecar.keys().isdisjoint(IDENTITY)


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


def read_with_sidecar(
    file: NamedPath, beside: NamedPath, lang: str, *, at_home: bool = True, asked: Mapping[str, Any] = AS_USUAL
) -> LoadedSeed:
    """Read the article in `file`, whose sidecar would be `beside` it. Raises ContentError where anything is wrong.

    `at_home`: they are in the seeds folder, where the id is the file's name. `asked` overrules the sidecar, which
    may be but the beginning of one.
    """
    loaded, problems = _read_as_far(file, beside, lang, at_home=at_home, asked=asked)
    if errors(problems):
        raise ContentError(problems)
    return loaded


def _read_as_far(
    file: NamedPath, beside: NamedPath, lang: str, *, at_home: bool, asked: Mapping[str, Any] | None = None
) -> tuple[LoadedSeed, list[Problem]]:
    """Return an article with its sidecar as far as that is right, and what is wrong. Raises ContentError.

    Where something, or nothing, is `asked`, the sidecar may be but the beginning of one.
    """
    data, name, id_ = file.path.read_bytes(), file.path.name, beside.path.stem
    fills_in, asked = asked is not None, asked or {}
    if not beside.path.is_file():
        with reading(file.name):
            return LoadedSeed(_read_as_asked(data, id_, name, lang, asked)), []
    document = parse_what_can_be(read_text(beside), beside.name)
    begun = fills_in and is_begun(document.data)
    if begun:
        known = {"id": slug(id_), "file": name, "sha256": hashlib.sha256(data).hexdigest(), "headline": name}
        document = replace(document, data=known | document.data)
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
        seed = read_seed(data, id_ if at_home else sidecar.id, name, sidecar=sidecar.model_copy(update=asked))
    if begun:
        seed = replace(seed, id=id_ if at_home else slug(seed.headline))
        sidecar = sidecar.model_copy(update={"id": seed.id, "headline": seed.headline})
    if sidecar.lang == UNDETERMINED:
        sidecar = sidecar.model_copy(update={"lang": language_of(seed, lang)[0]})
        problems += guessed_language(seed, lang, beside)
    return LoadedSeed(seed, sidecar, document.places, lost), problems


def _read_as_asked(data: bytes, id_: str, file: str, lang: str, asked: Mapping[str, Any]) -> Seed:
    """Read an article without a sidecar, as it would be read if one said what is asked."""
    digest = hashlib.sha256(data).hexdigest()
    sidecar = Sidecar(id=id_, file=file, sha256=digest, headline=file, lang=lang, **asked) if asked else None
    return read_seed(data, id_, file, sidecar=sidecar, lang=lang)
