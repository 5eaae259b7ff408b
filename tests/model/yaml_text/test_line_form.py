"""What beginners mistype in YAML: lines that are indented by a space too many or too few, and missing spaces."""

import pytest

from newsgloss.model.yaml_text.parsing import parse_what_can_be

ALIKE = "Indent both alike."
OR_QUOTE = f"{ALIKE} If this is part of the text above, put that text in quotation marks."
SWALLOWED = "YAML reads this as part of the text above, and not as an item"
DASH, COLON = "a space is missing after this dash", "a space is missing after this colon"
BELOW = "Put each item on a line of its own below the key; a text that has a list begins with | behind the key's colon."


def said(text: str) -> list[str]:
    """Return what is wrong with a YAML text, in words."""
    return [str(problem) for problem in parse_what_can_be(text, "lake.yaml").problems]


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        (
            "- id: a\n  kind: term\n   label: A\n",
            "3:4",
            "'label' begins in column 4, and 'kind' above it in column 3",
            OR_QUOTE,
        ),
        ("- id: a\n   kind: term\n", "2:4", "'kind' begins in column 4, and 'id' above it in column 3", OR_QUOTE),
        (
            "- id: a\n  kind: term\n label: A\n",
            "3:2",
            "'label' begins in column 2, and 'kind' above it in column 3",
            ALIKE,
        ),
        ("- id: a\nkind: term\n", "2:1", "'kind' begins in column 1, and 'id' above it in column 3", ALIKE),
        (
            '- id: a\n  label: "A"\n   gloss: B\n',
            "3:4",
            "'gloss' begins in column 4, and 'label' above it in column 3",
            ALIKE,
        ),
        (
            "- id: a\n  names: [a]\n\n  # new\n   gloss: B\n",
            "5:4",
            "'gloss' begins in column 4, and 'names' above it in column 3",
            ALIKE,
        ),
        (
            "- gloss: >-\n    A boat.\n   sources: [x]\n",
            "3:4",
            "'sources' begins in column 4, and 'gloss' above it in column 3",
            ALIKE,
        ),
        ("title: A\n dek: b\n", "2:2", "'dek' begins in column 2, and 'title' above it in column 1", OR_QUOTE),
        (
            "roles:\n  - title: A\n    from: 2020\n     to: 2021\n",
            "4:6",
            "'to' begins in column 6, and 'from' above it in column 5",
            OR_QUOTE,
        ),
        ("- id: a\n - id: b\n", "2:2", "this item begins in column 2, and the one above it in column 1", ALIKE),
        (
            "- id: a\n  kind: term\n - id: b\n",
            "3:2",
            "this item begins in column 2, and the one above it in column 1",
            ALIKE,
        ),
        (
            "sources:\n    - atlas\n   - boat\n",
            "3:4",
            "this item begins in column 4, and the one above it in column 5",
            ALIKE,
        ),
    ],
)
def test_a_line_that_is_not_indented_as_those_above_is_named_with_both_columns(
    text: str, place: str, message: str, remedy: str
) -> None:
    assert said(text) == [f"lake.yaml:{place}: {message}\n    {remedy}"]


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        ("- id:pier\n  kind: term\n", "1:5", COLON, "Write `- id: pier`."),
        ("- id: pier\n  kind:term\n  label: Pier\n", "2:7", COLON, "Write `kind: term`."),
        ("title: A\ndek:b\n", "2:4", COLON, "Write `dek: b`."),
        ("-id: pier\n  kind: term\n", "1:1", DASH, "Write `- id: pier`."),
        ("-id:pier\n  kind: term\n", "1:1", DASH, "Write `- id: pier`."),
        ("- id: a\n-id: b\n", "2:1", DASH, "Write `- id: b`."),
        ("sources:\n  - atlas\n  -boat\n", "3:3", DASH, "Write `- boat`."),
        ("sources:\n  -atlas\n  -boat\n", "2:3", DASH, "Write `- atlas`."),
        (f"-{'a' * 50}\n  b: c\n", "1:1", DASH, f"Write `- {'a' * 38}…`."),
    ],
)
def test_a_missing_space_is_found_where_it_is_missing(text: str, place: str, message: str, remedy: str) -> None:
    assert said(text) == [f"lake.yaml:{place}: {message}\n    {remedy}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "– id: pier\n  kind: term\n",
            "1:1: YAML does not read – as the dash of an item\n    Type a hyphen and a space in its place.",
        ),
        (
            "* id: pier\n",
            "1:1: YAML does not read * as the dash of an item\n    Type a hyphen and a space in its place.",
        ),
        (
            "sources: - atlas\n",
            (
                "1:10: a list does not begin on the line of its key\n"
                "    Put each item on a line of its own below, or write `sources: [one, two]`."
            ),
        ),
        (
            "key_points:\n  - The port closed.\n    sources: [x]\n",
            (
                "3:5: 'sources' is a key of an item that begins without one: '- The port closed.'\n"
                "    Begin that item with a key and a colon, too."
            ),
        ),
        (
            "sources:\n  - atlas\n    - boat\n",
            (
                f"3:5: {SWALLOWED}\n"
                "    Indent this dash as far as the one above; if it is part of that text, put that in quotation marks."
            ),
        ),
        ("sources: atlas\n  - boat\n", f"2:3: {SWALLOWED}\n    {BELOW}"),
        ("body: The port has\n  - a pier\n", f"2:3: warning: {SWALLOWED}\n    {BELOW}"),
    ],
)
def test_what_is_not_read_as_the_item_that_it_is_meant_for_is_told(text: str, expected: str) -> None:
    assert said(text) == [f"lake.yaml:{expected}"]


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  gloss: A boat\n    that is old: very old\n",
        "- id: a\n  gloss: Zenda: a castle\n",
        "- https://example.org/a: the page: b\n",
    ],
)
def test_a_text_with_a_colon_is_to_be_put_in_quotation_marks(text: str) -> None:
    (found,) = said(text)

    assert "this is not YAML: mapping values are not allowed in this context" in found
    assert found.endswith("Put text that contains ': ' in quotation marks.")


@pytest.mark.parametrize(
    "text",
    ["coordinates:\n  -3.5\n", "suffix: -phobia\n", "- a\n-\n  - b\n", "body: |\n  The port has\n    - a pier\n"],
)
def test_what_yaml_reads_as_it_is_meant_is_not_told(text: str) -> None:
    assert said(text) == []


IN_TEXT = "YAML reads 'sources:' as part of the text above, which is indented as far"
OUT = "Indent it as the key of that text; readers would see this line."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- gloss: >-\n    A boat.\n    sources: [a]\n  id: b\n", [f"lake.yaml:3:5: warning: {IN_TEXT}\n    {OUT}"]),
        ("- gloss: |\n    A boat.\n    sources:\n    - a\n", [f"lake.yaml:3:5: warning: {IN_TEXT}\n    {OUT}"]),
        ("- gloss: |\n    A boat.\n  sources:\n    - a\n", []),
        ("- gloss: >-\n    A boat with many\n    things: nets, ropes.\n", []),
        ("- gloss: >-\n    Two\n    Sources: a boat and a sources:\n    list.\n", []),
    ],
)
def test_a_key_that_is_indented_into_a_text_is_warned_of(text: str, expected: list[str]) -> None:
    document = parse_what_can_be(text, "lake.yaml", keys=lambda: {"gloss", "sources"})

    assert expected == [str(problem) for problem in document.problems]
