"""A site that `newsgloss livereload` shows -> how long each of some saves takes until the browser shows its words.

    python -m bench.livereload [FOLDER] [--saves 20] [--file content/explainers/NAME.md]

Without a folder, this repository's own site is copied. A save puts another word into the text of the file, by default
of the first explainer by name, whose page is open in Chromium, scrolled by half of its height. Prints the median from
just before the write to the first frame that has the word, the slowest, how often the page was loaded again, and how
far it was scrolled in the end.
"""

# ruff: noqa: INP001, T201, S603 -- in no package; it prints, and runs our own command

from __future__ import annotations

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Page

from audit.browsing import browsing
from newsgloss.model.settings import find_project

ROOT = Path(__file__).parents[1]
PARTS = ("content", "seeds", "theme", "pelicanconf.py")
PATIENCE = 120_000  # ms for a save to appear
WORD = "Zenda{}"
APPEARS = """({ word, patience }) => new Promise((shown, failed) => {
  const look = () => document.body.textContent.includes(word) && (watch.disconnect(), requestAnimationFrame(shown));
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  setTimeout(() => failed(new Error(`${word} never appeared`)), patience);
  look();
})"""


def main() -> None:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--file", help="of an explainer that is published (default: the first)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = options.folder or _copied(Path(temporary) / "site")
        file = root / options.file if options.file else _first(root)
        before = file.read_bytes()
        try:
            with _served(root) as (address, first), browsing() as browser:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(address + _url(root, file))
                page.evaluate("document.fonts.ready.then(() => scrollTo(0, document.body.scrollHeight / 2))")
                told = list(_seconds(page, file, before.decode("utf-8"), options.saves))
                reloads, scrolled = page.evaluate("[Number(sessionStorage.loaded ?? 0), Math.round(scrollY)]")
        finally:
            file.write_bytes(before)
    print(f"{first}; {options.saves} saves of {file.name}:")
    print(f"median {statistics.median(told):.2f} s, slowest {max(told):.2f} s, scrolled to {scrolled} px in the end")
    print(f"loaded again {reloads} times")


def _seconds(page: Page, file: Path, text: str, saves: int) -> Iterator[float]:
    """Yield how many seconds each save takes until its word is shown."""
    page.context.add_init_script("sessionStorage.loaded = Number(sessionStorage.loaded ?? -1) + 1")
    front, body = re.fullmatch(r"(---\n.*?\n---\n)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    for number in range(saves + 1):
        word = WORD.format(number)
        began = time.monotonic()
        file.write_text(f"{front}\nThe word is now {word}.\n{body}", encoding="utf-8")
        _until(page, word)
        if number:  # the first adds a paragraph, the others change a word
            yield time.monotonic() - began
        time.sleep(0.2)  # as nobody writes faster


def _until(page: Page, word: str) -> None:
    """Wait until a page shows a word, also where it is loaded again meanwhile."""
    while True:
        try:
            page.evaluate(APPEARS, {"word": word, "patience": PATIENCE})
        except Error as error:
            if "destroyed" not in str(error):  # by the page's being loaded again
                raise
        else:
            return


def _copied(root: Path) -> Path:
    """Copy this repository's own site into a folder."""
    root.mkdir()
    for part in PARTS:
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy2)(ROOT / part, root / part)
    return root


def _first(root: Path) -> Path:
    """Return the first explainer."""
    return min(find_project(root).explainers.glob("*.md"))


def _url(root: Path, file: Path) -> str:
    """Return the address of an explainer's page, from the home page."""
    return find_project(root).explainer_url(file.stem).lstrip("/")


@contextmanager
def _served(root: Path) -> Iterator[tuple[str, str]]:
    """Serve a project while a block runs; give its address, and what is said of the first site."""
    command = [sys.executable, "-m", "newsgloss.cli", "livereload", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout  # noqa: S101 -- it is a pipe
        served = process.stdout.readline()
        first = process.stdout.readline().strip()
        yield served.split()[2], first
        process.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
