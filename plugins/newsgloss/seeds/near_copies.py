"""Paragraphs of ours, and a seed's -> those of ours that are nearly the seed's: copied, with a word changed or added.

A long paragraph is nearly a line where most runs of three words in it are that line's. What it has in quotation marks
is left out: whoever quotes a phrase says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .lines.rulings import Line

WORD = re.compile(r"\w+")
QUOTED = re.compile('["“„«»][^"“”„«»]*["”“»«]')
RUN = 3  # words; of a run that one changed word breaks, there are three
FEWEST = 12  # words that a paragraph has, not counting what it quotes; of less, two people may write the same
NEAR = 0.6  # share of a paragraph's runs that are in one line: a word in twelve may be another, two in twenty


def near_copies(paragraphs: Iterable[str], lines: Iterable[Line]) -> Iterator[tuple[str, int]]:
    """Yield each paragraph that is nearly a line of a seed, or part of one, with the line's number, in linear time."""
    long = {text: runs for text in paragraphs if len(runs := _runs(QUOTED.sub(" ", text))) > FEWEST - RUN}
    if not long:
        return
    homes: dict[tuple[str, ...], int] = {}  # the first line that has a run
    for line in lines:
        for run in _runs(line.text):
            homes.setdefault(run, line.number)
    for text, runs in long.items():
        for number, shared in Counter(homes[run] for run in runs if run in homes).most_common(1):
            if shared >= NEAR * len(runs):
                yield text, number


def _runs(text: str) -> list[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return list(zip(*(words[start:] for start in range(RUN)), strict=False))
