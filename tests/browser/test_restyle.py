"""What a browser makes of the site that docs/how-to/restyle.md describes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page

STORY = "explainers/canada-us-asylum-2020/"


@pytest.fixture(scope="module")
def restyled_address(restyled: Path, serve: Callable[[Path, str], AbstractContextManager[str]]) -> Iterator[str]:
    """Yield the address of the restyled site's home page."""
    with serve(restyled / "output", "") as home:
        yield home


def style(page: Page, selector: str, name: str) -> str:
    """Return what a browser makes of one property of an element."""
    return page.locator(selector).first.evaluate("(element, name) => getComputedStyle(element)[name]", name)


@pytest.mark.parametrize(("scheme", "expected"), [("light", "rgb(122, 31, 61)"), ("dark", "rgb(255, 176, 196)")])
def test_links_and_the_cards_dots_have_the_new_colour_by_day_and_by_night(
    scheme: str, expected: str, lend: Callable[..., Page], restyled_address: str
) -> None:
    page = lend(color_scheme=scheme)
    page.goto(restyled_address + STORY)

    assert style(page, "main .in-text a", "color") == expected
    assert style(page, ".story .entry-link", "textDecorationColor") == expected
    assert style(page, ".site-footer", "borderBlockStartColor") == expected


def test_our_words_have_the_new_face_and_size_and_theirs_have_not(
    new_page: Callable[..., Page], restyled_address: str
) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(restyled_address + STORY)
    page.evaluate("document.fonts.ready")

    assert style(page, "#questions .flow p", "fontFamily").startswith('"Zenda Sans"')
    assert style(page, "#ask-us p", "fontSize") == "18px"
    assert style(page, ".story .source p", "fontFamily").startswith("Newsreader")
    assert page.evaluate("document.fonts.check('16px \"Zenda Sans\"')")
    assert f"{restyled_address}theme/fonts/zenda-sans.woff2" in asked
    assert not any("libre-franklin.woff2" in url for url in asked)


def test_a_readers_own_colours_win_over_the_sites(lend: Callable[..., Page], restyled_address: str) -> None:
    page = lend(forced_colors="active")
    page.goto(restyled_address + STORY)

    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--gloss')") == "LinkText"
