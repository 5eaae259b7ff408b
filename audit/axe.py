"""A page in a browser -> what axe finds wrong with it, in every look: narrow and wide, light and dark, card open."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize

from . import tools

WIDTHS = (320, 1280)  # CSS px: the narrowest that WCAG 1.4.10 asks for, and a usual wide one
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT = 900
WORD = "a.entry-link[aria-haspopup=dialog]"
CARD = "[role=dialog]:popover-open"
# Rules that axe leaves off unless they are asked for, because they are new: WCAG 2.2's target sizes.
RUN = "axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })"
FOUND = f"""async () => {{
  await document.fonts.ready;
  const {{ violations }} = await {RUN};
  return violations.map(({{ id, help, nodes }}) => [id, help, nodes.map(({{ target }}) => target.flat().join(" "))]);
}}"""


class Look(NamedTuple):
    """How a page is looked at."""

    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        """Say it as in a table: "320 px, dark"."""
        return f"{self.width} px, {self.scheme}"


class Finding(NamedTuple):
    """A rule that is broken, by which elements, and in which look."""

    look: str
    rule: str
    said: str
    elements: tuple[str, ...]


LOOKS = tuple(itertools.starmap(Look, itertools.product(WIDTHS, SCHEMES)))


def inspector(browser: Browser) -> Callable[..., list[Finding]]:
    """Return what opens an address in a browser and says what axe finds there, card closed and open.

    On a page that a script fills, `until` is what to wait for. Raises MissingToolError where axe cannot be had.
    """
    script = (tools.package("axe-core") / "axe.min.js").read_text(encoding="utf-8")

    def find(address: str, look: Look, until: str = "body") -> list[Finding]:
        with _window(browser, look) as page:
            page.goto(address)
            page.locator(until).first.wait_for()
            page.evaluate(script)
            found = list(_findings(page, str(look)))
            if open_card(page):
                found += _findings(page, f"{look}, card open")
            return found

    return find


def open_card(page: Page) -> bool:
    """Open the card of the first word that has one, and say whether there is any."""
    words = page.locator(WORD)
    if not words.count():
        return False
    words.first.scroll_into_view_if_needed()
    words.first.click()
    page.locator(CARD).wait_for()
    return True


def summed(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each rule that is broken in some look, with the first element that breaks it."""
    lines: dict[str, str] = {}
    for finding in findings:
        lines.setdefault(finding.rule, f"{finding.rule}: {finding.said} ({finding.look}): {finding.elements[0]}")
    return list(lines.values())


@contextmanager
def _window(browser: Browser, look: Look) -> Iterator[Page]:
    """Yield a window that holds still: axe would measure colours in the middle of a transition."""
    viewport = ViewportSize(width=look.width, height=HEIGHT)
    context = browser.new_context(viewport=viewport, color_scheme=look.scheme, reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()


def _findings(page: Page, look: str) -> Iterator[Finding]:
    for rule, said, elements in page.evaluate(FOUND):
        yield Finding(look, rule, said, tuple(elements))
