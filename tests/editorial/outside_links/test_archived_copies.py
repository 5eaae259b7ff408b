import json
from typing import Any

import pytest

from newsgloss.editorial.outside_links.archived_copies import archived_copy
from newsgloss.editorial.outside_links.asking import Reply
from newsgloss.editorial.outside_links.host_turns import HostTurns

LAKE = "http://lake.ruritania/permits?year=1921&x=1"
COPY = "web.archive.org/web/20310502101010/http://lake.ruritania/permits?year=1921&x=1"
FOUND = {"available": True, "url": f"http://{COPY}", "timestamp": "20310502101010", "status": "200"}


def copy_of(told: Any, day: str = "", status: int = 200) -> tuple[str | None, list[str]]:
    """Return the copy of LAKE that an answer names, and what was asked."""
    asked: list[str] = []

    def ask(method: str, address: str) -> Reply:
        asked.append(f"{method} {address}")
        return Reply(status, body=told if isinstance(told, bytes) else json.dumps(told).encode())

    return archived_copy(LAKE, day, ask, HostTurns(pause=0)), asked


@pytest.mark.parametrize(
    ("day", "expected"), [("2031-05-02", "&timestamp=20310502"), ("1921", "&timestamp=1921"), ("", "")]
)
def test_the_copy_nearest_to_the_day_is_asked_for(day: str, expected: str) -> None:
    asked = "https://archive.org/wayback/available?url=http%3A%2F%2Flake.ruritania%2Fpermits%3Fyear%3D1921%26x%3D1"

    assert copy_of({"archived_snapshots": {"closest": FOUND}}, day) == (
        f"https://{COPY}",
        [f"GET {asked}{expected}"],
    )


@pytest.mark.parametrize(
    "nearest",
    [
        None,
        {},
        {**FOUND, "available": False},
        {**FOUND, "status": "404"},
        {**FOUND, "url": "http://other.ruritania/web/2031/"},
        {**FOUND, "url": "https://web.archive.org/a b"},
    ],
)
def test_there_may_be_no_copy(nearest: Any) -> None:
    assert copy_of({"archived_snapshots": {"closest": nearest}})[0] == ""


@pytest.mark.parametrize("told", [[], {}, {"archived_snapshots": {}}, {"archived_snapshots": []}])
def test_an_answer_of_another_shape_names_no_copy(told: Any) -> None:
    assert copy_of(told)[0] == ""


def test_an_answer_that_cannot_be_read_says_nothing() -> None:
    assert copy_of(b"<html>")[0] is None
    assert copy_of({}, status=503)[0] is None


def test_no_answer_says_nothing() -> None:
    def ask(_method: str, _address: str) -> Reply:
        raise TimeoutError

    assert archived_copy(LAKE, "", ask, HostTurns(pause=0)) is None
