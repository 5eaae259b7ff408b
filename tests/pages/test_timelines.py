from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.lists import USES, by_date
from newsgloss.content.values import Content
from newsgloss.model.entries import Event
from newsgloss.pages.timelines import (
    Years,
    eras,
    event_line,
    event_sources,
    in_two,
    story_chart,
    story_events,
    timeline_pages,
)

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
EVENT = """\
- id: {id}
  kind: event
  label: Event of {date}
  date: {date}
  happening: {happening}
  gloss: Something happened.
  sources: [{{id: gazette, locator: p. {date}}}]
{more}
"""
TOLD = """\
---
title: Told
dek: Told again.
date: 2031-05-04
category: The lake
status: published
---

That day [the port closed](entry:port-closes).
"""
DAY = date(2031, 5, 2)


def event(id_: str, day: str, more: str = "", happening: str = "ruling") -> str:
    """Return the YAML of an event; `more` are its other keys."""
    return EVENT.format(id=id_, date=day, happening=happening, more=f"  {more}" if more else "")


def events(content: Content) -> list[Event]:
    """Return all events of a project."""
    return [entry for entry in content.glossary.entries.values() if isinstance(entry, Event)]


def whole_timeline(content: Content) -> Years:
    """Return the timeline of a site, which has one page."""
    ((years, paging),) = timeline_pages(content)
    assert paging is None
    return years


def parts(content: Content, day: date | None) -> dict[str, list[str]]:
    """Return the events of each era around a day."""
    found = eras(by_date(events(content)), day, content)
    return {era.title: [line.id for line in era.events] for era in found}


def test_the_timeline_has_its_events_by_year_in_the_order_of_their_dates(add: Add, load: Load) -> None:
    add(LAKE, event("treaty-signed", "1921"))
    add(LAKE, event("port-opens", "2031-08-30"))
    add(LAKE, event("talks-begin", "2031-04"))
    expected = [("1921", ["treaty-signed"]), ("2031", ["talks-begin", "port-closes", "port-opens"])]

    assert expected == [(year, [line.id for line in found]) for year, found in whole_timeline(load())]


def test_the_timeline_leaves_drafts_out(add: Add, load: Load) -> None:
    add(LAKE, event("port-opens", "2031-08-30", "status: draft"))

    assert [year for year, _ in whole_timeline(load())] == ["2031"]
    assert [line.id for _, found in whole_timeline(load()) for line in found] == ["port-closes"]


def test_a_long_timeline_is_divided_into_pages_by_year(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'PAGINATED_TEMPLATES = {"timeline": 2}\n')
    for day in ("1921", "1931", "2030-01-05", "2030-02-11"):
        add(LAKE, event(f"e-{day}", day))

    found = [(paging and paging.part, [year for year, _ in years]) for years, paging in timeline_pages(load())]

    assert found == [("1921 to 1931", ["1921", "1931"]), ("2030", ["2030"]), ("2031", ["2031"])]


