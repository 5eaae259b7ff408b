import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.git_history import changes_since, committed_glossary, untold_changes
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project

GIT = ("git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")

CHANGES = "  changes:\n  - {date: 2031-05-09, kind: update, now: New.}\n"


def git(*arguments: str, at: Path) -> None:
    subprocess.run([*GIT, *arguments], cwd=at, check=True)


def commit(root: Path) -> None:
    git("add", "-A", at=root)
    git("commit", "-q", "-m", "Go on", at=root)


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


def test_what_readers_will_find_changed_is_told_since_a_branch_began(
    project: Project,
    change: Callable[[str, str, str], None],
    load: Callable[[], Content],
) -> None:
    git("init", "-q", "-b", "main", at=project.root)
    commit(project.root)
    git("checkout", "-q", "-b", "edit", at=project.root)
    file, then, now = "content/glossary/lake.yaml", "lets its holder cross", "lets nobody cross"
    change(file, then, now)
    change(file, "label: Lake Treaty", "label: Lake Treaty\n  redirect_from: pact")
    page = project.pages / "about.md" if project.pages else project.root
    page.rename(page.with_name("contact.md"))
    commit(project.root)
    git("checkout", "-q", "main", at=project.root)
    change(file, "Minister for the lake.", "Minister for fish.")
    commit(project.root)
    git("checkout", "-q", "edit", at=project.root)

    gloss = "A paper that {} the lake by ferry."
    said = f"the gloss of 'ferry-permit' was '{gloss.format(then)}' and is '{gloss.format(now)}', on explainers/zenda"
    gone = "readers can no longer open /about/: main had the page 'about' there"
    tell = "If the change matters to readers, add a line to `changes:`, or the former one to `versions:`."
    redirect = "Write `redirect_from: about` in the page to read instead, or publish it again."
    expected = [(f"{file}:4:10", said, tell), ("content/pages/about.md", gone, redirect)]
    assert expected == [(str(one.place), one.message, one.remedy) for one in changes_since("main", load())]

    change(file, "  sources: [treaty-text]\n", f"  sources: [treaty-text]\n{CHANGES}")
    told, *_ = changes_since("main", load())
    assert told.remedy == "See whether the pages are still right."


def test_lost_addresses_are_told_since_a_commit_also_where_temporary_files_are_in_the_project(
    project: Project, load: Callable[[], Content], monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q", "-b", "main", at=project.root)
    commit(project.root)
    subject = subprocess.check_output([*GIT, "rev-parse", "HEAD"], cwd=project.root, encoding="utf-8")
    (project.content / "pages" / "about.md").unlink()
    commit(project.root)
    (project.root / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(project.root / "tmp"))

    told = [(str(one.place), one.message) for one in changes_since("HEAD^1", load())]

    gone = f"readers can no longer open /about/: the commit {subject[:12]} had the page 'about' there"
    assert told == [("content/pages/about.md", gone)]


@pytest.mark.parametrize("kept", ["README", "content/sources.yaml"], ids=["no-content", "no-pages"])
def test_since_a_commit_without_pages_no_address_is_lost(
    kept: str, project: Project, load: Callable[[], Content]
) -> None:
    git("init", "-q", at=project.root)
    (project.root / "README").write_text("The lake.", encoding="utf-8")
    git("add", kept, at=project.root)
    git("commit", "-q", "-m", "Begin", at=project.root)
    commit(project.root)

    assert list(changes_since("HEAD^1", load())) == []


def test_a_commit_that_is_not_there_is_told(project: Project, load: Callable[[], Content]) -> None:
    git("init", "-q", at=project.root)
    commit(project.root)

    with pytest.raises(ContentError) as caught:
        list(changes_since("--output=x", load()))

    assert str(caught.value.problems[0]) == (
        "--since: git has no commit '--output=x'\n"
        "    Name a branch or commit that is here; in a workflow, fetch it first (`fetch-depth: 2`, for HEAD^1)."
    )
