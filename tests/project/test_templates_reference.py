"""docs/reference/templates.md against theme and code: it lists every template, block, variable, macro and field."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from newsgloss.content.lists import PageLink, Paging
from newsgloss.editorial.corrections import Logged
from newsgloss.editorial.draft_list import DraftRow
from newsgloss.pages.entries.views import EntryPage
from newsgloss.pages.explainers.views import ExplainerPage, NoteView
from newsgloss.pages.exports.data_page import DataLine, DataPage
from newsgloss.pages.home_page import TopicOnHome
from newsgloss.pages.index_pages import Index, SearchKind, SourceLine
from newsgloss.pages.metadata.page_citations import PageCitation
from newsgloss.pages.provenance import SeedPart
from newsgloss.pages.references import Card, Citation, Ref
from newsgloss.pages.timelines import EventLine
from newsgloss.pages.topic_page import TopicPage
from newsgloss.pelican_plugin.navigation import Site

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "templates.md").read_text(encoding="utf-8")
TEMPLATES = ROOT / "theme" / "templates"
CODE = re.compile(r"`([^`]+)`")
OF_JINJA = {"_", "caller", "gettext", "joiner", "loop", "ngettext", "self", "super"}
VALUES: tuple[type, ...] = (
    Site,
    ExplainerPage,
    NoteView,
    SeedPart,
    EntryPage,
    TopicPage,
    TopicOnHome,
    Card,
    Citation,
    PageCitation,
    Ref,
    EventLine,
    Index,
    Paging,
    PageLink,
    SourceLine,
    Logged,
    DraftRow,
    SearchKind,
    DataPage,
    DataLine,
)

Tree = nodes.Template


def rows(heading: str) -> list[list[list[str]]]:
    """Return a table's rows, each as the names in its cells."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert section, f"there is no heading {heading!r}"
    lines = [line for line in section[1].splitlines() if line.startswith("| `")]
    return [[CODE.findall(cell) for cell in line.strip("|").split("|")] for line in lines]


def templates(folder: str = "") -> dict[str, Tree]:
    """Return the parsed templates of a folder, by name."""
    found = sorted((TEMPLATES / folder).glob("*.html"))
    read = {path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8") for path in found}
    return {
        name: Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(text) for name, text in read.items()
    }


def macros(tree: Tree) -> list[str]:
    """Return a template's macros with their arguments: `day(date)`."""
    return [
        f"{macro.name}({', '.join(argument.name for argument in macro.args)})" for macro in tree.find_all(nodes.Macro)
    ]


def blocks(tree: Tree) -> list[str]:
    """Return a template's blocks in their order."""
    return [block.name for block in tree.find_all(nodes.Block)]


def variables(tree: Tree) -> list[str]:
    """Return what a template reads and neither sets nor imports, without what every template has."""
    names = list(tree.find_all(nodes.Name))
    everywhere = {name for row in rows("Everywhere") for name in row[0]}
    drawn = {macro.partition("(")[0] for part in templates("components").values() for macro in macros(part)}
    read = {name.name for name in names if name.ctx == "load"} - {name.name for name in names if name.ctx != "load"}
    return sorted(read - everywhere - drawn - OF_JINJA)


def test_every_page_stands_in_the_reference_with_its_blocks_and_variables_and_no_other() -> None:
    expected = {name: [blocks(tree), variables(tree)] for name, tree in templates().items()}

    assert expected == {row[0][0]: [row[2], row[3]] for row in rows("Pages")}


def test_every_partial_stands_in_the_reference_with_its_variables_and_no_other() -> None:
    expected = {name: variables(tree) for name, tree in templates("partials").items()}

    assert expected == {row[0][0]: row[2] for row in rows("Partials")}


def test_every_component_stands_in_the_reference_with_its_macros_and_no_other() -> None:
    expected = {name: macros(tree) for name, tree in templates("components").items()}

    assert expected == {row[0][0]: row[1] for row in rows("Components")}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_field_of_a_value_stands_in_the_reference_and_no_other(value: Any) -> None:
    known = [field.name for field in fields(value)] if is_dataclass(value) else list(value._fields)
    expected = known + [name for name, found in vars(value).items() if isinstance(found, property)]

    assert expected == {row[0][0]: row[1] for row in rows("Values")}[value.__name__]


def test_every_value_in_the_reference_is_compared() -> None:
    assert [value.__name__ for value in VALUES] == [row[0][0] for row in rows("Values")]
