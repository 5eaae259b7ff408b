"""What a draft's front matter says already -> all of it, with every other field explained in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.yaml_source import line as yaml_line

MOST = 10  # values of other explainers in a comment
INTRODUCTION = "# What else it may say. Take away the # to use a line, and write your words after its colon.\n"


def front_matter(said: Mapping[str, str | None], on_site: Mapping[str, Iterable[str]] | None = None) -> str:
    """Return the front matter of a draft with its lines of ---. What is said as None is not said.

    `on_site` are values that other explainers of the site have, by field.
    """
    lines = "".join(_line(key, value) for key, value in said.items() if value)
    others = [name for name in ExplainerMeta.model_fields if not said.get(name)]
    explained = "".join(f"# {name}: {_explained(name, (on_site or {}).get(name, ()))}\n" for name in others)
    return f"---\n{lines}{INTRODUCTION}{explained}---\n"


def _explained(name: str, values: Iterable[str]) -> str:
    used = [" ".join(value.split()) for value in dict.fromkeys(values)][:MOST]
    words = ExplainerMeta.model_fields[name].description or ""
    return f"{words} Others here: {', '.join(used)}" if used else words


def _line(key: str, value: str) -> str:
    """Return `key: value` on one line; dates stay bare, other text is quoted only where YAML needs it."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return f"{key}: {value}\n"
    return yaml_line(key, value)
