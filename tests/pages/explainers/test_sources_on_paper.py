"""The sheet for print of the sources that a page names only where it cites them."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsgloss.content.values import Content
from newsgloss.language.interface import UNTRANSLATED, load_language
from newsgloss.model.folders import OWN_THEME, NamedPath
from newsgloss.model.sources import SourceUse
from newsgloss.pages.bibliography import Cited, SourceItem, source_items
from newsgloss.pages.explainers.sources_on_paper import print_sheet

Load = Callable[[], Content]

SHEET = re.compile(r':root\{--other-sources:"((?:[^"\\<\n]|\\[0-9a-f]+ )*)"\}\n')  # a string that nothing in it ends


def source(load: Load, locator: str | None = None, **fields: str | None) -> SourceItem:
    """Return a source in a page's list, with other fields than those that it has."""
    (item,) = source_items([Cited(SourceUse(id="gazette", locator=locator), "#point-1", "Key point 1")], load())
    return item._replace(citation=replace(item.citation, **fields))


def lines(*items: SourceItem) -> list[str]:
    """Return the lines that a browser shows, the first of which is the heading."""
    found = SHEET.fullmatch(print_sheet(items, 11, UNTRANSLATED))
    assert found
    return re.sub(r"\\([0-9a-f]+) ", lambda escape: chr(int(escape[1], 16)), found[1]).split("\n")


def test_sources_are_numbered_in_the_order_of_the_names_that_cite_them(load: Load) -> None:
    about = {"before": "", "after": ", 2 May 2031", "url": "https://example.org/a"}
    items = [
        source(load, title="The tower", name="burgblatt", **about),
        source(load, title="The ferry", name="Abendblatt, May", **about),
    ]

    assert lines(*items)[1:] == [
        "11. Abendblatt, May: The ferry, 2 May 2031. https://example.org/a",
        "12. burgblatt: The tower, 2 May 2031. https://example.org/a",
    ]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("https://example.org/copy", "Archived copy; the original is no longer online. https://example.org/copy"),
        (None, "No longer online."),
    ],
)
def test_a_source_that_is_gone_is_told_with_its_copy(copy: str | None, expected: str, load: Load) -> None:
    item = source(load, before="", title="The ferry", after="", name="The ferry", url=copy)

    assert lines(item._replace(citation=replace(item.citation, is_gone=True)))[1:] == [f"11. The ferry. {expected}"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gazette, 2 May 2031", "Gazette, The ferry, 2 May 2031, Art. 2."),
        ("Gazette, June", "Gazette, June: Gazette, The ferry, 2 May 2031, Art. 2."),
        ("2 May 2031", "2 May 2031: Gazette, The ferry, 2 May 2031, Art. 2."),  # nobody looks for it at G
    ],
)
def test_a_name_that_the_citation_begins_with_is_told_once(name: str, expected: str, load: Load) -> None:
    item = source(load, "Art. 2", before="Gazette, ", title="The ferry", after=", 2 May 2031", name=name, url=None)

    assert lines(item)[1:] == [f"11. {expected}"]


def test_a_name_and_its_source_are_parted_as_the_language_writes_it(load: Load) -> None:
    french = load_language("fr", [NamedPath(OWN_THEME / "translations", "theme")]) or UNTRANSLATED
    item = source(load, before="", title="Le bac", after="", name="Journal", url=None)

    assert "11. Journal\u00a0: Le bac." in print_sheet([item], 11, french)


def test_nothing_in_a_source_ends_the_string_that_holds_it(load: Load) -> None:
    title = 'A "quote", a \\ back\\22 slash, \x00 and </style>\u2028{}'
    (_, line) = lines(source(load, before="", title=title, after="", name=title, url="https://example.org/?a=\\a"))

    assert line == f"11. {title}. https://example.org/?a=\\a"
