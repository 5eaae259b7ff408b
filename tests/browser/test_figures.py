"""Figures and the timeline's picture: words within them in every window, and what a dot says when it is asked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

EXPLAINER = "explainers/canada-us-asylum-2020/"
ADDRESSES = (
    EXPLAINER,
    "explainers/safe-third-country-agreement/",
    "glossary/refoulement/",
    "glossary/roxham-road/",
    "glossary/direct-back/",
)
WIDTHS = (320, 390, 639, 640, 768, 1040, 1440)
BOXES = """() => [...document.querySelectorAll(".figure > svg")].filter((one) => one.checkVisibility()).map((one) => {
  const box = (part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return { left, top, right, bottom, text: part.textContent.trim() };
  };
  const all = (parts) => [...one.querySelectorAll(parts)].map(box);
  return { ...box(one), texts: all("text"), dots: all("circle") };
})"""
STEPS = """() => [...document.querySelectorAll(".figure-chain")].flatMap((one) => {
  if (!one.checkVisibility()) return [];
  const rects = [...one.querySelectorAll("rect")].map((part) => part.getBoundingClientRect());
  return [...one.querySelectorAll(".figure-step")].map((part, index) => {
    const { left, right } = part.getBoundingClientRect();
    return left >= rects[index].left && right <= rects[index].right;
  });
})"""
Box = dict[str, float]


def within(inner: Box, outer: Box) -> bool:
    """Return whether a box lies in another."""
    across = inner["left"] >= outer["left"] - 1 and inner["right"] <= outer["right"] + 1
    return across and inner["top"] >= outer["top"] - 1 and inner["bottom"] <= outer["bottom"] + 1


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes share some ground."""
    across = one["left"] < other["right"] - 1 and other["left"] < one["right"] - 1
    return across and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1


@pytest.mark.parametrize("at", ADDRESSES)
def test_the_words_of_a_figure_keep_within_it_and_apart_in_every_window(
    at: str, wide_window: Page, address: str
) -> None:
    wide_window.goto(address + at)
    for width in WIDTHS:
        wide_window.set_viewport_size({"width": width, "height": 900})
        shown = wide_window.evaluate(BOXES)

        assert shown
        for picture in shown:
            texts = picture["texts"]
            assert [(width, text["text"]) for text in texts if not within(text, picture)] == []
            assert [
                (width, one["text"], other["text"])
                for index, one in enumerate(texts)
                for other in [*texts[index + 1 :], *picture["dots"]]
                if meet(one, other)
            ] == []
        assert all(wide_window.evaluate(STEPS))


def test_a_map_is_three_wide_and_two_high_in_every_window(wide_window: Page, address: str) -> None:
    wide_window.goto(f"{address}glossary/roxham-road/")
    for width in WIDTHS:
        wide_window.set_viewport_size({"width": width, "height": 900})
        box = wide_window.locator(".figure-map").bounding_box()
        assert box

        assert box["width"] / box["height"] == pytest.approx(1.5, abs=0.01)


def test_a_dot_of_the_timeline_says_what_happened_at_the_pointer_and_in_focus(
    lend: Callable[..., Page], address: str
) -> None:
    page = lend(java_script_enabled=False)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + EXPLAINER)
    dots = page.locator(".timeline-chart a")
    first, second = dots.nth(0), dots.nth(1)
    expect(first.locator("text")).to_have_css("opacity", "0")

    first.locator("circle").hover()

    expect(first.locator("text")).to_have_css("opacity", "1")
    expect(second.locator("text")).to_have_css("opacity", "0")

    first.focus()
    page.keyboard.press("Tab")

    expect(second).to_be_focused()
    expect(second.locator("text")).to_have_css("opacity", "1")


@pytest.mark.parametrize("width", [1040, 1440])
def test_what_a_dot_says_keeps_within_the_picture(width: int, wide_window: Page, address: str) -> None:
    wide_window.goto(address + EXPLAINER)
    wide_window.set_viewport_size({"width": width, "height": 900})
    boxes = """(dots) => dots.map((dot) => {
      const parts = [dot.querySelector("text"), dot.closest(".timeline-chart")];
      const [text, all] = parts.map((one) => one.getBoundingClientRect());
      return text.left >= all.left && text.right <= all.right && text.top >= all.top;
    })"""

    assert all(wide_window.locator(".timeline-chart a").evaluate_all(boxes))


def test_a_dot_leads_to_its_row(lend: Callable[..., Page], address: str) -> None:
    page = lend(java_script_enabled=False)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + EXPLAINER)
    dot = page.locator(".timeline-chart a").nth(3)
    row = page.locator(dot.get_attribute("href") or "")

    dot.focus()
    page.keyboard.press("Enter")

    expect(row).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == (dot.get_attribute("href") or "")[1:]


def test_in_a_narrow_window_a_line_with_a_dot_a_row_leads_down_the_list(small: Page, address: str) -> None:
    small.goto(address + EXPLAINER)
    rows = small.locator(".events > li")
    dots = rows.evaluate_all("(all) => all.map((one) => getComputedStyle(one, '::before').borderRadius)")

    expect(small.locator(".timeline-chart")).to_be_hidden()
    assert set(dots) == {"50%"}
    assert small.locator(".events").first.evaluate("(one) => getComputedStyle(one).borderInlineStartWidth") == "1px"
