"""A raw article -> its sidecar, record and draft on disk. What an author has written is never overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.content.written import Explainer, read_explainers
from newsgloss.model.fields import is_id, primary, slug
from newsgloss.model.folders import NamedPath, seen_from
from newsgloss.model.problems import ContentError, Level, Problem, reading
from newsgloss.model.setting_shapes import PELICAN_DEFAULTS
from newsgloss.model.settings import Project
from newsgloss.model.sources import UNDETERMINED
from newsgloss.model.yaml_source import read_document, write_bytes, write_text
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.formats.kinds import ENDINGS
from newsgloss.seeds.seed import (
    Seed,
    guessed_language,
    is_begun,
    language_of,
    load_sidecar,
    read_with_sidecar,
    seed_files,
    warnings,
)

from .article_files import OtherFile, files_in_folder, usual_name, why_not_read
from .markdown_draft import Outcome, differences, draft, draft_converter, save_draft
from .record import record
from .sidecar_draft import asked_sidecar, completed_sidecar, guesses, propose_sidecar, renamed_sidecar

THERE = "in that alone"
RUN = 4  # words in a row; two stories have few such runs in common
SHARED = 0.3  # of the runs of the shorter of two drafts of one story


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one raw article, and where its draft is, as people see it.

    `unsigned` is its sidecar while that does not say whose words they are.
    """

    seed: str
    draft: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    update: str | None = None
    unsigned: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where imported articles go: seeds with sidecars and records into `seeds`, drafts into `drafts`.

    `copies` says whether the articles themselves are kept there. `used` leads from a seed to the explainer on it.
    `asked` is what overrules the sidecars in how articles are read.
    """

    seeds: Path
    drafts: Path
    root: Path
    lang: str
    markdown: Mapping[str, Any]
    used: Mapping[str, Path]
    copies: bool = True
    asked: Mapping[str, Any] = field(default_factory=dict)

    def keeps(self, path: Path) -> bool:
        """Return whether a file already is where articles are kept."""
        return self.copies and path.parent == self.seeds

    def seen(self, path: Path) -> NamedPath:
        """Return a path with its name as people see it."""
        return seen_from(self.root, path)


def project_desk(project: Project) -> Desk:
    """Return the desk of a project: articles are kept in its seeds folder."""
    return _desk(project, read_explainers(project)[0])


def _desk(project: Project, explainers: Iterable[Explainer]) -> Desk:
    used = {explainer.meta.seed: explainer.file.path for explainer in explainers if explainer.meta.seed}
    return Desk(project.seeds, project.explainers, project.root, project.lang, project.markdown, used)


def folder_desk(folder: Path) -> Desk:
    """Return a desk outside any project: everything but the article itself goes into one folder."""
    root = Path.cwd()
    return Desk(folder, folder, root, PELICAN_DEFAULTS["DEFAULT_LANG"], PELICAN_DEFAULTS["MARKDOWN"], {}, copies=False)


def articles(desk: Desk, path: Path) -> tuple[list[Path], list[OtherFile]]:
    """Return the raw articles that a path names, the file itself or those in the folder, and what else is in that.

    Raises ContentError where a folder has no article.
    """
    if not path.is_dir():
        return [path], []
    found, others = files_in_folder(path)
    if not found:
        remedy = f"What is read are files of text and saved web pages: {', '.join(ENDINGS)}."
        told = [other.flaw.within(desk.seen(other.path).name) for other in others]
        raise ContentError([Problem(desk.seen(path).place(), "there is no article in this folder", remedy), *told])
    return found, others


def read_article(desk: Desk, path: Path, id_: str | None = None) -> tuple[Seed, str]:
    """Return a raw article as a seed, and its draft; nothing is written.

    Its id is the given one, else the file's name in a seeds folder, else its sidecar's, else a slug of its headline.
    Raises ContentError where it cannot be read.
    """
    file = desk.seen(path)
    if not path.is_file():
        raise ContentError([Problem(file.place(), "there is no such file", "Check its name.")])
    if path.suffix.lower() not in ENDINGS and (flaw := why_not_read(path)):
        raise ContentError([flaw.within(file.name)])
    if desk.keeps(path) and not is_id(path.stem):
        remedy = f"Rename the file to {usual_name(path, slug(path.stem))}."
        raise ContentError([Problem(file.place(), f"'{path.stem}' is not a valid id", remedy)])
    at_home = desk.keeps(path)
    beside = desk.seen(path.with_suffix(".yaml"))
    seed, sidecar, *_ = read_with_sidecar(file, beside, desk.lang, at_home=at_home, asked=desk.asked)
    name = id_ or (seed.id if at_home or sidecar else slug(seed.headline))
    seed = replace(seed, id=name)
    lang = sidecar.lang if sidecar else language_of(seed, desk.lang)[0]
    foreign = lang if primary(lang) != primary(desk.lang) else None
    with reading(file.name):
        return seed, draft(seed, sidecar, draft_converter(desk.markdown), foreign)


class Given(NamedTuple):
    """An id that was given to an article in a run, and its draft."""

    path: Path
    draft: str


def import_article(
    desk: Desk, path: Path, id_: str | None = None, *, update: bool = False, taken: dict[str, Given] | None = None
) -> Imported:
    """Write what is missing, or unchanged by its author, for one raw article.

    An article from elsewhere is first copied into the seeds folder, unaltered, with the sidecar beside it. With
    `update`, the new draft of an explainer that its author has changed is written beside it. `taken` holds the ids
    given so far in one run. What the desk asks of how articles are read is written into the sidecar.
    Raises ContentError where the article cannot be read, or its id is taken.
    """
    seed, text = read_article(desk, path, id_)
    if taken is not None and (other := taken.get(seed.id)) is not None and other.path != path:
        if other.draft == text:
            own = () if path.read_bytes() == other.path.read_bytes() else _warned(desk, path, seed)
            return Imported(seed.id, desk.seen(other.path).name, Outcome.COPY, tuple(own))
        raise ContentError([_alike(desk, path, other, text) or _taken(desk, path, other.path, seed.id)])
    given = Given(path, text)
    left = []
    if not desk.copies:
        _refuse_another(desk, path, seed)
        left = _carry_sidecar(desk, path, seed.id, path.name)
    elif not desk.keeps(path):
        path, left = _adopt(desk, path, seed, text)
        seed = replace(seed, file=path.name)
        if (desk.seeds / f"{seed.id}.yaml").is_file():  # which may say how it is read
            seed, text = read_article(desk, path)
    place = desk.used.get(seed.id, desk.drafts / f"{seed.id}.md")
    before = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
    outcome = save_draft(text, place, desk.seeds / ".base" / f"{seed.id}.md")
    write_text(desk.seeds / f"{seed.id}.record.json", record(seed))
    sidecar = desk.seeds / f"{seed.id}.yaml"
    guessed = _write_sidecar(desk, sidecar, seed)
    changed = _write_beside(place, text, desk) if update and outcome is Outcome.KEPT else None
    if outcome is Outcome.REWRITTEN:
        changed = f"{desk.seen(place).name}: {differences(text, before)}"
    found = _warned(desk, path, seed)
    if taken is not None:
        taken.setdefault(seed.id, given)
    kept = load_sidecar(desk.seen(sidecar))
    if kept.lang == UNDETERMINED:
        guessed = [*guessed_language(seed, desk.lang, desk.seen(sidecar))]
    unsigned = None if kept.rights else desk.seen(sidecar).name
    return Imported(seed.id, desk.seen(place).name, outcome, (*left, *found, *guessed), changed, unsigned)


def _write_sidecar(desk: Desk, sidecar: Path, seed: Seed) -> list[Problem]:
    """Write what a seed's sidecar lacks; return advice on what was guessed."""
    seen = desk.seen(sidecar)
    if not sidecar.is_file():
        write_text(sidecar, propose_sidecar(seed, desk.lang, desk.asked))
        return _guessed(desk, sidecar, seed)
    if is_begun(said := read_document(seen).data):
        write_text(sidecar, completed_sidecar(seen, seed, desk.lang, desk.asked))
        return _guessed(desk, sidecar, seed, said)
    digest = {} if desk.copies else {"sha256": seed.sha256}  # of an article that is kept elsewhere, and may change
    write_text(sidecar, asked_sidecar(seen, {**digest, **desk.asked}))
    return []


