"""What another site's glossary.json may say, and what is refused."""

import json
from typing import Any

import pytest

from newsgloss.linking.shared.entries import OtherSite
from newsgloss.linking.shared.glossary_json import LARGEST, read_shared
from newsgloss.model.problems import ContentError

ENTRY: dict[str, Any] = {
    "id": "refugee",
    "kind": "term",
    "url": "https://watch.example.org/glossary/refugee/",
    "label": "refugee",
    "names": [{"name": "person in flight", "match": "explicit"}],
    "gloss": "A person who fled.",
    "broader": ["person"],
    "differs_from": [{"id": "migrant", "how": "by cause."}, {"id": "gone", "how": "by nothing."}],
    "versions": [{"to": "1951-07-28", "gloss": "Anyone who left.", "source": "act"}],
    "sources": [{"id": "act", "locator": "s. 3"}, {"id": "other"}],
    "a_later_field": {"of": "another version" * 1000, "has": "\u202e"},
}
MIGRANT = ENTRY | {"id": "migrant", "label": "migrant", "differs_from": [], "sources": []}
ACT = {
    "id": "act",
    "kind": "law",
    "title": "Flight Act",
    "publisher": "Ruritania",
    "page": "https://watch.example.org/s/",
}
HEAD: dict[str, Any] = {
    "format": "newsgloss-glossary",
    "version": 1,
    "name": "Ruritania Watch",
    "language": "en",
    "home": "https://watch.example.org/",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "entries": [ENTRY, MIGRANT, {"id": "storm", "kind": "event"}],
    "sources": {"act": ACT},
}
SITE = OtherSite("un", "Ruritania Watch", "en", HEAD["home"], HEAD["license"])
ASK = "Ask its site to correct it."
ADDRESS = "Ask for the address of its glossary.json, in which `format` is `newsgloss-glossary`."
TAKE_OUT = "Take it out."


def told(value: Any) -> list[tuple[str, str]]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    with pytest.raises(ContentError) as caught:
        read_shared(data, "glossaries/un.json", "un")
    assert {one.place.path for one in caught.value.problems} == {"glossaries/un.json"}
    return [(one.message, one.remedy) for one in caught.value.problems]


def test_entries_have_the_name_of_their_glossary_before_their_ids_and_what_links_and_cards_need() -> None:
    refugee, migrant = read_shared(json.dumps(HEAD).encode(), "un.json", "un").entries

    assert (refugee.record.id, migrant.record.id, refugee.url) == ("un/refugee", "un/migrant", ENTRY["url"])
    assert [one.id for one in refugee.record.differs_from] == ["un/migrant"]
    assert (refugee.site, refugee.record.broader, [one.id for one in refugee.record.sources]) == (SITE, (), ["act"])
    assert (refugee.source and refugee.source.title, refugee.source_page) == ("Flight Act", ACT["page"])
    assert (migrant.source, migrant.record.names[0].match) == (None, "explicit")


@pytest.mark.parametrize(
    ("data", "message", "remedy"),
    [
        (b"{", "this is not JSON, or has no end", ADDRESS),
        (b"[" * 100_000, "this is not JSON, or has no end", ADDRESS),
        (b"\xff", "this is not JSON, or has no end", ADDRESS),
        ([], "this is not the glossary.json of a Newsgloss site", ADDRESS),
        ({"format": "skos"}, "this is not the glossary.json of a Newsgloss site", ADDRESS),
        (HEAD | {"version": 2}, "this glossary.json is of version 2, and 1 is read here", "Update Newsgloss."),
        (b" " * (LARGEST + 1), "this file has more than 32 MB", "Ask for a smaller glossary: so much is not read."),
        (HEAD | {"name": "W" * 101}, "'name' has 101 characters", "Shorten it to 100."),
        (HEAD | {"home": "javascript:alert(1)"}, "'home' is wrong: 'javascript:alert(1)'", None),
        (HEAD | {"name": "Wa\u202etch"}, "its name: a character here (U+202E) changes the order in which", None),
    ],
)
def test_a_file_of_another_kind_is_refused(data: Any, message: str, remedy: str | None) -> None:
    (found, what), *others = told(data)

    assert (found.startswith(message), remedy in {None, what}, others) == (True, True, [])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "../../etc"}, "entry '../../etc': 'id' is not a valid id: '../../etc'"),
        ({"id": "un/refugee"}, "entry 'un/refugee': 'id' is not a valid id: 'un/refugee'"),
        ({"id": 7}, "entry 1: 'id' must be text"),
        ({"kind": "spell"}, "entry 'refugee': 'kind' cannot be 'spell'"),
        ({"url": "javascript:alert(1)"}, "entry 'refugee': 'url' is wrong: 'javascript:alert(1)'"),
        ({"url": 'https://a.example/"onclick="'}, "entry 'refugee': 'url' is wrong: 'https://a.example/\"onclick=\"'"),
        ({"label": ""}, "entry 'refugee': 'label' is empty"),
        ({"gloss": ["a"]}, "entry 'refugee': 'gloss' must be text"),
        (
            {"gloss": "A \u0007 bell"},
            "entry 'refugee': there is a control character here (U+0007), which no reader sees",
        ),
        ({"gloss": "A \ud800 half"}, "entry 'refugee' has marks that no page can show"),
        ({"gloss": "e" + "\u0301" * 40}, "entry 'refugee' has marks that no page can show"),
        ({"sources": [{"id": "bad"}]}, "entry 'refugee': 'url' is wrong: 'ftp://a.example/'"),
        ({"id": "migrant"}, "entry 'migrant': its id is another's already"),
    ],
)
def test_a_wrong_entry_is_told_and_the_file_refused(change: dict[str, Any], message: str) -> None:
    sources = {"act": ACT, "bad": ACT | {"id": "bad", "url": "ftp://a.example/"}}

    assert [found for found, _ in told(HEAD | {"entries": [ENTRY | change, MIGRANT], "sources": sources})] == [message]


NESTED = json.loads("[" * 900 + "]" * 900)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"entries": [7, ENTRY]}, "entry 1 must have keys"),
        ({"entries": [ENTRY | {"gloss": NESTED}]}, "entry 1 is too large"),
        ({"entries": [ENTRY | {"id": "x" * 10_001}]}, "entry 1 is too large"),
        ({"entries": [ENTRY | {"names": [0] * 10_001}]}, "entry 1 is too large"),
        ({"sources": {"act": 7}}, "entry 'refugee': source 'act' must have keys"),
        ({"sources": {"act": ACT | {"title": NESTED}}}, "entry 'refugee': source 'act' is too large"),
        ({"version": NESTED}, "what it says of its site is too large"),
    ],
)
def test_what_is_no_record_or_larger_than_any_is_refused_before_it_is_looked_at(
    change: dict[str, Any], message: str
) -> None:
    assert told(HEAD | change) == [(message, ASK)]


def test_markup_stays_text() -> None:
    entry = ENTRY | {"gloss": "<script>alert(1)</script> & [link](x)"}

    (found,) = read_shared(json.dumps(HEAD | {"entries": [entry]}).encode(), "un.json", "un").entries

    assert found.record.gloss == "<script>alert(1)</script> & [link](x)"


def test_of_many_problems_some_are_told() -> None:
    assert len(told(HEAD | {"entries": [{"id": f"a-{number}"} for number in range(1000)]})) == 20
    assert len(told(HEAD | {"entries": [7] * 1000})) == 20
