"""Days that cannot be right, by their order or because they are far ahead."""

from collections.abc import Callable
from datetime import date

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.comparing.day_checks import day_problems

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

ZENDA = "content/explainers/zenda.md"
TODAY = date(2031, 6, 1)


def said(content: Content) -> list[str]:
    """Return what is said of the days in a project."""
    return list(map(str, day_problems(content, TODAY)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "date: 2031-05-03\nmodified: 2021-05-03",
            "5:11: warning: 'modified' is 2021-05-03, before 'date', 2031-",
        ),
        ("date: 2062-11-28", "4:7: advice: 'date' is 2062-11-28, more than ten years ahead"),
        (
            "date: 2031-05-03\nchanges: [{date: 2062-11-28, kind: update, now: A}]",
            "5:10: advice: 'changes' is 2062",
        ),
        ("date: 2011-05-03", "8:13: warning: 'story_date' is 2031-05-02, more than a year after 'date', 2011-05-03"),
    ],
)
def test_days_of_an_explainer_that_are_wrong_are_told(line: str, expected: str, change: Change, load: Load) -> None:
    change(ZENDA, "date: 2031-05-03", line)

    (found,) = said(load())

    assert found.startswith(f"{ZENDA}:{expected}")
    assert found.endswith(("\n    Look at both days.", "\n    Correct the day, if it is a slip."))


@pytest.mark.parametrize("key", ["reviewed"])
def test_an_entry_that_was_reviewed_far_ahead_is_advice(key: str, change: Change, load: Load) -> None:
    change("content/glossary/lake.yaml", "  label: ferry permit\n", f"  label: ferry permit\n  {key}: 2206-05-02\n")
    expected = ["content/glossary/lake.yaml:1:3: advice: 'reviewed' is 2206-05-02, more than ten years ahead"]

    assert expected == [found.partition("\n")[0] for found in said(load())]


def test_a_build_knows_no_day_and_a_story_may_be_to_come(change: Change, load: Load) -> None:
    change(ZENDA, "date: 2031-05-03", "date: 2062-05-03\nmodified: 2062-05-03")
    change(ZENDA, "story_date: 2031-05-02", "story_date: 2063-01-02")

    assert list(day_problems(load(), None)) == []
