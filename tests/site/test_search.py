"""What the search index holds of a site: which pages, and whose words."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

Ran = CompletedProcess[str]
Found = dict[str, dict[str, Any]]

HEAD = "title: {title}\ndek: It happened at the lake.\ndate: 2031-05-04\ncategory: The lake\nstatus: {status}\n"
STORIES = {  # seed: the permission, and a word that is in it alone
    "castle": ("unknown", "gargoyle"),
    "bridge": ("licence", "drawbridge"),
}
TEXTS = {"unfinished": "draft", "forgotten": "archived"}
NOTES = """\
- id: when
  kind: context
  title: It was a holiday
  quote: {exact: shut on Friday}
  body: The marmalade festival was held that day.
  sources: [cbc-2020-03-27]
"""
GLOSSARY = """\
- id: ferry-permit
  kind: term
  label: ferry permit
  names: [lakepass]
  gloss: Leave to cross the lake of Zenda.
  sources: [cbc-2020-03-27]
- id: lake-opens
  kind: event
  label: The lake opens
  date: 2031-05-01
  happening: announcement
  gloss: A regatta opened the lake.
  sources: [cbc-2020-03-27]
"""


def read_index(output: Path) -> Found:
    """Return what the index holds of each page, by the page's address."""
    packed = (path.read_bytes() for path in (output / "pagefind" / "fragment").iterdir())
    found = [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for data in packed]
    return {fragment["url"]: fragment for fragment in found}


def having(word: str, index: Found) -> set[str]:
    """Return the addresses of the pages whose text has a word."""
    return {address for address, fragment in index.items() if word in fragment["content"]}


@pytest.fixture(scope="module")
def index(built: Path) -> Found:
    """Return the index of the built site."""
    return read_index(built / "output")


@pytest.fixture(scope="module")
def lake(make_site: Callable[..., Path], newsgloss: Callable[..., Ran]) -> Path:
    """Return the output of a site with two stories more: we may show the words of one, of the other nobody knows."""

    def tell(folder: Path) -> None:
        explainers = folder / "content" / "explainers"
        for id_, (permission, word) in STORIES.items():
            text = f"The {id_} closes\n\nThe {id_} was shut on Friday. A {word} fell on a ferry permit.\n"
            (folder / "seeds" / f"{id_}.txt").write_text(text, encoding="utf-8")
            newsgloss(folder, "import", f"seeds/{id_}.txt")
            with (folder / "seeds" / f"{id_}.yaml").open("a", encoding="utf-8") as sidecar:
                sidecar.write(f"rights: {{holder: The Elphberg Estate, permission: {permission}}}\n")
            head = HEAD.format(title=f"Why the {id_} is shut", status="published")
            draft = explainers / f"{id_}.md"
            body = draft.read_text(encoding="utf-8").split("---\n", 2)[2]
            draft.write_text(f"---\n{head}seed: {id_}\n---\n\nThis is our zeppelin.\n{body}", encoding="utf-8")
        for slug, status in TEXTS.items():
            text = (
                f"---\n{HEAD.format(title=slug.capitalize(), status=status)}---\n\nNobody looks for this periwinkle.\n"
            )
            (explainers / f"{slug}.md").write_text(text, encoding="utf-8")
        (explainers / "castle.notes.yaml").write_text(NOTES, encoding="utf-8")
        (folder / "content" / "glossary" / "lake.yaml").write_text(GLOSSARY, encoding="utf-8")

    return make_site("lake", prepare=tell) / "output"


@pytest.fixture(scope="module")
def lake_index(lake: Path) -> Found:
    """Return its index."""
    return read_index(lake)


def test_explainers_entries_topics_and_pages_are_found(index: Found, built: Path) -> None:
    pages = {f"/{path.relative_to(built / 'output').as_posix()}" for path in (built / "output").rglob("index.html")}
    lists = {"/", "/search/", "/explainers/", "/glossary/", "/corrections/", "/drafts/"}

    assert {address.removesuffix("index.html") for address in pages} - lists == set(index)


def test_a_page_is_found_under_its_title_and_kind(index: Found) -> None:
    found = {address: (fragment["meta"]["kind"], fragment["meta"]["title"]) for address, fragment in index.items()}

    assert found["/glossary/refoulement/"] == ("term", "refoulement")
    assert found["/glossary/cbp/"] == ("organisation", "U.S. Customs and Border Protection")
    assert found["/about/"][0] == "page"
    assert found["/topics/borders-and-asylum/"] == ("topic", "Borders and asylum")
    assert found["/explainers/canada-us-asylum-2020/"][0] == "explainer"


def test_the_search_page_names_every_kind_that_there_is(index: Found, pages: dict[str, BeautifulSoup]) -> None:
    named = {option["value"] for option in pages["search/"].select("option")}

    assert {fragment["meta"]["kind"] for fragment in index.values()} == named - {""}


def test_a_word_of_a_story_that_nobody_may_show_is_not_found_though_it_stands_on_the_page(
    lake: Path, lake_index: Found
) -> None:
    assert "gargoyle" in (lake / "explainers" / "castle" / "index.html").read_text(encoding="utf-8")
    assert having("gargoyle", lake_index) == set()


def test_a_word_of_a_story_under_a_free_licence_is_found_on_its_page_alone(lake: Path, lake_index: Found) -> None:
    assert "drawbridge" in (lake / "glossary" / "ferry-permit" / "index.html").read_text(encoding="utf-8")
    assert having("drawbridge", lake_index) == {"/explainers/bridge/"}


def test_our_own_words_are_found_on_any_story(lake_index: Found) -> None:
    assert having("zeppelin", lake_index) == {"/explainers/castle/", "/explainers/bridge/"}


def test_notes_other_names_and_events_are_found(lake_index: Found) -> None:
    assert having("marmalade", lake_index) == {"/explainers/castle/"}
    assert "/glossary/ferry-permit/" in having("lakepass", lake_index)
    assert having("regatta", lake_index) == {"/timeline/"}


def test_drafts_and_archived_explainers_are_not_found(lake: Path, lake_index: Found) -> None:
    written = [path for path in lake.rglob("*.html") if "periwinkle" in path.read_text(encoding="utf-8")]

    assert len(written) == 2
    assert having("periwinkle", lake_index) == set()


def test_no_sentence_of_the_first_story_is_in_the_index(index: Found, explainer: BeautifulSoup) -> None:
    def sentences(block: Tag) -> list[str]:
        return [sentence for sentence in block.get_text().split(". ") if len(sentence.split()) > 10]

    theirs = [sentence for block in explainer.select("blockquote.source p") for sentence in sentences(block)]

    assert len(theirs) > 20
    assert [sentence for sentence in theirs if having(sentence, index)] == []
