"""Readers with colours of their own, with more contrast, at 400 % zoom: every mark is seen, and nothing is covered."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

Window = Callable[..., AbstractContextManager[Page]]

EXPLAINER = "explainers/canada-us-asylum-2020/"
ZOOMED = {"width": 320, "height": 256}  # px of CSS; a window of 1280 by 1024 at 400 %
STYLE = "(one, name) => getComputedStyle(one)[name]"
HELD = """() => [...document.querySelectorAll("body *")].filter((one) =>
  one.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(one).position)
).map((one) => one.outerHTML.slice(0, 80))"""
COVERED = """() => {
  const one = document.activeElement;
  const { left, top } = one.getClientRects()[0];
  const there = document.elementFromPoint(left + 4, top + 4);
  const seen = top >= 0 && top < innerHeight && (one.contains(there) || there?.contains(one));
  return seen ? "" : one.outerHTML.slice(0, 80);
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def own(request: pytest.FixtureRequest, window: Window, address: str) -> Iterator[Page]:
    """Yield the first explainer's page where the reader's colours hold, light ones and dark ones, to look at."""
    with window(forced_colors="active", color_scheme=request.param) as page:
        page.goto(address + EXPLAINER)
        yield page


def ground(page: Page) -> str:
    """Return the colour of a page's ground."""
    return page.locator("body").evaluate(STYLE, "backgroundColor")


def luminance(colour: str) -> float:
    """Return the relative luminance of `rgb(r, g, b)`, as WCAG defines it."""
    shares = [int(digits) / 255 for digits in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (".story .passage", "borderBlockEnd"),
        (".source > p", "borderInlineStart"),
        (".gloss-card-here", "borderInlineStart"),
        (".settled-disputed", "borderBlockStart"),
    ],
)
def test_in_the_readers_colours_lines_are_drawn(part: str, line: str, own: Page) -> None:
    one = own.locator(part).first

    assert one.evaluate(STYLE, f"{line}Style") in {"solid", "dashed"}
    assert contrast(one.evaluate(STYLE, f"{line}Color"), ground(own)) >= 3


def test_in_the_readers_colours_words_have_their_dots_and_the_card_its_border(own: Page) -> None:
    word, card = own.locator("#m-refoulement-1"), own.get_by_role("dialog")
    assert word.evaluate(STYLE, "textDecorationStyle") == "dotted"
    assert contrast(word.evaluate(STYLE, "textDecorationColor"), ground(own)) >= 3

    word.click()

    expect(card).to_be_visible()
    assert contrast(card.evaluate(STYLE, "borderInlineStartColor"), ground(own)) >= 3
    own.keyboard.press("Escape")


@pytest.mark.parametrize("part", [".timeline-chart .timeline-dot", ".timeline-axis", ".timeline-stem"])
def test_in_the_readers_colours_the_timeline_is_drawn(part: str, own: Page) -> None:
    assert contrast(own.locator(part).first.evaluate(STYLE, "stroke"), ground(own)) >= 3


def test_in_the_readers_colours_the_storys_day_and_the_lines_kept_are_told_from_others(own: Page) -> None:
    day, other = (own.locator(f".timeline-chart .timeline-dot{part}").first for part in (".timeline-day", ":not(.x)"))
    kept, marked = (own.locator(f".conversion-record .{part}").first for part in ("keep", "mark"))

    assert contrast(day.evaluate(STYLE, "fill"), other.evaluate(STYLE, "fill")) >= 3
    assert len({ground(own), *(bar.evaluate(STYLE, "backgroundColor") for bar in (kept, marked))}) == 3


def test_in_the_readers_colours_the_map_has_boxes_and_words_that_can_be_read(own: Page, address: str) -> None:
    entry = own.context.new_page()
    entry.goto(f"{address}glossary/refoulement/")
    box, own_box, own_word = (
        entry.locator(f".relation-wide {part}").first
        for part in ("rect:not(.relation-own)", "rect.relation-own", "text.relation-own")
    )

    assert contrast(box.evaluate(STYLE, "stroke"), ground(entry)) >= 3
    assert contrast(own_word.evaluate(STYLE, "fill"), own_box.evaluate(STYLE, "fill")) >= 4.5
    assert entry.locator(".mention a").first.evaluate(STYLE, "textDecorationLine") == "underline"


def test_in_the_readers_colours_one_part_of_the_site_is_marked_as_this_one(own: Page) -> None:
    lines = own.locator(".site-nav a").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderBlockEndColor)"
    )

    assert [contrast(line, ground(own)) >= 3 for line in lines].count(True) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_more_contrast_nothing_is_grey_and_thin_rules_are_seen(
    scheme: str, lend: Callable[..., Page], address: str
) -> None:
    page = lend(contrast="more", color_scheme=scheme)
    page.goto(address + EXPLAINER)

    assert page.locator(".fine").first.evaluate(STYLE, "color") == page.locator("body").evaluate(STYLE, "color")
    rule = page.locator(".key-points > li + li").first.evaluate(STYLE, "borderBlockStartColor")
    assert contrast(rule, ground(page)) >= 3


def test_at_400_per_cent_nothing_stays_in_the_way(lend: Callable[..., Page], address: str) -> None:
    page = lend(**ZOOMED)
    for kind in ("", EXPLAINER, "glossary/", "glossary/refoulement/", "timeline/"):
        page.goto(address + kind)

        assert page.evaluate(HELD) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]


def test_at_400_per_cent_what_has_the_focus_is_seen(lend: Callable[..., Page], address: str) -> None:
    page = lend(**ZOOMED)
    page.goto(address + EXPLAINER)
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))

    assert [one for one in covered if one] == []


def test_at_400_per_cent_a_card_leaves_its_word_in_sight(lend: Callable[..., Page], address: str) -> None:
    page = lend(**ZOOMED)
    page.goto(address + EXPLAINER)

    page.locator("#m-refoulement-1").click()

    card = page.get_by_role("dialog").bounding_box()
    word = page.locator("#m-refoulement-1").bounding_box()
    assert card["height"] <= 0.6 * ZOOMED["height"] + 1
    assert 0 <= word["y"] < word["y"] + word["height"] <= card["y"] + 1
