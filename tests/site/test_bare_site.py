"""A small site whose authors wrote no more than they must: what is not there leaves no trace on a page."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.site_pages import Pages

Ran = CompletedProcess[str]

ALWAYS = ("Corrections and changes", "Cite this page")  # sections of every explainer

FILES = {
    "content/pages/about.md": "---\ntitle: About\nslug: about\n---\n\nWho we are.\n",
    "content/pages/standards.md": "---\ntitle: How we work\nslug: standards\n---\n\nWith care.\n",
    "content/glossary/lake.yaml": (
        "- id: ferry-permit\n"
        "  kind: term\n"
        "  label: ferry permit\n"
        "  gloss: Leave to cross the lake of Zenda.\n"
        "- id: ferry-law\n"
        "  kind: law\n"
        "  label: Ferry Act\n"
        "  gloss: A law on who may cross the lake of Zenda.\n"
    ),
    "content/explainers/pier.md": (
        "---\n"
        "title: Why the pier is shut\n"
        "dek: The lake is too high.\n"
        "date: 2031-05-04\n"
        "category: The lake\n"
        "status: published\n"
        "---\n\n"
        "The water stands above the pier. Nobody may cross it.\n"
    ),
    "seeds/port.txt": "The port of Zenda closes\n\nThe port was shut on Friday.\n\nNobody knows for how long.\n",
}
PUBLISHED = "date: 2031-05-05\ndek: What the mayor said.\ncategory: The lake\nstatus: published\n"


@pytest.fixture(scope="module")
def bare(make_site: Callable[..., Path], newsgloss: Callable[..., Ran]) -> Path:
    """Return the output of a site of two bare explainers: one on a seed, one without."""

    def strip(folder: Path) -> None:
        for part in ("content", "seeds"):
            shutil.rmtree(folder / part)
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        newsgloss(folder, "import", "seeds/port.txt")
        with (folder / "seeds" / "port.yaml").open("a", encoding="utf-8") as sidecar:
            sidecar.write("rights: {holder: The Elphberg Estate, permission: granted}\n")
        draft = folder / "content" / "explainers" / "port.md"
        draft.write_text(draft.read_text(encoding="utf-8").replace("status: draft\n", PUBLISHED, 1), encoding="utf-8")

    return make_site("bare", prepare=strip) / "output"


@pytest.fixture(scope="module")
def bare_pages(bare: Path) -> Pages:
    """Return its pages."""
    return Pages.of(bare)


def sections(page: BeautifulSoup) -> list[str]:
    """Return the headings of a page's sections."""
    return [heading.get_text() for heading in page.select("article > section h2")]


def test_a_bare_explainer_on_a_seed_has_the_story_and_how_it_was_made(bare_pages: Pages) -> None:
    assert sections(bare_pages["explainers/port/"]) == ["The story", "How we made this", *ALWAYS]


def test_a_bare_explainer_of_our_own_has_its_text_alone(bare_pages: Pages) -> None:
    assert sections(bare_pages["explainers/pier/"]) == ["The text", *ALWAYS]


def test_on_this_page_lists_no_more_than_there_is(bare_pages: Pages) -> None:
    for slug in ("port", "pier"):
        page = bare_pages[f"explainers/{slug}/"]

        assert [link.get_text() for link in page.select(".on-this-page a")] == sections(page)


def test_nothing_speaks_of_notes_or_words_that_are_not_there(bare_pages: Pages) -> None:
    parts = ".note, .note-ref, .with-notes, .entry-link, mark, table, svg, .question, style"
    scripts = 'script[src*="notes.js"]'  # the card and what a reader knows are there for links by hand too

    assert bare_pages["explainers/port/"].select(f"{parts}, {scripts}") == []
    assert bare_pages["explainers/pier/"].select(f"{parts}, {scripts}") == []


def test_a_bare_entry_has_its_gloss_alone(bare_pages: Pages) -> None:
    for id_ in ("ferry-permit", "ferry-law"):
        assert sections(bare_pages[f"glossary/{id_}/"]) == ["Cite this page"]
        assert bare_pages[f"glossary/{id_}/"].select("svg") == []


def test_a_topic_without_a_text_lists_its_explainers(bare_pages: Pages) -> None:
    page = bare_pages["topics/the-lake/"]

    assert [heading.get_text() for heading in page.select("main h2")] == ["Explainers"]
    assert len(page.select("main h3 a")) == 2


@pytest.mark.parametrize(
    ("address", "expected"),
    [("corrections/", "None recorded."), ("timeline/", "No events so far."), ("sources/", "No sources so far.")],
)
def test_a_list_of_nothing_says_so(address: str, expected: str, bare_pages: Pages) -> None:
    said = [" ".join(block.get_text().split()) for block in bare_pages[address].select("main p")]

    assert expected in said
    assert bare_pages[address].select("main :is(ol, ul, dl, section)") == []


def test_no_page_has_an_empty_part(bare_pages: Pages) -> None:
    def is_empty(tag: Tag) -> bool:
        return not tag.get_text(strip=True) and tag.get("role") != "img"

    blocks = "main :is(section, article, ol, ul, dl, p, li, dd, dt, h1, h2, h3, aside, blockquote, table, nav)"
    empty = {address: [tag for tag in page.select(blocks) if is_empty(tag)] for address, page in bare_pages.items()}

    assert {address: found for address, found in empty.items() if found} == {}


def test_no_page_refers_to_what_is_not_on_it(bare_pages: Pages) -> None:
    missing = [
        (address, link["href"])
        for address, page in bare_pages.items()
        for link in page.select('a[href^="#"]')
        if not page.find(id=link["href"].removeprefix("#"))
    ]

    assert missing == []


def test_no_link_is_broken(bare: Path, follow: Callable[[Path, str], Any]) -> None:
    assert follow(bare, "").broken == []


def test_the_feed_of_corrections_without_one_has_a_date_that_is_no_clocks(bare: Path) -> None:
    feed = (bare / "feeds" / "corrections.atom.xml").read_text(encoding="utf-8")

    assert "<updated>1970-01-01T00:00:00+00:00</updated>" in feed
    assert "<entry>" not in feed
