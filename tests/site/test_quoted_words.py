"""How much of a source's words is on the pages beside its own, as its rights allow: nobody has permitted the first."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsgloss.model.site_settings.defaults import DEFAULTS
from tests.site.site_pages import Pages

RUN = 5  # words of the story in their order; fewer are a name, or any text's
WORD = re.compile(r"\w[\w'’.-]*")


def words(text: str) -> list[str]:
    """Return the words of a text, whatever is around them."""
    return [word.lower().strip(".'’-") for word in WORD.findall(text)]


def runs(found: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every run of words, with the number of its first."""
    for start in range(len(found) - RUN + 1):
        yield start, tuple(found[start : start + RUN])


@pytest.fixture(scope="module")
def story(built: Path) -> list[str]:
    """Return the words of the first story."""
    return words((built / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown(pages: Pages, story: list[str]) -> dict[str, set[int]]:
    """Return which words of the story are on each page in runs, by their numbers."""
    places: dict[tuple[str, ...], list[int]] = {}
    for start, run in runs(story):
        places.setdefault(run, []).append(start)
    return {
        address: {
            number
            for _, run in runs(words(page.get_text(" ")))
            for start in places.get(run, ())
            for number in range(start, start + RUN)
        }
        for address, page in pages.items()
    }


def is_listed(page: BeautifulSoup) -> bool:
    """Return whether search engines may list a page."""
    return not page.select('meta[name="robots"][content="noindex"]')


def test_the_whole_story_is_on_its_own_page_alone_and_search_engines_may_not_list_it(
    shown: dict[str, set[int]], story: list[str], pages: Pages
) -> None:
    most = {address for address, numbers in shown.items() if len(numbers) > 0.9 * len(story)}

    assert most == {"explainers/canada-us-asylum-2020/"}
    assert [address for address in most if is_listed(pages[address])] == []


def test_pages_that_search_engines_may_list_show_a_quarter_of_a_story_at_most(
    shown: dict[str, set[int]], story: list[str], pages: Pages
) -> None:
    listed = [numbers for address, numbers in shown.items() if is_listed(pages[address])]

    assert 0 < len(set().union(*listed)) <= DEFAULTS["QUOTED_SHARE"] * len(story)
    assert max(map(len, listed)) <= DEFAULTS["QUOTED_WORDS_ON_PAGE"]


def test_of_the_glossary_only_who_is_quoted_at_length_is_not_listed(pages: Pages) -> None:
    hidden = {address for address, page in pages.items() if address.startswith("glossary/") and not is_listed(page)}
    quoted = {address for address, page in pages.items() if page.find("h2", string="What they said")}

    assert len(hidden) == 5
    assert hidden == quoted


def test_a_mention_that_is_quoted_in_part_shows_that_words_are_left_out(
    pages: Pages, words: Callable[..., str]
) -> None:
    quotes = [
        words(quote)
        for address, page in pages.items()
        if address.startswith("glossary/")
        for quote in page.select(".used-in ~ .mention-theirs")
    ]

    assert '"We are aware of the problems of refoulement," […]' in quotes
    assert "[…] refoulement […]" in quotes  # a condition is in front of its clause
    assert "[…] migrants […]" in quotes  # longer clauses, and further mentions, are named alone
    assert [quote for quote in quotes if "[…]" not in quote and quote[-1] not in ".?!"] == []
