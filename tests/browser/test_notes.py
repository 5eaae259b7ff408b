"""Notes on passages: in the margin of a wide window, closed lines in a narrow one, and never in the way of the text."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

EXPLAINER = "explainers/canada-us-asylum-2020/"
WIDE = (
    1024,
    1312,
    1440,
)  # px; 64 rem, where notes move into the margin; 82 rem, the last before the rail; with the rail
GAP = 14  # px between two notes in the margin
NEAR = 240  # px below its number, where a note is beside its passage
HALF_PIXEL = 0.5
SETTLED = (
    "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"
)
NOTES = """() => [...document.querySelectorAll(".note")].map((note) => {
  const body = note.querySelector(".note-body");
  const number = document.querySelector(`.note-ref[href="#${body.id}"]`);
  const box = (one) => {
    const { left, top, right, bottom, height } = one.getBoundingClientRect();
    return { left, top: top + scrollY, right, bottom: bottom + scrollY, height };
  };
  return {
    ...box(note), open: note.firstElementChild.open, shown: body.checkVisibility(),
    number: box(number), text: box(number.closest("p")),
  };
})"""
TEXT = """() => [...document.querySelectorAll(".source > *, .story > :not(.source, [data-added])")].map((block) => {
  const { left, top, right, bottom } = block.getBoundingClientRect();
  return { left, top: top + scrollY, right, bottom: bottom + scrollY };
})"""
GROUND = "one => getComputedStyle(one).backgroundColor"
# Which notes are meant; of the first one's line and its passage, the grounds and whether something of them is seen.
CURRENT = f"""async () => {{
  await {SETTLED};
  const notes = [...document.querySelectorAll(".note")];
  const summary = document.querySelector(".note[data-current] summary");
  const parts = [summary, document.querySelector(".passage[data-current]")];
  return {{
    notes: notes.flatMap((note, index) => ("current" in note.dataset ? [index] : [])),
    grounds: parts.map(({GROUND})),
    seen: parts.map((one) => {{
      const {{ left, top, right, bottom }} = one.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    }}),
    isFocused: document.activeElement == summary,
  }};
}}"""
HIDDEN = ".note { display: none !important }"
FOCUSED = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  const name = document.activeElement.matches(".note-ref, .note summary") && document.activeElement.innerText.trim();
  const outline = outlineStyle != "none" && parseFloat(outlineWidth) >= 2;
  return { name, outline, seen: top >= 0 && bottom <= innerHeight };
}"""
Box = dict[str, Any]
Window = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module", params=WIDE)
def wide(request: pytest.FixtureRequest, window: Window, address: str) -> Iterator[Page]:
    """Yield the first explainer's page in a wide window of each width, when nothing moves any more."""
    with window(width=request.param) as page:
        page.goto(address + EXPLAINER)
        page.evaluate(SETTLED)
        yield page


def width_of(page: Page) -> int:
    """Return the width of a page's window."""
    return page.viewport_size["width"]


def switch(page: Page) -> Locator:
    """Return the switch, in the menu that is open."""
    if not page.get_by_role("dialog", name="Reading settings").is_visible():
        page.get_by_role("button", name="Reading settings").click()
    return page.get_by_label("Show notes")


def note(page: Page, id_: str = "refoulement") -> Locator:
    """Return a note."""
    return page.locator(".note", has=page.locator(f"#n-note-{id_}"))


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Return the boxes, of a column from top to bottom, that reach into the next."""
    return [(one, other) for one, other in pairwise(boxes) if one["bottom"] > other["top"] + HALF_PIXEL]


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes share some ground."""
    across = one["left"] < other["right"] - HALF_PIXEL and other["left"] < one["right"] - HALF_PIXEL
    return across and one["top"] < other["bottom"] - HALF_PIXEL and other["top"] < one["bottom"] - HALF_PIXEL


def test_in_a_wide_window_notes_stand_in_the_margin(wide: Page) -> None:
    notes = wide.evaluate(NOTES)

    assert len(notes) == 14
    assert all(one["open"] == one["shown"] for one in notes)
    assert [one for one in notes if one["left"] < one["text"]["right"] or one["right"] > width_of(wide)] == []
    assert overlapping(notes) == []


def test_a_note_stands_at_its_number_or_right_below_the_note_above(wide: Page) -> None:
    notes = wide.evaluate(NOTES)
    free = [notes[0]["number"]["top"], *(above["bottom"] + GAP for above in notes[:-1])]
    wanted = [max(one["number"]["top"], place) for one, place in zip(notes, free, strict=True)]

    assert [one["top"] for one in notes] == pytest.approx(wanted, abs=1)


