"""A Seed -> the record of its conversion, as JSON: what became of every line, and the quotes in them."""

from __future__ import annotations

import json
from functools import cache
from importlib import metadata
from typing import Any

from newsgloss.language.quotations import Quote
from newsgloss.seeds.lines.rulings import Line
from newsgloss.seeds.seed import Seed


def record(seed: Seed) -> str:
    """Return the record of a conversion, as JSON: what happened to every line, the quotes, and the totals."""
    data = {
        "tool": f"newsgloss {_version()}",
        "seed": seed.id,
        "file": seed.file,
        "sha256": seed.sha256,
        "encoding": seed.encoding,
        "oddities": dict(seed.oddities),
        "lines": [_line_record(line) for line in seed.lines],
        "quotes": [_quote_record(quote) for quote in seed.quotes()],
        "totals": {"lines": len(seed.lines), **seed.totals()},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _quote_record(quote: Quote) -> dict[str, Any]:
    said = {"n": quote.line, "text": quote.text, "speaker": quote.speaker, "attribution": quote.attribution}
    return {**said, "closed": quote.closed}


def _line_record(line: Line) -> dict[str, Any]:
    said: dict[str, Any] = {"n": line.number}
    if line.last != line.number:
        said["to"] = line.last
    said |= {"op": line.operation, "as": line.as_, "rule": line.rule, "reason": line.reason}
    return {**said, "text": line.text} if line.operation == "drop" else said


@cache
def _version() -> str:
    """Return our version, which to look up takes a tenth of the time that the import of a short article does."""
    return metadata.version("newsgloss")