def test_an_event_on_a_page_with_many_mentions_names_some_of_them(
    add: Add, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgloss.content.lists.USES", 2)
    for number in range(5):
        add(f"content/explainers/told-{number}.md", TOLD)

    ((_, (line,)),) = whole_timeline(load())

    assert USES > 2
    assert (len(line.used_in), line.more) == (2, 3)


def test_events_of_one_day_stand_in_the_order_of_their_ids(add: Add, load: Load) -> None:
    add(LAKE, event("b-boat", "2031-05-02"))
    add(LAKE, event("a-boat", "2031-05-02"))

    assert [found.id for found in by_date(events(load()))] == ["a-boat", "b-boat", "port-closes"]


def test_an_interval_stands_where_it_begins(add: Add, load: Load) -> None:
    add(LAKE, event("season", "2031-05/2031-06"))
    add(LAKE, event("talks", "2031/2032"))

    assert [found.id for found in by_date(events(load()))] == ["talks", "season", "port-closes"]


def test_an_event_is_told_with_its_date_its_kind_and_who_took_part(add: Add, load: Load) -> None:
    add(
        LAKE,
        event("talks", "2031-04/2031-05", "actors: [lake-authority]\n  laws: [lake-treaty]\n  confidence: medium"),
    )
    content = load()
    expected = ("2031-04", "April to May 2031", "Ruling", "Event of 2031-04/2031-05", "Something happened.", "medium")

    line = event_line(next(found for found in events(content) if found.id == "talks"), content)

    assert expected == (line.date, line.when, line.happening, line.label, line.gloss, line.confidence)
    assert [link.url for link in line.refs] == ["/glossary/lake-authority/", "/glossary/lake-treaty/"]
    assert [cited.short for cited in line.citations] == ["Official Gazette, p. 2031-04/2031-05"]


def test_an_event_names_nobody_twice_and_no_draft(add: Add, change: Change, load: Load) -> None:
    add(LAKE, event("talks", "2031-04", "actors: [lake-authority, lake-treaty]\n  laws: [lake-treaty, ferry-permit]"))
    change(LAKE, "  label: ferry permit\n", "  label: ferry permit\n  status: draft\n")
    content = load()

    talks = event_line(next(found for found in events(content) if found.id == "talks"), content)

    assert [link.id for link in talks.refs] == ["lake-authority", "lake-treaty"]


@pytest.mark.parametrize(
    ("happening", "expected"),
    [
        ("announcement", "Announced"),
        ("takes-effect", "Takes effect"),
        ("statement", "Statement"),
        ("ruling", "Ruling"),
        ("report", "Report"),
        ("statistic", "Figures"),
        ("ends", "Ends"),
    ],
)
def test_what_is_announced_is_told_from_what_takes_effect(add: Add, load: Load, happening: str, expected: str) -> None:
    add(LAKE, event("talks", "2030", happening=happening))

    assert [expected, "Takes effect"] == [line.happening for _, found in whole_timeline(load()) for line in found]


def test_a_storys_events_are_before_it_in_it_and_since(add: Add, load: Load) -> None:
    add(LAKE, event("long-before", "2031-04-17"))
    add(LAKE, event("just-before", "2031-04-18"))
    add(LAKE, event("day-after", "2031-05-03"))
    expected = {"Before": ["long-before"], "In the story": ["just-before", "port-closes"], "Since": ["day-after"]}

    assert expected == parts(load(), DAY)


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        ("2031-05", DAY, "In the story"),
        ("2031-04", DAY, "Before"),
        ("2031-06", DAY, "Since"),
        ("2031", DAY, "Before"),
        ("2032", DAY, "Since"),
        ("2031-04", date(2031, 4, 15), "In the story"),
        ("2031", date(2031, 1, 15), "In the story"),
        ("2031", date(2031, 1, 16), "Before"),
        ("2031-04-01/2031-09-01", date(2031, 4, 2), "In the story"),
    ],
)
def test_of_a_month_a_year_or_an_interval_the_first_day_counts(
    add: Add, load: Load, when: str, day: date, expected: str
) -> None:
    add(LAKE, event("talks", when))

    assert [title for title, ids in parts(load(), day).items() if "talks" in ids] == [expected]


def test_without_a_day_all_events_are_one_era(add: Add, load: Load) -> None:
    add(LAKE, event("treaty-signed", "1921"))

    assert parts(load(), None) == {"": ["treaty-signed", "port-closes"]}


@pytest.mark.parametrize("day", [DAY, None])
def test_without_events_there_is_no_era(load: Load, day: date | None) -> None:
    assert eras([], day, load()) == ()


def test_only_the_storys_own_day_is_the_day(add: Add, load: Load) -> None:
    add(LAKE, event("just-before", "2031-05-01"))
    content = load()

    (era,) = eras(by_date(events(content)), DAY, content)

    assert [line.is_the_day for line in era.events] == [False, True]
    assert not any(line.is_the_day for _, found in whole_timeline(content) for line in found)


def test_a_page_shows_the_events_that_it_lists_in_their_order(add: Add, load: Load) -> None:
    add(LAKE, event("talks", "2031-04"))
    add(LAKE, event("secret", "2031-03", "status: draft"))

    found = story_events(["port-closes", "talks", "secret", "lake-treaty"], [], load())

    assert [shown.id for shown in found] == ["talks", "port-closes"]


def test_a_page_may_list_no_events(add: Add, load: Load) -> None:
    add(LAKE, event("talks", "2031-04", "actors: [lake-authority]\n  laws: [lake-treaty]"))

    assert story_events([], ["lake-authority", "lake-treaty"], load()) == []


