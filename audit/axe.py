"""A page in a browser -> what axe finds wrong with it, in every look: narrow and wide, light and dark, card open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize

from . import tools

WIDTHS = (320, 1280)  # CSS px: the narrowest that WCAG 1.4.10 asks for, and a usual wide one
HEIGHT = 900
WORD = "a.entry-link[aria-haspopup=dialog]"
CARD = "[role=dialog]:popover-open"
# Rules that axe leaves off unless they are asked for, because they are new: WCAG 2.2's target sizes.
EVERY_RULE = "rules: { 'target-size': { enabled: true } }"
OF_COLOURS = "runOnly: ['color-contrast', 'link-in-text-block']"
ALL_OTHERS = (
    "rules: { 'target-size': { enabled: true },"
    " 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } }"
)
WHOLE = "document"
# A card that opens changes nothing but itself and its word; tests/browser/test_gloss_card.py holds it to that.
OPENED = f"{{ include: [['{CARD}'], ['{WORD}[aria-expanded=true]']] }}"
# What `NEW_COLOURS` has found. By night and in another window most words have colours that axe has seen together.
NEWLY_COLOURED = "{ include: window.newlyColoured }"
FOUND = """async () => {
  await document.fonts.ready;
  await new Promise(requestAnimationFrame); // what the width of the window changes
  const { violations } = await axe.run(PART, { RULES, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => [id, help, nodes.map(({ target }) => target.flat().join(" "))]);
}"""
# The colours of an element's words and of all that is behind them, whether they are large, and whether they are a link
# in a text: all that `OF_COLOURS` judges. One element of each is kept in the window, and each is returned.
NEW_COLOURS = """(known) => {
  const grounds = new Map();
  const ground = (one) => {
    if (!one) return "";
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(one);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
      const isPlain = own == "rgba(0, 0, 0, 0),none,1,none,normal";
      grounds.set(one, ground(one.parentElement) + (isPlain ? "" : ` ${own}`));
    }
    return grounds.get(one);
  };
  const hasWords = (one) =>
    one.matches("input, select, textarea") ||
    [...one.childNodes].some((node) => node.nodeType == Node.TEXT_NODE && node.data.trim());
  const colours = (one) => {
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(one);
    const isLarge = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24); // px, as WCAG 1.4.3 has it
    const around = hasWords(one.parentElement) ? getComputedStyle(one.parentElement).color : "alone";
    return [ground(one), color, isLarge, textDecorationLine, one.localName, around].join();
  };
  const found = new Map();
  for (const one of document.querySelectorAll("body *"))
    if (hasWords(one) && one.checkVisibility({ visibilityProperty: true })) found.set(colours(one), one);
  for (const one of known) found.delete(one);
  window.newlyColoured = [...found.values()];
  return [...found.keys()];
}"""
Scheme = Literal["light", "dark"]


class Finding(NamedTuple):
    """A rule that is broken, by which elements, and in which look."""

    look: str
    rule: str
    said: str
    elements: tuple[str, ...]


@contextmanager
def inspector(browser: Browser, widths: Sequence[int] = WIDTHS) -> Iterator[Callable[..., list[Finding]]]:
    """Yield what opens an address in a window and returns what axe finds there in every look.

    The window is made narrower or wider for the next look: to open the page and load axe anew takes longer. On a page
    that a script fills, `until` is what to wait for; `pressed` is a button that a reader presses first. Colours that
    were seen together on one page by day, or by night, are looked at once. Raises MissingToolError where axe cannot be
    had.
    """
    script = (tools.package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    known: dict[Scheme, list[str]] = {"light": [], "dark": []}

    def find(page: Page, address: str, until: str = "body", pressed: str | None = None) -> list[Finding]:
        page.goto(address)
        if pressed:
            page.locator(pressed).click()
        page.locator(until).first.wait_for()
        page.evaluate(script)
        found: list[Finding] = []
        for width in widths:
            page.set_viewport_size(ViewportSize(width=width, height=HEIGHT))
            if width == widths[0]:
                found += _broken(page, f"{width} px, light", WHOLE, EVERY_RULE)
                known["light"] += page.evaluate(NEW_COLOURS, known["light"])
            else:
                found += _broken(page, f"{width} px, light", WHOLE, ALL_OTHERS)
            found += _hard_to_read(page, f"{width} px", known)
            if open_card(page):
                found += _broken(page, f"{width} px, card open, light", OPENED, ALL_OTHERS)
                found += _hard_to_read(page, f"{width} px, card open", known)
                close_card(page)
        return found

    # What moves would be measured in the middle of its way.
    with browser.new_context(reduced_motion="reduce") as window:
        yield partial(find, window.new_page())


def open_card(page: Page) -> bool:
    """Open the card of the first word that has one, and say whether there is any."""
    words = page.locator(WORD)
    if not words.count():
        return False
    words.first.scroll_into_view_if_needed()
    words.first.click()
    page.locator(CARD).wait_for()
    return True


def close_card(page: Page) -> None:
    """Close the card that is open, and leave no trace of it."""
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.locator(CARD).wait_for(state="hidden")


def summed(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each rule that is broken in some look, with the first element that breaks it."""
    lines: dict[str, str] = {}
    for finding in findings:
        lines.setdefault(finding.rule, f"{finding.rule}: {finding.said} ({finding.look}): {finding.elements[0]}")
    return list(lines.values())


def _hard_to_read(page: Page, how: str, known: dict[Scheme, list[str]]) -> Iterator[Finding]:
    """Yield what is wrong by day or by night with colours that are not known, and add them to those that are."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if new := page.evaluate(NEW_COLOURS, known[scheme]):
            known[scheme] += new
            yield from _broken(page, f"{how}, {scheme}", NEWLY_COLOURED, OF_COLOURS)
    page.emulate_media(color_scheme="light")


def _broken(page: Page, look: str, part: str, rules: str) -> Iterator[Finding]:
    """Yield the rules that a part of a page breaks."""
    for rule, said, elements in page.evaluate(FOUND.replace("PART", part).replace("RULES", rules)):
        yield Finding(look, rule, said, tuple(elements))