def test_every_note_begins_near_its_number(wide: Page) -> None:
    drifts = [round(one["top"] - one["number"]["top"]) for one in wide.evaluate(NOTES)]

    assert [drift for drift in drifts if not 0 <= drift <= NEAR] == []


def test_a_note_is_open_where_there_is_room(wide: Page) -> None:
    notes = wide.evaluate(NOTES)
    room = [below["number"]["top"] - one["top"] for one, below in pairwise(notes)]

    assert notes[-1]["open"]
    assert len([one for one in notes if one["open"]]) >= len(notes) * 3 / 5
    assert [one for one, free in zip(notes, room, strict=False) if free > 300 and not one["open"]] == []


def test_notes_in_the_margin_leave_no_gap_in_the_text(wide: Page, add_style: Callable[[Page, str], None]) -> None:
    with_notes = wide.evaluate(TEXT)
    add_style(wide, HIDDEN)

    without = wide.evaluate(TEXT)
    wide.evaluate("document.adoptedStyleSheets.pop()")

    assert with_notes == without
    assert max(below["top"] - above["bottom"] for above, below in pairwise(with_notes)) < 24
    assert overlapping(with_notes) == []


def test_what_follows_the_story_stands_below_its_text_and_its_notes(wide: Page) -> None:
    text = wide.evaluate(TEXT)[-1]["bottom"]
    line = wide.locator(".source-end").bounding_box()
    ends = max(line["y"] + line["height"], wide.evaluate(NOTES)[-1]["bottom"])

    assert text <= line["y"] <= text + 60
    assert ends <= wide.locator(".print-switch").bounding_box()["y"] <= ends + 60


@pytest.mark.parametrize("width", WIDE)
def test_without_a_script_notes_are_closed_beside_the_text_and_move_none_of_it(
    width: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width, java_script_enabled=False)
    page.goto(address + EXPLAINER)
    notes, text = page.evaluate(NOTES), page.evaluate(TEXT)

    assert not any(one["shown"] for one in notes)
    assert [one for one in notes if one["left"] < one["text"]["right"] or one["right"] > width] == []
    assert [one for one in notes if not 0 <= one["top"] - one["number"]["top"] <= NEAR] == []
    assert overlapping(notes) == []
    assert max(below["top"] - above["bottom"] for above, below in pairwise(text)) < 24


def test_in_a_wide_window_a_click_opens_a_note_closes_none_and_moves_only_those_below(page: Page) -> None:
    page.evaluate(SETTLED)
    before, text = page.evaluate(NOTES), page.evaluate(TEXT)
    index = next(number for number, one in enumerate(before) if not one["open"])

    page.locator(".note summary").nth(index).click()
    page.evaluate(SETTLED)

    after = page.evaluate(NOTES)
    assert [one["open"] for one in after] == [one["open"] or at == index for at, one in enumerate(before)]
    assert after[:index] == before[:index]
    assert (after[index]["top"], after[index]["shown"]) == (before[index]["top"], True)
    assert overlapping(after) == []
    assert page.evaluate(TEXT) == text


def test_in_a_wide_window_a_number_that_is_followed_opens_its_note(page: Page) -> None:
    page.evaluate(SETTLED)
    before = page.evaluate(NOTES)
    index = next(number for number, one in enumerate(before) if not one["open"])

    page.locator(".note-ref").nth(index).click()
    page.evaluate(SETTLED)

    assert page.evaluate(NOTES)[index]["open"]
    expect(page.locator(".note").nth(index)).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1040, 1440])
def test_a_number_that_is_followed_leaves_its_passage_in_sight_and_both_are_tinted(
    width: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width, height=844)
    page.goto(address + EXPLAINER)
    page.evaluate(SETTLED)

    numbers = page.locator(".note-ref")
    for index in range(numbers.count()):
        numbers.nth(index).click()

        assert page.evaluate(CURRENT) == {
            "notes": [index],
            "grounds": ["rgb(255, 233, 160)"] * 2,
            "seen": [True, True],
            "isFocused": True,
        }


@pytest.mark.parametrize("width", [390, 1440])
def test_one_note_leads_to_the_next(width: int, lend: Callable[..., Page], address: str) -> None:
    page = lend(width=width)
    page.goto(address + EXPLAINER)
    page.locator(".note-ref").first.click()
    next_note = page.locator(".note[data-current]").get_by_role("link", name="Next note")

    for index in range(1, page.locator(".note").count()):
        next_note.click()
        current = page.evaluate(CURRENT)
        assert (current["notes"], current["isFocused"], current["seen"][1]) == ([index], True, True)

    expect(next_note).to_have_count(0)


