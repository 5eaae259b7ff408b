from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project
from newsgloss.publishing.hosts.site_address import refuse_to_publish, site_address_problems

PLAIN = "Write the path in the letters a to z, digits, - . _ and ~; any other letter as % and two digits."
BEFORE = "End the address before the ? or #: pages are below it."
WHOLE = "Write a whole address that begins with https://."
SET_IT = "Set it to your site's, here or in the environment."


def at(root: Path, url: str) -> Path:
    """Let a project's site be at an address; return its folder."""
    config = root / "pelicanconf.py"
    config.write_text(
        config.read_text(encoding="utf-8").replace('SITEURL = ""', f"SITEURL = {url!r}"), encoding="utf-8"
    )
    return root


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("lake.ruritania", WHOLE),
        ("lake.ruritania/news", WHOLE),
        ("/news", WHOLE),
        ("//lake.ruritania", WHOLE),
        ("https:/lake.ruritania", WHOLE),
        ("ftp://lake.ruritania", WHOLE),
        ("https://ana:word@lake.ruritania", "Take the user name and password out of the address."),
        ("https://lake.ruritania/our news", "Take the white space, quotation marks and invisible characters out"),
        ("https://lake.ruritania/?page=1", BEFORE),
        ("https://lake.ruritania/news?", BEFORE),
        ("https://lake.ruritania/#news", BEFORE),
        ("https://lake.ruritania//news", "Take the // out of the path."),
        ("https://lake.ruritania/news//", "Take the // out of the path."),
        ("https://lake.ruritania/../news", "Write the path as it is without . and .."),
        ("https://lake.ruritania/news/.", "Write the path as it is without . and .."),
        ("https://lake.ruritania/news/..", "Write the path as it is without . and .."),
        ("https://lake.ruritania/sée", PLAIN),
        ("https://lake.ruritania/%2e%2e/news", PLAIN),
        ("https://lake.ruritania/%ff", PLAIN),
        ("https://lake.ruritania/a;b", PLAIN),
        ("https://lake.ruritania/{slug}", PLAIN),
    ],
)
def test_an_address_below_which_no_page_can_be_served_is_an_error_at_its_line(
    url: str, remedy: str, ruritania: Path
) -> None:
    (problem,) = site_address_problems(find_project(at(ruritania, url)))

    assert str(problem).startswith(
        f"pelicanconf.py:2:1: SITEURL is not an address that readers can be led to: '{url}'\n    {remedy}"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://lake.ruritania",
        "https://lake.ruritania/",
        "https://lake.ruritania/news/",
        "http://lake.ruritania:8080/a/b-c_d.e~f",
        "https://lake.ruritania/s%C3%A9e",
        "http://localhost:8000",
        "https://10.0.0.7/news",
    ],
)
def test_an_address_below_which_pages_can_be_served_is_no_problem(url: str, ruritania: Path) -> None:
    assert list(site_address_problems(find_project(at(ruritania, url)))) == []


def test_a_mistake_that_feeds_repeat_is_told_once(ruritania: Path, add: Callable[[str, str], None]) -> None:
    add("pelicanconf.py", "FEED_DOMAIN = SITEURL\n")

    assert len(list(site_address_problems(find_project(at(ruritania, "lake.ruritania"))))) == 1


def test_the_address_of_feeds_is_one_too(ruritania: Path, add: Callable[[str, str], None]) -> None:
    add("pelicanconf.py", 'FEED_DOMAIN = "https://lake.ruritania/?feed"\n')

    (problem,) = site_address_problems(find_project(ruritania))

    assert problem.message == "FEED_DOMAIN is not an address that readers can be led to: 'https://lake.ruritania/?feed'"


def refusal(root: Path) -> str:
    with pytest.raises(ContentError) as raised:
        refuse_to_publish(find_project(root))
    return str(raised.value).strip()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/newsgloss",
        "https://news.example.com",
        "https://EXAMPLE.net.",
        "https://example.edu",
        "https://lake.example",
        "https://lake.test",
        "https://lake.invalid",
        "http://192.0.2.7",
        "http://[2001:db8::7]/news",
    ],
)
def test_nothing_is_published_at_an_example_s_address(url: str, ruritania: Path) -> None:
    expected = f"pelicanconf.py:2:1: SITEURL is an example's address: {url}\n    {SET_IT}"

    assert expected == refusal(at(ruritania, url))


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8000", "http://news.localhost", "http://127.0.0.1:8000/news", "http://[::1]", "http://0.0.0.0"],
)
def test_nothing_is_published_where_only_this_machine_finds_it(url: str, ruritania: Path) -> None:
    expected = f"pelicanconf.py:2:1: SITEURL is {url}, which no reader elsewhere can open\n    {SET_IT}"

    assert expected == refusal(at(ruritania, url))


def test_nothing_is_published_without_an_address(ruritania: Path) -> None:
    message = "SITEURL is empty, and a site that is published needs its address"

    assert refusal(ruritania) == f"pelicanconf.py:2:1: {message}\n    {SET_IT}"


def test_nothing_is_published_at_an_address_that_is_wrong(ruritania: Path) -> None:
    assert refusal(at(ruritania, "https://lake.ruritania/?page=1")).endswith(BEFORE)


@pytest.mark.parametrize("url", ["https://lake.ruritania", "https://anexample.org/", "https://test.lake.ruritania"])
def test_a_site_with_an_address_of_its_own_may_be_published(url: str, ruritania: Path) -> None:
    refuse_to_publish(find_project(at(ruritania, url)))
