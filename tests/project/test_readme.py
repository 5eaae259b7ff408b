import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def line_under(heading: str) -> str:
    """Return the one line of shell that is first under a heading of the README."""
    found = re.search(rf"^## {heading}\n\n```sh\n(.+)\n```$", README, re.MULTILINE)
    assert found, f"README.md has no line of shell under {heading!r}"
    return found[1]


def steps(workflow: str) -> list[str]:
    """Return the commands that a workflow runs."""
    text = (ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8")
    return re.findall(r"^ +(?:- )?run: (.+)$", text, re.MULTILINE)


def test_ci_runs_what_the_readme_says() -> None:
    expected = line_under("Test it")

    *before, last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert expected == last
    assert not any("HYPOTHESIS_PROFILE" in line for line in before)


@pytest.mark.parametrize(("heading", "more"), [("Run it", ""), ("Test it", " --dev")])
def test_the_readmes_lines_need_nothing_but_python(heading: str, more: str) -> None:
    assert line_under(heading).startswith(f"python3 bootstrap.py{more} && .venv/bin/invoke ")


def test_the_workflow_that_tests_runs_what_ci_runs() -> None:
    assert steps("test.yml") == ["bash .ci/run"]


def test_the_workflow_that_publishes_begins_as_the_readme_does() -> None:
    begin, _, rest = line_under("Run it").partition(" && ")

    assert rest.startswith(".venv/bin/invoke build ")
    assert steps("pages.yml")[0] == begin
