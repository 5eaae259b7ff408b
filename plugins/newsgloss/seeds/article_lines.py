"""A decoded article of any format -> what becomes of each of its lines, or blocks, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsgloss.model.problems import Flaw

from .formats.copied_text import PAGE_END, read_copied_text
from .formats.email_headers import read_mail_head, read_mail_head_within
from .formats.kinds import Format
from .formats.metadata import Metadata
from .formats.opening import Opened
from .front_matter import NONE, FrontMatter, read_front_matter
from .lines.bylines import author, is_named, signs
from .lines.line_rules import DATELINE, UPDATED, read_lines
from .lines.rulings import (
    FRONT_MATTER,
    MAIL_FIELD,
    NOTE,
    PAGE_HEAD,
    SIGNATURE,
    WORDLESS,
    WRITTEN_BY,
    Line,
    Overrules,
    normal,
)
from .lines.unwrapping import Raw, split
from .saved_pages.omissions import AGAIN, STRUCK

if TYPE_CHECKING:
    from .formats.documents import ArticleDocument
    from .html_article import Block, SavedPage
    from .markdown_article import MarkdownText

TITLED = "the front matter's title is the headline"
SIGNATURE_MARK = "-- "
SIGNATURE_LINES = 15  # that a signature has at most


class ToldLines(NamedTuple):
    """What becomes of each line of an article, what it says of itself, what no reader sees, and what is wrong in it."""

    lines: list[Line]
    metadata: Metadata
    oddities: tuple[tuple[str, int], ...] = ()
    flaws: tuple[Flaw, ...] = ()


def read_article_lines(opened: Opened, text: str, overrules: Overrules, *, wrap: bool | None) -> ToldLines:
    """Rule on the lines of a decoded article, as its format shows them; `wrap` is the sidecar's word on a text."""
    text = text if opened.format is Format.TEXT else text.replace(PAGE_END, " ")
    if opened.format is Format.TEXT:
        return _text_lines(opened.head + text, overrules, wrap=wrap, is_mail=opened.head != "")
    if opened.format is Format.MARKDOWN:
        from .markdown_article import read_markdown  # noqa: PLC0415 -- what reads HTML takes a tenth of a second to load

        markdown = read_markdown(text, wrap=wrap)
        lines = _markdown_lines(markdown, overrules)
        return ToldLines(lines, markdown.metadata, markdown.oddities, markdown.flaws)
    if opened.format is Format.PAGE:
        from .html_article import read_saved_page  # noqa: PLC0415 -- so does what reads this

        page = read_saved_page(text)
        metadata = replace(page.metadata, url=page.metadata.url or opened.metadata.url)
        return ToldLines(_page_lines(page, overrules), metadata, page.oddities)
    from .formats.documents import read_article_document  # noqa: PLC0415 -- and this

    document = read_article_document(text, opened.metadata.headline)
    lines = _document_lines(document, overrules)
    mail = read_mail_head(f"{opened.head}{text[:1]}") if opened.head else None
    return ToldLines(lines, mail.metadata if mail else opened.metadata, document.oddities)


def _document_lines(document: ArticleDocument, overrules: Overrules) -> list[Line]:
    """Return what becomes of each block of a document; its notes are no part of the story."""
    shown = [raw for raw in document.blocks if raw.number not in document.struck]
    lines = read_lines(shown, overrules)
    lines += [Line(raw.number, raw.last, "drop", *STRUCK, raw.text) for raw in document.blocks if raw not in shown]
    return _sorted([*lines, *(Line(raw.number, raw.last, *NOTE, raw.text) for raw in document.notes)])


def _markdown_lines(markdown: MarkdownText, overrules: Overrules) -> list[Line]:
    """Return what becomes of each line of a Markdown text; the blocks of words that it shows are ruled on."""
    lines = read_lines(markdown.blocks, overrules)
    if markdown.metadata.headline:
        lines[0] = replace(lines[0], rule="front-matter", reason=TITLED)
    lines += [Line(raw.number, raw.last, *FRONT_MATTER, raw.text) for raw in markdown.front_matter]
    lines += [Line(raw.number, raw.last, *WORDLESS, raw.text) for raw in markdown.wordless]
    lines += [Line(raw.number, raw.last, *NOTE, raw.text) for raw in markdown.notes]
    return _sorted(lines)


