"""One raw article -> a Seed: its headline, paragraphs and subheads, with the record of every line.

The promise (docs/reference/seeds.md): nothing is corrected, re-punctuated or translated; what is left out is recorded.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from .documents import Document, parse, read_text
from .documents import line as yaml_line
from .problems import ContentError, Place, Problem
from .project import Project
from .records import ID_PATTERN, Sidecar
from .validation import validate

ENDINGS = (".txt",)  # the kinds of file that are read
SUBHEAD_WORDS = 12  # words; a longer line is a sentence that lost its full stop
MEDIA = re.compile(r"^(?:watch|listen|video|audio|photos?|gallery)\s*:", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")

Operation = Literal["keep", "mark", "drop"]


@dataclass(frozen=True, slots=True)
class Line:
    """What was done with one line of a seed, and why. Lines count from 1; blank ones have no record."""

    number: int
    operation: Operation
    as_: str
    rule: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw article, read. `lines` holds each of its lines that is not blank, once."""

    id: str
    file: str
    sha256: str
    headline: str
    lines: tuple[Line, ...]

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

    def totals(self) -> dict[str, int]:
        """Return how many lines were kept, marked and dropped."""
        counts = Counter(line.operation for line in self.lines)
        return {"keep": counts["keep"], "mark": counts["mark"], "drop": counts["drop"]}


def normal(text: str) -> str:
    """Return text as the promise compares it: NFC, runs of white space as one space, nothing else."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_seed(data: bytes, id_: str, file: str, shown: str) -> Seed:
    """Read a raw article. Raises ContentError where there is no text to read; `shown` is the path that people see."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(shown, data.count(b"\n", 0, error.start) + 1, 1)
        raise ContentError([Problem(place, "this is not UTF-8 text", "Save the file as UTF-8.")]) from None
    lines = tuple(_lines(text))
    if not lines:
        raise ContentError([Problem(Place(shown), "this seed is empty", "Put the article's text in it.")])
    return Seed(id_, file, hashlib.sha256(data).hexdigest(), lines[0].text, lines)


def _lines(text: str) -> Iterator[Line]:
    """Yield each line that is not blank, with what becomes of it."""
    numbered = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    written = [(number, line) for number, line in numbered if line]
    blank = {number for number, line in numbered if not line} | {0, len(numbered) + 1}
    headline = written[0][1] if written else ""
    for index, (number, line) in enumerate(written):
        following = written[index + 1][1] if index + 1 < len(written) else ""
        alone = number - 1 in blank and number + 1 in blank
        if index == 0:
            yield Line(number, "keep", "headline", "first-line", "the first line is the headline", line)
        elif index == 1 and normal(line) == normal(headline):
            reason = "the headline stands here a second time"
            yield Line(number, "drop", "headline", "duplicate-headline", reason, line)
        elif MEDIA.match(line):
            reason = "a line for a video or recording that the text does not hold"
            yield Line(number, "drop", "media", "media-placeholder", reason, line)
        elif alone and _is_subhead(line) and following and not _is_subhead(following):
            reason = "a short line of its own without a full stop, followed by prose"
            yield Line(number, "mark", "subhead", "subhead-inferred", reason, line)
        else:
            yield Line(number, "keep", "paragraph", "prose", "a paragraph of the story", line)


def _is_subhead(line: str) -> bool:
    return len(line.split()) <= SUBHEAD_WORDS and not SENTENCE_END.search(line)


def record(seed: Seed) -> str:
    """Return the record of a conversion, as JSON: what happened to every line, and the totals."""
    lines = [_line_record(line) for line in seed.lines]
    data = {
        "tool": f"newsgloss {version('newsgloss')}",
        "seed": seed.id,
        "file": seed.file,
        "sha256": seed.sha256,
        "lines": lines,
        "totals": {"lines": len(seed.lines), **seed.totals()},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _line_record(line: Line) -> dict[str, Any]:
    said: dict[str, Any] = {
        "n": line.number,
        "op": line.operation,
        "as": line.as_,
        "rule": line.rule,
        "reason": line.reason,
    }
    return {**said, "text": line.text} if line.operation == "drop" else said


def seed_files(project: Project) -> list[Path]:
    """Return the raw articles in the project's seeds folder, by name."""
    found = project.seeds.glob("*") if project.seeds.is_dir() else ()
    return sorted(path for path in found if path.suffix in ENDINGS and not path.name.startswith("."))


def sidecar_path(project: Project, id_: str) -> Path:
    """Return where a seed's sidecar stands."""
    return project.seeds / f"{id_}.yaml"


def load_sidecar(path: Path, shown: str) -> tuple[Sidecar, Document]:
    """Read a sidecar. Raises ContentError with everything that is wrong with it."""
    document = parse(read_text(path, shown), shown)
    sidecar = validate(Sidecar, document.data, document)
    if isinstance(sidecar, list):
        raise ContentError(sidecar)
    return sidecar, document


def load_seed(project: Project, path: Path) -> tuple[Seed, Sidecar | None]:
    """Read a raw article and the sidecar beside it, if there is one, and compare the two.

    Raises ContentError where the file's name is no id, or the sidecar describes another file or other bytes.
    """
    if not re.fullmatch(ID_PATTERN, path.stem):
        message = f"'{path.stem}' is no id"
        remedy = "Rename the file: lower-case letters, digits and single hyphens."
        raise ContentError([Problem(Place(project.shown(path)), message, remedy)])
    seed = read_seed(path.read_bytes(), path.stem, path.name, project.shown(path))
    beside = sidecar_path(project, path.stem)
    if not beside.is_file():
        return seed, None
    sidecar, document = load_sidecar(beside, project.shown(beside))
    problems = []
    for key, said, true, remedy in (
        ("id", sidecar.id, seed.id, "The id is the file's name without its ending."),
        ("file", sidecar.file, seed.file, "Name the file beside this one."),
        ("sha256", sidecar.sha256, seed.sha256, "Restore the file as it came; if the new text is right, write {true}."),
    ):
        if said != true:
            message = f"the sidecar says {key} '{said}', the file says '{true}'"
            problems.append(Problem(document.place((key,)), message, remedy.format(true=true)))
    if problems:
        raise ContentError(problems)
    return seed, sidecar


def propose_sidecar(seed: Seed, lang: str) -> str:
    """Return a sidecar for a seed that has none, as YAML, with what its author has to add."""
    known = f"id: {seed.id}\nfile: {seed.file}\nsha256: {seed.sha256}\nencoding: utf-8\nlang: {lang}\n"
    return (
        "# yaml-language-server: $schema=../content/.schemas/sidecar.json\n"
        f"{known}{yaml_line('headline', seed.headline)}"
        "# To publish, say where the text comes from and whose it is:\n"
        "# publisher: the newspaper or agency\n# published: YYYY-MM-DD\n# url: the original's address\n"
        "# byline: as printed\n# lacks: what this copy lacks\n"
        "# rights:\n#   holder: who owns the words\n#   permission: own, granted, licence, exception or unknown\n"
    )
