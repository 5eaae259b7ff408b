"""The menu "Reading settings": help, colours and the size of text, remembered by the reader's browser alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from audit import tools
from tests.browser.cards import EXPLAINER, card, word

NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is off", "SecurityError"); },
});"""
LOOK = """() => {
  const { backgroundColor } = getComputedStyle(document.body);
  const { fontSize } = getComputedStyle(document.documentElement);
  return [backgroundColor == "rgb(255, 255, 255)" ? "light" : "dark", fontSize];
}"""
UNDERLINE = "one => getComputedStyle(one).textDecorationLine"
AXE = "async () => (await axe.run('.reading-settings')).violations.map(({ id, nodes }) => [id, nodes.length])"


def menu(page: Page) -> Locator:
    """Return the menu, open."""
    found = page.get_by_role("dialog", name="Reading settings")
    if not found.is_visible():
        page.get_by_role("button", name="Reading settings").click()
    expect(found).to_be_visible()
    return found


def test_colours_and_size_are_those_of_the_reader_on_every_page_before_any_script_is_there(
    page: Page, address: str
) -> None:
    assert page.evaluate(LOOK) == ["light", "16px"]
    menu(page).get_by_label("Dark").check()
    menu(page).get_by_label("Text size").fill("1.3")
    assert page.evaluate(LOOK) == ["dark", "20.8px"]

    page.context.route("**/newsgloss.js*", lambda route: route.abort())
    page.goto(f"{address}glossary/")
    assert page.evaluate(LOOK) == ["dark", "20.8px"]
    page.emulate_media(media="print")
    assert page.evaluate(LOOK) == ["light", "12.8px"]
    page.emulate_media(media="null")

    page.context.unroute("**/newsgloss.js*")
    page.reload()
    expect(menu(page).get_by_label("Dark")).to_be_checked()
    expect(menu(page).get_by_label("Text size")).to_have_value("1.3")
    menu(page).get_by_label("As on this device").check()
    menu(page).get_by_label("Text size").fill("1")
    assert page.evaluate(LOOK) == ["light", "16px"]
    assert page.context.cookies() == []


def test_without_explanations_a_word_is_a_plain_link_until_they_are_shown_again(page: Page, address: str) -> None:
    menu(page).get_by_label("Show explanations").uncheck()
    page.reload()
    assert word(page).evaluate(UNDERLINE) == "none"
    expect(menu(page).get_by_label("Show explanations")).not_to_be_checked()
    page.keyboard.press("Escape")
    word(page).click()
    page.wait_for_url(f"{address}glossary/refoulement/")

    menu(page).get_by_label("Show explanations").check()
    page.goto(address + EXPLAINER)
    assert word(page).evaluate(UNDERLINE) == "underline"
    word(page).click()
    expect(card(page)).to_be_visible()


def test_explanations_that_were_hidden_are_listed_and_shown_again(page: Page) -> None:
    expect(menu(page).get_by_text("Hidden explanations")).to_be_hidden()
    page.keyboard.press("Escape")
    for entry in ("refoulement", "alien"):
        word(page, entry).click()
        page.get_by_role("button", name="Hide this explanation").click()
        page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(":is(#m-refoulement-1, #m-alien-1)[data-known]")).to_have_count(2)

    expect(menu(page).get_by_text("Hidden explanations")).to_contain_text("refoulement, alien")
    menu(page).get_by_role("button", name="Show them again").click()

    expect(menu(page).get_by_text("Hidden explanations")).to_be_hidden()
    expect(menu(page).get_by_label("Show explanations")).to_be_focused()
    page.reload()
    expect(page.locator("[data-known]")).to_have_count(0)


def test_where_storage_is_off_the_menu_and_the_card_still_work(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(address + EXPLAINER)
    menu(page).get_by_label("Dark").check()
    menu(page).get_by_label("Show notes").uncheck()
    page.keyboard.press("Escape")
    assert page.evaluate(LOOK) == ["dark", "16px"]
    expect(page.locator(".note").first).to_be_hidden()

    word(page).click()
    page.get_by_role("button", name="Hide this explanation").click()

    expect(word(page)).to_have_attribute("data-known", "")
    assert failures == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_menu_is_in_the_window_works_by_keyboard_and_axe_finds_nothing(scheme: str, small: Page) -> None:
    small.emulate_media(color_scheme=scheme)
    button = small.get_by_role("button", name="Reading settings")
    button.focus()
    small.keyboard.press("Enter")
    expect(small.get_by_role("dialog", name="Reading settings")).to_be_visible()
    box = menu(small).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= button.bounding_box()["y"] + button.bounding_box()["height"] - 1
    small.keyboard.press("Tab")
    expect(small.get_by_label("Show explanations")).to_be_focused()
    small.keyboard.press("Space")
    expect(small.get_by_label("Show explanations")).not_to_be_checked()

    small.evaluate((tools.package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    assert small.evaluate(AXE) == []

    small.keyboard.press("Escape")
    expect(small.locator(".reading-settings")).to_be_hidden()
    expect(button).to_be_focused()
    assert min(button.bounding_box()["width"], button.bounding_box()["height"]) >= 24
