import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from newsgloss.linking.annotator import annotate, strip
from newsgloss.linking.folding import canonical, fold, without_accents
from newsgloss.linking.forms import declared
from newsgloss.linking.matcher import Matcher

SCORE: dict[str, Any] = runpy.run_path(str(Path(__file__).with_name("score.py")), run_name="score")
DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "linking-scores.md"
NEVER = ["case", "substring", "code", "link", "alt", "attribute", "comment", "url"]
WITHOUT_A_NAME = {"split", "stem"}  # traps of which the whole point is that no name is there


@pytest.fixture(scope="module")
def scored() -> dict[str, list[Any]]:
    """What every way to link did with every text. `pytest -s` shows the figures."""
    found: dict[str, list[Any]] = SCORE["score"]()
    sys.stdout.write("\n" + SCORE["report"](found) + "\n")
    return found


@pytest.fixture(scope="module")
def ours(scored: dict[str, list[Any]]) -> list[Any]:
    """What the project did with every text."""
    return scored[SCORE["OURS"]]


def of_language(results: list[Any], lang: str) -> list[Any]:
    """Return what was done with the texts of a language."""
    return [result for result in results if result.text.name.startswith(f"{lang}/")]


def test_the_set_is_large(ours: list[Any]) -> None:
    mentions = sum(len(result.text.mentions) for result in ours)
    traps = sum(len(result.text.traps) for result in ours)

    assert mentions >= 300
    assert traps >= 100


def test_a_quarter_of_the_set_is_french(ours: list[Any]) -> None:
    french = of_language(ours, "fr")

    for marks in ("mentions", "traps"):
        assert 4 * sum(len(getattr(it.text, marks)) for it in french) >= sum(
            len(getattr(it.text, marks)) for it in ours
        )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_links_are_right_99_times_in_100(ours: list[Any], lang: str) -> None:
    results = of_language(ours, lang)

    assert SCORE["precision"](results) >= 0.99, "\n".join(SCORE["errors"](results))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_mentions_are_linked_97_times_in_100(ours: list[Any], lang: str) -> None:
    results = of_language(ours, lang)

    assert SCORE["recall"](results) >= 0.97, "\n".join(SCORE["errors"](results))


@pytest.mark.parametrize("why", NEVER)
def test_no_such_trap_is_fallen_into(ours: list[Any], why: str) -> None:
    traps = [trap for result in ours for trap in result.text.traps if trap.why == why]
    expected: list[Any] = []

    assert traps
    assert expected == [(it.text.name, trap.surface) for it in ours for trap in it.fallen if trap.why == why]


def test_without_our_tags_the_html_is_the_same_to_the_byte() -> None:
    for site in map(SCORE["load_site"], SCORE["LANGUAGES"]):
        matcher = Matcher(site.forms, site.glossary.linking.block)
        for text in SCORE["load_texts"](site):
            expected = text.html

            assert expected == strip(annotate(text.html, matcher, lambda id_: f"/{id_}/", text.rules))


def test_every_trap_is_about_a_name() -> None:
    expected: list[tuple[str, str]] = []

    found = []
    for site in map(SCORE["load_site"], SCORE["LANGUAGES"]):
        by_hand = {name.name for entry in site.glossary.entries.values() for name in declared(entry)}
        names = {plain(name) for name in by_hand | {form.text for form in site.forms}}
        traps = [(text.name, trap) for text in SCORE["load_texts"](site) for trap in text.traps]
        found += [(file, trap.surface) for file, trap in traps if trap.why not in WITHOUT_A_NAME]
        found = [(file, words) for file, words in found if not any(name in plain(words) for name in names)]

    assert expected == found


def plain(words: str) -> str:
    """Return words as names are compared, without accents; an underscore in a file name stands for a space."""
    return without_accents(canonical(fold(words.replace("_", " "))[0])).lower()


def test_a_mark_that_is_not_whole_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("---\ntitle: Zenda\n---\n\nThe [[asylum|]] seeker.\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"a mark is not whole; write \[\[words\|entry\]\] or \{\{words\|why\}\}"):
        SCORE["load_text"](path, SCORE["load_site"]("en"))


def test_a_mark_for_an_entry_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("---\ntitle: Zenda\n---\n\nThe [[Zenda|zenda]] ferry.\n", encoding="utf-8")

    with pytest.raises(ValueError, match="there is no entry 'zenda'"):
        SCORE["load_text"](path, SCORE["load_site"]("en"))


def test_a_mention_that_no_reader_sees_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("---\ntitle: Zenda\n---\n\n<!-- [[asylum|asylum]] -->\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no reader sees these mentions"):
        SCORE["load_text"](path, SCORE["load_site"]("en"))


def test_the_document_shows_these_figures(scored: dict[str, list[Any]]) -> None:
    expected = SCORE["report"](scored)

    assert expected in DOCUMENT.read_text(encoding="utf-8")
