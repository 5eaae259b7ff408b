import sys
from pathlib import Path

import pytest

from newsgloss.linking.annotator import annotate, strip
from newsgloss.linking.folding import canonical, fold, without_accents
from newsgloss.linking.forms import declared
from newsgloss.linking.matcher import Matcher
from tests.gold.figures import Result, errors, precision, recall, report, score
from tests.gold.marked_texts import LANGUAGES, load_site, load_text, load_texts
from tests.gold.ways import OURS

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "linking-scores.md"
NEVER = ["case", "substring", "code", "link", "alt", "attribute", "comment", "url"]
WITHOUT_A_NAME = {"split", "stem"}  # traps of which the whole point is that no name is there


@pytest.fixture(scope="module")
def scored() -> dict[str, list[Result]]:
    """What every way to link did with every text. `pytest -s` shows the figures."""
    found = score()
    sys.stdout.write("\n" + report(found) + "\n")
    return found


@pytest.fixture(scope="module")
def ours(scored: dict[str, list[Result]]) -> list[Result]:
    """What the project did with every text."""
    return scored[OURS]


def of_language(results: list[Result], lang: str) -> list[Result]:
    """Return what was done with the texts of a language."""
    return [result for result in results if result.text.name.startswith(f"{lang}/")]


def test_the_set_is_large(ours: list[Result]) -> None:
    mentions = sum(len(result.text.mentions) for result in ours)
    traps = sum(len(result.text.traps) for result in ours)

    assert mentions >= 1000
    assert traps >= 600


def test_a_quarter_of_the_set_is_french(ours: list[Result]) -> None:
    french = of_language(ours, "fr")

    for marks in ("mentions", "traps"):
        assert 4 * sum(len(getattr(it.text, marks)) for it in french) >= sum(
            len(getattr(it.text, marks)) for it in ours
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_are_right_99_times_in_100(ours: list[Result], lang: str) -> None:
    results = of_language(ours, lang)

    assert precision(results) >= 0.99, "\n".join(errors(results))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mentions_are_linked_97_times_in_100(ours: list[Result], lang: str) -> None:
    results = of_language(ours, lang)

    assert recall(results) >= 0.97, "\n".join(errors(results))


def test_in_all_links_are_right_995_times_and_mentions_linked_990_times_in_1000(ours: list[Result]) -> None:
    assert precision(ours) >= 0.995, "\n".join(errors(ours))
    assert recall(ours) >= 0.99, "\n".join(errors(ours))


@pytest.mark.parametrize("why", NEVER)
def test_no_such_trap_is_fallen_into(ours: list[Result], why: str) -> None:
    traps = [trap for result in ours for trap in result.text.traps if trap.why == why]
    expected: list[tuple[str, str]] = []

    assert traps
    assert expected == [(it.text.name, trap.surface) for it in ours for trap in it.fallen if trap.why == why]


def test_without_our_tags_the_html_is_the_same_to_the_byte() -> None:
    for site in map(load_site, LANGUAGES):
        matcher = Matcher(site.forms, site.glossary.linking.block)
        for text in load_texts(site):
            expected = text.html

            assert expected == strip(annotate(text.html, matcher, lambda id_: f"/{id_}/", text.rules))


def test_every_trap_is_about_a_name() -> None:
    expected: list[tuple[str, str]] = []

    found = []
    for site in map(load_site, LANGUAGES):
        by_hand = {name.name for entry in site.glossary.entries.values() for name in declared(entry)}
        names = {plain(name) for name in by_hand | {form.text for form in site.forms}}
        traps = [(text.name, trap) for text in load_texts(site) for trap in text.traps]
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
        load_text(path, load_site("en"))


def test_a_mark_for_an_entry_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("---\ntitle: Zenda\n---\n\nThe [[Zenda|zenda]] ferry.\n", encoding="utf-8")

    with pytest.raises(ValueError, match="there is no entry 'zenda'"):
        load_text(path, load_site("en"))


def test_a_mention_that_no_reader_sees_is_told(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("---\ntitle: Zenda\n---\n\n<!-- [[asylum|asylum]] -->\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no reader sees these mentions"):
        load_text(path, load_site("en"))


def test_the_document_shows_these_figures(scored: dict[str, list[Result]]) -> None:
    expected = report(scored)

    assert expected in DOCUMENT.read_text(encoding="utf-8")
