"""A project whose site was built -> what a person looks at next."""

from collections.abc import Callable
from pathlib import Path

from newsgloss.model.settings import find_project
from newsgloss.publishing.hosts.next_checks import next_checks

Change = Callable[[str, str, str], None]
Add = Callable[[str, str], None]

URL = "https://lake.ruritania/news"
OPEN = f"Open {URL}/, once output/ is uploaded: it must look as it does here, and its menu must lead on."
SETTINGS = (
    'SITEMAP_SAVE_AS = "sitemap.xml"\nCONTACT = "mailto:desk@lake.ruritania"\nSEARCH_SAVE_AS = "search/index.html"\n'
)


def checks(root: Path, newest: str | None = None, *, is_online: bool = False) -> list[str]:
    return list(next_checks(find_project(root), newest, is_online=is_online))


def test_each_part_that_a_site_has_is_to_be_looked_at(ruritania: Path, change: Change, add: Add) -> None:
    change("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{URL}"')
    add("pelicanconf.py", SETTINGS)
    add("output/404.html", "")
    expected = [
        OPEN,
        f"Look for a word in {URL}/search/.",
        f"Read {URL}/explainers/zenda/ on a phone, and touch a word that is explained.",
        "Send yourself the same address in a chat, which must show the page's title and picture.",
        f"Open {URL}/nosuch/, which must show the page for what is missing.",
        "Write to desk@lake.ruritania, and see that it arrives.",
        f"Tell search engines of {URL}/sitemap.xml; Google's Search Console says what they find.",
    ]

    assert expected == checks(ruritania, "/news/explainers/zenda/")


def test_what_a_site_does_not_have_is_not_named(ruritania: Path, change: Change, add: Add) -> None:
    change("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{URL}"')
    add("pelicanconf.py", 'SEARCH_SAVE_AS = ""\n')

    assert checks(ruritania) == [OPEN]


def test_a_site_at_the_root_of_its_host_has_robots_led_to_its_sitemap(
    ruritania: Path, change: Change, add: Add
) -> None:
    change("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://lake.ruritania"')
    add(
        "pelicanconf.py",
        'SEARCH_SAVE_AS = ""\nSITEMAP_SAVE_AS = "sitemap.xml"\nCONTACT = "https://desk.ruritania/us"\n',
    )
    add("output/robots.txt", "")
    expected = [
        "Open https://lake.ruritania/: it must look as it does here, and its menu must lead on.",
        "See that https://desk.ruritania/us can be reached.",
        (
            "Tell search engines of https://lake.ruritania/sitemap.xml, to which robots.txt leads them; Google's "
            "Search Console says what they find."
        ),
    ]

    assert expected == checks(ruritania, is_online=True)
