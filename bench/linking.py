"""Made-up articles and glossaries -> what linking costs, beside two common ways to do it: one table.

    python bench/linking.py

Everything is timed in one process and in turns, so that a busy machine is as hard on one as on the other.
"""

# ruff: noqa: INP001, T201 -- a script, in no package; it prints

from __future__ import annotations

import argparse
import functools
import os
import platform
import re
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import markdown
from corpus import MENTIONS, WORDS, Item, articles, glossary
from markdown.extensions.abbr import AbbrExtension

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.annotator import Rules, annotate
from newsgloss.linking.forms import forms
from newsgloss.linking.html_text import read_fragment
from newsgloss.linking.matcher import Matcher
from newsgloss.model.entries import KINDS, EntryRecord

SIZES = (10, 100, 1_000, 10_000)  # names
LARGEST_PEER = 1_000  # names; beyond that, a run of the peers takes minutes and says nothing new
EACH = Rules(linking="all")  # so that the work is the same at each size: a small glossary has fewer first mentions
COLUMNS = ("Newsgloss", "its matcher", "Markdown alone", "Markdown + abbr", "one expression")


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to treat an article. `run` takes one of `texts`."""

    column: str
    size: int
    run: Callable[[str], object]
    texts: Sequence[str]


def contenders(size: int, count: int) -> Iterable[Contender]:
    """Yield the ways to link the names of a glossary in articles that mention them."""
    items = glossary(size)
    sources = [article.body for article in articles(count, items)]
    converter = Converter({}, lambda _kind, _id: None)
    pages = [converter.convert(source).html for source in sources]
    matcher = Matcher(forms(map(_entry, items)))
    yield Contender("Newsgloss", size, lambda html: annotate(html, matcher, "/glossary/{}/".format, EACH), pages)
    yield Contender(
        "its matcher", size, lambda text: list(matcher.find(text)), [read_fragment(html).text for html in pages]
    )
    yield Contender("Markdown alone", size, _converter(markdown.Markdown()), sources)
    if size <= LARGEST_PEER:
        names = {name: item.id for item in items for name in item.names}
        yield Contender("Markdown + abbr", size, _converter(_with_abbreviations(names)), sources)
        yield Contender("one expression", size, _one_expression(names), pages)


def timed(contestants: Sequence[Contender], rounds: int) -> dict[tuple[str, int], float]:
    """Return the median over the rounds of each contender's ms an article, by column and size."""
    figures: dict[tuple[str, int], list[float]] = {(one.column, one.size): [] for one in contestants}
    for number in range(rounds + 1):
        for one in contestants:
            start = time.process_time_ns()
            for text in one.texts:
                one.run(text)
            if number:  # the first round warms up
                cost = (time.process_time_ns() - start) / 1e6 / len(one.texts)
                figures[one.column, one.size].append(cost)
    return {key: statistics.median(costs) for key, costs in figures.items()}


def table(costs: dict[tuple[str, int], float]) -> str:
    """Return the figures as a Markdown table, with what they are to each other below it."""
    rows = [["names", *COLUMNS], ["---:"] * (len(COLUMNS) + 1)]
    for size in SIZES:
        row = [costs.get((column, size)) for column in COLUMNS]
        rows.append([f"{size:,}", *(f"{cost:.2f}" if cost else "" for cost in row)])
    growth = {column: costs[column, SIZES[-1]] / costs[column, SIZES[0]] for column in COLUMNS[:2]}
    share = statistics.median(costs["Newsgloss", size] / costs["Markdown alone", size] for size in SIZES)
    return "\n".join(
        [
            *(f"| {' | '.join(row)} |" for row in rows),
            "",
            (
                f"{SIZES[-1]:,} names against {SIZES[0]}: {growth['Newsgloss']:.2f} times the cost, "
                f"{growth['its matcher']:.2f} times the matcher's."
            ),
            f"Newsgloss against Markdown alone: {share:.2f} of its cost.",
        ]
    )


def machine() -> str:
    """Return what the figures depend on: the machine's size and the versions of everything timed."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}; "
        f"{platform.python_implementation()} {platform.python_version()}, Markdown {markdown.__version__}"
    )


def _entry(item: Item) -> EntryRecord:
    label, *names = item.names
    return KINDS[item.kind].model_validate(
        {"id": item.id, "kind": item.kind, "label": label, "names": names, "gloss": "A thing."}
    )


def _converter(instance: markdown.Markdown) -> Callable[[str], str]:
    return lambda text: instance.reset().convert(text)


def _with_abbreviations(names: dict[str, str]) -> markdown.Markdown:
    extension = AbbrExtension()
    extension.load_glossary(names)
    return markdown.Markdown(extensions=[extension])


def _one_expression(names: dict[str, str]) -> Callable[[str], str]:
    """Return what links names by one alternation over the HTML, the longest name first."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    expression = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    link = functools.partial(_link, names)
    return lambda html: expression.sub(link, html)


def _link(names: dict[str, str], match: re.Match[str]) -> str:
    return f'<a href="/glossary/{names[match[0]]}/">{match[0]}</a>'


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the linking of names.")
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=21)
    wanted = parser.parse_args()
    everybody = [one for size in SIZES for one in contenders(size, wanted.articles)]
    print(
        f"CPU milliseconds for an article of {WORDS} words with {MENTIONS} mentions; medians of {wanted.rounds} rounds"
    )
    print(f"of {wanted.articles} articles. {machine()}.\n")
    print(table(timed(everybody, wanted.rounds)))
