"""The whole site by keyboard alone, on the fullest page of every kind: each stop can be seen, and in its turn."""

from itertools import pairwise

from playwright.sync_api import Page, expect

from audit.pages import Page as SitePage

STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter((one) => one.type != "radio" || one.checked) // of a group, one is a stop
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
  const one = document.activeElement;
  const dot = one.querySelector(":scope > circle"); // in a picture the dot itself is the ring
  const [box] = (dot ?? one).getClientRects();
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const isDrawn = outlineStyle != "none" && parseFloat(outlineWidth) >= 2;
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    html: one.outerHTML.slice(0, 120),
    seen: top != null && (one.contains(top) || top.contains(one)),
    ringed: dot ? parseFloat(getComputedStyle(dot).strokeWidth) >= 3 : isDrawn,
  };
}"""
# The page itself writes down where the last key has led to: to ask it after each takes longer than to press the key.
WRITE_DOWN = f"""() => {{
  window.stops = [];
  window.writeDown = () => stops.push(({FOCUSED})());
  addEventListener("keydown", ({{ repeat }}) => repeat && writeDown(), true);
}}"""


BEFORE_THE_STORY = f"""() => {{
  const story = document.querySelector(".story");
  const count = ({STOPS})().length;
  story.parentElement.replaceChildren();
  document.querySelectorAll("#story ~ *, .site-footer").forEach((one) => one.remove());
  return [count, ({STOPS})().length];
}}"""
MOST_BEFORE_THE_STORY = 15  # stops
PLACES = """() => [...document.querySelectorAll("main :is(a[href], summary)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.compareDocumentPosition(document.querySelector(".story")) & Node.DOCUMENT_POSITION_FOLLOWING)
  .map((one) => [one.getClientRects()[0], one.textContent])
  .map(([{ left, top, bottom }, words]) => [left, top, bottom, words])"""
BEFORE = ["How we made this", "Go to the story", "On this page", "Sources for these points"]
LINES = 8  # px by which what is in one line may differ in height


def wrong_stops(page: Page) -> list[str]:
    """Hold Tab down for as long as there are stops; return those that are hidden, without a ring, or out of turn."""
    expected = page.evaluate(STOPS)
    page.evaluate(WRITE_DOWN)
    for _ in expected:
        page.keyboard.down("Tab")
    stops = page.evaluate("() => { writeDown(); return stops; }")
    page.keyboard.up("Tab")
    unseen = [stop["html"] for stop in stops if not (stop["seen"] and stop["ringed"])]
    return unseen + [stop["html"] for stop, html in zip(stops, expected, strict=True) if stop["html"] != html]


def test_every_stop_of_every_page_is_seen_has_a_ring_and_comes_in_its_turn(
    kinds: dict[str, SitePage], small_window: Page, address: str
) -> None:
    wrong = {}
    for kind, found in kinds.items():
        small_window.goto(address + found.address)
        wrong[kind] = wrong_stops(small_window)

    assert {kind: stops for kind, stops in wrong.items() if stops} == {}


def test_beside_what_stays_in_view_and_notes_in_the_margin_every_stop_is_seen_too(page: Page) -> None:
    assert wrong_stops(page) == []


def test_few_stops_are_before_the_story(page: Page, small: Page) -> None:
    for opened in (page, small):
        count, before = opened.evaluate(BEFORE_THE_STORY)

        assert 0 < before <= MOST_BEFORE_THE_STORY < count


def test_stops_before_the_story_come_in_the_order_of_the_screen(page: Page, small: Page) -> None:
    for opened in (page, small):
        stops = opened.evaluate(PLACES)

        assert len(stops) > len(BEFORE)
        for (left, _, bottom, words), (next_left, next_top, _, next_words) in pairwise(stops):
            assert next_top >= bottom - LINES or next_left > left, (words, next_words)
        assert [words for *_, words in stops if words in BEFORE] == BEFORE


def test_the_first_stop_leads_past_the_navigation_to_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator("main :focus").count() == 1


def test_no_stop_is_behind_a_card_that_is_open(small: Page) -> None:
    small.locator("#m-refoulement-1").focus()
    small.keyboard.press("Enter")
    expect(small.get_by_role("dialog")).to_be_visible()

    for _ in range(12):  # all of the card and some of the words behind it
        small.keyboard.press("Tab")

        assert small.evaluate(FOCUSED)["seen"]


def test_a_question_opens_and_closes_by_keyboard(page: Page) -> None:
    question = page.locator(".question").first
    question.locator("summary").focus()

    page.keyboard.press("Enter")
    expect(question.locator(".flow")).to_be_visible()

    page.keyboard.press("Enter")
    expect(question.locator(".flow")).to_be_hidden()
