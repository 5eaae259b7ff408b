import errno
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.cli import main
from newsgloss.drafts.importing import Desk, Imported, import_article
from newsgloss.editorial.json_schemas import SCHEMAS
from newsgloss.model import yaml_source
from newsgloss.model.fields import slug
from newsgloss.publishing import server
from newsgloss.publishing.server import SiteServer

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]
Run = Callable[..., tuple[int, str, str]]

ZENDA = "content/explainers/zenda.md"
REFUSED = [
    (errno.ENOSPC, "the disk is full\n    Free some space, and run the command again."),
    (
        errno.EACCES,
        "there is no permission to read or write this\n    Change its owner or its permissions, and try again.",
    ),
    (errno.EROFS, "this is on a file system that is read-only\n    Make it writable, or work on a copy elsewhere."),
]


RARE = [
    (
        errno.EPERM,
        "there is no permission to read or write this\n    Change its owner or its permissions, and try again.",
    ),
    (errno.EDQUOT, "your share of the disk is used up\n    Free some space, and run the command again."),
    (
        errno.EFBIG,
        ("the file is larger than this system allows\n    Raise the limit (`ulimit -f`), or split the file."),
    ),
    (errno.EIO, "the disk does not answer properly\n    Save a copy of your work, and check the disk."),
    (
        errno.EBUSY,
        ("this is in use, or another file system begins here\n    Choose another folder, or unmount it."),
    ),
    *(
        (
            number,
            "too many files are open\n    Close other programs, or raise the limit (`ulimit -n`).",
        )
        for number in (errno.EMFILE, errno.ENFILE)
    ),
    (errno.ENAMETOOLONG, "the name is too long for this file system\n    Give it a shorter name."),
    (errno.ELOOP, "symbolic links lead round in a circle here\n    Take one of them out."),
    (errno.ENOTDIR, "a file is where a folder is needed\n    Move the file away, or choose another folder."),
]


