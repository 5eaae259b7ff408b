"""docs/how-to/migrate-a-glossary.md, done word for word in a new site -> what it says comes of it."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from newsgloss.drafts.glossaries.columns import FIELDS
from newsgloss.drafts.glossaries.reading import FORMATS
from tests.project.test_tutorial import Reader

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "migrate-a-glossary.md").read_text(encoding="utf-8")
HEADER_ROW = re.compile(r"^\| (`\w+`(?:, `\w+`)*) \|", re.MULTILINE)


def test_the_guide_does_what_it_says_and_the_site_has_no_error(
    tmp_path: Path, newsgloss: Callable[..., CompletedProcess[str]]
) -> None:
    newsgloss(tmp_path, "init", "site", "--empty", "--name", "The Ruritanian")
    reader = Reader(tmp_path / "site", newsgloss)

    reader.follow(GUIDE)
    checked = newsgloss(tmp_path / "site", "check")

    assert len(reader.done) == len(re.findall(r"^```console$", GUIDE, re.MULTILINE)) == 6
    assert (checked.returncode, checked.stdout) == (
        0,
        "0 explainers, 12 entries, 0 events: 0 errors, 0 warnings, 2 advice\n",
    )


def test_the_guide_has_every_ending_and_every_field() -> None:
    fields = [name for row in HEADER_ROW.findall(GUIDE) for name in re.findall(r"\w+", row)]

    assert [ending for ending in FORMATS if f"`{ending}`" not in GUIDE] == []
    assert sorted(FIELDS) == sorted(fields)
