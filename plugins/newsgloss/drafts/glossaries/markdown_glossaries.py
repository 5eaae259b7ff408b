"""A glossary in Markdown -> its concepts: made HTML, each element with its line, and read as that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.model.yaml_text.parsing import parse

from .concepts import ForeignGlossary
from .html_glossaries import BETWEEN_TERMS, LINE, SECTION, read_html_glossary

DEFINITION = pattern_of(r" {0,3}:[ \t]+\S")
NOT_A_TERM = pattern_of(r"\s{4}|\s*(?:[:#>|]|[-*+] |\d+[.)] |<|```|~~~)")
FENCE = pattern_of(r"\s{0,3}(```+|~~~+)")
REFERENCE = pattern_of(r"<([^\s<>:/|]+):([^<>|\n]+)(?:\\?\|([^<>\n]+))?>")  # of mkdocs-ezglossary


def read_markdown_glossary(text: str) -> ForeignGlossary:
    """Return what a glossary in Markdown says. Raises TextError where it cannot be read."""
    front, body, first_line = split_front_matter(text)
    lines = list(_terms_on_one_line(body.split("\n")))
    sections = {match[1] for line, after in pairwise(lines) if (match := _section(line, after))}
    body = REFERENCE.sub(lambda found: _link(found, sections), "\n".join(lines))
    reading = MarkdownIt("commonmark", {"html": True}).enable("table").use(deflist_plugin)
    tokens = reading.parse(body)
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet(LINE, str(token.map[0] + first_line))
    found = read_html_glossary(reading.renderer.render(tokens, reading.options, {}))
    said = _front_matter(front)
    return replace(
        found,
        title=said.get("title") or found.title,
        publisher=said.get("publisher") or said.get("author") or found.publisher,
        url=said.get("url") or found.url,
        published=said.get("date") or found.published,
    )


def _terms_on_one_line(lines: list[str]) -> Iterator[str]:
    """Yield lines, the terms of one definition together on the last of theirs: CommonMark has one line for a term."""
    waiting: list[str] = []  # lines that may be terms
    fence = ""
    for line in lines:
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if not fence and line.strip() and not mark and not NOT_A_TERM.match(line):
            waiting.append(line)
            continue
        if len(waiting) > 1 and not fence and DEFINITION.match(line):
            yield from [""] * (len(waiting) - 1)
            waiting = [BETWEEN_TERMS.join(map(str.strip, waiting))]
        yield from waiting
        waiting = []
        yield line
    yield from waiting


def _section(line: str, after: str) -> re.Match[str] | None:
    """Return what is before and after the colon in a term of mkdocs-ezglossary, with a definition on the next line."""
    return SECTION.fullmatch(line.strip(" *_`")) if DEFINITION.match(after) else None


def _link(found: re.Match[str], sections: set[str]) -> str:
    """Return a reference to a term as a link of Markdown."""
    section, term, text = found.groups()
    return f"[{text or term}](<#{section}:{term}>)" if section in sections else found[0]


def _front_matter(front: str | None) -> dict[str, str]:
    try:
        data = parse(front or "", "").data
    except ContentError:
        data = None
    return {key: value for key, value in data.items() if isinstance(value, str)} if isinstance(data, dict) else {}
