"""A served page -> Lighthouse's scores for it, of 100, each the median of several runs."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from . import tools
from .browsing import flags

RUNS = 3  # the speed of a busy machine varies from run to run
WHOLE = 100
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
REQUIRED = CATEGORIES[1:]  # these depend on the page alone; performance on the machine as well
OPTIONS = ("--quiet", "--no-enable-error-reporting", "--output=json", f"--only-categories={','.join(CATEGORIES)}")


class Scores(NamedTuple):
    """What Lighthouse says of a page: a score for each category, and the required audits that it fails."""

    medians: dict[str, int]
    failed: tuple[str, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """What keeps a required category from being whole."""
        below = [f"{name} is {self.medians[name]}" for name in REQUIRED if self.medians[name] < WHOLE]
        return (*below, *self.failed) if below else ()

    def __str__(self) -> str:
        """Say it as in a table: "performance 99, accessibility 100, ..."."""
        return ", ".join(f"{name} {score}" for name, score in self.medians.items())


def measure(address: str) -> Scores:
    """Run Lighthouse on a page as on a telephone. Raises MissingToolError where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        return scores([_run(address, Path(folder, f"{number}.json")) for number in range(RUNS)])


def scores(reports: Sequence[dict[str, Any]]) -> Scores:
    """Return the scores that some reports on one page come to."""
    medians = {
        name: round(WHOLE * median(report["categories"][name]["score"] or 0 for report in reports))
        for name in CATEGORIES
    }
    return Scores(medians, tuple(sorted({failed for report in reports for failed in _failed(report)})))


def _run(address: str, report: Path) -> dict[str, Any]:
    command = [tools.node(), str(tools.package("lighthouse") / "cli" / "index.js"), address, *OPTIONS]
    subprocess.run(
        [*command, f"--output-path={report}", f"--chrome-flags=--headless=new {' '.join(flags())}"],
        env=os.environ | {"CHROME_PATH": tools.chromium()},
        check=True,
    )
    read: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return read


def _failed(report: dict[str, Any]) -> Iterable[str]:
    """Yield the audits of required categories that count and are not passed."""
    for name in REQUIRED:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']}"
