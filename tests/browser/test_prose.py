"""Figures and tables in an author's text: set with care, and never wider than the window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from newsgloss.content.markdown.conversion import Converter

TABLE = """\
| Crossing | Opened | Boats a day | Passengers a year | Closed in winter |
| --- | :-- | --: | :-: | --- |
| Streslau–Zenda | 2 May 2019 | twenty-four | three-hundred-thousand | January and February |
"""
FIGURE = """\
<figure><img src="/theme/icon.svg" alt="The ferry" width="900" height="600">
<figcaption>The ferry at Streslau.</figcaption></figure>
"""


@pytest.fixture
def prose(small_window: Page, address: str) -> Page:
    """Return a page of ours, open on a telephone, whose text is a wide table and a large picture."""
    converter = Converter({"extensions": ["markdown.extensions.tables"]}, lambda _kind, _id: None)
    small_window.goto(address + "about/")
    html = converter.convert(TABLE).html + converter.convert(FIGURE).html
    small_window.locator(".flow").evaluate("(one, html) => (one.innerHTML = html)", html)
    return small_window


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(prose: Page, until: Callable[..., None]) -> None:
    box = prose.get_by_role("region", name="Crossing, Opened, Boats a day")
    room, needed = box.evaluate("one => [one.clientWidth, one.scrollWidth]")
    assert needed > room

    box.focus()
    prose.keyboard.press("ArrowRight")

    until(prose, "() => document.querySelector('.wide-table').scrollLeft > 0")
    assert prose.evaluate("document.documentElement.scrollWidth") == 320


def test_a_table_stays_a_table_for_those_who_hear_it(prose: Page) -> None:
    expect(prose.get_by_role("columnheader", name="Opened")).to_be_visible()
    expect(prose.get_by_role("cell", name="twenty-four")).to_have_count(1)


def test_a_table_is_aligned_as_its_author_wrote(prose: Page) -> None:
    expected = ["start", "start", "end", "center", "start"]

    assert expected == prose.locator("td").evaluate_all("all => all.map((one) => getComputedStyle(one).textAlign)")


def test_a_picture_shrinks_to_the_window_and_keeps_its_shape(prose: Page) -> None:
    width, height = prose.get_by_role("img", name="The ferry").evaluate("one => [one.width, one.height]")

    assert width <= 288
    assert height == width  # its own, whatever its size is said to be


def test_a_caption_is_smaller_than_the_text(prose: Page) -> None:
    size = "one => parseFloat(getComputedStyle(one).fontSize)"

    assert prose.locator("figcaption").evaluate(size) < prose.locator("body").evaluate(size)
