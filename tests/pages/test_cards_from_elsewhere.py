"""Cards of another site's entries, on pages of ours."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.editorial.checks import explainer_problems
from newsgloss.editorial.reports import names
from newsgloss.editorial.shared.changes import pages_showing
from newsgloss.editorial.shared.syncing import keep, upstream
from newsgloss.model.settings import find_project
from newsgloss.pages.entries.entry_page import entry_page
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.exports.glossary_records import glossary_data
from newsgloss.pages.exports.publication import publication
from newsgloss.pages.home_page import showcase
from newsgloss.pages.metadata.entries import things
from newsgloss.pages.references import Card, Ref

Change = Callable[[str, str, str], None]
HOME = "https://watch.example.org/"
WAIT: dict[str, Any] = {
    "id": "wait",
    "kind": "term",
    "url": f"{HOME}glossary/wait/",
    "label": "long wait",
    "gloss": "What ends when the ferry comes.",
    "versions": [{"from": "2031-01-01", "to": "2031-06-01", "gloss": "A week."}],
    "translations": {"fr": {"label": "longue attente", "gloss": "Elle finit avec le bac."}},
    "differs_from": [{"id": "crown", "how": "by what is lost."}],
    "sources": [{"id": "act", "locator": "s. 3"}],
}
CROWN = {"id": "crown", "kind": "term", "url": f"{HOME}glossary/crown/", "label": "crown coin", "gloss": "Money."}
HEAD = {"format": "newsgloss-glossary", "version": 1, "name": "Ruritania Watch", "language": "en", "home": HOME}
ACT = {"id": "act", "kind": "law", "title": "Flight Act", "publisher": "R", "page": f"{HOME}sources/#act"}


@pytest.fixture
def content(ruritania: Path, change: Change) -> Content:
    """Return the small site, whose explainer and one of whose entries use words of another."""
    written = HEAD | {"entries": [WAIT, CROWN], "sources": {"act": ACT}}
    (ruritania.parent / "glossary.json").write_text(json.dumps(written), encoding="utf-8")
    change("pelicanconf.py", "SITENAME", 'GLOSSARIES = {"un": "../glossary.json"}\nSITENAME')
    change("content/explainers/zenda.md", "costs a day's wage", "costs a [coin](entry:un/crown) and a long wait")
    change("content/explainers/zenda.md", "story_date", "here: {un/wait: Three days.}\nstory_date")
    change(
        "content/glossary/lake.yaml", "gives out each ferry permit.", "gives out each ferry permit after a long wait."
    )
    keep([upstream("un", load_content(find_project(ruritania)))], find_project(ruritania))
    return load_content(find_project(ruritania))


ENVOY: dict[str, Any] = {
    "id": "envoy",
    "kind": "person",
    "url": f"{HOME}glossary/envoy/",
    "label": "Rosa Strelsau",
    "gloss": "Speaks for the lake.",
    "redirect_from": ["clerk"],
    "roles": [{"title": "Envoy", "organisation": "lake-treaty", "to": "2031-01-01"}],
    "translations": {"fr": {"label": "Rosa Strelsau", "gloss": "Parle pour le lac."}},
}
OFFICE = {"id": "lake-treaty", "kind": "organisation", "url": f"{HOME}o/", "label": "Lake Office", "gloss": "O."}


@pytest.fixture
def with_people(ruritania: Path, change: Change) -> Callable[[str], Content]:
    """Return what makes the small site of some front matter, to which another site's people belong."""
    written = HEAD | {"entries": [ENVOY, OFFICE, CROWN]}
    (ruritania.parent / "glossary.json").write_text(json.dumps(written), encoding="utf-8")
    change("pelicanconf.py", "SITENAME", 'GLOSSARIES = {"un": "../glossary.json"}\nSITENAME')
    keep([upstream("un", load_content(find_project(ruritania)))], find_project(ruritania))

    def made(said: str) -> Content:
        change("content/explainers/zenda.md", "title: ", f"{said}\ntitle: ")
        return load_content(find_project(ruritania))

    return made


def cards(content: Content) -> dict[str, Card]:
    return {card.id: card for card in explainer_page(content.explainers["zenda"], content).cards}


def test_a_card_says_whose_it_is_and_leads_there_with_the_definition_of_the_day(content: Content) -> None:
    card = cards(content)["un/wait"]

    assert [problem for problem in content.problems if "un/" in problem.message] == []
    assert (card.of_site, card.url, card.back_url) == ("Ruritania Watch", f"{HOME}glossary/wait/", "#m-un/wait-1")
    assert (card.gloss, card.now, card.here) == ("A week.", WAIT["gloss"], "Three days.")
    assert card.differs_from == (Ref("un/crown", "crown coin", None, f"{HOME}glossary/crown/"),)
    assert card.citation
    assert (card.citation.short, card.citation.page_url) == (
        "Flight Act, s. 3",
        f"{HOME}sources/#act",
    )
    assert (card.opens_others, cards(content)["ferry-permit"].opens_others) == (False, True)


def test_terms_lead_to_our_glossary_where_one_of_them_is_in_it(content: Content) -> None:
    page = explainer_page(content.explainers["zenda"], content)
    others = tuple(card for card in page.cards if card.of_site)

    assert 0 < len(others) < len(page.cards)
    assert (page.has_own_terms, replace(page, cards=others).has_own_terms) == (True, False)


