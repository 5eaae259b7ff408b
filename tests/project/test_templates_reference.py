"""docs/reference/templates.md against theme and code: it lists every template, block, variable, macro and field."""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

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
PICTURES = {  # modules whose values say where in a picture something is
    "newsgloss.pages.figures.maps",
    "newsgloss.pages.figures.chains",
    "newsgloss.pages.figures.bars",
    "newsgloss.pages.timeline_chart",
    "newsgloss.pages.entries.relation_map",
}

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


def members(value: Any) -> dict[str, str]:
    """Return the fields and properties of a value, each with its type as people write it."""
    known = [field.name for field in fields(value)] if is_dataclass(value) else list(value._fields)
    hints = get_type_hints(value)
    scope = vars(sys.modules[value.__module__])
    found = {name: one for name, one in vars(value).items() if isinstance(one, property)}
    typed = {name: get_type_hints(one.fget, scope)["return"] for name, one in found.items()}
    return {name: named(hints[name]) for name in known} | {name: named(hint) for name, hint in typed.items()}


def named(hint: Any) -> str:
    """Return a type as people write it."""
    inner = ["..." if one is Ellipsis else named(one) for one in get_args(hint)]
    if hint is type(None) or not inner:
        return "None" if hint is type(None) else getattr(hint, "__name__", str(hint))
    return (
        " | ".join(inner)
        if get_origin(hint) in {Union, UnionType}
        else f"{get_origin(hint).__name__}[{', '.join(inner)}]"
    )


def parts(value: Any) -> Iterator[type]:
    """Yield our own values that are in a value's fields, and those in them."""
    hints = [*get_type_hints(value).values()] if hasattr(value, "_fields") or is_dataclass(value) else []
    scope = vars(sys.modules[value.__module__])
    hints += [get_type_hints(one.fget, scope)["return"] for one in vars(value).values() if isinstance(one, property)]
    while hints:
        hint = hints.pop(0)
        hints += get_args(hint)
        if isinstance(hint, type) and hint.__module__.startswith("newsgloss.") and hasattr(hint, "__annotations__"):
            yield hint


def table(heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table under a heading."""
    section = re.search(rf"^### {heading}\n(.*?)(?=^##|\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert section, f"there is no heading {heading!r}"
    lines = [line for line in section[1].splitlines() if line.startswith("| `")]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r" \| ", line.strip("|"))] for line in lines]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_field_of_a_value_stands_in_the_reference_with_its_type_and_a_sentence(value: Any) -> None:
    expected = members(value)

    described = table(value.__name__)
    assert expected == {name.strip("`"): type_.strip("`") for name, type_, _ in described}
    assert [name for name, _, said in described if not said] == []


def test_every_part_of_a_value_stands_in_the_reference_with_its_types_but_for_the_layout_of_pictures() -> None:
    known, waiting = set(VALUES), list(VALUES)
    while waiting:
        found = [part for part in parts(waiting.pop()) if part not in known and part.__module__ not in PICTURES]
        known |= set(found)
        waiting += found
    listed = {part for part in known if part not in VALUES and (is_dataclass(part) or hasattr(part, "_fields"))}
    expected = {part.__name__: [f"{name}: {type_}" for name, type_ in members(part).items()] for part in listed}

    assert expected == {row[0].strip("`"): CODE.findall(row[2]) for row in table("Parts of values")}


def test_every_value_in_the_reference_is_compared() -> None:
    values = REFERENCE.partition("\n## Values\n")[2]

    assert [*(value.__name__ for value in VALUES), "Parts of values"] == re.findall(r"^### (.+)$", values, re.MULTILINE)
