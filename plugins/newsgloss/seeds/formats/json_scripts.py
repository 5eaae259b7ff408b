"""A script's JSON, as publishers write it -> its values, or None where it is none."""

from __future__ import annotations

import json
import re
from typing import Any

from newsgloss.model.patterns import pattern_of

DEEPEST = 100  # lists and objects in each other; pages have ten, and Python reads a few hundred
JSON_MARK = pattern_of(r'[\[{\]}]|"(?:[^"\\]++|\\.)*+"?', re.DOTALL)  # or a string, in which they are none
HALF = pattern_of("[\ud800-\udfff]")


def read_json(text: str) -> Any:
    """Return a script's JSON, also where its writer left a comma too many or wrapped it for old browsers."""
    if _nesting(text) > DEEPEST:
        return None
    text = re.sub(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", "", text.strip().rstrip(";"))
    for candidate in (text, re.sub(r",(\s*[\]}])", r"\1", text)):
        try:
            return without_halves(json.loads(candidate, strict=False))
        except ValueError:
            continue
    return None


def without_halves(value: Any) -> Any:
    """Return a value of JSON with "?" for each half of a character: JSON can name one, and no file has it."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(HALF.sub("?", text)) if HALF.search(text) else value


def _nesting(text: str) -> int:
    """Return how deep lists and objects are in each other in JSON."""
    depth = deepest = 0
    for match in JSON_MARK.finditer(text):
        depth += (match[0] in "[{") - (match[0] in "]}")
        deepest = max(deepest, depth)
    return deepest
