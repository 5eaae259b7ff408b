"""An entry's label and names -> every form that may match in a text by itself, and why."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsgloss.language.plurals.irregular import like, second_plurals
from newsgloss.language.vocabulary import common_words, wording
from newsgloss.language.wording import Wording
from newsgloss.model.entries import EntryRecord, Name
from newsgloss.model.fields import primary

ACRONYM_LETTERS = 3  # capitals; two stand for too many things (US, IT, UN)
UNKNOWN = Wording(tag="und")  # a language of which we know no words
EXPLAINER = "explainer:"  # how the entry of a form begins that stands for an explainer, as in links by hand
TITLE_WORDS = 4  # words; a shorter title may be an ordinary phrase


class Case(enum.Enum):
    """How capitals in a text must agree with a form."""

    ACRONYM = "acronym"  # exactly, or with one capital (Nato) where it has four or more
    WORD_TOO = "acronym and word"  # exactly, and never in a run of capitals: WHO
    PROPER = "proper"  # exactly
    FULL = "full name"  # exactly, and never before another capitalised word: several words for a person or a place
    SINGLE = "single"  # exactly, and never beside another capitalised word: one name of a person, also von Zenda
    PLACE = "place"  # the same, nor after a person's title: one name of a place
    OWN = "own name"  # the same, or all in capitals (NATO for Nato): one name of anything else
    WHOLE = "whole name"  # exactly, and never beside another capitalised word: several words for anything else
    PARTLY = "partly proper"  # exactly, and never before another: several words, of which the last are small: Lake visa
    TERM = "term"  # as written, with a capital where a sentence begins, or in a shouted line
    EXACT = "exact"  # as written, without further guards
    FOLD = "fold"  # any, without further guards


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling that stands for an entry. `name` is what the author declared, `reason` why this form may match.

    `lang` is its language, where that is not the page's. `bare_capitals`: texts may leave out accents on its capitals;
    `among_nouns`: in its language all nouns have a capital.
    Where entries share a name, those of the lowest `rank` are meant: our own have 0, other sites' more.
    """

    text: str
    entry: str
    name: str
    case: Case
    reason: str
    lang: str | None = None
    bare_capitals: bool = False
    among_nouns: bool = False
    rank: int = 0


def forms(
    entries: Iterable[EntryRecord], lang: str = "en", page: str | None = None, *, both: bool = False
) -> tuple[Form, ...]:
    """Return every form that matches by itself, in the order of the entries. `lang` is the language of the site.

    On a page in another language an entry goes by the names of its translation, if it has one for that; where the page
    quotes a story in the site's language (`both`), by its own as well.
    """
    found: dict[tuple[str, str], Form] = {}
    for entry in entries:
        translated = page is not None and entry.translation(page) is not None
        spoken = [*entry_forms(entry.in_language(page), page)] if page and translated else []
        if both or not translated:
            spoken += entry_forms(entry, lang, page)
        for form in spoken:
            found.setdefault((form.text, form.entry), form)
    return tuple(found.values())


def title_form(slug: str, title: str) -> Form | None:
    """Return the form by which an explainer's title matches, or None where it is too short to be unmistakable."""
    if len(re.findall(r"\w+", title)) < TITLE_WORDS:
        return None
    return Form(title, f"{EXPLAINER}{slug}", title, Case.EXACT, "title")


def entry_forms(entry: EntryRecord, lang: str = "en", page: str | None = None) -> Iterator[Form]:
    """Yield the forms of one entry that match by themselves, on pages in the language of its names or in another.

    Events have none: their labels are headlines.
    """
    if entry.kind == "event":  # type: ignore[attr-defined]
        return
    for name in declared(entry):
        reason = name.match or automatic(name.name, lang)
        if reason in {"explicit", "never"} or not can_be_found(name.name):
            continue
        own = _language(name, entry, lang)
        case = Case(name.case) if name.case else _case(name.name, entry, own)
        several = _plurals_of(name, entry, case, own)
        if case in {Case.ACRONYM, Case.EXACT} and _is_word_too(name.name, lang):
            case = Case.WORD_TOO
        foreign = own if primary(own) != primary(page or lang) else None
        known = wording(own) or UNKNOWN
        bare = known.bare_capitals and case is not Case.EXACT
        others = [*((one, "plural") for one in several), *((one, "case") for one in _cases_of(name, entry, case, own))]
        for text, why in ((name.name, str(reason)), *others):
            among = known.capital_nouns
            yield Form(text, entry.id, name.name, case, why, foreign, bare and not text.isascii(), among)


def _language(name: Name, entry: EntryRecord, lang: str) -> str:
    """Return a name's language. An entry's `lang` is that of its label; its other names are in that of the site."""
    return entry.lang if name.name == entry.label and entry.lang else lang


def declared(entry: EntryRecord) -> tuple[Name, ...]:
    """Return an entry's names, its label first; a name that repeats the label sets the label's options."""
    names = {name.name: name for name in entry.names}
    label = names.pop(entry.label, Name(name=entry.label))
    extra = []
    if (short := getattr(entry, "abbreviation", None)) and short not in names and short != entry.label:
        extra.append(Name(name=short))
    return (label, *names.values(), *extra)


