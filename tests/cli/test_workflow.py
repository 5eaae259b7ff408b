"""A Pelican site that is there -> the files by which GitHub publishes it, and what is said of those that were there."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.drafts import requirements
from newsgloss.drafts.new_site import NewSite, site_files

Run = Callable[..., tuple[int, str, str]]

NAMES = [".github/workflows/pages.yml", ".gitignore", "requirements.txt"]
HERE_ALONE = "requirements.txt names a folder on this machine: write the repository's address there.\n"
COMMIT = "Commit these files.\n"
PUBLISHED = """\
On GitHub, choose Settings > Pages > Source: GitHub Actions. What is pushed to '{branch}' is then published, and a pull
request is checked and built.
"""


@pytest.fixture
def blog(ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site that says how it is published, where Newsgloss is installed from an index."""
    for module in ("workflow", "new_site"):
        monkeypatch.setattr(f"newsgloss.drafts.{module}.requirement", lambda _: "newsgloss==1.2.3\n")
    (ruritania / "publishconf.py").write_text(
        "from pelicanconf import *\n"
        'SITEURL = "https://lake.ruritania"\nPLUGINS = ["of_the_site", "newsgloss"]\nTYPOGRIFY = True\n',
        encoding="utf-8",
    )
    for name in NAMES:
        (ruritania / name).unlink(missing_ok=True)
    return ruritania


def git(folder: Path, *arguments: str) -> None:
    command = ["git", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.usefixtures("blog")
def test_a_site_gets_the_files_that_a_new_one_has_and_they_are_named(ruritania: Path, run: Run) -> None:
    code, said, complained = run("workflow")

    expected = "".join(f"{name}: written\n" for name in NAMES) + f"\n{COMMIT}{PUBLISHED.format(branch='main')}"
    assert (code, said, complained) == (0, expected, "")
    files = site_files(NewSite("The Lake", "https://lake.ruritania", "en", "Flavia"))
    assert [(ruritania / name).read_text(encoding="utf-8") for name in NAMES] == [
        files[NAMES[0]],
        files[NAMES[1]],
        files[NAMES[2]] + "typogrify\n",
    ]


def test_no_file_that_is_there_is_touched_and_what_it_lacks_is_told(blog: Path, run: Run) -> None:
    before = {".gitignore": "output\ncache/\n", "requirements.txt": "Pelican>=4.12  # Typogrify\nTypogrify\n"}
    other = blog / ".github" / "workflows" / "blog.yml"
    other.parent.mkdir(parents=True)
    other.write_text("uses: getpelican/pelican/.github/workflows/github_pages.yml@main\n", encoding="utf-8")
    for name, text in before.items():
        (blog / name).write_text(text, encoding="utf-8")

    _, said, _ = run("workflow")
    _, again, _ = run("workflow")

    left = (
        ".gitignore: left as it is, but it lacks:\n    __pycache__/\n    .venv/\n    .*.newsgloss/\n"
        "requirements.txt: left as it is, but it lacks:\n    newsgloss==1.2.3\n"
        ".github/workflows/blog.yml: this workflow publishes the site, too: delete one of the two\n\n"
    )
    assert said.startswith(f".github/workflows/pages.yml: written\n{left}{COMMIT}")
    assert again == f".github/workflows/pages.yml: left as it is\n{left}{PUBLISHED.format(branch='main')}"
    assert before == {name: (blog / name).read_text(encoding="utf-8") for name in before}


def test_a_workflow_that_was_written_for_another_branch_lacks_lines(blog: Path, run: Run) -> None:
    run("workflow")
    workflow = blog / NAMES[0]
    workflow.write_text(workflow.read_text(encoding="utf-8").replace("[main]", "[trunk]"), encoding="utf-8")

    _, said, _ = run("workflow")

    assert said.startswith(f"{NAMES[0]}: left as it is, but it lacks:\n    {'    branches: [main]'}\n.gitignore")


def test_requirements_of_a_folder_here_are_told(blog: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    here = f"{requirements.HERE_ALONE}newsgloss @ file:///home/flavia/newsgloss\n"
    monkeypatch.setattr("newsgloss.drafts.workflow.requirement", lambda _: here)

    _, said, _ = run("workflow")
    _, again, _ = run("workflow")

    assert f"\n\n{HERE_ALONE}{COMMIT}" in said
    assert HERE_ALONE not in again
    assert (blog / NAMES[2]).read_text(encoding="utf-8").startswith(here)


def test_git_need_not_ignore_a_site_that_is_built_elsewhere(blog: Path, run: Run) -> None:
    with (blog / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('OUTPUT_PATH = "../public"\n')

    run("workflow")

    assert "public" not in (blog / ".gitignore").read_text(encoding="utf-8")
    assert "path: ../public\n" in (blog / NAMES[0]).read_text(encoding="utf-8")


def test_the_workflow_is_for_the_sites_own_branch_folder_and_settings(blog: Path, run: Run) -> None:
    settings = (blog / "publishconf.py").read_text(encoding="utf-8")
    (blog / "online.py").write_text(f'{settings}OUTPUT_PATH = "public"\n', encoding="utf-8")
    git(blog, "init", "--initial-branch", "trunk")

    _, said, _ = run("workflow", "--settings", "online.py")

    workflow = (blog / NAMES[0]).read_text(encoding="utf-8")
    assert said.endswith(PUBLISHED.format(branch="trunk"))
    assert '    branches: ["trunk"]\n' in workflow
    assert "        run: newsgloss publish --settings online.py\n" in workflow
    assert "          path: public\n" in workflow
    assert "\n/public/\n" in (blog / ".gitignore").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("branch", "expected"), [("master", "master"), ("main", "main"), ("origin", "work")], ids=["old", "new", "told"]
)
def test_the_branch_is_the_one_that_is_published(branch: str, expected: str, blog: Path, run: Run) -> None:
    git(blog, "init", "--initial-branch", "main" if branch == "origin" else branch)
    author = ("-c", "user.name=Flavia", "-c", "user.email=flavia@example.org", "-c", "commit.gpgsign=false")
    git(blog, *author, "commit", "--allow-empty", "--message", "Begin")
    git(blog, "checkout", "-b", "draft")
    if branch == "origin":
        git(blog, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/work")

    _, said, _ = run("workflow")

    assert said.endswith(PUBLISHED.format(branch=expected))


def test_a_site_within_a_repository_has_no_place_for_a_workflow(blog: Path, run: Run) -> None:
    git(blog.parent, "init")

    code, _, complained = run("workflow")

    message = f"GitHub reads workflows at the top of a repository, and this site is in its folder {blog.name}"
    assert (code, complained) == (2, f"{blog}: {message}\n    Give the site a repository of its own.\n")
    assert not (blog / ".github").exists()
