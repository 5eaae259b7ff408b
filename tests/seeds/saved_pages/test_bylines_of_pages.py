"""Who wrote an article and when, where a page has both in one line or below each other."""

import pytest

from newsgloss.seeds.seed import read_seed
from tests.seeds.saved_pages.test_omissions import STORY, TITLE


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By Ada Example<br>5 May 2031</p>',
        '<p class="byline">By Ada Example<br>May 5, 2031</p>',
        "<p>By Ada Example<br>on 5 May 2031</p>",
        "<p>Par Ada Example<br>le 5 mai 2031</p>",
        '<p class="byline">Von Ada Example<br>am 5. Mai 2031</p>',
        '<p class="meta"><span itemprop="author">Ada Example<br>5 May 2031</span></p>',
        '<div>By <a rel="author" href="/a">Ada Example</a><br>5 May 2031, 10:00</div>',
    ],
)
def test_a_day_below_a_name_is_no_part_of_it(byline: str) -> None:
    page = (
        f"<html><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{byline}{''.join(STORY)}</article></body></html>"
    )

    seed = read_seed(page.encode(), "pier", "pier.html")

    assert (seed.byline, seed.published) == ("Ada Example", "2031-05-05")
    assert [line.text for line in seed.body] == [text[3:-4] for text in STORY]


def test_a_sentence_that_goes_on_after_a_break_is_one() -> None:
    story = "".join(STORY).replace("which storms", "which<br>storms")
    page = f"<html><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{story}</article></body></html>"

    seed = read_seed(page.encode(), "pier", "pier.html")

    assert seed.body[0].text == STORY[0][3:-4]
