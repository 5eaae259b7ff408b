"""The site below a path of its host, as GitHub Pages serves it: https://example.org/newsgloss/."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from tests.site.site_pages import Pages

SITE = "https://example.org/newsgloss/"


@pytest.fixture(scope="module")
def followed(published: Path, follow: Callable[[Path, str], Any]) -> Any:
    """Return what following every link of the published site came to."""
    return follow(published / "output", "/newsgloss")


@pytest.fixture(scope="module")
def published_pages(published: Path) -> Pages:
    """Return the pages of the published site."""
    return Pages.of(published / "output")


def test_no_link_is_broken_and_none_leaves_the_base_path(followed: Any) -> None:
    assert followed.broken == []


def test_no_link_is_broken_at_the_root_of_a_host_either(built: Path, follow: Callable[[Path, str], Any]) -> None:
    assert follow(built / "output", "").broken == []


def test_every_page_was_asked_for(followed: Any, published_pages: Pages) -> None:
    assert set(published_pages) == followed.pages


def test_every_page_can_be_reached_from_the_home_page(followed: Any) -> None:
    assert {"404.html"} == followed.pages - followed.reached_from_home


def test_other_hosts_are_named_only_where_an_author_named_them_and_as_the_site_s_own_address(
    followed: Any, published: Path, published_pages: Pages, files: Callable[..., dict[str, bytes]]
) -> None:
    written = {
        name: data.decode() for name, data in files(published, "content", "seeds").items() if name[-4:] != ".txt"
    }
    sources = set(re.findall(r"https?://[^\s)\"'>]+", "\n".join(written.values())))
    own = {urljoin(SITE, address) for address in published_pages}

    assert "https://www.cbc.ca/news/politics/troops-trump-border-coronavirus-1.5512261" in followed.other_hosts
    assert set() == followed.other_hosts - sources - own


def test_every_page_but_the_missing_one_has_its_whole_address(published_pages: Pages) -> None:
    canonical = {
        address: [link["href"] for link in page.select('link[rel="canonical"]')]
        for address, page in published_pages.items()
    }

    assert canonical.pop("404.html") == []
    assert {address: [SITE + address] for address in canonical} == canonical


def test_without_an_address_a_page_claims_none(pages: Pages) -> None:
    assert [address for address, page in pages.items() if page.select('link[rel="canonical"]')] == []


def test_the_stylesheet_s_own_addresses_are_below_the_base_path(
    published: Path, serve: Callable[[Path, str], AbstractContextManager[str]], get: Callable[[str], Any]
) -> None:
    sheets = [path.read_text(encoding="utf-8") for path in sorted((published / "output" / "theme").glob("*.css"))]
    named = [name for name in re.findall(r"url\(\s*[\"']?([^\"')]+)", "".join(sheets)) if not name.startswith("data:")]

    with serve(published / "output", "/newsgloss") as home:
        addresses = {urljoin(f"{home}theme/newsgloss.css", name) for name in named}

        assert {HTTPStatus.OK} == {get(address).status for address in addresses}
        assert [address for address in addresses if not address.startswith(home)] == []


@pytest.mark.parametrize("path", ["nothing", "glossary/nothing/", "a/b/c/d/nothing.html", "theme/nothing.css"])
def test_a_missing_page_is_answered_with_links_that_work(
    path: str,
    published: Path,
    serve: Callable[[Path, str], AbstractContextManager[str]],
    get: Callable[[str], Any],
) -> None:
    with serve(published / "output", "/newsgloss") as home:
        answer = get(home + path)
        page = BeautifulSoup(answer.html, "html.parser")
        links = [tag[name] for name in ("href", "src") for tag in page.select(f"[{name}]")]
        targets = [urljoin(home + path, link) for link in links if not link.startswith("#")]

        assert answer.status == HTTPStatus.NOT_FOUND
        assert page.h1.get_text() == "There is no page at this address"
        assert targets
        assert [target for target in targets if get(target).status != HTTPStatus.OK] == []


def test_outside_the_base_path_there_is_nothing(
    published: Path, serve: Callable[[Path, str], AbstractContextManager[str]], get: Callable[[str], Any]
) -> None:
    with serve(published / "output", "/newsgloss") as home:
        assert get(urljoin(home, "/glossary/")).status == HTTPStatus.NOT_FOUND