def _text_lines(text: str, overrules: Overrules, *, wrap: bool | None, is_mail: bool) -> ToldLines:
    """Return what becomes of each line of a plain text, and what it says of itself where a mail's head begins it."""
    mail = read_mail_head(text)
    front = read_front_matter(text) if mail is None else NONE
    if front.is_sure:
        return _below_front_matter(text, front, overrules, wrap=wrap)
    within = read_mail_head_within(mail.below if mail else text)
    copied = read_copied_text(within.below if within else mail.below if mail else text)
    signature = _signature(copied.text) if is_mail else range(0)
    raws = split(copied.text, wrap=wrap, without={*copied.page_lines, *signature})
    pages = copied.text.split("\n")
    left_out = [Line(number, number, *PAGE_HEAD, pages[number - 1].strip()) for number in sorted(copied.page_lines)]
    signed = [(number, pages[number - 1].strip()) for number in signature]
    left_out += [Line(number, number, *SIGNATURE, line) for number, line in signed if line]
    if copied.bylines:
        left_out += [Line(raw.number, raw.last, *WRITTEN_BY, raw.text) for raw in raws if raw.number in copied.bylines]
        raws = [raw for raw in raws if raw.number not in copied.bylines]
    head = within or mail
    if head is None:
        return ToldLines(_sorted([*read_lines(raws, overrules), *left_out]), Metadata())
    subject = replace(head.subject, heading=True)  # even where it is a sentence
    first, *others = read_lines([subject, *raws], overrules)
    first = replace(first, rule="mail-subject", reason="the mail's subject is the headline")
    fields = [*(mail.fields if mail else ()), *((*within.above, *within.fields) if within else ())]
    fields += [mail.subject] if mail and within else []
    left_out += [Line(raw.number, raw.last, *MAIL_FIELD, raw.text) for raw in fields]
    return ToldLines(_sorted([first, *left_out, *others]), head.metadata)


def _below_front_matter(text: str, front: FrontMatter, overrules: Overrules, *, wrap: bool | None) -> ToldLines:
    """Return what becomes of each line of a plain text that has front matter, and what that says."""
    lines = text.split("\n")
    raws = split("\n" * front.last + "\n".join(lines[front.last :]), wrap=wrap)
    title = [front.title_line] if front.metadata.headline else []
    named = [Raw(number, number, front.metadata.headline or "", heading=False) for number in title]
    told = read_lines([*named, *raws], overrules)
    if named and told:
        told[0] = replace(told[0], rule="front-matter", reason=TITLED)
    above = [(number, line.strip()) for number, line in enumerate(lines[: front.last], 1) if number not in title]
    told += [Line(number, number, *FRONT_MATTER, line) for number, line in above if line]
    return ToldLines(_sorted(told), front.metadata, flaws=front.flaws)


def _signature(text: str) -> range:
    """Return the numbers of the lines of the signature below a mail, from the mark above it on (RFC 3676, 4.3)."""
    lines = text.split("\n")
    top = next((number for number in range(len(lines), 0, -1) if lines[number - 1] == SIGNATURE_MARK), len(lines) + 1)
    return range(top if len(lines) - top <= SIGNATURE_LINES else len(lines) + 1, len(lines) + 1)


def _sorted(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.number)


def _page_lines(page: SavedPage, overrules: Overrules) -> list[Line]:
    """Return what becomes of each of a saved page's blocks, its headline first; that and its standfirst are told once.

    What else is there twice was said twice, but for what is there once for each width of a window.
    """
    once = {normal(page.headline), normal(page.metadata.standfirst or "")}
    seen = {normal(page.headline)}
    above = ""
    raws = [Raw(1, 1, page.headline, heading=False)]
    left_out: list[Line] = []
    for number, block in enumerate(page.blocks, 2):
        text = normal(block.text)
        again = AGAIN if text in seen and (text in once or (block.variant and text == above)) else None
        if omission := block.omission or again:
            left_out.append(Line(number, number, "drop", *omission, block.text))
            continue
        seen.add(text)
        above = text
        raws.append(_raw(number, block))
    return _sorted([*read_lines(raws, overrules), *left_out])


def _raw(number: int, block: Block) -> Raw:
    return Raw(number, number, block.text, heading=block.heading, quoted=block.quoted, standfirst=block.standfirst)


def proposed_byline(lines: Sequence[Line]) -> str | None:
    """Return who the article says wrote it."""
    told = [line.text for line in lines if line.as_ == "byline"]
    known = (author(text, in_head=True) or signs(text) for text in told)
    return next(filter(None, known), None) or next(filter(is_named, told), None)


def printed_days(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines, or beginnings of lines, that say when the article was published."""
    yield from (line.text for line in lines if line.as_ in {"date", "byline"} and not UPDATED.match(line.text))
    for line in lines:
        if line.rule == "dateline" and (match := DATELINE.match(line.text)):
            yield match[0]


def printed_credits(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the agencies' and reporters' credits that were left out of the text, as they were printed."""
    return tuple(line.text for line in lines if line.as_ == "credit")


def printed_corrections(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the publisher's corrections, as they were printed."""
    return tuple(line.text for line in lines if line.rule == "correction")
