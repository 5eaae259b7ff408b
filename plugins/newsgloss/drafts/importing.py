"""A raw article -> its sidecar, record and draft on disk. What an author has written is never overwritten."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from newsgloss.content.written import read_explainers
from newsgloss.model.folders import NEW_DRAFT, NamedPath
from newsgloss.model.problems import ContentError, Level, Problem
from newsgloss.model.settings import Project
from newsgloss.model.sources import UNDETERMINED
from newsgloss.model.yaml_source import one_line_end, read_text, split_front_matter, write_files
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.formats.kinds import ENDINGS
from newsgloss.seeds.same_story import TELL_APART, Article, KnownArticles, article_of, is_same_story, word_changes
from newsgloss.seeds.seed import Seed, warnings
from newsgloss.seeds.sidecars import RawArticle, first_draft, guessed_language, is_begun, said_in_sidecar, seed_files

from .article_files import usual_name
from .corrected_seeds import changed_words, with_new_digest
from .desks import Desk, article_on, articles_on, desk_of, drafted, raw_article
from .markdown_draft import Outcome, differences, draft_files
from .record import record
from .sidecar_draft import asked_sidecar, completed_sidecar, guesses, propose_sidecar, renamed_sidecar

THERE = "in that alone"


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


class Given(NamedTuple):
    """An id that was given to an article in a run, and its draft."""

    path: Path
    draft: str


@dataclass(slots=True)
class ImportRun:
    """What one run of imports has done so far: the ids given, and all articles by now, once they were asked for."""

    given: dict[str, Given] = field(default_factory=dict)
    known: KnownArticles | None = None

    def articles_on(self, desk: Desk) -> KnownArticles:
        """Return the articles that have been imported on a desk."""
        self.known = self.known or articles_on(desk)
        return self.known


def import_article(
    desk: Desk, path: Path, id_: str | None = None, *, update: bool = False, run: ImportRun | None = None
) -> Imported:
    """Write what is missing, or unchanged by its author, for one raw article: all of it or nothing.

    An article from elsewhere is first copied into the seeds folder, unaltered, with the sidecar beside it. With
    `update`, an article replaces its former version, whose digest in the sidecar becomes that of the new one, and the
    new draft of an explainer that its author has changed is written beside it. So does one that was corrected where it
    is kept, if it is imported alone. `run` is what was imported before in the same one. What the desk asks of how
    articles are read is written into the sidecar.
    Raises ContentError where the article cannot be read, its id is taken, or it has another id already and was given
    none now.
    """
    article = raw_article(desk, path)
    corrected = with_new_digest(desk, article)
    seed, sidecar, text = drafted(desk, corrected or article, id_)
    corrections = tuple(changed_words(desk, article, seed, text)) if corrected else ()
    if corrected and (run or not update):
        _refuse_corrected(desk, article, corrections)
    run = run or ImportRun()
    if (other := run.given.get(seed.id)) is not None and other.path != path:
        if other.draft == text:
            own = () if article.data == other.path.read_bytes() else _warned(desk, path, seed)
            return Imported(seed.id, desk.seen(other.path).name, Outcome.COPY, tuple(own))
        raise ContentError([_alike(desk, path, other, text) or _taken(desk, path, other.path, seed.id)])
    imported, files = _planned(desk, article, (seed, text), update=update, corrections=corrections)
    if desk.copies and not (seed.id in desk.used or first_draft(desk.seeds, seed.id).is_file()):
        known, new = run.articles_on(desk), article_of(seed, sidecar, imported.draft)
        if (twin := known.same_as(new)) and twin[0].seed != seed.id:
            problem = _twin(article.file, new, *twin, is_error=id_ is None and not desk.keeps(path))
            if problem.level is Level.ERROR:
                raise ContentError([problem])
            imported = replace(imported, problems=(*imported.problems, problem))
        known.add(new)
    write_files(files)
    run.given.setdefault(seed.id, Given(path, text))
    return imported


def _refuse_corrected(desk: Desk, article: RawArticle, corrections: Collection[Problem]) -> None:
    """Raise ContentError for an article whose sidecar has another's digest, with the words that changed."""
    try:
        drafted(desk, article)
    except ContentError as error:
        raise ContentError([*error.problems, *corrections]) from None


