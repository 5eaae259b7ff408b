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
# By night a page has other colours (`light-dark()`) and is else the same, so that only these could find more.
OF_COLOURS = "runOnly: ['color-contrast', 'link-in-text-block']"
ALL_OTHERS = (
    "rules: { 'target-size': { enabled: true },"
    " 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } }"
)
WHOLE = "document"
# A card that opens changes no colours but its own and its word's; tests/browser/test_gloss_card.py holds it to that.
OPENED = f"{{ include: [['{CARD}'], ['{WORD}[aria-expanded=true]']] }}"
Look = tuple[Literal["light", "dark"], str, str]  # the scheme, what axe looks at, and by which rules
CLOSED_LOOKS: tuple[Look, ...] = (("light", WHOLE, EVERY_RULE), ("dark", WHOLE, OF_COLOURS))
OPEN_LOOKS: tuple[Look, ...] = (
    ("light", WHOLE, ALL_OTHERS),
    ("light", OPENED, OF_COLOURS),
    ("dark", OPENED, OF_COLOURS),
)
FOUND = """async () => {
  await document.fonts.ready;
  await new Promise(requestAnimationFrame); // what the width of the window changes
  const { violations } = await axe.run(PART, { RULES, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => [id, help, nodes.map(({ target }) => target.flat().join(" "))]);
}"""


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
    that a script fills, `until` is what to wait for; `pressed` is a button that a reader presses first. Raises
    MissingToolError where axe cannot be had.
    """
    script = (tools.package("axe-core") / "axe.min.js").read_text(encoding="utf-8")

    def find(page: Page, address: str, until: str = "body", pressed: str | None = None) -> list[Finding]:
        page.goto(address)
        if pressed:
            page.locator(pressed).click()
        page.locator(until).first.wait_for()
        page.evaluate(script)
        found: list[Finding] = []
        for width in widths:
            page.set_viewport_size(ViewportSize(width=width, height=HEIGHT))
            found += _seen(page, f"{width} px", CLOSED_LOOKS)
            if open_card(page):
                found += _seen(page, f"{width} px, card open", OPEN_LOOKS)
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


def _seen(page: Page, how: str, looks: Iterable[Look]) -> Iterator[Finding]:
    for scheme, part, rules in looks:
        page.emulate_media(color_scheme=scheme)
        for rule, said, elements in page.evaluate(FOUND.replace("PART", part).replace("RULES", rules)):
            yield Finding(f"{how}, {scheme}", rule, said, tuple(elements))
    page.emulate_media(color_scheme="light")
