import re
from pathlib import Path

import pytest

from newsgloss.editorial import review
from newsgloss.linking.glossary import GLOSS_WORDS
from newsgloss.model import entries, page_shapes, sources
from newsgloss.model.entries import KINDS, EntryRecord, LinkingRules, Name, Translation
from newsgloss.model.fields import Record
from newsgloss.model.figures import figure, parts
from newsgloss.model.figures.figure import Figure
from newsgloss.model.page_shapes import ExplainerMeta, Note, PageMeta, Selector, TopicMeta
from newsgloss.model.site_settings.defaults import DEFAULTS
from newsgloss.model.sources import Rights, Sidecar, Source

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
CONTENT = (REFERENCE / "content.md").read_text(encoding="utf-8")
CHECKS = (REFERENCE / "checks.md").read_text(encoding="utf-8")
SETTINGS = (REFERENCE / "settings.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
TABLES: list[tuple[tuple[str, ...], type[Record]]] = [
    (("Every entry",), EntryRecord),
    (("A name",), Name),
    (("A translation",), Translation),
    (("content/sources.yaml",), Source),
    (("content/linking.yaml",), LinkingRules),
    (("Front matter", "Around the story", "Linking on the page"), ExplainerMeta),
    (("content/explainers/*.notes.yaml",), Note),
    (("Passages",), Selector),
    (("content/topics/*.md",), TopicMeta),
    (("content/pages/*.md",), PageMeta),
    (("seeds/ID.yaml, the sidecar",), Sidecar),
    (("Rights",), Rights),
    (("Figures",), Figure),
]
ITEMS: list[tuple[str, type[Record]]] = [
    ("source with a place", sources.SourceUse),
    ("difference", entries.Difference),
    ("legal basis", entries.LegalBasis),
    ("contested wording", entries.Contested),
    ("version", entries.Version),
    ("change", entries.Change),
    ("role", entries.Role),
    ("party", entries.Party),
    ("provision", entries.Provision),
    ("key point", page_shapes.KeyPoint),
    ("comparison", page_shapes.Comparison),
    ("statement", page_shapes.Statement),
    ("question", page_shapes.Question),
    ("point", parts.MapPoint),
    ("step", parts.Step),
    ("bar", parts.Bar),
]


def keys(record: type[Record]) -> dict[str, bool]:
    """Return the keys of a record as an author writes them, and whether each is required."""
    return {field.alias or name: field.is_required() for name, field in record.model_fields.items()}


def rows(text: str, heading: str) -> list[list[str]]:
    """Return the cells of the tables between a heading and the next one."""
    section = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"there is no heading {heading!r}"
    return [re.split(r" \| ", line.strip("| ")) for line in section[1].splitlines() if line.startswith("| ")]


def listed(*headings: str) -> dict[str, bool]:
    """Return the keys that tables list in their first column, and whether each says that it is required."""
    lines = [row for heading in headings for row in rows(CONTENT, heading)]
    return {key: row[1].startswith("**required**") for row in lines for key in CODE.findall(row[0])}


def items() -> dict[str, str]:
    """Return what the reference says of each kind of item, without what is in brackets: examples and choices."""
    lines = rows(CONTENT, "Items of lists")[2:]
    return {item: re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", described) for item, described in lines}


@pytest.mark.parametrize(("headings", "record"), TABLES, ids=[record.__name__ for _, record in TABLES])
def test_every_key_stands_in_the_reference_and_no_other(headings: tuple[str, ...], record: type[Record]) -> None:
    expected = keys(record) | ({"kind": True} if record is EntryRecord else {})

    assert expected == listed(*headings)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "term"])
def test_every_key_of_a_kind_of_entries_stands_in_the_reference_and_no_other(kind: str) -> None:
    common = {*keys(EntryRecord), "kind"}
    expected = {key: required for key, required in keys(KINDS[kind]).items() if key not in common}

    assert expected == listed(kind.capitalize())


@pytest.mark.parametrize(("item", "record"), ITEMS, ids=[item for item, _ in ITEMS])
def test_every_key_of_an_item_stands_in_the_reference_and_no_other(item: str, record: type[Record]) -> None:
    expected = keys(record)

    described = items()[item]

    assert expected == {key: f"`{key}` **required**" in described for key in CODE.findall(described)}


def test_every_kind_of_item_stands_in_the_reference() -> None:
    expected = [item for item, _ in ITEMS]

    assert expected == list(items())


def test_every_record_is_looked_at() -> None:
    shapes = {**vars(entries), **vars(sources), **vars(page_shapes), **vars(figure), **vars(parts)}.values()
    expected = {shape for shape in shapes if isinstance(shape, type) and issubclass(shape, Record)}
    bases = {Record, entries.Published, entries.Span}

    assert expected - bases == {*dict(TABLES).values(), *dict(ITEMS).values(), *KINDS.values()}


def test_every_setting_of_ours_stands_in_the_reference_and_no_other() -> None:
    expected = list(DEFAULTS)

    assert expected == [key for row in rows(SETTINGS, "Newsgloss's own") for key in CODE.findall(row[0])]


@pytest.mark.parametrize(
    "expected",
    [
        f"the gloss has N words | more than {GLOSS_WORDS}",
        f"'key_points' has N items | not {review.KEY_POINTS[0]} to {review.KEY_POINTS[-1]}",
        f"'about' has N items | more than {review.ABOUT[-1]}",
        f"are more than {review.LINKS} in a hundred | in texts of {review.FEW_WORDS} words or more",
        f"N notes in M words are more than {review.NOTES} in a hundred",
        f"above {review.HARDEST}, in English and German, from {review.FEW_WORDS} words on",
        f"the note 'ID' has N words | more than {review.NOTE_WORDS}",
    ],
)
def test_the_limits_in_the_reference_are_those_that_are_checked(expected: str) -> None:
    assert expected in CHECKS
