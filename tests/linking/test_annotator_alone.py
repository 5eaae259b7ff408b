import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-annotator-alone.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
LINK = '<a class="entry-link" id="m-ferry-permit-1" data-entry="ferry-permit" href="/glossary/ferry-permit/">'


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, f"<p>No <em>{LINK}ferry permit</a></em>, no ferry.</p>\n('No ', 'ferry permit', ', no ferry.')\n"),
        (1, f"<p>No <em>{LINK}ferry permit</a></em>, no ferry.</p>\n"),
        (2, "[('refoulement',)]\n"),
    ],
)
def test_what_the_document_shows_works(
    number: int, expected: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PAGE.parents[2])
    exec(compile(BLOCKS[number], str(PAGE), "exec"), {"__name__": "shown"})  # noqa: S102 -- our own document

    assert expected == capsys.readouterr().out


def test_every_way_that_the_document_shows_is_tried() -> None:
    expected = 3

    assert expected == len(BLOCKS)
