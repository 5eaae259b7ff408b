from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from newsgloss.content.values import Content
from newsgloss.pelican_plugin.navigation import Addresses, NavigationLink, SiteName, site_of

Add = Callable[[str, str], None]
Load = Callable[[], Content]


def links(content: Content, file: str) -> list[NavigationLink]:
    """Return the navigation of the page in a file."""
    return list(Addresses(site_of(content), content, None).navigation(file, content.language))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Newsgloss", ("News", "gloss")),
        ("The Ruritanian", ("The Ruritanian", "")),
        ("Weatherglass", ("Weatherglass", "")),
    ],
)
def test_our_own_name_has_two_halves_and_no_other(name: str, expected: tuple[str, str]) -> None:
    site = SiteName(name)

    assert (site.theirs, site.ours) == expected
    assert site == name


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("glossary/index.html", {"Glossary": "page"}),
        ("glossary/ferry-permit/index.html", {"Glossary": "true"}),
        ("explainers/zenda/index.html", {"Explainers": "true"}),
        ("glossary.html", {}),
        ("index.html", {}),
    ],
)
def test_the_navigation_marks_where_the_reader_is(file: str, expected: dict[str, str], load: Load, add: Add) -> None:
    add("pelicanconf.py", 'ARCHIVES_SAVE_AS = "explainers/index.html"\n')

    assert {link.name: link.current for link in links(load(), file) if link.current} == expected


def test_the_navigation_leads_only_to_what_is_there(load: Load, add: Add) -> None:
    add("pelicanconf.py", 'DIRECT_TEMPLATES = ["index"]\nTIMELINE_SAVE_AS = ""\nSEARCH_SAVE_AS = "find.html"\n')
    add("content/pages/standards.md", "---\ntitle: How we work\nstatus: draft\n---\n\nWith care.\n")
    content = load()
    expected = [("/glossary/", "Glossary")]

    assert expected == [(link.url, link.name) for link in links(content, "index.html")]
    assert site_of(content).search == "/find.html"
    assert (site_of(content).about, site_of(content).standards) == ("/about/", None)


def test_a_site_whose_words_are_all_shared_leads_to_no_empty_list(load: Load) -> None:
    content = load()
    empty = replace(content.glossary, entries={}, sources={})
    shared: dict[str, Any] = {"un/oar": SimpleNamespace()}

    site = site_of(replace(content, glossary=replace(empty, shared=shared)))

    assert (site.glossary, site.sources, site_of(replace(content, glossary=empty)).glossary) == (
        None,
        None,
        "/glossary/",
    )


def test_every_address_begins_with_the_path_of_the_site(load: Load, add: Add) -> None:
    add("pelicanconf.py", 'SITEURL = "https://lake.example.org/news"\nTHEME_STATIC_DIR = "assets/look"\n')
    site = site_of(load())

    assert (site.theme, site.search_index, site.feed) == (
        "/news/assets/look",
        "/news/pagefind/",
        "/news/feeds/all.atom.xml",
    )


def test_an_error_is_reported_with_the_whole_address_of_its_page(load: Load, add: Add) -> None:
    add("pelicanconf.py", 'SITEURL = "https://lake.example.org/news"\n')
    content = load()
    addresses = Addresses(site_of(content), content, "https://lake.example.org/new?body={url}")
    expected = "https://lake.example.org/new?body=https%3A//lake.example.org/news/glossary/"

    assert expected == addresses.report_url("glossary/index.html")
    assert addresses.canonical_url("404.html") == "https://lake.example.org/news/404.html"
    assert Addresses(site_of(content), content, None).report_url("404.html") is None


def test_a_site_without_a_published_explainer_has_no_feed(load: Load, change: Callable[[str, str, str], None]) -> None:
    change("content/explainers/zenda.md", "status: published", "status: draft")

    assert site_of(load()).feed is None
