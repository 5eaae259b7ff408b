"""Mistakes in many files: all are told at once, and none for what comes of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA, BRIDGE, ROADS = "content/explainers/zenda.md", "content/explainers/bridge.md", "content/topics/roads.md"
NOTES, SIDECAR, ABOUT = "content/explainers/bridge.notes.yaml", "seeds/zenda.yaml", "content/pages/about.md"
BOATS, SOURCES, LINKING = "content/glossary/boats.yaml", "content/sources.yaml", "content/linking.yaml"
FILES = {
    BRIDGE: """\
---
title: The bridge of Zenda
dek: Nobody crosses it.
date: 2031-06-01
category: Roads
status: published
story_date: 2031-05-02
about: [ferry-permit]
people: [rudolf-elphberg]
timeline: [port-closes]
key_points:
  - text: A [permit](entry:ferry-permit) costs much.
    sources: [gazette]
  - text: Boats are [few](entry:raft).
    sources: [gazette]
---

The bridge costs a toll. See [boats](entry:rowing-boat), [more](entry:sailing-boat), [the story](explainer:zenda).

<b>Nobody</b> pays it.
""",
    NOTES: """\
- id: toll
  kind: context
  quote:
    exact: costs a toll
  title: How much
  body: A crown. See [boats](entry:rowing-boat), and [more](source:gazette).
  sources: [gazette]
  entries: [sailing-boat]
""",
    BOATS: """\
- id: raft
  kind: term
  label: raft
  names: [float]
  gloss: A flat boat.
  sources: [gazette]
  related: [sailing-boat, rowing-boat]
- id: rowing-boat
  kind: term
  label: rowing boat
  names: [{name: dinghy, plural: false}]
  gloss: A boat without an engine.
  sources: [gazette]
- id: sailing-boat
  kind: term
  label: sailing boat
  gloss: A boat with a sail.
  sources: [treaty-text]
  reviewed: 2031-06-01
