"""An entry's label and names -> every form that may match in a text by itself, and why."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsgloss.language.vocabulary import common_words
from newsgloss.model.entries import EntryRecord, Name
from newsgloss.model.fields import primary

ACRONYM_LETTERS = 3  # capitals; two stand for too many things (US, IT, UN)
EXPLAINER = "explainer:"  # how the entry of a form begins that stands for an explainer, as in links by hand
TITLE_WORDS = 4  # words; a shorter title may be an ordinary phrase
ALONE = {"person", "place"}  # kinds whose single names are often part of another's: Melania Trump, Mexico City
HEAD_ENDS_BEFORE = {"of", "in", "on", "at", "to", "for", "from", "by", "with", "without", "under", "between"}
FRENCH_HEAD_ENDS_BEFORE = re.compile(
    r"(?:à|au|aux|avec|contre|dans|de|des|du|en|entre|par|pour|sans|sous|sur|vers)\Z|[dl]['’]"
)
ACRONYMS = {  # among the common words, which are written small; all others may be words of a shouted line
    "en": frozenset(
        "abc bbc cbs ceo cia cnn dna eu fbi fifa gdp gop hiv lgbt nasa nato nba nbc nfl nhl nhs uk un usa".split()
    ),
    "fr": frozenset("adn cgt edf fifa onu pdg pib pme psg sncf ue ump usa".split()),
}
FRENCH_IN_ALS = frozenset("bal banal carnaval fatal festival final natal naval récital régal".split())


class Case(enum.Enum):
    """How capitals in a text must agree with a form."""

    ACRONYM = "acronym"  # exactly, or with one capital (Nato) where it has four or more
    WORD_TOO = "acronym and word"  # exactly, and never in a run of capitals: WHO
    PROPER = "proper"  # exactly
    FULL = "full name"  # exactly, and never before another capitalised word: several words for a person or a place
    SINGLE = "single"  # exactly, and never beside another capitalised word: one name of a person or a place
    TERM = "term"  # as written, with a capital where a sentence begins, or in a shouted line
    EXACT = "exact"  # as written, without further guards
    FOLD = "fold"  # any, without further guards


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling that stands for an entry. `name` is what the author declared, `reason` why this form may match.

    `lang` is its language, where that is not the page's.
    """

    text: str
    entry: str
    name: str
    case: Case
    reason: str
    lang: str | None = None


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
        if reason in {"explicit", "never"}:
            continue
        case = Case(name.case) if name.case else _case(name.name, entry)
        plural = _plural_of(name, entry, case, lang)
        if case in {Case.ACRONYM, Case.EXACT} and _is_word_too(name.name, lang):
            case = Case.WORD_TOO
        own = entry.lang if name.name == entry.label and entry.lang else lang
        foreign = own if primary(own) != primary(page or lang) else None
        yield Form(name.name, entry.id, name.name, case, str(reason), foreign)
        if plural:
            yield Form(plural, entry.id, name.name, case, "plural", foreign)


def declared(entry: EntryRecord) -> tuple[Name, ...]:
    """Return an entry's names, its label first; a name that repeats the label sets the label's options."""
    names = {name.name: name for name in entry.names}
    label = names.pop(entry.label, Name(name=entry.label))
    extra = []
    if (short := getattr(entry, "abbreviation", None)) and short not in names and short != entry.label:
        extra.append(Name(name=short))
    return (label, *names.values(), *extra)


def automatic(name: str, lang: str = "en") -> str:
    """Return why a name matches by itself, or "explicit" where it only does when its author says so.

    Several words; or one word that is not common in its language; or an acronym of three capitals or more.
    """
    if len(re.findall(r"\w+", name)) > 1:
        return "acronym" if look(name) is Case.ACRONYM and _capitals(name) >= ACRONYM_LETTERS else _several(name)
    if look(name) is Case.ACRONYM:
        return "acronym" if _capitals(name) >= ACRONYM_LETTERS else "explicit"
    return "explicit" if name.lower() in common_words(lang) else "rare word"


def _several(name: str) -> str:
    return "explicit" if look(name) is Case.ACRONYM else "several words"


def _capitals(name: str) -> int:
    return sum(map(str.isupper, name))


def _case(name: str, entry: EntryRecord) -> Case:
    case = look(name)
    if case is not Case.PROPER or entry.kind not in ALONE:  # type: ignore[attr-defined]
        return case
    if re.fullmatch(r"\w+", name):
        return Case.SINGLE
    return Case.FULL if name[0].isupper() else case


def _is_word_too(name: str, lang: str) -> bool:
    """Return whether a name is an acronym that may be a common word in small letters: WHO, US, ICE.

    In a language of which no words are known, any may be.
    """
    words = common_words(lang) - ACRONYMS.get(primary(lang), frozenset())
    return look(name) is Case.ACRONYM and (not words or name.lower() in words)


def look(name: str) -> Case:
    """Return how a name's own capitals say that it matches."""
    if name.islower() or not any(map(str.isalpha, name)):
        return Case.TERM
    if name.isupper() and " " not in name:
        return Case.ACRONYM
    return Case.PROPER


def _plural_of(name: Name, entry: EntryRecord, case: Case, lang: str) -> str | None:
    """Return the plural that is declared for a name, or the regular one where its kind of name has one.

    An entry's `lang` is that of its label; its other names are in the language of the site.
    """
    if isinstance(name.plural, str):
        return name.plural
    declared_so = "plural" in name.model_fields_set
    regular = entry.kind == "term" and case in {Case.TERM, Case.ACRONYM, Case.FOLD}  # type: ignore[attr-defined]
    own = entry.lang if name.name == entry.label and entry.lang else lang
    return plural(name.name, own) if name.plural and (declared_so or regular) else None


def plural(name: str, lang: str = "en") -> str | None:
    """Return the regular plural of a name, or None where it has none or looks like a plural already.

    The rules are French for French, and English for all other languages.
    """
    return _french_plural(name) if primary(lang) == "fr" else _english_plural(name)


def _french_plural(name: str) -> str | None:
    """Return a name with its noun and the adjectives that agree with it in the plural: procureurs généraux.

    They end before a preposition: titres de séjour. Acronyms have no plural, words with a hyphen no regular one.
    """
    words = name.split(" ")
    ends = (index for index, word in enumerate(words) if index and FRENCH_HEAD_ENDS_BEFORE.match(word))
    head = words[: next(ends, len(words))]
    if any("-" in word or word.isupper() for word in head):
        return None
    endings = [_french_ending(word) for word in head]
    return " ".join([*endings, *words[len(head) :]]) if endings != head else None


def _french_ending(word: str) -> str:
    if word.endswith("al") and word not in FRENCH_IN_ALS:
        return word[:-1] + "ux"
    if re.search(r"[sxz]$", word):
        return word
    return word + ("x" if re.search(r"[ae]u$", word) else "s")


def _english_plural(name: str) -> str | None:
    """Return a name with its head noun in the plural: the last word, or the one before a preposition."""
    words = name.split(" ")
    head = next((index for index, word in enumerate(words) if word in HEAD_ENDS_BEFORE and index), len(words)) - 1
    word = words[head]
    if word.isupper():
        ending = word + "s"
    elif re.search(r"(ss|sh|ch|x|z|us)$", word):
        ending = word + "es"
    elif word.endswith("s"):
        return None
    elif re.search(r"[^aeiou]y$", word):
        ending = word[:-1] + "ies"
    else:
        ending = word + "s"
    return " ".join([*words[:head], ending, *words[head + 1 :]])
