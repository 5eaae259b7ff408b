"""Pages of a list that is divided: on a telephone, by keyboard, on paper, and its filter."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audit import axe

TALL_ENOUGH = 24  # CSS pixels, WCAG 2.5.8
LETTERS = "glossary/page/2/"
APPEALS = [  # of which a name or the gloss has "court", "of" and "appeal"; none is on that page
    "Federal Court of Appeal",
    "Federal Court of Appeal ruling of 2021",
    "Federal Court ruling of 2007",
    "Federal Court ruling of 2020",
]


@pytest.fixture(scope="module")
def divided_address(divided: Path, serve: Callable[[Path, str], AbstractContextManager[str]]) -> Iterator[str]:
    """Yield the address of the home page of the site whose lists are divided."""
    with serve(divided / "output", "") as home:
        yield home


def test_a_page_of_letters_fits_a_telephone_and_its_links_a_finger(small_window: Page, divided_address: str) -> None:
    small_window.goto(divided_address + LETTERS)
    links = small_window.locator(".paging a, .glossary-nav a")

    assert links.count() > 20
    assert small_window.evaluate("document.documentElement.scrollWidth") == 320
    assert [box for box in (link.bounding_box() for link in links.all()) if box and box["height"] < TALL_ENOUGH] == []


def test_axe_finds_nothing_on_pages_of_lists(browser: object, divided_address: str) -> None:
    with axe.inspector(browser, widths=[320]) as find:  # type: ignore[arg-type]  # a Browser
        found = {
            page: axe.summed(find(divided_address + page)) for page in (LETTERS, "timeline/", "explainers/page/2/")
        }

    assert {page: lines for page, lines in found.items() if lines} == {}


def test_one_goes_through_a_list_by_keyboard(wide_window: Page, divided_address: str) -> None:
    wide_window.goto(f"{divided_address}sources/page/2/")
    wide_window.locator('[aria-current="page"]').last.focus()
    wide_window.keyboard.press("Tab")
    wide_window.keyboard.press("Enter")

    expect(wide_window).to_have_url(f"{divided_address}sources/page/3/")
    expect(wide_window.locator("h1")).to_contain_text(wide_window.locator('[aria-current="page"]').last.inner_text())


def test_on_paper_a_page_says_which_it_is_and_leads_nowhere(lend: Callable[[], Page], divided_address: str) -> None:
    page = lend()
    page.goto(f"{divided_address}timeline/page/2/")
    page.emulate_media(media="print")

    expect(page.locator(".part-links")).to_be_hidden()
    expect(page.locator(".paging")).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("Timeline: ")


def test_a_page_of_letters_is_narrowed_together_with_all_others_and_its_address_keeps_that(
    wide_window: Page, divided_address: str
) -> None:
    rows = wide_window.locator(".index-row:visible dt")
    wide_window.goto(divided_address + LETTERS)
    own, heading = rows.count(), wide_window.get_by_role("heading", level=1)
    part = heading.inner_text()
    wide_window.get_by_label("Filter the list").fill("court of appeal")
    expect(rows).to_have_text(APPEALS)
    expect(heading).to_have_text("Glossary")
    expect(wide_window.get_by_role("status")).to_have_text("4 entries")
    expect(wide_window.locator(".glossary-nav a:visible")).to_have_text([re.compile("^F")])

    wide_window.locator(".glossary-nav a:visible").click()
    expect(wide_window).to_have_url(re.compile(r"/glossary/page/\d+/\?q=court\+of\+appeal#letter-F$"))
    expect(rows).to_have_text(APPEALS)
    expect(wide_window.locator("#letter-F")).to_be_in_viewport()

    wide_window.goto(divided_address + LETTERS)
    places = wide_window.locator("label", has=wide_window.get_by_role("radio", name="Places"))
    places.click()
    expect(rows).to_have_count(int(places.locator(".fine").inner_text()))
    wide_window.get_by_role("radio", name="All").check(force=True)
    expect(rows).to_have_count(own)
    expect(heading).to_have_text(part)
    expect(wide_window).to_have_url(divided_address + LETTERS)


def test_where_the_other_pages_cannot_be_had_a_page_says_that_it_alone_is_narrowed(
    new_page: Callable[..., Page], divided_address: str
) -> None:
    page = new_page()
    page.route("**/glossary/page/3/", lambda route: route.abort())
    page.goto(divided_address + LETTERS)
    page.get_by_label("Filter the list").fill("refoulement")  # which is on another page, and in a gloss on this one
    expect(page.get_by_role("status")).to_have_text("1 on this page")

    page.unroute("**/glossary/page/3/")
    page.get_by_label("Filter the list").fill("refoulemen")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ entries$"))
    page.get_by_role("link", name="Search all pages").click()
    expect(page).to_have_url(f"{divided_address}search/?q=refoulemen&kind=")