@pytest.mark.parametrize("name", ["page", "small"])
def test_what_is_copied_of_the_story_is_its_words_alone(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    page.evaluate(SETTLED)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    words = """() => [...document.querySelectorAll(".source > *")].slice(0, 5).map((block) => {
      const copied = block.cloneNode(true);
      copied.querySelectorAll("[data-added]").forEach((one) => one.remove());
      return copied.textContent.trim();
    })"""
    page.evaluate("""() => {
      const blocks = document.querySelectorAll(".source > *");
      getSelection().setBaseAndExtent(blocks[0], 0, blocks[4], blocks[4].childNodes.length);
    }""")

    page.keyboard.press("Control+c")

    assert page.evaluate("navigator.clipboard.readText()").split() == " ".join(page.evaluate(words)).split()


def test_a_note_is_no_landmark_but_a_note(page: Page) -> None:
    expect(page.locator(".story").get_by_role("complementary")).to_have_count(0)
    expect(page.get_by_role("note")).to_have_count(page.locator(".note-ref").count())


def test_an_address_of_a_note_opens_it_in_a_wide_window(lend: Callable[..., Page], address: str) -> None:
    page = lend()
    page.goto(f"{address}{EXPLAINER}#n-note-assurances")
    page.evaluate(SETTLED)

    expect(note(page, "assurances").locator(".note-body")).to_be_visible()


def test_in_a_narrow_window_a_note_is_a_closed_line_after_its_paragraph(small: Page) -> None:
    small.evaluate(SETTLED)
    notes, text = small.evaluate(NOTES), small.evaluate(TEXT)
    below = [min(block["top"] for block in text if block["top"] > one["text"]["top"]) for one in notes[:-1]]

    assert [one for one in notes if one["open"] or one["shown"]] == []
    assert [one for one in notes if one["top"] < one["text"]["bottom"] - HALF_PIXEL] == []
    assert [one for one, next_block in zip(notes, below, strict=False) if one["bottom"] > next_block + HALF_PIXEL] == []
    assert [one for one in notes if not 40 <= one["height"] < 90] == []
    assert [(one, block) for one in notes for block in text if meet(one, block)] == []


def test_a_tap_opens_a_note_and_another_closes_it(small: Page) -> None:
    body, line = note(small).locator(".note-body"), note(small).locator("summary")
    expect(body).to_be_hidden()
    line.tap()
    small.evaluate(SETTLED)
    expect(body).to_be_visible()

    line.tap()
    small.evaluate(SETTLED)

    expect(body).to_be_hidden()


def test_an_open_note_stays_open_when_another_is_opened(small: Page) -> None:
    for id_ in ("assurances", "refoulement"):
        note(small, id_).locator("summary").tap()
        small.evaluate(SETTLED)

    assert [number for number, one in enumerate(small.evaluate(NOTES), 1) if one["open"]] == [1, 9]


def test_following_a_number_opens_its_note_and_leads_there_and_the_note_leads_back(small: Page) -> None:
    small.locator('.note-ref[href="#n-note-refoulement"]').tap()
    small.evaluate(SETTLED)
    expect(note(small).locator("summary")).to_be_in_viewport()

    note(small).get_by_role("link", name="Back to passage 9").tap()

    expect(small.locator("#p-note-refoulement")).to_be_in_viewport()
    assert small.url.endswith("#p-note-refoulement")


def test_a_number_that_was_followed_before_opens_its_note_again(small: Page) -> None:
    number = small.locator('.note-ref[href="#n-note-refoulement"]')
    number.tap()
    note(small).locator("summary").tap()
    small.evaluate(SETTLED)
    expect(note(small).locator(".note-body")).to_be_hidden()

    number.tap()

    expect(note(small).locator(".note-body")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("anchor", ["n-note-complicit", "p-note-complicit", "m-refoulement-1"])
def test_an_address_leads_to_its_place_in_the_story(
    anchor: str, width: int, lend: Callable[..., Page], address: str
) -> None:
    page = lend(width=width)
    page.goto(f"{address}{EXPLAINER}#{anchor}")
    page.evaluate(SETTLED)

    expect(page.locator(f"#{anchor}")).to_be_visible()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_window_that_grows_and_shrinks_has_its_notes_in_place(
    lend: Callable[..., Page], until: Callable[..., None], address: str
) -> None:
    page = lend()
    page.goto(address + EXPLAINER)
    states = []
    for width in (1440, 320, 1100, 1440, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        until(page, "(wide) => !document.querySelector('.notes-placed') != wide", width > 1000)
        states.append((page.evaluate(NOTES), page.evaluate(TEXT)))

    assert states[0] == states[3]
    assert states[1] == states[4]
    assert [one for one in states[1][0] if one["open"]] == []
    assert [one for one in states[2][0] if one["left"] < one["text"]["right"]] == []
    assert [overlapping(notes) for notes, _ in states] == [[]] * 5


def shown(page: Page) -> list[int]:
    """Return how many notes, numbers and marked passages a page shows."""
    marked = "all => all.filter((one) => getComputedStyle(one).backgroundImage != 'none').length"
    seen = "all => all.filter((one) => one.checkVisibility()).length"
    return [
        page.locator(".note").evaluate_all(seen),
        page.locator(".note-ref").evaluate_all(seen),
        page.locator(".story .passage").evaluate_all(marked),
    ]


@pytest.mark.parametrize("name", ["page", "small"])
def test_the_switch_hides_notes_numbers_and_marks(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    expect(switch(page)).to_be_checked()
    before = shown(page)

    switch(page).uncheck()

    assert before == [14, 14, page.locator(".story .passage").count()]
    assert shown(page) == [0, 0, 0]
    assert page.locator("#m-refoulement-1").evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"


def test_where_notes_are_hidden_the_story_ends_with_its_text(page: Page) -> None:
    switch(page).uncheck()
    page.evaluate(SETTLED)

    assert page.locator(".source-end").bounding_box()["y"] - page.evaluate(TEXT)[-1]["bottom"] < 60


def test_the_switch_is_remembered_and_apart_from_that_of_words(page: Page) -> None:
    switch(page).uncheck()
    page.reload()

    expect(switch(page)).not_to_be_checked()
    expect(page.get_by_label("Show explanations")).to_be_checked()
    assert shown(page) == [0, 0, 0]


def test_notes_that_were_hidden_from_the_start_come_to_their_places(page: Page) -> None:
    page.evaluate(SETTLED)
    before = page.evaluate(NOTES)
    switch(page).uncheck()
    page.reload()
    page.evaluate(SETTLED)

    switch(page).check()
    page.evaluate(SETTLED)

    assert page.evaluate(NOTES) == before


@pytest.mark.parametrize("name", ["page", "small"])
def test_a_number_can_be_hit_with_a_finger(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    hit = """all => all.map((number) => {
      number.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = number.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return [[-11, 0], [11, 0], [0, -11], [0, 11]].every(([dx, dy]) => {
        const there = document.elementFromPoint(Math.min(x + dx, innerWidth - 1), y + dy);
        return there == number;
      });
    })"""

    assert page.locator(".note-ref").evaluate_all(hit) == [True] * 14


@pytest.mark.parametrize("name", ["page", "small"])
def test_tab_goes_through_numbers_and_notes_in_the_order_of_the_text(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    page.evaluate(SETTLED)
    expected = page.locator(".note-ref, .note summary").all_inner_texts()[:8]
    page.locator(".note-ref").first.focus()
    visited = [page.evaluate(FOCUSED)]
    while len([one for one in visited if one["name"]]) < len(expected) and len(visited) < 60:
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))

    assert [one["name"] for one in visited if one["name"]] == [text.strip() for text in expected]
    assert [one for one in visited if not one["outline"] or not one["seen"]] == []


def test_enter_on_a_number_opens_its_note_and_enter_on_a_note_closes_it(small: Page) -> None:
    small.locator(".note-ref").first.focus()
    small.keyboard.press("Enter")
    expect(note(small, "assurances").locator(".note-body")).to_be_visible()

    note(small, "assurances").locator("summary").focus()
    small.keyboard.press("Enter")

    expect(note(small, "assurances").locator(".note-body")).to_be_hidden()


def test_a_passage_is_filled_while_its_number_is_pointed_at(page: Page) -> None:
    passage = page.locator("#p-note-refoulement")
    before = passage.evaluate(GROUND)

    page.locator('.note-ref[href="#n-note-refoulement"]').hover()

    assert before == "rgba(0, 0, 0, 0)"
    assert passage.evaluate(GROUND) == "rgb(255, 233, 160)"


def test_notes_are_ours_and_set_like_ours(page: Page) -> None:
    face = "one => getComputedStyle(one).fontFamily.split(',')[0].replaceAll('\"', '')"

    assert {one.evaluate(face) for one in page.locator(".note, .note-ref").all()} == {"Libre Franklin"}
