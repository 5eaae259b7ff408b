"""On paper: a word with help carries its number, the list at the end says what it means, and nothing is closed."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

Window = Callable[..., AbstractContextManager[Page]]

EXPLAINER = "explainers/canada-us-asylum-2020/"
SHEET = 643  # px; A4 between its margins
FOOT = 51 + 45  # pt; the lower margin of a sheet, a heading and two lines
PAGES = re.compile(rb"/Type\s*/Page\b")
PLACES = re.compile(rb"/Dest\s*\[\s*\d+ 0 R\s*/XYZ\s+[\d.-]+\s+([\d.-]+)")  # of a heading, from the foot of its sheet
AFTER = "one => getComputedStyle(one, '::after').content"
BEFORE = "one => getComputedStyle(one, '::before').content"
# Asked of all elements at once: to ask one after the other takes a second for each hundred.
EACH = "all => all.map({})".format
IS_SEEN = "one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0"
SEEN = f"all => all.filter((one) => {IS_SEEN}).map((one) => one.innerText)"
UNSEEN = f"all => all.filter((one) => !({IS_SEEN})).map((one) => one.innerText)"
ENDS = "(({ top, bottom }) => [top, bottom])(one.getBoundingClientRect())"  # from the top of the window


@pytest.fixture(scope="module")
def paper(window: Window, address: str) -> Iterator[Page]:
    """Yield the first explainer's page as it is printed from a wide window."""
    with window() as page:
        page.goto(address + EXPLAINER)
        page.emulate_media(media="print")
        yield page


@pytest.fixture(scope="module")
def sheet(window: Window, address: str) -> Iterator[Page]:
    """Yield the page as wide as a sheet of paper, where notes and answers are closed before it is printed."""
    with window(width=SHEET) as page:
        page.goto(address + EXPLAINER)
        page.emulate_media(media="print")
        yield page


def shown(content: str) -> str:
    """Return the text of CSS content, without what keeps it on the line of its word."""
    return "".join(re.findall(r'"([^"]*)"', content)).replace("\u2060", "").replace("\u00a0", "")


def test_every_word_carries_the_number_of_its_entry_in_the_list(paper: Page) -> None:
    entries = paper.locator("#terms [id^='entry-']").evaluate_all("all => all.map(({id}) => id.replace('entry-', ''))")
    words = paper.locator(".story a.entry-link[data-entry]")

    assert words.evaluate_all("all => all.map(({dataset}) => dataset.entry)") == entries  # so counting them is enough
    after = words.evaluate_all(EACH(AFTER))
    assert {shown(content) for content in after} == {"[]"}
    assert all("counter(word)" in content for content in after)


def test_the_list_is_numbered(paper: Page) -> None:
    contents = paper.locator("#terms dfn").evaluate_all(EACH(BEFORE))

    assert {shown(content).strip() for content in contents} == {"[]"}
    assert all("counter(" in content for content in contents)


def test_the_kind_of_a_term_is_on_the_first_line_of_its_name(sheet: Page) -> None:
    ends = EACH(f"one => {ENDS}")
    names, kinds = (sheet.locator(f"#terms summary > {part}").evaluate_all(ends) for part in ("dfn", "span"))
    lower = [kind - name for (name, _), (kind, _) in zip(names, kinds, strict=True)]
    heights = [bottom - top for top, bottom in names]

    assert max(heights) > 1.8 * min(heights)  # some name has several lines
    assert max(lower) < min(heights) / 2


def test_on_the_screen_there_are_no_numbers(page: Page) -> None:
    assert page.locator("#m-refoulement-1").evaluate(AFTER) == "none"
    assert page.locator("#terms dfn").first.evaluate(BEFORE) == "none"


def test_the_list_of_terms_is_printed(paper: Page) -> None:
    expect(paper.locator("#terms")).to_be_visible()
    assert paper.locator("#terms [id^='entry-'] > p:not(.gloss-card-links)").evaluate_all(UNSEEN) == []


def test_what_only_a_screen_can_use_is_not_printed(paper: Page) -> None:
    parts = paper.locator("nav, .to-story, .print-switch, .skip-link, .gloss-card-links, [role=dialog]")

    assert parts.count() > 3
    assert parts.evaluate_all(SEEN) == []


def test_where_the_story_comes_from_is_printed_with_its_address(paper: Page) -> None:
    link = paper.locator(".provenance cite a")

    expect(link).to_be_visible()
    assert "https://www.cbc.ca/news/politics/troops-trump-border-coronavirus-1.5512261" in link.evaluate(AFTER)
    assert paper.locator(".provenance a[href^='#']").evaluate_all(UNSEEN) == ["How we made this"]


