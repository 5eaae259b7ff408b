"""What a page says of itself."""

import pytest
from bs4 import BeautifulSoup

from newsgloss.seeds.html_metadata import read_metadata


@pytest.mark.parametrize("between", [" and ", " et ", ", "])
def test_a_byline_of_several_long_names_is_kept_whole(between: str) -> None:
    expected = between.join(["Karl Theodor Maria Nikolaus Black von Tarlenheim"] * 2)
    soup = BeautifulSoup(f'<meta name="author" content="{expected}">', "lxml")

    assert expected == read_metadata(soup, lambda: None).byline


def test_trafilatura_is_asked_only_for_what_nothing_else_says() -> None:
    asked = []
    page = '<meta name="author" content="Anna Held"><time datetime="2031-05-02">Friday</time>'

    read_metadata(BeautifulSoup(page, "lxml"), lambda: asked.append("trafilatura"))

    assert asked == []


def test_what_a_template_holds_is_not_said_by_the_page() -> None:
    page = '<template><a rel="author">Karl Black</a></template><p>By <a rel="author nofollow">Anna Held</a></p>'

    assert read_metadata(BeautifulSoup(page, "lxml"), lambda: None).byline == "Anna Held"
