import datetime
from itertools import pairwise
from xml.etree import ElementTree as ET

from newsgloss.pages.exports.sitemap import MOST, robots_txt, sitemap_files

SITE = "https://example.org"
NAMES = {"sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(text: str) -> list[str]:
    """Return the addresses that a file of a sitemap has."""
    root = ET.fromstring(text.encode())  # noqa: S314 -- ours
    return [found.text or "" for found in root.iterfind("*/sitemap:loc", NAMES)]


def test_a_page_has_its_address_and_the_day_on_which_it_changed() -> None:
    pages = [(f"{SITE}/a/?b&c", datetime.date(2031, 5, 2)), (f"{SITE}/d/", None)]
    ((name, text),) = sitemap_files(pages, "sitemap.xml", SITE)

    assert name == "sitemap.xml"
    assert text == (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://example.org/a/?b&amp;c</loc><lastmod>2031-05-02</lastmod></url>\n"
        "<url><loc>https://example.org/d/</loc></url>\n</urlset>\n"
    )


def test_more_pages_than_one_file_may_have_are_in_several_that_one_names() -> None:
    pages = [(f"{SITE}/{number}/", None) for number in range(MOST + 1)]
    files = dict(sitemap_files(pages, "maps/site.xml", SITE))

    assert list(files) == ["maps/site.xml", "maps/site-1.xml", "maps/site-2.xml"]
    assert addresses(files["maps/site.xml"]) == [f"{SITE}/maps/site-1.xml", f"{SITE}/maps/site-2.xml"]
    assert [len(addresses(files[f"maps/site-{number}.xml"])) for number in (1, 2)] == [MOST, 1]
    assert all(one != other for one, other in pairwise(files.values()))


def test_robots_may_read_everything_and_are_led_to_the_sitemap() -> None:
    assert robots_txt(f"{SITE}/sitemap.xml") == (
        "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n"
    )
