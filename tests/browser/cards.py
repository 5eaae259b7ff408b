"""What tests of the card share: the page that they open, its words, and the card if it is open."""

from playwright.sync_api import Locator, Page

EXPLAINER = "explainers/canada-us-asylum-2020/"
WORDS = ".story a.entry-link[data-entry]"
OPEN_EACH = """(words, block) => words.map((word) => {
  word.scrollIntoView({ block, behavior: "instant" });
  word.click();
  const card = document.querySelector("[role=dialog]:popover-open");
  const { left, top, right, bottom, height } = card.getBoundingClientRect();
  const name = document.getElementById(card.getAttribute("aria-labelledby")).innerText;
  const lines = [...word.getClientRects()].map((line) => line.toJSON());
  card.hidePopover();
  return { block, entry: word.dataset.entry, name, left, top, right, bottom, height, lines };
})"""


def word(page: Page, entry: str = "refoulement") -> Locator:
    """Return the link at an entry's first mention."""
    return page.locator(f"#m-{entry}-1")


def card(page: Page) -> Locator:
    """Return the card, if it is open."""
    return page.get_by_role("dialog")
