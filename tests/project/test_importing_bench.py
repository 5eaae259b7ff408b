"""The stories that are made to measure imports."""

import pytest

from bench.corpus import Article, articles, glossary
from bench.importing import page, text
from newsgloss.seeds.seed import Seed, read_seed


@pytest.fixture(scope="module")
def story() -> Article:
    """The first of them."""
    return next(articles(1, glossary(100)))


def _told(seed: Seed) -> list[str]:
    return [line.text for line in seed.body]


def test_a_page_has_the_words_of_its_text_below_its_standfirst(story: Article) -> None:
    saved = read_seed(page(story).encode(), "bridge", "bridge.html")
    plain = read_seed(text(story).encode(), "bridge", "bridge.txt")

    assert (saved.headline, _told(saved)) == (plain.headline, [story.dek, *_told(plain)])


def test_a_page_is_as_large_as_a_publishers_and_the_same_every_time(story: Article) -> None:
    assert 200_000 < len(page(story)) < 250_000
    assert page(story) == page(story)
