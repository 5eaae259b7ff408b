"""Plain `pelican`, and a seed that no explainer is built on."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from newsgloss.publishing.manifests import MANIFEST
from tests.site.site_pages import Pages

Ran = CompletedProcess[str]
Files = Callable[..., dict[str, bytes]]
Once = Callable[[str, Callable[[Path], None]], Path]
DRAFT = "content/explainers/canada-us-asylum-2020.md"
SAID = "said.txt"


def times(folder: Path) -> dict[str, int]:
    """Return when each file of the sources was written last, in nanoseconds."""
    found = [path for part in ("content", "seeds") for path in sorted((folder / part).rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in found}


def test_plain_pelican_builds_the_same_site_without_an_index(
    fresh: Path, pelican: Callable[[Path], Ran], files: Files
) -> None:
    shutil.rmtree(fresh / "output" / "pagefind")
    (fresh / "output" / MANIFEST).unlink()  # lists the index, too
    expected = {name.removeprefix("output/"): data for name, data in files(fresh, "output").items()}

    ran = pelican(fresh)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    (fresh / "OUT" / MANIFEST).unlink()
    assert {name.removeprefix("OUT/"): data for name, data in files(fresh, "OUT").items()} == expected


def test_a_build_ends_with_one_line_of_figures_and_writes_nothing_into_the_sources(
    fresh: Path, newsgloss: Callable[..., Ran]
) -> None:
    before = times(fresh)

    ran = newsgloss(fresh, "build", "--ignore-cache")

    line = r"output/: \d+ pages, \d+ entries, \d+ events, \d+ mentions, \d+ problems?, \d+\.\d seconds\n"
    assert re.fullmatch(line, ran.stdout)
    assert f"output/: {len(list((fresh / 'output').rglob('*.html')))} pages" in ran.stdout
    assert times(fresh) == before


@pytest.fixture(scope="module")
def drafted(copy_project: Callable[[Path], Path], newsgloss: Callable[..., Ran], make_once: Once) -> Path:
    """Return a project whose explainers and notes were deleted before a build, and in SAID what the build said."""

    def make(folder: Path) -> None:
        root = copy_project(folder)
        for part in ("content/explainers", "seeds/.base"):  # a seed that had a draft is drafted no more
            shutil.rmtree(root / part)
        ran = newsgloss(folder, "build")
        assert ran.returncode == 0, ran.stderr
        (folder / SAID).write_text(ran.stderr, encoding="utf-8")

    return make_once("drafted", make)


def test_a_seed_without_an_explainer_becomes_a_draft(drafted: Path) -> None:
    seed = (drafted / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8").split("\n")
    body = [line.strip() for number, line in enumerate(seed, 1) if line and number not in {1, 3, 17, 45}]

    front, _, text = (drafted / DRAFT).read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")

    said = (drafted / SAID).read_text(encoding="utf-8")
    assert f"{DRAFT}: created, a draft of the seed canada-us-asylum-2020\n" in said
    assert {"status": "draft", "seed": "canada-us-asylum-2020"}.items() <= yaml.safe_load(front).items()
    assert re.sub(r"^> (?:## )?", "", text, flags=re.MULTILINE).strip().split("\n\n") == body


def test_the_draft_of_a_seed_shows_its_words(
    drafted: Path,
    explainer: BeautifulSoup,
    without_notes: Callable[[Tag], Tag],
) -> None:
    page = Pages.of(drafted / "output")["drafts/canada-us-asylum-2020/"]
    draft = without_notes(page)
    quote = "div.story blockquote.source > *"
    published = without_notes(explainer)

    assert page.select("[data-added]:not(.paragraph-number, .source-end)") == []
    assert [block.get_text() for block in draft.select(quote)] == [
        block.get_text() for block in published.select(quote)
    ]
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"


def test_a_site_without_a_published_explainer_is_whole(
    drafted: Path,
    follow: Callable[[Path, str], Any],
    pages: dict[str, BeautifulSoup],
) -> None:
    output = drafted / "output"
    gone = {address for address in pages if address.startswith(("explainers/", "topics/"))} - {"explainers/"}

    followed = follow(output, "")

    assert followed.broken == []
    assert followed.reached_from_home == set(pages) - gone - {"404.html"} | {"drafts/canada-us-asylum-2020/"}
    assert followed.pages >= followed.reached_from_home | {"404.html", "drafts/canada-us-asylum-2020/"}
    assert Pages.of(output)[""].select("h1")


def test_a_second_build_leaves_the_draft_as_it_is(drafted: Path, newsgloss: Callable[..., Ran], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(drafted, tmp_path / "project"))
    before = times(folder)

    ran = newsgloss(folder, "build")

    assert ran.returncode == 0
    assert times(folder) == before
    assert "created" not in ran.stderr


def test_the_published_site_has_no_drafts(
    drafted: Path, copy_project: Callable[[Path], Path], newsgloss: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = copy_project(tmp_path / "project")
    shutil.rmtree(folder / "content" / "explainers")
    (folder / DRAFT).parent.mkdir()
    (folder / DRAFT).write_bytes((drafted / DRAFT).read_bytes())

    ran = newsgloss(folder, "build", "--settings", "publishconf.py")

    assert ran.returncode == 0, ran.stderr
    assert not (folder / "output" / "drafts").exists()
    assert "asylum seeker deportation issue" not in (folder / "output" / "index.html").read_text(encoding="utf-8")
