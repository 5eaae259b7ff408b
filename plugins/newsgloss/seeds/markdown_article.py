"""A Markdown text -> the blocks of words that it shows, what is in it unseen, and what its front matter says.

What a reader of a Markdown text reads is what it shows: a heading without `#`, a link's words without its address. The
text is read as CommonMark with tables, line by line, so that each block knows the lines it is on.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from newsgloss.model.characters import is_unseen
from newsgloss.model.fields import address_fault
from newsgloss.model.problems import Flaw, Level, errors
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.model.yaml_text.parsing import parse_what_can_be

from .formats.metadata import Metadata, read_day
from .formats.note_marks import NOTE_BELOW, without_brackets, without_note_marks
from .html_blocks import DEEPEST as DEEPEST_HTML
from .html_blocks import LONGEST_ENDING, NO_HEADING, SENTENCE_END, SUBHEAD_WORDS, depth, read_text_blocks
from .lines.unwrapping import Raw

TITLES = ("title", "headline")
BYLINES = ("byline", "author", "authors")
DAYS = ("published", "date", "publishdate", "pubdate", "created")
PUBLISHERS = ("publisher", "publication")
ADDRESSES = ("canonical_url", "canonical", "url", "link", "permalink", "source")
LANGUAGES = ("lang", "language")
OTHERS = "slug category categories tags keywords summary description status modified template draft layout".split()
KEYS = frozenset((*TITLES, *BYLINES, *DAYS, *PUBLISHERS, *ADDRESSES, *LANGUAGES, *OTHERS))
TOML = "+++\n"  # is above and below front matter in TOML
TOML_KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
IN_SIDECAR = "Write what it should say into the sidecar; the article itself stays as it came."
KEY_LINE = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)$")
UNSEEN = {"link_open": "link address, left out", "image": "picture, left out"}
MOST_BRACKETS = 5_000  # that begin no link, in a text; markdown-it looks a hundred brackets ahead of each; 0.4 s
FAILED = "failed-links"  # in what markdown-it keeps of a text
DEEPEST = 100  # blocks in blocks; what lies deeper is recorded as wordless
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


InlineRule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """An article in Markdown: what it shows, its headline first; its front matter, notes, and lines without words."""

    blocks: tuple[Raw, ...]
    front_matter: tuple[Raw, ...]
    wordless: tuple[Raw, ...]
    notes: tuple[Raw, ...]
    metadata: Metadata
    oddities: tuple[tuple[str, int], ...] = ()
    flaws: tuple[Flaw, ...] = ()


class _FrontMatter(NamedTuple):
    """What is above a text by key, the line of each key, how many lines all of it takes, and what is wrong with it."""

    values: Mapping[str, Any]
    places: Mapping[str, int]
    size: int
    flaws: tuple[Flaw, ...] = ()


def read_markdown(text: str, *, wrap: bool | None = None) -> MarkdownText:
    """Read an article in Markdown. With `wrap` false, each of a paragraph's lines is one of its own."""
    values, places, top, flaws = _front_matter(text)
    lines = text.split("\n")
    body = without_note_marks("\n" * top + "\n".join(lines[top:]))
    tokens = _reader().parse(body)
    metadata = _facts(values)
    blocks = _with_subheads(list(_blocks(tokens, wrap=wrap)), has_title=metadata.headline is not None)
    notes = tuple(raw for raw in blocks if NOTE_BELOW.match(raw.text))
    blocks = [raw for raw in blocks if raw not in notes]
    if metadata.headline:
        number = next(places[key] for key in TITLES if key in places)
        blocks = [Raw(number, number, metadata.headline, heading=False), *blocks]
    shown = {number for raw in (*blocks, *notes) for number in range(raw.number, raw.last + 1)}
    rest = [Raw(number, number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    rest = [raw for raw in rest if raw.number not in shown]
    return MarkdownText(
        tuple(blocks),
        tuple(raw for raw in rest if raw.number <= top),
        tuple(raw for raw in rest if raw.number > top),
        notes,
        metadata,
        _unseen(tokens),
        flaws,
    )


def _reader() -> MarkdownIt:
    """Return what reads CommonMark with tables, and stops looking for links in a text of brackets that begin none."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    markdown.inline.ruler.at("link", _limited(link, "["))
    markdown.inline.ruler.at("image", _limited(image, "!["))
    return markdown


def _limited(rule: InlineRule, mark: str) -> InlineRule:
    """Return a rule of markdown-it's that fails at once where it, or its like, has failed too often in a text."""

    def limited(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- as markdown-it calls it
        if not state.src.startswith(mark, state.pos) or state.env.get(FAILED, 0) >= MOST_BRACKETS:
            return False
        found = rule(state, silent)
        state.env[FAILED] = state.env.get(FAILED, 0) + (not found)
        return found

    return limited


def _front_matter(text: str) -> _FrontMatter:
    """Return what is above a text. Of front matter with mistakes nothing is taken but what is wrong with it."""
    front, _, first = split_front_matter(text)
    if front is None and text.startswith(TOML):
        return _toml(text)
    if front is None and text.startswith("{"):
        return _json(text)
    if front is None:
        return _key_lines(text)
    document = parse_what_can_be(front, "", 2)
    flaws = tuple(
        Flaw(problem.message, IN_SIDECAR, problem.place.line, problem.place.column, Level.WARNING)
        for problem in document.problems
    )
    if isinstance(document.data, str | list):  # what is between two rules is text
        return _FrontMatter({}, {}, 0)
    data = document.data if isinstance(document.data, dict) and not errors(document.problems) else {}
    return _FrontMatter(
        {key.lower(): value for key, value in data.items()},
        {key.lower(): document.places.place((key,)).line for key in data},
        first - 1,
        flaws,
    )


def _toml(text: str) -> _FrontMatter:
    """Return the same for front matter in TOML, between lines of +++."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == TOML.strip()), None)
    if end is None:
        return _FrontMatter({}, {}, 0)
    try:
        values = tomllib.loads("\n".join(lines[1:end]))
    except (tomllib.TOMLDecodeError, RecursionError):
        flaw = Flaw("this front matter cannot be read as TOML", IN_SIDECAR, 1, 1, Level.WARNING)
        return _FrontMatter({}, {}, end + 1, (flaw,))
    places = {match[1].lower(): number for number, line in enumerate(lines[:end], 1) if (match := TOML_KEY.match(line))}
    known = {key.lower(): value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
    return _FrontMatter({key: value for key, value in known.items() if key in places}, places, end + 1)


def _json(text: str) -> _FrontMatter:
    """Return the same for front matter in JSON, as Hugo reads it: an object at the beginning, a title in it."""
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return _FrontMatter({}, {}, 0)
    known = {key.lower(): value for key, value in values.items()}
    if known.keys().isdisjoint(TITLES) or text[end : end + 1] not in {"", "\n"}:
        return _FrontMatter({}, {}, 0)
    places = {key.lower(): text.count("\n", 0, text.find(f'"{key}"')) + 1 for key in values}
    return _FrontMatter(known, places, text.count("\n", 0, end) + 1)


def _key_lines(text: str) -> _FrontMatter:
    """Return the same for `Title: ...` lines without marks around them, as Pelican reads them, a title among them."""
    values: dict[str, Any] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        match = KEY_LINE.match(line)
        if not match or match[1].lower() not in KEYS:
            is_head = len(values) > 1 and not line.strip() and not values.keys().isdisjoint(TITLES)
            return _FrontMatter(values, places, number - 1) if is_head else _FrontMatter({}, {}, 0)
        values[match[1].lower()] = match[2].strip()
        places[match[1].lower()] = number
    return _FrontMatter({}, {}, 0)


def _facts(values: Mapping[str, Any]) -> Metadata:
    day = _first(values, DAYS)
    address = _first(values, ADDRESSES)
    lang = _first(values, LANGUAGES)
    return Metadata(
        headline=_first(values, TITLES),
        byline=_first(values, BYLINES),
        published=read_day(day) if day else None,
        publisher=_first(values, PUBLISHERS),
        url=address if address and not address_fault(address) else None,
        lang=lang if lang and LANGUAGE.fullmatch(lang) else None,
    )


def _first(values: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    """Return the first value that says something, on one line; several names are one value."""
    for key in keys:
        value = values.get(key)
        several = value if isinstance(value, list) else [value]
        named = [one.get("name") if isinstance(one, dict) else one for one in several]
        words = ", ".join(" ".join(one.split()) for one in named if isinstance(one, str) and not is_unseen(one))
        if words:
            return without_brackets(words)
    return None


def _blocks(tokens: Sequence[Token], *, wrap: bool | None) -> Iterator[Raw]:
    """Yield the blocks of words that a text shows. A row of a table is one, and so is a line of code."""
    around: list[str] = []
    row: list[Raw] = []
    for token in tokens:
        if token.nesting:
            around = [*around, token.tag] if token.nesting > 0 else around[:-1]
        if token.type == "tr_close" and row:
            yield replace(row[0], text=" ".join(raw.text for raw in row))
            row = []
        elif token.type == "inline" and around[-1] in {"td", "th"}:
            row += _runs(token, around, wrap=None)
        elif token.type == "inline":
            yield from _runs(token, around, wrap=wrap)
        elif token.type in {"fence", "code_block"}:
            yield from _code(token)
        elif token.type == "html_block":
            yield from _html(token)


def _runs(token: Token, around: Sequence[str], *, wrap: bool | None) -> Iterator[Raw]:
    """Yield a block's text, parted at hard breaks unless a sentence goes on over them."""
    number = first = _lines_of(token)[0]
    run, is_whole = "", True
    children = list(_unstruck(token))
    heading = _is_heading(token, around)
    for index, child in enumerate(children):
        is_break = child.type in {"softbreak", "hardbreak"}
        parts = child.type == "hardbreak" if wrap is None else not wrap
        if is_break and parts and run.strip() and not _goes_on(run, children[index + 1 : index + 3]):
            yield Raw(first, number, run.strip(), alone=False, heading=heading)
            run, first, is_whole = "", number + 1, False
        elif is_break or child.type in {"text", "text_special", "code_inline"}:
            run += " " if is_break else child.content
        number += is_break
    if run.strip():
        alone = is_whole and around[-1] == "p" and len(around) == 1
        last = max(number, _lines_of(token)[1] if around[-1][0] == "h" else number)
        yield Raw(first, last, run.strip(), alone=alone, heading=heading)


def _unstruck(token: Token) -> Iterator[Token]:
    """Yield a block's tokens but for those between the marks of struck-out words; line breaks stay."""
    depth = 0
    for child in token.children or ():
        depth += child.nesting if child.tag == "s" else 0
        if not depth or child.type in {"softbreak", "hardbreak"}:
            yield child


def _goes_on(run: str, following: Sequence[Token]) -> bool:
    """Return whether a sentence goes on in the middle after a break."""
    after = "".join(child.content for child in following)
    return after[:1].islower() and not SENTENCE_END.search(run[-LONGEST_ENDING:])


def _is_heading(token: Token, around: Sequence[str]) -> bool:
    """Return whether a block is set as a heading: by its mark, or in bold as a whole."""
    if around[-1][0] == "h":
        return True
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    if len(around) > 1 or not children or children[0].type != "strong_open" or children[-1].type != "strong_close":
        return False
    text = "".join(child.content for child in children)
    is_one = sum(child.type == "strong_open" for child in children) == 1
    return is_one and len(text.split()) <= SUBHEAD_WORDS and not NO_HEADING.search(text)


def _code(token: Token) -> Iterator[Raw]:
    """Yield the lines of a block of code."""
    first = _lines_of(token)[0] + (token.type == "fence")
    for number, line in enumerate(token.content.split("\n"), first):
        if line.strip():
            yield Raw(number, number, line.strip(), alone=False, heading=False)


def _html(token: Token) -> Iterator[Raw]:
    """Yield the words of a block of HTML."""
    soup = BeautifulSoup(token.content, "lxml")  # the standard library's takes quadratic time over open comments
    words = " ".join(block.text for block in read_text_blocks(soup)) if depth(soup) <= DEEPEST_HTML else ""
    if words:
        yield Raw(*_lines_of(token), words, alone=False, heading=False)


def _lines_of(token: Token) -> tuple[int, int]:
    """Return a block's first line and its last, from 1."""
    first, end = token.map or [0, 1]
    return first + 1, end


def _with_subheads(blocks: list[Raw], *, has_title: bool) -> list[Raw]:
    """Return blocks as they are, or where none but the headline is set as a heading, as those of a plain text.

    `has_title`: the headline is above them.
    """
    if any(raw.heading for raw in blocks[0 if has_title else 1 :]):
        return [replace(raw, heading=False) if not (index or has_title) else raw for index, raw in enumerate(blocks)]
    return [replace(raw, heading=None if raw.alone else False) for raw in blocks]


def _unseen(tokens: Sequence[Token]) -> tuple[tuple[str, int], ...]:
    """Return how many addresses and pictures a text has that no reader of its words sees, and what is struck out."""
    counts = Counter(child.type for token in tokens for child in token.children or ())
    struck = Counter(f"struck out, left out: {words}" for token in tokens for words in _struck(token))
    return (*((name, counts[kind]) for kind, name in UNSEEN.items() if counts[kind]), *struck.items())


def _struck(token: Token) -> Iterator[str]:
    """Yield the words of a block that are struck out, run by run."""
    depth, run = 0, ""
    for child in token.children or ():
        depth += child.nesting if child.tag == "s" else 0
        run += child.content if depth and child.type in {"text", "text_special", "code_inline"} else ""
        if not depth and run.strip():
            yield run.strip()
        run = run if depth else ""
