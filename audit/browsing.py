"""A built site -> served on this machine and opened in a real Chromium."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from newsgloss.publishing.server import HOST, make_server

from . import tools

QUIET = ("--disable-gpu", "--disable-background-networking", "--no-first-run")
AS_ON_A_SCREEN = "--font-render-hinting=none"  # without a window, each letter would be whole pixels wide
# What a window needs that a person looks at, and no test does: it takes half of a window's time.
UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess")
# What Playwright switches off as well; of two such lists, Chromium heeds the last.
PLAYWRIGHTS = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
OFF = f"--disable-features={','.join((*UNSEEN, *PLAYWRIGHTS))}"
AS_ROOT = ("--no-sandbox",)  # Chromium's sandbox refuses root


def flags() -> list[str]:
    """Return the arguments to start Chromium with."""
    return [*(AS_ROOT if os.geteuid() == 0 else ()), *QUIET, AS_ON_A_SCREEN]


@contextmanager
def serving(folder: Path, base: str) -> Iterator[str]:
    """Serve a folder below a base path while a block runs, and give the address of its home page."""
    with make_server(folder, base, port=0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}{base}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open a browser while a block runs. Raises MissingToolError where there is none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=[*flags(), OFF])
        try:
            yield browser
        finally:
            browser.close()
