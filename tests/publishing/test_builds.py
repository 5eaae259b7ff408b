import logging
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pelican.log import FatalLogger

from newsgloss.model.settings import Project
from newsgloss.publishing.builds import build

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]
Ran = CompletedProcess[str]
Build = Callable[[], Ran]

ROOT = Path(__file__).parents[2]
ZENDA = "content/explainers/zenda.md"
NOT_THE_SOURCES = f"{ZENDA}: explainers/zenda/index.html does not show the source's words: "
BY_TEMPLATE = "A template of the theme or of the site has changed this: correct the template."
CHANGED = "the source's words were changed: "
NOT_SAID = "pelicanconf.py: glossary/rudolf-elphberg/index.html shows words as a source's that are not: "
FILE_IN_THE_WAY = """
from pathlib import Path
from pelican import signals
def put_file(pelican):
    Path(pelican.output_path, "pagefind").touch()  # where the search index must be a folder
signals.finalized.connect(put_file, weak=False)
"""


def test_a_build_ends_with_one_line_of_figures(run: Build, ruritania: Path) -> None:
    expected = (0, "output/: {} pages, 4 entries, 1 event, 7 mentions, 0 problems, N seconds\n")

    built = run()

    pages = len(list((ruritania / "output").rglob("*.html")))
    said = re.sub(r"\d+\.\d seconds", "N seconds", built.stdout).replace(f" {pages} pages", " {} pages")
    assert expected == (built.returncode, said)


@pytest.mark.usefixtures("site")
def test_a_second_build_changes_nothing(run: Build, files: Files) -> None:
    expected = files()

    run()

    assert expected == files()


