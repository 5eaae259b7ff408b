from collections.abc import Callable

from newsgloss.content.values import Content

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
BRIDGE = """\
---
title: About the bridge
dek: What it is.
date: {date}
category: The lake
about: [lake-authority]
status: {status}
---

The Lake Treaty names it, says Rudolf Elphberg.
"""


def test_the_newest_explainer_comes_first_and_drafts_do_not(add: Add, load: Load) -> None:
    add("content/explainers/bridge.md", BRIDGE.format(date="2031-05-04", status="published"))
    add("content/explainers/canal.md", BRIDGE.format(date="2031-05-01", status="published"))
    add("content/explainers/dam.md", BRIDGE.format(date="2031-05-09", status="draft"))

    assert [explainer.slug for explainer in load().lookups.newest] == ["bridge", "zenda", "canal"]


def test_a_page_has_the_entries_that_it_is_about_and_mentions(add: Add, load: Load) -> None:
    add("content/explainers/bridge.md", BRIDGE.format(date="2031-05-04", status="draft"))

    assert load().lookups.entries_on["bridge"] == ("lake-authority", "lake-treaty", "rudolf-elphberg")


def test_an_entry_is_on_the_published_pages_that_have_it(add: Add, load: Load) -> None:
    add("content/explainers/bridge.md", BRIDGE.format(date="2031-05-04", status="published"))
    add("content/explainers/dam.md", BRIDGE.format(date="2031-05-09", status="draft"))

    assert list(load().lookups.pages_with["lake-treaty"]) == ["bridge", "zenda"]


def test_a_draft_of_an_entry_is_on_no_page(change: Change, load: Load) -> None:
    change(LAKE, "gloss: Minister for the lake.", "gloss: Minister for the lake.\n  status: draft")

    assert "rudolf-elphberg" not in load().lookups.entries_on["zenda"]


def test_a_person_has_their_quotes_of_all_published_pages(change: Change, load: Load) -> None:
    [(slug, spoken)] = load().lookups.said["rudolf-elphberg"]

    assert (slug, spoken.quote.text) == ("zenda", "The Lake Treaty says so,")

    change("content/explainers/zenda.md", "status: published", "status: draft")

    assert load().lookups.said == {}


def test_an_entry_has_the_events_that_name_it_whatever_for(add: Add, load: Load) -> None:
    event = "- {{id: {}, kind: event, label: It opens, gloss: It opened., date: 2031, happening: report, {}}}\n"
    add(
        LAKE, event.format("opens", "actors: [lake-authority], laws: [lake-treaty, lake-authority], sources: [gazette]")
    )
    add(LAKE, event.format("closes", "places: [lake-treaty], sources: [gazette]"))
    add(LAKE, event.format("hidden", "laws: [lake-treaty], status: draft"))

    assert load().lookups.events_of == {
        "lake-authority": frozenset({"opens"}),
        "lake-treaty": frozenset({"opens", "closes"}),
    }