@pytest.fixture
def run(ruritania: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command in the project's folder: its exit code, and what it said where."""
    monkeypatch.chdir(ruritania)

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        said = capsys.readouterr()
        return int(caught.value.code or 0), said.out, said.err

    return call


def test_check_says_that_nothing_is_wrong(run: Run) -> None:
    expected = (0, "1 explainer, 6 entries: 0 errors, 0 warnings, 0 advice\n", "")

    assert expected == run("check")


def test_check_says_that_the_output_folder_is_wrong_among_the_others(run: Run, add: Add, change: Change) -> None:
    add("pelicanconf.py", '\nOUTPUT_PATH = "content"\n')
    change(ZENDA, "seed: zenda\n", "seed: zenda\ndekk: short\n")

    code, _, err = run("check")

    assert code == 2
    assert "OUTPUT_PATH, content, is or holds the project's own content/" in err
    assert "dekk" in err


def test_a_build_needs_our_plugin_and_the_folders_that_settings_name(run: Run, change: Change, add: Add) -> None:
    change("pelicanconf.py", 'PLUGINS = ["newsgloss"]\n', "")
    add("pelicanconf.py", 'PATH = "nosuch"\n')
    expected = (
        2,
        "",
        (
            "pelicanconf.py: nothing names the plugins of the site, and Pelican would publish it unchecked\n"
            '    Set PLUGINS = ["newsgloss"].\n'
            "pelicanconf.py:31:1: PATH names nosuch, which is not a folder\n"
            "    Correct the name, or make the folder.\n"
        ),
    )

    assert expected == run("build")


def test_only_a_build_loads_what_makes_the_search_index() -> None:
    code = "import sys, newsgloss.cli; print(sorted({'asyncio', 'pagefind', 'pelican'} & {*sys.modules}))"

    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_check_says_what_is_wrong_and_how_to_mend_it(run: Run, change: Change) -> None:
    change(ZENDA, "seed: zenda\n", "seed: zenda\ndekk: short\n")
    change("content/glossary/lake.yaml", "  gloss: Minister for the lake.\n", "")
    expected = (
        2,
        "0 explainers, 0 entries: 2 errors, 0 warnings, 0 advice\n",
        (
            "content/explainers/zenda.md:8:1: there is no key 'dekk' here\n"
            "    Did you mean 'dek'?\n"
            "content/glossary/lake.yaml:24:3: 'gloss' is missing\n"
            "    Add `gloss:`.\n"
        ),
    )

    assert expected == run("check")


def test_a_warning_is_no_error(run: Run, change: Change) -> None:
    change("seeds/zenda.yaml", "permission: granted", "permission: unknown")
    expected = (
        0,
        "1 explainer, 6 entries: 0 errors, 1 warning, 0 advice\n",
        (
            "seeds/zenda.yaml: warning: 'zenda' quotes words of Zenda Courier with permission unknown\n"
            "    Ask, and write what you are told under `permission:`; the page says so, and asks not to be indexed.\n"
        ),
    )

    assert expected == run("check")


def test_a_strict_check_takes_warnings_for_errors(run: Run, change: Change) -> None:
    change("seeds/zenda.yaml", "permission: granted", "permission: unknown")
    expected = 2

    assert expected == run("check", "--strict")[0]


def test_a_strict_check_lets_advice_pass(run: Run, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    expected = 0

    assert expected == run("check", "--strict")[0]


def test_check_writes_nothing(run: Run, files: Files) -> None:
    expected = files()

    run("check")

    assert expected == files()


def test_another_settings_file_may_be_named(run: Run, add: Add) -> None:
    add("publishconf.py", "from pelicanconf import *\nSITEURL = 'https://example.org/lake'\n")
    expected = (
        "publishconf.py:2:1: warning: SITEURL is an example's address: https://example.org/lake\n"
        "    Set it to your site's, here or in the environment.\n"
    )

    assert expected == run("check", "--settings", "publishconf.py")[2]


def test_a_command_works_from_a_folder_of_the_project(
    run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ruritania / "content" / "glossary")
    expected = 0

    assert expected == run("check")[0]


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["schema"], ["new", "T"], ["import", "x.txt"]])
def test_a_command_outside_a_project_says_so(
    command: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = (
        2,
        "",
        (
            f"{tmp_path}: there is no pelicanconf.py here or above\n"
            "    Go to the folder of your project: the one that holds your settings and content/.\n"
        ),
    )

    assert expected == run(*command)


@pytest.mark.parametrize("arguments", [[], ["biuld"], ["check", "--no-such"], ["new"], ["import"]])
def test_a_wrong_call_says_how_to_call(arguments: list[str], run: Run) -> None:
    code, out, err = run(*arguments)

    assert (code, out, err[:16]) == (2, "", "usage: newsgloss")


def test_new_starts_a_draft(run: Run, ruritania: Path) -> None:
    expected = (
        (0, "content/explainers/who-closed-the-port.md: a draft; write below its second ---\n", ""),
        '---\ntitle: "Who closed the port?"\nstatus: draft\n---\n\n',
    )

    said = run("new", "Who closed the port?")

    assert expected == (said, (ruritania / "content/explainers/who-closed-the-port.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("title", ['"Closed": why?', "Ça: l’été # 3", "- [x]", "1984", "null", "a \\ b", "{x}"])
def test_what_new_writes_can_be_read(title: str, run: Run) -> None:
    run("new", title)
    expected = (0, "2 explainers, 6 entries: 0 errors, 0 warnings, 0 advice\n", "")

    assert expected == run("check")


@pytest.mark.parametrize("title", ["", "  "])
def test_new_wants_a_title(title: str, run: Run, files: Files) -> None:
    before = files()
    expected = (2, "", "newsgloss new: the title is empty\n    Name the explainer.\n")

    assert expected == run("new", title)
    assert before == files()


def test_new_overwrites_nothing(run: Run, files: Files) -> None:
    before = files()
    expected = (
        2,
        "",
        "content/explainers/zenda.md: there is an explainer of this name\n    Choose another title.\n",
    )

    assert expected == run("new", "Zenda")
    assert before == files()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Who closed the port?", "who-closed-the-port"),
        ("Ça: l'été à Zürich", "ca-lete-a-zurich"),
        ("  ...  ", "explainer"),
        ("שלום", "shlvm"),
        ("C-12 -- what now", "c-12-what-now"),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 60),
        ("Straße—東京", "strasse-dong-jing"),
    ],
)
def test_a_title_becomes_an_id(title: str, expected: str) -> None:
    assert expected == slug(title)


