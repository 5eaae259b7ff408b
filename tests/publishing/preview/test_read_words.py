"""Two builds of a site -> the lines that readers read in one of them alone."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from newsgloss.cli.report_help import REPORT_HELP
from newsgloss.publishing.preview.read_words import read_changes

FOOTER = "<footer><ul><li><a href='/data/'>Data</a></li>{}</ul></footer>"


def site(folder: Path, pages: dict[str, str], footer: str) -> Path:
    """Return the folder of a site that has these pages."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<script>{folder}</script><main>{text}</main>{footer}", encoding="utf-8")
    return folder


def test_what_pages_share_is_told_once_and_what_is_laid_out_otherwise_is_none(tmp_path: Path) -> None:
    was = {"index.html": "<p>The <b>lake</b> is frozen.</p><p>Read on.</p>", "a.html": "<p>A</p>", "old.html": ""}
    is_ = {"index.html": "<div>The  lake\nis <i>open</i>.</div><h2>Read on.</h2>", "a.html": "<p>A</p>", "new.html": ""}
    about = "<li><a href='/about/'>About</a></li>"
    sites = site(tmp_path / "before", was, FOOTER.format("")), site(tmp_path / "now", is_, FOOTER.format(about))

    assert read_changes(*sites) == [
        (2, "a.html", "", "About"),
        (1, "index.html", "The lake is frozen.", "The lake is open."),
        (1, "new.html", "", "the page"),
        (1, "old.html", "the page", ""),
    ]


def test_the_report_compares_the_site_with_a_copy_beside_the_project(
    ruritania: Path, newsgloss: Callable[..., CompletedProcess[str]]
) -> None:
    none = newsgloss(ruritania, "report", "changes")
    permit = "glossary/ferry-permit/index.html"
    lines = "<p>A card that lets its holder cross the lake by ferry.</p>"
    names = ["404.html", "index.html", *(f"{number}.html" for number in range(500, 507))]
    rest = dict.fromkeys(names, "<p>Zenda</p>")
    site(ruritania / "before", rest | {permit: "<p>A card.</p>"}, "")
    site(ruritania / "output", {name: f"{text}<p>About</p>" for name, text in rest.items()} | {permit: lines}, "")

    said = newsgloss(ruritania, "report", "changes", "--before", "before")

    told = (
        "../before: there is no site in this folder\n"
        "    Copy the site there before you update it (`cp -r output ../before`), or name another copy with --before.\n"
        "output: there is no site in this folder\n"
        "    Build it with `newsgloss build`.\n"
    )
    assert (none.returncode, none.stderr) == (2, told)
    expected = (
        "pages | page | was | is\n"
        "9 | 404.html |  | About\n"
        "1 | glossary/ferry-permit/index.html | A card. | A card that lets its holder cross the lake by ferry.\n"
    )
    assert (said.stdout, said.stderr) == (expected, "")
    assert REPORT_HELP["changes"].example == expected
