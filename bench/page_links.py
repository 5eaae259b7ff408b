"""A large made-up site -> what it costs to check every link of every page, as a share of drawing the site: one table.

    python -m bench.page_links
    python -m bench.page_links --articles 200 --rounds 9

The site is drawn with the check and without it, in one process and in turns, so that a busy machine is as hard on one
as on the other; nothing is remembered. Then a site that remembers its pages is drawn again, with nothing changed.
"""

# ruff: noqa: INP001, T201 -- in no package; it prints

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.growth import LEAN, least
from bench.rich_corpus import write_project
from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.running import KeptPelican
from newsgloss.publishing.links.page_links import SiteLinks

NOT_REMEMBERED = "BUILD_CACHE = False\n"


def main() -> None:
    """Print the medians of the rounds, in CPU seconds, and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench.page_links", description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    print("| pages | drawn | without the check s | with it s | ratio | at the end ms |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    for name, settings in (("all", NOT_REMEMBERED), ("none", "")):
        with tempfile.TemporaryDirectory() as folder:
            print(row(Path(folder), name, settings, options.articles, options.rounds))


def row(folder: Path, name: str, settings: str, articles: int, rounds: int) -> str:
    """Return a row for a site with some more settings: drawn in turns by two projects that are alike."""
    ways = {with_check: folder / f"project-{with_check}" for with_check in (False, True)}
    for project in ways.values():
        write_project(project, least(articles))
        with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(LEAN + settings)
    pelicans = {with_check: KeptPelican() for with_check in ways}
    times: dict[bool, list[float]] = {with_check: [] for with_check in ways}
    pages, ends = 0, []
    for number in range(rounds + 1):
        for with_check, project in ways.items():
            with checking(with_check=with_check) as end:
                site, began = folder / f"site-{with_check}-{number}", time.process_time()
                drawn = pelicans[with_check].draw(find_project(project), site, lambda *_: None)
                times[with_check].append(time.process_time() - began)
            assert drawn.files is not None, drawn.problems  # noqa: S101 -- a site that is not drawn costs nothing
            pages, ends = sum(file.endswith(".html") for file in drawn.files), [*ends, *end]
            pelicans[with_check].forget()
    without, with_ = (times[with_check][1:] for with_check in (False, True))  # the first reads the templates, too
    ratio = statistics.median(after / before for before, after in zip(without, with_, strict=True))
    medians = f"{statistics.median(without):.2f} | {statistics.median(with_):.2f} | {ratio:.3f}"
    return f"| {pages:,} | {name} | {medians} | {1000 * statistics.median(ends):.0f} |"


@contextmanager
def checking(*, with_check: bool) -> Iterator[list[float]]:
    """Check links, or not, while a block runs; give the CPU seconds that it takes to look at all of them at the end."""
    seconds: list[float] = []

    def dead(site: SiteLinks, files: Any) -> list[Any]:
        began = time.process_time()
        found = list(as_before(site, files))
        seconds.append(time.process_time() - began)
        return found

    as_before = SiteLinks.dead
    if with_check:
        with patch.object(SiteLinks, "dead", dead):
            yield seconds
    else:
        with patch("newsgloss.pelican_plugin.writer.page_links", lambda *_: None):
            yield seconds


if __name__ == "__main__":
    main()
