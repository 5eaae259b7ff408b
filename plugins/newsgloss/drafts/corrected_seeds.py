"""A seed that was corrected by hand -> which of its words changed, and the sidecar with the digest of the new ones."""

from __future__ import annotations

import difflib
import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsgloss.content.fidelity import beginning
from newsgloss.model.problems import ContentError, Level, Problem
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.seed import Seed
from newsgloss.seeds.sidecars import RawArticle, first_draft

from .desks import Desk
from .sidecar_draft import asked_sidecar

LOOK = "Look whether the source has it so."
MANY_CHANGES = 5  # in one paragraph; of more, both versions are told as a whole


def with_new_digest(desk: Desk, article: RawArticle) -> RawArticle | None:
    """Return an article in the seeds folder with its own digest in the sidecar, where that has the digest of another.

    Raises ContentError where the sidecar cannot be read.
    """
    if article.sidecar is None or not desk.keeps(article.file.path):
        return None
    digest = hashlib.sha256(article.data).hexdigest()
    said = parse(article.sidecar, article.beside.name).data
    if not isinstance(said, dict) or said.get("sha256", digest) == digest:
        return None
    return replace(article, sidecar=asked_sidecar(article.sidecar, article.beside.name, {"sha256": digest}))


def changed_words(desk: Desk, article: RawArticle, seed: Seed, draft: str) -> Iterator[Problem]:
    """Yield as advice each stretch of words in which a seed differs from what was imported of it last."""
    base = desk.seen(first_draft(desk.seeds, seed.id))
    place = article.file.place
    if not base.path.is_file():
        message = f"which words changed is not known: there is no {base.name}"
        yield Problem(
            place(), message, "Compare the file with its former version in your version control.", Level.ADVICE
        )
        return
    (title, before), (headline, after) = map(_told, (base.path.read_text("utf-8", errors="replace"), draft))
    numbers = [line.number for line in seed.body]
    if (title, before) == (headline, after):
        message = "its bytes changed, and none of the words that are shown"
        remedy = "Compare what an import leaves out with its former version in your version control."
        yield Problem(place(), message, remedy, Level.ADVICE)
    if title != headline:
        yield Problem(place(), _change(title, headline), LOOK, Level.ADVICE)
    for tag, start, end, new_start, new_end in _edits(before, after):
        pairs = itertools.zip_longest(before[start:end], range(new_start, new_end))
        for old, new in pairs if tag != "equal" else ():
            at = numbers[min(new if new is not None else new_end, len(numbers) - 1)]
            told = _changes(old.split(), after[new].split()) if old and new is not None else []
            message = "; ".join(told) or _change(beginning(old or ""), beginning(after[new]) if new is not None else "")
            yield Problem(place(at, 1), message, LOOK, Level.ADVICE)


def _told(draft: str) -> tuple[str, list[str]]:
    """Return the title and the paragraphs and subheads of a draft, without the marks of their quotes."""
    front, body, _ = split_front_matter(draft)
    try:
        title = str(parse(front or "", "").data.get("title", ""))
    except (ContentError, AttributeError):
        title = ""
    return title, [
        block.strip().removeprefix("> ").removeprefix("## ") for block in body.split("\n\n") if block.strip()
    ]


def _changes(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return each change from some words to others; none where there are too many to be told one by one."""
    edits = [edit for edit in _edits(old, new) if edit[0] != "equal"]
    if len(edits) > MANY_CHANGES:
        return []
    return [_change(" ".join(old[start:end]), " ".join(new[first:last])) for _, start, end, first, last in edits]


def _change(old: str, new: str) -> str:
    if old and new:
        return f"'{old}' is now '{new}'"
    return f"'{new}' is new" if new else f"'{old}' is gone"


def _edits(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
