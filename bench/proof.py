"""The pages of stories in output/ -> what the proof of each costs as it is written, beside other ways to read it.

    invoke build && python bench/proof.py

Everything is timed in one process and in turns, so that a busy machine is as hard on one as on the other.
"""

# ruff: noqa: INP001, T201 -- a script, in no package; it prints

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from newsgloss.content.fidelity import elements, prove_page
from newsgloss.content.loading import load_content
from newsgloss.content.markdown.conversion import Converter
from newsgloss.model.settings import find_project

ROUNDS = 25


def main() -> None:
    """Print a row for each page of a story, in CPU milliseconds: medians of the rounds."""
    content = load_content(find_project(Path.cwd()))
    print("| page | kB | proof | its reading | Beautiful Soup's reading | Markdown |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for slug, explainer in content.explainers.items():
        path = (
            content.project.output / content.explainer_url(slug).removeprefix(content.project.base + "/") / "index.html"
        )
        if explainer.meta.seed is None or not path.is_file():
            continue
        html, seed = path.read_text(encoding="utf-8"), content.seeds[explainer.meta.seed].seed
        converter = Converter(content.project.markdown, lambda _kind, _id: None)
        ways: list[Callable[[], object]] = [
            lambda html=html, seed=seed: prove_page(elements(html), seed),
            lambda html=html: elements(html),
            lambda html=html: BeautifulSoup(html, "html.parser"),
            lambda body=explainer.body, converter=converter: converter.convert(body, "seed"),
        ]
        found: list[list[float]] = [[] for _ in ways]
        for _ in range(ROUNDS):
            for way, times in zip(ways, found, strict=True):
                begun = time.process_time()
                way()
                times.append(1000 * (time.process_time() - begun))
        print(f"| {slug} | {len(html) // 1000} | {' | '.join(f'{statistics.median(times):.1f}' for times in found)} |")


if __name__ == "__main__":
    main()
