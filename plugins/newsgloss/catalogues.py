"""A catalogue of translated messages (gettext's .po) -> what gettext asks for them, or everything wrong in the file.

Messages become parts of pages as they are, so a translation may have no tag, and no name in %(...)s, that its message
has not. It is read without the step of compiling it.
"""

from __future__ import annotations

import gettext
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from .problems import ContentError, Place, Problem

LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?')
TAG = re.compile(r"<[^>]*>?")
MEND = "Mend this line: a keyword such as msgstr, then text between two straight quotation marks."
FIT = "Use the same names in %(...)s as the message, %% for a percent sign, and as many forms as the language has."
TAGS = "Use the tags of the message and no others, and “ ” or « » for quotation marks."


def read_catalogue(file: Path, shown: str) -> gettext.GNUTranslations:
    """Return a catalogue, without the messages that it does not translate. Raises ContentError."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([Problem(Place(shown), "a catalogue is not in UTF-8", "Save it in UTF-8.")]) from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if not LINE.fullmatch(line)]
    if lines:
        raise ContentError([_unreadable(shown, number) for number in lines])
    try:
        catalog = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise ContentError([_unreadable(shown, error.lineno + 1)]) from error
    if problems := list(_misfits(catalog, shown)):
        raise ContentError(problems)
    for message in [message for message in catalog if message.id and not all(_forms(message))]:
        catalog.delete(message.id, message.context)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _unreadable(shown: str, line: int) -> Problem:
    return Problem(Place(shown, line, 1), "a catalogue cannot have this line", MEND)


def _misfits(catalog: Catalog, shown: str) -> Iterator[Problem]:
    """Yield a problem for each translation that cannot stand for its message."""
    wrong = {id(message): str(errors[0]) for message, errors in catalog.check()}
    for message in catalog:
        if not message.id or not any(_forms(message)):
            continue
        place = Place(shown, message.lineno or 0, 1)
        if id(message) in wrong or not all(map(_is_a_format, _forms(message))):
            said = wrong.get(id(message), "a percent sign stands alone")
            yield Problem(place, f"the translation does not fit the message: {said}", FIT)
        else:
            known = {tag for text in _as_many(message.id) for tag in TAG.findall(text)}
            if any({*TAG.findall(form)} - known or '"' in TAG.sub("", form) for form in _forms(message)):
                yield Problem(place, "the translation has a tag or a quotation mark of its own", TAGS)


def _forms(message: Message) -> tuple[str, ...]:
    """Return what stands for a message: one text, or one for each number; empty where there is none yet."""
    return _as_many(message.string)


def _as_many(said: Any) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, tuple | list) else (said or "",)


def _is_a_format(text: str) -> bool:
    """Say whether a text can be filled in, as templates and code do with every message."""
    try:
        return bool(text % defaultdict(str)) or not text
    except (TypeError, ValueError):
        return False
