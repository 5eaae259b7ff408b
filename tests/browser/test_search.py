"""Search: nothing is fetched before it is used, and what is typed leads to pages."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from newsgloss.publishing import search_index
from newsgloss.publishing.search_index import write_search_index

Serve = Callable[[Path, str], AbstractContextManager[str]]

THEIRS = "profound"  # is in the first story alone, whose words we may not copy


def field(page: Page) -> Locator:
    """Return where words to look for are typed."""
    return page.get_by_label("Search for")


def found(page: Page) -> Locator:
    """Return the titles of the results."""
    return page.locator(".search-results h2")


@pytest.fixture
def search(wide_window: Page, address: str) -> Iterator[Page]:
    """Yield the search page, open in a wide window."""
    wide_window.goto(f"{address}search/")
    yield wide_window
    wide_window.unroute_all()
    wide_window.goto("about:blank")


@pytest.fixture
def ask(lend: Callable[[], Page], address: str) -> Callable[[str], Page]:
    """Return what opens the search page by an address that asks for something."""

    def opened(query: str) -> Page:
        page = lend()
        page.goto(f"{address}search/?{query}")
        return page

    return opened


def asked(page: Page) -> list[str]:
    """Return what the page has fetched of the index."""
    urls = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return [url for url in urls if "/pagefind/" in url]


def test_nothing_of_the_index_is_fetched_before_it_is_used(search: Page, until: Callable[..., None]) -> None:
    search.wait_for_load_state("networkidle")
    assert asked(search) == []

    field(search).focus()

    until(search, "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/pagefind/'))")


def test_the_index_is_found_wherever_settings_put_the_page_and_the_scripts(
    moved: Path, serve: Serve, wide_window: Page
) -> None:
    with serve(moved / "output", "/newsgloss") as home:
        wide_window.goto(f"{home}find/here.html")
        field(wide_window).press_sequentially("refoulement")

        expect(found(wide_window).first).to_have_text("refoulement")
        assert found(wide_window).first.get_by_role("link").get_attribute("href") == "/newsgloss/words/refoulement.html"
        wide_window.goto("about:blank")


def test_what_is_typed_leads_to_entries_with_their_kind_and_gloss(search: Page) -> None:
    field(search).press_sequentially("refoulement")

    expect(found(search).first).to_have_text("refoulement")
    result = search.locator(".search-results li").first
    expect(result.locator(".fine").first).to_have_text("Term")
    expect(result).to_contain_text("Returning someone, by whatever means")
    result.get_by_role("link").first.click()
    expect(search.get_by_role("heading", level=1)).to_have_text("refoulement")


def test_a_page_that_is_no_entry_is_shown_with_its_dek_and_the_words_around(ask: Callable[[str], Page]) -> None:
    search = ask("q=refoulement&kind=explainer")

    result = search.locator(".search-results li").first
    expect(result).to_contain_text("In March 2020 a pandemic rule let Canada return people")
    expect(result.locator("mark", has_text="refoulement").first).to_be_visible()


def test_the_words_around_do_not_begin_with_a_sign_after_what_is_left_out(ask: Callable[[str], Page]) -> None:
    result = ask("q=topic&kind=topic").locator(".search-results > ol > li").first

    expect(result.locator("> p").last).to_contain_text("2 explainers. Borders and asylum.")
    assert result.locator("> p").last.inner_text().startswith("2 explainers")


def test_words_that_a_page_is_about_are_not_shown_again(ask: Callable[[str], Page]) -> None:
    search = ask("q=pandemic&kind=explainer")

    expect(search.locator(".search-results li").first).to_contain_text("a pandemic rule let Canada")
    expect(search.locator(".search-results li").first.locator("mark")).to_have_count(0)


@pytest.mark.parametrize("from_", ["", "about/", "nothing/at/all/"])
def test_every_page_also_one_that_is_not_there_has_a_field_that_leads_to_the_search(
    from_: str, wide_window: Page, address: str
) -> None:
    wide_window.goto(address + from_)

    wide_window.get_by_role("searchbox", name="Search").fill("title 42")
    wide_window.keyboard.press("Enter")

    wide_window.wait_for_url("**/search/?q=title**")
    expect(found(wide_window).first).to_have_text("Title 42")
    wide_window.goto("about:blank")


def test_the_number_of_results_is_announced(search: Page) -> None:
    status = search.get_by_role("status")
    expect(status).to_be_empty()

    field(search).fill("CBP")

    expect(status).to_have_text(re.compile(r"^\d results\.$"))
    assert found(search).count() == int(status.inner_text().split()[0])


def test_a_page_with_all_that_is_asked_for_as_its_name_comes_first(search: Page) -> None:
    for asked, first in (  # each after one with another answer
        ("refugee", "refugee"),
        ("title 42", "Title 42"),
        ("Cour fédérale", "Federal Court"),
        ("réfugié", "refugee"),
        ("la cour federale", "Federal Court"),
        ("REFUGIEE", "refugee"),
        ("CBP", "U.S. Customs and Border Protection"),
    ):
        field(search).fill(asked)

        expect(found(search).first).to_have_text(first)


def test_a_word_that_no_page_has_says_so(search: Page) -> None:
    field(search).fill("xylophone")

    expect(search.get_by_role("status")).to_have_text("Nothing found.")
    expect(found(search)).to_have_count(0)


def test_results_go_when_the_words_go(search: Page) -> None:
    field(search).fill("refoulement")
    expect(found(search).first).to_be_visible()

    field(search).fill("")

    expect(found(search)).to_have_count(0)
    expect(search.get_by_role("status")).to_be_empty()


def test_results_can_be_of_one_kind(search: Page) -> None:
    field(search).fill("border")
    expect(found(search).first).to_be_visible()

    search.get_by_label("Search in").select_option("Explainers")

    expect(found(search)).to_have_count(2)
    expect(search.get_by_role("status")).to_have_text("2 results.")
    assert set(search.locator(".search-results p.fine").all_inner_texts()) == {"Explainer"}


def test_an_address_can_ask(ask: Callable[[str], Page]) -> None:
    search = ask("q=border&kind=place")

    expect(found(search).first).to_be_visible()
    expect(field(search)).to_have_value("border")
    assert set(search.locator(".search-results p.fine").all_inner_texts()) == {"Place"}


def test_a_kind_that_there_is_not_is_passed_over(ask: Callable[[str], Page]) -> None:
    search = ask("q=refoulement&kind=nonsense")

    expect(found(search).first).to_have_text("refoulement")
    expect(search.get_by_label("Search in")).to_have_value("")


def test_the_address_keeps_what_was_asked_for_the_way_back(search: Page) -> None:
    field(search).fill("refoulement")
    found(search).first.get_by_role("link").click()
    search.wait_for_url("**/glossary/refoulement/")

    search.go_back()

    expect(field(search)).to_have_value("refoulement")
    expect(found(search).first).to_have_text("refoulement")


def test_a_long_page_is_entered_at_its_sections(ask: Callable[[str], Page]) -> None:
    search = ask("q=agreement&kind=explainer")

    part = search.locator(".search-results .line-list a").first
    part.click()

    heading = search.locator(":target")
    expect(heading).to_be_in_viewport()
    assert heading.evaluate("one => one.tagName") == "H2"


def test_of_many_results_the_first_are_shown(search: Page) -> None:
    field(search).fill("canada")

    expect(search.get_by_role("status")).to_have_text(re.compile(r"^\d\d results. Here are the first 10.$"))
    expect(found(search)).to_have_count(10)
    expect(search.locator('.search-results [href*="#cite"]')).to_have_count(0)


def test_search_works_by_keyboard_alone(search: Page) -> None:
    field(search).focus()
    search.keyboard.type("refoulement")
    expect(found(search).first).to_be_visible()

    search.keyboard.press("Enter")
    for _ in range(4):  # the kind, two links that are below the form, the first result
        search.keyboard.press("Tab")

    expect(found(search).first.get_by_role("link")).to_be_focused()


def test_a_word_of_a_story_whose_words_we_may_not_copy_is_not_found(page: Page, address: str) -> None:
    expect(page.locator(".story")).to_contain_text(THEIRS)
    page.goto(f"{address}search/?q={THEIRS}")

    expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_search_works_below_a_path_of_its_host(new_page: Callable[..., Page], address_below: str) -> None:
    page = new_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(f"{address_below}search/?q=refoulement&kind=term")

    found(page).first.get_by_role("link").click()

    page.wait_for_url(f"{address_below}glossary/refoulement/")
    assert [url for url in urls if not url.startswith(address_below)] == []


def test_several_indexes_are_asked_together(
    lend: Callable[..., Page], published: Path, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = shutil.copytree(published / "output", tmp_path / "site", ignore=shutil.ignore_patterns("pagefind"))
    monkeypatch.setattr(search_index, "PART", sum(path.stat().st_size for path in site.rglob("*.html")) // 3)
    write_search_index(site, "en")
    urls = []
    for folder in (published / "output", site):
        with serve(folder, "/newsgloss") as home:
            page = lend()
            page.goto(f"{home}search/?q=agreement&kind=law")
            expect(found(page).first).to_be_visible()
            urls.append({link.get_attribute("href") for link in found(page).get_by_role("link").all()})
    assert list(site.glob("pagefind/part-*"))
    assert urls[0] == urls[1]


def test_without_an_index_the_page_says_so_and_leads_elsewhere(
    lend: Callable[..., Page],
    built: Path,
    serve: Callable[[Path, str], AbstractContextManager[str]],
    tmp_path: Path,
) -> None:
    shutil.copytree(built / "output", tmp_path / "site", ignore=shutil.ignore_patterns("pagefind"))
    with serve(tmp_path / "site", "") as home:
        page = lend()
        page.goto(f"{home}search/?q=refoulement")

        expect(page.get_by_role("status")).to_have_text("Search is unavailable.")
        expect(page.get_by_role("link", name="glossary from A to Z")).to_be_visible()


def test_without_scripts_there_is_no_form_but_two_lists(lend: Callable[..., Page], address: str) -> None:
    page = lend(java_script_enabled=False)
    page.goto(f"{address}about/")
    expect(page.get_by_role("search")).to_be_hidden()
    page.goto(f"{address}search/")

    expect(page.get_by_role("search")).to_be_hidden()
    page.get_by_role("link", name="glossary from A to Z").click()
    assert urlsplit(page.url).path == "/glossary/"


def test_on_paper_there_is_no_form(search: Page) -> None:
    search.emulate_media(media="print")

    expect(search.get_by_role("search")).to_be_hidden()
    search.emulate_media(media="null")


@pytest.mark.parametrize("kind", ["", "about/"])
def test_the_names_of_the_navigation_stand_in_one_line(kind: str, small_window: Page, address: str) -> None:
    small_window.goto(address + kind)

    links = small_window.get_by_role("navigation", name="Site").get_by_role("link")
    expect(links).to_have_text(["Explainers", "Glossary", "Timeline"])
    boxes = [link.bounding_box() for link in links.all()]
    assert len({box["y"] for box in boxes}) == 1
    assert min(box["height"] for box in boxes) >= 24
