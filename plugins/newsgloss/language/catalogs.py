"""A catalogue of translated messages (gettext's .po) -> what gettext asks for them, or everything wrong in the file.

Messages become parts of pages as they are, so a translation may have no tag, and no name in %(...)s, that its message
has not. It is read without the step of compiling it.
"""

from __future__ import annotations

import copy
import gettext
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from newsgloss.model.folders import NamedPath
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, TextError, reading
from newsgloss.model.text_files import unfinished_merge

LINE = pattern_of(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?')
END = pattern_of(r"\r\n|\r|\n")  # of a line, as editors count them
TAG = pattern_of(r"<[^>]*>?")
MEND = "Correct this line: a keyword such as msgstr, then text between two straight quotation marks."
FIT = "Use the same names in %(...)s as the message, %% for a percent sign, and as many forms as the language has."
BREAK = pattern_of(r'"\s*"')  # between two parts of one text
FORMS = pattern_of(r"nplurals\s*=(?!\s*[1-9]\s*(?:;|\\n))", re.IGNORECASE)  # no language has more than six
HEAD = "Copy the lines before the first message from another catalogue, and change what differs."
RULE = "Copy the line Plural-Forms from another catalogue in this language."
MOST = 200  # numbers that a rule for plurals is tried with; every language's rule repeats after 100
TAGS = "Use the tags of the message and no others, and “ ” or « » for quotation marks."


def read_catalogue(file: NamedPath) -> gettext.GNUTranslations:
    """Return a catalogue, without the messages that it does not translate. Raises ContentError."""
    with reading(file.name):
        try:
            text = file.path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise TextError(Flaw("a catalogue is not in UTF-8", "Save it in UTF-8.")) from error
        return _translations(text)


class _Untranslated(gettext.NullTranslations):
    """What is asked for a message that no catalogue translates: it notes which."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def gettext(self, message: str) -> str:
        """Note the message."""
        self.asked.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Note the message, by its first form."""
        del msgid2, n
        return self.gettext(msgid1)


def untranslated(template: NamedPath, catalogue: gettext.NullTranslations) -> tuple[list[str], int]:
    """Return the messages of a template (.pot) that a catalogue and its fallbacks lack, and how many it has in all."""
    messages = [message for message in read_po(io.StringIO(template.path.read_text(encoding="utf-8"))) if message.id]
    asked = copy.deepcopy(catalogue)  # the catalogue itself goes on to say a message as it is
    asked.add_fallback(last := _Untranslated())
    for message in messages:
        forms = _as_many(message.id)
        asked.ngettext(forms[0], forms[1], 1) if len(forms) > 1 else asked.gettext(forms[0])
    return last.asked, len(messages)


def _translations(text: str) -> gettext.GNUTranslations:
    if conflict := unfinished_merge(text):
        raise TextError(conflict)
    lines = [number for number, line in enumerate(END.split(text), 1) if not LINE.fullmatch(line)]
    if lines:
        raise TextError(*map(_unreadable, lines))
    if FORMS.search(BREAK.sub("", text)):
        raise TextError(_misruled(text))
    try:
        catalog = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise TextError(_unreadable(error.lineno + 1)) from error
    except ValueError as error:  # a date or an encoding that is none
        raise TextError(Flaw("a catalogue cannot have this head", HEAD, 1, 1)) from error
    catalog.charset = "utf-8"  # as it was read, whatever its head says
    if flaws := list(_misfits(catalog)):
        raise TextError(*flaws)
    for message in [message for message in catalog if message.id and not all(_forms(message))]:
        catalog.delete(message.id, message.context)
    return _compiled(catalog, text)


def _compiled(catalog: Catalog, text: str) -> gettext.GNUTranslations:
    """Return what gettext makes of a catalogue. Raises TextError where its rule for plurals cannot be computed."""
    compiled = io.BytesIO()
    try:
        write_mo(compiled, catalog)
        compiled.seek(0)
        translations = gettext.GNUTranslations(compiled)
        rule = gettext.c2py(catalog.plural_expr)
        translations.plural = rule  # type: ignore[attr-defined]  # Babel writes it for known languages alone
        can_be = all(0 <= rule(number) < catalog.num_plurals for number in range(MOST))
    except (ValueError, ArithmeticError, LookupError):
        can_be = False
    if not can_be:
        raise TextError(_misruled(text))
    return translations


def _misruled(text: str) -> Flaw:
    lines = END.split(text)
    line = next((number for number, line in enumerate(lines, 1) if "plural-forms" in line.lower()), 1)
    return Flaw("a catalogue cannot have this rule", RULE, line, 1)


def _unreadable(line: int) -> Flaw:
    return Flaw("a catalogue cannot have this line", MEND, line, 1)


def _misfits(catalog: Catalog) -> Iterator[Flaw]:
    """Yield a flaw for each translation that cannot stand for its message."""
    wrong = {id(message): str(errors[0]) for message, errors in catalog.check()}
    for message in catalog:
        if not message.id or not any(_forms(message)):
            continue
        line = message.lineno or 0
        if said := wrong.get(id(message)) or _misfilled(message):
            yield Flaw(f"the translation does not fit the message: {said}", FIT, line, 1)
        else:
            known = {tag for text in _as_many(message.id) for tag in TAG.findall(text)}
            if any({*TAG.findall(form)} - known or '"' in TAG.sub("", form) for form in _forms(message)):
                yield Flaw("the translation has a tag or a quotation mark of its own", TAGS, line, 1)


def _forms(message: Message) -> tuple[str, ...]:
    """Return what stands for a message: one text, or one for each number; empty where there is none yet."""
    return _as_many(message.string)


def _as_many(said: Any) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, tuple | list) else (said or "",)


def _misfilled(message: Message) -> str | None:
    """Return why a translation cannot be filled in as templates and code fill in its message, or None."""
    names = [_names(form) for form in _forms(message)]
    if any(found is None for found in names):
        return "a percent sign is alone"
    known = {name for text in _as_many(message.id) for name in _names(text) or ()}
    strange = sorted(set().union(*filter(None, names)) - known)
    return f"the message has no %({strange[0]})s" if strange else None


def _names(text: str) -> set[str] | None:
    """Return the names that a text is filled in with, or None where it cannot be filled in."""
    filled: defaultdict[str, str] = defaultdict(str)
    try:
        text % filled  # which notes each name that it is asked for
    except (TypeError, ValueError):
        return None
    return set(filled)
