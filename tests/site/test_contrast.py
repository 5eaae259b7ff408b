"""Text on its grounds, by the tokens themselves: axe does not see through gradients or into drawings."""

import itertools
import re
from pathlib import Path

import pytest

LEAST = 4.5  # WCAG 1.4.3, for text of any size
TEXTS = ("ink", "soft", "gloss")
GROUNDS = ("paper", "wash", "mark")


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb`, as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    shares = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), list(itertools.product(TEXTS, GROUNDS)))
def test_every_colour_of_text_can_be_read_on_every_ground(text: str, ground: str, scheme: int, built: Path) -> None:
    sheet = (built / "output" / "theme" / "newsgloss.css").read_text(encoding="utf-8")
    tokens = re.findall(r"--(\w+):light-dark\((#[0-9a-f]{3,6}),(#[0-9a-f]{3,6})\)", sheet)
    colours = {meaning: pair[scheme] for meaning, *pair in tokens}

    assert contrast(colours[text], colours[ground]) >= LEAST
