"""`newsgloss import` -> drafts, their articles in seeds/, and what became of each."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.cli import main
from newsgloss.drafts.desks import Desk
from newsgloss.drafts.importing import Imported, import_article
from tests.seeds.formats.made_files import PAGE

Add = Callable[[str, str], None]
Files = Callable[[], dict[str, bytes]]
Run = Callable[..., tuple[int, str, str]]

GUESSED = (
    "seeds/strelsau.yaml: advice: guessed: lang en (the site's; the text is too short to tell)\n"
    "    Correct in it what is wrong.\n"
)
ZENDA = "content/explainers/zenda.md"


def test_import_turns_a_seed_into_a_draft(run: Run, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    said = (
        "content/explainers/strelsau.md: created\n"
        "Next: say in seeds/strelsau.yaml whose words they are, then write around the story. "
        "`newsgloss livereload` shows it, and lists under /drafts/ what it lacks.\n"
    )

    assert run("import", "seeds/strelsau.txt") == (0, said, GUESSED)


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
        "2 of 2 articles imported: 1 unchanged, 1 kept: its author has changed it",
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
        "1 of 2 articles imported: 1 refused, 1 created",
        (
            "Next: say in the sidecar of each whose words they are, then write around the stories. "
            "`newsgloss livereload` shows it, and lists under /drafts/ what it lacks."
        ),
    ]

    code, out, err = run("import", "seeds/hentzau.txt", "seeds/strelsau.txt")

    assert (code, err) == (1, GUESSED)
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
        "1 of 2 articles imported: 1 failed, 1 kept: its author has changed it",
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


@pytest.mark.parametrize("elsewhere", [["--stdout"], ["--out", "elsewhere"]])
def test_the_sites_own_files_are_no_articles_elsewhere_either(elsewhere: list[str], run: Run, files: Files) -> None:
    before = files()
    remedy = "Name the articles, or a folder that holds nothing else."
    whole = f"{Path.cwd()}: the whole project is in this folder, and not only articles\n    {remedy}\n"
    own = f"{ZENDA}: this file is the site's own, and no article\n    {remedy}\n"

    assert run("import", ".", *elsewhere) == (2, "", whole)
    assert run("import", ZENDA, *elsewhere) == (2, "", own)
    assert before == files()
    assert run("import", "seeds/zenda.txt", *elsewhere)[0] == 0


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
    add("inbox/bridge.doc", "x")
    add("inbox/.hidden.txt", "x")
    add("inbox/bridge.yaml", "wrap: true")
    before = files()
    told = (
        "inbox/bridge.doc: this kind of file is not read\n"
        "    If it is an article, save it as text or as a web page "
        "(.txt, .text, .md, .markdown, .html, .htm, .mhtml, .mht, .eml, .docx, .epub, .gz).\n"
        "inbox/bridge.yaml: this kind of file is not read\n"
        "    If it is a sidecar, put its article beside it, under the same name.\n"
    )
    remedy = (
        "What is read are files of text and saved web pages: "
        ".txt, .text, .md, .markdown, .html, .htm, .mhtml, .mht, .eml, .docx, .epub, .gz."
    )
    expected = (2, "", f"inbox: there is no article in this folder\n    {remedy}\n{told}")

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


def test_a_folder_run_tells_all_that_is_in_the_folder(run: Run, ruritania: Path) -> None:
    inbox = ruritania / "inbox"
    (inbox / "page_files").mkdir(parents=True)
    for name, data in {
        "a.txt": b"Bridge opens\n\nIt opened.\n",
        "b.text": b"Bridge opens\r\n\r\nIt opened.\r\n",
        "c.docx": b"x",
        "d.pdf": b"%PDF-1.7",
        "e.log": b"x",
        "f.txt": b"Port closes\n\nIt \xe2\x80\xaeclosed.\n",
        "f2.txt": b"Port closes\n\nIt \xe2\x80\xaeclosed.\n",
        "g.txt": b"Ferry waits\n\nNo boat today\n\nIt waits for a permit, the harbour of Zenda said on Friday.\n",
        "page.html": PAGE.encode(),
        "page_files/a.css": b"p {}",
        ".hidden": b"x",
    }.items():
        (inbox / name).write_bytes(data)
    ends = "(.txt, .text, .md, .markdown, .html, .htm, .mhtml, .mht, .eml, .docx, .epub, .gz)"
    expected = [
        "Article | Result | Draft, or why not",
        "inbox/a.txt | created | content/explainers/bridge-opens.md",
        "inbox/b.text | a copy | the same text as inbox/a.txt",
        (
            "inbox/c.docx | refused | this is not a Word document, as its name says. "
            "Save it again, or give it the ending that suits what it holds."
        ),
        "inbox/d.pdf | not read | this is a PDF. Open it, copy the article, and paste it into a .txt file.",
        (
            "inbox/e.log | not read | this kind of file is not read. "
            f"If it is an article, save it as text or as a web page {ends}."
        ),
        (
            "inbox/f.txt | refused | 3:4: a character here (U+202E) changes the order in which the line is read. "
            "Take it out of the seed."
        ),
        "inbox/f2.txt | a copy | the same file as inbox/f.txt, which was refused",
        "inbox/g.txt | created | content/explainers/ferry-waits.md",
        "inbox/page.html | created | content/explainers/council-of-ruritania-closes-a-bridge.md",
        "4 of 7 articles imported: 3 created, 2 a copy, 2 refused, 2 not read",
    ]

    code, out, err = run("import", "inbox")

    told = re.sub(r" {2,}", " | ", re.sub(r"\n +", " ", out)).splitlines()
    assert code == 1
    assert expected == [line.rstrip() for line in told[: len(expected)]]
    assert "seeds/ferry-waits.txt:3:1: warning: two different headlines?\n" in err


def test_a_second_run_says_what_has_changed_since(run: Run, ruritania: Path) -> None:
    (ruritania / "inbox").mkdir()
    for name in ("a.txt", "b.txt"):
        (ruritania / "inbox" / name).write_text(f"Bridge {name[0]}\n\nIt opened.\n", encoding="utf-8")
    run("import", "inbox", "--out", "drafts")
    (ruritania / "inbox/b.txt").write_text("Bridge b\n\nIt closed.\n", encoding="utf-8")
    expected = [
        "inbox/a.txt | unchanged | drafts/bridge-a.md",
        "inbox/b.txt | rewritten | drafts/bridge-b.md: blocks that differ: 1, new: 0, in the explainer alone: 0",
        "2 of 2 articles imported: 1 unchanged, 1 rewritten",
    ]

    _, out, _ = run("import", "inbox", "--out", "drafts")

    assert expected == [re.sub(r" {2,}", " | ", line.rstrip()) for line in out.splitlines()[1:]]


def test_options_say_how_an_article_is_read(run: Run, ruritania: Path) -> None:
    (ruritania / "bridge.txt").write_bytes("Bridge opens\n\nIt cost\n£5.\n".encode("cp850"))

    run("import", "bridge.txt", "--encoding", "cp850", "--wrap", "true", "--mojibake", "keep")

    assert "> It cost £5." in (ruritania / "content/explainers/bridge-opens.md").read_text(encoding="utf-8")
    said = (ruritania / "seeds/bridge-opens.yaml").read_text(encoding="utf-8")
    assert "encoding: cp850\nmojibake: keep\nwrap: true\n" in said


@pytest.mark.parametrize("address", ["https://example.org/bridge", "http://example.org/", "www.example.org/bridge"])
def test_a_web_address_is_to_be_saved_first(run: Run, address: str) -> None:
    said = f"{address}: this is a web address, and an import fetches nothing\n"
    remedy = "    Save the page in your browser as HTML only, and import the file.\n"

    assert run("import", address) == (2, "", said + remedy)


def test_the_help_explains_how_an_article_can_be_read(run: Run) -> None:
    code, out, _ = run("import", "--help")

    said = " ".join(out.split())
    assert code == 0
    assert "--encoding NAME what the bytes are written in, such as windows-1250" in said
    assert "--mojibake {fix,keep} what to do with text that was decoded wrongly" in said
    assert "--wrap {true,false} whether lines are broken within paragraphs" in said
