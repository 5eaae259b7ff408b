"""The pages of an earlier site -> what is said of those that this one does not have, and what leads there instead."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from newsgloss.content.values import Content
from newsgloss.content.written import read_inputs
from newsgloss.model.folders import Pagination
from newsgloss.model.problems import Place
from newsgloss.model.settings import Project
from newsgloss.publishing.links.authored_pages import pages_of
from newsgloss.publishing.links.lost_pages import MOST_TOLD, lost_pages
from newsgloss.publishing.site_names import moved_pages

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]


def told(project: Project, before: Iterable[str], now: Iterable[str] = ()) -> list[str]:
    at = {name: Place(name) for name in before}
    return [str(problem).partition(": warning: ")[2] for problem in lost_pages(at, set(now), project, "the last site")]


@pytest.mark.parametrize(
    ("file", "where", "what", "remedy"),
    [
        (
            "glossary/toll/index.html",
            "/glossary/toll/",
            "the entry 'toll'",
            "Write `redirect_from: toll` at the entry that explains it now, or publish it again.",
        ),
        (
            "explainers/zenda/index.html",
            "/explainers/zenda/",
            "the explainer 'zenda'",
            "Write `redirect_from: zenda` in the explainer to read instead, or publish it as `status: archived`.",
        ),
        (
            "topics/the-lake/index.html",
            "/topics/the-lake/",
            "the topic 'the-lake'",
            "Write `redirect_from: the-lake` in content/topics/NAME.md, NAME being the topic to read instead.",
        ),
        (
            "about/index.html",
            "/about/",
            "the page 'about'",
            "Write `redirect_from: about` in the page to read instead, or publish it again.",
        ),
        (
            "timeline/index.html",
            "/timeline/",
            "",
            "Links and search engines lead readers there: have a page there, or let it go.",
        ),
    ],
)
def test_a_page_that_is_gone_is_told_with_what_leads_its_readers_on(
    file: str, where: str, what: str, remedy: str, project: Project
) -> None:
    message = f"readers can no longer open {where}: the last site had {what} there"
    message = message if what else f"readers can no longer open {where}: the last site had a page there"

    assert told(project, [file, "index.html"], ["index.html"]) == [f"{message}\n    {remedy}"]


def test_pages_of_lists_and_files_that_are_no_pages_come_and_go(project: Project) -> None:
    further = project.pagination.file("glossary/index.html", 2)
    before = ["glossary/index.html", further, "theme/old.css", "share/glossary.png"]

    assert told(project, before, before[:1]) == []


def test_what_looks_like_a_page_of_a_list_is_one_if_the_earlier_site_had_all_before_it(project: Project) -> None:
    fourth = project.pagination.file("glossary/index.html", 4)
    before = ["glossary/index.html", project.pagination.file("glossary/index.html", 2), fourth]

    said = told(project, before, before[:1])

    assert [line.partition(":")[0] for line in said] == [f"readers can no longer open /{fourth}"]


def test_the_pages_of_many_lists_are_known_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    file = Pagination.file
    monkeypatch.setattr(Pagination, "file", lambda self, name, at: asked.append(at) or file(self, name, at))
    lists = [f"topics/lake-{number}/index.html" for number in range(50)]

    told(project, lists)

    assert asked == [2] * len(lists)


def test_of_many_pages_some_are_told(project: Project) -> None:
    said = told(project, [f"glossary/word-{number}/index.html" for number in range(MOST_TOLD + 5)])

    message = "readers can no longer open 5 more addresses that the last site had"
    remedy = "Where a setting moved them, take it back, or have your host lead from the old addresses to the new."
    assert (len(said), said[-1]) == (MOST_TOLD + 1, f"{message}\n    {remedy}")


def test_former_addresses_of_pages_and_topics_lead_on(load: Load, add: Add, change: Change, ruritania: Path) -> None:
    change("content/pages/about.md", "title: About", "title: About\nredirect_from: contact")
    topic = "---\ntitle: The lake\nstatus: {}\nredirect_from: [lakes, water]\n---\n\nStill.\n"
    add("content/topics/the-lake.md", topic.format("published"))
    add("content/topics/unused.md", topic.format("published"))
    content = load()

    assert dict(moved_pages(content)) == {
        "contact/index.html": "/about/",
        "topics/lakes/index.html": "/topics/the-lake/",
        "topics/water/index.html": "/topics/the-lake/",
    }
    assert [problem for problem in content.problems if "redirect_from" in str(problem)] == []
    inputs = read_inputs(content.project)
    assert sorted(pages_of(inputs, content.project)) == [
        "about/index.html",
        "contact/index.html",
        "explainers/zenda/index.html",
        "glossary/ferry-permit/index.html",
        "glossary/lake-authority/index.html",
        "glossary/lake-treaty/index.html",
        "glossary/rudolf-elphberg/index.html",
        "topics/lakes/index.html",
        "topics/the-lake/index.html",
        "topics/water/index.html",
    ]
    (ruritania / "content" / "topics" / "the-lake.md").unlink()
    add("content/topics/the-lake.md", topic.format("draft"))
    assert list(moved_pages(load())) == [("contact/index.html", "/about/")]