def test_a_link_by_hand_leads_there_and_has_a_card(content: Content) -> None:
    html = content.texts.explainers["zenda"].annotated.html

    assert f'data-entry="un/crown" href="{HOME}glossary/crown/" rel="noopener noreferrer">coin</a>' in html
    assert cards(content)["un/crown"].gloss == "Money."


def test_the_page_of_an_entry_lists_what_its_text_links_of_theirs(content: Content) -> None:
    page = entry_page(content.glossary.entries["ferry-permit"], content)

    assert [(card.id, card.back_url) for card in page.from_elsewhere] == [("un/wait", "#m-un/wait-1")]
    assert entry_page(content.glossary.entries["lake-treaty"], content).from_elsewhere == ()


def test_they_are_in_none_of_our_data_and_no_lead(content: Content) -> None:
    said = publication(content)
    shown = showcase(content.explainers["zenda"], content)

    assert [one["id"] for one in glossary_data(content, said).entries if "/" in one["id"]] == []
    assert shown
    assert shown.card.of_site is None


def test_on_a_french_page_they_go_by_their_french_names(ruritania: Path, change: Change, content: Content) -> None:
    change("content/explainers/zenda.md", "and a long wait", "après une longue attente")
    change("content/explainers/zenda.md", "title: ", "lang: fr\ntitle: ")

    french = load_content(find_project(ruritania))
    page = explainer_page(french.explainers["zenda"], french)
    (card,) = (one for one in page.cards if one.id == "un/wait")

    assert (card.label, card.lang, card.now, card.now_lang) == ("longue attente", None, "Elle finit avec le bac.", None)
    assert (card.gloss, card.gloss_lang, card.site_lang) == ("A week.", "en", "en")
    said = french.languages["fr"].gettext("From the glossary of %(site)s.") % {"site": card.of_site}
    assert said == "Glossaire d’origine\N{NO-BREAK SPACE}: Ruritania Watch."
    assert content.glossary.entry("un/wait") == french.glossary.entry("un/wait")


def test_the_report_of_names_has_those_of_other_sites(content: Content, change: Change, ruritania: Path) -> None:
    change("content/glossary/lake.yaml", "label: ferry permit", "label: ferry permit\n  names: [crown coin]")

    found = names(load_content(find_project(ruritania))).rows

    assert ("un/wait", "long wait", "term", "several words", "long wait", "en") in names(content).rows
    assert [row[:4] for row in found if row[1] == "crown coin"] == [
        ("ferry-permit", "crown coin", "term", "several words"),
        ("un/crown", "crown coin", "term", "ours is linked"),
    ]


def test_people_of_another_site_are_in_who_is_who_where_an_explainer_names_them(
    with_people: Callable[[str], Content],
) -> None:
    content = with_people("people: un/envoy")

    (line,) = explainer_page(content.explainers["zenda"], content).people

    assert [problem for problem in explainer_problems("zenda", content) if "un/" in problem.message] == []
    assert (line.id, line.name, line.url) == ("un/envoy", "Rosa Strelsau", ENVOY["url"])
    assert (line.role, line.of_site) == ("Speaks for the lake.", "Ruritania Watch")
    assert pages_showing(content)["un/envoy"] == ("explainers/zenda",)


def test_their_role_is_that_of_the_day_at_an_organisation_of_their_site(
    with_people: Callable[[str], Content], change: Change
) -> None:
    change("content/explainers/zenda.md", "story_date: 2031-05-02", "story_date: 2030-05-02")
    content = with_people("people: [un/envoy]\nlang: fr")

    (line,) = explainer_page(content.explainers["zenda"], content).people

    assert (line.role, line.lang) == ("Envoy, Lake Office", "en")


def test_their_definition_is_in_the_language_of_the_page(with_people: Callable[[str], Content]) -> None:
    content = with_people("people: [un/envoy]\nlang: fr")

    (line,) = explainer_page(content.explainers["zenda"], content).people

    assert (line.role, line.lang) == ("Parle pour le lac.", None)


def test_whoever_is_no_person_there_or_has_another_id_by_now_is_told(with_people: Callable[[str], Content]) -> None:
    content = with_people("people: [un/crown, un/clerk, un/nobody]")

    told = [(one.message, one.remedy) for one in explainer_problems("zenda", content) if "un/" in one.message]

    assert told[0] == (
        "'un/crown' is not of the kind 'person'",
        "Name one of that kind, or take it out: its kind is 'term'.",
    )
    assert [message for message, _ in told[1:]] == ["'un/clerk' is now 'un/envoy'", "there is no entry 'un/nobody'"]
    assert [line.id for line in explainer_page(content.explainers["zenda"], content).people] == ["un/envoy"]


def test_what_an_explainer_is_about_may_be_theirs(with_people: Callable[[str], Content]) -> None:
    content = with_people("about: [un/clerk, un/crown]")
    data = things(content.explainers["zenda"].meta.about, content)

    assert content.lookups.entries_on["zenda"][:2] == ("un/envoy", "un/crown")
    assert content.lookups.pages_with["un/envoy"] == ["zenda"]
    assert [(one["@type"], one["@id"], one["name"]) for one in data] == [
        ("Person", f"{ENVOY['url']}#entry", "Rosa Strelsau"),
        ("DefinedTerm", f"{CROWN['url']}#entry", "crown coin"),
    ]
