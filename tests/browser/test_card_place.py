"""Where the card is: within the window, beside its word, and at the bottom of a narrow window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cards import EXPLAINER, OPEN_EACH, WORDS, card, word

BLOCKS = ("start", "center", "end")  # where in the window a word may be


@pytest.mark.parametrize(("width", "height"), [(320, 568), (480, 800), (1366, 650), (1440, 900)])
def test_every_card_stays_within_the_window(width: int, height: int, lend: Callable[..., Page], address: str) -> None:
    page = lend(width=width, height=height)
    page.goto(address + EXPLAINER)

    opened = [one for block in BLOCKS for one in page.locator(WORDS).evaluate_all(OPEN_EACH, block)]

    assert len(opened) > 60
    assert [
        (one["block"], one["entry"], one["top"], one["bottom"])
        for one in opened
        if one["left"] < 0 or one["top"] < 0 or one["right"] > width or one["bottom"] > height or not one["height"]
    ] == []


def test_a_card_does_not_cover_its_word(page: Page) -> None:
    opened = [one for block in BLOCKS for one in page.locator(WORDS).evaluate_all(OPEN_EACH, block)]

    covered = [
        (one["block"], one["entry"])
        for one in opened
        for line in one["lines"]
        if line["right"] > one["left"]
        and line["left"] < one["right"]
        and line["bottom"] > one["top"] + 1
        and line["top"] < one["bottom"] - 1
    ]

    assert len(opened) > 60
    assert covered == []


@pytest.mark.parametrize("width", [320, 479])
def test_in_a_narrow_window_the_card_is_a_sheet_at_the_bottom(
    width: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width, height=640, has_touch=True)
    page.goto(address + EXPLAINER)

    word(page).tap()
    box = card(page).bounding_box()

    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, width, 640)
    assert box["height"] <= 0.6 * 640 + 1


def test_in_a_short_window_the_card_is_a_sheet_whose_actions_stay_in_sight(
    lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=1024, height=300)
    page.goto(address + EXPLAINER)

    word(page).click()
    box, action = card(page).bounding_box(), page.get_by_role("button", name="Hide this explanation").bounding_box()

    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 1024, 300)
    assert box["y"] <= action["y"] <= action["y"] + action["height"] <= 300


@pytest.mark.parametrize("at", [0, -1])
def test_at_a_word_over_two_lines_the_card_is_at_the_line_that_is_pointed_at(
    at: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=600, height=900)
    page.goto(address + EXPLAINER)
    lines = "one => [...one.getClientRects()].map((line) => line.toJSON())"
    wrapped = next(link for link in page.locator(WORDS).all() if len(link.evaluate(lines)) == 2)
    wrapped.evaluate("one => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    line = wrapped.evaluate(lines)[at]

    page.mouse.move(line["left"] + line["width"] / 2, line["top"] + line["height"] / 2)
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert min(abs(box["y"] - line["bottom"]), abs(line["top"] - box["y"] - box["height"])) < 12

    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=8)
    page.wait_for_timeout(500)
    expect(card(page)).to_be_visible()


def test_in_a_wider_window_the_card_is_at_its_word(lend: Callable[..., Page], address: str) -> None:
    page = lend(width=480, height=640)
    page.goto(address + EXPLAINER)

    word(page).click()
    there, box = word(page).bounding_box(), card(page).bounding_box()

    assert box["width"] < 480
    assert min(abs(box["y"] - there["y"] - there["height"]), abs(there["y"] - box["y"] - box["height"])) < 12


@pytest.mark.parametrize("entry", ["diplomatic-assurances", "refoulement", "non-essential-travel-ban"])
def test_a_word_that_was_tapped_is_not_behind_the_sheet(entry: str, small: Page) -> None:
    link = word(small, entry)
    link.evaluate("one => scrollBy(0, one.getBoundingClientRect().bottom + 4 - innerHeight)")

    link.tap()
    expect(card(small)).to_be_visible()

    there = link.bounding_box()
    assert 0 <= there["y"] <= there["y"] + there["height"] <= card(small).bounding_box()["y"] + 1


def test_the_card_stays_at_its_word_while_the_page_scrolls(page: Page, until: Callable[..., None]) -> None:
    apart = """(word) => {
      const there = word.getBoundingClientRect();
      const card = document.querySelector("[role=dialog]").getBoundingClientRect();
      return Math.min(Math.abs(card.top - there.bottom), Math.abs(there.top - card.bottom));
    }"""
    word(page).click()
    before, scrolled = word(page).evaluate(apart), page.evaluate("scrollY")

    page.mouse.wheel(0, 60)
    until(page, "(start) => scrollY > start", scrolled)

    assert before < 12
    assert word(page).evaluate(apart) < 12
