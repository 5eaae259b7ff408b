"""A large made-up site -> how heavy the heaviest page of each of its lists is, gzipped: one table.

    python -m bench.lists
    python -m bench.lists --articles 1000 --entries 2000 --topics 2 --sources 100

What is not said grows with the articles. The site is built without a search index, which no list needs.
"""

# ruff: noqa: INP001, T201 -- in no package; it runs our own commands; it prints

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from bench.growth import LEAN, least
from bench.rich_corpus import Counts, write_project

USUAL = {"articles": 5_000, "entries": 10_000}
LISTS = {  # each with the folders of its pages
    "home": (".", "page/*"),
    "archives": ("explainers", "explainers/page/*"),
    "topics": ("topics/*", "topics/*/page/*"),
    "glossary": ("glossary", "glossary/page/*"),
    "timeline": ("timeline", "timeline/page/*"),
    "sources": ("sources", "sources/page/*"),
}
KB = 1000


def main() -> None:
    """Build the site that the command line asks for, and print a row for each kind of list."""
    parser = argparse.ArgumentParser(prog="python -m bench.lists", description=__doc__)
    for field in fields(Counts):
        parser.add_argument(f"--{field.name}", type=int, default=USUAL.get(field.name, argparse.SUPPRESS))
    wanted = vars(parser.parse_args())
    counts = replace(least(wanted["articles"]), **wanted)
    print(f"{counts}\n\n| list | pages | heaviest | kB gzipped | kB |\n| --- | ---: | --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        write_project(project, counts)
        with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(LEAN)
        subprocess.run([sys.executable, "-m", "newsgloss.cli", "build"], cwd=project, check=True, capture_output=True)
        print("\n".join(rows(project / "output")))


def rows(site: Path) -> Iterator[str]:
    """Yield the row of each kind of list of a site."""
    for name, folders in LISTS.items():
        files = sorted(file for folder in folders for file in site.glob(f"{folder}/index.html"))
        weights = {file: len(gzip.compress(file.read_bytes(), mtime=0)) for file in files}
        heaviest = max(weights, key=lambda file: weights[file])
        place, size = heaviest.parent.relative_to(site).as_posix(), heaviest.stat().st_size
        shown = "/" if place == "." else f"/{place}/"
        yield f"| {name} | {len(files):,} | {shown} | {weights[heaviest] / KB:.0f} | {size / KB:.0f} |"


if __name__ == "__main__":
    main()
