"""A glossary in HTML -> its concepts: those of definition lists, or else of headings with a text below them.

A comment below a heading may have its aliases, as glossarify-md reads them; a term may be `section:term`, as
mkdocs-ezglossary has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, TextError
from newsgloss.model.yaml_text.parsing import parse

from .concepts import Concept, ForeignGlossary, Unplaced, counted_unplaced, kind_of, several
from .prose import MOST_NESTED, Prose, children, prose_of_nodes

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTION = pattern_of(r"([^\s:/]+):(?=\S)(?!//)(.+)")  # and a term; in prose, a space follows a colon
HEADING_ID = pattern_of(r"\s*\{#([^\s{}]+)\}$")  # as Pandoc has it
ALIASES = pattern_of(r"Alias(?:es)?:\s+(\S.*)", re.DOTALL)
LINE = "data-newsgloss-line"  # where an element is in the file that the HTML was made of
BETWEEN_TERMS = "\ue000"  # of one definition, where they were made one line


@dataclass(slots=True)
class _Heading:
    """A heading, and what is below it before the next one."""

    node: LexborNode
    below: list[LexborNode] = field(default_factory=list)


def read_html_glossary(html: str) -> ForeignGlossary:
    """Return what a page of HTML says. Raises TextError where it cannot be read."""
    tree = LexborHTMLParser(html)
    unplaced: list[Unplaced] = []
    lists = [node for node in tree.css("dl") if not _is_within(node, "dl")]
    found = _defined(lists, unplaced) if lists else _headed(tree, unplaced)
    concepts = tuple(replace(each, names=tuple(name for name in each.names if name != each.label)) for each in found)
    about = _about(tree)
    return replace(about, concepts=concepts, unplaced=tuple(unplaced))


def _is_within(node: LexborNode, tag: str) -> bool:
    """Return whether an element is in another of some name. Raises TextError where it is in too many."""
    depth, parent = 0, node.parent
    while parent is not None and depth < MOST_NESTED:
        if parent.tag == tag:
            return True
        depth, parent = depth + 1, parent.parent
    if parent is not None:
        raise TextError(
            Flaw(f"more than {MOST_NESTED} elements are in one another", "Simplify the page.", line_of(node))
        )
    return False


def line_of(node: LexborNode) -> int:
    """Return on which line of its file an element is, or 0."""
    return int(node.attributes.get(LINE) or 0)


def _words(node: LexborNode) -> str:
    return prose_of_nodes(iter([node])).text


def _defined(lists: Iterable[LexborNode], unplaced: list[Unplaced]) -> Iterator[Concept]:
    """Yield the concepts of definition lists: each run of terms with the definitions that follow it."""
    sections = []
    for terms, definitions in _pairs(lists):
        names = [name for term in terms for part in _words(term).split(BETWEEN_TERMS) if (name := part.strip())]
        if not names:
            unplaced.append(Unplaced(line_of(definitions[0]), "a definition", "there is no term above it"))
            continue
        divided = [SECTION.fullmatch(name) for name in names]
        section = divided[0][1] if divided[0] else ""
        if section and not kind_of(section):
            sections.append((f"section '{section}'", "an entry has no section; its kind is 'term'"))
        labels = [each[2].strip() if each else name for each, name in zip(divided, names, strict=True)]
        yield Concept(
            key=_anchor(terms[0]) or names[0],
            label=labels[0],
            line=line_of(terms[0]),
            names=(*labels[1:], *_spelt_out(terms)),
            definition=_prose(definitions),
            kind=section if kind_of(section) else "",
        )
    unplaced += counted_unplaced(sections)


def _pairs(lists: Iterable[LexborNode]) -> Iterator[tuple[list[LexborNode], list[LexborNode]]]:
    """Yield the terms and the definitions of each group; a group may be in a <div>."""
    for each in lists:
        inner = [one for child in children(each) for one in (children(child) if child.tag == "div" else [child])]
        terms: list[LexborNode] = []
        definitions: list[LexborNode] = []
        for node in inner:
            if node.tag == "dt" and definitions:
                yield terms, definitions
                terms, definitions = [], []
            if node.tag in {"dt", "dd"}:
                (terms if node.tag == "dt" else definitions).append(node)
        if terms or definitions:
            yield terms, definitions


def _spelt_out(terms: Iterable[LexborNode]) -> list[str]:
    """Return what <abbr title="..."> in terms stands for."""
    titles = (abbr.attributes.get("title") or "" for term in terms for abbr in term.css("abbr"))
    return [" ".join(title.split()) for title in titles if title.strip()]


def _anchor(node: LexborNode) -> str:
    """Return the key by which links in the file lead to a term, or "" without an id."""
    ids = (each.attributes.get("id") for each in (node, *node.css("[id]")))
    return next((f"#{each}" for each in ids if each), "")


def _prose(nodes: Iterable[LexborNode]) -> Prose:
    return sum((prose_of_nodes(iter([node])) for node in nodes), Prose())


def _headed(tree: LexborHTMLParser, unplaced: list[Unplaced]) -> Iterator[Concept]:
    """Yield a concept for each heading with a text; a first one that alone is of its level is the title."""
    has_title = len(tree.css("h1")) == 1
    for number, heading in enumerate(_headings(tree)):
        words = _words(heading.node)
        given = HEADING_ID.search(words)
        label = HEADING_ID.sub("", words)
        line = line_of(heading.node)
        attributes = _attributes(heading.below, label, line, unplaced)
        names, texts = _own_lines(heading.below)
        definition = _prose(texts)
        if number == 0 and has_title and heading.node.tag == "h1":
            continue  # the title, and what introduces the glossary
        if not definition.blocks and not (attributes or names):
            unplaced.append(Unplaced(line, label, "this heading has no text of its own: it is taken for a part's"))
            continue
        key = f"#{given[1]}" if given else _anchor(heading.node) or f"#{_heading_slug(label)}"
        yield Concept(key, label, line, (*attributes, *names), definition=definition)


def _headings(tree: LexborHTMLParser) -> Iterator[_Heading]:
    current: _Heading | None = None
    for node in _flow(tree.body):
        if node.tag in HEADINGS:
            if current:
                yield current
            current = _Heading(node)
        elif current:
            current.below.append(node)
    if current:
        yield current


def _flow(node: LexborNode | None, depth: int = 0) -> Iterator[LexborNode]:
    """Yield the blocks of a page in their order: of what holds a heading, the blocks in it."""
    if depth > MOST_NESTED:
        raise TextError(Flaw(f"more than {MOST_NESTED} elements are in one another", "Simplify the page."))
    for child in children(node):
        is_text = (child.tag or "").startswith("-")
        if child.tag not in HEADINGS and not is_text and child.css_first(", ".join(HEADINGS)):
            yield from _flow(child, depth + 1)
        else:
            yield child


def _attributes(below: Iterable[LexborNode], label: str, line: int, unplaced: list[Unplaced]) -> tuple[str, ...]:
    """Return the aliases in the comment that is first below a heading; it is YAML, or JSON, which YAML reads."""
    first = next((node for node in below if node.tag != "-text" or str(node.text_content or "").strip()), None)
    if first is None or first.tag != "-comment":
        return ()
    said = str(first.html or "").removeprefix("<!--").removesuffix("-->").strip()
    try:
        data: Any = parse(said, "comment").data
    except ContentError:
        data = None
    if not isinstance(data, dict):
        unplaced.append(Unplaced(line, label, "the comment below this heading cannot be read"))
        return ()
    aliases: list[str] = []
    for key, value in data.items():
        if key.lower() == "aliases" and isinstance(value, str):
            aliases += several(value)
        elif key.lower() == "aliases" and isinstance(value, list):
            aliases += [" ".join(each.split()) for each in value if isinstance(each, str)]
        else:
            unplaced.append(Unplaced(line, f"{label}: {key}", "an entry has no field for this attribute"))
    return tuple(aliases)


def _own_lines(below: Iterable[LexborNode]) -> tuple[tuple[str, ...], list[LexborNode]]:
    """Return the aliases that paragraphs of their own list (`Aliases: a, b`), and what else is below a heading."""
    names: list[str] = []
    others = []
    for node in below:
        listed = ALIASES.fullmatch(_words(node)) if node.tag == "p" else None
        if listed:
            names += several(listed[1])
        else:
            others.append(node)
    return tuple(names), others


def _heading_slug(label: str) -> str:
    """Return the anchor that GitHub and glossarify-md give a heading."""
    return re.sub(r"[^\w\- ]", "", label.lower()).replace(" ", "-")


def _about(tree: LexborHTMLParser) -> ForeignGlossary:
    """Return what a page says of itself."""

    def said(selector: str, attribute: str) -> str:
        node = tree.css_first(selector)
        return " ".join((node.attributes.get(attribute) or "").split()) if node else ""

    heading, title = tree.css_first("h1"), tree.css_first("title")
    called = HEADING_ID.sub("", _words(heading)) if heading else " ".join(title.text().split()) if title else ""
    return ForeignGlossary(
        (),
        called,
        said("meta[property='og:site_name']", "content") or said("meta[name='publisher']", "content"),
        said("link[rel='canonical']", "href") or said("meta[property='og:url']", "content"),
        said("meta[property='article:published_time']", "content")[:10] or said("meta[name='date']", "content")[:10],
    )
