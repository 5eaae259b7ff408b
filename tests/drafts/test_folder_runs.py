"""A folder of raw articles -> what became of each, and of what is none."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.drafts.article_files import files_in_folder
from newsgloss.drafts.desks import articles, project_desk
from newsgloss.drafts.importing import ImportRun, import_article
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.seeds.same_story import TELL_APART
from tests.drafts.refusals import refused
from tests.seeds.test_same_story import BRIDGE as A_BRIDGE
from tests.seeds.test_same_story import CHINESE
from tests.seeds.test_same_story import PORT as A_PORT

Add = Callable[[str, str], None]
Files = Callable[[], dict[str, bytes]]

BRIDGE, PORT = f"Bridge opens\n\n{A_BRIDGE}\n", f"Port closes\n\n{A_PORT}\n"
ZENDA = "content/explainers/zenda.md"
NOT_ALONE = "Name the articles, or a folder that holds nothing else."
STORY = "Bridge opens\n\nThe bridge opened on Sunday.\n\nNobody knows why, it said.\n\nIt was cold.\n\nIt rained.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Return an empty folder elsewhere on disk."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_a_link_that_leads_out_of_the_folder_is_named_and_not_followed(inbox: Path) -> None:
    (inbox.parent / "secret.txt").write_text(STORY)
    (inbox / "link.txt").symlink_to("../secret.txt")
    (inbox / "nowhere.txt").symlink_to("lost.txt")
    (inbox / "own.txt").write_text(STORY)
    (inbox / "same.txt").symlink_to("own.txt")
    articles, others = files_in_folder(inbox)

    assert [path.name for path in articles] == ["own.txt", "same.txt"]
    assert [(other.path.name, other.flaw.message) for other in others] == [
        ("link.txt", f"this symbolic link leads out of {inbox.as_posix()}/"),
        ("nowhere.txt", "this symbolic link leads nowhere"),
    ]


def test_the_frames_of_a_saved_page_are_no_articles(inbox: Path) -> None:
    (inbox / "bridge_files").mkdir()
    (inbox / "bridge_files" / "frame.html").write_text("<p>Buy a boat</p>")
    (inbox / "bridge.html").write_text("<p>Bridge opens</p>")

    assert files_in_folder(inbox) == ([inbox / "bridge.html"], [])


@pytest.mark.parametrize("name", ["content", "content/explainers", ZENDA, "output", "README.md"])
def test_nothing_of_the_sites_own_is_an_article(project: Project, name: str) -> None:
    project.output.mkdir()
    (project.root / "README.md").write_text(STORY)
    (project.output / "index.html").write_text("<p>Bridge opens</p>")
    kind = "file" if name.endswith(".md") else "folder"
    expected = f"{name}: this {kind} is the site's own, and no article\n    {NOT_ALONE}"

    with pytest.raises(ContentError) as caught:
        articles(project_desk(project), project.root / name)

    assert [expected] == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("name", [".", ".."])
def test_no_folder_is_imported_that_the_whole_project_is_in(project: Project, name: str) -> None:
    folder = (project.root / name).resolve()

    with pytest.raises(ContentError) as caught:
        articles(project_desk(project), folder)

    expected = f"{folder}: the whole project is in this folder, and not only articles\n    {NOT_ALONE}"
    assert [expected] == [str(problem) for problem in caught.value.problems]


def test_of_a_folder_that_holds_the_site_too_the_articles_alone_are_read(project: Project, add: Add) -> None:
    add("web/bridge.txt", STORY)
    add("web/output/index.html", "<p>Bridge opens</p>")
    add("web/output/nested/index.html", "<p>Bridge opens</p>")
    desk = project_desk(replace(project, output=project.root / "web/output"))

    found, others = articles(desk, project.root / "web")

    assert [project.root / "web/bridge.txt"] == found
    assert [(project.root / "web/output", "this is the site's own", "An import reads no articles in it.")] == [
        (other.path, other.flaw.message, other.flaw.remedy) for other in others
    ]


def test_seeds_that_are_within_the_content_are_articles(project: Project, add: Add) -> None:
    add("content/seeds/bridge.txt", STORY)
    desk = project_desk(replace(project, seeds=project.content / "seeds"))

    assert ([project.content / "seeds/bridge.txt"], []) == articles(desk, project.content / "seeds")


def test_a_copy_keeps_its_own_warnings(project: Project, inbox: Path) -> None:
    (inbox / "a.txt").write_text(STORY)
    (inbox / "b.txt").write_text(STORY.replace("Sunday", "Sun\x00day"))
    run = ImportRun()
    expected = (Outcome.COPY, ["1 x control character, left out"])

    import_article(project_desk(project), inbox / "a.txt", run=run)
    copy = import_article(project_desk(project), inbox / "b.txt", run=run)

    assert expected == (copy.outcome, [problem.message for problem in copy.problems])
    assert {problem.place.path for problem in copy.problems} == {(inbox / "b.txt").as_posix()}


@pytest.mark.parametrize("changed", ["Monday", "Sunday, and nobody was there to see it but the ferry's crew"])
def test_an_article_that_differs_from_its_former_copy_says_how(project: Project, inbox: Path, changed: str) -> None:
    short = "Bridge opens\n\nThe bridge opened on Sunday.\n\nNobody knows why it was shut for a year, it said.\n"
    (inbox / "a.txt").write_text(short)
    (inbox / "b.txt").write_text(short.replace("Sunday", changed))
    run = ImportRun()
    import_article(project_desk(project), inbox / "a.txt", run=run)

    with pytest.raises(ContentError) as caught:
        import_article(project_desk(project), inbox / "b.txt", run=run)

    name = (inbox / "a.txt").as_posix()
    assert (
        caught.value.problems[0].message == f"this differs from {name}: blocks that differ: 1, new: 0, in that alone: 0"
    )
    assert caught.value.problems[0].remedy == "Keep the right one, or import this by itself, with another --id."


def test_an_article_that_is_refused_takes_no_id_from_the_next(project: Project, inbox: Path) -> None:
    for name in "ab":
        (inbox / f"{name}.txt").write_text(STORY)
    import_article(project_desk(project), inbox / "a.txt")
    (inbox / "a.txt").write_text(STORY.replace("It rained.", "It snowed."))
    run = ImportRun()

    with pytest.raises(ContentError, match="has changed since it was imported"):
        import_article(project_desk(project), inbox / "a.txt", run=run)

    assert import_article(project_desk(project), inbox / "b.txt", run=run).outcome is Outcome.UNCHANGED


@pytest.fixture
def known(project: Project, inbox: Path) -> Path:
    """Import an article; return a copy of it that has another headline, and so another id."""
    (inbox / "a.txt").write_text(BRIDGE)
    import_article(project_desk(project), inbox / "a.txt")
    (inbox / "b.txt").write_text(BRIDGE.replace("Bridge opens", "Strelsau's bridge is open"))
    return inbox / "b.txt"


def test_an_article_that_has_another_id_is_refused_before_anything_is_written(
    project: Project, known: Path, files: Files
) -> None:
    before = files()
    message = "this has the same words as the article of content/explainers/bridge-opens.md"
    version = "If it is a new version, import it by itself, with --id bridge-opens --update."
    expected = [f"{known}: {message}\n    {version} If readers need both, give it an --id of its own."]

    assert expected == refused(project, known)
    assert before == files()


def test_an_article_that_is_wanted_twice_is_told_how_to_tell_them_apart(project: Project, known: Path) -> None:
    message = "this has the same words as the article of content/explainers/bridge-opens.md"

    imported = import_article(project_desk(project), known, "bridge-again")

    assert imported.outcome is Outcome.CREATED
    assert f"{known}: warning: {message}\n    {TELL_APART}" == str(imported.problems[-1])
    assert import_article(project_desk(project), project.seeds / "bridge-again.txt").outcome is Outcome.UNCHANGED


def test_an_article_is_known_by_its_explainer_where_its_first_draft_is_not_kept(project: Project, known: Path) -> None:
    (project.seeds / ".base" / "bridge-opens.md").unlink()
    explainer = project.explainers / "bridge-opens.md"
    story = explainer.read_text().replace("\n\n> ", "\n>\n> ").replace("---\n>\n", "---\n\n")
    explainer.write_text(f"{story}\nWhat we say of it.\n")

    message = "this has nearly the same words as the article of content/explainers/bridge-opens.md: "
    assert f"{message}'What we say of it' left out\n" in refused(project, known)[0]
    assert import_article(project_desk(project), project.seeds / "bridge-opens.txt").problems == ()


def test_a_later_version_of_an_article_is_no_second_copy(project: Project, known: Path) -> None:
    sidecar = project.seeds / "bridge-opens.yaml"
    sidecar.write_text(sidecar.read_text() + "published: 2031-05-02\n")
    known.with_suffix(".yaml").write_text("published: 2031-05-03\n")

    assert import_article(project_desk(project), known).outcome is Outcome.CREATED


def test_two_files_of_one_run_are_one_article_in_spite_of_their_headlines(project: Project, known: Path) -> None:
    run = ImportRun()
    other = known.with_name("c.txt")
    other.write_text(PORT)
    import_article(project_desk(project), other, run=run)
    other.write_text(PORT.replace("Port closes", "The port is closed"))

    with pytest.raises(ContentError, match=r"the same words as the article of content/explainers/port-closes\.md"):
        import_article(project_desk(project), other, run=run)


def test_an_article_in_chinese_that_has_changed_since_is_told_so(project: Project, inbox: Path) -> None:
    (inbox / "a.txt").write_text(f"大桥开放\n\n{CHINESE}\n", encoding="utf-8")
    import_article(project_desk(project), inbox / "a.txt", "da-qiao")
    (inbox / "a.txt").write_text(f"大桥开放\n\n{CHINESE.replace('星期日', '周日')}\n", encoding="utf-8")

    with pytest.raises(ContentError, match=r"this has changed since it was imported as seeds/da-qiao\.txt"):
        import_article(project_desk(project), inbox / "a.txt", "da-qiao")
