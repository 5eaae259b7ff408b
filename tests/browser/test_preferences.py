"""What readers and browsers set: wider spacing, no motion, colours of their own, no CSS anchors."""

from collections.abc import Callable

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


@pytest.mark.parametrize("width", [320, 1440])
def test_with_wider_spacing_nothing_is_cut_off(
    width: int,
    kinds: dict[str, SitePage],
    new_page: Callable[..., Page],
    add_style: Callable[[Page, str], None],
    address: str,
) -> None:
    page = new_page(width=width)
    wrong = {}
    for kind, found in kinds.items():
        page.goto(address + found.address)
        add_style(page, SPACED)
        wrong[kind] = page.evaluate(CUT_OFF)

    assert {kind: cut for kind, cut in wrong.items() if cut} == {}


def test_with_the_largest_text_and_long_words_no_page_scrolls_sideways(
    kinds: dict[str, SitePage], new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(width=1024)
    wide = {}
    for kind, found in kinds.items():
        page.goto(address + found.address)
        for width, look in ((1024, "--scale: 1.5"), (1440, "--scale: 1.5"), (320, "font-size: 200%")):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("look => (document.documentElement.style.cssText = look)", look)
            if width == NARROWEST:
                page.evaluate(LENGTHEN)
            wide[kind, width] = page.evaluate(OUTSIDE)

    assert {at: outside for at, outside in wide.items() if outside} == {}


def test_where_motion_is_reduced_nothing_moves(
    kinds: dict[str, SitePage], new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(reduced_motion="reduce")
    moving = {}
    for kind, found in kinds.items():
        page.goto(address + found.address)
        moving[kind] = page.evaluate(MOVING)

    assert {kind: found for kind, found in moving.items() if found} == {}


def test_in_colours_of_the_readers_own_the_marks_are_still_there(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(address + EXPLAINER)
    style = "(one, name) => getComputedStyle(one)[name]"

    word, quote = page.locator("#m-refoulement-1"), page.locator(".story blockquote.source").first
    assert word.evaluate(style, "textDecorationStyle") == "dotted"
    assert quote.evaluate(style, "borderInlineStartStyle") == "solid"
    word.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.get_by_role("dialog").evaluate(style, "borderTopStyle") == "solid"
