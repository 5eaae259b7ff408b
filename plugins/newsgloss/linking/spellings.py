"""A form of a name -> how it must be written in a text, and whether the words at a place are written so.

Words are whole, their capitals agree with the form, and nothing around them makes them another name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsgloss.model.patterns import pattern_of

from .folding import ALIKE, IN_UNSPACED, LETTER_APOSTROPHE, RAISED, canonical, fold, small_letters, without_accents
from .forms import Case, Form
from .guards.capitals import DATES, DOLLARS, SMALL_WORDS, begins_sentence, is_date, is_dollar, is_shouted
from .guards.joined_names import (
    is_a_later_law,
    is_a_wing,
    is_after_versus,
    is_an_adjectives,
    is_before_versus,
    is_for_another,
    is_in_a_longer_name,
    is_numbered,
    is_of_another,
    is_of_another_body,
    is_of_two_places,
    is_with_more_subjects,
    tells_nothing,
)
from .guards.longer_names import (
    BODIES,
    LAWS,
    MINISTRIES,
    PARTIES,
    is_a_part_of_the_compass,
    is_after_a_given_name,
    is_after_a_name,
    is_after_a_title,
    is_after_and,
    is_after_of,
    is_after_of_the,
    is_before_a_name,
    is_before_another,
    is_in_a_term,
    is_in_an_address,
    is_of_kin,
    is_part_of_a_name,
)
from .guards.ordinary_nouns import (
    BODY_ENDS,
    is_after_a_body,
    is_after_a_title_or_noble,
    is_after_another_noun,
    is_after_no_office,
    is_after_of_another_noun,
    is_after_of_the_other_noun,
    is_before_another_noun,
    is_before_the_other_noun,
    is_in_a_title,
    is_numbered_there,
    is_of_others,
)
from .guards.tokens import is_beside_a_slash, is_parted, is_whole

Guard = Callable[[str, int, int], bool]

SPLIT_WORDS = pattern_of(rf"([\W{RAISED}]+)")
WORD_BEGINNING = pattern_of(r"\b\w")
LEADING_MARK, TRAILING_MARK = re.compile(r"(\S)(\s*)"), re.compile(r"(\s*)(\S)")
OPENING, CLOSING = frozenset('«“„"'), frozenset('»”"!?;:')  # marks that may have a space within them, or before
ACRONYMS = frozenset({Case.ACRONYM, Case.WORD_TOO})
OF_THEIR_OWN = frozenset({Case.PROPER, Case.SINGLE, Case.PLACE, Case.FULL})
AFTER_A_NAME = frozenset({is_after_a_name, is_after_another_noun, is_after_no_office})
LAW_WORDS = 2  # a name with no more may be that of any law of its kind: loi martiale
PRONOUNCED = 4  # capitals; acronyms of so many may be read as words, and written so: Nato, Covid-19


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form as it must be in a text: its words, and in `small` the same in small letters.

    `unless` is what may speak against a match that is written as it should be, `unless_after` the same but for words
    before it, `lead` and `tail` the punctuation that must be around the words, and `whole` tells that they are no part
    of a longer word.
    """

    form: Form
    core: str
    small: str
    unless: tuple[Guard, ...] = ()
    unless_after: tuple[Guard, ...] = ()
    lead: re.Pattern[str] | None = None
    tail: re.Pattern[str] | None = None
    whole: Guard = is_whole

    @property
    def is_unspaced(self) -> bool:
        """Whether it is in a script that has no spaces between words."""
        return self.whole is is_parted

    def word_keys(self) -> list[list[str]]:
        """Return the words in small letters by which it is found: more than once where capitals have no accents."""
        spellings = _spellings(self.core) if self.form.bare_capitals else (self.core,)
        return [words.split() for words in dict.fromkeys(map(small_letters, spellings))]

    def span(self, text: str, start: int, end: int, surface: str) -> tuple[int, int] | None:
        """Return where the form is with its punctuation, if text[start:end] holds its words with the right capitals.

        `surface` is text[start:end] as names are compared.
        """
        if self.form.bare_capitals and surface != self.core:
            surface = _with_accents(surface, self.core)
        if surface != self.core and surface.lower() != self.small:
            return None
        first, last = start, end
        if self.lead:
            before = self.lead.search(text[max(0, start - len(self.lead.pattern)) : start].translate(ALIKE))
            first = start - len(before[0]) if before else -1
        if self.tail:
            after = self.tail.match(text[end : end + len(self.tail.pattern)].translate(ALIKE))
            last = end + len(after[0]) if after else -1
        if first < 0 or last < 0 or not (self.whole(text, first, last) or self._is_in_a_row(text, first, last)):
            return None
        return (first, last) if surface == self.core or self._capitals_agree(surface, text, start, end) else None

    def is_another(self, text: str, start: int, end: int, *, crossed: bool) -> bool:
        """Return whether the words at text[start:end] are part of another name, or mean something else.

        Where a name that begins before them ends among them (`crossed`), that explains what is before them.
        """
        guards = self.unless
        if guards is not self.unless_after and tells_nothing(text, start):
            guards = self.unless_after
        for guard in guards:  # noqa: SIM110 -- a generator would cost more than most guards
            if guard(text, start, end) and not (crossed and guard in AFTER_A_NAME):
                return True
        return False

    def _is_in_a_row(self, text: str, start: int, end: int) -> bool:
        return self.form.case in ACRONYMS and is_beside_a_slash(text, start, end)

    def _capitals_agree(self, surface: str, text: str, start: int, end: int) -> bool:
        """Return whether words may be written otherwise than the form is."""
        case = self.form.case
        if case is Case.ACRONYM:
            return surface == self.core.capitalize() and sum(map(str.isupper, self.core)) >= PRONOUNCED
        if case is Case.OWN:  # Nato may be NATO
            is_said = self.core.istitle() and len(surface) >= PRONOUNCED
            return is_said and surface.isupper() and not is_shouted(text, start, end)
        if case is Case.TERM and surface.isupper():
            return is_shouted(text, start, end)
        if surface == _capitalised(self.core) and self._may_have_a_capital(text, start, end):
            return True
        if case is Case.TERM:
            return _is_title_case(surface, self.core) and not is_part_of_a_name(text, start, end)
        return case is Case.FOLD

    def _may_have_a_capital(self, text: str, start: int, end: int) -> bool:
        """Return whether a form that begins with a small letter may have a capital: Von Tarlenheim."""
        case = self.form.case
        if case is Case.WHOLE:  # le Ministère des Ports
            return True
        may_begin = case is Case.TERM or (case in OF_THEIR_OWN and self.core[0].islower())
        return may_begin and begins_sentence(text, start, end)


