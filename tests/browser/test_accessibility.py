"""axe, on the fullest page of every kind: narrow and wide, light and dark, card closed and open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from audit import axe
from audit.pages import Page


@pytest.fixture(scope="module")
def find(browser: Browser) -> Callable[..., list[axe.Finding]]:
    """Return what says what axe finds at an address."""
    return axe.inspector(browser)


def test_no_kind_of_page_is_left_out(kinds: dict[str, Page]) -> None:
    entries = {"law", "organisation", "person", "place", "term"}

    assert {"/", "/404.html", "/explainers/…/", "/glossary/", "/search/", "/timeline/", "/topics/…/", *entries} <= set(
        kinds
    )


@pytest.mark.parametrize("look", axe.LOOKS, ids=str)
def test_axe_finds_nothing_on_any_kind_of_page(
    look: axe.Look,
    kinds: dict[str, Page],
    find: Callable[..., list[axe.Finding]],
    address: str,
) -> None:
    found = {kind: axe.summed(find(address + page.address, look)) for kind, page in kinds.items()}

    assert {kind: lines for kind, lines in found.items() if lines} == {}


@pytest.mark.parametrize("look", axe.LOOKS, ids=str)
def test_axe_finds_nothing_on_the_results_of_a_search(
    look: axe.Look, find: Callable[..., list[axe.Finding]], address: str
) -> None:
    assert axe.summed(find(f"{address}search/?q=agreement", look, until=".search-results .line-list a")) == []
