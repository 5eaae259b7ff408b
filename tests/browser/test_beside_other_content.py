"""Our part of another theme's page, in a browser: cards and the menu open, notes can be read, nothing is too wide."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pelican_sites import PAGE

ADDRESS = PAGE.removesuffix("index.html")
LIFTED = """
[...document.querySelectorAll(".newsgloss *")]
  .filter((one) => getComputedStyle(one).position != "static" && one.checkVisibility() && one.offsetWidth > 1)
  .map((one) => one.outerHTML)
"""
"""What of our part is painted over a header of the theme that stays at the top without a z-index."""
AT_CORNER = """
(() => {
  const box = document.querySelector(".note-ref").getBoundingClientRect();
  return document.elementFromPoint(box.left + 2, box.top + 2).className;
})()
"""


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_card_and_a_note_open_in_another_theme(
    theme: str,
    width: int,
    pelican_site: Callable[..., Path],
    serve: Callable[[Path, str], AbstractContextManager[str]],
    browser: Browser,
) -> None:
    with serve(pelican_site(theme, theme) / "OUT", "") as home:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(home + ADDRESS)
        target = page.locator(".note-ref").first.bounding_box()

        assert page.evaluate(LIFTED) == []
        assert target
        assert min(target["width"], target["height"]) >= 24  # px, by WCAG 2.5.8
        assert page.evaluate(AT_CORNER) == "note-ref"
        page.click(".note-ref")
        page.click("a.entry-link")
        page.wait_for_selector("#gloss-card:popover-open")

        assert "lets its holder cross the lake" in page.inner_text("#gloss-card")
        assert "The market is on Saturdays." in page.inner_text(".note-body")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("getComputedStyle(document.querySelector('.note-body')).color") == "rgb(21, 25, 27)"
        assert page.is_hidden("[data-pagefind-meta=title]")

        page.click(".settings-button")
        page.uncheck(".reading-settings:popover-open [name=notes]")

        assert page.is_hidden(".note-body")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()


def test_another_themes_sheet_of_paper_has_our_sizes_and_no_button(
    pelican_site: Callable[..., Path], serve: Callable[[Path, str], AbstractContextManager[str]], browser: Browser
) -> None:
    with serve(pelican_site("simple", "simple") / "OUT", "") as home:
        page = browser.new_page()
        page.emulate_media(media="print")
        page.goto(home + ADDRESS)
        ours, note, dek = (
            page.locator(f".newsgloss{part}").first.evaluate("one => getComputedStyle(one).fontSize")
            for part in ("", " .note", " .dek")
        )

        assert [ours, note, dek] == ["17px", "14px", "21px"]
        assert page.locator(".newsgloss").evaluate("one => getComputedStyle(one).zoom") == "0.8"
        assert page.is_hidden(".settings-button")
        page.close()


@pytest.mark.parametrize("width", [320, 600])
def test_in_a_narrow_window_our_part_is_below_what_floats_beside_an_article(
    width: int,
    pelican_site: Callable[..., Path],
    serve: Callable[[Path, str], AbstractContextManager[str]],
    browser: Browser,
) -> None:
    with serve(pelican_site("notmyidea", "notmyidea") / "OUT", "") as home:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(home + ADDRESS)
        beside, ours = page.locator(".post-info").bounding_box(), page.locator(".newsgloss").bounding_box()

        assert beside
        assert ours
        assert ours["y"] >= beside["y"] + beside["height"]
        page.close()
