"""What is around the text of an explainer, on both of them: as it was written, dated, and with its sources."""

import datetime
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.site_pages import Pages

Entries = dict[str, dict[str, Any]]
Plain = Callable[[str], str]
Words = Callable[[Tag], str]

FIRST, SECOND = SLUGS = ("canada-us-asylum-2020", "safe-third-country-agreement")
SECTIONS = (
    ("key-points", "What you need to know"),
    ("story", "The story with notes"),
    ("then-and-now", "Then and now"),
    ("more-points", "More to know"),
    ("figures", "In pictures"),
    ("questions", "Questions"),
    ("people", "Who’s who"),
    ("timeline", "Timeline"),
    ("settled", "What is settled and what is not"),
    ("related", "Read next"),
    ("terms", "Terms in this story"),
    ("sources", "Sources"),
    ("made", "How we made this"),
    ("corrections", "Corrections and changes"),
    ("cite", "Cite this page"),
)
IN_THE_STORY = datetime.timedelta(days=14)  # before its day


@pytest.fixture(params=SLUGS)
def slug(request: pytest.FixtureRequest) -> str:
    """Return the slug of each explainer in turn."""
    return request.param


@pytest.fixture
def page(slug: str, pages: Pages) -> BeautifulSoup:
    """Return the explainer's page."""
    return pages[f"explainers/{slug}/"]


