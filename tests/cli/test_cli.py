import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.editorial.json_schemas import SCHEMAS
from newsgloss.model.fields import slug
from newsgloss.publishing import server
from newsgloss.publishing.manifests import write_manifest
from newsgloss.publishing.server import SiteServer

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]
Run = Callable[..., tuple[int, str, str]]

ZENDA = "content/explainers/zenda.md"


def test_check_says_that_nothing_is_wrong(run: Run) -> None:
    expected = (0, "1 explainer, 5 entries, 1 event: 0 errors, 0 warnings, 0 advice\n", "")

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
        "1 explainer, 5 entries, 1 event: 2 errors, 0 warnings, 0 advice\n",
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
        "1 explainer, 5 entries, 1 event: 0 errors, 1 warning, 0 advice\n",
        (
            "seeds/zenda.yaml:10:15: warning: 'zenda' quotes words of Zenda Courier with permission unknown\n"
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


def test_check_changes_nothing_and_remembers_what_it_made_unless_that_is_unwanted(
    run: Run, files: Files, ruritania: Path
) -> None:
    expected, memory = files(), ruritania / "cache" / "newsgloss.sqlite"

    run("check", "--ignore-cache")
    assert (files(), memory.exists()) == (expected, False)

    run("check")
    assert (files(), memory.exists()) == (expected, True)


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


def test_where_drafts_are_not_listed_nobody_is_sent_there(run: Run, ruritania: Path) -> None:
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('ARTICLE_PATHS = [""]\n')

    assert run("new", "Who?")[1].endswith("Next: `newsgloss livereload` shows it.\n")


def test_new_starts_a_draft_and_says_what_comes_next(run: Run, ruritania: Path) -> None:
    said = (
        "content/explainers/who-closed-the-port.md: a draft; write below its second ---\n"
        "Next: `newsgloss livereload` shows it, and lists under /drafts/ what it lacks.\n"
    )

    assert run("new", "Who closed the port?") == (0, said, "")

    written = (ruritania / "content/explainers/who-closed-the-port.md").read_text(encoding="utf-8")
    assert written.startswith("---\ntitle: Who closed the port?\nstatus: draft\n# What else it may say.")
    assert written.endswith("\n---\n\n")


def test_new_says_what_other_explainers_have(run: Run, ruritania: Path, change: Change) -> None:
    change(ZENDA, "category: The lake", "category: The lake\nauthors: [Antonia Mauban, The desk]\ntags: ferry")

    run("new", "Why?")

    written = (ruritania / "content/explainers/why.md").read_text(encoding="utf-8").splitlines()
    ends = ["Others here: The lake", "Others here: Antonia Mauban, The desk", "Others here: ferry"]
    found = [next(line for line in written if line.startswith(f"# {key}: ")) for key in ("category", "authors", "tags")]
    assert all(line.endswith(f" {end}") for line, end in zip(found, ends, strict=True))


@pytest.mark.parametrize("title", ['"Closed": why?', "Ça: l’été # 3", "- [x]", "1984", "null", "a \\ b", "{x}"])
def test_what_new_writes_can_be_read(title: str, run: Run) -> None:
    run("new", title)
    expected = (0, "2 explainers, 5 entries, 1 event: 0 errors, 0 warnings, 0 advice\n", "")

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


def test_serve_wants_a_site(run: Run) -> None:
    expected = (2, "", "output: there is no built site\n    Run `newsgloss build` first.\n")

    assert expected == run("serve")


def test_serve_says_where_the_site_is(run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ruritania / "output").mkdir()
    ports: list[int] = []
    monkeypatch.setattr(SiteServer, "serve_forever", lambda self: ports.append(self.server_port))

    served = run("serve", "--port", "0")

    assert served == (0, f"Serving on http://127.0.0.1:{ports[0]}/ (Ctrl-C stops)\n", "")


def test_serve_serves_a_site_below_the_path_that_it_was_built_for(
    run: Run, ruritania: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ruritania / "output").mkdir()
    write_manifest(ruritania / "output", {}, "/lake")
    bases: list[str] = []

    def look(self: SiteServer) -> None:
        bases.append(self.RequestHandlerClass.keywords["base"])  # type: ignore[attr-defined]

    monkeypatch.setattr(SiteServer, "serve_forever", look)

    code, said, _ = run("serve", "--port", "0")

    assert (code, bases) == (0, ["/lake"])
    assert said.endswith("/lake/ (Ctrl-C stops)\n")


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
    (ruritania / file).write_bytes(b"caf\xe9\n" * 10)
    expected = f"{file}:1:4: this is not UTF-8 text\n    Save the file as UTF-8.\n"

    code, _, err = run("check")

    assert code == 2
    assert expected in err


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bild", "newsgloss: error: argument COMMAND: invalid choice: 'bild'. Did you mean 'build'?"),
        ("report nmaes", "newsgloss report: error: argument NAME: invalid choice: 'nmaes'. Did you mean 'names'?"),
        ("check --strickt=1", "newsgloss: error: unrecognized arguments: --strickt=1. Did you mean '--strict'?"),
        ("report names --jsno", "newsgloss: error: unrecognized arguments: --jsno. Did you mean '--json'?"),
        ("check zenda", "newsgloss: error: unrecognized arguments: zenda"),
    ],
)
def test_a_name_that_is_nearly_right_is_proposed(typed: str, expected: str, run: Run) -> None:
    code, _, err = run(*typed.split())

    assert (2, expected) == (code, err.splitlines()[-1])


@pytest.mark.parametrize("decision", ["--accept", "--reject"])
def test_only_suggestions_are_decided_on(decision: str, run: Run, files: Files) -> None:
    before = files()

    code, out, err = run("report", "names", decision, "New Quay")

    assert (code, out) == (2, "")
    assert err.endswith(f"newsgloss: error: unrecognized arguments: {decision} New Quay\n")
    assert before == files()


def test_a_decision_on_a_suggestion_names_its_file(run: Run) -> None:
    expected = (0, "content/linking.yaml: written\n", "")

    assert expected == run("report", "suggest", "--reject", "New Quay")


@pytest.mark.parametrize(
    ("page", "remedy"),
    [("senda", "Did you mean 'zenda'?"), ("The port", "Write the name of its file, without the ending.")],
)
def test_suggestions_for_a_page_that_is_none_name_the_nearest(page: str, remedy: str, run: Run) -> None:
    expected = (2, "", f"--page: there is no explainer '{page}'\n    {remedy}\n")

    assert expected == run("report", "suggest", "--page", page)


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


def test_check_tells_github_of_each_problem_beside_its_line(run: Run, change: Change) -> None:
    change(ZENDA, "seed: zenda\n", "seed: zenda\ndekk: short\n")

    code, out, err = run("check", "--annotate")

    expected = f"::error file={ZENDA},line=8,col=1::there is no key 'dekk' here. Did you mean 'dek'?\n"
    assert code == 2
    assert expected in out
    assert "dekk" in err


def test_nothing_that_is_told_to_github_ends_its_line_or_names_another_file(run: Run, add: Add) -> None:
    add("content/explainers/a,b%c.md", "---\ntitle: The lake\nseed: 100%\n---\n")

    out = run("check", "--annotate")[1]

    told = [line for line in out.splitlines() if "a%2Cb%25c.md" in line]
    assert told
    assert {line.partition(",line")[0].partition(" ")[2].partition("::")[0] for line in told} == {
        "file=content/explainers/a%2Cb%25c.md"
    }
    assert any("100%25" in line for line in told)
