"""A raw article and the sidecar beside it -> a Seed, read as the sidecar says, and where the two do not agree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newsgloss.model.fields import is_id, slug
from newsgloss.model.folders import NamedPath, files_in
from newsgloss.model.misnamed import misnamed_yaml
from newsgloss.model.problems import ContentError, Level, Problem, errors, reading
from newsgloss.model.settings import Project
from newsgloss.model.sources import UNDETERMINED, Sidecar
from newsgloss.model.validation import check_document, validate
from newsgloss.model.yaml_source import read_text
from newsgloss.model.yaml_text.parsing import parse, parse_what_can_be
from newsgloss.model.yaml_text.places import Places

from .formats.kinds import ENDINGS
from .seed import Seed, language_of, read_seed

CHANGED = "Restore the file as it came; if the new text is right, write {true}."
CORRECTED = "Restore the file as it came; if the new text is right, `newsgloss import {file} --update` takes it over."
MISNAMED = (".yml", ".YML", ".YAML")  # endings of sidecars that are not read
READING = frozenset({"encoding", "mojibake", "lang", "wrap", "subheads", "media"})  # what a sidecar says of how to read
IDENTITY = frozenset({"id", "file", "sha256", "headline"})
AS_USUAL: Mapping[str, Any] = MappingProxyType({})


class LoadedSeed(NamedTuple):
    """A seed, and its sidecar with the places of what it says, if it has one.

    `lost` are the keys of the sidecar that are wrong: what stands in for them is not the author's.
    """

    seed: Seed
    sidecar: Sidecar | None = None
    places: Places | None = None
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RawArticle:
    """The bytes of an article that is, or will be, in `file`, and what the sidecar `beside` it says, if there is one.

    Its sidecar's id is the name of that file.
    """

    file: NamedPath
    data: bytes
    beside: NamedPath
    sidecar: str | None


def read_article_files(file: NamedPath, beside: NamedPath, *, at_home: bool) -> RawArticle:
    """Read the article in `file`, and its sidecar, if there is one.

    Raises ContentError where that is not UTF-8 or, `at_home` in the seeds folder, has a name by which none is read.
    """
    if at_home and not beside.path.is_file():
        folder = NamedPath(beside.path.parent, str(Path(beside.name).parent))
        others = (folder.below(beside.path.with_suffix(ending)) for ending in MISNAMED)
        if wrong := [misnamed_yaml(other) for other in others if other.path.is_file()]:
            raise ContentError(wrong)
    return RawArticle(file, file.path.read_bytes(), beside, read_text(beside) if beside.path.is_file() else None)


def seed_files(project: Project) -> list[Path]:
    """Return the raw articles in the project's seeds folder, by name."""
    found = files_in(project.seeds, project.seeds)
    return [path for path in found if path.parent == project.seeds and path.suffix.lower() in ENDINGS]


def sidecar_path(project: Project, id_: str) -> Path:
    """Return where a seed's sidecar is."""
    return project.seeds / f"{id_}.yaml"


def first_draft(seeds: Path, id_: str) -> Path:
    """Return where the draft is kept that was made of a seed, as it was before its author changed it."""
    return seeds / ".base" / f"{id_}.md"


def said_in_sidecar(text: str, name: str) -> Sidecar:
    """Return what the text of a sidecar says. Raises ContentError with everything that is wrong with it."""
    document = parse(text, name)
    sidecar = validate(Sidecar, document.data, document.places)
    if isinstance(sidecar, list):
        raise ContentError(sidecar)
    return sidecar


def is_begun(sidecar: Any) -> bool:
    """Return whether what a sidecar says is but the beginning of one, which an import fills in: `mojibake: keep`."""
    return isinstance(sidecar, dict) and bool(sidecar) and sidecar.keys().isdisjoint(IDENTITY)


def load_seed(project: Project, path: Path) -> tuple[LoadedSeed, list[Problem]]:
    """Read a raw article and the sidecar beside it, if there is one, and compare the two; return what is wrong, too.

    Raises ContentError where the file's name is not a valid id, where the sidecar has a name by which none is read, or
    describes another file or other bytes, or where what it says of how the article is read is wrong.
    """
    file = project.seen(path)
    if not is_id(path.stem):
        message = f"'{path.stem}' is not a valid id"
        remedy = f"Rename the file to {slug(path.stem, lang=project.lang)}{path.suffix.lower()}."
        raise ContentError([Problem(file.place(), message, remedy)])
    article = read_article_files(file, project.seen(sidecar_path(project, path.stem)), at_home=True)
    return _read_as_far(article, project.lang, at_home=True)


def read_with_sidecar(
    article: RawArticle, lang: str, *, at_home: bool = True, asked: Mapping[str, Any] = AS_USUAL
) -> LoadedSeed:
    """Read an article as its sidecar says. Raises ContentError where anything is wrong.

    `at_home`: they are in the seeds folder, where the id is the file's name. `asked` overrules the sidecar, which
    may be but the beginning of one.
    """
    loaded, problems = _read_as_far(article, lang, at_home=at_home, asked=asked)
    if errors(problems):
        raise ContentError(problems)
    return loaded


def _read_as_far(
    article: RawArticle, lang: str, *, at_home: bool, asked: Mapping[str, Any] | None = None
) -> tuple[LoadedSeed, list[Problem]]:
    """Return an article with its sidecar as far as that is right, and what is wrong. Raises ContentError.

    Where something, or nothing, is `asked`, the sidecar may be but the beginning of one.
    """
    file, data, beside = article.file, article.data, article.beside
    name, id_ = file.path.name, beside.path.stem
    fills_in, asked = asked is not None, asked or {}
    if article.sidecar is None:
        with reading(file.name):
            return LoadedSeed(_read_as_asked(data, id_, name, lang, asked)), []
    document = parse_what_can_be(article.sidecar, beside.name)
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
        ("sha256", sidecar.sha256, hashlib.sha256(data).hexdigest(), CORRECTED if at_home else CHANGED),
    ):
        if said != true and key not in lost:
            message = f"the sidecar says {key} '{said}', the file says '{true}'"
            problems.append(Problem(document.places.place((key,)), message, remedy.format(true=true, file=file.name)))
    if len(problems) > len(found):
        raise ContentError(problems)
    with reading(file.name):
        seed = read_seed(data, id_ if at_home else sidecar.id, name, sidecar=sidecar.model_copy(update=asked))
    if begun:
        seed = replace(seed, id=id_ if at_home else slug(seed.headline, lang=language_of(seed, lang)[0]))
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


def guessed_language(seed: Seed, default: str, sidecar: NamedPath) -> Iterator[Problem]:
    """Yield advice to say in a sidecar which language a seed is in, where that had to be guessed."""
    lang, reason = language_of(seed, default)
    if reason:
        message, remedy = f"guessed: lang {lang} ({reason})", f"Write `lang: {lang}`, or the right one, into it."
        yield Problem(sidecar.place(), message, remedy, Level.ADVICE)
