import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.editorial.git_history import committed_glossary, untold_changes
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project

GIT = ("git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")


def test_the_glossary_is_as_it_was_committed_whatever_its_files_are_called(
    project: Project, add: Callable[[str, str], None], change: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    file = "content/glossary/réfugiés du lac.yaml"
    add(file, "- id: exile\n  kind: term\n  label: exile\n  gloss: Then.\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*GIT, *command], cwd=project.root, check=True)
    change(file, "Then.", "Now.")

    committed = committed_glossary(project, tmp_path / "then")

    then = (committed.content / "glossary" / "réfugiés du lac.yaml").read_text(encoding="utf-8")
    assert then.endswith("gloss: Then.\n")
    assert (committed.content / "sources.yaml").read_bytes() == (project.content / "sources.yaml").read_bytes()


def test_a_gloss_that_has_changed_since_the_last_commit_without_a_word_is_advice(
    project: Project, add: Callable[[str, str], None], change: Callable[[str, str, str], None]
) -> None:
    assert list(untold_changes(project)) == []  # nothing is committed
    file, changed = "content/glossary/ports.yaml", "  changes:\n  - date: 2031-05-09\n    kind: update\n    now: New.\n"
    new = "  translations:\n    fr:\n      gloss: Alors.\n"
    for id_ in ("exile", "told", "same", "moved", "spoken"):
        add(file, f"- id: {id_}\n  kind: term\n  label: {id_}\n  gloss: Then, {id_}.\n{new}")
    add(file, "- id: drafted\n  kind: term\n  label: drafted\n  gloss: Then, drafted.\n  status: draft\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*GIT, *command], cwd=project.root, check=True)
    for id_ in ("exile", "drafted"):
        change(file, f"Then, {id_}", f"Now, {id_}")
    change(file, "  gloss: Then, told.\n", f"  gloss: Now, told.\n{changed}")
    change(file, f"- id: moved\n  kind: term\n  label: moved\n  gloss: Then, moved.\n{new}", "")
    add("content/glossary/shore.yaml", "- id: moved\n  kind: term\n  label: moved\n  gloss: Now, moved.\n")
    change(
        file,
        "Then, spoken.\n  translations:\n    fr:\n      gloss: Alors",
        "Then, spoken.\n  translations:\n    fr:\n      gloss: Là",
    )
    subprocess.run([*GIT, "add", "."], cwd=project.root, check=True)
    remedy = "If the change matters to readers, add a line to `changes:`, or the former one to `versions:`."

    told = [(one.place.path, one.place.line, one.message, one.remedy) for one in untold_changes(project)]
    assert told == [
        (
            f"content/glossary/{file}",
            line,
            f"the gloss of '{id_}' has changed since the last commit, and its `changes` have not",
            remedy,
        )
        for file, line, id_ in (("ports.yaml", 4, "exile"), ("ports.yaml", 29, "spoken"), ("shore.yaml", 4, "moved"))
    ]


def test_without_a_commit_there_is_nothing_to_compare_with(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        committed_glossary(project, tmp_path / "then")

    expected = (
        "content: git has no commit of it\n    Commit the project once; the report compares with the last commit."
    )
    assert expected == str(caught.value.problems[0])
