import errno
import fcntl
import logging
import re
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from subprocess import CompletedProcess
from typing import IO

import pytest
from pelican.log import FatalLogger

from newsgloss.model.folders import NamedPath
from newsgloss.model.settings import Project
from newsgloss.publishing import workspaces
from newsgloss.publishing.builds import build
from tests.samples import write_ruritania

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]
Ran = CompletedProcess[str]
Build = Callable[[], Ran]
Once = Callable[[str, Callable[[Path], None]], Path]

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
KILLED = """
import os, signal
from pelican import signals
signals.finalized.connect(lambda _: os.kill(os.getpid(), signal.SIGKILL), weak=False)
"""
ORPHANED = """
import fcntl, os, signal, time
from pathlib import Path
from pelican import signals
def orphan(_generators):
    file = open("alive", "w")
    fcntl.flock(file, fcntl.LOCK_EX)  # as long as this process lives
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)
signals.all_generators_finalized.connect(orphan, weak=False)
"""
CHANGED_LATER = """
from pathlib import Path
from pelican import signals
def change(pelican):
    Path(pelican.output_path, "about", "index.html").write_text("mine")
signals.finalized.connect(change, weak=False)
"""
REMOVED = """
STATIC_PATHS = ["images"]
from pathlib import Path
from pelican import signals
signals.page_writer_finalized.connect(lambda _, writer: Path("content/images/lake.png").unlink(), weak=False)
"""
PUT_THERE = """
from pathlib import Path
from pelican import signals
def put(_):
    for name in {names}:
        Path("output", name).parent.mkdir(exist_ok=True)
        Path("output", name).write_text("mine")
signals.finalized.connect(put, weak=False)
"""


COMPILED = """
from jinja2 import FileSystemBytecodeCache
JINJA_ENVIRONMENT["bytecode_cache"] = FileSystemBytecodeCache({folder!r})
"""


@pytest.fixture
def run(ruritania: Path, newsgloss: Callable[..., Ran], add: Add, make_once: Once) -> Build:
    """Return what builds the project's site, with templates that are compiled once for all tests."""
    add("pelicanconf.py", COMPILED.format(folder=str(make_once("compiled", Path.mkdir))))
    return lambda: newsgloss(ruritania, "build")


@pytest.fixture
def site(ruritania: Path, newsgloss: Callable[..., Ran], make_once: Once) -> Path:
    """Return the project's output folder as a build has left it."""

    def make(folder: Path) -> None:
        assert newsgloss(write_ruritania(folder), "build").returncode == 0

    return shutil.copytree(make_once("ruritania", make) / "output", ruritania / "output")


def test_a_build_ends_with_one_line_of_figures(run: Build, ruritania: Path) -> None:
    expected = (0, "output/: {} pages, 6 entries, 7 mentions, 0 problems, N seconds\n")

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
            "seeds/zenda.yaml: warning: 'zenda' quotes words of Zenda Courier with permission unknown\n"
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
    expected = (1, "Not built; output/ is as it was.")

    built = run()

    assert expected == (built.returncode, built.stderr.splitlines()[-1])
    assert "UndefinedError: " in built.stderr
    assert before == files()


