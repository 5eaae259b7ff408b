"""The dead links of written pages -> where each was written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.model.settings import find_project
from newsgloss.publishing.links.addresses import LinkFault
from newsgloss.publishing.links.link_places import dead_link_problems
from newsgloss.publishing.links.page_links import DeadLink
from tests.samples import CONFIG

Add = Callable[[str, str], None]
Load = Callable[[], Content]
ABOUT, ZENDA = "content/pages/about.md", "content/explainers/zenda.md"
ADDED = CONFIG.count("\n") + 1  # the line of a setting that is added
DEAD = LinkFault("it is dead", "Bury it.")


def dead(link: str, *pages: str, fault: LinkFault = DEAD) -> list[DeadLink]:
    return [DeadLink(page, link, link, fault) for page in pages or ("about/index.html",)]


def places(links: list[DeadLink], content: Content) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in dead_link_problems(links, content)]


def test_a_link_is_told_where_a_text_has_it(load: Load, add: Add) -> None:
    add(ABOUT, "\n[x](/lake/#a) [x](/lake/#a2)\n")

    assert places(dead("/lake/#a", "index.html"), load()) == [f"{ABOUT}:7:5: it is dead"]


def test_what_means_another_thing_on_each_page_is_told_on_its_own(load: Load, add: Add) -> None:
    add(ABOUT, "\n[x](#a)\n")
    add(ZENDA, "\n[x](#a)\n")

    assert places(dead("#a"), load()) == [f"{ABOUT}:7:5: it is dead"]
    assert places(dead("#a", "explainers/zenda/index.html"), load()) == [f"{ZENDA}:19:5: it is dead"]


def test_a_page_s_link_that_dies_on_another_is_told_where_it_is_written(load: Load, add: Add) -> None:
    add(ABOUT, "\n[x](../zenda/)\n")

    assert places(dead("../zenda/", "a/b/c/index.html"), load()) == [f"{ABOUT}:7:5: it is dead"]


def test_a_link_in_pelican_s_form_is_found_by_its_place_on_the_page(load: Load, add: Add) -> None:
    add(ABOUT, "\n[x]({filename}../explainers/zenda.md#nosuch)\n")

    assert places(dead("/explainers/zenda/#nosuch"), load()) == [f"{ABOUT}:7:5: it is dead"]


def test_a_link_of_a_menu_is_told_at_its_setting(load: Load, add: Add) -> None:
    add("pelicanconf.py", 'MENUITEMS = [("Lake", "/lake/")]\n')

    assert places(dead("/lake/"), load()) == [f"pelicanconf.py:{ADDED}:1: it is dead"]


def test_a_link_of_a_menu_beside_other_articles_is_told_at_its_setting(load: Load, add: Add) -> None:
    add("pelicanconf.py", 'ARTICLE_PATHS = [""]\nMENUITEMS = [("Lake", "/lake/")]\n')

    assert places(dead("/lake/"), load()) == [f"pelicanconf.py:{ADDED + 1}:1: it is dead"]


@pytest.mark.parametrize(
    "written", ['<a href="/lake/">', "<img srcset='/sea/ 1x, /lake/ 2x'>", "url(/lake/)", "<a href=/lake/>"]
)
def test_a_link_of_a_template_is_told_at_its_line(written: str, load: Load, add: Add) -> None:
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    add("restyle/partials/site_footer.html", f"<!-- Ours -->\n{written}\n")

    column = written.index("/lake/") + 1
    assert places(dead("/lake/"), load()) == [f"restyle/partials/site_footer.html:2:{column}: it is dead"]


def test_below_a_path_a_template_is_told_how_its_links_begin(ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\nSITEURL = "https://lake.ruritania/news"\n')
    add("restyle/partials/site_footer.html", '<a href="/about/">\n<a href="{{ base }}/lake/">\n')
    content = load_content(find_project(ruritania))

    (problem,) = dead_link_problems(dead("/about/", fault=DEAD._replace(below="/news")), content)
    assert problem.remedy == "Begin it with the value of `base`, as the links of the theme do."
    assert places(dead("/news/lake/"), content) == ["restyle/partials/site_footer.html:2:10: it is dead"]


def test_a_link_that_nobody_wrote_is_told_with_its_page(load: Load) -> None:
    content = load()

    assert places(dead("/lake/"), content) == ["about/index.html: it is dead; it is on this page"]
    pages = ("about/index.html", "index.html", "search/index.html")
    assert places(dead("/lake/", *pages), content) == [
        "about/index.html: it is dead; it is on this page, and on 2 more"
    ]