def _twin(file: NamedPath, article: Article, other: Article, shared: str, *, is_error: bool) -> Problem:
    """Return that an article has been imported before under another id, what both have, and how their words differ."""
    changes = word_changes(article.text, other.text) if shared != "the same words" else ""
    message = f"this has {shared} as the article of {other.file}{': ' if changes else ''}{changes}"
    if is_error:
        version = f"If it is a new version, import it by itself, with --id {other.seed} --update."
        return Problem(file.place(), message, f"{version} If readers need both, give it an --id of its own.")
    return Problem(file.place(), message, TELL_APART, Level.WARNING)


def _planned(
    desk: Desk, article: RawArticle, read: tuple[Seed, str], *, update: bool, corrections: tuple[Problem, ...]
) -> tuple[Imported, dict[Path, bytes]]:
    """Return what becomes of an article, and the files to write for that, in their order. Raises ContentError.

    `read` is its seed and draft, `corrections` are what was corrected in it where it is kept.
    """
    seed, text = read
    path = _place_of(desk, article, seed, text, update=update)
    sidecar = desk.seen(desk.seeds / f"{seed.id}.yaml")
    before, left = _said(article, sidecar, path.name)
    replaces = path != article.file.path and path.is_file() and path.read_bytes() != article.data
    is_new = replaces or bool(corrections)
    said = asked_sidecar(before, sidecar.name, {"sha256": seed.sha256}) if is_new and before else before
    written: dict[Path, bytes] = {}
    if path != article.file.path:
        beside = NamedPath(sidecar.path, _seen_name(sidecar, article))
        there = RawArticle(NamedPath(path, article.file.name), article.data, beside, said)
        seed, text = _read_there(desk, there, seed, text)
        written[path] = article.data
    told, guessed = _told_in_sidecar(desk, sidecar, seed, said)
    kept = said_in_sidecar(told, _seen_name(sidecar, article))
    if kept.lang == UNDETERMINED:
        guessed = [*guessed_language(seed, desk.lang, sidecar)]
    place = desk.used.get(seed.id, desk.drafts / f"{seed.id}.md")
    outcome, changed, drafts = _drafts(desk, seed.id, place, text, update=update)
    written |= drafts | {desk.seeds / f"{seed.id}.record.json": record(seed).encode()}
    own = {sidecar.path: told.encode()} if told != before or not sidecar.path.is_file() else {}
    is_carried = said is not None and not sidecar.path.is_file()  # before the article: that never is without it
    unsigned = None if kept.rights else sidecar.name
    replaced = _replaced(desk, path, sidecar, said) if is_new else ()
    problems = (*left, *corrections, *_warned(desk, path, seed), *guessed, *replaced)
    imported = Imported(seed.id, desk.seen(place).name, outcome, problems, changed, unsigned)
    return imported, own | written if is_carried else written | own


def _read_there(desk: Desk, article: RawArticle, seed: Seed, text: str) -> tuple[Seed, str]:
    """Return an article as it is read in the seeds folder, where its sidecar may say how. Raises ContentError."""
    if article.sidecar is None:
        return replace(seed, file=article.file.path.name), text
    seed, _, text = drafted(desk, replace(article, sidecar=one_line_end(article.sidecar)))
    return seed, text


def _seen_name(sidecar: NamedPath, article: RawArticle) -> str:
    """Return the name of the file that holds what a sidecar is going to say: it may be the one beside the article."""
    return sidecar.name if sidecar.path.is_file() or article.sidecar is None else article.beside.name


