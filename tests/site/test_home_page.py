"""The front page begins with a story and one of its words explained, whatever was published since."""

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

Pages = dict[str, BeautifulSoup]
Words = Callable[[Tag], str]


def test_the_front_page_begins_with_the_newest_story_and_one_of_its_own_words(pages: Pages, words: Words) -> None:
    lead = pages[""].select_one(".lead")

    assert words(lead.h2) == "Canada turned asylum seekers back. Where would the U.S. send them?"
    assert "refoulement" in words(lead.select_one(".showcase blockquote.source"))
    assert words(lead.select_one("figcaption b")) == "Refoulement."


def test_an_explainer_without_a_story_stands_below_even_if_it_is_newer(pages: Pages, words: Words) -> None:
    below = [words(heading) for heading in pages[""].select(".article-list h3")]

    assert below == ["What changed at the Canada–U.S. border in 2023"]
