"""`newsgloss init` -> a new site, what it asks at a terminal, and what it says."""

import io
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.drafts.requirements import HERE_ALONE, commit_of, requirement

Command = Callable[..., CompletedProcess[str]]


def test_a_new_site_builds_at_once_and_the_next_step_is_told(
    tmp_path: Path, newsgloss: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgloss.drafts.new_site.requirement", lambda _: "newsgloss==1.2.3\n")
    made = newsgloss(tmp_path, "init", "news/my-site")
    built = newsgloss(tmp_path / "news" / "my-site", "build")

    expected = (
        "news/my-site: a site of 23 files\n"
        "\n"
        "    cd news/my-site\n"
        "    newsgloss livereload\n"
        "\n"
        "README.md in it says how to go on.\n"
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, expected, "")
    assert (built.returncode, built.stderr) == (0, "")
    assert ", 5 entries, 2 events, 5 mentions, 0 problems, " in built.stdout
    assert 'SITENAME = "My site"\n' in (tmp_path / "news/my-site/pelicanconf.py").read_text(encoding="utf-8")
    assert (tmp_path / "news/my-site/content/.schemas/glossary.json").is_file()


def test_whoever_has_newsgloss_from_a_folder_is_told_what_to_write_for_others(
    tmp_path: Path, newsgloss: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = f"{HERE_ALONE}newsgloss @ file:///home/flavia/newsgloss\n"
    monkeypatch.setattr("newsgloss.drafts.new_site.requirement", lambda _: here)

    told = newsgloss(tmp_path, "init", "lac", "--empty").stdout

    assert (
        "lac/requirements.txt: it names a folder on this machine, where no other finds Newsgloss\n"
        "    Before you publish, write where others find it, such as: "
        "newsgloss @ git+https://example.org/newsgloss.git@v1.2.3\n"
    ) in told


def test_options_say_what_a_terminal_would_be_asked(tmp_path: Path, newsgloss: Command) -> None:
    told = ("--name", "Le Lac", "--address", "https://lac.example.org", "--lang", "fr", "--author", "Zenda", "--empty")
    imprint = ("--publisher", "Société du Lac", "--funding", "Des dons.", "--contact", "desk@lac.example.org")
    newsgloss(tmp_path, "init", "lac", *told, *imprint)

    settings = (tmp_path / "lac" / "pelicanconf.py").read_text(encoding="utf-8")
    assert [line for line in settings.splitlines() if " = " in line] == [
        'SITENAME = "Le Lac"',
        'AUTHOR = "Zenda"',
        'DEFAULT_LANG = "fr"',
        'DEFAULT_CATEGORY = "Actualité"',
        'TIMEZONE = "UTC"',
        'PUBLISHER = "Société du Lac"  # a person or an organisation',
        'FUNDING = "Des dons."  # how the site is paid for',
        'CONTACT = "mailto:desk@lac.example.org"  # such as "mailto:editor@your-site.org", or the address of a page',
    ]
    assert '"https://lac.example.org"' in (tmp_path / "lac" / "publishconf.py").read_text(encoding="utf-8")
    pinned = (tmp_path / "lac" / "requirements.txt").read_text("utf-8")
    assert pinned == requirement(metadata.distribution("newsgloss"))


def test_a_terminal_is_asked_again_until_the_answer_can_be_used(
    tmp_path: Path, newsgloss: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO("\nftp://lac.example.org\nlac.example.org/\nnl\nFR\n\nDons\ndesk@\nlac.example.org/nous\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)

    said = newsgloss(tmp_path, "init", "le-lac").stdout

    assert said.startswith(
        "Name of the site [Le lac]: "
        "Address [https://example.org]:   Write a whole address that begins with https://.\n"
        "Address [https://example.org]: "
        "Language, en, fr or de [en]:   Write one of en, fr, de.\n"
        "Language, en, fr or de [en]: "
        "Publisher, a person or an organisation: "
        "How it is paid for: "
        "Contact, a mail address or a page:   Write a whole address that begins with https:// or mailto:.\n"
        "Contact, a mail address or a page: "
        "le-lac: a site of 23 files\n"
    )


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--name", " ", "--name: '' cannot be used\n    Write a name.\n"),
        (
            "--author",
            "a\u202eb",
            (
                "--author: 'a\\u202eb' cannot be used\n"
                "    Take it out: a character here (U+202E) changes the order in which the line is read.\n"
            ),
        ),
        (
            "--funding",
            "a\u202eb",
            (
                "--funding: 'a\\u202eb' cannot be used\n"
                "    Take it out: a character here (U+202E) changes the order in which the line is read.\n"
            ),
        ),
        (
            "--contact",
            "ftp://example.org",
            (
                "--contact: 'ftp://example.org' cannot be used\n"
                "    Write a whole address that begins with https:// or mailto:.\n"
            ),
        ),
        ("--lang", "nl", "--lang: 'nl' cannot be used\n    Write one of en, fr, de.\n"),
        (
            "--address",
            "ftp://example.org",
            "--address: 'ftp://example.org' cannot be used\n    Write a whole address that begins with https://.\n",
        ),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_made(
    tmp_path: Path, newsgloss: Command, option: str, value: str, expected: str
) -> None:
    done = newsgloss(tmp_path, "init", "site", option, value)

    assert (done.returncode, done.stderr) == (2, expected)
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_printed(tmp_path: Path, newsgloss: Command) -> None:
    installed = metadata.distribution("newsgloss")
    commit = commit_of(installed)  # none, where the tests are run from an archive

    told = f" (commit {commit[:12]})" if commit else ""
    assert newsgloss(tmp_path, "--version").stdout == f"newsgloss {installed.version}{told}\n"


def test_whoever_leaves_at_a_question_leaves_as_with_ctrl_c(
    tmp_path: Path, newsgloss: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO("")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)

    done = newsgloss(tmp_path, "init", "le-lac")

    assert (done.returncode, done.stderr) == (130, "")
    assert list(tmp_path.iterdir()) == []


def test_a_readme_that_is_there_is_kept(tmp_path: Path, newsgloss: Command) -> None:
    (tmp_path / "README.md").write_text("Mine.", encoding="utf-8")

    assert "README.md: kept as it is\n" in newsgloss(tmp_path, "init", ".", "--name", "The Ruritanian").stdout