def test_a_warning_is_told_and_the_site_is_built(run: Build, change: Change) -> None:
    change("seeds/zenda.yaml", "permission: granted", "permission: unknown")
    expected = (
        0,
        (
            "seeds/zenda.yaml:10:15: warning: 'zenda' quotes words of Zenda Courier with permission unknown\n"
            "    Ask, and write what you are told under `permission:`; the page says so, and asks not to be indexed.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)


@pytest.mark.usefixtures("site")
def test_a_failed_build_tells_every_problem_and_leaves_the_last_good_site(
    run: Build, ruritania: Path, files: Files, change: Change, add: Add
) -> None:
    change(ZENDA, "may may cross", "may cross")
    change("content/glossary/lake.yaml", "[treaty-text]", "[treaty]")
    add("seeds/empty.txt", "")
    before = files()
    expected = (
        2,
        "",
        (
            "content/explainers/zenda.md:11:3: the source's words were changed: "
            "'The port of Zenda closed on Friday. Nobody without a ferry …'\n"
            "    Line 5 of zenda.txt has: '… without a ferry permit may may cross.'\n"
            "content/glossary/lake.yaml:7:13: there is no source 'treaty'\n"
            "    Did you mean 'treaty-text'?\n"
            "seeds/empty.txt: this seed is empty\n"
            "    Put the article's text in it.\n"
            "Not built; output/ is as it was.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stdout, built.stderr)
    assert before == files()
    assert [path.name for path in ruritania.glob("output*")] == ["output"]


def test_a_failed_first_build_leaves_no_site(run: Build, ruritania: Path, change: Change) -> None:
    change("content/glossary/lake.yaml", "  gloss: Minister for the lake.\n", "")
    expected = (2, "Not built.", [])

    built = run()

    assert expected == (built.returncode, built.stderr.splitlines()[-1], list(ruritania.glob("output*")))


@pytest.mark.usefixtures("site")
def test_a_theme_that_cannot_be_drawn_leaves_the_last_good_site(run: Build, files: Files, add: Add) -> None:
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    add("templates/page.html", "{{ page.nosuch.name }}")
    before = files()
    expected = (2, "Not built; output/ is as it was.")

    built = run()

    assert expected == (built.returncode, built.stderr.splitlines()[-1])
    assert "templates/page.html:1:1: this line fails with UndefinedError: " in built.stderr
    assert before == files()


@pytest.mark.parametrize(
    ("template", "words", "expected"),
    [
        (
            "partials/story.html",
            ("{{ piece.html -}}", "{{ piece.html | replace('Nobody', 'Everybody') -}}"),
            f"{NOT_THE_SOURCES}{CHANGED}'The port of Zenda closed on Friday. Everybody without a …'",
        ),
        (
            "partials/story.html",
            ("{% for piece in explainer.story %}", "{% for piece in explainer.story[:0] %}"),
            f"{NOT_THE_SOURCES}paragraphs are missing",
        ),
        (
            "entry.html",
            ("{{ said.text }}", "{{ said.text | replace('says so', 'says no') }}"),
            f"{NOT_SAID}'The Lake Treaty says no,'",
        ),
    ],
)
def test_a_template_that_changes_a_sources_words_stops_the_build(
    run: Build, add: Add, template: str, words: tuple[str, str], expected: str
) -> None:
    theme = (ROOT / "theme" / "templates" / template).read_text(encoding="utf-8")
    assert words[0] in theme
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    add(f"templates/{template}", theme.replace(*words))

    built = run()

    assert built.returncode == 2
    assert built.stderr.endswith(f"\n{expected}\n    {BY_TEMPLATE}\nNot built.\n")  # after advice on the template


def test_what_pelican_cannot_process_is_told_without_the_traceback(run: Build, add: Add) -> None:
    add("pelicanconf.py", 'FILENAME_METADATA = "(?P<date>.*)"\n')
    expected = (
        "Could not process explainers/zenda.md\n"
        "    ValueError: 'zenda' is not a valid date\n"
        "    Look at the file or the setting that this is about; "
        "`pelican content` shows where in the code it happened.\n"
        "Not built.\n"
    )

    assert run().stderr == expected


@pytest.mark.usefixtures("site")
def test_a_site_that_cannot_be_indexed_leaves_the_last_good_site(run: Build, files: Files, add: Add) -> None:
    add("pelicanconf.py", FILE_IN_THE_WAY)
    before = files()
    expected = (
        1,
        "",
        [
            "output/pagefind/fragment: a file is where a folder is needed",
            "    Move the file away, or choose another folder.",
            "Not built; output/ is as it was.",
        ],
    )

    built = run()

    assert expected == (built.returncode, built.stdout, built.stderr.splitlines()[-3:])
    assert before == files()


@pytest.mark.usefixtures("site")
def test_a_site_without_a_search_page_has_no_index(run: Build, ruritania: Path, add: Add) -> None:
    assert (ruritania / "output/pagefind").is_dir()
    add("pelicanconf.py", 'SEARCH_SAVE_AS = ""\n')

    run()

    assert not (ruritania / "output/pagefind").exists()
    assert not (ruritania / "output/search").exists()


def test_a_seed_that_no_explainer_is_built_on_becomes_a_draft(run: Build, ruritania: Path, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nThe bridge of Strelsau opened.\n")
    expected = (
        0,
        "content/explainers/strelsau.md: created, a draft of the seed strelsau\n",
    )

    built = run()

    draft = (ruritania / "content/explainers/strelsau.md").read_text(encoding="utf-8")
    assert expected == (built.returncode, built.stderr)
    assert draft.startswith("---\ntitle: Bridge opens\nseed: strelsau\nstatus: draft\n")
    assert draft.endswith("\n---\n\n> The bridge of Strelsau opened.\n")
    assert (ruritania / "output/drafts/strelsau/index.html").is_file()


def test_progress_is_told_from_nothing_to_all(project: Project) -> None:
    expected = [(0, 1, "explainers"), (1, 1, "explainers")]
    told: list[tuple[int, int, str]] = []

    build(project, lambda done, all_, what: told.append((done, all_, what)))

    assert expected == told


def test_pelican_ends_over_an_error_as_we_take_it_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FatalLogger, "fatal_lvl", logging.ERROR)

    with pytest.raises(RuntimeError) as caught:
        FatalLogger("zenda").error("no")

    assert traceback.format_exception_only(caught.value) == ["RuntimeError: Warning or error encountered\n"]
