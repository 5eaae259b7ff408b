"""A project, or a folder outside any -> where imported articles go; an article there or elsewhere -> its draft."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsgloss.content.written import Explainer, read_explainers
from newsgloss.model.fields import address_fault, is_id, primary, slug
from newsgloss.model.folders import NamedPath, seen_from
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem, reading
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.defaults import PELICAN_DEFAULTS
from newsgloss.model.sources import Sidecar
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.formats.kinds import ENDINGS
from newsgloss.seeds.same_story import Article, KnownArticles
from newsgloss.seeds.seed import Seed, language_of
from newsgloss.seeds.sidecars import RawArticle, read_article_files, read_with_sidecar

from .article_files import OtherFile, files_in_folder, usual_name, why_not_read
from .markdown_draft import draft, draft_converter

EMPTY_QUOTE = pattern_of(r"^>[ \t]*$", re.MULTILINE)  # a line that parts two paragraphs of one quote
BESIDE_SETTINGS = ("README.md", "requirements.txt")  # of what `newsgloss init` writes there, what could be an article
OF_ARTICLE = pattern_of(
    r"^(?:url|published|captured_from):.*$", re.MULTILINE
)  # in a sidecar: what tells it from others


@dataclass(frozen=True, slots=True)
class Desk:
    """Where imported articles go: seeds with sidecars and records into `seeds`, drafts into `drafts`.

    `copies` says whether the articles themselves are kept there. `used` leads from a seed to the explainer on it.
    `asked` is what overrules the sidecars in how articles are read. `own` are the site's own folders and files, in
    which there are no articles; where the seeds are in one, they are articles all the same.
    """

    seeds: Path
    drafts: Path
    root: Path
    lang: str
    markdown: Mapping[str, Any]
    used: Mapping[str, Path]
    copies: bool = True
    asked: Mapping[str, Any] = field(default_factory=dict)
    own: tuple[Path, ...] = ()

    def keeps(self, path: Path) -> bool:
        """Return whether a file already is where articles are kept."""
        return self.copies and path.parent == self.seeds

    def is_own(self, path: Path) -> bool:
        """Return whether a path is in one of the site's own folders: its texts, its theme, what a build made."""
        holding = [part for part in self.own if path.is_relative_to(part)]
        return bool(holding) and not (path.is_relative_to(self.seeds) and all(map(self.seeds.is_relative_to, holding)))

    def seen(self, path: Path) -> NamedPath:
        """Return a path with its name as people see it."""
        return seen_from(self.root, path)


def project_desk(project: Project) -> Desk:
    """Return the desk of a project: articles are kept in its seeds folder."""
    return desk_of(project, read_explainers(project)[0])


def desk_of(project: Project, explainers: Iterable[Explainer]) -> Desk:
    """Return the desk of a project whose explainers are known."""
    used = {explainer.meta.seed: explainer.file.path for explainer in explainers if explainer.meta.seed}
    files = {project.root / name for name in BESIDE_SETTINGS}
    places = ({*project.own, *project.read, project.output} | files) - {project.seeds}
    own = tuple(sorted(place for place in places if not project.root.is_relative_to(place)))
    return Desk(project.seeds, project.explainers, project.root, project.lang, project.markdown, used, own=own)


def folder_desk(folder: Path) -> Desk:
    """Return a desk outside any project: everything but the article itself goes into one folder."""
    root = Path.cwd()
    return Desk(folder, folder, root, PELICAN_DEFAULTS["DEFAULT_LANG"], PELICAN_DEFAULTS["MARKDOWN"], {}, copies=False)


def articles(desk: Desk, path: Path) -> tuple[list[Path], list[OtherFile]]:
    """Return the raw articles that a path names, the file itself or those in the folder, and what else is in that.

    Raises ContentError where a folder has no article, and where all that a path names is the site's own.
    """
    _refuse_own(desk, path)
    if not path.is_dir():
        return [path], []
    found, others = files_in_folder(path, desk.own)
    if not found:
        remedy = f"What is read are files of text and saved web pages: {', '.join(ENDINGS)}."
        told = [other.flaw.within(desk.seen(other.path).name) for other in others]
        raise ContentError([Problem(desk.seen(path).place(), "there is no article in this folder", remedy), *told])
    return found, others