def names_beside_label(entry: EntryRecord) -> tuple[str, ...]:
    """Return an entry's other names as readers are told them: those that differ in capitals alone once."""
    told = {entry.label.casefold(): entry.label}
    for name in declared(entry)[1:]:
        if name.match != "never":
            told.setdefault(name.name.casefold(), name.name)
    return tuple(told.values())[1:]


def can_be_found(name: str) -> bool:
    """Return whether a text can have a name: signs alone, such as § or an emoji, are no words, and never looked for."""
    return any(map(str.isalnum, name))


def automatic(name: str, lang: str = "en") -> str:
    """Return why a name matches by itself, or "explicit" where it only does when its author says so.

    Several words; or one word that is not common in its language; or an acronym of three capitals or more.
    """
    if len(re.findall(r"\w+", name)) > 1:
        return "acronym" if look(name) is Case.ACRONYM and _capitals(name) >= ACRONYM_LETTERS else _several(name)
    if look(name) is Case.ACRONYM:
        return "acronym" if _capitals(name) >= ACRONYM_LETTERS else "explicit"
    return "explicit" if name.lower() in _words(lang) else "rare word"


def _several(name: str) -> str:
    return "explicit" if look(name) is Case.ACRONYM else "several words"


def _capitals(name: str) -> int:
    return sum(map(str.isupper, name))


def _case(name: str, entry: EntryRecord, lang: str) -> Case:
    case, kind = look(name), entry.kind  # type: ignore[attr-defined]
    if case is not Case.PROPER:
        return case
    is_one = re.fullmatch(r"\w+", name) is not None
    if kind == "person":
        return Case.FULL if name[0].isupper() and not is_one else Case.SINGLE
    if kind == "place":
        return Case.FULL if " " in name or (name[0].isupper() and not is_one) else Case.PLACE
    if is_one:
        return Case.OWN
    if not name[0].isupper():
        return Case.WHOLE if kind in {"organisation", "law"} else case
    return Case.PARTLY if _head(name, lang).islower() else Case.WHOLE


def _head(name: str, lang: str) -> str:
    """Return the noun of a name of several words, as its plural tells: visa in Lake visa; or else the last word."""
    words = name.split()
    several = (plural(name, lang) or "").split()
    return "".join(word for word, other in zip(words, several, strict=False) if word != other) or words[-1]


def _is_word_too(name: str, lang: str) -> bool:
    """Return whether a name is an acronym that may be a common word in small letters: WHO, US, ICE.

    In a language of which no words are known, any may be.
    """
    words = _words(lang)
    return look(name) is Case.ACRONYM and (not words or name.lower() in words)


def _words(lang: str) -> frozenset[str]:
    """Return the common words of a language that are not acronyms: Insee is none."""
    return common_words(lang).difference(known.acronyms if (known := wording(lang)) else ())


def look(name: str) -> Case:
    """Return how a name's own capitals say that it matches."""
    if name.islower() or name.lower() == name.upper():  # or no script with capitals
        return Case.TERM
    if name.isupper() and " " not in name:
        return Case.ACRONYM
    return Case.PROPER


def _plurals_of(name: Name, entry: EntryRecord, case: Case, lang: str) -> Iterator[str]:
    """Yield the plural that is declared for a name, or the usual ones where it is a term's."""
    if isinstance(name.plural, str):
        yield name.plural
        return
    wanted = "plural" in name.model_fields_set or (entry.kind == "term" and case is not Case.EXACT)  # type: ignore[attr-defined]
    if name.plural and wanted and (several := plural(name.name, lang)):
        yield several
        yield from _other_plural(name.name, several, lang)


def _cases_of(name: Name, entry: EntryRecord, case: Case, lang: str) -> Iterator[str]:
    """Yield a name in the other cases of its language, but for what is a common word: falls is no genitive of Fall."""
    known = wording(lang)
    if known is None or known.cases is None or case in {Case.EXACT, Case.FOLD, Case.ACRONYM}:
        return
    for form in known.cases(name.name, entry.kind):  # type: ignore[attr-defined]
        if form.lower() not in common_words(lang):
            yield form


def _other_plural(name: str, several: str, lang: str) -> Iterator[str]:
    """Yield the plural of a name beside its usual one, if it has two: memoranda of understanding."""
    others = second_plurals(primary(lang))
    words, plurals = name.split(" "), several.split(" ")
    changed = [place for place, (one, more) in enumerate(zip(words, plurals, strict=False)) if one != more]
    if len(changed) == 1 and (other := like(words[changed[0]], others.get(words[changed[0]].lower()))):
        yield " ".join([*words[: changed[0]], other, *words[changed[0] + 1 :]])


def plural(name: str, lang: str = "en") -> str | None:
    """Return the plural of a name, or None where it has none, is one already, or its language is not known."""
    known = wording(lang)
    return known.plural(name) if known and known.plural else None
