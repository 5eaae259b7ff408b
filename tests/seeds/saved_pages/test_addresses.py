"""The address of a saved page's original."""

from urllib.parse import quote

import pytest

from newsgloss.seeds.saved_pages.addresses import original
from tests.seeds.saved_pages.test_omissions import STORY, TITLE, seed_of

PIER = "https://gazette.example.org/2031/05/02/pier?id=7"


@pytest.mark.parametrize(
    "address",
    [
        PIER,
        f"https://web.archive.org/web/20310502101112/{PIER}",
        f"https://web.archive.org/web/20310502101112id_/{PIER}",
        f"http://archive.today/20310502/{PIER}",
        f"https://archive.ph/2031.05.02-101112/{PIER}",
        f"https://archives.example.org/wayback/20310502101112/{PIER.replace('//', '/')}",
        "about:reader?url=https%3A%2F%2Fgazette.example.org%2F2031%2F05%2F02%2Fpier%3Fid%3D7",
        "chrome-distiller://ab_12/?title=x&url=https%3A%2F%2Fgazette.example.org%2F2031%2F05%2F02%2Fpier%3Fid%3D7",
        "https://gazette-example-org.cdn.ampproject.org/c/s/gazette.example.org/2031/05/02/pier?id=7",
        "https://www.google.com/amp/s/gazette.example.org/2031/05/02/pier?id=7",
        f"https://webcache.googleusercontent.com/search?q=cache:aB1:{PIER}",
    ],
)
def test_a_copy_names_the_address_of_its_original(address: str) -> None:
    assert original(address) == PIER


def test_an_address_with_a_day_in_it_is_no_archive_s() -> None:
    assert original("https://example.org/news/20310502/pier") == "https://example.org/news/20310502/pier"


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="https://web.archive.org/web/20310502101112/{PIER}">',
        f"<!-- saved from url=(0090)about:reader?url={quote(PIER, safe='')} -->",
        f"<!-- saved from url=(0049){PIER} -->",
        f'<base href="{PIER}">',
    ],
)
def test_a_saved_copy_proposes_its_original(head: str) -> None:
    assert seed_of(*STORY, head=head).metadata.url == PIER


def test_so_does_a_copy_of_reader_mode_or_of_an_archive_that_shows_it() -> None:
    reader = f'<div class="header"><a class="domain reader-domain" href="{PIER}">gazette.example.org</a></div>'
    form = f'<form><input name="q" value="{PIER}"></form>'
    canonical = '<link rel="canonical" href="https://archive.ph/aB1cD">'

    assert seed_of(*STORY, above=reader).metadata.url == PIER
    assert seed_of(*STORY, head=canonical, above=form).metadata.url == PIER


def test_an_archive_s_own_lines_are_no_part_of_the_story() -> None:
    bar = (
        "<div id='wm-ipp-base'><p>The Wayback Machine has saved this page 12 times between 2 May and 3 June.</p></div>"
    )
    seed = seed_of(*STORY, above=bar)

    assert seed.headline == TITLE
    assert [line.text for line in seed.body] == [text[3:-4] for text in STORY]
