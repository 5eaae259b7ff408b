from collections.abc import Callable
from types import SimpleNamespace

import pytest
from pelican.paginator import PaginationRule, Paginator

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.explainers.views import ExplainerPage
from newsgloss.pelican_plugin import drawing
from newsgloss.pelican_plugin.drawing import Members, give_pages, listed, paging_of

Add = Callable[[str, str], None]
Load = Callable[[], Content]

BRIDGE = """\
---
title: About the bridge
dek: What it is.
date: 2031-05-04
category: The lake
status: published
---

It is closed.
"""


def article(slug: str) -> SimpleNamespace:
    """Return what stands for an article of Pelican's."""
    return SimpleNamespace(slug=slug, _update_content=lambda body, _base: body)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what lists the pages as they are made."""
    made: list[str] = []

    def make(explainer: Explainer, content: Content, linked: Callable[[str], str]) -> ExplainerPage:
        made.append(explainer.slug)
        return explainer_page(explainer, content, linked)

    monkeypatch.setattr(drawing, "explainer_page", make)
    return made


def test_a_page_on_demand_has_what_the_page_has(load: Load) -> None:
    content, zenda = load(), article("zenda")
    expected = explainer_page(content.explainers["zenda"], content)

    give_pages([zenda], content)

    assert all(getattr(zenda.explainer, name) == getattr(expected, name) for name in ExplainerPage.__dataclass_fields__)
    assert zenda.explainer.notes == expected.notes


def test_a_page_is_made_once_for_all_that_it_shows_and_never_for_a_list(add: Add, load: Load, drawn: list[str]) -> None:
    add("content/explainers/bridge.md", BRIDGE)
    articles = [article("zenda"), article("bridge")]
    give_pages(articles, load())

    assert [(each.explainer.dek, each.explainer.listed_as) for each in articles][1] == ("What it is.", None)
    assert drawn == []

    for each in articles:
        assert each.explainer.story
        assert each.explainer.cards is not None

    assert drawn == ["zenda", "bridge"]


def test_only_the_last_page_is_kept(add: Add, load: Load, drawn: list[str]) -> None:
    add("content/explainers/bridge.md", BRIDGE)
    zenda, bridge = articles = article("zenda"), article("bridge")
    give_pages(articles, load())

    for each in (zenda, bridge, zenda):
        assert each.explainer.story

    assert drawn == ["zenda", "bridge", "zenda"]


class Article:
    """An article that may not be compared with another."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        """Fail."""
        raise AssertionError("articles are compared one by one")


def test_whether_a_category_has_an_article_is_told_without_a_look_at_the_others() -> None:
    articles = [Article() for _ in range(4)]
    members = Members(articles[:2])

    assert [article in members for article in articles] == [True, True, False, False]
    assert list(map(id, members[1:])) == [id(articles[1])]


def pages_of(articles: list[str], size: int) -> Paginator:
    """Return Pelican's pages of a list."""
    rules = [
        PaginationRule(1, "{url}", "{save_as}"),
        PaginationRule(2, "{base_name}/{number}/", "{base_name}/{number}/"),
    ]
    settings = {"PAGINATION_PATTERNS": rules, "DEFAULT_ORPHANS": 0}
    return Paginator("told/index.html", "told/", articles, settings, size)


def test_the_lead_is_not_in_the_list_below_it_but_on_a_later_page_to_which_it_belongs() -> None:
    pages = pages_of(["a", "b", "c"], 2)

    assert listed("a", ["a", "b", "c"], None, home=True) == ["b", "c"]
    assert listed("a", ["a", "b", "c"], pages.page(1), home=True) == ["b"]
    assert listed("c", ["a", "b", "c"], pages.page(1), home=True) == ["a", "b"]
    assert listed("c", ["a", "b", "c"], pages.page(2), home=True) == ["c"]
    assert listed("a", ["a", "b", "c"], pages.page(1)) == ["a", "b"]


def test_pelicans_pages_lead_to_one_another_below_the_base_path(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'SITEURL = "https://example.org/lake"\n')
    paging = paging_of(pages_of(["a", "b", "c"], 2).page(2), load())

    assert paging
    assert [link.url for link in paging.links if link] == ["/lake/told/", "/lake/told/2/"]
    assert paging_of(pages_of(["a"], 2).page(1), load()) is None
    assert paging_of(None, load()) is None
