"""A regular expression -> the same, compiled when it is first used."""

import re

import pytest

from newsgloss.model.patterns import pattern_of


def test_a_pattern_finds_what_its_expression_says() -> None:
    words = pattern_of(r"\bferr(y|ies)\b", re.IGNORECASE)

    assert [found[0] for found in words.finditer("Ferries, and one ferry")] == ["Ferries", "ferry"]
    assert words.sub("boat", "The ferry leaves") == "The boat leaves"
    assert words.pattern == r"\bferr(y|ies)\b"


def test_an_expression_is_compiled_when_it_is_used() -> None:
    wrong = pattern_of("(")

    with pytest.raises(re.error, match="unterminated subpattern"):
        wrong.search("a text")
