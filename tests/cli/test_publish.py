"""`newsgloss publish` and `newsgloss gh-pages`, by what they refuse and what they leave."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.cli.commands.online import gh_pages
from newsgloss.publishing.builds import Built
from newsgloss.publishing.hosts.github_pages import Branch

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]
Run = Callable[..., tuple[int, str, str]]
PUBLISHCONF = "from pelicanconf import *\nimport os\nSITEURL = os.environ.get('SITEURL', 'https://example.org/lake')\n"
DRAFT = "content/pages/about.md:2:9: this draft would be published, as drafts/pages/about.html\n"
BUILT = Built(ok=True, pages=1, entries=1, events=0, mentions=1, problems=(), errors=0, log="")
SET_IT = "Set it to your site's, here or in the environment."


def git(*arguments: str) -> str:
    git = ["git", *arguments]
    return subprocess.run(git, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(autouse=True)
def _settings(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    add("publishconf.py", PUBLISHCONF)
    monkeypatch.delenv("SITEURL", raising=False)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)


@pytest.mark.parametrize("command", ["publish", "gh-pages"])
def test_the_example_s_address_is_refused_before_anything_is_built(command: str, run: Run, ruritania: Path) -> None:
    message = "publishconf.py:3:1: SITEURL is an example's address: https://example.org/lake"

    assert run(command) == (2, "", f"{message}\n    {SET_IT}\n")
    assert not (ruritania / "output").exists()


def test_a_site_is_published_for_its_address_and_a_draft_never_takes_its_place(
    run: Run, ruritania: Path, change: Change, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", "https://lake.ruritania/news")

    code, said, _ = run("publish")

    assert (code, said.split(":")[0], said.splitlines()[1]) == (0, "output/", "Then look at it as a reader does:")
    assert "- Read https://lake.ruritania/news/explainers/zenda/ on a phone" in said
    assert '"base": "/news"' in (ruritania / "output" / ".newsgloss-build.json").read_text(encoding="utf-8")

    change("content/pages/about.md", "title: About", "status: draft\ntitle: About")
    published = files()
    refused = run("publish")

    assert refused[:2] == (2, "")
    assert DRAFT in refused[2]
    assert refused[2].endswith("\nNot built; output/ is as it was.\n")
    assert published == files()

    run("build", "--settings", "publishconf.py")  # which may have drafts, and is remembered

    assert run("publish") == refused


def test_an_address_that_the_last_published_site_had_is_told_until_it_is_published_without(
    run: Run, ruritania: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", "https://lake.ruritania/news")
    message = "readers can no longer open {}/about/: the last site that was published had the page 'about' there"
    remedy = "Write `redirect_from: about` in the page to read instead, or publish it again."

    def lost(*arguments: str) -> tuple[int, list[str]]:
        code, _, said = run(*arguments)
        return code, [line.strip() for line in said.splitlines() if "about/" in line or "redirect_from" in line]

    assert lost("publish") == (0, [])

    page = ruritania / "content" / "pages" / "about.md"
    page.rename(page.with_name("contact.md"))
    there = "output/about/index.html: warning: "
    assert lost("build") == (0, [there + message.format(""), remedy])
    assert lost("publish") == (0, [there + message.format("/news"), remedy])
    assert lost("publish") == (0, [])

    change("content/pages/contact.md", "title: About", "title: About\nredirect_from: about")
    assert lost("build", "--ignore-cache") == (0, [])
    assert (ruritania / "output" / "about" / "index.html").is_file()


def test_a_branch_that_cannot_be_pushed_to_is_told_before_anything_is_built(
    run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", "https://lake.ruritania/news")
    git("init", "--quiet")

    code, _, said = run("gh-pages")

    assert (code, said.splitlines()[0]) == (2, "--remote: the repository has no remote 'origin'")
    assert not (ruritania / "output").exists()


def test_a_site_is_pushed_to_the_branch_that_is_named(
    run: Run, ruritania: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", "https://lake.ruritania/news")
    remote = str(tmp_path / "remote.git")
    git("init", "--quiet", "--bare", remote)
    git("init", "--quiet")
    git("remote", "add", "host", remote)

    code, said, _ = run("gh-pages", "--branch", "site", "--remote", "host")

    assert (code, said.splitlines()[1]) == (0, "host/site: pushed, for https://lake.ruritania/news/")
    assert "- Open https://lake.ruritania/news/: it must look" in said
    listed = git("--git-dir", remote, "ls-tree", "--name-only", "site").split()
    assert {".nojekyll", "404.html", "index.html"} <= set(listed)
    assert (ruritania / "output" / "index.html").is_file()

    (ruritania / "content" / "pages" / "about.md").unlink()
    code, _, said = run("gh-pages", "--branch", "site", "--remote", "host")

    assert (code, "readers can no longer open /news/about/: " in said) == (0, True)


def test_a_site_that_is_not_pushed_is_done_in_part(run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://lake.ruritania/news")
    monkeypatch.setattr(Branch, "fetch", lambda _: None)
    monkeypatch.setattr(gh_pages, "build_site", lambda _, **__: BUILT)
    (ruritania / "output").mkdir()
    git("init", "--quiet")

    code, _, said = run("gh-pages")

    assert (code, said.startswith("--remote: 'origin' refused the site: ")) == (1, True)


def test_a_site_that_is_not_built_is_not_pushed(run: Run, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://lake.ruritania/news")
    monkeypatch.setattr(Branch, "fetch", lambda _: None)
    monkeypatch.setattr(Branch, "push", lambda _: pytest.fail("it was pushed"))
    add("content/explainers/zenda.md", "\n[x](entry:nosuch)\n")

    assert run("gh-pages")[0] == 2
