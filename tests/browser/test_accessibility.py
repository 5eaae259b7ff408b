"""axe, on the fullest page of every kind: narrow and wide, light and dark, card closed and open."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from audit import axe
from audit.pages import Page

HARD_TO_READ = """<!DOCTYPE html><html lang="en"><title>Zenda</title><style>
:root { color-scheme: light dark; background: light-dark(#fff, #000); color: light-dark(#000, #fff) }
STYLE
</style><main><h1>Zenda</h1><p>The castle is closed.</p></main></html>
"""


@pytest.fixture(scope="module")
def find(browser: Browser) -> Iterator[Callable[..., list[axe.Finding]]]:
    """Yield what says what axe finds at an address."""
    with axe.inspector(browser) as finder:
        yield finder


def test_no_kind_of_page_is_left_out(kinds: dict[str, Page]) -> None:
    entries = {"law", "organisation", "person", "place", "term"}

    assert {"/", "/404.html", "/explainers/…/", "/glossary/", "/search/", "/timeline/", "/topics/…/", *entries} <= set(
        kinds
    )


def test_axe_finds_nothing_on_any_kind_of_page(
    kinds: dict[str, Page], find: Callable[..., list[axe.Finding]], address: str
) -> None:
    found = {kind: axe.summed(find(address + page.address)) for kind, page in kinds.items()}

    assert {kind: lines for kind, lines in found.items() if lines} == {}


def test_axe_finds_nothing_on_the_results_of_a_search(find: Callable[..., list[axe.Finding]], address: str) -> None:
    assert axe.summed(find(f"{address}search/?q=agreement", until=".search-results .line-list a")) == []


def test_axe_finds_nothing_in_a_narrowed_glossary_nor_once_a_citation_is_copied(
    find: Callable[..., list[axe.Finding]], address: str
) -> None:
    narrowed = find(f"{address}glossary/?q=refugee&kind=law", until=".glossary-filter [role=status]:not(:empty)")
    copied = find(
        f"{address}glossary/refoulement/",
        until=".copy-button + output:not(:empty)",
        pressed=".copy-button",
    )

    assert axe.summed([*narrowed, *copied]) == []


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("p { color: light-dark(#bbb, #fff) }", "320 px, light"),
        ("p { color: light-dark(#000, #444) }", "320 px, dark"),
        ("@media (width > 640px) { p { color: light-dark(#ccc, #fff) } }", "1280 px, light"),
        ("@media (width > 640px) { p { color: light-dark(#000, #333) } }", "1280 px, dark"),
    ],
    ids=["by day", "by night", "by day in a wide window", "by night in a wide window"],
)
def test_axe_finds_words_that_are_hard_to_read_in_one_look_alone(
    style: str,
    look: str,
    find: Callable[..., list[axe.Finding]],
    tmp_path: Path,
    serve: Callable[..., AbstractContextManager[str]],
) -> None:
    (tmp_path / "index.html").write_text(HARD_TO_READ.replace("STYLE", style), encoding="utf-8")

    with serve(tmp_path, "") as home:
        assert [(found.rule, found.look) for found in find(home)] == [("color-contrast", look)]
