from collections.abc import Callable
from datetime import date

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.topic_page import TopicPage, topic_page

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
Problems = Callable[[], list[str]]

LAKE = "content/glossary/lake.yaml"
ZENDA = "content/explainers/zenda.md"
TOPIC = "content/topics/the-lake.md"
TEXT = """\
---
title: The lake
dek: Who may cross it.
reviewed: 2031-06-01
---

The port is *closed*. See the [treaty](entry:lake-treaty).
"""
BRIDGE = """\
---
title: The bridge
---

Rudolf Elphberg opened it, and Rudolf Elphberg closed it.
"""
TALKS = """\
- id: talks
  kind: event
  label: Talks begin
  date: 2031-04
  happening: announcement
  gloss: Talks began.
  actors: [lake-authority]
  laws: [lake-treaty]
  sources: [gazette]
"""


def drawn(content: Content, *slugs: str, topic: str = "the-lake") -> TopicPage:
    """Return the page of a topic with some explainers."""
    return topic_page(topic, [content.explainers[slug] for slug in slugs], content)


def entries(page: TopicPage) -> dict[str, list[str]]:
    """Return the entries on a topic's page by kind."""
    return {kind: [ref.id for ref in refs] for kind, refs, _ in page.entries}


def test_a_topic_has_the_text_that_its_author_wrote(add: Add, load: Load) -> None:
    add(TOPIC, TEXT)
    link = '<a class="entry-link" data-entry="lake-treaty" href="/glossary/lake-treaty/">treaty</a>'

    page = drawn(load(), "zenda")

    assert (page.dek, page.reviewed) == ("Who may cross it.", date(2031, 6, 1))
    assert page.text == f"<p>The port is <em>closed</em>. See the {link}.</p>"


def test_a_topic_without_a_text_shows_what_is_known(load: Load) -> None:
    page = drawn(load(), "zenda")

    assert (page.dek, page.text, page.reviewed) == (None, None, None)
    assert page.entries


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_text_that_is_not_published_stays_unseen(add: Add, load: Load, status: str) -> None:
    add(TOPIC, TEXT.replace("dek:", f"status: {status}\ndek:"))

    page = drawn(load(), "zenda")

    assert (page.dek, page.text, page.reviewed) == (None, None, None)


def test_a_text_cannot_run_or_load_anything(add: Add, load: Load) -> None:
    add(TOPIC, TEXT + "\n<script>alert(1)</script><img src=x onerror=alert(1)>\n")

    page = drawn(load(), "zenda")

    assert page.text
    assert "script" not in page.text
    assert "onerror" not in page.text


def test_a_topics_entries_stand_by_kind_the_most_mentioned_first(add: Add, load: Load) -> None:
    add("content/explainers/bridge.md", BRIDGE)
    add(LAKE, "- {id: hentzau, kind: person, label: Rupert Hentzau, public_figure: true, gloss: A count.}\n")
    add(ZENDA, "\nThen Rupert Hentzau came.\n")
    expected = {
        "Terms": ["ferry-permit"],
        "People": ["rudolf-elphberg", "hentzau"],
        "Organisations": ["lake-authority"],
        "Laws": ["lake-treaty"],
    }

    assert expected == entries(drawn(load(), "zenda", "bridge"))


def test_entries_that_are_mentioned_as_often_stand_by_id(add: Add, load: Load) -> None:
    add(LAKE, "- {id: hentzau, kind: person, label: Rupert Hentzau, public_figure: true, gloss: A count.}\n")
    add(ZENDA, "\nThen Rupert Hentzau came.\n")

    assert entries(drawn(load(), "zenda"))["People"] == ["hentzau", "rudolf-elphberg"]


def test_people_without_a_page_are_not_listed(add: Add, load: Load) -> None:
    add(ZENDA, "\nThen Antonia Mauban came.\n")

    assert entries(drawn(load(), "zenda"))["People"] == ["rudolf-elphberg"]


def test_a_topics_timeline_merges_those_of_its_explainers(add: Add, change: Change, load: Load) -> None:
    add(LAKE, TALKS)
    add("content/explainers/bridge.md", BRIDGE.replace("---\n\n", "timeline: [port-closes, talks]\n---\n\n"))
    change(ZENDA, "status:", "timeline: [port-closes]\nstatus:")

    assert [line.id for line in drawn(load(), "bridge", "zenda").events] == ["talks", "port-closes"]