@pytest.fixture
def written(slug: str, front_matter: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """Return what its authors wrote around its text."""
    return front_matter(slug)


def cited(uses: list[Any], page: BeautifulSoup) -> list[str]:
    """Return the links that some uses of sources ought to be: to the page's list, or to the list of all sources."""
    ids = [use if isinstance(use, str) else use["id"] for use in uses]
    return [f"#source-{id_}" if page.find(id=f"source-{id_}") else f"/sources/#{id_}" for id_ in ids]


def links(tag: Tag) -> list[str]:
    """Return where the source lines of a part lead."""
    return [link["href"] for link in tag.select("p.fine a")]


def test_on_this_page_lists_every_section_in_the_order_of_the_page(page: BeautifulSoup, words: Words) -> None:
    listed = [(link["href"], words(link)) for link in page.select(".on-this-page a")]
    there = [f"#{section['id']}" for section in page.select("article > section")]

    assert [href for href, _ in listed] == there
    assert [(id_, title) for id_, title in SECTIONS if f"#{id_}" in there] == [
        (href[1:], {"The text": "The story with notes"}.get(title, title.replace("this text", "this story")))
        for href, title in listed
    ]


def test_the_first_explainer_has_every_section_and_the_second_all_but_people(pages: Pages) -> None:
    listed = [[link["href"][1:] for link in pages[f"explainers/{slug}/"].select(".on-this-page a")] for slug in SLUGS]

    assert listed[0] == [id_ for id_, _ in SECTIONS]
    assert listed[1] == [id_ for id_, _ in SECTIONS if id_ != "people"]


def test_a_section_has_the_heading_by_which_it_is_listed(page: BeautifulSoup, words: Words) -> None:
    listed = {link["href"][1:]: words(link) for link in page.select(".on-this-page a")}
    headings = {section["id"]: words(section.select_one("h2")) for section in page.select("article > section")}

    assert listed == headings


def test_three_key_points_are_before_the_story_the_others_after_it_each_with_its_sources(
    page: BeautifulSoup, written: dict[str, Any], plain: Plain, words: Words
) -> None:
    expected = [(plain(point["text"]), cited(point["sources"], page)) for point in written["key_points"]]

    first = [words(item.p) for item in page.select("#key-points .key-points > li")]
    sources = [[link["href"] for link in item.select("a")] for item in page.select("#key-points .point-sources li")]
    others = [(words(item.p), links(item)) for item in page.select("#more-points li")]

    assert list(zip(first, sources, strict=True)) == expected[:3]
    assert others == expected[3:]


def test_there_are_five_questions_or_six_closed_until_a_reader_asks(
    page: BeautifulSoup, written: dict[str, Any], plain: Plain, words: Words
) -> None:
    expected = [(item["q"], plain(item["a"]), cited(item["sources"], page)) for item in written["questions"]]
    shown = page.select("#questions details")

    assert len(expected) in {5, 6}
    assert [item for item in shown if item.has_attr("open")] == []
    assert expected == [
        (
            words(item.select_one("summary h3")),
            " ".join(words(part) for part in item.select(".flow > p:not(.fine)")),
            links(item),
        )
        for item in shown
    ]


def test_what_is_agreed_disputed_and_unknown_stands_under_these_words(
    page: BeautifulSoup, written: dict[str, Any], plain: Plain, words: Words
) -> None:
    expected = {
        key.capitalize(): [(plain(said["text"]), cited(said["sources"], page)) for said in written[key]]
        for key in ("agreed", "disputed", "unknown")
    }
    shown = {
        words(part.h3): [(words(item.p), links(item)) for item in part.select("li")]
        for part in page.select("#settled .settled > div")
    }

    assert list(shown) == list(expected)
    assert expected == shown
    assert all(expected.values())


def test_then_and_now_is_a_table_with_headers(
    page: BeautifulSoup, written: dict[str, Any], plain: Plain, words: Words
) -> None:
    table = page.select_one("#then-and-now table")
    expected = [
        (row["about"], plain(row["then"]), plain(row["now"]), cited(row["sources"], page))
        for row in written["then_and_now"]
    ]

    assert [words(head).split()[0] for head in table.select('thead th[scope="col"]')] == ["Then", "Now"]
    assert [time["datetime"] for time in table.select("thead time")] == [
        str(written["story_date"]),
        str(written.get("modified", written["date"])),
    ]
    assert len(expected) >= 3
    assert expected == [
        (words(row.select_one('th[scope="row"]')), *(words(cell.p) for cell in row.select("td")), links(row))
        for row in table.select("tbody tr")
    ]


def test_the_age_of_the_story_or_of_the_events_is_told_before_it_with_what_has_changed(
    page: BeautifulSoup, slug: str, written: dict[str, Any], words: Words
) -> None:
    age = {FIRST: "This story is six years old", SECOND: "These events are three years old"}[slug]
    changed = [row["about"] for row in written["then_and_now"]]
    expected = f"{age}. What has changed since: {'; '.join(changed)}."
    banner = page.select_one(".age:has(~ #story)")

    assert expected == words(banner)
    assert [link["href"] for link in banner.select("a")] == ["#then-and-now"]


def events(page: BeautifulSoup) -> list[Tag]:
    """Return the events in a page's timeline."""
    return page.select("#timeline .events > li")


def test_the_timeline_has_three_parts_with_the_events_of_each_by_date(
    page: BeautifulSoup, written: dict[str, Any], glossary: Entries, words: Words
) -> None:
    day = written["story_date"]
    edges = {
        "Before": ("", str(day - IN_THE_STORY)),
        "In the story": (str(day - IN_THE_STORY), str(day + IN_THE_STORY)),
    }
    parts = {
        words(era.h3): [item["id"].removeprefix("event-") for item in era.select("li")] for era in page.select(".era")
    }
    dates = {title: [str(glossary[id_]["date"]) for id_ in ids] for title, ids in parts.items()}

    assert list(parts) == ["Before", "In the story", "Since"]
    assert sorted(written["timeline"]) == sorted(id_ for ids in parts.values() for id_ in ids)
    assert [found for found in dates.values() if found != sorted(found)] == []
    assert all(date < edges["Before"][1] for date in dates["Before"])
    assert all(edges["In the story"][0] <= date <= str(day) for date in dates["In the story"])
    assert all(date > str(day) for date in dates["Since"])


def test_an_event_stands_with_its_date_what_it_is_and_its_sources(
    page: BeautifulSoup, glossary: Entries, words: Words
) -> None:
    for item in events(page):
        event = glossary[item["id"].removeprefix("event-")]

        assert item.select_one("time")["datetime"] == str(event["date"]).partition("/")[0]
        assert words(item.select_one("div > p")) == event["label"]
        assert set(links(item)) == set(cited(event["sources"], page)) != set()
        assert words(item.select_one(".fine"))
        assert ("(medium confidence)" in words(item)) == (event["confidence"] == "medium")


def test_announced_and_in_force_are_told_apart(explainer: BeautifulSoup, words: Words) -> None:
    told = {
        id_: words(explainer.select_one(f"#event-{id_} .fine"))
        for id_ in ("turn-backs-announced-2020-03-20", "entry-order-takes-effect")
    }

    assert list(told.values()) == ["Announced", "Takes effect"]


def test_the_storys_day_is_marked_in_the_list_and_once_in_the_picture(
    page: BeautifulSoup, written: dict[str, Any]
) -> None:
    marked = [
        item.select_one("time")["datetime"] for item in events(page) if "event-of-the-day" in item.get("class", ())
    ]
    of_the_day = [item for item in events(page) if item.select_one("time")["datetime"] == str(written["story_date"])]

    assert marked == [str(written["story_date"])] * len(of_the_day)
    assert marked
    assert len(page.select("#timeline svg.timeline-chart circle.timeline-day")) == 1


def test_the_picture_has_a_name_and_a_dot_for_each_date(page: BeautifulSoup) -> None:
    dates = {item.select_one("time")["datetime"] for item in events(page)}
    (picture,) = page.select("#timeline svg.timeline-chart")

    assert (picture["role"], picture["aria-label"]) == ("group", "Timeline chart")
    assert len(picture.select("a > circle")) == len(dates)


def test_each_dot_leads_to_a_row_of_its_date_and_says_what_that_says(page: BeautifulSoup, words: Words) -> None:
    rows = {
        f"#{item['id']}": (words(item.select_one("time")), words(item.select_one("div > p"))) for item in events(page)
    }
    dots = {dot["href"]: words(dot) for dot in page.select(".timeline-chart a")}

    assert len(dots) > 10
    assert [href for href in dots if href not in rows] == []
    assert [said for href, said in dots.items() if not said.startswith(" ".join(rows[href]))] == []


def test_a_label_in_the_picture_is_that_of_an_event_with_its_date(
    page: BeautifulSoup, glossary: Entries, words: Words
) -> None:
    short = {item["short"] for item in glossary.values() if "short" in item}
    whens = {words(item.select_one("time")) for item in events(page)}
    labels = [[line.get_text() for line in label.select("tspan")] for label in page.select("text.timeline-label")]

    assert len(labels) > 5
    assert [label for label in labels if not any(when.startswith(label[0]) for when in whens)] == []
    assert [label for label in labels if not any(" ".join(label[1:]).startswith(name) for name in short)] == []


def test_the_bands_of_the_picture_are_the_parts_of_the_list(page: BeautifulSoup, words: Words) -> None:
    parts = [words(heading) for heading in page.select("#timeline .era h3")]

    assert [words(band) for band in page.select("#timeline .timeline-band")] == parts


def test_who_is_who_says_what_each_was_on_the_day_of_the_story(explainer: BeautifulSoup, words: Words) -> None:
    shown = {words(item.h3): words(item.p) for item in explainer.select("#people li")}

    assert words(explainer.select_one("#people .section-aside")) == "Roles as of 27 March 2020"
    assert shown == {
        "Chrystia Freeland": "Deputy Prime Minister of Canada",
        "Michael Niezgoda": "Spokesperson, U.S. Customs and Border Protection",
        "Justin Mohammed": "Human rights law and policy campaigner, Amnesty International Canada",
        "Justin Trudeau": "Prime Minister of Canada",
        "Donald Trump": "45th President of the United States",
        "an official with the the Department of Homeland Security": "Not named in the story",
    }


def test_who_is_who_says_in_which_paragraphs_each_is(explainer: BeautifulSoup, words: Words) -> None:
    paragraphs = explainer.select("div.story blockquote.source > p")
    shown = {words(item.h3): words(item.select_one(".fine")) for item in explainer.select("#people li")}

    assert shown["Michael Niezgoda"] == "Paragraphs 4–6"
    assert shown["an official with the the Department of Homeland Security"] == "Paragraph 24"
    assert [number for number, text in enumerate(paragraphs, 1) if "Niezgoda" in text.get_text()] == [4, 6]
    assert "they said" in paragraphs[24 - 1].get_text()


def test_a_person_with_an_entry_leads_to_it_and_one_without_a_name_leads_nowhere(explainer: BeautifulSoup) -> None:
    people = explainer.select("#people li")

    assert [item.h3.a["href"] for item in people[:-1]] == [
        f"/glossary/{item['id'].removeprefix('person-')}/" for item in people[:-1]
    ]
    assert (people[-1].h3["class"], people[-1].select("h3 a")) == (["theirs"], [])


def test_paragraphs_that_are_named_are_linked(explainer: BeautifulSoup) -> None:
    links = explainer.select("#people p.fine a")

    assert links
    for link in links:
        assert (
            explainer.select_one(f"p{link['href']} a.paragraph-number").get_text() == link.get_text().partition("–")[0]
        )


def source_links(page: BeautifulSoup) -> list[str]:
    """Return where the lines of sources on a page lead."""
    return [
        link["href"]
        for place in ("key-points", "then-and-now", "story", "figures", "timeline", "terms", "settled", "questions")
        for link in page.select(f"#{place} p.fine a:not([role], .note-next)")
    ]


def test_every_source_line_leads_to_an_item_of_the_pages_own_list_or_of_the_sites(
    page: BeautifulSoup, pages: Pages
) -> None:
    own = {f"#{item['id']}" for item in page.select("#sources li")}
    others = {f"/sources/#{item['id']}" for item in pages["sources/"].select("main li[id]")}
    links = source_links(page)

    assert len(links) > 80
    assert set(links) - others == own
    assert len(set(links) & others) > 10
    assert not {f"/sources/{link.replace('source-', '')}" for link in own} & set(links)


def test_every_source_says_where_the_page_cites_it_and_it_is_cited_there(page: BeautifulSoup) -> None:
    for item in page.select("#sources li"):
        listed = {link["href"].removeprefix("#") for link in item.select(".fine a")}
        uses = page.select(f'article a[href="#{item["id"]}"]')
        around = [{parent["id"] for parent in use.parents if parent.has_attr("id")} for use in uses]
        points = [use.find_parent("li") for use in uses if use.find_parent(class_="point-sources")]
        around += [{f"point-{len(point.find_previous_siblings('li')) + 1}"} for point in points]
        people = {id_ for id_ in listed if id_.startswith("person-")}  # whose roles rest on it

        assert [id_ for id_ in listed if not page.find(id=id_)] == []
        assert listed - people == set().union(*around) & listed


def times_cited(item: Tag) -> int:
    """Return how many places cite a source, by its line in the list: those that are linked, and how many more."""
    more = re.search(r"And in (\d+) more", item.get_text())
    return len(item.select(".fine a")) + int(more[1] if more else 0)


def test_primary_sources_come_first(page: BeautifulSoup, sources: Entries) -> None:
    items = page.select("#sources li")
    primary = [bool(sources[item["id"].removeprefix("source-")].get("primary")) for item in items]

    assert primary == sorted(primary, reverse=True)
    assert {True, False} == set(primary)
    assert primary == ["Primary" in item.get_text() for item in items]


def test_the_ten_sources_that_are_cited_most_are_in_the_list_and_the_others_are_counted(
    page: BeautifulSoup, words: Words
) -> None:
    items = page.select("#sources li")
    others = Counter(link for link in source_links(page) if link.startswith("/sources/#"))

    assert len(items) == 10
    assert (
        min(times_cited(item) for item in items) >= max(others.values()) - 1
    )  # in a timeline, an event cites it twice
    assert words(page.select_one("#sources .in-wide > p")) == (
        f"{len(others)} more, named where they are cited, are in the list of all sources."
    )
    assert page.select_one("#sources .in-wide > p a")["href"] == "/sources/"


def test_a_source_in_the_list_is_told_with_its_title_publisher_and_place(
    page: BeautifulSoup, sources: Entries, words: Words
) -> None:
    for item in page.select("#sources li"):
        source = sources[item["id"].removeprefix("source-")]

        assert source["title"] in words(item.p)
        assert source["kind"] == "law" or source["publisher"] in words(item.p)
        assert [link["href"] for link in item.p.select("a")] == ([source["url"]] if "url" in source else [])


def test_related_pages_lead_to_each_other_by_entries_that_both_are_about_or_mention(
    pages: Pages, front_matter: Callable[[str], dict[str, Any]]
) -> None:
    for slug, other in (SLUGS, SLUGS[::-1]):
        related = pages[f"explainers/{slug}/"].select_one("#related")
        shared = [link["href"].split("/")[2] for link in related.select(".article-list .fine a")]

        assert [link["href"] for link in related.select("h3 a")] == [f"/explainers/{other}/"]
        assert 0 < len(shared) <= 3
        for name in SLUGS:
            story, about = pages[f"explainers/{name}/"].select_one("div.story"), front_matter(name)["about"]
            assert [id_ for id_ in shared if id_ not in about and not story.select(f"#m-{id_}-1")] == []


def test_each_page_leads_to_its_topic_once_after_its_story(page: BeautifulSoup) -> None:
    topic = 'a[href="/topics/borders-and-asylum/"]'

    assert [link.get_text() for link in page.select(f"article {topic}")] == ["Borders and asylum"]
    assert page.select_one(f"#story ~ section {topic}")


def test_how_it_was_made_is_told_as_it_was_written(
    page: BeautifulSoup, written: dict[str, Any], plain: Plain, words: Words
) -> None:
    assert plain(written["backstory"]) in words(page.select_one("#made"))


def test_the_record_of_the_conversion_has_a_bar_for_each_line(explainer: BeautifulSoup, built: Any) -> None:
    seed = (built / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8")
    record = explainer.select_one("#made .conversion-record")
    bars = [bar["class"][0] for bar in record.select("span")]

    assert len(bars) == sum(bool(line.strip()) for line in seed.splitlines())
    assert (bars.count("keep"), bars.count("mark"), bars.count("drop")) == (26, 1, 3)
    assert record["role"] == "img"
    assert record["aria-label"].startswith("Our copy has 30 lines")


def test_changes_are_told_with_their_day_and_kind(pages: Pages, words: Words, front_matter: Any) -> None:
    part = pages[f"explainers/{FIRST}/"].select_one("#corrections > :last-child")
    told = " ".join(words(line) for line in part.select("p"))

    assert [words(day) for day in part.select("dt")] == ["30 November 2026", "26 November 2026"]
    for change in front_matter(FIRST)["changes"]:
        before = f" Before: {' '.join(change['was'].split())}" if "was" in change else ""
        assert f"{change['kind'].capitalize()}: {' '.join(change['now'].split())}{before}" in told


def test_nothing_empty_is_shown(page: BeautifulSoup, words: Words) -> None:
    blocks = page.select("main :is(p, li, dd, dt, h2, h3, section, ol, ul, dl, blockquote, aside, td:not(thead td))")

    assert [block for block in blocks if not words(block) and block.get("role") != "img"] == []
