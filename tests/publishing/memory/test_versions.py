"""What stands for all that every step depends on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgloss.model.settings import Project
from newsgloss.publishing.memory.versions import drawing_version, version

SETTINGS = {
    "PLUGINS": ["newsgloss"],
    "SITENAME": "The Ruritanian",
    "FEED_MAX_ITEMS": 5,
    "LINKS": [("A", "b")],
    "ICONS": {"feed": "f", "mail": "m"},
}


def test_the_same_settings_have_the_same_version(project: Project) -> None:
    assert drawing_version(project, SETTINGS) == drawing_version(project, dict(reversed(SETTINGS.items())))


@pytest.mark.parametrize(
    "other",
    [
        {"SITENAME": "The Strelsauer"},
        {"FEED_MAX_ITEMS": "5"},
        {"LINKS": [("A",), ("b",)]},
        {"LINKS": {"A", "b"}},
        {"ICONS": {"mail": "m", "feed": "f"}},
        {"AUTHOR": None},
    ],
)
def test_other_settings_have_another(other: dict[str, Any], project: Project) -> None:
    assert drawing_version(project, SETTINGS) != drawing_version(project, SETTINGS | other)


@pytest.mark.parametrize(
    "other", [{"OUTPUT_PATH": "elsewhere"}, {"BUILD_REPORT": "report.json"}, {"NEWSGLOSS_FILES": {}}]
)
def test_what_is_of_one_run_makes_no_difference(other: dict[str, Any], project: Project) -> None:
    assert drawing_version(project, SETTINGS) == drawing_version(project, SETTINGS | other)


def test_the_language_of_the_machine_counts_where_templates_are_the_sites_own(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = replace(project, restyled=(project.root / "restyle",))
    before = [drawing_version(one, SETTINGS) for one in (project, own)]
    monkeypatch.setenv("LC_TIME", "fr_FR.UTF-8")
    after = [drawing_version(one, SETTINGS) for one in (project, own)]

    assert before[0] == after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize(
    "other",
    [
        {"JINJA_FILTERS": {"loud": str.upper}},
        {"PLUGINS": ["newsgloss", "sitemap"]},
        {"LINKS": iter(["A"])},
        {"JINJA_ENVIRONMENT": {"extensions": ["jinja2.ext.do", "marks.Clock"]}},
    ],
    ids=["a function", "another plugin", "what can be read once", "another's extension of Jinja"],
)
def test_what_nobody_knows_has_none(other: dict[str, Any], project: Project) -> None:
    assert drawing_version(project, SETTINGS | other) is None


def test_code_of_the_project_counts_and_its_settings_do_by_their_values(
    project: Project, add: Callable[[str, str], None], ruritania: Path
) -> None:
    before = version(project)
    add("pelicanconf.py", "# a remark\n")
    assert version(project) == before

    add("marks.py", "MARK = 1\n")
    assert version(project) != before
    (ruritania / "marks.py").unlink()
    assert version(replace(project, lang="fr")) != before


def test_an_extension_of_markdown_in_a_folder_of_the_project_counts_with_all_code_beside_it(
    project: Project, add: Callable[[str, str], None]
) -> None:
    own = replace(project, markdown={"extension_configs": {"ours.marks:Marks": {}}})
    seen = [version(own)]
    for file in ("ours/marks.py", "used/by_marks.py", "env/pyvenv.cfg", "env/installed.py", "output/made.py"):
        add(file, "MARK = 1\n")
        seen.append(version(own))

    assert len(set(seen[:3])) == len(seen[:3])
    assert set(seen[3:]) == {version(own)}
    add("elsewhere/mark.py", "MARK = 1\n")
    assert version(own) != seen[-1]
