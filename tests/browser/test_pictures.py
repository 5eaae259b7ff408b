"""Pictures drawn at build time: words stay within their boxes, labels apart, and each window has one that fits it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

EXPLAINERS = ("explainers/canada-us-asylum-2020/", "explainers/safe-third-country-agreement/")
MAPS = (
    "glossary/irregular-crossing/",
    "glossary/non-refoulement/",
    "glossary/refugee-convention-1951/",
    "glossary/stca/",
    "glossary/cbp/",
)
WIDTHS = (320, 640, 800, 1040, 1440)
ROUNDING = 1  # px
BOXES = """() => [...document.querySelectorAll(".relation-map, .timeline-chart")].flatMap((one) => {
  if (!one.checkVisibility()) return [];
  const box = (part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return { left, top, right, bottom, text: part.textContent.trim() };
  };
  const all = (parts) => [...one.querySelectorAll(parts)].map(box);
  return { ...box(one), boxes: all("rect"), nodes: all(".relation-node"), labels: all(".timeline-label"),
    names: all(".timeline-band, .timeline-scale, .relation-label"), dots: all("circle") };
})"""
Box = dict[str, float]


def within(inner: Box, outer: Box) -> bool:
    """Return whether a box lies in another."""
    begins = inner["left"] >= outer["left"] - ROUNDING and inner["top"] >= outer["top"] - ROUNDING
    return begins and inner["right"] <= outer["right"] + ROUNDING and inner["bottom"] <= outer["bottom"] + ROUNDING


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes share some ground."""
    across = one["left"] < other["right"] - ROUNDING and other["left"] < one["right"] - ROUNDING
    return across and one["top"] < other["bottom"] - ROUNDING and other["top"] < one["bottom"] - ROUNDING


@pytest.mark.parametrize("kind", MAPS)
def test_the_words_of_a_map_stay_in_their_boxes_in_every_window(kind: str, wide_window: Page, address: str) -> None:
    wide_window.goto(address + kind)
    for width in WIDTHS:
        wide_window.set_viewport_size({"width": width, "height": 900})
        (shown,) = wide_window.evaluate(BOXES)
        boxes = list(zip(shown["nodes"], shown["boxes"], strict=True))

        assert [(width, node["text"]) for node, box in boxes if not within(node, box)] == []
        assert [(width, box) for box in shown["boxes"] if not within(box, shown)] == []
        assert [
            (width, one["text"], other) for one in shown["names"] for other in shown["boxes"] if meet(one, other)
        ] == []


@pytest.mark.parametrize("kind", EXPLAINERS)
def test_the_labels_of_a_timeline_keep_apart_in_every_window(kind: str, wide_window: Page, address: str) -> None:
    wide_window.goto(address + kind)
    for width in WIDTHS:
        wide_window.set_viewport_size({"width": width, "height": 900})
        found = wide_window.evaluate(BOXES)

        assert len(found) == (width >= 1040)
        for shown in found:
            words = [*shown["labels"], *shown["names"]]
            assert len(shown["labels"]) > 5
            assert [(width, one["text"]) for one in words if not within(one, shown)] == []
            assert [
                (width, one["text"], other["text"])
                for index, one in enumerate(words)
                for other in [*words[index + 1 :], *shown["dots"]]
                if meet(one, other)
            ] == []


def test_a_node_of_a_map_leads_to_its_entry_by_mouse_and_by_keyboard(lend: Callable[..., Page], address: str) -> None:
    page = lend(java_script_enabled=False)
    page.goto(f"{address}glossary/refoulement/")
    map_ = page.locator("svg.relation-wide")
    expect(map_).to_have_accessible_name("Map of relations")

    map_.get_by_role("link", name="non-refoulement", exact=True).click()
    page.wait_for_url(f"{address}glossary/non-refoulement/")

    map_.get_by_role("link", name="refoulement", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}glossary/refoulement/")
