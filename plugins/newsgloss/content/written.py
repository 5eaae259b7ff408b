"""content/ and seeds/ -> all that their authors wrote, each page with its places, and what is wrong with its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Generic

from newsgloss.linking.glossary import Glossary, read_glossary
from newsgloss.linking.glossary_files import glossary_files, overlooked_files
from newsgloss.linking.notes import NoteFile, load_notes, notes_beside, stray_notes
from newsgloss.linking.shared.copies import pinned_copies, read_copy
from newsgloss.linking.shared.entries import SharedEntry
from newsgloss.model.characters import BIDI, closed, disguised
from newsgloss.model.folders import NEW_DRAFT, NamedPath, Stamp, files_in, stamps
from newsgloss.model.misnamed import misnamed_folder, misnamed_problem, name_flaws
from newsgloss.model.page_shapes import ExplainerMeta, PageMeta, TopicMeta
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, Place, Problem, errors, position
from newsgloss.model.settings import Project
from newsgloss.model.validation import RecordType, check_document, known_keys
from newsgloss.model.yaml_source import front_matter_to_a_rule, open_front_matter, read_text, split_front_matter
from newsgloss.model.yaml_text.parsing import Document, parse_what_can_be, unseen
from newsgloss.model.yaml_text.places import Places
from newsgloss.seeds.sidecars import LoadedSeed, load_seed, seed_files, sidecar_path

from .steps import PLAINLY, Reading, Steps

METADATA = pattern_of(r"\A\ufeff?[A-Za-z][\w -]*:")  # how a page begins that is written as Pelican's manual has it
OTHER_KINDS = (".htm", ".html", ".markdown", ".mdown", ".mkd", ".rst")  # pages that Pelican would publish unchecked
QUOTED = pattern_of(r"^[ ]{0,3}>.*$", re.MULTILINE)  # a line of a quote, such as a seed's, which may be in Arabic
BUILT_ON = pattern_of(r"^seed[ \t]*:", re.MULTILINE)
UNENDED = "the line of --- that ends the front matter is missing"
BODY = "the body"  # no key of front matter


@dataclass(frozen=True, slots=True)
class Written(Generic[RecordType]):
    """A page as its author wrote it. `body` is Markdown and begins on line `body_line` of the file.

    `lost` are the keys of its front matter that are wrong: what stands in for them is not the author's. BODY is among
    them where nobody sees all of that.
    """

    file: NamedPath
    meta: RecordType
    places: Places
    body: str
    body_line: int
    lost: frozenset[str] = frozenset()

    @property
    def slug(self) -> str:
        """The page's name in its address: the file's, without its ending."""
        return self.file.path.stem

    def has(self, *keys: str) -> bool:
        """Return whether some keys of the front matter are as the author wrote them, or left out."""
        return self.lost.isdisjoint(keys)

    def place(self, key: str) -> Place:
        """Return where a key of the front matter is."""
        return self.places.place((key,))

    def find(self, text: str, nth: int = 1) -> Place:
        """Return where a text is in the body for the first time, or the nth, or the file where it does not."""
        offset = -1
        for _ in range(nth):
            offset = self.body.find(text, offset + 1)
            if offset < 0:
                return self.file.place()
        line, column = position(self.body, offset)
        return self.file.place(self.body_line + line - 1, column)


Explainer = Written[ExplainerMeta]
Page = Written[PageMeta]
Topic = Written[TopicMeta]


Problems = list[Problem]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a site is made of, as it was read. Pages go by slug, seeds by id.

    All is there as far as it is right. Not everything `is_whole` where an error says that something is not;
    `unread_seeds` are the ids of seeds that could not be read at all, `unread_explainers` the slugs of such explainers,
    and of those whose name another has.
    `stamps` are the files as they were when reading began.
    """

    glossary: Glossary
    explainers: Mapping[str, Explainer]
    notes: Mapping[str, NoteFile]
    pages: Mapping[str, Page]
    topics: Mapping[str, Topic]
    seeds: Mapping[str, LoadedSeed]
    stamps: Mapping[Path, Stamp]
    unread_seeds: frozenset[str]
    unread_explainers: frozenset[str]
    is_whole: bool
    problems: tuple[Problem, ...]

    def published(self) -> Iterator[Explainer]:
        """Yield the explainers that readers find."""
        return (explainer for explainer in self.explainers.values() if explainer.meta.status == "published")

    def explainer_now(self, slug: str) -> str | None:
        """Return the slug of the explainer that had this one before, if one says so and none has it now."""
        named = (one.slug for one in self.explainers.values() if slug in one.meta.redirect_from)
        return None if slug in self.explainers else next(named, None)

    def unused_seeds(self) -> set[str]:
        """Return the seeds, also those that cannot be read, that no explainer that can be read is built on."""
        return {*self.seeds, *self.unread_seeds} - {explainer.meta.seed for explainer in self.explainers.values()}

    def source_url(self, id_: str, project: Project) -> str | None:
        """Return where readers find a source: in the list of all or, where the site has none, at its own address."""
        return project.source_url(id_) or self.glossary.sources[id_].read_at