def test_import_turns_a_seed_into_a_draft(run: Run, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    expected = (0, "content/explainers/strelsau.md: created\n", "")

    assert expected == run("import", "seeds/strelsau.txt")


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

    monkeypatch.setattr("newsgloss.cli.import_.import_article", fail)
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
    expected = (0, "---\ntitle: Bridge opens\nseed: bridge-opens\nstatus: draft\n---\n\n> It opened.\n", "")

    assert expected == run("import", str(article), "--stdout")
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


def test_serve_wants_a_site(run: Run) -> None:
    expected = (2, "", "output: there is no built site\n    Run `newsgloss build` first.\n")

    assert expected == run("serve")


def test_serve_says_where_the_site_is(run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ruritania / "output").mkdir()
    ports: list[int] = []
    monkeypatch.setattr(SiteServer, "serve_forever", lambda self: ports.append(self.server_port))

    served = run("serve", "--port", "0")

    assert served == (0, f"Serving on http://127.0.0.1:{ports[0]}/ (Ctrl-C stops)\n", "")


def test_serve_says_that_no_port_is_free(run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ruritania / "output").mkdir()
    monkeypatch.setattr(server, "PORTS_TRIED", 1)
    with server.make_server(ruritania / "output", port=0) as first:
        port = first.server_port
        expected = (
            2,
            "",
            (f"--port: no port from {port} to {port} can be used\n    Name another, of more than 1023, with --port.\n"),
        )

        assert expected == run("serve", "--port", str(port))


@pytest.mark.parametrize("port", ["65536", "-1", "x"])
def test_serve_refuses_what_is_not_a_port(port: str, run: Run) -> None:
    code, _, said = run("serve", f"--port={port}")

    assert (code, said.splitlines()[-1]) == (
        2,
        "newsgloss serve: error: argument -p/--port: a port is a number from 0 to 65535",
    )


def test_schema_writes_a_schema_for_each_kind_of_file(run: Run, ruritania: Path) -> None:
    expected = (0, "".join(f"content/.schemas/{name}.json: written\n" for name in SCHEMAS), "")

    assert expected == run("schema")
    for name in SCHEMAS:
        assert json.loads((ruritania / "content" / ".schemas" / f"{name}.json").read_text(encoding="utf-8"))


def test_schema_says_nothing_where_nothing_changes(run: Run) -> None:
    run("schema")
    expected = (0, "", "")

    assert expected == run("schema")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("content/glossary/lake.yaml", "- id: ["),
        ("content/glossary/lake.yaml", "\t- id: x\n"),
        ("content/sources.yaml", "- 1\n- [2]\n"),
        ("content/linking.yaml", "block: {a: b}\n"),
        ("content/explainers/bad.md", "---\n- a\n---\n"),
        ("content/explainers/bad.md", "---\ntitle:\n---\n"),
        ("content/explainers/bad.md", "---\n? [a]\n: b\n---\n"),
        ("content/pages/bad.md", "---\ntitle: {}\n---\n"),
        ("seeds/bad.txt", "\n"),
        ("seeds/zenda.yaml", "rights: 3\n"),
        ("seeds/zenda.txt", "\nMore.\n"),
    ],
)
def test_wrong_content_ends_with_exit_code_2_and_no_traceback(file: str, text: str, run: Run, add: Add) -> None:
    add(file, text)

    code, out, err = run("check")

    assert code == 2
    assert file.rpartition("/")[0] in err
    assert re.search(r"[1-9]\d* errors?", out)
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "file", ["content/glossary/lake.yaml", "content/sources.yaml", ZENDA, "content/pages/about.md", "seeds/zenda.yaml"]
)
def test_a_file_that_is_no_text_ends_with_exit_code_2_and_no_traceback(file: str, run: Run, ruritania: Path) -> None:
    (ruritania / file).write_bytes(b"\xff\xfe\x00" * 10)
    expected = f"{file}:1:1: this is not UTF-8 text\n    Save the file as UTF-8.\n"

    code, _, err = run("check")

    assert code == 2
    assert expected in err


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


