"""A page's text -> the names and rare words in it that are no mentions."""

import time

import pytest

from newsgloss.editorial.candidates import candidates

LONG = 2_000  # words of one paragraph
SOON = 1.5  # seconds of CPU; what grows with the square takes more


def terms(html: str, lang: str = "en", mentions: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """Return what readers may miss, without the sentences."""
    return [found.term for found in candidates(html, mentions, lang)]


def test_what_overlaps_a_mention_is_none() -> None:
    html = "<p>Near Lake Zenda, Port Strelsau, Fort Hentzau it rained.</p>"

    assert terms(html, mentions=((10, 15), (33, 36))) == ["Port Strelsau"]


def test_what_is_beside_a_mention_may_be_one() -> None:
    html = "<p>Lake Zenda, Port Strelsau</p>"

    assert terms(html, mentions=((0, 10),)) == ["Port Strelsau"]
    assert terms(html, mentions=((0, 13), (24, 25))) == []


def test_a_word_that_is_formed_from_a_name_in_its_text_is_none() -> None:
    assert terms("<p>La ville de Zorglub et sa garde zorglubaise.</p>", "fr") == []
    assert terms("<p>La ville et sa garde zorglubaise.</p>", "fr") == ["zorglubaise"]


def test_words_in_another_language_are_none() -> None:
    html = '<p>A <i lang="fr">zorglub <b lang="de">zorglib</b> zorglab</i> and a zorglob.</p>'

    assert terms(html) == ["zorglob"]


@pytest.mark.parametrize("words", ["Zenda and ", "zorglubaise "])
def test_a_long_paragraph_is_looked_at_soon(words: str) -> None:
    began = time.process_time()

    terms(f"<p>{words * LONG}</p>", "fr", tuple((place, place + 1) for place in range(0, LONG, 2)))

    assert time.process_time() - began < SOON
