"""Made-up pages in many layouts -> how well an import keeps their stories, beside trafilatura alone: one table.

    python -m bench.import_scores

Precision and recall are of runs of four words of the story, a Chinese, Japanese or Thai character counting as a word;
the means are of pages. What is told is the share of the words beside the story, in the article's part of a page, that
are in the record.
"""

# ruff: noqa: INP001, T201 -- in no package; it prints

from __future__ import annotations

import re
import statistics
from collections import Counter
from typing import NamedTuple

import trafilatura

from bench.page_layouts import LAYOUTS, made
from newsgloss.model.problems import TextError
from newsgloss.seeds.seed import Seed, read_seed

RUN = 4  # words
TOKEN = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")


class Score(NamedTuple):
    """How well a page was read, each from 0 to 1: of what was kept, the story; of the story, what was kept."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if sum(self) else 0.0


def score(told: str, kept: str) -> Score:
    """Return how well a text that was kept agrees with the story that was told."""
    true, found = _runs(told), _runs(kept)
    both = sum((true & found).values())
    return Score(both / (sum(found.values()) or 1), both / (sum(true.values()) or 1))


def imported(name: str) -> tuple[Seed | None, list[str], list[str]]:
    """Return a layout's page as a seed, None where it is refused; what its story is, and what is beside that."""
    html, page = made(name)
    try:
        seed = read_seed(html.encode(), "pier", "pier.html")
    except TextError:
        seed = None
    return seed, [text.removeprefix("## ") for text in page.kept], page.left


def alone(name: str) -> str:
    """Return what trafilatura by itself reads of a layout's page."""
    return str(trafilatura.extract(made(name)[0], include_comments=False, include_tables=True) or "")


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return Counter(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))


def main() -> None:
    """Print the table, and below it the layouts in which anything is wrong."""
    ours, theirs, wrong = [], [], []
    refused, beside, recorded, lost = 0, 0, 0, 0
    for name in LAYOUTS:
        seed, story, left = imported(name)
        theirs.append(score("\n".join(story), alone(name)))
        refused += seed is None
        if seed is None:
            continue
        kept = [line.text for line in seed.body]
        ours.append(score("\n".join(story), "\n".join(kept)))
        out = [line.text for line in seed.lines if line.operation == "drop"]
        beside, recorded = beside + len(left), recorded + sum(text in out for text in left)
        silent = [text for text in story if text not in kept and text not in out]
        lost += len(silent)
        if kept != story:
            wrong.append(name)
    print("| | pages | refused | precision | recall | F1 |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, scores, count in (("Newsgloss", ours, refused), ("trafilatura", theirs, 0)):
        mean = Score(*(statistics.mean(part) for part in zip(*scores, strict=True)))
        f1 = statistics.mean(one.f1 for one in scores)
        print(f"| {name} | {len(LAYOUTS)} | {count} | {mean.precision:.3f} | {mean.recall:.3f} | {f1:.3f} |")
    print(
        f"\nBeside the stories: {recorded} of {beside} blocks are in the record. Of the stories: {lost} are in neither."
    )
    print(*(f"not block by block as shown: {name}" for name in wrong), sep="\n")


if __name__ == "__main__":
    main()
