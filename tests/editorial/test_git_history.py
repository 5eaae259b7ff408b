import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.editorial.git_history import committed_glossary
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


def test_without_a_commit_there_is_nothing_to_compare_with(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        committed_glossary(project, tmp_path / "then")

    expected = (
        "content: git has no commit of it\n    Commit the project once; the report compares with the last commit."
    )
    assert expected == str(caught.value.problems[0])
