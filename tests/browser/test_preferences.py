"""What readers and browsers set: wider spacing, no motion, colours of their own, no CSS anchors."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from audit.pages import Page as SitePage

EXPLAINER = "explainers/canada-us-asylum-2020/"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""  # WCAG 1.4.12
CUT_OFF = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const clipped = [...document.querySelectorAll("body *")].filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const hides = [overflowX, overflowY].some((value) => value == "hidden" || value == "clip");
    const shown = one.clientWidth > 1; // what only screen readers are told has one pixel
    return hides && shown && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  });
  const wide = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
  return [...wide, ...clipped.map((one) => one.outerHTML.slice(0, 100))];
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName, animationTimeline, scrollBehavior } = getComputedStyle(one);
  const isAnimated = animationName != "none" && animationTimeline == "auto";
  return transitionDuration != "0s" || isAnimated || scrollBehavior == "smooth";
}).map((one) => one.outerHTML.slice(0, 100))"""


NARROWEST = 320  # px, at which WCAG 1.4.10 asks for it
WIDE = 1440  # px
LENGTHEN = """() => document
  .querySelectorAll("h1, h2, h3, h4, p > a, li > a, dfn, dt, dd, th, td, summary, cite, button, label, b")
  .forEach((one) => one.append(" Donaudampfschifffahrtsgesellschaftskapitänswitwe"))"""
OUTSIDE = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isBeyond = (one) => one.getBoundingClientRect().right > clientWidth + 1;
  const beyond = [...document.querySelectorAll("body *")].filter(isBeyond);
  return [scrollWidth, ...beyond.slice(0, 5).map((one) => one.outerHTML.slice(0, 100))];
}"""


Window = Callable[..., AbstractContextManager[Page]]
AddStyle = Callable[[Page, str], None]
Wrong = dict[str, list[str]]  # by kind of page


def moving(page: Page, _: AddStyle) -> list[str]:
    """Return what moves on a page where motion is reduced."""
    page.emulate_media(reduced_motion="reduce")
    found = page.evaluate(MOVING)
    page.emulate_media(reduced_motion="null")
    return found


def cut_off(page: Page, add_style: AddStyle) -> list[str]:
    """Return what wider spacing cuts off on a page, in windows of two widths."""
    add_style(page, SPACED)
    found = []
    for width in (NARROWEST, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {one}" for one in page.evaluate(CUT_OFF)]
    page.evaluate("document.adoptedStyleSheets.pop()")
    return found


def outside(page: Page, _: AddStyle) -> list[str]:
    """Return what is outside the window with the largest text; the page's words are longer after it."""
    found = []
    for width, look in ((WIDE, "--scale: 1.5"), (1024, "--scale: 1.5"), (NARROWEST, "font-size: 200%")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("look => (document.documentElement.style.cssText = look)", look)
        if width == NARROWEST:
            page.evaluate(LENGTHEN)
        found += [f"{width} px: {one}" for one in page.evaluate(OUTSIDE)]
    return found


@pytest.fixture(scope="module")
def wrong(kinds: dict[str, SitePage], window: Window, add_style: AddStyle, address: str) -> dict[str, Wrong]:
    """Return what each look finds, on every kind of page on which it finds anything.

    Each page is opened once for all looks; `outside`, which changes its words, is the last. Each look begins in a
    window of the width that the one before left, for in another a page is laid out anew.
    """
    looks = (cut_off, moving, outside)
    found: dict[str, Wrong] = {look.__name__: {} for look in looks}
    with window(width=NARROWEST) as page:
        for kind, one in kinds.items():
            page.goto(address + one.address)
            for look in looks:
                if seen := look(page, add_style):
                    found[look.__name__][kind] = seen
    return found


def test_where_motion_is_reduced_nothing_moves(wrong: dict[str, Wrong]) -> None:
    assert wrong["moving"] == {}


def test_with_wider_spacing_nothing_is_cut_off(wrong: dict[str, Wrong]) -> None:
    assert wrong["cut_off"] == {}


def test_with_the_largest_text_and_long_words_no_page_scrolls_sideways(wrong: dict[str, Wrong]) -> None:
    assert wrong["outside"] == {}


def test_in_colours_of_the_readers_own_the_marks_are_still_there(lend: Callable[..., Page], address: str) -> None:
    page = lend(forced_colors="active")
    page.goto(address + EXPLAINER)
    style = "(one, name) => getComputedStyle(one)[name]"

    word, quote = page.locator("#m-refoulement-1"), page.locator(".story blockquote.source").first
    assert word.evaluate(style, "textDecorationStyle") == "dotted"
    assert quote.evaluate(style, "borderInlineStartStyle") == "solid"
    word.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.get_by_role("dialog").evaluate(style, "borderTopStyle") == "solid"
