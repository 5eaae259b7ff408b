"""A real Chromium, and pages of the built site open in it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "sudo apt-get install -y chromium"
ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 20_000  # ms; a busy machine may be slow, a broken page stays broken
EXPLAINER = "explainers/canada-us-asylum-2020/"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium or Chrome, installed with apt-get if there is none and we may."""
    if not _found() and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in ("apt-get update -qq", "apt-get install -y -qq chromium"):
            subprocess.run(command.split(), env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, check=False)
    path = _found()
    if path is None:
        pytest.fail(
            f"These tests need Chromium, and there is none of {', '.join(NAMES)} here. Run: {INSTALL}", pytrace=False
        )
    return path


def _found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Yield the browser that all tests share."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=[*as_root, *ARGUMENTS])
        yield opened
        opened.close()


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


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Yield what opens a window of its own; options are those of Playwright's `Browser.new_context`."""
    contexts = []

    def new(*, width: int = 1440, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def wide_window(browser: Browser) -> Iterator[Page]:
    """Yield a wide window that tests use one after the other: a new one each time would take five times as long."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.fixture(scope="session")
def small_window(browser: Browser) -> Iterator[Page]:
    """Yield a telephone's window that tests use one after the other."""
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


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
    """Open the explainer, and leave the window as it was: nothing stored, no other windows, no media emulated."""
    window.goto(address + EXPLAINER)
    yield window
    window.evaluate("localStorage.clear()")
    window.emulate_media(media="null", color_scheme="null")
    window.mouse.move(0, 0)
    window.goto("about:blank")
    for other in window.context.pages[1:]:
        other.close()
