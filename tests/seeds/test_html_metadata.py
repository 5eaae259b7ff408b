"""What a page, or a line of an article, says of itself."""

import pytest
from bs4 import BeautifulSoup

from newsgloss.seeds.formats.metadata import read_day
from newsgloss.seeds.html_metadata import read_metadata


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-02T08:00:00Z", "2031-05-02"),
        ("20310502", "2031-05-02"),
        ("Thu, 02 May 2031 08:00:00 +0000", "2031-05-02"),
        ("Published May 2, 2031 at 8:00 am ET", "2031-05-02"),
        ("Friday, 2nd May 2031 09:31 BST", "2031-05-02"),
        ("the 2nd of May, 2031", "2031-05-02"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("Publié le 2 mai 2031 à 8 h 30", "2031-05-02"),
        ("1er août 2031", "2031-08-01"),
        ("12 févr. 2031", "2031-02-12"),
        ("12 fevrier 2031", "2031-02-12"),
        ("3 juil. 2031", "2031-07-03"),
        ("In May 2031, updated 3 June 2031", "2031-06-03"),
    ],
)
def test_a_day_is_read_where_year_month_and_day_are_written(text: str, expected: str) -> None:
    assert expected == read_day(text)


@pytest.mark.parametrize(
    "text",
    ["31 February 2031", "May 2031", "Friday", "3 hours ago", "il y a 3 heures", "Section 3, 2031", "Mars", "today"],
)
def test_nothing_else_is_a_day(text: str) -> None:
    assert read_day(text) is None


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


def test_half_a_character_is_none() -> None:
    page = r'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Levy \ud800 rises"}</script>'

    assert read_metadata(BeautifulSoup(page, "lxml"), lambda: None).headline == "Levy ? rises"
