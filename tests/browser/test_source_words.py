"""What a reader sees of the source is the source: at every width, in both schemes, on paper, without styles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import read_seed

SEED = "canada-us-asylum-2020"
BLOCKS = """() => [...document.querySelectorAll("blockquote.source")].flatMap((quote) => {
  quote.querySelectorAll("[data-added]").forEach((added) => added.remove());
  return [...quote.children].map((block) => block.innerText);
})"""
WITHOUT_STYLES = "() => document.querySelectorAll('link[rel=stylesheet], style').forEach((style) => style.remove())"

LOOKS = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "paper": {"media": "print"}}


@pytest.fixture(scope="module")
def words(built: Path) -> list[str]:
    """Return the paragraphs and subheads of the first seed."""
    data = (built / "seeds" / f"{SEED}.txt").read_bytes()
    return [normal(line.text) for line in read_seed(data, SEED, f"{SEED}.txt").body]


@pytest.mark.parametrize("width", [320, 800, 1440])
def test_readers_see_the_sources_words_and_no_others(page: Page, words: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    seen = {}
    for look, options in LOOKS.items():
        page.emulate_media(**options)
        seen[look] = page.evaluate(BLOCKS)
    page.evaluate(WITHOUT_STYLES)
    seen["without styles"] = page.evaluate(BLOCKS)

    assert {look: [normal(text) for text in texts] for look, texts in seen.items()} == dict.fromkeys(seen, words)


def test_a_word_that_a_style_hides_would_be_missed(
    page: Page, words: list[str], add_style: Callable[[Page, str], None]
) -> None:
    add_style(page, "blockquote.source p:first-child { visibility: hidden }")

    assert words != [normal(text) for text in page.evaluate(BLOCKS)]
