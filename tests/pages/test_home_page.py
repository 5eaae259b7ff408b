from collections.abc import Callable

from newsgloss.content.values import Content
from newsgloss.pages.home_page import Showcase, named_by_entries, showcase, topic_on_home, words_on_home
from newsgloss.pages.topic_page import topic_page

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
ZENDA = "content/explainers/zenda.md"
PIER = """\
---
title: The pier
date: 2031-05-06
category: Piers
status: published
---

A mooring is at the jetty, a jetty at the quay.
"""
TERMS = "".join(
    f"- {{id: {word}, kind: term, label: {word}, gloss: A thing at the lake., sources: [gazette]}}\n"
    for word in ("mooring", "jetty", "quay", "berth", "hawser")
)


def shown_at_home(content: Content) -> Showcase | None:
    """Return what the home page shows of the explainer."""
    return showcase(content.explainers["zenda"], content)


def test_the_home_page_shows_the_sources_words_before_ours(load: Load) -> None:
    shown = shown_at_home(load())

    assert shown
    assert (shown.before, shown.match, shown.after) == ("Nobody without a ", "ferry permit", " may may cross.")
    assert (shown.url, shown.where) == (
        "/explainers/zenda/#m-ferry-permit-1",
        ("Zenda Courier, 2 May 2031, paragraph 1", "/explainers/zenda/#paragraph-1"),
    )


def test_the_home_page_shows_a_foreign_word_first(add: Add, load: Load) -> None:
    add(LAKE, "- {id: fahre, kind: term, label: Fährpass, lang: de, gloss: A pass., sources: [gazette]}\n")
    add(ZENDA, "\nThey call it a Fährpass here.\n")

    shown = shown_at_home(load())

    assert shown
    assert (shown.match, shown.in_source, shown.where) == ("Fährpass", False, None)


def test_the_home_page_says_of_all_entries_what_each_names(add: Add, change: Change, load: Load) -> None:
    assert named_by_entries(load()) == "Every entry names its sources."

    change("pelicanconf.py", 'PATH = "content"', 'PATH = "other"')
    add("other/glossary/a.yaml", "- {id: mole, kind: term, label: mole, gloss: A pier., reviewed: 2031-05-01}\n")
    assert named_by_entries(load()) == "Every entry names the day it was last reviewed."

    add("other/glossary/a.yaml", "- {id: pier, kind: term, label: pier, gloss: A jetty.}\n")
    assert named_by_entries(load()) is None


def test_the_home_page_shows_nothing_of_an_explainer_without_a_linked_word(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "linking: manual\nstatus:")

    assert shown_at_home(load()) is None


def test_words_at_home_are_of_all_kinds_and_none_is_told_twice(add: Add, load: Load) -> None:
    add(LAKE, TERMS)
    content = load()
    shown = shown_at_home(content)

    found = words_on_home(content, shown)

    assert shown
    assert shown.card.id == "ferry-permit"
    assert [content.glossary.entries[card.id].kind for card in found[:4]] == ["term", "person", "organisation", "law"]
    assert len({card.id for card in found} - {"ferry-permit"}) == len(found) == 6
    assert "ferry-permit" in {card.id for card in words_on_home(content, None)}


def test_words_at_home_are_of_several_topics(add: Add, load: Load) -> None:
    add(LAKE, TERMS)
    add("content/explainers/pier.md", PIER)
    add(ZENDA, "\nA hawser for a berth.\n\nA hawser for a berth.\n\nA hawser.\n")

    found = [card.id for card in words_on_home(load(), None)]

    assert found[0] == "hawser"  # the most mentioned of all
    assert found[4] in {"jetty", "mooring", "quay"}  # of the other topic, though a berth is mentioned more


def test_a_topic_at_home_has_its_last_events(load: Load) -> None:
    content = load()
    whole = topic_page("the-lake", content.published(), content)

    shown = topic_on_home("The lake", "/topics/the-lake/", 2, whole)

    assert shown.events == whole.events[-3:]
    assert (shown.name, shown.size) == ("The lake", 2)
