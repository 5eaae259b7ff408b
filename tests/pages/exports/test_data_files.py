from collections.abc import Callable, Collection
from pathlib import Path

import feedparser
import pytest

from newsgloss.content.values import Content
from newsgloss.pages.exports.data_files import data_files
from tests.pages.exports.conftest import ADDRESS

Change = Callable[[str, str, str], None]
ROOT = 'SITEURL = "https://example.org"'
FOR_ROBOTS = 'SITEMAP_SAVE_AS = "sitemap.xml"\nROBOTS_SAVE_AS = "robots.txt"'
ENTRIES = ("ferry-crossing", "crossing", "ferry-permit")
PAGES = ("index.html", "404/index.html", *(f"glossary/{id_}/index.html" for id_ in ENTRIES))


@pytest.fixture
def made(richer: Path, change: Change, load: Callable[[], Content]) -> Callable[..., dict[str, str]]:
    """Return what makes the files of data, given the site's address, and the paths that its authors have taken."""

    def make(address: str = ADDRESS, listed: Collection[str] = PAGES, taken: Collection[str] = ()) -> dict[str, str]:
        assert richer
        change("pelicanconf.py", ADDRESS, f"{address}\n{FOR_ROBOTS}")
        return dict(data_files(load(), listed, taken))

    return make


def test_robots_txt_is_written_at_the_root_of_a_host_alone(made: Callable[..., dict[str, str]]) -> None:
    assert "Sitemap: https://example.org/sitemap.xml" in made(ROOT)["robots.txt"]


def test_below_a_path_nobody_would_read_robots_txt(made: Callable[..., dict[str, str]]) -> None:
    assert set(made()) == {
        "data/glossary.json",
        "data/glossary.skos.jsonld",
        "data/glossary.skos.ttl",
        "data/glossary.csv",
        "data/timeline.json",
        "feeds/glossary.atom.xml",
        "sitemap.xml",
    }


def test_without_an_address_there_is_no_sitemap(made: Callable[..., dict[str, str]]) -> None:
    assert set(made('SITEURL = ""')) & {"sitemap.xml", "robots.txt"} == set()


def test_what_authors_publish_as_it_is_stays(made: Callable[..., dict[str, str]]) -> None:
    assert set(made(ROOT, taken={"sitemap.xml", "robots.txt"})) & {"sitemap.xml", "robots.txt"} == set()


def test_a_page_has_the_day_on_which_its_entry_was_changed_or_reviewed(made: Callable[..., dict[str, str]]) -> None:
    lines = [line for line in made()["sitemap.xml"].splitlines() if line.startswith("<url>")]

    assert lines == [
        "<url><loc>https://example.org/lake/</loc><lastmod>2031-05-03</lastmod></url>",
        "<url><loc>https://example.org/lake/404/</loc></url>",
        "<url><loc>https://example.org/lake/glossary/crossing/</loc><lastmod>2031-06-01</lastmod></url>",
        "<url><loc>https://example.org/lake/glossary/ferry-crossing/</loc><lastmod>2031-06-03</lastmod></url>",
        "<url><loc>https://example.org/lake/glossary/ferry-permit/</loc></url>",
    ]


def test_the_feed_of_the_glossary_has_the_entries_that_say_when_they_changed(
    made: Callable[..., dict[str, str]], change: Change
) -> None:
    change("content/glossary/more.yaml", "reviewed: 2031-06-03", "reviewed: 2031-06-02")
    feed = feedparser.parse(made()["feeds/glossary.atom.xml"])

    assert not feed.bozo
    assert (feed.feed.title, feed.feed.link, feed.feed.rights[:16]) == (
        "The Ruritanian: glossary",
        "https://example.org/lake/glossary/",
        "© The Ruritanian",
    )
    assert [(entry.title, entry.updated, entry.id == entry.link) for entry in feed.entries] == [
        ("ferry crossing", "2031-06-02T00:00:00+00:00", True),
        ("crossing", "2031-06-01T00:00:00+00:00", True),
    ]
    assert feed.entries[0].summary == 'Correction: By ferry. A crossing by ferry, "the boat"; C:\\lake.'
    assert [(link.rel, link.href) for link in feed.entries[0].links] == [
        ("alternate", "https://example.org/lake/glossary/ferry-crossing/"),
        ("via", "https://example.org/decree"),
    ]


def test_an_entry_whose_page_search_engines_may_not_list_is_in_no_feed(made: Callable[..., dict[str, str]]) -> None:
    feed = feedparser.parse(made(listed=PAGES[:2])["feeds/glossary.atom.xml"])

    assert (feed.entries, feed.feed.updated) == ([], "1970-01-01T00:00:00+00:00")


def test_a_site_may_have_none_of_it(made: Callable[..., dict[str, str]], change: Change) -> None:
    change("pelicanconf.py", "SITENAME", "DATA_SAVE_AS = GLOSSARY_FEED_ATOM = None\nSITENAME")

    assert made('SITEURL = ""') == {}
