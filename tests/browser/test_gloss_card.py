"""The card: help where the question arises, by mouse, keyboard and touch, and never in the way."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cards import EXPLAINER, OPEN_EACH, WORDS, card, word
from tests.browser.conftest import leave

EARLY = 300  # ms; the pointer may be on its way across the word
LATE = 500  # ms; the reader has stayed at the word, or left it for good
LOOKS = """() => [...document.querySelectorAll("*:not([role=dialog], [role=dialog] *, #m-refoulement-1)")]
  .map((one) => {
    const { color, backgroundColor, backgroundImage, opacity, filter, textDecorationColor } = getComputedStyle(one);
    const tag = one.cloneNode().outerHTML;
    return [tag, color, backgroundColor, backgroundImage, opacity, filter, textDecorationColor].join(" ");
  })"""
HOURS = count(1)  # at which time stands still, test by test
FOCUSED = "document.activeElement.id || document.activeElement.textContent.trim()"


def in_note(page: Page, id_: str) -> Locator:
    """Return the first word in a note that links to an entry, once its note is open."""
    page.locator(".note details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    return page.locator(f".note a[data-card={id_}]").first


@pytest.fixture(scope="module")
def clocked(window: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """Yield a window whose clock tests can stop."""
    with window() as page:
        page.clock.install(time=0)
        yield page


@pytest.fixture
def slow(clocked: Page, address: str) -> Iterator[Page]:
    """Yield the explainer's page with time standing still until a test lets it pass."""
    clocked.goto(address + EXPLAINER)
    clocked.clock.pause_at(next(HOURS) * 3_600_000)
    yield clocked
    clocked.clock.resume()
    leave(clocked)


