import unicodedata
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.linking.folding import canonical, fold
from newsgloss.linking.forms import Case, Form, forms
from newsgloss.linking.matcher import Match, Matcher
from newsgloss.model.entries import KINDS, EntryRecord

NAMES = ["ferry", "Ferry", "FERRY", "permit", "permits", "Lake", "Treaty", "RLA", "café", "cafe\u0301", "Fu", "Fuß"]
BETWEEN = [
    " ",
    " ",
    "-",
    "\n",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "'s",
    "’s",
    ".",
    "! ",
    "(",
    ")",
    "«",
    "U.S.",
    "://",
    "@",
    "#",
]
STRANGE = ["İ", "ß", "🏳️‍🌈", "ᄀ", "ᅡ", "\u0301", "_", BLOCK, HIDDEN]
PIECES = st.sampled_from([*NAMES, *BETWEEN, *STRANGE])
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text()


def entries(glossary: Iterable[dict[str, Any]]) -> list[EntryRecord]:
    """Return entries of which a case file says only what matters."""
    return [
        KINDS[item.get("kind", "term")].model_validate({"kind": "term", "gloss": "Of the lake.", **item})
        for item in glossary
    ]


def marked(text: str, matches: Iterable[Match]) -> str:
    """Return a text with each match in brackets, with the entries it stands for."""
    pieces = []
    position = 0
    for match in matches:
        names = ", ".join(match.entries)
        pieces += [text[position : match.start], f"[[{text[match.start : match.end]}|{names}]]"]
        position = match.end
    return "".join([*pieces, text[position:]])


LAKE = Matcher(
    forms(
        entries(
            [
                {"id": "ferry", "label": "ferry", "names": [{"name": "ferry", "match": "auto"}]},
                {"id": "permit", "label": "ferry permit"},
                {"id": "treaty", "label": "Lake Treaty", "kind": "law"},
                {"id": "rla", "label": "RLA", "kind": "organisation"},
                {"id": "cafe", "label": "café", "names": [{"name": "café", "match": "auto", "case": "fold"}]},
                {"id": "fu", "label": "Fu", "names": [{"name": "Fu", "match": "auto"}]},
            ]
        )
    ),
    ["Lake Treaty Street"],
)


@pytest.mark.cases("linking")
def test_names_are_found(header: dict[str, Any], text: str, expected: str) -> None:
    matcher = Matcher(forms(entries(header["glossary"])), header.get("block", ()))

    assert expected == marked(text, matcher.find(text, header.get("senses")))


@given(TEXTS)
def test_matches_stand_in_text_order_and_do_not_overlap(text: str) -> None:
    ends = 0
    for match in LAKE.find(text):
        assert ends <= match.start < match.end <= len(text)
        ends = match.end


@given(TEXTS)
def test_a_match_is_where_its_form_stands(text: str) -> None:
    for match in LAKE.find(text):
        found = fold(text[match.start : match.end])[0]

        assert canonical(match.form.text).lower() == canonical(found).lower()


@given(TEXTS)
def test_a_match_does_not_split_what_readers_see_as_one_character(text: str) -> None:
    for match in LAKE.find(text):
        after = text[match.end : match.end + 1]

        assert not (after and unicodedata.combining(after))


@given(TEXTS)
def test_what_no_reader_sees_changes_nothing(text: str) -> None:
    seen = fold(text)[0]
    expected = [(match.form.text, match.entries) for match in LAKE.find(seen)]

    assert expected == [(match.form.text, match.entries) for match in LAKE.find(text)]


@given(st.lists(TEXTS, max_size=4))
def test_no_name_reaches_from_one_block_into_the_next(texts: list[str]) -> None:
    blocks = [text.replace(BLOCK, " ") for text in texts]
    expected = [(match.form.text, match.entries) for block in blocks for match in LAKE.find(block)]

    matches = LAKE.find(BLOCK.join(blocks))

    assert expected == [(match.form.text, match.entries) for match in matches]


@given(TEXTS)
def test_searching_keeps_no_state(text: str) -> None:
    expected = list(LAKE.find(text))

    assert expected == list(LAKE.find(text))


@given(st.text(min_size=1))
def test_a_name_of_any_characters_can_be_indexed_and_looked_for(name: str) -> None:
    matcher = Matcher([Form(name, "lake", name, Case.EXACT, "auto")])

    assert all(match.entries == ("lake",) for match in matcher.find(f"the {name} closed"))


def test_a_match_says_by_which_form_it_was_found() -> None:
    expected = [("ferry permits", "ferry permit", "plural")]

    matches = LAKE.find("Two ferry permits expired.")

    assert expected == [(match.form.text, match.form.name, match.form.reason) for match in matches]


def test_a_sense_decides_between_entries() -> None:
    matcher = Matcher(
        forms(entries([{"id": "lake-pass", "label": "crossing pass"}, {"id": "hill-pass", "label": "crossing pass"}]))
    )
    expected = [[("hill-pass", "lake-pass")], [("hill-pass",)], [("lake-pass",)], [("hill-pass", "lake-pass")]]
    senses = [{}, {"crossing pass": "hill-pass"}, {"crossing pass": "lake-pass"}, {"crossing pass": "no-such-pass"}]

    found = [[match.entries for match in matcher.find("A crossing pass.", sense)] for sense in senses]

    assert expected == found


def test_no_name_is_found_in_what_is_hidden() -> None:
    expected: list[Match] = []

    assert expected == list(LAKE.find(f"{HIDDEN * 5} permit"))


def test_a_matcher_without_names_finds_nothing() -> None:
    expected: list[Match] = []

    assert expected == list(Matcher([]).find("The ferry left."))


@pytest.mark.parametrize(
    "text", ["A ferry permit.", "A fer\u00adry permit.", "Le cafe\u0301 du port", "The lakeʼs port", "Nothing"]
)
def test_what_is_found_in_a_text_is_among_the_candidates_and_others_make_no_difference(text: str) -> None:
    names = [
        Form(words, words, words, Case.FOLD, "rare word") for words in ("ferry permit", "permit", "café", "lake's port")
    ]
    candidates = Matcher(names).candidates(text)

    found = list(Matcher(names).find(text))

    assert {match.form for match in found} <= set(candidates)
    assert list(Matcher(candidates).find(text)) == found
