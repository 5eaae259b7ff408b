"""A site -> the branch that GitHub Pages serves, with real repositories on this machine."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project
from newsgloss.publishing.hosts.github_pages import Branch, reason

Change = Callable[[str, str, str], None]
AT_HOME = "https://news.lake.ruritania"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ana")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ana@example.org")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str) -> str:
    git = ["git", *arguments]
    done = subprocess.run(git, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """Return a repository that nobody works in."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def ours(ruritania: Path, remote: Path, change: Change) -> Path:
    """Return the project with a built site, in a repository that has a remote."""
    change("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{AT_HOME}"')
    git(ruritania, "init", "--quiet", "--initial-branch=main")
    git(ruritania, "remote", "add", "origin", str(remote))
    git(ruritania, "add", "pelicanconf.py")
    git(ruritania, "commit", "--quiet", "-m", "Begin")
    (ruritania / "output").mkdir()
    (ruritania / "output" / "index.html").write_text("<h1>Lake</h1>", encoding="utf-8")
    return ruritania


def put(folder: Path, remote: Path, **files: str) -> None:
    """Put files into the branch of the remote, from another clone of it."""
    git(folder, "clone", "--quiet", str(remote), "other")
    git(folder / "other", "checkout", "--quiet", "-B", "gh-pages")
    for name, text in files.items():
        (folder / "other" / name).write_text(text, encoding="utf-8")
    git(folder / "other", "add", ".")
    git(folder / "other", "commit", "--quiet", "-m", "Theirs")
    git(folder / "other", "push", "--quiet", "--force", "origin", "gh-pages")


def push(root: Path, name: str = "gh-pages", remote: str = "origin") -> None:
    """Push the site of a project as the command does."""
    branch = Branch(find_project(root), remote, name)
    branch.fetch()
    branch.push()


def said(root: Path, name: str = "gh-pages", remote: str = "origin") -> str:
    """Return why a site cannot be pushed."""
    with pytest.raises(ContentError) as raised:
        push(root, name, remote)
    return str(raised.value).strip()


def held(remote: Path, branch: str = "gh-pages") -> dict[str, str]:
    """Return the files of a branch with what is in them."""
    names = git(remote, "ls-tree", "-r", "--name-only", branch).split()
    return {name: git(remote, "show", f"{branch}:{name}") for name in names}


def test_a_site_becomes_all_that_the_branch_holds(ours: Path, remote: Path, tmp_path: Path) -> None:
    put(tmp_path, remote, **{"old.html": "gone"})

    push(ours)

    assert held(remote) == {".nojekyll": "", "index.html": "<h1>Lake</h1>"}
    commit = git(ours, "rev-parse", "--short", "HEAD")
    assert git(remote, "log", "--format=%s", "gh-pages") == f"Publish the site of {commit}, with changes\nTheirs"


def test_a_branch_that_is_not_there_is_begun(ours: Path, remote: Path) -> None:
    push(ours, "site")

    assert held(remote, "site") == {".nojekyll": "", "index.html": "<h1>Lake</h1>"}


@pytest.mark.parametrize("where", ["remote", "local"])
def test_the_domain_of_a_branch_is_kept(where: str, ours: Path, remote: Path, tmp_path: Path) -> None:
    if where == "remote":
        put(tmp_path, remote, CNAME="news.lake.ruritania\n")
    else:
        git(ours, "checkout", "--quiet", "--orphan", "gh-pages")
        git(ours, "rm", "--quiet", "--cached", "-r", ".")
        (ours / "CNAME").write_text("News.Lake.Ruritania.", encoding="utf-8")
        git(ours, "add", "CNAME")
        git(ours, "commit", "--quiet", "-m", "Name it")
        git(ours, "checkout", "--quiet", "--force", "main")

    push(ours)
    push(ours)

    assert held(remote)["CNAME"].lower().rstrip(".") == "news.lake.ruritania"


def test_the_domain_that_a_site_brings_takes_the_place_of_the_branch_s(
    ours: Path, remote: Path, tmp_path: Path
) -> None:
    put(tmp_path, remote, CNAME="old.lake.ruritania\n")
    (ours / "output" / "CNAME").write_text("news.lake.ruritania\n", encoding="utf-8")

    push(ours)

    assert held(remote)["CNAME"] == "news.lake.ruritania"


@pytest.mark.parametrize("url", ["https://lake.github.io/news", "https://old.lake.ruritania/news"])
def test_an_address_that_contradicts_the_domain_is_refused(
    url: str, ours: Path, remote: Path, tmp_path: Path, change: Change
) -> None:
    put(tmp_path, remote, CNAME="old.lake.ruritania\n")
    change("pelicanconf.py", AT_HOME, url)
    message = f"GitHub serves the site at the root of old.lake.ruritania, and SITEURL is {url}"
    remedy = "Set SITEURL to https://old.lake.ruritania, or take this file out."

    assert said(ours) == f"origin/gh-pages:CNAME: {message}\n    {remedy}"
    assert "index.html" not in held(remote)


def test_a_site_s_own_domain_must_fit_its_address_too(ours: Path) -> None:
    (ours / "output" / "CNAME").write_text("old.lake.ruritania\n", encoding="utf-8")

    assert said(ours).startswith("output/CNAME: GitHub serves the site at the root of old.lake.ruritania, and SITEURL")


def test_a_site_needs_a_repository(ours: Path) -> None:
    (ours / ".git").rename(ours / "git")
    remedy = "Run `git init` and `git remote add origin ADDRESS`, or upload the site in another way."

    assert said(ours) == f"{ours}: this is not in a git repository\n    {remedy}"


def test_a_machine_without_git_is_told_so(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(ours))

    assert said(ours) == "git: there is no such program\n    Install git, or upload the site in another way."


@pytest.mark.parametrize(
    ("remote_", "remedy"),
    [("orgin", "Did you mean 'origin'?"), ("github", "Add it: `git remote add github ADDRESS`.")],
)
def test_a_remote_must_be_there(remote_: str, remedy: str, ours: Path) -> None:
    expected = f"--remote: the repository has no remote '{remote_}'\n    {remedy}"

    assert expected == said(ours, remote=remote_)


@pytest.mark.parametrize("name", ["a b", "-f", "..", ""])
def test_a_branch_has_a_name_that_git_allows(name: str, ours: Path) -> None:
    assert said(ours, name) == f"--branch: '{name}' is not a valid name of a branch\n    Name another."


def test_a_remote_that_cannot_be_read_is_told_with_git_s_words(ours: Path, remote: Path) -> None:
    remote.rename(remote.with_name("moved.git"))
    message = f"--remote: 'origin' cannot be read: '{remote}' does not appear to be a git repository"

    assert said(ours) == f"{message}\n    See what `git fetch origin` says."


@pytest.mark.parametrize("name", ["main", "work"])
def test_the_project_s_own_branch_is_never_replaced(name: str, ours: Path) -> None:
    git(ours, "branch", "work")
    message = f"--branch: '{name}' holds the project itself, which the site would replace"

    assert said(ours, name) == f"{message}\n    Name a branch for the site alone, such as gh-pages."


def test_a_push_that_is_refused_is_told_with_git_s_words(ours: Path, remote: Path) -> None:
    hook = remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    reason = "[remote rejected] gh-pages -> gh-pages (pre-receive hook declined)"
    remedy = "See whether you may push there, and run the command again."

    assert said(ours) == f"--remote: 'origin' refused the site: {reason}\n    {remedy}"


def test_what_somebody_pushes_meanwhile_is_not_overwritten(ours: Path, remote: Path, tmp_path: Path) -> None:
    branch = Branch(find_project(ours), "origin", "gh-pages")
    branch.fetch()
    put(tmp_path, remote, CNAME="news.lake.ruritania\n")

    with pytest.raises(ContentError, match=r"'origin' refused the site: \[rejected\] +gh-pages -> gh-pages"):
        branch.push()

    push(ours)
    assert held(remote)["CNAME"] == "news.lake.ruritania"


def test_a_repository_in_which_git_cannot_write_is_told_so(ours: Path) -> None:
    branch = Branch(find_project(ours), "origin", "gh-pages")
    branch.fetch()
    (ours / ".git" / "refs" / "heads" / "gh-pages.lock").touch()

    with pytest.raises(ContentError) as raised:
        branch.push()

    remedy = "See what `git fsck` says, and whether the disk has space."
    assert str(raised.value).strip() == f"--branch: git could not write 'gh-pages'\n    {remedy}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("To /lake.git\n ! [rejected] site -> site\nerror: failed to push some refs\n", "[rejected] site -> site"),
        ("warning: slow\nfatal: no lake\n", "no lake"),
        ("remote: closed\n", "remote: closed"),
        ("\n", "git does not say why"),
    ],
)
def test_of_what_git_says_the_reason_is_shown(said: str, expected: str) -> None:
    assert expected == reason(said)