def test_hovering_opens_the_card_after_a_moment(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(EARLY)
    expect(card(slow)).to_be_hidden()

    slow.clock.run_for(LATE - EARLY)

    expect(card(slow)).to_be_visible()


def test_a_pointer_that_only_crosses_a_word_opens_nothing(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(EARLY)
    slow.get_by_role("heading", level=1).hover()

    slow.clock.run_for(2 * LATE)

    expect(card(slow)).to_be_hidden()


def test_leaving_closes_the_card(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(LATE)
    slow.mouse.move(5, 5)
    expect(card(slow)).to_be_visible()

    slow.clock.run_for(LATE)

    expect(card(slow)).to_be_hidden()


def test_the_card_can_be_entered(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(LATE)
    card(slow).hover()

    slow.clock.run_for(10 * LATE)
    expect(card(slow)).to_be_visible()

    slow.mouse.move(5, 5)
    slow.clock.run_for(LATE)
    expect(card(slow)).to_be_hidden()


def test_the_pointer_can_go_back_from_the_card_to_its_word(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(LATE)
    card(slow).hover()
    slow.clock.run_for(LATE)
    word(slow).hover()

    slow.clock.run_for(10 * LATE)

    expect(card(slow)).to_be_visible()


def test_escape_closes_the_card_while_hovering(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(LATE)
    expect(card(slow)).to_be_visible()

    slow.keyboard.press("Escape")
    expect(card(slow)).to_be_hidden()

    slow.clock.run_for(10 * LATE)
    expect(card(slow)).to_be_hidden()


def test_hovering_another_word_changes_the_card(slow: Page) -> None:
    word(slow, "alien").hover()
    slow.clock.run_for(LATE)
    expect(slow.get_by_role("dialog", name="alien")).to_be_visible()
    slow.mouse.move(5, 5)
    slow.clock.run_for(LATE)

    word(slow).hover()
    slow.clock.run_for(LATE)

    expect(slow.get_by_role("dialog", name="refoulement")).to_be_visible()
    expect(word(slow, "alien")).to_have_attribute("aria-expanded", "false")


def test_a_click_pins_the_card(slow: Page) -> None:
    word(slow).click()
    slow.mouse.move(5, 5)

    slow.clock.run_for(10 * LATE)

    expect(card(slow)).to_be_visible()


def test_a_click_on_a_card_that_hovering_opened_pins_it(slow: Page) -> None:
    word(slow).hover()
    slow.clock.run_for(LATE)
    word(slow).click()
    slow.mouse.move(5, 5)

    slow.clock.run_for(10 * LATE)

    expect(card(slow)).to_be_visible()


def test_while_a_card_is_pinned_hovering_opens_no_other(slow: Page) -> None:
    word(slow).click()
    word(slow, "alien").hover()

    slow.clock.run_for(10 * LATE)

    expect(slow.get_by_role("dialog", name="refoulement")).to_be_visible()


def test_a_second_click_closes_the_card(page: Page) -> None:
    word(page).click()
    expect(card(page)).to_be_visible()

    word(page).click()

    expect(card(page)).to_be_hidden()


def test_a_third_click_opens_it_again(page: Page) -> None:
    for _ in range(3):
        word(page).click()

    expect(card(page)).to_be_visible()


def test_a_click_outside_closes_the_card(page: Page) -> None:
    word(page).click()
    expect(card(page)).to_be_visible()

    page.mouse.click(5, 300)

    expect(card(page)).to_be_hidden()
    assert page.url.endswith(EXPLAINER)


def test_a_click_on_another_word_opens_that_words_card(page: Page) -> None:
    word(page).click()
    word(page, "persecution").click()

    expect(page.get_by_role("dialog", name="persecution")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_the_card_can_be_closed_by_its_button(page: Page) -> None:
    word(page).click()

    card(page).get_by_role("button", name="Close").click()

    expect(card(page)).to_be_hidden()
    expect(word(page)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_that_opens_changes_no_tag_and_no_colours_but_its_own_and_its_words(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)
    before = page.evaluate(LOOKS)

    word(page).click()
    expect(card(page)).to_be_visible()

    assert len(before) > 1000
    assert before == page.evaluate(LOOKS)
    assert card(page).evaluate("one => getComputedStyle(one, '::backdrop').backgroundColor") == "rgba(0, 0, 0, 0)"


def test_the_card_says_what_the_list_at_the_end_says(page: Page) -> None:
    listed = page.locator(".gloss-card:has(#entry-refoulement)")

    word(page).click()

    for part in ("dfn", ".gloss-card-kind", ".gloss-card-body p:first-child"):
        expect(card(page).locator(part)).to_have_text(listed.locator(part).text_content())
    expect(card(page).locator("dfn")).to_have_attribute("lang", "fr")


def test_the_card_leaves_no_id_on_the_page_twice(page: Page) -> None:
    word(page).click()
    word(page, "alien").click()

    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")

    assert len(ids) == len(set(ids))


def test_the_card_leads_to_the_full_entry(page: Page, address: str) -> None:
    word(page).click()

    card(page).get_by_role("link", name="Full entry").click()

    page.wait_for_url(f"{address}glossary/refoulement/")


def test_enter_opens_the_card_and_escape_gives_the_focus_back(page: Page) -> None:
    word(page).focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(word(page)).not_to_be_focused()

    page.keyboard.press("Escape")

    expect(card(page)).to_be_hidden()
    expect(word(page)).to_be_focused()


def test_by_the_keyboard_the_card_is_read_out_and_the_way_out_comes_first(page: Page) -> None:
    word(page).focus()
    page.keyboard.press("Enter")

    expect(card(page)).to_be_focused()
    expect(card(page)).to_have_accessible_name("refoulement")
    expect(card(page)).to_have_accessible_description(page.locator("#entry-refoulement p").first.text_content().strip())
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()


def test_a_link_in_the_card_opens_its_entry_there_with_a_way_back(page: Page) -> None:
    word(page, "asylum-seeker").click()
    card(page).get_by_role("link", name="refugee", exact=True).click()
    expect(page.get_by_role("dialog", name="refugee")).to_be_visible()
    page.get_by_role("button", name="Hide this explanation").click()

    page.get_by_role("button", name="Back to asylum seeker").click()

    expect(page.get_by_role("dialog", name="asylum seeker")).to_be_visible()
    expect(page.get_by_role("button", name="Hide this explanation", pressed=False)).to_be_visible()
    expect(page.locator(".gloss-card-return")).to_be_hidden()
    assert page.locator("[data-known]").evaluate_all("all => all.map((one) => one.dataset.entry ?? one.dataset.card)")


def test_enter_on_the_word_a_second_time_closes_the_card(page: Page) -> None:
    word(page).focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_visible()

    word(page).focus()
    page.keyboard.press("Enter")

    expect(card(page)).to_be_hidden()
    expect(word(page)).to_be_focused()


def test_focus_alone_opens_nothing(slow: Page) -> None:
    word(slow, "deputy-prime-minister").focus()
    slow.keyboard.press("Tab")

    slow.clock.run_for(10 * LATE)

    expect(word(slow, "chrystia-freeland")).to_be_focused()
    expect(card(slow)).to_be_hidden()


def test_tab_goes_from_the_word_through_the_card_to_the_next_word(page: Page) -> None:
    word(page, "deputy-prime-minister").focus()
    page.keyboard.press("Enter")
    inside = card(page).locator("a:visible, button:visible")
    expected = inside.evaluate_all("all => all.map(one => one.textContent.trim())")
    visited = []
    for _ in range(len(expected) + 1):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))

    assert "Full entry" in expected
    assert visited == [*expected, "m-chrystia-freeland-1"]
    expect(card(page)).to_be_hidden()


def test_shift_tab_goes_back_from_the_card_to_its_word(page: Page) -> None:
    word(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    page.keyboard.press("Shift+Tab")

    expect(word(page)).to_be_focused()
    expect(card(page)).to_be_visible()


def test_a_word_says_that_it_opens_a_card_and_whether_it_has(page: Page) -> None:
    link = word(page)
    expect(link).to_have_attribute("aria-haspopup", "dialog")
    expect(link).to_have_attribute("aria-expanded", "false")

    link.click()
    expect(link).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("Escape")
    expect(link).to_have_attribute("aria-expanded", "false")


def test_every_word_in_the_story_has_a_card_with_its_name(page: Page) -> None:
    opened = page.locator(WORDS).evaluate_all(OPEN_EACH, "center")

    assert len(opened) > 20
    assert [one["name"] for one in opened] == page.locator("#terms dfn").all_inner_texts()


def test_a_tap_opens_the_card_and_a_tap_outside_closes_it(small: Page) -> None:
    word(small).tap()
    expect(small.get_by_role("dialog", name="refoulement")).to_be_visible()

    small.touchscreen.tap(4, 20)  # in the margin, where no word is

    expect(card(small)).to_be_hidden()
    assert small.url.endswith(EXPLAINER)


def test_a_second_tap_closes_the_card(small: Page) -> None:
    word(small).tap()
    expect(card(small)).to_be_visible()

    word(small).tap()

    expect(card(small)).to_be_hidden()


@pytest.mark.parametrize("how", [{"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}])
def test_a_click_for_a_new_window_is_the_browsers(how: dict[str, object], slow: Page, address: str) -> None:
    with slow.context.expect_page() as opened:
        word(slow).click(**how)

    opened.value.wait_for_url(f"{address}glossary/refoulement/")
    assert slow.url.endswith(EXPLAINER)
    expect(word(slow)).to_have_attribute("aria-expanded", "false")


def test_below_a_path_of_its_host_the_card_works_too(lend: Callable[..., Page], address_below: str) -> None:
    page = lend()
    page.goto(address_below + EXPLAINER)

    word(page).click()
    card(page).get_by_role("link", name="Full entry").click()

    page.wait_for_url(f"{address_below}glossary/refoulement/")
    expect(page.get_by_role("heading", level=1)).to_have_text("refoulement")


def test_in_a_browser_without_popovers_a_word_is_a_plain_link(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover;")
    page.goto(address + EXPLAINER)

    word(page).click()

    page.wait_for_url(f"{address}glossary/refoulement/")


def test_a_word_in_a_note_has_its_card_fetched_from_the_entrys_page(page: Page) -> None:
    in_note(page, "stca").click()

    expect(page.get_by_role("dialog", name="Safe Third Country Agreement")).to_be_visible()
    expect(card(page)).to_contain_text("The Canada–U.S. treaty")


def test_a_word_on_an_entrys_page_has_a_card(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/stca/")
    page.locator("a[data-entry=irpa]").first.click()

    expect(page.get_by_role("dialog", name="Immigration and Refugee Protection Act")).to_be_visible()


def test_where_no_card_can_be_fetched_the_word_is_a_link(page: Page, address: str) -> None:
    page.route("**/glossary/stca/", lambda route: route.abort(), times=1)
    in_note(page, "stca").click()

    page.wait_for_url(f"{address}glossary/stca/")


def test_a_word_that_the_reader_knows_fades_and_opens_no_card_by_itself(slow: Page) -> None:
    word(slow).click()
    slow.get_by_role("button", name="Hide this explanation").click()
    slow.keyboard.press("Escape")
    slow.mouse.move(5, 5)

    word(slow).hover()
    slow.clock.run_for(2 * LATE)

    expect(card(slow)).to_be_hidden()
    assert word(slow).get_attribute("data-known") == ""


def test_a_word_that_the_reader_knows_is_remembered_and_can_be_asked_for(page: Page) -> None:
    word(page).click()
    page.get_by_role("button", name="Hide this explanation").click()
    page.reload()

    word(page).click()

    expect(page.get_by_role("button", name="Hide this explanation", pressed=True)).to_be_visible()


def test_without_storage_the_cards_open_all_the_same(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException(); } });")
    page.goto(address + EXPLAINER)

    word(page).click()
    page.get_by_role("button", name="Hide this explanation").click()

    expect(page.get_by_role("button", name="Hide this explanation", pressed=True)).to_be_visible()
