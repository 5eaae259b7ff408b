"""The list of drafts, which is where drafts have pages and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.running import KeptPelican

Add = Callable[[str, str], None]
Page = Callable[[str], BeautifulSoup | None]


@pytest.fixture
def page(ruritania: Path, add: Add, tmp_path: Path) -> Page:
    """Return what gives a page of a site with one draft without a date, or None where it has no such page."""
    add("content/explainers/bridge.md", "---\ntitle: The bridge\n---\n\nIt is shut.\n")
    add("pelicanconf.py", 'SEARCH_SAVE_AS = ""\n')

    def drawn(name: str) -> BeautifulSoup | None:
        if not (tmp_path / "site").exists():
            KeptPelican().draw(find_project(ruritania), tmp_path / "site", lambda *_: None)
        file = tmp_path / "site" / name
        return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser") if file.exists() else None

    return drawn


def links(page: BeautifulSoup | None) -> list[str]:
    """Return where the links of a page's footer lead."""
    assert page
    return [str(link["href"]) for link in page.select(".site-footer a")]


def test_the_list_of_drafts_leads_to_each_and_search_engines_leave_it_out(page: Page) -> None:
    found = page("drafts/index.html")

    assert found
    assert [link["href"] for link in found.select("#main a")] == ["/drafts/bridge/"]
    assert "The day on which it is published (date)." in found.get_text()
    assert found.select_one('meta[name="robots"][content="noindex"]')
    assert "/drafts/" in links(page("index.html"))


def test_a_draft_without_a_date_shows_none(page: Page) -> None:
    found = page("drafts/bridge/index.html")

    assert found
    assert "".join(one.get_text() for one in found.select(".page-facts")) == "By The Ruritanian. 1 minute to read."


def test_a_site_without_pages_of_drafts_has_no_list_of_them(page: Page, add: Add) -> None:
    add("pelicanconf.py", 'DRAFT_SAVE_AS = ""\n')

    assert page("drafts/index.html") is None
    assert "/drafts/" not in links(page("index.html"))
