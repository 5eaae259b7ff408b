"""Figures of explainers and entries -> what is wrong with them as a whole, and where."""

from collections.abc import Callable

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"
LAKE = "content/glossary/lake.yaml"
PLACE = """\
- id: quay
  kind: place
  label: Quay
  gloss: Where the ferry leaves.
  sources: [gazette]
"""
KEPT = [
    "kind: map, title: A, countries: [CH, FR], border: [CH, FR]",
    "kind: map, title: A, points: [{label: Quay, at: '46.2, 6.1'}]",
    "kind: steps, title: A, steps: [{text: B, then: then}, {text: C}], sources: [gazette]",
    "kind: bars, title: A, bars: [{label: B, value: 1}, {label: C, value: 2}], sources: [gazette]",
    "kind: bars, title: A, bars: [{label: B, value: 1, sources: [gazette]}, {label: C, value: 2, sources: [gazette]}]",
]
WRONG = [
    (
        "kind: map, title: A, countries: [CH], bars: [{label: B, value: 1}]",
        [("bars:", "'bars' is not for a figure of the kind 'map'", "Take it out, or write `kind: bars`.")],
    ),
    (
        "kind: steps, title: A, steps: [{text: B}, {text: C}], unit: km, sources: [gazette]",
        [("unit:", "'unit' is not for a figure of the kind 'steps'", "Take it out, or write `kind: bars`.")],
    ),
    (
        "kind: map, title: A",
        [("kind:", "this map shows nothing", "Add `places:`, `points:` or `countries:`.")],
    ),
    (
        "kind: map, title: A, countries: [CH], border: [CH]",
        [("border:", "'border' names 1 countries", "Name the two that it is between: [CA, US].")],
    ),
    (
        "kind: map, title: A, points: [{label: B, at: '0, 0'}, {label: C, at: '0, 91'}]",
        [("kind:", "these places are too far apart for one map", "Make two figures of it.")],
    ),
    (
        "kind: steps, title: A, steps: [{text: B}], sources: [gazette]",
        [("kind:", "a chain has two steps or more", "Add them under `steps:`.")],
    ),
    (
        "kind: bars, title: A, bars: [{label: B, value: 1}], sources: [gazette]",
        [("kind:", "bars compare two counts or more", "Add them under `bars:`.")],
    ),
    (
        f"kind: map, title: A, countries: [{', '.join(['CH'] * 9)}]",
        [("countries:", "'countries' has 9 items", "Keep to 8, or make two figures.")],
    ),
    (
        "kind: map, title: A, places: [lake-treaty]",
        [
            (
                "lake-treaty",
                "'lake-treaty' is not of the kind 'place'",
                "Name a place, or take it out: its kind is 'law'.",
            )
        ],
    ),
    (
        "kind: map, title: A, places: [quay]",
        [("quay", "nothing says where 'quay' is", "Add `coordinates:` to its entry: 45.5, -73.57.")],
    ),
    (
        "kind: map, title: A, places: [harbour]",
        [("harbour", "there is no entry 'harbour'", "Add the entry, or take THING out.")],
    ),
    (
        "kind: steps, title: A, steps: [{text: B, entry: harbour}, {text: C}], sources: [gazettes]",
        [
            ("harbour", "there is no entry 'harbour'", "Add the entry, or take THING out."),
            ("gazettes", "there is no source 'gazettes'", "Did you mean 'gazette'?"),
        ],
    ),
    (
        "kind: steps, title: A, steps: [{text: B}, {text: C}]",
        [("title:", "warning: this figure cites no source", "Add `sources:`.")],
    ),
    (
        "kind: bars, title: A, bars: [{label: B, value: 1, sources: [gazette]}, {label: C, value: 2}]",
        [("title:", "warning: this figure cites no source", "Add `sources:`.")],
    ),
]
Told = tuple[str, str, str]
"""Where in a figure something is wrong, what, and the remedy."""


def told(figure: str, expected: list[Told], line: str, before: str, thing: str) -> list[str]:
    """Return problems of a figure as an author sees them: in its line, which has something before it."""
    return [
        f"{line}:{len(before) + figure.index(at) + 1}: {message}\n    {remedy.replace('THING', thing)}"
        for at, message, remedy in expected
    ]


@pytest.mark.parametrize("figure", KEPT)
def test_a_figure_that_is_right_has_no_problem(figure: str, problems: Problems, change: Change) -> None:
    change(ZENDA, "seed: zenda\n", f"seed: zenda\nfigures:\n  - {{{figure}}}\n")
    change(LAKE, "  label: Lake Treaty\n", f"  label: Lake Treaty\n  figures:\n    - {{{figure}}}\n")

    assert problems() == []


@pytest.mark.parametrize(("figure", "expected"), WRONG)
def test_what_is_wrong_with_an_explainers_figure_is_told_where_it_is(
    figure: str, expected: list[Told], problems: Problems, change: Change, add: Add
) -> None:
    add(LAKE, PLACE)
    change(ZENDA, "seed: zenda\n", f"seed: zenda\nfigures:\n  - {{{figure}}}\n")

    assert told(figure, expected, f"{ZENDA}:9", "  - {", "it") == problems()


@pytest.mark.parametrize(("figure", "expected"), WRONG)
def test_what_is_wrong_with_an_entrys_figure_is_told_where_it_is(
    figure: str, expected: list[Told], problems: Problems, change: Change, add: Add
) -> None:
    add(LAKE, PLACE)
    change(LAKE, "  label: Lake Treaty\n", f"  label: Lake Treaty\n  figures:\n    - {{{figure}}}\n")

    assert told(figure, expected, f"{LAKE}:20", "    - {", "the reference") == problems()


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [(ZENDA, "seed: zenda\n", f"{ZENDA}:8:10"), (LAKE, "  label: Lake Treaty\n", f"{LAKE}:16:3")],
)
def test_a_border_that_is_nowhere_is_a_warning(
    file: str, old: str, place: str, problems: Problems, change: Change
) -> None:
    figure = "{kind: map, title: The lake, countries: [CH], border: [CH, JP]}"
    change(file, old, f"{old}{'  ' if file == LAKE else ''}figures: [{figure}]\n")
    expected = [
        (
            f"{place}: warning: 'The lake' shows no border: CH and JP have none in common\n"
            "    Take `border:` out, or name two countries that meet on land."
        )
    ]

    assert expected == problems()


def test_of_a_place_whose_coordinates_are_wrong_nothing_else_is_told(
    problems: Problems, change: Change, add: Add
) -> None:
    add(LAKE, f"{PLACE}  coordinates: north\n")
    for file, old in ((ZENDA, "seed: zenda\n"), (LAKE, "  label: Lake Treaty\n")):
        change(file, old, f"{old}{'  ' if file == LAKE else ''}figures: [{{kind: map, title: A, places: quay}}]\n")

    (found,) = problems()

    assert "'coordinates' is not a place on the globe: 'north'" in found
