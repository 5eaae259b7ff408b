import json

import pytest

from newsgloss.pages.metadata.nodes import node, script_text
from tests.pages.metadata.vocabulary import undeclared, unknown


def test_what_is_empty_is_not_said_and_a_list_of_one_is_that_one() -> None:
    found = node("Person", "#it", name="Ida", jobTitle=["Minister"], email=None, description="", affiliation=[])

    assert found == {"@type": "Person", "@id": "#it", "name": "Ida", "jobTitle": "Minister"}


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b", "]]>&amp;\"'\\"])
def test_no_text_ends_the_script_that_it_is_in(hostile: str) -> None:
    text = script_text([node("Person", name=hostile)])

    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"] == [{"@type": "Person", "name": hostile}]


def test_the_table_finds_what_schema_org_does_not_know() -> None:
    graph = {
        "@graph": [
            {"@type": "Persona"},
            {"@type": "Person", "headline": "x"},
            {"@type": "Event", "startDate": "in May"},
            {"@type": "Legislation", "legislationAmends": {"@id": "#minister"}},
            {"@type": "Person", "@id": "#minister", "name": 5},
            {"@type": "Person", "affiliation": {"@id": "#nowhere"}},
        ]
    }

    assert unknown(graph) == [
        "Persona",
        "Person.headline",
        "Event.startDate: in May",
        "Legislation.legislationAmends: {'@id': '#minister'}",
        "Person.name: 5",
        "Person.affiliation: {'@id': '#nowhere'}",
    ]
    assert undeclared(graph) == {"#nowhere"}
