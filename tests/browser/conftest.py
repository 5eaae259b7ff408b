"""A real Chromium, and pages of the built site open in it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from audit import pages
from audit.browsing import browsing
from audit.tools import MissingToolError
from newsgloss.model.settings import find_project
from newsgloss.publishing.server import HOST

Window = Callable[..., AbstractContextManager[Page]]

PATIENCE = 20_000  # ms; a busy machine may be slow, a broken page stays broken
EXPLAINER = "explainers/canada-us-asylum-2020/"
POLICY = "Content Security Policy"  # in what Chromium says of a violation
HOLDS = """async ({ argument, patience }) => {
  const end = performance.now() + patience;
  while (!(HOLDS)(argument)) {
    if (performance.now() > end) return false;
    await new Promise(requestAnimationFrame);
  }
  return true;
}"""
ADD_STYLE = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
}"""
VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, documentURI }) =>
  newsglossViolation(`${documentURI} breaks its ${violatedDirective}: ${blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the browser that all tests share, installed if there is none and we may."""
    expect.set_options(timeout=PATIENCE)
    try:
        with browsing() as opened:
            yield opened
    except MissingToolError as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def address(built: Path, serve: Callable[[Path, str], AbstractContextManager[str]]) -> Iterator[str]:
    """Yield the address of the home page of the site at the root of a host."""
    with serve(built / "output", "") as home:
        yield home


@pytest.fixture(scope="session")
def address_below(published: Path, serve: Callable[[Path, str], AbstractContextManager[str]]) -> Iterator[str]:
    """Yield the address of the home page of the site below a path of its host."""
    with serve(published / "output", "/newsgloss") as home:
        yield home


@pytest.fixture(scope="session")
def kinds(built: Path) -> dict[str, pages.Page]:
    """Return the fullest page of every kind that readers stay on."""
    found = pages.fullest(pages.read_pages(built / "output", pages.entry_kinds(find_project(built))))
    return {page.kind: page for page in found if page.kind != "moved"}


@pytest.fixture(scope="session")
def _wrongs() -> list[str]:
    """Return what pages did that they may not do, since the list was last cleared."""
    return []


@pytest.fixture(autouse=True)
def wrongs(_wrongs: list[str]) -> Iterator[list[str]]:
    """Fail a test in which a page broke its Content-Security-Policy or asked another host for something.

    A test that means a page to do so clears the list.
    """
    yield _wrongs
    found = _wrongs.copy()  # also while a page was opened that several tests look at
    _wrongs.clear()
    assert found == []


@pytest.fixture(scope="session")
def watch(_wrongs: list[str]) -> Callable[[BrowserContext], BrowserContext]:
    """Return what lets us know all that the pages of a context do that they may not do."""

    def asked(url: str) -> None:
        if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).hostname != HOST:
            _wrongs.append(f"asked another host: {url}")

    def watched(context: BrowserContext) -> BrowserContext:
        context.expose_binding("newsglossViolation", lambda _source, said: _wrongs.append(said))
        context.add_init_script(VIOLATIONS)
        context.on("request", lambda request: asked(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: asked(socket.url)))
        context.on("console", lambda message: _wrongs.append(message.text) if POLICY in message.text else None)
        return context

    return watched


@pytest.fixture(scope="session")
def until() -> Callable[..., None]:
    """Return what waits until a function of JavaScript holds on a page.

    Playwright's own way evaluates a string in the page, which its policy forbids.
    """

    def wait(page: Page, holds: str, argument: object = None) -> None:
        met = page.evaluate(HOLDS.replace("HOLDS", holds), {"argument": argument, "patience": PATIENCE})
        assert met, f"it never held: {holds}"

    return wait


@pytest.fixture(scope="session")
def add_style() -> Callable[[Page, str], None]:
    """Return what adds rules to a page's style in a way that its policy does not forbid; they are the page's last."""
    return lambda page, rules: page.evaluate(ADD_STYLE, rules)


@pytest.fixture(scope="session")
def window(browser: Browser, watch: Callable[[BrowserContext], BrowserContext]) -> Window:
    """Return what opens a window while a block runs; options are those of Playwright's `Browser.new_context`."""

    @contextmanager
    def opened(*, width: int = 1440, height: int = 900, **options: object) -> Iterator[Page]:
        with watch(browser.new_context(viewport={"width": width, "height": height}, **options)) as context:
            context.set_default_timeout(PATIENCE)
            yield context.new_page()

    return opened


@pytest.fixture
def new_page(window: Window) -> Iterator[Callable[..., Page]]:
    """Yield what opens a window of a test's own, in which nothing was open before."""
    with ExitStack() as windows:
        yield lambda **options: windows.enter_context(window(**options))


@pytest.fixture(scope="session")
def used_window(window: Window) -> Iterator[Callable[..., Page]]:
    """Yield what gives the one window with some options that tests use one after the other."""
    with ExitStack() as windows:
        yield cache(lambda **options: windows.enter_context(window(**options)))


@pytest.fixture(scope="session")
def wide_window(used_window: Callable[..., Page]) -> Page:
    """Return a wide window that tests use one after the other."""
    return used_window()


@pytest.fixture(scope="session")
def small_window(used_window: Callable[..., Page]) -> Page:
    """Return a telephone's window that tests use one after the other."""
    return used_window(width=320, height=640, has_touch=True, is_mobile=True)


@pytest.fixture
def lend(used_window: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Yield what lends a test a used window of its size, with nothing stored: a page opens in it in half the time.

    Its cache may have what a page asks for. Whoever listens to a window, or changes what it loads, opens a new one.
    """
    with ExitStack() as lent:

        def one(*, width: int = 1440, height: int = 900, **options: object) -> Page:
            page = used_window(**options)
            lent.callback(page.set_viewport_size, page.viewport_size)
            lent.callback(leave, page, **options)
            page.set_viewport_size({"width": width, "height": height})
            return page

        yield one


@pytest.fixture
def page(wide_window: Page, address: str) -> Iterator[Page]:
    """Yield the first explainer's page, open in a wide window."""
    with _explainer(wide_window, address) as opened:
        yield opened


@pytest.fixture
def small(small_window: Page, address: str) -> Iterator[Page]:
    """Yield the first explainer's page, open on a telephone."""
    with _explainer(small_window, address) as opened:
        yield opened


@contextmanager
def _explainer(window: Page, address: str) -> Iterator[Page]:
    """Open the explainer while a test runs."""
    window.goto(address + EXPLAINER)
    window.evaluate("document.fonts.ready.then(() => null)")  # until then, a word moves under the pointer
    yield window
    leave(window)


def leave(window: Page, color_scheme: str = "null", **_: object) -> None:
    """Leave a window as it was: nothing stored, no other windows, no media emulated but what it was opened with."""
    window.evaluate("location.protocol == 'about:' || localStorage.clear()")
    window.goto("about:blank")  # first, for the page would be drawn anew after each of the following
    window.emulate_media(media="null", color_scheme=color_scheme)
    window.mouse.move(0, 0)
    for other in window.context.pages[1:]:
        other.close()
