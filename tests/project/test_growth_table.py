"""The site that is made to be measured, and what the table of growth says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from bench.growth import EVERYTHING, ROOT, Cost, faster, grown, row, verdict
from bench.rich_corpus import SEEDED, Counts, files, write_project
from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.editorial.checks import check
from newsgloss.model.settings import find_project

FEW = Counts(articles=6, entries=10, people=4, events=6, sources=12, topics=2, mentions=9, notes=2, quotes=3)
OURS = (str(ROOT / "plugins" / "newsgloss" / "pages" / "explainers" / "related.py"), 27, "related")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """All that a small rich site says."""
    folder = tmp_path_factory.mktemp("rich")
    write_project(folder, FEW)
    return load_content(find_project(folder))


def test_a_rich_site_has_no_problem(content: Content) -> None:
    assert check(content) == ()


def test_it_has_as_much_of_each_kind_as_is_asked_for(content: Content) -> None:
    kinds = [entry.kind for entry in content.glossary.entries.values()]
    notes = [text.notes for text in content.texts.explainers.values()]
    told = [text.spoken for text in content.texts.explainers.values() if text.spoken]

    assert set(kinds) == {"term", "person", "organisation", "place", "law", "event"}
    assert (len(kinds), kinds.count("person"), kinds.count("event")) == (20, FEW.people, FEW.events)
    assert (len(content.explainers), len(content.topics)) == (FEW.articles, FEW.topics)
    assert len(content.glossary.sources) == FEW.sources
    assert {len(each) for each in notes} == {FEW.notes}
    assert len(content.seeds) == -(-FEW.articles // SEEDED)
    assert [sum(each.person is not None for each in spoken) for spoken in told] == [FEW.quotes] * len(content.seeds)
    assert all(len(text.annotated.mentions) >= FEW.mentions for text in content.texts.explainers.values())


def test_it_is_the_same_each_time() -> None:
    assert list(files(FEW)) == list(files(FEW))


@pytest.mark.parametrize("kind", [field.name for field in fields(Counts)])
def test_each_kind_grows_alone(kind: str) -> None:
    first, last = grown((50, 200))[kind]

    assert getattr(last, kind) == 4 * getattr(first, kind)
    assert replace(last, **{kind: getattr(first, kind)}) == first


def test_together_a_site_grows_and_an_article_does_not() -> None:
    first, last = grown((50, 200))[EVERYTHING]

    assert (last.articles, last.entries, last.sources) == (200, 4 * first.entries, 4 * first.sources)
    assert (last.mentions, last.notes, last.quotes) == (first.mentions, first.notes, first.quotes)


def costs(*seconds: float, own: tuple[float, ...] = ()) -> Iterator[Cost]:
    """Yield what sites of 100 articles, and four times as many each time, cost."""
    for step, total in enumerate(seconds):
        named = {OURS: own[step], ("~", 0, "others"): total - own[step]} if own else {}
        yield Cost(replace(Counts(), articles=100 * 4**step), total, 2**20 * 100, named)


def test_a_row_says_what_a_site_costs_and_each_article_more() -> None:
    first, last = costs(4.0, 10.0)

    assert row("articles", [first]) == "| articles | 100 | 4.0 | 40.0 |  | 100 |"
    assert row("articles", [first, last]) == "| articles | 400 | 10.0 | 25.0 | 20.0 | 100 |"


def test_the_part_that_grows_is_named() -> None:
    expected = [
        "- plugins/newsgloss/pages/explainers/related.py:27 related takes 0.10 s, then 1.60: 16.0 times for 4.0"
    ]

    assert expected == list(faster("articles", list(costs(4.0, 10.0, own=(0.1, 1.6)))))


def test_what_grows_as_its_work_does_is_not_named() -> None:
    assert list(faster("articles", list(costs(4.0, 10.0, own=(0.4, 1.6))))) == ["- no function takes longer for each"]


def test_nothing_is_said_of_parts_where_nobody_looked() -> None:
    assert list(faster("articles", list(costs(4.0, 10.0)))) == []


def test_three_sites_tell_whether_each_more_costs_the_same() -> None:
    expected = [
        "- an article of the largest site takes 1.78 times as long as one of the smallest",
        "- each more costs 2.50 times as much in the last step as in the first",
    ]

    assert expected == list(verdict("articles", list(costs(4.0, 14.0, 114.0))))
