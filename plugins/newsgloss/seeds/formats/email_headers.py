"""A text that begins with the head of a mail -> its subject, what its other fields say, and the text below.

A head is one only for sure: a subject, two more of the fields that every mail has, nothing else, and a blank line. The
words of another text that begins with `From: ...` are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr

from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.patterns import pattern_of
from newsgloss.seeds.lines.unwrapping import Raw

from .metadata import Metadata, read_day

FIELD = pattern_of(r"[*_]{0,2}([A-Za-zÀ-ÿ][\w'’-]*(?: [\w'’-]+)?)[*_]{0,2}\s?:[*_]{0,2}(?:\s+(.*))?$")
SUBJECTS = frozenset(ALL.mail.subjects)
DATES = frozenset(ALL.mail.dates)
SENDERS = frozenset(ALL.mail.senders)
USUAL = SUBJECTS | DATES | SENDERS | frozenset(ALL.mail.others)
BY_PROGRAMS = frozenset(
    "sender received return-path message-id in-reply-to references mime-version content-type delivered-to organization "
    "content-transfer-encoding content-language list-unsubscribe user-agent list-id precedence dkim-signature "
    "authentication-results thread-topic thread-index".split()
)
OTHERS = USUAL | frozenset(ALL.mail.rare) | BY_PROGRAMS
FORWARDED = pattern_of(rf"-{{2,}}\s*[\w ]*\bmessage\b[\w ]*\s*-{{2,}}|{either(ALL.mail.forwarded)}", re.IGNORECASE)
ANSWER = pattern_of(rf"^(?:(?:{either(ALL.mail.answers)})\s?:\s*)+", re.IGNORECASE)
FEWEST = 3  # usual fields; a text may begin with two lines of another meaning
MOST = 200  # lines; servers add many
MOST_ABOVE = 40  # lines above the head of a mail within; of more, an article may quote a mail


@dataclass(frozen=True, slots=True)
class MailHead:
    """The head of a mail: its subject, its other lines, what they say, and the text `below`, its lines in place."""

    subject: Raw
    fields: tuple[Raw, ...]
    metadata: Metadata
    below: str


def read_mail_head(text: str) -> MailHead | None:
    """Return the head of the mail that a text begins with, or None where it begins otherwise."""
    lines = text.split("\n", MOST)
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    first = start
    if FORWARDED.fullmatch(lines[start].strip()):
        start = next((index for index in range(start + 1, len(lines)) if lines[index].strip()), start)
    end = next((index for index in range(start, len(lines)) if not lines[index].strip()), None)
    fields = list(_fields(lines[start:end], start + 1)) if end else []
    names = [name for name, _ in fields]
    if not fields or sum(name in USUAL for name in names) < FEWEST or SUBJECTS.isdisjoint(names):
        return None
    subject = next(raw for name, raw in fields if name in SUBJECTS)
    if not subject.text:
        return None
    told = [Raw(first + 1, first + 1, lines[first].strip())] if first != start else []
    others = [_whole(raw, lines) for name, raw in fields if raw is not subject]
    return MailHead(subject, (*told, *others), _facts(fields), "\n" * (end or 0) + "\n".join(lines[end:]))


@dataclass(frozen=True, slots=True)
class MailWithin:
    """The head of a mail that another one forwards, as a MailHead has it, and the lines `above` it."""

    above: tuple[Raw, ...]
    subject: Raw
    fields: tuple[Raw, ...]
    metadata: Metadata
    below: str


def read_mail_head_within(text: str) -> MailWithin | None:
    """Return the head of the mail that a mail, or a note of a few lines, forwards, or None.

    Marks of quotation (>) may be before its lines.
    """
    lines = text.split("\n")
    start = next(
        (index for index, line in enumerate(lines[:MOST_ABOVE]) if FORWARDED.fullmatch(line.strip(" \t>"))), None
    )
    if start is None:
        return None
    rest = lines[start:]
    if all(line.startswith(">") or not line.strip() for line in rest[1:]):
        rest = [re.sub(r"^> ?", "", line) for line in rest]
    head = read_mail_head("\n" * start + "\n".join(rest))
    if head is None:
        return None
    above = tuple(Raw(number, number, line.strip()) for number, line in enumerate(lines[:start], 1) if line.strip())
    return MailWithin(above, head.subject, head.fields, head.metadata, head.below)


def _fields(lines: Sequence[str], number: int) -> Iterator[tuple[str, Raw]]:
    """Yield a head's fields, each a name and its value with the lines it is on; none where a line is no field."""
    found: list[tuple[str, Raw]] = []
    for index, line in enumerate(lines, number):
        match = FIELD.match(line)
        name = match[1].lower() if match else ""
        if match and (name in OTHERS or name.startswith("x-")):
            found.append((name, Raw(index, index, (match[2] or "").strip())))
        elif found and line[0].isspace():
            before = found[-1][1]
            found[-1] = found[-1][0], Raw(before.number, index, f"{before.text} {line.strip()}")
        else:
            return
    for name, raw in found:
        yield name, Raw(raw.number, raw.last, ANSWER.sub("", _decoded(raw.text))) if name in SUBJECTS else raw


def _decoded(text: str) -> str:
    """Return a field's value in letters: =?utf-8?Q?caf=C3=A9?= is a café."""
    try:
        return str(make_header(decode_header(text)))
    except (MessageError, LookupError, UnicodeDecodeError, ValueError):
        return text


def _whole(raw: Raw, lines: Sequence[str]) -> Raw:
    """Return a field with its name, as it is in the file."""
    return Raw(raw.number, raw.last, " ".join(line.strip() for line in lines[raw.number - 1 : raw.last]))


def _facts(fields: Sequence[tuple[str, Raw]]) -> Metadata:
    """Return what a head says of the article: when it was sent, and by whom, if that is a name."""
    sent = next((day for name, raw in fields if name in DATES and (day := read_day(raw.text))), None)
    senders = (_name(_decoded(raw.text)) for name, raw in fields if name in SENDERS)
    byline = next(filter(None, senders), None)
    reasons = (("byline", byline, "who sent the mail"), ("published", sent, "when the mail was sent"))
    unsure = tuple((name, reason) for name, value, reason in reasons if value)
    return Metadata(byline=byline, published=sent, unsure=unsure)


def _name(sender: str) -> str | None:
    """Return the name that is with an address or alone, as Outlook shows it."""
    name = parseaddr(sender.replace("[mailto:", "<").replace("]", ">"))[0] if "@" in sender else sender
    return name if name and "@" not in name else None
