"""`newsgloss import` -> drafts, their articles in seeds/, and what became of each."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.cli import main
from newsgloss.drafts.importing import Desk, Imported, import_article

Add = Callable[[str, str], None]
Files = Callable[[], dict[str, bytes]]
Run = Callable[..., tuple[int, str, str]]

ZENDA = "content/explainers/zenda.md"


def test_import_turns_a_seed_into_a_draft(run: Run, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    said = (
        "content/explainers/strelsau.md: created\n"
        "Next: say in seeds/strelsau.yaml whose words they are, then write around the story. "
        "`newsgloss livereload` shows it, and lists under /drafts/ what it lacks.\n"
    )

    assert run("import", "seeds/strelsau.txt") == (0, said, "")


def test_import_says_nothing_of_rights_where_the_sidecar_does(run: Run, ruritania: Path) -> None:
    (ruritania / ZENDA).unlink()
    said = (
        "content/explainers/zenda.md: created\n"
        "Next: write around the story. "
        "`newsgloss livereload` shows it, and lists under /drafts/ what it lacks.\n"
    )

    assert run("import", "seeds/zenda.txt") == (0, said, "")
    assert run("import", "seeds/zenda.txt") == (0, "content/explainers/zenda.md: unchanged\n", "")


def test_import_says_what_became_of_each_draft(run: Run, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    run("import", "seeds/strelsau.txt")
    expected = [
        "Article | Result | Draft, or why not",
        "seeds/strelsau.txt | unchanged | content/explainers/strelsau.md",
        "seeds/zenda.txt | kept: its author has changed it | content/explainers/zenda.md",
        "2 of 2 articles imported",
    ]

    code, out, err = run("import", "seeds/strelsau.txt", "seeds/zenda.txt")

    assert (code, err) == (0, "")
    assert expected == [re.sub(r" {2,}", " | ", line.rstrip()) for line in out.splitlines()]


def test_import_says_what_is_no_seed(run: Run) -> None:
    expected = (2, "", "seeds/hentzau.txt: there is no such file\n    Check its name.\n")

    assert expected == run("import", "seeds/hentzau.txt")


def test_an_import_that_does_not_do_all_says_so(run: Run, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    expected = [
        "Article | Result | Draft, or why not",
        "seeds/hentzau.txt | refused | there is no such file. Check its name.",
        "seeds/strelsau.txt | created | content/explainers/strelsau.md",
        "1 of 2 articles imported",
        (
            "Next: say in the sidecar of each whose words they are, then write around the stories. "
            "`newsgloss livereload` shows it, and lists under /drafts/ what it lacks."
        ),
    ]

    code, out, err = run("import", "seeds/hentzau.txt", "seeds/strelsau.txt")

    assert (code, err) == (1, "")
    assert expected == [re.sub(r" {2,}", " | ", line.rstrip()) for line in out.splitlines()]


def test_an_article_that_we_fail_on_does_not_stop_the_others(
    run: Run, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")

    def fail(desk: Desk, path: Path, **options: Any) -> Imported:
        if path.stem == "strelsau":
            raise KeyError("bridge")
        return import_article(desk, path, **options)

    monkeypatch.setattr("newsgloss.cli.commands.import_.import_article", fail)
    expected = [
        "Article | Result | Draft, or why not",
        "seeds/strelsau.txt | failed | KeyError: 'bridge'. Please report this.",
        "seeds/zenda.txt | kept: its author has changed it | content/explainers/zenda.md",
        "1 of 2 articles imported",
    ]

    code, out, err = run("import", "seeds/strelsau.txt", "seeds/zenda.txt")

    assert (code, err) == (1, "")
    assert expected == [re.sub(r" {2,}", " | ", line.rstrip()) for line in out.splitlines()]


def test_a_draft_can_be_printed_and_nothing_written(run: Run, files: Files, tmp_path: Path) -> None:
    article = tmp_path / "any.txt"
    article.write_text("Bridge opens\n\nIt opened.\n")
    before = files()

    code, out, err = run("import", str(article), "--stdout")

    assert (code, err) == (0, "")
    assert out.startswith("---\ntitle: Bridge opens\nseed: bridge-opens\nstatus: draft\n# ")
    assert out.endswith("\n---\n\n> It opened.\n")
    assert before == files()


def test_a_draft_can_go_elsewhere_under_another_id(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "any.txt"
    article.write_text("Bridge opens\n\nIt opened.\n")
    expected = {"bridge.md", "bridge.yaml", "bridge.record.json"}

    code, _, _ = run("import", str(article), "--out", str(tmp_path / "out"), "--id", "bridge")

    assert code == 0
    assert expected == {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")}


def test_a_new_draft_is_written_beside_an_explainer_that_was_changed(run: Run, ruritania: Path) -> None:
    before = (ruritania / ZENDA).read_bytes()
    expected = (
        f"{ZENDA}: kept: its author has changed it\n"
        "content/explainers/zenda.new.md: blocks that differ: 1, new: 0, in the explainer alone: 1\n"
    )

    code, out, _ = run("import", "seeds/zenda.txt", "--update")

    assert (code, out) == (0, expected)
    assert before == (ruritania / ZENDA).read_bytes()


def test_a_folder_without_articles_is_a_problem(run: Run, add: Add, files: Files) -> None:
    add("inbox/bridge.docx", "x")
    add("inbox/.hidden.txt", "x")
    before = files()
    remedy = "What is read are files of text and saved web pages: .txt, .text, .md, .markdown, .html, .htm."
    expected = (2, "", f"inbox: there is no article in this folder\n    {remedy}\n")

    assert expected == run("import", "inbox")
    assert before == files()


def test_an_import_that_does_nothing_changes_nothing(run: Run, files: Files) -> None:
    before = files()
    expected = 2

    assert expected == run("import", "seeds/hentzau.txt", "seeds/sapt.txt")[0]
    assert before == files()


def test_an_import_elsewhere_gives_no_articles_place_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, day in (("a.txt", "Sunday"), ("b.txt", "Monday")):
        Path(name).write_text(f"Bridge opens\n\nIt opened on {day}.\n", encoding="utf-8")
    codes = []

    for name in ("a.txt", "b.txt"):
        with pytest.raises(SystemExit) as caught:
            main(["import", name, "--out", "there"])
        codes.append(caught.value.code)

    assert codes == [0, 2]
    assert "the id 'bridge-opens' is taken by another text: there/a.txt" in capsys.readouterr().err
    assert "Sunday" in Path("there/bridge-opens.md").read_text(encoding="utf-8")


def test_a_link_to_itself_is_no_article(run: Run, ruritania: Path) -> None:
    (ruritania / "bridge.txt").symlink_to("bridge.txt")

    assert run("import", "bridge.txt") == (2, "", "bridge.txt: there is no such file\n    Check its name.\n")
