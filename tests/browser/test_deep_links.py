"""An address of a part of a page: what is closed around the part opens, and what belongs to it is in sight."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cards import EXPLAINER

# px: a telephone, where notes are between paragraphs, and a window with a margin, where most are open
SIZES = [(320, 640), (1440, 900)]
WIDTHS = (320, 1100, 1440)  # px: the number is behind the text; outside the bar; with a rail beside it
NUMBERS = """() => [...document.querySelectorAll(".paragraph-number")].map((link) => {
  const [words, number] = [document.createRange(), document.createRange()];
  words.selectNodeContents(link.parentElement);
  words.setEndBefore(link);
  number.selectNodeContents(link);
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const [drawn] = number.getClientRects();
  const last = Math.max(...[...words.getClientRects()].filter(({ width }) => width).map(middle));
  return [link.textContent, number.getClientRects().length, middle(drawn) - last];
})"""
BESIDE_THE_BAR = """() => {
  const right = (link) => link.getBoundingClientRect().right - parseFloat(getComputedStyle(link).paddingRight);
  const bar = document.querySelector(".source").getBoundingClientRect().left;
  return [bar, [...document.querySelectorAll(".source > p > .paragraph-number")].map(right)];
}"""
SETTLED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  if (document.readyState != "complete") await new Promise((done) => addEventListener("load", done));
  await document.fonts.ready;
  for (let left = 3; left; left--) await frame();
}"""
SEEN = """(selector) => [...document.querySelectorAll(selector)].map((part) => {
  const { top, bottom } = part.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight + 1;
})"""
CUT_OFF = """async () => {
  const cut = [];
  for (const mention of document.querySelectorAll('.story p [id^="m-"]')) {
    location.hash = mention.id;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { top, bottom } = mention.closest("p").getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) cut.push(mention.id);
  }
  return cut;
}"""
# Find-in-page, like the words of an address, opens what is closed around what it found, by HTML's "ancestor revealing
# algorithm", which knows `<details>` and `hidden=until-found` alone. Then it scrolls there.
REVEALED = """async () => {
  const lost = [];
  for (const closed of document.querySelectorAll("details:not([open])")) {
    closed.open = true;
    const body = closed.lastElementChild;
    body.scrollIntoView({ block: "center", behavior: "instant" });
    for (let left = 3; left; left--) await new Promise(requestAnimationFrame);
    const { top, bottom } = body.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    if (!closed.open || middle < 0 || middle > innerHeight) lost.push(closed.textContent);
  }
  return lost;
}"""
# What is then still hidden, and that no reader looks for: a card's own buttons; links back to where one is; pictures'
# words, which the list or the other picture beside them has; and what the lines above the story leave out on a
# telephone: the key of its marks, and what provenance, then-and-now and the notes say below.
EXCEPTIONS = (
    "[popover], template, script, style, [role=doc-backlink], svg,"
    " .story-rail .section-aside, .kind-line, .with-all, .age-rows"
)
HIDDEN = """(exceptions) => {
  const flat = (text) => text.replace(/[\\s,.:;]+/g, " ").trim();
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = { true: [], false: [] };
  for (let text; (text = walker.nextNode()); ) {
    const { data, parentElement: one } = text;
    if (flat(data) && !one.closest(exceptions)) texts[seen(one)].push(flat(data));
  }
  const all = texts.true.join(" ");
  return [texts.true.length, texts.false.filter((text) => !all.includes(text))];
}"""
CLOSED = "did not reach people who came in away from an official post"  # in a note that is closed at first
TERM = "Returning someone, by whatever means"


def arrive(page: Page, address: str) -> None:
    """Load a page anew at an address, until nothing moves."""
    page.goto("about:blank")
    page.goto(address)
    page.evaluate(SETTLED)


def text(words: str) -> str:
    """Return the fragment of an address that names words."""
    return f"#:~:text={quote(words)}"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_an_address_opens_what_it_names_and_shows_what_belongs_to_it(
    width: int, height: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width, height=height)
    explainer = address + EXPLAINER
    note, passage = ".note:has(#n-note-refoulement)", "#p-note-refoulement"

    arrive(page, f"{explainer}#n-note-refoulement")
    expect(page.locator("#n-note-refoulement")).to_be_visible()
    assert page.evaluate(SEEN, f"{note} summary, {passage}") == [True, True]
    expect(page.locator(f":is({note}, {passage})[data-current]")).to_have_count(2)
    for part, line in {
        "question-1": ".question:has(#question-1) summary",
        "n-note-today": ".note:has(#n-note-today) summary",
        "entry-refoulement": ".gloss-card:has(#entry-refoulement) summary",
    }.items():
        page.evaluate("(part) => { location.hash = part; }", part)
        page.evaluate(SETTLED)
        expect(page.locator(f"#{part}")).to_be_visible()
        assert page.evaluate(SEEN, line) == [True]
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_opens_for_words_in_an_address_and_what_the_reader_opened_stays_open(
    width: int, height: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width, height=height)
    for words in (CLOSED, TERM):
        arrive(page, address + EXPLAINER + text(words))
        found = page.locator(".note-body, .gloss-card-body", has_text=words).first
        expect(found).to_be_visible()
        expect(found).to_be_in_viewport()

    arrive(page, address + EXPLAINER)
    opened = page.locator(".note-body", has_text=CLOSED)
    expect(opened).to_be_hidden()
    page.locator(".note", has=opened).locator("summary").click()
    for other in (1100, 400):
        page.set_viewport_size({"width": other, "height": height})
        page.evaluate(SETTLED)
    expect(opened).to_be_visible()


@pytest.mark.parametrize("name", ["page", "small"])
def test_all_words_can_be_found_in_the_page_and_what_opens_for_them_stays_where_it_is(
    name: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(name)
    page.evaluate(SETTLED)

    assert page.evaluate(REVEALED) == []
    texts, hidden = page.evaluate(HIDDEN, EXCEPTIONS)
    assert texts > 1000
    assert hidden == []


def test_a_paragraphs_number_is_in_one_line_beside_the_paragraphs_last(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        places = page.evaluate(NUMBERS)

        assert len(places) > 20
        assert {lines for _, lines, _ in places} == {1}
        assert [number for number, _, below in places if abs(below) > 2] == []
    page.locator(".with-notes").evaluate("story => story.className = 'in-text'")  # as where a story has no note

    bar, numbers = page.evaluate(BESIDE_THE_BAR)
    assert max(numbers) < bar


def test_without_scripts_an_address_opens_what_it_names(lend: Callable[..., Page], address: str) -> None:
    page = lend(java_script_enabled=False)
    for part in ("question-1", "n-note-refoulement", "entry-refoulement"):
        page.goto(f"{address}{EXPLAINER}#{part}")
        expect(page.locator(f"#{part}")).to_be_visible()
        expect(page.locator(f"#{part}")).to_be_in_viewport()
