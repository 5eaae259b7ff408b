"""A site's files -> what keeps them from being published."""

from dataclasses import replace

import pytest

from newsgloss.model.problems import Place
from newsgloss.model.settings import Project
from newsgloss.publishing.hosts.release import release_problems
from newsgloss.publishing.manifests import Digest

DRAFT = Place("content/explainers/zenda.md", 6, 9)
FILE = "drafts/zenda/index.html"


def told(project: Project, sizes: dict[str, int], drafts: dict[str, Place] | None = None) -> list[str]:
    files = {name: Digest(size, "") for name, size in sizes.items()}
    return [str(problem) for problem in release_problems(project, files, drafts or {})]


def test_a_draft_that_has_a_page_is_refused_where_its_author_made_it_one(project: Project) -> None:
    expected = [
        (
            "content/explainers/zenda.md:6:9: this draft would be published, as drafts/zenda/index.html\n"
            '    Set DRAFT_SAVE_AS = "" and DRAFT_PAGE_SAVE_AS = "" in pelicanconf.py, or set the draft to '
            "`status: published`."
        )
    ]

    assert expected == told(project, {"index.html": 1, FILE: 1}, {FILE: DRAFT})


def test_beside_other_content_the_pages_of_others_keep_their_drafts(project: Project) -> None:
    (problem,) = told(replace(project, is_alone=False), {FILE: 1}, {FILE: DRAFT})

    assert problem.splitlines()[1] == (
        '    Set DRAFT_SAVE_AS = "" in pelicanconf.py, or set the draft to `status: published`.'
    )


def test_a_draft_is_refused_where_an_earlier_page_of_it_is_kept(project: Project) -> None:
    kept = project.output / "CNAME"
    kept.parent.mkdir()
    kept.touch()

    assert len(told(project, {"index.html": 1}, {"CNAME": DRAFT})) == 1


def test_a_draft_without_a_page_is_no_problem(project: Project) -> None:
    assert told(project, {"index.html": 1}, {FILE: DRAFT}) == []


def test_a_site_that_is_larger_than_what_github_serves_is_refused(project: Project) -> None:
    expected = [
        (
            "output: the site has 1,001 MB, and GitHub Pages serves no more than 1,000 MB\n"
            "    Make what is in images (990 MB) smaller, or publish the site in parts. For a host that takes more, "
            "`newsgloss build --settings pelicanconf.py` builds it as well."
        )
    ]

    assert expected == told(
        project, {"images/a.png": 980_000_000, "images/b.png": 10_000_000, "index.html": 10_000_001}
    )


@pytest.mark.parametrize("size", [800_000_000, 1_000_000_000])
def test_a_site_that_is_nearly_too_large_is_a_warning(size: int, project: Project) -> None:
    whole = f"{size // 1_000_000:,} MB"
    message = f"output: warning: the site has {whole}, and GitHub Pages serves no more than 1,000 MB"
    remedy = f"Make what is in images ({whole}) smaller, or publish the site in parts."

    assert told(project, {"images/a.png": size}) == [f"{message}\n    {remedy}"]


def test_what_is_kept_of_the_last_site_weighs_too(project: Project) -> None:
    project.output.mkdir()
    (project.output / "CNAME").write_text("lake.ruritania\n", encoding="utf-8")

    assert told(project, {"index.html": 800_000_000 - 15}) != []
    assert told(project, {"index.html": 800_000_000 - 16}) == []
