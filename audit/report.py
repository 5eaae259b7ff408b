"""Results of checkers -> one table for people, and below it what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Result:
    """What one checker says of one kind of page; `wrong` has a line for each thing that must be fixed."""

    page: str
    checker: str
    said: str
    wrong: tuple[str, ...] = ()


def result(page: str, checker: str, wrong: Iterable[str], said: str = "nothing found") -> Result:
    """Return a result that says how much is wrong, or what to say where nothing is."""
    found = tuple(wrong)
    return Result(page, checker, f"{len(found)} to fix" if found else said, found)


def show(console: Console, results: Iterable[Result]) -> bool:
    """Print results as a table and what is wrong below it. Return whether nothing is."""
    table = Table("Page", "Checker", "Result")
    wrong = []
    for one in results:
        table.add_row(one.page, one.checker, one.said, style="bold red" if one.wrong else None)
        wrong += [f"{one.page}: {one.checker}: {line}" for line in one.wrong]
    console.print(table)
    for line in wrong:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return not wrong
