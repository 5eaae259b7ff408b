"""Every kind of page, in windows of every width: nothing sticks out, jumps, fails or comes from elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

Window = Callable[..., AbstractContextManager[Page]]

EXPLAINER = "explainers/canada-us-asylum-2020/"
KINDS = (
    "",
    "explainers/",
    EXPLAINER,
    "explainers/safe-third-country-agreement/",
    "topics/borders-and-asylum/",
    "glossary/",
    "glossary/non-refoulement/",
    "glossary/chrystia-freeland/",
    "glossary/cbp/",
    "glossary/roxham-road/",
    "glossary/refugee-convention-1951/",
    "glossary/stca-additional-protocol/",
    "timeline/",
    "sources/",
    "corrections/",
    "search/",
    "about/",
    "standards/",
    "404.html",
)
WIDTHS = (320, 768, 1440)  # the last is that of the wide window
MOST_SHIFT = 0.02  # of the window; below it readers notice nothing
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = (
    "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"
)


def background(page: Page) -> str:
    """Return the colour of a page's ground."""
    return page.evaluate(
        """() => [document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor)
               .find((colour) => colour != "rgba(0, 0, 0, 0)")"""
    )


class Opened(NamedTuple):
    """A page that was opened as by a new reader, what it asked for, and what went wrong meanwhile."""

    page: Page
    home: str
    asked: list[str]
    wrong: list[str]


@pytest.fixture(scope="module")
def new_reader(window: Window) -> Iterator[Page]:
    """Yield a window that remembers nothing of the pages before, and counts what moves while a page loads."""
    with window() as page:
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.add_init_script(SHIFTS)
        yield page


@pytest.fixture(scope="module")
def noted(new_reader: Page, address_below: str) -> Opened:
    """Return the window, with all that its pages ask for from here on, and all that goes wrong."""
    page, noted = new_reader, Opened(new_reader, address_below, [], [])
    page.on("console", lambda said: noted.wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: noted.wrong.append(str(error)))
    page.on("requestfailed", lambda request: noted.wrong.append(request.url))
    page.on("response", lambda answer: noted.wrong.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda request: noted.asked.append(request.url))
    return noted


@pytest.fixture(scope="module", params=KINDS)
def opened(request: pytest.FixtureRequest, noted: Opened) -> Opened:
    """Return a page of each kind, loaded."""
    noted.page.goto("about:blank")
    noted.page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
    noted.asked.clear()
    noted.wrong.clear()
    noted.page.goto(noted.home + request.param)
    noted.page.evaluate(SETTLED)
    return noted


def test_a_page_loads_without_an_error_and_from_one_host(opened: Opened) -> None:
    assert opened.wrong == []
    assert {urlsplit(url).netloc for url in opened.asked} == {urlsplit(opened.home).netloc}
    assert all(url.startswith(opened.home) for url in opened.asked)
    assert len(opened.asked) <= 8


def test_no_page_scrolls_sideways(opened: Opened) -> None:
    sticking_out = {}
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 900})
        root = "document.documentElement"
        room, needed = opened.page.evaluate(f"[{root}.clientWidth, {root}.scrollWidth]")
        if needed > room:
            sticking_out[width] = needed

    assert sticking_out == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "kind", ["", EXPLAINER, "topics/borders-and-asylum/", "glossary/", "glossary/refoulement/", "search/"]
)
def test_nothing_jumps_while_a_page_loads(kind: str, width: int, new_reader: Page, address: str) -> None:
    new_reader.goto("about:blank")
    new_reader.set_viewport_size({"width": width, "height": 800})

    new_reader.goto(address + kind)
    new_reader.evaluate(SETTLED)

    assert new_reader.evaluate("window.shift") < MOST_SHIFT


def test_nothing_jumps_when_the_card_opens(page: Page) -> None:
    page.evaluate(SHIFTS)
    word = page.locator("#m-refoulement-1")
    word.scroll_into_view_if_needed()
    before = word.bounding_box()

    word.click()
    page.get_by_role("dialog").wait_for()

    assert word.bounding_box() == before
    assert page.evaluate("window.shift") < MOST_SHIFT


@pytest.mark.parametrize("kind", ["", EXPLAINER, "glossary/refoulement/"])
def test_a_dark_scheme_makes_the_page_dark(kind: str, lend: Callable[..., Page], address: str) -> None:
    page = lend(color_scheme="light")
    page.goto(address + kind)
    by_day = background(page)

    page.emulate_media(color_scheme="dark")

    assert by_day == "rgb(255, 255, 255)"
    assert background(page) != by_day


def test_the_card_is_dark_in_a_dark_scheme(lend: Callable[..., Page], address: str) -> None:
    page = lend(color_scheme="dark")
    page.goto(address + EXPLAINER)

    page.locator("#m-refoulement-1").click()

    card = page.get_by_role("dialog")
    assert card.evaluate("one => getComputedStyle(one).backgroundColor") == background(page)


def test_the_two_voices_have_two_typefaces(page: Page) -> None:
    page.evaluate(SETTLED)
    face = "one => getComputedStyle(one).fontFamily.split(',')[0].replaceAll('\"', '')"

    assert page.locator(".story blockquote.source > p").first.evaluate(face) == "Newsreader"
    assert page.locator("h1").evaluate(face) == "Libre Franklin"
    loaded = page.evaluate("[...document.fonts].filter(({status}) => status == 'loaded').map(({family}) => family)")
    assert {"Newsreader", "Libre Franklin"} <= {family.strip('"') for family in loaded}


def test_columns_of_sources_begin_at_one_height(page: Page) -> None:
    tops = page.locator(".source-items > li > p:first-child").evaluate_all(
        """all => { const first = {};
                    for (const { x, y } of all.map(one => one.getBoundingClientRect()))
                      first[x] = Math.min(y, first[x] ?? y);
                    return Object.values(first); }"""
    )

    assert len(tops) == 2
    assert tops[0] == pytest.approx(tops[1], abs=0.5)


def test_the_first_tab_stop_leads_past_the_navigation(page: Page) -> None:
    page.keyboard.press("Tab")

    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to main content"
    assert focused.bounding_box()["y"] >= 0


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_name_of_a_site_takes_a_second_line(width: int, wide_window: Page, address: str) -> None:
    wide_window.set_viewport_size({"width": width, "height": 900})
    wide_window.goto(address)
    wide_window.locator(".nameplate .wordmark").evaluate("one => one.textContent = 'The Strelsau Gazette and Mercury'")

    assert wide_window.evaluate("document.documentElement.scrollWidth") <= width
    wide_window.set_viewport_size({"width": 1440, "height": 900})
