"""`newsgloss --print-completion SHELL` -> a script that completes what is typed."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.cli.arguments import MODULES, SHELLS
from newsgloss.cli.report_help import REPORT_HELP

Command = Callable[..., subprocess.CompletedProcess[str]]
ASK = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_newsgloss newsgloss "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ([""], set(MODULES)),
        (["li"], {"links", "livereload"}),
        (["report", ""], set(REPORT_HELP)),
        (["report", "suggest", "--p"], {"--page"}),
        (["check", "--settings", "pel"], {"pelicanconf.py"}),
        (["report", "links", "-s", "pub"], {"publishconf.py"}),
        (["import", "st"], {"story.txt"}),
        (["import", "--out", ""], {"drafts"}),
    ],
    ids=range(8),
)
def test_bash_completes_what_is_typed(typed: list[str], expected: set[str], newsgloss: Command, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    for name in ("pelicanconf.py", "publishconf.py", "story.txt"):
        (tmp_path / name).touch()
    script = tmp_path / "drafts" / "completion"
    script.write_text(newsgloss(tmp_path, "--print-completion", "bash").stdout, encoding="utf-8")

    command = ["bash", "-c", ASK, "bash", str(script), "newsgloss", *typed]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert found.stderr == ""
    assert expected == set(found.stdout.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_command_and_report(shell: str, newsgloss: Command, tmp_path: Path) -> None:
    script = newsgloss(tmp_path, "--print-completion", shell).stdout

    assert all(name in script for name in (*MODULES, *REPORT_HELP))