def _drafts(
    desk: Desk, id_: str, place: Path, text: str, *, update: bool
) -> tuple[Outcome, str | None, dict[Path, bytes]]:
    """Return what becomes of a draft, what differs in it from what is there, and the files to write."""
    before = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
    base = first_draft(desk.seeds, id_)
    outcome, files = draft_files(text, place, base)
    told = place
    if update and outcome is Outcome.KEPT:
        told = _beside(place, text)
        files |= {told: text.encode(), base: text.encode()}  # what changes after that is told against this version
    elif outcome is not Outcome.REWRITTEN:
        return outcome, None, files
    return outcome, f"{desk.seen(told).name}: {differences(text, before)}", files


def _beside(explainer: Path, text: str) -> Path:
    """Return where a new draft goes beside an explainer: a name that is free, as its author may have edited another."""
    for number in itertools.count(1):
        path = explainer.with_name(f"{explainer.stem}{f'.{number}' if number > 1 else ''}{NEW_DRAFT}")
        if not path.exists() or (path.is_file() and path.read_bytes() == text.encode()):
            break
    return path


def _said(article: RawArticle, sidecar: NamedPath, file: str) -> tuple[str | None, list[Problem]]:
    """Return what a sidecar says, or else that beside its article, named anew, and a warning where they differ."""
    beside = article.beside
    if beside.path == sidecar.path or article.sidecar is None:
        return _text_of(sidecar), []
    text = renamed_sidecar(beside, sidecar.path.stem, file)
    said = _text_of(sidecar)
    if said is None:
        return text, []
    if said != text and not _says(said, sidecar.name, text):
        remedy = f"It was left as it is. Take over from {beside.name} what you need."
        return said, [Problem(sidecar.place(), "there is another sidecar here", remedy, Level.WARNING)]
    return said, []


def _text_of(sidecar: NamedPath) -> str | None:
    """Return the text of a sidecar with the line ends that its author wrote, or None where there is none.

    Raises ContentError as `read_text` does.
    """
    if not sidecar.path.is_file():
        return None
    read_text(sidecar)
    return sidecar.path.read_bytes().decode("utf-8-sig")


def _replaced(desk: Desk, path: Path, sidecar: NamedPath, said: str | None) -> Iterator[Problem]:
    """Yield that an article was replaced by a new version, and which lines its sidecar counts in the former one."""
    remedy = "Where the explainer has the former words, take over the new ones: `newsgloss check` names them."
    yield Problem(desk.seen(path).place(), "this was replaced by a new version", remedy, Level.ADVICE)
    data = parse(said, sidecar.name).data if said else {}
    for key in ("subheads", "media"):
        if data.get(key):
            remedy = "Look whether they are right, and import again."
            message = f"`{key}` has the numbers of lines in the former version"
            yield Problem(sidecar.place(), message, remedy, Level.WARNING)


def _told_in_sidecar(desk: Desk, sidecar: NamedPath, seed: Seed, said: str | None) -> tuple[str, list[Problem]]:
    """Return the text of a seed's sidecar with what it lacked, and advice on what was guessed of that."""
    if said is None:
        return propose_sidecar(seed, desk.lang, desk.asked), _guessed(desk, sidecar, seed)
    if is_begun(data := parse(said, sidecar.name).data):
        text = completed_sidecar(said, sidecar.name, seed, desk.lang, desk.asked)
        return text, _guessed(desk, sidecar, seed, data)
    digest = {} if desk.copies else {"sha256": seed.sha256}  # of an article that is kept elsewhere, and may change
    return asked_sidecar(said, sidecar.name, {**digest, **desk.asked}), []


def _warned(desk: Desk, path: Path, seed: Seed) -> Iterator[Problem]:
    """Yield what an editor should look at in an article, with its file."""
    yield from (flaw.within(desk.seen(path).name) for flaw in warnings(seed))


def _guessed(desk: Desk, sidecar: NamedPath, seed: Seed, said: Collection[str] = ()) -> list[Problem]:
    """Return advice to look at what is proposed in a sidecar and was guessed, but for what its author has said."""
    unsaid = (guess for guess in guesses(seed, desk.lang) if guess.field not in said)
    told = [f"{guess.field} {guess.value} ({guess.reason})" for guess in unsaid]
    if not told:
        return []
    remedy = "Correct in it what is wrong."
    return [Problem(sidecar.place(), f"guessed: {'; '.join(told)}", remedy, Level.ADVICE)]


