import datetime

import pytest

from newsgloss.editorial.outside_links.answers import LinkAnswer, Verdict
from newsgloss.editorial.outside_links.findings import as_data, counts, findings
from newsgloss.editorial.outside_links.written_links import LinkPlace
from newsgloss.model.problems import Place

from .conftest import TODAY

LAKE = "http://lake.ruritania/permits"
COPY = f"https://web.archive.org/web/20310502101010/{LAKE}"
FINE = LinkAnswer(Verdict.FINE, "it answers 200 OK", TODAY)
MOVED = LinkAnswer(Verdict.MOVED, "it has moved to https://lake.ruritania/", TODAY, "https://lake.ruritania/")
DEAD = LinkAnswer(Verdict.DEAD, "it answers 404 Not Found", TODAY, archived=COPY)
UNCLEAR = LinkAnswer(Verdict.UNCLEAR, "it answers 403 Forbidden", TODAY)
TEXT = LinkPlace(Place("content/explainers/zenda.md", 9, 5))
SETTING = LinkPlace(Place("pelicanconf.py", 7, 1), "REPORT_URL")
SIDECAR = LinkPlace(Place("seeds/zenda.yaml", 4, 1), "url")
SOURCE = LinkPlace(Place("content/sources.yaml", 12, 8), "url", is_source=True, day="2031-05-02")
CITED = LinkPlace(Place("content/sources.yaml", 12, 8), "url", is_source=True, copy=COPY)
GIVEN_UP = LinkPlace(Place("content/sources.yaml", 12, 8), "url", is_source=True, copy=COPY, is_given_up=True)
WITHOUT = LinkPlace(Place("content/sources.yaml", 12, 8), "url", is_source=True, is_given_up=True)


def told(place: LinkPlace, answer: LinkAnswer, today: datetime.date = TODAY) -> list[str]:
    """Return what an editor is told of LAKE at a place, line by line."""
    found = findings({LAKE: (place,)}, {LAKE: answer}, today)
    return [line for one in found for line in (*str(one.problem).splitlines(), *one.lines)]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (TEXT, ["    Lead readers to its archived copy:", COPY]),
        (SETTING, ["    Lead readers to its archived copy:", COPY]),
        (SIDECAR, ["    Lead readers to its archived copy:", f"url: {COPY}"]),
        (SOURCE, ["    Write into its source:", f"archived_url: {COPY}", "access: dead"]),
        (CITED, [f"    Its source has an archived copy, {COPY}; write into it as well:", "access: dead"]),
    ],
)
def test_a_dead_link_is_told_with_what_to_write_in_its_place(place: LinkPlace, expected: list[str]) -> None:
    first = f"{place.place}: the link {LAKE} is dead: it answers 404 Not Found"

    assert told(place, DEAD) == [first, *expected]


@pytest.mark.parametrize(
    ("archived", "expected"),
    [
        ("", "The Wayback Machine has no copy of it: find where it is by now, or cite something else."),
        (None, "Whether the Wayback Machine has a copy could not be found out: run the command again later."),
    ],
)
def test_there_may_be_no_copy_to_propose(archived: str | None, expected: str) -> None:
    answer = LinkAnswer(Verdict.DEAD, "it answers 410 Gone", TODAY, archived=archived)

    assert told(SOURCE, answer) == [
        f"content/sources.yaml:12:8: the link {LAKE} is dead: it answers 410 Gone",
        f"    {expected}",
    ]


@pytest.mark.parametrize(
    ("place", "expected"), [(TEXT, "https://lake.ruritania/"), (SOURCE, "url: https://lake.ruritania/")]
)
def test_what_has_moved_is_told_with_its_new_address(place: LinkPlace, expected: str) -> None:
    first = f"{place.place}: advice: the link {LAKE} has moved for good"

    assert told(place, MOVED) == [first, "    Write the new address:", expected]


def test_what_is_not_clear_is_for_a_person_to_look_at() -> None:
    assert told(TEXT, UNCLEAR) == [
        f"content/explainers/zenda.md:9:5: warning: the link {LAKE} is not clear: it answers 403 Forbidden",
        "    Open it in a browser: what it shows readers may be right.",
    ]


def test_an_answer_of_another_day_says_so() -> None:
    assert told(TEXT, MOVED, TODAY + datetime.timedelta(2))[0].endswith(" has moved for good (asked on 2031-05-04)")


@pytest.mark.parametrize("answer", [FINE, LinkAnswer(Verdict.UNASKED, "", TODAY)])
def test_what_is_fine_is_not_told(answer: LinkAnswer) -> None:
    assert told(TEXT, answer) == []


def test_a_source_that_is_given_up_may_be_dead() -> None:
    assert told(GIVEN_UP, DEAD) == told(GIVEN_UP, UNCLEAR) == []


def test_a_source_that_is_given_up_and_has_no_copy_is_proposed_one() -> None:
    assert told(WITHOUT, DEAD) == [
        f"content/sources.yaml:12:8: advice: the link {LAKE} is dead, and there is an archived copy",
        "    Write into its source:",
        f"archived_url: {COPY}",
    ]


@pytest.mark.parametrize("answer", [FINE, MOVED])
def test_a_source_that_is_given_up_may_be_back(answer: LinkAnswer) -> None:
    assert told(GIVEN_UP, answer) == [
        f"content/sources.yaml:12:8: advice: the link {LAKE}, which is said to be dead, answers again",
        "    Take `access: dead` out of its source.",
    ]


def test_every_place_is_told_and_the_worst_last() -> None:
    links = {"http://a/": (TEXT,), "http://b/": (SIDECAR,), LAKE: (SOURCE, TEXT)}
    answers = {"http://a/": UNCLEAR, "http://b/": MOVED, LAKE: DEAD}

    assert [(one.problem.level.name, one.problem.place) for one in findings(links, answers, TODAY)] == [
        ("ADVICE", SIDECAR.place),
        ("WARNING", TEXT.place),
        ("ERROR", TEXT.place),
        ("ERROR", SOURCE.place),
    ]


def test_a_word_that_would_steer_a_terminal_does_not() -> None:
    answer = LinkAnswer(Verdict.UNCLEAR, "it leads to ftp://\x1b[31m\n, which is not an address of the web", TODAY)

    assert "\x1b" not in "".join(told(TEXT, answer))


def test_links_are_counted_by_what_came_of_them() -> None:
    links = {"http://a/": (TEXT,), "http://b/": (GIVEN_UP,), LAKE: (SOURCE, TEXT)}
    answers = {"http://a/": FINE, "http://b/": DEAD, LAKE: DEAD}

    assert list(counts(links, answers)) == [
        ("fine", "1", "1"),
        ("moved", "0", "0"),
        ("dead", "1", "2"),
        ("unclear", "0", "0"),
        ("not asked", "0", "0"),
        ("given up", "1", "1"),
    ]


def test_programs_are_told_every_link() -> None:
    assert as_data({"http://a/": (CITED,), LAKE: (TEXT,)}, {"http://a/": FINE, LAKE: MOVED}) == [
        {
            "address": "http://a/",
            "verdict": "fine",
            "why": "it answers 200 OK",
            "day": "2031-05-04",
            "now_at": None,
            "archived": COPY,
            "places": [{"file": "content/sources.yaml", "line": 12, "column": 8, "key": "url"}],
        },
        {
            "address": LAKE,
            "verdict": "moved",
            "why": "it has moved to https://lake.ruritania/",
            "day": "2031-05-04",
            "now_at": "https://lake.ruritania/",
            "archived": None,
            "places": [{"file": "content/explainers/zenda.md", "line": 9, "column": 5, "key": None}],
        },
    ]
