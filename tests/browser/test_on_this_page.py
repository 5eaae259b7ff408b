"""What is on the page: a list under the head; where there is a rail, a line that stays in sight above the headings."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

EXPLAINER = "explainers/canada-us-asylum-2020/"
SECTIONS = 15
MIDDLES = """() => [...document.querySelectorAll("article > .section")].map((section) => {
  const { top, height } = section.getBoundingClientRect();
  return [section.id, top + scrollY + height / 2, height];
})"""
RAIL = """(id) => [".on-this-page summary", `#${id} h2`].map((part) => {
  const { top, bottom } = document.querySelector(part).getBoundingClientRect();
  return [top, bottom];
})"""


@pytest.fixture
def bare(lend: Callable[..., Page], address: str) -> Page:
    """Return the first explainer's page in a wide window that runs no scripts."""
    page = lend(java_script_enabled=False)
    page.goto(address + EXPLAINER)
    return page


def test_the_line_and_the_heading_of_the_section_stay_in_sight(bare: Page) -> None:
    for id_, middle, height in bare.evaluate(MIDDLES):
        bare.evaluate(f"scrollTo(0, {middle - 200})")
        (line_top, line_bottom), (heading_top, heading_bottom) = bare.evaluate(RAIL, id_)

        assert 0 <= line_top < line_bottom < 60
        assert heading_top >= line_bottom or height < 600, id_
        assert heading_bottom < 900, id_


def test_before_the_first_section_the_line_is_in_the_rail_below_the_way_to_the_story(bare: Page) -> None:
    parts = (".on-this-page summary", ".page-kind", ".to-story", "article > .section")
    line, kind, way, section = (bare.locator(part).first.bounding_box() for part in parts)

    assert line["x"] == kind["x"]
    assert way["y"] + way["height"] <= line["y"] < line["y"] + line["height"] <= section["y"]


def test_the_line_opens_to_all_sections_by_mouse_and_by_keyboard(bare: Page) -> None:
    links = bare.locator(".on-this-page a")
    expect(links.first).to_be_hidden()

    bare.locator(".on-this-page summary").click()
    expect(links).to_have_count(SECTIONS)
    links.last.scroll_into_view_if_needed()
    expect(links.last).to_be_in_viewport()
    expect(links.first).to_be_in_viewport()

    bare.keyboard.press("Enter")
    expect(links.first).to_be_hidden()


def test_a_link_leads_to_its_section_and_is_marked_there(bare: Page) -> None:
    bare.locator(".on-this-page summary").click()
    link = bare.locator(".on-this-page a", has_text="Timeline")

    link.click()

    expect(bare.locator("#timeline h2")).to_be_in_viewport()
    expect(link).to_be_in_viewport()
    expect(link).to_have_css("font-weight", "700")
    top = bare.locator("#timeline").bounding_box()["y"]
    assert 0 <= top < 100


@pytest.mark.parametrize("width", [320, 1100, 1312])
def test_where_there_is_no_rail_the_line_is_beside_the_way_to_the_story(
    width: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width)
    page.goto(address + EXPLAINER)
    line, way = (page.locator(part) for part in (".on-this-page summary", ".to-story"))

    assert abs(line.bounding_box()["y"] - way.bounding_box()["y"]) < 4
    expect(page.locator(".on-this-page a").first).to_be_hidden()
    line.click()
    assert [link.is_visible() for link in page.locator(".on-this-page a").all()] == [True] * SECTIONS


@pytest.mark.parametrize(
    ("width", "height", "screens"), [(320, 640, 2), (390, 844, 1.6), (1440, 900, 1.3), (1024, 768, 1.7)]
)
def test_the_story_begins_on_the_first_screen_or_the_second(
    width: int, height: int, screens: float, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width, height=height)
    page.goto(address + EXPLAINER)

    line = page.locator(".story p").first.bounding_box()

    assert line["y"] <= screens * height


def test_what_is_listed_after_the_story_takes_less_room_than_the_story_on_a_telephone(
    lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=390, height=844)
    page.goto(address + EXPLAINER)
    story, terms, sources = (page.locator(id_).bounding_box()["height"] for id_ in ("#story", "#terms", "#sources"))

    assert terms + sources < story


def test_the_second_link_of_a_page_skips_to_the_story(lend: Callable[..., Page], address: str) -> None:
    page = lend()
    page.goto(address + EXPLAINER)

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the story")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".story p").first).to_be_in_viewport()


def test_numbers_of_paragraphs_keep_clear_of_the_rail(page: Page) -> None:
    rail = page.locator(".story-rail").evaluate("one => one.getBoundingClientRect().right")
    number = page.locator(".paragraph-number").nth(9).bounding_box()
    text = page.locator(".source > p").first.bounding_box()["x"]
    room = 8  # px between a number and the bar

    assert rail < number["x"] < number["x"] + number["width"] <= text + room
