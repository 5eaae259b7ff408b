import json
from collections.abc import Callable
from typing import Any

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.metadata.entries import entry_metadata, thing
from tests.pages.metadata.conftest import SITE
from tests.pages.metadata.vocabulary import undeclared, unknown

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
LAKE = "content/glossary/lake.yaml"


def entry(id_: str, content: Content) -> dict[str, Any]:
    """Return what an entry's page says of the entry."""
    metadata = entry_metadata(content.glossary.entries[id_], content)
    assert metadata
    graph = json.loads(metadata.data or "")
    assert (unknown(graph), undeclared(graph)) == ([], set())
    found: dict[str, Any] = graph["@graph"][0]
    return found


def test_a_term_is_in_the_set_of_terms_that_the_glossary_is(load: Load) -> None:
    assert entry("ferry-permit", load()) == {
        "@type": "DefinedTerm",
        "@id": f"{SITE}/glossary/ferry-permit/#entry",
        "name": "ferry permit",
        "description": "A paper that lets its holder cross the lake by ferry.",
        "url": f"{SITE}/glossary/ferry-permit/",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": f"{SITE}/glossary/#glossary",
            "name": "The Ruritanian: glossary",
        },
    }


def test_a_person_holds_what_is_not_known_to_have_ended(change: Change, load: Load) -> None:
    roles = """  roles:
    - {title: Minister for the lake, organisation: lake-authority, from: 2030}
    - {title: Mayor of Zenda, from: 2020, to: 2030}
  public_figure: true"""
    change(LAKE, "  public_figure: true", roles)

    found = entry("rudolf-elphberg", load())

    assert (found["@type"], found["jobTitle"]) == ("Person", "Minister for the lake")
    assert found["affiliation"]["name"] == "Ruritanian Lake Authority"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("government", "GovernmentOrganization"),
        ("court", "GovernmentOrganization"),
        ("ngo", "NGO"),
        ("media", "NewsMediaOrganization"),
        ("company", "Corporation"),
        ("intergovernmental", "Organization"),
    ],
)
def test_an_organisation_is_of_its_form(form: str, expected: str, change: Change, load: Load) -> None:
    change(LAKE, "abbreviation: RLA", f"abbreviation: RLA\n  form: {form}")

    found = entry("lake-authority", load())

    assert (found["@type"], found["alternateName"]) == (expected, "RLA")


def test_a_law_says_how_it_is_cited_and_whether_it_holds(change: Change, load: Load) -> None:
    more = "  form: treaty\n  citation: 3 RTS 12\n  signed: 1921\n  in_force: 1922-01-01\n  ended: 2001"
    change(LAKE, "  label: Lake Treaty", f"{more}\n  label: Lake Treaty")

    found = entry("lake-treaty", load())

    assert found["@type"] == "Legislation"
    assert {name: found[name] for name in found if name.startswith(("legislation", "temporal"))} == {
        "legislationIdentifier": "3 RTS 12",
        "legislationType": "treaty",
        "legislationDate": "1921",
        "legislationLegalForce": "https://schema.org/NotInForce",
        "temporalCoverage": "1922-01-01/2001",
    }


def test_a_place_is_within_another_at_its_coordinates(add: Callable[[str, str], None], load: Load) -> None:
    add(
        LAKE,
        "\n- {id: zenda-port, kind: place, label: Zenda Port, gloss: A port., form: City, within: Ruritania, "
        "coordinates: '48.5, 16.25', sources: [gazette]}\n",
    )

    found = entry("zenda-port", load())

    assert found["@type"] == "City"
    assert found["containedInPlace"] == {"@type": "Place", "name": "Ruritania"}
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 48.5, "longitude": 16.25}


def test_an_event_in_short_says_when_it_was(change: Change, load: Load) -> None:
    change(LAKE, "date: 2031-05-02", "date: 2031-05-02/2031-05-09")

    assert thing("port-closes", load()) == {
        "@type": "Event",
        "@id": f"{SITE}/timeline/#port-closes",
        "name": "The port closes",
        "startDate": "2031-05-02",
        "endDate": "2031-05-09",
    }


def test_a_person_without_a_page_is_nothing_to_programs(load: Load) -> None:
    assert thing("a-fisher", load()) is None
