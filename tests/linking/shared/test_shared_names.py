"""Ours win in every conflict with another site's names."""

import pytest

from newsgloss.linking.forms import forms
from newsgloss.linking.matcher import Matcher
from newsgloss.linking.shared.entries import OtherSite, SharedEntry
from newsgloss.linking.shared.names import Conflict, conflicts, shared_forms
from newsgloss.model.entries import Entry, Term, Translation

WATCH = OtherSite("un", "Ruritania Watch", "en", "https://watch.example.org/", None)
MOND = OtherSite("mond", "Le Monde de Zenda", "fr", "https://zenda.example.org/", None)


def ours(id_: str, *names: object, **more: object) -> Entry:
    record = {"id": id_, "kind": "term", "label": names[0], "gloss": "A.", "names": names[1:], **more}
    return Term.model_validate(record)


def theirs(id_: str, *names: object, site: OtherSite = WATCH, **more: object) -> SharedEntry:
    record = ours(id_, *names, **more).model_copy(update={"id": f"{site.glossary}/{id_}"})
    return SharedEntry(record, f"{site.home}{id_}/", site)


def found(text: str, own: list[Entry], *shared: SharedEntry, page: str = "en", **senses: str) -> list[tuple[str, ...]]:
    linked = [one for one in own if one.status == "published"]
    matcher = Matcher([*forms(linked), *shared_forms(own, shared, page)])
    return [match.entries for match in matcher.find(text, senses)]


def test_another_site_s_names_are_found_as_ours_are() -> None:
    text = "A ferry permit, two ferry permits, Ferry Crossing."

    assert found(text, [], theirs("permit", "ferry permit")) == [("un/permit",), ("un/permit",)]


def test_of_a_name_that_both_have_ours_is_meant_unless_a_page_says_another() -> None:
    own, other = [ours("paper", "ferry permit")], theirs("permit", "ferry permit", "lake pass")

    assert found("A ferry permit or a lake pass.", own, other) == [("paper",), ("un/permit",)]
    assert found("A ferry permit.", own, other, **{"ferry permit": "un/permit"}) == [("un/permit",)]


def test_of_two_other_sites_the_first_is_meant() -> None:
    first, second = theirs("permit", "ferry permit"), theirs("a", "ferry permit", site=MOND)

    assert found("A ferry permit.", [], first, second) == [("un/permit",)]


def test_the_longest_name_still_wins() -> None:
    own, other = [ours("permit", "permit document")], theirs("a", "ferry permit document")

    assert found("A ferry permit document.", own, other) == [("un/a",)]


@pytest.mark.parametrize(
    "own",
    [
        ours("permit", "paper of the lake"),
        ours("other", "paper", redirect_from=["permit"]),
        ours("paper", "paper", {"name": "Ferry permit", "match": "explicit"}),
        ours("paper", "paper", {"name": "ferry permit", "match": "never"}),
        ours("paper", "ferry permit", status="archived"),
    ],
)
def test_what_ours_keep_from_being_linked_by_itself_is_not_linked_as_another_s(own: Entry) -> None:
    assert found("A ferry permit.", [own], theirs("permit", "ferry permit")) == []


def test_a_page_in_another_language_finds_the_names_that_a_site_has_there() -> None:
    said = Translation(label="permis de traversée", gloss="Un papier.")
    english = theirs("permit", "ferry permit", translations={"fr": said})
    french = theirs("bac", "bac du lac", site=MOND)

    assert found("Un permis de traversée, un bac du lac.", [], english, french, page="fr") == [
        ("un/permit",),
        ("mond/bac",),
    ]
    assert english.spoken("fr").label == "permis de traversée"
    assert english.spoken("en-CA") is english.record


def test_conflicts_are_those_of_ids_and_names_each_once() -> None:
    own = [ours("permit", "ferry permit"), ours("lake", "the lake", "lake of Zenda")]
    shared = [
        theirs("permit", "ferry permit"),
        theirs("zenda", "Lake of Zenda", "the Lake"),
        theirs("toll", "road toll"),
        theirs("peage", "road toll", site=MOND),
    ]

    assert conflicts(own, {one.record.id: one for one in shared}, ["en"]) == [
        Conflict("permit", "permit", "un/permit"),
        Conflict("Lake of Zenda", "lake", "un/zenda"),
        Conflict("road toll", "un/toll", "mond/peage"),
    ]