def test_paper_is_white_in_a_dark_scheme_too(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    ink = "getComputedStyle(document.querySelector('.story p')).color"
    ground = "[document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)"

    assert sum(map(int, re.findall(r"\d+", page.evaluate(ink))[:3])) < 3 * 64
    assert set(page.evaluate(ground)) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_a_card_that_is_open_is_not_printed(page: Page) -> None:
    page.locator("#m-refoulement-1").click()
    expect(page.get_by_role("dialog")).to_be_visible()

    page.emulate_media(media="print")

    assert not page.locator("[role=dialog]").is_visible()


@pytest.mark.parametrize("name", ["sheet", "paper"])
def test_every_note_is_printed_with_its_words_and_its_sources(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    parts = page.locator(".note summary, .note-body > p")

    assert parts.count() >= 3 * 14  # some also name entries
    assert parts.evaluate_all(UNSEEN) == []


def test_a_note_is_printed_below_its_paragraph_and_above_the_next(sheet: Page) -> None:
    gaps = sheet.locator(".note").evaluate_all(
        """all => all.map((note) => {
          const number = document.querySelector(`.note-ref[href="#${note.querySelector(".note-body").id}"]`);
          return note.getBoundingClientRect().top - number.closest("p").getBoundingClientRect().bottom;
        })"""
    )
    blocks = sheet.locator(".source > *, .story > :not(.source)").evaluate_all(EACH(f"(one) => {ENDS}"))

    assert len(gaps) == 14
    assert min(gaps) >= -1
    assert [(above, below) for above, below in pairwise(blocks) if above[1] > below[0] + 1] == []


def test_a_passage_is_underlined_where_no_colour_is_printed(sheet: Page) -> None:
    style = sheet.locator("#p-note-refoulement").evaluate(
        "one => [getComputedStyle(one).borderBlockEndStyle, getComputedStyle(one).backgroundImage]"
    )

    assert style == ["solid", "none"]


@pytest.mark.parametrize("name", ["sheet", "paper"])
def test_every_answer_is_printed(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    answers = page.locator(".question .flow > p")

    assert answers.count() > 10
    assert answers.evaluate_all(UNSEEN) == []


def test_an_address_of_a_source_is_printed_after_its_name(sheet: Page) -> None:
    links = sheet.locator("#sources li a[href^='http'], .provenance a[href^='http']").all()

    assert links
    assert [
        link.get_attribute("href") for link in links if link.get_attribute("href") not in link.evaluate(AFTER)
    ] == []


def test_every_source_is_printed_with_its_title_and_its_address(sheet: Page, built: Path) -> None:
    listed = BeautifulSoup((built / "output/sources/index.html").read_text(encoding="utf-8"), "html.parser")
    cited = sheet.locator("main a[href^='/sources/#']").evaluate_all("all => all.map((one) => one.hash.slice(1))")
    told = sheet.locator("#sources .in-wide").evaluate(AFTER).replace('\\"', '"')
    items = {id_: listed.select_one(f"[id='{id_}'] > p") for id_ in cited}
    lines = {id_: (item.a or item).get_text().removesuffix(".") for id_, item in items.items() if item}
    addresses = [str(item.a["href"]) for item in items.values() if item and item.a]

    assert len(lines) == len(items) > 40
    assert [line for line in lines.values() if line not in told] == []
    assert [address for address in addresses if address not in told] == []
    assert sheet.locator(".source-items + p").evaluate_all(UNSEEN) != []  # on a screen it leads to where they are


def test_no_sign_for_opening_is_printed(sheet: Page) -> None:
    for part in sheet.locator(".note summary").all():
        assert part.evaluate(AFTER) == "none"
    for part in sheet.locator(".unfolds summary").all():
        assert part.evaluate(BEFORE) == "none"
    assert (
        sheet.locator(".point-sources summary").first.evaluate("one => getComputedStyle(one).listStyleType") == "none"
    )


def test_every_part_of_the_page_is_printed_but_what_leads_on(sheet: Page) -> None:
    parts = sheet.locator("article > section").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map(({id}) => id)"
    )

    assert (
        parts
        == (
            "key-points story then-and-now more-points figures questions people timeline settled terms sources made "
            "corrections cite"
        ).split()
    )


def test_nothing_is_wider_than_the_sheet(sheet: Page) -> None:
    assert sheet.evaluate("document.documentElement.scrollWidth") <= SHEET


def test_the_pages_of_the_print_are_full(lend: Callable[..., Page], address: str) -> None:
    page = lend()
    page.goto(address + EXPLAINER)
    sheets = len(PAGES.findall(page.pdf(prefer_css_page_size=True)))

    page.goto(address + EXPLAINER + "?again")
    page.set_viewport_size({"width": SHEET, "height": 900})
    printed = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)

    assert sheets == len(PAGES.findall(printed)) <= 18  # two of them are its sources
    assert min(map(float, PLACES.findall(printed))) > FOOT


def test_the_story_and_its_notes_alone_are_seven_sheets_with_the_terms_that_its_numbers_name(
    lend: Callable[..., Page], address: str
) -> None:
    page = lend(java_script_enabled=False)
    page.goto(address + EXPLAINER)
    page.get_by_label("Print story and notes only").check()
    printed = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    headings = [float(place) for place in PLACES.findall(printed)]

    assert len(PAGES.findall(printed)) <= 7
    assert len(headings) == 5  # the page's, the story's, its headline and subhead, the terms'
    assert min(headings) > FOOT


def test_the_choice_of_what_to_print_changes_nothing_on_the_screen_and_is_not_printed(page: Page) -> None:
    parts = "all => all.filter((one) => one.checkVisibility()).map(({id}) => id)"
    before = page.locator("article > section").evaluate_all(parts)
    page.get_by_label("Print story and notes only").check()

    assert page.locator("article > section").evaluate_all(parts) == before
    page.emulate_media(media="print")
    assert page.locator("article > section").evaluate_all(parts) == ["story", "terms"]
    assert not page.locator(".print-switch").is_visible()
    assert page.locator(".note-body").evaluate_all(UNSEEN) == []


def test_what_a_finger_needs_leaves_no_gap_on_paper(sheet: Page) -> None:
    gaps = sheet.locator(".note details, details.question").evaluate_all(
        """all => all.map((one) => {
          const title = document.createRange();
          title.selectNodeContents(one.firstElementChild);
          return one.children[1].getBoundingClientRect().top - title.getBoundingClientRect().bottom;
        })"""
    )

    assert len(gaps) == 14 + 6
    assert max(gaps) < 10
