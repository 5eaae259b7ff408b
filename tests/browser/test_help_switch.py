"""The switch for all help: off means plain text and plain links, and the reader's browser remembers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

EXPLAINER = "explainers/canada-us-asylum-2020/"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is off", "SecurityError"); },
});"""


def switch(page: Page) -> Locator:
    """Return the switch."""
    return page.get_by_label("Show explanations")


def word(page: Page) -> Locator:
    """Return a word with help."""
    return page.locator("#m-refoulement-1")


def dots(page: Page) -> str:
    """Return the kind of line below a word with help: "underline" or "none"."""
    return word(page).evaluate("one => getComputedStyle(one).textDecorationLine")


def test_help_is_on_until_a_reader_turns_it_off(page: Page) -> None:
    expect(switch(page)).to_be_checked()
    assert dots(page) == "underline"


def test_turned_off_the_words_are_plain(page: Page) -> None:
    switch(page).uncheck()

    assert dots(page) == "none"


def test_turned_off_no_card_opens_and_a_word_is_a_plain_link(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.clock.install(time=0)
    page.goto(address + EXPLAINER)
    switch(page).uncheck()
    word(page).hover()
    page.clock.run_for(5000)
    expect(page.get_by_role("dialog")).to_be_hidden()

    word(page).click()

    page.wait_for_url(f"{address}glossary/refoulement/")


def test_turned_on_again_the_card_opens(page: Page) -> None:
    switch(page).uncheck()
    switch(page).check()

    word(page).click()

    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.move(5, 5)
    assert dots(page) == "underline"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_choice_is_remembered(times: int, page: Page) -> None:
    for _ in range(times):
        switch(page).click()

    page.reload()

    expect(switch(page)).to_be_checked(checked=times % 2 == 0)
    assert dots(page) == ("underline" if times % 2 == 0 else "none")


def test_the_choice_is_the_readers_on_every_page(page: Page, new_page: Callable[..., Page]) -> None:
    switch(page).uncheck()
    other = page.context.new_page()
    other.goto(page.url)

    stranger = new_page()
    stranger.goto(page.url)

    expect(switch(other)).not_to_be_checked()
    expect(switch(stranger)).to_be_checked()


def test_the_switch_works_by_keyboard(page: Page) -> None:
    switch(page).focus()
    page.keyboard.press("Space")

    expect(switch(page)).not_to_be_checked()
    assert dots(page) == "none"


def test_the_switch_is_as_tall_as_a_finger_needs(small: Page) -> None:
    label = small.locator("label", has=switch(small))

    assert label.bounding_box()["height"] >= 24


def test_where_storage_is_off_the_switch_and_the_card_still_work(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(address + EXPLAINER)
    expect(switch(page)).to_be_checked()
    switch(page).uncheck()
    assert dots(page) == "none"
    switch(page).check()

    word(page).click()

    expect(page.get_by_role("dialog")).to_be_visible()
    assert failures == []
