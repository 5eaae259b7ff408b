"""What can become of a line of an article, by which rule and why; what a sidecar says against the rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Operation = Literal["keep", "mark", "drop"]
Ruling = tuple[Operation, str, str, str]
"""What is done, what the line is, by which rule, and why."""

UNSEEN: Ruling = ("drop", "markup", "unseen", "it has only characters that no reader sees")
FRONT_MATTER: Ruling = ("drop", "front-matter", "front-matter", "it describes the article, as the sidecar does")
ABOVE_HEADLINE: Ruling = ("drop", "above", "above-headline", "it is above the headline and not a part of the story")
WORDLESS: Ruling = ("drop", "markup", "markdown", "it shows a reader of the Markdown no words")
NOTE: Ruling = ("drop", "note", "note", "it is a footnote, and not a part of the story")
PAGE_HEAD: Ruling = ("drop", "page-head", "page-head", "it is on each page of what the text was copied from")
WRITTEN_BY: Ruling = ("drop", "byline", "byline", "it says who wrote the story, as the sidecar and the page do")
ABOUT_AUTHOR: Ruling = ("drop", "credit", "about-author", "it tells who wrote the story")
SIGNATURE: Ruling = ("drop", "mail", "signature", "it is the signature below the mail")
MAIL_FIELD: Ruling = ("drop", "mail", "mail-head", "it belongs to the mail that the story came in")


@dataclass(frozen=True, slots=True)
class Line:
    """What was done with lines `number` to `last` of a seed, and why. Lines count from 1; blank ones have no record."""

    number: int
    last: int
    operation: Operation
    as_: str
    rule: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Overrules:
    """What a sidecar says against the rules: the numbers of the lines that are subheads, and media; None: as ruled."""

    subheads: Collection[int] | None = None
    media: Collection[int] | None = None


def normal(text: str) -> str:
    """Return text as the promise compares it: NFC, runs of white space as one space, nothing else."""
    return " ".join(unicodedata.normalize("NFC", text).split())
