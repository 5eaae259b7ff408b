"""The words by which texts are read are in language/, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from newsgloss.language.english import ENGLISH
from newsgloss.language.vocabulary import LANGUAGES, common_words
from newsgloss.language.wording import Wording

ROOT = Path(__file__).parents[2]
CODE = ROOT / "plugins" / "newsgloss"
LANGUAGE = CODE / "language"
OTHERS = sorted(module for module in CODE.rglob("*.py") if not module.is_relative_to(LANGUAGE))
WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones are parts of patterns as often as words
ESCAPE = re.compile(r"\\[a-zA-Z]")
ACCENTED = re.compile(r"[A-Za-z]+[à-öø-ÿœ]\w*|[À-ÖØ-öø-ÿœ]\w*[A-Za-z]\w*")
EXCEPTIONS = {
    "seeds/saved_pages/overlooked.py": {"graf"},  # a paragraph, in the words of papers
    "seeds/lines/bylines.py": {"agence", "presse"},  # La Presse canadienne, Agence France-Presse
}


def texts(value: object) -> Iterator[str]:
    """Yield every text that a language's wording holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


def strings(module: Path) -> Iterator[str]:
    """Yield a module's strings, without its docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from (
        ESCAPE.sub(" ", node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(ESCAPE.sub(" ", text))}


def known() -> set[str]:
    """Return the words that no other module may have: those of other languages, and the English of days and titles."""
    english = ENGLISH.days.months, ENGLISH.days.weekdays, ENGLISH.names.before_names
    others = [text for language in LANGUAGES if language is not ENGLISH for text in all_texts(language)]
    both = common_words("en").union(*map(words, all_texts(ENGLISH)))
    return set().union(*map(words, others)) - both | set().union(*map(words, texts(english))) - {"march"}


def all_texts(language: Wording) -> list[str]:
    """Return what a language's module and its tables say."""
    tables = [file.read_text(encoding="utf-8").splitlines() for file in phrase_files(language.tag)]
    return [*texts(language), *(line for lines in tables for line in lines if not line.startswith("#"))]


def phrase_files(tag: str) -> list[Path]:
    return sorted((LANGUAGE / "phrases" / tag).glob("*.txt"))


def test_no_other_module_has_words_of_a_language() -> None:
    forbidden = known()
    found = {
        str(module.relative_to(CODE)): told
        for module in OTHERS
        if (told := set().union(*map(words, strings(module))) & forbidden)
    }

    assert {"janvier", "monday", "mercredi", "publicité", "betreff"} <= forbidden
    assert found == EXCEPTIONS


def test_no_other_module_has_words_with_accents() -> None:
    found = {
        str(module.relative_to(CODE)): told
        for module in OTHERS
        if (told := {word for text in strings(module) for word in ACCENTED.findall(text)})
    }

    assert found == {}


@pytest.mark.parametrize("tag", sorted(folder.name for folder in (LANGUAGE / "phrases").iterdir()))
def test_each_table_of_phrases_says_what_it_holds(tag: str) -> None:
    for file in phrase_files(tag):
        first, *lines = file.read_text(encoding="utf-8").splitlines()

        assert first.startswith("# "), file
        assert lines, file


def test_the_tables_of_words_and_phrases_are_in_the_wheel() -> None:
    included = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    expected = {f"newsgloss/{file.relative_to(CODE).as_posix()}" for file in LANGUAGE.rglob("*.txt")}

    assert len(expected) > 15
    assert expected <= included
