"""What is installed -> the lines by which pip installs it elsewhere, and the commit that it came from."""

import json
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from newsgloss.drafts.requirements import commit_of, requirement, requirements_of

COMMIT = "newsgloss @ git+https://example.org/newsgloss.git@"
HERE_ALONE = (
    "# This is on one machine alone. Write instead where others find Newsgloss, such as:\n"
    "# newsgloss @ git+https://example.org/newsgloss.git@v1.2.3\n"
)
AUTHOR = ("-c", "user.name=Flavia", "-c", "user.email=flavia@example.org", "-c", "commit.gpgsign=false")


def installed(folder: Path, origin: dict[str, Any] | None) -> metadata.Distribution:
    """Return a distribution that was installed from a place, or from an index."""
    info = folder / "newsgloss-1.2.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: newsgloss\nVersion: 1.2.3\n", encoding="utf-8")
    if origin:
        (info / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")
    return metadata.Distribution.at(info)


def git(folder: Path, *arguments: str) -> None:
    command = ["git", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a git repository of one commit."""
    folder = tmp_path / "my newsgloss"
    folder.mkdir()
    for arguments in (("init",), (*AUTHOR, "commit", "--allow-empty", "--message", "Begin")):
        git(folder, *arguments)
    return folder


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, "newsgloss==1.2.3\n"),
        (
            {"url": "https://example.org/newsgloss.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            f"{COMMIT}0a1b\n",
        ),
        (
            {"url": "https://example.org/newsgloss.zip", "archive_info": {}},
            "newsgloss @ https://example.org/newsgloss.zip\n",
        ),
        (
            {"url": "https://u:token@example.org/n.whl?sig=SECRET#sha256=0a1b", "archive_info": {}},
            "newsgloss @ https://example.org/n.whl\n",
        ),
        (
            {"url": "ssh://git:secret@example.org/n.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "newsgloss @ git+ssh://git@example.org/n.git@0a1b\n",
        ),
        (
            {"url": "file:///home/me/newsgloss", "dir_info": {}},
            f"{HERE_ALONE}newsgloss @ file:///home/me/newsgloss\n",
        ),
        (
            {"url": "file:///home/me/newsgloss", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            f"{HERE_ALONE}newsgloss @ git+file:///home/me/newsgloss@0a1b\n",
        ),
    ],
)
def test_what_made_a_site_is_pinned_where_it_came_from(
    origin: dict[str, Any] | None, expected: str, tmp_path: Path
) -> None:
    assert requirement(installed(tmp_path, origin)) == expected


@pytest.mark.parametrize(
    ("remote", "is_elsewhere"),
    [
        ("https://example.org/newsgloss.git", True),
        ("https://flavia:secret@example.org/newsgloss.git?private_token=secret", True),
        ("git@example.org:newsgloss.git", True),
        ("ssh://git@example.org:22/newsgloss.git", True),
        ("../newsgloss", False),
        ("C:/newsgloss", False),
        ("", False),
    ],
)
def test_a_checkout_is_pinned_at_its_commit_where_it_was_cloned_from(
    remote: str, *, is_elsewhere: bool, checkout: Path, tmp_path: Path
) -> None:
    if remote:
        git(checkout, "remote", "add", "origin", remote)
    newsgloss = installed(tmp_path, {"url": checkout.as_uri(), "dir_info": {"editable": True}})

    commit = commit_of(newsgloss)
    told = "# Newsgloss was installed from a checkout. This is its commit: pip finds it once it is pushed.\n"
    expected = f"{told}{COMMIT}{commit}\n" if is_elsewhere else f"{HERE_ALONE}newsgloss @ {checkout.as_uri()}\n"
    assert len(commit) == 40
    assert requirement(newsgloss) == expected


def test_a_folder_within_another_repository_has_no_commit(checkout: Path, tmp_path: Path) -> None:
    (checkout / "vendored").mkdir()

    assert commit_of(installed(tmp_path, {"url": (checkout / "vendored").as_uri(), "dir_info": {}})) == ""


@pytest.mark.parametrize("name", ["sitemap", "pelican.plugins.sitemap"])
def test_plugins_that_pip_has_installed_are_pinned_and_no_others(name: str) -> None:
    expected = [f"pelican-sitemap=={metadata.version('pelican-sitemap')}\n"]

    assert list(requirements_of(["of_the_site", name, "newsgloss"])) == expected
