"""What builds cost -> a picture of their CPU time: SVG with a panel for each kind of build, the same scale in all."""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from html import escape

from bench.report import NONE, Result, Step, short

WIDTH, PANEL = 880, 430  # pixels, as the next
LABEL, BAR = 178, 192  # of a row; the rest is for the number behind the bar
ROW, HEAD, GAP, MARGIN = 20, 34, 16, 14
THICK, BASELINE = 12, 4  # a bar, and how far below its middle the words beside it are written
STYLE = """\
text{font:12px system-ui,sans-serif;fill:#1f2328}
.head{font-weight:600;font-size:13px}
.back{fill:#fff;stroke:#d1d9e0}
.peer{fill:#818b98}
.ours{fill:#0969da}
@media(prefers-color-scheme:dark){
text{fill:#f0f6fc}
.back{fill:#0d1117;stroke:#3d444d}
.peer{fill:#9198a1}
.ours{fill:#4493f8}
}"""


def draw(results: Sequence[Result], title: str) -> str:
    """Return the picture; it has its own ground, so that it can be read on any page, by day and by night."""
    panel = HEAD + ROW * len(results) + GAP
    height = 2 * MARGIN + 2 * panel + HEAD - GAP
    longest = max(usage.cpu for result in results for usage in result.builds.values())
    places = itertools.product((0, 1), (0, 1))
    panels = [
        line
        for step, (below, right) in zip(Step, places, strict=True)
        for line in _panel(results, step, longest, MARGIN + right * PANEL, MARGIN + HEAD + below * panel)
    ]
    name = escape(title)
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title">',
        f'<title id="title">{name}</title>',
        f"<style>\n{STYLE}\n</style>",
        f'<rect class="back" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>',
        f'<text class="head" x="{MARGIN}" y="{MARGIN + ROW // 2 + BASELINE}">{name}</text>',
        *panels,
    ]
    return "\n".join([*parts, "</svg>", ""])


def _panel(results: Sequence[Result], step: Step, longest: float, left: int, top: int) -> Iterator[str]:
    """Yield a heading, and a bar for each tool with its name before and its number behind it."""
    yield f'<text class="head" x="{left}" y="{top + ROW // 2 + BASELINE}">{escape(step.capitalize())}</text>'
    for number, result in enumerate(results):
        middle = top + HEAD - MARGIN + ROW * number + ROW // 2
        usage, start = result.builds.get(step), left + LABEL
        width = max(1, math.ceil(BAR * usage.cpu / longest)) if usage else 0
        kind = "ours" if result.tool.startswith("Newsgloss") else "peer"
        told = short(usage.cpu) if usage else NONE
        yield f'<text x="{left}" y="{middle + BASELINE}">{escape(result.tool)}</text>'
        if width:
            yield f'<rect class="{kind}" x="{start}" y="{middle - THICK // 2}" width="{width}" height="{THICK}"/>'
        yield f'<text x="{start + width + BASELINE}" y="{middle + BASELINE}">{told}</text>'
