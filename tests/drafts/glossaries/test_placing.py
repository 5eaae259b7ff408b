from collections.abc import Callable
from typing import Any

import pytest

from newsgloss.drafts.glossaries.origin import SaidOrigin

Entries = Callable[..., list[dict[str, Any]]]
Said = Callable[..., list[str]]
Change = Callable[[str, str, str], None]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Ferry Permit,x", "2: Ferry Permit: the entry 'ferry-permit' has this name already"),
        ("RLA,x", "2: RLA: the entry 'lake-authority' has this name already"),
        ("ferry: permit,x", "2: ferry: permit: there is an entry 'ferry-permit' already"),
        ("toll,x\ntoll,y", "3: toll: the entry 'toll' has this name already"),
        ("toll!,x\ntoll,y", "3: toll: there is an entry 'toll' already"),
        (",x", "2: : it has no name"),
        ("toll,", "2: toll: it has no definition"),
        ("toll,<br>", "2: toll: it has no definition"),
        ("...,x", "2: ...: no id can be made from this name"),
        ("toll,<b>x</b>&#8238;", "2: toll: a character here (U+202E) changes the order in which the line is read"),
    ],
)
def test_a_term_that_cannot_be_an_entry_is_left_out(rows: str, expected: str, unplaced: Said) -> None:
    assert [expected] == unplaced("a.csv", f"term,definition\n{rows}\n")


def test_an_id_that_redirects_is_taken(unplaced: Said, change: Change) -> None:
    change("content/glossary/lake.yaml", "kind: term", "kind: term\n  redirect_from: [toll]")

    assert unplaced("a.csv", "term,definition\ntoll,x\n") == ["2: toll: there is an entry 'toll' already"]


def test_a_name_that_another_entry_has_is_left_out(entries: Entries) -> None:
    table = "term,definition,names\ntoll,x,RLA; gate; charge\ngate,y,Toll; charge\n"

    found = {each["label"]: each.get("names") for each in entries("a.csv", table)}

    assert found == {"toll": ["charge"], "gate": None}


def test_names_that_are_left_out_are_listed(unplaced: Said) -> None:
    table = "term,definition,names\ntoll,x,RLA; gate; charge\ngate,y,Toll; charge\n"

    assert unplaced("a.csv", table) == [
        "2: toll: the name 'RLA': the entry 'lake-authority' has it already",
        "2: toll: the name 'gate': the entry 'gate' has it already",
        "3: gate: the name 'Toll': the entry 'toll' has it already",
        "3: gate: the name 'charge': the entry 'toll' has it already",
    ]


def test_a_relation_may_lead_to_an_entry_that_we_have(entries: Entries) -> None:
    table = "term,definition,see also,broader\ntoll,x,rla; toll,Ferry permit\n"

    assert [(each["related"], each["broader"]) for each in entries("a.csv", table)] == [
        (["lake-authority"], ["ferry-permit"])
    ]


def test_a_long_definition_is_divided_at_a_sentence(entries: Entries) -> None:
    sentence = "It is one two three four five six seven eight nine ten."

    entry = entries("a.csv", f'term,definition\ntoll,"{" ".join([sentence] * 5)}"\n')[0]

    assert (entry["gloss"], entry["body"]) == (" ".join([sentence] * 3), " ".join([sentence] * 2))


def test_a_first_sentence_that_is_too_long_for_a_gloss_is_listed(unplaced: Said) -> None:
    assert unplaced("a.csv", f"term,definition\ntoll,{'word ' * 41}\n") == [
        "2: toll: the gloss: its first sentence has 41 words: shorten it to 40"
    ]


@pytest.mark.parametrize(
    ("source", "url", "expected"),
    [
        ("gazette", "", ["treaty-text", "gazette"]),
        ("Treaty on the Lake", "", ["treaty-text"]),
        ("Act", "", [{"id": "treaty-text", "locator": "Act"}]),
        ("Act", "https://example.org/act", ["treaty-text", "act"]),
        ("", "https://example.org/act/", ["treaty-text", "example-org-act"]),
        ("Act", "javascript:alert(1)", [{"id": "treaty-text", "locator": "javascript:alert(1)"}]),
    ],
)
def test_what_a_term_cites_is_kept(source: str, url: str, expected: list[Any], entries: Entries) -> None:
    table = f"term,definition,source,url\ntoll,x,{source},{url}\n"

    assert expected == entries("a.csv", table, SaidOrigin(source="treaty-text"))[0]["sources"]


def test_terms_that_cite_one_address_share_a_source(give: Callable[..., Any]) -> None:
    done = give("a.csv", "term,definition,url\ntoll,x,https://example.org/act\ngate,y,https://example.org/act/\n")

    assert (done.entries, done.sources) == (2, 1)


def test_a_long_circle_is_opened_at_one_place(give: Callable[..., Any]) -> None:
    rows = "".join(f"t{number},x,t{number - 1}\n" for number in range(1, 2000))

    assert len(give("a.csv", f"term,definition,broader\nt0,x,t1999\n{rows}").unplaced) == 1
