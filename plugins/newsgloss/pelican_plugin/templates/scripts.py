"""A script and the modules that it imports -> one script, so that a page asks for one file instead of one for each.

Modules of a script share its names: what one declares, another of them may not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import NoReturn

from jinja2 import TemplateNotFound

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem, nearest

IMPORT = pattern_of(r'^import\s+(?:\{([^{}]*)\}\s*from\s*)?"(\.{1,2}/[^"]+)";[^\S\n]*\n?', re.MULTILINE)
EXPORT = pattern_of(r"^export\s+(?=(?:const|let|(?:async\s+)?function|class)\s+([\w$]+))", re.MULTILINE)

Read = Callable[[str], str]


def joined(name: str, script: str, read: Read) -> str:
    """Return a script with the modules that it imports in front of it, each once and without imports and exports.

    `name` is the script's own, from which the addresses in it lead; `read` gives a template's text by its name. What is
    imported by an address on the site or of another host stays as it is. Raises ContentError where a module is not
    there, or does not export what is imported.
    """
    return "".join(_modules(name, script, read, {name}))


def _modules(name: str, script: str, read: Read, seen: set[str]) -> Iterator[str]:
    """Yield the modules that are not seen yet, each after those that it imports, and the script itself."""
    for names, address in IMPORT.findall(script):
        module = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        try:
            text = read(module)
        except TemplateNotFound:
            _refuse(name, f"there is no script '{address}', which this imports", "Add it, or take the line out.")
        exported = EXPORT.findall(text)
        for wanted in (part.strip() for part in names.split(",") if part.strip()):
            if wanted not in exported:
                remedy = nearest(wanted, exported, "Write 'export' before it there, or take it out here.")
                _refuse(name, f"'{address}' does not export '{wanted}', which this imports", remedy)
        if module not in seen:
            seen.add(module)
            yield from _modules(module, text, read, seen)
    yield EXPORT.sub("", IMPORT.sub("", script))


def _refuse(name: str, message: str, remedy: str) -> NoReturn:
    raise ContentError([Problem(Place(f"templates/{name}"), message, remedy)])