def import_missing(project: Project) -> list[Imported]:
    """Import every seed that no explainer is built on; none where an explainer cannot be read: it may be on any.

    A seed of which there was a draft is left: its author has removed what became of it.
    """
    explainers, problems = read_explainers(project)
    if problems:
        return []
    desk = desk_of(project, explainers)
    run = ImportRun()
    unused = [path for path in seed_files(project) if path.stem not in desk.used]
    return [import_article(desk, path, run=run) for path in unused if not first_draft(desk.seeds, path.stem).is_file()]


def _place_of(desk: Desk, article: RawArticle, seed: Seed, text: str, *, update: bool) -> Path:
    """Return where an article is kept, or is to be copied: with `update`, over its former version in the same format.

    Raises ContentError where another has its place.
    """
    path = article.file.path
    if not desk.copies:
        _refuse_another(desk, path, seed)
        return path
    if desk.keeps(path):
        return path
    copy = desk.seeds / usual_name(path, seed.id)
    others = [file for file in desk.seeds.glob(f"{seed.id}.*") if file.suffix.lower() in ENDINGS]
    if any(file != copy or file.read_bytes() != article.data for file in others):
        changed = _changed(desk, path, others[0], seed, text)
        if changed is None or not update or others != [copy]:
            raise ContentError([changed or _taken(desk, path, others[0], seed.id)])
    return copy


def _says(sidecar: str, name: str, begun: str) -> bool:
    """Return whether a sidecar says all that one says which was only begun."""
    data = parse(begun, name).data
    return is_begun(data) and bool(data.items() <= parse(sidecar, name).data.items())


def _refuse_another(desk: Desk, path: Path, seed: Seed) -> None:
    """Raise ContentError where an article of another name has its draft, record and sidecar here already."""
    beside = desk.seeds / f"{seed.id}.yaml"
    other = (
        said_in_sidecar(read_text(desk.seen(beside)), desk.seen(beside).name).file if beside.is_file() else path.name
    )
    if other != path.name:
        raise ContentError([_taken(desk, path, desk.seeds / other, seed.id)])


def _changed(desk: Desk, path: Path, kept: Path, seed: Seed, text: str) -> Problem | None:
    """Return how an article has changed since it was imported, or None where that was another one."""
    base = first_draft(desk.seeds, seed.id)
    before = base.read_text(encoding="utf-8", errors="replace") if base.is_file() else ""
    address = article_of(seed, None, "").address
    is_at_address = address is not None and address == article_on(desk, seed.id, base).address
    if not (is_at_address or is_same_story(_story(text), _story(before))):
        return None
    message = f"this has changed since it was imported as {desk.seen(kept).name}: {differences(text, before)}"
    remedy = f"To take it over, import it by itself, with --id {seed.id} --update."
    if kept.name != usual_name(path, seed.id):
        remedy = f"To take it over, save it in the format of that file, and import it with --id {seed.id} --update."
    return Problem(desk.seen(path).place(), message, remedy)


def _alike(desk: Desk, path: Path, other: Given, text: str) -> Problem | None:
    """Return how an article differs from another of this run that tells the same story, or None where none does."""
    if not is_same_story(_story(text), _story(other.draft)):
        return None
    message = f"this differs from {desk.seen(other.path).name}: {differences(text, other.draft, THERE)}"
    return Problem(desk.seen(path).place(), message, "Keep the right one, or import this by itself, with another --id.")


def _story(draft: str) -> str:
    """Return the Markdown of a draft without its front matter."""
    return split_front_matter(draft)[1]


def _taken(desk: Desk, path: Path, other: Path, id_: str) -> Problem:
    message = f"the id '{id_}' is taken by another text: {desk.seen(other).name}"
    return Problem(desk.seen(path).place(), message, "Import it by itself, with another --id.")
