"""A Seed -> a Markdown draft that renders to the seed's words exactly; an author's own words are never overwritten."""

from __future__ import annotations

import difflib
import enum
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.html_text import read_fragment
from newsgloss.model.characters import BIDI
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError
from newsgloss.model.sources import Sidecar
from newsgloss.seeds.lines.rulings import Line, normal
from newsgloss.seeds.seed import Seed

from .front_matter import front_matter

BACKSLASHED = "\\`*_{}[]()>#+-.!"  # Python-Markdown's own list of what a backslash escapes
MARKS = ("\\", "<", "&", "*", "_", "`", "[", "]", "!", "{", "|", "~", "^", "=", ":", "(", "#", ">", "+", "-")
FOLDABLE = pattern_of(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # white space but for the kinds that typography needs
UNMARKED = pattern_of(  # no mark of Markdown, nor a list's first number; a site's other extensions may read more
    r"(?:[^\W\d_]|\d+(?![\d.)])|[\"'“‘«(])(?:[^\W_]|[ \u00a0.,;:?!'\"’‘“”«»()…–—/%$€£°-])*"
)
LEADING = pattern_of(r"^(?:(\d+)([.)])|([#>+*:|=~`-]))")
HTML = r"<(?=[!?/A-Za-z])|&(?=#)"  # read otherwise by what closes it far below, in another paragraph
COSTLY = ("[", "<")  # Python-Markdown takes quadratic time over many that are not escaped
MANY_MARKS = 300  # of those in one line
MOST_ESCAPES = 10_000  # in one line; it takes quadratic time over these, too
MANY_BLOCKS = 500  # of a draft; among more, those that recur are not compared one by one
EVERYTHING: dict[str, Any] = {"markdown.extensions.extra": {}}  # a draft stays true when a site adds these


class Outcome(enum.Enum):
    """What became of a draft."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    REWRITTEN = "rewritten"
    KEPT = "kept: its author has changed it"
    COPY = "a copy"


def draft_converter(markdown: Mapping[str, Any]) -> Converter:
    """Return what drafts are tried with: the site's Markdown and every usual extension of it besides."""
    configs = EVERYTHING | dict(markdown.get("extension_configs", {}))
    return Converter({**markdown, "extension_configs": configs}, lambda _kind, _id: None)


def draft(seed: Seed, sidecar: Sidecar | None, converter: Converter, lang: str | None = None) -> str:
    """Return a seed as Markdown with front matter. `lang` is the language of the draft, where that is not the site's.

    The day of the seed is the story's alone: `date`, that of the explainer, is its author's to write.
    Raises TextError where a line cannot be written so that Markdown shows it as it is.
    """
    published = sidecar.published.isoformat() if sidecar and sidecar.published else None
    if sidecar is None:
        published = seed.published
    meta = {
        "title": BIDI.sub("", seed.headline),
        "lang": lang,
        "seed": seed.id,
        "story_date": published,
        "status": "draft",
    }
    blocks = "".join(f"\n{_block(line, converter)}\n" for line in seed.body)
    return f"{front_matter(meta)}{blocks}"


def draft_files(text: str, path: Path, base: Path) -> tuple[Outcome, dict[Path, bytes]]:
    """Return what becomes of a draft at `path`, and what to write; `base` is what was written there the last time.

    What an author has changed is not among it.
    """
    before, last = (
        file.read_text(encoding="utf-8", errors="surrogateescape") if file.is_file() else None for file in (path, base)
    )
    if before is not None and before not in {last, text}:
        return Outcome.KEPT, {}
    outcome = Outcome.CREATED if before is None else Outcome.UNCHANGED if before == text else Outcome.REWRITTEN
    return outcome, {path: text.encode(), base: text.encode()}  # killed in between, the draft still counts as untouched


def differences(new: str, old: str, there: str = "in the explainer alone") -> str:
    """Return in one line how a new draft differs from an old one, block by block; `there`: what is only in that."""
    blocks, others = (text.rstrip("\n").split("\n\n") for text in (new, old))
    counts = {"insert": 0, "delete": 0, "replace": 0}
    many = len(blocks) > MANY_BLOCKS
    matcher = difflib.SequenceMatcher(None, others, blocks, autojunk=many)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            gone, come = end - start, new_end - new_start
            counts["replace"] += min(gone, come)
            counts["delete"] += max(gone - come, 0)
            counts["insert"] += max(come - gone, 0)
    return f"blocks that differ: {counts['replace']}, new: {counts['insert']}, {there}: {counts['delete']}"


def spellings(text: str) -> Iterator[str]:
    """Yield ways to write a line in Markdown, from the plainest to the one in which every mark is escaped.

    Those over which Python-Markdown would take minutes are left out.
    """
    text = FOLDABLE.sub(" ", text).strip()
    counts = {mark: text.count(mark) for mark in MARKS if mark in text}
    marks = list(counts)
    for escaped in ([], *([mark] for mark in marks), *(marks[:count] for count in range(2, len(marks) + 1))):
        plain = sum(counts.get(mark, 0) for mark in COSTLY if mark not in escaped)
        if plain > MANY_MARKS or sum(counts[mark] for mark in escaped) > MOST_ESCAPES:
            continue
        spelt = escape(text, "".join(escaped))
        yield spelt
        if len(escaped) in {0, len(marks)}:
            yield escape_lead(spelt)


def escape_lead(text: str) -> str:
    """Return a line with its first mark escaped, where Markdown would begin a list, heading or quote with it."""
    match = LEADING.match(text)
    if not match:
        return text
    end = match.end()
    return text[: end - 1] + escape(text[end - 1], text[end - 1]) + text[end:]


def escape(text: str, marks: str) -> str:
    """Return text with some marks escaped, and with them what begins HTML."""
    pattern = f"[{re.escape(marks)}]|{HTML}" if marks else HTML
    return re.sub(pattern, lambda mark: _escaped(mark[0]), text)


def _block(line: Line, converter: Converter) -> str:
    prefix = "> ## " if line.as_ == "subhead" else "> "
    plain = FOLDABLE.sub(" ", line.text).strip()
    if converter.is_usual and UNMARKED.fullmatch(plain):  # most lines; to convert each would take a long text a minute
        return prefix + plain
    for text in spellings(line.text):
        if _shows(prefix + text, line, converter):
            return prefix + text
    count = sum(map(line.text.count, MARKS))
    if count > MOST_ESCAPES:
        message = f"this line has {count} characters that Markdown reads as marks"
        remedy = f"Break it up: at most {MOST_ESCAPES} in a line can be escaped."
        raise TextError(Flaw(message, remedy, line.number, 1))
    remedy = "Take the line's unusual characters out of the seed; its text is otherwise unchanged."
    raise TextError(Flaw("Markdown cannot show this line as it is", remedy, line.number, 1))


def _shows(block: str, line: Line, converter: Converter) -> bool:
    """Return whether Markdown shows a block as the line's words and nothing else, between two other paragraphs."""
    html = converter.convert(f"> x\n\n{block}\n\n> x", seed="x").html
    fragment = read_fragment(html)
    names = [element.name for element in fragment.elements]
    wanted = ["blockquote", "p", "h2" if line.as_ == "subhead" else "p", "p"]
    if names != wanted:
        return False
    element = fragment.elements[2]
    return normal(fragment.text[element.start : element.end]) == normal(line.text)


def _escaped(character: str) -> str:
    if character == "<":
        return "&lt;"
    if character == "&":
        return "&amp;"
    return f"\\{character}" if character in BACKSLASHED else f"&#{ord(character)};"
