"""Sites of growing size -> what each costs, and which part of ours grows faster than what was grown: one table.

    python -m bench.growth
    python -m bench.growth --sizes 1000,5000,10000 --only articles

Everything is grown alone, then all together but for what is on one article. `--sizes` are numbers of articles; all
else is grown as many times from what it is beside the fewest articles. A site is built twice: as it is, for its CPU
time and the most memory that its processes had at once, and with a profiler, which names the functions. Only Linux
tells the memory.
"""

# ruff: noqa: INP001, T201 -- in no package; it prints

from __future__ import annotations

import argparse
import os
import pstats
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from bench.measuring import Usage, measure
from bench.rich_corpus import Counts, write_project

ROOT = Path(__file__).parents[1]
SIZES = (100, 400)  # articles
EACH = ("mentions", "notes", "quotes")  # on one article, however many there are
EVERYTHING = "all together"
LEAN = '\nSEARCH_SAVE_AS = ""\n'
MUCH = 0.01  # of a site's time; what takes less is not worth a name
FASTER = 1.15  # times the time for each thing; less is noise
LEAST = 0.002  # seconds; the profiler tells no less
NAMED = 5  # functions that are named; the first explain the others
MIB = 2**20

Function = tuple[str, int, str]
"""A function's file, its line and its name, as the profiler has them; the file of a built-in one is ~."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one site costs: CPU seconds, bytes, and the seconds of each function's own with a profiler."""

    counts: Counts
    seconds: float
    bytes: int
    own: Mapping[Function, float]

    @property
    def profiled(self) -> float:
        """The seconds of all functions."""
        return sum(self.own.values())


def main() -> None:
    """Grow what the command line asks for, and print a row for each site."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=SIZES, metavar="N,N", help="numbers of articles")
    parser.add_argument("--only", default="", metavar="WORD", help="what is grown, of all in the table")
    parser.add_argument("--no-search", action="store_true", help="build sites without a search index")
    parser.add_argument("--no-names", action="store_true", help="build each site once, without a profiler")
    wanted = parser.parse_args()
    print("| grown | to | CPU s | ms an article | ms for each more | peak MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    said: list[str] = []
    for name, sites in grown(wanted.sizes).items():
        if wanted.only in name:
            costs: list[Cost] = []
            for counts in sites:
                costs.append(_cost(counts, search=not wanted.no_search, names=not wanted.no_names))
                print(row(name, costs), flush=True)
            said += [f"\n{name}:", *verdict(name, costs), *faster(name, costs)]
    print("\n".join(said))


def grown(sizes: Sequence[int]) -> dict[str, list[Counts]]:
    """Return the sites of each row, by what is grown."""
    first, every = least(sizes[0]), [field.name for field in fields(Counts)]
    whole = [name for name in every if name not in EACH]
    return {
        name: [_times(first, size / sizes[0], which) for size in sizes]
        for name, which in {**{name: [name] for name in every}, EVERYTHING: whole}.items()
    }


def least(articles: int) -> Counts:
    """Return the counts of the smallest site with so many articles."""
    usual = Counts()
    others = [field.name for field in fields(Counts) if field.name not in EACH]
    return _times(usual, articles / usual.articles, others)


def _times(counts: Counts, factor: float, names: Sequence[str]) -> Counts:
    """Return counts of which some are larger by a factor."""
    return replace(counts, **{name: max(1, round(getattr(counts, name) * factor)) for name in names})


def _size(name: str, counts: Counts) -> int:
    """Return how much there is of what is grown."""
    size: int = counts.articles if name == EVERYTHING else getattr(counts, name)
    return size


def row(name: str, costs: Sequence[Cost]) -> str:
    """Return the row of the last of some sites, beside which is what each more of what was grown has cost."""
    cost = costs[-1]
    more = f"{1000 * each_more(name, costs):.1f}" if len(costs) > 1 else ""
    each = 1000 * cost.seconds / cost.counts.articles
    size, peak = _size(name, cost.counts), cost.bytes / MIB
    return f"| {name} | {size:,} | {cost.seconds:.1f} | {each:.1f} | {more} | {peak:,.0f} |"


def each_more(name: str, costs: Sequence[Cost]) -> float:
    """Return the seconds that each more of what is grown has cost, from the last site but one to the last."""
    before, after = costs[-2:]
    return (after.seconds - before.seconds) / (_size(name, after.counts) - _size(name, before.counts))


def verdict(name: str, costs: Sequence[Cost]) -> Iterator[str]:
    """Yield how the time for each has grown, where the sites tell that."""
    if name in {"articles", EVERYTHING} and len(costs) > 1:
        first, last = (cost.seconds / cost.counts.articles for cost in (costs[0], costs[-1]))
        yield f"- an article of the largest site takes {last / first:.2f} times as long as one of the smallest"
    if len(costs) > 2:  # noqa: PLR2004 -- two steps
        first, last = each_more(name, costs[:2]), each_more(name, costs)
        yield f"- each more costs {last / first:.2f} times as much in the last step as in the first"


def faster(name: str, costs: Sequence[Cost]) -> Iterator[str]:
    """Yield the functions of ours, or under ours, whose own time grew by more than what was grown, the worst first."""
    small, large = costs[0], costs[-1]
    if not large.own:
        return
    factor = _size(name, large.counts) / _size(name, small.counts)
    found = []
    for function, seconds in large.own.items():
        before = max(small.own.get(function, 0.0), LEAST)
        if seconds > MUCH * large.profiled and seconds > FASTER * factor * before:
            found.append((seconds - factor * before, function, before, seconds))
    for _, (file, line, called), before, seconds in sorted(found, reverse=True)[:NAMED]:
        place = f"{_shown(file)}:{line} {called}"
        yield f"- {place} takes {before:.2f} s, then {seconds:.2f}: {seconds / before:.1f} times for {factor:.1f}"
    if not found:
        yield "- no function takes longer for each"


def _shown(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])


def _cost(counts: Counts, *, search: bool, names: bool) -> Cost:
    """Build a site as it is and, to have names, once more with a profiler."""
    with tempfile.TemporaryDirectory() as folder:
        project, profiles = Path(folder, "ruritania"), Path(folder, "profiles")
        write_project(project, counts)
        if not search:
            with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
                file.write(LEAN)
        usage = _build(project, {})
        profiles.mkdir()
        if names:
            _build(project, {"PROFILES": str(profiles)})
        return Cost(counts, usage.cpu, usage.peak, _own_times(profiles.iterdir()))


def _build(project: Path, added: Mapping[str, str]) -> Usage:
    """Build a site anew; return what that costs."""
    paths = os.pathsep.join([str(ROOT / "bench" / "profiling"), str(ROOT / "plugins")])
    return measure([sys.executable, "-m", "newsgloss.cli", "build"], project, {"PYTHONPATH": paths, **added})


def _own_times(profiles: Iterator[Path]) -> dict[Function, float]:
    """Return the seconds of each function's own in all processes; what built-in ones take is their callers'."""
    own: Counter[Function] = Counter()
    for path in profiles:
        stats: dict[Function, Any] = pstats.Stats(str(path)).stats  # type: ignore[attr-defined]
        for function, (_, _, seconds, _, callers) in stats.items():
            if function[0] != "~" or not callers:
                own[function] += seconds
                continue
            for caller, (_, _, theirs, _) in callers.items():
                own[caller] += theirs
    return dict(own)


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a list with commas, the smallest first."""
    return tuple(sorted({int(number.replace("_", "")) for number in text.split(",")}))


if __name__ == "__main__":
    main()