def read_inputs(project: Project, steps: Steps = PLAINLY) -> Inputs:
    """Read all files of a project. What cannot be read is among the problems."""
    then = read_stamps(project)
    steps.read_ahead(_readings(project))
    folder = project.seen(project.content)
    of_glossary = [*glossary_files(folder.path), *overlooked_files(folder.path)]
    glossary, in_glossary = steps.read(read_glossary, of_glossary, folder)
    glossary, in_shared = _with_shared(glossary, project, steps)
    explainers, in_explainers = _by_slug(*read_explainers(project, steps))
    notes, in_notes = _read_all_notes(project, explainers.values(), steps)
    pages, in_pages = _by_slug(*(_read_folder(project, project.pages, PageMeta, steps) if project.pages else ([], [])))
    topics, in_topics = _by_slug(*_read_folder(project, project.topics, TopicMeta, steps))
    seeds, unread_seeds, in_seeds = _read_seeds(project, steps)
    problems = (*in_glossary, *in_shared, *in_explainers, *in_notes, *in_pages, *in_topics, *in_seeds)
    files = {path: path.stem for path in page_files(project, project.explainers)}
    if misnamed := misnamed_pages(project, project.explainers):
        files |= {path: path.stem for path in page_files(project, misnamed)}
    unread = {slug for path, slug in files.items() if slug not in explainers or explainers[slug].file.path != path}
    return Inputs(
        glossary=glossary,
        explainers=MappingProxyType(explainers),
        notes=MappingProxyType(notes),
        pages=MappingProxyType(pages),
        topics=MappingProxyType(topics),
        seeds=MappingProxyType(seeds),
        stamps=then,
        unread_seeds=unread_seeds,
        unread_explainers=frozenset(unread),
        is_whole=not errors(problems),
        problems=(*problems, *stray_notes(project)),
    )


def _readings(project: Project) -> Iterator[Reading]:
    """Yield what is read of explainers, notes and seeds, of which there are most."""
    for path in page_files(project, project.explainers):
        yield Reading(_read, (path,), (project.seen(path), ExplainerMeta))
        yield Reading(load_notes, (notes_beside(path),), (project, path))
    for path in seed_files(project):
        yield Reading(load_seed, (path, sidecar_path(project, path.stem)), (project, path))


def _with_shared(glossary: Glossary, project: Project, steps: Steps) -> tuple[Glossary, tuple[Problem, ...]]:
    """Return the glossary with the entries of other sites, as far as their copies may be read."""
    copies, problems = pinned_copies(project)
    shared: dict[str, SharedEntry] = {}
    unread = set(project.glossaries) - copies.keys()
    for name, (file, sha256) in copies.items():
        try:
            found = steps.read(read_copy, [file.path], file, name, sha256)
        except ContentError as error:
            problems = (*problems, *error.problems)
            unread.add(name)
        else:
            shared |= {one.record.id: one for one in found.entries}
            for one in found.entries:
                shared |= {old: one for old in one.record.redirect_from if old not in shared}
    return replace(glossary, shared=MappingProxyType(shared), unread_shared=frozenset(unread)), problems


def read_stamps(project: Project) -> Mapping[Path, Stamp]:
    """Return each file of a project that a site is made of, with what changes when it is saved."""
    shared = [project.copies] if project.glossaries else []
    found = stamps((project.content, project.seeds, *shared), project.ignored)
    own = (*project.read, project.seeds, *shared)
    return {path: stamp for path, stamp in found.items() if project.is_alone or any(map(path.is_relative_to, own))}


def read_explainers(project: Project, steps: Steps = PLAINLY) -> tuple[list[Explainer], Problems]:
    """Read the explainers, by name."""
    return _read_folder(project, project.explainers, ExplainerMeta, steps)


def read_explainer(project: Project, path: Path, steps: Steps = PLAINLY) -> tuple[Explainer, Problems]:
    """Read one explainer. Raises ContentError where nothing of it can be read."""
    file = project.seen(path)
    parts, problems = steps.read(_read, [path], file, ExplainerMeta)
    return Written(file, *parts), problems


def _read_all_notes(
    project: Project, explainers: Iterable[Explainer], steps: Steps
) -> tuple[dict[str, NoteFile], Problems]:
    """Read the notes beside each explainer."""
    problems: Problems = []
    notes: dict[str, NoteFile] = {}
    for explainer in explainers:
        file = notes_beside(explainer.file.path)
        notes[explainer.slug], found = steps.read(load_notes, [file], project, explainer.file.path)
        problems += found
    return notes, problems


def _read_seeds(project: Project, steps: Steps) -> tuple[dict[str, LoadedSeed], frozenset[str], Problems]:
    """Read the seeds, each with its sidecar if it has one; return them, and the ids of those that cannot be read."""
    problems: Problems = []
    unread: set[str] = set()
    seeds: dict[str, LoadedSeed] = {}
    for path in seed_files(project):
        try:
            seeds[path.stem], found = steps.read(load_seed, [path, sidecar_path(project, path.stem)], project, path)
            problems += found
        except ContentError as error:
            problems += error.problems
            unread.add(path.stem)
    return seeds, frozenset(unread), problems


