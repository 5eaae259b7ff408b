"""Points, countries, steps and bars as authors write them -> records, or what is wrong and where."""

from typing import Any

import pytest
from pydantic import ValidationError

from newsgloss.model.figures.figure import Figure
from newsgloss.model.figures.parts import Bar, MapPoint, degrees
from newsgloss.model.sources import SourceUse
from newsgloss.model.validation import check_document, validate
from newsgloss.model.yaml_text.parsing import parse, parse_what_can_be

FILE = "lake.yaml"
WHOLE = """\
kind: bars
title: Ferries
text: Each year by itself.
unit: ferries
bars:
  - {label: "2030", value: 30, sources: [gazette]}
  - {label: "2031", value: 40.5, about: true}
sources: [{id: treaty-text, locator: Art. 1}]
"""


def read(text: str) -> Any:
    """Return a text as a figure, or its problems as an author sees them."""
    document = parse(text, FILE)
    found = validate(Figure, document.data, document.places)
    return [str(problem) for problem in found] if isinstance(found, list) else found


def test_a_figure_is_what_its_author_wrote() -> None:
    figure = read(WHOLE)

    assert (figure.kind, figure.title, figure.text, figure.unit) == (
        "bars",
        "Ferries",
        "Each year by itself.",
        "ferries",
    )
    assert [(bar.label, str(bar.amount), bar.about) for bar in figure.bars] == [
        ("2030", "30", False),
        ("2031", "40.5", True),
    ]


def test_a_figure_cites_its_own_sources_and_those_of_its_bars() -> None:
    assert list(read(WHOLE).cited()) == [
        (("sources", 0), SourceUse(id="treaty-text", locator="Art. 1")),
        (("bars", 0, "sources", 0), SourceUse(id="gazette")),
    ]


def test_a_figure_names_its_places_and_the_entries_of_its_steps() -> None:
    figure = read("kind: steps\ntitle: A\nplaces: quay\nsteps: [{text: B}, {text: C, entry: ferry-permit}]\n")

    assert list(figure.named()) == [(("places", 0), "quay"), (("steps", 1, "entry"), "ferry-permit")]


@pytest.mark.parametrize(
    ("text", "expected"), [("45.5, -73.57", (45.5, -73.57)), ("-90,180", (-90, 180)), ("0, 0", (0, 0))]
)
def test_coordinates_are_latitude_and_longitude(text: str, expected: tuple[float, float]) -> None:
    assert degrees(MapPoint(label="Zenda", at=text).at) == expected


@pytest.mark.parametrize(
    "text", ["", "45.5", "90.1, 0", "0, 181", "45.5 N, 73.57 W", "-73.57; 45.5", "1e5, 0", "nan, nan"]
)
def test_what_is_no_place_on_the_globe_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        MapPoint(label="Zenda", at=text)


@pytest.mark.parametrize("value", ["", "-1", "4,400", "1e9", "many", "9" * 13, "1.", ".5", "nan"])
def test_what_is_no_count_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        Bar(label="2031", value=value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "kind: map\ntitle: A\npoints: [{label: B, at: here}]\n",
            (
                "lake.yaml:3:25: 'at' is not a place on the globe: 'here'\n"
                "    Write degrees of latitude and longitude, south and west with a minus: 45.5, -73.57."
            ),
        ),
        (
            "kind: map\ntitle: A\ncountries: [CA, Ruritania]\n",
            (
                "lake.yaml:3:17: 'countries' is not a country that we have the outline of: 'Ruritania'\n"
                "    Write its two letters of ISO 3166: CA, US."
            ),
        ),
        (
            "kind: bars\ntitle: A\nbars: [{label: B, value: 4 400}]\n",
            (
                "lake.yaml:3:26: 'value' is not a number: '4 400'\n"
                "    Write digits alone, with a point before decimals: 4400, 2.5."
            ),
        ),
        ("kind: pie\ntitle: A\n", "lake.yaml:1:7: 'kind' cannot be 'pie'\n    Choose one of: map, steps, bars."),
        (
            "kind: steps\ntitle: A\nsteps: [{texts: B}]\n",
            "lake.yaml:3:10: there is no key 'texts' here\n    Did you mean 'text'?",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_remedy(text: str, expected: str) -> None:
    assert read(text) == [expected]


def test_of_a_figure_that_is_partly_wrong_the_rest_is_read() -> None:
    text = "kind: map\ntitle: A\npoints: [{label: B, at: here}, {label: C, at: '1, 2'}]\ncountries: [CA, XX]\n"

    checked = check_document(Figure, parse_what_can_be(text, FILE))

    assert len(checked.problems) == 2
    assert checked.record
    assert [point.label for point in checked.record.points] == ["B", "C"]
    assert checked.record.countries[0] == "CA"