def _refuse_own(desk: Desk, path: Path) -> None:
    """Raise ContentError where a path names the site's own files, or the folder of the whole project."""
    name = desk.seen(path).name
    if desk.is_own(path):
        message = f"this {'folder' if path.is_dir() else 'file'} is the site's own, and no article"
    elif desk.own and desk.root.is_relative_to(path) and path != desk.seeds:
        name, message = str(path), "the whole project is in this folder, and not only articles"
    else:
        return
    raise ContentError([Problem(Place(name), message, "Name the articles, or a folder that holds nothing else.")])


def read_article(desk: Desk, path: Path, id_: str | None = None) -> tuple[Seed, str]:
    """Return a raw article as a seed, and its draft; nothing is written. Raises ContentError as the two below do."""
    seed, _, text = drafted(desk, raw_article(desk, path), id_)
    return seed, text


def raw_article(desk: Desk, path: Path) -> RawArticle:
    """Return the bytes of an article, and the text of the sidecar beside it. Raises ContentError without them."""
    file = desk.seen(path)
    if not path.is_file():
        raise ContentError([Problem(file.place(), "there is no such file", "Check its name.")])
    if path.suffix.lower() not in ENDINGS and (flaw := why_not_read(path)):
        raise ContentError([flaw.within(file.name)])
    if desk.keeps(path) and not is_id(path.stem):
        remedy = f"Rename the file to {usual_name(path, slug(path.stem, lang=desk.lang))}."
        raise ContentError([Problem(file.place(), f"'{path.stem}' is not a valid id", remedy)])
    return read_article_files(file, desk.seen(path.with_suffix(".yaml")), at_home=desk.keeps(path))


def drafted(desk: Desk, article: RawArticle, id_: str | None = None) -> tuple[Seed, Sidecar | None, str]:
    """Return an article as a seed, its sidecar, if it has one, and its draft.

    Its id is the given one, else the file's name in a seeds folder, else its sidecar's, else a slug of its headline.
    Raises ContentError where it cannot be read.
    """
    at_home = desk.keeps(article.file.path)
    if at_home and id_ not in {None, article.file.path.stem}:
        remedy = f"Leave out --id, or first rename the file to {usual_name(article.file.path, str(id_))}."
        raise ContentError([Problem(article.file.place(), "the id of a seed is the name of its file", remedy)])
    seed, sidecar, *_ = read_with_sidecar(article, desk.lang, at_home=at_home, asked=desk.asked)
    lang = sidecar.lang if sidecar else language_of(seed, desk.lang)[0]
    seed = replace(seed, id=id_ or (seed.id if at_home or sidecar else _id_by_headline(desk, seed, lang)))
    foreign = lang if primary(lang) != primary(desk.lang) else None
    with reading(article.file.name):
        return seed, sidecar, draft(seed, sidecar, draft_converter(desk.markdown), foreign)


def _id_by_headline(desk: Desk, seed: Seed, lang: str) -> str:
    """Return an article's id: as another was called where it is that, before ids were made as their language does."""
    former = slug(seed.headline)
    return former if (desk.seeds / f"{former}.yaml").is_file() else slug(seed.headline, lang=lang)


def articles_on(desk: Desk) -> KnownArticles:
    """Return the articles that have been imported on a desk, as their first drafts or else their explainers say."""
    known = KnownArticles()
    bases = {base.stem: base for base in (desk.seeds / ".base").glob("*.md")}
    for id_, path in sorted({**desk.used, **bases}.items()):
        known.add(article_on(desk, id_, path))
    return known


def article_on(desk: Desk, id_: str, draft: Path) -> Article:
    """Return an article by a draft of it, where it has one; of its sidecar what is in a line each is known."""
    text = split_front_matter(draft.read_text(encoding="utf-8", errors="replace") if draft.is_file() else "")[1]
    said: Any = None
    sidecar = desk.seeds / f"{id_}.yaml"
    if sidecar.is_file():
        lines = OF_ARTICLE.findall(sidecar.read_text(encoding="utf-8", errors="replace"))
        with contextlib.suppress(ContentError):  # to read all of it would take five times as long
            said = parse("\n".join(lines), sidecar.name).data
    place = desk.used.get(id_, desk.drafts / f"{id_}.md")
    fields = {key: value for key, value in (said or {}).items() if isinstance(value, str)}
    if address_fault(fields.get("url", "")):
        fields.pop("url", None)
    return Article(desk.seen(place).name, EMPTY_QUOTE.sub("", text), seed=id_, **fields)
