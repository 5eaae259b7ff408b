"""A Markdown text -> the blocks of words that it shows, what is in it unseen, and what its front matter says.

What a reader of a Markdown text reads is what it shows: a heading without `#`, a link's words without its address. The
text is read as CommonMark with tables, line by line, so that each block knows the lines it is on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw

from .formats.metadata import Metadata
from .formats.note_marks import NOTE_BELOW, without_note_marks
from .front_matter import read_front_matter
from .html_blocks import DEEPEST as DEEPEST_HTML
from .html_blocks import LONGEST_ENDING, NO_HEADING, SENTENCE_END, SUBHEAD_WORDS, depth, read_text_blocks
from .lines.unwrapping import Raw

UNSEEN = {"link_open": "link address, left out", "image": "picture, left out"}
PICTURE = "\0"  # stands for one; no decoded text has such a character
PICTURE_ALONE = pattern_of(rf"[(\[]\s*(?:{PICTURE}\s*)+[)\]]|{PICTURE}")
MOST_BRACKETS = 5_000  # that begin no link, in a text; markdown-it looks a hundred brackets ahead of each; 0.4 s
FAILED = "failed-links"  # in what markdown-it keeps of a text
DEEPEST = 100  # blocks in blocks; what lies deeper is recorded as wordless

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


def read_markdown(text: str, *, wrap: bool | None = None) -> MarkdownText:
    """Read an article in Markdown. With `wrap` false, each of a paragraph's lines is one of its own."""
    front = read_front_matter(text)
    top, metadata = front.last, front.metadata
    lines = text.split("\n")
    body = without_note_marks("\n" * top + "\n".join(lines[top:]))
    tokens = _reader().parse(body)
    blocks = _with_subheads(list(_blocks(tokens, wrap=wrap)), has_title=metadata.headline is not None)
    notes = tuple(raw for raw in blocks if NOTE_BELOW.match(raw.text))
    blocks = [raw for raw in blocks if raw not in notes]
    if metadata.headline:
        blocks = [Raw(front.title_line, front.title_line, metadata.headline, heading=False), *blocks]
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
        front.flaws,
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


def _blocks(tokens: Sequence[Token], *, wrap: bool | None) -> Iterator[Raw]:
    """Yield the blocks of words that a text shows. A row of a table is one, and so is a line of code."""
    around: list[str] = []
    row: list[Raw] = []
    is_ruled = False
    for token in tokens:
        if token.nesting:
            around = [*around, token.tag] if token.nesting > 0 else around[:-1]
        if token.type == "tr_close" and row:
            yield replace(row[0], text=" ".join(raw.text for raw in row))
            row = []
        elif token.type == "inline" and around[-1] in {"td", "th"}:
            row += _runs(token, around, wrap=None)
        elif token.type == "inline":
            runs = _runs(token, around, wrap=wrap)
            yield from (replace(raw, apart=True) for raw in runs) if is_ruled or _is_italic(token) else runs
            is_ruled = False
        elif token.type == "hr":
            is_ruled = True
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
        if is_break and parts and not _goes_on(run, children[index + 1 : index + 3]):
            if shown := _shown(run):
                yield Raw(first, number, shown, alone=False, heading=heading, quoted="blockquote" in around)
                first, is_whole = number + 1, False
            run = ""
        elif is_break or child.type in {"text", "text_special", "code_inline"}:
            run += " " if is_break else child.content
        elif child.type == "image":
            run += PICTURE
        number += is_break
    if _shown(run):
        alone = is_whole and around[-1] == "p" and len(around) == 1
        last = max(number, _lines_of(token)[1] if around[-1][0] == "h" else number)
        yield Raw(first, last, _shown(run), alone=alone, heading=heading, quoted="blockquote" in around)


def _shown(run: str) -> str:
    """Return the words of a run without its pictures, and without brackets around nothing else."""
    return PICTURE_ALONE.sub("", run).strip()


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
    return after[:1].islower() and not SENTENCE_END.search(_shown(run[-LONGEST_ENDING:]))


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


def _is_italic(token: Token) -> bool:
    """Return whether a block is in italics as a whole."""
    kinds = [child.type for child in token.children or () if child.type != "text" or child.content.strip()]
    return kinds[:1] == ["em_open"] and kinds[-1:] == ["em_close"] and kinds.count("em_open") == 1


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
