"""How a page is cited: a line that one click selects, and a button that copies it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

CITE = "#cite .cite"
NO_CLIPBOARD = "() => Object.defineProperty(navigator, 'clipboard', { value: undefined })"
SELECTED = "() => String(getSelection())"


def test_a_button_copies_the_line_or_selects_it(new_page: Callable[..., Page], address_below: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address_below}glossary/refoulement/")
    words = page.locator(CITE).inner_text()
    button = page.get_by_role("button", name="Copy", exact=True)
    button.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Copied")
    assert [page.evaluate("() => navigator.clipboard.readText()"), page.evaluate(SELECTED)] == [words, words]
    page.evaluate(NO_CLIPBOARD)
    button.click()
    expect(page.get_by_role("status")).to_have_text("Selected, not copied")
    expect(button).to_be_focused()


def test_without_scripts_and_on_paper_the_line_is_there_and_no_button(lend: Callable[..., Page], address: str) -> None:
    page = lend(java_script_enabled=False)
    page.goto(f"{address}glossary/refoulement/")
    expect(page.locator(".copy-button")).to_be_hidden()

    page.locator(CITE).click()
    expect(page.locator(CITE)).to_have_css("user-select", "all")
    page.emulate_media(media="print")
    expect(page.locator(CITE)).to_be_visible()
    expect(page.locator(".copy-button")).to_be_hidden()
