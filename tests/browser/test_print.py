"""On paper: every word that has help carries a number, and the list at the end says what it means."""

import re

import pytest
from playwright.sync_api import Page, expect

AFTER = "one => getComputedStyle(one, '::after').content"
BEFORE = "one => getComputedStyle(one, '::before').content"


@pytest.fixture
def paper(page: Page) -> Page:
    """Return the first explainer's page as it is printed."""
    page.emulate_media(media="print")
    return page


def shown(content: str) -> str:
    """Return the text of CSS content, without what keeps it on the line of its word."""
    return "".join(re.findall(r'"([^"]*)"', content)).replace("\u2060", "").replace("\u00a0", "")


def test_every_word_carries_the_number_of_its_entry_in_the_list(paper: Page) -> None:
    entries = paper.locator("#terms [id^='entry-']").evaluate_all("all => all.map(({id}) => id.replace('entry-', ''))")
    words = paper.locator(".story a.entry-link[data-entry]")

    numbers = {link.get_attribute("data-entry"): shown(link.evaluate(AFTER)) for link in words.all()}

    assert numbers == {entry: f"[{number}]" for number, entry in enumerate(entries, 1)}


def test_the_list_is_numbered(paper: Page) -> None:
    before = "all => all.map((one) => getComputedStyle(one, '::before').content)"

    contents = paper.locator("#terms dt").evaluate_all(before)

    assert {shown(content).strip() for content in contents} == {"[]"}
    assert all("counter(" in content for content in contents)


def test_on_the_screen_there_are_no_numbers(page: Page) -> None:
    assert page.locator("#m-refoulement-1").evaluate(AFTER) == "none"
    assert page.locator("#terms dt").first.evaluate(BEFORE) == "none"


def test_the_list_of_terms_is_printed(paper: Page) -> None:
    expect(paper.locator("#terms")).to_be_visible()
    assert all(entry.is_visible() for entry in paper.locator("#terms [id^='entry-'] dd:has(p)").all())


def test_what_only_a_screen_can_use_is_not_printed(paper: Page) -> None:
    for part in paper.locator("nav, .help-switch, .skip-link, .gloss-card-links, [role=dialog]").all():
        expect(part).to_be_hidden()


def test_where_the_story_comes_from_is_printed_with_its_address(paper: Page) -> None:
    link = paper.locator(".provenance cite a")

    expect(link).to_be_visible()
    assert "https://www.cbc.ca/news/politics/troops-trump-border-coronavirus-1.5512261" in link.evaluate(AFTER)


def test_paper_is_white_in_a_dark_scheme_too(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    ink = "getComputedStyle(document.querySelector('.story p')).color"
    ground = "[document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)"

    assert sum(map(int, re.findall(r"\d+", page.evaluate(ink))[:3])) < 3 * 64
    assert set(page.evaluate(ground)) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_a_card_that_is_open_is_not_printed(page: Page) -> None:
    page.locator("#m-refoulement-1").click()
    expect(page.get_by_role("dialog")).to_be_visible()

    page.emulate_media(media="print")

    assert not page.locator("[role=dialog]").is_visible()
