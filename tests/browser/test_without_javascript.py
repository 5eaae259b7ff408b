"""With JavaScript off the page still says everything: words are plain links, and their meanings are at the end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

EXPLAINER = "explainers/canada-us-asylum-2020/"


@pytest.fixture
def plain(lend: Callable[..., Page], address: str) -> Page:
    """Return the first explainer's page in a browser that runs no scripts."""
    opened = lend(java_script_enabled=False)
    opened.goto(address + EXPLAINER)
    return opened


def test_a_word_is_a_link_to_the_page_of_its_entry(plain: Page, address: str) -> None:
    plain.locator("#m-refoulement-1").click()

    plain.wait_for_url(f"{address}glossary/refoulement/")
    expect(plain.get_by_role("heading", level=1)).to_have_text("refoulement")


def test_every_word_leads_to_a_page_that_is_there(plain: Page, address: str) -> None:
    links = plain.locator(".story a.entry-link").all()
    addresses = [address.rstrip("/") + link.get_attribute("href") for link in links]

    assert len(addresses) > 20
    assert {plain.request.get(url).status for url in addresses} == {200}


def test_the_list_of_terms_stands_after_the_story(plain: Page) -> None:
    story = plain.locator(".story").bounding_box()
    terms = plain.locator("#terms")

    expect(terms).to_be_visible()
    assert terms.bounding_box()["y"] >= story["y"] + story["height"]
    terms.get_by_role("term").get_by_text("refoulement", exact=True).click()
    expect(terms.locator("#entry-refoulement")).to_be_visible()
    expect(terms.locator("#entry-refoulement")).to_contain_text("International law generally forbids it.")


def test_the_list_leads_back_to_the_word(plain: Page) -> None:
    plain.locator("#terms").get_by_role("term").get_by_text("refoulement", exact=True).click()
    plain.locator("#entry-refoulement").get_by_role("link", name="Back to the text").click()

    expect(plain.locator("#m-refoulement-1")).to_be_in_viewport()


def test_what_needs_a_script_is_not_shown(plain: Page) -> None:
    expect(plain.locator(".settings-button")).to_be_hidden()
    expect(plain.locator("[role=dialog]")).to_be_hidden()
    expect(plain.get_by_role("button")).to_have_count(0)


def test_a_word_makes_no_promise_of_a_card(plain: Page) -> None:
    assert plain.locator("[aria-haspopup], [aria-expanded]").count() == 0
