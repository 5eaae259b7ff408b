"""The same newspaper built by several tools -> what each build costs, beside one another: tables and a chart.

    python -m bench.comparison
    python -m bench.comparison --articles 1000 --only Hugo
    python -m bench.comparison --articles 200 --write

Each round makes each tool's project anew, then builds it four times: cold, unchanged, with a word more in one article,
with a word more in one gloss. Tools take turns and the medians of the rounds are told, so that a busy machine is as
hard on one as on the other. A build that does not show the new word is an error. It needs Linux.
"""

# ruff: noqa: INP001, T201 -- in no package; it prints

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from bench.chart import draw
from bench.corpus import write_files
from bench.measuring import Usage, measure
from bench.peers import REQUIREMENTS, TOOLS, Tool, install
from bench.report import Conditions, Result, Step, insert, section, tables
from bench.sites import Place, Site

DOCUMENTS = Path(__file__).parents[1] / "docs"
ADDED = {Step.ARTICLE: "foxglove", Step.GLOSS: "honeysuckle"}  # no word of the newspaper has their letters
INSTALLED = ("newsgloss", "pelican", "markdown", "pagefind")  # in our own environment
GIB = 2**30


@dataclass(frozen=True, slots=True)
class Round:
    """What each build of one tool cost in one round, and how many files and bytes the first one wrote."""

    builds: Mapping[Step, Usage]
    files: int
    bytes: int


def main() -> None:
    """Measure what the command line asks for, print the tables and, if asked to, put them into the document."""
    wanted = _arguments().parse_args()
    tools = [tool for number, tool in enumerate(TOOLS) if number == 0 or wanted.only.lower() in tool.name.lower()]
    if wanted.write and len(tools) < len(TOOLS):
        raise SystemExit("--write needs all tools: leave --only out")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    conditions = Conditions(wanted.articles, wanted.entries, wanted.rounds, today, machine(), versions())
    results = compare(tools, wanted.articles, wanted.entries, wanted.rounds)
    print(f"{conditions.machine}. {conditions.versions}.\n\n{tables(results)}", end="")
    if wanted.write:
        document = DOCUMENTS / "benchmarks.md"
        text = insert(document.read_text(encoding="utf-8"), wanted.articles, section(results, conditions))
        document.write_text(text, encoding="utf-8", newline="\n")
        title = f"CPU seconds to build {wanted.articles:,} articles"
        (DOCUMENTS / "images" / conditions.chart).write_text(draw(results, title), encoding="utf-8", newline="\n")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.comparison", description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="of 700 words each")
    parser.add_argument("--entries", type=int, default=1_000, help="names that texts may mention")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", metavar="WORD", help="measure tools of this name, beside plain Pelican")
    parser.add_argument("--write", action="store_true", help="put tables and chart into docs/benchmarks.md")
    return parser


def compare(tools: Sequence[Tool], articles: int, names: int, rounds: int) -> list[Result]:
    """Return what each tool's builds cost."""
    with tempfile.TemporaryDirectory() as work:
        environment = Path(work, "tools")
        if any(tool.installed for tool in tools):
            install(environment)
        sites = [tool.site(articles, names) for tool in tools]
        found = []
        for number in range(1, rounds + 1):
            say(f"Round {number} of {rounds}:")
            pairs = zip(tools, sites, strict=True)
            found.append([measured(tool, site, environment, Path(work, "newspaper")) for tool, site in pairs])
    return [typical(tool.name, each) for tool, each in zip(tools, zip(*found, strict=True), strict=True)]


def measured(tool: Tool, site: Site, environment: Path, folder: Path) -> Round:
    """Make a tool's project anew and build it after each change; return what each build costs.

    Whatever a tool keeps is in the folder, which is removed first: in the project or where programs keep caches.
    """
    if folder.exists():
        shutil.rmtree(folder)
    project, command = folder / "project", tool.command(environment)
    write_files(project, site.files.items())
    places = {Step.ARTICLE: site.article, Step.GLOSS: site.gloss}
    builds, files, size = {}, 0, 0
    for step in Step if site.gloss else list(Step)[:-1]:
        if place := places.get(step):
            _add(project, site, place, ADDED[step])
        builds[step] = measure(command, project, {"XDG_CACHE_HOME": str(folder / "cache")})
        say(f"  {tool.name}, {step}: {builds[step].cpu:.2f} s of CPU")
        written = [path for path in (project / tool.output).rglob("*") if path.is_file()]
        if step is Step.COLD:
            files, size = len(written), sum(path.stat().st_size for path in written)
        if step in ADDED and not _shows(written, ADDED[step]):
            raise SystemExit(f"{tool.name}, {step}: no page shows the word {ADDED[step]!r} that was added")
    return Round(builds, files, size)


def _add(project: Path, site: Site, place: Place, word: str) -> None:
    """Put a word into one of a project's files."""
    text, at = site.files[place.file], place.offset
    write_files(project, [(place.file, f"{text[:at]} {word}{text[at:]}")])


def _shows(written: Iterable[Path], word: str) -> bool:
    return any(word.encode() in path.read_bytes() for path in written if path.suffix == ".html")


def typical(tool: str, rounds: Sequence[Round]) -> Result:
    """Return a tool's result: of each figure the median of its rounds."""
    builds = {
        step: Usage(
            statistics.median(each.builds[step].cpu for each in rounds),
            statistics.median(each.builds[step].wall for each in rounds),
            statistics.median_low(each.builds[step].peak for each in rounds),
        )
        for step in rounds[0].builds
    }
    return Result(tool, builds, rounds[0].files, rounds[0].bytes)


def machine() -> str:
    """Return what the machine is, and how busy it was before anything was measured."""
    models = (line.partition(": ")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    processor = " ".join(next(models, platform.machine()).split())
    load = f"a load of {os.getloadavg()[0]:.1f} at the start"
    return f"{os.cpu_count()} cores of {processor}, {memory:.0f} GiB, {platform.system()}, {load}"


def versions() -> str:
    """Return which versions are measured: of what is installed here, and of what is installed to be measured."""
    pinned = [
        line.split()[0].partition("==")
        for line in _lines(REQUIREMENTS)
        if line.startswith(("hugo==", "mkdocs==", "mkdocs-material=="))
    ]
    found = [(name, metadata.version(name)) for name in INSTALLED] + [(name, version) for name, _, version in pinned]
    return ", ".join(f"{name} {version}" for name, version in [("Python", platform.python_version()), *found])


def _lines(file: str | Path) -> Iterator[str]:
    """Yield a file's lines; none where there is no such file."""
    path = Path(file)
    yield from path.read_text(encoding="utf-8").splitlines() if path.exists() else ()


def say(progress: str) -> None:
    """Print how far it is, apart from the result."""
    print(progress, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
