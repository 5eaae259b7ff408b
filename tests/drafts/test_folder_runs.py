"""A folder of raw articles -> what became of each, and of what is none."""

from pathlib import Path

import pytest

from newsgloss.drafts.article_files import files_in_folder
from newsgloss.drafts.desks import project_desk
from newsgloss.drafts.importing import Given, import_article
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project

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


def test_a_copy_keeps_its_own_warnings(project: Project, inbox: Path) -> None:
    (inbox / "a.txt").write_text(STORY)
    (inbox / "b.txt").write_text(STORY.replace("Sunday", "Sun\x00day"))
    taken: dict[str, Given] = {}
    expected = (Outcome.COPY, ["1 x control character, left out"])

    import_article(project_desk(project), inbox / "a.txt", taken=taken)
    copy = import_article(project_desk(project), inbox / "b.txt", taken=taken)

    assert expected == (copy.outcome, [problem.message for problem in copy.problems])
    assert {problem.place.path for problem in copy.problems} == {(inbox / "b.txt").as_posix()}


@pytest.mark.parametrize("changed", ["Monday", "Sunday, and nobody was there to see it but the ferry's crew"])
def test_an_article_that_differs_from_its_former_copy_says_how(project: Project, inbox: Path, changed: str) -> None:
    short = "Bridge opens\n\nThe bridge opened on Sunday.\n\nNobody knows why it was shut for a year, it said.\n"
    (inbox / "a.txt").write_text(short)
    (inbox / "b.txt").write_text(short.replace("Sunday", changed))
    taken: dict[str, Given] = {}
    import_article(project_desk(project), inbox / "a.txt", taken=taken)

    with pytest.raises(ContentError) as caught:
        import_article(project_desk(project), inbox / "b.txt", taken=taken)

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
    taken: dict[str, Given] = {}

    with pytest.raises(ContentError, match="has changed since it was imported"):
        import_article(project_desk(project), inbox / "a.txt", taken=taken)

    assert import_article(project_desk(project), inbox / "b.txt", taken=taken).outcome is Outcome.UNCHANGED
