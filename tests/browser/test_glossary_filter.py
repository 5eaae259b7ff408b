"""The glossary is narrowed by what is typed and by kind, and its address keeps that."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def glossary(wide_window: Page, address: str) -> Iterator[Page]:
    """Yield the glossary's index, open in a wide window."""
    wide_window.goto(f"{address}glossary/")
    yield wide_window
    wide_window.goto("about:blank")


def shown(page: Page) -> Locator:
    """Return the entries that are shown."""
    return page.locator(".index-row:visible")


def test_the_glossary_is_narrowed_by_names_and_glosses_whatever_their_accents(glossary: Page) -> None:
    field = glossary.get_by_label("Filter the list")
    field.press_sequentially("cour fed\u0301erale")

    expect(shown(glossary).locator("dt")).to_have_text(["Federal Court", "Federal Court of Appeal"])
    expect(glossary.locator("main h2:visible")).to_have_text(["F"])
    expect(glossary.locator(".glossary-nav a:visible")).to_have_text(["F"])
    field.fill("whatever means")
    expect(shown(glossary).locator("dt")).to_have_text(["refoulement"])
    expect(glossary.get_by_role("status")).to_have_text("1 entry")


def test_words_and_a_kind_are_kept_in_the_address(glossary: Page) -> None:
    whole = shown(glossary).count()
    glossary.get_by_label("Filter the list").fill("refugee")
    glossary.get_by_role("radio", name="Laws").check(force=True)
    expect(glossary).to_have_url(re.compile(r"/glossary/\?q=refugee&kind=law$"))
    laws = shown(glossary).count()
    expect(glossary.get_by_role("status")).to_have_text(f"{laws} entries")
    assert set(shown(glossary).evaluate_all("all => all.map((row) => row.dataset.kind)")) == {"law"}

    glossary.reload()
    expect(shown(glossary)).to_have_count(laws)
    expect(glossary.get_by_label("Filter the list")).to_have_value("refugee")
    glossary.get_by_role("radio", name="All").check(force=True)
    glossary.get_by_label("Filter the list").fill("")

    expect(shown(glossary)).to_have_count(whole)
    expect(glossary).to_have_url(re.compile(r"/glossary/$"))
    expect(glossary.get_by_role("status")).to_be_empty()


def test_the_letters_stay_in_view_and_lead_to_their_entries(glossary: Page) -> None:
    glossary.get_by_role("navigation", name="Glossary").get_by_role("link", name="R").click()

    letters, heading = glossary.locator(".glossary-nav"), glossary.locator("#letter-R h2")
    assert 0 <= letters.bounding_box()["y"] < 2
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] >= letters.bounding_box()["height"]


def test_without_scripts_it_is_narrowed_by_kind_alone(lend: Callable[..., Page], address: str) -> None:
    page = lend(java_script_enabled=False)
    page.goto(f"{address}glossary/")
    expect(page.get_by_label("Filter the list")).to_be_hidden()

    page.get_by_role("radio", name="Places").check(force=True)

    expect(shown(page)).to_have_count(page.locator(".index-row[data-kind=place]").count())
    assert page.locator("main h2:visible").count() <= shown(page).count()