def test_events_of_what_a_topic_mentions_are_in_its_timeline(add: Add, load: Load) -> None:
    add(LAKE, TALKS)

    assert [line.id for line in drawn(load(), "zenda").events] == ["talks"]


def test_a_topic_shows_its_last_events_and_the_entries_that_are_mentioned_most(
    add: Add, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgloss.pages.topic_page.MOST", 1)
    add(LAKE, TALKS)
    add(LAKE, "- {id: hentzau, kind: person, label: Rupert Hentzau, public_figure: true, gloss: A count.}\n")
    add(ZENDA, "\nThen Rupert Hentzau came.\n")
    add("content/explainers/bridge.md", BRIDGE.replace("---\n\n", "timeline: [port-closes, talks]\n---\n\n"))

    page = drawn(load(), "zenda", "bridge")

    assert ([line.id for line in page.events], page.earlier) == (["port-closes"], 1)
    assert {kind.kind: (len(kind.entries), kind.more) for kind in page.entries}["People"] == (1, 1)


def test_a_topic_without_explainers_has_no_events_and_no_entries(add: Add, load: Load) -> None:
    add(TOPIC, TEXT)

    page = drawn(load())

    assert (page.events, page.entries) == ((), ())


@pytest.mark.parametrize("key", ["topic: lake", "date: 2031-06-01"])
def test_a_topics_text_has_no_other_keys(add: Add, problems: Problems, key: str) -> None:
    add(TOPIC, TEXT.replace("reviewed: 2031-06-01", key))
    name = key.partition(":")[0]
    keys = "dek, lang, redirect_from, reviewed, slug, status, title"
    expected = [f"{TOPIC}:4:1: there is no key '{name}' here\n    Take it out. The keys here are: {keys}."]

    assert expected == problems()


def test_a_link_in_a_topics_text_that_leads_nowhere_is_an_error(add: Add, problems: Problems) -> None:
    add(TOPIC, TEXT.replace("entry:lake-treaty", "entry:lake-traety"))
    expected = [f"{TOPIC}:7:39: the link leads to no entry: 'lake-traety'\n    Did you mean 'lake-treaty'?"]

    assert expected == problems()


def test_a_text_in_another_language_is_marked_as_such(add: Add, load: Load) -> None:
    add(TOPIC, TEXT.replace("reviewed: 2031-06-01", "lang: fr"))

    assert drawn(load(), "zenda").lang == "fr"


def test_a_text_in_the_sites_language_is_not(add: Add, load: Load) -> None:
    add(TOPIC, TEXT.replace("reviewed: 2031-06-01", "lang: en"))

    assert drawn(load(), "zenda").lang is None


def test_a_topics_address_is_its_files_name(add: Add, problems: Problems) -> None:
    add(TOPIC, TEXT.replace("reviewed: 2031-06-01", "slug: lake"))
    expected = [f"{TOPIC}:4:7: 'slug' is 'lake', the file is 'the-lake.md'\n    Write the-lake, or rename the file."]

    assert expected == problems()


def advice(file: str, topic: str, remedy: str) -> str:
    """Return what is said of a topic's text that no page shows."""
    return f"{file}: advice: no explainer has the topic '{topic}', so no page shows this text\n    {remedy}"


def test_a_text_whose_topic_no_explainer_has_is_found(add: Add, problems: Problems) -> None:
    other = "Name the file like the category of an explainer that is published."
    add("content/topics/lake.md", TEXT)
    add("content/topics/zebras.md", TEXT)
    add("content/topics/tigers.md", TEXT.replace("reviewed: 2031-06-01", "status: draft"))

    assert problems() == [
        advice("content/topics/lake.md", "lake", "Did you mean 'the-lake'?"),
        advice("content/topics/zebras.md", "zebras", other),
    ]


@pytest.mark.parametrize(
    ("category", "topic"),
    [("Café & Élan", "cafe-elan"), ("  U.S. -- Canada ", "us-canada"), ("Озеро", "ozero"), ("", "news")],
)
def test_a_topic_is_spelt_as_in_addresses(
    add: Add, change: Change, problems: Problems, category: str, topic: str
) -> None:
    change("pelicanconf.py", "ARTICLE_URL", 'DEFAULT_CATEGORY = "News"\nARTICLE_URL')
    change(ZENDA, "category: The lake\n", f'category: "{category}"\n' if category else "")
    add(f"content/topics/{topic}.md", TEXT)

    assert [problem for problem in problems() if "share pictures" not in problem] == []