def test_a_page_without_a_list_shows_events_of_two_entries_that_it_mentions(add: Add, load: Load) -> None:
    add(LAKE, event("of-two", "2031-04", "actors: [lake-authority]\n  laws: [lake-treaty]"))
    add(LAKE, event("of-one", "2031-03", "actors: [lake-authority]\n  laws: [ferry-permit]"))
    add(LAKE, event("of-one-twice", "2031-02", "actors: [lake-authority]\n  laws: [lake-authority]"))
    add(LAKE, event("draft", "2031-01", "actors: [lake-authority]\n  laws: [lake-treaty]\n  status: draft"))

    found = story_events(None, ["lake-treaty", "lake-authority"], load())

    assert [shown.id for shown in found] == ["of-two"]


def test_a_timelines_sources_lead_to_its_lines(add: Add, load: Load) -> None:
    add(LAKE, event("talks", "2031-04"))
    content = load()
    expected = [
        ("gazette", "p. 2031-04", "#event-talks", "Timeline, April 2031"),
        ("gazette", None, "#event-port-closes", "Timeline, 2 May 2031"),
    ]

    cited = event_sources(by_date(events(content)), content.language)

    assert expected == [(one.use.id, one.use.locator, one.place, one.label) for one in cited]


@pytest.mark.parametrize(("more", "there"), [([], False), (["2031-04"], False), (["2031-04", "2031-03"], True)])
def test_two_dates_are_read_faster_than_drawn(add: Add, load: Load, more: list[str], there: bool) -> None:  # noqa: FBT001 -- an example
    for day in more:
        add(LAKE, event(f"talks-{day}", day))
    content = load()

    assert (story_chart(eras(by_date(events(content)), DAY, content), content.language) is not None) == there


def test_the_picture_names_its_bands_and_their_scales(add: Add, load: Load) -> None:
    for day in ("1921", "2030-05", "2031-04-20", "2031-08-30"):
        add(LAKE, event(f"on-{day}", day))
    content = load()
    expected = [
        ("before", "Before", "1921 to 2030, in order, not to scale"),
        ("story", "In the story", "20 April to 2 May 2031, to scale"),
        ("since", "Since", "2031, in order, not to scale"),
    ]

    chart = story_chart(eras(by_date(events(content)), DAY, content), content.language)

    assert chart
    assert expected == [(band.id, band.title, band.scale) for band in chart.bands]


def test_events_of_one_date_share_a_dot_and_only_short_names_are_written(add: Add, load: Load) -> None:
    add(LAKE, event("boat-a", "2031-05-01", "short: A boat"))
    add(LAKE, event("boat-b", "2031-05-01", "short: Another boat"))
    add(LAKE, event("boat-c", "2031-04-30", "short: First boat"))
    content = load()
    expected = [("30 April", "First boat"), ("1 May", "A boat", "Another boat"), None]

    chart = story_chart(eras(by_date(events(content)), DAY, content), content.language)

    assert chart
    assert expected == [dot.label and dot.label.lines for dot in chart.dots]
    assert [dot.is_the_day for dot in chart.dots] == [False, False, True]


def test_a_dot_leads_to_its_first_event_and_says_all_headlines_of_its_date(add: Add, load: Load) -> None:
    add(LAKE, event("boat-a", "2031-05-01", "short: A boat"))
    add(LAKE, event("boat-b", "2031-05-01"))
    content = load()
    expected = [
        ("boat-a", ("1 May 2031", "Event of 2031-05-01", "Event of 2031-05-01")),
        ("port-closes", ("2 May 2031", "The port closes")),
    ]

    add(LAKE, event("boat-c", "2031-05-03"))
    chart = story_chart(eras(by_date(events(load())), DAY, content), content.language)

    assert chart
    assert expected == [(dot.event, dot.hint) for dot in chart.dots][:2]


def test_outside_the_story_a_label_says_the_year(add: Add, load: Load) -> None:
    for day in ("1921", "1922-05", "1923-05-02"):
        add(LAKE, event(f"on-{day}", day, "short: A boat"))
    content = load()
    expected = ["1921", "May 1922", "2 May 1923"]

    chart = story_chart(eras(by_date(events(content)), DAY, content), content.language)

    assert chart
    assert expected == [dot.label.lines[0] for dot in chart.dots if dot.label]


@given(st.lists(st.frozensets(st.integers(0, 9), max_size=6), max_size=6))
def test_what_is_in_two_groups_is_what_all_groups_together_have_twice(groups: list[frozenset[int]]) -> None:
    counts = Counter(number for group in groups for number in group)

    assert in_two(groups) == {number for number, count in counts.items() if count > 1}
