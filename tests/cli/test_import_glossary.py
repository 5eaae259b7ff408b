"""`newsgloss import-glossary`, in the project about the lake."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

DONE = """\
content/glossary/roads.yaml: 1 entry
content/sources.yaml: 0 new sources
Next: read each entry, then take out its line `status: draft`; until then no reader sees it.
"""


@pytest.fixture
def table(ruritania: Path) -> Callable[[str], None]:
    """Return what writes roads.csv."""

    def save(text: str) -> None:
        (ruritania / "roads.csv").write_text(f"term,definition\n{text}", encoding="utf-8")

    return save


def test_it_says_what_it_has_written(run: Run, table: Callable[[str], None]) -> None:
    table("toll,A payment.\n")

    assert run("import-glossary", "roads.csv", "--source", "gazette") == (0, DONE, "")


def test_what_has_no_place_is_a_table(run: Run, table: Callable[[str], None]) -> None:
    table("toll,A payment.\nRLA,x\n\u2028[b]gate,\n")

    code, out, err = run("import-glossary", "roads.csv", "--source", "gazette")

    listed = (
        "Line  Not placed    Why\n"
        "3     RLA           the entry 'lake-authority' has this name already\n"
        "4     [b]gate       it has no definition\n"
    )
    assert (code, " ".join(out.split()), err) == (1, " ".join((listed + DONE).split()), "")


def test_a_terminal_is_told_how_to_show_the_table(
    run: Run, table: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes any output for a terminal's
    table("RLA,x\n")

    _, out, _ = run("import-glossary", "roads.csv", "--source", "gazette")

    assert out.startswith("\x1b[1mLine")
    assert "\\u001b" not in out


def test_without_an_entry_nothing_is_written(run: Run, table: Callable[[str], None]) -> None:
    table("RLA,x\n")

    code, out, err = run("import-glossary", "roads.csv", "--title", "Roads", "--publisher", "Ruritania")

    assert (code, out.splitlines()[-1], err) == (2, "roads.csv: no entry was written", "")


def test_published_entries_need_no_next_step(run: Run, table: Callable[[str], None]) -> None:
    table("toll,A payment.\n")

    code, out, _ = run("import-glossary", "roads.csv", "--source", "gazette", "--publish")

    assert (code, out.splitlines()) == (0, DONE.splitlines()[:2])


def test_a_column_without_a_field_is_a_wrong_call(run: Run) -> None:
    code, _, err = run("import-glossary", "roads.csv", "--column", "term")

    said = "argument --column: 'term' does not say what a column holds: write NAME=FIELD"
    assert (code, err.splitlines()[-1]) == (2, f"newsgloss import-glossary: error: {said}")


def test_no_command_loads_rdflib_before_it_reads_rdf() -> None:
    code = "import sys; from newsgloss.cli.arguments import _parser; _parser([]); print('rdflib' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