def spelling(form: Form) -> Spelling:
    """Return how a form must be written."""
    text = (form.text if form.text.isascii() else fold(form.text)[0]).replace(LETTER_APOSTROPHE, "'")
    if IN_UNSPACED.search(text):
        return Spelling(form, text, text.lower(), whole=is_parted)
    parts = SPLIT_WORDS.split(text)
    lead, tail = ("" if parts[0] else parts[1]), ("" if parts[-1] else parts[-2])
    core = canonical(text[len(lead) :].removesuffix(tail))
    guards = _guards(form, core)
    after = guards if BEFORE_IT.isdisjoint(guards) else tuple(guard for guard in guards if guard not in BEFORE_IT)
    return Spelling(form, core, core.lower(), guards, after, _lead(lead), _tail(tail))


def _spellings(core: str) -> Iterator[str]:
    """Yield a name, and as it is written where capitals have no accents: in capitals, or with some."""
    yield core
    yield without_accents(core)
    yield WORD_BEGINNING.sub(lambda letter: without_accents(letter[0]), core)
    yield without_accents(core[:1]) + core[1:]


def _lead(marks: str) -> re.Pattern[str] | None:
    """Return what must be before a name's first word: its marks, with or without a space within quotation marks."""
    parts = (_mark(mark) + (r"\s?" if gap or mark in OPENING else "") for mark, gap in LEADING_MARK.findall(marks))
    return re.compile("".join(parts) + r"\Z") if marks else None


def _tail(marks: str) -> re.Pattern[str] | None:
    """Return what must be after a name's last word, likewise, and before the marks that French has a space before."""
    parts = ((r"\s?" if gap or mark in CLOSING else "") + _mark(mark) for gap, mark in TRAILING_MARK.findall(marks))
    return re.compile("".join(parts)) if marks else None


def _mark(mark: str) -> str:
    return re.escape(mark.translate(ALIKE))


