"""The front page begins with a story and one of its words explained, whatever was published since."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import Tag

from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.running import KeptPelican
from tests.site.site_pages import Pages

Add = Callable[[str, str], None]
Words = Callable[[Tag], str]


def test_the_front_page_begins_with_the_newest_story_and_one_of_its_own_words(pages: Pages, words: Words) -> None:
    lead = pages[""].select_one(".lead")

    assert words(lead.h2) == "Canada turned asylum seekers back. Where would the U.S. send them?"
    assert "refoulement" in words(lead.select_one(".showcase blockquote.source"))
    assert words(lead.select_one("figcaption b")) == "Refoulement."


def test_an_explainer_without_a_story_stands_below_even_if_it_is_newer(pages: Pages, words: Words) -> None:
    below = [words(heading) for heading in pages[""].select(".article-list h3")]

    assert below == ["What changed at the Canada–U.S. border in 2023"]


def test_a_topic_has_its_last_events_and_no_word_is_told_twice(pages: Pages, words: Words) -> None:
    home = pages[""]
    shown = [event.a["href"] for event in home.select(".topic-events li")]
    events = [link["href"] for link in pages["topics/borders-and-asylum/"].select(".rows li a")]

    assert words(home.select_one(".topic h3")) == "Borders and asylum"
    assert len(shown) == 3
    assert [href for href in shown if href not in events] == []
    assert "refoulement" not in [words(word) for word in home.select(".word dt")]


@pytest.mark.parametrize(
    ("site_url", "said", "not_said"),
    [
        ("", "newsgloss import story.txt", "Nothing is published here yet."),
        ("https://lake.ruritania", "Nothing is published here yet.", "newsgloss import"),
    ],
)
def test_the_front_page_without_explainers_tells_authors_how_to_begin_until_it_is_published(
    site_url: str, said: str, not_said: str, ruritania: Path, add: Add
) -> None:
    for explainer in (ruritania / "content" / "explainers").glob("*.md"):
        explainer.unlink()
    add("pelicanconf.py", f'SITEURL = "{site_url}"\nSEARCH_SAVE_AS = ""\n')

    KeptPelican().draw(find_project(ruritania), ruritania / "site", lambda *_: None)
    home = (ruritania / "site" / "index.html").read_text(encoding="utf-8")

    assert said in home
    assert not_said not in home
