"""A style sheet of ours -> one for the part of another theme's page that is ours, where it wins over the theme's own.

It is read as lightningcss writes it: without comments, and with no more space than is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgloss.model.patterns import pattern_of

PART = (
    ":is(.newsgloss,#newsgloss#newsgloss)"  # the class alone is on the page; as strong as two ids, for themes use one
)
ROOTS = pattern_of(r"(?::root|html|body|main)(?![\w-])")  # what is said of them is said of our part of the page
SWITCHES = pattern_of(r"\[data-(?:help|notes)[^]]*\] ")  # on the page's root, where our scripts keep them
# The part is one column, however wide the window is.
NEVER = pattern_of(r"\(width>=64rem\)|\(width>82rem\)")
ALWAYS = pattern_of(r"@media \((?:width<64rem|width<=82rem)\)")
WHOLE = ("@font-face", "@counter-style", "@keyframes", "@position-try", "@property")  # have no selectors in them
TOKEN = pattern_of(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([{};,()[\]])""", re.DOTALL)


def scoped(css: str) -> str:
    """Return the rules of a style sheet for our part of a page alone, out of their layers, in which none would win."""
    return "".join(_scoped(css))


def _scoped(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None or head.startswith("@page") or NEVER.search(head):
            continue
        if head.startswith("@layer") or ALWAYS.fullmatch(head):
            yield from _scoped(body)
        elif head.startswith(WHOLE):
            yield f"{head}{{{body}}}"
        elif head.startswith("@"):
            if inside := scoped(body):
                yield f"{head}{{{inside}}}"
        else:
            yield f"{','.join(map(_selector, _split(head)))}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield the rules of a style sheet: what is before the brace, and what is in it; None where it has no braces."""
    start, opened, depth = 0, 0, 0
    for token in TOKEN.finditer(css):
        if token[2] == "{":
            opened = opened if depth else token.start()
            depth += 1
        elif token[2] == "}":
            depth -= 1
            if not depth:
                yield css[start:opened], css[opened + 1 : token.start()]
                start = token.end()
        elif token[2] == ";" and not depth:
            yield css[start : token.start()], None
            start = token.end()


def _split(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list."""
    start, depth = 0, 0
    for token in TOKEN.finditer(selectors):
        depth += (token[2] or "") in tuple("([")
        depth -= (token[2] or "") in tuple(")]")
        if token[2] == "," and not depth:
            yield selectors[start : token.start()]
            start = token.end()
    yield selectors[start:]


def _selector(selector: str) -> str:
    if root := ROOTS.match(selector):
        return f"{PART}{selector[root.end() :]}"
    switch = SWITCHES.match(selector)
    return f"{switch[0]}{PART} {selector[switch.end() :]}" if switch else f"{PART} {selector}"
