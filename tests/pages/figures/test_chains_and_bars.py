"""Steps and counts -> pictures of boxes, arrows and bars."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from newsgloss.pages.figures.bars import CHARACTERS as IN_A_NAME
from newsgloss.pages.figures.bars import Count, bar_chart
from newsgloss.pages.figures.chains import CHARACTERS, LEAD_CHARACTERS, LINE, across, down

STEPS = [("Zenda", "checks the permit"), ("Strelsau", "lets it off"), ("Hentzau Pass", "")]
LABELS = st.text(alphabet=st.sampled_from("ab c"), min_size=1, max_size=40).filter(str.strip)
ANY_STEPS = st.lists(st.tuples(LABELS, LABELS | st.just("")), min_size=2, max_size=8)


def test_steps_are_side_by_side_with_an_arrow_between_two() -> None:
    chain = across(STEPS)

    assert chain
    assert [box.lines for box in chain.boxes] == [("Zenda",), ("Strelsau",), ("Hentzau Pass",)]
    assert [arrow.lines for arrow in chain.arrows] == [("checks the", "permit"), ("lets it off",)]
    for arrow, before, after in zip(chain.arrows, chain.boxes, chain.boxes[1:], strict=False):
        assert round(before.x + before.width, 1) == round(arrow.x1, 1)
        assert round(arrow.x2, 1) == round(after.x, 1)


def test_four_steps_have_no_room_side_by_side() -> None:
    assert across([*STEPS, STEPS[0]]) is None


def test_down_a_phone_each_box_is_as_wide_as_it() -> None:
    chain = down(STEPS)

    assert [(box.x, box.width) for box in chain.boxes] == [(0, 100)] * 3
    assert [arrow.lines for arrow in chain.arrows] == [("checks the permit",), ("lets it off",)]


@given(ANY_STEPS)
def test_boxes_and_arrows_follow_each_other_and_hold_their_words(steps: list[tuple[str, str]]) -> None:
    for chain in filter(None, (across(steps), down(steps))):
        assert (len(chain.boxes), len(chain.arrows)) == (len(steps), len(steps) - 1)
        assert all(box.y >= 0 and box.y + box.height <= chain.height for box in chain.boxes)
        assert all(len(box.lines) * LINE < box.height for box in chain.boxes)
        assert all(arrow.text_y > 0 for arrow in chain.arrows if arrow.lines)
        assert all(arrow.y2 <= chain.height for arrow in chain.arrows)
    if chain := across(steps):
        assert all(len(line) <= CHARACTERS for box in chain.boxes for line in box.lines)
        assert all(len(line) <= LEAD_CHARACTERS for arrow in chain.arrows for line in arrow.lines)


def count(name: str, amount: int, *, is_exact: bool = True) -> Count:
    """Return a count that is called by its number."""
    return Count(name, Decimal(amount), str(amount), is_exact)


def test_bars_are_as_long_as_their_counts_and_the_longest_as_the_picture() -> None:
    chart = bar_chart([count("2030", 4400), count("2031", 1100, is_exact=False)])

    assert [(bar.width, bar.is_exact, bar.is_long) for bar in chart.bars] == [(100, True, True), (25, False, False)]


def test_where_nothing_was_counted_no_bar_has_a_length() -> None:
    assert [bar.width for bar in bar_chart([count("2030", 0), count("2031", 0)]).bars] == [0, 0]


@given(
    st.lists(st.tuples(st.text("ab c", min_size=1, max_size=80).filter(str.strip), st.integers(0, 9999)), min_size=2)
)
def test_bars_are_below_their_names_and_apart(counted: list[tuple[str, int]]) -> None:
    chart = bar_chart([count(name, amount) for name, amount in counted])

    assert all(bar.text_y < bar.y and len(line) <= IN_A_NAME for bar in chart.bars for line in bar.lines)
    for before, after in zip(chart.bars, chart.bars[1:], strict=False):
        assert before.y + before.height < after.text_y - 12
    assert chart.bars[-1].y + chart.bars[-1].height <= chart.height