def _with_accents(surface: str, core: str) -> str:
    """Return written words with the accents that the name has on letters which are capitals without them."""
    if len(surface) != len(core):
        return surface
    pairs = zip(surface, core, strict=True)
    return "".join(
        letter.upper() if written.isupper() and written == without_accents(letter.upper()) else written
        for written, letter in pairs
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_title_case(surface: str, core: str) -> bool:
    """Return whether a term of several words has capitals throughout, as in a title: Birthright Citizenship."""
    words = surface.split(" ")
    return (
        len(words) > 1
        and all(word == given or word == given.capitalize() for word, given in zip(words, core.split(" "), strict=True))
        and all(word[:1].isupper() or word in SMALL_WORDS for word in words)
    )


UNLESS: Mapping[Case, tuple[Guard, ...]] = {
    Case.ACRONYM: (is_dollar, is_in_a_longer_name),
    Case.WORD_TOO: (is_dollar, is_in_a_longer_name, is_shouted),
    Case.PROPER: (is_date, is_of_another),
    Case.FULL: (
        *(is_after_a_given_name, is_in_an_address, is_after_of_the, is_after_versus),
        *(is_before_a_name, is_before_versus, is_a_part_of_the_compass),
    ),
    Case.SINGLE: (
        *(is_date, is_after_a_name, is_after_of, is_after_versus),
        *(is_before_a_name, is_in_a_term, is_of_kin, is_before_versus),
    ),
    Case.PLACE: (
        *(is_date, is_after_a_title, is_after_a_name, is_after_of_the, is_after_versus),
        *(is_before_a_name, is_before_versus, is_a_part_of_the_compass),
    ),
    Case.OWN: (
        *(is_date, is_after_a_title, is_after_a_name, is_after_of, is_after_versus, is_a_later_law),
        *(is_before_another, is_in_a_term, is_of_kin, is_before_versus, is_of_another, is_numbered),
    ),
    Case.WHOLE: (
        *(is_after_a_name, is_after_and, is_after_of, is_after_versus, is_a_later_law),
        *(is_before_another, is_before_versus, is_of_another, is_of_another_body, is_for_another, is_numbered),
        *(is_with_more_subjects, is_of_two_places, is_a_wing),
    ),
    Case.PARTLY: (is_after_a_given_name, is_before_another, is_of_another),
    Case.TERM: (is_an_adjectives,),
    Case.EXACT: (is_date, is_dollar),
}
AMONG_NOUNS: Mapping[Guard, Guard] = {
    is_after_a_name: is_after_another_noun,
    is_after_a_title: is_after_a_title_or_noble,
    is_after_of: is_after_of_another_noun,
    is_after_of_the: is_after_of_the_other_noun,
    is_before_a_name: is_before_another_noun,
    is_before_another: is_before_the_other_noun,
    is_numbered: is_numbered_there,
}
OF_A_PERSON: Mapping[Guard, Guard] = {is_after_a_name: is_after_no_office}
BEFORE_IT = frozenset(
    {
        *(is_after_another_noun, is_after_a_title_or_noble, is_after_of_another_noun, is_after_of_the_other_noun),
        *(is_after_no_office, is_after_a_body),
        *(is_after_a_given_name, is_after_a_name, is_after_a_title, is_after_and, is_after_of, is_after_of_the),
        *(is_after_versus, is_a_later_law, is_in_an_address),
    }
)  # guards that look at what is before a name alone
CONCERNS: Mapping[Guard, Callable[[Sequence[str]], bool]] = {  # the words of which names they are for, if not any
    is_date: lambda words: words[0] in DATES,
    is_dollar: lambda words: words[0] in DOLLARS,
    is_after_and: lambda words: words[-1] in LAWS,
    is_a_later_law: lambda words: not LAWS.isdisjoint(words),
    is_for_another: lambda words: not BODIES.isdisjoint(words),
    is_with_more_subjects: lambda words: words[0] in MINISTRIES,
    is_an_adjectives: lambda words: words[0] in LAWS and len(words) > LAW_WORDS,
    is_of_two_places: lambda words: not LAWS.isdisjoint(words),
    is_a_wing: lambda words: not PARTIES.isdisjoint(words),
}


def _guards(form: Form, core: str) -> tuple[Guard, ...]:
    """Return what may speak against a match of a name; where all nouns have a capital, an ordinary one does not."""
    case, words = form.case, core.split(" ")
    guards = (guard for guard in UNLESS.get(case, ()) if guard not in CONCERNS or CONCERNS[guard](words))
    if not form.among_nouns or case not in UNLESS:
        return tuple(guards)
    others = {**AMONG_NOUNS, **(OF_A_PERSON if case is Case.SINGLE else {})}
    found = [others.get(guard, guard) for guard in guards]
    if form.reason == "case" and case is Case.PLACE:  # Präsident Losniens
        found.remove(is_after_a_title_or_noble)
    if case is Case.FULL:
        found.append(is_after_a_body)
    elif form.name.lower().endswith(BODY_ENDS):
        found.append(is_of_others)
    if case is Case.WHOLE and is_for_another not in found:
        found.append(is_for_another)
    return (*found, is_in_a_title)