""",
    ROADS: "---\ntitle: Roads\nreviewed: 2031-06-01\n---\n\nRoads are [few](entry:raft).\n",
}


class Mistake(NamedTuple):
    """What somebody writes in a file instead of something else, on the same line, and what is said of it."""

    file: str
    right: str
    wrong: str
    place: str
    said: str


MISTAKES = {
    "a misspelt key": Mistake(
        BRIDGE,
        "story_date:",
        "storydate:",
        "content/explainers/bridge.md:7:1",
        "there is no key 'storydate' here\n    Did you mean 'story_date'?",
    ),
    "a dead link": Mistake(
        BRIDGE,
        "boats](entry:rowing-boat",
        "boats](entry:rowing-bot",
        "content/explainers/bridge.md:18:37",
        "the link leads to no entry: 'rowing-bot'\n    Did you mean 'rowing-boat'?",
    ),
    "a dead link in a key point": Mistake(
        BRIDGE,
        "few](entry:raft",
        "few](entry:rafft",
        "content/explainers/bridge.md:14:11",
        "the link leads to no entry: 'rafft'\n    Did you mean 'raft'?",
    ),
    "a passage that is gone": Mistake(
        NOTES,
        "costs a toll",
        "costs two tolls",
        "content/explainers/bridge.notes.yaml:4:12",
        "the passage of 'toll' is not in the text: 'costs two tolls'\n    The nearest: 'costs a toll.' (0.79).",
    ),
    "a source that is not there": Mistake(
        BRIDGE,
        "much.\n    sources: [gazette]",
        "much.\n    sources: [gazete]",
        "content/explainers/bridge.md:13:15",
        "there is no source 'gazete'\n    Did you mean 'gazette'?",
    ),
    "a name of two entries": Mistake(
        BOATS,
        "[float]",
        "[{name: dinghy, plural: false}]",
        "content/glossary/boats.yaml:8:3",
        (
            "warning: 'dinghy' names both 'raft' and 'rowing-boat'\n"
            "    It is linked only where a page says which, under `senses:` or with [text](entry:id)."
        ),
    ),
    "a day that no calendar has": Mistake(
        BRIDGE,
        "date: 2031-06-01",
        "date: 2031-06-31",
        "content/explainers/bridge.md:4:7",
        "'date' is wrong: '2031-06-31'\n    There is no such day: correct it.",
    ),
    "a kind that is not known": Mistake(
        BOATS,
        "- id: rowing-boat\n  kind: term",
        "- id: rowing-boat\n  kind: trem",
        "content/glossary/boats.yaml:9:9",
        "'kind' cannot be 'trem'\n    Did you mean 'term'?",
    ),
    "a quotation mark that is not closed": Mistake(
        BOATS,
        "gloss: A boat with a",
        'gloss: "A boat with a',
        "content/glossary/boats.yaml:17:10",
        'this quotation mark is not closed: "\n    Write another " where the text ends.',
    ),
    "a seed that is not there": Mistake(
        ZENDA,
        "seed: zenda",
        "seed: zend",
        "content/explainers/zenda.md:7:7",
        "there is no seed 'zend'\n    Did you mean 'zenda'?",
    ),
    "an element that is taken out": Mistake(
        BRIDGE,
        "<b>Nobody</b>",
        '<iframe src="/map"></iframe>Nobody',
        "content/explainers/bridge.md:20:1",
        (
            "a text may not have the element <iframe>\n"
            "    Take it out, and link to what it shows, as in [the map](https://example.org/map); "
            "the reference on HTML lists what a text may have."
        ),
    ),
    "a topic that nothing has": Mistake(
        BRIDGE,
        "category: Roads",
        "category: Rods",
        "content/topics/roads.md",
        "advice: no explainer has the topic 'roads', so no page shows this text\n    Did you mean 'rods'?",
    ),
    "somebody who is no person": Mistake(
        BRIDGE,
        "people: [rudolf-elphberg]",
        "people: [lake-treaty]",
        "content/explainers/bridge.md:9:10",
        "'lake-treaty' is not of the kind 'person'\n    Name one of that kind, or take it out: its kind is 'law'.",
    ),
    "a misspelt key of a note": Mistake(
        NOTES,
        "title:",
        "titel:",
        "content/explainers/bridge.notes.yaml:5:3",
        "there is no key 'titel' here\n    Did you mean 'title'?",
    ),
    "a kind of note that is not known": Mistake(
        NOTES,
        "kind: context",
        "kind: contxt",
        "content/explainers/bridge.notes.yaml:2:9",
        "'kind' cannot be 'contxt'\n    Did you mean 'context'?",
    ),
    "a misspelt key of a sidecar": Mistake(
        SIDECAR,
        "publisher:",
        "publsher:",
        "seeds/zenda.yaml:5:1",
        "there is no key 'publsher' here\n    Did you mean 'publisher'?",
    ),
    "a permission that is not known": Mistake(
        SIDECAR,
        "permission: granted",
        "permission: grantd",
        "seeds/zenda.yaml:10:15",
        "'permission' cannot be 'grantd'\n    Did you mean 'granted'?",
    ),
    "a misspelt key of a source": Mistake(
        SOURCES,
        "title: Official",
        "titel: Official",
        "content/sources.yaml:9:3",
        "there is no key 'titel' here\n    Did you mean 'title'?",
    ),
    "a bracket that is not closed": Mistake(
        ABOUT,
        "title: About",
        "title: [About",
        "content/pages/about.md:2:8",
        "this bracket is not closed: [\n    Write ] where what it holds ends.",
    ),
    "a key that is not known": Mistake(
        LINKING,
        "rejected: []",
        "refused: []",
        "content/linking.yaml:3:1",
        "there is no key 'refused' here\n    Take it out. The keys here are: block, rejected.",
    ),
    "a state that is not known": Mistake(
        ZENDA,
        "status: published",
        "status: publishd",
        "content/explainers/zenda.md:6:9",
        "'status' cannot be 'publishd'\n    Did you mean 'published'?",
    ),
    "a misspelt key of an entry": Mistake(
        BOATS,
        "gloss: A flat",
        "glos: A flat",
        "content/glossary/boats.yaml:5:3",
        "there is no key 'glos' here\n    Did you mean 'gloss'?",
    ),
    "a missing value": Mistake(
        ROADS,
        "title: Roads",
        "title:",
        "content/topics/roads.md:2:7",
        "'title' has no value\n    Write one after the colon, or take the key out.",
    ),
    "a dead link in a topic": Mistake(
        ROADS,
        "few](entry:raft)",
        "few](entry:raff)",
        "content/topics/roads.md:6:16",
        "the link leads to no entry: 'raff'\n    Did you mean 'raft'?",
    ),
}


@pytest.fixture
def boats(add: Add) -> None:
    """Add an explainer with a note, three entries and a topic to the project, all of them right."""
    for file, text in FILES.items():
        add(file, text)


def told(mistakes: list[Mistake]) -> list[str]:
    """Return what is said of some mistakes, in the order of the files."""
    return sorted(f"{mistake.place}: {mistake.said}" for mistake in mistakes)


@pytest.mark.usefixtures("boats")
def test_without_a_mistake_nothing_is_told(problems: Problems) -> None:
    assert problems() == []


@pytest.mark.usefixtures("boats")
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_and_nothing_that_comes_of_it(name: str, problems: Problems, change: Change) -> None:
    change(*MISTAKES[name][:3])

    assert problems() == told([MISTAKES[name]])


@pytest.mark.usefixtures("boats")
def test_all_mistakes_are_told_at_once(problems: Problems, change: Change) -> None:
    for mistake in MISTAKES.values():
        change(*mistake[:3])

    assert sorted(problems()) == told(list(MISTAKES.values()))


def test_references_to_an_entry_by_what_its_id_should_be_are_not_told(
    problems: Problems, add: Add, change: Change
) -> None:
    lake = "content/glossary/lake.yaml"
    change(lake, "- id: ferry-permit\n", "- id: Ferry_Permit\n")
    change(ZENDA, "seed: zenda\n", "seed: zenda\nabout: [ferry-permit]\nsenses: {permit: ferry-permit}\n")
    add(ZENDA, "\nSee [it](entry:ferry-permit).\n")
    change(lake, "  label: Lake Treaty\n", "  label: Lake Treaty\n  related: [ferry-permit]\n")

    remedy = (
        "Did you mean 'ferry-permit'? An id has lower-case letters, digits and single hyphens: `safe-third-country`."
    )

    assert problems() == [f"{lake}:1:7: 'id' is not a valid id: 'Ferry_Permit'\n    {remedy}"]


def test_references_to_a_source_by_what_its_id_should_be_are_not_told(problems: Problems, change: Change) -> None:
    change(SOURCES, "- id: gazette\n", "- id: GAZETTE\n")

    assert [one.partition("\n")[0] for one in problems()] == [f"{SOURCES}:7:7: 'id' is not a valid id: 'GAZETTE'"]
