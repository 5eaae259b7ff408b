"""A YAML text and an edit -> the text with that edit alone, its comments, quotation marks and order kept.

What was written is read back: no edit may lose or change anything else.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.util import load_yaml_guess_indent

from newsgloss.model.problems import ContentError, Place, Problem

from .parsing import parse

INDENT = 2  # columns of a list's dashes, in a file that has no list yet
WIDEST = 2**16  # columns; no line of an author's is broken anew


def edited(text: str, name: str, edit: Callable[[Any], Any], expected: Callable[[Any], Any]) -> str:
    """Return a YAML text, of the file of some name, after an edit; it then says what is `expected` of what it said.

    Raises ContentError where the text cannot be read, or cannot be changed without changing more.
    """
    before = parse(text, name).data
    with contextlib.suppress(ContentError, YAMLError, ValueError):  # said below
        written = _dumped(text, edit)
        if parse(written, name).data == expected(before):
            return written
    remedy = "Make the change by hand: nothing was written."
    raise ContentError([Problem(Place(name), "this file cannot be edited without changing more of it", remedy)])


def _dumped(text: str, edit: Callable[[Any], Any]) -> str:
    """Return a YAML text with one edit, the rest as its author laid it out."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDEST
    data, _, offset = load_yaml_guess_indent(text, yaml=yaml)
    dashes = INDENT if offset is None else offset
    yaml.indent(mapping=2, sequence=dashes + 2, offset=dashes)
    out = io.StringIO()
    yaml.dump(edit(data), out)
    return f"{text}{out.getvalue()}" if data is None else out.getvalue()