@pytest.mark.parametrize("decision", ["--accept", "--reject"])
def test_only_suggestions_are_decided_on(decision: str, run: Run, files: Files) -> None:
    before = files()
    expected = (
        2,
        "",
        (
            "newsgloss report names: --accept and --reject decide on suggestions\n"
            "    Write `newsgloss report suggest` with it.\n"
        ),
    )

    assert expected == run("report", "names", decision, "New Quay")
    assert before == files()


def test_a_decision_on_a_suggestion_names_its_file(run: Run) -> None:
    expected = (0, "content/linking.yaml: written\n", "")

    assert expected == run("report", "suggest", "--reject", "New Quay")


@pytest.mark.parametrize("id_", ["zenda\n", "a" * 240, "-zenda", "Zenda"])
def test_an_id_that_no_file_can_have_is_refused(id_: str, run: Run) -> None:
    expected = "an id has lower-case letters, digits and single hyphens, at most 200 of them"

    code, _, said = run("import", "seeds/zenda.txt", f"--id={id_}")

    assert code == 2
    assert expected in said


def test_no_message_steers_the_terminal(run: Run) -> None:
    code, out, said = run("import", "seeds/\x1b[31mno\n.txt")

    assert code == 2
    assert "\x1b" not in out + said
    assert "\\u001b[31mno\\u000a.txt" in said


def test_no_complaint_of_a_wrong_call_steers_the_terminal(run: Run) -> None:
    _, _, said = run("check", "\x1b[31m")

    assert "\x1b" not in said


@pytest.mark.parametrize("title", ["\u200b", "a\u202eb", "a\x1bb"])
def test_a_title_that_readers_could_not_see_is_refused(title: str, run: Run, files: Files) -> None:
    expected = files()

    assert run("new", title)[0] == 2
    assert expected == files()


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["new", "Why the ferry waits"], "content/explainers/why-the-ferry-waits.md"),
        (["import", "bridge.txt"], "seeds/bridge-opens.txt"),
        (["import", "bridge.txt", "--out", "drafts"], "drafts/bridge-opens.md"),
        (["schema"], "content/.schemas/glossary.json"),
        (["report", "suggest", "--accept", "Strelsau"], "content/glossary/suggested.yaml"),
        (["report", "suggest", "--reject", "Strelsau"], "content/linking.yaml"),
    ],
)
@pytest.mark.parametrize("refused", REFUSED)
def test_what_the_system_refuses_is_told_in_words_and_leaves_every_file(
    arguments: list[str], file: str, refused: tuple[int, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bridge.txt").write_text("Bridge opens\n\nThe bridge opened on Sunday.\n", encoding="utf-8")
    number, words = refused

    def refuse(path: Path, _data: bytes) -> None:
        raise OSError(number, "no", str(path))

    monkeypatch.setattr(yaml_source, "_write_through", refuse)
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}

    assert run(*arguments) == (1, "", f"{file}: {words}\n")
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(("number", "words"), [*REFUSED, *RARE])
def test_each_refusal_of_the_system_has_words_of_its_own(
    number: int, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise OSError(number, "no", str(path))

    monkeypatch.setattr(yaml_source, "_write_through", refuse)

    assert run("new", "Why") == (1, "", f"content/explainers/why.md: {words}\n")


def test_a_name_that_no_file_can_have_is_told(run: Run) -> None:
    name = "b" * 300

    assert run("import", name) == (
        1,
        "",
        f"{name}: the name is too long for this file system\n    Give it a shorter name.\n",
    )


def test_a_link_to_itself_is_no_article(run: Run, ruritania: Path) -> None:
    (ruritania / "bridge.txt").symlink_to("bridge.txt")

    assert run("import", "bridge.txt") == (2, "", "bridge.txt: there is no such file\n    Check its name.\n")
