import datetime
from dataclasses import replace

import pytest

from newsgloss.editorial.outside_links.answers import LinkAnswer, Verdict
from newsgloss.editorial.outside_links.remembered_answers import FILE, remember_answers, remembered_answers
from newsgloss.model.settings import Project

from .conftest import TODAY

COPY = "https://web.archive.org/web/2031/http://lake.ruritania/"
FINE = LinkAnswer(Verdict.FINE, "it answers 200 OK", TODAY)
MOVED = LinkAnswer(Verdict.MOVED, "it has moved to http://b.ruritania/", TODAY, "http://b.ruritania/")
DEAD = LinkAnswer(Verdict.DEAD, "it answers 410 Gone", TODAY, archived=COPY)
UNCLEAR = LinkAnswer(Verdict.UNCLEAR, "it answers 403 Forbidden", TODAY)
ALL = {"http://a/": FINE, "http://b/": MOVED, "http://c/": DEAD, "http://d/": UNCLEAR}


def after(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days)


def test_answers_that_last_are_remembered_beside_what_builds_remember(project: Project) -> None:
    path = remember_answers(project, ALL)

    assert path
    assert project.shown(path) == "cache/outside-links.json"
    assert (path.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert remembered_answers(project, TODAY) == {"http://a/": FINE, "http://b/": MOVED, "http://c/": DEAD}


@pytest.mark.parametrize(("days", "expected"), [(-1, 0), (0, 1), (6, 1), (7, 0)])
def test_an_answer_is_good_for_a_week(project: Project, days: int, expected: int) -> None:
    remember_answers(project, {"http://a/": FINE})

    assert len(remembered_answers(project, after(days))) == expected


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"form": 1}', '{"form": 2, "answers": {}}', '{"form": 1, "answers": {"a": {}}}']
)
def test_a_file_that_cannot_be_read_remembers_nothing(project: Project, text: str) -> None:
    path = remember_answers(project, ALL)
    assert path
    path.write_text(text, encoding="utf-8")

    assert remembered_answers(project, TODAY) == {}


def test_a_project_that_remembers_nothing_has_no_file(project: Project) -> None:
    forgetful = replace(project, cache=None)

    assert remember_answers(forgetful, ALL) is None
    assert remembered_answers(forgetful, TODAY) == {}
    assert not list(project.root.rglob(FILE))
