"""A folder of Markdown files with YAML front matter -> their records and bodies, or every problem of their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from newsgloss.model.characters import is_blank
from newsgloss.model.fields import LONGEST_ID
from newsgloss.model.folders import files_in
from newsgloss.model.page_shapes import ExplainerMeta, PageMeta, TopicMeta
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.validation import RecordType, validate
from newsgloss.model.yaml_source import Document, parse, read_text, split_front_matter, unseen

METADATA = re.compile(r"\A\ufeff?[A-Za-z][\w -]*:")  # how a page begins that is written as Pelican's manual has it
OTHER_KINDS = (".htm", ".html", ".markdown", ".mdown", ".mkd", ".rst")  # pages that Pelican would publish unchecked
NEW_DRAFT = ".new.md"  # how the name ends of a draft that `import --update` wrote beside an explainer


@dataclass(frozen=True, slots=True)
class Written(Generic[RecordType]):
    """A page as its author wrote it. `body` is Markdown and begins on line `body_line` of the file."""

    path: Path
    shown: str
    meta: RecordType
    document: Document
    body: str
    body_line: int

    @property
    def slug(self) -> str:
        """The page's name in its address: the file's, without its ending."""
        return self.path.stem

    def place(self, key: str) -> Place:
        """Return where a key of the front matter stands."""
        return self.document.place((key,))

    def find(self, text: str, nth: int = 1) -> Place:
        """Return where a text stands in the body for the first time, or the nth, or the file where it does not."""
        offset = -1
        for _ in range(nth):
            offset = self.body.find(text, offset + 1)
            if offset < 0:
                return Place(self.shown)
        line = self.body.count("\n", 0, offset)
        return Place(self.shown, self.body_line + line, offset - self.body.rfind("\n", 0, offset))


Explainer = Written[ExplainerMeta]
Page = Written[PageMeta]
Topic = Written[TopicMeta]


def load_explainers(project: Project, problems: list[Problem]) -> list[Explainer]:
    """Read the project's explainers, by name; what is wrong with them is added to `problems`."""
    return list(_load(project, project.explainers, ExplainerMeta, problems))


def load_pages(project: Project, problems: list[Problem]) -> list[Page]:
    """Read the project's other pages, by name; what is wrong with them is added to `problems`."""
    return list(_load(project, project.pages, PageMeta, problems))


def load_topics(project: Project, problems: list[Problem]) -> list[Topic]:
    """Read the texts of topics, by name; what is wrong with them is added to `problems`."""
    return list(_load(project, project.topics, TopicMeta, problems))


def _load(
    project: Project, folder: Path, model: type[RecordType], problems: list[Problem]
) -> Iterator[Written[RecordType]]:
    for path in files_in(folder, project.content, project.ignored):
        try:
            if path.suffix.lower() in OTHER_KINDS:
                problems.append(_other_kind(path, project.shown(path)))
            elif path.suffix == ".md" and not path.name.endswith(NEW_DRAFT):
                yield _read(path, project.shown(path), model)
        except ContentError as error:
            problems += error.problems


def _other_kind(path: Path, shown: str) -> Problem:
    message = f"pages are written in Markdown, so '{path.suffix}' is not published"
    remedy = f"Write it as {path.stem}.md with front matter, or take it out of this folder."
    return Problem(Place(shown), message, remedy)


def _read(path: Path, shown: str, model: type[RecordType]) -> Written[RecordType]:
    text = read_text(path, shown)
    front, body, body_line = split_front_matter(text)
    if front is None and METADATA.match(text):
        remedy = "Put it between two lines of ---, as in `title: ...`; only keys of front matter are allowed there."
        message = "this page begins with metadata in Pelican's form, which is not read here"
        raise ContentError([Problem(Place(shown, 1, 1), message, remedy)])
    if front is None:
        remedy = "Begin the file with a line of ---, then `title: ...`, then another line of ---."
        raise ContentError([Problem(Place(shown, 1, 1), "this page has no front matter", remedy)])
    document = parse(front, shown, first_line=2)
    meta = validate(model, document.data if document.data is not None else {}, document)
    problems = [*_name_problems(path, shown), *unseen(body, shown, body_line)]
    if isinstance(meta, list) or problems:
        raise ContentError([*(meta if isinstance(meta, list) else ()), *problems])
    return Written(path, shown, meta, document, body, body_line)


def _name_problems(path: Path, shown: str) -> Iterator[Problem]:
    """Yield what is wrong with a page's name, which its address, its notes and its draft are named after."""
    if not path.stem.isprintable() or is_blank(path.stem):
        remedy = "Rename the file with letters, digits and hyphens."
        yield Problem(Place(shown), "the file's name has characters that nobody sees", remedy)
    if len(path.stem.encode("utf-8", "surrogateescape")) > LONGEST_ID:
        yield Problem(Place(shown), "the file's name is too long", f"Shorten it to {LONGEST_ID} letters.")