def _warned(desk: Desk, path: Path, seed: Seed) -> Iterator[Problem]:
    """Yield what an editor should look at in an article, with its file."""
    yield from (flaw.within(desk.seen(path).name) for flaw in warnings(seed))


def _guessed(desk: Desk, sidecar: Path, seed: Seed, said: Collection[str] = ()) -> list[Problem]:
    """Return advice to look at what is proposed in a sidecar and was guessed, but for what its author has said."""
    unsaid = (guess for guess in guesses(seed, desk.lang) if guess.field not in said)
    told = [f"{guess.field} {guess.value} ({guess.reason})" for guess in unsaid]
    if not told:
        return []
    remedy = "Correct in it what is wrong."
    return [Problem(desk.seen(sidecar).place(), f"guessed: {'; '.join(told)}", remedy, Level.ADVICE)]


def import_missing(project: Project) -> list[Imported]:
    """Import every seed that no explainer is built on; none where an explainer cannot be read: it may be on any."""
    explainers, problems = read_explainers(project)
    if problems:
        return []
    desk = _desk(project, explainers)
    return [import_article(desk, path) for path in seed_files(project) if path.stem not in desk.used]


def _adopt(desk: Desk, path: Path, seed: Seed, text: str) -> tuple[Path, list[Problem]]:
    """Copy an article into the seeds folder under its id; return where it is now, and what was left behind."""
    copy = desk.seeds / usual_name(path, seed.id)
    data = path.read_bytes()
    others = [file for file in desk.seeds.glob(f"{seed.id}.*") if file.suffix.lower() in ENDINGS]
    if any(file != copy or file.read_bytes() != data for file in others):
        raise ContentError([_changed(desk, path, others[0], seed, text) or _taken(desk, path, others[0], seed.id)])
    left = _carry_sidecar(desk, path, seed.id, copy.name)  # before the article: that never is without its sidecar
    write_bytes(copy, data)
    return copy, left