def _by_slug(
    found: Iterable[Written[RecordType]], problems: Problems
) -> tuple[dict[str, Written[RecordType]], Problems]:
    """Return pages by their slug, the first of each; the others are problems."""
    by_slug: dict[str, Written[RecordType]] = {}
    for written in found:
        if (other := by_slug.setdefault(written.slug, written)) is not written:
            message = f"another file has this name, so both would have one address: {other.file.name}"
            problems = [*problems, Problem(written.file.place(), message, "Rename one of the two.")]
    return by_slug, problems


def _read_folder(
    project: Project, folder: Path, model: type[RecordType], steps: Steps
) -> tuple[list[Written[RecordType]], Problems]:
    """Read the pages in a folder, by name."""
    found: list[Written[RecordType]] = []
    problems: Problems = []
    others = (path for path in files_in(folder, project.content, project.ignored) if path.suffix.lower() in OTHER_KINDS)
    problems += (_other_kind(project.seen(path)) for path in others)
    if beside := misnamed_pages(project, folder):
        problems.append(misnamed_problem(project.seen(beside), project.shown(folder)))
    for path in page_files(project, folder):
        file = project.seen(path)
        try:
            parts, in_page = steps.read(_read, [path], file, model)
        except ContentError as error:
            problems += error.problems
        else:
            found.append(Written(file, *parts))
            problems += in_page
    return found, problems


def page_files(project: Project, folder: Path) -> Iterator[Path]:
    """Yield the files of Markdown in a folder of pages, by name."""
    for path in files_in(folder, project.content, project.ignored):
        if path.suffix == ".md" and not path.name.endswith(NEW_DRAFT):
            yield path


def misnamed_pages(project: Project, folder: Path) -> Path | None:
    """Return the folder that is meant for one of pages and not read; none beside pages that are not ours."""
    if not project.is_alone or not folder.is_relative_to(project.content):  # which is an error of its own
        return None
    published = (project.content / name for name in project.static)
    is_one = _quotes_a_seed if folder == project.explainers else lambda _: False
    return misnamed_folder(folder, project.content, (*project.read, *published), (".md",), is_one)


def _quotes_a_seed(path: Path) -> bool:
    """Return whether a file of Markdown says that it is built on a seed, as explainers alone do."""
    front, *_ = split_front_matter(path.read_text(encoding="utf-8", errors="replace"))
    return front is not None and BUILT_ON.search(front) is not None


def _other_kind(file: NamedPath) -> Problem:
    message = f"pages are written in Markdown, so '{file.path.suffix}' is not published"
    remedy = f"Write it as {file.path.stem}.md with front matter, or take it out of this folder."
    return Problem(file.place(), message, remedy)


Parts = tuple[RecordType, Places, str, int, frozenset[str]]


def _read(file: NamedPath, model: type[RecordType]) -> tuple[Parts[RecordType], Problems]:
    """Return a page's metadata with its places, its body, the body's first line and the keys that are lost.

    All is there as far as it is right, and with it what is wrong. Raises ContentError where nothing can be read.
    """
    text = read_text(file)
    front, body, body_line = split_front_matter(text)
    unended = open_front_matter(text, model.model_fields) if front is None else None
    if front is not None and parse_what_can_be(front, file.name).problems:
        unended = front_matter_to_a_rule(text, model.model_fields)
        if unended and parse_what_can_be(unended[0], file.name).problems:
            unended = None  # the mistake in it may be why it seems to end there
    front, body, body_line = unended or (front, body, body_line)
    in_body = list(unseen(QUOTED.sub(_undirected, body), body_line))
    flaws = [*name_flaws(file.path.stem, names_address=model is not TopicMeta), *in_body]
    if unended:
        flaws.append(Flaw(UNENDED, "Write a line of --- above this one.", body_line, 1))
    if front is None:
        document = Document(None, Places(file.name), (_without_front_matter(text).within(file.name),), (text,))
    else:
        document = parse_what_can_be(front, file.name, first_line=2, keys=lambda: known_keys(model))
    checked = check_document(model, document)
    problems = [*checked.problems, *(flaw.within(file.name) for flaw in flaws)]
    if checked.record is None:
        raise ContentError(problems)
    lost = checked.lost | {BODY} if in_body else checked.lost
    return (checked.record, document.places, body, body_line, lost), problems


def _undirected(quoted: re.Match[str]) -> str:
    """Return a line of a quote with what sets its parts' directions blanked out, where it misleads nobody."""
    line = quoted[0]
    return line if disguised(line) is not None or closed(line) != line else BIDI.sub(" ", line)


def _without_front_matter(text: str) -> Flaw:
    if METADATA.match(text):
        remedy = "Put it between two lines of ---, as in `title: ...`; only keys of front matter are allowed there."
        return Flaw("this page begins with metadata in Pelican's form, which is not read here", remedy, 1, 1)
    remedy = "Begin the file with a line of ---, then `title: ...`, then another line of ---."
    return Flaw("this page has no front matter", remedy, 1, 1)
