"""The glossary is narrowed as one types, by label and by other names."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def glossary(wide_window: Page, address: str) -> Iterator[Page]:
    """Yield the glossary's index, open in a wide window."""
    wide_window.goto(f"{address}glossary/")
    yield wide_window
    wide_window.goto("about:blank")


def test_the_glossary_is_narrowed_by_what_is_typed(glossary: Page) -> None:
    glossary.get_by_label("Filter the list").press_sequentially("refoulement")

    names = glossary.locator(".index-row dt:visible")
    assert names.count() > 2
    assert all("refoulement" in name for name in names.all_inner_texts())
    assert all("refoulement" in name for name in glossary.locator(".index-of-kind li:visible").all_inner_texts())
    expect(glossary.get_by_role("status")).to_have_text(f"{names.count()} names")


def test_no_letter_or_kind_stands_above_nothing(glossary: Page) -> None:
    glossary.get_by_label("Filter the list").fill("CBP")

    expect(glossary.locator("main h2:visible")).to_have_text(["C"])
    expect(glossary.get_by_role("status")).to_have_text("1 name")
    expect(glossary.get_by_role("navigation", name="Glossary")).to_be_hidden()


def test_other_names_capitals_and_accents_do_not_matter(glossary: Page) -> None:
    glossary.get_by_label("Filter the list").fill("cbP\u0301")

    expect(glossary.locator(".index-row:visible")).to_contain_text("see U.S. Customs and Border Protection")


def test_the_whole_glossary_comes_back(glossary: Page) -> None:
    whole = glossary.locator(".index-row:visible, h2:visible").count()
    glossary.get_by_label("Filter the list").fill("xylophone")
    expect(glossary.locator(".index-row:visible, main h2:visible")).to_have_count(0)
    expect(glossary.get_by_role("status")).to_have_text("0 names")

    glossary.get_by_label("Filter the list").fill("")

    expect(glossary.locator(".index-row:visible, h2:visible")).to_have_count(whole)
    expect(glossary.get_by_role("status")).to_be_empty()
    expect(glossary.get_by_role("navigation", name="Glossary")).to_be_visible()


def test_without_scripts_nothing_promises_to_narrow_it(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}glossary/")

    expect(page.get_by_label("Filter the list")).to_be_hidden()
