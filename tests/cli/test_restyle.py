"""`newsgloss restyle` -> copies of the theme's templates, and how those that a site has differ from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.folders import OWN_THEME
from newsgloss.pelican_plugin.templates.copies import mark_of, marked

Run = Callable[..., tuple[int, str, str]]

NAME = "components/wordmark.html"
THEIRS = OWN_THEME / "templates" / NAME


@pytest.fixture
def looks(ruritania: Path) -> Path:
    """Return the folder of a site for templates of its own, which is not there yet."""
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('\nTHEME_TEMPLATES_OVERRIDES = ["looks"]\n')
    return ruritania / "looks"


def test_a_template_is_copied_with_a_line_that_says_from_which_version(looks: Path, run: Run) -> None:
    done = run("restyle", NAME)

    assert done == (0, f"looks/{NAME}: written; change what you like\n", "")
    first = f"{{# Made from the theme's file {mark_of(THEIRS)}. Keep this line: `newsgloss restyle` reads it. #}}\n"
    assert (looks / NAME).read_text(encoding="utf-8") == first + THEIRS.read_text(encoding="utf-8")


def test_a_copy_is_compared_and_never_replaced(looks: Path, run: Run) -> None:
    run("restyle", NAME)
    same = run("restyle", f"looks/{NAME}")
    (looks / NAME).write_text("<b>\n", encoding="utf-8")
    code, differs, _ = run("restyle", NAME)

    assert same == (0, f"looks/{NAME}: the same as the theme's\n", "")
    assert code == 0
    assert differs.startswith(f"--- the theme's {NAME}\n+++ looks/{NAME}\n@@ ")
    assert differs.endswith("\n+<b>\n")
    assert (looks / NAME).read_text(encoding="utf-8") == "<b>\n"


def test_the_sites_own_templates_are_listed_with_what_is_to_do(looks: Path, run: Run) -> None:
    theirs = OWN_THEME / "templates" / "base.html"
    for name, text in {
        "404.html": "{# Made from the theme's file 0123456789ab. Keep this line: `newsgloss restyle` reads it. #}\n<p>",
        "base.html": marked("<p>", theirs),
        "entry.html": '{% extends "!theme/entry.html" %}',
        "index.html": "<p>",
        "ours.html": "<p>",
    }.items():
        looks.mkdir(exist_ok=True)
        (looks / name).write_text(text, encoding="utf-8")
    before = run("restyle")[1].splitlines()
    settled = run("restyle", "--settled", "404.html", "index.html")
    after = run("restyle")[1].splitlines()

    states = [
        "the theme's file that this replaces has changed since this was made from it",
        "replaces the theme's, which has not changed since",
        "takes in the theme's, and comes with its repairs",
        "this replaces a file of the theme, and does not say which version of it",
        "replaces no file of the theme",
    ]
    assert [line.partition(".html")[2].strip() for line in before[1:]] == states
    assert settled[1] == "".join(
        f"looks/{name}: compared with the theme's as it is now\n" for name in ("404.html", "index.html")
    )
    assert [line.partition(".html")[2].strip() for line in after[1:]] == [states[1], *states[1:3], states[1], states[4]]


def test_what_is_settled_keeps_its_line_ends(looks: Path, run: Run) -> None:
    looks.mkdir()
    (looks / "404.html").write_bytes(b"<p>\r\n<b>\r\n")

    run("restyle", "--settled", "404.html")
    run("restyle", "--settled", "404.html")

    first, *others = (looks / "404.html").read_bytes().split(b"\r\n")
    assert (first[:11], others) == (b"{# Made fro", [b"<p>", b"<b>", b""])


@pytest.mark.usefixtures("looks")
def test_what_the_theme_does_not_have_is_refused(run: Run) -> None:
    refused = [run("restyle", name) for name in ("components/wordmarks.html", "q", "../translations/newsgloss.pot")]

    message, remedy = "the theme has no template of this name", "The reference on templates lists all names."
    assert refused == [
        (2, "", f"components/wordmarks.html: {message}\n    Did you mean 'components/wordmark.html'?\n"),
        *((2, "", f"{name}: {message}\n    {remedy}\n") for name in ("q", "../translations/newsgloss.pot")),
    ]


@pytest.mark.usefixtures("looks")
def test_a_file_elsewhere_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna,\n", encoding="utf-8")

    for more in ((), ("--settled",)):
        assert run("restyle", *more, str(tmp_path / "letter.txt"))[0] == 2
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "Dear Anna,\n"


def test_what_is_settled_is_named(run: Run) -> None:
    assert run("restyle", "--settled")[2] == "--settled: this needs the name of a file\n    Name it after the option.\n"


def test_a_site_without_a_folder_of_its_own_is_told_how_to_get_one(run: Run) -> None:
    message = "pelicanconf.py: this site has no folder for templates of its own"
    remedy = 'Add THEME_TEMPLATES_OVERRIDES = ["restyle/templates"] to your settings file.'

    assert run("restyle", NAME) == (2, "", f"{message}\n    {remedy}\n")