def _carry_sidecar(desk: Desk, path: Path, id_: str, file: str) -> list[Problem]:
    """Copy the sidecar beside an article to the desk, unless one is there; say so where that is another."""
    beside, copy = desk.seen(path.with_suffix(".yaml")), desk.seeds / f"{id_}.yaml"
    if not beside.path.is_file() or beside.path == copy:
        return []
    text = renamed_sidecar(beside, id_, file)
    if not copy.is_file():
        write_text(copy, text)
    elif copy.read_bytes() != text.encode() and not _says(copy, text):
        remedy = f"It was left as it is. Take over from {beside.name} what you need."
        return [Problem(desk.seen(copy).place(), "there is another sidecar here", remedy, Level.WARNING)]
    return []


def _says(sidecar: Path, begun: str) -> bool:
    """Return whether a sidecar says all that one says which was only begun."""
    data = parse(begun, sidecar.name).data
    return is_begun(data) and bool(
        data.items() <= parse(sidecar.read_text(encoding="utf-8"), sidecar.name).data.items()
    )


def _refuse_another(desk: Desk, path: Path, seed: Seed) -> None:
    """Raise ContentError where an article of another name has its draft, record and sidecar here already."""
    beside = desk.seeds / f"{seed.id}.yaml"
    other = load_sidecar(desk.seen(beside)).file if beside.is_file() else path.name
    if other != path.name:
        raise ContentError([_taken(desk, path, desk.seeds / other, seed.id)])


def _changed(desk: Desk, path: Path, kept: Path, seed: Seed, text: str) -> Problem | None:
    """Return how an article has changed since it was imported, or None where that was another one."""
    base = desk.seeds / ".base" / f"{seed.id}.md"
    before = base.read_text(encoding="utf-8", errors="replace") if base.is_file() else ""
    if not _is_same_story(text, before):
        return None
    message = f"this has changed since it was imported as {desk.seen(kept).name}: {differences(text, before)}"
    remedy = f"To take it over, replace that file by it, and write sha256: {seed.sha256} into its sidecar."
    return Problem(desk.seen(path).place(), message, remedy)


def _alike(desk: Desk, path: Path, other: Given, text: str) -> Problem | None:
    """Return how an article differs from another of this run that tells the same story, or None where none does."""
    if not _is_same_story(text, other.draft):
        return None
    message = f"this differs from {desk.seen(other.path).name}: {differences(text, other.draft, THERE)}"
    return Problem(desk.seen(path).place(), message, "Keep the right one, or import this by itself, with another --id.")


def _is_same_story(draft: str, other: str) -> bool:
    """Return whether two drafts tell one story, however it was changed: they share many runs of words."""
    runs, others = (_runs(told.partition("\n\n")[2].split()) for told in (draft, other))
    return len(runs & others) > SHARED * min(len(runs), len(others))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _taken(desk: Desk, path: Path, other: Path, id_: str) -> Problem:
    message = f"the id '{id_}' is taken by another text: {desk.seen(other).name}"
    return Problem(desk.seen(path).place(), message, "Import it by itself, with another --id.")


def _write_beside(explainer: Path, text: str, desk: Desk) -> str:
    """Write a new draft beside an explainer that its author has changed; return what differs."""
    place = explainer.with_name(f"{explainer.stem}.new.md")
    write_text(place, text)
    written = explainer.read_text(encoding="utf-8", errors="replace")
    return f"{desk.seen(place).name}: {differences(text, written)}"
