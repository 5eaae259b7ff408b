"""A name, an address and a language -> a new site, whole, without a problem, in its own name."""

import ast
import errno
import itertools
import os
import re
from pathlib import Path

import pytest

from newsgloss.content.loading import load_content
from newsgloss.drafts.new_site import STARTED_IN, STARTER, NewSite, site_files, write_site
from newsgloss.editorial.checks import check
from newsgloss.linking.html_text import read_fragment
from newsgloss.model.entries import KINDS
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project

NAME = 'L\'Écho "du" *Lac* <&> \\ _1_'
PAGES = ("about", "standards")


def new(lang: str = "en", name: str = NAME, *, has_sample: bool = True) -> NewSite:
    return NewSite(name, "https://news.example.org", lang, "Les *amis*", has_sample)


@pytest.mark.parametrize("has_sample", [True, False])
@pytest.mark.parametrize("lang", STARTED_IN)
def test_a_new_site_has_no_problem_and_its_own_name(tmp_path: Path, lang: str, *, has_sample: bool) -> None:
    write_site(tmp_path / "site", site_files(new(lang, has_sample=has_sample)))
    project = find_project(tmp_path / "site")

    content = load_content(project)

    assert [str(problem) for problem in check(content)] == []
    assert (project.name, project.author, project.lang, project.category) == (
        NAME,
        "Les *amis*",
        lang,
        {"en": "News", "fr": "Actualité", "de": "Aktuelles"}[lang],
    )
    assert sorted(content.pages) == sorted(PAGES)
    assert NAME in " ".join(read_fragment(content.texts.pages["about"].html).text.split())


@pytest.mark.parametrize("lang", STARTED_IN)
def test_the_sample_has_a_story_six_kinds_of_entries_two_notes_and_sources(tmp_path: Path, lang: str) -> None:
    write_site(tmp_path / "site", site_files(new(lang)))

    content = load_content(find_project(tmp_path / "site"))

    assert {entry.kind for entry in content.glossary.entries.values()} == set(KINDS)
    assert [len(file.notes) for file in content.note_files.values()] == [2]
    assert {explainer.meta.seed for explainer in content.explainers.values()} == {"hentzau-pass"}
    assert len(content.glossary.sources) == 5


def test_an_empty_site_has_nothing_of_the_sample_and_every_folder() -> None:
    files = site_files(new(has_sample=False))

    assert "entzau" not in "".join([*files, *files.values()])
    assert {"content/explainers/.gitkeep", "content/glossary/terms.yaml", "seeds/.gitkeep"} <= set(files)


@pytest.mark.parametrize("lang", STARTED_IN)
def test_a_new_site_names_no_one_elses_country_or_story(lang: str) -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted((STARTER / lang / "content").rglob("*.*")))

    assert re.findall("Canada|CBC|Newsgloss", texts) == []


def test_settings_are_some_dozen_lines_that_python_reads_whatever_the_name() -> None:
    files = site_files(new())

    made = {
        node.targets[0].id: ast.literal_eval(node.value)  # type: ignore[attr-defined]
        for node in ast.parse(files["pelicanconf.py"]).body
        if isinstance(node, ast.Assign)
    }
    assert made["SITENAME"] == NAME
    assert 'os.environ.get("SITEURL", "https://news.example.org")' in files["publishconf.py"]
    assert len(files["pelicanconf.py"].splitlines()) <= 14


def test_nothing_is_written_where_a_file_would_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "README.md").write_text("Mine.", encoding="utf-8")
    (tmp_path / "site" / "publishconf.py").symlink_to("nowhere")

    with pytest.raises(ContentError) as caught:
        write_site(Path("site"), site_files(new()))

    expected = ["site: a new site would replace publishconf.py\n    Choose another folder."]
    assert expected == [str(problem) for problem in caught.value.problems]
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["README.md", "publishconf.py"]


def test_of_many_files_in_the_way_some_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = site_files(new())
    write_site(Path("site"), files)

    with pytest.raises(
        ContentError, match=r"a new site would replace \S+, \S+, \S+ and 10 more\n    Choose another folder\."
    ):
        write_site(Path("site"), files)


def test_what_a_repository_begins_with_is_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Mine.", encoding="utf-8")

    assert write_site(tmp_path, site_files(new())) == ["README.md"]
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Mine."


@pytest.mark.parametrize("folder", ["site", "."])
def test_a_site_that_cannot_be_written_leaves_nothing(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "README.md").write_text("Ours.\n")
    through, written = os.fsync, itertools.count(1)

    def full(number: int) -> None:
        if next(written) == 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        through(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_site(tmp_path / folder, site_files(new()))

    assert [path.name for path in tmp_path.rglob("*")] == ["README.md"]


def test_a_folder_that_holds_other_files_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Mine.", encoding="utf-8")

    write_site(tmp_path, site_files(new()))

    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "Mine."
    assert (tmp_path / "pelicanconf.py").is_file()