@pytest.mark.parametrize(
    ("template", "words", "expected"),
    [
        (
            "partials/story.html",
            ("{{ piece.html }}", "{{ piece.html | replace('Nobody', 'Everybody') }}"),
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

    assert (built.returncode, built.stderr) == (2, f"{expected}\n    {BY_TEMPLATE}\nNot built.\n")


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


def test_a_pelican_that_was_killed_is_told_in_words(run: Build, ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", KILLED)
    expected = (
        1,
        (
            "Pelican: a signal ended it: SIGKILL\n"
            "    Build again; if it ends again, check whether there is memory left.\n"
            "Not built.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)
    assert [path.name for path in ruritania.glob("*output*")] == []


@pytest.mark.usefixtures("site")
def test_a_disk_that_fills_up_at_the_end_leaves_the_last_good_site(
    run: Build, files: Files, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    change(ZENDA, "a day's wage", "two days' wages")

    def full(site: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(site / "index.html"))

    monkeypatch.setattr(workspaces, "flush", full)
    expected = (
        1,
        (
            "output/index.html: the disk is full\n    Free some space, and run the command again.\n"
            "Not built; output/ is as it was.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)
    assert {name: data for name, data in before.items() if name.startswith("output/")} == {
        name: data for name, data in files().items() if name.startswith("output/")
    }


def _is_free(file: IO[str]) -> bool:
    """Return whether no process holds the lock on a file, after a moment."""
    time.sleep(0.05)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def test_a_build_that_was_killed_leaves_no_process_and_no_folder_for_long(
    ruritania: Path, add: Add, command: Callable[..., Ran]
) -> None:
    add("pelicanconf.py", ORPHANED)

    killed = command(ruritania, "build")

    with (ruritania / "alive").open() as file:
        assert any(_is_free(file) for _ in range(200))
    with workspaces.workspace(NamedPath(ruritania / "output", "output")):
        pass
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in ruritania.glob("*output*")] == []


def test_a_picture_that_is_removed_before_it_is_copied_is_named(run: Build, add: Add) -> None:
    add("content/images/lake.png", "a lake")
    add("pelicanconf.py", REMOVED)
    expected = (
        2,
        "content/images/lake.png: this file was removed while the site was built\n    Build again.\nNot built.\n",
    )

    built = run()

    assert expected == (built.returncode, built.stderr)


def test_a_page_that_something_else_changes_before_it_is_published_stops_the_build(run: Build, add: Add) -> None:
    add("pelicanconf.py", CHANGED_LATER)
    expected = (
        1,
        (
            "output/about/index.html: this file was not written whole, or something else changed it meanwhile\n"
            "    See whether the disk has space and what else writes there, and build again.\n"
            "Not built.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)


def test_pelican_ends_over_an_error_as_we_take_it_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FatalLogger, "fatal_lvl", logging.ERROR)

    with pytest.raises(RuntimeError) as caught:
        FatalLogger("zenda").error("no")

    assert traceback.format_exception_only(caught.value) == ["RuntimeError: Warning or error encountered\n"]


@pytest.mark.usefixtures("site")
def test_a_file_that_is_put_into_the_output_folder_during_a_build_is_not_lost(
    run: Build, ruritania: Path, add: Add
) -> None:
    add("pelicanconf.py", PUT_THERE.format(names=["notes.txt", "about/index.html"]))
    message = "output: the output folder holds files that no build has made, or that were changed: about/index.html, "

    built = run()

    assert built.returncode == 1
    assert built.stderr.startswith(f"{message}notes.txt\n")
    assert [(ruritania / "output" / name).read_text() for name in ("notes.txt", "about/index.html")] == ["mine", "mine"]


@pytest.mark.usefixtures("site")
def test_what_is_kept_is_taken_as_it_is_at_the_end_of_a_build(run: Build, ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", 'OUTPUT_RETENTION = [".git"]\n' + PUT_THERE.format(names=["CNAME", ".git/HEAD"]))

    built = run()

    assert (built.returncode, built.stderr) == (0, "")
    assert [(ruritania / "output" / name).read_text() for name in ("CNAME", ".git/HEAD")] == ["mine", "mine"]


@pytest.fixture
def change_while_flushed(ruritania: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[str]], None]:
    """Return what has CNAME changed to each of some texts, while a site goes to disk again and again."""

    def begin(texts: Iterable[str]) -> None:
        flush, remaining = workspaces.flush, iter(texts)

        def changed(site: Path) -> None:
            flush(site)
            if text := next(remaining, None):
                (ruritania / "output/CNAME").write_text(text, encoding="utf-8")

        monkeypatch.setattr(workspaces, "flush", changed)

    return begin


@pytest.mark.usefixtures("site")
def test_a_change_while_the_site_goes_to_disk_is_kept_too(
    run: Build, ruritania: Path, change_while_flushed: Callable[[Iterable[str]], None]
) -> None:
    change_while_flushed(["one.example.org", "two.example.org"])

    built = run()

    assert (built.returncode, built.stderr) == (0, "")
    assert (ruritania / "output/CNAME").read_text(encoding="utf-8") == "two.example.org"


@pytest.mark.usefixtures("site")
def test_an_output_folder_that_never_comes_to_rest_is_told(
    run: Build, ruritania: Path, change_while_flushed: Callable[[Iterable[str]], None]
) -> None:
    change_while_flushed(str(number) for number in count(1))
    expected = (
        1,
        (
            "output: something changes this folder again and again, while the new site waits to take its place\n"
            "    Find out what writes there, stop it, and build again.\n"
            "Not built; output/ is as it was.\n"
        ),
    )

    built = run()

    assert expected == (built.returncode, built.stderr)
    assert (ruritania / "output/CNAME").read_text(encoding="utf-8") == "5"
