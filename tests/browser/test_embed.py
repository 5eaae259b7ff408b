"""newsgloss-embed.js in a page of another origin, which has no script or style of ours but that."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.conftest import SITEURL

ELSEWHERE = "https://elsewhere.example.net/"
HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Elsewhere</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src https://example.org;
connect-src https://example.org">
<script type="module" src="{SITEURL}/theme/newsgloss-embed.js"
data-glossary="{SITEURL}/data/definitions.json"></script></head><body>
<p>It is <a id="link" href="{SITEURL}/glossary/refoulement/" data-newsgloss="refoulement">refoulement</a>, or
<span id="plain" data-newsgloss="asylum-seeker">a claim</span>, or
<a id="unknown" href="{ELSEWHERE}unknown" data-newsgloss="toString">another</a>.</p></body></html>"""


class Requests(list[str]):
    """The addresses that a page asked for, and the headers that it sent to the glossary's site."""

    def __init__(self) -> None:
        super().__init__()
        self.headers: list[dict[str, str]] = []


def route(context: BrowserContext, output: Path) -> Requests:
    """Serve the published site from its own origin, and the page from another."""
    asked = Requests()

    def answer(route: Route) -> None:
        url = route.request.url
        asked.append(url)
        if not url.startswith(SITEURL):
            route.fulfill(body=HTML, content_type="text/html")
            return
        asked.headers.append(route.request.all_headers())
        file = output / url.removeprefix(f"{SITEURL}/").partition("?")[0]
        file = file / "index.html" if file.is_dir() else file
        route.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})

    context.route("**/*", answer)
    return asked


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a window of its own."""
    with browser.new_context() as opened:
        yield opened


def test_a_marked_word_shows_its_definition_and_nobody_is_tracked(context: BrowserContext, published: Path) -> None:
    asked = route(context, published / "output")
    page = context.new_page()
    page.goto(ELSEWHERE)
    card, link = page.locator("[role=dialog]"), page.locator("#link")
    expect(link).to_have_attribute("aria-haspopup", "dialog")

    link.click()
    expect(card).to_contain_text("Returning someone, by whatever means")
    expect(card.get_by_role("link")).to_have_attribute("href", f"{SITEURL}/glossary/refoulement/")
    box, word = card.bounding_box(), link.bounding_box()
    assert box
    assert word
    assert 0 <= box["y"] - word["y"] - word["height"] <= 10
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()

    page.locator("#plain").focus()
    page.keyboard.press("Enter")
    expect(card).to_contain_text("asylum seeker")
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#plain")).to_be_focused()

    page.locator("#unknown").click()
    page.wait_for_url(f"{ELSEWHERE}unknown")
    expected = [f"{SITEURL}/theme/newsgloss-embed.js", f"{SITEURL}/data/definitions.json"]
    assert [url for url in asked if not url.endswith("favicon.ico")][:3] == [ELSEWHERE, *expected]
    assert [headers.get("referer") for headers in asked.headers[1:2]] == [None]
    assert [headers for headers in asked.headers if "cookie" in headers] == []
    assert (context.cookies(), page.evaluate("localStorage.length + sessionStorage.length")) == ([], 0)


def test_without_javascript_a_word_is_a_link_to_its_entry(browser: Browser, published: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        asked = route(context, published / "output")
        page = context.new_page()
        page.goto(ELSEWHERE)
        assert [url for url in asked if not url.endswith("favicon.ico")] == [ELSEWHERE]
        assert page.locator("#plain").inner_text() == "a claim"

        page.get_by_role("link", name="refoulement").click()
        expect(page).to_have_url(f"{SITEURL}/glossary/refoulement/")
        expect(page.get_by_role("heading", level=1)).to_have_text("refoulement")


def test_where_the_file_cannot_be_read_a_word_stays_a_link(browser: Browser, published: Path, tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    script = published / "output" / "theme" / "newsgloss-embed.js"
    (tmp_path / "theme" / script.name).write_bytes(script.read_bytes())
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "definitions.json").write_text("no JSON", encoding="utf-8")
    with browser.new_context() as context:
        asked = route(context, tmp_path)
        page = context.new_page()
        page.goto(ELSEWHERE, wait_until="networkidle")
        assert f"{SITEURL}/data/definitions.json" in asked

        assert page.locator("#link").get_attribute("aria-haspopup") is None
        assert page.locator("#link").get_attribute("href") == f"{SITEURL}/glossary/refoulement/"
