"""What builds cost -> tables in Markdown, and their place in docs/benchmarks.md."""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.measuring import Usage

MIB, MB = 2**20, 1_000_000
OURS = "Newsgloss, plain"  # what the others are compared with where they win
MARKS = "<!-- {0} articles: begin -->\n", "<!-- {0} articles: end -->"
LAST = "articles: end -->"
NONE = "–"  # a tool without glosses has none to change


class Step(StrEnum):
    """What happened to a site since it was built last."""

    COLD = "cold"
    UNCHANGED = "nothing changed"
    ARTICLE = "one article changed"
    GLOSS = "one gloss changed"


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool's builds cost, and how many files and bytes there are in its site."""

    tool: str
    builds: Mapping[Step, Usage]
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was measured, when, on which machine and of which versions."""

    articles: int
    names: int
    rounds: int
    day: datetime.date
    machine: str
    versions: str

    @property
    def chart(self) -> str:
        """The name of the chart's file."""
        return f"benchmarks-{self.articles}.svg"


def section(results: Sequence[Result], conditions: Conditions) -> str:
    """Return what the document says of one number of articles."""
    day = f"{conditions.day.day} {conditions.day:%B %Y}"  # the program runs in no locale but C
    rounds = f"medians of {conditions.rounds} rounds" if conditions.rounds > 1 else "one round"
    return (
        f"{conditions.articles:,} articles, {conditions.names:,} names; {rounds}; {day}. {conditions.machine}. "
        f"{conditions.versions}.\n\n"
        f"![CPU seconds of each build; the table has the same figures.](images/{conditions.chart})\n\n{tables(results)}"
    )


def tables(results: Sequence[Result]) -> str:
    """Return the figures, each with its ratio to the first tool's, and in which of them ours are worse."""
    parts = [
        "CPU seconds of all processes:",
        "\n".join(_times(results, lambda usage: usage.cpu)),
        "Seconds by the clock:",
        "\n".join(_times(results, lambda usage: usage.wall)),
        "Memory of all processes at most, and the site:",
        "\n".join(_sizes(results)),
        *(["\n".join(lines)] if (lines := list(losses(results))) else []),
    ]
    return "\n\n".join(parts) + "\n"


def _times(results: Sequence[Result], figure: Callable[[Usage], float]) -> Iterator[str]:
    yield f"| | {' | '.join(Step)} |"
    yield f"| --- |{' ---: |' * len(Step)}"
    base = results[0].builds
    for result in results:
        cells = []
        for step in Step:
            usage = result.builds.get(step)
            beside = base.get(step) or base[Step.ARTICLE]  # a changed gloss takes a tool without any no less
            ratio = "" if result is results[0] or not usage else f" ({short(figure(usage) / figure(beside))}×)"
            cells.append(f"{short(figure(usage))}{ratio}" if usage else NONE)
        yield f"| {result.tool} | {' | '.join(cells)} |"


def _sizes(results: Sequence[Result]) -> Iterator[str]:
    yield "| | MiB, cold | MiB, built again | files | MB |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    first = results[0].builds[Step.COLD].peak
    for result in results:
        cold, *others = (usage.peak for usage in result.builds.values())
        ratio = "" if result is results[0] else f" ({short(cold / first)}×)"
        size = f"{result.files:,} | {result.bytes / MB:.1f}"
        yield f"| {result.tool} | {cold / MIB:,.0f}{ratio} | {max(others) / MIB:,.0f} | {size} |"


def losses(results: Sequence[Result]) -> Iterator[str]:
    """Yield in what other tools are better than ours with the same articles, and how far."""
    ours = next((result for result in results if result.tool == OURS), None)
    if not ours:
        return
    others = [result for result in results if not re.search("Newsgloss|without search", result.tool)]
    yield f"Where **{OURS}**, loses:\n"
    for step in Step:
        taken = ours.builds[step].cpu
        better = {other.tool: taken / other.builds[step].cpu for other in others if step in other.builds}
        yield f"- CPU time, {step}: {_listed(better)}"
    peak = ours.builds[Step.COLD].peak
    yield f"- memory, cold: {_listed({other.tool: peak / other.builds[Step.COLD].peak for other in others})}"


def _listed(ratios: Mapping[str, float]) -> str:
    """Return the tools that take less than ours, and how many times as much ours take."""
    worse = sorted(((ratio, tool) for tool, ratio in ratios.items() if ratio > 1), reverse=True)
    return "; ".join(f"{short(ratio)} times that of {tool}" for ratio, tool in worse) or "nowhere"


def insert(document: str, articles: int, text: str) -> str:
    """Return a document with a text between the marks for a number of articles; new ones are put after the last."""
    begin, end = (mark.format(articles) for mark in MARKS)
    if begin not in document:
        before, last, after = document.rpartition(LAST)
        document = f"{before}{last}\n\n### {articles:,} articles\n\n{begin}{end}{after}"
    before, _, rest = document.partition(begin)
    return f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}"


def short(number: float) -> str:
    """Return a number with three digits or so."""
    return f"{number:.2f}" if number < 10 else f"{number:.1f}" if number < 100 else f"{number:,.0f}"  # noqa: PLR2004 -- digits
