"""Saved pages in the layouts that newsrooms use: the story is kept as it is shown, and the rest is in the record."""

from functools import cache

import pytest

from bench.import_scores import alone, imported, score
from bench.page_layouts import LAYOUTS, made
from newsgloss.seeds.seed import Seed, read_seed


@cache
def read(name: str) -> Seed:
    """Return a layout's page as a seed."""
    return read_seed(made(name)[0].encode(), "pier", "pier.html")


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_story_of_a_page_is_kept_as_it_is_shown(name: str) -> None:
    _, page = made(name)

    assert page.kept == [("## " if line.as_ == "subhead" else "") + line.text for line in read(name).body]


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_is_beside_the_story_is_in_the_record(name: str) -> None:
    _, page = made(name)

    assert page.left == [line.text for line in read(name).lines if line.operation == "drop" and line.text in page.left]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_block_is_in_the_record_once(name: str) -> None:
    seed = read(name)

    assert [line.number for line in seed.lines] == list(range(1, len(seed.lines) + 1))
    assert sum(seed.totals().values()) == len(seed.lines)


def test_there_are_many_layouts() -> None:
    assert len(LAYOUTS) >= 40


def test_a_page_is_scored_by_its_runs_of_words() -> None:
    assert score("the pier is old and long", "the pier is old and long") == (1, 1)
    assert score("the pier is old and long", "the pier is old") == (1, 1 / 3)
    assert score("長い桟橋", "長い桟橋です") == (1 / 3, 1)


def test_trafilatura_by_itself_loses_lists_outside_an_article() -> None:
    seed, story, _ = imported("a list in a page without an article")

    assert seed is not None
    assert score("\n".join(story), alone("a list in a page without an article")).recall < 1


def test_what_the_page_hid_when_it_was_saved_is_not_read() -> None:
    whole, page = made("a page of font tags")
    hidden = '<p class="sf-hidden">Buy a boat on the lake today, and pay for it next year.</p></body>'
    seed = read_seed(whole.replace("</body>", hidden).encode(), "pier", "pier.html")

    assert page.kept == [line.text for line in seed.body]


def test_a_sentence_about_the_author_is_no_byline_and_its_year_no_day() -> None:
    seed = read("tags and an author below the story, without an article")

    assert (seed.byline, seed.published) == ("Ada Example", None)
