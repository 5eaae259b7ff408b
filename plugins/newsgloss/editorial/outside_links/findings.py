"""The places of links, and what came of them -> what an editor is told: problems with lines to paste, and counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsgloss.model.problems import Level, Problem
from newsgloss.model.yaml_source import line

from .answers import LinkAnswer, Verdict
from .written_links import LinkPlace

GIVEN_UP = "given up"  # dead, and its source says so
LEVELS = {Verdict.DEAD: Level.ERROR, Verdict.UNCLEAR: Level.WARNING, Verdict.MOVED: Level.ADVICE}
LOOK = "Open it in a browser: what it shows readers may be right."
NO_COPY = "The Wayback Machine has no copy of it: find where it is by now, or cite something else."
NOT_FOUND_OUT = "Whether the Wayback Machine has a copy could not be found out: run the command again later."


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """What is wrong with a link at one place, and the lines that its remedy says to write."""

    problem: Problem
    lines: tuple[str, ...] = ()


def findings(
    links: Mapping[str, tuple[LinkPlace, ...]], answers: Mapping[str, LinkAnswer], today: datetime.date
) -> list[LinkFinding]:
    """Return what is wrong at each place, the worst last, each level in the order of files and lines."""
    found = [
        finding
        for address, places in links.items()
        for place in places
        if (finding := _finding(address, place, answers[address], today))
    ]
    return sorted(found, key=lambda one: (-one.problem.level, one.problem.place, one.problem.message))


def counts(
    links: Mapping[str, tuple[LinkPlace, ...]], answers: Mapping[str, LinkAnswer]
) -> Iterator[tuple[str, str, str]]:
    """Yield what can come of a link, of how many addresses it came, and at how many places they are."""
    names = {one: _name(links[one], answers[one]) for one in links}
    for name in (*Verdict, GIVEN_UP):
        addresses = [one for one in links if names[one] == name]
        yield name, str(len(addresses)), str(sum(len(links[one]) for one in addresses))


def as_data(
    links: Mapping[str, tuple[LinkPlace, ...]], answers: Mapping[str, LinkAnswer]
) -> Sequence[Mapping[str, Any]]:
    """Return every link as plain data: its address, what came of it, and its places."""
    return [
        {
            "address": address,
            "verdict": _name(places, answers[address]),
            "why": answers[address].why,
            "day": answers[address].day.isoformat(),
            "now_at": answers[address].now_at or None,
            "archived": answers[address].archived or next((one.copy for one in places if one.copy), None),
            "places": [
                {"file": one.place.path, "line": one.place.line, "column": one.place.column, "key": one.key or None}
                for one in places
            ],
        }
        for address, places in links.items()
    ]


def _name(places: Sequence[LinkPlace], answer: LinkAnswer) -> str:
    """Return what came of a link: its verdict, unless it is dead and given up wherever it is."""
    is_given_up = answer.verdict is Verdict.DEAD and all(one.is_given_up for one in places)
    return GIVEN_UP if is_given_up else answer.verdict


def _finding(address: str, place: LinkPlace, answer: LinkAnswer, today: datetime.date) -> LinkFinding | None:
    asked = "" if answer.day == today else f" (asked on {answer.day})"
    if place.is_given_up:
        return _given_up(address, place, answer, asked)
    if answer.verdict not in LEVELS:
        return None
    told = {
        Verdict.DEAD: f"the link {address} is dead: {answer.why}{asked}",
        Verdict.UNCLEAR: f"the link {address} is not clear: {answer.why}{asked}",
        Verdict.MOVED: f"the link {address} has moved for good{asked}",
    }[answer.verdict]
    remedy, lines = _remedy(place, answer)
    return LinkFinding(Problem(place.place, told, remedy, LEVELS[answer.verdict]), lines)


def _given_up(address: str, place: LinkPlace, answer: LinkAnswer, asked: str) -> LinkFinding | None:
    """Return what may be said better of a source that is given up as dead."""
    if answer.verdict in {Verdict.FINE, Verdict.MOVED}:
        message = f"the link {address}, which is said to be dead, answers again{asked}"
        return LinkFinding(Problem(place.place, message, "Take `access: dead` out of its source.", Level.ADVICE))
    if answer.verdict is Verdict.DEAD and not place.copy and answer.archived:
        message = f"the link {address} is dead, and there is an archived copy{asked}"
        problem = Problem(place.place, message, "Write into its source:", Level.ADVICE)
        return LinkFinding(problem, (_line("archived_url", answer.archived),))
    return None


def _remedy(place: LinkPlace, answer: LinkAnswer) -> tuple[str, tuple[str, ...]]:
    if answer.verdict is Verdict.UNCLEAR:
        return LOOK, ()
    if answer.verdict is Verdict.MOVED:
        return "Write the new address:", (_in_place(place, answer.now_at),)
    if place.copy:
        return f"Its source has an archived copy, {place.copy}; write into it as well:", ("access: dead",)
    if not answer.archived:
        return NOT_FOUND_OUT if answer.archived is None else NO_COPY, ()
    if place.is_source:
        return "Write into its source:", (_line("archived_url", answer.archived), "access: dead")
    return "Lead readers to its archived copy:", (_in_place(place, answer.archived),)


def _in_place(place: LinkPlace, address: str) -> str:
    """Return what is written in place of an address: with its key in YAML, alone in texts and settings."""
    return _line(place.key, address) if place.key and not place.key.isupper() else address


def _line(key: str, value: str) -> str:
    return line(key, value).rstrip("\n")
