"""The workflows of this project and of a new site -> what their checkers find."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OF_NEW_SITES = ROOT / "plugins/newsgloss/drafts/starter/all/.github/workflows"
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), *sorted(OF_NEW_SITES.glob("*.yml"))]
CHECKERS = {
    "zizmor": ("--offline", "--persona", "auditor", "--no-progress"),
    "check-jsonschema": ("--builtin-schema", "vendor.github-workflows"),
}


@pytest.fixture
def in_guide(tmp_path: Path) -> Path:
    """Return the workflow that a guide has, as a file."""
    guide = (ROOT / "docs" / "how-to" / "split-a-site.md").read_text(encoding="utf-8")
    workflow = tmp_path / ".github" / "workflows" / "parts.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(guide.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    return workflow


def found(checker: str, *files: Path) -> tuple[int, str]:
    """Return a checker's exit code and all that it says."""
    command = [Path(sys.executable).with_name(checker), *CHECKERS[checker], *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_finds_nothing_in_the_workflows(checker: str, in_guide: Path) -> None:
    code, said = found(checker, *WORKFLOWS, in_guide)

    assert code == 0, said
    assert len(WORKFLOWS) == 3


@pytest.mark.parametrize(
    ("checker", "old", "new"),
    [("zizmor", "persist-credentials: false", "fetch-depth: 1"), ("check-jsonschema", "runs-on:", "runs_on:")],
)
def test_a_checker_finds_what_is_wrong(checker: str, old: str, new: str, tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "pages.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert found(checker, workflow)[0] != 0


def test_every_action_is_pinned_by_its_commit(in_guide: Path) -> None:
    used = [
        each for path in [*WORKFLOWS, in_guide] for each in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    ]
    expected: list[str] = []

    assert used
    assert expected == [each for each in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", each)]


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.name == "pages.yml"], ids=["ours", "of new sites"])
def test_a_pull_request_is_checked_and_built_and_never_deployed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    deploying = text.partition("\n  deploy:\n")[2]

    assert "newsgloss check --annotate" in text
    assert deploying.startswith("    name: Deploy\n    if: github.event_name != 'pull_request'\n")
    for step in ("configure-pages", "newsgloss publish", "upload-pages-artifact"):
        around = (
            text.partition(step)[0].rpartition("\n      - ")[2] + text.partition(step)[2].partition("\n      - ")[0]
        )
        assert "if: github.event_name != 'pull_request'" in around
